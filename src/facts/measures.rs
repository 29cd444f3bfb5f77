//! How the action plan goes: the measures of domain.md 4.3.
//!
//! What may live here: counts and quotients over chosen actions. What may not: choosing them.

use super::actions::{Item, Status};
use super::ratio::share;

/// Counts and shares over actions of any age. A share is `None` where there is nothing to divide by.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
pub struct Measures {
    /// Done ÷ all that were not dropped.
    pub completion: Option<f64>,
    /// Done by the due day ÷ done with both days written.
    pub on_time: Option<f64>,
    /// Done ÷ done and overdue.
    pub kept: Option<f64>,
    /// Overdue ÷ open.
    pub overdue_share: Option<f64>,
    /// What the shares were counted from.
    #[serde(skip)]
    pub counts: Counts,
}

/// What the shares are counted from. Actions that `close` moved elsewhere are in none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Not done yet.
    pub open: usize,
    /// Open and due before today.
    pub overdue: usize,
    /// Done.
    pub done: usize,
    /// Done, with a due day and a day of doing.
    pub dated: usize,
    /// Of these, done by the due day.
    pub in_time: usize,
    /// Dropped.
    pub dropped: usize,
}

/// The measures over these actions.
pub fn measures<'a, 'n: 'a>(items: impl IntoIterator<Item = &'a Item<'n>>) -> Measures {
    let mut counts = Counts::default();
    items.into_iter().for_each(|item| counts.count(item));
    Measures::of(counts)
}

impl Counts {
    /// Counts one more.
    pub fn count(&mut self, item: &Item<'_>) {
        if item.moved_on {
            return;
        }
        match item.status {
            Status::Open => self.open += 1,
            Status::Done => self.done += 1,
            Status::Dropped => self.dropped += 1,
        }
        self.overdue += usize::from(item.overdue);
        if let (Some(done), Some(due)) = (item.done, item.action.due) {
            self.dated += 1;
            self.in_time += usize::from(done <= due);
        }
    }

    /// Counts what was counted elsewhere.
    pub fn add(&mut self, other: Self) {
        self.open += other.open;
        self.overdue += other.overdue;
        self.done += other.done;
        self.dated += other.dated;
        self.in_time += other.in_time;
        self.dropped += other.dropped;
    }
}

impl Measures {
    /// The measures of what was counted.
    pub fn of(counts: Counts) -> Self {
        Self {
            completion: share(counts.done, counts.done + counts.open),
            on_time: share(counts.in_time, counts.dated),
            kept: share(counts.done, counts.done + counts.overdue),
            overdue_share: share(counts.overdue, counts.open),
            counts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::actions::of_person;
    use crate::facts::fixture::{day, met, person, promise};
    use crate::model::action::Mark;
    use crate::model::person::Person;

    /// Adds an action with a mark, a due day and a day of doing.
    fn item(p: &mut Person, mark: Mark, due: &str, done: &str) {
        let note = p.meetings[0].note.as_deref_mut().unwrap();
        let count = note.actions.len();
        let action = promise(note, &format!("step {count}"));
        action.mark = mark;
        action.due = crate::model::day::Day::parse(due);
        action.done = crate::model::day::Day::parse(done);
    }

    fn start() -> Person {
        let mut p = person("grace", &[]);
        met(&mut p, "2026-10-14");
        p
    }

    #[test]
    fn the_eight_items_of_the_domain_page() {
        let mut p = start();
        for done in ["2026-10-20", "2026-10-30", "2026-11-01", "2026-11-02"] {
            item(&mut p, Mark::Done, "2026-11-01", done);
        }
        item(&mut p, Mark::Open, "2026-11-20", "");
        item(&mut p, Mark::Open, "2026-11-21", "");
        item(&mut p, Mark::Open, "", "");
        item(&mut p, Mark::Dropped, "2026-11-01", "");
        let found = measures(&of_person(&p, day("2026-11-21")));
        let text = |share: Option<f64>| format!("{:.3}", share.unwrap());
        assert_eq!(text(found.completion), "0.571");
        assert_eq!(text(found.on_time), "0.750");
        assert_eq!(text(found.kept), "0.800");
        assert_eq!(text(found.overdue_share), "0.333");
    }

    #[test]
    fn what_has_no_day_is_no_part_of_on_time_and_what_moved_on_is_no_part_of_anything() {
        let mut p = start();
        item(&mut p, Mark::Done, "2026-11-01", "");
        item(&mut p, Mark::Done, "", "2026-11-01");
        item(&mut p, Mark::Dropped, "2026-11-01", "");
        let note = p.meetings[0].note.as_deref_mut().unwrap();
        note.actions[2].result = Some("carried to goals/director.md".to_owned());
        let found = measures(&of_person(&p, day("2026-11-21")));
        assert_eq!(found.on_time, None);
        assert_eq!((found.completion, found.overdue_share), (Some(1.0), None));
        assert_eq!((found.counts.done, found.counts.dropped), (2, 0));
    }

    #[test]
    fn nothing_to_divide_by_is_unknown() {
        assert_eq!(measures([]), Measures::default());
        assert_eq!(measures([]).kept, None);
    }
}
