//! Each kind of item with its boundaries, what is left in peace, and what always holds.

use super::ask::Ask;
use super::build::{Review, review};
use super::item::Item;
use super::kept::keep;
use crate::facts::fixture::{
    circle, circle_met, day, goal, met, network, person, promise, section, touch,
};
use crate::model::action::Owner;
use crate::model::attention::{ReviewKind, Urgency};
use crate::model::ids::{GoalId, PersonId};
use crate::model::length::Cadence;
use crate::model::network::Network;
use crate::model::note::SectionKey;
use crate::model::person::{Busy, Person};
use crate::model::words::{Role, Stage, Style, TouchKind};

fn asked(net: &Network, people: &[Person], ask: &Ask) -> Review {
    let kept = people.iter().map(|one| keep(net, one.clone(), ask));
    review(net, kept.collect(), ask)
}

fn on(people: &[Person], today: &str) -> Review {
    let today = day(today);
    let ask = Ask::new(today, today.plus_days(-7), None);
    asked(&network(Vec::new()), people, &ask)
}

fn kinds(p: &Person, today: &str) -> Vec<(&'static str, Urgency)> {
    let found = on(std::slice::from_ref(p), today);
    let told = |item: &Item| (item.kind.as_str(), item.urgency);
    found.items.each().map(|item| told(&item)).collect()
}

fn of(p: &Person, today: &str, kind: ReviewKind) -> Option<Item> {
    let found = on(std::slice::from_ref(p), today);
    found.items.each().find(|item| item.kind == kind)
}

/// An active mentor with a purpose, a rhythm of 30 days and a note of 2026-10-01 that owes nothing.
fn grace() -> Person {
    let mut p = person("grace", &[Role::Mentor]);
    p.relationship.purpose = Some("learn".to_owned());
    p.relationship.cadence = Cadence::parse("monthly");
    let front = &mut met(&mut p, "2026-10-01").front;
    front.recapped = Some(day("2026-10-01"));
    touch(&mut p, "2026-10-01", TouchKind::Gave, "an article");
    p
}

const NOW: Urgency = Urgency::Now;
const SOON: Urgency = Urgency::Soon;
const LATER: Urgency = Urgency::WhenYouCan;

#[test]
fn a_promise_is_seen_a_week_ahead_and_wants_a_decision_after_thirty_days() {
    let mut p = grace();
    p.relationship.cadence = Some(Cadence::None);
    let note = p.meetings[0].note.as_deref_mut().unwrap();
    promise(note, "the memo").due = Some(day("2026-11-10"));
    for (today, expected) in [
        ("2026-11-02", None),
        ("2026-11-03", Some(("action", SOON))),
        ("2026-11-09", Some(("action", NOW))),
        ("2026-11-10", Some(("action", NOW))),
        ("2026-11-11", Some(("overdue", NOW))),
        ("2026-12-10", Some(("overdue", NOW))),
        ("2026-12-11", Some(("overdue", SOON))),
    ] {
        let found = kinds(&p, today);
        assert_eq!(found.first().copied(), expected, "{today}");
    }
    let item = of(&p, "2026-12-11", ReviewKind::Overdue).unwrap();
    assert!(item.command.starts_with("mentor done "), "{}", item.command);
    assert!(item.ways[0].command.starts_with("mentor action drop "));
    let ratio = item.lateness.unwrap();
    assert!((ratio - 31.0 / 30.0).abs() < 1e-12, "no cadence: months");
    let note = p.meetings[0].note.as_deref_mut().unwrap();
    note.actions[0].moved = 3;
    let item = of(&p, "2026-11-11", ReviewKind::Overdue).unwrap();
    assert!(item.text.contains("put off three times"), "{}", item.text);
}

#[test]
fn what_others_promised_is_one_item_for_each_and_rests_while_they_are_busy() {
    let mut p = grace();
    let note = p.meetings[0].note.as_deref_mut().unwrap();
    for (text, due) in [
        ("b", "2026-10-20"),
        ("a", "2026-10-05"),
        ("c", "2026-12-01"),
    ] {
        let action = promise(note, text);
        action.due = Some(day(due));
        action.owner = Owner::Person(PersonId::new("grace"));
    }
    let item = of(&p, "2026-10-14", ReviewKind::Action).unwrap();
    assert_eq!(
        item.text,
        "promised “a”, due Mon 5 Oct, 9 days ago; and 1 more"
    );
    assert_eq!((item.theirs, item.urgency), (true, SOON));
    assert_eq!(item.handles.len(), 2);
    assert_eq!(item.command.split(' ').count(), 4);
    p.availability.busy = vec![Busy {
        from: day("2026-10-14"),
        to: day("2026-10-14"),
        why: None,
    }];
    assert_eq!(of(&p, "2026-10-14", ReviewKind::Action), None);
    assert!(of(&p, "2026-10-15", ReviewKind::Action).is_some());
}

