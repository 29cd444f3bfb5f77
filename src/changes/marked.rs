//! A recap or a thank-you that went out, marked where it is owed: in the note of the meeting, else in the log.
//!
//! What may live here: which file is marked, once. What may not: the texts themselves.

use crate::error::Failure;
use crate::facts::owed::{Thanked, last_thanks};
use crate::model::change::{ChangeSet, Value};
use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::model::network::Network;
use crate::model::note::{Meeting, Note};
use crate::model::words::TouchKind;

/// Marks the recap of a meeting as sent: in the note that holds its text. A mark of that day changes nothing.
pub fn recapped(name: &str, meeting: &Meeting, on: Day, today: Day) -> Result<ChangeSet, Failure> {
    past(on, meeting.day, today)?;
    let mut change = ChangeSet::new(format!(
        "Mark the recap to {name} of {} as sent",
        meeting.day
    ));
    let (file, there) = text_of(meeting);
    if there.and_then(|note| note.front.recapped) != Some(on) {
        change.set(file, &["recapped"], Value::Day(on));
    }
    Ok(change)
}

/// Marks a thank-you as sent: in the meeting's own note where it has one of its own and holds no earlier
/// mark, else as a line of the log that names the day it is for.
pub fn thanked(
    network: &Network,
    what: &Thanked,
    (on, today): (Day, Day),
) -> Result<ChangeSet, Failure> {
    let (id, of) = (&what.who, what.of);
    past(on, of, today)?;
    let gone = || Failure::new(format!("people/{id} is not there any more"));
    let person = network.person(id).ok_or_else(gone)?;
    let mut change = ChangeSet::new(format!(
        "Mark the thanks to {} for {of} as sent",
        person.name
    ));
    if !what.named && last_thanks(person, today) == Some(on) {
        return Ok(change);
    }
    let mut meetings = person.meetings.iter();
    let meeting = meetings.find(|meeting| Some(&meeting.path) == what.file.as_ref());
    // A note that points to another's holds no text: thanks are for each of those who were there.
    let own = meeting.filter(|meeting| meeting.seen.is_none());
    let own = own.and_then(|meeting| Some((meeting, meeting.note.as_deref()?)));
    match own {
        Some((_, note)) if note.front.thanked == Some(on) => {}
        Some((meeting, note)) if note.front.thanked.is_none() => {
            change.set(&meeting.path, &["thanked"], Value::Day(on));
        }
        _ => {
            let text = format!("for {of}");
            let mut log = person.log.iter();
            let there = log.any(|touch| {
                (touch.day, touch.kind, touch.text.as_str()) == (on, TouchKind::Thanked, &text)
            });
            if !there {
                let file = person.folder().join("log.md");
                change.append(&file, format!("- {on} {}: {text}", TouchKind::Thanked));
            }
        }
    }
    Ok(change)
}

/// The file that holds the text of a meeting, and the text.
fn text_of(meeting: &Meeting) -> (&RelPath, Option<&Note>) {
    let seen = meeting.seen.as_deref();
    let file = seen.and_then(|note| note.path.as_ref());
    (
        file.unwrap_or(&meeting.path),
        seen.or(meeting.note.as_deref()),
    )
}

/// What was sent was sent between the meeting and today.
fn past(on: Day, of: Day, today: Day) -> Result<(), Failure> {
    if on > today {
        return Err(Failure::new(format!(
            "{on} ({}) is still to come, and --sent says what went out",
            on.long()
        )));
    }
    if on < of {
        return Err(Failure::new(format!(
            "{on} ({}) is before {of}, which it is about",
            on.long()
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, met, network, person, touch};
    use crate::model::change::Change;
    use crate::model::person::Person;
    use crate::model::words::Role;

    const TODAY: &str = "2026-11-21";

    fn files(change: &ChangeSet) -> Vec<String> {
        let file = |change: &Change| match change {
            Change::Edit { path, .. } => path.to_string(),
            Change::Append { lines, .. } => lines.join("|"),
            other => format!("{other:?}"),
        };
        change.changes.iter().map(file).collect()
    }

    #[test]
    fn marks_are_made_once_a_day_and_never_for_days_to_come() {
        let mut p = person("grace", &[Role::Mentor]);
        met(&mut p, "2026-11-18");
        let today = day(TODAY);
        let mark = |p: &Person, on: &str| recapped("Grace", &p.meetings[0], day(on), today);
        assert_eq!(
            files(&mark(&p, TODAY).unwrap()),
            ["people/grace/2026-11-18.md"]
        );
        assert!(mark(&p, "2026-11-22").is_err());
        assert!(mark(&p, "2026-11-17").is_err());
        p.meetings[0].note.as_deref_mut().unwrap().front.recapped = Some(today);
        assert!(mark(&p, TODAY).unwrap().is_empty());
    }

    #[test]
    fn thanks_that_have_no_note_of_their_own_are_a_line_once() {
        let mut p = person("grace", &[Role::Mentor]);
        met(&mut p, "2026-11-18");
        let mark = |p: &Person, named: bool| {
            let what = Thanked {
                who: p.id.clone(),
                of: day("2026-11-18"),
                file: Some(p.meetings[0].path.clone()),
                named,
            };
            let days = (day("2026-11-20"), day(TODAY));
            files(&thanked(&network(vec![p.clone()]), &what, days).unwrap())
        };
        assert_eq!(mark(&p, true), ["people/grace/2026-11-18.md"]);
        p.meetings[0].seen = Some(Box::default());
        assert_eq!(mark(&p, true), ["- 2026-11-20 thanked: for 2026-11-18"]);
        p.meetings[0].seen = None;
        p.meetings[0].note.as_deref_mut().unwrap().front.thanked = Some(day("2026-11-19"));
        let second = ["- 2026-11-20 thanked: for 2026-11-18"];
        assert_eq!(mark(&p, false), second);
        touch(&mut p, "2026-11-20", TouchKind::Thanked, "for 2026-10-28");
        assert_eq!(mark(&p, true), second);
        assert_eq!(mark(&p, false), Vec::<String>::new(), "chosen by itself");
        touch(&mut p, "2026-11-20", TouchKind::Thanked, "for 2026-11-18");
        assert_eq!(mark(&p, true), Vec::<String>::new());
    }
}
