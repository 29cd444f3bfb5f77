//! Questions to every text of the network: one file in memory at a time.
//!
//! What may live here: the way from a question to the pages, with what cannot be read told. What may not: words.

use crate::error::Failure;
use crate::model::day::Day;
use crate::model::network::Scope;
use crate::reports::search::look::{Look, Request};
use crate::reports::search::value::Found;
use crate::shell::context::Context;

/// Looks through every page. Files that cannot be read, or not whole, are told, and make the exit code 1.
pub fn search(
    context: &mut Context<'_>,
    request: &Request,
    today: Day,
) -> Result<(Found, Vec<String>), Failure> {
    let sections = context.read(&Scope::RosterOf(Vec::new()))?.policy.sections;
    let store = context
        .home
        .store(&context.globals, &context.printer.world)?;
    let look = std::cell::RefCell::new(Look::new(request, today));
    let problems = store.pages(
        &sections,
        |path, text| look.borrow().wants(path, text),
        |page| look.borrow_mut().see(&page),
    );
    let fail_fast = context.globals.fail_fast;
    context
        .told
        .problems(&problems, fail_fast, context.printer)?;
    Ok(look.into_inner().end())
}
