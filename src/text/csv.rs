//! Comma-separated values (RFC 4180), as spreadsheets read them without harm.
//!
//! What may live here: lines and their cells. What may not: which columns there are.

use std::ops::Range;

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

/// Where each cell of a CSV text stands, row by row, quotes included: separated by `,`, or by `;` or a tab where
/// the first row is. A quoted cell may hold line ends.
pub fn cells(text: &str) -> Vec<Vec<Range<usize>>> {
    let head = text.lines().next().unwrap_or_default();
    let count = |separator: char| head.matches(separator).count();
    let separator = [',', ';', '\t']
        .into_iter()
        .rev()
        .max_by_key(|one| count(*one));
    let separator = separator.unwrap_or(',');
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    let (mut start, mut quoted) = (0, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '\n' if !quoted => {
                row.push(
                    start
                        ..text
                            .get(..at)
                            .map_or(at, |line| line.trim_end_matches('\r').len()),
                );
                rows.push(std::mem::take(&mut row));
                start = at + 1;
            }
            c if c == separator && !quoted => {
                row.push(start..at);
                start = at + 1;
            }
            _ => {}
        }
    }
    if start < text.len() || !row.is_empty() {
        row.push(start..text.len());
        rows.push(row);
    }
    rows
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
