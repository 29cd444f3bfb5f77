//! The five blocks of a circle: opening round, theme, hot seats, harvest, commitments.

use super::gathering::Gathering;
use crate::facts::actions::{Item, Status};
use crate::facts::gathered::is_mine_about_a_member;
use crate::facts::hot_seats::{Leader, Turn, minutes_for, seats_needed};
use crate::facts::questions::{Wanted, choose};
use crate::model::action::Owner;
use crate::model::note::SectionKey;
use crate::reports::agenda::line::{Line, Source};

/// How many takeaways of last time are recalled.
const TAKEAWAYS: usize = 3;
/// How many promises that were kept.
const KEPT: usize = 4;
/// Stating, clarifying and taking away take this many minutes of a seat each.
const PART: u32 = 2;

/// The lines of each block; `minutes` are those of the blocks.
pub fn fill(of: &Gathering<'_>, minutes: &[u32]) -> Vec<Vec<Line>> {
    let round = minutes.first().copied().unwrap_or(0);
    vec![
        opening_round(of, round),
        theme(of),
        hot_seats(of),
        harvest(of),
        commitments(of),
    ]
}

/// Who has a seat this time, as far as the reader may see who that is.
pub fn seated<'g>(of: &'g Gathering<'_>) -> impl Iterator<Item = (&'g Turn, &'g str)> {
    let turns = of.turns.iter().take(of.seats);
    turns.filter_map(|turn| Some((turn, of.name(&turn.id)?)))
}

/// What of a round's minutes each has, the owner counted.
pub(super) fn share(of: &Gathering<'_>, minutes: u32) -> String {
    let heads = u32::try_from(of.turns.len() + 1).unwrap_or(u32::MAX);
    match minutes / heads {
        0 => "a sentence".to_owned(),
        1 => "a minute".to_owned(),
        each => format!("{each} minutes"),
    }
}

fn opening_round(of: &Gathering<'_>, minutes: u32) -> Vec<Line> {
    let each = share(of, minutes);
    let text = format!("{each} each, what came of the last promise first");
    let mut lines = vec![Line::new(Source::Practice, "Round", text)];
    lines.extend(asked(of, 1, 1));
    let by_then = |item: &&Item<'_>| {
        let by = of.date.or(of.proposed).unwrap_or(of.today);
        item.is_open() && (item.put_off || item.action.due.is_none_or(|due| due <= by))
    };
    let mut open: Vec<&Item<'_>> = of.items.iter().filter(by_then).collect();
    open.sort_by_key(|item| (item.action.due.is_none(), item.action.due));
    lines.extend(open.into_iter().filter_map(|item| promise(of, item)));
    let last = of.latest().map(|meeting| meeting.day);
    let mut kept: Vec<&Item<'_>> = of.items.iter().collect();
    kept.retain(|item| {
        let since = item.done.or(item.noted);
        item.status == Status::Done && since.is_some() && since >= last
    });
    kept.sort_by_key(|item| item.done);
    lines.extend(
        kept.into_iter()
            .filter_map(|item| promise(of, item))
            .take(KEPT),
    );
    lines
}

fn theme(of: &Gathering<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    for point in of.last_entries(SectionKey::NextTime) {
        let line = Line::new(Source::Note, "Kept for this time", point.text.clone());
        lines.push(line.at(&point.place).private(point.private));
    }
    let stayed = of.last_entries(SectionKey::Takeaways);
    if let Some(first) = stayed.first() {
        let lead = format!("What stayed from {}", of.voice.day(first.day));
        lines.push(Line::new(Source::Note, lead, ""));
        lines.extend(stayed.iter().take(TAKEAWAYS).map(|point| {
            let line = Line::under(Source::Note, point.text.clone());
            line.at(&point.place).private(point.private)
        }));
    }
    let decided = of.last_entries(SectionKey::Decisions);
    lines.extend(decided.into_iter().map(|point| {
        let line = Line::new(Source::Note, "Decided last time", point.text.clone());
        line.at(&point.place).private(point.private)
    }));
    if !lines.iter().any(Line::is_shareable) {
        let text = "one sentence from whoever leads, then the first seat";
        lines.push(Line::new(Source::Practice, "", text));
    }
    lines
}

