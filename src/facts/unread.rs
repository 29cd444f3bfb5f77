//! People of whom nothing is known but the folder, and what that means for an answer.
//!
//! What may live here: the words for it. What may not: what is wrong in their files (reading tells that).

use crate::model::ids::RelPath;
use crate::text::doc::{code, plain};
use crate::text::phrase::listed;

/// Says that whoever is in these files was passed over and may fit as well; `None` where there are none.
pub fn not_looked_at(files: &[RelPath]) -> Option<String> {
    let files: Vec<String> = files.iter().map(|file| plain(file.as_str())).collect();
    (!files.is_empty()).then(|| {
        format!(
            "Not looked at, because it is missing or cannot be read: {}. Whoever is in there may fit as well. {}",
            listed(&files),
            code("mentor check")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_named_with_the_command_that_shows_what_is_wrong() {
        let files = ["people/ada/person.toml", "people/bo/person.toml"].map(RelPath::new);
        assert_eq!(
            not_looked_at(&files).as_deref(),
            Some(
                "Not looked at, because it is missing or cannot be read: people/ada/person.toml and \
                 people/bo/person.toml. Whoever is in there may fit as well. `mentor check`"
            )
        );
        assert_eq!(not_looked_at(&[]), None);
    }
}
