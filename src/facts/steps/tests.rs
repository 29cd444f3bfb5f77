//! Steps: each kind by the file that speaks for it, their order, their commands, and whom nobody proposes.

use std::collections::BTreeSet;

use super::finder::steps;
use super::ground::{Ground, Step, StepKind};
use crate::facts::coverage::{Cell, cells};
use crate::facts::fixture::{day, fixture_a, fixture_a_day, goal, met, network, person, touch};
use crate::facts::load::{loads, overloads};
use crate::facts::supply::{WhatIf, supply};
use crate::model::ids::{GoalId, PersonId};
use crate::model::length::Cadence;
use crate::model::network::Network;
use crate::model::person::{Busy, Person};
use crate::model::relationship::Ended;
use crate::model::words::{Criterion, EndedAs, Level, Relation, Role, Source, Stage, TouchKind};

/// The steps for the cell of this need.
fn told_with(net: &Network, need: &str, what_if: &WhatIf) -> Vec<Step> {
    let supply = supply(net, fixture_a_day(), what_if);
    let cells = cells(&net.policy, &net.goals, &supply);
    let cell: &Cell = cells.iter().find(|cell| cell.need == need).unwrap();
    let overloads = overloads(&cells, &loads(&cells), &supply);
    let ground = Ground::new(net, &supply, &overloads, what_if, fixture_a_day());
    steps(&ground, cell)
}

fn told(net: &Network, need: &str) -> Vec<Step> {
    told_with(net, need, &WhatIf::default())
}

fn of_kind(net: &Network, need: &str, kind: StepKind) -> Vec<Step> {
    let mut steps = told(net, need);
    steps.retain(|step| step.kind == kind);
    steps
}

fn who(steps: &[Step]) -> Vec<&str> {
    let ids = steps.iter().filter_map(|step| step.who.as_ref());
    ids.map(PersonId::as_str).collect()
}

/// Somebody who was met yesterday, has this role, and serves `g`.
fn close(id: &str, role: Role) -> Person {
    let mut p = person(id, &[role]);
    p.name = format!("The {id}");
    met(&mut p, "2025-06-29");
    p.relationship.goals = vec![GoalId::new("g")];
    p.relationship.functions = Some(Vec::new());
    p
}

/// A network of these people with one goal `g` that needs one function and one skill.
fn needing(function: &str, skill: &str, people: Vec<Person>) -> Network {
    let mut net = network(people);
    let mut g = goal("g", 3, &[function]);
    g.needs = vec![skill.to_owned()];
    net.goals = vec![g];
    net
}

#[test]
fn fixture_a_proposes_for_access_what_its_files_hold() {
    // Nobody gives access and no prospect exists; nothing in the files says that anybody could.
    let steps = told(&fixture_a(), "access");
    assert_eq!(steps.len(), 1);
    let route = &steps[0];
    assert_eq!(route.kind, StepKind::Route);
    assert_eq!(who(&steps), ["chi"]);
    assert_eq!(
        route.why,
        "nobody came to you through a formal program, because you saw them at work, \
         through a professional network or online yet; chi could hold you to it"
    );
    assert_eq!(
        route.command,
        "mentor action add chi \"Look for access through a formal program due:2025-07-28 #g2\""
    );
    assert_eq!(
        route.after.as_deref(),
        Some("mentor add NAME --source program --role sponsor --goal g2")
    );
}

