//! What `mentor log` answers.

use serde::Serialize;

use crate::changes::log::request::Request;
use crate::facts::next_step::step::Step;
use crate::facts::subject::Subject;
use crate::model::change::Written;
use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::reports::afterwards::{self, Promises, Tie};
use crate::text::doc::{Doc, plain};

/// The meeting as it is written down, and what changes by it.
#[derive(Serialize)]
pub struct Logged {
    who: Vec<String>,
    date: Day,
    note: RelPath,
    #[serde(skip)]
    names: String,
    people: Vec<Tie>,
    promises: Promises,
    next_step: Option<Step>,
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
        let people: Vec<&Person> = match who.first() {
            Some(Subject::Circle(circle)) => {
                let written = circle.meetings.iter().find(|meeting| meeting.path == note);
                let front = written
                    .and_then(|meeting| meeting.text())
                    .map(|note| &note.front);
                let present = front.map_or(&[][..], |front| &front.present);
                present.iter().filter_map(|id| network.person(id)).collect()
            }
            _ => who.iter().filter_map(|subject| subject.person()).collect(),
        };
        let ties = people.into_iter();
        let ties = ties.map(|person| afterwards::tie(network, person, today));
        let names: Vec<String> = who.iter().map(|subject| plain(subject.name())).collect();
        let first = who.first();
        let promises = first.map(|first| afterwards::promises(*first, today));
        Self {
            who: who.iter().map(|subject| subject.typed()).collect(),
            date: request.day,
            note,
            names: names.join(", "),
            people: ties.collect(),
            promises: promises.unwrap_or_default(),
            next_step: first.map(|first| afterwards::next_step(network, *first, today)),
            written,
        }
    }

    /// The answer for people.
    pub fn doc(&self) -> Doc {
        let heading = format!("{}, {}", self.names, self.date.long());
        let mut lines = vec![format!("`{}`", self.note)];
        lines.extend(self.people.iter().map(Tie::line));
        lines.push(self.promises.line());
        afterwards::answer(&heading, lines, self.next_step.as_ref())
    }
}
