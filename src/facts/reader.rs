//! The person who reads a draft, and notes about them turned to them.
//!
//! What may live here: from a note about somebody to half a sentence that they can read. What may not:
//! which note is chosen, and the sentence around it.

use crate::model::draft::Address;
use crate::model::person::Person;
use crate::text::address::{Pronouns, Reader, speaks_of, to_you};
use crate::text::deed::{is_past, quoted, thing, uncapitalised};
use crate::text::phrase::{clause, untagged};

/// Who reads: the first word of their name, by which notes speak of them, and their pronouns.
pub fn reader(person: &Person) -> Reader<'_> {
    Reader {
        name: person.first_word(),
        pronouns: Pronouns::parse(person.pronouns.as_deref()),
    }
}

/// Where a draft for them goes.
pub fn address(person: &Person) -> Address {
    Address {
        name: person.name.clone(),
        email: person.contact.email.clone(),
    }
}

/// What somebody gave or did, as it stands after `Thank you`: `for two hours on the memo`, `: you rang at
/// seven`, ` for “…”` where its form is not known; `None` where it speaks of the reader and cannot be turned.
pub fn thanked(text: &str, reader: Reader<'_>) -> Option<String> {
    let text = clause(untagged(text));
    let first = text.split_whitespace().next()?.to_lowercase();
    if is_past(&first) {
        let turned = to_you(text, reader)?;
        return Some(format!(": you {}", uncapitalised(&turned)));
    }
    let turned = to_you(text, reader)?;
    if turned != text && turned.to_lowercase().starts_with("you ") {
        return Some(format!(": {}", uncapitalised(&turned)));
    }
    if turned.starts_with(['"', '“']) {
        return Some(format!(": {turned}"));
    }
    Some(match thing(&turned) {
        Some(thing) => format!(" for {thing}"),
        None => format!(" for {}", quoted(&turned)),
    })
}

/// A text of the notes turned to the reader where it speaks of them and that is certain; else as it is.
pub fn turned(text: &str, reader: Reader<'_>) -> String {
    let text = untagged(text);
    if speaks_of(text, reader) {
        to_you(text, reader).unwrap_or_else(|| text.to_owned())
    } else {
        text.to_owned()
    }
}

/// A text with the reader's own name as `you`; pronouns stay, for they may be anybody's.
pub fn named_as_you(text: &str, reader: Reader<'_>) -> String {
    let by_name = Reader {
        pronouns: Pronouns::Other,
        ..reader
    };
    to_you(text, by_name).unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRACE: Reader<'_> = Reader {
        name: "Grace",
        pronouns: Pronouns::She,
    };

    #[test]
    fn what_was_given_stands_after_thank_you() {
        for (text, want) in [
            (
                "The napkin, drawn and photographed",
                Some(" for the napkin, drawn and photographed"),
            ),
            (
                "rang at 07:00 and at 19:00, unasked weight",
                Some(": you rang at 07:00 and at 19:00, unasked weight"),
            ),
            (
                "She told her CIO roundtable #board",
                Some(": you told your CIO roundtable"),
            ),
            (
                "My name in the staff paper.",
                Some(" for my name in the staff paper"),
            ),
            (
                "Both of them before breakfast",
                Some(" for “Both of them before breakfast”"),
            ),
            (
                "\"through the breach\", said to Bill",
                Some(": \"through the breach\", said to Bill"),
            ),
            ("", None),
        ] {
            assert_eq!(thanked(text, GRACE).as_deref(), want, "{text}");
        }
    }

    #[test]
    fn only_what_speaks_of_the_reader_is_turned() {
        assert_eq!(
            turned("Whether she would sit in", GRACE),
            "Whether you would sit in"
        );
        assert_eq!(turned("What he said", GRACE), "What he said");
        assert_eq!(
            turned("Ask Rosa whether she may", GRACE),
            "Ask Rosa whether she may"
        );
    }
}
