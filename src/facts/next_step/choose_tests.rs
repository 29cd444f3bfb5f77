//! The next step of each stage and phase.

use super::*;
use crate::facts::contact::standing;
use crate::facts::fixture::{closed, day, met, network, person, promise, section, touch};
use crate::model::action::Mark;
use crate::model::ids::PersonId;
use crate::model::length::Cadence;
use crate::model::note::{Meeting, SectionKey};
use crate::model::relationship::Ended;
use crate::model::words::{Criterion, EndedAs, MeetingKind, Role, Style, TouchKind};

const TODAY: &str = "2026-11-21";

fn step(p: &Person) -> Step {
    let network = network(vec![p.clone()]);
    let today = day(TODAY);
    let standing = standing(&network, p, today);
    of(&network, p, &standing, today)
}

fn command(p: &Person) -> String {
    step(p).command
}

fn at(stage: Stage) -> Person {
    let mut p = person("grace", &[Role::Mentor]);
    p.name = "Grace Okafor".to_owned();
    p.relationship.written_stage = Some(stage);
    p
}

fn place(step: &Step) -> String {
    step.place
        .as_ref()
        .map_or(String::new(), ToString::to_string)
}

#[test]
fn after_the_closing_meeting_comes_the_debrief_until_it_is_written() {
    let mut p = at(Stage::Active);
    met(&mut p, "2026-11-20").front.kind = Some(MeetingKind::Closing);
    let next = step(&p);
    assert_eq!(next.command, "mentor close grace --as completed");
    assert_eq!(next.why, "you had the closing meeting on Fri 20 Nov 2026");
    assert_eq!(place(&next), "people/grace/2026-11-20.md:1");
    closed(&mut p, "2026-11-20");
    assert_ne!(command(&p), "mentor close grace --as completed");
    // An earlier round's debrief is not this one's.
    p.closings.clear();
    closed(&mut p, "2025-11-20");
    assert_eq!(command(&p), "mentor close grace --as completed");
}

#[test]
fn a_file_that_cannot_be_read_is_mended_first() {
    let mut p = at(Stage::Active);
    p.readable = false;
    assert_eq!(command(&p), "mentor check");
}

#[test]
fn a_prospect_is_thought_over_asked_reminded_once_and_left() {
    let mut p = at(Stage::Prospect);
    assert_eq!(command(&p), "mentor set grace purpose=\"…\"");
    p.relationship.purpose = Some("learn to lead a re-org".to_owned());
    p.introduced_by = Some(PersonId::new("sam-lee"));
    assert_eq!(command(&p), "mentor pitch grace");
    assert!(
        step(&p)
            .what
            .ends_with("on one question; sam-lee knows them and could introduce you")
    );
    touch(&mut p, "2026-11-16", TouchKind::Asked, "twenty minutes");
    let waiting = step(&p);
    assert_eq!(waiting.command, "mentor agenda grace --kind flash");
    assert!(
        waiting
            .what
            .ends_with("one reminder is fine from Mon 23 Nov 2026")
    );
    assert_eq!(place(&waiting), "people/grace/log.md:1");
    p.log[0].day = day("2026-11-14");
    assert_eq!(command(&p), "mentor pitch grace --follow-up");
    // What had no answer for so long is not asked again.
    p.log[0].day = day("2026-10-21");
    assert_eq!(command(&p), "mentor set grace stage=declined");
    p.log[0].day = day("2026-11-01");
    touch(&mut p, "2026-11-11", TouchKind::Asked, "reminded");
    assert_eq!(command(&p), "mentor agenda grace --kind flash");
    p.log[1].day = day("2026-11-10");
    assert_eq!(command(&p), "mentor set grace stage=declined");
    touch(&mut p, "2026-11-12", TouchKind::Contact, "she said yes");
    met(&mut p, "2026-11-20");
    assert_eq!(command(&p), "mentor pitch grace");
}