#[test]
fn a_recap_and_thanks_from_the_next_day_late_at_two_less_hasty_after_a_week() {
    let mut p = grace();
    section(
        met(&mut p, "2026-10-10"),
        SectionKey::Received,
        &["an hour"],
    );
    let both = |urgency| vec![("recap", urgency), ("thanks", urgency)];
    assert_eq!(kinds(&p, "2026-10-10"), []);
    assert_eq!(kinds(&p, "2026-10-11"), both(SOON));
    assert_eq!(kinds(&p, "2026-10-12"), both(NOW));
    assert_eq!(kinds(&p, "2026-10-17"), both(NOW));
    assert_eq!(kinds(&p, "2026-10-18"), both(SOON));
    assert!(of(&p, "2026-11-09", ReviewKind::Recap).is_some(), "30 days");
    assert_eq!(of(&p, "2026-11-10", ReviewKind::Recap), None);
}

#[test]
fn a_meeting_is_prepared_a_week_ahead_and_written_down_afterwards() {
    let mut p = grace();
    let note = p.meetings[0].note.as_deref_mut().unwrap();
    note.front.next_meeting = Some(day("2026-10-20"));
    assert_eq!(kinds(&p, "2026-10-12"), []);
    assert_eq!(kinds(&p, "2026-10-13"), [("agenda", SOON)]);
    assert_eq!(kinds(&p, "2026-10-17"), [("agenda", NOW)]);
    let item = of(&p, "2026-10-17", ReviewKind::Agenda).unwrap();
    assert_eq!(item.command, "mentor agenda grace --date 2026-10-20 --save");
    assert_eq!(kinds(&p, "2026-10-21"), [("agenda", NOW)]);
    let item = of(&p, "2026-10-21", ReviewKind::Agenda).unwrap();
    assert_eq!(item.command, "mentor log grace --date 2026-10-20");
    // The note that is to be written settles that she is due, too.
    assert_eq!(kinds(&p, "2026-11-19"), [("agenda", NOW)]);
    assert_eq!(kinds(&p, "2026-11-20"), [("person", NOW)]);
}

#[test]
fn lateness_proposes_dates_then_three_ways_out() {
    let mut p = grace();
    p.interests = vec!["sailing".to_owned()];
    assert_eq!(kinds(&p, "2026-10-31"), [], "30 ÷ 30 = 1");
    assert_eq!(kinds(&p, "2026-11-01"), [("person", SOON)]);
    assert_eq!(kinds(&p, "2026-11-15"), [("person", SOON)], "1.5");
    assert_eq!(kinds(&p, "2026-11-16"), [("person", NOW)]);
    assert_eq!(kinds(&p, "2026-12-30")[0], ("person", NOW), "3");
    assert_eq!(kinds(&p, "2026-12-31")[0], ("person", SOON), "dormant");
    let item = of(&p, "2026-11-16", ReviewKind::Person).unwrap();
    let ways: Vec<&str> = item.ways.iter().map(|way| way.command.as_str()).collect();
    assert_eq!(
        ways,
        [
            "mentor set grace cadence=\"2 months\"",
            "mentor close grace --as faded"
        ]
    );
    assert!(item.text.ends_with("To begin with: something on sailing"));
    assert!(
        item.text
            .contains("46 days at a rhythm of 1 month (46 ÷ 30 = 1.53)")
    );
    touch(&mut p, "2026-11-10", TouchKind::Owes, "the figures");
    let item = of(&p, "2026-11-16", ReviewKind::Person).unwrap();
    assert_eq!(item.command, "mentor touch --gave \"@grace the figures\"");
}