#[test]
fn it_is_promised_to_look_where_somebody_in_touch_asks_for_promises() {
    let holds = |id: &str, goals: &str| {
        let mut p = close(id, Role::Coach);
        p.relationship.functions = Some(vec!["accountability".to_owned()]);
        p.relationship.goals = vec![GoalId::new(goals)];
        p
    };
    let partner = |people: Vec<Person>| {
        let steps = of_kind(&needing("access", "x", people), "x", StepKind::Route);
        (steps[0].who.clone(), steps[0].command.clone())
    };
    let said = |id: &str| Some(PersonId::new(id));
    let mut quiet = holds("abe", "g");
    quiet.meetings.clear();
    let mut busy = holds("bea", "g");
    busy.availability.busy = vec![Busy {
        from: day("2025-06-01"),
        to: day("2025-07-31"),
        why: None,
    }];
    let people = vec![
        quiet.clone(),
        busy.clone(),
        holds("cy", "h"),
        holds("di", "g"),
    ];
    assert_eq!(partner(people).0, said("di"));
    assert_eq!(
        partner(vec![quiet.clone(), busy.clone(), holds("cy", "h")]).0,
        said("cy")
    );
    assert_eq!(partner(vec![quiet.clone(), busy]).0, said("bea"));
    // Where nobody asks for promises it is told to somebody else who helps, the manager last.
    let mut boss = close("boss", Role::Mentor);
    boss.relation = Some(Relation::Manager);
    let others = partner(vec![quiet.clone(), boss.clone(), close("zoe", Role::Peer)]);
    assert_eq!(others.0, said("zoe"));
    assert_eq!(partner(vec![quiet.clone(), boss]).0, said("boss"));
    let mut kid = close("kid", Role::Mentee);
    kid.relationship.functions = None;
    let nobody = partner(vec![quiet, kid]);
    assert_eq!(nobody.0, None);
    assert_eq!(
        nobody.1,
        "mentor add NAME --source program --expertise x --goal g"
    );
}

#[test]
fn somebody_who_gives_it_for_another_goal_is_asked_first() {
    let mut other = close("zoe", Role::Peer);
    other.relationship.goals = vec![GoalId::new("h")];
    other.relationship.functions = Some(vec!["feedback".to_owned()]);
    let by_role = close("abe", Role::Mentor);
    let net = needing("feedback", "x", vec![other, by_role]);
    let steps = of_kind(&net, "feedback", StepKind::Ask);
    assert_eq!(who(&steps), ["zoe", "abe"]);
    assert_eq!(
        steps[0].why,
        "The zoe gives feedback for h (goals in people/zoe/person.toml)"
    );
    assert_eq!(
        steps[0].command,
        "mentor touch --next \"@zoe ask for feedback #g\""
    );
    assert_eq!(
        steps[0].after.as_deref(),
        Some("mentor set zoe relationship.goals+=g")
    );
    assert_eq!(
        steps[1].why,
        "The abe is your mentor, who usually gives feedback; it is not among what you agreed (functions in people/abe/person.toml)"
    );
    assert_eq!(
        steps[1].after.as_deref(),
        Some("mentor set abe relationship.functions+=feedback")
    );
}

#[test]
fn writing_the_first_function_keeps_those_that_were_only_assumed() {
    let mut p = close("zoe", Role::Coach);
    p.relationship.functions = None;
    p.perspectives = vec!["has been a dispatcher".to_owned()];
    let net = needing("perspective", "x", vec![p]);
    let steps = of_kind(&net, "perspective", StepKind::Ask);
    assert_eq!(
        steps[0].after.as_deref(),
        Some(
            "mentor set zoe relationship.functions+=skill-coaching \
             relationship.functions+=accountability relationship.functions+=sounding-board \
             relationship.functions+=perspective"
        )
    );
    assert_eq!(
        steps[0].why,
        "The zoe sees it from elsewhere: “has been a dispatcher” (perspectives in people/zoe/person.toml)"
    );
}

#[test]
fn what_was_noted_or_asked_already_leads_to_the_agenda() {
    let with = |kind: TouchKind, on: &str, text: &str| {
        let mut abe = close("abe", Role::Mentor);
        touch(&mut abe, on, kind, text);
        let net = needing("feedback", "x", vec![abe]);
        of_kind(&net, "feedback", StepKind::Ask).remove(0)
    };
    let noted = with(TouchKind::Next, "2025-06-30", "@abe ask for Feedback #g");
    assert_eq!(noted.command, "mentor agenda abe");
    let place = "it is noted for your next meeting (people/abe/log.md:1)";
    assert!(noted.why.ends_with(place), "{}", noted.why);
    let asked = with(TouchKind::Asked, "2025-06-01", "for feedback, by mail");
    assert!(
        asked
            .why
            .ends_with("you asked on 2025-06-01 (people/abe/log.md:1)")
    );
    // A point that the meeting of 29 June followed is done with, and tomorrow's is not known yet.
    for on in ["2025-06-28", "2025-07-01"] {
        let again = with(TouchKind::Next, on, "ask for feedback");
        assert!(again.command.starts_with("mentor touch --next"), "{on}");
    }
}