#[test]
fn a_prospect_whom_a_deal_breaker_rules_out_is_left() {
    let mut net = network(vec![at(Stage::Prospect)]);
    net.policy.deal_breakers = vec![(Criterion::Commitment, 3)];
    net.people[0].fit = vec![(Criterion::Commitment, 2)];
    let next = |net: &Network| {
        let (person, today) = (&net.people[0], day(TODAY));
        of(net, person, &standing(net, person, today), today)
    };
    let step = next(&net);
    assert_eq!(step.command, "mentor set grace stage=declined");
    assert_eq!(step.why, "commitment is 2, and 3 is the least you ask for");
    net.people[0].fit = vec![(Criterion::Commitment, 3)];
    assert_eq!(next(&net).command, "mentor set grace purpose=\"…\"");
}

#[test]
fn an_invitation_waits_for_its_answer() {
    let mut p = at(Stage::Invited);
    assert_eq!(
        command(&p),
        "mentor set grace stage=active since=2026-11-21"
    );
    touch(&mut p, "2026-11-10", TouchKind::Asked, "to be my mentor");
    assert_eq!(command(&p), "mentor pitch grace --follow-up");
}

/// An active person with a purpose, a rhythm and four meetings, the last on 2026-11-12, fully recapped.
fn working() -> Person {
    let mut p = at(Stage::Active);
    p.relationship.purpose = Some("learn".to_owned());
    p.relationship.cadence = Cadence::parse("4 weeks");
    for on in ["2026-08-12", "2026-09-12", "2026-10-12", "2026-11-12"] {
        met(&mut p, on).front.recapped = Some(day(on));
    }
    p
}

fn latest(p: &mut Person) -> &mut Meeting {
    p.meetings.last_mut().unwrap()
}

#[test]
fn where_nothing_presses_the_next_day_is_named() {
    let p = working();
    let step = step(&p);
    assert_eq!(
        step.what,
        "Nothing presses; the next time with Grace is due on Thu 10 Dec 2026"
    );
    assert_eq!(step.why, "last contact on Thu 12 Nov 2026, every 4 weeks");
    assert_eq!(step.command, "mentor agenda grace --date 2026-12-10");
}

#[test]
fn an_agreed_meeting_is_prepared_and_afterwards_written_down() {
    let mut p = working();
    let agree = |p: &mut Person, on| {
        let note = latest(p).note.as_deref_mut().unwrap();
        note.front.next_meeting = Some(day(on));
    };
    agree(&mut p, "2026-11-24");
    assert_eq!(step(&p).what, "Prepare the meeting of Tue 24 Nov 2026");
    assert_eq!(command(&p), "mentor agenda grace --date 2026-11-24");
    assert_eq!(place(&step(&p)), "people/grace/2026-11-12.md:1");
    p.agendas = vec![Meeting {
        day: day("2026-11-24"),
        ..p.meetings[0].clone()
    }];
    assert!(
        step(&p).what.starts_with("Nothing presses"),
        "it is prepared"
    );
    agree(&mut p, "2026-11-19");
    assert_eq!(command(&p), "mentor log grace --date 2026-11-19");
}

#[test]
fn a_recap_then_thanks_then_promises_then_answers() {
    let mut p = working();
    latest(&mut p).note.as_deref_mut().unwrap().front.recapped = None;
    assert_eq!(
        step(&p).what,
        "Send Grace a recap of the meeting of Thu 12 Nov 2026"
    );
    assert_eq!(command(&p), "mentor recap grace");
    let note = latest(&mut p).note.as_deref_mut().unwrap();
    section(note, SectionKey::Takeaways, &["start small"]);
    assert!(
        step(&p)
            .what
            .starts_with("Thank Grace for the meeting of Thu 12 Nov 2026")
    );
    assert_eq!(command(&p), "mentor thanks grace");
    let note = latest(&mut p).note.as_deref_mut().unwrap();
    note.front.thanked = Some(day("2026-11-12"));
    note.front.recapped = note.front.thanked;
    promise(note, "later").due = Some(day("2026-11-20"));
    promise(note, "first").due = Some(day("2026-11-19"));
    touch(&mut p, "2026-11-13", TouchKind::Owes, "the figures");
    let promised = step(&p);
    assert_eq!(promised.what, "Keep the promise “first”, and tick it");
    assert_eq!(promised.why, "due on Thu 19 Nov 2026, 2 days ago");
    assert!(
        promised.command.starts_with("mentor done "),
        "{}",
        promised.command
    );
    latest(&mut p).note.as_deref_mut().unwrap().actions.clear();
    assert_eq!(command(&p), "mentor touch --gave \"@grace …\"");
}

