//! How many people a network holds, and how many of them often (domain.md 1.4, 11).
//!
//! What may live here: counts of active people. What may not: any sentence about them.

use super::supply::Supporter;

/// Fewer active supporters than this are too few to spread over.
const FEWEST: usize = 3;
/// The usual number of active supporters, both ends included.
pub const USUAL: std::ops::RangeInclusive<usize> = 4..=8;
/// More people at a monthly or tighter cadence than this are more than a month holds.
pub const MONTHLY_MOST: usize = 15;
/// The longest cadence, in days, that still counts as monthly.
const MONTHLY_DAYS: i64 = 31;

/// How many people there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Active people who support the owner, as [`super::supply::supports`] says.
    pub supporters: usize,
    /// Active people, mentees too, at a monthly or tighter cadence.
    pub monthly: usize,
}

impl Size {
    /// Whether there are fewer than three supporters.
    pub fn too_few(self) -> bool {
        self.supporters < FEWEST
    }

    /// Whether more than 15 people are to be met monthly or oftener.
    pub fn too_many_monthly(self) -> bool {
        self.monthly > MONTHLY_MOST
    }
}

/// Counts the active people.
pub fn size(people: &[Supporter<'_>]) -> Size {
    Size {
        supporters: people.iter().filter(|p| p.supports()).count(),
        monthly: people.iter().filter(|p| monthly(p)).count(),
    }
}

/// Whether somebody is to be met monthly or oftener.
pub fn monthly(one: &Supporter<'_>) -> bool {
    let cadence = one.standing.cadence;
    cadence.is_some_and(|every| every.days() <= MONTHLY_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{fixture_a, fixture_a_day, network, person};
    use crate::facts::supply::{WhatIf, supply};
    use crate::model::length::Cadence;
    use crate::model::network::Network;
    use crate::model::words::Role;

    fn told(net: &Network) -> Size {
        size(&supply(net, fixture_a_day(), &WhatIf::default()))
    }

    #[test]
    fn fixture_a_is_of_the_usual_size() {
        let size = told(&fixture_a());
        assert_eq!((size.supporters, size.monthly), (5, 4));
        assert!(USUAL.contains(&size.supporters) && !size.too_few());
    }

    #[test]
    fn mentees_take_time_and_are_no_supporters() {
        let mut silent = person("kid", &[Role::Mentee]);
        silent.relationship.cadence = Cadence::parse("monthly");
        let mut empty = silent.clone();
        empty.id = crate::model::ids::PersonId::new("emp");
        empty.relationship.functions = Some(Vec::new());
        let mut reverse = silent.clone();
        reverse.id = crate::model::ids::PersonId::new("rev");
        reverse.relationship.functions = Some(vec!["perspective".to_owned()]);
        // What they know counts once `functions` is written, be it empty: they may carry a need.
        let mut knows = empty.clone();
        knows.id = crate::model::ids::PersonId::new("knows");
        knows.expertise = vec!["kubernetes".to_owned()];
        let mut people = vec![silent, empty, reverse];
        assert_eq!(told(&network(people.clone())).supporters, 1);
        people.push(knows);
        let size = told(&network(people));
        assert_eq!((size.supporters, size.monthly), (2, 4));
        assert!(size.too_few());
    }

    #[test]
    fn the_sixteenth_monthly_relationship_is_one_too_many() {
        let monthly = |n: usize| {
            let one = |at: usize| {
                let mut p = person(&format!("p{at:02}"), &[Role::Peer]);
                p.relationship.cadence = Cadence::parse("31 days");
                p
            };
            told(&network((0..n).map(one).collect()))
        };
        assert!(!monthly(15).too_many_monthly());
        assert!(monthly(16).too_many_monthly());
    }
}
