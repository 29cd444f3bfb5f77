//! A person: who they are, and everything that stands in their folder.

use std::ops::{Deref, DerefMut};

use super::day::Day;
use super::ids::{PersonId, RelPath};
use super::note::{Meeting, Note};
use super::rare::{Empty, Rare};
use super::relationship::Relationship;
use super::touch::Touch;
use super::words::{CareerStage, Criterion, Level, Medium, Relation, Source, WeekdayName};
use crate::text::name;

/// One person of the network. What is not written, or was not read, is `None` or empty. What few questions
/// about everybody ask for is read and written as if it stood here.
#[derive(Clone, Debug)]
pub struct Person {
    /// The folder's name.
    pub id: PersonId,
    /// False where `person.toml` is missing or could not be read: only the folder is known, `name` is the id.
    pub readable: bool,
    /// The name, in any script.
    pub name: String,
    /// Their organization.
    pub organization: Option<String>,
    /// Their sector.
    pub sector: Option<String>,
    /// Their function at work.
    pub function: Option<String>,
    /// Seen from the owner.
    pub level: Option<Level>,
    /// The stage of their career.
    pub career_stage: Option<CareerStage>,
    /// Towards the owner's organization.
    pub relation: Option<Relation>,
    /// Skills, as written (aliases are applied in `facts`).
    pub expertise: Vec<String>,
    /// Whom they know; `None`: the key is missing.
    pub knows: Option<Vec<PersonId>>,
    /// How the owner met them.
    pub source: Option<Source>,
    /// Who made the introduction.
    pub introduced_by: Option<PersonId>,
    /// Nothing about them goes to anyone else.
    pub confidential: bool,
    /// What was agreed with them.
    pub relationship: Relationship,
    /// Dated notes by date, then file name, later ones too; their text only where the scope asks for it.
    pub meetings: Vec<Meeting>,
    /// `log.md` in the order of the file.
    pub log: Vec<Touch>,
    /// What few questions about everybody ask for.
    pub about: Rare<About>,
}

/// What is known about a person beside what every question about everybody asks for.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Nicknames and other spellings.
    pub also: Vec<String>,
    /// Pronouns, as written.
    pub pronouns: Option<String>,
    /// Their title.
    pub title: Option<String>,
    /// A place.
    pub location: Option<String>,
    /// An IANA name.
    pub timezone: Option<String>,
    /// What they care about.
    pub interests: Vec<String>,
    /// Why they help.
    pub motivation: Option<String>,
    /// What they wrote or gave.
    pub works: Vec<String>,
    /// Where they see things from.
    pub perspectives: Vec<String>,
    /// Situations they have been through.
    pub experience: Vec<String>,
    /// The owner's own tags.
    pub tags: Vec<String>,
    /// Own axes of diversity, name and value.
    pub axes: Vec<(String, String)>,
    /// Fit ratings, 1-5; what is not known is left out. Private.
    pub fit: Vec<(Criterion, u32)>,
    /// What each rating rests on, a sentence. Private.
    pub fit_evidence: Vec<(Criterion, String)>,
    /// How to reach them.
    pub contact: Contact,
    /// When they can be met.
    pub availability: Availability,
    /// Prepared agendas by date.
    pub agendas: Vec<Meeting>,
    /// Debriefs by date.
    pub closings: Vec<Meeting>,
    /// `plan.md`, where the scope asks for it.
    pub plan: Option<Box<Note>>,
    /// Whether `plan.md` is there and was asked for, and cannot be read.
    pub plan_unread: bool,
}

impl Empty for About {
    const EMPTY: &'static Self = &Self {
        also: Vec::new(),
        pronouns: None,
        title: None,
        location: None,
        timezone: None,
        interests: Vec::new(),
        motivation: None,
        works: Vec::new(),
        perspectives: Vec::new(),
        experience: Vec::new(),
        tags: Vec::new(),
        axes: Vec::new(),
        fit: Vec::new(),
        fit_evidence: Vec::new(),
        contact: Contact::NONE,
        availability: Availability::NONE,
        agendas: Vec::new(),
        closings: Vec::new(),
        plan: None,
        plan_unread: false,
    };
}

impl Deref for Person {
    type Target = About;

    fn deref(&self) -> &About {
        &self.about
    }
}

impl DerefMut for Person {
    fn deref_mut(&mut self) -> &mut About {
        &mut self.about
    }
}

/// How to reach somebody.
#[derive(Clone, Debug, Default)]
pub struct Contact {
    /// An address.
    pub email: Option<String>,
    /// A number.
    pub phone: Option<String>,
    /// A page.
    pub url: Option<String>,
    /// What they like best.
    pub prefers: Option<Medium>,
    /// How soon an answer is expected, in days.
    pub respond_within: Option<super::length::Length>,
}

/// When somebody can be met.
#[derive(Clone, Debug, Default)]
pub struct Availability {
    /// Days of the week.
    pub days: Vec<WeekdayName>,
    /// `16:00-18:00` in their time zone, as written.
    pub hours: Option<String>,
    /// Periods in which they are not to be asked.
    pub busy: Vec<Busy>,
}

impl Contact {
    /// No way is written.
    const NONE: Self = Self {
        email: None,
        phone: None,
        url: None,
        prefers: None,
        respond_within: None,
    };
}

impl Availability {
    /// Nothing is written.
    const NONE: Self = Self {
        days: Vec::new(),
        hours: None,
        busy: Vec::new(),
    };
}

/// A busy period, both ends included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Busy {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Why, as written.
    pub why: Option<String>,
}

impl Person {
    /// A person of whom only the folder is known.
    pub fn new(id: PersonId) -> Self {
        Self {
            readable: false,
            name: id.as_str().to_owned(),
            organization: None,
            sector: None,
            function: None,
            level: None,
            career_stage: None,
            relation: None,
            expertise: Vec::new(),
            knows: None,
            source: None,
            introduced_by: None,
            confidential: false,
            relationship: Relationship::default(),
            meetings: Vec::new(),
            log: Vec::new(),
            about: Rare::default(),
            id,
        }
    }

    /// `people/ID`
    pub fn folder(&self) -> RelPath {
        RelPath::new(format!("people/{}", self.id))
    }

    /// `people/ID/person.toml`
    pub fn file(&self) -> RelPath {
        self.folder().join("person.toml")
    }

    /// The name by which they are spoken of and to.
    pub fn first_name(&self) -> &str {
        name::said(&self.name)
    }

    /// The first word of the name, by which a text may mean them.
    pub fn first_word(&self) -> &str {
        self.name.split_whitespace().next().unwrap_or(&self.name)
    }
}
