//! From a question about a circle to its agenda.

use super::blocks::{self, leads, seated};
use super::closing;
use super::gathering::Gathering;
use crate::error::Failure;
use crate::facts::called::names_for_ids;
use crate::facts::hot_seats::Leader;
use crate::facts::minutes::Shape;
use crate::facts::names::Who;
use crate::model::circle::Circle;
use crate::model::day::Day;
use crate::model::draft::Address;
use crate::model::ids::{CircleId, PersonId};
use crate::model::network::Network;
use crate::model::words::MeetingKind;
use crate::reports::agenda::build::{is_seen, seen};
use crate::reports::agenda::line::{Line, Source};
use crate::reports::agenda::opening::{EXPECT, MY_ASK};
use crate::reports::agenda::plan::{Request, typed};
use crate::reports::agenda::value::{Agenda, Block, Missing};
use crate::reports::agenda::voice::{and, clause};

/// The agenda goes out this many days ahead.
const AGENDA_DAYS: i64 = 2;

/// The agenda of a circle's next meeting, as of a day. Needs the folders of its members for their names.
pub fn agenda(
    network: &Network,
    id: &CircleId,
    request: &Request,
    today: Day,
) -> Result<Agenda, Failure> {
    let gone = || Failure::new(format!("circles/{id} is not there any more"));
    let circle = network.circle(id).ok_or_else(gone)?;
    let own = [MeetingKind::Circle, MeetingKind::Closing];
    if let Some(kind) = request.kind.filter(|kind| !own.contains(kind)) {
        let what = format!("a circle meets as a circle, and `{kind}` is a meeting of two");
        let hint = |failure: Failure, id: &PersonId| {
            failure.hint(format!("mentor agenda {id} --kind {kind}"))
        };
        return Err(circle.members.iter().fold(Failure::usage(what), hint));
    }
    let of = Gathering::new(network, circle, request, today)?;
    let blocks = blocks(&of);
    let opening: Vec<Line> = opening(&of, request)
        .into_iter()
        .filter(|line| is_seen(line, request.audience))
        .collect();
    let text = |lead: &str| {
        let line = opening.iter().find(|line| line.lead == lead);
        line.map(|line| line.text.clone())
    };
    Ok(Agenda {
        who: Who::Circle(id.clone()),
        name: circle.name.clone(),
        kind: of.kind,
        because: because(&of),
        date: of.date,
        minutes: of.minutes,
        medium: of.medium,
        ask: text(MY_ASK),
        expect: text(EXPECT),
        opening,
        blocks,
        next_date: of.next.as_ref().map(|(day, _)| *day),
        missing: missing(&of),
        written: Vec::new(),
        shared: of.voice.shared,
        my_name: network.policy.my_name().to_owned(),
        prepared: of.prepared.clone(),
        date_because: of.date_because.clone(),
        typed: typed(request),
        proposed: of.proposed,
        seats: of
            .turns
            .iter()
            .take(of.seats)
            .map(|turn| turn.id.clone())
            .collect(),
        led_by: Some(match &of.leader {
            Leader::Me => "me".to_owned(),
            Leader::Member(id) => id.to_string(),
        }),
        readers: readers(&of),
        handles: crate::facts::actions::short_len(&of.items),
        today,
    })
}

