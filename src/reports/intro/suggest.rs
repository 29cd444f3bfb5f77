//! `mentor intro --suggest`: whose need meets whose expertise, where the two do not know one another.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::facts::broker::Acquaintances;
use crate::facts::contact::{Freshness, Standing, standings};
use crate::facts::introductions::state::between;
use crate::facts::needs::{self, Need, NeedOf};
use crate::facts::privacy::Audience;
use crate::facts::steps::ground::busy;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::Stage;
use crate::text::doc::{Block, Doc, Item, code, plain};
use crate::text::phrase::{clause, listed, spoken};

/// A handful is a choice; more is a list.
const MOST: usize = 5;

/// Introductions that could be made.
#[derive(Clone, Debug, Serialize)]
pub struct Suggestions {
    /// Which of the three answers of `intro` it is: `suggestions`.
    pub form: &'static str,
    /// The most useful first.
    pub suggestions: Vec<Suggestion>,
}

/// Two people who could be brought together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// Who needs something.
    pub needs: PersonId,
    /// Who knows about it.
    pub knows: PersonId,
    /// The skills, after aliases.
    pub skills: Vec<String>,
    /// Where the need comes from.
    pub need: NeedOf,
    /// The reason, a sentence with the places it stands on, in inline Markdown.
    pub why: String,
    /// The command that begins it.
    pub command: String,
    #[serde(skip)]
    names: [String; 2],
}

/// Who could be brought together today: people whose tie to the owner bears a favour, who are not busy,
/// and of whom others may read. Those with whom the owner is in touch come first.
pub fn suggest(network: &Network, audience: Audience, today: Day) -> Suggestions {
    let standings = standings(network, today);
    let people = network.people.iter().zip(&standings);
    let people = people.filter(|(person, standing)| {
        is_alive(standing) && audience.sees_person(person) && can_be_asked(person, today)
    });
    let people: Vec<(&Person, bool)> = people
        .map(|(person, standing)| (person, standing.effective))
        .collect();
    let acquaintances = Acquaintances::of(network);
    let mut found = Vec::new();
    for (who, who_is_near) in &people {
        let needs = needs::of(network, who, today);
        for (other, other_is_near) in &people {
            if who.id == other.id || !are_strangers(network, &acquaintances, (who, other), today) {
                continue;
            }
            let best = needs.iter().find_map(|need| {
                let skills = needs::met(&network.policy, need, who, other);
                (!skills.is_empty()).then_some((need, skills))
            });
            let near = *who_is_near && *other_is_near;
            found.extend(best.map(|(need, skills)| (!near, suggestion(who, other, need, skills))));
        }
    }
    found.sort_by(|(far_a, a), (far_b, b)| {
        let key = |one: &Suggestion| (one.need, std::cmp::Reverse(one.skills.len()));
        (far_a, key(a), &a.needs, &a.knows).cmp(&(far_b, key(b), &b.needs, &b.knows))
    });
    let mut found: Vec<Suggestion> = found.into_iter().map(|(_, one)| one).collect();
    let mut pairs = BTreeSet::new();
    found.retain(|one| {
        let (a, b) = (one.needs.clone(), one.knows.clone());
        pairs.insert(if a < b { (a, b) } else { (b, a) })
    });
    found.truncate(MOST);
    Suggestions {
        form: "suggestions",
        suggestions: found,
    }
}

/// Whether a tie bears a favour: in touch, or not quiet for long.
fn is_alive(standing: &Standing) -> bool {
    standing.effective || standing.freshness == Some(Freshness::Fading)
}

/// Whether somebody may be asked for a favour today: an active tie, not at rest and not busy.
fn can_be_asked(person: &Person, today: Day) -> bool {
    let relationship = &person.relationship;
    person.readable
        && relationship.stage() == Stage::Active
        && relationship.snooze.is_none_or(|until| until <= today)
        && busy(person, today).is_none()
}

/// Whether two people do not know one another, sit in no circle together, and were not asked about one
/// another before.
fn are_strangers(
    network: &Network,
    acquaintances: &Acquaintances<'_>,
    (a, b): (&Person, &Person),
    today: Day,
) -> bool {
    let both = |members: &[PersonId]| members.contains(&a.id) && members.contains(&b.id);
    !network.circles.iter().any(|circle| both(&circle.members))
        && !acquaintances.know(&a.id, &b.id)
        && between(a, b, today).steps.is_empty()
}

fn suggestion(who: &Person, other: &Person, need: &Need, skills: Vec<String>) -> Suggestion {
    let (name, knows) = (plain(who.first_name()), plain(other.first_name()));
    let spoken: Vec<String> = skills.iter().map(|skill| plain(&spoken(skill))).collect();
    let (skill, place) = (listed(&spoken), &need.place);
    let text = plain(clause(&need.text));
    let file = other.file();
    let why = match need.of {
        NeedOf::Objective => format!(
            "{name} wants “{text}” ({place}), and {knows} knows {skill} (expertise in {file})"
        ),
        NeedOf::Owed => format!(
            "you owe {name} “{text}” ({place}), and {knows} knows {skill} (expertise in {file})"
        ),
        NeedOf::Interest => format!(
            "{name} cares about “{text}” ({place}), and {knows} knows {skill} (expertise in {file})"
        ),
        NeedOf::Goal => format!(
            "{name} works with you on “{text}” ({place}), which needs {skill}; {knows} knows it (expertise in {file})"
        ),
    };
    Suggestion {
        needs: who.id.clone(),
        knows: other.id.clone(),
        skills,
        need: need.of,
        why,
        command: format!("mentor intro {} {}", who.id, other.id),
        names: [plain(&who.name), plain(&other.name)],
    }
}

impl Suggestions {
    /// The page.
    pub fn to_doc(&self) -> Doc {
        let mut doc = Doc::default();
        doc.heading(1, "Introductions you could make");
        if self.suggestions.is_empty() {
            doc.para(
                "Nobody's need, as the files tell it, meets the expertise of somebody they do not know.",
            );
            let command = "mentor set WHO relationship.objectives+=\"…\"";
            doc.para(format!(
                "Next: Keep what a mentee or a peer wants, in their words: {}",
                code(command)
            ));
            return doc;
        }
        let items = self.suggestions.iter().map(|one| {
            let why = Item::new(format!("{}.", one.why));
            let command = Item::new(code(&one.command));
            Item::new(format!("**{}**", listed(&one.names)))
                .with(why)
                .with(command)
        });
        doc.blocks.push(Block::Numbered(items.collect()));
        if let Some(first) = self.suggestions.first() {
            let who = first.names.first().map_or("", String::as_str);
            doc.para(format!(
                "Next: Ask {who} first; nobody is introduced who has not said yes: {}",
                code(&first.command)
            ));
        }
        doc
    }
}
