//! Who is named, and in which order: by the fit to the question, never by what anybody is worth.
//!
//! The order is that of commands.md: expertise, experience, function, then whether they can be asked
//! (today, at all), then the tie. Never one name alone; one from a distant field.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::ground::Ground;
use super::seen::{Look, Seen, Tie};
use super::topic::Topic;
use crate::facts::free::BLOCKED;
use crate::model::day::Day;
use crate::model::ids::RelPath;

/// Where fewer than this fit, others are added who could think along.
const LEAST: usize = 2;

/// A ground of this weight or more is a line of somewhere, not a word for what they can do.
const OF_NOTES: u32 = 3;

/// Who is named.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// The topics that are meant.
    pub topics: Vec<Topic>,
    /// Those who fit, the best fit first.
    pub fits: Vec<Seen>,
    /// How many others fit.
    pub more: usize,
    /// Topics, by their place, of which only those others' files speak.
    pub elsewhere: Vec<usize>,
    /// Others to think it through with, where too few fit.
    pub beside: Vec<Seen>,
    /// Somebody from another field.
    pub distant: Option<Seen>,
    /// Files of people who could not be looked at.
    pub unreadable: Vec<RelPath>,
}

/// Chooses among everybody. `most`: how many of those who fit are named; 0: all of them.
pub fn choose(topics: Vec<Topic>, looks: Vec<Look>, most: usize) -> Chosen {
    let (mut everybody, mut unreadable) = (Vec::with_capacity(looks.len()), Vec::new());
    for look in looks {
        match look {
            Look::Seen(seen) => everybody.push(*seen),
            Look::Unreadable(file) => unreadable.push(file),
            Look::Left => {}
        }
    }
    let topics = settle(topics, &mut everybody);
    let (mut fits, mut others): (Vec<Seen>, Vec<Seen>) = everybody
        .into_iter()
        .partition(|seen| !seen.grounds.told.is_empty());
    fits.sort_by(|a, b| key(a, topics.len()).cmp(&key(b, topics.len())));
    let most = if most == 0 { fits.len() } else { most };
    let further = fits.split_off(most.min(fits.len()));
    let more = further.len();
    let told = further.iter().flat_map(|seen| &seen.grounds.told);
    let elsewhere = told.map(|ground| ground.topic).collect::<BTreeSet<usize>>();
    others.extend(further);
    let distant = distant(&fits, &others).map(|at| others.swap_remove(at));
    let works: Vec<Option<Box<str>>> = fits.iter().map(|seen| seen.work.clone()).collect();
    others.sort_by(|a, b| beside(a, &works).cmp(&beside(b, &works)));
    let named = fits.len() + usize::from(distant.is_some());
    let known = fits.len() + more;
    others.truncate(LEAST.saturating_sub(known.min(named)));
    Chosen {
        topics,
        fits,
        more,
        elsewhere: elsewhere.into_iter().collect(),
        beside: others,
        distant,
        unreadable,
    }
}

/// Several words in a row are one topic where somebody's file calls it so (the longest first), and its
/// words alone are none then; otherwise each stands alone.
fn settle(topics: Vec<Topic>, everybody: &mut [Seen]) -> Vec<Topic> {
    let called = |at: usize| {
        let mut grounds = everybody.iter().flat_map(|seen| &seen.grounds.told);
        grounds.any(|ground| ground.topic == at && ground.settles())
    };
    let mut order: Vec<usize> = (0..topics.len()).collect();
    order.sort_by_key(|at| topics.get(*at).map(|topic| Reverse(topic.args.1)));
    let mut kept: Vec<usize> = Vec::new();
    for at in order {
        let Some(topic) = topics.get(at) else {
            continue;
        };
        let mut taken = kept.iter().filter_map(|other| topics.get(*other));
        let alone = topic.args.1 == 1 || topics.len() == 1;
        if !taken.any(|other| other.overlaps(topic)) && (alone || called(at)) {
            kept.push(at);
        }
    }
    kept.sort_by_key(|at| topics.get(*at).map(|topic| topic.args.0));
    let places: BTreeMap<usize, usize> =
        kept.iter().enumerate().map(|(to, at)| (*at, to)).collect();
    for seen in everybody {
        let grounds = &mut seen.grounds;
        let told = std::mem::take(&mut grounds.told).into_iter();
        let moved = told.filter_map(|ground| {
            let topic = *places.get(&ground.topic)?;
            Some(Ground { topic, ..ground })
        });
        grounds.told = moved.collect();
        grounds
            .told
            .sort_by_key(|ground| (ground.topic, ground.weight()));
        let more = kept.iter().filter_map(|at| grounds.more.get(*at)).copied();
        grounds.more = more.collect();
    }
    let mut topics: Vec<Option<Topic>> = topics.into_iter().map(Some).collect();
    let mut take = |at: &usize| topics.get_mut(*at).and_then(Option::take);
    kept.iter().filter_map(&mut take).collect()
}

