use super::build::{list, show};
use super::ended;
use super::kept::Goals;
use crate::facts::fixture::{action, day, goal, met, network, person, promise};
use crate::model::action::Mark;
use crate::model::ids::GoalId;
use crate::model::network::Network;
use crate::model::note::Note;
use crate::model::words::{GoalStatus, Role};
use crate::text::markdown;

const TODAY: &str = "2026-11-21";

fn all(network: &Network) -> Goals {
    Goals::of(network, None, day(TODAY))
}

/// A goal with two milestones, one done, and an action with Grace that serves it.
fn calm() -> Network {
    let mut grace = person("grace", &[Role::Mentor]);
    grace.relationship.goals = vec![GoalId::new("calm")];
    let with_grace = promise(met(&mut grace, "2026-11-10"), "Ask the desk");
    with_grace.goal = Some(GoalId::new("calm"));
    with_grace.mark = Mark::Done;
    with_grace.done = Some(day("2026-11-12"));
    with_grace.result = Some("they sleep".to_owned());
    let mut net = network(vec![grace]);
    let mut calm = goal("calm", 3, &["guidance", "access"]);
    let mut note = Note {
        path: Some(calm.file()),
        ..Note::default()
    };
    for (line, text, done) in [(1, "Rota", Some("2026-10-01")), (2, "Freeze", None)] {
        let mut milestone = action(text);
        milestone.line = line;
        milestone.goal = Some(GoalId::new("calm"));
        milestone.done = done.map(day);
        milestone.mark = if done.is_some() {
            Mark::Done
        } else {
            Mark::Open
        };
        note.actions.push(milestone);
    }
    calm.note = Some(Box::new(note));
    net.goals = vec![calm, goal("idle", 2, &[])];
    net
}

#[test]
fn what_was_done_is_told_month_by_month_with_people_needs_and_results() {
    let net = calm();
    let goals = Goals::of(&net, Some(&net.goals[0].id), day(TODAY));
    let shown = show(&goals, &net.goals[0], day(TODAY));
    let months: Vec<String> = shown
        .progress
        .iter()
        .map(|of| format!("{} {} {}", of.month, of.milestones, of.actions))
        .collect();
    assert_eq!(months, ["2026-10 1 0", "2026-11 0 1"]);
    assert_eq!(
        (shown.row.done, shown.row.open, shown.row.overdue),
        (2, 1, 0)
    );
    assert_eq!(shown.row.people[0].gives, ["guidance"]);
    let states: Vec<&str> = shown
        .coverage
        .iter()
        .map(|cell| cell.state.as_str())
        .collect();
    assert_eq!(states, ["single", "none"]);
    assert_eq!(shown.evidence[0].result, "they sleep");
    assert_eq!(shown.next_step.command, "mentor gaps --goal calm");
}

#[test]
fn a_goal_without_an_action_asks_for_one() {
    let net = calm();
    let all = list(&all(&net), None);
    let ids: Vec<&str> = all.goals.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["calm", "idle"]);
    assert_eq!(all.goals[0].next_action.as_ref().unwrap().text, "Freeze");
    let page = markdown::render(&all.to_doc(day(TODAY)));
    assert!(
        page.ends_with("agree on one: `mentor action add WHO \"… #idle\"`\n"),
        "{page}"
    );
    assert!(
        list(&self::all(&net), Some(GoalStatus::Partly))
            .goals
            .is_empty()
    );
}

#[test]
fn an_end_names_what_stands_open_and_what_came_of_it() {
    let mut net = calm();
    let told = || (vec!["status = \"dropped\"".to_owned()], Vec::new());
    let page = |net: &Network| {
        let set = ended::set(&all(net), &net.goals[0], told(), Vec::new(), day(TODAY));
        (set.open.len(), markdown::render(&set.to_doc()))
    };
    assert_eq!(page(&net).0, 0, "nothing is asked while it is active");
    net.goals[0].status = GoalStatus::Dropped;
    let (open, text) = page(&net);
    assert_eq!(open, 1);
    assert!(text.contains("1 action stands open"), "{text}");
    assert!(text.contains("they sleep") && text.contains("let them go too: `mentor action drop "));
    net.goals[0].status = GoalStatus::Achieved;
    assert!(page(&net).1.contains("is the first of them done, or over?"));
}
