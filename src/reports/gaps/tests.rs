//! The report on Fixture A, on networks that lack something, and on one of thirty people.

use std::collections::BTreeSet;

use super::{Known, Pieces, Places, Request, doc, explain, gaps, json, matrix};
use crate::facts::coverage::GoalKey;
use crate::facts::fixture::{fixture_a, fixture_a_day, goal, met, network, person};
use crate::facts::trend::Quarters;
use crate::model::ids::{GoalId, PersonId};
use crate::model::network::Network;
use crate::model::words::{Relation, Role, Stage};
use crate::text::doc::{Block, Doc};
use crate::text::markdown::render;
use crate::text::width;

fn told(net: &Network, request: &Request, show: impl Fn(&super::Gaps<'_>) -> Doc) -> String {
    render(&show(&gaps(net, request, fixture_a_day())))
}

fn page(net: &Network) -> String {
    told(net, &Request::default(), doc)
}

fn ids(names: &[&str]) -> BTreeSet<PersonId> {
    names.iter().map(PersonId::new).collect()
}

fn without(names: &[&str]) -> Request {
    let mut request = Request::default();
    request.what_if.without = ids(names);
    request
}

/// Every part, with nobody read again and no lines known.
fn explained(answer: &super::Gaps<'_>) -> Doc {
    let (places, people) = (&Places::default(), &[][..]);
    let mut pieces = Pieces::default();
    let told = explain(answer).map(|part| part.tell(&Known { places, people }));
    told.filter_map(|told| pieces.take(told)).collect()
}

#[track_caller]
fn assert_says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "`{part}` is not in:\n{text}");
    }
}

#[test]
fn fixture_a_is_told_with_the_numbers_of_the_reference() {
    let text = page(&fixture_a());
    assert_says(
        &text,
        &[
            "# Who covers what, 2025-06-30\n",
            "**6 of 7 needs (85.7 %) are covered**",
            "**2 of 7 needs (28.6 %)** rest on 2 people or more",
            "1. **access for g2**: nobody gives it yet (2 × 3 = 6)",
            "2. **sponsorship for g1**: rests on ana alone (3 × 1 = 3)",
            "3. **accountability for g2**: rests on chi alone (2 × 1 = 2)",
            "- chi: accountability and feedback for g2\n",
            "| ana    |     3 | 37.5 % |        1 |",
            "as if 3.20 people carried it evenly (concentration 0.31)",
            "| organization | 5 of 5 | Northwind (2) | 0.90 | well mixed |",
            "3 of 5 people are outside your organization (60.0 %). 3 of 5 you met by your own first move (60.0 %).",
            "as much news as 4.20 people who do not know one another, 0.84 for each (open:",
            "Constraint 0.38, where 0.20 would be the least:",
            "With a diversity of 0.76 research calls such a network *entrepreneurial*",
            "2 of 4 needs of a crisis are met (50.0 %)",
            "**emotional-support**: dev may be called, and it has been quiet; a good week to write. `mentor agenda dev`",
            "5 supporters are active; 4 to 8 is usual.",
            "Missing: somebody younger with a new skill.",
            "Of the four things a support network is for, nobody in touch gives perspective.",
            "Both peers are from one sector (retail)",
        ],
    );
    assert!(text.ends_with(
        "\nNext: access, with chi. `mentor action add chi \"Look for access through a formal program due:2025-07-28 #g2\"`\n"
    ));
}

#[test]
fn the_json_of_fixture_a_has_the_keys_and_numbers_of_the_contract() {
    let (net, request) = (fixture_a(), Request::default());
    let answer = gaps(&net, &request, fixture_a_day());
    let value = serde_json::to_value(json(&answer)).unwrap();
    let keys: Vec<&str> = value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let mut expected = vec![
        "goal",
        "without",
        "with",
        "before",
        "coverage",
        "depth",
        "freshness",
        "cells",
        "gaps",
        "load",
        "concentration",
        "diversity",
        "outside_share",
        "self_met_share",
        "ties",
        "crisis",
        "strength",
        "size",
    ];
    expected.sort_unstable();
    let mut sorted = keys.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, expected);
    assert_eq!(value["coverage"], 6.0 / 7.0);
    assert_eq!(value["depth"], 2.0 / 7.0);
    assert_eq!(value["concentration"], 0.3125);
    assert_eq!(value["self_met_share"], 0.6);
    assert_eq!(value["size"], 5);
    assert_eq!(value["crisis"]["readiness"], 0.5);
    assert_eq!(
        value["crisis"]["missing"],
        serde_json::json!(["emotional-support", "expertise"])
    );
    assert_eq!(value["strength"]["quadrant"], "entrepreneurial");
    assert_eq!(value["ties"]["efficiency"], 0.84);
    assert_eq!(
        value["load"][0],
        serde_json::json!({"id": "ana", "cells": 3, "share": 0.375, "loss": 1})
    );
    assert_eq!(
        value["cells"][3],
        serde_json::json!({
            "goal": "g2", "need": "expertise", "kind": "function", "state": "single",
            "supporters": ["ben", "dev"], "effective": ["ben"], "assumed": []
        })
    );
    let gap = &value["gaps"][1];
    assert_eq!(gap["at_risk"], serde_json::json!(["ana"]));
    assert_eq!(gap["score"], 3);
    let step = gap["next_steps"][0].as_object().unwrap();
    let keys: BTreeSet<&str> = step.keys().map(String::as_str).collect();
    assert_eq!(keys, BTreeSet::from(["kind", "who", "why", "command"]));
}

