//! A need inside a sentence that the program reads back: a touch, an action, an option of a command.
//!
//! What may live here: taking from a need what such a sentence would read as a date, a name or a goal. What may
//! not: the sentences themselves.

use crate::facts::coverage::GoalKey;
use crate::text::phrase::shell_word;

/// Keys of a sentence, with a value after the colon (format.md, "Actions" and "log.md").
const KEYS: [&str; 6] = ["due", "done", "start", "kind", "moved", "weight"];

/// A need as words that mean only themselves: on one line, without keys, names of people and goals, and
/// without a capital that would make somebody's name of it.
pub(super) fn sayable(need: &str) -> String {
    let words = need.split(|c: char| c.is_whitespace() || c.is_control());
    let words = words.map(|word| {
        let word = word.replace(['📅', '✅', '⏳', '🛫'], "");
        let lead: String = word
            .chars()
            .take_while(|c| c.is_ascii_punctuation())
            .collect();
        let rest = word.strip_prefix(lead.as_str()).unwrap_or_default();
        let lead = lead.replace(['@', '#'], "");
        let key = rest.split_once(':').map(|(key, _)| key);
        let is_key = key.is_some_and(|key| KEYS.iter().any(|one| key.eq_ignore_ascii_case(one)));
        let rest = if is_key {
            rest.replacen(':', " ", 1)
        } else {
            rest.to_owned()
        };
        format!("{lead}{}", without_capital(rest.trim_end()))
    });
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// `Agile` becomes `agile`; `AWS` stays.
fn without_capital(word: &str) -> String {
    let mut chars = word.chars();
    match chars.next() {
        Some(first) if first.is_uppercase() && !chars.as_str().contains(char::is_uppercase) => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => word.to_owned(),
    }
}

/// ` #goal` for the end of a sentence; nothing for the standing needs, and where the id is no one word.
pub(super) fn topic(goal: &GoalKey) -> String {
    match goal {
        GoalKey::Goal(id) if !id.as_str().contains(char::is_whitespace) => format!(" #{id}"),
        _ => String::new(),
    }
}

/// An option with its value as a shell reads it: a value that begins with a dash is no other option.
pub(super) fn option(name: &str, value: &str) -> String {
    let between = if value.starts_with('-') { '=' } else { ' ' };
    format!(" {name}{between}{}", shell_word(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_need_means_only_itself_in_a_sentence() {
        for (need, said) in [
            ("org-design", "org-design"),
            ("AWS and Agile", "AWS and agile"),
            ("c# and f#", "c# and f#"),
            ("due:2020-01-01", "due 2020-01-01"),
            ("(DUE:fri), kind:x", "(DUE fri), kind x"),
            ("weight:heavy", "weight heavy"),
            ("ratio 3:1", "ratio 3:1"),
            ("@grace #g2", "grace g2"),
            ("a\nb\tc\u{7}d", "a b c d"),
            ("due: soon", "due soon"),
            ("done:", "done"),
            ("📅 2020-01-01", "2020-01-01"),
        ] {
            assert_eq!(sayable(need), said, "{need}");
        }
    }

    #[test]
    fn an_option_keeps_a_value_that_looks_like_one() {
        assert_eq!(option("--expertise", "sql"), " --expertise sql");
        assert_eq!(option("--expertise", "--goal"), " --expertise=--goal");
        assert_eq!(option("--expertise", "a b"), " --expertise \"a b\"");
    }
}
