//! What people need, in words that stand in the files, and who knows about it.
//!
//! What may live here: the needs of one person, and whether somebody's expertise meets one. What may not:
//! who is brought together with whom, and any sentence about it.

use std::collections::BTreeSet;

use crate::model::day::Day;
use crate::model::goal::Goal;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::policy::Policy;
use crate::model::words::{GoalStatus, Role};
use crate::text::wording;

use super::points::{Answer, answers_owed};
use super::supply;

/// Where a need stands, the plainest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NeedOf {
    /// An objective that is theirs: of a mentee, or of peers who hold one another to it.
    Objective,
    /// An answer that the owner owes them.
    Owed,
    /// Something they care about.
    Interest,
    /// A goal of the owner's on which they work together.
    Goal,
}

/// Something that somebody needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// Where it comes from.
    pub of: NeedOf,
    /// It, as written; of a goal its title.
    pub text: String,
    /// Where it is written: `objectives in people/a/person.toml`, `people/a/log.md:3`.
    pub place: String,
    /// The skills it names outright, after aliases; otherwise its words are compared.
    skills: Option<Vec<String>>,
}

/// What meets a need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asks {
    /// These skills, after aliases.
    Skills(Vec<String>),
    /// Every skill that speaks of the same as these topics.
    Topics(BTreeSet<String>),
}

impl NeedOf {
    /// All of them, the plainest first.
    pub const ALL: &'static [Self] = &[Self::Objective, Self::Owed, Self::Interest, Self::Goal];
}

impl Need {
    /// What meets it.
    pub fn asks(&self, policy: &Policy) -> Asks {
        match &self.skills {
            Some(named) => Asks::Skills(named.clone()),
            None => Asks::Topics(topics(policy, &self.text)),
        }
    }
}

impl Asks {
    /// Whether a skill, after aliases, meets it.
    pub fn is_met_by(&self, skill: &str) -> bool {
        match self {
            Self::Skills(named) => named.iter().any(|one| one == skill),
            Self::Topics(topics) => wording::shared(topics, &wording::topics(skill)) > 0,
        }
    }
}

/// What somebody needs today, the plainest first. Where they are mentor, sponsor, coach or advisor the
/// objectives are the owner's, and no need of theirs.
pub fn of(network: &Network, person: &Person, today: Day) -> Vec<Need> {
    let theirs = [Role::Mentee, Role::Peer];
    let theirs = theirs.iter().any(|role| person.relationship.is(*role));
    let mut needs = Vec::new();
    let mut add = |of, text: &str, place: String| {
        needs.push(Need {
            of,
            text: text.to_owned(),
            place,
            skills: None,
        });
    };
    let file = person.file();
    if theirs {
        for text in &person.relationship.objectives {
            add(NeedOf::Objective, text, format!("objectives in {file}"));
        }
    }
    for (answer, point) in answers_owed(person, today) {
        if answer == Answer::Mine {
            let place = format!("{}:{}", point.place.file, point.place.line);
            add(NeedOf::Owed, &point.text, place);
        }
    }
    for text in &person.interests {
        add(NeedOf::Interest, text, format!("interests in {file}"));
    }
    if theirs {
        let goals = person.relationship.goals.iter();
        let goals = goals.filter_map(|id| network.goal(id));
        let active = |goal: &&Goal| goal.status == GoalStatus::Active;
        needs.extend(goals.filter(active).map(|goal| Need {
            of: NeedOf::Goal,
            text: goal.title.clone(),
            place: format!("goals in {file}"),
            skills: Some(skills_of(&network.policy, &goal.needs)),
        }));
    }
    needs
}

fn skills_of(policy: &Policy, written: &[String]) -> Vec<String> {
    written.iter().map(|skill| policy.skill(skill)).collect()
}

/// The skills of somebody, after aliases, that meet a need of somebody who does not have them.
pub fn met(policy: &Policy, need: &Need, who_needs: &Person, who_knows: &Person) -> Vec<String> {
    let own = supply::expertise(policy, who_needs);
    let mut skills = supply::expertise(policy, who_knows);
    skills.retain(|skill| !own.contains(skill));
    let asks = need.asks(policy);
    skills.retain(|skill| asks.is_met_by(skill));
    skills
}

