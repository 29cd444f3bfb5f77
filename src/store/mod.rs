//! Floor 2: the only room with hands on files: finding, reading by scope, editing, applying, previewing.
//!
//! What may live here: `std::fs`, `walkdir`, `toml_edit`, everything about bytes. What may not:
//! anything derived for a day (`facts`), anything said to people (`shell`).
