//! Floor 2: the only room with hands on files: finding, reading by scope, editing, applying, previewing.
//!
//! What may live here: the door for files, `toml_edit`, everything about bytes. What may not:
//! anything derived for a day (`facts`), anything said to people (`shell`).

pub mod action_words;
pub mod body;
#[cfg(test)]
mod body_tests;
pub mod diff;
pub mod door;
mod draft;
pub mod edit_markdown;
pub mod edit_section;
pub mod edit_toml;
mod find;
pub mod fingerprint;
mod folder;
mod front;
pub mod front_matter;
pub mod ground;
pub mod grove;
#[cfg(test)]
mod hostile_tests;
pub mod interrupt;
mod layout;
pub mod locate;
pub mod lock;
pub mod log_file;
pub mod markdown_scan;
pub mod names;
pub mod network;
mod opened;
mod people;
mod person;
pub mod plan;
pub mod preview;
pub mod record;
pub mod recover;
pub mod respell;
pub mod rules;
#[cfg(test)]
mod samples_tests;
mod see;
mod settings;
mod shelf;
mod shelves;
pub mod source;
pub mod splice;
pub mod stage;
pub mod step;
pub mod sweep;
mod tables;
pub mod templates;
pub mod texts;
pub mod toml_check;
pub mod toml_insert;
pub mod toml_list;
pub mod toml_place;
mod toml_scalar;
mod toml_text;
pub mod toml_value;
mod toml_words;
pub mod transaction;
mod visit;

pub use lock::Locked;
pub use network::Reading;
pub use opened::Store;
pub use recover::Unfinished;
