//! The one next step with a person, by the stage and phase of the relationship
//! (domain.md 2.5, 7.2, 7.4 and 7.5).
//!
//! What may live here: choosing one step, with its reason and the command that settles it. What may not:
//! comparing people with one another (`facts::steps` fills gaps of coverage).

pub mod active;
pub mod choose;
pub mod step;
