//! Floor 6: the command line. The clap root, the commands in the order of help, one match.
//!
//! A new command is one variant and one arm here.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{ArgMatches, CommandFactory, FromArgMatches};

use crate::commands::{
    action, add, agenda, balance, brief, check, close, done, edit, fit, gaps, goal, init, intro,
    lessons, list, log, merge, pause, pitch, plan, progress, rate, recall, recap, remove, rename,
    resource, resume, review, search, set, show, template, thanks, touch, undo, who,
};
use crate::error::Failure;
use crate::shell::args::Globals;
use crate::shell::context::{Context, Outcome};

/// Prepare, record and keep up the relationships that help a leader grow
///
/// Examples:
///   mentor list due:yes            who would be glad to hear from you
///   mentor agenda grace            the next meeting, minute by minute
///   mentor log grace               write it down, in the editor
///   mentor gaps                    which support nobody gives, and who could
///
/// The network is a folder of text files; everything is worked out from them.
#[derive(clap::Parser, Debug)]
#[command(
    name = "mentor",
    version,
    verbatim_doc_comment,
    after_help = "Begin with `mentor init`. `mentor COMMAND --help` tells all about a command."
)]
pub struct Cli {
    /// The options of every command.
    #[command(flatten)]
    pub globals: Globals,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands, in the order of help. Only the one that is asked for gets its arguments: to make those of
/// all takes longer than all the rest of a start.
#[derive(clap::Subcommand, Debug)]
#[command(defer = true)]
#[allow(
    missing_docs,
    reason = "the help of a command is the documentation of its Args"
)]
pub enum Command {
    Init(init::Args),
    Add(Box<add::Args>),
    Goal(Box<goal::Args>),
    List(list::Args),
    Show(show::Args),
    Edit(edit::Args),
    Set(set::Args),
    Rename(rename::Args),
    Merge(merge::Args),
    Remove(remove::Args),
    Undo(undo::Args),
    Check(check::Args),
    Search(search::Args),
    Gaps(gaps::Args),
    Who(who::Args),
    Fit(fit::Args),
    Pitch(pitch::Args),
    Brief(brief::Args),
    Intro(intro::Args),
    Agenda(agenda::Args),
    Log(Box<log::Args>),
    Touch(touch::Args),
    Recap(recap::Args),
    Thanks(thanks::Args),
    Progress(progress::Args),
    Rate(Box<rate::Args>),
    Recall(recall::Args),
    Resource(resource::Args),
    Template(template::Args),
    Plan(plan::Args),
    Action(action::Args),
    Done(done::Args),
    Review(review::Args),
    Balance(balance::Args),
    Close(Box<close::Args>),
    Pause(pause::Args),
    Resume(resume::Args),
    Lessons(lessons::Args),
}

impl Command {
    /// Runs the command.
    pub fn run(self, context: &mut Context<'_>) -> Result<Outcome, Failure> {
        match self {
            Self::Init(args) => init::run(&args, context),
            Self::Add(args) => add::run(&args, context),
            Self::Goal(args) => goal::run(&args, context),
            Self::List(args) => list::run(&args, context),
            Self::Show(args) => show::run(&args, context),
            Self::Edit(args) => edit::run(&args, context),
            Self::Set(args) => set::run(&args, context),
            Self::Rename(args) => rename::run(&args, context),
            Self::Merge(args) => merge::run(&args, context),
            Self::Remove(args) => remove::run(&args, context),
            Self::Undo(args) => undo::run(&args, context),
            Self::Check(args) => check::run(&args, context),
            Self::Search(args) => search::run(&args, context),
            Self::Gaps(args) => gaps::run(&args, context),
            Self::Who(args) => who::run(&args, context),
            Self::Fit(args) => fit::run(&args, context),
            Self::Pitch(args) => pitch::run(&args, context),
            Self::Brief(args) => brief::run(&args, context),
            Self::Intro(args) => intro::run(&args, context),
            Self::Agenda(args) => agenda::run(&args, context),
            Self::Log(args) => log::run(&args, context),
            Self::Touch(args) => touch::run(&args, context),
            Self::Recap(args) => recap::run(&args, context),
            Self::Thanks(args) => thanks::run(&args, context),
            Self::Progress(args) => progress::run(&args, context),
            Self::Rate(args) => rate::run(&args, context),
            Self::Recall(args) => recall::run(&args, context),
            Self::Resource(args) => resource::run(&args, context),
            Self::Template(args) => template::run(&args, context),
            Self::Plan(args) => plan::run(&args, context),
            Self::Action(args) => action::run(&args, context),
            Self::Done(args) => done::run(&args, context),
            Self::Review(args) => review::run(&args, context),
            Self::Balance(args) => balance::run(&args, context),
            Self::Close(args) => close::run(&args, context),
            Self::Pause(args) => pause::run(&args, context),
            Self::Resume(args) => resume::run(&args, context),
            Self::Lessons(args) => lessons::run(&args, context),
        }
    }
}

