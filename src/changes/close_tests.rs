use super::*;
use crate::facts::fixture::{
    circle, closed, day, goal, met, network, person, plan, promise, section,
};
use crate::facts::placement::{Wishes, place};
use crate::model::ids::Home;
use crate::model::relationship::{Ended, Past};
use crate::model::words::Role;

const TODAY: &str = "2026-11-21";

/// José, active since a year, with one open action of each side.
fn harbor() -> Network {
    let mut jose = person("jose", &[Role::Mentor]);
    jose.relationship.since = Some(day("2025-12-10"));
    let note = met(&mut jose, "2026-11-04");
    let mine = promise(note, "Two people who left");
    mine.raw = "kind:interview Two people who left due:2026-11-30 #director, #gone".to_owned();
    mine.goal = Some(GoalId::new("director"));
    mine.offset = 40;
    let theirs = promise(note, "Write two lines");
    theirs.raw = "@jose Write two lines due:2026-12-04".to_owned();
    theirs.owner = Owner::Person(PersonId::new("jose"));
    theirs.offset = 90;
    let mut network = network(vec![jose, person("sam", &[Role::Peer])]);
    network.goals = vec![goal("director", 3, &[])];
    network.circles = vec![circle("leads", &["sam"])];
    network
}

fn request(how: EndedAs) -> Request {
    Request {
        how,
        on: day(TODAY),
        until: None,
        stay_in_touch: None,
    }
}

fn subject(network: &Network) -> Subject<'_> {
    Subject::of(network, &Home::Person(PersonId::new("jose"))).unwrap()
}

fn run(network: &Network, request: &Request, to: Destination) -> Result<ChangeSet, Failure> {
    let wishes = Wishes {
        each: Vec::new(),
        rest: Some(to),
    };
    let subject = subject(network);
    let placed = place(network, subject, &wishes, day(TODAY))?;
    close(
        network,
        subject,
        request,
        &placed,
        "debrief".to_owned(),
        day(TODAY),
    )
}

/// The keys that are set in a file, as `path = value` or `path -` or `path += value`.
fn keys(change: &ChangeSet, file: &str) -> Vec<String> {
    let edits = change.changes.iter().filter_map(|change| match change {
        crate::model::change::Change::Edit { path, edits } if path.as_str() == file => Some(edits),
        _ => None,
    });
    let key = |edit: &Edit| match edit {
        Edit::Key { path, op } => Some(match op {
            KeyOp::Set(value) => format!("{} = {value}", path.join(".")),
            KeyOp::Remove => format!("{} -", path.join(".")),
            KeyOp::Add(value) => format!("{} += {value}", path.join(".")),
            KeyOp::Take(value) => format!("{} -= {value}", path.join(".")),
        }),
        _ => None,
    };
    edits.flatten().filter_map(key).collect()
}

/// Every other edit, with its file.
fn edits(change: &ChangeSet) -> Vec<String> {
    let mut lines = Vec::new();
    for change in &change.changes {
        match change {
            crate::model::change::Change::Edit { path, edits } => {
                for edit in edits {
                    match edit {
                        Edit::Key { .. } => {}
                        Edit::MarkItem { offset, mark } => {
                            lines.push(format!("{path}@{offset} [{mark}]"));
                        }
                        Edit::AddUnderItem { offset, text } => {
                            lines.push(format!("{path}@{offset} + {text}"));
                        }
                        Edit::AddToSection {
                            section,
                            lines: added,
                        } => {
                            lines.push(format!("{path} {section:?} + {}", added.join("|")));
                        }
                        other => panic!("{other:?}"),
                    }
                }
            }
            crate::model::change::Change::Append { path, lines: added } => {
                lines.push(format!("{path} + {}", added.join("|")));
            }
            _ => {}
        }
    }
    lines
}

#[test]
fn an_action_that_is_carried_is_dropped_where_it_stood_and_stands_among_the_milestones() {
    let network = harbor();
    let to = Destination::Carry(GoalId::new("director"));
    let change = run(&network, &request(EndedAs::Completed), to).unwrap();
    assert_eq!(
        change.summary,
        "End the time with jose on 2026-11-21 (completed)"
    );
    assert_eq!(
        edits(&change),
        [
            "people/jose/2026-11-04.md@40 [-]",
            "people/jose/2026-11-04.md@40 + result: carried to goals/director.md",
            "people/jose/2026-11-04.md@90 [-]",
            "people/jose/2026-11-04.md@90 + result: carried to goals/director.md",
            // The goal's own word goes, a word that is no goal stays.
            "goals/director.md Milestones + - [ ] kind:interview Two people who left due:2026-11-30 #gone",
            "goals/director.md Milestones + - [ ] @jose Write two lines due:2026-12-04",
        ]
    );
    assert_eq!(
        keys(&change, "people/jose/person.toml"),
        [
            "relationship.stage = \"closed\"",
            "relationship.ended = { on = 2026-11-21, as = \"completed\" }",
            "relationship.cadence = \"none\"",
        ]
    );
}

