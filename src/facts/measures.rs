//! How the action plan goes: the measures of domain.md 4.3.
//!
//! What may live here: counts and quotients over chosen actions. What may not: choosing them.

use super::actions::{Item, Status};

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
    pub open: u32,
    /// Open and due before today.
    pub overdue: u32,
    /// Done.
    pub done: u32,
    /// Done, with a due day and a day of doing.
    pub dated: u32,
    /// Of these, done by the due day.
    pub in_time: u32,
    /// Dropped.
    pub dropped: u32,
}

/// The measures over these actions.
pub fn measures<'a, 'n: 'a>(items: impl IntoIterator<Item = &'a Item<'n>>) -> Measures {
    let mut counts = Counts::default();
    for item in items.into_iter().filter(|item| !item.moved_on) {
        match item.status {
            Status::Open => counts.open += 1,
            Status::Done => counts.done += 1,
            Status::Dropped => counts.dropped += 1,
        }
        counts.overdue += u32::from(item.overdue);
        if let (Some(done), Some(due)) = (item.done, item.action.due) {
            counts.dated += 1;
            counts.in_time += u32::from(done <= due);
        }
    }
    Measures {
        completion: share(counts.done, counts.done + counts.open),
        on_time: share(counts.in_time, counts.dated),
        kept: share(counts.done, counts.done + counts.overdue),
        overdue_share: share(counts.overdue, counts.open),
        counts,
    }
}

fn share(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}
