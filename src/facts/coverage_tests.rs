//! Cells, coverage and loss: the worked numbers of domain.md 1.5, the rules of format.md one by one, and
//! a cross-check against a second, naive reading of the rules on random networks.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::facts::fixture::{day, fixture_a, fixture_a_day, goal, met, network, person};
use crate::facts::load;
use crate::facts::supply::{WhatIf, supply, supports};
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::{Role, Stage};

fn cells_of(network: &Network) -> Vec<Cell> {
    let supply = supply(network, fixture_a_day(), &WhatIf::default());
    cells(&network.policy, &network.goals, &supply)
}

fn short(cell: &Cell) -> String {
    let names = |ids: &[PersonId]| {
        ids.iter()
            .map(PersonId::as_str)
            .collect::<Vec<_>>()
            .join(" ")
    };
    format!(
        "{} {} {} [{}] [{}]",
        cell.goal,
        cell.need,
        cell.state.as_str(),
        names(&cell.supporters),
        names(&cell.effective)
    )
}

fn people(names: &[&str]) -> BTreeSet<PersonId> {
    names.iter().map(PersonId::new).collect()
}

/// Somebody effective on the day of Fixture A who gives these functions.
fn giver(id: &str, functions: &[&str]) -> Person {
    let mut p = person(id, &[Role::Mentor]);
    p.relationship.functions = Some(functions.iter().map(|f| (*f).to_owned()).collect());
    met(&mut p, "2025-06-29");
    p
}

#[test]
fn fixture_a_has_the_cells_of_the_reference() {
    let cells = cells_of(&fixture_a());
    let told: Vec<String> = cells.iter().map(short).collect();
    assert_eq!(
        told,
        [
            "g1 guidance ok [ana eli] [ana eli]",
            "g1 sponsorship single [ana] [ana]",
            "g1 feedback ok [ana chi] [ana chi]",
            "g2 expertise single [ben dev] [ben]",
            "g2 accountability single [chi dev] [chi]",
            "g2 feedback single [chi] [chi]",
            "g2 access none [] []",
        ]
    );
    let totals = Totals::of(&cells);
    assert_eq!(totals.coverage(), Some(6.0 / 7.0));
    assert_eq!(totals.depth(), Some(2.0 / 7.0));
}

#[test]
fn fixture_a_has_the_order_of_gaps_of_the_reference() {
    let cells = cells_of(&fixture_a());
    let told: Vec<String> = gaps(&cells)
        .iter()
        .map(|cell| format!("{} {} {}", cell.goal, cell.need, cell.score()))
        .collect();
    assert_eq!(
        told,
        [
            "g2 access 6",
            "g1 sponsorship 3",
            "g2 accountability 2",
            "g2 expertise 2",
            "g2 feedback 2",
        ]
    );
}

#[test]
fn of_equal_scores_the_worse_state_comes_first_then_goal_function_and_need() {
    // Priority 1 × none and priority 3 × single are both 3.
    let mut net = network(vec![giver("zoe", &["guidance"])]);
    let mut low = goal("zz", 1, &["access"]);
    low.needs = vec!["budgeting".to_owned()];
    net.goals = vec![goal("aa", 3, &["guidance"]), low];
    let cells = cells_of(&net);
    let told: Vec<(&str, u32)> = gaps(&cells)
        .iter()
        .map(|cell| (cell.need.as_str(), cell.score()))
        .collect();
    assert_eq!(told, [("access", 3), ("budgeting", 3), ("guidance", 3)]);
}

#[test]
fn without_chi_two_cells_lose_their_last_effective_person() {
    let cells = cells_of(&fixture_a());
    let lost = load::lost(&cells, &people(&["chi"]));
    let told: Vec<&str> = lost.iter().map(|cell| cell.need.as_str()).collect();
    assert_eq!(told, ["accountability", "feedback"]);
    // Together ana and eli take the whole of g1's guidance with them, which neither does alone.
    let lost = load::lost(&cells, &people(&["ana", "eli"]));
    let told: Vec<&str> = lost.iter().map(|cell| cell.need.as_str()).collect();
    assert_eq!(told, ["guidance", "sponsorship"]);
}

