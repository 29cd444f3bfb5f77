//! Actions on a day: which exist, what they are, how they are named.

use super::*;
use crate::facts::fixture::{
    circle, circle_met, closed, day, goal, met, network, person, plan, promise,
};
use crate::model::words::Role;

fn grace() -> Person {
    person("grace", &[Role::Mentor])
}

fn texts(items: &[Item<'_>]) -> Vec<String> {
    items.iter().map(|item| item.action.text.clone()).collect()
}

#[test]
fn they_stand_in_the_order_of_file_and_line_and_later_notes_do_not_exist() {
    let mut p = grace();
    promise(plan(&mut p), "in the plan");
    promise(closed(&mut p, "2026-11-20"), "in the debrief");
    promise(closed(&mut p, "2026-11-22"), "in a later debrief");
    let note = met(&mut p, "2026-11-18");
    promise(note, "second meeting, first line");
    promise(note, "second meeting, second line");
    promise(met(&mut p, "2026-10-14"), "first meeting");
    promise(met(&mut p, "2026-11-22"), "a later meeting");
    let items = of_person(&p, day("2026-11-21"));
    assert_eq!(
        texts(&items),
        [
            "first meeting",
            "second meeting, first line",
            "second meeting, second line",
            "in the debrief",
            "in the plan",
        ]
    );
    assert_eq!(items[2].place().to_string(), "people/grace/2026-11-18.md:2");
}

#[test]
fn the_whole_network_is_in_the_order_of_folders() {
    let mut a = person("a", &[]);
    promise(plan(&mut a), "a");
    let mut ab = person("a-b", &[]);
    promise(plan(&mut ab), "a-b");
    let mut network = network(vec![ab, a]);
    let mut group = circle("leads", &[]);
    promise(circle_met(&mut group, "2026-11-03", &[]), "circle");
    network.circles = vec![group];
    for id in ["x", "x-y"] {
        let mut aim = goal(id, 2, &[]);
        let mut note = Note::default();
        promise(&mut note, id);
        aim.note = Some(Box::new(note));
        network.goals.push(aim);
    }
    let items = of_network(&network, day("2026-11-21"));
    assert_eq!(texts(&items), ["circle", "x-y", "x", "a", "a-b"]);
    assert_eq!(items[2].place().to_string(), "goals/x.md:1");
}

#[test]
fn a_tick_after_today_is_still_open_and_has_no_day() {
    let mut p = grace();
    let note = met(&mut p, "2026-10-14");
    let ticked = promise(note, "memo");
    ticked.mark = Mark::Done;
    ticked.done = Some(day("2026-11-20"));
    ticked.due = Some(day("2026-11-01"));
    let undone = promise(note, "list");
    undone.done = Some(day("2026-10-20"));
    let on = |today| {
        let items = of_person(&p, day(today));
        (items[0].status, items[0].done, items[0].overdue)
    };
    assert_eq!(on("2026-11-19"), (Status::Open, None, true));
    assert_eq!(
        on("2026-11-20"),
        (Status::Done, Some(day("2026-11-20")), false)
    );
    let items = of_person(&p, day("2026-11-20"));
    assert_eq!((items[1].status, items[1].done), (Status::Open, None));
}

#[test]
fn due_today_is_not_overdue_and_what_another_does_is_waited_for() {
    let mut p = grace();
    let note = met(&mut p, "2026-10-14");
    let theirs = promise(note, "list");
    theirs.owner = Owner::Person(PersonId::new("grace"));
    theirs.due = Some(day("2026-11-21"));
    let at = |today| {
        let items = of_person(&p, day(today));
        (items[0].overdue, items[0].waiting, items[0].is_mine())
    };
    assert_eq!(at("2026-11-21"), (false, true, false));
    assert_eq!(at("2026-11-22"), (true, true, false));
}

#[test]
fn the_age_counts_meetings_after_the_note_elsewhere_after_the_start() {
    let mut p = grace();
    promise(met(&mut p, "2026-08-01"), "old");
    promise(met(&mut p, "2026-09-01"), "newer");
    met(&mut p, "2026-10-01");
    met(&mut p, "2026-12-01");
    let planned = promise(plan(&mut p), "planned");
    planned.start = Some(day("2026-09-01"));
    promise(plan(&mut p), "unknown");
    let items = of_person(&p, day("2026-11-21"));
    let ages: Vec<_> = items.iter().map(|item| item.age).collect();
    assert_eq!(ages, [Some(2), Some(1), Some(1), None]);
}

#[test]
fn put_off_is_moved_three_times_or_overdue_over_three_meetings() {
    let mut p = grace();
    let note = met(&mut p, "2026-01-01");
    promise(note, "moved").moved = 3;
    promise(note, "late").due = Some(day("2026-01-15"));
    promise(note, "not due").due = Some(day("2026-12-15"));
    let done = promise(note, "done");
    done.moved = 3;
    done.mark = Mark::Done;
    for on in ["2026-02-01", "2026-03-01"] {
        met(&mut p, on);
    }
    let put_off = |p: &Person| -> Vec<String> {
        let items = of_person(p, day("2026-11-21"));
        let late = items.into_iter().filter(|item| item.put_off);
        late.map(|item| item.action.text.clone()).collect()
    };
    assert_eq!(put_off(&p), ["moved"]);
    met(&mut p, "2026-04-01");
    assert_eq!(put_off(&p), ["moved", "late"]);
}

#[test]
fn what_was_carried_or_handed_on_is_told_from_what_was_dropped() {
    let mut p = grace();
    let note = met(&mut p, "2026-10-14");
    for result in ["carried to goals/x.md", "Handed to sam", "no longer needed"] {
        let action = promise(note, result);
        action.mark = Mark::Dropped;
        action.result = Some(result.to_owned());
    }
    promise(note, "open").result = Some("carried to the board".to_owned());
    let items = of_person(&p, day("2026-11-21"));
    let moved: Vec<bool> = items.iter().map(|item| item.moved_on).collect();
    assert_eq!(moved, [true, true, false, false]);
}

#[test]
fn private_sections_and_confidential_notes_are_marked() {
    let mut p = grace();
    promise(met(&mut p, "2026-10-14"), "quiet").private = true;
    let note = met(&mut p, "2026-11-14");
    note.front.confidential = true;
    promise(note, "in confidence");
    promise(plan(&mut p), "open");
    let items = of_person(&p, day("2026-11-21"));
    let private: Vec<bool> = items.iter().map(|item| item.private).collect();
    assert_eq!(private, [true, true, false]);
}

#[test]
fn elsewhere_finds_what_concerns_somebody_in_other_folders() {
    let grace_id = PersonId::new("grace");
    let mut sam = person("sam", &[]);
    let note = met(&mut sam, "2026-10-14");
    promise(note, "theirs").owner = Owner::Person(grace_id.clone());
    promise(note, "mine, with her").mentions = vec![grace_id.clone()];
    let third = promise(note, "a third person's, with her");
    third.owner = Owner::Person(PersonId::new("sam"));
    third.mentions = vec![grace_id.clone()];
    promise(note, "other");
    let mut p = grace();
    promise(met(&mut p, "2026-10-14"), "her own folder").owner = Owner::Person(grace_id.clone());
    let network = network(vec![sam, p]);
    let items = elsewhere(&network, &grace_id, day("2026-11-21"));
    assert_eq!(texts(&items), ["theirs", "mine, with her"]);
}

#[test]
fn seen_notes_give_what_concerns_the_other_under_the_handle_of_its_own_folder() {
    let grace_id = PersonId::new("grace");
    let mut sam = person("sam", &[]);
    promise(met(&mut sam, "2026-09-14"), "send it");
    let note = met(&mut sam, "2026-10-14");
    promise(note, "send it").mentions = vec![grace_id.clone()];
    promise(note, "sam only");
    let seen = note.clone();
    let mut p = grace();
    met(&mut p, "2026-10-14");
    p.meetings[0].seen = Some(Box::new(seen));
    met(&mut p, "2026-11-14");
    let network = network(vec![p, sam]);
    let today = day("2026-11-21");
    let items = in_seen_notes(&network, &network.people[0], today);
    assert_eq!(texts(&items), ["send it"]);
    assert_eq!(items[0].place().to_string(), "people/sam/2026-10-14.md:1");
    assert_eq!(items[0].age, Some(1), "her own meetings count");
    let own = of_person(&network.people[1], today);
    assert_eq!(items[0].handle, own[1].handle);
    assert!(of_person(&network.people[0], today).is_empty());
}

#[test]
fn a_handle_keeps_through_a_new_due_date_and_equal_texts_differ() {
    let mut p = grace();
    promise(met(&mut p, "2026-10-14"), "Send the list");
    promise(met(&mut p, "2026-11-18"), "Send the list");
    promise(plan(&mut p), "Send the list");
    let handles = |p: &Person, today| -> Vec<Handle> {
        let items = of_person(p, day(today));
        items.iter().map(|item| item.handle).collect()
    };
    let before = handles(&p, "2026-11-21");
    assert!(before[0] != before[1] && before[1] != before[2] && before[0] != before[2]);
    let note = p.meetings[0].note.as_deref_mut().unwrap();
    note.actions[0].due = Some(day("2026-12-01"));
    note.actions[0].moved = 2;
    assert_eq!(handles(&p, "2026-11-21"), before);
    let early = handles(&p, "2026-10-20");
    assert_eq!(
        early,
        [before[0], before[2]],
        "a note to come changes no handle"
    );
    let mut other = person("sam", &[]);
    promise(met(&mut other, "2026-10-14"), "Send the list");
    assert!(
        handles(&other, "2026-11-21")[0] != before[0],
        "another folder"
    );
}

#[test]
fn any_unique_beginning_finds_it_and_several_are_listed() {
    let mut p = grace();
    let note = met(&mut p, "2026-10-14");
    for at in 0..40 {
        promise(note, &format!("step {at}"));
    }
    let items = of_person(&p, day("2026-11-21"));
    let length = short_len(&items);
    assert_eq!(length, 6);
    for item in &items {
        let short = item.handle.short(length).to_uppercase();
        assert_eq!(find(&items, &short).unwrap().handle, item.handle);
    }
    // Forty handles over sixteen first characters: one of these is shared.
    let shared = (0..16)
        .map(|digit| format!("{digit:x}"))
        .find(|digit| find(&items, digit).is_err_and(|f| f.details.len() > 1));
    let failure = find(&items, &shared.unwrap()).unwrap_err();
    assert!(failure.details[0].contains("(people/grace/2026-10-14.md:"));
    assert!(find(&items, "").is_err());
    let nobody = find(&items, "zz").unwrap_err();
    assert_eq!(nobody.message, "no action has the handle `zz`");
}
