//! What the figures need of a person: the rest of ten thousand people is not kept in memory.
//!
//! What may live here: which parts of a person stay. What may not: a figure.

use crate::facts::contact::STARTING_MEETINGS;
use crate::model::day::Day;
use crate::model::person::Person;
use crate::model::rare::Rare;

/// A person without what no figure and no step reads, as of a day. Of the dated notes as many of the
/// latest stay as tell when somebody was met last, and whether the relationship is only starting, on
/// which a rhythm hangs that is not their own.
pub fn lighter(mut person: Person, today: Day) -> Person {
    let relationship = &mut person.relationship;
    let wanted = match relationship.cadence {
        Some(_) => 1,
        None => STARTING_MEETINGS,
    };
    // Whether somebody can be reached, and on which terms, is asked only of those who may be called in
    // a crisis.
    let called = relationship.crisis_contact;
    if !called {
        relationship.terms = Rare::default();
    }
    let free = &person.availability;
    if !called && free.busy.is_empty() && free.hours.is_none() {
        person.about = Rare::default();
    }
    let meetings = &mut person.meetings;
    meetings.retain(|meeting| meeting.day <= today);
    *meetings = meetings.split_off(meetings.len().saturating_sub(wanted));
    person
}
