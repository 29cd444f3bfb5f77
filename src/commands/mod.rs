//! Floor 5: one thin file for each subcommand: its arguments as typed, and a `run` that resolves
//! names and dates, calls floor 3, and prints or applies.
//!
//! The doc comment of `Args` is the help: its first line imperative and without a full stop, then
//! examples. `run` ends in `Ok(Outcome::Done)`, or in `Attention` where `--exit-code` asked for it.
//!
//! ```text
//! /// Print the timed agenda of a meeting
//! ///
//! /// Examples:
//! ///   mentor agenda grace
//! ///   mentor agenda grace --date fri --save
//! #[derive(clap::Args, Debug)]
//! #[command(verbatim_doc_comment)]
//! pub struct Args { … }
//!
//! /// Runs the command.
//! pub fn run(args: Args, context: &mut Context<'_>) -> Result<Outcome, Failure> { … }
//! ```
//!
//! What may not live here: anything worth a unit test.

pub mod action;
pub mod add;
pub mod agenda;
pub mod balance;
pub mod brief;
pub mod check;
pub mod close;
pub mod done;
pub mod edit;
pub mod fit;
pub mod gaps;
pub mod goal;
pub mod init;
pub mod intro;
pub mod lessons;
pub mod list;
pub mod log;
pub mod merge;
pub mod pause;
pub mod pitch;
pub mod plan;
pub mod progress;
pub mod rate;
pub mod recall;
pub mod recap;
pub mod remove;
pub mod rename;
pub mod resource;
pub mod resume;
pub mod review;
pub mod search;
pub mod set;
pub mod show;
pub mod template;
pub mod thanks;
pub mod touch;
pub mod undo;
pub mod who;
