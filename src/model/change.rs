//! What will be written: a change is a value, decided before anything is touched.
//!
//! `store` alone turns it into bytes: a preview or one transaction.

use std::fmt::{self, Write};
use std::ops::Range;

use super::day::Day;
use super::ids::RelPath;
use super::note::SectionKey;

/// Everything that one command writes, all or nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChangeSet {
    /// What it does, as a person would write it in a commit: `Log the meeting with Grace Okafor on 2026-11-24`.
    pub summary: String,
    /// The changes, at most one for each path, in the order in which they are reported.
    pub changes: Vec<Change>,
}

/// One file's change.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A new file; refused where anything of that name (in any case) is there.
    Create {
        /// The file; folders on the way are made.
        path: RelPath,
        /// Its text.
        text: String,
    },
    /// Edits of a file that is there, all of them relative to its bytes as they were read.
    Edit {
        /// The file.
        path: RelPath,
        /// The edits, in any order.
        edits: Vec<Edit>,
    },
    /// Lines added at the end of a file (`log.md`), which is made where it is missing.
    Append {
        /// The file.
        path: RelPath,
        /// The lines, without line ends.
        lines: Vec<String>,
    },
    /// A file gets another name; refused where that name is taken.
    Rename {
        /// The file.
        from: RelPath,
        /// Its new name.
        to: RelPath,
        /// Edits of its text, made in the same step.
        edits: Vec<Edit>,
    },
    /// An empty folder is made; nothing happens where it is there.
    Folder {
        /// The folder.
        path: RelPath,
    },
    /// A file goes.
    Remove {
        /// The file.
        path: RelPath,
    },
    /// A folder gets another name, with everything that is in it; refused where that name is taken.
    /// Edits of files in it name them by their old paths.
    MoveFolder {
        /// The folder.
        from: RelPath,
        /// Its new name, in the same network.
        to: RelPath,
    },
    /// A folder goes, with everything that is still in it once the other changes are done.
    RemoveFolder {
        /// The folder.
        path: RelPath,
    },
}

/// One edit of one file. The store makes it with the fewest bytes.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// A key of a TOML file, or of a Markdown file's front matter (which is made where it is missing).
    Key {
        /// The tables and the key: `["relationship", "stage"]`.
        path: Vec<String>,
        /// What becomes of it.
        op: KeyOp,
    },
    /// These bytes become others; refused where the bytes are not those.
    Replace {
        /// Byte range in the file as read (a BOM counted).
        range: Range<usize>,
        /// What stands there.
        was: String,
        /// What will stand there.
        now: String,
    },
    /// The whole text becomes another, as it was written in an editor: every byte of it. It stands alone; refused
    /// where the file says something else by now, or the new text could not be read. The old one may be broken.
    Whole {
        /// What the file says.
        was: String,
        /// What it will say.
        now: String,
    },
    /// Lines at the end of a Markdown section, which is made (`## Heading`) where it is missing.
    /// Continuation lines of an entry are indented by the caller.
    AddToSection {
        /// The section; the owner's own heading for it is found.
        section: SectionKey,
        /// The lines, without line ends.
        lines: Vec<String>,
    },
    /// Words at the end of a task-list item's own text (its first paragraph), before the line end.
    ExtendItem {
        /// Byte offset of the `[` of its box, as in [`super::action::Action::offset`].
        offset: usize,
        /// The words; a blank is put before them.
        words: String,
    },
    /// The character in a task-list item's box.
    MarkItem {
        /// Byte offset of the `[` of its box.
        offset: usize,
        /// The new character.
        mark: char,
    },
    /// A word of a task-list item with a value (`due:2026-12-01`): it gets another value, is put at the
    /// end of the item's own text where it is missing, or goes. The marks 📅 and ✅ are kept, and used
    /// for a day where the item has one of them.
    StampItem {
        /// Byte offset of the `[` of its box.
        offset: usize,
        /// The word.
        stamp: Stamp,
        /// Its value; `None`: the word goes.
        value: Option<String>,
    },
    /// A nested list item under a task-list item, after its own text, indented as its item needs.
    AddUnderItem {
        /// Byte offset of the `[` of its box.
        offset: usize,
        /// The nested item's text, without its dash.
        text: String,
    },
    /// The nested list item `result: …` of a task-list item goes, with its line; where it is not there, or holds
    /// items of its own, nothing changes.
    TakeResult {
        /// Byte offset of the `[` of the task-list item's box.
        offset: usize,
        /// What stands behind `result:`.
        result: String,
    },
}

/// A word of an action that has a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stamp {
    /// `due:DATE` or 📅
    Due,
    /// `done:DATE` or ✅
    Done,
    /// `moved:N`
    Moved,
}

/// What becomes of a key.
#[derive(Clone, Debug, PartialEq)]
pub enum KeyOp {
    /// The key gets this value; comments and order stay. Missing tables are made.
    Set(Value),
    /// The key goes, with the comment at the end of its line; comments above it stay.
    Remove,
    /// The value joins the list, which is made where it is missing; a value that is there already changes nothing.
    Add(Value),
    /// The value leaves the list; a value that is not there changes nothing.
    Take(Value),
}

/// A value of TOML as this program writes it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A string.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number.
    Number(f64),
    /// True or false.
    Bool(bool),
    /// A native date.
    Day(Day),
    /// A list on one line.
    List(Vec<Value>),
    /// An inline table.
    Table(Vec<(String, Value)>),
}

