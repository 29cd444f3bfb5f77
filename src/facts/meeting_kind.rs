//! Which kind of meeting it is where nobody says it, and what tells so (domain.md 2.2, "Which kind").
//!
//! What may live here: the choice, from the files alone. What may not: the blocks of a kind
//! (`facts::minutes`), and any sentence about it.

use super::contact::{meetings_of_this_round, up_to};
use crate::model::day::Day;
use crate::model::note::Meeting;
use crate::model::person::Person;
use crate::model::words::{MeetingKind, Role, Stage, Style};

/// An agreed end within this many days, or past, asks for a closing meeting.
const CLOSING_DAYS: i64 = 30;
/// After this many meetings since the last look at the goals …
const PROGRESS_MEETINGS: usize = 3;
/// … or this many days, the next meeting is one.
const PROGRESS_DAYS: i64 = 90;

/// What tells the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// The style is flash.
    Style,
    /// They have not met yet.
    NeverMet,
    /// It is over, and this is a catch-up: how many meetings there were.
    Over(usize),
    /// The agreed end is near, or past.
    End(Day),
    /// So many meetings, or days, since the goals were looked at.
    Since {
        /// When that was.
        day: Day,
        /// Whether that was a progress meeting; else it was the first of this round.
        progress: bool,
        /// Meetings after it; `None`: the days tell it.
        meetings: Option<usize>,
    },
    /// They are a coach and nothing else: how many meetings there were.
    Coach(usize),
    /// Nothing else does: how many meetings there were, and the last of them.
    Nothing(usize, Day),
}

/// The kind of a meeting with a person on a day, and what tells it. `seen`: the last day whose meetings
/// count, the day before for a meeting that is written down already.
pub fn usual(person: &Person, seen: Day, on: Day) -> (MeetingKind, Told) {
    let agreed = &person.relationship;
    if agreed.style == Some(Style::Flash) {
        return (MeetingKind::Flash, Told::Style);
    }
    let met: Vec<Day> = up_to(&person.meetings, seen).map(|m| m.day).collect();
    let Some(last) = met.last() else {
        return (MeetingKind::First, Told::NeverMet);
    };
    if matches!(agreed.stage(), Stage::Closed | Stage::Declined) {
        return (MeetingKind::Regular, Told::Over(met.len()));
    }
    let end = agreed
        .until
        .filter(|until| until.days_since(on) <= CLOSING_DAYS);
    if let Some(until) = end {
        return (MeetingKind::Closing, Told::End(until));
    }
    // Before both have said yes, and between friends without an aim, there is nothing to weigh.
    let living = matches!(agreed.stage(), Stage::Active | Stage::Paused);
    let aimless = agreed.style == Some(Style::Informal)
        && agreed.objectives.is_empty()
        && agreed.goals.is_empty();
    if let Some(since) = look_back(person, seen, on).filter(|_| living && !aimless) {
        return (MeetingKind::Progress, since);
    }
    if agreed.roles == [Role::Coach] {
        return (MeetingKind::Coaching, Told::Coach(met.len()));
    }
    (MeetingKind::Regular, Told::Nothing(met.len(), *last))
}

/// Whether it is time to look at the goals: three meetings since the last progress meeting or the first one
/// of this round, or 90 days.
fn look_back(person: &Person, seen: Day, on: Day) -> Option<Told> {
    let meetings: Vec<&Meeting> = meetings_of_this_round(person, seen).collect();
    let (at, progress) = last_look(&meetings)?;
    let day = meetings.get(at)?.day;
    let count = meetings.len().saturating_sub(at + 1);
    let since = |meetings| Told::Since {
        day,
        progress,
        meetings,
    };
    if count >= PROGRESS_MEETINGS {
        return Some(since(Some(count)));
    }
    (on.days_since(day) >= PROGRESS_DAYS).then(|| since(None))
}

/// The last progress meeting, or the first meeting, by its place in the list; and which of both it is.
fn last_look(meetings: &[&Meeting]) -> Option<(usize, bool)> {
    let of_kind = |meeting: &&Meeting, kind| {
        let text = meeting.text();
        text.and_then(|note| note.front.kind) == Some(kind)
    };
    let last = |kind| meetings.iter().rposition(|meeting| of_kind(meeting, kind));
    let progress = last(MeetingKind::Progress);
    let first = last(MeetingKind::First).or((!meetings.is_empty()).then_some(0));
    match (progress, first) {
        (Some(progress), Some(first)) if progress < first => Some((first, false)),
        (Some(progress), _) => Some((progress, true)),
        (None, first) => first.map(|first| (first, false)),
    }
}

/// The day of the last progress meeting, or the first day of this round, up to today.
pub fn looked_at(person: &Person, today: Day) -> Option<Day> {
    let meetings: Vec<&Meeting> = meetings_of_this_round(person, today).collect();
    let (at, _) = last_look(&meetings)?;
    meetings.get(at).map(|meeting| meeting.day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, met, person};

    const TODAY: &str = "2026-11-21";

    fn with(roles: &[Role], meetings: &[(&str, Option<MeetingKind>)]) -> Person {
        let mut person = person("grace", roles);
        for (on, kind) in meetings {
            met(&mut person, on).front.kind = *kind;
        }
        person
    }

    fn kind(person: &Person) -> MeetingKind {
        usual(person, day(TODAY).plus_days(-1), day(TODAY)).0
    }

    #[test]
    fn the_kind_follows_from_style_meetings_and_the_agreed_end() {
        let mut person = with(&[Role::Mentor], &[]);
        assert_eq!(kind(&person), MeetingKind::First);
        person.relationship.style = Some(Style::Flash);
        assert_eq!(kind(&person), MeetingKind::Flash);
        let mut person = with(&[Role::Mentor], &[("2026-11-10", None)]);
        assert_eq!(kind(&person), MeetingKind::Regular);
        person.relationship.until = Some(day("2026-12-21"));
        assert_eq!(kind(&person), MeetingKind::Closing);
        person.relationship.until = Some(day("2026-12-22"));
        assert_eq!(kind(&person), MeetingKind::Regular);
        assert_eq!(
            kind(&with(&[Role::Coach], &[("2026-11-10", None)])),
            MeetingKind::Coaching
        );
    }

    #[test]
    fn progress_is_due_after_three_meetings_or_ninety_days() {
        let progress = Some(MeetingKind::Progress);
        let three = [
            ("2026-09-20", progress),
            ("2026-10-01", None),
            ("2026-10-10", None),
            ("2026-11-01", None),
        ];
        assert_eq!(kind(&with(&[Role::Mentor], &three)), MeetingKind::Progress);
        assert_eq!(
            kind(&with(&[Role::Mentor], &three[..3])),
            MeetingKind::Regular
        );
        // The 23rd of August is 90 days back, the 24th is 89.
        assert_eq!(
            kind(&with(&[Role::Mentor], &[("2026-08-23", None)])),
            MeetingKind::Progress
        );
        assert_eq!(
            kind(&with(&[Role::Mentor], &[("2026-08-24", None)])),
            MeetingKind::Regular
        );
    }

    #[test]
    fn the_note_of_the_day_itself_does_not_decide_what_the_meeting_was() {
        let person = with(&[Role::Mentor], &[(TODAY, None)]);
        assert_eq!(kind(&person), MeetingKind::First);
        let (_, told) = usual(&person, day(TODAY), day(TODAY));
        assert_eq!(told, Told::Nothing(1, day(TODAY)));
    }
}
