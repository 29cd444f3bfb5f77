//! `mentor intro --suggest`: whose need meets whose expertise, where the two do not know one another.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::facts::contact::standings;
use crate::facts::introductions::meet::{Meet, are_strangers, is_open, meet};
use crate::facts::needs::{self, NeedOf};
use crate::facts::privacy::Audience;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::text::doc::{Block, Doc, Item, code, plain};
use crate::text::phrase::listed;

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
        audience.sees_person(person) && is_open(person, standing, today)
    });
    let people: Vec<(&Person, bool)> = people
        .map(|(person, standing)| (person, standing.effective))
        .collect();
    let mut found = Vec::new();
    for (who, who_is_near) in &people {
        let needs = needs::of(network, who, today);
        for (other, other_is_near) in &people {
            let best = meet(network, &needs, who, other)
                .filter(|_| are_strangers(network, who, other, today));
            let near = *who_is_near && *other_is_near;
            found.extend(best.map(|best| (!near, suggestion(who, other, best))));
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

fn suggestion(who: &Person, other: &Person, meet: Meet) -> Suggestion {
    Suggestion {
        needs: who.id.clone(),
        knows: other.id.clone(),
        need: meet.need.of,
        why: meet.why(who, other),
        skills: meet.skills,
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
