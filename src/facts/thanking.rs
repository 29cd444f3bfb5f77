//! What every letter of thanks keeps to, and how a line of thanks stands in it.
//!
//! What may live here: the words that no thank-you says, and the form of what is thanked for. What may not:
//! whom a letter thanks, and for what.

/// What a thank-you never says: a request, or words of a form.
pub const NEVER: &[&str] = &[
    "could you",
    "would you",
    "can you",
    "will you please",
    "i hope this",
    "just wanted to",
    "reaching out",
    "touch base",
    "don’t hesitate",
    "don't hesitate",
    "lorem",
];

/// What a line of thanks is for, without the word: `For not laughing at 58`; `None` for any other.
pub fn what_for(text: &str) -> Option<&str> {
    let rest = text
        .strip_prefix("For ")
        .or_else(|| text.strip_prefix("for "))?;
    Some(rest.trim_start()).filter(|rest| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_for_something_stands_after_for() {
        assert_eq!(
            what_for("For not laughing at 58"),
            Some("not laughing at 58")
        );
        assert_eq!(what_for("for Thursday nights"), Some("Thursday nights"));
        assert_eq!(what_for("Forty evenings"), None);
        assert_eq!(what_for("For "), None);
    }
}
