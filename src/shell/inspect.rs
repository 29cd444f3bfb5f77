//! The network as `check` looks at it: whole, and with every problem kept instead of told.
//!
//! What may live here: joining what reading and the rules find. What may not: the rules.

use crate::error::Failure;
use crate::model::network::{Network, Scope};
use crate::model::problem::{Finding, Problem};
use crate::shell::context::Context;

/// Reads everything and looks at it by the given rules: the network, and the problems of its
/// files in no order, with their lines. Nothing is said, and the exit code stays as it is.
pub fn inspect(
    context: &mut Context<'_>,
    rules: impl FnOnce(&Network) -> Vec<Finding>,
) -> Result<(Network, Vec<Problem>), Failure> {
    let store = context
        .home
        .store(&context.globals, &context.printer.world)?;
    let reading = store.read(&Scope::Everything);
    let mut problems = reading.problems;
    problems.extend(store.locate(rules(&reading.network)));
    Ok((reading.network, problems))
}
