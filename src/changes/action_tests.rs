use super::*;
use crate::facts::actions::of_person;
use crate::facts::fixture::{day, met, person, promise};
use crate::model::action::Mark;
use crate::model::change::Change;
use crate::model::person::Person;

/// A person with one action, which is dressed by `with`.
fn one(with: impl FnOnce(&mut crate::model::action::Action)) -> Person {
    let mut person = person("grace", &[]);
    met(&mut person, "2026-11-18");
    let note = person.meetings[0].note.as_deref_mut().unwrap();
    with(promise(note, "Draft the memo"));
    person
}

fn taken(person: &Person, wanted: &Step) -> Result<Vec<Edit>, Failure> {
    let items = of_person(person, day("2026-11-21"));
    let items: Vec<&Item<'_>> = items.iter().collect();
    let change = step(&items, wanted, day("2026-11-21"))?;
    Ok(change
        .changes
        .into_iter()
        .flat_map(|change| match change {
            Change::Edit { edits, .. } => edits,
            other => panic!("{other:?}"),
        })
        .collect())
}

fn stamped(stamp: Stamp, value: Option<&str>) -> Edit {
    Edit::StampItem {
        offset: 0,
        stamp,
        value: value.map(str::to_owned),
    }
}

fn marked(mark: char) -> Edit {
    Edit::MarkItem { offset: 0, mark }
}

fn ticked(action: &mut crate::model::action::Action) {
    action.mark = Mark::Done;
    action.done = Some(day("2026-11-19"));
    action.offset = 0;
}

#[test]
fn done_is_today_or_the_day_that_was_said_and_a_result_goes_under_it() {
    let open = one(|action| action.offset = 0);
    let step = Step::Done {
        on: None,
        result: Some("approved\nin one round".to_owned()),
    };
    let result = Edit::AddUnderItem {
        offset: 0,
        text: "result: approved in one round".to_owned(),
    };
    assert_eq!(
        taken(&open, &step).unwrap(),
        [
            marked('x'),
            stamped(Stamp::Done, Some("2026-11-21")),
            result.clone()
        ]
    );
    // What is done already only gets what came of it.
    assert_eq!(taken(&one(ticked), &step).unwrap(), [result]);
    let later = Step::Done {
        on: Some(day("2026-11-22")),
        result: None,
    };
    assert!(taken(&open, &later).is_err());
}

#[test]
fn a_tick_of_a_day_to_come_is_set_to_today() {
    let ahead = one(|action| {
        ticked(action);
        action.done = Some(day("2026-12-01"));
    });
    let step = Step::Done {
        on: None,
        result: None,
    };
    assert_eq!(
        taken(&ahead, &step).unwrap(),
        [stamped(Stamp::Done, Some("2026-11-21"))]
    );
}

#[test]
fn a_result_that_is_written_is_never_replaced() {
    let told = one(|action| {
        ticked(action);
        action.result = Some("approved".to_owned());
    });
    let step = |result: &str| Step::Done {
        on: None,
        result: Some(result.to_owned()),
    };
    assert_eq!(taken(&told, &step("approved")).unwrap(), []);
    let failure = taken(&told, &step("rejected")).unwrap_err();
    assert!(failure.message.ends_with("is written already: approved"));
}

#[test]
fn a_later_day_counts_as_put_off_and_an_earlier_one_does_not() {
    let with = |due: Option<&str>, moved: u32| {
        let due = due.map(day);
        one(move |action| {
            action.offset = 0;
            action.due = due;
            action.moved = moved;
        })
    };
    let step = Step::Due(day("2026-12-01"));
    let to = || stamped(Stamp::Due, Some("2026-12-01"));
    assert_eq!(taken(&with(None, 0), &step).unwrap(), [to()]);
    let earlier = taken(&with(Some("2026-12-05"), 1), &step).unwrap();
    assert_eq!(earlier, [to()]);
    assert_eq!(
        taken(&with(Some("2026-11-05"), 2), &step).unwrap(),
        [to(), stamped(Stamp::Moved, Some("3"))]
    );
    assert_eq!(taken(&with(Some("2026-12-01"), 2), &step).unwrap(), []);
    assert!(taken(&one(ticked), &step).is_err());
}

