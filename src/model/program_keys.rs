//! Every key of the TOML tables under `program/`.
//!
//! What may live here: names and kinds of keys, as format.md has them. What may not: look-ups (`keys`).

use super::key_shapes::{Keys, Refers, Shape, closed, key};
use super::key_tables::{ANY_NUMBER, MINUTES};

/// `program/program.toml`
pub const PROGRAM: Keys = closed(&[
    key("name", Shape::Text),
    key(
        "match",
        Shape::Table(&closed(&[
            key("minutes", MINUTES),
            key("min-score", ANY_NUMBER),
            key(
                "weights",
                Shape::Table(&closed(&[
                    key("needs", ANY_NUMBER),
                    key("availability", ANY_NUMBER),
                    key("interests", ANY_NUMBER),
                    key("timezone", ANY_NUMBER),
                    key("preference", ANY_NUMBER),
                ])),
            ),
        ])),
    ),
    key(
        "meetup",
        Shape::Table(&closed(&[
            key("cadence", Shape::Cadence),
            key("host", Shape::Text),
        ])),
    ),
]);

/// `program/rounds/DATE.toml`
pub const ROUND: Keys = closed(&[
    key("made", Shape::Day),
    key(
        "pairs",
        Shape::Tables(&closed(&[
            key("mentor", Shape::Id(Refers::Participant)),
            key("mentee", Shape::Id(Refers::Participant)),
            key("members", Shape::Ids(Refers::Participant)),
            key("outcome", Shape::Text),
        ])),
    ),
]);

/// `program/events/DATE-slug.md`
pub const EVENT: Keys = closed(&[
    key("title", Shape::Text),
    key("kind", Shape::Word(EVENT_KINDS)),
    key("theme", Shape::Text),
    key("host", Shape::Text),
    key("seats", Shape::Whole(0, 1_000_000)),
    key("attended", Shape::Whole(0, 1_000_000)),
    key("cost", Shape::TextOrNumber),
    key("who", Shape::Texts),
]);

/// The kinds of events.
pub const EVENT_KINDS: &[&str] = &[
    "meetup",
    "networking",
    "shadowing",
    "apprenticeship",
    "circle",
    "conference",
];
