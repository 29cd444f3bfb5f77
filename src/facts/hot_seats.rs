//! Whose turn it is in a circle: hot seats by who waited longest, and who leads by who led longest ago
//! (domain.md 2.2, "Circle").
//!
//! What may live here: counting seats and meetings. What may not: what is said in a seat.

use super::contact::{is_present, up_to};
use crate::model::circle::Circle;
use crate::model::day::Day;
use crate::model::ids::PersonId;

/// A hot seat takes this many minutes at least.
const SEAT: u32 = 12;
/// Nobody goes this many meetings without one.
const TURNS: usize = 3;
/// How the owner is named in `facilitator` and `led-by`.
const ME: &str = "me";

/// A member, and how long they have waited for a hot seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Who.
    pub id: PersonId,
    /// The day of their last hot seat; `None`: never had one.
    pub last: Option<Day>,
    /// Meetings of the circle since then; without a seat all of them.
    pub waited: usize,
    /// How many of those they came to.
    pub came: usize,
}

/// Somebody who can lead: the owner, or a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leader {
    /// The owner.
    Me,
    /// A member.
    Member(PersonId),
}

/// How many hot seats a core of this many minutes holds: one for each twelve, at least one, at most one a
/// member. Without members there is none.
pub fn seats(core: u32, members: usize) -> usize {
    let by_time = usize::try_from(core / SEAT).unwrap_or(usize::MAX);
    by_time.clamp(1, members.max(1)).min(members)
}

/// How many seats a circle of this size needs, so that nobody waits three meetings.
pub fn seats_needed(members: usize) -> usize {
    members.div_ceil(TURNS)
}

/// The minutes of a whole meeting whose core (60 %) holds this many seats.
pub fn minutes_for(seats: usize) -> u32 {
    let seats = u32::try_from(seats).unwrap_or(u32::MAX / SEAT);
    seats.saturating_mul(SEAT).saturating_mul(5).div_ceil(3)
}

/// The members by who waited longest, as of a day: by meetings without a seat, then by those they came
/// to, then by the order in `members`.
pub fn turns(circle: &Circle, today: Day) -> Vec<Turn> {
    let mut members: Vec<&PersonId> = Vec::new();
    for id in &circle.members {
        if !members.contains(&id) {
            members.push(id);
        }
    }
    let turn = |id: &&PersonId| {
        let meetings: Vec<_> = up_to(&circle.meetings, today).collect();
        let had = |at: usize| {
            let note = meetings.get(at).and_then(|meeting| meeting.note.as_ref());
            note.is_some_and(|note| note.front.hot_seats.contains(id))
        };
        let last = (0..meetings.len()).rfind(|at| had(*at));
        let since = meetings.get(last.map_or(0, |at| at + 1)..).unwrap_or(&[]);
        Turn {
            id: (*id).clone(),
            last: last.and_then(|at| Some(meetings.get(at)?.day)),
            waited: since.len(),
            came: since
                .iter()
                .filter(|meeting| is_present(meeting, id))
                .count(),
        }
    };
    let mut turns: Vec<Turn> = members.iter().map(turn).collect();
    turns.sort_by_key(|turn| std::cmp::Reverse((turn.last.is_none(), turn.waited, turn.came)));
    turns
}

/// Who leads next: the facilitator; where the notes show that this changes, whoever led longest ago.
pub fn leader(circle: &Circle, today: Day) -> Leader {
    let facilitator = leader_of(circle.facilitator.as_deref().unwrap_or(ME), circle);
    let facilitator = facilitator.unwrap_or(Leader::Me);
    let mut led: Vec<Leader> = Vec::new();
    for meeting in up_to(&circle.meetings, today) {
        let by = meeting
            .note
            .as_ref()
            .and_then(|note| note.front.led_by.as_deref());
        led.extend(by.and_then(|by| leader_of(by, circle)));
    }
    if led.iter().all(|leader| *leader == facilitator) {
        return facilitator;
    }
    let members = circle.members.iter().cloned().map(Leader::Member);
    let mut all: Vec<Leader> = std::iter::once(Leader::Me).chain(members).collect();
    // Whoever never led comes first; of equals the order of `members`.
    all.sort_by_key(|leader| led.iter().rposition(|one| one == leader).map(|at| at + 1));
    all.into_iter().next().unwrap_or(facilitator)
}

