//! Candidates held against a small network.

use super::build::fit;
use crate::facts::fixture::{day, network, person, touch};
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::words::{Criterion, Role, Stage, TouchKind};

/// Ada is active and knows Bo; Bo and Cy are prospects, Di was asked, Eve is closed.
fn small() -> Network {
    let mut people = Vec::new();
    for (id, stage, since, sector) in [
        ("ada", Stage::Active, None, Some("health")),
        ("bo", Stage::Prospect, Some("2026-09-01"), Some(" Health")),
        ("cy", Stage::Prospect, Some("2025-01-01"), Some("Media")),
        ("di", Stage::Invited, None, Some("media")),
        ("eve", Stage::Closed, None, None),
        ("fay", Stage::Prospect, Some("2027-01-01"), None),
    ] {
        let mut p = person(id, &[Role::Mentor]);
        p.relationship.written_stage = Some(stage);
        p.relationship.since = since.map(day);
        p.sector = sector.map(str::to_owned);
        people.push(p);
    }
    people[0].knows = Some(vec![PersonId::new("bo")]);
    people[1].fit = vec![(Criterion::Commitment, 5)];
    let mut net = network(people);
    net.policy.deal_breakers = vec![(Criterion::Availability, 3)];
    net
}

fn ids<'a>(ids: impl IntoIterator<Item = &'a PersonId>) -> Vec<&'a str> {
    ids.into_iter().map(PersonId::as_str).collect()
}

#[test]
fn the_invited_come_first_then_those_known_longest_and_a_day_to_come_is_not_known() {
    let report = fit(&small(), &[], day("2026-11-21")).unwrap();
    let told: Vec<(&str, Option<i64>)> = report
        .candidates
        .iter()
        .map(|c| (c.id.as_str(), c.age_days))
        .collect();
    assert_eq!(
        told,
        [
            ("di", None),
            ("cy", Some(689)),
            ("bo", Some(81)),
            ("fay", None)
        ]
    );
    assert_eq!(ids(&report.order), ["bo", "cy", "di", "fay"]);
    assert_eq!((report.robust, report.others), (Some(true), 0));
}

#[test]
fn somebody_adds_what_no_active_person_has_even_where_another_candidate_has_it() {
    let report = fit(&small(), &[], day("2026-11-21")).unwrap();
    let adds: Vec<(&str, Vec<String>)> = report
        .candidates
        .iter()
        .map(|c| {
            let adds = c.adds.iter().map(|a| format!("{} {}", a.axis, a.value));
            (c.id.as_str(), adds.collect())
        })
        .collect();
    let media = vec!["sector Media".to_owned()];
    assert_eq!(
        adds,
        [
            ("di", media.clone()),
            ("cy", media),
            ("bo", Vec::new()),
            ("fay", Vec::new())
        ]
    );
}

#[test]
fn a_deal_breaker_is_asked_for_first_and_whoever_knows_them_is_named() {
    let report = fit(&small(), &[PersonId::new("bo")], day("2026-11-21")).unwrap();
    let bo = &report.candidates[0];
    let ask = bo.ask.as_ref().unwrap();
    assert_eq!(ask.criterion, Criterion::Availability);
    assert_eq!(ask.could_tell, ["ada"]);
    assert_eq!(
        ask.command,
        "mentor fit bo availability=\"RATING what you saw\""
    );
    assert_eq!((report.robust, report.others), (None, 3));
}

#[test]
fn of_whom_it_is_let_rest_nothing_is_to_be_found_out() {
    let mut network = small();
    let bo = PersonId::new("bo");
    let asks = |network: &Network| {
        let report = fit(network, std::slice::from_ref(&bo), day("2026-11-21")).unwrap();
        report.candidates[0].ask.is_some()
    };
    let at = network.people.iter().position(|p| p.id == bo).unwrap();
    touch(
        &mut network.people[at],
        "2026-11-10",
        TouchKind::Asked,
        "twenty minutes",
    );
    assert!(asks(&network));
    touch(
        &mut network.people[at],
        "2026-11-10",
        TouchKind::Asked,
        "once more",
    );
    assert!(!asks(&network));
}

#[test]
fn nobody_but_a_prospect_has_a_scorecard() {
    let asked = |id: &str| fit(&small(), &[PersonId::new(id)], day("2026-11-21"));
    assert_eq!(
        asked("ada").unwrap_err().message,
        "the relationship with `ada` is active, and only prospects have a scorecard"
    );
    assert_eq!(
        asked("eve").unwrap_err().message,
        "the relationship with `eve` is closed, and only prospects have a scorecard"
    );
    assert_eq!(asked("zoe").unwrap_err().message, "nobody has the id `zoe`");
}
