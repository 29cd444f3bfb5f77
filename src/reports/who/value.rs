//! The answer as a value, as JSON gives it.

use serde::Serialize;

use super::ground::Kind;
use super::seen::Tie;
use crate::facts::contact::Freshness;
use crate::model::day::Day;
use crate::model::ids::{GoalId, PersonId, RelPath};
use crate::model::words::{EndedAs, Function, Medium, Role, Stage, WeekdayName};

/// Whom to ask.
#[derive(Clone, Debug, Serialize)]
pub struct Answer {
    /// Whether it is a call list for a crisis.
    pub crisis: bool,
    /// What was asked about.
    pub topics: Vec<Asked>,
    /// Who is named, in the order in which to ask them.
    pub people: Vec<Named>,
    /// How many others fit.
    pub more: usize,
    /// In a crisis: the four needs, and whom to call for each.
    pub needs: Vec<Need>,
    /// People whose file is missing or cannot be read, and who may be among those to ask.
    pub unreadable: Vec<RelPath>,
    /// In a crisis: the last day for the next word, 48 hours from now.
    pub next_touch_by: Option<Day>,
    /// What is missing in the files, and the command that supplies it.
    pub missing: Vec<Missing>,
    /// What to do next.
    pub next: Next,
}

impl Answer {
    /// Those of one group, in their order.
    pub fn of(&self, group: Group) -> Vec<&Named> {
        let people = self.people.iter();
        people.filter(|named| named.group == group).collect()
    }
}

/// A topic.
#[derive(Clone, Debug, Serialize)]
pub struct Asked {
    /// As typed.
    pub topic: String,
    /// The skill it means, after aliases.
    pub skill: String,
    /// Whether anybody's file speaks of it.
    pub known: bool,
    /// Where it is not known: the nearest words that somebody's file has.
    pub nearest: Vec<String>,
    /// The active goals that need it.
    pub goals: Vec<GoalId>,
}

/// Why somebody is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// They fit the question.
    Fits,
    /// They could think along, where too few fit.
    Beside,
    /// They are from a distant field.
    Distant,
    /// In a crisis: they agreed to be called.
    Agreed,
    /// In a crisis: they give what is needed, and were not asked whether they may be called.
    NotAsked,
}

/// Somebody who is named.
#[derive(Clone, Debug, Serialize)]
pub struct Named {
    /// The id.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// Why they are named.
    pub group: Group,
    /// What they are to the owner.
    pub roles: Vec<Role>,
    /// Their title.
    pub title: Option<String>,
    /// Their organization.
    pub organization: Option<String>,
    /// What speaks for them, the strongest first.
    pub reasons: Vec<Reason>,
    /// Further lines of notes that speak of it.
    pub more: usize,
    /// Whether they can be asked today.
    pub today: Today,
    /// Where the relationship stands.
    pub tie: TieNow,
    /// How to reach them.
    pub reach: Reach,
    /// In a crisis: what they help with.
    pub needs: Vec<Function>,
    /// What stays between them and the owner, as agreed.
    pub confidentiality: Option<String>,
    /// What is out of bounds.
    pub boundaries: Vec<String>,
    /// In a crisis: what to say first, fit to be sent as it is.
    pub opening: Option<String>,
    /// The step with them.
    pub next: Next,
}

/// One thing that speaks for somebody.
#[derive(Clone, Debug, Serialize)]
pub struct Reason {
    /// What kind of thing; `field` also for somebody from a distant one.
    pub kind: Kind,
    /// The topic as typed; `None` where it is about none.
    pub topic: Option<String>,
    /// It, as written.
    pub text: String,
    /// What came of it.
    pub result: Option<String>,
    /// Whether it names the topic itself.
    pub whole: bool,
    /// Whether it is only assumed from their role.
    pub assumed: bool,
    /// The day of the note.
    pub date: Option<Day>,
    /// The file.
    pub file: RelPath,
    /// The line of a note.
    pub line: Option<usize>,
    /// The key of a file of TOML.
    pub key: Option<&'static str>,
    /// Whether it stands in a private part.
    pub private: bool,
}

/// Whether somebody can be asked on the day.
#[derive(Clone, Debug, Serialize)]
pub struct Today {
    /// `yes` (one of the days they named), `unsaid` (nothing speaks against it), `later`.
    pub free: &'static str,
    /// The next day on which nothing speaks against it.
    pub from: Option<Day>,
    /// `busy`, `snoozed`, `boundary` or `weekday`: what speaks against today.
    pub why: Option<&'static str>,
    /// The words for it in the file.
    pub because: Option<String>,
    /// The last day of the busy period.
    pub until: Option<Day>,
    /// The days that they named.
    pub days: Vec<WeekdayName>,
    /// Their hours, in their time zone.
    pub hours: Option<String>,
    /// Their time zone.
    pub timezone: Option<String>,
    /// How many minutes their clocks are ahead of the owner's on that day; negative: behind.
    pub minutes_ahead: Option<i64>,
    /// Their hours on the owner's clock.
    pub hours_here: Option<String>,
}

/// Where the relationship stands on the day.
#[derive(Clone, Debug, Serialize)]
pub struct TieNow {
    /// The stage.
    pub stage: Stage,
    /// Whether it carries today: `carries`, `quiet` (for long, paused or faded), `new` (no yes yet).
    pub state: Tie,
    /// The last contact.
    pub last_contact: Option<Day>,
    /// Its file, and of a log its line.
    pub place: Option<String>,
    /// How often they mean to be in touch, in days.
    pub cadence_days: Option<i64>,
    /// Days since the last contact ÷ cadence.
    pub ratio: Option<f64>,
    /// What the ratio means.
    pub freshness: Option<Freshness>,
    /// The day on which it ended, of a closed one.
    pub ended: Option<Day>,
    /// How it ended.
    pub ended_as: Option<EndedAs>,
    /// Whether both confide in one another.
    pub confiding: Option<bool>,
}

/// How to reach somebody.
#[derive(Clone, Debug, Serialize)]
pub struct Reach {
    /// What they like best.
    pub prefers: Option<Medium>,
    /// A number.
    pub phone: Option<String>,
    /// An address.
    pub email: Option<String>,
    /// A page.
    pub url: Option<String>,
    /// Within how many days an answer is expected.
    pub respond_within_days: Option<i64>,
}

/// One of the four needs of a crisis.
#[derive(Clone, Debug, Serialize)]
pub struct Need {
    /// Which.
    pub need: Function,
    /// People who agreed to be called and give it, in the order of the list.
    pub call: Vec<PersonId>,
    /// People who give it and were not asked whether they may be called, in the order of the list.
    pub not_asked: Vec<PersonId>,
}

/// Something that the files do not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// What, as a clause.
    pub what: String,
    /// The command that supplies it.
    pub command: String,
}

/// A step: why, and what to type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Next {
    /// What to do, as a clause in inline Markdown.
    pub what: String,
    /// What to type.
    pub command: String,
}
