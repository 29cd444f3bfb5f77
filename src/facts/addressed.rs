//! The owner's notes as the person whom they speak of reads them.
//!
//! What may live here: who the reader is, and a note turned to them where that is certain. What may not:
//! which notes a draft takes.

use crate::error::Failure;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::note::{Meeting, Note, SectionKey};
use crate::model::person::Person;
use crate::text::address::{speaks_of, to_you};
use crate::text::inline::safe;
use crate::text::phrase::untagged;
use crate::text::wording::topics;

use super::points::{Point, section_points};
use super::privacy::{Audience, not_for_others};
use super::reader::reader;

/// What is said where the owner has no name to sign with.
pub const MY_NAME: &str = "your name, which stands as `name = \"…\"` under [me] in mentor.toml";

/// The person to whom a draft goes. Nothing goes to anyone about somebody who is confidential, or may be,
/// unless that was asked for.
pub fn addressee<'n>(
    network: &'n Network,
    id: &PersonId,
    audience: Audience,
) -> Result<&'n Person, Failure> {
    let gone = || Failure::new(format!("people/{id} is not there any more"));
    let person = network.person(id).ok_or_else(gone)?;
    if audience.sees_person(person) {
        return Ok(person);
    }
    Err(not_for_others(person))
}

/// A note without its `#words`, turned to the person; `None` where that is not certain.
pub fn turned(text: &str, person: &Person) -> Option<String> {
    to_you(&safe(untagged(text)), reader(person))
}

/// A note turned to the person, or as it stands where that is not certain.
pub fn as_read(text: &str, person: &Person) -> String {
    turned(text, person).unwrap_or_else(|| safe(untagged(text)))
}

/// Whether a text still speaks of the person as of a third one.
pub fn is_third(text: &str, person: &Person) -> bool {
    speaks_of(text, reader(person))
}

/// An aside to oneself: a text in brackets from its first to its last character.
pub fn is_aside(text: &str) -> bool {
    let ends = |text: &str| text.trim_end_matches('.').ends_with(')');
    text.starts_with('(') && (ends(text.trim_end()) || ends(untagged(text)))
}

/// The takeaways of a meeting's text: those that led to an action or a decision first, each group in the
/// order of the file.
pub fn takeaways(meeting: &Meeting, note: &Note, audience: Audience) -> Vec<Point> {
    let decided = section_points(meeting, note, SectionKey::Decisions, audience);
    let actions = note
        .actions
        .iter()
        .filter(|a| !a.private || audience.sees_private());
    let mut led: Vec<_> = actions.map(|action| topics(&action.text)).collect();
    led.extend(decided.iter().map(|point| topics(&point.text)));
    let mut points = section_points(meeting, note, SectionKey::Takeaways, audience);
    points.retain(|point| !is_aside(&point.text));
    points.sort_by_key(|point| {
        let words = topics(&point.text);
        !led.iter()
            .any(|other| words.intersection(other).next().is_some())
    });
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{met, person, promise, section};

    #[test]
    fn notes_are_turned_to_the_person_they_speak_of() {
        let mut grace = person("grace", &[]);
        grace.name = "Grace Okafor".to_owned();
        grace.pronouns = Some("she/her".to_owned());
        let text = "She asked twice, at her cost #voice";
        assert_eq!(
            turned(text, &grace).as_deref(),
            Some("You asked twice, at your cost")
        );
        assert_eq!(
            as_read("Bill says she knows", &grace),
            "Bill says she knows"
        );
        assert!(is_third("Bill says she knows", &grace));
    }

    #[test]
    fn takeaways_that_led_to_something_come_first_and_asides_not_at_all() {
        let mut p = person("grace", &[]);
        let note = met(&mut p, "2026-11-01");
        section(
            note,
            SectionKey::Takeaways,
            &[
                "Rest.",
                "(a secret of mine #shame)",
                "A memo asks.",
                "Ring people.",
            ],
        );
        section(note, SectionKey::Decisions, &["Ring twice"]);
        promise(note, "Cut the memo");
        let meeting = &p.meetings[0];
        let points = takeaways(meeting, meeting.text().unwrap(), Audience::OTHERS);
        let texts: Vec<&str> = points.iter().map(|point| point.text.as_str()).collect();
        assert_eq!(texts, ["A memo asks.", "Ring people.", "Rest."]);
        assert!(is_aside("(Then came March, and I never told him. #shame)"));
        assert!(!is_aside("(half) of it"));
    }
}
