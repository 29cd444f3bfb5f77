//! All that was read for a question.

use super::circle::Circle;
use super::goal::Goal;
use super::ids::{CircleId, GoalId, PersonId};
use super::person::Person;
use super::policy::Policy;
use super::question::Question;
use super::resource::Resource;
use super::trace::{Held, Named, Trace};

/// The part of a network that a question needs. Every list is in the order of ids.
#[derive(Clone, Debug, Default)]
pub struct Network {
    /// `mentor.toml`
    pub policy: Policy,
    /// `goals/`
    pub goals: Vec<Goal>,
    /// `people/`: one person, or all of them, as the scope asks.
    pub people: Vec<Person>,
    /// `circles/`
    pub circles: Vec<Circle>,
    /// The owner's own questions, where the scope asks for texts.
    pub questions: Vec<Question>,
    /// `resources/`, where the scope asks for it.
    pub resources: Vec<Resource>,
    /// Every place that names the one that the scope asks for, by path and place.
    pub traces: Vec<Trace>,
    /// The files of those that the scope asks for by name, by path.
    pub held: Vec<Held>,
}

/// How much of a network a question needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Settings, goals, circles (with their notes), and these people's folders, texts included,
    /// with the notes that their `see` points to. Nobody else's folder is opened.
    People(Vec<PersonId>),
    /// Settings, goals' front matter, circles' notes' front matter, every `person.toml` and `log.md`,
    /// names of notes: no note of a person's folder is opened.
    Roster,
    /// The same of these people only. Nobody else's folder is opened.
    RosterOf(Vec<PersonId>),
    /// Settings, the front matter of goals, circles and `resources/`. Nobody's folder is opened.
    Shelf,
    /// Every file; of the texts in people's folders no more than their actions and takeaways need: what
    /// else a note has (title, other sections) may be there or not.
    Actions,
    /// Every file; of the texts in people's folders their titles, their actions, and what stands under the
    /// headings that have a meaning: what else a note has may be there or not.
    Sections,
    /// Every file, texts included.
    Everything,
    /// Settings, goals, circles, resources, the people among these as with [`Scope::People`]; the files that
    /// stand in the folder of each, and every place in the network that names the first.
    Traces(Vec<Named>),
}

impl Scope {
    /// The people whose folders are asked for by name; empty for the others.
    pub fn people(&self) -> Vec<PersonId> {
        match self {
            Self::People(ids) | Self::RosterOf(ids) => ids.clone(),
            Self::Traces(named) => {
                let people = named.iter().filter_map(|named| match named {
                    Named::Person(id) => Some(id.clone()),
                    _ => None,
                });
                people.collect()
            }
            Self::Roster | Self::Actions | Self::Sections | Self::Everything | Self::Shelf => {
                Vec::new()
            }
        }
    }
}

/// The ids of a network as its folders tell them, each list sorted; no file was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids {
    /// The folders under `people/`.
    pub people: Vec<PersonId>,
    /// The folders under `circles/`.
    pub circles: Vec<CircleId>,
}

impl Network {
    /// The ids of everyone who was read.
    pub fn ids(&self) -> Ids {
        Ids {
            people: self.people.iter().map(|person| person.id.clone()).collect(),
            circles: self
                .circles
                .iter()
                .map(|circle| circle.id.clone())
                .collect(),
        }
    }

    /// The person with this id.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        let at = self.people.binary_search_by(|p| p.id.cmp(id)).ok()?;
        self.people.get(at)
    }

    /// The goal with this id.
    pub fn goal(&self, id: &GoalId) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.id == *id)
    }

    /// The circle with this id.
    pub fn circle(&self, id: &CircleId) -> Option<&Circle> {
        self.circles.iter().find(|circle| circle.id == *id)
    }

    /// The name of a person, or the id where they were not read.
    pub fn name_of<'a>(&'a self, id: &'a PersonId) -> &'a str {
        self.person(id).map_or(id.as_str(), |p| p.name.as_str())
    }
}
