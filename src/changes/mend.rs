//! What can be mended without asking: owners of actions who are written by the beginning of their id.
//!
//! What may live here: mends that leave nothing to decide. What may not: what is wrong (`reports::check`).

use crate::facts::owner;
use crate::model::change::{ChangeSet, Edit};
use crate::model::network::Network;

/// Every mend of the network; empty where there is none.
pub fn mend(network: &Network) -> ChangeSet {
    let mut changes = ChangeSet::new("Complete the owners of actions");
    for unknown in owner::unknown(network) {
        if let Some(meant) = unknown.meant {
            let edit = Edit::NameOwner {
                offset: unknown.action.offset,
                was: unknown.written.to_string(),
                now: meant.to_string(),
            };
            changes.edit(&unknown.file, edit);
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{met, network, person, promise};
    use crate::model::action::Owner;
    use crate::model::change::Change;
    use crate::model::ids::{PersonId, RelPath};

    #[test]
    fn one_edit_completes_one_owner_and_what_is_not_sure_stays() {
        let mut ada = person("ada", &[]);
        let note = met(&mut ada, "2026-09-01");
        promise(note, "a").owner = Owner::Person(PersonId::new("gra"));
        promise(note, "b").owner = Owner::Person(PersonId::new("nobody"));
        let changes = mend(&network(vec![ada, person("grace-okafor", &[])]));
        let edit = Edit::NameOwner {
            offset: 0,
            was: "gra".into(),
            now: "grace-okafor".into(),
        };
        assert_eq!(
            changes.changes,
            [Change::Edit {
                path: RelPath::new("people/ada/2026-09-01.md"),
                edits: vec![edit]
            }]
        );
    }
}