#[test]
fn a_snooze_is_silent_and_a_busy_period_puts_off_what_would_disturb() {
    let mut p = grace();
    let note = p.meetings[0].note.as_deref_mut().unwrap();
    promise(note, "the memo").due = Some(day("2026-11-01"));
    let found = |p: &Person, today| {
        let kinds = kinds(p, today).into_iter();
        kinds.map(|(kind, _)| kind).collect::<Vec<_>>()
    };
    assert_eq!(found(&p, "2026-11-05"), ["overdue", "person"]);
    let busy = Busy {
        from: day("2026-11-05"),
        to: day("2026-11-06"),
        why: None,
    };
    p.availability.busy = vec![busy];
    assert_eq!(found(&p, "2026-11-05"), ["overdue"]);
    assert_eq!(found(&p, "2026-11-06"), ["overdue"]);
    assert_eq!(found(&p, "2026-11-07"), ["overdue", "person"]);
    p.relationship.snooze = Some(day("2026-11-08"));
    assert_eq!(found(&p, "2026-11-07"), [] as [&str; 0]);
    assert_eq!(found(&p, "2026-11-08"), ["overdue", "person"]);
    p.relationship.written_stage = Some(Stage::Paused);
    assert_eq!(found(&p, "2026-11-08"), ["overdue", "person"]);
    let item = of(&p, "2026-11-08", ReviewKind::Person).unwrap();
    assert_eq!(item.command, "mentor resume grace");
}

#[test]
fn a_first_meeting_within_a_fortnight_and_a_year_of_silence_without_a_rhythm() {
    let mut p = person("bo", &[Role::Mentor]);
    p.relationship.since = Some(day("2026-10-01"));
    p.relationship.cadence = Some(Cadence::None);
    assert_eq!(of(&p, "2026-10-15", ReviewKind::Person), None);
    assert!(of(&p, "2026-10-16", ReviewKind::Person).is_some());
    p.relationship.style = Some(Style::Informal);
    assert_eq!(of(&p, "2026-10-16", ReviewKind::Person), None);
    p.relationship.since = None;
    touch(&mut p, "2025-10-16", TouchKind::Contact, "a card");
    assert_eq!(of(&p, "2026-10-16", ReviewKind::Person), None, "365 days");
    let item = of(&p, "2026-10-17", ReviewKind::Person).unwrap();
    assert_eq!(item.urgency, LATER);
    p.relationship.style = Some(Style::Flash);
    assert_eq!(of(&p, "2026-10-17", ReviewKind::Person), None);
}

#[test]
fn who_will_be_due_is_shown_where_it_is_asked_for() {
    let today = day("2026-10-25");
    let net = network(Vec::new());
    let count = |ahead| {
        let ask = Ask::new(today, today.plus_days(-7), ahead);
        asked(&net, &[grace()], &ask).items.len()
    };
    assert_eq!((count(None), count(Some(5)), count(Some(6))), (0, 0, 1));
}

#[test]
fn an_agreement_is_looked_at_a_month_ahead_and_closed_when_it_is_past() {
    let mut p = grace();
    p.relationship.until = Some(day("2026-11-10"));
    assert_eq!(of(&p, "2026-10-10", ReviewKind::Agreement), None);
    let urgency = |today| of(&p, today, ReviewKind::Agreement).unwrap().urgency;
    assert_eq!(urgency("2026-10-11"), LATER);
    assert_eq!(urgency("2026-10-27"), SOON);
    assert_eq!(urgency("2026-11-03"), NOW);
    let item = of(&p, "2026-11-11", ReviewKind::Agreement).unwrap();
    assert_eq!(item.command, "mentor close grace --as completed");
    assert_eq!(of(&p, "2026-11-11", ReviewKind::Person), None, "one talk");
}

#[test]
fn two_meetings_ask_for_a_purpose() {
    let mut p = grace();
    p.relationship.purpose = None;
    assert_eq!(of(&p, "2026-10-05", ReviewKind::Purpose), None);
    met(&mut p, "2026-10-05");
    assert!(of(&p, "2026-10-05", ReviewKind::Purpose).is_some());
    assert_eq!(of(&p, "2026-10-04", ReviewKind::Purpose), None);
    p.relationship.style = Some(Style::Informal);
    assert_eq!(of(&p, "2026-10-05", ReviewKind::Purpose), None);
}

