//! The problems of a whole network in little room: packed folder by folder, told one after the other.
//!
//! What may live here: packing, order, each problem once. What may not: which problems a reader wants.

use std::cmp::Ordering;
use std::sync::{Mutex, PoisonError};

use crate::model::ids::RelPath;
use crate::model::problem::{Excerpt, Problem, Severity};
use crate::text::pack::{Lexicon, Pack, Unpack};

/// Packs the problems of folders, on several threads.
#[derive(Debug, Default)]
pub struct Packer {
    lexicon: Lexicon,
    rules: Mutex<Vec<&'static str>>,
}

/// The problems of one folder, as bytes.
#[derive(Debug)]
pub struct Folder {
    path: RelPath,
    bytes: Box<[u8]>,
}

/// The problems of a network.
#[derive(Debug, Default)]
pub struct Book {
    packer: Packer,
    /// Folders in the order of their paths, each once.
    pub folders: Vec<Folder>,
    /// In order.
    beside: Vec<Problem>,
}

impl Packer {
    /// The problems of a folder, in any order; `None` where there is none. All of them lie below the folder.
    pub fn pack(&self, path: RelPath, mut problems: Vec<Problem>) -> Option<Folder> {
        if problems.is_empty() {
            return None;
        }
        problems.sort_by(in_order);
        let mut pack = Pack::new(&self.lexicon);
        for problem in &problems {
            pack.phrase(problem.file.below(&path).unwrap_or_default());
            pack.number(self.rule(problem.rule));
            pack.number(u64::from(problem.severity == Severity::Warning));
            pack.number(problem.line as u64);
            pack.number(problem.column as u64);
            pack.phrase(&problem.message);
            pack.number(u64::from(problem.hint.is_some()));
            if let Some(hint) = &problem.hint {
                pack.phrase(hint);
            }
            pack.maybe(problem.excerpt.as_ref().map(|there| there.text.as_str()));
            if let Some(excerpt) = &problem.excerpt {
                pack.number(excerpt.start as u64);
                pack.number(excerpt.end as u64);
            }
        }
        let bytes = pack.done();
        Some(Folder { path, bytes })
    }

    fn unpack(&self, folder: &Folder) -> Vec<Problem> {
        let mut unpack = Unpack::new(&self.lexicon, &folder.bytes, 0);
        let mut problems = Vec::new();
        while !unpack.is_done() {
            problems.push(self.one(&folder.path, &mut unpack));
        }
        problems
    }

    fn one(&self, folder: &RelPath, unpack: &mut Unpack<'_>) -> Problem {
        let file = folder.join(&unpack.phrase());
        let rule = self.rule_of(unpack.number());
        let severity = match unpack.number() {
            0 => Severity::Error,
            _ => Severity::Warning,
        };
        let (line, column) = (place(unpack), place(unpack));
        let message = unpack.phrase();
        let hint = (unpack.number() > 0).then(|| unpack.phrase());
        let excerpt = unpack.maybe().map(|text| Excerpt {
            text,
            start: place(unpack),
            end: place(unpack),
        });
        Problem {
            line,
            column,
            excerpt,
            hint,
            ..Problem::of_file(rule, severity, file, message)
        }
    }

    fn rule(&self, rule: &'static str) -> u64 {
        let mut rules = self.rules.lock().unwrap_or_else(PoisonError::into_inner);
        let known = rules.iter().position(|one| *one == rule);
        let number = known.unwrap_or_else(|| {
            rules.push(rule);
            rules.len() - 1
        });
        number as u64
    }

    fn rule_of(&self, number: u64) -> &'static str {
        let rules = self.rules.lock().unwrap_or_else(PoisonError::into_inner);
        let at = usize::try_from(number).ok();
        at.and_then(|at| rules.get(at)).copied().unwrap_or_default()
    }
}

fn place(unpack: &mut Unpack<'_>) -> usize {
    usize::try_from(unpack.number()).unwrap_or(0)
}

impl Book {
    /// A book of folders that this packer packs.
    pub fn new(packer: Packer) -> Self {
        let (folders, beside) = (Vec::new(), Vec::new());
        Self {
            packer,
            folders,
            beside,
        }
    }

    /// Adds problems of any file.
    pub fn add(&mut self, problems: impl IntoIterator<Item = Problem>) {
        self.beside.extend(problems);
        self.beside.sort_by(in_order);
    }

