//! Rules about days to come: what has happened cannot have happened next year.
//!
//! What may live here: days that are most likely a slip in the year. What may not: an end before its
//! beginning (`order`).

use crate::model::action::{Action, Mark};
use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::model::note::Note;
use crate::model::person::Person;
use crate::model::problem::Finding;
use crate::model::words::TouchKind;

/// A day nearer than this may be prepared, or seen from a day in the past: no slip.
const AHEAD: i64 = 366;

/// The rule `future-date` in a person's log, notes and plan.
pub(super) fn of_person(person: &Person, today: Day) -> Vec<Finding> {
    let far = |day: Day| day.days_since(today) > AHEAD;
    let mut found = Vec::new();
    let log = person.folder().join("log.md");
    let done = person
        .log
        .iter()
        .filter(|touch| touch.kind != TouchKind::Next);
    for touch in done.filter(|touch| far(touch.day)) {
        found.push(ahead(log.clone(), touch.day, "this line").on_line(touch.line));
    }
    for meeting in &person.meetings {
        if far(meeting.day) {
            let finding = ahead(meeting.path.clone(), meeting.day, "this meeting");
            found.push(
                finding.hint(
                    "name it by the day it was on; one that is only prepared is agenda-DATE.md",
                ),
            );
        }
        ticked(&mut found, &meeting.path, meeting.note.as_deref(), &far);
    }
    let plan = person.folder().join("plan.md");
    ticked(&mut found, &plan, person.plan.as_deref(), &far);
    found
}

fn ticked(
    found: &mut Vec<Finding>,
    file: &RelPath,
    note: Option<&Note>,
    far: &impl Fn(Day) -> bool,
) {
    let actions = note.into_iter().flat_map(|note| &note.actions);
    let ticked = actions.filter(|action: &&Action| action.mark == Mark::Done);
    for action in ticked {
        if let Some(day) = action.done.filter(|day| far(*day)) {
            let finding = ahead(file.clone(), day, "this tick");
            found.push(finding.on_words(action.line, day.to_string()));
        }
    }
}

fn ahead(file: RelPath, day: Day, what: &str) -> Finding {
    let message =
        format!("{what} is of {day}, more than a year ahead, and counts from then on only");
    Finding::warning("future-date", file, message).hint("write the day on which it happened")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, met, person, promise, touch};

    #[test]
    fn a_slip_in_the_year_is_named_and_a_day_that_is_prepared_is_not() {
        let mut ada = person("ada", &[]);
        touch(&mut ada, "2027-11-22", TouchKind::Gave, "near enough");
        touch(&mut ada, "2062-11-20", TouchKind::Next, "a point may wait");
        met(&mut ada, "2027-01-06");
        assert_eq!(of_person(&ada, day("2026-11-21")), []);
        touch(&mut ada, "2062-11-20", TouchKind::Gave, "a slip");
        met(&mut ada, "2062-11-18");
        let tick = promise(met(&mut ada, "2026-11-18"), "Draft it");
        tick.mark = Mark::Done;
        tick.done = Some(day("2062-11-19"));
        let found = of_person(&ada, day("2026-11-21"));
        let told: Vec<String> = found
            .iter()
            .map(|one| format!("{}: {}", one.problem.file, one.problem.message))
            .collect();
        assert_eq!(
            told,
            [
                "people/ada/log.md: this line is of 2062-11-20, more than a year ahead, and counts from then on only",
                "people/ada/2026-11-18.md: this tick is of 2062-11-19, more than a year ahead, and counts from then on only",
                "people/ada/2062-11-18.md: this meeting is of 2062-11-18, more than a year ahead, and counts from then on only",
            ]
        );
    }
}
