//! The form of the record of one command: what it did to each file, and what was there before.
//!
//! What may live here: the form, and refusing what no command can have written. What may not: files.
//!
//! Fields that a later version adds are passed over by this one.

use serde::{Deserialize, Serialize};

use crate::error::Failure;
use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::store::write::fingerprint::Fingerprint;
use crate::store::write::names::inside;

/// The form of the record.
pub const VERSION: u32 = 1;

/// What one command did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The form of this record.
    pub version: u32,
    /// What the command did, in words.
    pub summary: String,
    /// The day it was given on, as `YYYY-MM-DD`; `None` where it is not known.
    #[serde(default)]
    pub on: Option<String>,
    /// Whether it changed more than is kept: then it cannot be taken back.
    #[serde(default)]
    pub too_large: bool,
    /// What it did, in the order in which it told of it.
    #[serde(default)]
    pub deeds: Vec<Deed>,
}

/// What became of one file or folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "kebab-case")]
pub enum Deed {
    /// A file was made.
    Made {
        /// The file.
        path: RelPath,
        /// What it was made with.
        now: Fingerprint,
    },
    /// A symbolic link was made.
    MadeLink {
        /// The link.
        path: RelPath,
        /// Where it leads.
        leads: String,
    },
    /// A folder was made.
    MadeFolder {
        /// The folder.
        path: RelPath,
    },
    /// A file got other bytes.
    Changed {
        /// The file.
        path: RelPath,
        /// Its bytes before.
        was: Held,
        /// Its bytes after.
        now: Fingerprint,
    },
    /// A file got another name and kept its bytes.
    Moved {
        /// Its name before.
        from: RelPath,
        /// Its name after.
        to: RelPath,
        /// Its bytes.
        now: Fingerprint,
    },
    /// A folder got another name, with everything in it.
    MovedFolder {
        /// Its name before.
        from: RelPath,
        /// Its name after.
        to: RelPath,
    },
    /// A file was taken away.
    Gone {
        /// The file.
        path: RelPath,
        /// Its bytes.
        was: Held,
        /// Its permission bits.
        mode: u32,
    },
    /// A symbolic link was taken away.
    GoneLink {
        /// The link.
        path: RelPath,
        /// Where it led.
        leads: String,
    },
    /// A folder was taken away.
    GoneFolder {
        /// The folder.
        path: RelPath,
        /// Its permission bits.
        mode: u32,
    },
}

/// Bytes as JSON holds them: as a text where they are one, else two hexadecimal digits a byte.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Held {
    /// UTF-8.
    Text(String),
    /// Anything else.
    Hex(String),
}

impl Held {
    /// Holds these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        match std::str::from_utf8(bytes) {
            Ok(text) => Self::Text(text.to_owned()),
            Err(_) => Self::Hex(bytes.iter().map(|byte| format!("{byte:02x}")).collect()),
        }
    }

    /// The bytes; `None` where the digits were damaged.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        let digits = match self {
            Self::Text(text) => return Some(text.clone().into_bytes()),
            Self::Hex(digits) => digits.as_bytes(),
        };
        let digit = |byte: u8| char::from(byte).to_digit(16);
        let byte = |pair: &[u8]| match pair {
            [high, low] => u8::try_from(digit(*high)? * 16 + digit(*low)?).ok(),
            _ => None,
        };
        digits.chunks(2).map(byte).collect()
    }
}

impl Deed {
    /// The path that it is told by.
    pub fn path(&self) -> &RelPath {
        match self {
            Self::Made { path, .. }
            | Self::MadeLink { path, .. }
            | Self::MadeFolder { path }
            | Self::Changed { path, .. }
            | Self::Moved { to: path, .. }
            | Self::MovedFolder { to: path, .. }
            | Self::Gone { path, .. }
            | Self::GoneLink { path, .. }
            | Self::GoneFolder { path, .. } => path,
        }
    }
}

impl Deed {
    /// Goes with a folder that has another name by now.
    pub fn follow(&mut self, from: &RelPath, to: &RelPath) {
        let path = match self {
            Self::Made { path, .. }
            | Self::MadeLink { path, .. }
            | Self::MadeFolder { path }
            | Self::Changed { path, .. }
            | Self::Moved { to: path, .. }
            | Self::Gone { path, .. }
            | Self::GoneLink { path, .. }
            | Self::GoneFolder { path, .. } => path,
            Self::MovedFolder { .. } => return,
        };
        if let Some(rest) = path.below(from) {
            *path = to.join(rest);
        }
    }
}

impl Entry {
    /// Reads a record.
    ///
    /// # Errors
    /// It is damaged, is of a later version, or names a path that no command writes to.
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        let entry: Self = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        if entry.version != VERSION {
            return Err(format!("it is of form {}", entry.version));
        }
        for deed in &entry.deeds {
            let from = match deed {
                Deed::Moved { from, .. } | Deed::MovedFolder { from, .. } => Some(from),
                _ => None,
            };
            for path in from.into_iter().chain([deed.path()]) {
                inside(path).map_err(|failure: Failure| failure.message)?;
            }
        }
        Ok(entry)
    }

    /// The day it was given on; `None` where it is not known.
    pub fn day(&self) -> Option<Day> {
        self.on.as_deref().and_then(Day::parse)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_bytes_are_held_and_given_back() {
        for bytes in [
            &b""[..],
            b"a\r\n\xEF\xBB\xBF",
            b"\xff\x00\x10",
            "恵子".as_bytes(),
        ] {
            let held = Held::of(bytes);
            let text = serde_json::to_string(&held).unwrap();
            let back: Held = serde_json::from_str(&text).unwrap();
            assert_eq!(back.bytes().as_deref(), Some(bytes));
        }
        for damaged in ["f", "zz", "0g", "é"] {
            assert_eq!(Held::Hex(damaged.into()).bytes(), None, "{damaged}");
        }
    }

    #[test]
    fn a_record_that_no_command_wrote_is_refused() {
        let with = |path: &str| {
            let path = serde_json::to_string(path).unwrap();
            format!(
                r#"{{"version":1,"summary":"x","deeds":[{{"deed":"made-folder","path":{path}}}],"later":[]}}"#
            )
        };
        assert!(Entry::parse(with("people/ada").as_bytes()).is_ok());
        for outside in [
            "../x",
            "/etc/x",
            "people/../../x",
            ".git/hooks/x",
            "a/.Git/x",
            ".mentor/x",
            "",
            "a\0b",
        ] {
            assert!(
                Entry::parse(with(outside).as_bytes()).is_err(),
                "{outside:?}"
            );
        }
        assert!(Entry::parse(b"").is_err());
        assert!(Entry::parse(br#"{"version":2,"summary":"x"}"#).is_err());
    }
}
