//! What speaks for it that somebody could help with a topic, each with the place where it is written.

use serde::Serialize;

use super::topic::{Said, Topic};
use crate::facts::contact::up_to;
use crate::facts::privacy::Audience;
use crate::facts::supply;
use crate::model::action::{Mark, Owner};
use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::model::note::{Note, SectionKey};
use crate::model::person::Person;
use crate::model::policy::Policy;
use crate::text::phrase::untagged;

/// So many lines of notes are told for each topic; the others are counted.
const LINES: usize = 2;

/// What kind of thing speaks for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A skill of theirs.
    Expertise,
    /// A situation that they have been through.
    Experience,
    /// A kind of support that they give.
    Function,
    /// What came of something done on their advice.
    Advice,
    /// What the owner took home from a meeting.
    Takeaway,
    /// Something they wrote or gave.
    Works,
    /// Their title, sector or function at work.
    Field,
    /// Where they see things from.
    Perspectives,
    /// Something they care about.
    Interests,
}

/// One thing that speaks for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The topic, by its place among those asked about.
    pub topic: usize,
    /// What kind of thing it is.
    pub kind: Kind,
    /// Whether it is the topic itself.
    pub said: Said,
    /// A function that is only assumed from their role.
    pub assumed: bool,
    /// It, as written; a skill after aliases.
    pub text: String,
    /// The result of what was done on their advice.
    pub result: Option<String>,
    /// The day of the note.
    pub date: Option<Day>,
    /// The file.
    pub file: RelPath,
    /// The line of a note.
    pub line: Option<usize>,
    /// The key of a file of TOML.
    pub key: Option<&'static str>,
    /// Whether it stands in a Private section, a confidential note or a confidential person's folder.
    pub private: bool,
}

/// What speaks for one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grounds {
    /// The strongest first; of notes the latest.
    pub told: Vec<Ground>,
    /// Further lines of notes, by topic.
    pub more: Vec<usize>,
}

impl Ground {
    /// How much it weighs; less is stronger.
    pub fn weight(&self) -> u32 {
        match (self.kind, self.said) {
            (Kind::Expertise, Said::Whole) => 0,
            (Kind::Experience, Said::Whole) => 1,
            (Kind::Function, Said::Whole) => 1 + u32::from(self.assumed),
            (Kind::Expertise, Said::Part) => 2,
            (Kind::Experience | Kind::Function, Said::Part) => 3,
            (Kind::Advice, _) => 3,
            (Kind::Takeaway, _) => 4,
            (Kind::Works | Kind::Field, _) => 5,
            (Kind::Perspectives | Kind::Interests, _) => 6,
        }
    }

    /// Whether it makes several words one topic: somebody's file calls it so.
    pub fn settles(&self) -> bool {
        let word = matches!(
            self.kind,
            Kind::Expertise | Kind::Experience | Kind::Function
        );
        word && self.said == Said::Whole
    }
}

/// Everything that speaks for a person, for each of the topics.
pub fn grounds(policy: &Policy, person: &Person, topics: &[Topic], today: Day) -> Grounds {
    let mut grounds = Grounds {
        told: Vec::new(),
        more: vec![0; topics.len()],
    };
    for (at, topic) in topics.iter().enumerate() {
        let found = Found {
            policy,
            person,
            topic,
            at,
        };
        grounds.told.extend(found.profile());
        let mut lines = found.notes(today);
        lines.sort_by_key(|line| (line.kind, std::cmp::Reverse(line.date), line.line));
        if let Some(more) = grounds.more.get_mut(at) {
            *more = lines.len().saturating_sub(LINES);
        }
        grounds.told.extend(lines.into_iter().take(LINES));
    }
    grounds
        .told
        .sort_by_key(|ground| (ground.topic, ground.weight()));
    grounds
}

/// One person and one topic.
struct Found<'a> {
    policy: &'a Policy,
    person: &'a Person,
    topic: &'a Topic,
    at: usize,
}

