//! The shared shelf: which resource is meant, who has had it, and who would care for it.
//!
//! What may live here: the evidence that somebody would care, strongest first. What may not: how a report
//! or a note words it.

use super::exchange::{Side, gifts};
use super::goals::served;
use super::privacy::Audience;
use crate::error::Failure;
use crate::model::day::Day;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::resource::Resource;
use crate::model::words::{EndedAs, Stage};
use crate::text::doc::plain;
use crate::text::fold::fold;
use crate::text::phrase::{clause, spoken as spoken_word};
use crate::text::similar;
use crate::text::wording;

/// Why somebody would care.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Reason {
    /// Where it stands.
    pub kind: Ground,
    /// What it says, as written.
    pub text: String,
    /// The title of the goal that needs it; `null` for every other kind.
    pub goal: Option<String>,
}

/// Where a reason stands, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// It is one of their interests.
    Interest,
    /// It is about what was agreed to be worked on: an objective, or the purpose.
    Objective,
    /// They know this skill.
    Expertise,
    /// A goal that they help with needs this skill.
    Need,
    /// The owner's own tag for them.
    Tag,
}

/// Somebody who would care.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    /// Who.
    pub person: &'a Person,
    /// Why; never empty.
    pub reasons: Vec<Reason>,
}

/// The resource that is meant: its id, the beginning of one, or a part of its title; where several fit they
/// are listed.
pub fn resolve<'a>(typed: &str, resources: &'a [Resource]) -> Result<&'a Resource, Failure> {
    let wanted = fold(typed);
    let steps: [&dyn Fn(&Resource) -> bool; 3] = [
        &|one| one.id.as_str() == typed || fold(&one.title) == wanted,
        &|one| one.id.as_str().starts_with(&wanted),
        &|one| !wanted.is_empty() && fold(&one.title).contains(&wanted),
    ];
    for fits in steps {
        let found: Vec<&Resource> = resources.iter().filter(|one| fits(one)).collect();
        match found.as_slice() {
            [] => {}
            [one] => return Ok(one),
            several => {
                let several_fit = Failure::new(format!(
                    "`{typed}` fits {} of them: nothing was done",
                    several.len()
                ));
                let list = |failure: Failure, one: &&Resource| {
                    failure.detail(format!("{}  {}", one.id, one.title))
                };
                return Err(several
                    .iter()
                    .fold(several_fit, list)
                    .hint("write more of the id"));
            }
        }
    }
    let ids = resources.iter().map(|one| one.id.as_str());
    let near = similar::nearest(typed, ids, 2);
    let failure = Failure::new(format!("nothing on the shelf is called `{typed}`"));
    Err(if near.is_empty() {
        failure.hint("`mentor resource list` names everything on it")
    } else {
        failure.hint(format!("did you mean {}?", near.join(" or ")))
    })
}

/// Whether somebody was sent it: the resource says so, or something given to them names its title.
pub fn has_had(resource: &Resource, person: &Person, today: Day) -> bool {
    let title = fold(&resource.title);
    let sent = resource.shared.iter().any(|(with, _)| *with == person.id);
    let given = || {
        let gifts = gifts(person, today, Audience::Owner);
        let mut gave = gifts.iter().filter(|gift| gift.side == Side::Gave);
        gave.any(|gift| fold(&gift.text).contains(&title))
    };
    sent || (title.contains(' ') && given())
}

/// A person as somebody who would care for a resource and has not had it; `None` where nothing says so,
/// for its author, and where giving is over for good. Looks at no other person of the network.
pub fn reader<'a>(
    network: &Network,
    resource: &Resource,
    person: &'a Person,
    today: Day,
) -> Option<Reader<'a>> {
    if !person.readable || is_over(person) || is_author(resource, person) {
        return None;
    }
    let reasons = reasons(network, resource, person);
    let cares = !reasons.is_empty() && !has_had(resource, person, today);
    cares.then_some(Reader { person, reasons })
}

/// What of the shelf is of most use to somebody, with the strongest reason that is theirs: a goal of the
/// owner's that needs it is none. Of equals the first by id.
pub fn best_for<'a>(
    network: &'a Network,
    person: &Person,
    today: Day,
) -> Option<(&'a Resource, Reason)> {
    let resources = network.resources.iter();
    let fit = resources.filter_map(|one| {
        let mut reader = reader(network, one, person, today)?;
        reader.reasons.retain(|reason| reason.kind != Ground::Need);
        (!reader.reasons.is_empty()).then_some((one, reader))
    });
    let (resource, reader) = fit.reduce(|best, next| {
        if next.1.strength() > best.1.strength() {
            next
        } else {
            best
        }
    })?;
    Some((resource, reader.reasons.into_iter().next()?))
}

