//! What a meeting is about, as data.

use crate::facts::actions::Item;
use crate::model::ids::Place;

/// Why something is a topic, in the order in which they are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// An overdue promise that the last meeting did not move.
    Stuck,
    /// A decision due before the next meeting.
    Decide,
    /// Kept for this meeting.
    Kept,
    /// An objective of the relationship, where nothing else is on the table.
    Objective,
}

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// What it is, as written.
    pub text: String,
    /// Dates, as half a sentence; may be empty.
    pub when: String,
    /// How far that day is from today; may be empty.
    pub away: String,
    /// Why it is one.
    pub why: Why,
    /// Where it is written; `None` for objectives.
    pub place: Option<Place>,
    /// Whether it stands in private text.
    pub private: bool,
    /// The handle of its action.
    pub handle: Option<String>,
}

/// The topics that fit, and those that have to wait.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topics {
    /// Those that fit, in order.
    pub chosen: Vec<Topic>,
    /// The others, in order.
    pub parked: Vec<Topic>,
}

impl Topics {
    /// What is asked of the other: the first point that was kept, else the first topic.
    pub fn ask(&self) -> Option<&Topic> {
        let kept = self.chosen.iter().find(|topic| topic.why == Why::Kept);
        kept.or_else(|| self.chosen.first())
    }

    /// The places of the actions among the topics that are talked about.
    pub fn holds(&self, item: &Item<'_>) -> bool {
        let place = Some(item.place());
        self.chosen.iter().any(|topic| topic.place == place)
    }
}