#[test]
fn what_nobody_knows_is_null() {
    let (net, request) = (network(Vec::new()), Request::default());
    let value = serde_json::to_value(json(&gaps(&net, &request, fixture_a_day()))).unwrap();
    for key in [
        "coverage",
        "depth",
        "concentration",
        "outside_share",
        "self_met_share",
        "ties",
    ] {
        assert!(value[key].is_null(), "{key}");
    }
    assert!(value["strength"]["mean"].is_null());
    assert!(value["strength"]["quadrant"].is_null());
    assert!(value["diversity"][0]["ratio"].is_null());
    assert_eq!(value["crisis"]["readiness"], 0.0);
    assert_eq!(value["size"], 0);
}

#[test]
fn without_chi_is_told_as_a_difference_and_two_needs_are_lost() {
    let text = told(&fixture_a(), &without(&["chi"]), doc);
    assert_says(
        &text,
        &[
            "# Who covers what without chi, 2025-06-30\n",
            "What would change, from today → to then:\n",
            "- Covered: 6 → 4 of 7 needs (85.7 % → 57.1 %).\n",
            "- Covered deeply: 2 → 1 of 7 needs (28.6 % → 14.3 %).\n",
            "- Nobody left for: feedback for g2.\n",
            "- Nobody in touch any more, quiet ties only, for: accountability for g2.\n",
            "- Resting on one person alone: feedback for g1.\n",
            "- Freshness, in people: fresh 3 → 2.\n",
            "- Needs that hang on one person: ana 1 → 2.\n",
            "- Load: concentration 0.31 → 0.44, as if 3.20 → 2.27 people carried it evenly.\n",
            "- Largest share: ana 37.5 % → 60.0 %.\n",
            "- Much rests on: nobody → ana (60.0 % of all that is covered).\n",
            "- From outside your organization: 60.0 % → 50.0 %.\n",
            "- Met by your own first move: 60.0 % → 50.0 %.\n",
            "- Ties: effective size 4.20 → 3.00, efficiency 0.84 → 0.75 and constraint 0.38 → 0.53.\n",
            "- In a crisis: 2 → 1 of 4 needs are met (50.0 % → 25.0 %), you would be partly held → mostly on your own, nobody to call for sounding-board and people in touch who may be called 2 → 1.\n",
            "- Size: active supporters 5 → 4 and at a monthly or tighter rhythm 4 → 3.\n",
            "- Gaps: 5 → 6.\n",
            "What could be said then, and not today:\n",
            "- You rely on ana for 3 of the 4 covered needs, and for 2 of them on nobody else.",
            "1. **feedback for g2**: nobody gives it yet (2 × 3 = 6)",
            "2. **accountability for g2**: dev gives it, and it has been quiet since 2025-05-11 (2 × 2 = 4)",
        ],
    );
    assert!(
        !text.contains("access"),
        "what is as it is today is not told:\n{text}"
    );
}

#[test]
fn with_somebody_who_is_effective_already_nothing_is_different() {
    let mut request = Request::default();
    request.what_if.with = ids(&["ana"]);
    let text = told(&fixture_a(), &request, doc);
    assert_says(
        &text,
        &[
            "# Who covers what with ana",
            "ana is active and in touch already.\n",
            "Nothing would be different from today.",
        ],
    );
}

