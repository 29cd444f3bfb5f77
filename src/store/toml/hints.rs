//! What is said of a key that is unknown, found once for each: ten thousand files with the same slip
//! ask the same question.
//!
//! What may live here: remembering. What may not: the search for what was meant.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::model::keys::Keys;

/// So many answers are remembered.
const MOST: usize = 1_000;

/// A file's keys, a table's keys among them, and a name that is none of the latter.
type Asked = (usize, usize, String);

thread_local! {
    static FOUND: RefCell<HashMap<Asked, String>> = RefCell::default();
}

/// The hint for a name in a table of a file, which `find` finds where it was not asked for before.
pub fn of(
    root: &'static Keys,
    keys: &'static Keys,
    name: &str,
    find: impl FnOnce() -> String,
) -> String {
    let place = |keys: &'static Keys| std::ptr::from_ref(keys) as usize;
    let asked = (place(root), place(keys), name.to_owned());
    FOUND.with_borrow_mut(|found| {
        if let Some(hint) = found.get(&asked) {
            return hint.clone();
        }
        let hint = find();
        if found.len() < MOST {
            found.insert(asked, hint.clone());
        }
        hint
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::keys::{CIRCLE, PERSON};

    #[test]
    fn a_question_is_answered_once_in_each_table() {
        let twice = |answer: &str| of(&PERSON, &PERSON, "cadense", || answer.to_owned());
        assert_eq!(
            (twice("one").as_str(), twice("other").as_str()),
            ("one", "one")
        );
        assert_eq!(of(&CIRCLE, &CIRCLE, "cadense", || "two".to_owned()), "two");
        assert_eq!(
            of(&PERSON, &CIRCLE, "cadense", || "three".to_owned()),
            "three"
        );
    }
}