#[test]
fn evidence_for_each_function_is_found_in_the_files() {
    let evidence = |function: &str, change: &dyn Fn(&mut Person)| -> Option<String> {
        let mut p = close("zoe", Role::Mentee);
        p.relationship.roles = Vec::new();
        change(&mut p);
        let net = needing(function, "budgeting", vec![p]);
        let steps = of_kind(&net, function, StepKind::Ask);
        steps.first().map(|step| step.why.clone())
    };
    let nothing = |_: &mut Person| {};
    let knows = |p: &mut Person| p.expertise = vec!["Budgeting".to_owned()];
    let spoke = |p: &mut Person| touch(p, "2025-05-02", TouchKind::Opportunity, "named me");
    let tomorrow = |p: &mut Person| touch(p, "2025-07-01", TouchKind::Opportunity, "named me");
    let senior = |p: &mut Person| {
        p.level = Some(Level::Senior);
        p.experience = vec!["layoffs".to_owned(), "re-org".to_owned()];
    };
    let confiding = |p: &mut Person| p.relationship.confiding = Some(true);
    let some = |text: &str| Some(text.to_owned());
    for function in ["expertise", "skill-coaching"] {
        let told = evidence(function, &knows);
        let why = "The zoe knows budgeting (expertise in people/zoe/person.toml)";
        assert_eq!(told, some(why));
    }
    for function in ["sponsorship", "access"] {
        let why = "The zoe spoke for you on 2025-05-02 (people/zoe/log.md:1)";
        assert_eq!(evidence(function, &spoke), some(why));
        assert_eq!(evidence(function, &tomorrow), None);
    }
    let why = "The zoe has been through layoffs and re-org (experience in people/zoe/person.toml)";
    assert_eq!(evidence("guidance", &senior), some(why));
    let why = "you and The zoe confide in one another (confiding in people/zoe/person.toml)";
    assert_eq!(evidence("emotional-support", &confiding), some(why));
    for function in ["guidance", "feedback", "access", "perspective", "own-word"] {
        assert_eq!(evidence(function, &nothing), None, "{function}");
    }
}

#[test]
fn a_mentee_is_asked_for_a_view_or_a_skill_and_for_nothing_else() {
    let mut kid = close("kid", Role::Mentee);
    kid.relationship.functions = None;
    kid.expertise = vec!["prompting".to_owned()];
    kid.relationship.confiding = Some(true);
    let net = needing("emotional-support", "prompting", vec![kid]);
    assert_eq!(of_kind(&net, "emotional-support", StepKind::Ask), []);
    let steps = of_kind(&net, "prompting", StepKind::Ask);
    assert_eq!(who(&steps), ["kid"]);
    assert_eq!(
        steps[0].after.as_deref(),
        Some("mentor set kid relationship.functions+=expertise")
    );
}

#[test]
fn the_free_the_near_and_the_unloaded_come_before_the_busy_the_quiet_and_the_manager() {
    let mut boss = close("aaa-boss", Role::Mentor);
    boss.relation = Some(Relation::Manager);
    let mut busy = close("bbb-busy", Role::Mentor);
    busy.availability.busy = vec![Busy {
        from: day("2025-06-30"),
        to: day("2025-06-30"),
        why: Some("year end".to_owned()),
    }];
    let mut quiet = close("ccc-quiet", Role::Mentor);
    quiet.meetings.clear();
    met(&mut quiet, "2025-01-01");
    let free = close("ddd-free", Role::Mentor);
    let net = needing(
        "feedback",
        "x",
        vec![boss.clone(), busy, quiet.clone(), free],
    );
    let steps = of_kind(&net, "feedback", StepKind::Ask);
    assert_eq!(who(&steps), ["ddd-free", "ccc-quiet", "bbb-busy"]);
    assert!(steps[2].why.ends_with("; busy until 2025-06-30 (year end)"));
    assert!(
        steps[1]
            .why
            .contains("; last contact 2025-01-01, 180 days ago at a rhythm of ")
    );
    let net = needing("feedback", "x", vec![boss, quiet]);
    let steps = of_kind(&net, "feedback", StepKind::Ask);
    assert_eq!(who(&steps), ["ccc-quiet", "aaa-boss"]);
    assert!(
        steps[1]
            .why
            .ends_with("; but they are your manager, and for this somebody else is better")
    );
}

