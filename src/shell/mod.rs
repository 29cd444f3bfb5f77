//! Floor 4: the world. Environment, clock, terminal, printing, editor; real in `main`, made up in tests.
//!
//! What may not live here: what a report says or a change decides.

pub mod acting;
pub mod adding;
pub mod agreeing;
pub mod answer;
pub mod args;
pub mod around;
pub mod asking;
pub mod context;
pub mod diagnose;
pub mod drafting;
pub mod editing;
pub mod editor;
pub mod env;
pub mod foreign;
pub mod founding;
pub mod gather;
pub mod git;
pub mod goals;
mod home;
pub mod input;
pub mod inspect;
pub mod lightly;
pub mod lines;
#[cfg(test)]
pub mod made_up;
pub mod mending;
pub mod naming;
pub mod pager;
pub mod piecewise;
pub mod posting;
pub mod preparing;
pub mod print;
pub mod recap;
pub mod roll;
pub mod searching;
pub mod several;
pub mod shelf;
pub mod since;
pub mod taking_back;
pub mod terminal;
pub mod texts;
pub mod today;
pub mod told;
pub mod trial;
pub mod typed;
pub mod world;
pub mod write;
pub mod zone;
