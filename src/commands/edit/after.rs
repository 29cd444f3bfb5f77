//! What `check` says of the files that were edited, once they are written.

use serde::Serialize;

use crate::commands::edit::whose::{Target, people};
use crate::error::Failure;
use crate::facts::next_step::step::Step;
use crate::facts::subject::Subject;
use crate::model::change::Written;
use crate::model::ids::RelPath;
use crate::model::network::{Network, Scope};
use crate::model::trace::Named;
use crate::reports::afterwards;
use crate::reports::check::{self, Check};
use crate::shell::context::{Context, Outcome};
use crate::shell::editing;
use crate::text::doc::Doc;

#[derive(Serialize)]
struct Answer<'a> {
    problems: &'a Check,
    next_step: Option<Step>,
    written: Vec<Written>,
}

/// What is to be said of the files that were written, as they stand now.
pub fn after(
    targets: &[Target],
    written: Vec<Written>,
    json: bool,
    context: &mut Context<'_>,
) -> Result<Outcome, Failure> {
    let today = context.today();
    let edited: Vec<RelPath> = written.iter().map(|one| one.path.clone()).collect();
    let rules = |network: &Network, ids: &_| check::of_cards(network, ids, today);
    let (network, problems) = editing::problems_of(context, &edited, &people(targets), rules)?;
    let check = check::check(&network.policy, problems.into());
    let is_sound = check.each().next().is_none();
    let next_step = match targets.first() {
        Some(first) if is_sound => next_step(first, context)?,
        first => first.map(Target::mend),
    };
    if json {
        let answer = Answer {
            problems: &check,
            next_step,
            written,
        };
        context.json("edit", &answer)?;
    } else {
        for problem in check.each() {
            context.input().show(&problem);
        }
        if let Some(step) = next_step {
            let mut doc = Doc::default();
            doc.para(step.line());
            context.print(&doc);
        }
    }
    Ok(if check.fails(false) {
        Outcome::Wrong
    } else {
        Outcome::Done
    })
}

/// What is next with whom or what was edited.
fn next_step(target: &Target, context: &mut Context<'_>) -> Result<Option<Step>, Failure> {
    let today = context.today();
    let (what, command) = match target {
        Target::Me => (
            "See whether the other files agree with it",
            "mentor check".to_owned(),
        ),
        Target::Of(Named::Goal(id)) => ("See how it stands", format!("mentor goal show {id}")),
        Target::Of(Named::Resource(id)) => (
            "See who would care for it",
            format!("mentor resource share {id}"),
        ),
        Target::Of(Named::Person(_) | Named::Circle(_)) => {
            let scope = Scope::People(people(std::slice::from_ref(target)));
            let network = context.read(&scope)?;
            let home = target.home();
            let subject = home.and_then(|home| Subject::of(&network, &home));
            return Ok(subject.map(|subject| afterwards::next_step(&network, subject, today)));
        }
    };
    Ok(Some(Step::new(what, "", command)))
}
