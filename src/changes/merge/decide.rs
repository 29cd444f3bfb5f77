//! The merge as a whole.

use super::state::Merge;
use super::{card, files, log, names, places, rhythm};
use crate::error::Failure;
use crate::facts::traces::follow::{all_read, left};
use crate::facts::traces::merged::Merged;
use crate::model::change::{Change, ChangeSet};
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::trace::Named;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// Who goes.
    pub from: PersonId,
    /// Who stays.
    pub into: PersonId,
    /// Whether the one who stays takes part in a programme under that id.
    pub takes_part: bool,
    /// The day for which the rhythm is looked at.
    pub today: Day,
}

/// Decides what a merge changes.
///
/// # Errors
/// Both are the same, or a file that may name the one who goes cannot be read.
pub fn merge(network: &Network, request: &Request) -> Result<(Merged, ChangeSet), Failure> {
    if request.from == request.into {
        return Err(Failure::new(format!("{} is one already", request.into)));
    }
    let from = Named::Person(request.from.clone());
    let into = Named::Person(request.into.clone());
    all_read(&network.traces, &from)?;
    let (name_from, name) = (
        network.name_of(&request.from),
        network.name_of(&request.into),
    );
    let mut merge = Merge {
        network,
        set: ChangeSet::new(format!("Merge {} into {}", request.from, request.into)),
        merged: Merged {
            from: request.from.clone(),
            into: request.into.clone(),
            name_from: name_from.to_owned(),
            name: name.to_owned(),
            keys: Vec::new(),
            differ: Vec::new(),
            keeps_its_relationship: false,
            rhythm: None,
            kept: None,
            moved: Vec::new(),
            same: Vec::new(),
            log: 0,
            plan: false,
            places: Vec::new(),
            left: left(&network.traces, &from, Clone::clone),
        },
        from,
        into,
    };
    let sorted = names::sort(&merge);
    places::follow(&mut merge, &sorted, request.takes_part);
    card::join(&mut merge, &sorted)?;
    rhythm::keep(&mut merge, request);
    log::join(&mut merge, &sorted);
    log::append_plan(&mut merge, &sorted);
    files::carry(&mut merge, &sorted);
    let path = merge.from.path();
    merge.set.changes.push(Change::RemoveFolder { path });
    Ok((merge.merged, merge.set))
}
