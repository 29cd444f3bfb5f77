//! The network of a run, found once, and the texts that are being typed for it.

use std::path::Path;

use crate::error::Failure;
use crate::facts::names::{self, Named};
use crate::model::ids::RelPath;
use crate::model::network::Scope;
use crate::shell::args::Globals;
use crate::shell::world::World;
use crate::store::Store;

/// What is known of the network of a run.
#[derive(Default)]
pub(super) struct Home {
    store: Option<Store>,
    /// Texts that were in the editor, and what they said before.
    drafts: Vec<(RelPath, String)>,
    /// Whether they stay although the command ends well: it wrote nothing of them.
    tried: bool,
    /// Whether all of standard input was read.
    pub(super) stdin_is_taken: bool,
}

impl Home {
    /// The network, found where it was asked for: `-C`, `$MENTOR_NETWORK`, else upwards.
    pub(super) fn store(&mut self, globals: &Globals, world: &World) -> Result<&Store, Failure> {
        let store = match self.store.take() {
            Some(store) => store,
            None => find(globals, world)?.with_faults(world.faults.clone()),
        };
        Ok(self.store.insert(store))
    }

    /// Remembers a text that was in the editor, and what it said before.
    pub(super) fn keep(&mut self, draft: RelPath, before: &str) {
        self.drafts.push((draft, before.to_owned()));
    }

    /// Remembers that the texts that were in the editor are only tried, and written nowhere else.
    pub(super) fn only_try(&mut self) {
        self.tried = true;
    }

    /// Takes drafts away where the command ended well, and gives the paths of those that stay all the
    /// same; where it did not end well, what was typed stays, and the failure says where.
    pub(super) fn settle_drafts<T>(
        &mut self,
        outcome: Result<T, Failure>,
    ) -> Result<(T, Vec<String>), Failure> {
        let Some(store) = &self.store else {
            return Ok((outcome?, Vec::new()));
        };
        let stays = outcome.is_err() || self.tried;
        let mut kept = Vec::new();
        // What a later text began with says nothing that the later one does not.
        let mut begun: Option<String> = None;
        for (draft, before) in std::mem::take(&mut self.drafts).into_iter().rev() {
            // What is not UTF-8 was typed as well.
            let now = store.read_draft(&draft).ok();
            let nothing = |now: &String| *now == before || now.trim().is_empty();
            let untouched = now.as_ref().is_some_and(nothing);
            let passed_on = now.is_some() && now == begun;
            if stays && !untouched && !passed_on {
                kept.push(store.draft_path(&draft).display().to_string());
                begun = Some(before);
            } else {
                store.drop_draft(&draft);
            }
        }
        let say = |failure: Failure, path: &String| {
            failure.hint(format!("what you typed is kept in {path}"))
        };
        let done = outcome.map_err(|failure| kept.iter().fold(failure, say))?;
        Ok((done, kept))
    }
}

fn find(globals: &Globals, world: &World) -> Result<Store, Failure> {
    if let Some(dir) = &globals.dir {
        return Store::open(dir);
    }
    if let Some(dir) = world.var("MENTOR_NETWORK") {
        return Store::open(Path::new(&dir))
            .map_err(|failure| failure.hint("this folder is named by $MENTOR_NETWORK"));
    }
    match &world.cwd {
        Some(cwd) => Store::find(cwd),
        None => {
            Err(Failure::new("the working directory is gone")
                .hint("name the network: mentor -C DIR …"))
        }
    }
}

/// The names of everyone, for the look-up by name. Who is meant may be well, whatever is wrong
/// with the others' files: their problems are not told here.
pub(super) fn names(store: &Store) -> Vec<Named> {
    let gathered = store.gather(&Scope::Roster, |_, person| names::of_person(&person));
    let circles = gathered.network.circles.iter().map(names::of_circle);
    gathered.kept.into_iter().chain(circles).collect()
}
