//! How alike the people of a network are, axis by axis (domain.md 1.3 and 1.4, 6 and 7).
//!
//! What may live here: Blau's index with its exact maximum, and shares of two kinds. What may not:
//! who should be looked for, and any sentence about it.

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
const QUADRANT_AXES: [&str; 4] = ["organization", "sector", "function", "level"];

/// One axis, over all active people.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Its name, as `[coverage] axes` writes it.
    pub axis: String,
    /// People whose value is known.
    pub known: usize,
    /// All active people.
    pub total: usize,
    /// The values with those who have them, the most frequent first, then by value.
    pub values: Vec<(String, Vec<PersonId>)>,
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
    let mut out: Vec<Axis> = Vec::new();
    for name in &policy.coverage.axes {
        let name = name.trim();
        if !name.is_empty() && !out.iter().any(|axis| axis.axis == name) {
            out.push(axis(policy, people, name, today));
        }
    }
    out
}

/// The mean ratio of organization, sector, function and level, over those that are known, whatever
/// `[coverage] axes` says; `None` where none is.
pub fn diversity(policy: &Policy, people: &[Supporter<'_>], today: Day) -> Option<f64> {
    let ratios = QUADRANT_AXES.map(|name| axis(policy, people, name, today).ratio);
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
    let mut values: BTreeMap<String, Vec<PersonId>> = BTreeMap::new();
    for supporter in people {
        if let Some(value) = value(policy, supporter, name, today) {
            let with_it = values.entry(value).or_default();
            with_it.push(supporter.id().clone());
        }
    }
    let mut values: Vec<(String, Vec<PersonId>)> = values.into_iter().collect();
    values.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0)));
    let counts: Vec<usize> = values.iter().map(|(_, with_it)| with_it.len()).collect();
    let known = counts.iter().sum();
    let (blau, max) = (blau(&counts), blau_max(known, categories(name)));
    Axis {
        axis: name.to_owned(),
        known,
        total: people.len(),
        values,
        blau,
        max,
        ratio: blau.zip(max).map(|(blau, max)| blau / max),
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

fn value(policy: &Policy, supporter: &Supporter<'_>, name: &str, today: Day) -> Option<String> {
    let person = supporter.person;
    match name {
        "organization" | "organisation" => supply::folded(person.organization.as_deref()),
        "sector" => supply::folded(person.sector.as_deref()),
        "function" => supply::folded(person.function.as_deref()),
        "level" => person.level.map(|level| level.as_str().to_owned()),
        "career-stage" => person.career_stage.map(|stage| stage.as_str().to_owned()),
        "relation" => supply::side(policy, person).map(|side| match side {
            Side::Inside => "inside".to_owned(),
            Side::Outside => "outside".to_owned(),
        }),
        "tie-strength" => {
            let strength = ties::strength(supporter, today).mean()?;
            Some(ties::Band::of(strength).as_str().to_owned())
        }
        own => {
            let mut axes = person.axes.iter();
            let (_, value) = axes.find(|(key, _)| key == own)?;
            supply::folded(Some(value))
        }
    }
}

/// Blau's index of some counts: 1 minus the sum of the squared shares; `None` below two people.
pub fn blau(counts: &[usize]) -> Option<f64> {
    let n: usize = counts.iter().sum();
    let squares: usize = counts.iter().map(|count| count * count).sum();
    // One division: 1 - sum/n² as (n² - sum)/n², so that equal shares give the same number as by hand.
    (n >= 2).then(|| share(n * n - squares, n * n)).flatten()
}

/// The most that Blau's index can be for `n` people over `categories` values (`None`: as many as
/// people); `None` below two people or two values.
pub fn blau_max(n: usize, categories: Option<usize>) -> Option<f64> {
    let kinds = categories.unwrap_or(n).min(n);
    if n < 2 || kinds < 2 {
        return None;
    }
    let (q, r) = (n / kinds, n % kinds);
    let squares = r * (q + 1) * (q + 1) + (kinds - r) * q * q;
    share(n * n - squares, n * n)
}
