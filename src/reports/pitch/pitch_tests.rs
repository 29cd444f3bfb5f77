//! What a pitch says, and when there is none.

use super::build::pitch;
use super::case::Request;
use super::value::{Kind, Pitch, Seen};
use crate::error::Failure;
use crate::facts::fixture::{closed, day, goal, met, network, person, section, touch};
use crate::facts::privacy::Audience;
use crate::model::ids::PersonId;
use crate::model::network::{Ids, Network};
use crate::model::note::SectionKey;
use crate::model::person::{Busy, Person};
use crate::model::words::{EndedAs, Role, Stage, TouchKind};

const TODAY: &str = "2026-11-21";

fn ask() -> Request {
    Request {
        goal: None,
        minutes: None,
        follow_up: false,
        audience: Audience::OTHERS,
        everyone: Ids {
            people: ["ada", "walter-haas"].map(PersonId::new).to_vec(),
            circles: Vec::new(),
        },
    }
}

fn ada(role: Role, stage: Stage) -> Person {
    let mut p = person("ada", &[role]);
    p.name = "Ada Byron".to_owned();
    p.relationship.written_stage = Some(stage);
    p.expertise = vec!["budgeting".to_owned(), "risk-appetite".to_owned()];
    p
}

fn alone(person: Person) -> Network {
    let mut network = network(vec![person]);
    let me = &mut network.policy.me;
    me.name = Some("Ana Ruiz".to_owned());
    me.intro = Some("I run nights. Walter got me here.".to_owned());
    let mut wanted = goal("director", 3, &[]);
    wanted.needs = vec!["budgeting".to_owned()];
    wanted.why = Some("Is it not time?".to_owned());
    network.goals = vec![wanted];
    network
}

fn asked(network: &Network, request: &Request) -> Result<Pitch, Failure> {
    pitch(network, &network.people[0].id, request, day(TODAY))
}

fn made(person: Person) -> Pitch {
    asked(&alone(person), &ask()).unwrap()
}

fn missing(pitch: &Pitch) -> Vec<&str> {
    pitch.missing.iter().map(|m| m.what.as_str()).collect()
}

#[test]
fn the_parts_hold_no_question_and_nobody_else() {
    let mut p = ada(Role::Mentor, Stage::Prospect);
    p.works = vec!["Why Ask? (column, 2025)".to_owned()];
    p.relationship.offer = Some("I read her drafts".to_owned());
    let letter = made(p);
    assert_eq!(letter.intro.as_deref(), Some("I run nights"));
    assert_eq!(letter.why, None, "a letter asks one question");
    assert_eq!(letter.learn, ["budgeting"]);
    assert_eq!(letter.strength, ["budgeting", "risk appetite"]);
    assert_eq!(letter.offer.as_deref(), Some("I read your drafts"));
    let work = Seen::Work {
        title: "Why Ask".to_owned(),
        form: Some("column".to_owned()),
        takeaway: None,
    };
    assert_eq!(letter.seen, Some(work));
    assert_eq!((letter.minutes, letter.kind), (25, Kind::First));
    assert!(letter.missing.is_empty());
    assert_eq!(letter.asked_for(), "25 minutes on budgeting");
}

#[test]
fn one_concrete_thing_is_what_stayed_from_a_talk_then_what_was_given_then_done() {
    let mut p = ada(Role::Coach, Stage::Prospect);
    touch(
        &mut p,
        "2026-09-01",
        TouchKind::Contact,
        "Ada answered my question, at length",
    );
    let deed = |text: &str, thing, on| {
        Some(Seen::Deed {
            text: text.to_owned(),
            thing,
            on: day(on),
        })
    };
    let first = deed("answered my question, at length", false, "2026-09-01");
    assert_eq!(made(p.clone()).seen, first);
    touch(&mut p, "2026-09-02", TouchKind::Received, "her checklist");
    assert_eq!(
        made(p.clone()).seen,
        deed("your checklist", true, "2026-09-02")
    );
    section(
        met(&mut p, "2026-10-08"),
        SectionKey::Takeaways,
        &["Who was free?", "Begin late."],
    );
    let talk = Seen::Talk {
        takeaway: "Begin late".to_owned(),
        on: day("2026-10-08"),
    };
    assert_eq!(made(p).seen, Some(talk));
}

#[test]
fn thin_files_are_named_part_by_part() {
    let mut network = network(vec![ada(Role::Mentee, Stage::Prospect)]);
    let letter = asked(&network, &ask()).unwrap();
    assert_eq!(
        missing(&letter),
        [
            "your name",
            "part 1, who you are in one sentence",
            "part 2, what you could help with",
            "part 3, one concrete thing you saw of them",
            "what you can give them",
        ]
    );
    network.people[0].relationship.roles.clear();
    let mut long = ask();
    long.minutes = Some(60);
    let letter = asked(&network, &long).unwrap();
    assert!(missing(&letter).contains(&"what they could be to you"));
    assert!(
        missing(&letter)
            .iter()
            .any(|what| what.contains("60 minutes is much"))
    );
}

