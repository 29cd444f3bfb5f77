//! Names as they are said.
//!
//! What may live here: which part of a name somebody is called by. What may not: whose name it is.

/// Scripts of names that begin with the family's.
fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

/// The name by which somebody is spoken of and to: its first word, `Grace` of `Grace Okafor`; the whole name in
/// scripts that write the family's first, where the first word alone would be that one.
pub fn said(name: &str) -> &str {
    let name = name.trim();
    if name.contains(is_east_asian) {
        name
    } else {
        name.split_whitespace().next().unwrap_or(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_said_by_its_first_word_unless_that_is_the_family() {
        for (name, want) in [
            ("Grace Okafor", "Grace"),
            (" José  Nandu", "José"),
            ("Ольга Ткаченко", "Ольга"),
            ("田中 恵子", "田中 恵子"),
            ("田中恵子", "田中恵子"),
            ("김 민준", "김 민준"),
            ("さくら 林", "さくら 林"),
            ("Cher", "Cher"),
            ("", ""),
        ] {
            assert_eq!(said(name), want, "{name}");
        }
    }
}