fn hot_seats(of: &Gathering<'_>) -> Vec<Line> {
    if of.turns.is_empty() {
        let text = "nobody is written down as a member";
        return vec![Line::new(Source::Agreement, "Seats", text).in_file(of.circle.file())];
    }
    let mut lines: Vec<Line> = Vec::new();
    for (at, (turn, name)) in seated(of).enumerate() {
        let lead = format!("Seat {}, {} min", at + 1, of.slot);
        let mut line = Line::new(Source::Profile, lead, name);
        if !of.voice.shared {
            line.away = waited(of, turn);
        }
        lines.push(line);
        lines.extend(busy(of, turn));
    }
    let works = of.slot.saturating_sub(3 * PART);
    let text = match works {
        0 => "state it, questions, then the others work while you listen, then your promise"
            .to_owned(),
        works => format!(
            "{PART} min to state it, {PART} for questions that help to understand, {works} in which the others work and you only listen, {PART} for what you take and what you promise"
        ),
    };
    lines.push(Line::new(Source::Practice, "A seat", text));
    lines.extend(asked(of, 3, 2));
    let waiting = of.turns.iter().skip(of.seats);
    let waiting: Vec<&str> = waiting.filter_map(|turn| of.name(&turn.id)).collect();
    if !waiting.is_empty() {
        let text = waiting.join(", ");
        lines.push(Line::new(Source::Profile, "First in line next time", text));
    }
    lines.extend(too_few(of));
    lines
}

/// When somebody last had a seat, and how many meetings ago.
fn waited(of: &Gathering<'_>, turn: &Turn) -> String {
    let last = turn.last.map_or("no seat yet".to_owned(), |day| {
        format!("last seat {}", of.voice.day(day))
    });
    let meetings = match turn.waited {
        0 => return format!("{last}, the latest meeting"),
        1 => "one meeting".to_owned(),
        count => format!("{count} meetings"),
    };
    match (turn.last, turn.waited.saturating_sub(turn.came)) {
        (None, _) => format!("{last} in {meetings}"),
        (Some(_), 0) => format!("{last}, {meetings} since"),
        (Some(_), missed) if missed == turn.waited => {
            format!("{last}, {meetings} since, not there")
        }
        (Some(_), missed) => format!("{last}, {meetings} since, {missed} of them not there"),
    }
}

/// A busy time of somebody who has a seat: the owner asks before.
fn busy(of: &Gathering<'_>, turn: &Turn) -> Option<Line> {
    let date = of.date?;
    let person = of.network.person(&turn.id)?;
    let busy = person.availability.busy.iter();
    let busy = busy
        .into_iter()
        .find(|busy| (busy.from..=busy.to).contains(&date))?;
    let why = busy.why.as_deref().unwrap_or("no reason is written");
    let text = format!("busy on that day: {why}; ask before, the seat can go to the next in line");
    let line = Line::under(Source::Calendar, text).in_file(person.file());
    Some(line.for_me())
}

/// Where there are too few seats for nobody to wait three meetings: how long it would have to be.
fn too_few(of: &Gathering<'_>) -> Option<Line> {
    let needed = seats_needed(of.turns.len());
    if of.seats >= needed {
        return None;
    }
    let text = format!(
        "{} members and {}: somebody waits three meetings; {} minutes hold {needed} seats",
        of.turns.len(),
        if of.seats == 1 {
            "one seat".to_owned()
        } else {
            format!("{} seats", of.seats)
        },
        minutes_for(needed)
    );
    Some(Line::new(Source::Practice, "Too few seats", text).for_me())
}

