//! What is on the table: decisions, kept points, promises of both sides, advice and what came of it.

use super::ground_tests::{OWN, alone, block, grace, grace_note, of, own, shared, text};
use super::plan::Request;
use super::value::Agenda;
use crate::facts::fixture::{day, met, plan, promise, section};
use crate::model::action::{Mark, Owner};
use crate::model::ids::PersonId;
use crate::model::note::SectionKey;
use crate::model::words::ActionKind;

#[test]
fn a_decision_comes_first_a_kept_point_is_never_crowded_out_and_the_rest_is_parked() {
    let mut p = grace();
    let note = grace_note(&mut p);
    section(
        note,
        SectionKey::NextTime,
        &["Point one", "Point two", "Point three"],
    );
    for (text, due) in [
        ("Decide A", "2026-12-04"),
        ("Decide B", "2026-12-05"),
        ("Decide C", "2027-06-01"),
    ] {
        let action = promise(note, text);
        action.kind = Some(ActionKind::Decide);
        action.due = Some(day(due));
    }
    let network = alone(p);
    let agenda = own(&network);
    assert_eq!(agenda.ask.as_deref(), Some("Point one"));
    let lines = block(&agenda, "Main topics");
    assert_eq!(
        lines[0],
        "Topic 1, 10 min: Decide A (to decide by Fri 4 Dec, in 13 days)"
    );
    assert_eq!(lines[1], "Topic 2, 10 min: Point one (kept on 28 Oct)");
    assert_eq!(lines[2], "If there is time");
    assert_eq!(lines[3], "Decide B (to decide by Sat 5 Dec)");
    assert!(lines[4].starts_with("Point two") && lines[5].starts_with("Point three"));
    let short = of(
        &network,
        Request {
            minutes: Some(25),
            ..OWN
        },
    );
    assert!(block(&short, "Main topics")[0].starts_with("Topic, 11 min: Decide A"));
}

#[test]
fn an_overdue_promise_that_a_meeting_did_not_move_is_the_first_topic() {
    let mut p = grace();
    let old = met(&mut p, "2026-09-30");
    promise(old, "Old promise").due = Some(day("2026-10-10"));
    let recent = p.meetings[1].note.as_deref_mut().unwrap();
    promise(recent, "Fresh promise").due = Some(day("2026-11-10"));
    section(recent, SectionKey::NextTime, &["A point"]);
    let agenda = own(&alone(p));
    let lines = block(&agenda, "Main topics");
    assert!(
        lines[0].starts_with("Topic 1, 10 min: Old promise (due 10 Oct, 42 days ago)"),
        "{lines:?}"
    );
    assert!(lines[1].starts_with("Topic 2, 10 min: A point"));
    let promises = block(&agenda, "Promises since last time");
    assert!(
        promises[0].starts_with("Mine: Old promise (open for 1 meeting, due 10 Oct, 42 days ago)")
    );
    assert!(promises[1].starts_with("Mine: Fresh promise (due 10 Nov, 11 days ago)"));
}

#[test]
fn promises_of_both_sides_stand_where_they_fall_due() {
    let mut p = grace();
    let note = grace_note(&mut p);
    promise(note, "Mine, later").due = Some(day("2026-12-20"));
    let theirs = promise(note, "Theirs, now");
    theirs.owner = Owner::Person(PersonId::new("grace"));
    theirs.due = Some(day("2026-11-24"));
    promise(note, "Mine, without a day");
    let agenda = own(&alone(p));
    assert_eq!(
        block(&agenda, "Promises since last time"),
        [
            "Grace's: Theirs, now (due Tue 24 Nov, in 3 days)",
            "Mine: Mine, without a day (since 28 Oct)",
        ]
    );
    assert_eq!(
        block(&agenda, "Action plan")[0],
        "Mine: Mine, later (due Sun 20 Dec)"
    );
    let items = &agenda.blocks[1].items;
    assert_eq!(
        items[0].file.as_ref().unwrap().as_str(),
        "people/grace/2026-10-28.md"
    );
    assert_eq!(items[0].at, Some(2));
    assert_eq!(items[0].handle.as_ref().unwrap().len(), 16);
}

#[test]
fn what_was_put_off_three_times_is_dropped_shrunk_or_handed_over() {
    let mut p = grace();
    let note = plan(&mut p);
    let action = promise(note, "The long one");
    action.moved = 3;
    action.due = Some(day("2027-03-01"));
    let agenda = own(&alone(p.clone()));
    let lines = block(&agenda, "Promises since last time");
    assert_eq!(
        lines[1],
        "Drop it, shrink it, or hand it over? (put later 3 times)"
    );
    let shared = shared(&alone(p));
    assert!(block(&shared, "Promises since last time")[1].starts_with("Drop it, shrink it"));
    assert!(!text(&shared).contains("`mentor "));
}

#[test]
fn advice_action_and_result_stand_together() {
    let mut p = grace();
    let old = met(&mut p, "2026-09-30");
    section(
        old,
        SectionKey::Takeaways,
        &["Ring people.", "A memo asks for a decision."],
    );
    let action = promise(old, "Cut the memo to one page");
    action.mark = Mark::Done;
    action.done = Some(day("2026-11-05"));
    action.result = Some("two of three lines approved".to_owned());
    let network = alone(p);
    let chain = "“A memo asks for a decision.” (30 Sep) → Cut the memo to one page (5 Nov) → two of three lines approved";
    let promises = |agenda: Agenda| block(&agenda, "Promises since last time");
    assert_eq!(
        promises(own(&network)),
        [format!("Grace's advice at work: {chain}")]
    );
    assert_eq!(
        promises(shared(&network)),
        [format!("Your advice at work: {chain}")]
    );
}
