//! What could be done next about a gap, in the order of domain.md 1.4: somebody who could and was never
//! asked, a quiet tie who had it, a prospect who would fill it, somebody who could introduce, a route
//! that was not tried. Each with its reason and a command.
//!
//! What may live here: who is proposed, in which order, with which command. What may not: how a step is
//! laid out, and any ranking of people beyond "busy and far away last".

mod asks;
pub mod finder;
pub mod ground;
mod introductions;
mod prospects;
mod quiet;
pub mod routes;
mod words;

#[cfg(test)]
mod tests;
