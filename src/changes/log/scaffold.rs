//! The headings that a new note is prepared with, one plan for each kind of meeting, and what is said
//! under each heading to whoever fills it in.
//!
//! What may live here: the ten plans. What may not: what stands open between the two (`sheet`).

use crate::model::note::SectionKey as Key;
use crate::model::words::MeetingKind;

/// A heading of a prepared note.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The section that the program knows; `None`: a heading that is the owner's own.
    pub key: Option<Key>,
    /// The heading without its marks.
    pub heading: &'static str,
    /// What is said under it, without the marks of a comment; empty: nothing. `WHO` is the other's id.
    pub prompt: &'static str,
}

const fn own(heading: &'static str, prompt: &'static str) -> Part {
    Part {
        key: None,
        heading,
        prompt,
    }
}

const fn part(key: Key, heading: &'static str, prompt: &'static str) -> Part {
    Part {
        key: Some(key),
        heading,
        prompt,
    }
}

const TAKEAWAYS: Part = part(Key::Takeaways, "Takeaways", "");
const DECISIONS: Part = part(Key::Decisions, "Decisions", "");
const ACTIONS: Part = part(
    Key::Actions,
    "Actions",
    "\"- [ ] what due:fri\", theirs: \"- [ ] @WHO what due:fri\"",
);
const FEEDBACK: Part = part(
    Key::Feedback,
    "Feedback",
    "\"- received: …\" or \"- given: …\"",
);
const GAVE: Part = part(Key::Gave, "Gave", "");
const RECEIVED: Part = part(Key::Received, "Received", "");
const STORIES: Part = part(
    Key::Stories,
    "Stories",
    "\"- heard: …\" or \"- told: …\", and what was taken from it: \"— learned: …\"",
);
const NEXT_TIME: Part = part(Key::NextTime, "Next time", "");
const PRIVATE: Part = part(Key::Private, "Private", "stays in this folder");

/// The plan of a kind. Each begins with what that meeting is for and ends with promises, what is kept for
/// the next time, and what stays private.
pub fn parts(kind: MeetingKind) -> &'static [Part] {
    match kind {
        MeetingKind::First => FIRST,
        MeetingKind::Regular => REGULAR,
        MeetingKind::Progress => PROGRESS,
        MeetingKind::Feedback => ON_FEEDBACK,
        MeetingKind::Flash => FLASH,
        MeetingKind::Coaching => COACHING,
        MeetingKind::Circle => CIRCLE,
        MeetingKind::Pair => PAIR,
        MeetingKind::Crisis => CRISIS,
        MeetingKind::Closing => CLOSING,
    }
}

const REGULAR: &[Part] = &[
    TAKEAWAYS, DECISIONS, ACTIONS, FEEDBACK, GAVE, RECEIVED, STORIES, NEXT_TIME, PRIVATE,
];

const FIRST: &[Part] = &[
    own(
        "Purpose",
        "what you want to come of it, and how you both will see that it did",
    ),
    own(
        "Agreement",
        "how often and how long; how blunt, how fast; what stays between you; what is out of bounds",
    ),
    TAKEAWAYS,
    DECISIONS,
    part(
        Key::Actions,
        "Actions",
        "one each: \"- [ ] what due:fri\", theirs: \"- [ ] @WHO what due:fri\"",
    ),
    GAVE,
    RECEIVED,
    STORIES,
    NEXT_TIME,
    PRIVATE,
];

const PROGRESS: &[Part] = &[
    own(
        "Results",
        "goal by goal: what moved, and what shows it; what came of their advice",
    ),
    own("What helped, what was in the way", ""),
    TAKEAWAYS,
    part(
        Key::Decisions,
        "Decisions",
        "what changes: goals, plan, rhythm; what is dropped",
    ),
    ACTIONS,
    FEEDBACK,
    GAVE,
    RECEIVED,
    STORIES,
    NEXT_TIME,
    part(
        Key::Private,
        "Private",
        "how it goes between the two of you; stays in this folder",
    ),
];

const ON_FEEDBACK: &[Part] = &[
    own("What it was about", "and how you saw it before"),
    part(
        Key::Feedback,
        "Feedback",
        "\"- received: …\" or \"- given: …\": when, what was done, what it did",
    ),
    part(Key::Takeaways, "Takeaways", "played back in your own words"),
    part(
        Key::Actions,
        "Actions",
        "what to try next: \"- [ ] kind:practise … due:2w\", theirs: \"- [ ] @WHO what due:fri\"",
    ),
    GAVE,
    RECEIVED,
    NEXT_TIME,
    PRIVATE,
];

