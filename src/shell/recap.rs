//! A recap read, worded and answered: for `recap`, and for `log --then recap`.
//!
//! What may live here: the way from a meeting to its recap. What may not: what a recap says (`reports::recap`).

use crate::error::Failure;
use crate::model::day::Day;
use crate::model::ids::Home;
use crate::model::network::{Network, Scope};
use crate::reports::recap::build::{Request, people, recap};
use crate::shell::args::DraftForm;
use crate::shell::context::{Context, Outcome};
use crate::shell::drafting;

/// Prints the recap of a meeting, the latest without a day.
pub fn print(
    home: &Home,
    on: Option<Day>,
    form: DraftForm,
    context: &mut Context<'_>,
) -> Result<Outcome, Failure> {
    let (_, network) = read(home, context)?;
    let (today, audience) = (context.today(), form.audience());
    let letter = recap(&network, home, &Request { on, audience }, today)?;
    let said = letter.to_say(today);
    said.iter().for_each(|line| context.note(line));
    drafting::answer(context, &form, &letter.draft(), "recap", &letter)?;
    context.note(format!("once it is sent: {}", letter.command()));
    Ok(Outcome::Done)
}

/// Reads what the question needs: a circle's members are addressed by name.
pub fn read(home: &Home, context: &mut Context<'_>) -> Result<(Scope, Network), Failure> {
    let first = Scope::People(match home {
        Home::Person(id) => vec![id.clone()],
        Home::Circle(_) | Home::Goal(_) => Vec::new(),
    });
    let network = context.read(&first)?;
    let scope = Scope::People(people(&network, home));
    if scope == first {
        return Ok((scope, network));
    }
    let network = context.read(&scope)?;
    Ok((scope, network))
}