#[test]
fn one_goal_has_its_own_cells_and_figures_only() {
    let request = Request {
        goal: Some(GoalKey::Goal(GoalId::new("g1"))),
        ..Request::default()
    };
    let text = told(&fixture_a(), &request, doc);
    assert_says(
        &text,
        &[
            "for “g1”, 2025-06-30",
            "**3 of 3 needs (100.0 %) are covered**",
        ],
    );
    assert!(
        !text.contains("g2") && !text.contains("How mixed"),
        "{text}"
    );
}

#[test]
fn a_network_without_needs_says_how_a_need_is_written() {
    let mut net = network(vec![person("ana", &[Role::Mentor])]);
    assert_says(
        &page(&net),
        &[
            "No need is written yet",
            "needs = [\"budgeting\"]",
            "Once it is written: `mentor gaps`\n",
        ],
    );
    net.goals = vec![goal("g", 2, &[])];
    let request = Request {
        goal: Some(GoalKey::Goal(GoalId::new("g"))),
        ..Request::default()
    };
    assert_says(
        &told(&net, &request, |answer| matrix(answer, 76)),
        &[
            "`goals/g.md` can say it like this",
            "`mentor gaps --goal g`",
        ],
    );
}

#[test]
fn a_network_without_people_says_what_waits_for_somebody() {
    let mut net = network(Vec::new());
    net.goals = vec![goal("g", 2, &["access", "feedback"])];
    let matrix = |answer: &super::Gaps<'_>| matrix(answer, 76);
    for show in [doc, matrix, explained] {
        assert_says(
            &told(&net, &Request::default(), show),
            &[
                "2 needs wait for somebody: access and feedback for g.",
                "Next: write down whom you have already. `mentor init --continue` asks for them; or one by one, with their name in place of NAME: `mentor add NAME --role mentor`\n",
            ],
        );
    }
}

#[test]
fn a_need_that_only_the_manager_covers_is_said_and_people_who_cannot_be_read_are_named() {
    let mut boss = person("boss", &[Role::Sponsor]);
    boss.relation = Some(Relation::Manager);
    met(&mut boss, "2025-06-29");
    let mut broken = person("broken", &[]);
    broken.readable = false;
    let mut net = network(vec![boss, broken]);
    net.goals = vec![goal("g", 2, &["access"])];
    assert_says(
        &page(&net),
        &[
            "rests on boss alone (assumed from the role), who is your manager",
            "Not counted, because it cannot be read: people/broken/person.toml. `mentor check`",
        ],
    );
}

#[test]
fn a_fully_covered_network_says_so_and_ends_in_a_command() {
    let giver = |id: &str| {
        let mut p = person(id, &[Role::Mentor]);
        met(&mut p, "2025-06-29");
        p
    };
    let mut net = network(vec![giver("ana"), giver("ben")]);
    net.goals = vec![goal("g", 2, &["feedback"])];
    let text = page(&net);
    assert_says(
        &text,
        &[
            "**1 of 1 needs (100.0 %) is covered**",
            "There is no gap today",
            "Next: look at what would be without ana. `mentor gaps --without ana`\n",
        ],
    );
    assert!(!gaps(&net, &Request::default(), fixture_a_day()).any());
}

#[test]
fn names_and_needs_are_text_and_never_marks() {
    let mut p = person("ana", &[Role::Mentor]);
    p.name = "Ana *the* `one`".to_owned();
    p.relationship.functions = Some(vec!["a|b *c*".to_owned()]);
    met(&mut p, "2025-06-29");
    let mut net = network(vec![p]);
    net.goals = vec![goal("g", 2, &["a|b *c*"])];
    let text = page(&net);
    assert_says(
        &text,
        &["rests on Ana \\*the\\* \\`one\\` alone", "a\\|b \\*c\\*"],
    );
}

/// The grids of a matrix of 65 people on a page of so many columns, and the page.
fn grids(columns: usize) -> (Vec<String>, Doc) {
    let mut people = Vec::new();
    for at in 0..65 {
        let mut p = person(&format!("person-{at:02}"), &[Role::Mentor]);
        p.name = format!("Somebody with the long name {at:02}");
        if at % 3 > 0 {
            met(&mut p, "2025-06-29");
        }
        people.push(p);
    }
    let mut net = network(people);
    let long = "a-need-with-quite-a-long-name-that-nobody-would-write";
    net.goals = vec![goal("g", 2, &["feedback", "guidance", long])];
    let (request, today) = (Request::default(), fixture_a_day());
    let doc = matrix(&gaps(&net, &request, today), columns);
    let blocks = doc.blocks.iter().filter_map(|block| match block {
        Block::Code(text) => Some(text.clone()),
        _ => None,
    });
    let grids: Vec<String> = blocks.collect();
    for line in grids.iter().flat_map(|grid| grid.lines()) {
        let wide = width::columns(line);
        assert!(wide <= columns, "{wide} columns: {line}");
        assert_eq!(line, line.trim_end());
    }
    (grids, doc)
}