#[test]
fn a_quiet_tie_comes_before_one_that_is_paused_or_closed_and_conflict_is_left_in_peace() {
    let mut quiet = close("zed", Role::Mentor);
    quiet.relationship.functions = Some(vec!["guidance".to_owned()]);
    quiet.relationship.cadence = Cadence::parse("30 days");
    quiet.meetings.clear();
    met(&mut quiet, "2025-05-01");
    let ended = |id: &str, how: EndedAs| {
        let mut p = quiet.clone();
        p.id = PersonId::new(id);
        p.name = format!("The {id}");
        p.relationship.written_stage = Some(Stage::Closed);
        let on = day("2025-05-20");
        p.relationship.ended = Some(Ended { on, how: Some(how) });
        p
    };
    let mut paused = ended("pam", EndedAs::Completed);
    paused.relationship.written_stage = Some(Stage::Paused);
    paused.relationship.snooze = Some(day("2025-09-01"));
    let people = vec![
        quiet.clone(),
        ended("abe", EndedAs::Completed),
        ended("con", EndedAs::Conflict),
        paused,
    ];
    let net = needing("guidance", "x", people);
    let steps = of_kind(&net, "guidance", StepKind::Revive);
    let whys: Vec<&str> = steps.iter().map(|step| step.why.as_str()).collect();
    assert_eq!(
        whys,
        [
            "The zed gives guidance; last contact 2025-05-01, 60 days ago at a rhythm of 1 month",
            "The abe gave guidance; closed on 2025-05-20 (completed); last contact 2025-05-01",
            "The pam gave guidance; paused until 2025-09-01; last contact 2025-05-01",
        ]
    );
    assert_eq!(steps[0].command, "mentor agenda zed");
    assert_eq!(steps[0].after, None);
    let after = steps[1].after.as_deref();
    assert_eq!(after, Some("mentor resume abe"));
    assert_eq!(steps[2].command, "mentor agenda pam --date 2025-09-01");
    let after = steps[2].after.as_deref();
    let whole = "mentor resume pam";
    assert_eq!(after, Some(whole));
}

#[test]
fn prospects_begin_small_and_an_invitation_is_followed_up_once() {
    let prospect = |id: &str, stage: Stage| {
        let mut p = person(id, &[Role::Sponsor]);
        p.name = format!("The {id}");
        p.relationship.written_stage = Some(stage);
        p.expertise = vec!["budgeting".to_owned()];
        p
    };
    let new = prospect("ann", Stage::Prospect);
    let mut fresh = prospect("bob", Stage::Invited);
    touch(&mut fresh, "2025-06-24", TouchKind::Asked, "half an hour");
    let mut ripe = prospect("cat", Stage::Invited);
    touch(&mut ripe, "2025-06-23", TouchKind::Asked, "half an hour");
    let mut twice = ripe.clone();
    twice.id = PersonId::new("dan");
    touch(&mut twice, "2025-06-28", TouchKind::Asked, "a reminder");
    let net = needing("access", "budgeting", vec![new, fresh, ripe, twice]);
    let steps = of_kind(&net, "budgeting", StepKind::Prospect);
    assert_eq!(who(&steps), ["ann", "bob", "cat"]);
    let commands: Vec<&str> = steps.iter().map(|step| step.command.as_str()).collect();
    assert_eq!(
        commands,
        [
            "mentor pitch ann",
            "mentor show bob",
            "mentor pitch cat --follow-up",
        ]
    );
    assert_eq!(
        steps[1].why,
        "The bob knows budgeting (expertise in people/bob/person.toml); asked on 2025-06-24 \
         (people/bob/log.md:1), no answer yet; a reminder can wait until 2025-07-01"
    );
    let after = steps[0].after.as_deref();
    assert_eq!(after, Some("mentor set ann stage=active since=2025-06-30"));
    let steps = of_kind(&net, "access", StepKind::Prospect);
    assert!(
        steps[0]
            .why
            .starts_with("The ann could give access as sponsor (roles in ")
    );
}

