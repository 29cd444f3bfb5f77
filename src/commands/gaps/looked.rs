//! Reading for `mentor gaps`: everybody once, and for `--explain` the lines of keys.

use std::sync::OnceLock;

use crate::error::Failure;
use crate::facts::trend::{Quarters, Then};
use crate::model::network::{Network, Scope};
use crate::model::person::Person;
use crate::reports::gaps::{self, Gaps, Lighter, Places};
use crate::shell::context::Context;
use crate::shell::gather::gather;
use crate::shell::lines::{Sought, known_lines};
use crate::text::doc::Doc;

/// Reads everybody in turn: what the figures need of them is kept, and on which of the days that are looked
/// back to they were effective. Nobody is read twice for that. `whole` keeps everything: the places behind
/// the figures of earlier days are asked for as well.
pub(super) fn look(
    context: &mut Context<'_>,
    whole: bool,
) -> Result<(Network, Quarters, Vec<Then>), Failure> {
    let today = context.today();
    let first = |network: &Network| (Quarters::new(network, today), Lighter::of(network, today));
    let known = OnceLock::new();
    let look = |network: &Network, person: Person| {
        let (quarters, lighter) = known.get_or_init(|| first(network));
        let then = quarters.of(network, &person);
        let kept = if whole {
            person
        } else {
            lighter.person(person)
        };
        (kept, then)
    };
    let (network, kept) = gather(context, &Scope::Roster, look)?;
    let then = kept.iter().map(|(_, then)| *then).collect();
    // Taken out in place: a second list of ten thousand people would cost as much again.
    let people = kept.into_iter().map(|(person, _)| person).collect();
    let network = Network { people, ..network };
    let (quarters, _) = known.into_inner().unwrap_or_else(|| first(&network));
    Ok((network, quarters, then))
}

/// What each figure is made of, with the lines of the keys behind it: told once to learn which they are.
pub(super) fn explained(context: &mut Context<'_>, answer: &Gaps<'_>) -> Result<Doc, Failure> {
    let asking = Places::default();
    gaps::explain(answer, &asking);
    let wanted = asking.wanted();
    let sought = wanted.iter().cloned().map(|key| Sought {
        file: key.file,
        key: key.key,
        value: key.value,
    });
    let lines = known_lines(context, &sought.collect::<Vec<_>>())?;
    Ok(gaps::explain(
        answer,
        &Places::known(wanted.into_iter().zip(lines)),
    ))
}
