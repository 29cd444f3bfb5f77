//! What the wording of a draft needs: the owner's templates and who the owner is.
//!
//! What may live here: reading `templates/*.md` and the profile. What may not: what a template means.

use std::collections::BTreeMap;

use super::settings;
use super::shelves::files;
use super::visit::{Care, Visit};
use crate::model::ids::RelPath;
use crate::model::policy::Policy;
use crate::model::problem::Problem;
use crate::store::find;
use crate::store::opened::Store;

/// The folder of the owner's templates.
const FOLDER: &str = "templates";

/// The owner's own wording and profile.
#[derive(Debug, Default)]
pub struct Wording {
    /// `mentor.toml`.
    pub policy: Policy,
    /// The owner's templates by file name (`thanks.md`).
    pub texts: BTreeMap<String, String>,
    /// What is wrong with the files.
    pub problems: Vec<Problem>,
}

impl Store {
    /// Reads the owner's templates and settings; never fails as a whole.
    pub fn wording(&self) -> Wording {
        let mut visit = Visit::new(self.door(), Care::default());
        let settings = visit
            .text_at(&RelPath::new(find::MARK), settings::read)
            .unwrap_or_default();
        let mut texts = BTreeMap::new();
        let shelf = files(&mut visit, FOLDER);
        for (id, _) in &shelf.files {
            let name = format!("{id}.md");
            let path = RelPath::new(FOLDER).join(&name);
            let text = visit.text_at(&path, |source, _| {
                source.text.get(source.start()..).unwrap_or("").to_owned()
            });
            texts.extend(text.map(|text| (name, text)));
        }
        Wording {
            policy: settings.policy,
            texts,
            problems: visit.problems,
        }
    }
}
