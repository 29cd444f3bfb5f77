//! What writing must know of `mentor.toml`: the owner's headings, and whether its format is understood.
//!
//! What may live here: these two. What may not: any other setting.

use super::door::{Door, Refused, TOML_CAP};
use crate::error::Failure;
use crate::model::ids::RelPath;
use crate::model::note::SectionKey;

/// The newest format that this program writes.
const FORMAT: i64 = 1;

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
        let path = RelPath::new("mentor.toml");
        let mut bytes = Vec::new();
        match door.read(&path, TOML_CAP, &mut bytes) {
            Ok(()) => {}
            Err(Refused::Missing) => return Ok(Self::default()),
            Err(error) => return Err(unknown(&error.to_string())),
        }
        let text = std::str::from_utf8(&bytes).map_err(|_| unknown("it is not UTF-8"))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let table: toml::Table = toml::from_str(text).map_err(|error| {
            let why = error
                .message()
                .lines()
                .next()
                .unwrap_or_default()
                .to_owned();
            unknown(&format!("it is not valid TOML: {why}"))
        })?;
        let format = table.get("format").and_then(toml::Value::as_integer);
        if let Some(format) = format.filter(|format| *format > FORMAT) {
            return Err(Failure::new(format!(
                "this network is of format {format}, and this program writes format {FORMAT}"
            ))
            .hint("install a newer mentor; nothing was written"));
        }
        let own = table.get("sections").and_then(toml::Value::as_table);
        let mut headings = Vec::new();
        for (name, values) in own.into_iter().flatten() {
            let key = SectionKey::HEADINGS
                .iter()
                .find(|(_, heading)| heading.to_lowercase().replace(' ', "-") == *name)
                .map(|(key, _)| *key);
            let values = values.as_array().into_iter().flatten();
            let values = values.filter_map(toml::Value::as_str).map(str::to_owned);
            headings.extend(
                key.map(|key| values.map(move |heading| (heading, key)))
                    .into_iter()
                    .flatten(),
            );
        }
        Ok(Self { headings })
    }
}

fn unknown(why: &str) -> Failure {
    Failure::new(format!(
        "mentor.toml cannot be read, so nothing is written: {why}"
    ))
    .hint("mentor check shows the place")
}