/// What the order of those who fit rests on, the first first.
type Key<'a> = (
    usize,
    u32,
    Tie,
    u8,
    Reverse<bool>,
    Reverse<usize>,
    Reverse<Option<Day>>,
    &'a str,
);

/// Topics without a word for them, the sum of the strongest grounds, whether they can be asked at all and
/// today, whether both confide, how much speaks for them, the last contact, the id.
fn key(seen: &Seen, topics: usize) -> Key<'_> {
    let mut strongest: BTreeMap<usize, u32> = BTreeMap::new();
    for ground in &seen.grounds.told {
        let weight = strongest.entry(ground.topic).or_insert(ground.weight());
        *weight = (*weight).min(ground.weight());
    }
    let lines: usize = seen.grounds.more.iter().sum();
    // Whoever rests until a day is no nearer than somebody new.
    let rests = seen.tie == Tie::Quiet && seen.free == BLOCKED;
    let tie = if rests { Tie::New } else { seen.tie };
    (
        topics.saturating_sub(strongest.len()),
        strongest.values().sum(),
        tie,
        seen.free,
        Reverse(seen.confiding),
        Reverse(seen.grounds.told.len() + lines),
        Reverse(seen.last),
        seen.id.as_str(),
    )
}

/// Who is asked to think along: near enough to be asked and not busy; of the same function at work as
/// somebody who fits, or, where nobody does, who knows many; who does think along; then by id.
fn beside(seen: &Seen, works: &[Option<Box<str>>]) -> impl Ord {
    let alike = seen.work.is_some() && works.contains(&seen.work);
    let knows = if works.is_empty() { seen.knows } else { 0 };
    (
        seen.tie,
        seen.free == BLOCKED,
        Reverse(alike),
        Reverse(seen.helps),
        Reverse(knows),
        seen.free,
        Reverse(seen.confiding),
        Reverse(seen.last),
        seen.id.clone(),
    )
}

/// The place of whoever is from the most distant field among these: neither sector nor function at work is
/// that of anybody who fits, or of the owner's own organization; else only one of the two. `None` where
/// nobody's field is written, or no other field is there.
fn distant(fits: &[Seen], others: &[Seen]) -> Option<usize> {
    let plainly = |seen: &&Seen| {
        let mut grounds = seen.grounds.told.iter();
        grounds.any(|ground| ground.weight() < OF_NOTES)
    };
    let near: Vec<&Seen> = fits
        .iter()
        .filter(plainly)
        .chain(others.iter().filter(|seen| seen.inside))
        .collect();
    let sectors: Vec<&str> = near
        .iter()
        .filter_map(|seen| seen.sector.as_deref())
        .collect();
    let works: Vec<&str> = near
        .iter()
        .filter_map(|seen| seen.work.as_deref())
        .collect();
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for sector in others.iter().filter_map(|seen| seen.sector.as_deref()) {
        *sizes.entry(sector).or_default() += 1;
    }
    let new = |own: &Option<Box<str>>, known: &[&str]| {
        let own = own.as_deref();
        own.is_some_and(|own| !known.contains(&own))
    };
    let candidates = others.iter().enumerate().filter_map(|(at, seen)| {
        let differs = (new(&seen.sector, &sectors), new(&seen.work, &works));
        let distance = u8::from(differs.0) + u8::from(differs.1);
        let size = seen.sector.as_deref().and_then(|own| sizes.get(own));
        (distance > 0 && !seen.inside).then_some((
            (
                seen.tie,
                seen.free == BLOCKED,
                Reverse(distance),
                Reverse(seen.sees),
                seen.free,
                size.copied().unwrap_or(usize::MAX),
                &seen.id,
            ),
            at,
        ))
    });
    candidates.min().map(|(_, at)| at)
}

#[cfg(test)]
#[path = "order_tests.rs"]
mod tests;
