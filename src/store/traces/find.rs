//! The walk: every TOML, Markdown and CSV file of the network is looked into for the id; only those that
//! hold it are read closely, so that ten thousand people cost one pass over their bytes.
//!
//! What may live here: which files, in which order. What may not: what a name looks like (`table`, `words`).

use std::collections::HashSet;

use memchr::memmem::Finder;

use super::{table, words};
use crate::model::ids::{Place, RelPath};
use crate::model::trace::{Named, Trace};
use crate::store::door::{Entry, Kind, Refused};
use crate::store::layout;
use crate::store::read::visit::{Visit, cap_of};
use crate::store::source::{self, Source};

/// The folders of the format come first: a link in one of them is followed there, and nowhere again.
const FIRST: [&str; 5] = ["people", "circles", "goals", "resources", "program"];

/// Every place that names it, by path and place.
pub fn find(visit: &mut Visit<'_>, named: &Named) -> Vec<Trace> {
    let mut walk = Walk {
        named,
        finder: Finder::new(named.id().as_bytes()),
        linked: HashSet::new(),
        buffer: Vec::new(),
        found: Vec::new(),
    };
    let first = FIRST.iter().map(RelPath::new);
    for folder in first {
        walk.folder(visit, folder);
    }
    walk.folder(visit, RelPath::new(""));
    let mut found = walk.found;
    found.sort_by(|a, b| (&a.place.file, a.range.start).cmp(&(&b.place.file, b.range.start)));
    found
}

struct Walk<'n> {
    named: &'n Named,
    finder: Finder<'n>,
    /// What links led to.
    linked: HashSet<RelPath>,
    buffer: Vec<u8>,
    found: Vec<Trace>,
}

impl Walk<'_> {
    /// A folder and those in it, as deep as they go.
    fn folder(&mut self, visit: &mut Visit<'_>, top: RelPath) {
        let at_root = top.as_str().is_empty();
        let mut pending = vec![top];
        while let Some(here) = pending.pop() {
            let listed = visit.door().folder(&here).and_then(|folder| folder.list());
            let Some(entries) = visit.or_told(&here, listed) else {
                continue;
            };
            for entry in entries {
                let Some(name) = visible(&entry) else {
                    continue;
                };
                let path = here.join(name);
                let known = at_root && here.as_str().is_empty() && FIRST.contains(&name);
                if known || !self.linked.is_empty() && self.linked.contains(&path) {
                    continue;
                }
                match self.kind(visit, &entry, &path) {
                    Some(Kind::Folder) => pending.push(path),
                    Some(Kind::File) => self.file(visit, &path),
                    _ => {}
                }
            }
        }
    }

    /// What stands at a path; of a link what it leads to, the first time that it is met.
    fn kind(&mut self, visit: &Visit<'_>, entry: &Entry, path: &RelPath) -> Option<Kind> {
        if !matches!(entry.kind, Kind::Link | Kind::Unknown) {
            return Some(entry.kind);
        }
        let real = visit.door().real_path(path).ok()?;
        if real != *path && (real.as_str().starts_with('.') || real.as_str().contains("/.")) {
            return None;
        }
        let kind = visit.door().look(&real).ok()?.kind;
        (real == *path || self.linked.insert(real)).then_some(kind)
    }

    fn file(&mut self, visit: &mut Visit<'_>, path: &RelPath) {
        let name = path.file_name();
        let is = |end: &str| name.ends_with(end);
        if !is(".md") && !is(".toml") && path.as_str() != words::PARTICIPANTS {
            return;
        }
        match visit.door().read(path, cap_of(path), &mut self.buffer) {
            Ok(()) if self.finder.find(&self.buffer).is_none() => return,
            Ok(()) => {}
            Err(Refused::Missing) => return,
            // Nobody knows what it holds.
            Err(_) => return self.unread(path),
        }
        let buffer = std::mem::take(&mut self.buffer);
        visit.remember(path, &buffer);
        match source::text_of(path, &buffer) {
            Ok(text) if source::conflicts(Source::new(path, text)).is_empty() => {
                self.text(path, text);
            }
            _ => self.unread(path),
        }
        self.buffer = buffer;
    }

    fn text(&mut self, path: &RelPath, text: &str) {
        let from = self.found.len();
        let Some(keys) = table::keys(path, text, self.named) else {
            return self.unread(path);
        };
        for (range, form) in words::words(path, text, self.named, keys) {
            let place = Place {
                file: path.clone(),
                line: 0,
            };
            let line = words::line(text, range.start).trim().to_owned();
            self.found.push(Trace {
                place,
                range,
                form,
                line,
            });
        }
        let (mut line, mut counted) = (1, 0);
        for trace in self.found.iter_mut().skip(from) {
            let between = text.get(counted..trace.range.start).unwrap_or_default();
            line += between.bytes().filter(|byte| *byte == b'\n').count();
            counted = trace.range.start;
            trace.place.line = line;
        }
    }

    fn unread(&mut self, path: &RelPath) {
        self.found.push(Trace::unread(path.clone()));
    }
}

/// The name of an entry that anybody else would look into.
fn visible(entry: &Entry) -> Option<&str> {
    let name = layout::text(&entry.name)?;
    layout::litter(name).is_none().then_some(name)
}