#[test]
fn a_prospect_below_a_deal_breaker_is_not_proposed_and_an_unknown_rating_is_no_verdict() {
    let mut low = person("low", &[Role::Sponsor]);
    low.relationship.written_stage = Some(Stage::Prospect);
    let mut unknown = low.clone();
    unknown.id = PersonId::new("unk");
    low.fit = vec![(Criterion::Commitment, 2)];
    let mut net = needing("access", "x", vec![low, unknown]);
    net.policy.deal_breakers = vec![(Criterion::Commitment, 3)];
    assert_eq!(who(&of_kind(&net, "access", StepKind::Prospect)), ["unk"]);
}

#[test]
fn a_way_to_a_prospect_leads_over_somebody_who_knows_them() {
    let mut prospect = person("helena-vogt", &[Role::Sponsor]);
    prospect.name = "Helena Vogt".to_owned();
    prospect.relationship.written_stage = Some(Stage::Prospect);
    let mut broker = close("grace", Role::Peer);
    broker.name = "Grace".to_owned();
    broker.knows = Some(vec![PersonId::new("helena-vogt")]);
    let net = needing("access", "x", vec![prospect.clone(), broker.clone()]);
    let steps = of_kind(&net, "access", StepKind::Introduce);
    assert_eq!(who(&steps), ["grace"]);
    assert_eq!(
        steps[0].why,
        "Grace knows Helena Vogt (knows in people/grace/person.toml)"
    );
    assert_eq!(steps[0].command, "mentor intro --to helena-vogt");

    let asked = "@grace for an introduction to helena-vogt";
    touch(
        &mut broker,
        "2025-06-20",
        TouchKind::Asked,
        "about helena-vogt-2",
    );
    let net = needing("access", "x", vec![prospect.clone(), broker.clone()]);
    assert!(
        of_kind(&net, "access", StepKind::Introduce)[0]
            .command
            .starts_with("mentor intro --to")
    );
    touch(&mut broker, "2025-06-21", TouchKind::Asked, asked);
    let net = needing("access", "x", vec![prospect, broker]);
    let steps = of_kind(&net, "access", StepKind::Introduce);
    assert!(
        steps[0]
            .why
            .ends_with("; you asked on 2025-06-21 (people/grace/log.md:2); one friendly reminder is in order, then let it rest")
    );
    assert_eq!(steps[0].command, "mentor intro --to helena-vogt");
}

#[test]
fn where_an_introduction_was_asked_for_nobody_is_written_to_meanwhile() {
    let mut prospect = person("helena", &[Role::Sponsor]);
    prospect.name = "Helena".to_owned();
    prospect.relationship.written_stage = Some(Stage::Prospect);
    let mut broker = close("grace", Role::Peer);
    broker.knows = Some(vec![PersonId::new("helena")]);
    let win = |broker: &Person| {
        let net = needing("access", "x", vec![prospect.clone(), broker.clone()]);
        let mut steps = of_kind(&net, "access", StepKind::Prospect);
        let step = steps.remove(0);
        (step.why, step.command)
    };
    assert_eq!(win(&broker).1, "mentor pitch helena");
    let ask = |broker: &mut Person, on: &str| {
        touch(broker, on, TouchKind::Asked, "for a word to @helena");
    };
    ask(&mut broker, "2025-06-25");
    let (why, command) = win(&broker);
    assert_eq!(
        why,
        "Helena could give access as sponsor (roles in people/helena/person.toml); \
         you asked The grace on 2025-06-25 to introduce you (people/grace/log.md:1); \
         a reminder can wait until 2025-07-02"
    );
    assert_eq!(command, "mentor agenda grace");
    let mut earlier = broker.clone();
    earlier.log[0].day = day("2025-06-23");
    assert_eq!(win(&earlier).1, "mentor intro --to helena");
    ask(&mut earlier, "2025-06-30");
    let (why, command) = win(&earlier);
    assert!(
        why.ends_with(
            "(people/grace/log.md:1); and again on 2025-06-30, so let it rest until you meet"
        ),
        "{why}"
    );
    assert_eq!(command, "mentor agenda grace");
}

