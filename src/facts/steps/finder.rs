//! The steps for a gap, all kinds in their order.

use super::ground::{Ground, Step};
use super::{asks, introductions, prospects, quiet, routes};
use crate::facts::coverage::Cell;

/// The steps for a gap: asks, quiet ties, prospects and introductions, three of each at most, then a route.
pub fn steps(ground: &Ground<'_>, cell: &Cell) -> Vec<Step> {
    let prospects = prospects::of(ground, cell);
    let mut out = asks::steps(ground, cell);
    out.extend(quiet::steps(ground, cell));
    let ways = introductions::ways(ground, &prospects);
    out.extend(prospects.iter().map(|person| {
        // Where somebody was asked to open the door, nobody knocks at it meanwhile.
        let asked = ways
            .iter()
            .find(|way| *way.to == person.id && way.asked.is_some());
        prospects::step(ground, person, cell, asked)
    }));
    if ways.is_empty() {
        out.extend(introductions::recommendation(ground, cell));
    }
    out.extend(ways.into_iter().map(|way| way.step));
    out.push(routes::step(ground, cell));
    out
}
