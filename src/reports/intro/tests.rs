//! Which letter comes next, to whom a way leads, and who could be brought together.

use super::*;
use crate::facts::fixture::{circle, day, goal, met, network, person, touch};
use crate::facts::privacy::Audience;
use crate::model::draft::Draft;
use crate::model::ids::{GoalId, PersonId};
use crate::model::length::Cadence;
use crate::model::network::Network;
use crate::model::person::{Busy, Person};
use crate::model::words::{Role, Stage, TouchKind};

const TODAY: &str = "2026-11-21";
const ALL: Audience = Audience::Others {
    include_private: true,
};

/// Somebody active with whom there was contact a week ago.
fn someone(id: &str, roles: &[Role], knows: &[&str]) -> Person {
    let mut p = person(id, roles);
    p.name = format!("{}{} Smith", id[..1].to_uppercase(), &id[1..]);
    p.contact.email = Some(format!("{id}@example.org"));
    p.knows = Some(knows.iter().map(PersonId::new).collect());
    p.relationship.cadence = Cadence::parse("4 weeks");
    met(&mut p, "2026-11-14");
    p
}

fn pair() -> Network {
    let mut ada = someone("ada", &[Role::Mentee], &[]);
    ada.relationship.objectives = vec!["Learn budgeting".to_owned()];
    let mut bo = someone("bo", &[Role::Mentor], &[]);
    bo.title = Some("CFO".to_owned());
    bo.expertise = vec!["budgeting".to_owned()];
    network(vec![ada, bo])
}

fn answered(net: &Network, audience: Audience) -> opt_in::OptIn {
    let (a, b) = (PersonId::new("ada"), PersonId::new("bo"));
    let request = opt_in::Request {
        people: (&a, &b),
        why: None,
        audience,
    };
    opt_in::opt_in(net, request, day(TODAY)).unwrap()
}

fn sent(draft: &Draft) -> (&str, Vec<&str>) {
    let to = draft.to.iter().map(|to| to.name.as_str()).collect();
    (draft.template, to)
}

/// Adds lines: whose log, date, kind, text.
fn with(mut net: Network, lines: &[(usize, &str, TouchKind, &str)]) -> Network {
    for (at, on, kind, text) in lines {
        touch(&mut net.people[*at], on, *kind, text);
    }
    net
}

#[test]
fn the_letter_that_is_due_goes_to_whom_it_concerns() {
    use TouchKind::{Asked, Contact, Introduced};
    let lines = [
        (0, "2026-11-01", Asked, "intro @bo"),
        (0, "2026-11-02", Contact, "intro @bo yes"),
        (1, "2026-11-03", Asked, "intro @ada"),
        (1, "2026-11-04", Contact, "intro @ada yes"),
        (0, "2026-11-05", Introduced, "@bo"),
        (0, "2026-11-20", Contact, "intro @bo followed up"),
    ];
    let due = |n: usize| answered(&with(pair(), &lines[..n]), Audience::OTHERS).draft;
    let ask = |who| Some(("intro-ask", vec![who]));
    let told = |n: usize| due(n).map(|draft| (draft.template, draft.to[0].name.clone()));
    assert_eq!(due(0).as_ref().map(sent), ask("Ada Smith"));
    // Twenty days without an answer: the one reminder.
    assert_eq!(told(1), Some(("intro-ask", "Ada Smith".to_owned())));
    assert_eq!(due(1).unwrap().parts["again"], "on 1 November");
    assert_eq!(due(2).as_ref().map(sent), ask("Bo Smith"));
    assert_eq!(due(3).as_ref().map(sent), ask("Bo Smith"));
    let both = Some(("intro-make", vec!["Ada Smith", "Bo Smith"]));
    assert_eq!(due(4).as_ref().map(sent), both);
    let whether = Some(("intro-follow-up", vec!["Ada Smith"]));
    assert_eq!(due(5).as_ref().map(sent), whether);
    assert_eq!(due(6), None);
    let no = (1, "2026-11-18", Contact, "intro @ada no");
    let declined = with(pair(), &[lines[0], lines[1], lines[2], no]);
    let word = answered(&declined, Audience::OTHERS).draft;
    assert_eq!(
        word.as_ref().map(sent),
        Some(("intro-no", vec!["Ada Smith"]))
    );
}

