//! A text in the editor, opened again until it can be taken; and files of the network edited so.
//!
//! What may live here: that loop, what is wrong with such files before and after. What may not: which text it
//! is, what is made of it.

use crate::error::Failure;
use crate::model::ids::{PersonId, RelPath};
use crate::model::network::{Network, Scope};
use crate::model::problem::{Finding, Problem, Severity};
use crate::shell::context::Context;
use crate::shell::roll;

/// Errors of a file as a whole: while one of them is there, nothing else in it counts.
const BROKEN: [&str; 3] = ["syntax", "conflict-markers", "impossible-date"];

/// A text that came back from the editor: taken, or not yet, which was said.
pub type Tried<T> = Result<Result<T, ()>, Failure>;

/// A text that is to be edited.
#[derive(Clone, Debug)]
pub struct Sheet<'a> {
    /// The name of the file that the editor shows, with its ending.
    pub name: &'a str,
    /// What it says at first.
    pub text: &'a str,
    /// What else can be done where there is no editor, each a hint.
    pub instead: Vec<String>,
    /// What is said where it is left although it could not be taken.
    pub left: Failure,
}

/// Opens a text in the editor until `take` can take what it became; `None` where it was left as it was. Where
/// it cannot be taken it opens again on what was typed, as long as somebody at the keyboard wants that; else
/// it ends with the failure, and what was typed is kept.
pub fn until_taken<T>(
    context: &mut Context<'_>,
    sheet: Sheet<'_>,
    mut take: impl FnMut(&mut Context<'_>, &str) -> Tried<T>,
) -> Result<Option<T>, Failure> {
    let mut text = sheet.text.to_owned();
    loop {
        let edited = context.input().edit(sheet.name, &text);
        let edited = edited.map_err(|failure| sheet.instead.iter().fold(failure, Failure::hint));
        let Some(now) = edited? else {
            return Ok(None);
        };
        if let Ok(taken) = take(context, &now)? {
            return Ok(Some(taken));
        }
        let answer = context
            .input()
            .ask("Enter to edit it again, q to leave it:")?;
        match answer.as_deref() {
            None | Some("q" | "Q") => return Err(sheet.left),
            Some(_) => text = now,
        }
    }
}

/// What was wrong with files before they were edited is not told while they are mended.
pub fn take_in_hand(context: &mut Context<'_>, files: &[RelPath]) {
    context.told.take_in_hand(files);
}

/// The errors that a text would bring into its file, shown on stderr. Those that stand there already, in a file
/// that could be read, bar nobody from changing something else.
pub fn slips(
    context: &mut Context<'_>,
    file: &RelPath,
    (was, now): (&str, &str),
    network: &Network,
) -> Result<bool, Failure> {
    let mut before = context.input().problems_in(file, was, network)?;
    if before.iter().any(|problem| BROKEN.contains(&problem.rule)) {
        before.clear();
    }
    let mut slips = context.input().problems_in(file, now, network)?;
    slips.retain(|problem| {
        let known = |old: &Problem| (old.rule, &old.message) == (problem.rule, &problem.message);
        problem.severity == Severity::Error && !before.iter().any(known)
    });
    for slip in &slips {
        context.input().show(slip);
    }
    Ok(!slips.is_empty())
}

/// What is wrong with these files as they stand now, warnings too; `rules` adds what it finds in the network,
/// of which these people were read.
pub fn problems_of(
    context: &mut Context<'_>,
    files: &[RelPath],
    people: &[PersonId],
    rules: impl Fn(&Network, &crate::model::network::Ids) -> Vec<Finding>,
) -> Result<(Network, Vec<Problem>), Failure> {
    let ids = roll::everyone(context)?;
    let store = context
        .home
        .store(&context.globals, &context.printer.world)?;
    let reading = store.inspect(&Scope::RosterOf(people.to_vec()));
    let mut problems = reading.problems;
    problems.extend(store.inspect(&Scope::Shelf).problems);
    problems.extend(store.locate(rules(&reading.network, &ids)));
    problems.retain(|problem| files.contains(&problem.file));
    Ok((reading.network, problems))
}

#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "tests lay down the network that they run in, and write what an editor would"
)]
mod tests {
    use std::cell::Cell;
    use std::fs;

    use super::*;
    use crate::shell::context::Outcome;
    use crate::shell::made_up::Stage;

    /// Edits `one` until it says `three`; each time the editor opens it counts on. Gives what came of it, how
    /// often it opened, what was kept and what was said.
    fn edited(typed: &'static str) -> (Option<String>, u8, String) {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("mentor.toml"), "format = 1\n").unwrap();
        let taken = Cell::new(None);
        let mut stage = Stage::new(&[("EDITOR", "ed")])
            .at(dir.path())
            .on_a_terminal(typed)
            .running(|_, path, _| {
                let path = path.unwrap();
                let next = match fs::read_to_string(path).unwrap().as_str() {
                    "one" => "two",
                    _ => "three",
                };
                fs::write(path, next).unwrap();
                true
            });
        let code = stage.run(|context| {
            let sheet = Sheet {
                name: "a.toml",
                text: "one",
                instead: Vec::new(),
                left: Failure::new("left"),
            };
            let now = until_taken(context, sheet, |_, now| {
                Ok(if now == "three" {
                    Ok(now.to_owned())
                } else {
                    Err(())
                })
            })?;
            taken.set(now);
            Ok(Outcome::Done)
        });
        let kept = fs::read_to_string(dir.path().join(".mentor/a.toml")).unwrap_or_default();
        (taken.take(), code, kept)
    }

    #[test]
    fn the_editor_opens_again_on_what_was_typed_until_it_can_be_taken() {
        assert_eq!(edited("\n"), (Some("three".into()), 0, String::new()));
    }

    #[test]
    fn whoever_leaves_it_keeps_what_was_typed() {
        assert_eq!(edited("q\n"), (None, 1, "two".into()));
        // The end of the input is no wish to go on.
        assert_eq!(edited(""), (None, 1, "two".into()));
    }
}
