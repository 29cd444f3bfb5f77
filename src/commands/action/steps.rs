//! The arguments of `mentor action reopen|due|drop`.

use crate::shell::args::Writing;

/// Which actions, and how it is answered.
#[derive(clap::Args, Debug)]
pub struct Answering {
    /// Whether it is written.
    #[command(flatten)]
    pub writing: Writing,

    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// Open actions again that were ticked or dropped
///
/// The box is emptied and the day of doing goes; what was written under it stays.
///
/// Examples:
///   mentor action reopen 3f9c1a
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Reopen {
    /// Handles; `-` reads them from standard input
    #[arg(value_name = "ACTION", required = true)]
    pub actions: Vec<String>,

    /// How it is answered.
    #[command(flatten)]
    pub how: Answering,
}

/// Give actions another day
///
/// A later day is counted (`moved:2`): an action that was put off three times asks whether it is to
/// be dropped, shrunk or handed over.
///
/// Examples:
///   mentor action due 3f9c1a "next tue"
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment, allow_missing_positional = true)]
#[command(override_usage = "mentor action due [OPTIONS] <ACTION>... <DATE>")]
pub struct Due {
    /// Handles; `-` reads them from standard input
    // Not required of clap: where one word is missing it could not tell which.
    #[arg(value_name = "ACTION")]
    pub actions: Vec<String>,

    /// The day: 2026-12-01, fri, "in 2 weeks"
    #[arg(value_name = "DATE", required = true)]
    pub day: String,

    /// How it is answered.
    #[command(flatten)]
    pub how: Answering,
}

/// Drop actions, with the reason
///
/// The box becomes `[-]`, and the reason stands under it: nothing is lost.
///
/// Examples:
///   mentor action drop 3f9c1a --why "the board moved on"
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Drop {
    /// Handles; `-` reads them from standard input
    #[arg(value_name = "ACTION", required = true)]
    pub actions: Vec<String>,

    /// Why it will not be done
    #[arg(long, value_name = "TEXT")]
    pub why: Option<String>,

    /// How it is answered.
    #[command(flatten)]
    pub how: Answering,
}
