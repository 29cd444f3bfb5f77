//! Behaviour of whole agendas, over networks built from the nouns.

use super::build::agenda;
use super::kind::KINDS;
use super::plan::{Plan, Request, looks_further, settle};
use super::value::Agenda;
use crate::error::Failure;
use crate::facts::fixture::{
    closed, day, goal, meeting, met, network, person, plan, promise, section, touch,
};
use crate::facts::privacy::Audience;
use crate::model::action::{Mark, Owner};
use crate::model::ids::{GoalId, PersonId};
use crate::model::network::Network;
use crate::model::note::{Note, SectionKey};
use crate::model::person::{Busy, Person};
use crate::model::words::{ActionKind, EndedAs, MeetingKind, Role, Stage, TouchKind};
use crate::text::markdown;

const TODAY: &str = "2026-11-21";
const OWN: Request = Request {
    kind: None,
    minutes: None,
    date: None,
    audience: Audience::Owner,
};

const REGULAR: Request = Request {
    kind: Some(MeetingKind::Regular),
    ..OWN
};

fn settled(network: &Network, request: Request) -> Result<Plan, Failure> {
    settle(network, &network.people[0], &request, day(TODAY))
}

fn of(network: &Network, request: Request) -> Agenda {
    agenda(network, &network.people[0].id, &request, day(TODAY)).unwrap()
}

fn own(network: &Network) -> Agenda {
    of(network, OWN)
}

fn shared(network: &Network) -> Agenda {
    of(
        network,
        Request {
            audience: Audience::OTHERS,
            ..OWN
        },
    )
}

/// Every line of a block, as sentences.
fn block(agenda: &Agenda, title: &str) -> Vec<String> {
    let block = agenda
        .blocks
        .iter()
        .find(|block| block.title == title)
        .unwrap();
    block
        .items
        .iter()
        .map(super::line::Line::sentence)
        .collect()
}

fn text(agenda: &Agenda) -> String {
    markdown::render(&agenda.to_doc())
}

/// Grace: a mentor with one meeting on 28 October and the next on 24 November.
fn grace() -> Person {
    let mut p = person("grace", &[Role::Mentor]);
    p.name = "Grace Okafor".to_owned();
    let note = met(&mut p, "2026-10-28");
    note.front.next_meeting = Some(day("2026-11-24"));
    p.relationship.cadence = crate::model::length::Cadence::parse("4 weeks");
    p
}

fn grace_note(p: &mut Person) -> &mut Note {
    p.meetings[0].note.as_deref_mut().unwrap()
}

fn alone(p: Person) -> Network {
    network(vec![p])
}

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

#[test]
fn a_thin_person_gets_a_useful_agenda_and_what_is_missing_with_its_command() {
    let network = alone(person("bo", &[]));
    let agenda = own(&network);
    assert_eq!(
        (agenda.kind, agenda.ask.as_deref()),
        (MeetingKind::First, None)
    );
    let missing: Vec<String> = agenda
        .missing
        .iter()
        .map(|m| format!("{}: {}", m.what, m.command))
        .collect();
    assert_eq!(
        missing,
        [
            "what they are to you: mentor set bo roles+=\"mentor\"",
            "what you meet for: mentor set bo purpose=\"…\"",
            "what you want from this meeting: mentor touch \"@bo …\" --next",
            "what they can expect of you: mentor set bo offer=\"…\"",
            "a date for this meeting: mentor agenda bo --date DATE",
            "how often you mean to meet: mentor set bo cadence=\"4 weeks\"",
        ]
    );
    assert!(agenda.blocks.iter().all(|block| !block.items.is_empty()));
    let mut unread = Person::new(PersonId::new("bo"));
    unread.readable = false;
    let agenda = own(&alone(unread));
    assert_eq!(
        agenda.missing[0].what,
        "people/bo/person.toml could not be read: name, role and agreement are unknown"
    );
}

#[test]
fn the_opening_says_ask_expectation_and_what_to_send_ahead() {
    let mut p = grace();
    p.relationship.offer = Some("I edit her drafts.".to_owned());
    p.relationship.expectations = Some("an hour a month".to_owned());
    p.relationship.purpose = Some("Lead a re-org.".to_owned());
    let note = grace_note(&mut p);
    section(note, SectionKey::NextTime, &["The desk"]);
    section(
        note,
        SectionKey::SendAhead,
        &["The photo of the napkin", "Chapter five, as a draft"],
    );
    let agenda = own(&alone(p));
    let opening: Vec<String> = agenda
        .opening
        .iter()
        .map(super::line::Line::sentence)
        .collect();
    assert_eq!(
        opening,
        [
            "My ask: The desk",
            "What you can expect: I edit her drafts; an hour a month",
            "What we meet for: Lead a re-org",
            "Send ahead: The photo of the napkin (by Sun 22 Nov, two days ahead)",
            "Send ahead: Chapter five, as a draft (today, reading: a week ahead)",
            "Send ahead: this agenda (by Sun 22 Nov, two days ahead)",
        ]
    );
    assert_eq!(agenda.ask.as_deref(), Some("The desk"));
    assert_eq!(
        agenda.expect.as_deref(),
        Some("I edit her drafts; an hour a month")
    );
}

