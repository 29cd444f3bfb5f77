//! Logging a meeting: which file it goes to, and what is written there and in the folders of the others.
//!
//! What may live here: decisions over what was read. What may not: running an editor, reading a file.

pub mod dates;
pub mod edited;
pub mod entry;
pub mod request;
pub mod scaffold;
pub mod sheet;
pub mod target;
pub mod write;