    /// All of them by file, line, column, rule and message, each once.
    pub fn each(&self) -> impl Iterator<Item = Problem> {
        let mut beside = self.beside.as_slice();
        let folders = self.folders.iter().map(Some).chain([None]);
        folders.flat_map(move |folder| {
            let end = folder.map_or(beside.len(), |folder| {
                let own = |one: &Problem| one.file.below(&folder.path).is_some();
                beside.partition_point(|one| by_path(&one.file, &folder.path).is_le() || own(one))
            });
            let (here, rest) = beside.split_at(end);
            beside = rest;
            let packed = folder.map_or_else(Vec::new, |folder| self.packer.unpack(folder));
            let mut all = [here.to_vec(), packed].concat();
            all.sort_by(in_order);
            all.dedup();
            all
        })
    }
}

impl From<Vec<Problem>> for Book {
    fn from(problems: Vec<Problem>) -> Self {
        let mut book = Self::default();
        book.add(problems);
        book
    }
}

/// By path, then line, column, rule and message: the same on every machine.
fn in_order(a: &Problem, b: &Problem) -> Ordering {
    by_path(&a.file, &b.file)
        .then_with(|| (a.line, a.column, a.rule).cmp(&(b.line, b.column, b.rule)))
        .then_with(|| a.message.cmp(&b.message))
}

/// Folder by folder: `a/x` before `a-b`.
fn by_path(a: &RelPath, b: &RelPath) -> Ordering {
    a.as_str().split('/').cmp(b.as_str().split('/'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn warning(file: &str, line: usize, rule: &'static str) -> Problem {
        let mut problem = Problem::of_file(rule, Severity::Warning, RelPath::new(file), "x");
        problem.line = line;
        problem
    }

    #[test]
    fn problems_stand_in_the_order_of_folders_lines_and_rules_and_once() {
        let packer = Packer::default();
        let pack = |id: &str, problems| packer.pack(RelPath::new(format!("people/{id}")), problems);
        let found = vec![
            warning("people/a/person.toml", 3, "x"),
            warning("people/a/person.toml", 2, "y"),
            warning("people/a/person.toml", 2, "x"),
        ];
        let folders = [pack("a", found), pack("c", Vec::new())];
        let mut book = Book::new(packer);
        book.folders.extend(folders.into_iter().flatten());
        book.add(vec![
            warning("people/a-b/person.toml", 1, "x"),
            warning("people/a/person.toml", 2, "x"),
            warning("people/a", 0, "z"),
        ]);
        book.add([warning("mentor.toml", 9, "x")]);
        let told = |problem: Problem| format!("{}:{}:{}", problem.file, problem.line, problem.rule);
        let places: Vec<String> = book.each().map(told).collect();
        assert_eq!(
            places,
            [
                "mentor.toml:9:x",
                "people/a:0:z",
                "people/a/person.toml:2:x",
                "people/a/person.toml:2:y",
                "people/a/person.toml:3:x",
                "people/a-b/person.toml:1:x",
            ]
        );
    }

    fn problem() -> impl Strategy<Value = Problem> {
        let rule = prop::sample::select(vec!["x", "unknown-key"]);
        let file = prop::sample::select(vec!["person.toml", "a.md", "deep/b.md"]);
        let text = || "[ a-cé]{0,30}";
        let excerpt = prop::option::of((text(), 0..9usize, 0..9usize));
        let place = (0..300usize, 0..300usize);
        (
            rule,
            file,
            place,
            text(),
            prop::option::of(text()),
            excerpt,
            any::<bool>(),
        )
            .prop_map(
                |(rule, file, (line, column), message, hint, excerpt, error)| {
                    let severity = if error {
                        Severity::Error
                    } else {
                        Severity::Warning
                    };
                    let file = RelPath::new("people/ada").join(file);
                    Problem {
                        line,
                        column,
                        hint,
                        excerpt: excerpt.map(|(text, start, end)| Excerpt { text, start, end }),
                        ..Problem::of_file(rule, severity, file, message)
                    }
                },
            )
    }

    proptest! {
        #[test]
        fn packed_or_not_a_book_tells_the_same(problems in prop::collection::vec(problem(), 0..12)) {
            let packer = Packer::default();
            let folder = packer.pack(RelPath::new("people/ada"), problems.clone());
            let mut packed = Book::new(packer);
            packed.folders.extend(folder);
            let plain = Book::from(problems);
            prop_assert!(packed.each().eq(plain.each()));
        }
    }
}