#[test]
fn goals_come_by_priority_then_id_and_the_standing_needs_last() {
    let mut net = network(Vec::new());
    let mut dropped = goal("aaa", 3, &["access"]);
    dropped.status = GoalStatus::Dropped;
    net.goals = vec![
        dropped,
        goal("b", 2, &["guidance"]),
        goal("c", 3, &["guidance"]),
        goal("d", 2, &["guidance"]),
    ];
    net.policy.coverage.skills = vec!["Crisis-Communication".to_owned()];
    net.policy.coverage.functions = vec!["feedback".to_owned()];
    let told: Vec<String> = cells_of(&net)
        .iter()
        .map(|cell| format!("{} {} {}", cell.goal, cell.need, cell.priority))
        .collect();
    assert_eq!(
        told,
        [
            "c guidance 3",
            "b guidance 2",
            "d guidance 2",
            "standing feedback 1",
            "standing Crisis-Communication 1",
        ]
    );
}

#[test]
fn a_need_written_twice_after_aliases_is_one_cell_as_first_written() {
    let mut net = network(vec![giver("zoe", &[])]);
    net.policy.aliases = vec![("k8s".to_owned(), "kubernetes".to_owned())];
    let mut g = goal("g", 2, &["Feedback", "feedback"]);
    g.needs = vec!["K8s".to_owned(), "kubernetes".to_owned(), " ".to_owned()];
    net.goals = vec![g];
    if let Some(zoe) = net.people.first_mut() {
        zoe.expertise = vec!["Kubernetes".to_owned(), "k8s".to_owned()];
    }
    let told: Vec<String> = cells_of(&net).iter().map(short).collect();
    assert_eq!(told, ["g Feedback none [] []", "g K8s single [zoe] [zoe]"]);
}

#[test]
fn only_active_people_supply_and_a_missing_stage_is_active() {
    let mut people = Vec::new();
    for (id, stage) in [
        ("active", Some(Stage::Active)),
        ("closed", Some(Stage::Closed)),
        ("declined", Some(Stage::Declined)),
        ("invited", Some(Stage::Invited)),
        ("paused", Some(Stage::Paused)),
        ("prospect", Some(Stage::Prospect)),
        ("unwritten", None),
    ] {
        let mut p = giver(id, &["access"]);
        p.relationship.written_stage = stage;
        people.push(p);
    }
    let mut broken = giver("broken", &["access"]);
    broken.readable = false;
    people.push(broken);
    let mut net = network(people);
    net.goals = vec![goal("g", 2, &["access"])];
    let told: Vec<String> = cells_of(&net).iter().map(short).collect();
    assert_eq!(told, ["g access ok [active unwritten] [active unwritten]"]);
}

#[test]
fn functions_that_a_role_suggests_are_marked_assumed_and_listed_ones_win() {
    let mut assumed = person("amy", &[Role::Mentor, Role::Sponsor]);
    met(&mut assumed, "2025-06-29");
    let mut listed = giver("bob", &["access"]);
    listed.relationship.roles = vec![Role::Mentor];
    let mut none = giver("cat", &[]);
    none.relationship.roles = vec![Role::Mentor];
    let mut net = network(vec![assumed, listed, none]);
    net.goals = vec![goal("g", 2, &["feedback", "access"])];
    let cells = cells_of(&net);
    let told: Vec<String> = cells.iter().map(short).collect();
    assert_eq!(
        told,
        [
            "g feedback single [amy] [amy]",
            "g access ok [amy bob] [amy bob]"
        ]
    );
    assert_eq!(cells[1].assumed, [PersonId::new("amy")]);
}

#[test]
fn a_mentee_supplies_skills_only_where_functions_are_written() {
    let mut silent = person("kid", &[Role::Mentee]);
    silent.expertise = vec!["prompting".to_owned()];
    met(&mut silent, "2025-06-29");
    let mut reverse = silent.clone();
    reverse.id = PersonId::new("rev");
    reverse.relationship.functions = Some(vec!["perspective".to_owned()]);
    let mut both = silent.clone();
    both.id = PersonId::new("two");
    both.relationship.roles = vec![Role::Mentee, Role::Peer];
    let mut net = network(vec![silent, reverse, both]);
    let mut g = goal("g", 2, &[]);
    g.needs = vec!["prompting".to_owned()];
    net.goals = vec![g];
    let told: Vec<String> = cells_of(&net).iter().map(short).collect();
    assert_eq!(told, ["g prompting ok [rev two] [rev two]"]);
}

