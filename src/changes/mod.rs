//! Floor 3: answers. Each file decides one kind of change: (network, request, day) to a `ChangeSet` or a `Failure`.
//!
//! What may not live here: disk, clock, terminal, `store`, and imports between siblings (share through `facts`).

pub mod action;
pub mod add;
pub mod close;
pub mod edit;
pub mod eject;
pub mod fit;
pub mod goal;
pub mod init;
pub mod intro;
pub mod log;
pub mod marked;
pub mod mend;
pub mod merge;
pub mod pause;
pub mod rate;
pub mod remove;
pub mod rename;
pub mod save_agenda;
pub mod sent;
pub mod set;
pub mod shelf;
pub mod touch;
pub mod workshop;
