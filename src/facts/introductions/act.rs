//! The lines of `log.md` that tell of an introduction: read, and written.
//!
//! What may live here: one line. What may not: what several of them come to (`state`).

use serde::Serialize;

use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::touch::Touch;
use crate::model::words::TouchKind;

/// What a line of `log.md` says of an introduction, in the order in which things happen on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// They were asked: `asked: intro @B`.
    Asked,
    /// They would like it: `contact: intro @B yes`.
    Yes,
    /// They would rather not: `contact: intro @B no`.
    No,
    /// Both were brought together: `introduced: @B`.
    Introduced,
    /// They were asked whether they met: `contact: intro @B followed up`.
    FollowedUp,
    /// Both have met: `contact: intro @B happened`.
    Happened,
}

/// What a line says of an introduction to somebody; `None` where it says nothing of one.
pub fn act(touch: &Touch, other: &PersonId) -> Option<Act> {
    let is_other = |id: &str| id.eq_ignore_ascii_case(other.as_str());
    if touch.kind == TouchKind::Introduced {
        return named(&touch.text)
            .is_some_and(is_other)
            .then_some(Act::Introduced);
    }
    let (id, said) = parts(&touch.text)?;
    match touch.kind {
        _ if !is_other(id) => None,
        TouchKind::Asked => Some(Act::Asked),
        TouchKind::Contact => answer(&said),
        _ => None,
    }
}

/// The first words after the name that say how it went on.
fn answer(said: &[String]) -> Option<Act> {
    const FILLERS: [&str; 9] = [
        "said", "says", "answered", "she", "he", "they", "has", "it", "we",
    ];
    const NO_ANSWER: [&str; 4] = ["answer", "reply", "word", "news"];
    let mut words = said.iter().map(String::as_str);
    let first = words.find(|word| !word.is_empty() && !FILLERS.contains(word))?;
    let next = words.next().unwrap_or("");
    match first {
        "yes" => Some(Act::Yes),
        "no" if NO_ANSWER.contains(&next) => None,
        "no" => Some(Act::No),
        "happened" => Some(Act::Happened),
        "followed-up" => Some(Act::FollowedUp),
        "followed" if next == "up" => Some(Act::FollowedUp),
        _ => None,
    }
}

/// Whom a line about an introduction names: `intro @B …`, `introduction to @B: …`. The id as written.
pub fn whom(text: &str) -> Option<&str> {
    parts(text).map(|(id, _)| id)
}

/// The id that such a line names, and the words after it in lower case.
fn parts(text: &str) -> Option<(&str, Vec<String>)> {
    let mut words = text.split_whitespace();
    let first = bare(words.next()?);
    if !["intro", "introduction"]
        .iter()
        .any(|word| first.eq_ignore_ascii_case(word))
    {
        return None;
    }
    // `intro @B`, `intro to @B`: further away the name belongs to another sentence.
    let id = words
        .by_ref()
        .take(2)
        .find_map(|word| word.strip_prefix('@'))?;
    let said = words.map(|word| bare(word).to_lowercase()).collect();
    Some((bare(id), said))
}

/// Whether a line `introduced:` tells that the owner was introduced (`brought Tomasz and me together`).
pub fn is_mine(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.any(|word| bare(word).eq_ignore_ascii_case("me"))
}

/// Whom a line `introduced:` names; `None` where it tells that the owner was introduced (`… and me`).
pub fn named(text: &str) -> Option<&str> {
    if is_mine(text) {
        return None;
    }
    let mut words = text.split_whitespace();
    words.find_map(|word| word.strip_prefix('@')).map(bare)
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

impl Act {
    /// Its place among the steps of one day: of two answers the one that stands lower in the file counts.
    pub fn rank(self) -> Self {
        if self == Self::No { Self::Yes } else { self }
    }

    /// What a line says, in the log of one of the two, about the other.
    pub fn line(self, day: Day, other: &PersonId) -> String {
        match self {
            Self::Asked => format!("- {day} asked: intro @{other}"),
            Self::Yes => format!("- {day} contact: intro @{other} yes"),
            Self::No => format!("- {day} contact: intro @{other} no"),
            Self::Introduced => format!("- {day} introduced: @{other}"),
            Self::FollowedUp => format!("- {day} contact: intro @{other} followed up"),
            Self::Happened => format!("- {day} contact: intro @{other} happened"),
        }
    }

    /// Whether the line is written into the logs of both.
    pub fn of_both(self) -> bool {
        matches!(self, Self::Introduced | Self::Happened)
    }
}