/// The words of a text that carry meaning, each also as the skill of which it is another spelling.
fn topics(policy: &Policy, text: &str) -> BTreeSet<String> {
    let words = text.split_whitespace();
    let spelled: Vec<String> = words
        .map(|word| policy.skill(wording::bare(word)))
        .collect();
    wording::topics(&spelled.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, goal, network, person, touch};
    use crate::model::ids::GoalId;
    use crate::model::words::TouchKind;

    const TODAY: &str = "2026-11-21";

    fn knows(skills: &[&str]) -> Person {
        let mut p = person("bo", &[Role::Advisor]);
        p.expertise = skills.iter().map(|skill| (*skill).to_owned()).collect();
        p
    }

    #[test]
    fn needs_are_told_in_the_words_of_the_files_the_plainest_first() {
        let mut ada = person("ada", &[Role::Mentee]);
        ada.interests = vec!["old maps".to_owned()];
        ada.relationship.objectives = vec!["Speak in public".to_owned()];
        ada.relationship.goals = vec![GoalId::new("g")];
        touch(
            &mut ada,
            "2026-11-10",
            TouchKind::Owes,
            "a name for budgeting",
        );
        let mut net = network(vec![ada]);
        net.goals.push(goal("g", 1, &[]));
        let told = |net: &Network| -> Vec<(NeedOf, String)> {
            let needs = of(net, &net.people[0], day(TODAY)).into_iter();
            needs.map(|need| (need.of, need.place)).collect()
        };
        assert_eq!(
            told(&net),
            [
                (
                    NeedOf::Objective,
                    "objectives in people/ada/person.toml".to_owned()
                ),
                (NeedOf::Owed, "people/ada/log.md:1".to_owned()),
                (
                    NeedOf::Interest,
                    "interests in people/ada/person.toml".to_owned()
                ),
                (NeedOf::Goal, "goals in people/ada/person.toml".to_owned()),
            ]
        );
        // A mentor's objectives are what the owner wants of them.
        net.people[0].relationship.roles = vec![Role::Mentor];
        let kinds: Vec<NeedOf> = told(&net).into_iter().map(|need| need.0).collect();
        assert_eq!(kinds, [NeedOf::Owed, NeedOf::Interest]);
    }

    #[test]
    fn a_skill_meets_a_need_that_names_all_of_it_and_that_nobody_has_already() {
        let mut net = network(Vec::new());
        net.policy.aliases = [("o11y".to_owned(), "observability".to_owned())].into();
        let ada = person("ada", &[Role::Mentee]);
        let met_by = |text: &str, skills: &[&str]| {
            let need = Need {
                of: NeedOf::Objective,
                text: text.to_owned(),
                place: String::new(),
                skills: None,
            };
            met(&net.policy, &need, &ada, &knows(skills))
        };
        assert_eq!(
            met_by("Speak in public twice", &["public-speaking", "hiring"]),
            ["public-speaking"]
        );
        assert!(met_by("A case that speaks for itself", &["public-speaking"]).is_empty());
        assert_eq!(met_by("learn budgeting", &["budgeting"]), ["budgeting"]);
        assert_eq!(
            met_by("start with o11y", &["observability"]),
            ["observability"]
        );
        assert!(met_by("", &["budgeting"]).is_empty());
        let mut knows_it = person("ada", &[]);
        knows_it.expertise = vec!["budgeting".to_owned()];
        let need = Need {
            of: NeedOf::Goal,
            text: "g".to_owned(),
            place: String::new(),
            skills: Some(vec!["budgeting".to_owned()]),
        };
        assert!(met(&net.policy, &need, &knows_it, &knows(&["budgeting"])).is_empty());
        assert_eq!(
            met(&net.policy, &need, &ada, &knows(&["budgeting"])),
            ["budgeting"]
        );
    }
}
