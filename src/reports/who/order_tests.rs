use proptest::prelude::*;

use super::*;
use crate::facts::fixture::{day, met, network, person, section};
use crate::model::note::SectionKey;
use crate::model::person::Person;
use crate::model::policy::Policy;
use crate::model::words::{EndedAs, Role, Stage, WeekdayName};
use crate::reports::who::seen::seen;
use crate::reports::who::topic::topics;

/// A Saturday.
const TODAY: &str = "2026-11-21";

fn knows(id: &str, skills: &[&str]) -> Person {
    let mut person = person(id, &[Role::Advisor]);
    person.expertise = skills.iter().map(|skill| (*skill).to_owned()).collect();
    person.relationship.since = Some(day("2026-11-01"));
    person
}

fn asked(people: Vec<Person>, words: &[&str], most: usize) -> Chosen {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let topics = topics(&Policy::default(), &words);
    let net = network(people);
    let all = net.people.iter();
    let all = all.map(|person| seen(&net, person, &topics, day(TODAY)));
    let all: Vec<Look> = all.collect();
    choose(topics, all, most)
}

fn fits(chosen: &Chosen) -> Vec<&str> {
    chosen.fits.iter().map(|seen| seen.id.as_str()).collect()
}

fn named(chosen: &Chosen) -> Vec<String> {
    chosen.ids().iter().map(ToString::to_string).collect()
}

#[test]
fn what_fits_better_comes_first_and_the_tie_decides_only_between_equals() {
    let skill = knows("e", &["budgeting"]);
    let mut situation = knows("d", &[]);
    situation.experience = vec!["budgeting".to_owned()];
    let part = knows("c", &["zero-based-budgeting"]);
    let mut note = knows("b", &[]);
    section(
        met(&mut note, "2026-11-02"),
        SectionKey::Takeaways,
        &["Budget first"],
    );
    let mut works = knows("a", &[]);
    works.works = vec!["The Honest Budget (talk)".to_owned()];
    let chosen = asked(vec![works, note, part, situation, skill], &["budgeting"], 0);
    assert_eq!(fits(&chosen), ["e", "d", "c", "b", "a"]);

    let mut prospect = knows("a", &["budgeting"]);
    prospect.relationship.written_stage = Some(Stage::Prospect);
    let mut quiet = knows("b", &["budgeting"]);
    quiet.relationship.since = Some(day("2024-01-01"));
    let mut tuesdays = knows("c", &["budgeting"]);
    tuesdays.availability.days = vec![WeekdayName::Tue];
    let mut saturdays = knows("z", &["budgeting"]);
    saturdays.availability.days = vec![WeekdayName::Sat];
    let unsaid = knows("d", &["budgeting"]);
    let people = vec![prospect, quiet, tuesdays, saturdays, unsaid];
    let chosen = asked(people, &["budgeting"], 0);
    assert_eq!(fits(&chosen), ["z", "d", "c", "b", "a"]);
}

#[test]
fn whoever_covers_more_of_the_topics_comes_first() {
    let both = knows("z", &["delegation-basics", "budgeting"]);
    let one = knows("a", &["budgeting"]);
    let other = knows("b", &["delegation"]);
    let chosen = asked(vec![one, other, both], &["delegation", "budgeting"], 0);
    assert_eq!(fits(&chosen), ["z", "a", "b"]);
}

#[test]
fn a_row_of_words_is_one_topic_only_where_a_file_calls_it_so() {
    let people = || {
        vec![
            knows("a", &["crisis-communication"]),
            knows("b", &["crisis"]),
        ]
    };
    let typed = |chosen: &Chosen| -> Vec<String> {
        chosen
            .topics
            .iter()
            .map(|topic| topic.typed.clone())
            .collect()
    };
    let one = asked(people(), &["crisis", "communication"], 0);
    assert_eq!(typed(&one), ["crisis communication"]);
    assert_eq!(fits(&one), ["a", "b"]);
    let two = asked(people(), &["crisis", "budgeting"], 0);
    assert_eq!(typed(&two), ["crisis", "budgeting"]);
    assert!(two.lacks());
}

#[test]
fn whoever_said_no_or_was_parted_from_in_conflict_is_not_named() {
    let mut no = knows("a", &["budgeting"]);
    no.relationship.written_stage = Some(Stage::Declined);
    let mut parted = knows("b", &["budgeting"]);
    parted.relationship.written_stage = Some(Stage::Closed);
    parted.relationship.ended = Some(crate::model::relationship::Ended {
        on: day("2026-01-01"),
        how: Some(EndedAs::Conflict),
    });
    let mut unreadable = knows("c", &[]);
    unreadable.readable = false;
    let chosen = asked(vec![no, parted, unreadable], &["budgeting"], 0);
    assert!(named(&chosen).is_empty());
    // What is in there nobody knows.
    assert_eq!(chosen.unreadable, [RelPath::new("people/c/person.toml")]);
}

