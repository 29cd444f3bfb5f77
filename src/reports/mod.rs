//! Floor 3: questions. Each file answers one: (network, request, day) to a value that serialises and renders to a `Doc`.
//!
//! What may not live here: disk, clock, terminal, `store`, and imports between siblings (share through `facts`).

pub mod action_list;
pub mod afterwards;
pub mod agenda;
pub mod balance;
pub mod beginning;
pub mod brief;
pub mod check;
pub mod debrief;
pub mod farewell;
pub mod first_steps;
pub mod fit;
pub mod gaps;
pub mod goal;
pub mod intro;
pub mod keyed;
pub mod lessons;
pub mod list;
pub mod merged;
pub mod pause;
pub mod pitch;
pub mod plan;
pub mod progress;
pub mod rate;
pub mod recall;
pub mod recap;
pub mod removed;
pub mod renamed;
pub mod review;
pub mod search;
pub mod sent;
pub mod settled;
pub mod shelf;
pub mod show;
pub mod taken;
pub mod thanks;
pub mod unfilled;
pub mod welcome;
pub mod who;