#[test]
fn each_reads_the_reason_that_is_theirs_and_the_other_only_after_a_yes() {
    let first = answered(&pair(), Audience::OTHERS).draft.unwrap();
    assert_eq!(first.parts["reason"]["objective"], "Learn budgeting");
    assert_eq!(first.parts["other"]["title"], "CFO");
    assert_eq!(first.missing, []);
    let yes = [
        (0, "2026-11-01", TouchKind::Asked, "intro @bo"),
        (0, "2026-11-02", TouchKind::Contact, "intro @bo yes"),
    ];
    let second = answered(&with(pair(), &yes), Audience::OTHERS)
        .draft
        .unwrap();
    assert_eq!(second.parts["brings"][0], "budgeting");
    assert!(!second.parts.to_string().contains("Learn"));
    assert_eq!(second.missing[0].what, "what is in it for Bo Smith");
    // Asked the other way round, Bo does not hear what Ada needs before Ada said yes.
    let asked_first = [(1, "2026-11-20", TouchKind::Asked, "intro @ada")];
    let net = with(pair(), &asked_first);
    let (a, b) = (PersonId::new("bo"), PersonId::new("ada"));
    let request = opt_in::Request {
        people: (&a, &b),
        why: Some("You would like one another"),
        audience: Audience::OTHERS,
    };
    let found = opt_in::opt_in(&net, request, day("2026-11-29")).unwrap();
    let letter = found.draft.unwrap();
    assert_eq!(letter.parts["brings"], serde_json::json!([]));
    assert_eq!(letter.parts["why"], "You would like one another");
}

#[test]
fn confidential_people_are_brought_together_only_where_that_is_said() {
    let mut net = pair();
    net.people[1].confidential = true;
    let (a, b) = (PersonId::new("ada"), PersonId::new("bo"));
    let request = opt_in::Request {
        people: (&a, &b),
        why: None,
        audience: Audience::OTHERS,
    };
    let refused = opt_in::opt_in(&net, request, day(TODAY)).unwrap_err();
    let want = "Bo Smith is confidential (confidential in people/bo/person.toml)";
    assert_eq!(refused.message, want);
    assert!(answered(&net, ALL).draft.is_some());
}

fn way_to(net: &Network, audience: Audience) -> Vec<String> {
    let to = PersonId::new("zoe");
    let request = way::Request {
        to: &to,
        why: None,
        audience,
    };
    let found = way::way(net, request, day(TODAY)).unwrap();
    let path = found.path.iter().map(|link| link.id.to_string());
    path.collect()
}

#[test]
fn of_several_shortest_ways_the_fresh_one_wins_then_the_id() {
    let prospect = || {
        let mut zoe = person("zoe", &[]);
        zoe.relationship.written_stage = Some(Stage::Prospect);
        zoe
    };
    let mut stale = someone("ann", &[Role::Mentor], &["zoe"]);
    stale.meetings.clear();
    met(&mut stale, "2026-01-10");
    let through = |id: &str| someone(id, &[Role::Mentor], &["zoe"]);
    let net = network(vec![
        stale.clone(),
        through("cy"),
        through("bo"),
        prospect(),
    ]);
    assert_eq!(way_to(&net, Audience::OTHERS), ["bo"]);
    let net = network(vec![stale.clone(), prospect()]);
    assert_eq!(way_to(&net, Audience::OTHERS), ["ann"]);
    let mut hidden = through("bo");
    hidden.confidential = true;
    let net = network(vec![stale, hidden, prospect()]);
    assert_eq!(way_to(&net, Audience::OTHERS), ["ann"]);
    assert_eq!(way_to(&net, ALL), ["bo"]);
    assert_eq!(way_to(&network(vec![prospect()]), ALL), [""; 0]);
}

