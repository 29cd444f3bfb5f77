//! Places as they are told: a file, a line, what stands there.
//!
//! What may live here: places as values and as items of a list. What may not: why they are told.

use serde::Serialize;

use crate::model::ids::{Place, RelPath};
use crate::model::trace::{Form, Trace};
use crate::text::doc::{Item, code, plain};

/// One place that was changed, or left alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// The file and line.
    #[serde(flatten)]
    pub place: Place,
    /// What stands there: a key (`knows`), a word (`@grace-okafor`), `path` for a link, a column.
    pub what: String,
}

impl Told {
    /// A trace, in the file as it is called afterwards.
    pub fn of(trace: &Trace, file: RelPath, sign: &str) -> Self {
        let what = match &trace.form {
            Form::Key { key, .. } => key.last().cloned().unwrap_or_default(),
            Form::Word => sign.to_owned(),
            Form::Handed => "handed to".to_owned(),
            Form::Path { .. } => "path".to_owned(),
            Form::Cell(column) => column.clone(),
            Form::Plain | Form::Unread => "word".to_owned(),
        };
        let line = trace.place.line;
        Self {
            place: Place { file, line },
            what,
        }
    }
}

/// The places as a list, one item a file.
pub fn items(told: &[Told]) -> Vec<Item> {
    let files = told.chunk_by(|a, b| a.place.file == b.place.file);
    files
        .map(|of_file| {
            let file = of_file.first().map_or("", |told| told.place.file.as_str());
            let place = |told: &Told| format!("{} (line {})", plain(&told.what), told.place.line);
            let places: Vec<String> = of_file.iter().map(place).collect();
            Item::new(format!("{}: {}", code(file), places.join(", ")))
        })
        .collect()
}

/// How many files these places are in.
pub fn files(told: &[Told]) -> usize {
    told.chunk_by(|a, b| a.place.file == b.place.file).count()
}
