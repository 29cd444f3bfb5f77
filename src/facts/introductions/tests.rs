//! Lines of two logs, and how far they say that an introduction has come.

use proptest::prelude::*;

use super::*;
use crate::facts::fixture::{day, person, touch};

const TODAY: &str = "2026-11-21";

/// Two people with these lines: `a` or `b`, date, kind, text.
fn two(lines: &[(&str, &str, TouchKind, &str)]) -> (Person, Person) {
    let (mut a, mut b) = (person("ada", &[]), person("bo", &[]));
    for (log, on, kind, text) in lines {
        let log = if *log == "a" { &mut a } else { &mut b };
        touch(log, on, *kind, text);
    }
    (a, b)
}

fn stand(lines: &[(&str, &str, TouchKind, &str)]) -> Stand {
    let (a, b) = two(lines);
    between(&a, &b, day(TODAY)).stand()
}

use TouchKind::{Asked, Contact, Introduced};

const STEPS: [(&str, &str, TouchKind, &str); 8] = [
    ("a", "2026-05-20", Asked, "intro @bo"),
    ("a", "2026-05-20", Contact, "intro @bo yes"),
    ("b", "2026-05-20", Asked, "intro @ada"),
    ("b", "2026-05-21", Contact, "intro @ada yes"),
    ("a", "2026-05-22", Introduced, "@bo"),
    ("b", "2026-05-22", Introduced, "@ada"),
    ("a", "2026-06-15", Contact, "intro @bo happened"),
    ("b", "2026-06-15", Contact, "intro @ada happened"),
];

#[test]
fn the_steps_of_the_format_lead_from_the_first_question_to_the_meeting() {
    let after = |n: usize| stand(&STEPS[..n]);
    assert_eq!(after(0), Stand::Ask(Turn::First));
    assert_eq!(after(1), Stand::Wait(Turn::First, day("2026-05-20"), 1));
    assert_eq!(after(2), Stand::Ask(Turn::Second));
    assert_eq!(after(3), Stand::Wait(Turn::Second, day("2026-05-20"), 1));
    assert_eq!(after(4), Stand::Make);
    assert_eq!(after(5), Stand::Made(day("2026-05-22"), None));
    assert_eq!(after(6), Stand::Made(day("2026-05-22"), None));
    assert_eq!(after(7), Stand::Happened(day("2026-06-15")));
    assert_eq!(after(8), Stand::Happened(day("2026-06-15")));
}

#[test]
fn who_was_asked_first_is_first_whichever_way_round_they_are_named() {
    let (a, b) = two(&STEPS);
    for introduction in [between(&a, &b, day(TODAY)), between(&b, &a, day(TODAY))] {
        assert_eq!(introduction.first.id.as_str(), "ada");
        assert_eq!(introduction.steps.len(), STEPS.len());
    }
    let (a, b) = two(&[]);
    assert_eq!(between(&b, &a, day(TODAY)).first.id.as_str(), "bo");
    let (a, b) = two(&STEPS[2..3]);
    let turned = between(&a, &b, day(TODAY));
    assert_eq!(turned.first.id.as_str(), "bo");
    assert_eq!(
        turned.stand(),
        Stand::Wait(Turn::First, day("2026-05-20"), 1)
    );
}

#[test]
fn lines_written_by_hand_are_understood() {
    for (kind, text, want) in [
        (Asked, "Intro to @bo: he would know", Some(Act::Asked)),
        (Asked, "introduction @BO, no hurry", Some(Act::Asked)),
        (Asked, "whether she would introduce me to @bo", None),
        (Contact, "intro @bo: Yes, gladly", Some(Act::Yes)),
        (Contact, "intro @bo — she said yes", Some(Act::Yes)),
        (Contact, "intro @bo no, not this year", Some(Act::No)),
        (Contact, "intro @bo no answer yet", None),
        (Contact, "intro @bo perhaps", None),
        (Contact, "intro @bo followed up", Some(Act::FollowedUp)),
        (Contact, "intro @bob yes", None),
        (Contact, "lunch, and the intro @bo happened", None),
        (Introduced, "to @bo, over lunch", Some(Act::Introduced)),
        (Introduced, "brought me together with @bo", None),
        (Introduced, "Angie Moreno, Joliet", None),
        (TouchKind::Gave, "intro @bo yes", None),
        (Contact, "intro", None),
        (Contact, "", None),
    ] {
        let (a, b) = two(&[("a", TODAY, kind, text)]);
        let said: Vec<Act> = between(&a, &b, day(TODAY))
            .steps
            .iter()
            .map(|step| step.act)
            .collect();
        assert_eq!(said, Vec::from_iter(want), "{kind}: {text}");
    }
}

