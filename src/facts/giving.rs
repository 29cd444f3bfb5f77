//! What somebody could be given next: what was promised, what came of their help, something of the shelf,
//! what the owner knows or offers, what they care about.
//!
//! What may live here: ideas for one person, each with its reason and the command that does it. What may
//! not: whether a give is due (`ledger`), and whom to introduce, for which others must be read
//! (`introductions::meet`).

use serde::Serialize;

use super::actions::{Item, of_person, short_len};
use super::introductions::act::whom;
use super::needs::{self, NeedOf};
use super::points::{Answer, answers_owed, results_to_report};
use super::shelf::reader;
use crate::model::action::Owner;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::{ActionKind, Stage};
use crate::text::doc::plain;
use crate::text::phrase::{clause, listed, spoken};

/// What kind of give it would be, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum IdeaKind {
    /// It was promised, or asked for.
    Promise,
    /// They have not heard what came of their help.
    Result,
    /// Something of the shelf.
    Resource,
    /// Somebody they should meet.
    Introduction,
    /// Something the owner knows.
    Skill,
    /// What was offered to them.
    Offer,
    /// Something they care about.
    Interest,
    /// What they care about is not written.
    Ask,
}

/// Something that could be given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Idea {
    /// What kind of give it would be.
    pub kind: IdeaKind,
    /// What, and where it comes from: a sentence without a full stop, in inline Markdown.
    pub why: String,
    /// The command for it, as it can be typed.
    pub command: String,
}

/// Ideas for a person, the nearest first; never empty. Looks at no other person of the network. Needs
/// the notes' texts.
pub fn ideas(network: &Network, person: &Person, today: Day) -> Vec<Idea> {
    let mut ideas = promises(person, today);
    ideas.extend(result(person, today));
    ideas.extend(resource(network, person, today));
    ideas.extend(skill(network, person, today));
    ideas.extend(offer(person));
    ideas.extend(interest(person));
    if ideas.is_empty() {
        ideas.push(Idea {
            kind: IdeaKind::Ask,
            why: "what they care about is not written yet; asking is a gift of its own".to_owned(),
            command: format!("mentor set {} interests+=\"…\"", person.id),
        });
    }
    ideas
}

/// What the owner promised to give, send or introduce, and the answers they wait for.
fn promises(person: &Person, today: Day) -> Vec<Idea> {
    let items = of_person(person, today);
    let length = short_len(&items);
    let gives = |item: &&Item<'_>| {
        let kind = item.action.kind;
        let given = matches!(
            kind,
            Some(ActionKind::Give | ActionKind::Send | ActionKind::Introduce)
        );
        item.is_open() && item.action.owner == Owner::Me && given
    };
    let promise = |item: &Item<'_>| {
        let due = item.action.due;
        let due = due.map_or(String::new(), |due| format!(", for {}", due.long()));
        Idea {
            kind: IdeaKind::Promise,
            why: format!(
                "you promised “{}”{due} ({})",
                plain(&item.action.text),
                item.place()
            ),
            command: format!("mentor done {}", item.handle.short(length)),
        }
    };
    let owed = answers_owed(person, today).into_iter();
    let mine = owed.filter(|(answer, point)| {
        // The steps of an introduction have a command of their own.
        *answer == Answer::Mine && whom(&point.text).is_none()
    });
    let answers = mine.map(|(_, point)| Idea {
        kind: IdeaKind::Promise,
        why: format!(
            "you owe them “{}” since {} ({})",
            plain(clause(&point.text)),
            point.day.long(),
            point.place
        ),
        command: touch(&person.id),
    });
    let promised = items.iter().filter(gives).map(promise);
    promised.chain(answers).collect()
}

fn result(person: &Person, today: Day) -> Option<Idea> {
    if person.relationship.only_mentee() {
        return None;
    }
    let items = results_to_report(person, today);
    let item = items.first()?;
    Some(Idea {
        kind: IdeaKind::Result,
        why: format!(
            "they have not heard what came of “{}” ({}); hearing it is a gift",
            plain(&item.action.text),
            item.place()
        ),
        command: format!("mentor progress {}", person.id),
    })
}

/// What on the shelf has the strongest reason.
fn resource(network: &Network, person: &Person, today: Day) -> Option<Idea> {
    let shelf = network.resources.iter();
    let fits = shelf.filter_map(|one| Some((one, reader(network, one, person, today)?)));
    // Of equals the first by id.
    let (resource, reader) = fits.reduce(|best, next| {
        if next.1.strength() > best.1.strength() {
            next
        } else {
            best
        }
    })?;
    let reason = reader.reasons.first()?.in_words();
    Some(Idea {
        kind: IdeaKind::Resource,
        why: format!(
            "“{}” of your shelf: {} {reason} ({})",
            plain(&resource.title),
            plain(person.first_name()),
            resource.file()
        ),
        command: format!("mentor resource share {} {}", resource.id, person.id),
    })
}

/// Something that they want and the owner knows about.
fn skill(network: &Network, person: &Person, today: Day) -> Option<Idea> {
    let policy = &network.policy;
    let mut me = Person::new(PersonId::new("me"));
    me.expertise.clone_from(&policy.me.expertise);
    let wants = needs::of(network, person, today).into_iter();
    // What is owed is a promise, and a goal of the owner's is not theirs.
    let theirs = wants.filter(|need| matches!(need.of, NeedOf::Objective | NeedOf::Interest));
    let (need, skills) = theirs
        .map(|need| {
            let skills = needs::met(policy, &need, person, &me);
            (need, skills)
        })
        .find(|(_, skills)| !skills.is_empty())?;
    let skills: Vec<String> = skills.iter().map(|skill| plain(&spoken(skill))).collect();
    let verb = match need.of {
        NeedOf::Objective => "want",
        _ => "care about",
    };
    Some(Idea {
        kind: IdeaKind::Skill,
        why: format!(
            "they {verb} “{}” ({}), and you know {} (expertise in mentor.toml)",
            plain(clause(&need.text)),
            need.place,
            listed(&skills)
        ),
        command: touch(&person.id),
    })
}

fn offer(person: &Person) -> Option<Idea> {
    let agreed = &person.relationship;
    let (what, text, key) = match (&agreed.offer, &agreed.gains) {
        (Some(offer), _) => ("what you offered", offer, "offer"),
        (None, Some(gains)) => ("what they get out of it", gains, "gains"),
        (None, None) => return None,
    };
    Some(Idea {
        kind: IdeaKind::Offer,
        why: format!(
            "{what}: “{}” ({key} in {})",
            plain(clause(text)),
            person.file()
        ),
        command: touch(&person.id),
    })
}

fn interest(person: &Person) -> Option<Idea> {
    if person.interests.is_empty() {
        return None;
    }
    let interests: Vec<String> = person.interests.iter().map(|one| plain(one)).collect();
    let or = match interests.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => interests.join(""),
    };
    Some(Idea {
        kind: IdeaKind::Interest,
        why: format!(
            "something on {or} that you come across (interests in {})",
            person.file()
        ),
        command: touch(&person.id),
    })
}

/// The command that notes what was given.
fn touch(id: &PersonId) -> String {
    format!("mentor touch --gave \"@{id} …\"")
}

/// Whether ideas are of use: somebody whom it is not over with.
pub fn is_open_to_gifts(person: &Person) -> bool {
    let stage = person.relationship.stage();
    person.readable && !matches!(stage, Stage::Closed | Stage::Declined)
}
