//! A person: who they are, and everything that stands in their folder.

use super::day::Day;
use super::ids::{PersonId, RelPath};
use super::note::{Meeting, Note};
use super::relationship::Relationship;
use super::touch::Touch;
use super::words::{CareerStage, Criterion, Level, Medium, Relation, Source, WeekdayName};

/// One person of the network. What is not written, or was not read, is `None` or empty.
#[derive(Clone, Debug)]
pub struct Person {
    /// The folder's name.
    pub id: PersonId,
    /// False where `person.toml` is missing or could not be read: only the folder is known, `name` is the id.
    pub readable: bool,
    /// The name, in any script.
    pub name: String,
    /// Nicknames and other spellings.
    pub also: Vec<String>,
    /// Pronouns, as written.
    pub pronouns: Option<String>,
    /// Their organization.
    pub organization: Option<String>,
    /// Their title.
    pub title: Option<String>,
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
    /// A place.
    pub location: Option<String>,
    /// An IANA name.
    pub timezone: Option<String>,
    /// Skills, as written (aliases are applied in `facts`).
    pub expertise: Vec<String>,
    /// What they care about.
    pub interests: Vec<String>,
    /// Where they see things from.
    pub perspectives: Vec<String>,
    /// Whom they know; `None`: the key is missing.
    pub knows: Option<Vec<PersonId>>,
    /// How the owner met them.
    pub source: Option<Source>,
    /// Who made the introduction.
    pub introduced_by: Option<PersonId>,
    /// Situations they have been through.
    pub experience: Vec<String>,
    /// Why they help.
    pub motivation: Option<String>,
    /// What they wrote or gave.
    pub works: Vec<String>,
    /// The owner's own tags.
    pub tags: Vec<String>,
    /// Nothing about them goes to anyone else.
    pub confidential: bool,
    /// Own axes of diversity, name and value.
    pub axes: Vec<(String, String)>,
    /// How to reach them.
    pub contact: Contact,
    /// When they can be met.
    pub availability: Availability,
    /// What was agreed with them.
    pub relationship: Relationship,
    /// Fit ratings, 1-5; what is not known is left out. Private.
    pub fit: Vec<(Criterion, u32)>,
    /// What each rating rests on, a sentence. Private.
    pub fit_evidence: Vec<(Criterion, String)>,
    /// Dated notes by date, then file name, later ones too; their text only where the scope asks for it.
    pub meetings: Vec<Meeting>,
    /// Prepared agendas by date.
    pub agendas: Vec<Meeting>,
    /// Debriefs by date.
    pub closings: Vec<Meeting>,
    /// `plan.md`, where the scope asks for it.
    pub plan: Option<Box<Note>>,
    /// `log.md` in the order of the file.
    pub log: Vec<Touch>,
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
            also: Vec::new(),
            pronouns: None,
            organization: None,
            title: None,
            sector: None,
            function: None,
            level: None,
            career_stage: None,
            relation: None,
            location: None,
            timezone: None,
            expertise: Vec::new(),
            interests: Vec::new(),
            perspectives: Vec::new(),
            knows: None,
            source: None,
            introduced_by: None,
            experience: Vec::new(),
            motivation: None,
            works: Vec::new(),
            tags: Vec::new(),
            confidential: false,
            axes: Vec::new(),
            contact: Contact::default(),
            availability: Availability::default(),
            relationship: Relationship::default(),
            fit: Vec::new(),
            fit_evidence: Vec::new(),
            meetings: Vec::new(),
            agendas: Vec::new(),
            closings: Vec::new(),
            plan: None,
            log: Vec::new(),
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

    /// The first word of the name: how a draft speaks of them.
    pub fn first_name(&self) -> &str {
        self.name.split_whitespace().next().unwrap_or(&self.name)
    }
}
