//! What the blocks of a circle share: the day, the seats, the promises, who may be named.

use crate::error::Failure;
use crate::facts::actions::{self, Item};
use crate::facts::contact::up_to;
use crate::facts::gathered::member_name;
use crate::facts::hot_seats::{self, Leader, Turn};
use crate::facts::minutes::Shape;
use crate::facts::points::{Point, section_points};
use crate::facts::privacy::Audience;
use crate::facts::questions::{Asked, asked_in_circle};
use crate::model::circle::Circle;
use crate::model::day::Day;
use crate::model::ids::{PersonId, RelPath};
use crate::model::length::{Cadence, Length};
use crate::model::network::Network;
use crate::model::note::{Meeting, SectionKey};
use crate::model::words::{Medium, MeetingKind, Stage};
use crate::reports::agenda::plan::{Request, check_minutes};
use crate::reports::agenda::voice::{Voice, short};
use crate::text::name;

/// How often a circle meets where nothing is written (domain.md 7.4).
const USUAL_DAYS: u32 = 30;
/// The block of the hot seats, from 0.
const CORE: usize = 2;

/// One circle's agenda in the making.
pub struct Gathering<'a> {
    /// The kind of meeting: a circle's own, or its last.
    pub kind: MeetingKind,
    /// What was read.
    pub network: &'a Network,
    /// The circle.
    pub circle: &'a Circle,
    /// The day on which it is asked for.
    pub today: Day,
    /// Who will read it.
    pub audience: Audience,
    /// How days are said.
    pub voice: Voice<'a>,
    /// The day of the meeting; `None` where none is agreed.
    pub date: Option<Day>,
    /// Where that day comes from; empty where it was asked for.
    pub date_because: String,
    /// Without a day: the one that keeps the rhythm.
    pub proposed: Option<Day>,
    /// The booked minutes.
    pub minutes: u32,
    /// How they met last; `None` where nothing is written.
    pub medium: Option<Medium>,
    /// The agenda that is prepared for that day.
    pub prepared: Option<RelPath>,
    /// When the meeting after this one would be, and its arithmetic.
    pub next: Option<(Day, String)>,
    /// Members by who waited longest.
    pub turns: Vec<Turn>,
    /// How many of them have a seat this time.
    pub seats: usize,
    /// The minutes of a seat.
    pub slot: u32,
    /// Who leads.
    pub leader: Leader,
    /// What the circle's notes hold of promises.
    pub items: Vec<Item<'a>>,
    /// What was asked lately.
    pub asked: Asked,
}

impl<'a> Gathering<'a> {
    /// Settles day, minutes and seats.
    pub fn new(
        network: &'a Network,
        circle: &'a Circle,
        request: &Request,
        today: Day,
    ) -> Result<Self, Failure> {
        let latest = up_to(&circle.meetings, today).next_back();
        let cadence = cadence(circle);
        let (date, date_because) = date(circle, latest, request, today)?;
        let prepared = date.and_then(|date| circle.agendas.iter().rfind(|a| a.day == date));
        let front = prepared.and_then(|agenda| Some(&agenda.note.as_ref()?.front));
        let kind = kind(request);
        let shape = Shape::of(kind);
        let minutes = request
            .minutes
            .or_else(|| front.and_then(|front| front.minutes))
            .or(circle.minutes)
            .or(shape.map(|shape| shape.usual))
            .unwrap_or(0);
        check_minutes(&format!("circle:{}", circle.id), kind, minutes)?;
        let timed = shape.map_or(Vec::new(), |shape| shape.timed(minutes));
        let core = timed.get(CORE).map_or(0, |(_, minutes)| *minutes);
        let turns = hot_seats::turns(circle, today);
        // The last meeting has no hot seats.
        let seats = match kind {
            MeetingKind::Closing => 0,
            _ => hot_seats::seats(core, turns.len()),
        };
        let slot = u32::try_from(seats)
            .ok()
            .and_then(|seats| core.checked_div(seats));
        let from = latest.map(|meeting| meeting.day).or(circle.since);
        let due = cadence.and_then(|every| Some(from?.plus_days(every.days()).max(today)));
        let due = due.map(|due| on_its_weekday(circle, due, today));
        let mut items = actions::of_circle(circle, today);
        items.retain(|item| request.audience.sees_action(item));
        let base = date.or(due).unwrap_or(today);
        Ok(Self {
            kind,
            network,
            circle,
            today,
            audience: request.audience,
            voice: Voice {
                name: &circle.name,
                shared: request.audience != Audience::Owner,
                today,
            },
            date,
            date_because,
            proposed: due.filter(|_| date.is_none()),
            minutes,
            medium: front
                .and_then(|front| front.medium)
                .or_else(|| latest.and_then(|meeting| meeting.note.as_ref()?.front.medium)),
            prepared: prepared.map(|agenda| agenda.path.clone()),
            next: cadence.map(|every| after(circle, base, every, today)),
            turns,
            seats,
            slot: slot.unwrap_or(0),
            leader: hot_seats::leader(circle, today),
            items,
            asked: asked_in_circle(circle, today, date),
        })
    }

