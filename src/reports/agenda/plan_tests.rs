//! Which kind of meeting, on which day, for how long, and when the next one is.

use super::ground_tests::{OWN, alone, block, grace, grace_note, of, own, settled};
use super::kind::KINDS;
use super::plan::Request;
use super::value::Agenda;
use crate::facts::fixture::{day, meeting, met, person};
use crate::model::person::{Busy, Person};
use crate::model::words::{MeetingKind, Role, Stage};

#[test]
fn the_kind_is_chosen_from_the_files_and_says_why() {
    let kind = |p: Person| {
        let plan = settled(&alone(p), OWN).unwrap();
        (plan.kind, plan.because)
    };
    let (first, why) = kind(person("grace", &[Role::Mentor]));
    assert_eq!(
        (first, why.as_str()),
        (MeetingKind::First, "no meeting of the two of you yet")
    );
    let (regular, why) = kind(grace());
    assert_eq!(regular, MeetingKind::Regular);
    assert_eq!(why, "one meeting so far, the last on 28 Oct");
    for (until, expected, said) in [
        (
            "2026-12-21",
            MeetingKind::Closing,
            "the agreed end, 2026-12-21, is 30 days away",
        ),
        (
            "2026-12-22",
            MeetingKind::Regular,
            "one meeting so far, the last on 28 Oct",
        ),
        (
            "2026-11-01",
            MeetingKind::Closing,
            "the agreed end, 2026-11-01, is past",
        ),
    ] {
        let mut p = grace();
        p.relationship.until = Some(day(until));
        assert_eq!(kind(p), (expected, said.to_owned()), "{until}");
    }
    let mut over = grace();
    over.relationship.until = Some(day("2026-11-01"));
    over.relationship.written_stage = Some(Stage::Closed);
    assert_eq!(kind(over).0, MeetingKind::Regular);
}

#[test]
fn a_later_meeting_is_not_seen_and_an_asked_kind_wins() {
    let mut p = person("grace", &[]);
    met(&mut p, "2026-11-22");
    let network = alone(p);
    assert_eq!(settled(&network, OWN).unwrap().kind, MeetingKind::First);
    let closing = Request {
        kind: Some(MeetingKind::Closing),
        ..OWN
    };
    assert_eq!(
        settled(&network, closing).unwrap().kind,
        MeetingKind::Closing
    );
    let circle = Request {
        kind: Some(MeetingKind::Circle),
        ..OWN
    };
    assert_eq!(settled(&network, circle).unwrap_err().exit_code(), 2);
}

#[test]
fn the_date_is_asked_agreed_or_prepared_and_never_past() {
    let date = |p: &Person, request: Request| {
        settled(&alone(p.clone()), request).map(|plan| plan.date.map(|d| d.to_string()))
    };
    let mut p = grace();
    let asked = Request {
        date: Some(day("2026-12-01")),
        ..OWN
    };
    assert_eq!(date(&p, asked).unwrap().as_deref(), Some("2026-12-01"));
    assert_eq!(date(&p, OWN).unwrap().as_deref(), Some("2026-11-24"));
    let past = Request {
        date: Some(day("2026-11-20")),
        ..OWN
    };
    assert!(
        date(&p, past)
            .unwrap_err()
            .message
            .contains("2026-11-20 is past")
    );
    grace_note(&mut p).front.next_meeting = Some(day("2026-11-20"));
    assert_eq!(
        date(&p, OWN).unwrap(),
        None,
        "an agreed day that has passed is no day"
    );
    let path = p.folder().join("agenda-2026-12-03.md");
    let mut prepared = meeting(path, "2026-12-03");
    prepared.note.as_deref_mut().unwrap().front.minutes = Some(30);
    p.agendas.push(prepared);
    assert_eq!(date(&p, OWN).unwrap().as_deref(), Some("2026-12-03"));
    assert_eq!(settled(&alone(p), OWN).unwrap().minutes, 30);
}

#[test]
fn minutes_are_asked_agreed_or_usual_and_the_blocks_sum_to_them() {
    let mut p = grace();
    assert_eq!(settled(&alone(p.clone()), OWN).unwrap().minutes, 45);
    p.relationship.minutes = Some(25);
    let network = alone(p);
    let minutes =
        |agenda: &Agenda| -> Vec<u32> { agenda.blocks.iter().map(|b| b.minutes).collect() };
    assert_eq!(minutes(&own(&network)), [3, 5, 11, 4, 2]);
    for kind in KINDS {
        for booked in [15, 37, 60, 240] {
            let agenda = of(
                &network,
                Request {
                    kind: Some(*kind),
                    minutes: Some(booked),
                    ..OWN
                },
            );
            assert_eq!(
                minutes(&agenda).iter().sum::<u32>(),
                booked,
                "{kind} {booked}"
            );
            assert_eq!(agenda.minutes, booked);
        }
    }
    let short = settled(
        &network,
        Request {
            minutes: Some(14),
            ..OWN
        },
    )
    .unwrap_err();
    assert_eq!(
        short.message,
        "14 minutes hold one question, a flash meeting, and no other agenda"
    );
    assert!(
        settled(
            &network,
            Request {
                minutes: Some(u32::MAX),
                ..OWN
            }
        )
        .is_err()
    );
}

#[test]
fn the_next_date_is_the_rhythm_after_this_one_moved_past_a_busy_time() {
    let mut p = grace();
    let busy = Busy {
        from: day("2026-12-15"),
        to: day("2027-01-05"),
        why: None,
    };
    p.availability.busy.push(busy);
    let plan = settled(&alone(p.clone()), OWN).unwrap();
    assert_eq!(plan.next, Some(day("2027-01-06")));
    assert_eq!(
        plan.next_because,
        "Tue 24 Nov + 4 weeks = Tue 22 Dec, moved past a busy time"
    );
    let closing = Request {
        kind: Some(MeetingKind::Closing),
        ..OWN
    };
    let plan = settled(&alone(p.clone()), closing).unwrap();
    assert_eq!(
        plan.next,
        Some(day("2027-05-23")),
        "half a year after the last meeting"
    );
    p.relationship.cadence = Some(crate::model::length::Cadence::None);
    let agenda = own(&alone(p));
    assert_eq!(agenda.next_date, None);
    let last = block(&agenda, "Takeaways and next date").pop().unwrap();
    assert_eq!(
        last,
        "Next date: agree it before we part; no rhythm is written"
    );
}

#[test]
fn a_day_is_proposed_on_their_days_outside_busy_times() {
    let mut p = grace();
    grace_note(&mut p).front.next_meeting = None;
    // Due on Wed 25 November.
    let proposed = |p: &Person| settled(&alone(p.clone()), OWN).unwrap().proposed;
    assert_eq!(proposed(&p), Some(day("2026-11-25")));
    p.availability.days = vec![crate::model::words::WeekdayName::Tue];
    assert_eq!(proposed(&p), Some(day("2026-12-01")));
    p.availability.busy.push(Busy {
        from: day("2026-11-30"),
        to: day("2026-12-04"),
        why: None,
    });
    assert_eq!(proposed(&p), Some(day("2026-12-08")));
}
