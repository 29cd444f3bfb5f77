//! How many people of a network stand where with their contact (domain.md 1.4, 1).
//!
//! What may live here: counts over standings. What may not: how a standing comes about (`contact`).

use super::contact::Freshness;
use super::supply::Supporter;

/// The four states, in their order.
pub const STATES: [Freshness; 4] = [
    Freshness::Fresh,
    Freshness::Due,
    Freshness::Fading,
    Freshness::Dormant,
];

/// How many people are in each state, and of how many there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Within the cadence.
    pub fresh: usize,
    /// A little over it.
    pub due: usize,
    /// Well over it.
    pub fading: usize,
    /// Quiet for long.
    pub dormant: usize,
    /// Without a cadence, or without a day to count from.
    pub unknown: usize,
}

impl Counts {
    /// The count of a state; of `None` of those of whom it is not known.
    pub fn of(self, state: Option<Freshness>) -> usize {
        match state {
            Some(Freshness::Fresh) => self.fresh,
            Some(Freshness::Due) => self.due,
            Some(Freshness::Fading) => self.fading,
            Some(Freshness::Dormant) => self.dormant,
            None => self.unknown,
        }
    }
}

/// Counts people by the state of their contact.
pub fn counts<'s>(people: impl IntoIterator<Item = &'s Supporter<'s>>) -> Counts {
    let mut counts = Counts::default();
    for one in people {
        let count = match one.standing.freshness {
            Some(Freshness::Fresh) => &mut counts.fresh,
            Some(Freshness::Due) => &mut counts.due,
            Some(Freshness::Fading) => &mut counts.fading,
            Some(Freshness::Dormant) => &mut counts.dormant,
            None => &mut counts.unknown,
        };
        *count += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{fixture_a, fixture_a_day, person};
    use crate::facts::supply::{WhatIf, supply};
    use crate::model::words::Role;

    #[test]
    fn fixture_a_has_three_fresh_one_due_and_one_fading_and_who_has_no_day_is_unknown() {
        let mut network = fixture_a();
        network.people.push(person("zoe", &[Role::Peer]));
        let people = supply(&network, fixture_a_day(), &WhatIf::default());
        let counts = counts(&people);
        let of = |state| counts.of(Some(state));
        assert_eq!(STATES.map(of), [3, 1, 1, 0]);
        assert_eq!(counts.of(None), 1);
    }
}