#[test]
fn a_matrix_of_thirty_people_fits_into_eighty_columns() {
    let (grids, doc) = grids(76);
    assert_eq!(grids.len(), 3);
    assert_says(
        &grids[0],
        &[
            "g (priority 2)\n",
            " ABCDE FGHIJ KLMNO PQRST UVWXY Zabcd\nfeedback  ",
            " .aa.a a.aa. aa.aa .aa.a a.aa. aa.aa ok\n",
        ],
    );
    let text = render(&doc);
    assert_says(
        &text,
        &["A Somebody with the long name 00 · B Somebody with the long name 01"],
    );
    assert_says(
        &text,
        &[
            "A Somebody with the long name 30",
            "d Somebody with the long name 59",
        ],
    );
}

#[test]
fn on_a_narrow_page_a_matrix_has_more_blocks_and_no_longer_lines() {
    for columns in [32, 36, 40] {
        assert!(grids(columns).0.len() > 3);
    }
    let (narrow, _) = grids(36);
    assert_eq!(narrow.len(), 6);
    assert_says(
        &narrow[0],
        &["               ABCDE FGHIJ K\nfeedback       .aa.a a.aa. a ok\n"],
    );
}

#[test]
fn each_figure_is_explained_by_its_people_files_and_arithmetic() {
    let text = told(&fixture_a(), &Request::default(), explained);
    assert_says(
        &text,
        &[
            "= 6 ÷ 7 = 0.86 (85.7 %).",
            "expertise for g2 (function, goals/g2.md): single: ben and dev (quiet)",
            "- ana: 3 ÷ 8 = 37.5 % (guidance, sponsorship and feedback for g1); alone in 1: sponsorship for g1.",
            "squared shares = 0.31; 1 ÷ that = 3.20 people.",
            "- fresh, 3: ana, ben and chi\n- due, 1: eli\n- fading, 1: dev\n",
            "- Further up, 2: ana (people/ana/person.toml) and ben (people/ben/person.toml)\n",
            "- perspective, in touch: nobody\n",
            "- Reliance: most is carried by ana and chi, 3 of 6 covered needs; it is said from more than half on\n",
            "- Came by an introduction, 1 of them active: ben (active, people/ben/person.toml)\n",
            "- Came online: nobody yet\n",
            "sector, 5 of 5 known: Blau 0.56 ÷ 0.80 = 0.70 (n = 5, open): 3 retail (ana, dev and eli); 1 consulting (chi); 1 finance (ben)",
            "(introduced: ben; event: dev; self: ana, chi and eli)",
            "n = 5 − 2 × 2 ÷ 5 = 4.20",
            "ana knows eli and dev (people/ana/person.toml)",
            "last contact 2025-05-11 (people/dev/2025-05-11.md); 50 days ÷ 30 (cadence) = 1.67: fading; not effective",
            "strength 0.38, medium, as agreed (fresh) = mean of frequency 0.50 and closeness 0.25",
            "emotional-support: may be called, quiet: dev",
        ],
    );
}

#[test]
fn a_missing_sponsor_is_said_with_whoever_could_help() {
    let mut net = fixture_a();
    assert!(!page(&net).contains("sponsor. "), "ana gives sponsorship");
    // Ana does no longer: who is further up and in touch may know somebody.
    net.people[0].relationship.functions = Some(vec!["guidance".to_owned()]);
    assert_says(
        &page(&net),
        &[
            "you have no sponsor. ana may know who could. `mentor touch --next \"@ana who could speak for me, and what would they need to see\"`",
        ],
    );
    let mut zoe = person("zoe", &[Role::Sponsor]);
    zoe.relationship.written_stage = Some(Stage::Prospect);
    net.people.push(zoe);
    assert_says(
        &page(&net),
        &["you have no sponsor. zoe, a prospect, could be one. `mentor pitch zoe`"],
    );
    net.people[5].relationship.written_stage = None;
    assert_says(
        &page(&net),
        &[
            "Nobody in touch speaks for you when you are not in the room; zoe could, and it has been quiet. `mentor agenda zoe`",
        ],
    );
}

