//! What is settled before anything is written down: the kind, the day, the minutes, the medium, and
//! when the meeting after it would be; each with the reason.

use super::kind::kind;
use super::voice::short;
use crate::error::Failure;
use crate::facts::contact::{Standing, after_busy, next_meeting, up_to};
use crate::facts::minutes::{LONGEST, SHORTEST, SHORTEST_FLASH, Shape};
use crate::facts::privacy::{Audience, standing_for};
use crate::model::day::Day;
use crate::model::ids::{PersonId, RelPath};
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::{Medium, MeetingKind, Role, Style};

/// After a crisis the next word is said within this many days.
const NEXT_TOUCH_DAYS: i64 = 2;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Request {
    /// The kind; `None`: chosen from the files.
    pub kind: Option<MeetingKind>,
    /// The booked minutes; `None`: as agreed, else the kind's usual.
    pub minutes: Option<u32>,
    /// The day of the meeting; `None`: as agreed.
    pub date: Option<Day>,
    /// Who will read it.
    pub audience: Audience,
}

/// What was settled.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The kind.
    pub kind: MeetingKind,
    /// Why it is of that kind, as half a sentence.
    pub because: String,
    /// The day; `None` where none is agreed.
    pub date: Option<Day>,
    /// Where the day comes from, as half a sentence; empty where it was asked for.
    pub date_because: String,
    /// Without a day: the day that would keep the rhythm, today or later; `None` without a rhythm.
    pub proposed: Option<Day>,
    /// The booked minutes.
    pub minutes: u32,
    /// How they meet; `None` where nothing is written.
    pub medium: Option<Medium>,
    /// The agenda that is prepared for that day.
    pub prepared: Option<RelPath>,
    /// When the meeting after this one would be; `None` without a rhythm.
    pub next: Option<Day>,
    /// The arithmetic of that day.
    pub next_because: String,
    /// The options that ask for the same again, each with a blank before it; empty where the files tell it all.
    pub typed: String,
}

/// Settles a meeting with a person.
pub fn settle(
    network: &Network,
    person: &Person,
    request: &Request,
    today: Day,
) -> Result<Plan, Failure> {
    let standing = standing_for(network, person, request.audience, today);
    let (date, date_because) = date(person, request, today)?;
    let prepared = date.and_then(|date| person.agendas.iter().rfind(|a| a.day == date));
    let (kind, because) = kind(person, request.kind, prepared, today)?;
    let front = prepared
        .and_then(|meeting| meeting.note.as_ref())
        .map(|n| &n.front);
    let minutes = request
        .minutes
        .or_else(|| front.and_then(|front| front.minutes))
        .unwrap_or_else(|| usual_minutes(person, kind));
    check_minutes(person.id.as_str(), kind, minutes)?;
    let medium = front
        .and_then(|front| front.medium)
        .or_else(|| usual_medium(person, kind));
    let (next, next_because) = after(person, &standing, kind, date, today);
    Ok(Plan {
        kind,
        because,
        date,
        date_because,
        proposed: standing
            .due_on
            .filter(|_| date.is_none())
            .map(|due| proposal(person, due.max(today))),
        minutes,
        medium,
        prepared: prepared.map(|meeting| meeting.path.clone()),
        next,
        next_because,
        typed: typed(request),
    })
}

/// What was typed and is not found again without it.
pub fn typed(request: &Request) -> String {
    let kind = request.kind.map(|kind| format!(" --kind {kind}"));
    let date = request.date.map(|date| format!(" --date {date}"));
    let minutes = request
        .minutes
        .map(|minutes| format!(" --minutes {minutes}"));
    let all: Vec<String> = [kind, date, minutes].into_iter().flatten().collect();
    all.concat()
}

/// How long such a meeting takes: as agreed for the usual one, but for what is never booked with it.
fn usual_minutes(person: &Person, kind: MeetingKind) -> u32 {
    let usual = Shape::of(kind).map_or(SHORTEST, |shape| shape.usual);
    let agreed = &person.relationship;
    let apart = match kind {
        MeetingKind::Crisis => true,
        MeetingKind::Flash => agreed.style != Some(Style::Flash),
        _ => false,
    };
    agreed.minutes.filter(|_| !apart).unwrap_or(usual)
}

/// How they meet, as agreed, else as the other likes it best; in a crisis by the number that is written.
fn usual_medium(person: &Person, kind: MeetingKind) -> Option<Medium> {
    let number = person.contact.phone.as_ref().map(|_| Medium::Phone);
    let prefers = person
        .contact
        .prefers
        .filter(|medium| !matches!(medium, Medium::Chat | Medium::Email));
    number
        .filter(|_| kind == MeetingKind::Crisis)
        .or(person.relationship.medium)
        .or(prefers)
}

/// Whether this agenda looks further than this person's folder: a first one reads what past debriefs
/// taught, a mentee's looks for a story, in a crisis others may be called (format.md, "Why it merges").
pub fn looks_further(
    network: &Network,
    id: &PersonId,
    request: &Request,
    today: Day,
) -> Result<bool, Failure> {
    let person = find(network, id)?;
    let kind = settle(network, person, request, today)?.kind;
    let further = matches!(kind, MeetingKind::First | MeetingKind::Crisis);
    Ok(further || person.relationship.is(Role::Mentee))
}

