//! What `mentor log` answers.

use serde::Serialize;

use crate::changes::log::request::Request;
use crate::facts::subject::Subject;
use crate::model::change::Written;
use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::model::network::Network;
use crate::reports::afterwards::{self, Promises, Tie};
use crate::text::doc::{Doc, plain};

/// The meeting as it is written down, and what changes by it.
#[derive(Serialize)]
pub struct Logged {
    date: Day,
    note: RelPath,
    #[serde(skip)]
    names: String,
    people: Vec<Tie>,
    promises: Promises,
    next_step: String,
    written: Vec<Written>,
}

impl Logged {
    /// Gathers it from what was read after the writing.
    pub fn new(
        network: &Network,
        who: &[Subject<'_>],
        (request, note, written): (&Request, RelPath, Vec<Written>),
        today: Day,
    ) -> Self {
        let people = who.iter().filter_map(|subject| match subject {
            Subject::Person(person) => Some(afterwards::tie(network, person, today)),
            Subject::Circle(_) => None,
        });
        let names: Vec<String> = who.iter().map(|subject| plain(subject.name())).collect();
        let first = who.first();
        Self {
            date: request.day,
            note,
            names: names.join(", "),
            people: people.collect(),
            promises: first.map_or_else(Promises::default, |first| {
                afterwards::promises(*first, today)
            }),
            next_step: first.map_or_else(String::new, |first| {
                afterwards::next_step(network, *first, today)
            }),
            written,
        }
    }

    /// The answer for people.
    pub fn doc(&self) -> Doc {
        let heading = format!("{}, {}", self.names, self.date.long());
        let mut lines = vec![format!("`{}`", self.note)];
        lines.extend(self.people.iter().map(Tie::line));
        lines.push(self.promises.line());
        afterwards::answer(&heading, lines, self.next_step.clone())
    }
}
