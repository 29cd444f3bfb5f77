//! The farewell to a circle: what its notes hold that all of its members may read, as one letter to them.
//!
//! What may live here: choosing that evidence. What may not: the wording (`facts/templates/farewell-circle.md`),
//! and the farewell to a person, which is a thank-you (`reports::thanks`).

pub mod build;
pub mod value;
