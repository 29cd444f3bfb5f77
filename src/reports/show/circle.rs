//! The page of a circle: its members, what is open, what happened.
//!
//! What may live here: gathering and laying out one circle. What may not: hot seats in turn (the agenda's).

use serde::{Serialize, Serializer};

use super::lines;
use crate::facts::action_record::ActionRecord;
use crate::facts::actions::{Item, of_circle, short_len};
use crate::facts::contact::{is_present, up_to};
use crate::facts::next_step::step::{ago, ahead};
use crate::facts::privacy::Audience;
use crate::facts::timeline::{self, Event};
use crate::model::circle::Circle;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::length::{Cadence, Length};
use crate::model::network::Network;
use crate::model::words::Stage;
use crate::text::doc::{Doc, Item as Line, Table, plain};

/// How often a circle meets where nothing is written (domain.md 7.4).
const USUAL_DAYS: u32 = 30;

/// Everything on the page of a circle.
#[derive(Clone, Debug)]
pub struct Shown<'a> {
    network: &'a Network,
    circle: &'a Circle,
    today: Day,
    last: Option<Day>,
    cadence: Option<Length>,
    next_meeting: Option<Day>,
    members: Vec<Member<'a>>,
    actions: Vec<Item<'a>>,
    timeline: Vec<Event>,
}

/// A member, or somebody who was there.
#[derive(Clone, Debug, Serialize)]
struct Member<'a> {
    id: &'a PersonId,
    name: &'a str,
    member: bool,
    present: usize,
    last_present: Option<Day>,
    last_hot_seat: Option<Day>,
}

/// Gathers what is known of a circle on a day.
pub fn show<'a>(network: &'a Network, circle: &'a Circle, today: Day) -> Shown<'a> {
    let latest = up_to(&circle.meetings, today).next_back();
    let agreed = latest.and_then(|meeting| meeting.note.as_ref()?.front.next_meeting);
    let cadence = match circle.cadence {
        Some(Cadence::Every(length)) => Some(length),
        Some(Cadence::None) => None,
        None => Length::of_days(USUAL_DAYS).filter(|_| circle.stage() == Stage::Active),
    };
    Shown {
        network,
        circle,
        today,
        last: latest.map(|meeting| meeting.day),
        cadence,
        next_meeting: agreed.filter(|day| *day >= today),
        members: members(network, circle, today),
        actions: of_circle(circle, today),
        timeline: timeline::of_circle(circle, today, Audience::Owner),
    }
}

/// Everyone whom a circle's files name as member, guest or facilitator.
pub fn people(circle: &Circle) -> Vec<PersonId> {
    let notes = circle
        .meetings
        .iter()
        .filter_map(|meeting| meeting.note.as_ref());
    let present = notes.flat_map(|note| note.front.present.iter().cloned());
    let mut ids: Vec<PersonId> = circle.members.iter().cloned().chain(present).collect();
    let leader = circle.facilitator.as_deref().filter(|id| *id != "me");
    ids.extend(leader.map(PersonId::new));
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The members, then those who were there and are none, by id.
fn members<'a>(network: &'a Network, circle: &'a Circle, today: Day) -> Vec<Member<'a>> {
    let mut ids: Vec<&PersonId> = circle.members.iter().collect();
    let notes = up_to(&circle.meetings, today).filter_map(|meeting| meeting.note.as_ref());
    let mut guests: Vec<&PersonId> = notes.flat_map(|note| &note.front.present).collect();
    guests.sort_unstable();
    guests.dedup();
    guests.retain(|id| !circle.members.contains(id));
    ids.extend(guests);
    let member = |id: &'a PersonId| {
        let there: Vec<Day> = up_to(&circle.meetings, today)
            .filter(|meeting| is_present(meeting, id))
            .map(|meeting| meeting.day)
            .collect();
        let mut seats = up_to(&circle.meetings, today).filter(|meeting| {
            let note = meeting.note.as_ref();
            note.is_some_and(|note| note.front.hot_seats.contains(id))
        });
        Member {
            id,
            name: network.name_of(id),
            member: circle.members.contains(id),
            present: there.len(),
            last_present: there.last().copied(),
            last_hot_seat: seats.next_back().map(|meeting| meeting.day),
        }
    };
    ids.into_iter().map(member).collect()
}