#[test]
fn a_low_rating_a_falling_trend_and_a_health_check_are_spoken_of_for_thirty_days() {
    let mut p = grace();
    let rate = |p: &mut Person, rating| {
        p.meetings[0].note.as_deref_mut().unwrap().front.rating = Some(rating);
    };
    rate(&mut p, 4.0);
    assert_eq!(of(&p, "2026-10-02", ReviewKind::Health), None);
    rate(&mut p, 3.0);
    let item = of(&p, "2026-10-31", ReviewKind::Health).unwrap();
    assert!(item.text.contains("was rated 3.0 of 5"), "{}", item.text);
    assert_eq!(of(&p, "2026-11-01", ReviewKind::Health), None);
    for (on, rating) in [
        ("2026-04-01", 5.0),
        ("2026-05-01", 5.0),
        ("2026-06-01", 5.0),
        ("2026-08-01", 4.5),
        ("2026-09-01", 4.5),
    ] {
        met(&mut p, on).front.rating = Some(rating);
    }
    let last = p.meetings.last_mut().unwrap();
    last.note.as_deref_mut().unwrap().front.rating = Some(4.5);
    let item = of(&p, "2026-10-02", ReviewKind::Health).unwrap();
    assert!(item.text.contains("by 0.50"), "{}", item.text);
    let last = p.meetings.last_mut().unwrap().note.as_deref_mut().unwrap();
    last.front.health_me = vec![2.5; 10];
    let item = of(&p, "2026-10-02", ReviewKind::Health).unwrap();
    assert_eq!((item.urgency, item.ways.len()), (NOW, 0));
    let before = p.meetings[3].note.as_deref_mut().unwrap();
    before.front.health_them = vec![2.5; 10];
    let item = of(&p, "2026-10-02", ReviewKind::Health).unwrap();
    assert_eq!(item.ways[0].command, "mentor close grace --as agreed-early");
}

#[test]
fn goals_a_circle_and_an_introduction_have_their_items() {
    let today = day("2026-11-21");
    let mut net = network(Vec::new());
    net.goals = vec![goal("lead", 3, &["guidance"])];
    let mut ops = circle("ops", &["bo"]);
    ops.facilitator = Some("me".to_owned());
    circle_met(&mut ops, "2026-11-10", &["bo"])
        .front
        .next_meeting = Some(day("2026-11-28"));
    net.circles = vec![ops];
    let mut p = grace();
    p.relationship.goals = vec![GoalId::new("lead")];
    p.relationship.cadence = Cadence::parse("yearly");
    touch(&mut p, "2026-11-01", TouchKind::Asked, "intro @bo");
    touch(&mut p, "2026-11-02", TouchKind::Contact, "intro @bo yes");
    let bo = person("bo", &[]);
    let ask = Ask::new(today, today.plus_days(-7), None);
    let found = asked(&net, &[bo, p], &ask);
    let told: Vec<String> = found
        .items
        .each()
        .map(|item| format!("{} {} {}", item.kind, item.command, item.place))
        .collect();
    assert_eq!(
        told,
        [
            "owed-answer mentor intro grace bo people/grace/log.md:3",
            "recap mentor recap circle:ops circles/ops/2026-11-10.md:1",
            "agenda mentor agenda circle:ops --date 2026-11-28 --save circles/ops/2026-11-10.md:1",
            "goal mentor action add grace \"…\" --goal lead goals/lead.md:1",
        ]
    );
    net.policy.review_off = vec!["goal".to_owned(), "recap".to_owned(), "nothing".to_owned()];
    let bo = person("bo", &[]);
    assert_eq!(asked(&net, &[bo], &ask).items.len(), 1, "the agenda alone");
}

#[test]
fn a_result_is_told_and_a_give_is_prompted_unless_one_writes_anyway() {
    let mut p = grace();
    p.relationship.cadence = Cadence::parse("yearly");
    p.log.clear();
    p.meetings[0].day = day("2026-06-01");
    assert_eq!(kinds(&p, "2026-10-02"), [("give", LATER)]);
    let note = p.meetings[0].note.as_deref_mut().unwrap();
    let done = promise(note, "ask first");
    done.mark = crate::model::action::Mark::Done;
    done.done = Some(day("2026-09-30"));
    done.result = Some("it worked".to_owned());
    assert_eq!(
        kinds(&p, "2026-10-02"),
        [("report-back", SOON), ("give", LATER)]
    );
    p.relationship.cadence = Cadence::parse("monthly");
    assert_eq!(kinds(&p, "2026-10-02"), [("person", SOON)]);
    let item = of(&p, "2026-10-02", ReviewKind::Person).unwrap();
    assert_eq!(item.command, "mentor progress grace");
}

#[test]
fn a_prospect_is_reminded_once_and_then_let_go() {
    let mut p = person("ines", &[Role::Mentor]);
    p.relationship.written_stage = Some(Stage::Prospect);
    touch(&mut p, "2026-11-01", TouchKind::Asked, "twenty minutes");
    assert_eq!(kinds(&p, "2026-11-07"), []);
    let command = |today| of(&p, today, ReviewKind::Prospect).map(|item| item.command);
    let remind = Some("mentor pitch ines --follow-up".to_owned());
    assert_eq!(command("2026-11-08"), remind);
    let rest = Some("mentor set ines stage=declined".to_owned());
    assert_eq!(command("2026-12-02"), rest);
}

