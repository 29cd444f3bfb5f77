//! How the people of a network hang together: who knows whom, and how strong each tie is
//! (domain.md 1.4, 8 and 9).
//!
//! What may live here: Burt's measures over `knows`, the strength of a tie from its known parts, the
//! quadrant of a network. What may not: paths to people (`steps`), and any sentence about it.

use std::collections::{BTreeSet, HashMap};

use super::contact;
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
    /// Whether both have given, by `log.md`: no note is opened for it. One side alone is told as such
    /// only where there are no notes that could say more; else it is not known.
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
    let notes = contact::latest_meeting(supporter.person, today).is_some();
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
        reciprocity: match (has(TouchKind::Gave), has(TouchKind::Received)) {
            (true, true) => Some(1.0),
            (true, false) | (false, true) if !notes => Some(0.0),
            _ => None,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::diversity;
    use crate::facts::fixture::{fixture_a, fixture_a_day, met, network, person, touch};
    use crate::facts::supply::{WhatIf, supply};
    use crate::model::network::Network;
    use crate::model::person::Person;
    use crate::model::words::{Role, Stage};

    /// `n` people of whom these know one another, written on one side only.
    fn knowing(n: usize, pairs: &[(usize, usize)]) -> Option<Ties> {
        let id = |at: usize| PersonId::new(format!("p{at}"));
        let mut people: Vec<Person> = (0..n)
            .map(|at| person(id(at).as_str(), &[Role::Peer]))
            .collect();
        people[0].knows = Some(Vec::new());
        for (one, other) in pairs {
            people[*one].knows.get_or_insert_default().push(id(*other));
        }
        told(&network(people))
    }

    fn told(net: &Network) -> Option<Ties> {
        ties(&supply(net, fixture_a_day(), &WhatIf::default()))
    }

    fn rounded(ties: Option<Ties>) -> (String, String) {
        let ties = ties.unwrap();
        let text = |x: f64| {
            let text = format!("{x:.6}");
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        };
        (text(ties.constraint), text(ties.efficiency))
    }

    #[test]
    fn burts_measures_have_the_numbers_of_the_reference() {
        let of = |n, pairs: &[(usize, usize)]| rounded(knowing(n, pairs));
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(of(2, &[]), pair("0.5", "1"));
        assert_eq!(of(2, &[(0, 1)]).0, "1.125");
        assert_eq!(of(3, &[(1, 2)]), pair("0.611111", "0.777778"));
        assert_eq!(of(4, &[]), pair("0.25", "1"));
        assert_eq!(of(4, &[(0, 1)]), pair("0.40625", "0.875"));
        assert_eq!(of(4, &[(0, 1), (1, 2), (2, 0)]), pair("0.583333", "0.625"));
        let all = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];
        assert_eq!(of(4, &all), pair("0.765625", "0.25"));
        assert_eq!(of(1, &[]), pair("1", "1"));
    }

    #[test]
    fn fixture_a_has_the_ties_of_the_reference() {
        let ties = told(&fixture_a()).unwrap();
        assert_eq!((ties.people, ties.ties), (5, 2));
        assert_eq!((ties.effective_size, ties.efficiency), (4.2, 0.84));
        assert_eq!(format!("{:.4}", ties.constraint), "0.3822");
        assert_eq!(ties.openness(), Openness::Open);
    }

    #[test]
    fn a_tie_counts_once_and_only_among_active_people() {
        let twice = knowing(3, &[(0, 1), (1, 0), (0, 1), (0, 0)]);
        assert_eq!(twice.map(|ties| ties.ties), Some(1));
        let stranger = knowing(3, &[(0, 7)]);
        assert_eq!(stranger.map(|ties| ties.ties), Some(0));
        let mut net = fixture_a();
        net.people[4].relationship.written_stage = Some(Stage::Closed);
        assert_eq!(
            told(&net).map(|ties| (ties.people, ties.ties)),
            Some((4, 1))
        );
        net.people[0].relationship.written_stage = Some(Stage::Paused);
        assert_eq!(told(&net), None);
    }

    #[test]
    fn fixture_a_has_the_strength_and_the_quadrant_of_the_reference() {
        let net = fixture_a();
        let people = supply(&net, fixture_a_day(), &WhatIf::default());
        let told: Vec<f64> = people
            .iter()
            .filter_map(|p| strength(p, fixture_a_day()).mean())
            .collect();
        assert_eq!(told, [0.75, 0.375, 0.75, 0.875, 0.625]);
        let mean = mean_strength(&people, fixture_a_day()).unwrap();
        assert_eq!(mean, 0.675);
        let diversity = diversity::diversity(&net.policy, &people, fixture_a_day()).unwrap();
        assert_eq!(Quadrant::of(diversity, mean).as_str(), "entrepreneurial");
    }

    #[test]
    fn only_known_parts_count_and_both_sides_make_it_two_way() {
        let of = |p: Person| {
            let net = network(vec![p]);
            let people = supply(&net, fixture_a_day(), &WhatIf::default());
            strength(people.first().unwrap(), fixture_a_day())
        };
        let mut p = person("ana", &[]);
        assert_eq!(of(p.clone()).mean(), None);
        p.relationship.confiding = Some(false);
        assert_eq!(of(p.clone()).mean(), Some(0.0));
        touch(&mut p, "2025-06-01", TouchKind::Gave, "an article");
        assert_eq!(of(p.clone()).reciprocity, Some(0.0));
        touch(
            &mut p,
            "2025-07-01",
            TouchKind::Received,
            "a day after the question",
        );
        assert_eq!(of(p.clone()).reciprocity, Some(0.0));
        touch(&mut p, "2025-06-02", TouchKind::Received, "a referral");
        assert_eq!(of(p.clone()).mean(), Some(0.5));
        let mut one_side = p.clone();
        one_side.log.truncate(1);
        met(&mut one_side, "2025-06-05");
        assert_eq!(of(one_side).reciprocity, None, "a note may say more");
        p.relationship.closeness = Some(5);
        p.relationship.cadence = crate::model::length::Cadence::parse("yearly");
        let all = of(p);
        assert_eq!((all.frequency, all.closeness), (Some(0.25), Some(1.0)));
        assert_eq!(all.mean(), Some(2.25 / 4.0));
    }

    #[test]
    fn frequency_has_the_steps_of_the_reference() {
        for (cadence, expected) in [
            ("7 days", 1.0),
            ("8 days", 0.75),
            ("31 days", 0.75),
            ("32 days", 0.5),
            ("92 days", 0.5),
            ("93 days", 0.25),
            ("366 days", 0.25),
            ("367 days", 0.0),
        ] {
            let mut p = person("ana", &[]);
            p.relationship.cadence = crate::model::length::Cadence::parse(cadence);
            let net = network(vec![p]);
            let people = supply(&net, fixture_a_day(), &WhatIf::default());
            let told = strength(people.first().unwrap(), fixture_a_day());
            assert_eq!(told.frequency, Some(expected), "{cadence}");
        }
    }

    #[test]
    fn the_quadrants_are_cut_at_a_half_and_the_bands_at_a_third() {
        assert_eq!(Quadrant::of(0.5, 0.49), Quadrant::Opportunistic);
        assert_eq!(Quadrant::of(0.49, 0.5), Quadrant::Traditional);
        assert_eq!(Quadrant::of(0.0, 0.0), Quadrant::Receptive);
        let bands = [0.67, 0.66, 0.34, 0.33].map(|x| Band::of(x).as_str());
        assert_eq!(bands, ["strong", "medium", "medium", "weak"]);
    }

    #[test]
    fn the_steps_of_openness_are_at_seven_and_four_tenths() {
        let of = |efficiency| {
            let ties = Ties {
                people: 0,
                ties: 0,
                effective_size: 0.0,
                efficiency,
                constraint: 0.0,
            };
            ties.openness()
        };
        assert_eq!((of(0.70), of(0.69)), (Openness::Open, Openness::Mixed));
        assert_eq!((of(0.40), of(0.39)), (Openness::Mixed, Openness::Closed));
    }
}
