//! One pair of hands at the door: reads files with a buffer that is used again, and keeps what went
//! wrong and, where a write follows, what was read.
//!
//! What may live here: from a name to a text or a problem. What may not: what the text means.

use std::ffi::OsStr;
use std::hash::{DefaultHasher, Hasher};

use crate::model::ids::RelPath;
use crate::model::problem::{Mend, Problem, Severity};
use crate::store::door::{Door, Entry, Folder, Kind, NOTE_CAP, Refused, TOML_CAP};
use crate::store::layout::{self, Litter};
use crate::store::source::{self, Source};
use unicode_normalization::UnicodeNormalization;

/// What a file held when it was read: a write refuses a file that holds something else by then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// The file.
    pub path: RelPath,
    /// How many bytes it held.
    pub bytes: usize,
    /// Their hash, of [`hash_of`].
    pub hash: u64,
}

/// The same in little room, for the files of a whole network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sum {
    /// The hash of the path.
    pub path: u64,
    /// The hash of the bytes, of [`hash_of`].
    pub hash: u64,
}

impl From<&Remembered> for Sum {
    fn from(seen: &Remembered) -> Self {
        Self {
            path: hash_of(seen.path.as_str().as_bytes()),
            hash: seen.hash,
        }
    }
}

/// The hash of a file's bytes: good for this process, never stored.
pub fn hash_of(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

/// What is wanted beside the texts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Care {
    /// To know what each file held.
    pub remember: bool,
    /// To hear warnings too.
    pub warnings: bool,
    /// To read notes whose name is not read as a date as if they had the name that is meant.
    pub as_meant: bool,
}

/// A visit to the network: what it found wrong, what it read.
#[derive(Debug)]
pub struct Visit<'door> {
    door: &'door Door,
    care: Care,
    /// What went wrong so far.
    pub problems: Vec<Problem>,
    /// What was read so far, where that is to be remembered.
    pub memory: Option<Vec<Remembered>>,
    /// The same of what was [made little](Self::remember_little) since.
    pub sums: Vec<Sum>,
    buffer: Vec<u8>,
}

impl<'door> Visit<'door> {
    /// A visit that has read nothing yet.
    pub fn new(door: &'door Door, care: Care) -> Self {
        Self {
            door,
            care,
            problems: Vec::new(),
            memory: care.remember.then(Vec::new),
            sums: Vec::new(),
            buffer: Vec::new(),
        }
    }

