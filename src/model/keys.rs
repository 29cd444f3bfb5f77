//! Every key of every TOML table of the format, with the kind of its value: one table for reading,
//! setting and checking.
//!
//! What may live here: names, kinds, look-ups. What may not: a value, a file's bytes, a decision.

use super::ids::RelPath;
use super::words::{
    CareerStage, Criterion, EndedAs, GoalStatus, Level, Medium, MeetingKind, Relation,
    ResourceKind, Role, Source, Stage, Style, WeekdayName,
};

/// What a key's value has to be.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Any text.
    Text,
    /// A list of texts.
    Texts,
    /// An id of this kind of thing; `me`, or a name where the format allows one, is text instead.
    Id(Refers),
    /// A list of ids.
    Ids(Refers),
    /// A date.
    Day,
    /// True or false.
    Bool,
    /// A whole number from … to …
    Whole(i64, i64),
    /// A number from … to …
    Number(f64, f64),
    /// This many numbers from … to …
    Numbers(usize, f64, f64),
    /// A text or a number, kept as it is.
    TextOrNumber,
    /// `2 weeks`, `monthly` …
    Length,
    /// A length or `none`.
    Cadence,
    /// One of these words, in any case.
    Word(&'static [&'static str]),
    /// A list of these words.
    Words(&'static [&'static str]),
    /// A table.
    Table(&'static Keys),
    /// A list of tables.
    Tables(&'static Keys),
}

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refers {
    /// A folder under `people/`.
    Person,
    /// A file under `goals/`.
    Goal,
    /// Somebody in `program/participants.csv`.
    Participant,
}

/// The keys of one table.
#[derive(Debug)]
pub struct Keys {
    /// The keys that have a name.
    pub named: &'static [Key],
    /// What any other key is.
    pub others: Others,
}

/// What a key is that has no name in the table.
#[derive(Clone, Copy, Debug)]
pub enum Others {
    /// Unknown: kept, and named by `check`.
    Unknown,
    /// The owner's own, with such a value.
    Own(Shape),
    /// The owner's own where it begins like this.
    Begin(&'static str, Shape),
}

/// One key.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// Another spelling that is read too.
    pub also: Option<&'static str>,
    /// What its value has to be.
    pub shape: Shape,
}

/// The kinds of files that hold keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// `mentor.toml`
    Settings,
    /// `people/ID/person.toml`
    Person,
    /// `circles/ID/circle.toml`
    Circle,
    /// `goals/ID.md`
    Goal,
    /// `people/ID/DATE.md`, `agenda-DATE.md`, and the same of circles.
    Meeting,
    /// `closing-DATE.md`
    Closing,
    /// `plan.md`
    Plan,
    /// `resources/ID.md`
    Resource,
    /// `program/program.toml`
    Program,
    /// `program/rounds/DATE.toml`
    Round,
    /// `program/events/DATE-slug.md`
    Event,
}

const fn key(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        also: None,
        shape,
    }
}

const fn british(name: &'static str, also: &'static str, shape: Shape) -> Key {
    Key {
        name,
        also: Some(also),
        shape,
    }
}

const fn closed(named: &'static [Key]) -> Keys {
    Keys {
        named,
        others: Others::Unknown,
    }
}

const LEAST_MINUTES: Shape = Shape::Whole(1, 1440);
const PERCENTLESS: Shape = Shape::Number(0.0, 1_000_000.0);

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
        Shape::Table(&closed(&[key("off", Shape::Words(REVIEW_KINDS))])),
    ),
    key(
        "limits",
        Shape::Table(&Keys {
            named: &[],
            others: Others::Own(PERCENTLESS),
        }),
    ),
]);

/// The kinds of what `review` says, in its order (commands.md).
pub const REVIEW_KINDS: &[&str] = &[
    "overdue",
    "owed-answer",
    "recap",
    "thanks",
    "agenda",
    "action",
    "person",
    "agreement",
    "asked",
    "report-back",
    "goal",
    "give",
    "prospect",
    "purpose",
    "health",
    "gap",
];

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

