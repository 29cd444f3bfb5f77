//! What `close` answers once it is done: what was written, where the open actions went, what is missing
//! from the debrief, and what comes next.

use super::value::Debrief;
use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::model::length::Length;
use crate::model::words::EndedAs;
use crate::text::doc::{Doc, Item, plain};

impl Debrief {
    /// The answer. `note`: the debrief's file.
    pub fn summary(&self, note: &RelPath) -> Doc {
        let mut doc = Doc::default();
        let name = plain(&self.name);
        let day = self.on.long();
        doc.heading(1, format!("{name}: {} on {day}", self.how));
        doc.para(format!("The debrief is in `{note}`."));
        let open = self.open.iter();
        doc.list(
            open.map(|open| {
                let what = if open.dropped { "dropped, " } else { "" };
                Item::new(format!("{}: {what}{}", open.text, open.result))
            })
            .collect(),
        );
        doc.para(self.afterwards());
        let gaps = self.gaps();
        if !gaps.is_empty() {
            doc.para("Only you can say, and the debrief leaves room for it:");
            doc.list(gaps.iter().map(|gap| Item::new(gap.what)).collect());
        }
        for step in self.next_steps() {
            doc.para(step);
        }
        doc
    }

    /// What the two are from now on, as far as it was agreed.
    fn afterwards(&self) -> String {
        let name = plain(&self.short_name);
        let Some(stay) = &self.stay_in_touch else {
            if self.how == EndedAs::Renewed {
                return format!("The next round with {name} begins on {}.", self.on.long());
            }
            return "No rhythm was agreed for staying in touch, so none is kept.".to_owned();
        };
        match Length::parse(stay) {
            Some(length) => {
                let next: Day = self.on.plus_days(length.days());
                format!("In touch with {name}: {stay}, so again by {}.", next.long())
            }
            None => format!("No rhythm is kept with {name} (`{stay}`)."),
        }
    }

    /// Thanks where they are due, and what this leaves open.
    fn next_steps(&self) -> Vec<String> {
        let mut steps = Vec::new();
        let name = plain(&self.short_name);
        let good = matches!(
            self.how,
            EndedAs::Completed | EndedAs::Renewed | EndedAs::AgreedEarly
        );
        if good && !self.circle {
            steps.push(format!(
                "Thank {name} for it, then note that you did: `mentor touch --thanked \"@{} for the time together\"`",
                self.who
            ));
        }
        steps.push(if self.how == EndedAs::Renewed {
            format!("Next: `mentor agenda {}`", self.who)
        } else {
            "Next, see what this leaves uncovered: `mentor gaps`".to_owned()
        });
        steps
    }
}
