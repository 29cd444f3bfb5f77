//! What stands open between two people, and what settles it.

use super::*;
use crate::facts::fixture::{day, met, person, promise, section, touch};
use crate::model::action::{Action, Mark, Owner};
use crate::model::ids::PersonId;
use crate::model::words::Role;

fn grace() -> Person {
    person("grace", &[Role::Mentor])
}

fn today() -> Day {
    day("2026-11-21")
}

fn texts_of(points: &[Point]) -> Vec<&str> {
    points.iter().map(|point| point.text.as_str()).collect()
}

#[test]
fn points_are_those_of_the_latest_note_and_the_lines_since() {
    let mut p = grace();
    section(met(&mut p, "2026-10-14"), SectionKey::NextTime, &["old"]);
    section(
        met(&mut p, "2026-11-18"),
        SectionKey::NextTime,
        &["first", "second"],
    );
    section(
        met(&mut p, "2026-12-18"),
        SectionKey::NextTime,
        &["to come"],
    );
    touch(&mut p, "2026-11-20", TouchKind::Next, "later line");
    touch(&mut p, "2026-11-18", TouchKind::Next, "line of the day");
    touch(&mut p, "2026-11-17", TouchKind::Next, "line before");
    touch(&mut p, "2026-11-22", TouchKind::Next, "line to come");
    let points = for_next_time(&p, today(), Audience::Owner);
    assert_eq!(
        texts_of(&points),
        ["first", "second", "line of the day", "later line"]
    );
    assert_eq!(points[1].place.to_string(), "people/grace/2026-11-18.md:12");
    assert_eq!(points[3].place.to_string(), "people/grace/log.md:1");
    let before = for_next_time(&p, day("2026-11-17"), Audience::Owner);
    assert_eq!(texts_of(&before), ["old", "line before"]);
}

#[test]
fn without_a_meeting_every_line_up_to_today_is_a_point() {
    let mut p = grace();
    touch(&mut p, "2025-01-01", TouchKind::Next, "her book");
    assert_eq!(
        texts_of(&for_next_time(&p, today(), Audience::OTHERS)),
        ["her book"]
    );
}

/// Adds a done action with a result to the note of 1 October.
fn advice<'a>(p: &'a mut Person, text: &str, done: &str) -> &'a mut Action {
    let note = p.meetings[0].note.as_deref_mut().unwrap();
    let action = promise(note, text);
    action.mark = Mark::Done;
    action.done = Day::parse(done);
    action.result = Some("it worked".to_owned());
    action
}

#[test]
fn a_result_waits_until_a_meeting_or_a_progress_line_follows_it() {
    let mut p = grace();
    met(&mut p, "2026-10-01");
    advice(&mut p, "before the meeting", "2026-11-01");
    advice(&mut p, "on its day", "2026-11-04");
    advice(&mut p, "after it", "2026-11-10");
    advice(&mut p, "not yet", "2026-11-30");
    advice(&mut p, "without a result", "2026-11-10").result = None;
    advice(&mut p, "theirs", "2026-11-10").owner = Owner::Person(PersonId::new("grace"));
    met(&mut p, "2026-11-04");
    let waiting = |p: &Person| -> Vec<String> {
        let items = results_to_report(p, today());
        items.iter().map(|item| item.action.text.clone()).collect()
    };
    assert_eq!(waiting(&p), ["on its day", "after it"]);
    touch(
        &mut p,
        "2026-11-09",
        TouchKind::Contact,
        "progress made in the corridor",
    );
    assert_eq!(waiting(&p), ["on its day", "after it"]);
    touch(&mut p, "2026-11-09", TouchKind::Contact, "progress");
    assert_eq!(waiting(&p), ["after it"]);
    touch(&mut p, "2026-11-10", TouchKind::Contact, "Progress.");
    assert_eq!(waiting(&p), [""; 0]);
}

#[test]
fn a_result_without_a_day_is_as_old_as_its_note() {
    let mut p = grace();
    met(&mut p, "2026-10-01");
    advice(&mut p, "undated", "");
    assert_eq!(results_to_report(&p, today()).len(), 1);
    met(&mut p, "2026-11-04");
    assert!(results_to_report(&p, today()).is_empty());
}

#[test]
fn promises_are_the_open_ones_and_those_settled_since_last_time() {
    let mut p = grace();
    met(&mut p, "2026-10-01");
    advice(&mut p, "done long ago", "2026-10-10");
    advice(&mut p, "done since", "2026-11-10");
    let note = met(&mut p, "2026-11-04");
    promise(note, "open");
    promise(note, "dropped there").mark = Mark::Dropped;
    let items = promises(&p, today());
    let texts: Vec<&str> = items.iter().map(|i| i.action.text.as_str()).collect();
    assert_eq!(texts, ["done since", "open", "dropped there"]);
}

fn owed(p: &Person) -> Vec<(Answer, String)> {
    let owed = answers_owed(p, today()).into_iter();
    owed.map(|(answer, point)| (answer, point.text)).collect()
}

#[test]
fn an_answer_is_owed_until_something_comes_back() {
    use TouchKind::{Asked, Contact, Gave, Owes, Received};
    let asked = |kinds: &[TouchKind]| {
        let mut p = grace();
        touch(&mut p, "2026-11-05", Owes, "the figures");
        touch(&mut p, "2026-11-05", Asked, "an introduction");
        for kind in kinds {
            touch(&mut p, "2026-11-12", *kind, "x");
        }
        touch(&mut p, "2026-11-22", Contact, "to come");
        owed(&p)
            .into_iter()
            .map(|(answer, _)| answer)
            .collect::<Vec<_>>()
    };
    assert_eq!(asked(&[]), [Answer::Mine, Answer::Theirs]);
    assert_eq!(asked(&[Gave]), [Answer::Theirs]);
    assert_eq!(asked(&[Received]), [Answer::Mine]);
    assert_eq!(asked(&[Contact]), []);
}

#[test]
fn a_later_meeting_settles_what_was_asked_before_it() {
    let mut p = grace();
    touch(&mut p, "2026-11-05", TouchKind::Asked, "an introduction");
    met(&mut p, "2026-11-05");
    assert_eq!(owed(&p).len(), 1, "of the same day");
    met(&mut p, "2026-11-06");
    assert_eq!(owed(&p).len(), 0);
}

#[test]
fn an_introduction_is_settled_by_its_own_next_step_only() {
    let mut p = grace();
    touch(&mut p, "2026-11-05", TouchKind::Asked, "intro @sam-lee");
    touch(&mut p, "2026-11-06", TouchKind::Asked, "for the book");
    touch(
        &mut p,
        "2026-11-07",
        TouchKind::Contact,
        "intro @priya-nair yes",
    );
    met(&mut p, "2026-11-08");
    assert_eq!(owed(&p), [(Answer::Theirs, "intro @sam-lee".to_owned())]);
    touch(
        &mut p,
        "2026-11-09",
        TouchKind::Contact,
        "intro @sam-lee yes",
    );
    assert_eq!(owed(&p), []);
}
