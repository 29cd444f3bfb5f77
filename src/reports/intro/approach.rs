//! The letter to somebody who could introduce the owner: a question, and lines that may go on.

use serde_json::json;

use super::letters::{one_line, one_question};
use super::profile::{Profile, address, no_address, own};
use crate::facts::{dates, supply};
use crate::model::day::Day;
use crate::model::draft::{Draft, Missing};
use crate::model::goal::Goal;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::GoalStatus;
use crate::text::phrase::{shell_word, spoken};

/// What the letter to the first of them is made of.
pub struct Letter<'a> {
    /// All that was read.
    pub network: &'a Network,
    /// The people to go through.
    pub way: &'a [&'a Person],
    /// Who is to be reached, where they are in the network.
    pub target: Option<&'a Person>,
    /// Their id.
    pub to: &'a PersonId,
    /// The owner's own reason, where one was given.
    pub why: Option<&'a str>,
    /// The day.
    pub today: Day,
}

impl Letter<'_> {
    /// The letter; `again` where it was asked before.
    pub fn draft(&self, first: &Person, again: Option<Day>) -> Draft {
        let to = self.to;
        let about = self.target.map_or_else(
            || Profile::named(to),
            |target| Profile::of(self.network, target),
        );
        let (goal, skills) = self.aim();
        let mut missing = Vec::new();
        if self.why.is_none() && goal.is_none() {
            missing.push(Missing::new(
                format!("why you would like to meet {}", about.name),
                format!("mentor intro --to {} --why \"…\"", shell_word(to.as_str())),
            ));
        }
        if self.network.policy.me.intro.is_none() {
            missing.push(Missing::yours(
                "a sentence about you: intro = \"…\" under [me] in mentor.toml",
            ));
        }
        missing.extend(no_address(first));
        let through = self.way.get(1).map(|next| own(&next.name));
        Draft {
            template: "intro-broker",
            to: vec![address(first)],
            subject: format!("An introduction to {}", one_line(&about.name)),
            parts: json!({
                "to": Profile::of(self.network, first),
                "target": about,
                "through": through,
                "why": self.why.map(own),
                "goal": goal.map(|goal| own(&goal.title)),
                "goal_why": goal.and_then(|goal| goal.why.as_deref()).map(own),
                "skills": skills,
                "again": again.map(|day| dates::on(day, self.today)),
            }),
            missing,
            rules: one_question(),
        }
    }

    /// The owner's goal for which they are wanted, and which of its needs they know.
    fn aim(&self) -> (Option<&Goal>, Vec<String>) {
        let Some(target) = self.target else {
            return (None, Vec::new());
        };
        let policy = &self.network.policy;
        let knows = supply::expertise(policy, target);
        let needed = |goal: &Goal| -> Vec<String> {
            let needs = goal.needs.iter().map(|need| policy.skill(need));
            needs.filter(|need| knows.contains(need)).collect()
        };
        let active = |goal: &&Goal| goal.status == GoalStatus::Active;
        let named = target.relationship.goals.iter();
        let named: Vec<&Goal> = named
            .filter_map(|id| self.network.goal(id))
            .filter(active)
            .collect();
        let goals = named
            .iter()
            .copied()
            .chain(self.network.goals.iter().filter(active));
        let fits = goals
            .map(|goal| (goal, needed(goal)))
            .find(|(_, met)| !met.is_empty());
        match fits {
            Some((goal, met)) => {
                let met = met.iter().map(|skill| own(&spoken(skill))).collect();
                (Some(goal), met)
            }
            None => (named.first().copied(), Vec::new()),
        }
    }
}
