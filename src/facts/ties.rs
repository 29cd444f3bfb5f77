//! How the people of a network hang together: who knows whom, and how strong each tie is
//! (domain.md 1.4, 8 and 9).
//!
//! What may live here: Burt's measures over `knows`, the strength of a tie from its known parts, the
//! quadrant of a network. What may not: paths to people (`steps`), and any sentence about it.

use std::collections::{BTreeSet, HashMap};

use super::ratio::{mean, share};
use super::supply::Supporter;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::words::TouchKind;

/// From this efficiency on a network is open.
const OPEN: f64 = 0.70;
/// From this efficiency on it is mixed, below closed.
const MIXED: f64 = 0.40;
/// Where diversity and strength are cut into high and low.
const CUT: f64 = 0.5;

/// What the ties among the people tell (Burt, in Borgatti's form).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ties {
    /// Active people.
    pub people: usize,
    /// Ties among them.
    pub ties: usize,
    /// `n - 2t/n`: how many people it is worth, once those who know one another count as fewer.
    pub effective_size: f64,
    /// Effective size ÷ n.
    pub efficiency: f64,
    /// How far the owner's ties lead back to the same people; `1/n` at the least.
    pub constraint: f64,
}

/// How open a network is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Openness {
    /// Most people do not know one another: news travels in.
    Open,
    /// Some of both.
    Mixed,
    /// Most people know one another: trust is at home.
    Closed,
}

impl Ties {
    /// Open from 0.70 on, mixed from 0.40 on, else closed.
    pub fn openness(&self) -> Openness {
        if self.efficiency >= OPEN {
            Openness::Open
        } else if self.efficiency >= MIXED {
            Openness::Mixed
        } else {
            Openness::Closed
        }
    }
}

/// The ties among active people by `knows`, which is mutual; `None` where nobody active has the key.
pub fn ties(people: &[Supporter<'_>]) -> Option<Ties> {
    let n = people.len();
    people.iter().find(|p| p.person.knows.is_some())?;
    let known = neighbours(people);
    let t = known.iter().map(BTreeSet::len).sum::<usize>() / 2;
    // (n² - 2t)/n and (n² - 2t)/n²: one division each keeps the numbers exact where they can be.
    let open = (n * n).checked_sub(2 * t)?;
    Some(Ties {
        people: n,
        ties: t,
        effective_size: share(open, n)?,
        efficiency: share(open, n * n)?,
        constraint: constraint(&known)?,
    })
}

/// For each person the others whom they know, by place in the list; both sides know.
fn neighbours(people: &[Supporter<'_>]) -> Vec<BTreeSet<usize>> {
    let places: HashMap<&PersonId, usize> = people
        .iter()
        .enumerate()
        .map(|(at, supporter)| (supporter.id(), at))
        .collect();
    let mut known = vec![BTreeSet::new(); people.len()];
    for (from, supporter) in people.iter().enumerate() {
        for id in supporter.person.knows.iter().flatten() {
            let Some(to) = places.get(id).copied().filter(|to| *to != from) else {
                continue;
            };
            for (one, other) in [(from, to), (to, from)] {
                if let Some(theirs) = known.get_mut(one) {
                    theirs.insert(other);
                }
            }
        }
    }
    known
}

/// Burt's constraint of the owner, who is tied to everyone: the sum over people j of
/// `(p_j + sum over q of p_q p_qj)²`, where p is the share of a node's ties in the network, owner included.
fn constraint(known: &[BTreeSet<usize>]) -> Option<f64> {
    let direct = share(1, known.len())?;
    let mut sum = 0.0;
    for theirs in known {
        let through: f64 = theirs
            .iter()
            .filter_map(|q| known.get(*q))
            .filter_map(|of_q| share(1, of_q.len() + 1))
            .map(|p| direct * p)
            .sum();
        sum += (direct + through) * (direct + through);
    }
    Some(sum)
}

/// The known parts of a tie's strength, each from 0 to 1; `None`: not known.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Strength {
    /// How often they mean to be in contact.
    pub frequency: Option<f64>,
    /// How close they are.
    pub closeness: Option<f64>,
    /// Whether both confide.
    pub confiding: Option<f64>,
    /// Whether both have given (by `log.md`: no note is opened for it).
    pub reciprocity: Option<f64>,
}

impl Strength {
    /// The mean of what is known; `None` where nothing is.
    pub fn mean(self) -> Option<f64> {
        let parts = [
            self.frequency,
            self.closeness,
            self.confiding,
            self.reciprocity,
        ];
        mean(parts.into_iter().flatten())
    }
}

/// A tie's strength in three bands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// 0.67 and above.
    Strong,
    /// 0.34 and above.
    Medium,
    /// Below.
    Weak,
}

impl Band {
    /// The band of a strength.
    pub fn of(strength: f64) -> Self {
        if strength >= 0.67 {
            Self::Strong
        } else if strength >= 0.34 {
            Self::Medium
        } else {
            Self::Weak
        }
    }

    /// The word of domain.md 1.3.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Medium => "medium",
            Self::Weak => "weak",
        }
    }
}

/// How strong the tie with somebody is, as agreed: its freshness stands beside it, not in it.
pub fn strength(supporter: &Supporter<'_>, today: Day) -> Strength {
    let relationship = &supporter.person.relationship;
    let has = |kind: TouchKind| {
        let mut log = supporter.person.log.iter();
        log.any(|touch| touch.kind == kind && touch.day <= today)
    };
    let sides = u8::from(has(TouchKind::Gave)) + u8::from(has(TouchKind::Received));
    Strength {
        frequency: supporter.standing.cadence.map(|every| match every.days() {
            ..=7 => 1.0,
            8..=31 => 0.75,
            32..=92 => 0.5,
            93..=366 => 0.25,
            _ => 0.0,
        }),
        closeness: relationship
            .closeness
            .map(|c| (f64::from(c.clamp(1, 5)) - 1.0) / 4.0),
        confiding: relationship
            .confiding
            .map(|confiding| if confiding { 1.0 } else { 0.0 }),
        reciprocity: match sides {
            0 => None,
            1 => Some(0.0),
            _ => Some(1.0),
        },
    }
}

/// The mean strength of the ties whose strength is known; `None` where none is.
pub fn mean_strength(people: &[Supporter<'_>], today: Day) -> Option<f64> {
    mean(people.iter().filter_map(|p| strength(p, today).mean()))
}

/// The four kinds of developmental network (Higgins and Kram).
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Quadrant {
    /// Diverse and strong.
    Entrepreneurial,
    /// Diverse and weak.
    Opportunistic,
    /// Alike and strong.
    Traditional,
    /// Alike and weak.
    Receptive,
}

impl Quadrant {
    /// The quadrant of a diversity and a strength, both cut at 0.5.
    pub fn of(diversity: f64, strength: f64) -> Self {
        match (diversity >= CUT, strength >= CUT) {
            (true, true) => Self::Entrepreneurial,
            (true, false) => Self::Opportunistic,
            (false, true) => Self::Traditional,
            (false, false) => Self::Receptive,
        }
    }

    /// The word of Higgins and Kram.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Entrepreneurial => "entrepreneurial",
            Self::Opportunistic => "opportunistic",
            Self::Traditional => "traditional",
            Self::Receptive => "receptive",
        }
    }
}
