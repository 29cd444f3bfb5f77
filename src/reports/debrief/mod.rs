//! The debrief of a relationship that ends or is renewed: what the files can say about it, and what
//! only people can.
//!
//! What may live here: gathering the evidence, and laying it out as a closing note or an answer.
//! What may not: what `close` changes elsewhere (`changes::close`).

pub mod afterwards;
pub mod evidence;
pub mod farewell;
mod lines;
pub mod note;
pub mod said;
pub mod summary;
pub mod value;
pub mod verdict;