#[test]
fn somebody_with_goals_serves_those_and_the_standing_needs_only() {
    let mut p = giver("zoe", &["access"]);
    p.relationship.goals = vec![GoalId::new("other")];
    let mut net = network(vec![p]);
    net.goals = vec![goal("g", 2, &["access"])];
    net.policy.coverage.functions = vec!["access".to_owned()];
    let told: Vec<String> = cells_of(&net).iter().map(short).collect();
    assert_eq!(
        told,
        ["g access none [] []", "standing access single [zoe] [zoe]"]
    );
}

#[test]
fn min_people_sets_where_single_ends() {
    let mut net = network(vec![
        giver("a", &["access"]),
        giver("b", &["access"]),
        giver("c", &["feedback"]),
    ]);
    net.goals = vec![goal("g", 2, &["access", "feedback"])];
    let states = |net: &Network| -> Vec<State> { cells_of(net).iter().map(|c| c.state).collect() };
    net.policy.coverage.min_people = 3;
    assert_eq!(states(&net), [State::Single, State::Single]);
    let cells = cells_of(&net);
    assert_eq!(cells[0].at_risk().len(), 2);
    assert_eq!(load::single_points(&cells).len(), 3);
    net.policy.coverage.min_people = 1;
    assert_eq!(states(&net), [State::Ok, State::Ok]);
    net.policy.coverage.min_people = 0;
    assert_eq!(states(&net), [State::Ok, State::Ok]);
}

#[test]
fn a_network_without_needs_has_no_coverage_rather_than_none() {
    let totals = Totals::of(&cells_of(&network(vec![giver("a", &["access"])])));
    assert_eq!((totals.coverage(), totals.depth()), (None, None));
    let loads = load::loads(&[]);
    assert_eq!(load::concentration(&loads), None);
}

#[test]
fn a_what_if_leaves_people_out_and_counts_others_as_effective() {
    let mut net = fixture_a();
    if let Some(dev) = net.people.iter_mut().find(|p| p.id.as_str() == "dev") {
        dev.relationship.written_stage = Some(Stage::Prospect);
        dev.meetings.clear();
    }
    let what_if = WhatIf {
        without: people(&["chi"]),
        with: people(&["dev"]),
    };
    let supply = supply(&net, fixture_a_day(), &what_if);
    let told: Vec<String> = cells(&net.policy, &net.goals, &supply)
        .iter()
        .skip(3)
        .map(short)
        .collect();
    assert_eq!(
        told,
        [
            "g2 expertise ok [ben dev] [ben dev]",
            "g2 accountability single [dev] [dev]",
            "g2 feedback none [] []",
            "g2 access none [] []",
        ]
    );
}

// ---- a second reading of the rules, person by person and cell by cell, with no index and no order of work

#[derive(Clone, Debug)]
struct Someone {
    stage: usize,
    roles: Vec<usize>,
    functions: Option<Vec<usize>>,
    skills: Vec<usize>,
    goals: Vec<usize>,
    last: Option<i64>,
    cadence: i64,
}

#[derive(Clone, Debug)]
struct Aim {
    priority: u32,
    active: bool,
    functions: Vec<usize>,
    skills: Vec<usize>,
}

const FUNCTIONS: [&str; 5] = ["guidance", "feedback", "sponsorship", "access", "belonging"];
const SKILLS: [&str; 4] = ["budgeting", "o11y", "observability", "delegation"];
const ROLES: [Role; 3] = [Role::Mentor, Role::Sponsor, Role::Mentee];

fn canonical(skill: usize) -> &'static str {
    if skill == 1 {
        "observability"
    } else {
        SKILLS[skill]
    }
}

fn someone() -> impl Strategy<Value = Someone> {
    (
        0_usize..6,
        prop::collection::vec(0_usize..3, 0..3),
        prop::option::of(prop::collection::vec(0_usize..5, 0..4)),
        prop::collection::vec(0_usize..4, 0..3),
        prop::collection::vec(0_usize..4, 0..3),
        prop::option::of(0_i64..120),
        1_i64..60,
    )
        .prop_map(
            |(stage, roles, functions, skills, goals, last, cadence)| Someone {
                stage,
                roles,
                functions,
                skills,
                goals,
                last,
                cadence,
            },
        )
}

