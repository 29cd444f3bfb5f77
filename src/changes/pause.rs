//! A relationship rests, goes on, or begins again after its end: its stage and what belongs to it.
//!
//! What may live here: which moves are legal, and the keys that are written. What may not: what is
//! said of it afterwards (`reports::pause`).

use crate::error::Failure;
use crate::facts::begun;
use crate::facts::earlier;
use crate::facts::subject::Subject;
use crate::model::change::{ChangeSet, KeyOp, Value};
use crate::model::day::Day;
use crate::model::length::Cadence;
use crate::model::person::Person;
use crate::model::words::Stage;
use crate::text::phrase::listed;

/// Everybody rests until that day. Fails where one of them cannot, and then nobody does.
pub fn pause(people: &[&Person], until: Day, today: Day) -> Result<ChangeSet, Failure> {
    if until <= today {
        return Err(Failure::usage(format!(
            "{until} is not to come, and a pause ends on a day that is"
        ))
        .hint("give a later day with --until: \"in 6 weeks\", 2027-01-06"));
    }
    let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
    let mut change = ChangeSet::new(format!("Pause with {} until {until}", listed(&names)));
    for person in people {
        may_pause(person)?;
        stage(&mut change, person, Stage::Paused);
        let key = ["relationship", "snooze"];
        change.set(&person.file(), &key, Value::Day(until));
    }
    Ok(change)
}

/// Everybody goes on, from today; with whom it had ended it begins again. Fails where one of them neither
/// rests nor is closed, and then nobody does.
pub fn resume(people: &[&Person], today: Day) -> Result<ChangeSet, Failure> {
    let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
    let mut change = ChangeSet::new(format!("Resume with {}", listed(&names)));
    for person in people {
        may_resume(person, today)?;
        stage(&mut change, person, Stage::Active);
        if person.relationship.stage() == Stage::Closed {
            begin_again(&mut change, person, today);
        }
        if person.relationship.snooze.is_some() {
            let key = ["relationship", "snooze"];
            change.key(&person.file(), &key, KeyOp::Remove);
        }
    }
    Ok(change)
}

fn stage(change: &mut ChangeSet, person: &Person, stage: Stage) {
    let value = Value::Text(stage.as_str().to_owned());
    change.set(&person.file(), &["relationship", "stage"], value);
}

/// The earlier time goes to `history`, and what was agreed for it and for its end goes out.
fn begin_again(change: &mut ChangeSet, person: &Person, today: Day) {
    let (file, agreed) = (person.file(), &person.relationship);
    if let Some(past) = earlier::of_ended(person) {
        change.key(&file, &["relationship", "history"], KeyOp::Add(past));
    }
    change.set(&file, &["relationship", "since"], Value::Day(today));
    // "none" is what an end writes, so that nothing asks for meetings; now there will be some.
    let silent = agreed.cadence == Some(Cadence::None);
    let gone = [
        ("until", agreed.until.is_some()),
        ("ended", agreed.ended.is_some()),
        ("cadence", silent),
    ];
    for (key, _) in gone.iter().filter(|(_, written)| *written) {
        change.key(&file, &["relationship", key], KeyOp::Remove);
    }
}

fn may_pause(person: &Person) -> Result<(), Failure> {
    Subject::Person(person).card_read()?;
    let (name, id) = (&person.name, &person.id);
    match person.relationship.stage() {
        Stage::Active => Ok(()),
        Stage::Paused => Err(Failure::new(match person.relationship.snooze {
            Some(until) => format!("{name} is paused already, until {until}"),
            None => format!("{name} is paused already, without a day"),
        })
        .hint(format!("another day: `mentor set {id} snooze=DATE`"))
        .hint(format!("to go on: `mentor resume {id}`"))),
        Stage::Closed => Err(over(person)),
        Stage::Declined => Err(said_no(person, "rest")),
        Stage::Prospect | Stage::Invited => Err(not_yet(person, "rest").hint(format!(
            "to hear nothing of them for a while: `mentor set {id} snooze=DATE`"
        ))),
    }
}