#[test]
fn an_action_that_is_handed_on_changes_hands_where_it_was_theirs() {
    let mut network = harbor();
    let to = || Destination::Hand(PersonId::new("sam"));
    let change = run(&network, &request(EndedAs::Faded), to()).unwrap();
    let last = |change: &ChangeSet| edits(change).pop().unwrap();
    assert_eq!(
        last(&change),
        "people/sam/plan.md + - [ ] kind:interview Two people who left due:2026-11-30 #director, #gone start:2026-11-21\
         |- [ ] @sam Write two lines due:2026-12-04 start:2026-11-21"
    );
    section(plan(&mut network.people[1]), SectionKey::GrowthAreas, &[]);
    let change = run(&network, &request(EndedAs::Faded), to()).unwrap();
    assert_eq!(
        last(&change),
        "people/sam/plan.md Actions + - [ ] @sam Write two lines due:2026-12-04 start:2026-11-21"
    );
}

#[test]
fn an_action_that_is_handed_on_is_as_old_as_the_handing() {
    let mut network = harbor();
    let note = network.people[0].meetings[0].note.as_deref_mut().unwrap();
    note.actions.truncate(1);
    note.actions[0].raw = "Two people start:2026-05-06 due:2026-11-30 moved:3".to_owned();
    note.actions[0].start = Some(day("2026-05-06"));
    let handed = |network: &Network| {
        let to = Destination::Hand(PersonId::new("sam"));
        edits(&run(network, &request(EndedAs::Completed), to).unwrap()).pop()
    };
    let line = |start: &str| {
        let line = format!("people/sam/plan.md + - [ ] Two people due:2026-11-30 start:{start}");
        Some(line)
    };
    assert_eq!(handed(&network), line("2026-11-21"));
    // What begins only later does so still.
    let note = network.people[0].meetings[0].note.as_deref_mut().unwrap();
    note.actions[0].start = Some(day("2026-12-24"));
    assert_eq!(handed(&network), line("2026-12-24"));
}

#[test]
fn an_action_that_is_carried_to_a_goal_is_the_same_promise_as_old_and_as_often_put_off() {
    let mut network = harbor();
    let note = network.people[0].meetings[0].note.as_deref_mut().unwrap();
    note.actions.truncate(1);
    note.actions[0].raw = "Two people start:2026-05-06 due:2026-11-30 moved:3".to_owned();
    let to = Destination::Carry(GoalId::new("director"));
    let carried = edits(&run(&network, &request(EndedAs::Completed), to).unwrap()).pop();
    let line =
        "goals/director.md Milestones + - [ ] Two people start:2026-05-06 due:2026-11-30 moved:3";
    assert_eq!(carried.as_deref(), Some(line));
}

#[test]
fn a_dropped_action_keeps_its_reason_and_goes_nowhere() {
    let network = harbor();
    let to = Destination::Drop("overtaken by events".to_owned());
    let change = run(&network, &request(EndedAs::Cancelled), to).unwrap();
    assert_eq!(
        edits(&change)[1],
        "people/jose/2026-11-04.md@40 + result: overtaken by events"
    );
    assert_eq!(edits(&change).len(), 4);
}

#[test]
fn what_was_private_stays_private_in_its_new_place() {
    let mut network = harbor();
    let note = network.people[0].meetings[0].note.as_deref_mut().unwrap();
    note.actions.truncate(1);
    note.actions[0].private = true;
    let carried = Destination::Carry(GoalId::new("director"));
    let change = run(&network, &request(EndedAs::Completed), carried).unwrap();
    assert!(edits(&change)[2].starts_with("goals/director.md Private + - [ ] kind:interview"));
    let handed = Destination::Hand(PersonId::new("sam"));
    let change = run(&network, &request(EndedAs::Completed), handed).unwrap();
    assert!(edits(&change)[2].starts_with("people/sam/plan.md + ## Private|- [ ] kind:interview"));
}

#[test]
fn what_somebody_confidential_promised_is_private_in_its_new_place() {
    let mut network = harbor();
    network.people[0].confidential = true;
    let carried = Destination::Carry(GoalId::new("director"));
    let change = run(&network, &request(EndedAs::Completed), carried).unwrap();
    assert!(edits(&change)[4].starts_with("goals/director.md Private + - [ ] kind:interview"));
    let handed = Destination::Hand(PersonId::new("sam"));
    let change = run(&network, &request(EndedAs::Completed), handed).unwrap();
    assert!(edits(&change)[4].starts_with("people/sam/plan.md + ## Private|- [ ] kind:interview"));
}

