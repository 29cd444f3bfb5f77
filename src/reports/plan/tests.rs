use super::*;
use crate::facts::fixture::{day, met, network, person, promise};
use crate::model::action::Mark;
use crate::model::action::Owner;
use crate::model::ids::PersonId;
use crate::model::person::Person;

const TODAY: &str = "2026-11-21";

fn ada() -> Network {
    let mut ada = person("ada", &[]);
    ada.name = "Ada".to_owned();
    let note = met(&mut ada, "2026-11-01");
    for (text, due) in [
        ("late", Some("2026-11-20")),
        ("today", Some("2026-11-21")),
        ("soon", Some("2026-11-28")),
        ("later", Some("2026-11-29")),
        ("some day", None),
    ] {
        promise(note, text).due = due.map(day);
    }
    let theirs = promise(note, "theirs");
    theirs.owner = Owner::Person(PersonId::new("ada"));
    theirs.due = Some(day("2026-11-19"));
    for (text, done) in [("new", "2026-11-14"), ("old", "2026-11-13")] {
        let action = promise(note, text);
        action.mark = Mark::Done;
        action.done = Some(day(done));
    }
    promise(note, "gone").mark = Mark::Dropped;
    network(vec![ada])
}

fn request() -> Request {
    Request {
        who: Vec::new(),
        goal: None,
        mine: None,
        since: Some(day("2026-11-14")),
        by: By::Time,
    }
}

fn plan(network: &Network, request: &Request, today: Day) -> Plan {
    let packer = Packer::default();
    let people = network.people.iter();
    let people = people.map(|person| part(&packer, person, request, today));
    let people = people.collect();
    super::plan(network, (packer, people), request, today)
}

/// Each heading with the number of actions under it.
fn shown(network: &Network, request: &Request) -> Vec<(String, usize)> {
    let plan = plan(network, request, day(TODAY));
    plan.groups
        .iter()
        .map(|group| (group.title.clone(), group.rows.len()))
        .collect()
}

fn pairs(expected: &[(&str, usize)]) -> Vec<(String, usize)> {
    expected
        .iter()
        .map(|(title, count)| ((*title).to_owned(), *count))
        .collect()
}

#[test]
fn actions_stand_under_the_time_in_which_they_are_due() {
    let network = ada();
    assert_eq!(
        shown(&network, &request()),
        pairs(&[
            ("Past the day", 1),
            ("Up to Sat 28 Nov 2026", 2),
            ("Later", 1),
            ("Without a day", 1),
            ("Waiting for others", 1),
            ("Done since Sat 14 Nov 2026", 1),
        ])
    );
    let everything = Request {
        since: None,
        ..request()
    };
    assert_eq!(
        shown(&network, &everything)[5..],
        pairs(&[("Done", 2), ("Dropped", 1)])
    );
}

#[test]
fn filters_narrow_the_list_and_the_measures_which_are_of_any_age() {
    let network = ada();
    let theirs = Request {
        mine: Some(false),
        ..request()
    };
    assert_eq!(
        shown(&network, &theirs),
        pairs(&[("Waiting for others", 1)])
    );
    let all = plan(&network, &request(), day(TODAY)).measured.counts;
    assert_eq!((all.open, all.overdue, all.done, all.dropped), (6, 2, 2, 1));
    let nobody = Request {
        who: vec![Home::Person(PersonId::new("bo"))],
        ..request()
    };
    assert_eq!(shown(&network, &nobody), []);
}

#[test]
fn groups_by_person_and_kind_are_named() {
    let network = ada();
    let by = |by: By| Request { by, ..request() };
    assert_eq!(shown(&network, &by(By::Person)), pairs(&[("Ada", 7)]));
    assert_eq!(shown(&network, &by(By::Kind)), pairs(&[("Of no kind", 7)]));
    assert_eq!(
        shown(&network, &by(By::Goal)),
        pairs(&[("Without a goal", 7)])
    );
}

#[test]
fn one_that_was_put_off_again_and_again_leads_and_the_others_are_counted() {
    let mut ada = person("ada", &[]);
    let note = met(&mut ada, "2026-10-14");
    promise(note, "Draft the memo").moved = 3;
    let next = |ada: &Person| {
        let network = network(vec![ada.clone()]);
        let said = plan(&network, &request(), day(TODAY)).next();
        said.split_once("` ")
            .unwrap()
            .1
            .split_once(':')
            .unwrap()
            .0
            .to_owned()
    };
    assert_eq!(next(&ada), "was put off three times");
    for text in ["Send the list", "Lead the review"] {
        promise(ada.meetings[0].note.as_deref_mut().unwrap(), text).moved = 4;
    }
    assert_eq!(next(&ada), "and 2 others were put off three times");
}

#[test]
fn csv_has_a_head_and_a_line_for_each_action() {
    let csv = plan(&ada(), &request(), day(TODAY))
        .csv()
        .collect::<String>();
    assert_eq!(csv.lines().count(), 8);
    assert!(csv.starts_with("id,text,owner,with,goal,kind,due,done,status,file,line,result\n"));
    assert!(
        csv.lines()
            .nth(1)
            .unwrap()
            .ends_with(",late,me,ada,,,2026-11-20,,open,people/ada/2026-11-01.md,1,")
    );
}