impl Shown<'_> {
    /// The page; with `all` the whole timeline, else its latest part.
    pub fn doc(&self, all: bool) -> Doc {
        let mut doc = Doc::default();
        let (circle, today) = (self.circle, self.today);
        doc.heading(1, plain(&circle.name));
        doc.para(self.head());
        let day = |day: Option<Day>| day.map_or_else(|| "—".to_owned(), |day| day.to_string());
        let meetings = up_to(&circle.meetings, today).count();
        let rows = self.members.iter().map(|member| {
            let guest = if member.member { "" } else { " (guest)" };
            vec![
                format!("{}{guest}", plain(member.name)),
                format!("{} of {meetings}", member.present),
                day(member.last_present),
                day(member.last_hot_seat),
            ]
        });
        doc.heading(2, "Members");
        let table = Table {
            head: ["Who", "Present", "Last", "Last hot seat"]
                .map(str::to_owned)
                .to_vec(),
            right: vec![1],
            rows: rows.collect(),
        };
        if table.rows.is_empty() {
            doc.para(format!("No members are written in `{}`.", circle.file()));
        }
        doc.table(table);
        self.open_actions(&mut doc);
        let whole = format!("mentor show circle:{} --all", circle.id);
        let rest = (!all).then_some(whole.as_str());
        lines::timeline(&mut doc, &self.timeline, circle.folder().as_str(), rest);
        doc.para(self.next());
        doc
    }

    fn head(&self) -> String {
        let (circle, today) = (self.circle, self.today);
        let mut text = format!("Circle, {}", circle.stage());
        if let Some(theme) = &circle.theme {
            text.push_str(&format!(". Theme: {theme}"));
        }
        if let Some(facilitator) = &circle.facilitator {
            let name = match facilitator.as_str() {
                "me" => "you".to_owned(),
                id => plain(self.network.name_of(&PersonId::new(id))),
            };
            text.push_str(&format!(". Led by {name}"));
        }
        match self.last {
            Some(last) => {
                let when = ago(today.days_since(last));
                text.push_str(&format!(". Met on {}, {when}", last.long()));
            }
            None => text.push_str(". No meeting is written down yet"),
        }
        if let Some(cadence) = self.cadence {
            text.push_str(&format!("; {}", cadence.every()));
        }
        if let Some(minutes) = circle.minutes {
            text.push_str(&format!(", {minutes} minutes"));
        }
        text.push('.');
        text
    }

    fn open_actions(&self, doc: &mut Doc) {
        let open: Vec<&Item<'_>> = self.actions.iter().filter(|item| item.is_open()).collect();
        if open.is_empty() {
            return;
        }
        doc.heading(2, "Open actions");
        let handle = short_len(&self.actions);
        let (mine, theirs): (Vec<&Item<'_>>, Vec<&Item<'_>>) =
            open.into_iter().partition(|item| item.is_mine());
        lines::actions(doc, "Yours:", &mine, self.today, handle);
        let others = theirs.iter().map(|item| {
            let mut line = lines::action(item, self.today, handle);
            let who = PersonId::new(lines::owner(item));
            line.text = format!("{}: {}", plain(self.network.name_of(&who)), line.text);
            line
        });
        let others: Vec<Line> = others.collect();
        if !others.is_empty() {
            doc.para("Of the others:").list(others);
        }
    }

    /// The next meeting, prepared; for a circle that is over, its lessons.
    fn next(&self) -> String {
        let id = &self.circle.id;
        if self.circle.stage() == Stage::Closed {
            return "Next: It is over; its people are still there. `mentor list`".to_owned();
        }
        let due = match (self.last.or(self.circle.since), self.cadence) {
            (Some(from), Some(cadence)) => Some(from.plus_days(cadence.days())),
            _ => None,
        };
        let agreed = self.next_meeting.map(|day| (day, "agreed last time"));
        match agreed.or(due.map(|day| (day, "by its rhythm"))) {
            Some((day, why)) => {
                let days = day.days_since(self.today);
                let when = if days < 0 { ago(-days) } else { ahead(days) };
                let date = day.max(self.today);
                let on = day.long();
                format!(
                    "Next: Prepare the meeting of {on} ({why}, {when}). \
                     `mentor agenda circle:{id} --date {date}`"
                )
            }
            None => format!("Next: Prepare the next meeting. `mentor agenda circle:{id}`"),
        }
    }
}

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Record<'a> {
            circle: CircleRecord<'a>,
            actions: Vec<ActionRecord>,
            timeline: Vec<super::person::EventRecord<'a>>,
        }
        #[derive(Serialize)]
        struct CircleRecord<'a> {
            id: &'a str,
            name: &'a str,
            theme: Option<&'a str>,
            facilitator: Option<&'a str>,
            stage: Stage,
            since: Option<Day>,
            last_contact: Option<Day>,
            cadence_days: Option<i64>,
            next_meeting: Option<Day>,
            members: &'a [Member<'a>],
        }
        Record {
            circle: CircleRecord {
                id: self.circle.id.as_str(),
                name: &self.circle.name,
                theme: self.circle.theme.as_deref(),
                facilitator: self.circle.facilitator.as_deref(),
                stage: self.circle.stage(),
                since: self.circle.since,
                last_contact: self.last,
                cadence_days: self.cadence.map(Length::days),
                next_meeting: self.next_meeting,
                members: &self.members,
            },
            actions: self.actions.iter().map(ActionRecord::of).collect(),
            timeline: self
                .timeline
                .iter()
                .map(super::person::event_record)
                .collect(),
        }
        .serialize(serializer)
    }
}