impl Found<'_> {
    /// What `person.toml` says.
    fn profile(&self) -> Vec<Ground> {
        let person = self.person;
        let mut out = Vec::new();
        for skill in supply::expertise(self.policy, person) {
            if let Some(said) = self.topic.named(self.policy, &skill) {
                out.push(self.written(Kind::Expertise, "expertise", said, &skill));
            }
        }
        for situation in &person.experience {
            if let Some(said) = self.topic.named(self.policy, situation) {
                out.push(self.written(Kind::Experience, "experience", said, situation));
            }
        }
        for offer in supply::functions(person) {
            if let Some(said) = self.topic.named(self.policy, &offer.function) {
                let key = if offer.assumed { "roles" } else { "functions" };
                let mut ground = self.written(Kind::Function, key, said, &offer.function);
                ground.assumed = offer.assumed;
                out.push(ground);
            }
        }
        let mut lines: Vec<(Kind, &'static str, &String)> = Vec::new();
        lines.extend(person.works.iter().map(|text| (Kind::Works, "works", text)));
        lines.extend(person.title.iter().map(|text| (Kind::Field, "title", text)));
        lines.extend(
            person
                .sector
                .iter()
                .map(|text| (Kind::Field, "sector", text)),
        );
        lines.extend(
            person
                .function
                .iter()
                .map(|text| (Kind::Field, "function", text)),
        );
        let seen = person.perspectives.iter();
        lines.extend(seen.map(|text| (Kind::Perspectives, "perspectives", text)));
        let cared = person.interests.iter();
        lines.extend(cared.map(|text| (Kind::Interests, "interests", text)));
        for (kind, key, text) in lines {
            if self.topic.stands_in(text) {
                out.push(self.written(kind, key, Said::Part, text));
            }
        }
        out
    }

    fn written(&self, kind: Kind, key: &'static str, said: Said, text: &str) -> Ground {
        Ground {
            topic: self.at,
            kind,
            said,
            assumed: false,
            text: text.to_owned(),
            result: None,
            date: None,
            file: self.person.file(),
            line: None,
            key: Some(key),
            private: self.person.confidential,
        }
    }

    /// What the owner took home, and what came of things done after a meeting.
    fn notes(&self, today: Day) -> Vec<Ground> {
        let mut out = Vec::new();
        for meeting in up_to(&self.person.meetings, today) {
            let Some(note) = meeting.text() else {
                continue;
            };
            let file = note.path.as_ref().unwrap_or(&meeting.path);
            out.extend(self.takeaways(note, meeting.day, file));
            out.extend(self.advice(note, meeting.day, file, today));
        }
        out
    }

    fn takeaways(&self, note: &Note, day: Day, file: &RelPath) -> Vec<Ground> {
        let shown = Audience::Owner.entries(note, SectionKey::Takeaways);
        let spoken = shown
            .into_iter()
            .filter(|shown| self.topic.stands_in(&shown.entry.text));
        spoken
            .map(|shown| Ground {
                date: Some(day),
                line: Some(shown.entry.line),
                key: None,
                private: shown.private || self.person.confidential,
                file: file.clone(),
                ..self.written(Kind::Takeaway, "", Said::Part, untagged(&shown.entry.text))
            })
            .collect()
    }

    /// The owner's own actions with a result: advice that was followed.
    fn advice(&self, note: &Note, day: Day, file: &RelPath, today: Day) -> Vec<Ground> {
        let done = note.actions.iter().filter(|action| {
            let ended = action.done.is_none_or(|done| done <= today);
            action.mark == Mark::Done && ended && action.owner == Owner::Me
        });
        let told = done.filter_map(|action| {
            let result = action.result.as_deref()?;
            let speaks = self.topic.stands_in(&action.text) || self.topic.stands_in(result);
            speaks.then(|| Ground {
                date: Some(day),
                line: Some(action.line),
                key: None,
                private: action.private || self.person.confidential,
                file: file.clone(),
                result: Some(result.to_owned()),
                ..self.written(Kind::Advice, "", Said::Part, &action.text)
            })
        });
        told.collect()
    }
}
