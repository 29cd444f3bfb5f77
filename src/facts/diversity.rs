//! How alike the people of a network are, axis by axis (domain.md 1.3 and 1.4, 6 and 7).
//!
//! What may live here: Blau's index with its exact maximum, and shares of two kinds. What may not:
//! who should be looked for, and any sentence about it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::ratio::{mean, share};
use super::supply::{self, Side, Supporter};
use super::ties;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::policy::Policy;
use crate::model::words::Source;

/// Below this the people are much alike.
const WARN: f64 = 0.40;
/// Below this they are somewhat alike.
const NOTE: f64 = 0.60;
/// Fewer from outside than this is worth a word.
pub const OUTSIDE_WARN: f64 = 1.0 / 3.0;
/// More who were met by the owner's own first move than this is worth a word (Uzzi and Dunlap).
pub const SELF_MET_WARN: f64 = 0.65;

/// The four axes whose mean is the diversity of a network (domain.md 1.4, 9).
pub const QUADRANT_AXES: [&str; 4] = ["organization", "sector", "function", "level"];

/// One axis, over all active people.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Its name, as `[coverage] axes` writes it.
    pub axis: String,
    /// People whose value is known.
    pub known: usize,
    /// All active people.
    pub total: usize,
    /// How many values there can be; `None`: as many as people.
    pub categories: Option<usize>,
    /// The most frequent value, of several the first, and how many have it; `None` where none is known.
    pub most: Option<(String, usize)>,
    /// The chance that two picks differ; `None` below two known people.
    pub blau: Option<f64>,
    /// The most that `blau` can be for so many people; `None` below two known people.
    pub max: Option<f64>,
    /// `blau` ÷ `max`: 0 all alike, 1 as mixed as so many people can be; `None` below two known people.
    pub ratio: Option<f64>,
}

/// What a ratio is worth saying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mixed {
    /// Below two known people: nobody can say.
    Unknown,
    /// Below 0.40.
    Alike,
    /// Below 0.60.
    Somewhat,
    /// 0.60 and above.
    Well,
}

impl Axis {
    /// What the ratio is worth saying.
    pub fn mixed(&self) -> Mixed {
        match self.ratio {
            None => Mixed::Unknown,
            Some(ratio) if ratio < WARN => Mixed::Alike,
            Some(ratio) if ratio < NOTE => Mixed::Somewhat,
            Some(_) => Mixed::Well,
        }
    }
}

/// The axes of `[coverage] axes`, each once, in their order.
pub fn axes(policy: &Policy, people: &[Supporter<'_>], today: Day) -> Vec<Axis> {
    let names = names(policy).into_iter();
    names
        .map(|name| axis(policy, people, name, today))
        .collect()
}

/// The names in `[coverage] axes`, each once, in their order.
pub fn names(policy: &Policy) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    for name in &policy.coverage.axes {
        let name = name.trim();
        if !name.is_empty() && !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

/// The values on an axis with those who have them, the most frequent first, then by value. They are compared
/// in lower case, and told as the first of them writes it.
pub fn values<'a>(
    policy: &Policy,
    people: &[Supporter<'a>],
    axis: &str,
    today: Day,
) -> Vec<(&'a str, Vec<&'a PersonId>)> {
    let mut values: BTreeMap<Cow<'_, str>, (&str, Vec<&PersonId>)> = BTreeMap::new();
    for supporter in people {
        let written = value(policy, supporter, axis, today);
        if let Some((key, written)) = supply::folded(written).zip(written) {
            let with_it = values.entry(key);
            let (_, with_it) = with_it.or_insert_with(|| (written.trim(), Vec::new()));
            with_it.push(&supporter.person.id);
        }
    }
    let mut values: Vec<_> = values.into_values().collect();
    values.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(b.0)));
    values
}

