//! Every key of every TOML table of the format.
//!
//! What may live here: names and kinds of keys, as format.md has them. What may not: look-ups (`keys`).

use super::attention::ReviewKind;
use super::key_shapes::{Keys, Others, Refers, Shape, british, closed, key};
use super::words::{
    CareerStage, Criterion, EndedAs, GoalStatus, Level, Medium, MeetingKind, Relation,
    ResourceKind, Role, Source, Stage, Style, WeekdayName,
};

pub(super) const MINUTES: Shape = Shape::Whole(1, 1440);
pub(super) const ANY_NUMBER: Shape = Shape::Number(0.0, 1_000_000.0);

/// `mentor.toml`
pub const SETTINGS: Keys = closed(&[
    key("format", Shape::Whole(1, i64::MAX)),
    key(
        "me",
        Shape::Table(&closed(&[
            key("name", Shape::Text),
            key("title", Shape::Text),
            british("organization", "organisation", Shape::Text),
            key("email", Shape::Text),
            key("timezone", Shape::Text),
            key("intro", Shape::Text),
            key("expertise", Shape::Texts),
            key("interests", Shape::Texts),
        ])),
    ),
    key("cadence", Shape::Table(&CADENCES)),
    key(
        "rhythm",
        Shape::Table(&closed(&[
            key("due", Shape::Number(0.01, 1000.0)),
            key("fading", Shape::Number(0.01, 1000.0)),
            key("dormant", Shape::Number(0.01, 1000.0)),
        ])),
    ),
    key(
        "coverage",
        Shape::Table(&closed(&[
            key("skills", Shape::Texts),
            key("functions", Shape::Texts),
            key("min-people", Shape::Whole(1, 1000)),
            key("axes", Shape::Texts),
        ])),
    ),
    key(
        "fit",
        Shape::Table(&closed(&[
            key("weights", Shape::Table(&FIT_WEIGHTS)),
            key("deal-breakers", Shape::Table(&FIT_RATINGS)),
        ])),
    ),
    key(
        "aliases",
        Shape::Table(&Keys {
            named: &[],
            others: Others::Own(Shape::Text),
        }),
    ),
    key("sections", Shape::Table(&SECTIONS)),
    key("git", Shape::Table(&closed(&[key("commit", Shape::Bool)]))),
    key(
        "check",
        Shape::Table(&closed(&[key("ignore", Shape::Texts)])),
    ),
    key(
        "review",
        Shape::Table(&closed(&[key("off", Shape::Words(ReviewKind::WORDS))])),
    ),
    key(
        "limits",
        Shape::Table(&Keys {
            named: &[],
            others: Others::Own(ANY_NUMBER),
        }),
    ),
]);

const CADENCES: Keys = Keys {
    named: &[
        key("mentor", Shape::Cadence),
        key("advisor", Shape::Cadence),
        key("coach", Shape::Cadence),
        key("sponsor", Shape::Cadence),
        key("peer", Shape::Cadence),
        key("mentee", Shape::Cadence),
    ],
    others: Others::Begin("tag:", Shape::Cadence),
};

const SECTIONS: Keys = closed(&[
    key("takeaways", Shape::Texts),
    key("actions", Shape::Texts),
    key("decisions", Shape::Texts),
    key("feedback", Shape::Texts),
    key("gave", Shape::Texts),
    key("received", Shape::Texts),
    key("stories", Shape::Texts),
    key("next-time", Shape::Texts),
    key("send-ahead", Shape::Texts),
    key("private", Shape::Texts),
]);

macro_rules! criteria {
    ($shape:expr $(, $more:expr)*) => {
        closed(&[
            key("relevant-experience", $shape),
            key("inspiration", $shape),
            key("communication", $shape),
            key("availability", $shape),
            key("connection", $shape),
            key("active-listening", $shape),
            key("reciprocation", $shape),
            key("commitment", $shape),
            $($more,)*
        ])
    };
}

const FIT_WEIGHTS: Keys = criteria!(ANY_NUMBER);
const FIT_RATINGS: Keys = criteria!(Shape::Whole(1, 5));
const FIT_EVIDENCE: Keys = criteria!(Shape::Text);
const FIT: Keys = criteria!(
    Shape::Whole(1, 5),
    key("evidence", Shape::Table(&FIT_EVIDENCE))
);

/// `person.toml`
pub const PERSON: Keys = closed(&[
    key("name", Shape::Text),
    key("also", Shape::Texts),
    key("pronouns", Shape::Text),
    british("organization", "organisation", Shape::Text),
    key("title", Shape::Text),
    key("sector", Shape::Text),
    key("function", Shape::Text),
    key("level", Shape::Word(Level::WORDS)),
    key("career-stage", Shape::Word(CareerStage::WORDS)),
    key("relation", Shape::Word(Relation::WORDS)),
    key("location", Shape::Text),
    key("timezone", Shape::Text),
    key("expertise", Shape::Texts),
    key("interests", Shape::Texts),
    key("perspectives", Shape::Texts),
    key("knows", Shape::Ids(Refers::Person)),
    key("source", Shape::Word(Source::WORDS)),
    key("introduced-by", Shape::Id(Refers::Person)),
    key("experience", Shape::Texts),
    key("motivation", Shape::Text),
    key("works", Shape::Texts),
    key("tags", Shape::Texts),
    key("confidential", Shape::Bool),
    key(
        "axes",
        Shape::Table(&Keys {
            named: &[],
            others: Others::Own(Shape::Text),
        }),
    ),
    key("contact", Shape::Table(&CONTACT)),
    key("availability", Shape::Table(&AVAILABILITY)),
    key("relationship", Shape::Table(&RELATIONSHIP)),
    key("fit", Shape::Table(&FIT)),
]);

