//! The steps for a gap, all kinds in their order.

use super::ground::{Ground, Step};
use super::{asks, introductions, prospects, quiet, routes};
use crate::facts::coverage::Cell;

/// The steps for a gap: asks, quiet ties, prospects and introductions, three of each at most, then a route.
pub fn steps(ground: &Ground<'_>, cell: &Cell) -> Vec<Step> {
    let prospects = prospects::of(ground, cell);
    let mut out = asks::steps(ground, cell);
    out.extend(quiet::steps(ground, cell));
    out.extend(prospects.iter().map(|p| prospects::step(ground, p, cell)));
    out.extend(introductions::steps(ground, &prospects, cell));
    out.push(routes::step(ground, cell));
    out
}
