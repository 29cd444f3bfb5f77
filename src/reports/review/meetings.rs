//! Meetings: the recap and the thank-you that are owed, the agenda that is to be made, the note that is
//! to be written.

use super::ask::Ask;
use super::case::{Case, dated, quote};
use super::item::Item;
use crate::facts::appointment::{Appointment, appointment};
use crate::facts::contact::{latest_meeting, up_to};
use crate::facts::dates::short;
use crate::facts::next_step::step::{ago, ahead};
use crate::facts::owed::{Courtesy, LATE_AFTER, LET_GO_AFTER, Owed, courtesies};
use crate::facts::privacy::Audience;
use crate::model::attention::{ReviewKind, Urgency};
use crate::model::circle::Circle;
use crate::model::day::Day;
use crate::model::ids::{Home, Place};
use crate::model::note::{Meeting, Note, SectionKey};

/// What is owed is for now until so many days after the meeting.
const HASTE_FOR: i64 = 7;
/// A meeting so near wants its agenda now: it is sent two days ahead, and made before that.
const SEND_AHEAD: i64 = 3;

/// The items: `recap` and `thanks`.
pub(super) fn courtesy(case: &Case<'_>) -> Vec<Item> {
    let owed = courtesies(case.person, case.today());
    owed.iter().map(|owed| owing(case, owed)).collect()
}

fn owing(case: &Case<'_>, owed: &Owed<'_>) -> Item {
    let meeting = owed.meeting;
    let (kind, what) = match owed.what {
        Courtesy::Recap => (ReviewKind::Recap, "the recap".to_owned()),
        Courtesy::Thanks => {
            let what = meeting.text().and_then(thankworthy);
            let what = what.map_or(String::new(), |text| format!(" for {}", quote(&text)));
            (ReviewKind::Thanks, format!("thanks{what}"))
        }
    };
    let text = owed_for(&what, meeting.day, case.today());
    let item = case.item(kind, text, owed.command(case.person));
    let item = case
        .since(item, owed.since)
        .urgent(how_soon(meeting.day, case.today()));
    // What was spoken of is said by the thanks themselves.
    let item = match owed.what {
        Courtesy::Recap => case.with_last(item),
        Courtesy::Thanks => item,
    };
    Item {
        private: owed.is_private(case.person),
        ..item.at(at(meeting))
    }
}

/// `the recap of Tue 17 Nov 2026, 4 days ago`.
fn owed_for(what: &str, met: Day, today: Day) -> String {
    format!(
        "{what} of {}, {}",
        short(met, today),
        ago(today.days_since(met))
    )
}

/// From the second day on it is for now; after a week haste no longer helps.
fn how_soon(met: Day, today: Day) -> Urgency {
    match today.days_since(met) {
        LATE_AFTER..=HASTE_FOR => Urgency::Now,
        _ => Urgency::Soon,
    }
}

/// What there is to thank for: what was received, else the first takeaway.
fn thankworthy(note: &Note) -> Option<String> {
    let first = |key| {
        let entries = Audience::Owner.entries(note, key).into_iter();
        entries.map(|shown| shown.entry.text.clone()).next()
    };
    first(SectionKey::Received).or_else(|| first(SectionKey::Takeaways))
}

/// The item `agenda` of a person.
pub(super) fn with_person(case: &Case<'_>) -> Option<Item> {
    let (person, today) = (case.person, case.today());
    let wants = appointment(&person.meetings, &person.agendas, today, case.ask.ahead)?;
    let who = Home::Person(person.id.clone());
    let cadence = case.standing.cadence.map(|length| length.days());
    let item = about(who, person.id.as_str(), wants, (cadence, today));
    let latest = latest_meeting(person, today)?;
    Some(case.with_last(item).at(at(latest)))
}

/// The items of a circle: its agenda, and its recap where the owner leads it.
pub(super) fn with_circle(circle: &Circle, cadence: Option<i64>, ask: &Ask) -> Vec<Item> {
    let (today, within) = (ask.today, ask.ahead);
    let who = || Home::Circle(circle.id.clone());
    let typed = format!("circle:{}", circle.id);
    let Some(latest) = up_to(&circle.meetings, today).next_back() else {
        return Vec::new();
    };
    let wants = appointment(&circle.meetings, &circle.agendas, today, within);
    let agenda = wants.map(|wants| about(who(), &typed, wants, (cadence, today)).at(at(latest)));
    let leads = circle.facilitator.as_deref() == Some("me");
    let days = today.days_since(latest.day);
    let marked = latest.note.as_ref().and_then(|note| note.front.recapped);
    let open = marked.is_none_or(|day| day > today) && latest.note.is_some();
    let recap = (leads && open && (1..=LET_GO_AFTER).contains(&days)).then(|| {
        let text = owed_for("the recap", latest.day, today);
        let item = Item::new(
            ReviewKind::Recap,
            Some(who()),
            text,
            format!("mentor recap {typed}"),
        );
        let item = dated(item, latest.day.plus_days(1), cadence, today);
        item.urgent(how_soon(latest.day, today)).at(at(latest))
    });
    recap.into_iter().chain(agenda).collect()
}

fn about(who: Home, typed: &str, wants: Appointment, (cadence, today): (Option<i64>, Day)) -> Item {
    match wants {
        Appointment::Prepare(on) => {
            let days = on.days_since(today);
            let text = format!("you meet on {}, {}", short(on, today), ahead(days));
            let command = format!("mentor agenda {typed} --date {on} --save");
            let item = Item::new(ReviewKind::Agenda, Some(who), text, command);
            let urgency = match days {
                days if days <= SEND_AHEAD => Urgency::Now,
                days if days <= super::ask::AHEAD => Urgency::Soon,
                _ => Urgency::WhenYouCan,
            };
            dated(item, on, cadence, today).urgent(urgency)
        }
        Appointment::WriteDown(on) => {
            let days = today.days_since(on);
            let text = format!(
                "a meeting was agreed for {}, {}, and there is no note of it; if it moved, agree on a new day",
                short(on, today),
                ago(days)
            );
            let command = format!("mentor log {typed} --date {on}");
            let item = Item::new(ReviewKind::Agenda, Some(who), text, command);
            dated(item, on, cadence, today).urgent(Urgency::Now)
        }
    }
}

fn at(meeting: &Meeting) -> Place {
    Place {
        file: meeting.path.clone(),
        line: 1,
    }
}
