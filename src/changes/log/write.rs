//! The change: what goes into the note, and what into the folders of the others who were there.

use super::edited::Tick;
use super::request::{Entry, Request, Text};
use super::target::{self, Target};
use crate::error::Failure;
use crate::facts::contact::next_meeting;
use crate::facts::privacy::Audience;
use crate::facts::subject::Subject;
use crate::model::change::{Change, ChangeSet, Edit, KeyOp, Value};
use crate::model::ids::RelPath;
use crate::model::note::SectionKey;

/// The sections that flags fill, in the order of a new note.
pub const ORDER: [SectionKey; 9] = [
    SectionKey::Takeaways,
    SectionKey::Decisions,
    SectionKey::Actions,
    SectionKey::Feedback,
    SectionKey::Gave,
    SectionKey::Received,
    SectionKey::Stories,
    SectionKey::NextTime,
    SectionKey::Private,
];

/// What was decided.
#[derive(Clone, Debug)]
pub struct Logged {
    /// The note's file.
    pub note: RelPath,
    /// What should be said about the choice of files.
    pub notes: Vec<String>,
    /// What will be written.
    pub change: ChangeSet,
}

/// The meeting of these people (or of one circle) as a change. The first gets the note, the others a
/// file that points to it.
pub fn log(who: &[Subject<'_>], request: &Request, ticks: &[Tick]) -> Result<Logged, Failure> {
    let Some((first, others)) = who.split_first() else {
        return Err(Failure::usage("nobody is named").hint("`mentor log WHO`"));
    };
    let (target, mut notes) = target::target(*first, request)?;
    notes.extend(forgotten(*first, request));
    let circle = matches!(first, Subject::Circle(_));
    if circle && request.front.present.is_empty() && request.text.is_none() {
        notes.push(
            "nobody is named as present, so it is contact with nobody: --present WHO".to_owned(),
        );
    }
    let names: Vec<&str> = who.iter().map(|subject| subject.name()).collect();
    let summary = format!(
        "Log the meeting with {} on {}",
        names.join(", "),
        request.day
    );
    let mut change = ChangeSet::new(summary);
    match &target {
        Target::New(path) => change.create(path.clone(), new_note(request)?),
        Target::There(path) => {
            let said = said_already(*first, path, &request.entries);
            let entries = request.entries.iter();
            let request = Request {
                entries: entries.filter(|e| !said.contains(e)).cloned().collect(),
                ..request.clone()
            };
            add(&mut change, path, path, &request)?;
        }
        Target::Prepared { from, to } => {
            change.changes.push(Change::Rename {
                from: from.clone(),
                to: to.clone(),
                edits: Vec::new(),
            });
            add(&mut change, to, from, request)?;
        }
    }
    let note = target.note().clone();
    for other in others {
        if let Some(path) = target::pointer(*other, request, &note)? {
            // Both stand in folders of the same depth.
            let see = note.as_str().split_once('/').map_or("", |(_, rest)| rest);
            let see = Value::Text(format!("../{see}"));
            change.create(path, format!("+++\nsee = {see}\n+++\n"));
        }
    }
    for tick in ticks {
        tick.apply(&mut change, request.day);
    }
    Ok(Logged {
        note,
        notes,
        change,
    })
}

/// Entries that stand in the note word for word: said twice, they are written once.
fn said_already<'e>(subject: Subject<'_>, path: &RelPath, entries: &'e [Entry]) -> Vec<&'e Entry> {
    let notes = subject.meetings().iter().flat_map(|meeting| {
        let own = meeting.note.as_deref();
        own.into_iter().chain(meeting.seen.as_deref())
    });
    let notes: Vec<_> = notes
        .filter(|note| note.path.as_ref() == Some(path))
        .collect();
    let stands = |entry: &&Entry| {
        let line = entry.line.strip_prefix("- ").unwrap_or(&entry.line);
        notes.iter().any(|note| {
            let there = Audience::Owner.entries(note, entry.section);
            there.iter().any(|shown| match shown.entry.task {
                true => line.strip_prefix("[ ] ") == Some(shown.entry.text.as_str()),
                false => line == shown.entry.text,
            })
        })
    };
    entries.iter().filter(stands).collect()
}

/// A meeting that was agreed for a later day counts no longer once this note is the latest, unless it
/// says so again.
fn forgotten(subject: Subject<'_>, request: &Request) -> Option<String> {
    let Subject::Person(person) = subject else {
        return None;
    };
    let agreed = next_meeting(person, request.day).filter(|day| *day > request.day)?;
    let same = person.meetings.iter().any(|m| m.day == request.day);
    if same || request.front.next_meeting.is_some() || request.text.is_some() {
        return None;
    }
    Some(format!(
        "{agreed} was agreed for a meeting; where it still stands, add it to this one: \
         `mentor log {} --date {} --next-meeting {agreed}`",
        person.id, request.day
    ))
}

/// The text of a new note.
fn new_note(request: &Request) -> Result<String, Failure> {
    let front = request.front.fenced();
    let mut out = match &request.text {
        Some(text) if text.whole => return Ok(with_line_end(&text.text)),
        Some(text) => {
            refuse_second_front(text, !front.is_empty())?;
            front + &with_line_end(text.text.trim_start_matches('\u{feff}'))
        }
        None => front,
    };
    for section in ORDER {
        let mut entries = lines(&request.entries, section).peekable();
        if entries.peek().is_none() {
            continue;
        }
        if !out.is_empty() && !out.ends_with("+++\n") {
            out.push('\n');
        }
        out.push_str(&format!("## {}\n", section.heading()));
        for line in entries {
            out.push_str(line);
            out.push('\n');
        }
    }
    Ok(out)
}

fn lines(entries: &[Entry], section: SectionKey) -> impl Iterator<Item = &str> {
    let of_section = entries.iter().filter(move |e| e.section == section);
    of_section.map(|entry| entry.line.as_str())
}

/// Adds to a note that is there. `path`: its name afterwards, `now`: its name while it is read.
fn add(
    change: &mut ChangeSet,
    path: &RelPath,
    now: &RelPath,
    request: &Request,
) -> Result<(), Failure> {
    for (key, value) in request.front.keys() {
        match (key, value) {
            ("present" | "hot-seats", Value::List(ids)) => {
                for id in ids {
                    change.key(path, &[key], KeyOp::Add(id));
                }
            }
            (key, value) => change.set(path, &[key], value),
        }
    }
    if let Some(text) = &request.text {
        let edit = with_text(text, now)?;
        if !matches!(&edit, Edit::Replace { was, now, .. } if was == now) {
            change.edit(path, edit);
        }
    }
    for section in ORDER {
        let lines: Vec<String> = lines(&request.entries, section)
            .map(str::to_owned)
            .collect();
        if !lines.is_empty() {
            change.edit(path, Edit::AddToSection { section, lines });
        }
    }
    Ok(())
}

/// The text in the place of the whole file, or after it.
fn with_text(text: &Text, now: &RelPath) -> Result<Edit, Failure> {
    let Some((_, base)) = text.base.as_ref().filter(|(path, _)| path == now) else {
        return Err(Failure::new(format!(
            "{now} appeared in the meantime, nothing was written"
        ))
        .hint("try again"));
    };
    if text.whole {
        return Ok(Edit::Replace {
            range: 0..base.len(),
            was: base.clone(),
            now: text.text.clone(),
        });
    }
    refuse_second_front(text, true)?;
    let ends = if base.is_empty() || base.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    let blank = if base.is_empty() { "" } else { "\n" };
    let added = with_line_end(text.text.trim_start_matches(['\u{feff}', '\n', '\r']));
    let heading = if opens_a_section(&added) {
        ""
    } else {
        "## Notes\n"
    };
    let mut now = format!("{ends}{blank}{heading}{added}");
    if base.contains("\r\n") {
        now = now.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    Ok(Edit::Replace {
        range: base.len()..base.len(),
        was: String::new(),
        now,
    })
}

/// Whether a text begins with a heading that ends whatever section stands before it.
fn opens_a_section(text: &str) -> bool {
    text.starts_with("# ") || text.starts_with("## ")
}

/// Front matter can be given once: as a part of the text or by flags and the note that is there.
fn refuse_second_front(text: &Text, given: bool) -> Result<(), Failure> {
    let own = text.text.trim_start_matches('\u{feff}');
    let own = own
        .lines()
        .next()
        .is_some_and(|line| line.trim_end() == "+++");
    if own && given {
        return Err(Failure::usage("the text brings front matter of its own")
            .hint("give minutes, medium and kind in one place: in the text's front matter, or as flags")
            .hint("to a note that is there, add text without front matter"));
    }
    Ok(())
}

fn with_line_end(text: &str) -> String {
    let text = text.trim_end();
    format!("{text}\n")
}

#[cfg(test)]
#[path = "write_tests.rs"]
mod tests;
