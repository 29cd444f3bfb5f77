//! Lines of `log.md`.

use super::day::Day;
use super::words::{TouchKind, Weight};

/// One dated line of `log.md`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touch {
    /// Its date.
    pub day: Day,
    /// What it is.
    pub kind: TouchKind,
    /// What it says, without a `weight:` word.
    pub text: String,
    /// Its weight, where one is written (`gave` and `received`).
    pub weight: Option<Weight>,
    /// Its line, from 1.
    pub line: usize,
}

/// A text without the `weight:` word at its end, and what that says.
pub fn weighed(text: &str) -> (&str, Option<Weight>) {
    let parts = text.rsplit_once("weight:");
    let parts =
        parts.filter(|(before, _)| before.is_empty() || before.ends_with(char::is_whitespace));
    match parts.and_then(|(before, word)| Some((before, Weight::parse(word)?))) {
        Some((before, weight)) => (before.trim_end(), Some(weight)),
        None => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_stands_at_the_end() {
        for (text, want) in [
            ("a report weight:heavy", ("a report", Some(Weight::Heavy))),
            ("a report weight: Light ", ("a report", Some(Weight::Light))),
            ("weight:medium", ("", Some(Weight::Medium))),
            ("a report weight:huge", ("a report weight:huge", None)),
            ("weight:heavy, all of it", ("weight:heavy, all of it", None)),
            ("counterweight:heavy", ("counterweight:heavy", None)),
            ("a report", ("a report", None)),
        ] {
            assert_eq!(weighed(text), want, "{text}");
        }
    }
}
