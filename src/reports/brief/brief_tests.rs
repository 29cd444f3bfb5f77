//! What a brief says, and what it leaves out.

use super::build::{Request, brief};
use super::value::Brief;
use crate::facts::fixture::{day, goal, network, person, promise, section};
use crate::facts::privacy::Audience;
use crate::model::action::Mark;
use crate::model::ids::{GoalId, PersonId};
use crate::model::network::{Ids, Network};
use crate::model::note::{Note, SectionKey};
use crate::model::words::{Medium, Role, Stage};

fn harbor(role: Role) -> Network {
    let mut ada = person("ada", &[role]);
    ada.name = "Ada Byron".to_owned();
    ada.pronouns = Some("she/her".to_owned());
    ada.contact.prefers = Some(Medium::Email);
    ada.relationship.confidentiality = Some("all private; Walter knows that we meet".to_owned());
    ada.relationship.offer = Some("I read her drafts".to_owned());
    let mut network = network(vec![ada]);
    let mut note = Note::default();
    section(
        &mut note,
        SectionKey::Strengths,
        &["Vendors call back.", "Walter taught me."],
    );
    section(&mut note, SectionKey::Private, &["I would rather leave."]);
    section(
        &mut note,
        SectionKey::Expectations,
        &[
            "From a mentor: candour.",
            "From a sponsor: a sentence.",
            "From me: an hour.",
        ],
    );
    for (text, result) in [("Cut the memo", "two of three"), ("Ask Walter", "a no")] {
        let action = promise(&mut note, text);
        action.mark = Mark::Done;
        action.done = Some(day("2026-10-01"));
        action.result = Some(result.to_owned());
    }
    let mut first = goal("director", 3, &[]);
    first.note = Some(Box::new(note));
    network.goals = vec![first, goal("speak", 2, &[])];
    network
}

fn page(network: &Network, goal: Option<&str>) -> Brief {
    let request = Request {
        goal: goal.map(GoalId::new),
        audience: Audience::OTHERS,
        everyone: Ids {
            people: ["ada", "walter-haas"].map(PersonId::new).to_vec(),
            circles: Vec::new(),
        },
    };
    brief(network, &PersonId::new("ada"), &request, day("2026-11-21")).unwrap()
}

#[test]
fn nothing_of_other_people_and_nothing_private_is_said_and_what_is_left_out_is_told() {
    let page = page(&harbor(Role::Mentor), None);
    assert_eq!(page.strengths, ["Vendors call back"]);
    assert_eq!(
        page.expectations,
        ["From a mentor: candour", "From me: an hour"]
    );
    let tried: Vec<&str> = page.tried.iter().map(|tried| tried.did.as_str()).collect();
    assert_eq!(tried, ["Cut the memo"]);
    assert_eq!(page.confidentiality, None);
    assert_eq!(
        page.left_out,
        [
            "Walter taught me",
            "Ask Walter",
            "all private; Walter knows that we meet"
        ]
    );
    assert_eq!(page.offer.as_deref(), Some("I read your drafts"));
    assert_eq!(page.medium, None, "a talk is not held by e-mail");
    let text = serde_json::to_string(&page).unwrap();
    assert!(!text.contains("rather leave") && !text.contains("Walter"));
}

#[test]
fn what_a_role_owes_is_not_expected_of_somebody_who_has_not_said_yes() {
    let mut network = harbor(Role::Mentor);
    network.people[0].relationship.written_stage = Some(Stage::Prospect);
    assert_eq!(page(&network, None).expectations, ["From me: an hour"]);
}

#[test]
fn the_goal_is_the_one_that_is_named_and_a_mentee_reads_of_their_own() {
    let speak = page(&harbor(Role::Mentor), Some("speak"));
    assert_eq!(speak.goal.unwrap().id.as_str(), "speak");
    assert!(speak.strengths.is_empty());
    let mentee = page(&harbor(Role::Mentee), None);
    assert!(mentee.mentee && mentee.goal.is_none() && mentee.strengths.is_empty());
    let missing: Vec<&str> = mentee.missing.iter().map(|m| m.what.as_str()).collect();
    assert!(missing.contains(&"what they want"));
}
