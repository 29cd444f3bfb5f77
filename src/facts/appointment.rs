//! The meeting that was agreed: to prepare while it is to come, to write down when it is past.
//!
//! What may live here: which of the two, and when. What may not: what stands in an agenda.

use super::contact::up_to;
use crate::model::day::Day;
use crate::model::note::Meeting;

/// A meeting that was to be is asked about for this many days.
pub const LET_GO_AFTER: i64 = 30;

/// What an agreed meeting wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appointment {
    /// It is to come, and no agenda of that day is kept.
    Prepare(Day),
    /// It is past, and no note is there of that day or a later one.
    WriteDown(Day),
}

/// What the meeting wants that the latest note of a person's or circle's folder agrees on
/// (`next-meeting`), where it is at most `within` days ahead, or thirty past. Needs the notes' front matter.
pub fn appointment(
    meetings: &[Meeting],
    agendas: &[Meeting],
    today: Day,
    within: i64,
) -> Option<Appointment> {
    let latest = up_to(meetings, today).next_back()?;
    let agreed = |note: &Option<Box<crate::model::note::Note>>| note.as_ref()?.front.next_meeting;
    let agreed = agreed(&latest.note).or_else(|| agreed(&latest.seen))?;
    let days = agreed.days_since(today);
    if days >= 0 {
        let prepared = agendas.iter().any(|agenda| agenda.day == agreed);
        return (days <= within && !prepared).then_some(Appointment::Prepare(agreed));
    }
    let held = agreed <= latest.day;
    (!held && -days <= LET_GO_AFTER).then_some(Appointment::WriteDown(agreed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, met, person};
    use crate::model::person::Person;

    fn of(p: &Person, today: &str) -> Option<Appointment> {
        appointment(&p.meetings, &p.agendas, day(today), 7)
    }

    #[test]
    fn seven_days_ahead_until_it_is_prepared_and_thirty_days_back_until_it_is_written_down() {
        let mut p = person("ada", &[]);
        assert_eq!(of(&p, "2026-11-21"), None);
        met(&mut p, "2026-10-01").front.next_meeting = Some(day("2026-11-21"));
        assert_eq!(of(&p, "2026-11-13"), None, "eight days");
        let prepare = Some(Appointment::Prepare(day("2026-11-21")));
        assert_eq!(of(&p, "2026-11-14"), prepare);
        assert_eq!(of(&p, "2026-11-21"), prepare);
        let write = Some(Appointment::WriteDown(day("2026-11-21")));
        assert_eq!(of(&p, "2026-11-22"), write);
        assert_eq!(of(&p, "2026-12-21"), write);
        assert_eq!(of(&p, "2026-12-22"), None);
        let mut prepared = p.clone();
        prepared.agendas = vec![Meeting {
            day: day("2026-11-21"),
            ..p.meetings[0].clone()
        }];
        assert_eq!(of(&prepared, "2026-11-20"), None);
        assert_eq!(of(&prepared, "2026-11-22"), write, "an agenda is no note");
        met(&mut p, "2026-11-22");
        assert_eq!(of(&p, "2026-11-23"), None, "it was a day later");
    }
}