#[test]
fn an_earlier_end_goes_to_the_history_once() {
    let mut network = harbor();
    let drop = || Destination::Drop("done with".to_owned());
    closed(&mut network.people[0], "2024-12-01");
    let agreed = &mut network.people[0].relationship;
    agreed.ended = Some(Ended {
        on: day("2024-12-01"),
        how: Some(EndedAs::Faded),
    });
    let change = run(&network, &request(EndedAs::Completed), drop()).unwrap();
    assert_eq!(
        keys(&change, "people/jose/person.toml")[1],
        // This round began after that end: the day on which the earlier one began is not known.
        "relationship.history += { until = 2024-12-01, note = \"closing-2024-12-01.md\" }"
    );
    network.people[0].relationship.history = vec![Past {
        since: None,
        until: Some(day("2024-12-01")),
        note: None,
    }];
    let change = run(&network, &request(EndedAs::Completed), drop()).unwrap();
    assert_eq!(keys(&change, "people/jose/person.toml").len(), 3);
}

#[test]
fn a_renewal_keeps_the_stage_and_begins_a_new_round() {
    let mut network = harbor();
    network.people[0].relationship.until = Some(day("2026-12-10"));
    let drop = || Destination::Drop("done with".to_owned());
    let change = run(&network, &request(EndedAs::Renewed), drop()).unwrap();
    let history = "relationship.history += \
                   { since = 2025-12-10, until = 2026-11-21, note = \"closing-2026-11-21.md\" }";
    assert_eq!(
        keys(&change, "people/jose/person.toml"),
        [
            history,
            "relationship.since = 2026-11-21",
            "relationship.until -"
        ]
    );
    let mut renewed = request(EndedAs::Renewed);
    renewed.until = Some(day("2027-11-21"));
    renewed.stay_in_touch = Some("quarterly".to_owned());
    let agreed = &mut network.people[0].relationship;
    agreed.written_stage = Some(Stage::Paused);
    agreed.snooze = Some(day("2027-01-06"));
    let change = run(&network, &renewed, drop()).unwrap();
    assert_eq!(
        keys(&change, "people/jose/person.toml"),
        [
            history,
            "relationship.since = 2026-11-21",
            "relationship.until = 2027-11-21",
            "relationship.stage = \"active\"",
            "relationship.snooze -",
            "relationship.cadence = \"quarterly\"",
        ]
    );
}

#[test]
fn what_goes_on_is_left_as_it_stands() {
    let change = run(&harbor(), &request(EndedAs::Renewed), Destination::Stay).unwrap();
    assert_eq!(edits(&change), Vec::<String>::new());
}

#[test]
fn a_circle_gets_stage_and_end() {
    let network = harbor();
    let leads = Subject::Circle(&network.circles[0]);
    let change = close(
        &network,
        leads,
        &request(EndedAs::AgreedEarly),
        &[],
        "debrief".to_owned(),
        day(TODAY),
    );
    let change = change.unwrap();
    assert_eq!(
        keys(&change, "circles/leads/circle.toml"),
        [
            "stage = \"closed\"",
            "ended = { on = 2026-11-21, as = \"agreed-early\" }"
        ]
    );
    assert_eq!(
        debrief_path(leads, day(TODAY)).as_str(),
        "circles/leads/closing-2026-11-21.md"
    );
}

#[test]
fn illegal_moves_say_what_to_do_instead() {
    let mut network = harbor();
    let refused = |network: &Network, request: &Request| {
        let failure = check(subject(network), request, day(TODAY)).unwrap_err();
        (failure.message, failure.hints)
    };
    let completed = request(EndedAs::Completed);
    let stage = |network: &mut Network, stage| {
        network.people[0].relationship.written_stage = Some(stage);
    };
    stage(&mut network, Stage::Prospect);
    assert_eq!(
        refused(&network, &completed),
        (
            "jose is still a prospect: there is no relationship to close yet".to_owned(),
            vec![
                "where it will not come to one: `mentor set jose stage=declined`".to_owned(),
                "where it has begun: `mentor set jose stage=active since=2026-11-04`".to_owned()
            ]
        )
    );
    stage(&mut network, Stage::Declined);
    assert_eq!(
        refused(&network, &completed).0,
        "jose declined, there is nothing to close"
    );
    stage(&mut network, Stage::Closed);
    closed(&mut network.people[0], "2026-10-01");
    network.people[0].relationship.ended = Some(Ended {
        on: day("2026-10-01"),
        how: Some(EndedAs::Faded),
    });
    assert_eq!(
        refused(&network, &completed),
        (
            "jose is already closed since 2026-10-01 (faded)".to_owned(),
            vec![
                "its debrief is people/jose/closing-2026-10-01.md, add to it there".to_owned(),
                "where it has begun again: `mentor resume jose`".to_owned()
            ]
        )
    );
    stage(&mut network, Stage::Active);
    let on = |text: &str| Request {
        on: day(text),
        ..completed.clone()
    };
    assert_eq!(
        refused(&network, &on("2026-12-10")).0,
        "2026-12-10 is still to come, nothing ends before its day"
    );
    assert_eq!(
        refused(&network, &on("2025-01-01")).0,
        "2025-01-01 is before this began (2025-12-10, people/jose/person.toml)"
    );
    let until = Request {
        until: Some(day(TODAY)),
        ..request(EndedAs::Renewed)
    };
    assert_eq!(
        refused(&network, &until).0,
        "the new round would end on 2026-11-21, before it begins"
    );
}