/// The mean ratio of organization, sector, function and level, over those that are known, whatever
/// `[coverage] axes` says; `None` where none is.
pub fn diversity(policy: &Policy, people: &[Supporter<'_>], today: Day) -> Option<f64> {
    let ratios = QUADRANT_AXES.map(|name| {
        let mut counts: BTreeMap<Cow<'_, str>, usize> = BTreeMap::new();
        for supporter in people {
            if let Some(key) = supply::folded(value(policy, supporter, name, today)) {
                *counts.entry(key).or_default() += 1;
            }
        }
        let counts: Vec<usize> = counts.into_values().collect();
        ratio(&counts, categories(name))
    });
    mean(ratios.into_iter().flatten())
}

/// The share of people outside the owner's organization among those of whom it is known.
pub fn outside_share(policy: &Policy, people: &[Supporter<'_>]) -> Option<f64> {
    let (part, whole) = outside(policy, people);
    share(part, whole)
}

/// How many are outside, and of how many it is known.
pub fn outside(policy: &Policy, people: &[Supporter<'_>]) -> (usize, usize) {
    let sides = people.iter().filter_map(|p| supply::side(policy, p.person));
    sides.fold((0, 0), |(part, whole), side| {
        (part + usize::from(side == Side::Outside), whole + 1)
    })
}

/// The share of people whom the owner met by the own first move, among those whose `source` is known.
pub fn self_met_share(people: &[Supporter<'_>]) -> Option<f64> {
    let (part, whole) = self_met(people);
    share(part, whole)
}

/// How many were met by the owner's own first move, and of how many it is known.
pub fn self_met(people: &[Supporter<'_>]) -> (usize, usize) {
    let sources = people.iter().filter_map(|p| p.person.source);
    sources.fold((0, 0), |(part, whole), source| {
        (part + usize::from(source == Source::Own), whole + 1)
    })
}

fn axis(policy: &Policy, people: &[Supporter<'_>], name: &str, today: Day) -> Axis {
    let values = values(policy, people, name, today);
    let counts: Vec<usize> = values.iter().map(|(_, with_it)| with_it.len()).collect();
    let known = counts.iter().sum();
    let most = values.first();
    Axis {
        axis: name.to_owned(),
        known,
        total: people.len(),
        categories: categories(name),
        most: most.map(|(value, with_it)| ((*value).to_owned(), with_it.len())),
        blau: blau(&counts),
        max: blau_max(known, categories(name)),
        ratio: ratio(&counts, categories(name)),
    }
}

/// How many values an axis has; `None` where it is open.
fn categories(name: &str) -> Option<usize> {
    match name {
        "relation" => Some(2),
        "level" | "tie-strength" => Some(3),
        "career-stage" => Some(4),
        _ => None,
    }
}

/// The value as it is written.
fn value<'a>(
    policy: &Policy,
    supporter: &Supporter<'a>,
    name: &str,
    today: Day,
) -> Option<&'a str> {
    let person = supporter.person;
    match name {
        "organization" | "organisation" => person.organization.as_deref(),
        "sector" => person.sector.as_deref(),
        "function" => person.function.as_deref(),
        "level" => person.level.map(|level| level.as_str()),
        "career-stage" => person.career_stage.map(|stage| stage.as_str()),
        "relation" => supply::side(policy, person).map(|side| match side {
            Side::Inside => "inside",
            Side::Outside => "outside",
        }),
        "tie-strength" => {
            let strength = ties::strength(supporter, today).mean()?;
            Some(ties::Band::of(strength).as_str())
        }
        own => {
            let mut axes = person.axes.iter();
            let (_, value) = axes.find(|(key, _)| key == own)?;
            Some(value)
        }
    }
}

/// Blau's index of some counts: 1 minus the sum of the squared shares; `None` below two people.
pub fn blau(counts: &[usize]) -> Option<f64> {
    let n: usize = counts.iter().sum();
    share(mixed_pairs(counts)?, n * n)
}

/// The most that Blau's index can be for `n` people over `categories` values (`None`: as many as
/// people); `None` below two people or two values.
pub fn blau_max(n: usize, categories: Option<usize>) -> Option<f64> {
    share(most_mixed_pairs(n, categories)?, n * n)
}

/// Blau's index ÷ its maximum; `None` where either is.
fn ratio(counts: &[usize], categories: Option<usize>) -> Option<f64> {
    let n = counts.iter().sum();
    share(mixed_pairs(counts)?, most_mixed_pairs(n, categories)?)
}

/// The ordered pairs of people who differ: n² times the index. Whole numbers, so that each figure is one
/// division and comes out as by hand.
fn mixed_pairs(counts: &[usize]) -> Option<usize> {
    let n: usize = counts.iter().sum();
    let squares: usize = counts.iter().map(|count| count * count).sum();
    (n >= 2).then(|| n * n - squares)
}

/// The most such pairs that `n` people can make over so many values.
fn most_mixed_pairs(n: usize, categories: Option<usize>) -> Option<usize> {
    let kinds = categories.unwrap_or(n).min(n);
    if n < 2 || kinds < 2 {
        return None;
    }
    let (q, r) = (n / kinds, n % kinds);
    Some(n * n - (r * (q + 1) * (q + 1) + (kinds - r) * q * q))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{fixture_a, fixture_a_day, network, person};
    use crate::facts::supply::{WhatIf, supply};
    use crate::model::network::Network;
    use crate::model::words::{Relation, Role};

    fn told(net: &Network) -> Vec<Axis> {
        let people = supply(net, fixture_a_day(), &WhatIf::default());
        axes(&net.policy, &people, fixture_a_day())
    }

    #[test]
    fn blau_has_the_small_numbers_of_the_reference() {
        assert_eq!(blau(&[5, 3, 2]), Some(0.62));
        assert_eq!(blau_max(10, Some(3)), Some(0.66));
        let told = ratio(&[5, 3, 2], Some(3)).unwrap();
        assert_eq!(format!("{told:.4}"), "0.9394");
        assert_eq!(
            (blau(&[4, 1]), blau_max(5, Some(2))),
            (Some(0.32), Some(0.48))
        );
        let told = ratio(&[4, 1], Some(2)).unwrap();
        assert_eq!(format!("{told:.4}"), "0.6667");
        assert_eq!(ratio(&[7], Some(3)), Some(0.0));
        assert_eq!(ratio(&[1, 1], None), Some(1.0));
    }

    #[test]
    fn below_two_known_people_nothing_can_be_said() {
        assert_eq!((blau(&[]), blau(&[1])), (None, None));
        assert_eq!((blau_max(0, Some(3)), blau_max(1, None)), (None, None));
    }

    #[test]
    fn the_maximum_is_the_best_of_all_ways_to_spread_people() {
        // Every way to put up to nine people into up to four values, tried one by one.
        for categories in 2..=4_usize {
            for n in 2..=9_usize {
                let ways = (0..(n + 1).pow(4)).map(|code| {
                    let digit = |at: u32| code / (n + 1).pow(at) % (n + 1);
                    [digit(0), digit(1), digit(2), digit(3)]
                });
                let best = ways
                    .filter(|way| way.iter().sum::<usize>() == n)
                    .filter(|way| way.iter().skip(categories).all(|count| *count == 0))
                    .filter_map(|way| blau(&way))
                    .fold(0.0, f64::max);
                assert_eq!(
                    blau_max(n, Some(categories)),
                    Some(best),
                    "{n} over {categories}"
                );
            }
        }
    }

    #[test]
    fn fixture_a_has_the_diversity_of_the_reference() {
        let net = fixture_a();
        let told: Vec<(String, f64, f64, f64)> = told(&net)
            .into_iter()
            .map(|axis| {
                let (blau, max) = (axis.blau.unwrap(), axis.max.unwrap());
                (axis.axis, blau, max, axis.ratio.unwrap())
            })
            .collect();
        let expected = [
            ("organization", 0.72, 0.80, 0.9),
            ("sector", 0.56, 0.80, 0.7),
            ("function", 0.56, 0.80, 0.7),
            ("level", 0.48, 0.64, 0.75),
            ("relation", 0.48, 0.48, 1.0),
        ];
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(axis, blau, max, ratio)| (axis.to_owned(), blau, max, ratio))
            .collect();
        assert_eq!(told, expected);
        let people = supply(&net, fixture_a_day(), &WhatIf::default());
        assert_eq!(outside_share(&net.policy, &people), Some(0.6));
        assert_eq!(self_met_share(&people), Some(0.6));
        let mean = diversity(&net.policy, &people, fixture_a_day()).unwrap();
        assert_eq!(mean, 0.7625);
    }

    #[test]
    fn unknown_values_are_left_out_and_counted_as_unknown() {
        let mut net = fixture_a();
        net.policy.coverage.axes = ["sector", "career-stage", "first-language", "sector"]
            .map(str::to_owned)
            .to_vec();
        for (at, language) in [(0, " Igbo"), (1, "igbo "), (2, "Polish"), (3, " ")] {
            let p = &mut net.people[at];
            p.axes = vec![("first-language".to_owned(), language.to_owned())];
        }
        net.people[4].sector = None;
        let axes = told(&net);
        let known: Vec<(&str, usize, usize)> = axes
            .iter()
            .map(|axis| (axis.axis.as_str(), axis.known, axis.total))
            .collect();
        assert_eq!(
            known,
            [
                ("sector", 4, 5),
                ("career-stage", 0, 5),
                ("first-language", 3, 5)
            ]
        );
        assert_eq!(
            (axes[1].blau, axes[1].max, axes[1].ratio),
            (None, None, None)
        );
        assert_eq!(axes[1].mixed(), Mixed::Unknown);
        assert_eq!(axes[2].most, Some(("Igbo".to_owned(), 2)));
        assert_eq!(axes[1].most, None);
    }

    #[test]
    fn a_missing_relation_is_told_from_the_organizations() {
        let mut people = Vec::new();
        for (id, relation, organization) in [
            ("a", None, Some(" northwind ")),
            ("b", None, Some("Contoso")),
            ("c", None, None),
            ("d", Some(Relation::FormerManager), Some("Contoso")),
            ("e", Some(Relation::External), Some("Northwind")),
            ("f", Some(Relation::Report), Some("Contoso")),
        ] {
            let mut p = person(id, &[Role::Peer]);
            p.relation = relation;
            p.organization = organization.map(str::to_owned);
            people.push(p);
        }
        let mut net = network(people);
        net.policy.me.organization = Some("Northwind".to_owned());
        let people = supply(&net, fixture_a_day(), &WhatIf::default());
        assert_eq!(outside(&net.policy, &people), (3, 5));
        let mut nowhere = net.clone();
        nowhere.policy.me.organization = None;
        let people = supply(&nowhere, fixture_a_day(), &WhatIf::default());
        assert_eq!(outside(&nowhere.policy, &people), (1, 2));
        assert_eq!(outside_share(&nowhere.policy, &[]), None);
    }

    #[test]
    fn the_steps_of_alike_are_at_two_and_three_fifths() {
        let axis = |ratio| Axis {
            axis: String::new(),
            known: 0,
            total: 0,
            categories: None,
            most: None,
            blau: None,
            max: None,
            ratio,
        };
        assert_eq!(axis(Some(0.39)).mixed(), Mixed::Alike);
        assert_eq!(axis(Some(0.40)).mixed(), Mixed::Somewhat);
        assert_eq!(axis(Some(0.59)).mixed(), Mixed::Somewhat);
        assert_eq!(axis(Some(0.60)).mixed(), Mixed::Well);
    }
}
