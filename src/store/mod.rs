//! Floor 2: the only room with hands on files: finding, reading by scope, editing, applying, previewing.
//!
//! What may live here: the door for files, `toml_edit`, everything about bytes. What may not:
//! anything derived for a day (`facts`), anything said to people (`shell`).

pub mod door;
