//! Reading for `mentor gaps`: everybody once, and for `--explain` what each part of it needs.

use std::sync::OnceLock;

use crate::error::Failure;
use crate::facts::lighter::Lighter;
use crate::facts::trend::{Quarters, Then};
use crate::model::network::{Network, Scope};
use crate::model::person::Person;
use crate::reports::gaps::{self, Again, Gaps, Known, Part, Pieces, Places, Told};
use crate::shell::context::Context;
use crate::shell::gather::gather;
use crate::shell::lines::{Sought, known_lines};
use crate::text::doc::Piece;

/// Reads everybody in turn: what the figures need of them is kept, and on which of the days that are looked
/// back to they were effective. Nobody is read twice for that.
pub(super) fn look(context: &mut Context<'_>) -> Result<(Network, Quarters, Vec<Then>), Failure> {
    let today = context.today();
    let first = |network: &Network| (Quarters::new(network, today), Lighter::of(network, today));
    let known = OnceLock::new();
    let look = |network: &Network, person: Person| {
        let (quarters, lighter) = known.get_or_init(|| first(network));
        let then = quarters.of(network, &person);
        (lighter.person(person), then)
    };
    let (network, kept) = gather(context, &Scope::Roster, look)?;
    let then = kept.iter().map(|(_, then)| *then).collect();
    // Taken out in place: a second list of ten thousand people would cost as much again.
    let people = kept.into_iter().map(|(person, _)| person).collect();
    let network = Network { people, ..network };
    let (quarters, _) = known.into_inner().unwrap_or_else(|| first(&network));
    Ok((network, quarters, then))
}

/// Says what each figure is made of, part by part: what a part needs is read, told and dropped, so that
/// little of it is ever in memory.
pub(super) fn explained(
    context: &mut Context<'_>,
    answer: &Gaps<'_>,
    say: impl Fn(&mut Context<'_>, Piece),
) -> Result<(), Failure> {
    let mut pieces = Pieces::default();
    for part in gaps::explain(answer) {
        let told = told(context, &part)?;
        if let Some(piece) = pieces.take(told) {
            say(context, piece);
        }
    }
    Ok(())
}

/// A part with whom and what it asks for: told once to learn which lines those are.
fn told(context: &mut Context<'_>, part: &Part<'_>) -> Result<Told, Failure> {
    let people = again(context, part.again())?;
    let (asking, people) = (Places::default(), people.as_slice());
    let places = &asking;
    let told = part.tell(&Known { places, people });
    let wanted = asking.wanted();
    if wanted.is_empty() {
        return Ok(told);
    }
    drop(told);
    let sought = wanted.iter().cloned().map(|key| Sought {
        file: key.file,
        key: key.key,
        value: key.value,
    });
    let lines = known_lines(context, &sought.collect::<Vec<_>>())?;
    let places = &Places::known(wanted.into_iter().zip(lines));
    Ok(part.tell(&Known { places, people }))
}

/// Those who are read again for a part.
fn again(context: &mut Context<'_>, again: &Again<'_>) -> Result<Vec<Person>, Failure> {
    if again.people.is_empty() {
        return Ok(Vec::new());
    }
    let ids = again.people.iter().map(|id| (*id).clone());
    let scope = Scope::RosterOf(ids.collect());
    let (_, people) = gather(context, &scope, |_, person| gaps::again(person, again.day))?;
    Ok(people)
}
