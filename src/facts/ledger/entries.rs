//! What was given and received, and how much each of it weighs.
//!
//! What may live here: the entries of one person, oldest first. What may not: sums.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Serialize, Serializer};

use crate::facts::actions::{Item, of_person};
use crate::facts::advice::results;
use crate::facts::contact::up_to;
use crate::facts::exchange::{Gift, Side, gifts, weight_in_words};
use crate::facts::introductions::act::{is_mine, named};
use crate::facts::points::progress_lines;
use crate::facts::privacy::Audience;
use crate::model::day::Day;
use crate::model::ids::Place;
use crate::model::person::Person;
use crate::model::touch::Touch;
use crate::model::words::{TouchKind, Weight};
use crate::text::wording::topics;

/// An introduction or a word spoken for the owner that is written twice is written within so many days.
const SAME_WITHIN: i64 = 30;
/// Two texts that share so many words tell the same thing.
const SAME_WORDS: usize = 2;

/// Something given or received, as it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// What it was, its day and place; its `weight` is what is written.
    #[serde(flatten)]
    pub gift: Gift,
    /// How much it counts: 1, 2 or 3.
    pub points: u32,
    /// Why it counts so much.
    pub because: Because,
}

/// Why an entry weighs what it weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// Its `weight:` says so.
    Written,
    /// A word of it names the kind of thing it was.
    Word(&'static str),
    /// Nothing says how much it was: it is light.
    Unmarked,
    /// A line `introduced:`: two people were brought together.
    Introduction,
    /// A line `opportunity:`: somebody spoke for the owner.
    Opportunity,
    /// The owner told them what came of what they agreed on.
    Report,
}

/// Everything that counts up to today, oldest first, for the owner's eyes. Needs the notes' texts.
///
/// Beside what stands under Gave and Received and in the lines `gave:` and `received:` these count: an
/// introduction (`introduced:`; medium, given where it names `@id`, received where it brings `me`
/// together with somebody), a word spoken for the owner (`opportunity:`; heavy, received), and each
/// report of results (light, given). What both a note and such a line tell counts once.
pub fn entries(person: &Person, today: Day) -> Vec<Entry> {
    entries_with(person, &of_person(person, today), today)
}

/// The same where the actions of the folder are known.
pub fn entries_with(person: &Person, actions: &[Item<'_>], today: Day) -> Vec<Entry> {
    let gifts = gifts(person, today, Audience::Owner);
    let mut entries: Vec<Entry> = gifts.into_iter().map(Entry::of).collect();
    let lines = person.log.iter().filter(|touch| touch.day <= today);
    let more: Vec<Entry> = lines
        .filter_map(|touch| line(person, touch))
        .filter(|line| !entries.iter().any(|entry| entry.tells_the_same(line)))
        .collect();
    entries.extend(more);
    entries.extend(reports(person, actions, today));
    entries.sort_by(|a, b| (a.gift.day, &a.gift.place).cmp(&(b.gift.day, &b.gift.place)));
    entries
}

/// An introduction, or a word spoken for the owner; `None` for every other line.
fn line(person: &Person, touch: &Touch) -> Option<Entry> {
    let (side, weight, because) = match touch.kind {
        TouchKind::Introduced if is_mine(&touch.text) => {
            (Side::Received, Weight::Medium, Because::Introduction)
        }
        TouchKind::Introduced => {
            named(&touch.text)?;
            (Side::Gave, Weight::Medium, Because::Introduction)
        }
        TouchKind::Opportunity => (Side::Received, Weight::Heavy, Because::Opportunity),
        _ => return None,
    };
    let text = match (because, side) {
        (Because::Introduction, Side::Gave) => format!("introduced {}", touch.text),
        _ => touch.text.clone(),
    };
    let gift = Gift {
        side,
        day: touch.day,
        text,
        weight: None,
        place: Place {
            file: person.folder().join("log.md"),
            line: touch.line,
        },
        private: false,
    };
    Some(Entry {
        gift,
        points: weight.points(),
        because,
    })
}

/// The reports of results: each line `contact: progress`, and each meeting that was the first after
/// something with a result was done. Somebody who is a mentee only is not reported to.
fn reports(person: &Person, actions: &[Item<'_>], today: Day) -> Vec<Entry> {
    if person.relationship.only_mentee() {
        return Vec::new();
    }
    let lines: Vec<(Day, Place)> = progress_lines(person, today)
        .map(|touch| {
            let file = person.folder().join("log.md");
            (
                touch.day,
                Place {
                    file,
                    line: touch.line,
                },
            )
        })
        .collect();
    let mut told: BTreeMap<Day, Report> = BTreeMap::new();
    for (day, place) in &lines {
        told.entry(*day).or_default().place = Some(place.clone());
    }
    for (item, told_by_now) in results(person, actions, today, Audience::Owner) {
        let done = item.done.or(item.noted);
        let Some(done) = done.filter(|_| told_by_now) else {
            continue;
        };
        let line = lines.iter().map(|(day, _)| *day).filter(|day| *day >= done);
        let met = up_to(&person.meetings, today).map(|meeting| meeting.day);
        if let Some(day) = line.chain(met.filter(|day| *day > done)).min() {
            let report = told.entry(day).or_default();
            report.place.get_or_insert_with(|| item.place());
            report.of.push(item.action.text.clone());
        }
    }
    let entries = told.into_iter().map(|(day, report)| report.entry(day));
    entries.flatten().collect()
}

/// What was told on one day: where it is written, and of what.
#[derive(Default)]
struct Report {
    place: Option<Place>,
    of: Vec<String>,
}

impl Report {
    fn entry(self, day: Day) -> Option<Entry> {
        let text = match self.of.as_slice() {
            [] => "told them how it goes".to_owned(),
            [only] => format!("told them what came of “{only}”"),
            [first, rest @ ..] => {
                let more = rest.len();
                format!("told them what came of “{first}” and {more} more")
            }
        };
        let gift = Gift {
            side: Side::Gave,
            day,
            text,
            weight: None,
            place: self.place?,
            private: false,
        };
        Some(Entry {
            gift,
            points: Weight::Light.points(),
            because: Because::Report,
        })
    }
}

impl Entry {
    fn of(gift: Gift) -> Self {
        let because = match (gift.weight, weight_in_words(&gift.text)) {
            (Some(_), _) => Because::Written,
            (None, Some((_, word))) => Because::Word(word),
            (None, None) => Because::Unmarked,
        };
        Self {
            points: gift.points(),
            gift,
            because,
        }
    }

    /// Whether a line tells what stands here already: the same way, within a month, in words that both use.
    fn tells_the_same(&self, line: &Self) -> bool {
        let (a, b) = (&self.gift, &line.gift);
        let near = a.day.days_since(b.day).abs() <= SAME_WITHIN;
        let words = || topics(&a.text).intersection(&topics(&b.text)).count();
        a.side == b.side && near && words() >= SAME_WORDS
    }
}

impl fmt::Display for Because {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Written => f.write_str("as written"),
            Self::Word(word) => write!(f, "by its word “{word}”"),
            Self::Unmarked => f.write_str("no weight is written"),
            Self::Introduction => f.write_str("an introduction"),
            Self::Opportunity => f.write_str("a word spoken for you"),
            Self::Report => f.write_str("a report of results"),
        }
    }
}

impl Serialize for Because {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
