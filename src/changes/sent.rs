//! A draft that went out, noted in `log.md`: a progress report, a question to somebody new.
//!
//! What may live here: the line, and the stage that follows from it. What may not: the draft itself.

use crate::error::Failure;
use crate::model::change::{ChangeSet, Edit, KeyOp, Value};
use crate::model::day::Day;
use crate::model::person::Person;
use crate::model::words::{Stage, TouchKind};

/// Notes that a progress report went out: results up to that day are told.
pub fn progress(person: &Person, on: Day, today: Day) -> Result<ChangeSet, Failure> {
    let mut change = ChangeSet::new(format!("Note progress told to {}", person.name));
    line(
        &mut change,
        person,
        on,
        TouchKind::Contact,
        "progress",
        today,
    )?;
    Ok(change)
}

/// Notes that a question went out; a prospect is invited from then on.
pub fn pitch(person: &Person, what: &str, on: Day, today: Day) -> Result<ChangeSet, Failure> {
    let mut change = ChangeSet::new(format!("Note a question to {}", person.name));
    line(&mut change, person, on, TouchKind::Asked, what, today)?;
    if person.relationship.stage() == Stage::Prospect {
        let key = ["relationship", "stage"].map(str::to_owned);
        let edit = Edit::Key {
            path: key.to_vec(),
            op: KeyOp::Set(Value::Text(Stage::Invited.as_str().to_owned())),
        };
        change.edit(&person.file(), edit);
    }
    Ok(change)
}

/// Adds the line, once.
fn line(
    change: &mut ChangeSet,
    person: &Person,
    on: Day,
    kind: TouchKind,
    text: &str,
    today: Day,
) -> Result<(), Failure> {
    if on > today {
        let what = format!(
            "{on} ({}) is still to come, and the log holds what happened",
            on.long()
        );
        return Err(Failure::new(what));
    }
    let same = |day: Day, other: TouchKind, said: &str| (day, other, said) == (on, kind, text);
    let there = person.log.iter();
    if !there
        .into_iter()
        .any(|touch| same(touch.day, touch.kind, &touch.text))
    {
        change.append(
            &person.folder().join("log.md"),
            format!("- {on} {kind}: {text}"),
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, person, touch};
    use crate::model::change::Change;

    #[test]
    fn a_report_is_noted_once_and_never_ahead() {
        let mut p = person("grace", &[]);
        let today = day("2026-11-21");
        let change = progress(&p, day("2026-11-20"), today).unwrap();
        assert_eq!(
            change.changes,
            [Change::Append {
                path: p.folder().join("log.md"),
                lines: vec!["- 2026-11-20 contact: progress".to_owned()],
            }]
        );
        touch(&mut p, "2026-11-20", TouchKind::Contact, "progress");
        assert!(progress(&p, day("2026-11-20"), today).unwrap().is_empty());
        let failure = progress(&p, day("2026-11-22"), today).unwrap_err();
        assert_eq!(
            failure.message,
            "2026-11-22 (Sun 22 Nov 2026) is still to come, and the log holds what happened"
        );
    }

    #[test]
    fn a_question_makes_a_prospect_invited_and_nobody_else() {
        let mut p = person("grace", &[]);
        let today = day("2026-11-21");
        let changes = |p: &Person| pitch(p, "25 minutes", today, today).unwrap().changes.len();
        assert_eq!(changes(&p), 1);
        p.relationship.written_stage = Some(Stage::Prospect);
        assert_eq!(changes(&p), 2);
    }
}
