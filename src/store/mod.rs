//! Floor 2: the only room with hands on files: finding, reading by scope, editing, applying, previewing.
//!
//! What may live here: the door for files, `toml_edit`, everything about bytes. What may not:
//! anything derived for a day (`facts`), anything said to people (`shell`).
//!
//! | room | what lives there |
//! |---|---|
//! | `door` | single operations of the file system; the only hands on the disk |
//! | `toml`, `markdown` | one text: read with the place of all that is wrong, changed with the fewest bytes |
//! | `pages` | every file as a page of text, one after another |
//! | `traces` | every place that names somebody by an id |
//! | `read` | from files to nouns: scopes, folders, what each file means |
//! | `write` | from a change set to bytes: plan, preview, lock, transaction, recovery |

pub mod door;
mod find;
mod layout;
pub mod markdown;
mod opened;
mod pages;
pub mod read;
pub mod source;
pub mod splice;
pub mod toml;
mod traces;
pub mod write;

pub use opened::Store;
pub use read::network::Reading;
pub use write::lock::Locked;
pub use write::recover::Unfinished;
