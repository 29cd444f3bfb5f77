//! `mentor intro --suggest`: whose need meets whose expertise, where the two do not know one another.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use serde::Serialize;

use crate::facts::contact::{days_in_circles, standing_beside};
use crate::facts::introductions::matching::{Candidate, best};
use crate::facts::introductions::meet::{Meet, is_open, meet};
use crate::facts::needs::{self, NeedOf};
use crate::facts::privacy::Audience;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::text::doc::{Block, Doc, Item, code, plain};
use crate::text::pack::Lexicon;
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

/// What is asked for, and what is looked up once for everybody.
#[derive(Debug)]
pub struct Ask {
    audience: Audience,
    today: Day,
    lexicon: Lexicon,
    in_circles: OnceLock<HashMap<PersonId, Day>>,
}

impl Ask {
    /// For a reader, on a day.
    pub fn new(audience: Audience, today: Day) -> Self {
        Self {
            audience,
            today,
            lexicon: Lexicon::default(),
            in_circles: OnceLock::new(),
        }
    }

    /// What is kept of somebody; `None` of who is not asked today: of whom others may not read, whose tie to
    /// the owner bears no favour, and who is busy.
    pub fn keep(&self, network: &Network, person: &Person) -> Option<Candidate> {
        let in_circles = || days_in_circles(network, self.today);
        let in_circles = self.in_circles.get_or_init(in_circles);
        let standing = standing_beside(&network.policy, person, in_circles, self.today);
        let open = self.audience.sees_person(person) && is_open(person, &standing, self.today);
        open.then(|| {
            let how = (&self.lexicon, self.today);
            Candidate::of(network, person, standing.effective, how)
        })
    }

    /// Who could be brought together, the most useful first, of the candidates in the order of ids: who
    /// needs something, and who knows about it. Two people may come twice, each way round.
    pub fn pairs(&self, network: &Network, kept: &[Candidate]) -> Vec<(PersonId, PersonId)> {
        best(network, &self.lexicon, kept, MOST * 2)
    }

    /// What these pairs could do for one another, from the files of these people; each pair once, the best
    /// of what was found first.
    pub fn suggestions(&self, network: &Network, pairs: &[(PersonId, PersonId)]) -> Suggestions {
        let mut told = BTreeSet::new();
        let found = pairs.iter().filter_map(|(who, other)| {
            let (who, other) = (network.person(who)?, network.person(other)?);
            let needs = needs::of(network, who, self.today);
            let found = suggestion(who, other, meet(network, &needs, who, other)?);
            let (a, b) = (who.id.clone(), other.id.clone());
            let new = told.insert(if a < b { (a, b) } else { (b, a) });
            new.then_some(found)
        });
        Suggestions {
            form: "suggestions",
            suggestions: found.take(MOST).collect(),
        }
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