#[test]
fn an_end_in_sight_is_prepared_and_a_past_one_closed() {
    let mut p = working();
    p.relationship.until = Some(day("2026-12-01"));
    assert_eq!(command(&p), "mentor agenda grace --kind closing");
    p.relationship.until = Some(day("2026-11-20"));
    assert_eq!(command(&p), "mentor close grace --as completed --dry-run");
    assert_eq!(step(&p).why, "agreed until Fri 20 Nov 2026, yesterday");
}

#[test]
fn lateness_asks_for_dates_then_for_something_of_use_then_for_a_decision() {
    let mut p = working();
    p.meetings.truncate(3);
    let late = |p: &Person, cadence: &str| {
        let mut p = p.clone();
        p.relationship.cadence = Cadence::parse(cadence);
        command(&p)
    };
    assert_eq!(late(&p, "30 days"), "mentor agenda grace");
    assert_eq!(late(&p, "20 days"), "mentor touch --gave \"@grace …\"");
    assert_eq!(late(&p, "weekly"), "mentor agenda grace --kind progress");
    p.relationship.purpose = None;
    assert_eq!(late(&p, "30 days"), "mentor set grace purpose=\"…\"");
}

#[test]
fn a_new_relationship_wants_its_first_meeting() {
    let mut p = at(Stage::Active);
    p.relationship.since = Some(day("2026-11-20"));
    assert_eq!(command(&p), "mentor agenda grace");
    assert!(step(&p).what.starts_with("Prepare the first meeting"));
}

#[test]
fn a_result_is_told_and_without_a_rhythm_one_is_asked_for() {
    let mut p = at(Stage::Active);
    p.relationship.roles.clear();
    met(&mut p, "2026-01-12");
    assert_eq!(command(&p), "mentor set grace cadence=\"4 weeks\"");
    p.relationship.style = Some(Style::Informal);
    assert_eq!(command(&p), "mentor touch \"@grace …\"");
    let note = p.meetings[0].note.as_deref_mut().unwrap();
    let done = promise(note, "ask first");
    done.mark = Mark::Done;
    done.done = Some(day("2026-02-12"));
    done.result = Some("it worked".to_owned());
    assert_eq!(
        step(&p).what,
        "Tell Grace what came of “ask first”: it worked"
    );
}

#[test]
fn a_pause_rests_until_its_day() {
    let mut p = at(Stage::Paused);
    assert_eq!(command(&p), "mentor set grace snooze=\"2026-12-21\"");
    p.relationship.snooze = Some(day("2026-11-22"));
    assert_eq!(
        step(&p).what,
        "Let it rest until Sun 22 Nov 2026, then talk"
    );
    assert_eq!(command(&p), "mentor agenda grace --date 2026-11-22");
    p.relationship.snooze = Some(day("2026-11-21"));
    assert_eq!(step(&p).what, "Write to Grace and go on");
    assert_eq!(command(&p), "mentor resume grace");
}

#[test]
fn what_is_over_is_learned_from_and_kept_warm() {
    let mut p = at(Stage::Closed);
    assert_eq!(command(&p), "mentor set grace cadence=\"6 months\"");
    p.relationship.ended = Some(Ended {
        on: day("2026-10-01"),
        how: Some(EndedAs::Completed),
    });
    assert_eq!(command(&p), "$EDITOR people/grace/closing-2026-10-01.md");
    closed(&mut p, "2026-10-01");
    p.relationship.cadence = Some(Cadence::None);
    assert_eq!(step(&p).what, "It is over, and nothing is due");
    p.relationship.cadence = Cadence::parse("6 months");
    met(&mut p, "2026-10-01");
    assert_eq!(
        step(&p).what,
        "Nothing presses; you stay in touch, next on Tue 30 Mar 2027"
    );
    p.relationship.cadence = Cadence::parse("monthly");
    assert_eq!(step(&p).what, "A good week to let Grace hear from you");
}

#[test]
fn a_no_is_taken_kindly() {
    assert_eq!(command(&at(Stage::Declined)), "mentor gaps");
}
