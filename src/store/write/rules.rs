//! What writing must know of `mentor.toml`: the owner's headings, and whether its format is understood.
//!
//! What may live here: these two. What may not: any other setting.

use crate::error::Failure;
use crate::model::change::{Change, ChangeSet, Edit};
use crate::model::ids::RelPath;
use crate::model::note::SectionKey;
use crate::store::door::{Door, Refused, TOML_CAP};
use crate::store::find;
use crate::store::read::settings;
use crate::store::source::Source;
use crate::store::toml::edit_key;

/// What writing must know.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// The owner's headings beside the English ones.
    pub headings: Vec<(String, SectionKey)>,
}

impl Rules {
    /// Reads them; refused where the network is of a newer format, or its settings cannot be read.
    /// Without a `mentor.toml` (a network that is just being made) there are none.
    pub fn read(door: &Door) -> Result<Self, Failure> {
        let path = RelPath::new(find::MARK);
        let mut bytes = Vec::new();
        match door.read(&path, TOML_CAP, &mut bytes) {
            Ok(()) => {}
            Err(Refused::Missing) => return Ok(Self::default()),
            Err(error) => return Err(unknown(&error.to_string())),
        }
        let text = std::str::from_utf8(&bytes).map_err(|_| unknown("it is not UTF-8"))?;
        edit_key::valid(text).map_err(|why| unknown(&why))?;
        // What else is wrong in it was told by whoever read the network.
        let source = Source::new(&path, text);
        let read = settings::read(source, &mut Vec::new());
        if let Some(format) = read.future {
            return Err(Failure::new(format!(
                "this network is of format {format}, and this program writes format {}",
                settings::FORMAT
            ))
            .hint("install a newer mentor; reading works, nothing was written"));
        }
        Ok(Self {
            headings: read.policy.sections,
        })
    }

    /// The same for a change set, which may mend a `mentor.toml` that cannot be read: nothing of it was known then.
    pub fn for_set(door: &Door, set: &ChangeSet) -> Result<Self, Failure> {
        let mends = set.changes.iter().any(|change| match change {
            Change::Edit { path, edits } => {
                path.as_str() == find::MARK && matches!(edits.as_slice(), [Edit::Whole { .. }])
            }
            _ => false,
        });
        match Self::read(door) {
            Err(_) if mends && !readable(door) => Ok(Self::default()),
            rules => rules,
        }
    }
}

/// Whether `mentor.toml` is TOML.
fn readable(door: &Door) -> bool {
    let mut bytes = Vec::new();
    let read = door.read(&RelPath::new(find::MARK), TOML_CAP, &mut bytes);
    let text = std::str::from_utf8(&bytes).ok();
    read.is_err() || text.is_some_and(|text| edit_key::valid(text).is_ok())
}

fn unknown(why: &str) -> Failure {
    Failure::new(format!(
        "mentor.toml cannot be read, so nothing is written: {why}"
    ))
    .hint("`mentor check` shows the place")
}