fn may_resume(person: &Person, today: Day) -> Result<(), Failure> {
    Subject::Person(person).card_read()?;
    let (name, id) = (&person.name, &person.id);
    match person.relationship.stage() {
        Stage::Paused => Ok(()),
        Stage::Active => {
            let failure = Failure::new(format!(
                "{name} is active already, there is no pause to end"
            ));
            Err(match person.relationship.snooze {
                Some(until) => failure.hint(format!(
                    "the review is silent until {until}; to hear of them again: `mentor set {id} snooze=`"
                )),
                None => failure.hint(format!("`mentor show {id}` has the next step")),
            })
        }
        Stage::Closed => match person.relationship.ended {
            Some(ended) if ended.on > today => Err(Failure::new(format!(
                "{name} is closed from {} on, a day still to come",
                ended.on
            ))
            .hint(format!("to mend the day: `mentor edit {id}`"))),
            _ => Ok(()),
        },
        Stage::Declined => Err(said_no(person, "go on with")),
        Stage::Prospect | Stage::Invited => {
            Err(not_yet(person, "go on").hint(begun::hint(Subject::Person(person), today)))
        }
    }
}

/// It ended: it does not rest, and going on is a new beginning.
fn over(person: &Person) -> Failure {
    let ended = person.relationship.ended;
    let since = ended.map_or_else(String::new, |ended| format!(" since {}", ended.on));
    Failure::new(format!("{} is closed{since}", person.name)).hint(format!(
        "where it has begun again: `mentor resume {}`",
        person.id
    ))
}

fn said_no(person: &Person, to: &str) -> Failure {
    Failure::new(format!(
        "{} declined, there is nothing to {to}",
        person.name
    ))
    .hint(format!("`mentor show {}` shows what there was", person.id))
}