const FLASH: &[Part] = &[
    own("The question", "one, as it was asked"),
    part(
        Key::Takeaways,
        "Takeaways",
        "the answer, and who else or what else was named",
    ),
    part(
        Key::Actions,
        "Actions",
        "how they hear of it: \"- [ ] kind:report-back Tell @WHO what came of it due:4w\"",
    ),
    GAVE,
    RECEIVED,
    STORIES,
    PRIVATE,
];

const COACHING: &[Part] = &[
    own("Goal", "what should be true after this hour"),
    own("Reality", "what happens, without the adjectives"),
    own("Options", "and after that, what else"),
    part(
        Key::Actions,
        "Actions",
        "which step, on which day, how sure from 1 to 10: \"- [ ] what due:fri\", theirs: \"- [ ] @WHO what due:fri\"",
    ),
    TAKEAWAYS,
    FEEDBACK,
    GAVE,
    RECEIVED,
    NEXT_TIME,
    PRIVATE,
];

const CIRCLE: &[Part] = &[
    own("Opening round", ""),
    own(
        "Hot seats",
        "each: the question, what the group saw, what they take home",
    ),
    part(Key::Takeaways, "Takeaways", "what the round gave"),
    DECISIONS,
    part(
        Key::Actions,
        "Actions",
        "a promise each: \"- [ ] @WHO what due:fri\", yours: \"- [ ] what due:fri\"",
    ),
    STORIES,
    part(
        Key::NextTime,
        "Next time",
        "theme, who leads, who has waited longest for a seat",
    ),
    PRIVATE,
];

const PAIR: &[Part] = &[
    own("Wins", "one each"),
    own(
        "Promises of last time",
        "kept or missed, and what it cost; tick them below",
    ),
    part(
        Key::Actions,
        "Actions",
        "each a thing one can see, with its day: \"- [ ] what due:fri\", theirs: \"- [ ] @WHO what due:fri\"",
    ),
    TAKEAWAYS,
    FEEDBACK,
    GAVE,
    RECEIVED,
    NEXT_TIME,
    PRIVATE,
];

const CRISIS: &[Part] = &[
    own("Facts", "what is known, what is guessed, what can wait"),
    part(
        Key::Decisions,
        "Decisions",
        "by whom, by when; who helps, who does not know yet",
    ),
    part(
        Key::Actions,
        "Actions",
        "the next 24 to 72 hours: \"- [ ] what due:tomorrow\", theirs: \"- [ ] @WHO what due:tomorrow\"",
    ),
    TAKEAWAYS,
    GAVE,
    RECEIVED,
    part(
        Key::NextTime,
        "Next time",
        "when you speak again, within 48 hours",
    ),
    part(Key::Private, "Private", "how it felt; stays in this folder"),
];

const CLOSING: &[Part] = &[
    own(
        "Results against the purpose",
        "what you set out for, and what shows that it came about",
    ),
    own("What worked, what did not", ""),
    part(
        Key::Takeaways,
        "Takeaways",
        "what each does differently with the next person",
    ),
    part(
        Key::Actions,
        "Actions",
        "what is still open, and whose it is: \"- [ ] what due:fri\", theirs: \"- [ ] @WHO what due:fri\"",
    ),
    part(
        Key::Decisions,
        "Decisions",
        "what you are to each other from now on, and how often you hear of each other",
    ),
    FEEDBACK,
    GAVE,
    RECEIVED,
    STORIES,
    part(
        Key::Private,
        "Private",
        "what you do not tell them; stays in this folder",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::words::MeetingKind;

    fn all() -> impl Iterator<Item = (&'static str, &'static [Part])> {
        let kind = |word: &&'static str| MeetingKind::parse(word).unwrap();
        MeetingKind::WORDS
            .iter()
            .map(move |word| (*word, parts(kind(word))))
    }

    #[test]
    fn the_ten_kinds_differ_and_each_asks_for_promises_before_it_closes_with_the_private_part() {
        let mut seen: Vec<Vec<&str>> = Vec::new();
        for (kind, parts) in all() {
            let headings: Vec<&str> = parts.iter().map(|part| part.heading).collect();
            assert!(headings.contains(&"Actions"), "{kind}");
            assert_eq!(headings.last(), Some(&"Private"), "{kind}");
            assert!(!seen.contains(&headings), "{kind}");
            seen.push(headings);
        }
        assert_eq!(seen.len(), 10);
    }

    #[test]
    fn a_heading_has_the_meaning_that_the_format_gives_it() {
        for (kind, parts) in all() {
            for part in parts {
                let known = Key::HEADINGS
                    .iter()
                    .find(|(_, heading)| *heading == part.heading);
                assert_eq!(part.key, known.map(|(key, _)| *key), "{kind}");
            }
        }
    }
}
