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
    /// Active people who support the owner: mentees who list no functions do not.
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
    let monthly = |p: &&Supporter<'_>| {
        let cadence = p.standing.cadence;
        cadence.is_some_and(|every| every.days() <= MONTHLY_DAYS)
    };
    Size {
        supporters: people.iter().filter(|p| p.supports()).count(),
        monthly: people.iter().filter(monthly).count(),
    }
}
