//! A copy of the sample network in which every place that is not everybody's to read holds a word of
//! its own, so that what leaves the folder can be searched for it.
//!
//! The files are marked line by line, not by the program's own reader.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::folder::folder;
use crate::sandbox::repository;

/// What a marked place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A Private section, a confidential note, a confidential person.
    Private,
    /// What the owner thinks of somebody: `[fit]`.
    Judgement,
    /// What is between the owner and one person: relationship, notes, log, plan, what moves them.
    Between,
}

/// A marked place.
#[derive(Clone, Debug)]
pub struct Mark {
    /// What kind of place it is.
    pub kind: Kind,
    /// Whose it is, by id; of a note to which another's `see` points, both.
    pub whose: BTreeSet<String>,
    /// Its file and line.
    pub place: String,
}

/// The marked network.
pub struct Marked {
    dir: TempDir,
    /// Every mark by its word.
    pub marks: BTreeMap<String, Mark>,
}

/// The beginning of every word that marks a place: nothing else begins so.
const WORD: &str = "zqx";
/// A day that stands in every `snooze`.
const SNOOZED: &str = "2031-07-29";
/// Its year, which stands nowhere else.
pub const SNOOZED_IN: &str = "2031";
/// Keys of a relationship, and of a person, that are between them and the owner.
const BETWEEN: [&str; 11] = [
    "purpose",
    "objectives",
    "feedback",
    "offer",
    "expectations",
    "confidentiality",
    "boundaries",
    "gains",
    "motivation",
    "perspectives",
    "interests",
];
/// Keys that name somebody: of a confidential person nobody reads them.
const NAMES: [&str; 7] = [
    "name",
    "title",
    "organization",
    "expertise",
    "location",
    "works",
    "email",
];
/// Private text of every meaning that a section may have, under one heading.
const PRIVATE_PARTS: [&str; 9] = [
    "Takeaways",
    "Decisions",
    "Actions",
    "Feedback",
    "Gave",
    "Received",
    "Stories",
    "Next time",
    "Send ahead",
];

impl Marked {
    /// The sample network with its marks.
    pub fn harbor() -> Self {
        let mut marked = Self {
            dir: folder(),
            marks: BTreeMap::new(),
        };
        let from = repository().join("examples/harbor");
        let mut files = files(&from);
        files.sort();
        for path in files {
            let name = path.strip_prefix(&from).unwrap().to_str().unwrap();
            let text = fs::read_to_string(&path).unwrap();
            let text = marked.text(name, &text);
            let to = marked.dir.path().join(name);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::write(to, text).unwrap();
        }
        marked.confidential_notes();
        marked
    }

    /// Its folder.
    pub fn root(&self) -> &Path {
        self.dir.path()
    }

