//! Which file a meeting goes to: a new note, the note of that day, or the agenda that was prepared for it.

use super::request::Request;
use crate::error::Failure;
use crate::facts::subject::Subject;
use crate::model::ids::RelPath;
use crate::model::note::Meeting;

/// A meeting that was moved by this many days still is the one an agenda was prepared for.
const AROUND: i64 = 3;

/// The file of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A file that is not there yet.
    New(RelPath),
    /// The note of that day, or the one that it points to.
    There(RelPath),
    /// A prepared agenda becomes the note.
    Prepared {
        /// The agenda.
        from: RelPath,
        /// The note.
        to: RelPath,
    },
}

impl Target {
    /// The note's file, once it is written.
    pub fn note(&self) -> &RelPath {
        match self {
            Self::New(path) | Self::There(path) | Self::Prepared { to: path, .. } => path,
        }
    }

    /// The file that holds its text now; `None` where there is none.
    pub fn base(&self) -> Option<&RelPath> {
        match self {
            Self::New(_) => None,
            Self::There(path) | Self::Prepared { from: path, .. } => Some(path),
        }
    }
}

/// The file of the meeting, and what should be said about the choice.
pub fn target(subject: Subject<'_>, request: &Request) -> Result<(Target, Vec<String>), Failure> {
    if request.new {
        return Ok((Target::New(free(subject, request)), Vec::new()));
    }
    if let Some(there) = there(subject, request)? {
        let path = written_in(there)?;
        let mut notes = vec![format!("{path} is there already: it is the same meeting")];
        if let Some(agenda) = subject.agendas().iter().find(|a| a.day == request.day) {
            notes.push(format!("{} stays as it is", agenda.path));
        }
        return Ok((Target::There(path), notes));
    }
    let path = path(subject, request, request.slug.as_deref());
    match prepared(subject, request) {
        Some(agenda) => {
            let note = format!("{} becomes {}", agenda.path, path.file_name());
            let from = agenda.path.clone();
            Ok((Target::Prepared { from, to: path }, vec![note]))
        }
        None => Ok((Target::New(path), Vec::new())),
    }
}

/// `DATE.md` or `DATE-SLUG.md` in a folder.
fn path(subject: Subject<'_>, request: &Request, slug: Option<&str>) -> RelPath {
    let slug = slug.map_or_else(String::new, |slug| format!("-{slug}"));
    subject.folder().join(&format!("{}{slug}.md", request.day))
}

/// The note of that day: the one of that slug, else the one without a slug, else the only one.
fn there<'a>(subject: Subject<'a>, request: &Request) -> Result<Option<&'a Meeting>, Failure> {
    let of_day = subject.meetings().iter().filter(|m| m.day == request.day);
    let of_day: Vec<&Meeting> = of_day.collect();
    if let Some(slug) = &request.slug {
        let same = of_day.iter().find(|m| m.slug.as_ref() == Some(slug));
        let plain = of_day.iter().find(|m| m.slug.is_none());
        return match (same, plain.or(of_day.first())) {
            (Some(meeting), _) => Ok(Some(meeting)),
            (None, None) => Ok(None),
            (None, Some(other)) => Err(Failure::new(format!(
                "{} is the note of that day already",
                other.path
            ))
            .hint(format!(
                "for a second meeting of that day: --new --slug {slug}"
            ))
            .hint("to add to the note that is there, leave --slug out")),
        };
    }
    match of_day.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(one)),
        several => match several.iter().find(|m| m.slug.is_none()) {
            Some(plain) => Ok(Some(plain)),
            None => {
                let mut failure = Failure::new(format!(
                    "{} has several notes of {}: nothing was done",
                    subject.name(),
                    request.day
                ));
                failure
                    .details
                    .extend(several.iter().map(|m| m.path.to_string()));
                Err(failure.hint("say which with --slug, or add another with --new"))
            }
        },
    }
}

/// The file that holds the text of a note: its own, or the one that it points to.
fn written_in(meeting: &Meeting) -> Result<RelPath, Failure> {
    let Some(see) = meeting
        .note
        .as_ref()
        .and_then(|note| note.front.see.clone())
    else {
        return Ok(meeting.path.clone());
    };
    let seen = meeting.seen.as_ref().and_then(|note| note.path.clone());
    seen.ok_or_else(|| {
        Failure::new(format!(
            "{} only points to {see}, which is not there or is closed",
            meeting.path
        ))
        .hint("mend the `see` line, or log a meeting of its own with --new")
    })
}

/// A name that is free: with the slug, or with `-2`, `-3` … where a note of that name is there.
fn free(subject: Subject<'_>, request: &Request) -> RelPath {
    let slug = request.slug.as_deref();
    let taken = |path: &RelPath| subject.meetings().iter().any(|m| m.path == *path);
    let first = path(subject, request, slug);
    if !taken(&first) {
        return first;
    }
    let base = slug.map_or_else(String::new, |slug| format!("{slug}-"));
    let mut number = 2_u32;
    loop {
        let next = path(subject, request, Some(&format!("{base}{number}")));
        if !taken(&next) || number == u32::MAX {
            return next;
        }
        number += 1;
    }
}

/// The agenda of that day, else the only one within three days of it that no meeting has followed.
fn prepared<'a>(subject: Subject<'a>, request: &Request) -> Option<&'a Meeting> {
    let agendas = subject.agendas();
    if let Some(agenda) = agendas.iter().find(|a| a.day == request.day) {
        return Some(agenda);
    }
    let held = |agenda: &Meeting| subject.meetings().iter().any(|m| m.day == agenda.day);
    let mut near = agendas
        .iter()
        .filter(|a| a.day.days_since(request.day).abs() <= AROUND && !held(a));
    match (near.next(), near.next()) {
        (Some(one), None) => Some(one),
        _ => None,
    }
}

/// The pointer of another who was in that meeting: its file, or `None` where it is there.
pub fn pointer(
    subject: Subject<'_>,
    request: &Request,
    note: &RelPath,
) -> Result<Option<RelPath>, Failure> {
    let of_day = || subject.meetings().iter().filter(|m| m.day == request.day);
    let points = |m: &&Meeting| {
        let see = m.note.as_ref().and_then(|note| note.front.see.as_ref());
        see == Some(note)
    };
    if of_day().any(|m| points(&m)) {
        return Ok(None);
    }
    match of_day().next() {
        Some(other) if !request.new => Err(Failure::new(format!(
            "{} is a note of that day already, of another meeting",
            other.path
        ))
        .hint("where it was another meeting: --new")
        .hint(format!(
            "where it was the same: log it with {} alone",
            subject.typed()
        ))),
        _ => Ok(Some(free(subject, request))),
    }
}
