//! Of everybody who is read in turn, whom each guest could meet first.
//!
//! What may live here: keeping the first by id, on whichever thread it is found. What may not: who could
//! meet whom.

use std::sync::{Mutex, PoisonError};

use super::build::Guest;
use crate::facts::giving::Idea;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;

/// Guests, each with the first introduction that was found.
#[derive(Debug)]
pub struct Firsts(Vec<(Guest, Mutex<First>)>);

/// Whom a guest could meet first, and why.
type First = Option<(PersonId, Idea)>;

impl Firsts {
    /// Nothing is found yet.
    pub fn new(guests: Vec<Guest>) -> Self {
        let guests = guests.into_iter();
        Self(guests.map(|guest| (guest, Mutex::new(None))).collect())
    }

    /// Looks at somebody for every guest for whom nobody before them in the order of ids was found.
    pub fn look(&self, network: &Network, other: &Person, today: Day) {
        for (guest, first) in &self.0 {
            let later = |found: &(PersonId, Idea)| other.id < found.0;
            let is_open = || {
                let first = first.lock().unwrap_or_else(PoisonError::into_inner);
                first.as_ref().is_none_or(later)
            };
            let idea = is_open().then(|| guest.introduction(network, other, today));
            if let Some(idea) = idea.flatten() {
                let mut first = first.lock().unwrap_or_else(PoisonError::into_inner);
                if first.as_ref().is_none_or(later) {
                    *first = Some((other.id.clone(), idea));
                }
            }
        }
    }

    /// What was found, for whom.
    pub fn found(self) -> impl Iterator<Item = (PersonId, Idea)> {
        self.0.into_iter().filter_map(|(guest, first)| {
            let first = first.into_inner().unwrap_or_else(PoisonError::into_inner);
            first.map(|(_, idea)| (guest.id().clone(), idea))
        })
    }
}