fn aim() -> impl Strategy<Value = Aim> {
    (
        1_u32..4,
        prop::bool::weighted(0.8),
        prop::collection::vec(0_usize..5, 0..4),
        prop::collection::vec(0_usize..4, 0..4),
    )
        .prop_map(|(priority, active, functions, skills)| Aim {
            priority,
            active,
            functions,
            skills,
        })
}

fn build(people: &[Someone], aims: &[Aim], min_people: usize) -> Network {
    let people = people.iter().enumerate().map(|(at, one)| {
        let roles: Vec<Role> = one.roles.iter().map(|r| ROLES[*r]).collect();
        let mut p = person(&format!("p{at:02}"), &roles);
        // Every second draw is an active one.
        p.relationship.written_stage = [None, Some(Stage::Active), None]
            .get(one.stage)
            .copied()
            .unwrap_or(Some(Stage::ALL[one.stage]));
        p.relationship.functions = one
            .functions
            .as_ref()
            .map(|list| list.iter().map(|f| FUNCTIONS[*f].to_owned()).collect());
        p.expertise = one
            .skills
            .iter()
            .map(|s| SKILLS[*s].to_uppercase())
            .collect();
        p.relationship.goals = one
            .goals
            .iter()
            .map(|g| GoalId::new(format!("g{g}")))
            .collect();
        p.relationship.cadence =
            crate::model::length::Cadence::parse(&format!("{} days", one.cadence));
        if let Some(days) = one.last {
            met(&mut p, &fixture_a_day().plus_days(-days).to_string());
        }
        p
    });
    let mut net = network(people.collect());
    net.goals = aims
        .iter()
        .enumerate()
        .map(|(at, aim)| {
            let functions: Vec<&str> = aim.functions.iter().map(|f| FUNCTIONS[*f]).collect();
            let mut g = goal(&format!("g{at}"), aim.priority, &functions);
            g.needs = aim.skills.iter().map(|s| SKILLS[*s].to_owned()).collect();
            if !aim.active {
                g.status = GoalStatus::Achieved;
            }
            g
        })
        .collect();
    net.policy.coverage.min_people = min_people;
    net.policy.coverage.functions = vec!["feedback".to_owned()];
    net.policy.coverage.skills = vec!["observability".to_owned()];
    net.policy.aliases = vec![("o11y".to_owned(), "observability".to_owned())];
    net
}

/// Whether somebody is active, by the draw alone.
fn is_active(one: &Someone) -> bool {
    one.stage < 3
}

fn is_effective(one: &Someone) -> bool {
    // Fresh or due: at most one and a half times the cadence. No `since` is written in these networks.
    one.last.is_some_and(|days| 2 * days <= 3 * one.cadence)
}

fn gives(one: &Someone, function: &str) -> bool {
    match &one.functions {
        Some(list) => list.iter().any(|f| FUNCTIONS[*f] == function),
        None => one.roles.iter().any(|role| match role {
            0 => function == "guidance" || function == "feedback",
            1 => function == "sponsorship" || function == "access",
            _ => false,
        }),
    }
}

fn knows_how(one: &Someone, skill: &str) -> bool {
    let only_mentee = !one.roles.is_empty() && one.roles.iter().all(|role| *role == 2);
    (one.functions.is_some() || !only_mentee) && one.skills.iter().any(|s| canonical(*s) == skill)
}

fn naive_state(
    people: &[Someone],
    goal: Option<usize>,
    need: &str,
    skill: bool,
    min: usize,
) -> State {
    let mut supporters = 0;
    let mut effective = 0;
    for one in people {
        let serves = goal.is_none_or(|goal| one.goals.is_empty() || one.goals.contains(&goal));
        let can = if skill {
            knows_how(one, need)
        } else {
            gives(one, need)
        };
        if is_active(one) && serves && can {
            supporters += 1;
            effective += usize::from(is_effective(one));
        }
    }
    match (supporters, effective) {
        (0, _) => State::None,
        (_, 0) => State::Stale,
        (_, n) if n < min => State::Single,
        _ => State::Ok,
    }
}

