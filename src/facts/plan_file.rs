//! Where a new action stands that no meeting holds: `plan.md` of the person.
//!
//! What may live here: its place in that file. What may not: what the action says.

use crate::model::change::{ChangeSet, Edit};
use crate::model::ids::{PersonId, RelPath};
use crate::model::network::Network;
use crate::model::note::SectionKey;

/// Adds a line to a person's `plan.md`: under its heading of actions where the plan has headings,
/// else at its end; the plan is made where it is missing.
pub fn add(change: &mut ChangeSet, network: &Network, id: &PersonId, line: String, private: bool) {
    let plan = network.person(id).and_then(|person| person.plan.as_deref());
    let file = RelPath::new(format!("people/{id}/plan.md"));
    let headings = plan.is_some_and(|plan| plan.sections.iter().any(|s| s.level >= 2));
    if private && plan.is_none() {
        change.append(&file, "## Private");
        change.append(&file, line);
    } else if private || headings {
        let section = if private {
            SectionKey::Private
        } else {
            SectionKey::Actions
        };
        let lines = vec![line];
        change.edit(&file, Edit::AddToSection { section, lines });
    } else {
        change.append(&file, line);
    }
}