/// Why a person would care, the strongest first; empty where nothing says so.
pub fn reasons(network: &Network, resource: &Resource, person: &Person) -> Vec<Reason> {
    let topics: Vec<String> = resource
        .tags
        .iter()
        .map(|tag| network.policy.skill(tag))
        .collect();
    let speaks_of = |text: &str| {
        let own = network.policy.skill(text);
        topics.iter().any(|topic| spoken(topic) == spoken(&own))
    };
    // A tag of one word is found in a sentence as a word, one of several words as all of them.
    let is_about = |text: &str| {
        let words = wording::topics(text);
        topics.iter().any(|topic| {
            let topic = wording::topics(&spoken(topic));
            !topic.is_empty() && topic.is_subset(&words)
        })
    };
    let of = |kind: Ground| {
        move |text: &String| Reason {
            kind,
            text: text.clone(),
            goal: None,
        }
    };
    let agreed = &person.relationship;
    let mut reasons: Vec<Reason> = Vec::new();
    let interests = person
        .interests
        .iter()
        .filter(|text| speaks_of(text) || is_about(text));
    reasons.extend(interests.map(of(Ground::Interest)));
    let objectives = agreed.objectives.iter().chain(&agreed.purpose);
    reasons.extend(
        objectives
            .filter(|text| is_about(text))
            .map(of(Ground::Objective)),
    );
    let skills = person.expertise.iter().filter(|skill| speaks_of(skill));
    reasons.extend(skills.map(of(Ground::Expertise)));
    if !agreed.goals.is_empty() && agreed.stage() == Stage::Active {
        for goal in served(network, person) {
            let needs = goal.needs.iter().filter(|need| speaks_of(need));
            reasons.extend(needs.map(|need| Reason {
                goal: Some(goal.title.clone()),
                ..of(Ground::Need)(need)
            }));
        }
    }
    let tags = person.tags.iter().filter(|tag| speaks_of(tag));
    reasons.extend(tags.map(of(Ground::Tag)));
    reasons.sort();
    reasons.dedup();
    reasons
}

impl Reason {
    /// In words that follow a name, in inline Markdown: `knows org design`.
    pub fn in_words(&self) -> String {
        plain(&self.clause())
    }

    /// The same as plain text.
    pub fn clause(&self) -> String {
        let text = spoken_word(&self.text);
        match (self.kind, &self.goal) {
            (Ground::Interest, _) => format!("cares about {text}"),
            (Ground::Objective, _) => format!("you work on “{}”", clause(&self.text)),
            (Ground::Expertise, _) => format!("knows {text}"),
            (Ground::Need, Some(goal)) => format!("helps with “{goal}”, which needs {text}"),
            (Ground::Need, None) => format!("helps with a goal that needs {text}"),
            (Ground::Tag, _) => format!("is tagged {text}"),
        }
    }
}

impl Reader<'_> {
    /// How much speaks for them.
    pub fn strength(&self) -> usize {
        let points = |reason: &Reason| match reason.kind {
            Ground::Interest => 4,
            Ground::Objective => 3,
            Ground::Expertise | Ground::Tag => 2,
            Ground::Need => 1,
        };
        self.reasons.iter().map(points).sum()
    }
}

/// Whether giving is over: declined, or ended in conflict.
fn is_over(person: &Person) -> bool {
    let agreed = &person.relationship;
    let conflict = agreed
        .ended
        .is_some_and(|ended| ended.how == Some(EndedAs::Conflict));
    agreed.stage() == Stage::Declined || (agreed.stage() == Stage::Closed && conflict)
}

/// Whether a person made it: their whole name stands among its authors.
fn is_author(resource: &Resource, person: &Person) -> bool {
    let by = resource.by.as_deref().map(fold).unwrap_or_default();
    let names = std::iter::once(&person.name).chain(&person.also);
    names
        .map(|name| fold(name))
        .any(|name| name.contains(' ') && by.contains(&name))
}

