//! A built-in template laid down in `templates/`, to be worded anew.

use crate::facts::templates::BuiltIn;
use crate::model::change::ChangeSet;
use crate::model::ids::RelPath;

/// The change that lays a template down; the store refuses it where a file of that name is there.
pub fn eject(template: &BuiltIn) -> ChangeSet {
    let mut changes = ChangeSet::new(format!("Word {} anew", template.name));
    let path = RelPath::new(format!("templates/{}.md", template.name));
    changes.create(path, template.text.to_owned());
    changes
}
