//! The names of actions on the command line: a short hash of their folder and text
//! (format.md, "Actions"), as in git.
//!
//! What may live here: making and shortening handles. What may not: the actions themselves (`facts::actions`).

use std::fmt;
use std::sync::{Mutex, PoisonError};

use crate::error::Failure;
use crate::model::ids::Home;
use crate::text::hash::stable;

/// The fewest characters of a handle that are shown.
const SHORT: usize = 6;

/// The name of an action on the command line: a hash of its folder and its text. Any unique beginning will do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Handle(u64);

impl Handle {
    /// Its first characters.
    pub fn short(self, length: usize) -> String {
        let mut short = self.to_string();
        short.truncate(length);
        short
    }

    /// Whether it begins as typed, in any case; nothing typed fits none.
    pub fn begins(self, typed: &str) -> bool {
        let typed = typed.trim();
        let mut digits = typed.bytes().zip(0..16).map(|(byte, at)| {
            let digit = char::from(byte).to_digit(16);
            digit.map(u64::from) == Some(self.0 >> (60 - 4 * at) & 0xf)
        });
        !typed.is_empty() && typed.len() <= 16 && digits.all(|fits| fits)
    }

    /// The handle as a number, to keep it.
    pub fn number(self) -> u64 {
        self.0
    }

    /// The handle that has this number.
    pub fn from_number(number: u64) -> Self {
        Self(number)
    }

    /// The handles of all actions of a folder, by their texts in order: equal texts get different ones.
    pub fn of_all(home: &Home, texts: &[&str]) -> Vec<Self> {
        let mut handles: Vec<Self> = texts.iter().map(|text| Self::of(home, text, 0)).collect();
        let mut order: Vec<usize> = (0..handles.len()).collect();
        order.sort_by_key(|at| handles.get(*at).copied());
        let same = |a: &usize, b: &usize| handles.get(*a) == handles.get(*b);
        let again = order
            .chunk_by(same)
            .flat_map(|equal| equal.iter().enumerate().skip(1));
        let again: Vec<(usize, usize)> = again.map(|(nth, at)| (nth, *at)).collect();
        for (nth, at) in again {
            if let (Some(handle), Some(text)) = (handles.get_mut(at), texts.get(at)) {
                *handle = Self::of(home, text, nth);
            }
        }
        handles
    }

    /// The handle of the `nth` action (from 0) of this text in a folder.
    pub fn of(home: &Home, text: &str, nth: usize) -> Self {
        let (kind, id) = match home {
            Home::Person(id) => ("people", id.as_str()),
            Home::Circle(id) => ("circles", id.as_str()),
            Home::Goal(id) => ("goals", id.as_str()),
        };
        let nth = match nth {
            0 => String::new(),
            nth => nth.to_string(),
        };
        // Then the finish of splitmix64, so that near texts differ in their first characters.
        let mut hash = stable(&[kind, id, text, &nth]);
        hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Self(hash ^ (hash >> 31))
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl serde::Serialize for Handle {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The handles of a whole network, gathered on several threads in one place: kept with each person they
/// would leave holes in memory once they are told apart.
#[derive(Debug, Default)]
pub struct Handles(Mutex<Vec<Handle>>);

impl Handles {
    /// Adds some.
    pub fn add(&self, some: impl IntoIterator<Item = Handle>) {
        // A thread that stopped half way left a list that is shorter, and whole.
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.extend(some);
    }

    /// How many characters tell all of them apart, as [`short_len`]; they are not kept any longer.
    pub fn short_len(&self) -> usize {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        short_len(std::mem::take(&mut *all))
    }
}

/// How many characters of the handles of a list tell all of them apart: six at least.
pub fn short_len(handles: impl IntoIterator<Item = Handle>) -> usize {
    // Of a list that is handed over this is the list itself.
    let mut handles: Vec<Handle> = handles.into_iter().collect();
    handles.sort_unstable();
    handles.dedup();
    let shared = handles.windows(2).filter_map(|pair| match pair {
        [a, b] => usize::try_from((a.0 ^ b.0).leading_zeros() / 4).ok(),
        _ => None,
    });
    shared.max().map_or(SHORT, |shared| SHORT.max(shared + 1))
}

/// What is said where no action has a handle.
pub fn unknown(typed: impl fmt::Display) -> Failure {
    Failure::new(format!("no action has the handle `{typed}`"))
        .hint("`mentor action list` has the actions and their handles")
}

/// What is said where several actions have a handle, each with a line of its own.
pub fn several(typed: &str, lines: Vec<String>) -> Failure {
    let mut failure = Failure::new(format!("the handle `{typed}` fits several actions"));
    failure.details = lines;
    failure.hint("type more of the handle")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ids::PersonId;

    #[test]
    fn equal_texts_of_a_folder_have_different_handles_in_their_order() {
        let home = Home::Person(PersonId::new("ada"));
        let of = |text, nth| Handle::of(&home, text, nth);
        let texts = ["b", "a", "b", "c", "b", "a"];
        let want = [
            of("b", 0),
            of("a", 0),
            of("b", 1),
            of("c", 0),
            of("b", 2),
            of("a", 1),
        ];
        assert_eq!(Handle::of_all(&home, &texts), want);
    }

    #[test]
    fn a_handle_is_found_by_its_beginning() {
        let handle = Handle(0x0abc_def0_1234_5678);
        for typed in ["0", "0ABC", " 0abcdef ", "0abcdef012345678"] {
            assert!(handle.begins(typed), "{typed}");
        }
        for typed in ["", " ", "abc", "0abd", "0abcdef0123456780", "0ä", "0g"] {
            assert!(!handle.begins(typed), "{typed}");
        }
    }

    #[test]
    fn near_handles_are_shown_as_long_as_they_need() {
        let near = [Handle(0x1234_5678_9abc_def0), Handle(0x1234_5678_9abd_def0)];
        assert_eq!(short_len(near), 12);
        assert_eq!(near.map(|handle| handle.short(12))[0], "123456789abc");
        assert_eq!(short_len([Handle(1), Handle(u64::MAX)]), 6);
        assert_eq!(short_len([near[0], near[0]]), 6, "the same twice");
    }
}