/// A tag as it is spoken: `on-call-design` is `on call design`.
fn spoken(tag: &str) -> String {
    fold(&tag.replace(['-', '_'], " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, goal, network, person, touch};
    use crate::model::ids::{GoalId, PersonId, ResourceId};
    use crate::model::words::{Role, TouchKind};

    const TODAY: &str = "2026-11-21";

    fn book(tags: &[&str]) -> Resource {
        Resource {
            id: ResourceId::new("team-topologies"),
            title: "Team Topologies".to_owned(),
            by: Some("Matthew Skelton, Manuel Pais".to_owned()),
            kind: None,
            url: None,
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            shared: Vec::new(),
            note: None,
        }
    }

    fn readers<'a>(network: &'a Network, resource: &Resource) -> Vec<Reader<'a>> {
        let people = network.people.iter();
        let reader = |person| reader(network, resource, person, day(TODAY));
        let mut readers: Vec<Reader<'_>> = people.filter_map(reader).collect();
        readers.sort_by_key(|reader| std::cmp::Reverse(reader.strength()));
        readers
    }

    fn ids(network: &Network, resource: &Resource) -> Vec<String> {
        readers(network, resource)
            .iter()
            .map(|reader| reader.person.id.to_string())
            .collect()
    }

    #[test]
    fn interests_objectives_skills_needs_and_tags_speak_for_somebody() {
        let mut p = person("bo", &[Role::Mentee]);
        p.interests = vec!["org design".to_owned(), "sailing".to_owned()];
        p.expertise = vec!["Org-Design".to_owned()];
        p.tags = vec!["org-design".to_owned()];
        p.relationship.objectives = vec!["Land the design of the new org".to_owned()];
        p.relationship.goals = vec![GoalId::new("g")];
        let mut network = network(vec![p]);
        let mut goal = goal("g", 3, &[]);
        goal.needs = vec!["org-design".to_owned()];
        network.goals.push(goal);
        let found = reasons(&network, &book(&["org-design"]), &network.people[0]);
        let said: Vec<(Ground, &str)> = found
            .iter()
            .map(|reason| (reason.kind, reason.text.as_str()))
            .collect();
        assert_eq!(
            said,
            [
                (Ground::Interest, "org design"),
                (Ground::Objective, "Land the design of the new org"),
                (Ground::Expertise, "Org-Design"),
                (Ground::Need, "org-design"),
                (Ground::Tag, "org-design"),
            ]
        );
        assert_eq!(
            found[3].goal.as_deref(),
            Some(network.goals[0].title.as_str())
        );
        assert!(reasons(&network, &book(&["design-systems"]), &network.people[0]).is_empty());
    }

    #[test]
    fn the_strongest_come_first_and_whoever_had_it_made_it_or_is_gone_is_left_out() {
        let with = |id: &str| {
            let mut p = person(id, &[]);
            p.expertise = vec!["org-design".to_owned()];
            p
        };
        let mut keen = with("zoe");
        keen.interests = vec!["org-design".to_owned()];
        let mut gone = with("gone");
        gone.relationship.written_stage = Some(Stage::Declined);
        let mut author = with("manuel");
        author.name = "Manuel Pais".to_owned();
        let mut told = with("told");
        touch(
            &mut told,
            "2026-01-01",
            TouchKind::Gave,
            "my copy of Team Topologies",
        );
        let network = network(vec![with("ada"), gone, author, with("sent"), told, keen]);
        let mut resource = book(&["org-design"]);
        resource.shared = vec![(PersonId::new("sent"), None)];
        assert_eq!(ids(&network, &resource), ["zoe", "ada"]);
    }

    #[test]
    fn a_resource_is_meant_by_its_id_its_beginning_or_its_title() {
        let mut other = book(&[]);
        other.id = ResourceId::new("quiet-reorg");
        other.title = "The Quiet Re-org".to_owned();
        let shelf = [other, book(&[])];
        for typed in ["team-topologies", "team", "topologies", "Team Topologies"] {
            assert_eq!(
                resolve(typed, &shelf).unwrap().id.as_str(),
                "team-topologies"
            );
        }
        let several = resolve("o", &shelf).unwrap_err();
        assert_eq!(several.message, "`o` fits 2 of them: nothing was done");
        let none = resolve("team-topologie", &shelf[..1]).unwrap_err();
        assert_eq!(
            none.message,
            "nothing on the shelf is called `team-topologie`"
        );
    }
}