const CONTACT: Keys = closed(&[
    key("email", Shape::Text),
    key("phone", Shape::Text),
    key("url", Shape::Text),
    key("prefers", Shape::Word(Medium::WORDS)),
    key("respond-within", Shape::Length),
]);

const AVAILABILITY: Keys = closed(&[
    key("days", Shape::Words(WeekdayName::WORDS)),
    key("hours", Shape::Text),
    key(
        "busy",
        Shape::Tables(&closed(&[
            key("from", Shape::Day),
            key("to", Shape::Day),
            key("why", Shape::Text),
        ])),
    ),
]);

const RELATIONSHIP: Keys = closed(&[
    key("roles", Shape::Words(Role::WORDS)),
    key("style", Shape::Word(Style::WORDS)),
    key("stage", Shape::Word(Stage::WORDS)),
    british("program", "programme", Shape::Text),
    key("since", Shape::Day),
    key("until", Shape::Day),
    key("purpose", Shape::Text),
    key("objectives", Shape::Texts),
    key("goals", Shape::Ids(Refers::Goal)),
    key("functions", Shape::Texts),
    key("cadence", Shape::Cadence),
    key("minutes", MINUTES),
    key("medium", Shape::Word(Medium::WORDS)),
    key("feedback", Shape::Text),
    key("offer", Shape::Text),
    key("expectations", Shape::Text),
    key("confidentiality", Shape::Text),
    key("boundaries", Shape::Texts),
    key("gains", Shape::Text),
    key("closeness", Shape::Whole(1, 5)),
    key("confiding", Shape::Bool),
    key("crisis-contact", Shape::Bool),
    key("snooze", Shape::Day),
    key("ended", Shape::Table(&ENDED)),
    key(
        "history",
        Shape::Tables(&closed(&[
            key("since", Shape::Day),
            key("until", Shape::Day),
            key("note", Shape::Text),
        ])),
    ),
]);

const ENDED: Keys = closed(&[
    key("on", Shape::Day),
    key("as", Shape::Word(EndedAs::WORDS)),
]);

/// `circle.toml`
pub const CIRCLE: Keys = closed(&[
    key("name", Shape::Text),
    key("members", Shape::Ids(Refers::Person)),
    key("theme", Shape::Text),
    key("facilitator", Shape::Text),
    key("cadence", Shape::Cadence),
    key("minutes", MINUTES),
    key("since", Shape::Day),
    key("stage", Shape::Word(Stage::WORDS)),
    key("ended", Shape::Table(&ENDED)),
]);

/// `goals/ID.md`
pub const GOAL: Keys = closed(&[
    key("title", Shape::Text),
    key("by", Shape::Day),
    key("why", Shape::Text),
    key("needs", Shape::Texts),
    key("functions", Shape::Texts),
    key("priority", Shape::Whole(1, 3)),
    key("status", Shape::Word(GoalStatus::WORDS)),
]);

/// A meeting's notes, or a prepared agenda.
pub const MEETING: Keys = closed(&[
    key("kind", Shape::Word(MeetingKind::WORDS)),
    key("minutes", MINUTES),
    key("medium", Shape::Word(Medium::WORDS)),
    key("next-meeting", Shape::Day),
    key("recapped", Shape::Day),
    key("thanked", Shape::Day),
    key("rating", Shape::Number(1.0, 5.0)),
    key("confidential", Shape::Bool),
    key("see", Shape::Text),
    key("present", Shape::Ids(Refers::Person)),
    key("led-by", Shape::Text),
    key("hot-seats", Shape::Ids(Refers::Person)),
    key(
        "session",
        Shape::Table(&closed(&[
            key("heard", Shape::Number(1.0, 5.0)),
            key("topics", Shape::Number(1.0, 5.0)),
            key("way", Shape::Number(1.0, 5.0)),
            key("next-step", Shape::Number(1.0, 5.0)),
        ])),
    ),
    key(
        "health",
        Shape::Table(&closed(&[
            key("me", Shape::Numbers(10, 0.0, 5.0)),
            key("them", Shape::Numbers(10, 0.0, 5.0)),
        ])),
    ),
]);

/// `closing-DATE.md`
pub const CLOSING: Keys = closed(&[
    key("as", Shape::Word(EndedAs::WORDS)),
    key("since", Shape::Day),
    key("until", Shape::Day),
    key("stay-in-touch", Shape::Cadence),
    key("may-name", Shape::Bool),
    key("confidential", Shape::Bool),
]);

/// `plan.md`
pub const PLAN: Keys = closed(&[key("confidential", Shape::Bool)]);

/// `resources/ID.md`
pub const RESOURCE: Keys = closed(&[
    key("title", Shape::Text),
    key("by", Shape::Text),
    key("kind", Shape::Word(ResourceKind::WORDS)),
    key("url", Shape::Text),
    key("tags", Shape::Texts),
    key(
        "shared",
        Shape::Tables(&closed(&[
            key("with", Shape::Id(Refers::Person)),
            key("on", Shape::Day),
        ])),
    ),
]);

/// The criteria of fit have their place in three tables; this holds them to the enum.
const _: () = assert!(Criterion::ALL.len() + 1 == FIT.named.len());