#[test]
fn without_a_prospect_whoever_brought_somebody_before_is_asked_who_comes_to_mind() {
    let broker = close("sam", Role::Peer);
    let mut brought = close("grace", Role::Peer);
    brought.introduced_by = Some(PersonId::new("sam"));
    let net = needing("access", "it's budgeting", vec![broker, brought]);
    let steps = of_kind(&net, "it's budgeting", StepKind::Introduce);
    assert_eq!(who(&steps), ["sam"]);
    assert_eq!(
        steps[0].why,
        "The sam brought you together with The grace (introduced-by in people/grace/person.toml)"
    );
    assert_eq!(
        steps[0].command,
        "mentor touch --next \"@sam ask who comes to mind for it's budgeting\""
    );
}

#[test]
fn whoever_covers_a_need_alone_is_asked_who_else_could() {
    let mut alone = close("zoe", Role::Advisor);
    alone.expertise = vec!["budgeting".to_owned()];
    let broker = close("abe", Role::Peer);
    let mut brought = close("cat", Role::Peer);
    brought.introduced_by = Some(PersonId::new("abe"));
    let net = needing("access", "budgeting", vec![alone, broker, brought]);
    let steps = of_kind(&net, "budgeting", StepKind::Introduce);
    assert_eq!(who(&steps), ["zoe"]);
    assert_eq!(
        steps[0].why,
        "The zoe covers it today and may know who else could"
    );
    assert_eq!(
        steps[0].command,
        "mentor touch --next \"@zoe ask who else comes to mind for budgeting\""
    );
    assert_eq!(who(&of_kind(&net, "access", StepKind::Introduce)), ["abe"]);
}

#[test]
fn when_all_six_routes_were_tried_the_one_that_brought_most_is_named() {
    let by = |id: &str, source: Source| {
        let mut p = close(id, Role::Peer);
        p.source = Some(source);
        p
    };
    let mut people = vec![
        by("a", Source::Program),
        by("b", Source::Observed),
        by("c", Source::Introduced),
        by("d", Source::Network),
        by("e", Source::Event),
        by("f", Source::Online),
        by("g", Source::Event),
        by("h", Source::Own),
    ];
    let net = needing("access", "x y", people.clone());
    let route = of_kind(&net, "x y", StepKind::Route).remove(0);
    assert_eq!(
        route.why,
        "all six routes were tried; 2 active people came at an event; told to The a, it is harder to forget"
    );
    assert_eq!(
        route.command,
        "mentor action add a \"Look for x y at an event kind:event due:2025-07-28 #g\""
    );
    assert_eq!(
        route.after.as_deref(),
        Some("mentor add NAME --source event --expertise \"x y\" --goal g")
    );
    people.retain(|p| p.id.as_str() != "d");
    let net = needing("access", "x", people);
    let route = of_kind(&net, "x", StepKind::Route).remove(0);
    assert_eq!(
        route.why,
        "nobody came to you through a professional network yet; told to The a, it is harder to forget"
    );
}

#[test]
fn nobody_proposes_who_is_left_out_or_already_counted_and_three_are_enough() {
    let abe = close("abe", Role::Mentor);
    let people = ["abe", "bob", "cat", "dan", "eve"].map(|id| Person {
        id: PersonId::new(id),
        ..abe.clone()
    });
    let net = needing("feedback", "x", people.to_vec());
    assert_eq!(
        who(&of_kind(&net, "feedback", StepKind::Ask)),
        ["abe", "bob", "cat"]
    );
    let what_if = WhatIf {
        without: BTreeSet::from([PersonId::new("abe"), PersonId::new("cat")]),
        with: BTreeSet::new(),
    };
    let mut steps = told_with(&net, "feedback", &what_if);
    steps.retain(|step| step.kind != StepKind::Route);
    assert_eq!(who(&steps), ["bob", "dan", "eve"]);

    let mut prospect = person("pia", &[Role::Mentor]);
    prospect.relationship.written_stage = Some(Stage::Prospect);
    let mut net = needing("feedback", "x", vec![prospect]);
    net.policy.coverage.min_people = 2;
    let what_if = WhatIf {
        without: BTreeSet::new(),
        with: BTreeSet::from([PersonId::new("pia")]),
    };
    let mut steps = told_with(&net, "feedback", &what_if);
    steps.retain(|step| matches!(step.kind, StepKind::Ask | StepKind::Prospect));
    assert_eq!(steps, []);
}
