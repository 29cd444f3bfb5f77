//! Room of the store: Markdown as text. Front matter, sections, actions, log lines: read, and changed with the fewest bytes.
//!
//! What may live here: what stands where in one text. What may not: which files there are (`read`), files.

pub mod action_words;
pub mod body;
#[cfg(test)]
mod body_tests;
pub mod edit_section;
pub mod edit_text;
pub mod front;
pub mod front_matter;
pub mod item_stamp;
pub mod log_file;
mod log_slip;
#[cfg(test)]
mod samples_tests;
pub mod scan;
pub mod shortcut;
pub mod weight_slip;