#[test]
fn every_role_brings_its_own_questions_and_a_coach_brings_nothing_else() {
    let groups = |roles: &[Role]| {
        let mut p = grace();
        p.relationship.roles = roles.to_vec();
        let lines = block(&of(&alone(p), REGULAR), "Main topics");
        let bank = crate::facts::questions::bank();
        let mut groups: Vec<_> = lines
            .iter()
            .filter_map(|line| bank.iter().find(|q| line.ends_with(&q.text)))
            .map(|q| q.group.clone())
            .collect();
        groups.dedup();
        groups
    };
    assert_eq!(groups(&[Role::Mentor]), ["mentee-to-mentor", "feedback"]);
    assert_eq!(groups(&[Role::Advisor]), ["advisor", "feedback"]);
    assert_eq!(groups(&[Role::Peer]), ["peer", "feedback"]);
    assert_eq!(groups(&[Role::Mentee]), ["mentor-to-mentee", "feedback"]);
    assert_eq!(groups(&[Role::Coach]), ["coach"]);
    assert_eq!(
        groups(&[Role::Mentor, Role::Sponsor]),
        ["mentee-to-mentor", "sponsor", "feedback"]
    );
}

#[test]
fn the_same_questions_stand_in_the_own_and_the_shared_agenda() {
    for role in Role::ALL {
        let mut p = grace();
        p.relationship.roles = vec![*role];
        let network = alone(p);
        let asked = |agenda: &Agenda| -> Vec<String> {
            let lines = agenda.blocks.iter().flat_map(|b| &b.items);
            let questions = lines.filter(|l| l.source == super::line::Source::Question && l.under);
            questions.map(|line| line.text.clone()).collect()
        };
        assert_eq!(asked(&own(&network)), asked(&shared(&network)), "{role}");
        assert!(!asked(&own(&network)).is_empty());
    }
}

#[test]
fn a_mentee_opens_with_the_need_or_is_asked_for_it_first() {
    let mut p = grace();
    p.relationship.roles = vec![Role::Mentee];
    let first = block(&own(&alone(p.clone())), "Check-in");
    assert_eq!(
        first[0],
        "First question: What do you need from me, and by when?"
    );
    assert_eq!(
        first[1],
        "Then: How blunt do you want me to be, and how fast?"
    );
    p.relationship.objectives = vec!["Lead three people".to_owned()];
    p.relationship.feedback = Some("the same day".to_owned());
    let agenda = own(&alone(p.clone()));
    assert_eq!(
        agenda.opening[0].sentence(),
        "What Grace needs: Lead three people"
    );
    assert_eq!(
        agenda.opening[1].sentence(),
        "How Grace likes feedback: the same day"
    );
    assert!(!block(&agenda, "Check-in")[0].contains("First question"));
    let agenda = shared(&alone(p));
    assert_eq!(
        agenda.opening[0].sentence(),
        "What you need: Lead three people"
    );
}

fn mentees(told: &[&str]) -> Network {
    let mut p = grace();
    p.relationship.roles = vec![Role::Mentee];
    p.relationship.purpose = Some("Learn to hand over".to_owned());
    section(grace_note(&mut p), SectionKey::Stories, told);
    let mut other = person("olena", &[Role::Mentee]);
    other.name = "Olena T".to_owned();
    let stories = [
        "told: My old desk — learned: let go #handover #hand",
        "told: The lost truck #logistics",
        "heard: Her failed split #hand",
    ];
    section(met(&mut other, "2026-05-05"), SectionKey::Stories, &stories);
    network(vec![p, other])
}

#[test]
fn a_mentee_hears_one_story_on_what_they_bring_with_the_question_after_it() {
    let agenda = own(&mentees(&[]));
    let lines = block(&agenda, "Main topics");
    let at = lines
        .iter()
        .position(|line| line.starts_with("One story"))
        .unwrap();
    assert_eq!(
        lines[at],
        "One story, if it helps: My old desk — learned: let go (two minutes; told Olena on 5 May, not yet Grace)"
    );
    assert_eq!(lines[at + 1], "What do you take from it?");
    assert_eq!(
        lines
            .iter()
            .filter(|line| line.starts_with("One story"))
            .count(),
        1
    );
    let shared = text(&shared(&mentees(&[])));
    assert!(!shared.contains("old desk") && !shared.contains("Olena"));
}

