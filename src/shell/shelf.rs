//! The shelf with its readers.
//!
//! What may live here: how much is read for it. What may not: who would care (`facts::shelf`).

use crate::error::Failure;
use crate::model::network::Scope;
use crate::model::resource::Resource;
use crate::reports::shelf::kept::{Readers, part};
use crate::shell::context::Context;
use crate::shell::gather::gather;

/// Reads the shelf, and who would care for these resources.
pub fn readers(
    context: &mut Context<'_>,
    said: impl Fn(&Resource) -> bool + Sync,
) -> Result<Readers, Failure> {
    let today = context.today();
    let (network, parts) = gather(context, &Scope::Everything, |rest, person| {
        part(rest, &person, &said, today)
    })?;
    Ok(Readers::new(network, parts))
}
