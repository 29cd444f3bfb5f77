//! Several who are named, people and circles: found, and a command run for each of them.
//!
//! What may live here: the way from what was typed to them, one after the other. What may not: what is said of any.

use crate::error::{Failure, FailureKind};
use crate::facts::names::Who;
use crate::facts::subject::Subject;
use crate::model::ids::Home;
use crate::model::network::Scope;
use crate::shell::args::{DraftForm, DraftFormat};
use crate::shell::context::{Context, Outcome};
use crate::text::doc::{Doc, plain};
use crate::text::phrase::count;

/// The people and circles that are meant, each once, in the order typed.
pub fn who(context: &mut Context<'_>, typed: &[String]) -> Result<Vec<Who>, Failure> {
    let mut named: Vec<Who> = Vec::new();
    for one in context.input().names(typed)? {
        let who = context.who(&one)?;
        if !named.contains(&who) {
            named.push(who);
        }
    }
    Ok(named)
}

/// The same, where only their notes and actions matter.
pub fn homes(context: &mut Context<'_>, typed: &[String]) -> Result<Vec<Home>, Failure> {
    Ok(who(context, typed)?.iter().map(Who::home).collect())
}

/// Runs a command for each of those named, one answer below the other. Where there are several, `alone` is
/// what was asked for that is of one only, and refused; one of whom the command fails does not hide the
/// rest: it is told on stderr, and the exit code is 1.
pub fn each(
    context: &mut Context<'_>,
    typed: &[String],
    alone: Option<&str>,
    mut run: impl FnMut(&mut Context<'_>, &Who) -> Result<Outcome, Failure>,
) -> Result<Outcome, Failure> {
    let named = who(context, typed)?;
    if let [only] = named.as_slice() {
        return run(context, only);
    }
    if let Some(what) = alone {
        let many = count(named.len(), "is named", "are named");
        return Err(
            Failure::usage(format!("{what} is about one of them, and {many}"))
                .hint("take them one after the other"),
        );
    }
    let mut ended = Outcome::Done;
    for who in &named {
        match run(context, who) {
            Ok(Outcome::Done) => {}
            Ok(other) => ended = other,
            Err(failure) if context.globals.fail_fast || failure.kind == FailureKind::Usage => {
                return Err(failure);
            }
            Err(failure) => {
                context.printer.failure(&failure);
                ended = Outcome::Wrong;
            }
        }
    }
    Ok(ended)
}

/// The same for drafts: where there are several, each has a heading that says to whom it goes. `sent`: what
/// is asked for is no draft but a note that it went out.
pub fn each_draft(
    context: &mut Context<'_>,
    typed: &[String],
    (form, sent): (DraftForm, bool),
    run: impl Fn(&mut Context<'_>, &Who) -> Result<Outcome, Failure>,
) -> Result<Outcome, Failure> {
    let alone = match form.meant() {
        DraftFormat::Json => Some("JSON"),
        DraftFormat::Eml => Some("a mail"),
        DraftFormat::Markdown | DraftFormat::Text => None,
    };
    // What `-` gives can be read once.
    let named = who(context, typed)?;
    let typed: Vec<String> = named.iter().map(written).collect();
    if typed.len() < 2 || alone.is_some() || sent {
        return each(context, &typed, alone, run);
    }
    let network = context.read(&roster(&named))?;
    each(context, &typed, alone, |context, who| {
        let name = Subject::of(&network, &who.home())
            .map_or_else(|| who.as_str().to_owned(), |one| one.name().to_owned());
        let mut heading = Doc::default();
        heading.heading(1, plain(&name));
        context.print(&heading);
        context.print("\n");
        run(context, who).inspect_err(|failure| {
            let mut why = Doc::default();
            why.para(plain(&format!("Nothing for {name}: {}.", failure.message)));
            context.print(&why);
        })
    })
}

/// How the command line names them.
fn written(who: &Who) -> String {
    match who {
        Who::Person(id) => id.to_string(),
        Who::Circle(id) => format!("circle:{id}"),
    }
}

/// Their cards.
fn roster(named: &[Who]) -> Scope {
    let people = named.iter().filter_map(|who| match who {
        Who::Person(id) => Some(id.clone()),
        Who::Circle(_) => None,
    });
    Scope::RosterOf(people.collect())
}
