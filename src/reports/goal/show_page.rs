//! One goal over time as a page.

use super::value::{Covered, Evidence, Shown};
use crate::facts::smart::Lack;
use crate::model::day::Day;
use crate::model::words::GoalStatus;
use crate::text::doc::{Doc, Item, Table, code, plain};
use crate::text::phrase::{clause, count, listed};

/// So many results are shown; `--json` has all.
const EVIDENCE: usize = 8;
/// So many actions are named for a letter that they lack.
const NAMED: usize = 5;
/// The letters in their order.
const LETTERS: [&str; 5] = [
    "specific",
    "measurable",
    "achievable",
    "relevant",
    "time-bound",
];

impl Shown {
    /// The page.
    pub fn to_doc(&self, today: Day) -> Doc {
        let mut doc = Doc::default();
        let row = &self.row;
        doc.heading(1, plain(&row.title));
        let by = row.by.map_or("no day is written".to_owned(), |by| {
            let days = by.days_since(today);
            let away = match days {
                0 => "today".to_owned(),
                1.. => format!("in {}", days_of(days)),
                _ => format!("{} ago", days_of(-days)),
            };
            format!("by {}, {away}", by.long())
        });
        let file = code(&self.file);
        doc.para(format!(
            "{}; {by}; priority {}; {file}",
            row.status, row.priority
        ));
        match &self.why {
            Some(why) => doc.para(plain(why)),
            None => doc.para(format!(
                "Why it matters is not written yet: {}",
                code(&format!("mentor goal set {} why=\"…\"", row.id))
            )),
        };
        self.over_time(&mut doc);
        self.open(&mut doc);
        if row.status == GoalStatus::Active {
            self.hints(&mut doc);
            self.people(&mut doc);
        }
        self.self_assessment(&mut doc);
        let evidence = self.evidence.iter().take(EVIDENCE).map(result);
        if !self.evidence.is_empty() {
            doc.heading(2, "What came of it");
            doc.list(evidence.collect());
        }
        let (what, command) = (&self.next_step.what, code(&self.next_step.command));
        doc.para(format!("Next: {}: {command}", plain(what)));
        doc
    }

    fn over_time(&self, doc: &mut Doc) {
        let row = &self.row;
        doc.heading(2, "Progress");
        let all = row.done.saturating_add(row.open);
        doc.para(match all {
            0 => "No milestone and no action is written yet.".to_owned(),
            all => format!(
                "{} of {} done, {} past the day.",
                row.done,
                count(all, "milestone or action", "milestones and actions"),
                row.overdue
            ),
        });
        let head = ["month", "milestones done", "actions done"];
        let line = |month: &super::value::Month| {
            vec![
                month.month.clone(),
                month.milestones.to_string(),
                month.actions.to_string(),
            ]
        };
        doc.table(Table {
            head: head.map(str::to_owned).to_vec(),
            right: vec![1, 2],
            rows: self.progress.iter().map(line).collect(),
        });
    }

    fn open(&self, doc: &mut Doc) {
        for (heading, items) in [("Yours to do", &self.mine), ("Theirs to do", &self.theirs)] {
            if !items.is_empty() {
                doc.heading(2, format!("{heading} ({})", items.len()));
                doc.list(items.clone());
            }
        }
    }

    /// Which letters are lacking, each with the actions that lack it.
    fn hints(&self, doc: &mut Doc) {
        let mut letters: Vec<(&str, &str, Vec<&str>)> = Vec::new();
        for one in &self.smart {
            for lack in &one.lacks {
                match letters.iter_mut().find(|known| known.0 == lack.letter) {
                    Some(known) => known.2.push(&one.id),
                    None => letters.push((lack.letter, general(lack), vec![&one.id])),
                }
            }
        }
        if letters.is_empty() {
            return;
        }
        doc.heading(2, "Could be said more sharply");
        letters.sort_by_key(|letter| LETTERS.iter().position(|known| *known == letter.0));
        let item = |(letter, hint, ids): &(&str, &str, Vec<&str>)| {
            let named: Vec<String> = ids.iter().take(NAMED).map(|id| code(id)).collect();
            let rest = ids.len().saturating_sub(NAMED);
            let rest = match rest {
                0 => String::new(),
                rest => format!(" and {rest} more"),
            };
            Item::new(format!("**{letter}**: {hint} ({}{rest})", named.join(", ")))
        };
        doc.list(letters.iter().map(item).collect());
        doc.para("Hints, no rules: what is clear to both of you may stay as it is.");
    }

    fn people(&self, doc: &mut Doc) {
        if !self.row.people.is_empty() {
            doc.heading(2, "People");
            let line = |one: &super::value::Helper| {
                let gives = match one.gives.as_slice() {
                    [] => "names the goal, and covers none of its needs".to_owned(),
                    gives => listed(&gives.iter().map(|g| plain(g)).collect::<Vec<_>>()),
                };
                let quiet = if one.effective {
                    ""
                } else {
                    " (the tie is quiet)"
                };
                Item::new(format!("**{}**: {gives}{quiet}", plain(&one.name)))
            };
            doc.list(self.row.people.iter().map(line).collect());
        }
        if self.coverage.is_empty() {
            let command = code(&format!(
                "mentor goal set {} functions+=guidance",
                self.row.id
            ));
            doc.para(format!("What it needs is not written yet: {command}"));
            return;
        }
        doc.heading(2, "Needs");
        let covered = self
            .coverage
            .iter()
            .filter(|cell| !cell.effective.is_empty());
        let (covered, all) = (covered.count(), self.coverage.len());
        doc.para(format!(
            "{covered} of {} covered today.",
            count(all, "need", "needs")
        ));
        doc.list(self.coverage.iter().map(need).collect());
    }

    fn self_assessment(&self, doc: &mut Doc) {
        doc.heading(2, "Self-assessment");
        let item = |section: &super::value::Section| {
            let mut item = Item::new(format!("**{}**", section.heading));
            item.under = section
                .entries
                .iter()
                .map(|text| Item::new(text.clone()))
                .collect();
            if item.under.is_empty() {
                item.text.push_str(": nothing yet");
            }
            item
        };
        doc.list(self.assessment.iter().map(item).collect());
        if self
            .assessment
            .iter()
            .any(|section| section.entries.is_empty())
        {
            doc.para(format!(
                "What is missing is written in {}",
                code(&self.file)
            ));
        }
    }
}

/// A hint that holds for all that lack the letter.
fn general(lack: &Lack) -> &str {
    match lack.letter {
        "time-bound" => "a day within a year says until when",
        _ => &lack.hint,
    }
}

fn days_of(days: i64) -> String {
    if days == 1 {
        "1 day".to_owned()
    } else {
        format!("{days} days")
    }
}

fn need(cell: &Covered) -> Item {
    let names: Vec<String> = cell.effective.iter().map(|name| plain(name)).collect();
    let who = match names.as_slice() {
        [] => "nobody today".to_owned(),
        names => listed(names),
    };
    Item::new(format!(
        "{} ({}): {who}",
        plain(&cell.need),
        cell.state.as_str()
    ))
}

/// A result with its day and place.
pub(super) fn result(one: &Evidence) -> Item {
    let day = one.done.map_or("done".to_owned(), Day::long);
    Item::new(format!(
        "{day}: {}: {} ({})",
        clause(&one.text),
        one.result,
        one.place
    ))
}
