//! Who is in the network, by their folders: no file is opened for it.

use crate::error::Failure;
use crate::model::network::Ids;
use crate::shell::context::Context;

/// The ids of everyone.
pub fn everyone(context: &mut Context<'_>) -> Result<Ids, Failure> {
    let store = context
        .home
        .store(&context.globals, &context.printer.world)?;
    Ok(store.ids())
}