/// The person of an id that a name was resolved to.
pub fn find<'n>(network: &'n Network, id: &PersonId) -> Result<&'n Person, Failure> {
    let gone = || Failure::new(format!("people/{id} is not there any more"));
    network.person(id).ok_or_else(gone)
}

/// The day: as asked, else as agreed, else as prepared.
fn date(person: &Person, request: &Request, today: Day) -> Result<(Option<Day>, String), Failure> {
    if let Some(date) = request.date {
        if date < today {
            let hint = format!(
                "`mentor log {} --date {date}` records a meeting that was",
                person.id
            );
            let past = Failure::new(format!(
                "an agenda is for a day to come, and {date} is past"
            ));
            return Err(past.hint(hint));
        }
        return Ok((Some(date), String::new()));
    }
    if request.kind == Some(MeetingKind::Crisis) {
        return Ok((Some(today), "now".to_owned()));
    }
    let agreed = next_meeting(person, today);
    if let Some(date) = agreed.filter(|date| *date >= today) {
        let met = up_to(&person.meetings, today).next_back();
        let when = met.map_or(String::new(), |met| {
            format!("agreed on {}", short(met.day, today))
        });
        return Ok((Some(date), when));
    }
    let prepared = person.agendas.iter().find(|agenda| agenda.day >= today);
    Ok(prepared.map_or((None, String::new()), |agenda| {
        (
            Some(agenda.day),
            format!("prepared in {}", agenda.path.file_name()),
        )
    }))
}

/// Refuses what is too long for a day or too short for the blocks of a kind; `typed` is how the command
/// line names the other side.
pub fn check_minutes(typed: &str, kind: MeetingKind, minutes: u32) -> Result<(), Failure> {
    if minutes > LONGEST {
        let what = format!("{minutes} minutes are more than a day");
        return Err(Failure::new(what));
    }
    if kind == MeetingKind::Flash && minutes < SHORTEST_FLASH {
        let what = format!("{minutes} minutes are too few for five blocks, even of one question");
        let hint = format!("book {SHORTEST_FLASH} minutes or more, or write");
        return Err(Failure::new(what).hint(hint));
    }
    if kind == MeetingKind::Flash || minutes >= SHORTEST {
        return Ok(());
    }
    let what = match kind {
        MeetingKind::Circle => format!("{minutes} minutes are too few for a circle"),
        _ => format!("{minutes} minutes hold one question, a flash meeting, and no other agenda"),
    };
    let mut short = Failure::new(what);
    if minutes >= SHORTEST_FLASH && kind != MeetingKind::Circle {
        short = short.hint(format!(
            "`mentor agenda {typed} --kind flash --minutes {minutes}`"
        ));
    }
    Err(short.hint(format!(
        "book {SHORTEST} minutes or more: `mentor agenda {typed} --minutes {SHORTEST}`"
    )))
}

/// When the meeting after this one would be, and the arithmetic.
fn after(
    person: &Person,
    standing: &Standing,
    kind: MeetingKind,
    date: Option<Day>,
    today: Day,
) -> (Option<Day>, String) {
    if kind == MeetingKind::Crisis {
        let next = date.unwrap_or(today).plus_days(NEXT_TOUCH_DAYS);
        return (Some(next), "48 hours at most".to_owned());
    }
    if kind == MeetingKind::Flash {
        // One question, and no duty to meet again.
        return (None, String::new());
    }
    let closing = kind == MeetingKind::Closing;
    let length = if closing {
        person
            .relationship
            .roles
            .iter()
            .map(|role| usual_afterwards(*role))
            .min()
    } else {
        standing
            .cadence
            .map(|cadence| (cadence.days(), cadence.to_string()))
    };
    let Some((days, said)) = length else {
        return (None, String::new());
    };
    // Without a day for this meeting, the one that keeps the rhythm is taken for it.
    let due = standing.due_on.map(|due| proposal(person, due.max(today)));
    let from = date.or(due).unwrap_or(today);
    let by_rhythm = from.plus_days(days);
    let free = after_busy(by_rhythm, &person.availability.busy);
    let mut because = format!("{} + {said}", short(from, today));
    if free != by_rhythm {
        because.push_str(&format!(
            " = {}, moved past a busy time",
            short(by_rhythm, today)
        ));
    }
    (Some(free), because)
}

/// A day that could be proposed: the first from `day` on that is one of their days (without any, a working
/// day) and not in a busy time.
fn proposal(person: &Person, day: Day) -> Day {
    let days = &person.availability.days;
    let mut proposed = after_busy(day, &person.availability.busy);
    // Busy times end and weeks have seven days: a year is enough to find one, or there is none.
    for _ in 0..366 {
        let name = proposed.long().to_lowercase();
        let fits = match days.is_empty() {
            true => !name.starts_with("sat") && !name.starts_with("sun"),
            false => days.iter().any(|day| name.starts_with(day.as_str())),
        };
        let free = after_busy(proposed, &person.availability.busy);
        if fits && free == proposed {
            return proposed;
        }
        proposed = if free == proposed {
            proposed.plus_days(1)
        } else {
            free
        };
    }
    day
}

/// How often to be in touch after a relationship of this role has ended: days and words (domain.md 7.4).
fn usual_afterwards(role: Role) -> (i64, String) {
    match role {
        Role::Advisor => (365, "1 year".to_owned()),
        Role::Mentor | Role::Mentee | Role::Coach | Role::Peer | Role::Sponsor => {
            (180, "6 months".to_owned())
        }
    }
}