#[test]
fn one_person_who_covers_more_than_half_is_named() {
    let mut net = fixture_a();
    let relies = |net: &Network| page(net).contains("You rely on");
    assert!(!relies(&net), "ana and chi cover three of six each");
    net.people.retain(|p| p.id.as_str() != "eli");
    // Of two who carry three of five each, both are named.
    net.people[1].relationship.functions = Some(Vec::new());
    assert_says(
        &page(&net),
        &[
            "You rely on ana and chi for 3 of the 5 covered needs each, and on nobody else for as much. What would be without them: `mentor gaps --without ana chi`",
        ],
    );
    net.people[2].relationship.functions = Some(vec!["accountability".to_owned()]);
    assert_says(
        &page(&net),
        &[
            "You rely on ana for 3 of the 4 covered needs, and for each of them on nobody else. No one person can be everything; what would be without them: `mentor gaps --without ana`",
        ],
    );
    net.people.truncate(1);
    assert_says(
        &page(&net),
        &["You rely on ana for all 3 covered needs, and for each of them on nobody else."],
    );
}

#[test]
fn peers_from_the_own_house_and_a_manager_who_is_the_mentor_are_said() {
    let mut net = fixture_a();
    net.people
        .retain(|p| ["ana", "eli"].contains(&p.id.as_str()));
    assert_says(
        &page(&net),
        &[
            "- Your one peer is from your own organization;",
            "Missing: somebody younger with a new skill and somebody from outside.",
        ],
    );
    net.people[0].relation = Some(Relation::Manager);
    assert_says(
        &page(&net),
        &[
            "ana is your manager and your mentor; a second mentor who does not decide on your pay hears more. Who could that be? `mentor fit`",
        ],
    );
    net.people[1].relationship.roles = vec![Role::Mentor];
    assert_says(
        &page(&net),
        &[
            "ana is your manager and your mentor; what a manager is better not told has its place with eli.",
        ],
    );
}

#[test]
fn coverage_over_time_is_drawn_and_who_fell_silent_is_named() {
    let mut net = fixture_a();
    let today = fixture_a_day();
    let request = Request::default();
    let drawn = |net: &Network| {
        let quarters = Quarters::new(net, today);
        let then: Vec<_> = net.people.iter().map(|p| quarters.of(net, p)).collect();
        let answer = gaps(net, &request, today).over(&quarters, &then);
        (render(&doc(&answer)), render(&explained(&answer)))
    };
    assert!(
        !drawn(&net).0.contains("Quarter by quarter"),
        "nothing was covered before"
    );
    // Dev was met in March: on the last day of the quarter he gave what he gives.
    met(&mut net.people[3], "2025-03-20");
    let (told, explained) = drawn(&net);
    assert_says(
        &told,
        &[
            "Quarter by quarter, the same people and needs as today: ▁▁▁▁▁▁▃▇, from 0 of 7 on 30 September 2023 over 2 on 31 March to 6 today. Quiet since then: dev. Begun since then: ana, ben, chi and eli.\n",
        ],
    );
    assert_says(
        &explained,
        &[
            "- ▃ 2025-03-31: 2 of 7 needs covered (28.6 %)\n  - newly in touch: dev (2025-03-20, people/dev/2025-03-20.md)\n- ▇ 2025-06-30: 6 of 7 needs covered (85.7 %)\n  - newly in touch: ana (2025-06-10, people/ana/2025-06-10.md), ben (",
            "\n  - quiet now: dev (2025-05-11, people/dev/2025-05-11.md)\n",
        ],
    );
}

#[test]
fn on_a_day_of_the_past_who_begins_later_is_not_in_touch_and_not_proposed() {
    let mut net = fixture_a();
    let later = |p: &mut crate::model::person::Person| {
        p.meetings.clear();
        p.relationship.since = Some(crate::facts::fixture::day("2025-08-01"));
    };
    later(&mut net.people[1]);
    let mut zoe = person("zoe", &[Role::Sponsor]);
    zoe.relationship.written_stage = Some(Stage::Prospect);
    zoe.relationship.since = Some(crate::facts::fixture::day("2025-07-01"));
    net.people.push(zoe);
    let text = page(&net);
    assert_says(
        &text,
        &[
            "Begun after this day, and so not in touch on it: ben (since 2025-08-01).",
            "**expertise for g2**: ben and dev give it, and all of them are quiet",
        ],
    );
    assert!(!text.contains("pitch zoe"), "{text}");
    assert!(!text.contains("agenda ben"), "{text}");
}

