//! The pitch: a first question to somebody, in five parts, small and easy to refuse (domain.md 7.2).
//!
//! What may live here: whether it is the time to ask, and the evidence for each part. What may not: the
//! wording (`pitch.md`).

pub mod build;
pub mod case;
mod evidence;
mod lacks;
mod parts;
mod revive;
mod timing;
pub mod value;

#[cfg(test)]
mod pitch_tests;
