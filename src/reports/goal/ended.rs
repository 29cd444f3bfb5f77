//! What the end of a goal means: for the owner, and for the actions that stand open.

use serde::Serialize;

use super::build::evidence;
use super::kept::Goals;
use super::show_page::result;
use super::value::Evidence;
use crate::facts::action_book::Kept;
use crate::facts::action_line;
use crate::facts::action_record::ActionRecord;
use crate::facts::actions::Item;
use crate::model::change::Written;
use crate::model::day::Day;
use crate::model::goal::Goal;
use crate::model::ids::GoalId;
use crate::model::words::GoalStatus;
use crate::text::doc::{Doc, Item as Line, code, plain};
use crate::text::phrase::count;

/// So many results stand beside a congratulation.
const EVIDENCE: usize = 5;

/// A goal whose keys were set.
#[derive(Clone, Debug, Serialize)]
pub struct Set {
    /// The id.
    pub id: GoalId,
    /// What it is.
    pub title: String,
    /// Its status now.
    pub status: GoalStatus,
    /// What became of each key, as a line.
    pub set: Vec<String>,
    /// What was so already, a sentence each.
    pub unchanged: Vec<String>,
    /// What stands open although the goal is not worked on any more; empty for an active goal.
    pub open: Vec<ActionRecord>,
    /// What came of it, the latest first.
    pub evidence: Vec<Evidence>,
    /// What was written.
    pub written: Vec<Written>,
    #[serde(skip)]
    lines: Vec<Line>,
    #[serde(skip)]
    handles: Vec<String>,
}

/// A goal after its keys were set: `told` and `idle` say what became of them.
pub fn set(
    read: &Goals,
    goal: &Goal,
    (told, idle): (Vec<String>, Vec<String>),
    written: Vec<Written>,
    today: Day,
) -> Set {
    let length = read.book.handle_length();
    let kept = read.actions(&goal.id);
    let items: Vec<Item<'_>> = kept.iter().map(Kept::item).collect();
    let own: Vec<&Item<'_>> = items.iter().collect();
    let over = goal.status != GoalStatus::Active;
    let open: Vec<&Item<'_>> = own
        .iter()
        .copied()
        .filter(|item| over && item.is_open())
        .collect();
    let line = |item: &&Item<'_>| action_line::item(&read.book, item, true, length, today);
    Set {
        id: goal.id.clone(),
        title: goal.title.clone(),
        status: goal.status,
        set: told,
        unchanged: idle,
        evidence: evidence(&own),
        lines: open.iter().map(line).collect(),
        handles: open.iter().map(|item| item.handle.short(length)).collect(),
        open: open.iter().map(|item| ActionRecord::of(item)).collect(),
        written,
    }
}

impl Set {
    /// The page.
    pub fn to_doc(&self) -> Doc {
        let mut doc = Doc::default();
        doc.heading(1, plain(&self.title));
        doc.list(self.set.iter().map(|line| Line::new(plain(line))).collect());
        let ends = self.set.iter().any(|line| line.starts_with("status = "));
        if !ends || self.status == GoalStatus::Active {
            let command = code(&format!("mentor goal show {}", self.id));
            doc.para(format!("Next: look at it as it stands: {command}"));
            return doc;
        }
        doc.para(match self.status {
            GoalStatus::Achieved => "Achieved: well done, and worth telling those who helped.",
            GoalStatus::Partly => {
                "Partly reached: what came of it stays, and what is left has a place or goes."
            }
            _ => "Let go: a decision too, and what was learned stays.",
        });
        if !self.evidence.is_empty() {
            doc.heading(2, "What came of it");
            doc.list(self.evidence.iter().take(EVIDENCE).map(result).collect());
        }
        if self.open.is_empty() {
            doc.para(format!(
                "Next: tell those who helped: {}",
                code("mentor progress WHO")
            ));
            return doc;
        }
        let number = count(self.open.len(), "action stands open", "actions stand open");
        doc.heading(2, number);
        doc.list(self.lines.clone());
        doc.para("They stay in the plan as they are: tick what is done, drop what is over, or give what still matters another `#goal` in its line.");
        let first = self.handles.first().map_or("", String::as_str);
        doc.para(match self.status {
            GoalStatus::Dropped => {
                let all = self.handles.join(" ");
                format!(
                    "Next: let them go too: {}",
                    code(&format!("mentor action drop {all}"))
                )
            }
            _ => format!(
                "Next: is the first of them done, or over? {} or {}",
                code(&format!("mentor done {first}")),
                code(&format!("mentor action drop {first}"))
            ),
        });
        doc
    }
}
