//! All that a part of the pitch looks at.

use crate::facts::called::Strangers;
use crate::facts::privacy::Audience;
use crate::facts::reader::{named_as_you, turned};
use crate::model::day::Day;
use crate::model::goal::Goal;
use crate::model::ids::GoalId;
use crate::model::network::{Ids, Network};
use crate::model::person::Person;
use crate::text::address::{Reader, speaks_of};
use crate::text::phrase::{clause, untagged};

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The goal; `None`: the one that fits.
    pub goal: Option<GoalId>,
    /// How long a first talk takes; `None`: 25 minutes.
    pub minutes: Option<u32>,
    /// The short reminder.
    pub follow_up: bool,
    /// Who reads it.
    pub audience: Audience,
    /// Everyone of the network, so that nobody else is named.
    pub everyone: Ids,
}

/// A pitch in the making.
pub(super) struct Case<'a> {
    pub(super) network: &'a Network,
    pub(super) person: &'a Person,
    pub(super) goal: Option<&'a Goal>,
    pub(super) audience: Audience,
    pub(super) today: Day,
    pub(super) reader: Reader<'a>,
    pub(super) strangers: Strangers,
}

impl Case<'_> {
    /// A text for the letter: without other people and questions (the letter asks one), at most so many
    /// words; `None` where nothing fits.
    pub(super) fn fit(&self, text: &str, words: usize) -> Option<String> {
        let text = self.strangers.cut_from_all(clause(untagged(text)))?;
        let text = clause(&text);
        if text.contains(['?', '？']) || text.is_empty() {
            return None;
        }
        let count = |text: &str| text.split_whitespace().count();
        if count(text) <= words {
            return Some(text.to_owned());
        }
        // The longest beginning that ends where a clause does.
        let ends = [". ", "; ", ": ", " – ", " — ", ", "];
        let cuts = ends.iter().flat_map(|mark| text.match_indices(mark));
        cuts.filter_map(|(at, _)| text.get(..at))
            .filter(|head| (3..=words).contains(&count(head)))
            .max_by_key(|head| head.len())
            .map(str::to_owned)
    }

    /// As [`Case::fit`], turned to the reader; `None` where it still speaks of them as of a third person.
    pub(super) fn turned(&self, text: &str, words: usize) -> Option<String> {
        let text = turned(&self.fit(text, words)?, self.reader);
        (!speaks_of(&text, self.reader)).then_some(text)
    }

    /// As [`Case::fit`], with the reader's name as `you`.
    pub(super) fn said(&self, text: &str, words: usize) -> Option<String> {
        self.fit(&named_as_you(text, self.reader), words)
    }
}
