//! Whether a goal moves: what stands open for it, and what was done last.
//!
//! What may live here: counting actions by goal, and when a goal stands still. What may not: needs of a
//! goal (`coverage`).

use std::collections::BTreeMap;

use super::actions::{Item, Status};
use crate::model::day::Day;
use crate::model::goal::Goal;
use crate::model::ids::GoalId;
use crate::model::words::GoalStatus;

/// A goal for which nothing was done or agreed in so many days stands still.
pub const STILL_AFTER: i64 = 30;

/// What was counted for one goal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pulse {
    /// Actions that stand open, whoever does them.
    pub open: usize,
    /// Actions that are done.
    pub done: usize,
    /// The latest day on which one was done, or agreed in a meeting; `None` where no day is written.
    pub moved: Option<Day>,
}

/// The pulse of each goal that has an action.
pub type Pulses = BTreeMap<GoalId, Pulse>;

/// What a goal wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stillness {
    /// Its day is past, and it is still active.
    Past(Day),
    /// Nothing stands open for it.
    NoNextAction,
    /// Something stands open, and nothing was done or agreed since that day.
    NoMovement(Day),
}

/// The pulses of some actions.
pub fn pulses<'a, 'n: 'a>(items: impl IntoIterator<Item = &'a Item<'n>>) -> Pulses {
    let mut found = Pulses::new();
    for item in items {
        let Some(goal) = &item.action.goal else {
            continue;
        };
        let pulse = found.entry(goal.clone()).or_default();
        pulse.open += usize::from(item.is_open());
        pulse.done += usize::from(item.status == Status::Done);
        pulse.moved = pulse.moved.max(item.done).max(item.noted);
    }
    found
}

/// Adds what was counted elsewhere.
pub fn join(all: &mut Pulses, more: impl IntoIterator<Item = (GoalId, Pulse)>) {
    for (goal, other) in more {
        let pulse = all.entry(goal).or_default();
        pulse.open += other.open;
        pulse.done += other.done;
        pulse.moved = pulse.moved.max(other.moved);
    }
}

/// What an active goal wants; `None` where it moves, is not active, or its file cannot be read.
pub fn stillness(goal: &Goal, pulse: Pulse, today: Day) -> Option<Stillness> {
    if goal.status != GoalStatus::Active || !goal.readable {
        return None;
    }
    if let Some(by) = goal.by.filter(|by| *by < today) {
        return Some(Stillness::Past(by));
    }
    if pulse.open == 0 {
        return Some(Stillness::NoNextAction);
    }
    let moved = pulse.moved?;
    (today.days_since(moved) > STILL_AFTER).then_some(Stillness::NoMovement(moved))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::actions::of_person;
    use crate::facts::fixture::{day, goal, met, person, promise};
    use crate::model::action::Mark;

    #[test]
    fn open_done_and_the_latest_movement_are_counted_by_goal() {
        let mut p = person("ada", &[]);
        let note = met(&mut p, "2026-10-01");
        promise(note, "a").goal = Some(GoalId::new("g"));
        let done = promise(note, "b");
        done.goal = Some(GoalId::new("g"));
        done.mark = Mark::Done;
        done.done = Some(day("2026-10-20"));
        promise(note, "c");
        let mut counted = pulses(&of_person(&p, day("2026-11-21")));
        let one = Pulse {
            open: 1,
            done: 1,
            moved: Some(day("2026-10-20")),
        };
        assert_eq!(counted, Pulses::from([(GoalId::new("g"), one)]));
        join(&mut counted, Pulses::from([(GoalId::new("g"), one)]));
        assert_eq!(counted[&GoalId::new("g")].open, 2);
    }

    #[test]
    fn past_its_day_then_without_a_step_then_without_movement() {
        let mut g = goal("g", 2, &[]);
        let mut pulse = Pulse::default();
        let of = |g: &Goal, pulse| stillness(g, pulse, day("2026-11-21"));
        assert_eq!(of(&g, pulse), Some(Stillness::NoNextAction));
        pulse.open = 1;
        assert_eq!(of(&g, pulse), None, "it may be new");
        pulse.moved = Some(day("2026-10-22"));
        assert_eq!(of(&g, pulse), None, "30 days");
        pulse.moved = Some(day("2026-10-21"));
        let still = Stillness::NoMovement(day("2026-10-21"));
        assert_eq!(of(&g, pulse), Some(still));
        g.by = Some(day("2026-11-21"));
        assert_eq!(of(&g, pulse), Some(still), "today is still in time");
        g.by = Some(day("2026-11-20"));
        assert_eq!(of(&g, pulse), Some(Stillness::Past(day("2026-11-20"))));
        g.status = GoalStatus::Achieved;
        assert_eq!(of(&g, pulse), None);
    }
}
