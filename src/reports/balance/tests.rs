use super::build::{Request, answer, row};
use super::page;
use super::value::{Answer, Row};
use crate::facts::fixture::{day, goal, met, network, person, touch};
use crate::facts::giving::{Idea, IdeaKind, ideas};
use crate::model::ids::PersonId;
use crate::model::person::{Busy, Person};
use crate::model::words::{Role, Stage, TouchKind};
use crate::text::markdown;

const TODAY: &str = "2026-11-21";

fn found(people: &[Person], since: Option<&str>) -> Answer {
    let request = Request {
        named: false,
        since: since.map(day),
    };
    let rows: Vec<Row> = people
        .iter()
        .map(|person| row(person, &request, day(TODAY)))
        .collect();
    answer(rows, &request, day(TODAY))
}

fn gave(id: &str, role: Role, on: &str) -> Person {
    let mut p = person(id, &[role]);
    touch(&mut p, on, TouchKind::Gave, "a link");
    p
}

fn ids(ids: &[PersonId]) -> Vec<&str> {
    ids.iter().map(PersonId::as_str).collect()
}

#[test]
fn who_waited_longest_comes_first_who_is_busy_last_and_the_rows_stay_in_order() {
    let mut busy = gave("ada", Role::Mentor, "2025-01-01");
    busy.availability.busy.push(Busy {
        from: day("2026-11-01"),
        to: day("2026-12-01"),
        why: None,
    });
    let people = [
        busy,
        gave("bo", Role::Advisor, "2026-05-01"),
        gave("cy", Role::Sponsor, "2026-04-01"),
        gave("di", Role::Mentor, "2026-11-01"),
    ];
    let found = found(&people, None);
    assert_eq!(ids(&found.next), ["cy", "bo", "ada"]);
    let rows: Vec<&str> = found.people.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(rows, ["ada", "bo", "cy", "di"]);
    assert_eq!(found.total.gave.points, 4);
    assert_eq!(found.total.share, Some(1.0));
}

#[test]
fn a_day_cuts_the_sums_and_not_what_was_given_last() {
    let people = [gave("bo", Role::Mentor, "2026-09-01")];
    let found = found(&people, Some("2026-10-01"));
    assert!(found.people.is_empty(), "nothing since, nothing prompted");
    assert_eq!(found.total.share, None);
    assert!(found.next.is_empty());
}

#[test]
fn help_goes_forward_to_a_mentee_without_a_give_for_a_quarter() {
    let mut over = gave("di", Role::Mentee, "2026-01-01");
    over.relationship.written_stage = Some(Stage::Closed);
    let people = [
        gave("ada", Role::Mentee, "2026-01-01"),
        person("bo", &[Role::Mentee]),
        gave("cy", Role::Mentee, "2026-11-01"),
        over,
    ];
    let found = found(&people, None);
    assert_eq!(ids(&found.forward), ["bo", "ada"]);
    assert!(found.next.is_empty());
}

#[test]
fn ideas_begin_with_what_was_promised_and_name_the_command() {
    let mut p = person("grace", &[Role::Peer]);
    p.name = "Grace Okafor".to_owned();
    p.interests = vec!["sailing".to_owned(), "old maps".to_owned()];
    p.relationship.objectives = vec!["Learn incident response".to_owned()];
    p.relationship.offer = Some("I read her drafts.".to_owned());
    touch(&mut p, "2026-11-01", TouchKind::Owes, "two dates");
    let mut network = network(vec![p]);
    network.policy.me.expertise = vec!["incident-response".to_owned()];
    network.goals.push(goal("g", 2, &[]));
    let told = ideas(&network, &network.people[0], day(TODAY));
    let lines: Vec<String> = told
        .iter()
        .map(|idea| format!("{:?}: {} > {}", idea.kind, idea.why, idea.command))
        .collect();
    let touch = "mentor touch --gave \"@grace …\"";
    assert_eq!(
        lines,
        [
            format!(
                "Promise: you owe them “two dates” since Sun 1 Nov 2026 (people/grace/log.md:1) > {touch}"
            ),
            format!(
                "Skill: they want “Learn incident response” (objectives in people/grace/person.toml), and you know incident response (expertise in mentor.toml) > {touch}"
            ),
            format!(
                "Offer: what you offered: “I read her drafts” (offer in people/grace/person.toml) > {touch}"
            ),
            format!(
                "Interest: something on sailing or old maps that you come across (interests in people/grace/person.toml) > {touch}"
            ),
        ]
    );
    let nothing = person("zoe", &[]);
    let kinds: Vec<IdeaKind> = ideas(&network, &nothing, day(TODAY))
        .iter()
        .map(|idea| idea.kind)
        .collect();
    assert_eq!(kinds, [IdeaKind::Ask]);
}

#[test]
fn an_introduction_takes_the_place_of_a_question_and_the_first_stays() {
    let people = [gave("bo", Role::Mentor, "2026-01-01")];
    let network = network(vec![people[0].clone()]);
    let mut found = found(&people, None);
    found.take_ideas(&network, &network.people[0], day(TODAY));
    for other in ["cy", "di"] {
        let idea = Idea {
            kind: IdeaKind::Introduction,
            why: "they should meet".to_owned(),
            command: format!("mentor intro bo {other}"),
        };
        found.take_introduction(&PersonId::new("bo"), idea);
    }
    let commands: Vec<&str> = found.people[0]
        .ideas
        .iter()
        .map(|idea| idea.command.as_str())
        .collect();
    assert_eq!(commands, ["mentor intro bo cy"]);
    let page = markdown::render(&page::doc(&found, day(TODAY)));
    assert!(page.ends_with("whether they would like to meet: `mentor intro bo cy`\n"));
}

#[test]
fn no_line_blames_or_counts_a_debt() {
    let mut sam = person("sam", &[Role::Peer]);
    for _ in 0..9 {
        touch(&mut sam, "2026-03-01", TouchKind::Received, "a review");
    }
    met(&mut sam, "2026-03-01");
    let people = [sam, gave("bo", Role::Mentor, "2025-01-01")];
    let page = markdown::render(&page::doc(&found(&people, None), day(TODAY)));
    for word in ["debt", "neglect", "fail", "you owe", "rank", "best"] {
        assert!(!page.to_lowercase().contains(word), "{word}: {page}");
    }
    assert!(page.contains(
        "what is noted came from them, and nothing from you is (0 ÷ (0 + 18)); between peers 35 to 65 % is even"
    ));
}
