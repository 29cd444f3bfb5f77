//! What a review is asked for, and what it looks up once for everybody.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::facts::contact::{Standing, up_to};
use crate::facts::contact::{days_in_circles, standing_beside};
use crate::facts::coverage::Needs;
use crate::facts::handle::Handles;
use crate::model::attention::ReviewKind;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::policy::Policy;
use crate::model::words::Stage;
use crate::text::pack::Lexicon;

/// How many days ahead meetings and actions are looked at where nothing else is asked for.
pub const AHEAD: i64 = 7;

/// What is asked for.
#[derive(Debug)]
pub struct Ask {
    /// The day of the review.
    pub today: Day,
    /// The day of the last one: what opened after it is news.
    pub since: Day,
    /// How many days ahead meetings and actions are looked at.
    pub ahead: i64,
    /// Whether people are shown who will be due within these days.
    pub foresee: bool,
    /// The words of items, which are packed.
    pub(super) lexicon: Arc<Lexicon>,
    /// The handles of all actions, which tell how many characters are typed.
    pub(super) handles: Handles,
    now: OnceLock<HashMap<PersonId, Day>>,
    then: OnceLock<HashMap<PersonId, Day>>,
    needs: OnceLock<Needs>,
}

impl Ask {
    /// A review of a day. `ahead`: `None`: a week, and nobody who is not due yet.
    pub fn new(today: Day, since: Day, ahead: Option<i64>) -> Self {
        Self {
            today,
            since,
            ahead: ahead.unwrap_or(AHEAD),
            foresee: ahead.is_some(),
            lexicon: Arc::default(),
            handles: Handles::default(),
            now: OnceLock::new(),
            then: OnceLock::new(),
            needs: OnceLock::new(),
        }
    }

    /// The last day that is looked at.
    pub fn until(&self) -> Day {
        self.today.plus_days(self.ahead)
    }

    /// What the goals and the settings ask for.
    pub(super) fn needs(&self, network: &Network) -> &Needs {
        let of = || Needs::of(&network.policy, &network.goals);
        self.needs.get_or_init(of)
    }

    /// Where the contact with somebody stands today.
    pub(super) fn standing(&self, network: &Network, person: &Person) -> Standing {
        let circles = self
            .now
            .get_or_init(|| days_in_circles(network, self.today));
        standing_beside(&network.policy, person, circles, self.today)
    }

    /// Where it stood on the day of the last review.
    pub(super) fn standing_then(&self, network: &Network, person: &Person) -> Standing {
        let circles = self
            .then
            .get_or_init(|| days_in_circles(network, self.since));
        standing_beside(&network.policy, person, circles, self.since)
    }
}

/// Whether a kind is switched off in `[review] off`.
pub(super) fn is_off(policy: &Policy, kind: ReviewKind) -> bool {
    let mut off = policy.review_off.iter();
    off.any(|word| ReviewKind::parse(word) == Some(kind))
}

/// Whether a meeting with somebody is agreed or prepared for today or later, and it is not over with them.
pub(super) fn is_arranged(person: &Person, today: Day) -> bool {
    if person.relationship.stage() == Stage::Closed {
        return false;
    }
    let agreed = crate::facts::contact::next_meeting(person, today);
    let prepared = person.agendas.iter().any(|agenda| agenda.day >= today);
    let written = up_to(&person.meetings, today).next_back().is_some();
    prepared || (written && agreed.is_some_and(|day| day >= today))
}
