//! Room of the store: TOML as text. Reading it by the keys that are allowed, and changing one key with the fewest bytes.
//!
//! What may live here: syntax, places, values, the words for what is wrong. What may not: the nouns that keys
//! make (`read`), files.

pub mod check;
pub mod edit_key;
pub mod hints;
pub mod insert;
pub mod lenient;
pub mod list;
pub mod pen;
pub mod place;
pub mod plain;
pub mod reader;
pub mod scalar;
pub mod tables;
pub mod value;
pub mod words;