/// Who a circle's files name: its members, so that they are read with it.
pub fn people(circle: &Circle) -> Vec<PersonId> {
    let mut ids = circle.members.clone();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The members whom the reader may see named, with their addresses.
fn readers(of: &Gathering<'_>) -> Vec<Address> {
    let members = of.circle.members.iter();
    let named = members.filter_map(|id| Some((id, of.name(id)?)));
    let address = |(id, name): (&PersonId, &str)| Address {
        name: name.to_owned(),
        email: of
            .network
            .person(id)
            .and_then(|person| person.contact.email.clone()),
    };
    named.map(address).collect()
}

fn because(of: &Gathering<'_>) -> String {
    let seats = match of.seats {
        1 => "one hot seat".to_owned(),
        count => format!("{count} hot seats"),
    };
    let members = match of.turns.len() {
        1 => "one member".to_owned(),
        count => format!("{count} members"),
    };
    let hidden = of.circle.members.iter().filter(|id| of.name(id).is_none());
    let hidden: Vec<String> = hidden.map(ToString::to_string).collect();
    let hidden = match hidden.is_empty() {
        true => String::new(),
        false => format!("; confidential and not named: {}", and(&hidden)),
    };
    if of.kind == MeetingKind::Closing {
        return format!("its last one, with {members}{hidden}");
    }
    format!("{members}, {seats} of {} minutes{hidden}", of.slot)
}

fn blocks(of: &Gathering<'_>) -> Vec<Block> {
    let timed = Shape::of(of.kind).map_or(Vec::new(), |shape| shape.timed(of.minutes));
    let parts: Vec<u32> = timed.iter().map(|(_, minutes)| *minutes).collect();
    let lines = if of.kind == MeetingKind::Closing {
        closing::fill(of, &parts)
    } else {
        blocks::fill(of, &parts)
    };
    let blocks = timed
        .into_iter()
        .zip(lines)
        .map(|((block, minutes), lines)| Block {
            title: block.title,
            minutes,
            items: seen(&lines, of.audience)
                .into_iter()
                .map(|line| named(of, line))
                .collect(),
        });
    blocks.collect()
}

/// What the members read names people, not ids.
fn named(of: &Gathering<'_>, mut line: Line) -> Line {
    if of.voice.shared && line.text.contains('@') {
        line.text = names_for_ids(of.network, &line.text);
    }
    line
}

fn opening(of: &Gathering<'_>, request: &Request) -> Vec<Line> {
    let file = of.circle.file();
    let mut lines = Vec::new();
    let closing = of.kind == MeetingKind::Closing;
    let ask = match closing {
        true => "from everybody one sentence beforehand: what this circle changed",
        false => {
            "from a hot seat one sentence, the question; from everybody what came of the last promise"
        }
    };
    lines.push(Line::new(Source::Practice, MY_ASK, ask));
    let expect = match of.seats {
        _ if closing => "a place for everything that stands open, and an end on time".to_owned(),
        0 => "an end on time".to_owned(),
        _ => format!(
            "{} minutes of everybody's for each hot seat, and an end on time",
            of.slot
        ),
    };
    lines.push(Line::new(Source::Practice, EXPECT, expect));
    if let Some(theme) = &of.circle.theme {
        let line = Line::new(Source::Agreement, "What we meet for", clause(theme));
        lines.push(line.in_file(file.clone()));
    }
    let seats: Vec<&str> = seated(of).map(|(_, name)| name).collect();
    if !seats.is_empty() {
        let line = Line::new(Source::Profile, "Hot seats", seats.join(", "));
        lines.push(line);
    }
    lines.extend(leads(of).map(|name| Line::new(Source::Profile, "Leads", name)));
    let host = of.circle.facilitator.as_deref().unwrap_or("me");
    let host = match host {
        "me" => Some(of.me().to_owned()),
        id => of.name(&PersonId::new(id)).map(str::to_owned),
    };
    lines.extend(host.map(|host| {
        Line::new(Source::Agreement, "Host", host)
            .tail("invites, opens the door, watches the clock")
            .in_file(file)
    }));
    if let Some(date) = of.date {
        let day = date.plus_days(-AGENDA_DAYS).max(of.today);
        let line = Line::new(Source::Practice, "Send ahead", "this agenda");
        let typed = typed(request);
        let command = format!("mentor agenda circle:{}{typed} --share", of.circle.id);
        let tail = format!("by {}, two days ahead", of.voice.day(day));
        lines.push(line.command(command).tail(tail).for_me());
    }
    lines
}

fn missing(of: &Gathering<'_>) -> Vec<Missing> {
    let mut missing = Vec::new();
    let circle = &of.circle.id;
    if of.date.is_none() {
        let day = of.proposed.map_or("DATE".to_owned(), |day| day.to_string());
        let command = format!("mentor agenda circle:{circle} --date {day}");
        missing.push(Missing::new("a date for this meeting", command));
    }
    missing
}
