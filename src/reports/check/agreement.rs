//! Rules about relationships: what was never agreed, what was agreed with the wrong person,
//! and what a network without goals cannot be asked.

use crate::facts::agreement_end::{MANAGER_RULE, is_manager_and_mentor};
use crate::facts::contact;
use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::model::network::Network;
use crate::model::note::SectionKey;
use crate::model::person::Person;
use crate::model::problem::Finding;
use crate::model::words::{Stage, Style, TouchKind};

/// The rules `no-purpose`, `mentor-is-manager`, `ask-without-give` and `closed-without-end`.
pub(super) fn of_person(person: &Person, today: Day) -> impl Iterator<Item = Finding> {
    let found = person.readable.then(|| {
        [
            no_purpose(person, today),
            mentor_is_manager(person),
            ask_without_give(person),
            closed_without_end(person),
        ]
    });
    found.into_iter().flatten().flatten()
}

/// The rule `no-goal`.
pub(super) fn check(network: &Network) -> Vec<Finding> {
    no_goal(network).into_iter().collect()
}

/// People who help, and nothing to say what for.
fn no_goal(network: &Network) -> Option<Finding> {
    let active = network
        .people
        .iter()
        .any(|person| person.readable && person.relationship.stage() == Stage::Active);
    (active && network.goals.is_empty()).then(|| {
        Finding::warning(
            "no-goal",
            RelPath::new("mentor.toml"),
            "no goal is written down: `mentor gaps` knows only what [coverage] asks for",
        )
        .hint("`mentor goal add \"…\"` writes one")
    })
}

/// Two meetings, and nobody said what for (an informal tie or a single session needs no purpose).
fn no_purpose(person: &Person, today: Day) -> Option<Finding> {
    let relationship = &person.relationship;
    let met = contact::meetings_of_this_round(person, today).count();
    let agreed = relationship
        .purpose
        .as_deref()
        .is_some_and(|text| !text.trim().is_empty());
    let needs_none = matches!(relationship.style, Some(Style::Flash | Style::Informal));
    (relationship.stage() == Stage::Active && met >= 2 && !agreed && !needs_none).then(|| {
        Finding::warning(
            "no-purpose",
            person.file(),
            format!(
                "{met} meetings with {} and no purpose written down",
                person.name
            ),
        )
        .command(format!(
            "`mentor set {} purpose=\"what you want to come of it\"`, or style=informal",
            person.id
        ))
    })
}

/// A mentor is best somebody who does not also judge the owner's work.
fn mentor_is_manager(person: &Person) -> Option<Finding> {
    let live = matches!(person.relationship.stage(), Stage::Active | Stage::Paused);
    (live && is_manager_and_mentor(person)).then(|| {
        Finding::warning(
            MANAGER_RULE,
            person.file(),
            format!("{} is your manager and your mentor", person.name),
        )
        .in_key("relation")
        .hint(
            "a mentor who does not also assess you hears more, and your manager may know one; \
             where it is meant so, `mentor set me ignore+=mentor-is-manager`",
        )
    })
}

/// Something was asked of somebody who was never given anything.
fn ask_without_give(person: &Person) -> Option<Finding> {
    let asked = person
        .log
        .iter()
        .find(|touch| touch.kind == TouchKind::Asked)?;
    let logged = person
        .log
        .iter()
        .any(|touch| matches!(touch.kind, TouchKind::Gave | TouchKind::Introduced));
    let noted = person
        .meetings
        .iter()
        .filter_map(|meeting| meeting.text())
        .any(|note| note.entries(SectionKey::Gave).next().is_some());
    let offered = person.relationship.offer.is_some();
    // Whom the owner helps, and someone who is only about to be asked, are owed nothing yet.
    let owed = person.relationship.stage() == Stage::Active && !person.relationship.only_mentee();
    (owed && !logged && !noted && !offered).then(|| {
        Finding::warning(
            "ask-without-give",
            person.folder().join("log.md"),
            format!(
                "you asked {} for something, and nothing you gave is written down",
                person.name
            ),
        )
        .on_line(asked.line)
        .hint(format!(
            "`mentor touch \"@{} …\" --gave`, or `mentor set {} offer=\"what you can give\"`",
            person.id, person.id
        ))
    })
}

/// A relationship that is closed, and nobody knows since when or how.
fn closed_without_end(person: &Person) -> Option<Finding> {
    let relationship = &person.relationship;
    (relationship.stage() == Stage::Closed && relationship.ended.is_none()).then(|| {
        Finding::warning(
            "closed-without-end",
            person.file(),
            format!(
                "the relationship with {} is closed, and `ended` is not written",
                person.name
            ),
        )
        .in_key("relationship.stage")
        .command(format!(
            "`mentor set {} ended.on=2026-01-31 ended.as=completed`, with the day and the manner",
            person.id
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, met, network, person, section, touch};
    use crate::model::words::Role;

    fn rules(person: &Person) -> Vec<&'static str> {
        let found = of_person(person, day("2026-11-21"));
        found.map(|finding| finding.problem.rule).collect()
    }

    #[test]
    fn two_meetings_without_a_purpose_are_named_but_not_for_an_informal_tie() {
        let mut ada = person("ada", &[Role::Mentor]);
        met(&mut ada, "2026-09-01");
        assert_eq!(rules(&ada).len(), 0);
        met(&mut ada, "2026-10-01");
        assert_eq!(rules(&ada), ["no-purpose"]);
        ada.relationship.style = Some(Style::Informal);
        assert_eq!(rules(&ada).len(), 0);
        ada.relationship.style = None;
        ada.relationship.purpose = Some("Learn to say no".into());
        assert_eq!(rules(&ada).len(), 0);
    }

    #[test]
    fn a_later_meeting_is_not_seen() {
        let mut ada = person("ada", &[Role::Mentor]);
        met(&mut ada, "2026-09-01");
        met(&mut ada, "2026-12-01");
        assert_eq!(rules(&ada).len(), 0);
    }

    #[test]
    fn an_ask_wants_a_give_somewhere() {
        let mut ada = person("ada", &[Role::Mentor]);
        touch(&mut ada, "2026-09-01", TouchKind::Asked, "to read my memo");
        assert_eq!(rules(&ada), ["ask-without-give"]);
        let mut logged = ada.clone();
        touch(&mut logged, "2026-08-01", TouchKind::Gave, "an article");
        assert_eq!(rules(&logged).len(), 0);
        let mut noted = ada.clone();
        section(
            met(&mut noted, "2026-10-01"),
            SectionKey::Gave,
            &["a review"],
        );
        assert_eq!(rules(&noted).len(), 0);
        ada.relationship.written_stage = Some(Stage::Prospect);
        assert_eq!(rules(&ada).len(), 0);
    }

    #[test]
    fn a_closed_relationship_says_when_and_how() {
        let mut ada = person("ada", &[Role::Mentor]);
        ada.relationship.written_stage = Some(Stage::Closed);
        assert_eq!(rules(&ada), ["closed-without-end"]);
    }

    #[test]
    fn a_network_without_goals_is_told_how_to_write_one_once_somebody_helps() {
        let mut net = network(vec![]);
        assert_eq!(check(&net).len(), 0);
        net.people = vec![person("ada", &[Role::Mentor])];
        let found = check(&net);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].problem.rule, "no-goal");
        net.people[0].relationship.written_stage = Some(Stage::Prospect);
        assert_eq!(check(&net).len(), 0);
    }
}