#[test]
fn a_story_is_never_told_twice_to_the_same_person() {
    let agenda = own(&mentees(&["told: my OLD desk! — learned: something else"]));
    let lines = block(&agenda, "Main topics");
    assert!(
        !lines.iter().any(|line| line.starts_with("One story")),
        "{lines:?}"
    );
}

#[test]
fn only_first_and_mentee_agendas_look_further_than_one_folder() {
    let further = |p: Person| {
        let network = alone(p);
        looks_further(&network, &network.people[0].id, &OWN, day(TODAY)).unwrap()
    };
    assert!(further(person("m", &[Role::Mentor])), "a first one");
    assert!(!further(grace()));
    let mut mentee = grace();
    mentee.relationship.roles = vec![Role::Mentee];
    assert!(further(mentee));
}

#[test]
fn a_sponsor_gets_facts_to_quote_and_an_opening() {
    let mut p = grace();
    p.relationship.roles = vec![Role::Sponsor];
    p.relationship.goals = vec![GoalId::new("lead")];
    touch(
        &mut p,
        "2026-08-31",
        TouchKind::Opportunity,
        "named me to the board",
    );
    let mut network = alone(p);
    let mut lead = goal("lead", 3, &[]);
    let mut note = Note::default();
    let fact = promise(&mut note, "Board paper");
    fact.mark = Mark::Done;
    fact.done = Some(day("2026-11-05"));
    fact.result = Some("read to the end".to_owned());
    promise(&mut note, "Budget").due = Some(day("2026-12-01"));
    let meet = promise(&mut note, "Half an hour with the chair");
    meet.kind = Some(ActionKind::Meet);
    meet.due = Some(day("2026-12-18"));
    lead.note = Some(Box::new(note));
    network.goals.push(lead);
    let lines = block(&own(&network), "Main topics");
    assert_eq!(
        lines[0],
        "A fact to quote: Board paper → read to the end (5 Nov)"
    );
    assert_eq!(
        lines[1],
        "They spoke for me, what came of it? named me to the board (31 Aug)"
    );
    assert_eq!(
        lines[2],
        "An opening they could make: Half an hour with the chair (by Fri 18 Dec)"
    );
    let lines = block(&shared(&network), "Main topics");
    assert!(lines[2].starts_with("An opening you could make: "));
}

#[test]
fn a_first_agenda_brings_lessons_of_the_same_role_first_and_keeps_them_to_the_owner() {
    let mut walter = person("walter", &[Role::Mentor]);
    section(
        closed(&mut walter, "2026-01-30"),
        SectionKey::Lessons,
        &["Ring, do not write"],
    );
    let mut beth = person("beth", &[Role::Peer]);
    let note = closed(&mut beth, "2026-06-12");
    note.front.ended_as = Some(EndedAs::Faded);
    section(
        note,
        SectionKey::Lessons,
        &["Ask what they want", "Ask once", "Ask twice"],
    );
    section(note, SectionKey::NextRelationship, &["Commitment first"]);
    let network = network(vec![person("ada", &[Role::Mentor]), beth, walter]);
    let lines = block(&own(&network), "Working agreement");
    let at = lines
        .iter()
        .position(|line| line == "Learned before")
        .unwrap();
    assert_eq!(
        lines[at + 1..at + 4],
        [
            "Ring, do not write (walter, 30 Jan)",
            "Commitment first (beth, faded, 12 Jun)",
            "Ask what they want (beth, faded, 12 Jun)",
        ]
    );
    let shared = text(&shared(&network));
    assert!(
        !shared.contains("Ring") && !shared.contains("Learned before"),
        "{shared}"
    );
}