#[test]
fn what_is_dropped_or_done_can_be_opened_again_and_what_moved_on_cannot() {
    assert_eq!(
        taken(&one(ticked), &Step::Reopen).unwrap(),
        [marked(' '), stamped(Stamp::Done, None)]
    );
    let open = one(|action| action.offset = 0);
    assert_eq!(taken(&open, &Step::Reopen).unwrap(), []);
    let moved = one(|action| {
        action.mark = Mark::Dropped;
        action.result = Some("handed to sam-lee".to_owned());
    });
    let failure = taken(&moved, &Step::Reopen).unwrap_err();
    assert_eq!(failure.message, "“Draft the memo” was handed to sam-lee");
}

#[test]
fn opened_again_an_action_keeps_what_came_of_it_and_loses_why_it_was_dropped() {
    let with = |mark: Mark| {
        one(move |action| {
            action.offset = 0;
            action.mark = mark;
            action.result = Some("the board moved on".to_owned());
        })
    };
    let gone = Edit::TakeResult {
        offset: 0,
        result: "the board moved on".to_owned(),
    };
    let opened = [marked(' '), stamped(Stamp::Done, None)];
    assert_eq!(taken(&with(Mark::Done), &Step::Reopen).unwrap(), opened);
    let dropped = taken(&with(Mark::Dropped), &Step::Reopen).unwrap();
    assert_eq!(dropped, [opened.as_slice(), &[gone]].concat());
}

#[test]
fn a_dropped_action_keeps_its_reason_and_is_not_done_or_due() {
    let open = one(|action| action.offset = 0);
    let why = Some("the board moved on".to_owned());
    assert_eq!(
        taken(&open, &Step::Drop { why }).unwrap(),
        [
            marked('-'),
            Edit::AddUnderItem {
                offset: 0,
                text: "result: the board moved on".to_owned()
            }
        ]
    );
    let dropped = one(|action| action.mark = Mark::Dropped);
    let done = Step::Done {
        on: None,
        result: None,
    };
    for step in [done, Step::Due(day("2026-12-01"))] {
        assert!(taken(&dropped, &step).is_err());
    }
    assert_eq!(taken(&dropped, &Step::Drop { why: None }).unwrap(), []);
}

#[test]
fn nothing_is_done_before_the_day_on_which_it_was_noted() {
    let open = one(|action| action.offset = 0);
    let on = |on: &str| Step::Done {
        on: Some(day(on)),
        result: None,
    };
    let failure = taken(&open, &on("2026-11-17")).unwrap_err();
    assert_eq!(
        failure.message,
        "Tue 17 Nov 2026 is before Wed 18 Nov 2026, the day on which “Draft the memo” was noted"
    );
    assert_eq!(failure.details.len(), 1);
    assert!(failure.details[0].starts_with("people/grace/2026-11-18.md"));
    assert!(taken(&open, &on("2026-11-18")).is_ok());
}

#[test]
fn nothing_is_done_before_the_day_on_which_it_starts() {
    let open = one(|action| action.start = Some(day("2026-11-19")));
    let on = |on: &str| Step::Done {
        on: Some(day(on)),
        result: None,
    };
    let failure = taken(&open, &on("2026-11-18")).unwrap_err();
    assert_eq!(
        failure.message,
        "Wed 18 Nov 2026 is before Thu 19 Nov 2026, the day on which “Draft the memo” starts"
    );
    assert_eq!(
        failure.hints,
        ["a day from 2026-11-19 on, or no --on for today"]
    );
    assert!(taken(&open, &on("2026-11-19")).is_ok());
}
