//! Floor 6: the command line. The clap root, the commands in the order of help, one match.
//!
//! A new command is one variant and one arm here.

use crate::error::Failure;
use crate::shell::args::Globals;
use crate::shell::context::{Context, Outcome};

/// Prepare, record and keep up the relationships that help a leader grow
#[derive(clap::Parser, Debug)]
#[command(
    name = "mentor",
    version,
    disable_help_subcommand = true,
    after_help = "Run `mentor COMMAND --help` for the whole story of a command."
)]
pub struct Cli {
    /// The options of every command.
    #[command(flatten)]
    pub globals: Globals,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands, in the order of help.
#[derive(clap::Subcommand, Debug)]
pub enum Command {}

impl Command {
    /// Runs the command.
    pub fn run(self, _context: &mut Context) -> Result<Outcome, Failure> {
        match self {}
    }
}