#[test]
fn the_distant_one_shares_neither_sector_nor_function_with_whom_plainly_fits() {
    let placed = |id: &str, skills: &[&str], sector: &str, work: &str| {
        let mut person = knows(id, skills);
        person.sector = Some(sector.to_owned());
        person.function = Some(work.to_owned());
        person
    };
    let people = || {
        vec![
            placed("a", &["budgeting"], "Food", "finance"),
            placed("b", &[], "food ", "music"),
            placed("c", &[], "media", "Finance"),
            placed("d", &[], "media", "music"),
        ]
    };
    let distant = |people: Vec<Person>| {
        let chosen = asked(people, &["budgeting"], 0);
        chosen.distant.map(|seen| seen.id.to_string())
    };
    assert_eq!(distant(people()).as_deref(), Some("d"));
    let mut busy = people();
    busy[3].relationship.snooze = Some(day("2027-01-01"));
    assert_eq!(distant(busy).as_deref(), Some("b"));
    // Nobody's field is written: nobody is from another.
    assert_eq!(
        distant(vec![knows("a", &["budgeting"]), knows("b", &[])]),
        None
    );
}

/// Somebody of a made-up network: what they know, where they stand, which day is theirs.
fn somebody() -> impl Strategy<Value = (Vec<usize>, usize, usize, usize, bool)> {
    (
        prop::collection::vec(0..4_usize, 0..3),
        0..6_usize,
        0..3_usize,
        0..4_usize,
        any::<bool>(),
    )
}

fn made(at: usize, of: &(Vec<usize>, usize, usize, usize, bool)) -> Person {
    const SKILLS: [&str; 4] = ["budgeting", "hiring", "board-communication", "谈判"];
    let (skills, stage, sector, day_of_week, since) = of;
    let skills: Vec<&str> = skills.iter().map(|skill| SKILLS[*skill]).collect();
    let mut person = knows(&format!("p{at:02}"), &skills);
    person.relationship.written_stage = Some(Stage::ALL[*stage]);
    person.sector = ["food", "media"]
        .get(*sector)
        .map(|text| (*text).to_owned());
    person.availability.days = WeekdayName::ALL[..*day_of_week].to_vec();
    if !since {
        person.relationship.since = None;
    }
    person
}

proptest! {
    #[test]
    fn two_are_named_where_two_can_be_whatever_the_question_and_the_limit(
        people in prop::collection::vec(somebody(), 0..9),
        words in prop::sample::subsequence(vec!["budgeting", "hiring", "communication", "谈判", "zymurgy"], 1..4),
        most in 0..4_usize,
    ) {
        let people: Vec<Person> = people.iter().enumerate().map(|(at, of)| made(at, of)).collect();
        let can_be = people.iter().filter(|person| person.relationship.stage() != Stage::Declined).count();
        let chosen = asked(people.clone(), &words, most);
        let names = named(&chosen);
        prop_assert!(names.len() >= can_be.min(2), "{names:?} of {can_be}");
        let mut each = names.clone();
        each.sort();
        each.dedup();
        prop_assert_eq!(each.len(), names.len());
        // The order hangs on nothing but the people: read in another order they are named alike.
        let mut turned = people;
        turned.reverse();
        let words_of: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let topics = topics(&Policy::default(), &words_of);
        let net = network(turned);
        let all = net.people.iter().rev();
        let all = all.map(|person| seen(&net, person, &topics, day(TODAY)));
        let all: Vec<Look> = all.collect();
        prop_assert_eq!(named(&choose(topics, all, most)), names);
    }

    #[test]
    fn somebody_unrelated_takes_nobody_away_from_those_who_fit(
        people in prop::collection::vec(somebody(), 0..8),
        other in somebody(),
    ) {
        let people: Vec<Person> = people.iter().enumerate().map(|(at, of)| made(at, of)).collect();
        let before = asked(people.clone(), &["budgeting", "hiring"], 0);
        let mut unrelated = made(90, &other);
        unrelated.expertise = vec!["pottery".to_owned()];
        let after = asked([people, vec![unrelated]].concat(), &["budgeting", "hiring"], 0);
        prop_assert_eq!(fits(&before), fits(&after));
    }
}
