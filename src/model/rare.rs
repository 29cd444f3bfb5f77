//! What few questions ask for, in one word of memory where it is not there.
//!
//! What may live here: the one word. What may not: what is rare (`person`, `relationship`).
//!
//! A report over ten thousand people keeps all of them, and asks for a third of what is written of each.

use std::ops::{Deref, DerefMut};

/// A part of something that may be left out; read as its empty self where it is.
#[derive(Clone, Debug, Default)]
pub struct Rare<T>(Option<Box<T>>);

/// What is empty without a place of its own.
pub trait Empty: Default + 'static {
    /// Its empty self.
    const EMPTY: &'static Self;
}

impl<T> From<T> for Rare<T> {
    fn from(there: T) -> Self {
        Self(Some(Box::new(there)))
    }
}

impl<T: Empty> Deref for Rare<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.as_deref().unwrap_or(T::EMPTY)
    }
}

impl<T: Empty> DerefMut for Rare<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.get_or_insert_default()
    }
}