#[test]
fn a_first_agenda_says_what_is_agreed_and_what_is_not() {
    let mut p = person("ada", &[Role::Mentor]);
    p.relationship.minutes = Some(45);
    p.relationship.feedback = Some("blunt".to_owned());
    p.works = vec!["Notes on engines (1843)".to_owned()];
    p.experience = vec!["failed-launch".to_owned(), "layoffs".to_owned()];
    let network = alone(p);
    let lines = block(&own(&network), "Working agreement");
    assert_eq!(lines[0], "Agreed so far: 45 minutes");
    assert_eq!(lines[1], "Feedback: blunt");
    assert!(lines[2].starts_with("To agree: how often; how we meet; "));
    assert!(
        !lines.iter().any(|line| line.contains("How blunt")),
        "the agreement answers it"
    );
    let know = block(&own(&network), "Know each other");
    assert!(know.contains(&"Has been through failed launch and layoffs".to_owned()));
    let told = block(&shared(&network), "Know each other");
    assert_eq!(told[0], "Your path");
    assert_eq!(
        told[1],
        "What would you say differently today than in “Notes on engines (1843)”?"
    );
    assert!(!text(&shared(&network)).contains("layoffs"));
}

#[test]
fn a_closing_agenda_weighs_results_and_gives_every_open_item_a_keeper() {
    let mut p = grace();
    p.relationship.until = Some(day("2026-12-10"));
    p.relationship.purpose = Some("Become a director.".to_owned());
    p.relationship.objectives = vec!["Hand the change board over".to_owned(), "Sail".to_owned()];
    let note = grace_note(&mut p);
    let done = promise(note, "Change board to Dmitri");
    done.mark = Mark::Done;
    done.due = Some(day("2026-11-01"));
    done.done = Some(day("2026-11-01"));
    done.result = Some("25 minutes instead of 70".to_owned());
    promise(note, "Thank the five leads").due = Some(day("2026-12-01"));
    section(note, SectionKey::NextTime, &["His lesson"]);
    let agenda = own(&alone(p));
    let results = block(&agenda, "Results against the purpose");
    assert_eq!(
        results[0],
        "What we set out to do: Become a director (1 meeting)"
    );
    assert_eq!(results[1], "Objective: Hand the change board over");
    assert_eq!(
        results[2],
        "Change board to Dmitri → 25 minutes instead of 70 (1 Nov)"
    );
    assert_eq!(results[3], "Objective: Sail");
    assert_eq!(results[4], "The files hold no result: what would show it?");
    assert_eq!(
        results[5],
        "Promises of both sides: 1 of 2 done (50.0 %), 1 of 1 by their day, 1 open"
    );
    let open = block(&agenda, "Open items and who keeps them");
    assert_eq!(
        open[0],
        "Mine: Thank the five leads (due Tue 1 Dec, in 10 days)"
    );
    assert_eq!(
        open[1],
        "Kept for this meeting: His lesson (kept on 28 Oct)"
    );
    let after = block(&agenda, "What we become now, and thanks");
    assert_eq!(
        after.last().unwrap(),
        "A first hello afterwards: 23 May 2027 (Tue 24 Nov + 6 months)"
    );
    assert!(text(&agenda).contains("`mentor close grace --as completed`"));
}

/// Grace with a private word in every place that may hold one.
fn whispering() -> Network {
    let mut p = grace();
    let note = grace_note(&mut p);
    section(note, SectionKey::Takeaways, &["Said aloud"]);
    section(note, SectionKey::Private, &["whisper one"]);
    let two = promise(note, "whisper two");
    two.private = true;
    two.due = Some(day("2026-11-22"));
    let third = promise(note, "whisper of ruth");
    third.owner = Owner::Person(PersonId::new("ruth"));
    let secret = met(&mut p, "2026-10-01");
    secret.front.confidential = true;
    section(secret, SectionKey::Feedback, &["received: whisper three"]);
    section(secret, SectionKey::Received, &["whisper four"]);
    p.relationship.gains = Some("whisper five".to_owned());
    p.interests = vec!["whisper six".to_owned()];
    p.relationship.closeness = Some(5);
    alone(p)
}

#[test]
fn a_shared_agenda_holds_nothing_private_nothing_of_third_persons_and_no_hints() {
    let network = whispering();
    for kind in KINDS {
        let request = Request {
            kind: Some(*kind),
            ..OWN
        };
        let own = text(&of(&network, request));
        assert!(own.contains("whisper"), "{kind}");
        let others = Request {
            audience: Audience::OTHERS,
            ..request
        };
        let shared = text(&of(&network, others));
        assert!(!shared.contains("whisper"), "{kind}: {shared}");
        assert!(
            !shared.contains("`mentor ") && !shared.contains(".md:"),
            "{kind}: {shared}"
        );
        let json = serde_json::to_string(&of(&network, others)).unwrap();
        assert!(!json.contains("whisper"), "{kind}");
    }
}