    /// The door to the files.
    pub fn door(&self) -> &'door Door {
        self.door
    }

    /// Remembers what a file held, where that is asked for.
    pub fn remember(&mut self, path: &RelPath, bytes: &[u8]) {
        if let Some(memory) = &mut self.memory {
            memory.push(Remembered {
                path: path.clone(),
                bytes: bytes.len(),
                hash: hash_of(bytes),
            });
        }
    }

    /// Keeps of what was remembered so far no more than the sums.
    pub fn remember_little(&mut self) {
        let seen = self.memory.iter_mut().flat_map(|memory| memory.drain(..));
        self.sums.extend(seen.map(|seen| Sum::from(&seen)));
    }

    /// Another visit of the same kind, for another thread.
    pub fn twin(&self) -> Self {
        Self::new(self.door, self.care)
    }

    /// Takes in what another visit found.
    pub fn join(&mut self, other: Self) {
        self.problems.extend(other.problems);
        self.sums.extend(other.sums);
        if let (Some(memory), Some(more)) = (&mut self.memory, other.memory) {
            memory.extend(more);
        }
    }

    /// Takes out what was found wrong last, as far as it lies in this folder.
    pub fn take_below(&mut self, folder: &RelPath) -> Vec<Problem> {
        let inside = |problem: &Problem| problem.file.below(folder).is_some();
        let last = self.problems.iter().rev();
        let count = last.take_while(|problem| inside(problem)).count();
        self.problems.split_off(self.problems.len() - count)
    }

    /// A folder; `None` where it is not there, or cannot be opened, which is told.
    pub fn folder(&mut self, path: &RelPath) -> Option<Folder<'door>> {
        let opened = self.door.folder(path);
        self.or_told(path, opened)
    }

    /// A folder in a folder.
    pub fn folder_in(&mut self, folder: &Folder<'door>, entry: &Entry) -> Option<Folder<'door>> {
        match folder.folder(&entry.name) {
            Ok(opened) => Some(opened),
            refused => {
                let path = folder.path().join(&entry.name.to_string_lossy());
                self.or_told(&path, refused)
            }
        }
    }

    /// What was opened, listed or read there; a refusal is told, and what is not there is nothing.
    pub fn or_told<T>(&mut self, path: &RelPath, opened: Result<T, Refused>) -> Option<T> {
        match opened {
            Ok(opened) => Some(opened),
            Err(refused) => {
                self.problems.extend(source::refusal(path, &refused, 0));
                None
            }
        }
    }

    /// The names in a folder, sorted, without litter and what is not UTF-8; conflict copies and the like
    /// are told. `None` where the folder cannot be listed, which is told too.
    pub fn names(&mut self, folder: &Folder<'_>) -> Option<Vec<Entry>> {
        self.names_that(folder, &|_| true)
    }

    /// The same of those that fit, and of names that are not UTF-8.
    pub fn names_that(
        &mut self,
        folder: &Folder<'_>,
        fits: &dyn Fn(&str) -> bool,
    ) -> Option<Vec<Entry>> {
        let fits = |name: &OsStr| layout::text(name).is_none_or(fits);
        let entries = match folder.list_that(&fits) {
            Ok(entries) => entries,
            Err(refused) => {
                let told = source::refusal(folder.path(), &refused, 0);
                self.problems.extend(told);
                return None;
            }
        };
        let mut names = Vec::with_capacity(entries.len());
        for entry in entries {
            let Some(name) = layout::text(&entry.name) else {
                let path = folder.path().join(&entry.name.to_string_lossy());
                let message = "this name is not UTF-8, and what it names is not read";
                self.warn("odd-name", path, message.to_owned(), "give it another name");
                continue;
            };
            match layout::litter(name) {
                None => names.push(entry),
                Some(litter) => self.told_litter(folder, name, litter),
            }
        }
        names.sort_unstable();
        self.clashes(folder, &names);
        Some(names)
    }

    fn told_litter(&mut self, folder: &Folder<'_>, name: &str, litter: Litter) {
        let path = folder.path().join(name);
        match litter {
            Litter::Passing => {}
            Litter::CutOff => self.warn(
                "cut-off-write",
                path,
                "a write that was cut off left this file".to_owned(),
                "`mentor check --fix` removes it, and so does the next command that writes",
            ),
            Litter::ConflictCopy(original) => {
                let original = folder.path().join(&original);
                let message =
                    format!("a synchroniser could not merge {original} and made this copy");
                let hint = "take over what is missing there, then remove the copy; it is not read";
                self.warn("conflict-copy", path, message, hint);
            }
        }
    }

    /// Names that are one and the same on a system that folds case or composes accents.
    fn clashes(&mut self, folder: &Folder<'_>, names: &[Entry]) {
        let plain = |entry: &Entry| {
            let mut bytes = entry.name.as_encoded_bytes().iter();
            bytes.all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())
        };
        if !self.care.warnings || names.iter().all(plain) {
            return;
        }
        let texts = names.iter().filter_map(|entry| layout::text(&entry.name));
        let mut folded: Vec<(String, &str)> = texts.map(|name| (folded(name), name)).collect();
        folded.sort_unstable();
        for (one, other) in folded.iter().zip(folded.iter().skip(1)) {
            if one.0 == other.0 {
                let message = format!(
                    "clashes with {} on systems that fold case or accents",
                    one.1
                );
                let path = folder.path().join(other.1);
                self.warn("name-clash", path, message, "rename one of the two");
            }
        }
    }

    /// Whether anybody wants to hear warnings.
    pub fn wants_warnings(&self) -> bool {
        self.care.warnings
    }

    /// Whether notes are read as if they had the name that is meant.
    pub fn reads_as_meant(&self) -> bool {
        self.care.as_meant
    }

    /// Tells a warning about a file or folder as a whole.
    pub fn warn(&mut self, rule: &'static str, path: RelPath, message: String, hint: &str) {
        if !self.care.warnings {
            return;
        }
        let problem = Problem::of_file(rule, Severity::Warning, path, message);
        self.problems.push(problem.hint(hint));
    }

    /// Hands the text of a file in a folder to `then`; `None` where there is none, which is told
    /// unless the file is merely gone.
    pub fn text<T>(
        &mut self,
        folder: &Folder<'_>,
        entry: &Entry,
        then: impl FnOnce(Source<'_>, &mut Vec<Problem>) -> T,
    ) -> Option<T> {
        let path = folder.path().join(&entry.name.to_string_lossy());
        let mut buffer = std::mem::take(&mut self.buffer);
        let read = folder.read(entry, cap_of(&path), &mut buffer);
        if entry.kind == Kind::Link && matches!(read, Err(Refused::Missing)) {
            let message = "this symbolic link leads to nothing".to_owned();
            let problem = Problem::of_file("outside", Severity::Error, path.clone(), message);
            self.problems
                .push(problem.hint("remove it, or put back what it led to"));
        }
        let done = self.understood(&path, read, &buffer, then);
        self.buffer = buffer;
        done
    }

    /// The same for a file whose folder was not listed.
    pub fn text_at<T>(
        &mut self,
        path: &RelPath,
        then: impl FnOnce(Source<'_>, &mut Vec<Problem>) -> T,
    ) -> Option<T> {
        let mut buffer = std::mem::take(&mut self.buffer);
        let read = self.door.read(path, cap_of(path), &mut buffer);
        let done = self.understood(path, read, &buffer, then);
        self.buffer = buffer;
        done
    }

    fn understood<T>(
        &mut self,
        path: &RelPath,
        read: Result<(), Refused>,
        bytes: &[u8],
        then: impl FnOnce(Source<'_>, &mut Vec<Problem>) -> T,
    ) -> Option<T> {
        if let Err(refused) = read {
            self.problems
                .extend(source::refusal(path, &refused, cap_of(path)));
            return None;
        }
        self.remember(path, bytes);
        match source::text_of(path, bytes) {
            Ok(text) => {
                let source = Source {
                    path,
                    text,
                    warnings: self.care.warnings,
                };
                let before = self.problems.len();
                let read = then(source, &mut self.problems);
                put_off(self.problems.get_mut(before..).unwrap_or_default());
                Some(read)
            }
            Err(problem) => {
                self.problems.push(*problem);
                None
            }
        }
    }
}

/// What `check --fix` would mend in a file waits where something in it has to be mended by a person first.
fn put_off(of_file: &mut [Problem]) {
    let closed = of_file.iter().find(|problem| problem.closes_file());
    let line = closed.map(|problem| problem.line);
    let Some(line) = line.filter(|line| *line > 0) else {
        return;
    };
    let bytes =
        |problem: &&mut Problem| matches!(problem.mend.as_deref(), Some(Mend::Bytes { .. }));
    for problem in of_file.iter_mut().filter(bytes) {
        problem.only_after(line);
    }
}

/// A name as a system sees it that folds case and composes accents: equal for names that clash there.
fn folded(name: &str) -> String {
    let lower: String = name.nfc().flat_map(char::to_lowercase).collect();
    lower.nfc().collect()
}

/// How many bytes of such a file are read.
pub fn cap_of(path: &RelPath) -> u64 {
    if path.as_str().ends_with(".toml") {
        TOML_CAP
    } else {
        NOTE_CAP
    }
}
