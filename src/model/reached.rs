//! What came of an aim, in a word.

use std::fmt;

use super::words::words;

words!(
    /// What came of a purpose, an objective or a goal (domain.md 7.5).
    Reached {
        /// It was reached.
        Met = "met",
        /// Some of it was.
        Partly = "partly",
        /// It was not.
        Not = "not",
        /// It became something else on the way.
        Changed = "changed",
    }
);
