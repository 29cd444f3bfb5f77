use super::balance::{Balance, Measure, of_entries};
use super::due::{Prompt, prompt};
use super::entries::entries;
use crate::facts::fixture::{day, met, person, promise, section, touch};
use crate::model::action::Mark;
use crate::model::day::Day;
use crate::model::note::SectionKey;
use crate::model::person::Person;
use crate::model::words::{Role, Stage, Style, TouchKind, Weight};

const TODAY: &str = "2026-11-21";

fn weighed(p: &mut Person, on: &str, kind: TouchKind, weight: Weight) {
    touch(p, on, kind, "x");
    p.log.last_mut().unwrap().weight = Some(weight);
}

fn told(p: &Person) -> Vec<String> {
    let list = entries(p, day(TODAY));
    let line = |entry: &super::entries::Entry| {
        let gift = &entry.gift;
        format!(
            "{} {:?} {} {} ({}) {}",
            gift.day, gift.side, entry.points, gift.text, entry.because, gift.place
        )
    };
    list.iter().map(line).collect()
}

fn prompted(p: &Person) -> Option<Prompt> {
    prompt(p, &sums(p), day(TODAY))
}

/// Of what is dated from `since` on.
fn balance(person: &Person, since: Option<Day>, today: Day) -> Balance {
    let mut entries = entries(person, today);
    entries.retain(|entry| since.is_none_or(|since| entry.gift.day >= since));
    of_entries(Measure::of(&person.relationship), &entries)
}

fn sums(p: &Person) -> Balance {
    balance(p, None, day(TODAY))
}

/// gave 1+2+2, received 3+2+2+1.
fn worked(role: Role) -> Person {
    let mut p = person("grace", &[role]);
    let (gave, received) = (TouchKind::Gave, TouchKind::Received);
    for weight in [Weight::Light, Weight::Medium, Weight::Medium] {
        weighed(&mut p, "2026-11-01", gave, weight);
    }
    for weight in [Weight::Heavy, Weight::Medium, Weight::Medium, Weight::Light] {
        weighed(&mut p, "2026-10-01", received, weight);
    }
    p
}

#[test]
fn the_worked_number_of_five_thirteenths() {
    let p = worked(Role::Peer);
    let sums = sums(&p).sums;
    assert_eq!((sums.gave.points, sums.received.points), (5, 8));
    assert_eq!((sums.gave.number, sums.received.number), (3, 4));
    assert_eq!(format!("{:.3}", sums.share().unwrap()), "0.385");
    assert_eq!(prompted(&p), None, "0.35 to 0.65 is even between peers");
    assert_eq!(
        balance(&person("bo", &[]), None, day(TODAY)).sums.share(),
        None
    );
}

#[test]
fn a_report_of_results_counts_as_one_light_give() {
    let mut p = person("grace", &[Role::Mentor]);
    let note = met(&mut p, "2026-09-30");
    for (text, on) in [
        ("Cut the memo", "2026-10-02"),
        ("Ring the desk", "2026-10-03"),
    ] {
        let action = promise(note, text);
        action.mark = Mark::Done;
        action.done = Some(day(on));
        action.result = Some("it worked".to_owned());
    }
    met(&mut p, "2026-10-28");
    touch(&mut p, "2026-11-05", TouchKind::Contact, "progress");
    assert_eq!(
        told(&p),
        [
            "2026-10-28 Gave 1 told them what came of “Ring the desk” and 1 more (a report of results) people/grace/2026-09-30.md:2",
            "2026-11-05 Gave 1 told them how it goes (a report of results) people/grace/log.md:1",
        ]
    );
    p.relationship.roles = vec![Role::Mentee];
    assert!(told(&p).is_empty(), "nobody reports to a mentee");
}

#[test]
fn introductions_and_words_spoken_count_once_and_by_their_kind() {
    let mut p = person("priya-nair", &[Role::Advisor]);
    touch(
        &mut p,
        "2026-05-22",
        TouchKind::Introduced,
        "@olena-tkachenko",
    );
    touch(&mut p, "2026-08-01", TouchKind::Introduced, "@sam-lee");
    touch(
        &mut p,
        "2026-08-02",
        TouchKind::Introduced,
        "brought Tomasz and me together",
    );
    touch(
        &mut p,
        "2026-08-03",
        TouchKind::Introduced,
        "Angie Moreno, Joliet",
    );
    touch(
        &mut p,
        "2026-08-04",
        TouchKind::Opportunity,
        "named me to the board",
    );
    let note = met(&mut p, "2026-06-16");
    section(
        note,
        SectionKey::Gave,
        &["Introduced Olena to her, both wanted it"],
    );
    assert_eq!(
        told(&p),
        [
            "2026-06-16 Gave 2 Introduced Olena to her, both wanted it (by its word “introduced”) people/priya-nair/2026-06-16.md:11",
            "2026-08-01 Gave 2 introduced @sam-lee (an introduction) people/priya-nair/log.md:2",
            "2026-08-02 Received 2 brought Tomasz and me together (an introduction) people/priya-nair/log.md:3",
            "2026-08-04 Received 3 named me to the board (a word spoken for you) people/priya-nair/log.md:5",
        ]
    );
}

