//! The way through all files, one in memory at a time: people by id, then circles, goals, the shelf, a
//! programme, the settings.
//!
//! What may live here: the order, and which pages are handed on. What may not: why.

use super::parts::{flag, parts, text};
use crate::model::ids::{CircleId, GoalId, PersonId, RelPath, ResourceId};
use crate::model::note::SectionKey;
use crate::model::page::Page;
use crate::model::problem::Problem;
use crate::model::trace::Named;
use crate::store::door::{Entry, Kind, Refused};
use crate::store::find::MARK;
use crate::store::layout::{self, Name};
use crate::store::markdown::front_matter::{Front, front};
use crate::store::opened::Store;
use crate::store::read::visit::{Care, Visit, cap_of};
use crate::store::source;

/// The folders that are looked through.
const FOLDERS: [&str; 5] = ["people", "circles", "goals", "resources", "program"];

impl Store {
    /// Hands on every page whose text is `wanted`, in order; gives what could not be read, or not whole.
    /// `aliases` are the owner's own headings.
    pub fn pages(
        &self,
        aliases: &[(String, SectionKey)],
        wanted: impl Fn(&RelPath, &str) -> bool,
        take: impl FnMut(Page),
    ) -> Vec<Problem> {
        let mut walk = Walk {
            visit: Visit::new(self.door(), Care::default()),
            aliases,
            wanted,
            take,
            buffer: Vec::new(),
            known: None,
        };
        for folder in FOLDERS {
            walk.folder(&RelPath::new(folder));
        }
        walk.file(&RelPath::new(MARK));
        walk.visit.problems
    }
}

struct Walk<'a, W, T> {
    visit: Visit<'a>,
    aliases: &'a [(String, SectionKey)],
    wanted: W,
    take: T,
    buffer: Vec<u8>,
    /// Whose folder the last page stood in, the name, and whether it is confidential.
    known: Option<(Named, String, bool)>,
}

impl<W: Fn(&RelPath, &str) -> bool, T: FnMut(Page)> Walk<'_, W, T> {
    /// The files of a folder and of those in it, in the order of paths.
    fn folder(&mut self, top: &RelPath) {
        let mut pending = vec![(top.clone(), Kind::Folder)];
        while let Some((path, kind)) = pending.pop() {
            if kind != Kind::Folder {
                self.file(&path);
                continue;
            }
            let Some(folder) = self.visit.folder(&path) else {
                continue;
            };
            let Some(names) = self.visit.names(&folder) else {
                continue;
            };
            // The last one pushed is the next one taken.
            for entry in names.iter().rev() {
                pending.extend(self.below(&path, entry));
            }
        }
    }

    /// What stands at an entry; a link that leads to a folder is followed only where people and circles are.
    fn below(&self, folder: &RelPath, entry: &Entry) -> Option<(RelPath, Kind)> {
        let path = folder.join(layout::text(&entry.name)?);
        let kind = match entry.kind {
            Kind::Link | Kind::Unknown => {
                let real = self.visit.door().real_path(&path).ok()?;
                let kind = self.visit.door().look(&real).ok()?.kind;
                let own = matches!(folder.as_str(), "people" | "circles");
                (kind != Kind::Folder || own).then_some(kind)?
            }
            kind => kind,
        };
        let text = [".md", ".toml", ".csv"];
        let is_text = text.iter().any(|end| path.as_str().ends_with(end));
        (kind == Kind::Folder || kind == Kind::File && is_text).then_some((path, kind))
    }

    fn file(&mut self, path: &RelPath) {
        let mut buffer = std::mem::take(&mut self.buffer);
        match self.visit.door().read(path, cap_of(path), &mut buffer) {
            Ok(()) => match source::text_of(path, &buffer) {
                Ok(text) => self.text(path, text),
                Err(problem) => {
                    self.visit.problems.push(*problem);
                    self.text(path, &String::from_utf8_lossy(&buffer));
                }
            },
            Err(Refused::Missing) => {}
            Err(refused) => {
                let told = source::refusal(path, &refused, cap_of(path));
                self.visit.problems.extend(told);
            }
        }
        self.buffer = buffer;
    }

    fn text(&mut self, path: &RelPath, text: &str) {
        if !(self.wanted)(path, text) {
            return;
        }
        let whose = whose(path);
        let (name, private) = match &whose {
            Some(named) => self.known(named, path, text),
            None => (path.file_name().to_owned(), false),
        };
        let (date, agenda) = match layout::name(path.file_name()) {
            Name::Agenda(day, _) => (Some(day), true),
            Name::Meeting(day, _) | Name::Closing(day, _) => (Some(day), false),
            _ => (None, false),
        };
        (self.take)(Page {
            file: path.clone(),
            parts: parts(path, text, self.aliases, private),
            whose,
            name,
            date,
            agenda,
            text: text.to_owned(),
        });
    }

    /// The name of whose a page is, and whether they are confidential.
    fn known(&mut self, named: &Named, path: &RelPath, page: &str) -> (String, bool) {
        if let Some((known, name, private)) = &self.known
            && known == named
        {
            return (name.clone(), *private);
        }
        let mut bytes = Vec::new();
        let card = named.card();
        let toml = if *path == card {
            page.to_owned()
        } else {
            // A file that cannot be read is told where its turn comes.
            let _ = self.visit.door().read(&card, cap_of(&card), &mut bytes);
            String::from_utf8_lossy(&bytes).into_owned()
        };
        let toml = match front(&toml) {
            Front::Toml { toml: range, .. } => toml.get(range).unwrap_or_default(),
            _ => toml.as_str(),
        };
        let key = if named.is_folder() { "name" } else { "title" };
        let name = text(toml, key).unwrap_or_else(|| named.id().to_owned());
        let private = flag(toml, "confidential");
        self.known = Some((named.clone(), name.clone(), private));
        (name, private)
    }
}

/// Whose folder a file stands in, or what it is itself.
fn whose(path: &RelPath) -> Option<Named> {
    let (shelf, rest) = path.as_str().split_once('/')?;
    let (first, inside) = rest
        .split_once('/')
        .map_or((rest, false), |(id, _)| (id, true));
    let id = || layout::id_of_file(rest);
    match (shelf, inside) {
        ("people", true) => Some(Named::Person(PersonId::new(first))),
        ("circles", true) => Some(Named::Circle(CircleId::new(first))),
        ("goals", false) => Some(Named::Goal(GoalId::new(id()?))),
        ("resources", false) => Some(Named::Resource(ResourceId::new(id()?))),
        _ => None,
    }
}
