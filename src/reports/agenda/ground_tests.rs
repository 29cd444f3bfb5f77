//! Networks and requests that several tests of whole agendas share.

use super::build::agenda;
use super::plan::{Plan, Request, settle};
use super::value::Agenda;
use crate::error::Failure;
use crate::facts::fixture::{day, met, network, person};
use crate::facts::privacy::Audience;
use crate::model::network::Network;
use crate::model::note::Note;
use crate::model::person::Person;
use crate::model::words::{MeetingKind, Role};
use crate::text::markdown;

pub(super) const TODAY: &str = "2026-11-21";
pub(super) const OWN: Request = Request {
    kind: None,
    minutes: None,
    date: None,
    audience: Audience::Owner,
};

pub(super) const REGULAR: Request = Request {
    kind: Some(MeetingKind::Regular),
    ..OWN
};

pub(super) fn settled(network: &Network, request: Request) -> Result<Plan, Failure> {
    settle(network, &network.people[0], &request, day(TODAY))
}

pub(super) fn of(network: &Network, request: Request) -> Agenda {
    agenda(network, &network.people[0].id, &request, day(TODAY)).unwrap()
}

pub(super) fn own(network: &Network) -> Agenda {
    of(network, OWN)
}

pub(super) fn shared(network: &Network) -> Agenda {
    of(
        network,
        Request {
            audience: Audience::OTHERS,
            ..OWN
        },
    )
}

/// Every line of a block, as sentences.
pub(super) fn block(agenda: &Agenda, title: &str) -> Vec<String> {
    let block = agenda
        .blocks
        .iter()
        .find(|block| block.title == title)
        .unwrap();
    block
        .items
        .iter()
        .map(super::line::Line::sentence)
        .collect()
}

pub(super) fn text(agenda: &Agenda) -> String {
    markdown::render(&agenda.to_doc())
}

/// Grace: a mentor with one meeting on 28 October and the next on 24 November.
pub(super) fn grace() -> Person {
    let mut p = person("grace", &[Role::Mentor]);
    p.name = "Grace Okafor".to_owned();
    let note = met(&mut p, "2026-10-28");
    note.front.next_meeting = Some(day("2026-11-24"));
    p.relationship.cadence = crate::model::length::Cadence::parse("4 weeks");
    p
}

pub(super) fn grace_note(p: &mut Person) -> &mut Note {
    p.meetings[0].note.as_deref_mut().unwrap()
}

pub(super) fn alone(p: Person) -> Network {
    network(vec![p])
}