/// Every cell by the naive reading: goal, need, state.
fn naive(people: &[Someone], aims: &[Aim], min: usize) -> BTreeSet<(String, String, bool, State)> {
    let mut out = BTreeSet::new();
    for (at, aim) in aims.iter().enumerate().filter(|(_, aim)| aim.active) {
        for f in &aim.functions {
            let need = FUNCTIONS[*f];
            let state = naive_state(people, Some(at), need, false, min);
            out.insert((format!("g{at}"), need.to_owned(), false, state));
        }
        for s in &aim.skills {
            let need = canonical(*s);
            let state = naive_state(people, Some(at), need, true, min);
            out.insert((format!("g{at}"), need.to_owned(), true, state));
        }
    }
    for (need, skill) in [("feedback", false), ("observability", true)] {
        let state = naive_state(people, None, need, skill, min);
        out.insert(("standing".to_owned(), need.to_owned(), skill, state));
    }
    out
}

proptest! {
    #[test]
    fn cells_coverage_and_loss_agree_with_a_naive_reading(
        people in prop::collection::vec(someone(), 0..7),
        aims in prop::collection::vec(aim(), 0..4),
        min in 0_usize..4,
    ) {
        let net = build(&people, &aims, min);
        let cells = cells_of(&net);
        let expected = naive(&people, &aims, min);
        let told: BTreeSet<_> = cells
            .iter()
            .map(|c| (c.goal.to_string(), c.key.clone(), c.kind == NeedKind::Skill, c.state))
            .collect();
        prop_assert_eq!(&told, &expected);
        prop_assert_eq!(cells.len(), expected.len(), "no cell twice");
        // Who carries something is counted among the supporters of the network too.
        for id in cells.iter().flat_map(|cell| &cell.supporters) {
            prop_assert!(net.person(id).is_some_and(supports));
        }

        let covered = expected.iter().filter(|c| !matches!(c.3, State::None | State::Stale)).count();
        let deep = expected.iter().filter(|c| c.3 == State::Ok).count();
        let totals = Totals::of(&cells);
        prop_assert_eq!(totals.coverage(), Some(covered as f64 / expected.len() as f64));
        prop_assert_eq!(totals.depth(), Some(deep as f64 / expected.len() as f64));

        // What is lost without somebody is what a network that never had them does not cover.
        for (at, one) in people.iter().enumerate() {
            let id = PersonId::new(format!("p{at:02}"));
            let mut others = people.clone();
            others[at].stage = 3; // closed to supply
            prop_assert!(!is_active(&others[at]));
            let before: BTreeSet<_> = naive_covered(&expected);
            let after: BTreeSet<_> = naive_covered(&naive(&others, &aims, min));
            let lost: BTreeSet<_> = load::lost(&cells, &BTreeSet::from([id.clone()]))
                .iter()
                .map(|c| (c.goal.to_string(), c.key.clone(), c.kind == NeedKind::Skill))
                .collect();
            prop_assert_eq!(&lost, &before.difference(&after).cloned().collect());
            let load = load::loads(&cells).into_iter().find(|load| load.id == id);
            if is_active(one) && is_effective(one) {
                prop_assert_eq!(load.map_or(0, |load| load.loss), lost.len());
            } else {
                prop_assert!(load.is_none());
            }
        }
        let sum: f64 = load::loads(&cells).iter().map(|load| load.share).sum();
        prop_assert!(load::loads(&cells).is_empty() || (sum - 1.0).abs() < 1e-9);

        // Gaps are the cells that are not ok, by score and severity descending.
        let gaps = gaps(&cells);
        prop_assert_eq!(gaps.len(), expected.len() - deep);
        let mut last = (u32::MAX, u32::MAX);
        for gap in gaps {
            let key = (gap.score(), gap.state.severity());
            prop_assert!(key <= last);
            last = key;
        }
    }
}

fn naive_covered(
    cells: &BTreeSet<(String, String, bool, State)>,
) -> BTreeSet<(String, String, bool)> {
    cells
        .iter()
        .filter(|cell| !matches!(cell.3, State::None | State::Stale))
        .map(|cell| (cell.0.clone(), cell.1.clone(), cell.2))
        .collect()
}

#[test]
fn a_day_before_a_contact_does_not_see_it() {
    let net = fixture_a();
    let supply = supply(&net, day("2025-06-09"), &WhatIf::default());
    let ana = supply.iter().find(|s| s.id().as_str() == "ana").unwrap();
    assert!(!ana.effective);
}
