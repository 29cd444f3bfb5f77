//! Words of the owner's own that are nearly one of the program's.
//!
//! What may live here: which word is meant. What may not: what is said of it.

use crate::model::words::Function;
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

#[cfg(test)]
mod tests {
    use super::function;

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
