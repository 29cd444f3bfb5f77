//! The plan as a page: a group under each heading, the goals, how promises are kept, what to do next.

use super::{GoalProgress, Plan};
use crate::facts::action_book::Row;
use crate::text::doc::{AT_ONCE, Doc, Item, Later, Piece, Table, long_list, plain};
use crate::text::figure::percent;
use crate::text::phrase::count;

/// How many pieces a progress bar has.
const PIECES: usize = 12;

impl Plan {
    /// The page, piece by piece; with bars where it is drawn on a terminal.
    pub fn pieces(&self, bars: bool) -> impl Iterator<Item = Later<'_>> {
        let mut head = Doc::default();
        head.heading(1, plain(&self.about));
        head.para(self.summary());
        let groups = self.groups.iter().flat_map(|group| {
            let heading = format!("{} ({})", plain(&group.title), group.rows.len());
            let rows = self
                .actions
                .rows
                .get(group.rows.clone())
                .unwrap_or_default();
            let points = |rows: &[Row]| rows.iter().filter_map(|row| self.point(row)).collect();
            long_list((2, heading), rows.chunks(AT_ONCE), points)
        });
        let tail: Later<'_> = Box::new(move || Piece::from(self.tail(bars)));
        let head = Later::from(Piece::from(head));
        std::iter::once(head).chain(groups).chain([tail])
    }

    /// What stands below the actions.
    fn tail(&self, bars: bool) -> Doc {
        let mut doc = Doc::default();
        if !self.goals.is_empty() {
            doc.heading(2, "Goals");
            let mut head = vec!["goal", "done", "open", "past the day"];
            if bars {
                head.insert(1, "");
            }
            doc.table(Table {
                right: (1 + usize::from(bars)..head.len()).collect(),
                head: head.into_iter().map(str::to_owned).collect(),
                rows: self.goals.iter().map(|goal| row(goal, bars)).collect(),
            });
        }
        let kept = self.kept();
        if !kept.is_empty() {
            doc.heading(2, "How promises are kept");
            doc.list(kept.into_iter().map(Item::new).collect());
        }
        doc.para(self.next());
        doc
    }

    fn summary(&self) -> String {
        let counts = self.measured.counts;
        if counts.open == 0 {
            return "Nothing stands open.".to_owned();
        }
        let open = count(counts.open, "action stands open", "actions stand open");
        match counts.overdue {
            0 => format!("{open}; none is past its day."),
            late => format!("{open}; {late} past the day."),
        }
    }

    /// The measures in words, with what they were counted from.
    fn kept(&self) -> Vec<String> {
        let counts = self.measured.counts;
        let part = |share: Option<f64>, part: usize, whole: usize, what: &str| {
            share.map(|share| format!("{part} of {whole} {what} ({})", percent(share)))
        };
        let measured = self.measured;
        let lines = [
            part(
                measured.kept,
                counts.done,
                counts.done + counts.overdue,
                "promises kept, of those done or past the day",
            ),
            part(
                measured.on_time,
                counts.in_time,
                counts.dated,
                "on time, of those done with both days written",
            ),
            part(
                measured.completion,
                counts.done,
                counts.done + counts.open,
                "done, of all that were not dropped",
            ),
            part(
                measured.overdue_share,
                counts.overdue,
                counts.open,
                "open ones past the day",
            ),
            part(
                self.advice.share(),
                self.advice.reported,
                self.advice.noted,
                "takeaways came full circle: used, with a result, and told to who gave them",
            ),
        ];
        lines.into_iter().flatten().collect()
    }

    pub(super) fn next(&self) -> String {
        match (&self.put_off, &self.late) {
            (Some((first, all)), _) => {
                let others = match *all {
                    1 => " was".to_owned(),
                    several => format!(" and {} were", count(several - 1, "other", "others")),
                };
                format!(
                    "Next: `{first}`{others} put off three times: drop it, shrink it or hand it over. \
                     `mentor action drop {first}`"
                )
            }
            (None, Some(late)) => {
                format!(
                    "Next: keep the oldest one, or give it a day that holds. `mentor done {late}`"
                )
            }
            (None, None) if self.near.is_some() => self.near.iter().map(near).collect(),
            (None, None) if self.measured.counts.open == 0 => {
                "Next: agree on a step. `mentor action add WHO \"…\"`".to_owned()
            }
            (None, None) => {
                "Next: nothing presses; the next meeting brings its own. `mentor list due:yes`"
                    .to_owned()
            }
        }
    }
}

/// What settles the one that is due today, or that somebody else owes by now.
fn near((theirs, handle): &(bool, String)) -> String {
    let what = if *theirs {
        "tick what you wait for, once it is there"
    } else {
        "one is due today: tick it once it is done"
    };
    format!("Next: {what}. `mentor done {handle}`")
}

fn row(goal: &GoalProgress, bars: bool) -> Vec<String> {
    let all = goal.done + goal.open;
    let mut cells = vec![
        plain(&goal.title),
        goal.done.to_string(),
        goal.open.to_string(),
        goal.overdue.to_string(),
    ];
    if bars {
        let filled = (goal.done * PIECES).checked_div(all).unwrap_or(0);
        cells.insert(
            1,
            format!("{}{}", "█".repeat(filled), "░".repeat(PIECES - filled)),
        );
    }
    cells
}
