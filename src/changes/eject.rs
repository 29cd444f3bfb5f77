//! A built-in template laid down in `templates/`, to be worded anew.

use crate::facts::templates::BuiltIn;
use crate::model::change::ChangeSet;
use crate::model::ids::RelPath;
use crate::text::phrase::listed;

/// The change that lays templates down; the store refuses it where a file of one of those names is there.
pub fn eject(templates: &[&BuiltIn]) -> ChangeSet {
    let names: Vec<&str> = templates.iter().map(|template| template.name).collect();
    let what = if names.len() == 1 {
        "template"
    } else {
        "templates"
    };
    let mut changes = ChangeSet::new(format!("Lay down the {what} for {}", listed(&names)));
    for template in templates {
        let path = RelPath::new(format!("templates/{}.md", template.name));
        changes.create(path, template.text.to_owned());
    }
    changes
}