fn leader_of(word: &str, circle: &Circle) -> Option<Leader> {
    if word == ME {
        return Some(Leader::Me);
    }
    let member = circle.members.iter().find(|id| id.as_str() == word)?;
    Some(Leader::Member(member.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{circle, circle_met, day};
    use proptest::prelude::*;

    const TODAY: &str = "2026-11-21";

    fn seat(circle: &mut Circle, on: &str, present: &[&str], seats: &[&str]) {
        let note = circle_met(circle, on, present);
        note.front.hot_seats = seats.iter().map(PersonId::new).collect();
    }

    fn order(circle: &Circle) -> Vec<String> {
        let turns = turns(circle, day(TODAY));
        turns.iter().map(|turn| turn.id.to_string()).collect()
    }

    #[test]
    fn seats_are_one_for_twelve_minutes_one_to_all_members() {
        assert_eq!(seats(54, 8), 4, "the worked example of domain.md");
        assert_eq!(54 / 4, 13);
        assert_eq!([seats(5, 4), seats(11, 4), seats(24, 4)], [1, 1, 2]);
        assert_eq!([seats(54, 3), seats(54, 0), seats(u32::MAX, 5)], [3, 0, 5]);
        assert_eq!(
            [seats_needed(3), seats_needed(4), seats_needed(8)],
            [1, 2, 3]
        );
        assert_eq!([minutes_for(2), minutes_for(3)], [40, 60]);
    }

    #[test]
    fn who_waited_longest_comes_first_and_who_never_had_one_before_all() {
        let mut c = circle("c", &["a", "b", "c", "d"]);
        seat(&mut c, "2026-01-01", &["a", "b", "c"], &["a"]);
        seat(&mut c, "2026-02-01", &["a", "b", "c"], &["b"]);
        seat(&mut c, "2026-03-01", &["a", "c"], &["a"]);
        seat(&mut c, "2026-12-01", &["a", "b", "c", "d"], &["d"]);
        assert_eq!(
            order(&c),
            ["c", "d", "b", "a"],
            "c came and got none, d never came"
        );
        let b = &turns(&c, day(TODAY))[2];
        assert_eq!((b.last, b.waited, b.came), (Some(day("2026-02-01")), 1, 0));
    }

    #[test]
    fn the_facilitator_leads_until_the_notes_show_that_it_goes_round() {
        let mut c = circle("c", &["a", "b"]);
        assert_eq!(leader(&c, day(TODAY)), Leader::Me);
        c.facilitator = Some("a".to_owned());
        assert_eq!(leader(&c, day(TODAY)), Leader::Member(PersonId::new("a")));
        circle_met(&mut c, "2026-01-01", &[]).front.led_by = Some("a".to_owned());
        assert_eq!(leader(&c, day(TODAY)), Leader::Member(PersonId::new("a")));
        circle_met(&mut c, "2026-02-01", &[]).front.led_by = Some("me".to_owned());
        assert_eq!(leader(&c, day(TODAY)), Leader::Member(PersonId::new("b")));
        circle_met(&mut c, "2026-03-01", &[]).front.led_by = Some("b".to_owned());
        assert_eq!(leader(&c, day(TODAY)), Leader::Member(PersonId::new("a")));
    }

    proptest! {
        #[test]
        fn with_seats_enough_nobody_waits_three_meetings(members in 1_usize..=8, meetings in 3_usize..12) {
            let ids: Vec<String> = (0..members).map(|at| format!("m{at}")).collect();
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            let mut c = circle("c", &ids);
            for meeting in 0..meetings {
                let on = format!("2026-{:02}-01", meeting % 12 + 1);
                let turns = turns(&c, day("2026-12-31"));
                for turn in &turns {
                    prop_assert!(turn.waited < TURNS, "{turn:?}");
                }
                let seats = turns.iter().take(seats_needed(members));
                let seats: Vec<PersonId> = seats.map(|turn| turn.id.clone()).collect();
                circle_met(&mut c, &on, &ids).front.hot_seats = seats;
            }
        }
    }
}
