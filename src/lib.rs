//! `mentor`: prepare, record and keep up the relationships that help a leader grow.
//!
//! # The house
//!
//! A room imports lower floors only; siblings in `commands`, `reports` and `changes` do not import one another.
//!
//! | floor | room | what lives there |
//! |---|---|---|
//! | 6 | `cli` | the clap root, the enum of commands in the order of help, one match |
//! | 5 | `commands` | one thin file a subcommand: arguments as typed; resolves names and dates, calls floor 3, prints or applies |
//! | 4 | `shell` | the world: environment, clock, terminal, printing, editor; real and made up |
//! | 3 | `reports` | questions: (&Network, request, today) → a value that serialises and renders to a `Doc` |
//! | 3 | `changes` | answers: (&Network, request, today) → `ChangeSet` or `Failure` |
//! | 3 | `formats` | other people's formats, pure: mail, a page of HTML |
//! | 2 | `store` | the only room with files: find, read by scope, edit, apply, preview |
//! | 2 | `facts` | truths that several reports share, pure |
//! | 1 | `model` | the nouns |
//! | 0 | `text`, `error` | documents, Markdown, widths, failures: no word of mentoring |
//!
//! Five central types: [`model::network::Network`] (all that was read for a question), [`model::day::Day`]
//! (never "now"), [`model::change::ChangeSet`] (all that will be written), [`text::doc::Doc`] (all that will
//! be read), [`error::Failure`] and [`model::problem::Problem`] (all that went wrong).
//!
//! The way of the data: typed arguments → `commands` → `store` reads what the question needs → `facts` →
//! `reports` (a value, a `Doc`, stdout) or `changes` (a `ChangeSet`: a diff, or one transaction in `store`).

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::too_many_lines,
        reason = "a test stops at the first surprise, and a table of cases is long"
    )
)]

pub mod changes;
pub mod cli;
pub mod commands;
pub mod error;
pub mod facts;
pub mod formats;
pub mod model;
pub mod reports;
pub mod shell;
pub mod store;
pub mod text;

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::cli::Asked;
use crate::error::Failure;
use crate::shell::context;
use crate::shell::print::Printer;
use crate::shell::world::World;

/// Runs the program once: the arguments (the program's name first) and the world go in, the exit
/// code comes out. The only place where a failure becomes text and an exit code.
pub fn run(args: &[OsString], world: World) -> u8 {
    let mut printer = Printer::new(world);
    match catch_unwind(AssertUnwindSafe(|| parse_and_run(args, &mut printer))) {
        Ok(code) => code,
        Err(_) => {
            // A last resort: what was being said is lost, what was being written is whole or not there.
            printer.drop_answer();
            printer.failure(&Failure::new("this should not have happened: mentor had to stop").hint(
                "the files are whole; please report the command you typed, and try it on another person or without options",
            ));
            1
        }
    }
}

fn parse_and_run(args: &[OsString], printer: &mut Printer) -> u8 {
    let cli = match cli::parse(args, printer.width()) {
        Asked::Run(cli) => *cli,
        Asked::Tell(text) => {
            printer.print(text.as_str().into());
            return printer.finish(Ok(0));
        }
        Asked::Complain(text) => {
            printer.note(text.trim_end());
            return 2;
        }
    };
    printer.obey(&cli.globals);
    let outcome = context::run(cli.globals, printer, |context| cli.command.run(context));
    printer.finish(outcome)
}
