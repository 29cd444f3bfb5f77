//! What is said of a command that was taken back, or put back.
//!
//! What may live here: words for it. What may not: taking anything back.

use serde::Serialize;

use crate::facts::dates;
use crate::model::change::Written;
use crate::model::day::Day;
use crate::model::taken::{Command, Taken};
use crate::text::doc::{Doc, Item, code, plain};

/// The answer of `undo`.
#[derive(Clone, Debug, Serialize)]
pub struct Answer {
    /// Whether it was put back (`--redo`).
    pub put_back: bool,
    /// What was done.
    #[serde(flatten)]
    pub taken: Taken,
    #[serde(skip)]
    today: Day,
}

/// The answer about a command that was taken back, or with `put_back` put back.
pub fn answer(taken: Taken, put_back: bool, today: Day) -> Answer {
    Answer {
        put_back,
        taken,
        today,
    }
}

impl Answer {
    /// The answer for people.
    pub fn to_doc(&self) -> Doc {
        let mut doc = Doc::default();
        let command = self.named(&self.taken.command);
        if self.taken.written.is_empty() {
            doc.para(format!(
                "Nothing was left to take back of {command}: its files are as they were before it."
            ));
        } else {
            let verb = if self.put_back { "Put" } else { "Taken" };
            doc.para(format!("{verb} back: {command}"));
            let written = self.taken.written.iter();
            doc.list(written.map(|one| Item::new(self.file(one))).collect());
        }
        doc.para(format!("Next: {}", self.next()));
        doc
    }

    /// `Log the meeting with Grace Okafor (yesterday)`
    fn named(&self, command: &Command) -> String {
        let summary = plain(&command.summary);
        match command.on {
            Some(on) => format!("{summary} ({})", dates::on(on, self.today)),
            None => summary,
        }
    }

    fn file(&self, written: &Written) -> String {
        let path = code(written.path.as_str());
        match (written.change, &written.from) {
            ("removed", _) => format!("{path} is gone again"),
            ("created", _) => format!("{path} is back"),
            ("renamed", Some(from)) => format!(
                "{path} has its name back, and is no longer {}",
                code(from.as_str())
            ),
            _ if self.put_back => format!("{path} is as the command left it"),
            _ => format!("{path} is as it was before"),
        }
    }

    fn next(&self) -> String {
        let again = code("mentor undo --redo");
        let undo = code("mentor undo");
        let next = self.taken.next.as_ref().map(|next| self.named(next));
        match (self.put_back, self.taken.written.is_empty(), next) {
            (true, _, Some(next)) => format!("{again} puts the next one back: {next}"),
            (true, _, None) => format!("{undo} takes it back once more"),
            (false, true, Some(next)) => format!("{undo} takes back the command before it: {next}"),
            (false, true, None) => format!("{} shows the network as it is", code("mentor list")),
            (false, false, None) => format!("{again} puts it back"),
            (false, false, Some(next)) => {
                format!("{again} puts it back; {undo} takes back the command before it: {next}")
            }
        }
    }
}