/// What the arguments ask for.
pub enum Asked {
    /// A command.
    Run(Box<Cli>),
    /// Help or the version, for stdout.
    Tell(String),
    /// What is wrong with them, for stderr.
    Complain(String),
}

/// The clap tree with the arguments of every command, its help as it is read: paragraphs flow, examples
/// stay line by line. Help is wrapped to so many columns.
pub fn whole(width: usize) -> clap::Command {
    let mut command = Cli::command().term_width(width);
    command.build();
    with_subcommands(flowing(command), |sub| {
        with_subcommands(flowing(sub), flowing)
    })
}

/// The command, each of its subcommands made anew.
fn with_subcommands(
    mut command: clap::Command,
    make: impl Fn(clap::Command) -> clap::Command,
) -> clap::Command {
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    for name in names {
        command = command.mut_subcommand(name, &make);
    }
    command
}

/// The command with its long help flowing. The lines of a doc comment are as long as its author's
/// editor is wide; only lines that begin with a blank, and what stands above them, are kept.
fn flowing(command: clap::Command) -> clap::Command {
    let Some(long) = command.get_long_about().map(ToString::to_string) else {
        return command;
    };
    let mut text = String::new();
    for (number, paragraph) in long.split("\n\n").enumerate() {
        text.push_str(if number > 0 { "\n\n" } else { "" });
        let mut above: Option<&str> = None;
        for line in paragraph.lines() {
            let kept = line.starts_with(' ') || above.is_some_and(|above| above.starts_with(' '));
            text.push_str(match above {
                None => "",
                Some(_) if kept => "\n",
                Some(_) => " ",
            });
            text.push_str(line);
            above = Some(line);
        }
    }
    command.long_about(text)
}

/// Reads the arguments (the program's name first); help is wrapped to so many columns. Without
/// arguments the short help is asked for.
pub fn parse(args: &[OsString], width: usize) -> Asked {
    if args.len() <= 1 {
        return Asked::Tell(whole(width).render_help().to_string());
    }
    let read = |mut command: clap::Command| -> Result<(Cli, bool), clap::Error> {
        let matches = command.try_get_matches_from_mut(arguments(args))?;
        Ok((Cli::from_arg_matches(&matches)?, wants_json(&matches)))
    };
    let parsed = match read(Cli::command().term_width(width)) {
        Err(error) if error.kind() == ErrorKind::DisplayHelp => read(whole(width)),
        parsed => parsed,
    };
    match parsed {
        Ok((mut cli, json)) => {
            cli.globals.json = json;
            Asked::Run(Box::new(cli))
        }
        Err(error) if error.use_stderr() => Asked::Complain(error.render().to_string()),
        Err(error) => Asked::Tell(error.render().to_string()),
    }
}

/// Whether the command is asked for JSON: `--json`, or `--format json`.
fn wants_json(matches: &ArgMatches) -> bool {
    let mut of = matches;
    while let Some((_, sub)) = of.subcommand() {
        of = sub;
    }
    let short = matches!(of.try_get_one::<bool>("json"), Ok(Some(true)));
    let mut format = of
        .try_get_raw("format")
        .ok()
        .flatten()
        .into_iter()
        .flatten();
    short || format.any(|form| form.eq_ignore_ascii_case("json"))
}

/// The arguments as clap can read them: a negated filter of `list` (`-tag:board`) is no bundle of short
/// options, so its dash becomes the `!` that means the same; a day that counts back (`-3d`), and a
/// sentence that begins with one, gets a blank before it. So an option that wants a day takes `-3d`
/// and never another option: `--on --dry-run` still says that the day is missing.
fn arguments(args: &[OsString]) -> Vec<OsString> {
    let mut listing = false;
    let shield = |arg: &OsString| {
        let text = arg.to_str().unwrap_or("");
        listing |= text == "list";
        let key = text.strip_prefix('-').and_then(|rest| rest.split_once(':'));
        let negated = key
            .is_some_and(|(key, _)| key.len() > 1 && key.bytes().all(|b| b.is_ascii_lowercase()));
        if listing && negated {
            OsString::from(text.replacen('-', "!", 1))
        } else if counts_back(text) {
            OsString::from(format!(" {text}"))
        } else {
            arg.clone()
        }
    };
    args.iter().map(shield).collect()
}

/// Whether an argument is a day that counts back (`-3d`, `-2weeks`), or begins with one as a sentence of
/// `touch` does (`-3d: sent …`): no option begins with a digit or holds a blank.
fn counts_back(argument: &str) -> bool {
    let Some(rest) = argument.strip_prefix('-') else {
        return false;
    };
    let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let counted = unit.len() < rest.len();
    let one = counted && !unit.is_empty() && unit.chars().all(char::is_alphabetic);
    one || (counted || rest.starts_with(' ')) && rest.contains(' ')
}

#[cfg(test)]
#[path = "cli_tests.rs"]
mod tests;