    /// The latest meeting.
    pub fn latest(&self) -> Option<&'a Meeting> {
        up_to(&self.circle.meetings, self.today).next_back()
    }

    /// The entries of a section of the latest meeting.
    pub fn last_entries(&self, key: SectionKey) -> Vec<Point> {
        let note = self
            .latest()
            .and_then(|meeting| Some((meeting, self.audience.text(meeting)?)));
        note.map_or(Vec::new(), |(meeting, note)| {
            section_points(meeting, note, key, self.audience)
        })
    }

    /// The name of a member as this reader may see it; `None` for a confidential one.
    pub fn name(&self, id: &PersonId) -> Option<&'a str> {
        member_name(self.network, self.circle, id, self.audience)
    }

    /// How the owner is named: to the members by first name.
    pub fn me(&self) -> &'a str {
        let name = self.network.policy.my_name();
        match self.voice.shared {
            true => name::said(name),
            false => "me",
        }
    }
}

/// A circle meets as a circle, or to end.
fn kind(request: &Request) -> MeetingKind {
    match request.kind {
        Some(MeetingKind::Closing) => MeetingKind::Closing,
        _ => MeetingKind::Circle,
    }
}

/// How often it meets; a closed one not at all.
fn cadence(circle: &Circle) -> Option<Length> {
    match circle.cadence {
        Some(Cadence::Every(length)) => Some(length),
        Some(Cadence::None) => None,
        None => Length::of_days(USUAL_DAYS).filter(|_| circle.stage() == Stage::Active),
    }
}

/// When the meeting after `from` would be, and the arithmetic.
fn after(circle: &Circle, from: Day, every: Length, today: Day) -> (Day, String) {
    let by_rhythm = from.plus_days(every.days());
    let day = on_its_weekday(circle, by_rhythm, today);
    let mut because = format!("{} + {every}", short(from, today));
    if day != by_rhythm {
        let by_rhythm = short(by_rhythm, today);
        because.push_str(&format!(" = {by_rhythm}, moved to its weekday"));
    }
    (day, because)
}

/// The first day from `day` on that is a weekday on which all its meetings were; any day where they differ.
fn on_its_weekday(circle: &Circle, day: Day, today: Day) -> Day {
    let mut days = up_to(&circle.meetings, today).map(|meeting| meeting.day.weekday());
    let Some(first) = days.next() else {
        return day;
    };
    if days.any(|other| other != first) {
        return day;
    }
    let mut week = (0..7).map(|add| day.plus_days(add));
    week.find(|day| day.weekday() == first).unwrap_or(day)
}

/// The day: as asked, else as agreed, else as prepared.
fn date(
    circle: &Circle,
    latest: Option<&Meeting>,
    request: &Request,
    today: Day,
) -> Result<(Option<Day>, String), Failure> {
    if let Some(date) = request.date {
        if date < today {
            let what = format!("an agenda is for a day to come, and {date} is past");
            let hint = format!(
                "`mentor log circle:{} --date {date}` records a meeting that was",
                circle.id
            );
            return Err(Failure::new(what).hint(hint));
        }
        return Ok((Some(date), String::new()));
    }
    let agreed = latest.and_then(|meeting| Some((meeting, meeting.note.as_ref()?)));
    let agreed = agreed.and_then(|(meeting, note)| Some((meeting.day, note.front.next_meeting?)));
    if let Some((on, day)) = agreed.filter(|(_, day)| *day >= today) {
        return Ok((Some(day), format!("agreed on {}", short(on, today))));
    }
    let prepared = circle.agendas.iter().find(|agenda| agenda.day >= today);
    Ok(prepared.map_or((None, String::new()), |agenda| {
        let because = format!("prepared in {}", agenda.path.file_name());
        (Some(agenda.day), because)
    }))
}
