//! From a question to an agenda: settle, gather, fill the blocks, keep what the reader may see.

use super::case::Case;
use super::line::{Line, chosen};
use super::opening::opening;
use super::plan::{Plan, Request, find, settle};
use super::value::{Agenda, Block, Missing};
use super::{
    closing, coaching, crisis, feedback, first, flash, pair, progress, regular, story, topics,
};
use crate::error::Failure;
use crate::facts::called::names_for_ids;
use crate::facts::minutes::{self, Shape};
use crate::facts::names::Who;
use crate::facts::privacy::{Audience, not_for_others};
use crate::facts::questions::Term;
use crate::model::day::Day;
use crate::model::draft::Address;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::words::{MeetingKind, Stage, Style};

/// Puts lines into the blocks of a kind; handed the minutes of each block.
type Fill = fn(&Case<'_>, &[u32]) -> Vec<Vec<Line>>;

/// The fill of each kind of `kind::KINDS`.
const FILLS: &[(MeetingKind, Fill)] = &[
    (MeetingKind::First, first::fill),
    (MeetingKind::Regular, regular::fill),
    (MeetingKind::Progress, progress::fill),
    (MeetingKind::Feedback, feedback::fill),
    (MeetingKind::Flash, flash::fill),
    (MeetingKind::Coaching, coaching::fill),
    (MeetingKind::Pair, pair::fill),
    (MeetingKind::Crisis, crisis::fill),
    (MeetingKind::Closing, closing::fill),
];

/// The agenda of the next meeting with a person, as of a day.
pub fn agenda(
    network: &Network,
    id: &PersonId,
    request: &Request,
    today: Day,
) -> Result<Agenda, Failure> {
    let person = find(network, id)?;
    if !request.audience.sees_person(person) {
        return Err(not_for_others(person).hint("or leave out --share"));
    }
    let plan = settle(network, person, request, today)?;
    let mut case = Case::new(network, person, &plan, request, today);
    case.topics = topics::choose(&case, room(&plan));
    case.story = story::lines(&case);
    if case.story.is_empty() {
        // A question about a story comes only after one.
        case.settled.push(Term::Story);
    }
    let mut opening = match plan.kind {
        MeetingKind::Crisis => crisis::opening(&case),
        _ => opening(&case),
    };
    opening.lines.retain(|line| is_seen(line, request.audience));
    opening.lines = opening
        .lines
        .into_iter()
        .map(|line| named(&case, line))
        .collect();
    note_rhythm(&case, &mut opening.missing);
    Ok(Agenda {
        who: Who::Person(person.id.clone()),
        name: person.name.clone(),
        kind: plan.kind,
        because: plan.because.clone(),
        date: plan.date,
        minutes: plan.minutes,
        medium: plan.medium,
        ask: opening.ask,
        expect: opening.expect,
        opening: opening.lines,
        blocks: blocks(&case, request.audience),
        next_date: plan.next,
        missing: opening.missing,
        written: Vec::new(),
        shared: case.voice.shared,
        my_name: network.policy.my_name().to_owned(),
        prepared: plan.prepared.clone(),
        date_because: plan.date_because.clone(),
        typed: plan.typed.clone(),
        seats: Vec::new(),
        led_by: None,
        readers: vec![Address {
            name: person.name.clone(),
            email: person.contact.email.clone(),
        }],
        proposed: plan.proposed,
        handles: case.handles,
        today,
    })
}

fn blocks(case: &Case<'_>, audience: Audience) -> Vec<Block> {
    let Plan { kind, minutes, .. } = case.plan;
    let timed = Shape::of(*kind).map_or(Vec::new(), |shape| shape.timed(*minutes));
    let parts: Vec<u32> = timed.iter().map(|(_, minutes)| *minutes).collect();
    let fill = FILLS.iter().find(|(of, _)| of == kind);
    let lines = fill.map_or(Vec::new(), |(_, fill)| fill(case, &parts));
    let lines = lines.into_iter().chain(std::iter::repeat(Vec::new()));
    let blocks = timed
        .into_iter()
        .zip(lines)
        .map(|((block, minutes), lines)| Block {
            title: title(case, block.title),
            minutes,
            items: seen(&lines, audience)
                .into_iter()
                .map(|line| named(case, line))
                .collect(),
        });
    blocks.collect()
}

/// What a block is called: the words of who asks are a mentee's, where the other is one.
fn title(case: &Case<'_>, title: &'static str) -> &'static str {
    if !case.only_mentee() {
        return title;
    }
    let (own, shared) = match title {
        "What I want input on" => ("What they want input on", "What you want input on"),
        "What I take away" => ("What they take away", "What you take away"),
        "Thanks, and how I will report back" => (
            "Thanks, and how they report back",
            "Thanks, and how you report back",
        ),
        other => (other, other),
    };
    case.voice.say(own, shared)
}

/// The lines that the reader may see.
pub fn seen(lines: &[Line], audience: Audience) -> Vec<Line> {
    let kept = chosen(lines, |line| is_seen(line, audience));
    kept.into_iter().cloned().collect()
}

/// Whether the reader may see a line.
pub fn is_seen(line: &Line, audience: Audience) -> bool {
    (!line.mine || audience == Audience::Owner) && (!line.private || audience.sees_private())
}

/// A shared agenda names people, not ids.
fn named(case: &Case<'_>, mut line: Line) -> Line {
    if case.voice.shared && line.text.contains('@') {
        line.text = names_for_ids(case.network, &line.text);
    }
    line
}

/// Without a rhythm there is no next date; nobody is asked for one who never meant to have it.
fn note_rhythm(case: &Case<'_>, missing: &mut Vec<Missing>) {
    let agreed = &case.person.relationship;
    let regular = matches!(agreed.style, None | Some(Style::OneToOne));
    let living = agreed.stage() == Stage::Active && case.person.readable;
    if case.plan.next.is_none() && agreed.cadence.is_none() && regular && living {
        let command = format!("mentor set {} cadence=\"4 weeks\"", case.typed());
        missing.push(Missing::new("how often you mean to meet", command));
    }
}

/// How many topics fit into the longest block, in which they are talked about.
fn room(plan: &Plan) -> usize {
    let timed = Shape::of(plan.kind).map(|shape| shape.timed(plan.minutes));
    let longest = timed.iter().flatten().map(|(_, minutes)| *minutes).max();
    minutes::topics(longest.unwrap_or(0))
}
