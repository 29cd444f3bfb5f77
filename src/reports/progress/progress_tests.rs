//! What a progress report holds for whom.

use super::build::progress;
use super::case::Request;
use super::value::{Asks, For, Progress};
use crate::facts::fixture::{day, goal, met, network, person, promise, section, touch};
use crate::facts::privacy::Audience;
use crate::model::action::{Mark, Owner};
use crate::model::ids::PersonId;
use crate::model::network::{Ids, Network};
use crate::model::note::{Note, SectionKey};
use crate::model::person::Person;
use crate::model::words::{Role, Stage, TouchKind};

const TODAY: &str = "2026-11-21";

fn done(note: &mut Note, text: &str, on: &str, result: &str) {
    let action = promise(note, text);
    action.mark = Mark::Done;
    action.done = Some(day(on));
    action.result = Some(result.to_owned());
}

/// Met in September and October; one result told in between, one not.
fn grace(roles: &[Role]) -> Person {
    let mut p = person("grace-okafor", roles);
    p.name = "Grace Okafor".to_owned();
    p.pronouns = Some("she/her".to_owned());
    let note = met(&mut p, "2026-09-30");
    section(
        note,
        SectionKey::Takeaways,
        &["A memo asks for a decision."],
    );
    done(note, "Cut the memo", "2026-11-05", "two of three lines");
    done(note, "Ask Marta", "2026-10-12", "nights, in dollars");
    let note = met(&mut p, "2026-10-28");
    section(
        note,
        SectionKey::NextTime,
        &["The title", "How to tell the desk"],
    );
    section(note, SectionKey::Received, &["The napkin"]);
    promise(note, "Settle with her").due = Some(day("2026-12-04"));
    promise(note, "Draft the order").due = Some(day("2026-11-13"));
    p
}

fn report_of(network: &Network, since: Option<&str>) -> Progress {
    let request = Request {
        since: since.map(day),
        audience: Audience::OTHERS,
        everyone: Ids {
            people: ["grace-okafor", "walter-haas"].map(PersonId::new).to_vec(),
            circles: Vec::new(),
        },
    };
    progress(network, &network.people[0].id, &request, day(TODAY)).unwrap()
}

fn report(person: Person) -> Progress {
    report_of(&network(vec![person]), None)
}

fn did(progress: &Progress) -> Vec<&str> {
    progress
        .steps
        .iter()
        .map(|step| step.did.as_str())
        .collect()
}

#[test]
fn what_was_not_told_leads_with_the_advice_and_the_result() {
    let report = report(grace(&[Role::Mentor]));
    assert_eq!((report.as_what, report.news), (For::Adviser, true));
    assert_eq!(report.since, Some(day("2026-10-28")));
    assert_eq!(did(&report), ["Cut the memo"]);
    assert_eq!(
        report.steps[0].advice.as_deref(),
        Some("A memo asks for a decision")
    );
    assert_eq!(
        report.steps[0].result.as_deref(),
        Some("two of three lines")
    );
    assert_eq!(report.promises[0].text, "Settle with you");
    assert_eq!(report.stuck[0].text, "Draft the order");
    assert_eq!(report.thanks.as_deref(), Some(" for the napkin"));
    let question = report.question.unwrap();
    assert_eq!(question.text, "how would you tell the desk?");
    assert_eq!(question.form, Asks::Question);
}

#[test]
fn what_was_told_by_a_progress_line_no_longer_leads() {
    let mut p = grace(&[Role::Mentor]);
    touch(&mut p, "2026-11-06", TouchKind::Contact, "progress");
    let told = report(p.clone());
    assert!(!told.news);
    assert_eq!(did(&told), ["Cut the memo", "Ask Marta"]);
    let asked = report_of(&network(vec![p]), Some("2026-10-01"));
    assert!(asked.news);
    assert_eq!(did(&asked), ["Cut the memo", "Ask Marta"]);
}

#[test]
fn a_sponsor_gets_facts_with_numbers_that_somebody_else_can_say() {
    let mut p = grace(&[Role::Sponsor]);
    let note = p.meetings[1].note.as_deref_mut().unwrap();
    done(note, "Ring the desk", "2026-11-01", "they talked");
    let mut goal = goal("g", 2, &[]);
    let mut note = Note::default();
    done(&mut note, "Publish", "2026-03-05", "212 became 71");
    done(&mut note, "Explain", "2026-03-06", "7 were mine");
    done(
        &mut note,
        "Ask",
        "2026-03-07",
        "9 of 10 said yes, and Walter too",
    );
    done(&mut note, "Old", "2024-03-07", "5 of 5 said yes");
    goal.note = Some(Box::new(note));
    let mut network = network(vec![p]);
    network.goals = vec![goal];
    let report = report_of(&network, None);
    assert_eq!(report.as_what, For::Sponsor);
    let facts: Vec<String> = report
        .facts
        .iter()
        .map(|fact| format!("{}: {}", fact.did, fact.result.as_deref().unwrap()))
        .collect();
    assert_eq!(
        facts,
        [
            "Cut the memo: two of three lines",
            "Ask: 9 of 10 said yes",
            "Publish: 212 became 71"
        ]
    );
}

#[test]
fn a_mentee_reads_what_was_done_for_them_and_what_they_did() {
    let mut p = grace(&[Role::Mentee]);
    let note = p.meetings[1].note.as_deref_mut().unwrap();
    done(
        note,
        "Lead the planning",
        "2026-11-02",
        "she finished early",
    );
    note.actions.last_mut().unwrap().owner = Owner::Person(PersonId::new("grace-okafor"));
    touch(&mut p, "2026-11-10", TouchKind::Gave, "sent her the notes");
    let report = report(p);
    assert_eq!(report.as_what, For::Mentee);
    assert_eq!(did(&report), ["Cut the memo", "sent you the notes"]);
    assert_eq!(
        report.theirs[0].result.as_deref(),
        Some("you finished early")
    );
    assert!(report.goals.is_empty() && report.steps[0].advice.is_none());
}

#[test]
fn what_is_private_stays_and_a_prospect_never_met_has_nothing_to_be_told() {
    let mut p = grace(&[Role::Mentor]);
    for meeting in &mut p.meetings {
        meeting.note.as_deref_mut().unwrap().front.confidential = true;
    }
    let quiet = report(p);
    assert!(quiet.steps.is_empty() && quiet.promises.is_empty() && quiet.thanks.is_none());
    let missing: Vec<&str> = quiet.missing.iter().map(|m| m.what.as_str()).collect();
    assert!(missing.contains(&"what you did on their advice and what came of it"));
    let mut p = person("helena", &[Role::Sponsor]);
    p.relationship.written_stage = Some(Stage::Prospect);
    let network = network(vec![p]);
    let request = Request {
        since: None,
        audience: Audience::OTHERS,
        everyone: Ids::default(),
    };
    let failure = progress(&network, &network.people[0].id, &request, day(TODAY)).unwrap_err();
    assert_eq!(
        failure.hints,
        ["`mentor pitch helena` asks for a first talk"]
    );
}