#[test]
fn upward_something_each_quarter_and_a_share_of_fifteen_percent() {
    let mut p = person("grace", &[Role::Mentor, Role::Peer]);
    assert_eq!(sums(&p).measure, Measure::Upward);
    assert_eq!(prompted(&p), Some(Prompt::Quarter { since: None }));
    met(&mut p, "2026-09-01");
    assert_eq!(prompted(&p), None, "the first quarter is not over");
    weighed(&mut p, "2026-08-22", TouchKind::Gave, Weight::Light);
    let since = Some(day("2026-11-21"));
    assert_eq!(prompted(&p), Some(Prompt::Quarter { since }), "91 days ago");
    p.log[0].day = day("2026-08-23");
    assert_eq!(prompted(&p), None, "90 days ago");
    weighed(&mut p, "2026-10-01", TouchKind::Received, Weight::Heavy);
    weighed(&mut p, "2026-10-02", TouchKind::Received, Weight::Heavy);
    let give = Prompt::Give {
        since: Some(day("2026-10-02")),
        share: 1.0 / 7.0,
    };
    assert_eq!(prompted(&p), Some(give));
    p.log[2].weight = Some(Weight::Medium);
    assert_eq!(prompted(&p), None, "1/6 is above 0.15");
}

#[test]
fn between_peers_either_side_may_be_asked_to_move() {
    let with = |gave: &[Weight], received: &[Weight]| {
        let mut p = person("sam", &[Role::Peer, Role::Coach]);
        for weight in gave {
            weighed(&mut p, "2026-01-05", TouchKind::Gave, *weight);
        }
        for weight in received {
            weighed(&mut p, "2026-02-05", TouchKind::Received, *weight);
        }
        prompted(&p)
    };
    let (light, heavy) = (Weight::Light, Weight::Heavy);
    assert_eq!(with(&[], &[]), None, "nothing is known");
    assert_eq!(with(&[light], &[light]), None, "and no quarter counts");
    let since = Some(day("2026-02-05"));
    assert_eq!(
        with(&[light], &[heavy]),
        Some(Prompt::Give { since, share: 0.25 })
    );
    let since = Some(day("2026-01-05"));
    assert_eq!(
        with(&[heavy], &[light]),
        Some(Prompt::Ask { since, share: 0.75 })
    );
}

#[test]
fn coaches_mentees_flashes_and_ties_at_rest_are_not_measured() {
    for roles in [
        &[Role::Coach][..],
        &[Role::Mentee],
        &[],
        &[Role::Coach, Role::Mentee],
    ] {
        let mut p = person("bo", roles);
        weighed(&mut p, "2025-01-05", TouchKind::Received, Weight::Heavy);
        assert_eq!(prompted(&p), None, "{roles:?}");
    }
    let mut p = person("bo", &[Role::Advisor]);
    p.relationship.style = Some(Style::Flash);
    assert_eq!(prompted(&p), None);
    p.relationship.style = None;
    assert!(prompted(&p).is_some());
    p.relationship.written_stage = Some(Stage::Paused);
    assert_eq!(prompted(&p), None);
}

#[test]
fn sums_are_kept_by_quarter_and_from_a_day_on() {
    let mut p = worked(Role::Peer);
    weighed(&mut p, "2026-07-01", TouchKind::Gave, Weight::Heavy);
    weighed(&mut p, "2027-01-01", TouchKind::Gave, Weight::Heavy);
    let lines: Vec<String> = sums(&p)
        .quarters
        .iter()
        .map(|of| {
            let (gave, received) = (of.sums.gave.points, of.sums.received.points);
            format!("{} {gave} {received}", of.quarter)
        })
        .collect();
    assert_eq!(lines, ["2026-Q3 3 0", "2026-Q4 5 8"]);
    let late = balance(&p, Some(day("2026-11-01")), day(TODAY));
    assert_eq!(late.sums.share(), Some(1.0));
    assert_eq!(late.last_received, None);
}
