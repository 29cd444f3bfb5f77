//! The whole network where little is kept of each: read for an answer, or under the lock for a change.
//!
//! What may live here: reading person by person, each as a function leaves them. What may not: what is left.

use crate::error::Failure;
use crate::model::change::{ChangeSet, Written};
use crate::model::network::{Network, Scope};
use crate::model::person::Person;
use crate::shell::context::Context;
use crate::shell::gather::gather;
use crate::shell::write::Scene;
use crate::store::{Locked, Store};

/// The network with of each person what `lighter` leaves.
pub fn read(
    context: &mut Context<'_>,
    lighter: impl Fn(&Network, Person) -> Person + Sync,
) -> Result<Network, Failure> {
    let (network, people) = gather(context, &Scope::Everything, lighter)?;
    Ok(Network { people, ..network })
}

/// [`Context::change`] of a network with of each person what `lighter` leaves. What stands in `edited` is
/// read whole first: only of these files it is known whether somebody else wrote them meanwhile, so
/// that they alone may be edited; new files may be made anywhere.
pub fn change(
    context: &mut Context<'_>,
    edited: &[Scope],
    dry_run: bool,
    lighter: impl Fn(&Network, Person) -> Person + Sync,
    decide: impl FnOnce(&Network) -> Result<ChangeSet, Failure>,
) -> Result<Vec<Written>, Failure> {
    let today = context.today();
    let scene = Scene {
        store: context
            .home
            .store(&context.globals, &context.printer.world)?,
        told: &mut context.told,
        printer: context.printer,
        fail_fast: context.globals.fail_fast,
        today,
    };
    if dry_run {
        let read = |store: &Store| store.lighten(&Scope::Everything, lighter);
        scene.show(read, decide)?;
        return Ok(Vec::new());
    }
    let read = |locked: &Locked<'_>| {
        for scope in edited {
            locked.read(scope);
        }
        locked.lighten(&Scope::Everything, lighter)
    };
    scene.write(read, decide)
}
