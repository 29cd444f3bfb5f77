//! `show`: one page about a person or a circle, the owner's own view: whole, private parts marked.
//!
//! What may live here: gathering and laying out. What may not: what things mean on a day (`facts`).

pub mod circle;
mod exchange;
mod lines;
pub mod page;
pub mod person;
mod who;

#[cfg(test)]
mod tests;