const FIT_WEIGHTS: Keys = criteria!(PERCENTLESS);
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
    key("minutes", LEAST_MINUTES),
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
    key("minutes", LEAST_MINUTES),
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
    key("minutes", LEAST_MINUTES),
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

/// `program/program.toml`
pub const PROGRAM: Keys = closed(&[
    key("name", Shape::Text),
    key(
        "match",
        Shape::Table(&closed(&[
            key("minutes", LEAST_MINUTES),
            key("min-score", PERCENTLESS),
            key(
                "weights",
                Shape::Table(&closed(&[
                    key("needs", PERCENTLESS),
                    key("availability", PERCENTLESS),
                    key("interests", PERCENTLESS),
                    key("timezone", PERCENTLESS),
                    key("preference", PERCENTLESS),
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

/// The criteria of fit have their place in three tables; this holds them to the enum.
const _: () = assert!(Criterion::ALL.len() + 1 == FIT.named.len());

impl FileKind {
    /// The keys at the top of such a file.
    pub const fn keys(self) -> &'static Keys {
        match self {
            Self::Settings => &SETTINGS,
            Self::Person => &PERSON,
            Self::Circle => &CIRCLE,
            Self::Goal => &GOAL,
            Self::Meeting => &MEETING,
            Self::Closing => &CLOSING,
            Self::Plan => &PLAN,
            Self::Resource => &RESOURCE,
            Self::Program => &PROGRAM,
            Self::Round => &ROUND,
            Self::Event => &EVENT,
        }
    }

    /// The kind of a file by its path in the network; `None` where the format gives it no keys.
    pub fn of(path: &RelPath) -> Option<Self> {
        let parts: Vec<&str> = path.as_str().split('/').collect();
        match parts.as_slice() {
            ["mentor.toml"] => Some(Self::Settings),
            ["people", _, "person.toml"] => Some(Self::Person),
            ["circles", _, "circle.toml"] => Some(Self::Circle),
            ["people" | "circles", _, "plan.md"] => Some(Self::Plan),
            ["people" | "circles", _, "log.md"] => None,
            ["people" | "circles", _, note] if note.ends_with(".md") => {
                if note.starts_with("closing-") {
                    Some(Self::Closing)
                } else {
                    Some(Self::Meeting)
                }
            }
            ["goals", goal] if goal.ends_with(".md") => Some(Self::Goal),
            ["resources", resource] if resource.ends_with(".md") => Some(Self::Resource),
            ["program", "program.toml"] => Some(Self::Program),
            ["program", "rounds", round] if round.ends_with(".toml") => Some(Self::Round),
            ["program", "events", event] if event.ends_with(".md") => Some(Self::Event),
            _ => None,
        }
    }
}

impl Keys {
    /// The key of this name or other spelling.
    pub fn named(&self, name: &str) -> Option<&'static Key> {
        self.named
            .iter()
            .find(|key| key.name == name || key.also == Some(name))
    }

    /// What a key's value has to be; `None` for an unknown key.
    pub fn shape(&self, name: &str) -> Option<Shape> {
        self.named(name).map(|key| key.shape).or(match self.others {
            Others::Unknown => None,
            Others::Own(shape) => Some(shape),
            Others::Begin(start, shape) => name.starts_with(start).then_some(shape),
        })
    }

    /// What the value at a dotted path has to be; `None` where no such key is known.
    pub fn shape_at(&self, path: &[&str]) -> Option<Shape> {
        let (name, rest) = path.split_first()?;
        let mut shape = self.shape(name)?;
        for name in rest {
            let (Shape::Table(keys) | Shape::Tables(keys)) = shape else {
                return None;
            };
            shape = keys.shape(name)?;
        }
        Some(shape)
    }

    /// The known key that a misspelt one most likely means.
    pub fn nearest(&self, name: &str) -> Option<&'static str> {
        let names = self.named.iter().map(|key| key.name);
        crate::text::similar::nearest(name, names, 1).pop()
    }

    /// Every dotted path in this table and its sub-tables (not in lists of tables) that ends in `name`.
    pub fn paths_to(&self, name: &str) -> Vec<Vec<&'static str>> {
        let mut found = Vec::new();
        let mut open: Vec<(Vec<&'static str>, &Keys)> = vec![(Vec::new(), self)];
        while let Some((path, keys)) = open.pop() {
            for key in keys.named {
                let mut path = path.clone();
                path.push(key.name);
                if key.name == name || key.also == Some(name) {
                    found.push(path.clone());
                }
                if let Shape::Table(inner) = key.shape {
                    open.push((path, inner));
                }
            }
        }
        found.sort();
        found
    }
}

impl Shape {
    /// What is expected, in words: `a date as YYYY-MM-DD`.
    pub fn expected(&self) -> String {
        match self {
            Self::Text => "a text in quotes".into(),
            Self::Texts => "a list of texts, as [\"one\", \"two\"]".into(),
            Self::Id(_) => "an id in quotes".into(),
            Self::Ids(_) => "a list of ids, as [\"one\", \"two\"]".into(),
            Self::Day => "a date as 2026-12-01, without quotes".into(),
            Self::Bool => "true or false".into(),
            Self::Whole(least, i64::MAX) => format!("a whole number from {least}"),
            Self::Whole(least, most) => format!("a whole number from {least} to {most}"),
            Self::Number(least, most) => format!("a number from {least} to {most}"),
            Self::Numbers(count, least, most) => {
                format!("a list of {count} numbers from {least} to {most}")
            }
            Self::TextOrNumber => "a text or a number".into(),
            Self::Length => "a length as \"2 weeks\" or \"monthly\"".into(),
            Self::Cadence => "a length as \"2 weeks\" or \"monthly\", or \"none\"".into(),
            Self::Word(words) => format!("one of {}", words.join(", ")),
            Self::Words(words) => format!("a list of {}", words.join(", ")),
            Self::Table(_) => "a table".into(),
            Self::Tables(_) => "a list of tables".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_format_has_its_keys() {
        let kind = |path: &str| FileKind::of(&RelPath::new(path));
        assert_eq!(kind("mentor.toml"), Some(FileKind::Settings));
        assert_eq!(kind("people/ana/person.toml"), Some(FileKind::Person));
        assert_eq!(kind("people/ana/2026-11-21.md"), Some(FileKind::Meeting));
        assert_eq!(
            kind("people/ana/agenda-2026-11-21.md"),
            Some(FileKind::Meeting)
        );
        assert_eq!(
            kind("circles/x/closing-2026-11-21.md"),
            Some(FileKind::Closing)
        );
        assert_eq!(kind("people/ana/plan.md"), Some(FileKind::Plan));
        assert_eq!(kind("people/ana/log.md"), None);
        assert_eq!(kind("goals/x.md"), Some(FileKind::Goal));
        assert_eq!(
            kind("program/rounds/2026-11-02.toml"),
            Some(FileKind::Round)
        );
        assert_eq!(kind("README.md"), None);
    }

    #[test]
    fn keys_are_found_by_path_by_either_spelling_and_by_their_last_part() {
        let shape = |path: &[&str]| PERSON.shape_at(path).map(|shape| shape.expected());
        assert_eq!(shape(&["organisation"]), Some("a text in quotes".into()));
        assert_eq!(
            shape(&["relationship", "programme"]),
            Some("a text in quotes".into())
        );
        assert_eq!(
            shape(&["fit", "evidence", "commitment"]),
            Some("a text in quotes".into())
        );
        assert_eq!(
            shape(&["axes", "first-language"]),
            Some("a text in quotes".into())
        );
        assert_eq!(shape(&["relationship", "rolls"]), None);
        assert_eq!(shape(&["name", "first"]), None);
        assert_eq!(PERSON.paths_to("cadence"), [["relationship", "cadence"]]);
        assert_eq!(
            PERSON.paths_to("availability"),
            [
                vec!["availability"],
                vec!["fit", "availability"],
                vec!["fit", "evidence", "availability"]
            ]
        );
        assert!(SETTINGS.shape_at(&["cadence", "tag:board"]).is_some());
        assert!(SETTINGS.shape_at(&["cadence", "board"]).is_none());
        assert_eq!(PERSON.nearest("organizaton"), Some("organization"));
        assert_eq!(PERSON.nearest("zz"), None);
    }
}
