//! Questions to which everybody contributes a little: each person is read, asked and dropped in turn.
//!
//! What may live here: reading person by person, with the problems of the files told as
//! [`Context::read`] tells them. What may not: what is asked of a person.

use std::sync::OnceLock;

use crate::error::Failure;
use crate::model::ids::PersonId;
use crate::model::network::{Network, Scope};
use crate::model::person::Person;
use crate::shell::context::Context;

/// What is kept of each person that the scope names, in the order of ids, and the network without its
/// people. `keep` is called where a person is read, on one of two threads: what it gives may depend
/// on that person and on the rest of the network alone. Nobody is in memory longer than that, so
/// that the notes of ten thousand people need no more room than those of a hundred.
///
/// Files that cannot be read are told, and count, as in [`Context::read`].
pub fn gather<T: Send>(
    context: &mut Context<'_>,
    scope: &Scope,
    keep: impl Fn(&Network, Person) -> T + Sync,
) -> Result<(Network, Vec<T>), Failure> {
    let store = context
        .home
        .store(&context.globals, &context.printer.world)?;
    if let Some(half) = store.unfinished() {
        context
            .told
            .unfinished(&half.summary, &half.files, context.printer);
    }
    gather_to_write(context, scope, keep)
}

/// The network with of each person what `lighter` leaves, by what `first` says of the network without them.
pub fn lightened<L: Send + Sync>(
    context: &mut Context<'_>,
    scope: &Scope,
    first: impl Fn(&Network) -> L + Sync,
    lighter: impl Fn(&L, Person) -> Person + Sync,
) -> Result<Network, Failure> {
    let known = OnceLock::new();
    let keep = |rest: &Network, person| lighter(known.get_or_init(|| first(rest)), person);
    let (rest, people) = gather(context, scope, keep)?;
    Ok(Network { people, ..rest })
}

/// [`gather`] ahead of a change, which completes a write that was interrupted: that is not told.
pub fn gather_to_write<T: Send>(
    context: &mut Context<'_>,
    scope: &Scope,
    keep: impl Fn(&Network, Person) -> T + Sync,
) -> Result<(Network, Vec<T>), Failure> {
    let store = context
        .home
        .store(&context.globals, &context.printer.world)?;
    let gathered = store.gather(scope, keep);
    let fail_fast = context.globals.fail_fast;
    context
        .told
        .problems(&gathered.problems, fail_fast, context.printer)?;
    Ok((gathered.network, gathered.kept))
}

/// Some people and whoever could introduce them, which is what the next step with them speaks of; no
/// note is opened. Without those who are not there.
pub fn with_acquaintances(context: &mut Context<'_>, ids: &[PersonId]) -> Result<Network, Failure> {
    let network = context.read(&Scope::RosterOf(ids.to_vec()))?;
    let mut who = ids.to_vec();
    for person in &network.people {
        who.extend(person.introduced_by.iter().cloned());
        who.extend(person.knows.iter().flatten().cloned());
    }
    context.read(&Scope::RosterOf(who))
}

#[cfg(test)]
#[allow(
    clippy::disallowed_methods,
    reason = "a test lays out files as another program would"
)]
mod tests {
    use super::*;
    use crate::shell::context::Outcome;
    use crate::shell::made_up::Stage;

    #[test]
    fn each_person_is_asked_once_and_the_answers_come_in_the_order_of_ids() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/harbor");
        let code = Stage::new(&[]).at(&root).run(|context| {
            for scope in [Scope::Roster, Scope::Everything] {
                let whole = context.read(&scope)?;
                let seen = |person: &Person| {
                    let notes = person.meetings.iter().filter_map(|meeting| meeting.text());
                    let actions: usize = notes.map(|note| note.actions.len()).sum();
                    (person.id.clone(), person.meetings.len(), actions)
                };
                let asked = |network: &Network, person: Person| {
                    assert!(network.people.is_empty());
                    seen(&person)
                };
                let (rest, kept) = gather(context, &scope, asked)?;
                let expected: Vec<(PersonId, usize, usize)> =
                    whole.people.iter().map(seen).collect();
                assert_eq!(kept, expected);
                assert_eq!(rest.goals.len(), whole.goals.len());
                assert_eq!(rest.resources.len(), whole.resources.len());
            }
            Ok(Outcome::Done)
        });
        assert_eq!(code, 0);
    }

    #[test]
    fn a_file_that_cannot_be_read_is_told_and_counts() {
        let dir = tempfile::tempdir().unwrap();
        let put = |path: &str, text: &str| {
            let path = dir.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        put("mentor.toml", "format = 1\n");
        put("people/ada/person.toml", "name = \"Ada\"\n");
        put("people/bo/person.toml", "name = [\n");
        let mut stage = Stage::new(&[]).at(dir.path());
        let code = stage.run(|context| {
            let (_, kept) = gather(context, &Scope::Roster, |_, person| person.name)?;
            assert_eq!(kept, ["Ada", "bo"]);
            Ok(Outcome::Done)
        });
        assert_eq!(code, 1);
        assert!(stage.err.text().contains("people/bo/person.toml"));
    }
}
