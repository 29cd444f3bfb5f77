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
    let (act, turn) = match step(&introduction, request)? {
        Decided::Write(act, turn) => (act, turn),
        Decided::There(why) => return Ok((Some(why), ChangeSet::default())),
    };
    let (who, other) = (introduction.who(turn), introduction.other(turn));
    let mut change = ChangeSet::new(summary(act, &who.name, &other.name));
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

/// As somebody would write it in a commit.
fn summary(act: Act, who: &str, other: &str) -> String {
    match act {
        Act::Asked => format!("Ask {who} about meeting {other}"),
        Act::Yes => format!("Note that {who} would like to meet {other}"),
        Act::No => format!("Note that {who} would rather not meet {other}"),
        Act::Introduced => format!("Introduce {who} to {other}"),
        Act::FollowedUp => format!("Ask {who} whether they met {other}"),
        Act::Happened => format!("Note that {who} and {other} met"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, network, person, touch};
    use crate::model::change::Change;
    use crate::model::words::TouchKind;

    const TODAY: &str = "2026-11-21";

    fn asked(event: Event, on: &str) -> Request {
        Request {
            people: (PersonId::new("ada"), PersonId::new("bo")),
            event,
            on: day(on),
            audience: Audience::OTHERS,
        }
    }

    /// What is written, and written into the network as well, or why nothing is.
    fn write(network: &mut Network, event: Event, on: &str) -> String {
        let (there, change) = record(network, &asked(event, on), day(TODAY)).unwrap();
        let mut said = Vec::new();
        for change in &change.changes {
            let Change::Append { path, lines } = change else {
                panic!("{change:?}");
            };
            said.push(format!("{path} {}", lines.join("|")));
            let (kind, text) = lines[0][13..].split_once(": ").unwrap();
            let kind = TouchKind::parse(kind).unwrap();
            let who = usize::from(path.as_str().contains("/bo/"));
            touch(&mut network.people[who], on, kind, text);
        }
        there.unwrap_or_else(|| said.join("; "))
    }

    #[test]
    fn each_step_is_a_line_and_a_step_that_is_written_is_not_written_again() {
        let mut net = network(vec![person("ada", &[]), person("bo", &[])]);
        let (ada, bo) = (PersonId::new("ada"), PersonId::new("bo"));
        for (event, on, want) in [
            (
                Event::Sent,
                "2026-10-01",
                "people/ada/log.md - 2026-10-01 asked: intro @bo",
            ),
            (
                Event::Sent,
                "2026-10-01",
                "ada was asked on Thu 1 Oct 2026 already",
            ),
            (
                Event::Yes(ada.clone()),
                "2026-10-02",
                "people/ada/log.md - 2026-10-02 contact: intro @bo yes",
            ),
            (
                Event::Yes(ada),
                "2026-10-03",
                "ada said yes on Fri 2 Oct 2026 already",
            ),
            (
                Event::Sent,
                "2026-10-02",
                "people/bo/log.md - 2026-10-02 asked: intro @ada",
            ),
            (
                Event::Sent,
                "2026-10-12",
                "people/bo/log.md - 2026-10-12 asked: intro @ada",
            ),
            (
                Event::Sent,
                "2026-10-30",
                "bo was asked on Mon 12 Oct 2026 already",
            ),
            (
                Event::Yes(bo),
                "2026-10-13",
                "people/bo/log.md - 2026-10-13 contact: intro @ada yes",
            ),
            (
                Event::Sent,
                "2026-10-14",
                "people/ada/log.md - 2026-10-14 introduced: @bo; people/bo/log.md - 2026-10-14 introduced: @ada",
            ),
            (
                Event::Sent,
                "2026-10-15",
                "they were brought together on Wed 14 Oct 2026 already",
            ),
            (
                Event::Sent,
                "2026-10-29",
                "people/ada/log.md - 2026-10-29 contact: intro @bo followed up",
            ),
            (
                Event::Sent,
                "2026-10-29",
                "ada was asked whether they met on Thu 29 Oct 2026 already",
            ),
            (
                Event::Happened,
                "2026-11-02",
                "people/ada/log.md - 2026-11-02 contact: intro @bo happened; people/bo/log.md - 2026-11-02 contact: intro @ada happened",
            ),
            (
                Event::Happened,
                "2026-11-03",
                "that they met is noted on Mon 2 Nov 2026 already",
            ),
        ] {
            assert_eq!(write(&mut net, event, on), want);
        }
    }

    #[test]
    fn what_cannot_be_recorded_says_why() {
        let mut net = network(vec![person("ada", &[]), person("bo", &[])]);
        let message = |net: &Network, event, on| {
            record(net, &asked(event, on), day(TODAY))
                .unwrap_err()
                .message
        };
        let sam = Event::No(PersonId::new("sam"));
        assert_eq!(message(&net, sam, TODAY), "sam is neither of the two");
        let late = message(&net, Event::Sent, "2026-11-22");
        assert!(late.contains("is still to come"), "{late}");
        let no = Event::No(PersonId::new("bo"));
        let line = "people/bo/log.md - 2026-11-20 contact: intro @ada no";
        assert_eq!(write(&mut net, no.clone(), "2026-11-20"), line);
        let again = "bo said no on Fri 20 Nov 2026 already";
        assert_eq!(write(&mut net, no, "2026-11-20"), again);
        let ended = "bo said no on Fri 20 Nov 2026, and there the introduction ends";
        assert_eq!(message(&net, Event::Sent, TODAY), ended);
    }
}