    /// The ids of the people.
    pub fn people(&self) -> Vec<String> {
        let mut ids: Vec<String> = fs::read_dir(self.root().join("people"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        ids.sort();
        ids
    }

    /// The marks that a text holds. Lines of a mail that were broken are joined first.
    pub fn in_text(&self, text: &str) -> Vec<&Mark> {
        let joined = text.replace("=\r\n", "").replace("=\n", "").to_lowercase();
        let parts = joined.split(WORD).skip(1);
        parts
            .map(|rest| {
                let end = rest
                    .find(|c: char| !c.is_ascii_digit())
                    .unwrap_or(rest.len());
                self.marks
                    .get(&format!("{WORD}{}", &rest[..end]))
                    .unwrap_or_else(|| panic!("a torn mark: {WORD}{rest}"))
            })
            .collect()
    }

    fn mark(&mut self, kind: Kind, whose: &BTreeSet<String>, place: String) -> String {
        let word = format!("{WORD}{:05}", self.marks.len());
        let mark = Mark {
            kind,
            whose: whose.clone(),
            place,
        };
        self.marks.insert(word.clone(), mark);
        word
    }

    fn text(&mut self, name: &str, text: &str) -> String {
        let parts: Vec<&str> = name.split('/').collect();
        let whose = owners(&parts);
        let confidential = parts.get(1) == Some(&"valentina-cruz")
            || text
                .lines()
                .any(|line| line.starts_with("confidential = true"));
        match parts.as_slice() {
            ["people", _, "person.toml"] => self.person(name, text, &whose, confidential),
            ["people", _, "log.md"] => self.log(name, text, &whose, confidential),
            ["people" | "circles", _, note] if note.ends_with(".md") => {
                let kind = match parts[0] {
                    _ if confidential => Some(Kind::Private),
                    "people" => Some(Kind::Between),
                    _ => None,
                };
                self.note(name, text, &whose, kind)
            }
            ["goals" | "resources", _] => self.note(name, text, &whose, None),
            _ => text.to_owned(),
        }
    }

    /// Marks every line of a note that says something, where `kind` says so or a Private section does,
    /// and adds Private sections of every meaning.
    fn note(
        &mut self,
        name: &str,
        text: &str,
        whose: &BTreeSet<String>,
        kind: Option<Kind>,
    ) -> String {
        let mut out = String::new();
        let mut front = text.starts_with("+++");
        let mut private: Option<usize> = None;
        for (at, line) in text.lines().enumerate() {
            if at > 0 && line == "+++" {
                front = false;
                out.push_str("+++\n");
                continue;
            }
            let level = line.len() - line.trim_start_matches('#').len();
            if !front && level > 0 && line[level..].starts_with(' ') {
                if private.is_some_and(|of| level <= of) {
                    private = None;
                }
                if line[level..].trim() == "Private" {
                    private = Some(level);
                }
            }
            let kind = if private.is_some() {
                Some(Kind::Private)
            } else {
                kind
            };
            let says = !front && !line.trim().is_empty() && (level == 0 || level == 1);
            match kind.filter(|_| says && !line.starts_with("```")) {
                Some(kind) => {
                    let word = self.mark(kind, whose, format!("{name}:{}", at + 1));
                    writeln!(out, "{line} {word}").unwrap();
                }
                None => writeln!(out, "{line}").unwrap(),
            }
        }
        out.push_str("\n## Feedback\n\n### Private\n\n");
        let word = self.mark(Kind::Private, whose, format!("{name}: nested"));
        writeln!(out, "- received: {word} and more of it").unwrap();
        out.push_str("\n## Private\n\n");
        for part in PRIVATE_PARTS {
            let word = self.mark(Kind::Private, whose, format!("{name}: Private/{part}"));
            let item = if part == "Actions" { "- [ ] " } else { "- " };
            writeln!(out, "### {part}\n\n{item}{word} is for nobody\n").unwrap();
        }
        out
    }

    fn log(
        &mut self,
        name: &str,
        text: &str,
        whose: &BTreeSet<String>,
        confidential: bool,
    ) -> String {
        let kind = if confidential {
            Kind::Private
        } else {
            Kind::Between
        };
        let mut out = String::new();
        for (at, line) in text.lines().enumerate() {
            // These mean something as they stand.
            let whole = line.ends_with(": progress") || line.contains("introduced: @");
            if line.trim().is_empty() || whole {
                writeln!(out, "{line}").unwrap();
                continue;
            }
            let word = self.mark(kind, whose, format!("{name}:{}", at + 1));
            match line.rsplit_once(" weight:") {
                Some((said, weight)) => writeln!(out, "{said} {word} weight:{weight}").unwrap(),
                None => writeln!(out, "{line} {word}").unwrap(),
            }
        }
        out
    }

    fn person(
        &mut self,
        name: &str,
        text: &str,
        whose: &BTreeSet<String>,
        confidential: bool,
    ) -> String {
        let mut out = String::new();
        let (mut table, mut key) = (String::new(), String::new());
        for (at, line) in text.lines().enumerate() {
            if let Some(named) = line.strip_prefix('[') {
                named.split(']').next().unwrap().clone_into(&mut table);
            } else if let Some((before, _)) = line.split_once('=')
                && before
                    .trim()
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c == '-')
            {
                before.trim().clone_into(&mut key);
            }
            let kind = match (table.as_str(), key.as_str()) {
                ("fit.evidence", _) => Some(Kind::Judgement),
                (_, key) if confidential && (NAMES.contains(&key) || BETWEEN.contains(&key)) => {
                    Some(Kind::Private)
                }
                ("" | "relationship", key) if BETWEEN.contains(&key) => Some(Kind::Between),
                _ => None,
            };
            let snoozed = table == "relationship" && line.starts_with("snooze");
            match kind {
                _ if snoozed => {}
                Some(kind) => {
                    let place = format!("{name}:{}", at + 1);
                    let line = in_strings(line, || self.mark(kind, whose, place.clone()));
                    writeln!(out, "{line}").unwrap();
                }
                None => writeln!(out, "{line}").unwrap(),
            }
            if line == "[relationship]" {
                writeln!(out, "snooze = {SNOOZED}").unwrap();
            }
        }
        out
    }

    /// A confidential note of everyone, between the others.
    fn confidential_notes(&mut self) {
        for id in self.people() {
            let whose = BTreeSet::from([id.clone()]);
            let name = format!("people/{id}/2026-05-28-quiet.md");
            let mut text = String::from("+++\nconfidential = true\n+++\n");
            let title = self.mark(Kind::Private, &whose, format!("{name}: title"));
            writeln!(text, "# {title}\n").unwrap();
            for part in PRIVATE_PARTS {
                let word = self.mark(Kind::Private, &whose, format!("{name}: {part}"));
                let item = if part == "Actions" {
                    "- [x] done:2026-05-29 "
                } else {
                    "- "
                };
                writeln!(text, "## {part}\n\n{item}{word} stays here").unwrap();
                let result = self.mark(Kind::Private, &whose, format!("{name}: {part} result"));
                writeln!(text, "  - result: {result}\n").unwrap();
            }
            fs::write(self.root().join(&name), text).unwrap();
        }
    }
}

/// Whose a file is; of the note that another's `see` points to, both.
fn owners(parts: &[&str]) -> BTreeSet<String> {
    let mut whose = BTreeSet::new();
    if parts[0] == "people" {
        whose.insert(parts[1].to_owned());
    }
    if parts.last() == Some(&"2026-03-19-incident.md") {
        whose.insert("ruth-abara".to_owned());
    }
    whose
}

/// Adds a word at the end of each text of a line of TOML, comments left as they are.
fn in_strings(line: &str, mut word: impl FnMut() -> String) -> String {
    let mut out = String::new();
    let mut inside = false;
    let mut escaped = false;
    let mut comment = false;
    for c in line.chars() {
        match c {
            '"' if !escaped && !comment => {
                if inside {
                    out.push(' ');
                    out.push_str(&word());
                }
                inside = !inside;
            }
            '#' if !inside => comment = true,
            _ => {}
        }
        escaped = c == '\\' && !escaped;
        out.push(c);
    }
    out
}

fn files(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found
}
