//! Comma-separated values (RFC 4180), as spreadsheets read them without harm.
//!
//! What may live here: one line and its cells. What may not: which columns there are.

/// A line of CSV. A cell that a spreadsheet would take for a formula gets a `'` before it.
pub fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(|text| cell(&text)).collect();
    format!("{}\n", cells.join(","))
}

fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains(['"', ',', ';', '\n', '\r']) || text != text.trim() {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be_and_none_is_a_formula() {
        let cells = ["a", "b,c", "say \"x\"", "=1+1", "-3", " blank"].map(str::to_owned);
        assert_eq!(
            line(cells.into_iter()),
            "a,\"b,c\",\"say \"\"x\"\"\",'=1+1,'-3,\" blank\"\n"
        );
    }
}
