//! What is told of somebody who is named, whatever the question: today, the tie, the way to them, the step.

use super::seen::{Tie, tie};
use super::value::{Group, Named, Next, Reach, TieNow, Today};
use crate::facts::asking::{Asked, asked};
use crate::facts::contact::{self, Standing};
use crate::facts::free::{Free, Why, free};
use crate::facts::next_step;
use crate::facts::zones;
use crate::model::day::Day;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::Stage;

/// A person as they are named, without reasons.
pub fn named(network: &Network, person: &Person, group: Group, today: Day) -> Named {
    let standing = contact::standing(network, person, today);
    let agreed = &person.relationship;
    let state = tie(person, standing.effective);
    Named {
        id: person.id.clone(),
        name: person.name.clone(),
        group,
        roles: agreed.roles.clone(),
        title: person.title.clone(),
        organization: person.organization.clone(),
        reasons: Vec::new(),
        more: 0,
        today: today_of(network, person, today),
        tie: TieNow {
            stage: agreed.stage(),
            state,
            last_contact: standing.last_contact,
            place: contact::last_place(network, person, today).map(|(_, place)| place),
            cadence_days: standing.cadence.map(|cadence| cadence.days()),
            ratio: standing.ratio,
            freshness: standing.freshness,
            ended: agreed.ended.map(|ended| ended.on),
            ended_as: agreed.ended.and_then(|ended| ended.how),
            confiding: agreed.confiding,
        },
        reach: reach(person),
        needs: Vec::new(),
        confidentiality: agreed.confidentiality.clone(),
        boundaries: agreed.boundaries.clone(),
        opening: None,
        next: next(network, person, &standing, today),
    }
}

fn reach(person: &Person) -> Reach {
    let contact = &person.contact;
    let written = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    Reach {
        prefers: contact.prefers,
        phone: written(&contact.phone),
        email: written(&contact.email),
        url: written(&contact.url),
        respond_within_days: contact.respond_within.map(|length| length.days()),
    }
}

fn today_of(network: &Network, person: &Person, today: Day) -> Today {
    let here = person.availability.hours.as_deref();
    let mut told = Today {
        free: "unsaid",
        from: None,
        why: None,
        because: None,
        until: None,
        days: person.availability.days.clone(),
        hours: here.map(str::to_owned),
        timezone: person.timezone.clone(),
        minutes_ahead: None,
        hours_here: None,
    };
    let mine = network.policy.me.timezone.as_deref();
    let zones = mine.zip(person.timezone.as_deref());
    told.minutes_ahead = zones.and_then(|(mine, theirs)| zones::ahead(theirs, mine, today));
    let both = here.zip(told.minutes_ahead);
    told.hours_here = both.and_then(|(hours, ahead)| zones::moved(hours, ahead));
    match free(person, today) {
        Free::Today => told.free = "yes",
        Free::Unsaid => {}
        Free::Later { from, why } => {
            told.free = "later";
            told.from = from;
            match why {
                Why::Busy(busy) => {
                    told.why = Some("busy");
                    told.because = busy.why;
                    told.until = Some(busy.to);
                }
                Why::Snoozed(until) => {
                    told.why = Some("snoozed");
                    told.until = Some(until);
                }
                Why::Weekend(boundary) => {
                    told.why = Some("boundary");
                    told.because = Some(boundary);
                }
                Why::Weekday => told.why = Some("weekday"),
            }
        }
    }
    told
}

/// The step with somebody: a short agenda for whoever can be asked, the first ask for a prospect, a word
/// first where it ended long ago.
fn next(network: &Network, person: &Person, standing: &Standing, today: Day) -> Next {
    let id = &person.id;
    let step = |what: &str, command: String| Next {
        what: what.to_owned(),
        command,
    };
    let stage = person.relationship.stage();
    let pending = asked(person, today) != Asked::Nothing;
    match stage {
        Stage::Active => step(
            "One question, with a short agenda",
            format!("mentor agenda {id} --kind flash"),
        ),
        Stage::Closed if tie(person, standing.effective) == Tie::Carries => step(
            "One question, with a short agenda",
            format!("mentor agenda {id} --kind flash"),
        ),
        Stage::Closed => step(
            "Come back with one small question",
            format!("mentor pitch {id}"),
        ),
        Stage::Prospect if !pending => match broker(network, person) {
            Some(name) if standing.last_contact.is_none() => step(
                &format!("{name} could introduce you"),
                format!("mentor intro --to {id}"),
            ),
            _ => step("A small first question", format!("mentor pitch {id}")),
        },
        Stage::Prospect | Stage::Invited | Stage::Paused | Stage::Declined => {
            let next = next_step::choose::of(network, person, standing, today);
            Next {
                what: next.what,
                command: next.command,
            }
        }
    }
}

/// Somebody active whom the prospect's own file names as an acquaintance.
fn broker(network: &Network, person: &Person) -> Option<String> {
    let known = person.knows.iter().flatten().chain(&person.introduced_by);
    let mut known: Vec<&Person> = known.filter_map(|id| network.person(id)).collect();
    known.retain(|other| other.readable && other.relationship.stage() == Stage::Active);
    known.sort_by(|a, b| a.id.cmp(&b.id));
    let first = known.first()?;
    Some(crate::text::doc::plain(&first.name))
}