fn not_yet(person: &Person, could: &str) -> Failure {
    let stage = match person.relationship.stage() {
        Stage::Invited => "invited",
        _ => "a prospect",
    };
    Failure::new(format!(
        "{} is still {stage}: there is no relationship yet that could {could}",
        person.name
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, person};
    use crate::model::change::{Change, Edit};
    use crate::model::relationship::Ended;

    const TODAY: &str = "2026-11-21";

    fn at(stage: Option<Stage>, snooze: Option<&str>) -> Person {
        let mut ada = person("ada", &[]);
        ada.relationship.written_stage = stage;
        ada.relationship.snooze = snooze.map(day);
        ada
    }

    /// The keys that are written, as `key = value` or `key -`.
    fn keys(change: &ChangeSet) -> Vec<String> {
        let mut keys = Vec::new();
        for change in &change.changes {
            let Change::Edit { path, edits } = change else {
                panic!("{change:?}");
            };
            for edit in edits {
                let Edit::Key { path: key, op } = edit else {
                    panic!("{edit:?}");
                };
                keys.push(match op {
                    KeyOp::Set(value) => format!("{path} {} = {value}", key.join(".")),
                    KeyOp::Remove => format!("{path} {} -", key.join(".")),
                    other => panic!("{other:?}"),
                });
            }
        }
        keys
    }

    fn refused(done: Result<ChangeSet, Failure>) -> (String, Vec<String>) {
        let failure = done.unwrap_err();
        (failure.message, failure.hints)
    }

    #[test]
    fn a_pause_writes_the_stage_and_the_day_and_going_on_takes_the_day_out() {
        let until = day("2027-01-06");
        // Where no stage is written it is an active one.
        for stage in [None, Some(Stage::Active)] {
            let ada = at(stage, None);
            let change = pause(&[&ada], until, day(TODAY)).unwrap();
            assert_eq!(change.summary, "Pause with ada until 2027-01-06");
            assert_eq!(
                keys(&change),
                [
                    "people/ada/person.toml relationship.stage = \"paused\"",
                    "people/ada/person.toml relationship.snooze = 2027-01-06"
                ]
            );
        }
        let ada = at(Some(Stage::Paused), Some("2027-01-06"));
        assert_eq!(
            keys(&resume(&[&ada], day(TODAY)).unwrap()),
            [
                "people/ada/person.toml relationship.stage = \"active\"",
                "people/ada/person.toml relationship.snooze -"
            ]
        );
        let bare = at(Some(Stage::Paused), None);
        assert_eq!(keys(&resume(&[&bare], day(TODAY)).unwrap()).len(), 1);
    }

    #[test]
    fn an_end_still_to_come_is_not_begun_again() {
        let mut closed = at(Some(Stage::Closed), None);
        closed.relationship.ended = Some(Ended {
            on: day("2026-11-22"),
            how: None,
        });
        let (message, _) = refused(resume(&[&closed], day(TODAY)));
        assert_eq!(
            message,
            "ada is closed from 2026-11-22 on, a day still to come"
        );
    }

    #[test]
    fn a_day_that_is_not_to_come_is_no_end_of_a_pause() {
        let ada = at(None, None);
        for until in [TODAY, "2026-01-01"] {
            let (message, _) = refused(pause(&[&ada], day(until), day(TODAY)));
            assert_eq!(
                message,
                format!("{until} is not to come, and a pause ends on a day that is")
            );
        }
    }

    #[test]
    fn what_cannot_rest_or_go_on_says_what_to_do_instead() {
        let until = day("2027-01-06");
        let try_pause = |ada: &Person| refused(pause(&[ada], until, day(TODAY)));
        let paused = at(Some(Stage::Paused), Some("2027-02-01"));
        assert_eq!(
            try_pause(&paused),
            (
                "ada is paused already, until 2027-02-01".to_owned(),
                vec![
                    "another day: `mentor set ada snooze=DATE`".to_owned(),
                    "to go on: `mentor resume ada`".to_owned()
                ]
            )
        );
        let mut closed = at(Some(Stage::Closed), None);
        closed.relationship.ended = Some(Ended {
            on: day("2026-01-30"),
            how: None,
        });
        let again = "where it has begun again: `mentor resume ada`".to_owned();
        let told = ("ada is closed since 2026-01-30".to_owned(), vec![again]);
        assert_eq!(try_pause(&closed), told);
        let active = at(None, Some("2027-02-01"));
        let (message, hints) = refused(resume(&[&active], day(TODAY)));
        assert_eq!(message, "ada is active already, there is no pause to end");
        assert_eq!(
            hints,
            [
                "the review is silent until 2027-02-01; to hear of them again: `mentor set ada snooze=`"
            ]
        );
        for (stage, said) in [
            (
                Stage::Prospect,
                "ada is still a prospect: there is no relationship yet that could rest",
            ),
            (
                Stage::Invited,
                "ada is still invited: there is no relationship yet that could rest",
            ),
            (Stage::Declined, "ada declined, there is nothing to rest"),
        ] {
            assert_eq!(try_pause(&at(Some(stage), None)).0, said);
            let (resumed, hints) = refused(resume(&[&at(Some(stage), None)], day(TODAY)));
            let said = said.replace("to rest", "to go on with");
            assert_eq!(resumed, said.replace("could rest", "could go on"));
            if stage != Stage::Declined {
                let begun = "where it has begun: `mentor set ada stage=active since=2026-11-21`";
                assert_eq!(hints, [begun]);
            }
        }
    }

    #[test]
    fn of_several_people_all_rest_or_nobody() {
        let (ada, bo) = (at(None, None), at(Some(Stage::Closed), None));
        let until = day("2027-01-06");
        assert!(pause(&[&ada, &bo], until, day(TODAY)).is_err());
        let mut bo = bo;
        bo.relationship.written_stage = None;
        let change = pause(&[&ada, &bo], until, day(TODAY)).unwrap();
        assert_eq!(change.summary, "Pause with ada and ada until 2027-01-06");
    }
}