#[test]
fn the_first_thing_is_the_first_of_the_most_urgent() {
    let mut p = grace();
    p.relationship.purpose = None;
    met(&mut p, "2026-10-02").front.recapped = Some(day("2026-10-02"));
    let found = on(std::slice::from_ref(&p), "2026-11-20");
    let first = found.first().map(|item| item.kind);
    assert_eq!(first, Some(ReviewKind::Person));
    assert_eq!(found.counts.now, 1);
    assert_eq!(
        found.title(),
        "Review of Fri 20 Nov 2026: 2 things, 1 of them now"
    );
    assert!(on(&[], "2026-11-20").first().is_none());
}

mod whatever {
    use super::*;
    use proptest::prelude::*;

    /// What happened: on which day of the year, of which kind, with which day agreed.
    type Happened = Vec<(u16, u8, Option<u16>)>;
    /// The stage, what happened, the agreed end, the rhythm.
    type Someone = (u8, Happened, Option<u16>, u8);

    fn someone() -> impl Strategy<Value = Someone> {
        let meetings =
            prop::collection::vec((0_u16..400, 0_u8..6, prop::option::of(0_u16..400)), 0..6);
        (0_u8..6, meetings, prop::option::of(0_u16..400), 0_u8..4)
    }

    fn built(at: usize, (stage, happened, until, cadence): Someone) -> Person {
        let from = day("2026-01-01");
        let on = |days: u16| from.plus_days(i64::from(days));
        let roles = [Role::Mentor, Role::Peer, Role::Mentee, Role::Coach];
        let mut p = person(&format!("p{at}"), &[roles[at % 4]]);
        p.relationship.written_stage = Stage::ALL.get(usize::from(stage)).copied();
        p.relationship.until = until.map(on);
        p.relationship.cadence = [
            None,
            Cadence::parse("weekly"),
            Cadence::parse("none"),
            Cadence::parse("quarterly"),
        ][usize::from(cadence)];
        for (days, kind, due) in happened {
            match kind {
                0 => touch(
                    &mut p,
                    &on(days).to_string(),
                    TouchKind::Asked,
                    "a question",
                ),
                1 => touch(&mut p, &on(days).to_string(), TouchKind::Owes, "an answer"),
                2 => touch(&mut p, &on(days).to_string(), TouchKind::Gave, "a book"),
                _ => {
                    let note = met(&mut p, &on(days).to_string());
                    note.front.next_meeting = due.map(on);
                    promise(note, "do it").due = due.map(on);
                }
            }
        }
        p
    }

    proptest! {
        #[test]
        fn items_are_in_order_and_the_same_each_time(
            people in prop::collection::vec(someone(), 0..6),
            today in 0_u16..400,
        ) {
            let people: Vec<Person> = people.into_iter().enumerate().map(|(at, one)| built(at, one)).collect();
            let mut net = network(Vec::new());
            net.goals = vec![goal("g", 2, &["guidance", "feedback"])];
            let today = day("2026-01-01").plus_days(i64::from(today));
            let ask = Ask::new(today, today.plus_days(-7), Some(14));
            let found = asked(&net, &people, &ask);
            let items: Vec<Item> = found.items.each().collect();
            let again: Vec<Item> = asked(&net, &people, &ask).items.each().collect();
            prop_assert_eq!(&items, &again);
            for pair in items.windows(2) {
                prop_assert!(pair[0].kind <= pair[1].kind);
                if pair[0].kind == pair[1].kind {
                    let late = |item: &Item| item.lateness.unwrap_or(f64::NEG_INFINITY);
                    prop_assert!(late(&pair[0]) >= late(&pair[1]));
                }
            }
            for item in &items {
                prop_assert!(!item.place.file.as_str().is_empty(), "{:?}", item);
                prop_assert!(item.place.line >= 1);
                prop_assert!(!item.text.is_empty() && item.command.starts_with("mentor "));
                prop_assert!(item.since.is_some() == item.lateness.is_some() || item.kind == ReviewKind::Gap);
            }
            let said = crate::text::markdown::render(&found.to_doc(false));
            prop_assert_eq!(found.items.is_empty(), said.contains("nothing due"));
        }
    }
}
