//! Lines as they will be once the debrief is written: each action that moves on gets a line under it,
//! and everything below stands one line further down.
//!
//! What may live here: that arithmetic. What may not: what is quoted.

use super::value::Debrief;
use crate::facts::placement::{Destination, Placed};
use crate::model::ids::Place;

/// Moves every place that the debrief names to where it will stand.
pub fn shift(debrief: &mut Debrief, placed: &[Placed<'_>]) {
    let moved = placed.iter().filter(|one| one.to != Destination::Stay);
    let above: Vec<Place> = moved.map(|one| one.item.place()).collect();
    let down = |place: &mut Place| {
        let of_file = above.iter().filter(|at| at.file == place.file);
        let count = of_file.filter(|at| at.line < place.line).count();
        place.line = place.line.saturating_add(count);
    };
    let aims = debrief.purpose.iter_mut().chain(&mut debrief.objectives);
    let found = aims.flat_map(|aim| &mut aim.evidence);
    let found = found.chain(&mut debrief.also_done);
    found.for_each(|evidence| down(&mut evidence.place));
    debrief
        .open
        .iter_mut()
        .for_each(|open| down(&mut open.place));
    for quotes in [
        &mut debrief.takeaways,
        &mut debrief.feedback_received,
        &mut debrief.feedback_given,
        &mut debrief.gave,
        &mut debrief.received,
        &mut debrief.opportunities,
    ] {
        quotes.iter_mut().for_each(|quote| down(&mut quote.place));
    }
}
