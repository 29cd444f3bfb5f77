//! A step of an introduction: its line, or its lines, in the logs of both.
//!
//! What may live here: which step is meant, and where it is written. What may not: the letters.

use crate::error::Failure;
use crate::facts::introductions::act::Act;
use crate::facts::introductions::pair::pair;
use crate::facts::introductions::state::{
    FOLLOW_UP_AFTER, Introduction, REMIND_AFTER, Side, Stand, Turn,
};
use crate::facts::privacy::Audience;
use crate::model::change::ChangeSet;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The letter that was due was sent.
    Sent,
    /// One of the two would like it.
    Yes(PersonId),
    /// One of the two would rather not.
    No(PersonId),
    /// They met.
    Happened,
}

/// What is to be recorded.
#[derive(Clone, Debug)]
pub struct Request {
    /// The two people, in the order in which they were to be asked.
    pub people: (PersonId, PersonId),
    /// What happened.
    pub event: Event,
    /// When.
    pub on: Day,
    /// Whether confidential people may be brought together.
    pub audience: Audience,
}

/// Decides the lines; also why there are none, where it is written already.
pub fn record(
    network: &Network,
    request: &Request,
    today: Day,
) -> Result<(Option<String>, ChangeSet), Failure> {
    if request.on > today {
        return Err(Failure::new(format!(
            "{} ({}) is still to come, and the log holds what happened",
            request.on,
            request.on.long()
        )));
    }
    let (a, b) = &request.people;
    let introduction = pair(network, (a, b), request.audience, today)?;
    let names = format!(
        "{} and {}",
        introduction.first.name, introduction.second.name
    );
    let mut change = ChangeSet::new(format!("Introduce {names}"));
    let (act, turn) = match step(&introduction, request)? {
        Decided::Write(act, turn) => (act, turn),
        Decided::There(why) => return Ok((Some(why), change)),
    };
    let turns = if act.of_both() {
        vec![Turn::First, Turn::Second]
    } else {
        vec![turn]
    };
    for turn in turns {
        let (who, other) = (introduction.who(turn), introduction.other(turn));
        let written = introduction
            .steps
            .iter()
            .any(|step| (step.act, step.day, &step.who) == (act, request.on, &who.id));
        if !written {
            let line = act.line(request.on, &other.id);
            change.append(&who.folder().join("log.md"), line);
        }
    }
    Ok((None, change))
}

/// What is to be written.
enum Decided {
    Write(Act, Turn),
    /// Nothing, and why.
    There(String),
}

fn step(introduction: &Introduction<'_>, request: &Request) -> Result<Decided, Failure> {
    let named = |who: &PersonId| {
        introduction.turn(who).ok_or_else(|| {
            let (a, b) = (&introduction.first.id, &introduction.second.id);
            Failure::usage(format!("{who} is neither of the two"))
                .hint(format!("say whose answer it is: {a} or {b}"))
        })
    };
    let name = |turn| &introduction.who(turn).name;
    Ok(match &request.event {
        Event::Sent => sent(introduction, request.on)?,
        Event::Yes(who) => {
            let turn = named(who)?;
            match introduction.side(turn) {
                Side::Yes(day) => {
                    Decided::There(format!("{} said yes on {} already", name(turn), day.long()))
                }
                _ => Decided::Write(Act::Yes, turn),
            }
        }
        Event::No(who) => {
            let turn = named(who)?;
            match introduction.side(turn) {
                Side::No(day) => {
                    Decided::There(format!("{} said no on {} already", name(turn), day.long()))
                }
                _ => Decided::Write(Act::No, turn),
            }
        }
        Event::Happened => match introduction.stand() {
            Stand::Happened(day) => {
                Decided::There(format!("that they met is noted on {} already", day.long()))
            }
            _ => Decided::Write(Act::Happened, Turn::First),
        },
    })
}

/// The step whose letter was due on the day it was sent.
fn sent(introduction: &Introduction<'_>, on: Day) -> Result<Decided, Failure> {
    let name = |turn| &introduction.who(turn).name;
    let there =
        |what: String, day: Day| Decided::There(format!("{what} on {} already", day.long()));
    Ok(match introduction.stand() {
        Stand::Ask(turn) => Decided::Write(Act::Asked, turn),
        Stand::Wait(turn, day, 1) if on.days_since(day) >= REMIND_AFTER => {
            Decided::Write(Act::Asked, turn)
        }
        Stand::Wait(turn, day, _) => there(format!("{} was asked", name(turn)), day),
        Stand::Make => Decided::Write(Act::Introduced, Turn::First),
        Stand::Made(day, None) if on.days_since(day) >= FOLLOW_UP_AFTER => {
            Decided::Write(Act::FollowedUp, Turn::First)
        }
        Stand::Made(_, Some(day)) => there(
            format!("{} was asked whether they met", name(Turn::First)),
            day,
        ),
        Stand::Made(day, None) => there("they were brought together".to_owned(), day),
        Stand::Happened(day) => there("that they met is noted".to_owned(), day),
        Stand::Declined(turn, day) => {
            let (no, log) = (name(turn), introduction.who(turn).folder().join("log.md"));
            let line = Act::Asked.line(on, &introduction.other(turn).id);
            return Err(Failure::new(format!(
                "{no} said no on {}, and there the introduction ends",
                day.long()
            ))
            .hint(format!(
                "asked anew all the same, it begins again with a line in {log}: `{line}`"
            )));
        }
    })
}
