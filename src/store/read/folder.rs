//! The folder of one person or circle: what its names say, and as much of its files as is asked for.
//!
//! What may live here: the order in which a folder is read. What may not: threads, other folders.

use std::collections::BTreeSet;

use super::person;
use super::shelf;
use super::visit::Visit;
use crate::model::circle::Circle;
use crate::model::ids::{CircleId, GoalId, PersonId, RelPath};
use crate::model::keys::FileKind;
use crate::model::note::{Meeting, Note, SectionKey};
use crate::model::person::Person;
use crate::model::problem::{Mend, Problem, Severity};
use crate::store::door::{Entry, Folder, Kind, Refused};
use crate::store::layout::{self, Name};
use crate::store::markdown::action_words::Known;
use crate::store::markdown::body::{self, FileKind as BodyKind, Rules};
use crate::store::markdown::front;
use crate::store::markdown::log_file;
use crate::store::markdown::shortcut::{self, Cut};
use crate::store::source::{Source, conflicts, refusal};

/// How much of a note is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Its name.
    Name,
    /// Its front matter too.
    Front,
    /// As much as its actions and takeaways need.
    Actions,
    /// Its title, its actions, and what stands under the headings that have a meaning.
    Sections,
    /// All of it.
    Whole,
}

impl Depth {
    /// Whether anything below the front matter is read.
    fn opens_notes(self) -> bool {
        matches!(self, Self::Actions | Self::Sections | Self::Whole)
    }
}

/// What has to be known to read a note's text.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// Headings that mean a section, beside the English ones.
    pub sections: Vec<(String, SectionKey)>,
    /// The goals that `#word` may mean.
    pub goals: BTreeSet<GoalId>,
}

/// Dated files of a folder.
#[derive(Debug, Default)]
struct Dated {
    meetings: Vec<Meeting>,
    agendas: Vec<Meeting>,
    closings: Vec<Meeting>,
}

/// Reads a person's folder; its notes to this depth, `log.md` always, `plan.md` only with the whole notes.
pub fn person(
    visit: &mut Visit<'_>,
    folder: &Folder<'_>,
    id: PersonId,
    (depth, terms): (Depth, &Terms),
) -> Person {
    let mut person = Person::new(id);
    let mut dated = Dated::default();
    let names = visit.names(folder);
    let mut card = names.is_none();
    for entry in names.unwrap_or_default() {
        let name = layout::text(&entry.name).unwrap_or_default();
        match layout::name(name) {
            Name::Card if name == "person.toml" => {
                card = true;
                visit.text(folder, &entry, |source, problems| {
                    person::read(&mut person, source, problems);
                });
            }
            Name::Log => {
                let log = visit.text(folder, &entry, |source, problems| {
                    let (touches, told) = log_file::read(source);
                    problems.extend(conflicts(source));
                    problems.extend(told);
                    touches
                });
                person.log = log.unwrap_or_default();
            }
            Name::Plan if depth.opens_notes() => {
                let plan = note(visit, folder, &entry, (depth, terms));
                if plan.is_none() {
                    person.plan_unread = true;
                } else {
                    person.plan = plan;
                }
            }
            other => file(visit, folder, (&entry, other), (depth, terms), &mut dated),
        }
    }
    if !card {
        let message = "this folder has no person.toml, so only its name is known".to_owned();
        visit.warn(
            "no-card",
            folder.path().clone(),
            message,
            "add one: name = \"…\" is all it needs",
        );
    }
    person.meetings = in_order(dated.meetings);
    person.agendas = in_order(dated.agendas);
    person.closings = in_order(dated.closings);
    person
}

/// Reads a circle's folder; the front matter of its notes always.
pub fn circle(
    visit: &mut Visit<'_>,
    folder: &Folder<'_>,
    id: CircleId,
    (depth, terms): (Depth, &Terms),
) -> Circle {
    let mut circle = shelf::unread_circle(id);
    let mut dated = Dated::default();
    let names = visit.names(folder);
    let mut card = names.is_none();
    for entry in names.unwrap_or_default() {
        let name = layout::text(&entry.name).unwrap_or_default();
        match layout::name(name) {
            Name::Card if name == "circle.toml" => {
                card = true;
                visit.text(folder, &entry, |source, problems| {
                    shelf::circle(&mut circle, source, problems);
                });
            }
            Name::Log | Name::Plan => {}
            other => file(visit, folder, (&entry, other), (depth, terms), &mut dated),
        }
    }
    if !card {
        let message = "this folder has no circle.toml, so only its name is known".to_owned();
        visit.warn(
            "no-card",
            folder.path().clone(),
            message,
            "add one: name = \"…\" is all it needs",
        );
    }
    circle.meetings = in_order(dated.meetings);
    circle.agendas = in_order(dated.agendas);
    circle.closings = in_order(dated.closings);
    circle
}

