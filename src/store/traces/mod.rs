//! Room of the store: every place in the files that names somebody or something by its id.
//!
//! What may live here: the walk over all files, and what is a name in TOML, Markdown and CSV. What may not:
//! what becomes of a place (`changes`), a byte that is written (`write`).

mod find;
mod held;
mod table;
mod words;

pub use find::find;
pub use held::held;