#[test]
fn private_text_is_shared_only_where_that_is_asked_for_and_hints_never() {
    let network = whispering();
    let audience = Audience::Others {
        include_private: true,
    };
    let all = text(&of(&network, Request { audience, ..OWN }));
    assert!(all.contains("whisper two") && all.contains("whisper three"));
    for never in [
        "whisper of ruth",
        "whisper one",
        "whisper five",
        "whisper six",
    ] {
        assert!(!all.contains(never), "{never}: {all}");
    }
}

#[test]
fn nothing_about_a_confidential_person_is_shared() {
    let mut p = grace();
    p.confidential = true;
    let network = alone(p);
    let others = Request {
        audience: Audience::OTHERS,
        ..OWN
    };
    let failure = agenda(&network, &network.people[0].id, &others, day(TODAY)).unwrap_err();
    assert!(failure.message.contains("grace is confidential"));
    let asked = Audience::Others {
        include_private: true,
    };
    let request = Request {
        audience: asked,
        ..OWN
    };
    assert!(agenda(&network, &network.people[0].id, &request, day(TODAY)).is_ok());
}

#[test]
fn the_saved_agenda_keeps_private_lines_under_private_and_holds_no_tasks_or_known_headings() {
    let network = whispering();
    let saved = markdown::render(&own(&network).to_saved_doc());
    let (before, private) = saved.split_once("## Private\n").unwrap();
    assert!(!before.contains("whisper"), "{before}");
    assert!(private.contains("whisper one") && private.contains("whisper two"));
    assert!(
        !saved.contains("[ ]") && !saved.contains("`mentor "),
        "{saved}"
    );
    for line in before.lines().filter_map(|line| line.strip_prefix("## ")) {
        let known = SectionKey::HEADINGS
            .iter()
            .any(|(_, heading)| *heading == line);
        assert!(!known, "{line}");
    }
}

#[test]
fn what_an_agenda_kept_to_itself_does_not_come_back_inside_the_next_one() {
    let mut network = whispering();
    let mut meetings = network.people[0].meetings.iter_mut();
    let last = meetings.rfind(|met| met.day == day("2026-10-28")).unwrap();
    let note = last.note.as_deref_mut().unwrap();
    note.sections
        .retain(|section| section.key != Some(SectionKey::Private));
    let entries = [
        "**For me alone:** whisper of before (28 Oct)",
        "**To give:** my drafts (last 12 Nov)",
        "**Careful:** a label of my own",
    ];
    section(note, SectionKey::Private, &entries);
    let printed = text(&own(&network));
    let said = |of: &str| printed.matches(of).count();
    assert_eq!(said("a label of my own"), 1, "{printed}");
    assert_eq!((said("whisper of before"), said("my drafts")), (0, 0));
}

#[test]
fn lines_that_speak_of_the_reader_as_of_another_are_found() {
    let mut p = grace();
    p.pronouns = Some("she/her".to_owned());
    p.relationship.offer = Some("I edit her drafts".to_owned());
    let note = grace_note(&mut p);
    section(
        note,
        SectionKey::Takeaways,
        &["He says no.", "Grace's second round"],
    );
    let network = alone(p);
    let lines = shared(&network).third_person_lines(&network.people[0]);
    assert_eq!(lines, ["I edit her drafts", "Grace's second round"]);
    assert!(
        own(&network)
            .third_person_lines(&network.people[0])
            .is_empty()
    );
}

#[test]
fn marks_in_names_and_keys_mean_nothing_and_those_of_notes_stay() {
    let mut p = grace();
    p.name = "*Bo* [x](y) `z`".to_owned();
    p.relationship.roles = vec![Role::Peer];
    p.relationship.offer = Some("**all** of it".to_owned());
    section(
        grace_note(&mut p),
        SectionKey::Takeaways,
        &["The *why* first", "# no heading"],
    );
    let text = text(&own(&alone(p)));
    assert!(
        text.starts_with("# \\*Bo\\* \\[x\\](y) \\`z\\`, Tue 24 Nov 2026\n"),
        "{text}"
    );
    assert!(text.contains("**What you can expect:** \\*\\*all\\*\\* of it\n"));
    assert!(text.contains("  - The *why* first (`2026-10-28.md:11`)\n"));
    assert!(text.contains("would \\*Bo\\* like from this time?"));
    assert_eq!(
        text.matches("\n# ").count(),
        0,
        "no line of a note opens a heading"
    );
}

#[test]
fn an_agenda_is_the_same_however_often_it_is_asked_for() {
    let network = whispering();
    for kind in KINDS {
        let request = Request {
            kind: Some(*kind),
            ..OWN
        };
        let json = |agenda: &Agenda| serde_json::to_string(agenda).unwrap();
        assert_eq!(json(&of(&network, request)), json(&of(&network, request)));
    }
}