#[test]
fn a_no_ends_it_until_somebody_asks_again() {
    let asked = ("a", "2026-05-01", Asked, "intro @bo");
    let no = ("a", "2026-05-02", Contact, "intro @bo no");
    let ended = Stand::Declined(Turn::First, day("2026-05-02"));
    assert_eq!(stand(&[asked, no]), ended);
    let yes_of_the_other = ("b", "2026-05-03", Contact, "intro @ada yes");
    assert_eq!(stand(&[asked, no, yes_of_the_other]), ended);
    let again = ("a", "2026-11-01", Asked, "intro @bo");
    assert_eq!(
        stand(&[asked, no, again]),
        Stand::Wait(Turn::First, day("2026-11-01"), 1)
    );
    let mind = ("a", "2026-05-02", Contact, "intro @bo yes");
    assert_eq!(stand(&[asked, no, mind]), Stand::Ask(Turn::Second));
    // Brought together after all, and then one of them thought better of it.
    let made = ("a", "2026-05-09", Introduced, "@bo");
    assert_eq!(
        stand(&[asked, no, made]),
        Stand::Made(day("2026-05-09"), None)
    );
    let late = ("b", "2026-05-12", Contact, "intro @ada no");
    assert_eq!(
        stand(&[asked, made, late]),
        Stand::Declined(Turn::Second, day("2026-05-12"))
    );
}

#[test]
fn a_question_put_twice_is_counted_and_a_follow_up_is_kept() {
    let twice = [
        ("a", "2026-05-01", Asked, "intro @bo"),
        ("a", "2026-05-09", Asked, "intro @bo"),
    ];
    assert_eq!(
        stand(&twice),
        Stand::Wait(Turn::First, day("2026-05-09"), 2)
    );
    let followed = [
        ("a", "2026-05-22", Introduced, "@bo"),
        ("a", "2026-06-06", Contact, "intro @bo followed up"),
    ];
    let asked = Some(day("2026-06-06"));
    assert_eq!(stand(&followed), Stand::Made(day("2026-05-22"), asked));
}

#[test]
fn later_lines_are_not_seen_and_a_written_line_reads_back() {
    let (a, b) = two(&STEPS);
    let then = between(&a, &b, day("2026-05-20"));
    assert_eq!(
        then.stand(),
        Stand::Wait(Turn::Second, day("2026-05-20"), 1)
    );
    assert_eq!(then.steps.len(), 3);
    assert!(then.is_under_way() && !then.brought_together());
    assert_eq!(others(&a, day(TODAY)).len(), 4);
    for act in ACTS {
        let line = act.line(day(TODAY), &PersonId::new("bo"));
        let (kind, text) = line
            .strip_prefix("- 2026-11-21 ")
            .and_then(|line| line.split_once(": "))
            .unwrap();
        let kind = TouchKind::parse(kind).unwrap();
        let (a, b) = two(&[("a", TODAY, kind, text)]);
        assert_eq!(between(&a, &b, day(TODAY)).steps[0].act, act);
    }
}

const ACTS: [Act; 6] = [
    Act::Asked,
    Act::Yes,
    Act::No,
    Act::Introduced,
    Act::FollowedUp,
    Act::Happened,
];

proptest! {
    /// Logs may be written, merged and sorted in any order: no step is lost, and where no two lines of
    /// one log and one day contradict one another, the order of the lines changes nothing.
    #[test]
    fn no_order_of_lines_loses_a_step(
        lines in proptest::collection::vec((any::<bool>(), 0..40_i64, 0..6_usize), 0..24),
        places in proptest::collection::vec(any::<u32>(), 24),
        today in 0..40_i64,
    ) {
        let begin = day("2026-01-01");
        let today = begin.plus_days(today);
        let mut lines = lines;
        let mut answered = std::collections::HashSet::new();
        lines.retain(|(log, on, act)| !(1..=2).contains(act) || answered.insert((*log, *on)));
        let mut order: Vec<usize> = (0..lines.len()).collect();
        order.sort_by_key(|at| places[*at]);
        let logs = |order: &[usize]| {
            let (mut a, mut b) = (person("ada", &[]), person("bo", &[]));
            for at in order {
                let (of_a, on, act) = lines[*at];
                let (log, other) = if of_a { (&mut a, "bo") } else { (&mut b, "ada") };
                let on = begin.plus_days(on);
                let line = ACTS[act].line(on, &PersonId::new(other));
                let (kind, text) = line[13..].split_once(": ").unwrap();
                touch(log, &on.to_string(), TouchKind::parse(kind).unwrap(), text);
            }
            (a, b)
        };
        let in_order: Vec<usize> = (0..lines.len()).collect();
        let ((a, b), (c, d)) = (logs(&in_order), logs(&order));
        let (as_written, shuffled) = (between(&a, &b, today), between(&c, &d, today));
        let seen = lines.iter().filter(|(_, on, _)| begin.plus_days(*on) <= today).count();
        prop_assert_eq!(as_written.steps.len(), seen);
        prop_assert_eq!(shuffled.steps.len(), seen);
        prop_assert_eq!(as_written.stand(), shuffled.stand());
        prop_assert_eq!(as_written.first.id.as_str(), shuffled.first.id.as_str());
        prop_assert_eq!(seen == 0, as_written.stand() == Stand::Ask(Turn::First) && !as_written.is_under_way());
    }
}
