//! Words of the owner's own that are nearly one of the program's.
//!
//! What may live here: which word is meant, and the line of a command that has just written one. What may not:
//! what `check` says of it.

use crate::model::words::Function;
use crate::text::phrase::shell_word;
use crate::text::similar;

/// The kind of support that one of the owner's own looks like: owners may write kinds of their own, and
/// one that nearly is one of the twelve is a slip. `None`: it is one of them, or like none.
pub fn function(typed: &str) -> Option<&'static str> {
    if Function::parse(typed).is_some() {
        return None;
    }
    let mut words = Function::WORDS.iter().copied();
    words.find(|word| similar::looks_like(typed, word))
}

/// What is said of kinds of support that were just written and look like one of the twelve, a line each, with
/// what mends it; `set` is the command before its keys: `mentor set grace-okafor`.
pub fn lines<'a>(written: impl Iterator<Item = &'a str>, set: &str) -> Vec<String> {
    let line = |kind: &str| {
        let known = function(kind)?;
        let old = shell_word(&format!("functions-={kind}"));
        let new = shell_word(&format!("functions+={known}"));
        Some(format!(
            "“{kind}” looks like “{known}”; if that is meant: {set} {old} {new}"
        ))
    };
    written.filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::{function, lines};

    #[test]
    fn what_was_just_written_is_told_with_what_mends_it() {
        assert_eq!(
            lines(["guidence", "cooking"].into_iter(), "mentor set ada"),
            [
                "“guidence” looks like “guidance”; if that is meant: mentor set ada functions-=guidence functions+=guidance"
            ]
        );
    }

    #[test]
    fn a_slip_is_like_one_of_the_twelve_and_is_none_of_them() {
        for (typed, meant) in [
            ("guidence", Some("guidance")),
            ("sponsership", Some("sponsorship")),
            ("guidance", None),
            ("cooking", None),
        ] {
            assert_eq!(function(typed), meant, "{typed}");
        }
    }
}