#[test]
fn the_letter_to_a_broker_tells_the_goal_for_which_it_is() {
    let mut zoe = person("zoe", &[]);
    zoe.relationship.written_stage = Some(Stage::Prospect);
    zoe.expertise = vec!["budgeting".to_owned()];
    zoe.relationship.purpose = Some("between us".to_owned());
    let mut net = network(vec![someone("bo", &[Role::Mentor], &["zoe"]), zoe]);
    let mut lead = goal("lead", 2, &[]);
    lead.needs = vec!["budgeting".to_owned()];
    net.goals.push(lead);
    let to = PersonId::new("zoe");
    let request = way::Request {
        to: &to,
        why: None,
        audience: Audience::OTHERS,
    };
    let letter = way::way(&net, request, day(TODAY)).unwrap().draft.unwrap();
    assert_eq!(letter.parts["goal"], "lead");
    assert_eq!(letter.parts["skills"][0], "budgeting");
    assert!(!letter.parts.to_string().contains("between us"));
}

fn suggested(net: &Network, audience: Audience) -> Vec<suggest::Suggestion> {
    let ask = suggest::Ask::new(audience, day(TODAY));
    let kept = net.people.iter().filter_map(|one| ask.keep(net, one));
    let pairs = ask.pairs(net, &kept.collect::<Vec<_>>());
    ask.suggestions(net, &pairs).suggestions
}

#[test]
fn whoever_knows_one_another_or_is_not_to_be_asked_is_not_proposed() {
    let proposed = |net: &Network, audience| -> Vec<String> {
        let found = suggested(net, audience);
        found.into_iter().map(|one| one.command).collect()
    };
    let pairs = |net: &Network| proposed(net, Audience::OTHERS);
    assert_eq!(pairs(&pair()), ["mentor intro ada bo"]);
    let changed = |change: &dyn Fn(&mut Network)| {
        let mut net = pair();
        change(&mut net);
        pairs(&net)
    };
    let none = [""; 0];
    assert_eq!(
        changed(&|n| n.people[1].knows = Some(vec![PersonId::new("ada")])),
        none
    );
    assert_eq!(
        changed(&|n| n.people[1].introduced_by = Some(PersonId::new("ada"))),
        none
    );
    assert_eq!(
        changed(&|n| n.circles.push(circle("c", &["ada", "bo"]))),
        none
    );
    assert_eq!(
        changed(&|n| n.people[1].relationship.snooze = Some(day("2027-01-01"))),
        none
    );
    assert_eq!(
        changed(&|n| n.people[0].relationship.written_stage = Some(Stage::Closed)),
        none
    );
    assert_eq!(
        changed(&|n| n.people[1].availability.busy = vec![Busy {
            from: day("2026-11-01"),
            to: day("2026-12-01"),
            why: None,
        }]),
        none
    );
    let no = [(0, "2026-11-01", TouchKind::Contact, "intro @bo no")];
    assert_eq!(pairs(&with(pair(), &no)), none);
    let mut net = pair();
    net.people[1].confidential = true;
    assert_eq!(pairs(&net), none);
    assert_eq!(proposed(&net, ALL), ["mentor intro ada bo"]);
}

#[test]
fn the_plainest_need_comes_first_and_a_pair_once() {
    let mut net = pair();
    let mut eve = someone("eve", &[Role::Peer], &[]);
    eve.interests = vec!["old budgeting manuals".to_owned()];
    eve.expertise = vec!["hiring".to_owned()];
    eve.relationship.goals = vec![GoalId::new("g")];
    net = network([net.people, vec![eve]].concat());
    net.people[1].interests = vec!["hiring".to_owned()];
    let found = suggested(&net, Audience::OTHERS);
    let told: Vec<&str> = found.iter().map(|one| one.command.as_str()).collect();
    assert_eq!(told, ["mentor intro ada bo", "mentor intro bo eve"]);
    assert_eq!(
        found[0].why,
        "Ada wants “Learn budgeting” (objectives in people/ada/person.toml), and Bo knows budgeting \
         (expertise in people/bo/person.toml)"
    );
}