impl serde::Serialize for Value {
    /// The value as JSON has it: a date is its text.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Day(day) => day.serialize(serializer),
            Self::List(values) => serializer.collect_seq(values),
            Self::Table(pairs) => {
                serializer.collect_map(pairs.iter().map(|(key, value)| (key, value)))
            }
        }
    }
}

impl fmt::Display for Value {
    /// The value as TOML 1.0 writes it, on one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write_string(f, text),
            Self::Integer(number) => write!(f, "{number}"),
            Self::Number(number) if number.is_nan() => f.write_str("nan"),
            // `{:?}` keeps the `.0` that makes it a number of its own type.
            Self::Number(number) => write!(f, "{number:?}"),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Day(day) => write!(f, "{day}"),
            Self::List(values) => {
                f.write_str("[")?;
                for (at, value) in values.iter().enumerate() {
                    write!(f, "{}{value}", if at == 0 { "" } else { ", " })?;
                }
                f.write_str("]")
            }
            Self::Table(pairs) if pairs.is_empty() => f.write_str("{}"),
            Self::Table(pairs) => {
                f.write_str("{ ")?;
                for (at, (key, value)) in pairs.iter().enumerate() {
                    let comma = if at == 0 { "" } else { ", " };
                    write!(f, "{comma}{} = {value}", write_key(key))?;
                }
                f.write_str(" }")
            }
        }
    }
}

/// A key as TOML 1.0 writes it: bare where it can be, else in quotes.
pub fn write_key(key: &str) -> String {
    let bare = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    if !key.is_empty() && key.bytes().all(bare) {
        key.to_owned()
    } else {
        Value::Text(key.to_owned()).to_string()
    }
}

/// A basic string of TOML 1.0: no raw control character, no escape that only 1.1 knows.
fn write_string(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_char('"')?;
    for c in text.chars() {
        match c {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            '\t' => f.write_str("\\t")?,
            '\r' => f.write_str("\\r")?,
            c if c.is_control() => write!(f, "\\u{:04X}", u32::from(c))?,
            c => f.write_char(c)?,
        }
    }
    f.write_char('"')
}

/// What was done to a file; `written[]` in JSON.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Written {
    /// The file.
    pub path: RelPath,
    /// `created`, `changed`, `renamed` or `removed`.
    pub change: &'static str,
    /// The name that it had before, where it was renamed.
    #[serde(skip)]
    pub from: Option<RelPath>,
    /// What else the owner should know of it: `it has another name (a hard link), which keeps the old text`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'static str>,
}

impl ChangeSet {
    /// Nothing yet, with its summary.
    pub fn new(summary: impl Into<String>) -> Self {
        Self {
            summary: summary.into(),
            changes: Vec::new(),
        }
    }

    /// Adds a new file.
    pub fn create(&mut self, path: RelPath, text: impl Into<String>) {
        self.changes.push(Change::Create {
            path,
            text: text.into(),
        });
    }

    /// Adds an edit to the change of its file.
    pub fn edit(&mut self, path: &RelPath, edit: Edit) {
        for change in &mut self.changes {
            match change {
                Change::Edit { path: at, edits } | Change::Rename { to: at, edits, .. }
                    if at == path =>
                {
                    edits.push(edit);
                    return;
                }
                _ => {}
            }
        }
        self.changes.push(Change::Edit {
            path: path.clone(),
            edits: vec![edit],
        });
    }

    /// Sets a key of a TOML file or of front matter.
    pub fn set(&mut self, path: &RelPath, key: &[&str], value: Value) {
        self.key(path, key, KeyOp::Set(value));
    }

    /// Changes a key of a TOML file or of front matter.
    pub fn key(&mut self, path: &RelPath, key: &[&str], op: KeyOp) {
        let key = key.iter().map(|part| (*part).to_owned()).collect();
        self.edit(path, Edit::Key { path: key, op });
    }

    /// Adds a line at the end of a file.
    pub fn append(&mut self, path: &RelPath, line: impl Into<String>) {
        for change in &mut self.changes {
            if let Change::Append { path: at, lines } = change
                && at == path
            {
                lines.push(line.into());
                return;
            }
        }
        self.changes.push(Change::Append {
            path: path.clone(),
            lines: vec![line.into()],
        });
    }

    /// Whether nothing is to be written.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_written_as_toml_1_0_that_reads_back_the_same() {
        let text = "a \"b\" \\ c\n\u{1b}[31m\u{9b} é";
        let written = Value::Text(text.into()).to_string();
        assert_eq!(written, r#""a \"b\" \\ c\n\u001B[31m\u009B é""#);
        let read: toml::Table = toml::from_str(&format!("v = {written}")).unwrap();
        assert_eq!(read["v"].as_str(), Some(text));
        let table = Value::Table(vec![
            ("on".into(), Value::Day(Day::parse("2026-11-21").unwrap())),
            (
                "n".into(),
                Value::List(vec![Value::Integer(1), Value::Number(2.0)]),
            ),
        ]);
        assert_eq!(table.to_string(), "{ on = 2026-11-21, n = [1, 2.0] }");
        let odd = Value::Table(vec![("tag:a b".into(), Value::Number(f64::NAN))]);
        assert_eq!(odd.to_string(), r#"{ "tag:a b" = nan }"#);
        assert_eq!(Value::Table(Vec::new()).to_string(), "{}");
    }
}