#[test]
fn nobody_active_but_prospects_are_told_need_by_need() {
    let mut zoe = person("zoe", &[Role::Sponsor]);
    zoe.relationship.written_stage = Some(Stage::Prospect);
    let mut net = network(vec![zoe]);
    net.goals = vec![goal("g", 2, &["access"])];
    assert_says(
        &page(&net),
        &[
            "Nobody is active in this network yet. 1 need waits for somebody: access for g.",
            "   - Win: zoe could give access as sponsor (roles in people/zoe/person.toml); a prospect; begin with one small question\n     - `mentor pitch zoe`",
        ],
    );
}

#[test]
fn where_more_than_two_are_wanted_nothing_is_said_to_rest_on_one() {
    let mut net = fixture_a();
    net.policy.coverage.min_people = 3;
    let text = page(&net);
    assert_says(
        &text,
        &[
            "## What rests on too few\n",
            "You want 3 people for each need; these have fewer:",
            "- ana: guidance, sponsorship and feedback for g1; without them 1 need would have nobody in touch",
        ],
    );
    assert!(!text.contains("What rests on one person"), "{text}");
}

#[test]
fn what_a_person_would_bring_and_take_is_told_state_by_state() {
    let mut net = fixture_a();
    // Dev is quiet: as if he were in touch, two needs rest on two. Without Ben nothing but him is left.
    let mut request = Request::default();
    request.what_if.with = ids(&["dev"]);
    assert_says(
        &told(&net, &request, doc),
        &[
            "- Resting on one person no longer: expertise and accountability for g2.\n",
            "- Needs that hang on one person: ben 1 → 0 and chi 2 → 1.\n",
            "- In a crisis: 2 → 4 of 4 needs are met (50.0 % → 100.0 %), you would be partly held → well held, somebody to call for emotional-support and expertise and people in touch who may be called 2 → 3.\n",
        ],
    );
    assert_says(
        &told(&net, &without(&["ben"]), doc),
        &["- Nobody in touch any more, quiet ties only, for: expertise for g2.\n"],
    );
    net.people[1].relationship.functions = Some(Vec::new());
    assert_says(
        &told(&net, &without(&["dev"]), doc),
        &[
            "- Not even a quiet tie left for: expertise for g2.\n",
            "- Freshness, in people: fading 1 → 0.\n",
        ],
    );
    net.policy.coverage.min_people = 3;
    assert_says(
        &told(&net, &without(&["eli"]), doc),
        &["- Resting on one person alone: guidance for g1.\n"],
    );
}

#[test]
fn one_route_is_explained_once_for_all_gaps() {
    let text = told(&fixture_a(), &Request::default(), explained);
    assert_eq!(text.matches("could hold you to it").count(), 1, "{text}");
    assert_eq!(
        text.matches("Look further, as above\n").count(),
        4,
        "{text}"
    );
}

#[test]
fn the_json_says_what_was_made_up_and_what_is_so_today() {
    let net = fixture_a();
    let mut request = without(&["chi"]);
    request.goal = Some(GoalKey::Goal(GoalId::new("g2")));
    let value = serde_json::to_value(json(&gaps(&net, &request, fixture_a_day()))).unwrap();
    assert_eq!(value["goal"], "g2");
    assert_eq!(value["without"], serde_json::json!(["chi"]));
    assert_eq!(value["with"], serde_json::json!([]));
    assert_eq!(
        (&value["coverage"], &value["before"]["coverage"]),
        (&0.25.into(), &0.75.into())
    );
    assert_eq!(
        value["freshness"],
        serde_json::json!({"fresh": 2, "due": 1, "fading": 1, "dormant": 0, "unknown": 0})
    );
    let nothing = Request::default();
    let value = serde_json::to_value(json(&gaps(&net, &nothing, fixture_a_day()))).unwrap();
    assert!(value["goal"].is_null() && value["before"].is_null());
}

#[test]
fn a_step_with_somebody_comes_before_one_with_whoever_is_still_to_be_found() {
    let mut net = fixture_a();
    // Nobody is in touch: nobody could be told that one looks for somebody.
    for person in &mut net.people {
        person.meetings.clear();
        met(person, "2024-01-10");
    }
    let text = page(&net);
    assert_says(
        &text,
        &["1. **access for g2**: nobody gives it yet (2 × 3 = 6)\n   - Look further: "],
    );
    assert!(
        text.ends_with("\nNext: feedback, with ana. `mentor agenda ana`\n"),
        "{text}"
    );
}
