//! What is settled before anything is written down: the kind, the day, the minutes, the medium, and
//! when the meeting after it would be; each with the reason.

use super::voice::short;
use crate::error::Failure;
use crate::facts::contact::{Standing, after_busy, next_meeting, standing, up_to};
use crate::facts::minutes::{LONGEST, SHORTEST, Shape};
use crate::facts::privacy::Audience;
use crate::model::day::Day;
use crate::model::ids::{CircleId, PersonId, RelPath};
use crate::model::network::Network;
use crate::model::note::Meeting;
use crate::model::person::Person;
use crate::model::words::{Medium, MeetingKind, Role, Stage};

/// An agreed end within this many days, or past, asks for a closing meeting.
const CLOSING_DAYS: i64 = 30;

/// The kinds of meeting with one person whose agenda is known.
pub const KINDS: &[MeetingKind] = &[
    MeetingKind::First,
    MeetingKind::Regular,
    MeetingKind::Closing,
];

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
}

/// Settles a meeting with a person.
pub fn settle(
    network: &Network,
    person: &Person,
    request: &Request,
    today: Day,
) -> Result<Plan, Failure> {
    let standing = standing(network, person, today);
    let (date, date_because) = date(person, request, today)?;
    let prepared = date.and_then(|date| person.agendas.iter().rfind(|a| a.day == date));
    let (kind, because) = kind(person, request, prepared, today)?;
    let front = prepared
        .and_then(|meeting| meeting.note.as_ref())
        .map(|n| &n.front);
    let agreed = &person.relationship;
    let usual = Shape::of(kind).map_or(SHORTEST, |shape| shape.usual);
    let minutes = request
        .minutes
        .or_else(|| front.and_then(|front| front.minutes))
        .or(agreed.minutes)
        .unwrap_or(usual);
    check_minutes(person, minutes)?;
    let medium = front.and_then(|front| front.medium);
    let prefers = person
        .contact
        .prefers
        .filter(|medium| !matches!(medium, Medium::Chat | Medium::Email));
    let medium = medium.or(agreed.medium).or(prefers);
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
    })
}

/// Whether this agenda looks further than this person's folder: a first one reads what past debriefs
/// taught, a mentee's looks for a story (format.md, "Why it merges").
pub fn looks_further(
    network: &Network,
    id: &PersonId,
    request: &Request,
    today: Day,
) -> Result<bool, Failure> {
    let person = find(network, id)?;
    let first = settle(network, person, request, today)?.kind == MeetingKind::First;
    Ok(first || person.relationship.is(Role::Mentee))
}

/// The person of an id that a name was resolved to.
pub fn find<'n>(network: &'n Network, id: &PersonId) -> Result<&'n Person, Failure> {
    let gone = || Failure::new(format!("people/{id} is not there any more"));
    network.person(id).ok_or_else(gone)
}

/// What is said where a circle is asked for: its members have an agenda each.
pub fn not_for_circles(network: &Network, id: &CircleId) -> Failure {
    let members = network.circle(id).map_or(&[][..], |circle| &circle.members);
    let what = format!("an agenda is for one person, and circle:{id} is a circle");
    let hint = |failure: Failure, id: &PersonId| failure.hint(format!("mentor agenda {id}"));
    members.iter().fold(Failure::new(what), hint)
}

/// The kind that is meant by a word; what is known otherwise.
pub fn kind_of(word: &str) -> Result<MeetingKind, String> {
    let known = KINDS.iter().find(|kind| kind.as_str() == word);
    let words: Vec<&str> = KINDS.iter().map(|kind| kind.as_str()).collect();
    known
        .copied()
        .ok_or_else(|| format!("one of {} is known", words.join(", ")))
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

fn kind(
    person: &Person,
    request: &Request,
    prepared: Option<&Meeting>,
    today: Day,
) -> Result<(MeetingKind, String), Failure> {
    if let Some(kind) = request.kind {
        return if KINDS.contains(&kind) {
            Ok((kind, "as asked".to_owned()))
        } else {
            Err(Failure::usage(format!(
                "there is no agenda of kind `{kind}` yet"
            )))
        };
    }
    let written = prepared.and_then(|meeting| Some((meeting, meeting.note.as_ref()?.front.kind?)));
    if let Some((meeting, kind)) = written.filter(|(_, kind)| KINDS.contains(kind)) {
        return Ok((kind, format!("{} says so", meeting.path)));
    }
    let met: Vec<Day> = up_to(&person.meetings, today).map(|m| m.day).collect();
    let Some(last) = met.last() else {
        return Ok((
            MeetingKind::First,
            "no meeting of the two of you yet".to_owned(),
        ));
    };
    let count = match met.len() {
        1 => "one meeting".to_owned(),
        count => format!("{count} meetings"),
    };
    let over = matches!(person.relationship.stage(), Stage::Closed | Stage::Declined);
    if over {
        let ended = person
            .relationship
            .ended
            .map_or("it is over".to_owned(), |ended| {
                format!("it ended on {}", short(ended.on, today))
            });
        let because = format!("{ended}, so this is a catch-up; {count} so far");
        return Ok((MeetingKind::Regular, because));
    }
    if let Some(until) = person.relationship.until {
        let days = until.days_since(today);
        let when = match days {
            days if days < 0 => Some("is past".to_owned()),
            0 => Some("is today".to_owned()),
            1 => Some("is tomorrow".to_owned()),
            days if days <= CLOSING_DAYS => Some(format!("is {days} days away")),
            _ => None,
        };
        if let Some(when) = when {
            let because = format!("the agreed end, {until}, {when}");
            return Ok((MeetingKind::Closing, because));
        }
    }
    let because = format!("{count} so far, the last on {}", short(*last, today));
    Ok((MeetingKind::Regular, because))
}

fn check_minutes(person: &Person, minutes: u32) -> Result<(), Failure> {
    if minutes > LONGEST {
        return Err(Failure::new(format!(
            "{minutes} minutes are more than a day"
        )));
    }
    if minutes < SHORTEST {
        let short = format!(
            "{minutes} minutes hold one question, a flash meeting, and no agenda of blocks"
        );
        return Err(Failure::new(short).hint(format!(
            "book {SHORTEST} minutes or more: `mentor agenda {} --minutes {SHORTEST}`",
            person.id
        )));
    }
    Ok(())
}

/// When the meeting after this one would be, and the arithmetic.
fn after(
    person: &Person,
    standing: &Standing,
    kind: MeetingKind,
    date: Option<Day>,
    today: Day,
) -> (Option<Day>, String) {
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