/// A file that is neither the card nor one of a fixed name.
fn file(
    visit: &mut Visit<'_>,
    folder: &Folder<'_>,
    (entry, name): (&Entry, Name<'_>),
    how: (Depth, &Terms),
    dated: &mut Dated,
) {
    let path = folder.path().join(&entry.name.to_string_lossy());
    let meant;
    let name = match name {
        Name::NearlyDated => {
            let name = layout::text(&entry.name).unwrap_or_default();
            meant = nearly_dated(visit, path.clone(), name);
            match meant.as_deref().filter(|_| visit.reads_as_meant()) {
                Some(meant) => layout::name(meant),
                None => return,
            }
        }
        name => name,
    };
    let (day, slug, list) = match name {
        Name::Meeting(day, slug) => (day, slug, &mut dated.meetings),
        Name::Agenda(day, slug) => (day, slug, &mut dated.agendas),
        Name::Closing(day, slug) => (day, slug, &mut dated.closings),
        Name::NoSuchDay => {
            let message = "the date in this name is not a day of the calendar".to_owned();
            let hint = "rename it to the day of the meeting, as 2026-11-18.md";
            let problem = Problem::of_file("impossible-date", Severity::Error, path, message);
            visit.problems.push(problem.hint(hint));
            return;
        }
        Name::Card | Name::Log | Name::Plan | Name::NearlyDated | Name::Other => return,
    };
    if matches!(entry.kind, Kind::Folder | Kind::Other) {
        let refused = Refused::NotA(entry.kind);
        visit.problems.extend(refusal(&path, &refused, 0));
        return;
    }
    list.push(Meeting {
        path,
        day,
        slug: slug.map(str::to_owned),
        note: note(visit, folder, entry, how),
        seen: None,
    });
}

/// A name that nobody would find as that of dated notes, which is told; gives the one that is meant, where that
/// is free.
fn nearly_dated(visit: &mut Visit<'_>, path: RelPath, name: &str) -> Option<String> {
    let folder = RelPath::new(path.folder());
    let free = |meant: &String| visit.door().look(&folder.join(meant)).is_err();
    let meant = layout::meant(name).filter(free);
    let hint = match &meant {
        Some(meant) => format!("`mentor check --fix` names it {meant}"),
        None => "name it as 2026-11-18.md or 2026-11-18-topic.md".to_owned(),
    };
    let message = "this looks like dated notes, but its name is not read as a date";
    let problem = Problem::of_file("odd-name", Severity::Warning, path, message);
    let problem = problem.hint(hint).mend(meant.clone().map(Mend::Name));
    if visit.wants_warnings() {
        visit.problems.push(problem);
    }
    meant
}

/// Reads a note of a folder as deep as is asked for; `None` where that is not at all, or there is none to read.
fn note(
    visit: &mut Visit<'_>,
    folder: &Folder<'_>,
    entry: &Entry,
    (depth, terms): (Depth, &Terms),
) -> Option<Box<Note>> {
    if depth == Depth::Name {
        return None;
    }
    let note = visit.text(folder, entry, |source, problems| {
        note_of(source, (depth, terms), problems)
    });
    note.map(Box::new)
}

/// Reads a note's text.
pub fn note_of(
    source: Source<'_>,
    (depth, terms): (Depth, &Terms),
    problems: &mut Vec<Problem>,
) -> Note {
    let kind = FileKind::of(source.path).unwrap_or(FileKind::Meeting);
    let read = front::read(source, kind.keys(), problems);
    let mut front = front::meeting(source, read.table, problems);
    // What cannot be read may have said that nobody else is to see it.
    front.confidential |= read.broken;
    let mut note = Note {
        path: Some(source.path.clone()),
        front,
        ..Note::default()
    };
    if depth.opens_notes() {
        let kind = match kind {
            FileKind::Closing => BodyKind::Closing,
            _ => BodyKind::Meeting,
        };
        below(
            &mut note,
            (source, read.body, depth),
            (kind, terms, None),
            problems,
        );
    }
    note
}

/// Fills in what stands below the front matter.
pub fn below(
    note: &mut Note,
    (source, from, depth): (Source<'_>, usize, Depth),
    (kind, terms, home): (BodyKind, &Terms, Option<&GoalId>),
    problems: &mut Vec<Problem>,
) {
    let rules = Rules {
        kind,
        aliases: &terms.sections,
        whole: depth == Depth::Whole,
        known: Known {
            goals: &terms.goals,
            home,
        },
    };
    let cut = match depth {
        Depth::Actions => shortcut::to_actions(source.text, from, rules),
        Depth::Sections => shortcut::to_sections(source.text, from, rules),
        Depth::Name | Depth::Front | Depth::Whole => None,
    };
    let cut = cut.unwrap_or(Cut { from, title: None });
    let body = body::read(source, cut.from, rules);
    problems.extend(conflicts(source));
    problems.extend(body.problems);
    note.title = cut.title.or(body.title);
    note.sections = body.sections;
    note.actions = body.actions;
}

/// By date, then file name.
fn in_order(mut notes: Vec<Meeting>) -> Vec<Meeting> {
    notes.sort_by(|a, b| (a.day, &a.path).cmp(&(b.day, &b.path)));
    notes.shrink_to_fit();
    notes
}
