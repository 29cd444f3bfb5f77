//! The answer about some topics, from whom was chosen and what their files say.

use std::collections::BTreeSet;

use super::ground::{Ground, Kind};
use super::order::Chosen;
use super::seen::Seen;
use super::tell::named;
use super::topic::Topic;
use super::value::{Answer, Asked, Group, Missing, Named, Next, Reason};
use crate::facts::supply;
use crate::model::day::Day;
use crate::model::ids::{GoalId, PersonId};
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::policy::Policy;
use crate::model::words::{Function, GoalStatus, Stage};
use crate::text::doc::plain;
use crate::text::phrase::shell_word;
use crate::text::similar;

/// So many words are named in place of one that nobody's file has.
const NEAREST: usize = 3;

/// Every word of a person that a topic may name: skills after aliases, situations, kinds of support.
pub fn words(policy: &Policy, person: &Person) -> Vec<String> {
    let mut words = supply::expertise(policy, person);
    words.extend(person.experience.iter().cloned());
    let offers = supply::functions(person).into_iter();
    words.extend(offers.map(|offer| offer.function.into_owned()));
    words
}

impl Chosen {
    /// Everybody who is named.
    pub fn ids(&self) -> Vec<PersonId> {
        let all = self.fits.iter().chain(&self.beside).chain(&self.distant);
        all.map(|seen| seen.id.clone()).collect()
    }

    /// Whether nobody's file speaks of one of the topics.
    pub fn lacks(&self) -> bool {
        (0..self.topics.len()).any(|at| !self.knows(at))
    }

    fn knows(&self, topic: usize) -> bool {
        let mut grounds = self.fits.iter().flat_map(|seen| &seen.grounds.told);
        grounds.any(|ground| ground.topic == topic) || self.elsewhere.contains(&topic)
    }
}

/// The answer. `network` holds those who are named and whom they know; `words` is all that anybody's file
/// names, where a topic is unknown.
pub fn answer(network: &Network, chosen: &Chosen, words: &BTreeSet<String>, today: Day) -> Answer {
    let topics: Vec<Asked> = chosen
        .topics
        .iter()
        .enumerate()
        .map(|(at, topic)| asked(network, topic, chosen.knows(at), words))
        .collect();
    let mut people: Vec<Named> = Vec::new();
    let groups = [
        (Group::Fits, chosen.fits.iter().collect::<Vec<&Seen>>()),
        (Group::Beside, chosen.beside.iter().collect()),
        (Group::Distant, chosen.distant.iter().collect()),
    ];
    for (group, several) in groups {
        people.extend(several.into_iter().filter_map(|seen| {
            let person = network.person(&seen.id)?;
            let mut told = named(network, person, group, today);
            told.more = seen.grounds.more.iter().sum();
            let grounds = seen.grounds.told.iter();
            told.reasons = grounds
                .map(|ground| reason(&chosen.topics, ground))
                .collect();
            if group != Group::Fits {
                told.reasons = field(person);
            }
            Some(told)
        }));
    }
    Answer {
        crisis: false,
        missing: missing(&topics),
        next: next(&topics, &people),
        topics,
        people,
        more: chosen.more,
        needs: Vec::new(),
        unreadable: chosen.unreadable.clone(),
        next_touch_by: None,
    }
}

/// A ground as it is told.
pub fn reason(topics: &[Topic], ground: &Ground) -> Reason {
    Reason {
        kind: ground.kind,
        topic: topics.get(ground.topic).map(|topic| topic.typed.clone()),
        text: ground.text.clone(),
        result: ground.result.clone(),
        whole: ground.said == super::topic::Said::Whole,
        assumed: ground.assumed,
        date: ground.date,
        file: ground.file.clone(),
        line: ground.line,
        key: ground.key,
        private: ground.private,
    }
}

/// Where somebody from elsewhere stands: sector, function at work, what they see things from, what they give.
fn field(person: &Person) -> Vec<Reason> {
    let written = |kind, key, text: &str| Reason {
        kind,
        topic: None,
        text: text.to_owned(),
        result: None,
        whole: false,
        assumed: false,
        date: None,
        file: person.file(),
        line: None,
        key: Some(key),
        private: person.confidential,
    };
    let mut reasons = Vec::new();
    reasons.extend(
        person
            .sector
            .iter()
            .map(|text| written(Kind::Field, "sector", text)),
    );
    reasons.extend(
        person
            .function
            .iter()
            .map(|text| written(Kind::Field, "function", text)),
    );
    let sees = person.perspectives.first();
    reasons.extend(sees.map(|text| written(Kind::Perspectives, "perspectives", text)));
    for offer in supply::functions(person) {
        let key = if offer.assumed { "roles" } else { "functions" };
        let mut reason = written(Kind::Function, key, &offer.function);
        reason.assumed = offer.assumed;
        reasons.push(reason);
    }
    reasons
}