#[test]
fn it_leads_with_what_was_given_and_waits_for_the_end_of_a_busy_time() {
    let mut p = ada(Role::Advisor, Stage::Prospect);
    touch(
        &mut p,
        "2026-06-22",
        TouchKind::Gave,
        "sent her our method, she had asked for it",
    );
    p.availability.busy = vec![Busy {
        from: day("2026-12-01"),
        to: day("2026-12-20"),
        why: None,
    }];
    let letter = made(p);
    assert_eq!(letter.gave.as_deref(), Some("sent you our method"));
    assert_eq!(letter.after, Some(day("2026-12-20")));
}

#[test]
fn it_is_asked_once_repeated_once_and_then_left() {
    let mut p = ada(Role::Advisor, Stage::Invited);
    let mut remind = ask();
    remind.follow_up = true;
    let fails = |p: &Person, request: &Request| asked(&alone(p.clone()), request).unwrap_err();
    assert_eq!(
        fails(&p, &remind).message,
        "nothing waits for an answer of Ada Byron, so there is nothing to follow up"
    );
    touch(
        &mut p,
        "2026-11-16",
        TouchKind::Asked,
        "25 minutes on budgeting",
    );
    let early = fails(&p, &remind);
    assert_eq!(
        early.message,
        "Ada Byron was asked on Monday and may still be thinking"
    );
    assert_eq!(
        early.hints,
        ["one short reminder fits from Mon 23 Nov 2026 on: `mentor pitch ada --follow-up`"]
    );
    p.log[0].day = day("2026-11-14");
    let open = fails(&p, &ask());
    assert_eq!(
        open.message,
        "Ada Byron was asked on 14 November (people/ada/log.md:1), and has not answered yet"
    );
    let letter = asked(&alone(p.clone()), &remind).unwrap();
    assert_eq!(letter.kind, Kind::FollowUp);
    assert_eq!(
        letter.asked.unwrap().what.as_deref(),
        Some("25 minutes on budgeting")
    );
    touch(&mut p, "2026-11-20", TouchKind::Asked, "once more");
    assert!(
        fails(&p, &remind)
            .message
            .contains("a third time would be pressure")
    );
}

#[test]
fn where_the_two_work_together_rest_or_parted_there_is_no_pitch() {
    let fails = |role, stage| asked(&alone(ada(role, stage)), &ask()).unwrap_err();
    let active = fails(Role::Sponsor, Stage::Active);
    assert_eq!(
        active.message,
        "Ada Byron is your sponsor already: there is nothing to win"
    );
    assert_eq!(
        active.hints,
        [
            "for the next talk: `mentor agenda ada`",
            "to thank them: `mentor thanks ada`"
        ]
    );
    assert_eq!(fails(Role::Mentee, Stage::Active).hints.len(), 1);
    assert!(
        fails(Role::Mentor, Stage::Paused)
            .message
            .starts_with("it rests with Ada Byron")
    );
    let no = fails(Role::Mentor, Stage::Declined);
    assert!(
        no.message
            .starts_with("Ada Byron said no, and a no that is taken well")
    );
    let mut p = ada(Role::Mentor, Stage::Prospect);
    p.confidential = true;
    assert!(
        asked(&alone(p), &ask())
            .unwrap_err()
            .message
            .contains("is confidential")
    );
}

#[test]
fn what_ended_comes_back_with_what_came_of_it_and_lessons_for_the_owner() {
    let mut p = ada(Role::Mentor, Stage::Closed);
    p.relationship.purpose = Some("Speak to finance in finance.".to_owned());
    p.relationship.since = Some(day("2025-05-29"));
    let note = closed(&mut p, "2026-01-30");
    note.front.ended_as = Some(EndedAs::Completed);
    section(
        note,
        SectionKey::Achieved,
        &["Cost per pallet exists. Sam wrote it.", "b"],
    );
    section(note, SectionKey::Lessons, &["Ring, do not write"]);
    let mut request = ask();
    request.everyone.people.push(PersonId::new("sam-lee"));
    let letter = asked(&alone(p), &request).unwrap();
    assert_eq!(letter.kind, Kind::Revive);
    let past = letter.history.unwrap();
    assert_eq!(past.came.as_deref(), Some("Cost per pallet exists"));
    assert_eq!(past.purpose.as_deref(), Some("Speak to finance in finance"));
    assert_eq!(
        letter.lessons,
        ["“Ring, do not write” (Ada, completed, people/ada/closing-2026-01-30.md:21)"]
    );
}
