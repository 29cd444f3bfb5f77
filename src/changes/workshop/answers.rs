//! What was answered so far. What was skipped is `None` or empty.

use std::collections::BTreeMap;

use crate::facts::blanks::Part;
use crate::model::day::Day;
use crate::model::ids::{GoalId, PersonId};
use crate::model::words::{Criterion, Level, Relation, Role, Source};
use crate::text::inline::safe;
use crate::text::name;

/// Everything that was said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// The owner's name.
    pub name: Option<String>,
    /// The owner's organization.
    pub organization: Option<String>,
    /// What the owner does and where they are going.
    pub purpose: Option<String>,
    /// What the owner can give.
    pub give: Vec<String>,
    /// What somebody new must have.
    pub must: Vec<Criterion>,
    /// New goals, in the order in which they were said.
    pub goals: Vec<NewGoal>,
    /// What goals that are there gain.
    pub known_goals: BTreeMap<GoalId, OfGoal>,
    /// New people, in the order in which they were said.
    pub people: Vec<NewPerson>,
    /// What relationships that are there gain.
    pub known_people: BTreeMap<PersonId, OfPerson>,
    /// Those who may be called when things are on fire.
    pub crisis: Vec<PersonId>,
}

/// A new goal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewGoal {
    /// What it is.
    pub title: String,
    /// Whether it comes first.
    pub first: bool,
    /// The rest.
    pub of: OfGoal,
}

/// What is said of a goal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfGoal {
    /// By when.
    pub by: Option<Day>,
    /// Why it matters.
    pub why: Option<String>,
    /// Kinds of support.
    pub functions: Vec<String>,
    /// Skills.
    pub needs: Vec<String>,
    /// What the owner brings.
    pub strengths: Vec<String>,
    /// What the owner has to learn.
    pub growth: Vec<String>,
    /// What stands in the way.
    pub challenges: Vec<String>,
    /// The next step, with its day.
    pub step: Option<(String, Day)>,
}

impl OfGoal {
    /// The entries that a part of the self-assessment, or the milestones, gain.
    pub fn lines(&self, part: Part) -> Vec<String> {
        let items = |texts: &[String]| {
            texts
                .iter()
                .map(|text| format!("- {}", safe(text)))
                .collect()
        };
        match part {
            Part::Strengths => items(&self.strengths),
            Part::Growth => items(&self.growth),
            Part::Challenges => items(&self.challenges),
            Part::Step => {
                let step = self.step.iter();
                step.map(|(text, due)| format!("- [ ] {} due:{due}", safe(text)))
                    .collect()
            }
            Part::By | Part::Why | Part::Functions | Part::Needs => Vec::new(),
        }
    }
}

/// A new person.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPerson {
    /// The name as it was typed.
    pub name: String,
    /// Their organization.
    pub organization: Option<String>,
    /// What they are to the owner.
    pub roles: Vec<Role>,
    /// Seen from the owner.
    pub level: Option<Level>,
    /// Towards the owner's organization.
    pub relation: Option<Relation>,
    /// The kinds of support they give, where the role's usual ones are not meant.
    pub functions: &'static [&'static str],
    /// When the two last talked; `None`: not yet, they are somebody to ask.
    pub talk: Option<Day>,
    /// How the owner came across them.
    pub source: Option<Source>,
    /// What the two meet for, or could.
    pub purpose: Option<String>,
    /// What they know or do well.
    pub good_at: Vec<String>,
    /// The goal they were named for; `None`: all of them.
    pub goal: Option<GoalId>,
}

impl NewPerson {
    /// How they are spoken of.
    pub fn first_name(&self) -> &str {
        name::said(&self.name)
    }
}

/// What is said of a relationship that is there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfPerson {
    /// What they are to the owner.
    pub roles: Vec<Role>,
    /// What it is for.
    pub purpose: Option<String>,
    /// How often, as the files say it.
    pub cadence: Option<String>,
    /// When the two last talked.
    pub talk: Option<Day>,
    /// What stays between them.
    pub confidentiality: Option<String>,
    /// How the owner came across them.
    pub source: Option<Source>,
}

impl Answers {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Those who are there already, and of whom something was said.
    pub fn known(&self) -> Vec<PersonId> {
        let people = self.known_people.keys().chain(&self.crisis);
        people.cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_one_entry_whatever_it_begins_with() {
        let of = OfGoal {
            growth: vec!["# of outages".to_owned()],
            challenges: vec!["- [ ] task".to_owned(), "> x".to_owned()],
            step: Day::parse("2026-12-01").map(|day| ("[x] y".to_owned(), day)),
            ..OfGoal::default()
        };
        assert_eq!(of.lines(Part::Growth), ["- \\# of outages"]);
        assert_eq!(of.lines(Part::Challenges), ["- \\- [ ] task", "- \\> x"]);
        assert_eq!(of.lines(Part::Step), ["- [ ] \\[x] y due:2026-12-01"]);
    }
}