fn asked(network: &Network, topic: &Topic, known: bool, words: &BTreeSet<String>) -> Asked {
    let policy = &network.policy;
    let active = network
        .goals
        .iter()
        .filter(|goal| goal.status == GoalStatus::Active);
    let needs = active.filter(|goal| {
        let mut needs = goal.needs.iter();
        needs.any(|need| topic.named(policy, need) == Some(super::topic::Said::Whole))
    });
    let goals: Vec<GoalId> = needs.map(|goal| goal.id.clone()).collect();
    let nearest = if known {
        Vec::new()
    } else {
        let words = words.iter().map(String::as_str);
        similar::nearest(&topic.skill, words, NEAREST)
    };
    Asked {
        topic: topic.typed.clone(),
        skill: topic.skill.clone(),
        known,
        nearest: nearest.into_iter().map(str::to_owned).collect(),
        goals,
    }
}

/// For each topic that nobody's file speaks of the command that helps.
fn missing(topics: &[Asked]) -> Vec<Missing> {
    let unknown = topics.iter().filter(|topic| !topic.known);
    let told = unknown.flat_map(|topic| {
        let word = plain(&topic.topic);
        let mut missing = Vec::new();
        if let Some(nearest) = topic.nearest.first() {
            missing.push(Missing {
                what: format!(
                    "nobody's file speaks of {word}; the nearest word there is {nearest}"
                ),
                command: format!("mentor who {}", shell_word(nearest)),
            });
        }
        if let Some(goal) = topic.goals.first() {
            missing.push(Missing {
                what: format!("{goal} needs {word}, and nobody covers it: the routes to somebody"),
                command: format!("mentor gaps --goal {goal}"),
            });
        }
        missing.push(Missing {
            what: match support(&topic.skill) {
                Some(_) => format!("somebody you know of who gives {word}"),
                None => format!("somebody you know of who knows {word}"),
            },
            command: adding(&topic.skill),
        });
        missing
    });
    told.collect()
}

/// The kind of support that a topic is, where it is one of them.
fn support(topic: &str) -> Option<Function> {
    Function::parse(&topic.replace(' ', "-"))
}

/// The command that writes somebody down who gives or knows it.
fn adding(topic: &str) -> String {
    match support(topic) {
        Some(function) => format!("mentor add … --functions {function}"),
        None => format!("mentor add … --expertise {}", shell_word(topic)),
    }
}

/// The step that comes first.
fn next(topics: &[Asked], people: &[Named]) -> Next {
    let known: Vec<String> = topics
        .iter()
        .filter(|topic| topic.known)
        .map(|topic| plain(&topic.topic))
        .collect();
    let all: Vec<String> = topics.iter().map(|topic| plain(&topic.topic)).collect();
    let Some(first) = people.first() else {
        let skill = topics.first().map_or("…", |topic| topic.skill.as_str());
        return Next {
            what: "nobody who could be asked is in the network yet; write down the first"
                .to_owned(),
            command: adding(skill),
        };
    };
    // Of those who fit the first who can be asked now; whoever is busy or resting comes after.
    let fits = || people.iter().filter(|named| named.group == Group::Fits);
    let now = |named: &&Named| {
        let waits = matches!(named.today.why, Some("busy" | "snoozed"));
        let stage = matches!(named.tie.stage, Stage::Paused | Stage::Invited);
        !waits && !stage
    };
    if let Some(first) = fits().find(now).or_else(|| fits().next()) {
        return Next {
            what: format!("{}. {}", plain(&first.name), first.next.what),
            command: first.next.command.clone(),
        };
    }
    let about = if known.is_empty() { all } else { known };
    Next {
        what: format!("ask {} whom they know", plain(&first.name)),
        command: format!(
            "mentor touch --asked \"@{} who could help me with {}?\"",
            first.id,
            crate::text::phrase::listed(&about).replace(['"', '$', '`', '\\', '!'], "")
        ),
    }
}
