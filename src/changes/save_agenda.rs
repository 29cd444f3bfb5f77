//! A prepared meeting: `agenda-DATE.md`, which `log` turns into the meeting's notes.

use crate::error::Failure;
use crate::facts::subject::Subject;
use crate::model::change::ChangeSet;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::words::{Medium, MeetingKind};

/// What is kept.
#[derive(Clone, Copy, Debug)]
pub struct Prepared<'a> {
    /// The day of the meeting.
    pub date: Day,
    /// Its kind.
    pub kind: MeetingKind,
    /// Its minutes.
    pub minutes: u32,
    /// How they meet; `None` where nothing is agreed.
    pub medium: Option<Medium>,
    /// Who has a hot seat (circles).
    pub seats: &'a [PersonId],
    /// Who leads (circles).
    pub led_by: Option<&'a str>,
    /// The agenda as Markdown.
    pub markdown: &'a str,
    /// The text of the agenda that is there for that day; `None` where there is none.
    pub there: Option<&'a str>,
}

/// The change that keeps an agenda; none where it is kept already. Fails where that day has notes, or an
/// agenda that says something else: neither is overwritten.
pub fn save_agenda(with: Subject<'_>, prepared: &Prepared<'_>) -> Result<ChangeSet, Failure> {
    let date = prepared.date;
    if let Some(there) = with.meetings().iter().find(|meeting| meeting.day == date) {
        return Err(taken(&there.path).hint("an agenda is kept before the meeting"));
    }
    let mut front = format!(
        "kind = \"{}\"\nminutes = {}\n",
        prepared.kind, prepared.minutes
    );
    if let Some(medium) = prepared.medium {
        front.push_str(&format!("medium = \"{medium}\"\n"));
    }
    if let Some(leader) = prepared.led_by {
        front.push_str(&format!("led-by = \"{leader}\"\n"));
    }
    if !prepared.seats.is_empty() {
        let seats: Vec<String> = prepared
            .seats
            .iter()
            .map(|id| format!("\"{id}\""))
            .collect();
        front.push_str(&format!("hot-seats = [{}]\n", seats.join(", ")));
    }
    let text = format!("+++\n{front}+++\n{}", prepared.markdown);
    let mut changes = ChangeSet::new(format!(
        "Prepare the meeting with {} on {date}",
        with.name()
    ));
    if let Some(there) = with.agendas().iter().find(|agenda| agenda.day == date) {
        if prepared.there == Some(text.as_str()) {
            return Ok(changes);
        }
        let hint = "it is yours now: edit it, or move it away to keep a new one";
        return Err(taken(&there.path).hint(hint));
    }
    let path = with.folder().join(&format!("agenda-{date}.md"));
    changes.create(path, text);
    Ok(changes)
}

fn taken(path: &crate::model::ids::RelPath) -> Failure {
    Failure::new(format!("{path} is there already, and nothing was written"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, meeting, met, person};
    use crate::model::change::Change;

    fn prepared(markdown: &str) -> Prepared<'_> {
        Prepared {
            date: day("2026-11-24"),
            kind: MeetingKind::Regular,
            minutes: 45,
            medium: Some(Medium::InPerson),
            seats: &[],
            led_by: None,
            markdown,
            there: None,
        }
    }

    #[test]
    fn the_file_says_kind_minutes_and_medium_before_the_agenda() {
        let changes = save_agenda(
            Subject::Person(&person("grace", &[])),
            &prepared("# Grace\n"),
        )
        .unwrap();
        let [Change::Create { path, text }] = changes.changes.as_slice() else {
            panic!("{changes:?}");
        };
        assert_eq!(path.as_str(), "people/grace/agenda-2026-11-24.md");
        assert_eq!(
            text,
            "+++\nkind = \"regular\"\nminutes = 45\nmedium = \"in-person\"\n+++\n# Grace\n"
        );
    }

    #[test]
    fn without_an_agreed_medium_none_is_written() {
        let prepared = Prepared {
            medium: None,
            ..prepared("")
        };
        let changes = save_agenda(Subject::Person(&person("grace", &[])), &prepared).unwrap();
        let [Change::Create { text, .. }] = changes.changes.as_slice() else {
            panic!("{changes:?}");
        };
        assert_eq!(text, "+++\nkind = \"regular\"\nminutes = 45\n+++\n");
    }

    #[test]
    fn neither_notes_nor_an_agenda_of_that_day_are_overwritten() {
        let mut p = person("grace", &[]);
        met(&mut p, "2026-11-24");
        let failure = save_agenda(Subject::Person(&p), &prepared("x")).unwrap_err();
        assert!(
            failure
                .message
                .starts_with("people/grace/2026-11-24.md is there")
        );
        let path = p.folder().join("agenda-2026-11-24.md");
        p.meetings.clear();
        p.agendas.push(meeting(path, "2026-11-24"));
        let failure = save_agenda(Subject::Person(&p), &prepared("x")).unwrap_err();
        assert!(
            failure
                .message
                .starts_with("people/grace/agenda-2026-11-24.md is there")
        );
        let text = "+++\nkind = \"regular\"\nminutes = 45\nmedium = \"in-person\"\n+++\nx";
        let same = Prepared {
            there: Some(text),
            ..prepared("x")
        };
        assert!(save_agenda(Subject::Person(&p), &same).unwrap().is_empty());
        assert!(
            save_agenda(
                Subject::Person(&p),
                &Prepared {
                    there: Some("y"),
                    ..same
                }
            )
            .is_err()
        );
    }
}