fn harvest(of: &Gathering<'_>) -> Vec<Line> {
    let text = "one thing each takes home, in a sentence; what is told stays here";
    let mut lines = vec![Line::new(Source::Practice, "Takeaways", text)];
    lines.extend(asked(of, 4, 1));
    lines
}

fn commitments(of: &Gathering<'_>) -> Vec<Line> {
    let by = of.date.or(of.proposed).unwrap_or(of.today);
    let later = |item: &&Item<'_>| {
        item.is_open() && !item.put_off && item.action.due.is_some_and(|due| due > by)
    };
    let mut open: Vec<&Item<'_>> = of.items.iter().filter(later).collect();
    open.sort_by_key(|item| item.action.due);
    let mut lines: Vec<Line> = open
        .into_iter()
        .filter_map(|item| promise(of, item))
        .collect();
    lines.extend(asked(of, 5, 1));
    let text = "one each: a behaviour and a day, said aloud and written down";
    lines.push(Line::new(Source::Practice, "Promises", text));
    lines.push(match &of.next {
        Some((day, because)) => {
            let line = Line::new(Source::Calendar, "Next date", of.voice.day(*day));
            match of.voice.shared {
                true => line,
                false => line.tail(because.clone()),
            }
        }
        None => Line::new(
            Source::Calendar,
            "Next date",
            "let us agree it before we part",
        ),
    });
    let text = "who leads next time, and who brings the theme";
    lines.push(Line::new(Source::Practice, "Next time", text));
    lines
}

/// A promise with its owner. What the owner of the network promised about a member is not for the circle.
pub(super) fn promise(of: &Gathering<'_>, item: &Item<'_>) -> Option<Line> {
    let lead = match &item.action.owner {
        Owner::Me => capital(of.me()),
        Owner::Person(id) => of.name(id)?.to_owned(),
    };
    let text = match (&item.action.result, item.is_open()) {
        (Some(result), false) => format!("{} → {result}", item.action.text),
        _ => item.action.text.clone(),
    };
    let day = match (item.is_open(), item.action.due, item.done) {
        (true, Some(due), _) if of.voice.shared => format!("by {}", of.voice.day(due)),
        (true, Some(due), _) => of.voice.due(due),
        (false, _, Some(done)) => format!("done {}", of.voice.day(done)),
        _ => String::new(),
    };
    let away = item.action.due.filter(|_| item.is_open());
    let mut line = Line::new(Source::Action, lead, text)
        .tail(day)
        .away(away.map_or(String::new(), |due| of.voice.away(due)))
        .at(&item.place())
        .private(item.private);
    line.handle = Some(item.handle.to_string());
    line.mine = is_mine_about_a_member(of.network, of.circle, item);
    Some(line)
}

/// Who leads, as this reader reads it; `None` where that is a member who is not named.
pub fn leads(of: &Gathering<'_>) -> Option<String> {
    match &of.leader {
        Leader::Me => Some(of.me().to_owned()),
        Leader::Member(id) => of.name(id).map(str::to_owned),
    }
}

fn capital(word: &str) -> String {
    match word {
        "me" => "Mine".to_owned(),
        name => name.to_owned(),
    }
}

/// Questions of a block.
pub(super) fn asked(of: &Gathering<'_>, block: usize, count: usize) -> Vec<Line> {
    let wanted = Wanted {
        kind: of.kind,
        role: None,
        block: Some(block),
        phase: None,
        count,
        settled: &[],
    };
    let chosen = choose(&of.network.questions, wanted, &of.asked);
    if chosen.is_empty() {
        return Vec::new();
    }
    let lead = match chosen.len() {
        1 => "A question for all",
        _ => "Questions for all",
    };
    let heading = Line::new(Source::Question, lead, "");
    let under = chosen
        .iter()
        .map(|question| Line::under(Source::Question, question.text.clone()));
    std::iter::once(heading).chain(under).collect()
}
