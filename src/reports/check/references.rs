//! Names that lead nowhere: a goal, a person, a note, an axis that is not there.

use std::collections::HashSet;

use crate::model::action::Owner;
use crate::model::ids::{GoalId, PersonId, RelPath};
use crate::model::network::Network;
use crate::model::note::{Meeting, Note};
use crate::model::person::Person;
use crate::model::problem::Finding;
use crate::text::similar;

/// The axes that every network has (format.md, "Coverage").
const AXES: [&str; 6] = [
    "organization",
    "sector",
    "function",
    "level",
    "career-stage",
    "relation",
];

/// The rules `dead-reference` and `unknown-owner`.
pub(super) fn check(network: &Network) -> Vec<Finding> {
    let mut found = Found {
        network,
        notes: every_note(network),
        findings: Vec::new(),
    };
    for person in &network.people {
        found.of_person(person);
    }
    for circle in &network.circles {
        for id in &circle.members {
            found.person(circle.file(), "members", id);
        }
        if let Some(id) = circle.facilitator.as_deref().filter(|id| *id != "me") {
            found.person(circle.file(), "facilitator", &PersonId::new(id));
        }
        found.of_meetings(&circle.meetings);
        found.of_meetings(&circle.closings);
    }
    for goal in &network.goals {
        found.of_note(&goal.file(), goal.note.as_deref());
    }
    for resource in &network.resources {
        for (id, _) in &resource.shared {
            found.person(resource.file(), "shared", id);
        }
    }
    found.axes();
    found.findings
}

/// The paths of all dated notes, for `see`.
fn every_note(network: &Network) -> HashSet<&RelPath> {
    let people = network.people.iter().flat_map(|person| &person.meetings);
    let circles = network.circles.iter().flat_map(|circle| &circle.meetings);
    people.chain(circles).map(|meeting| &meeting.path).collect()
}

struct Found<'a> {
    network: &'a Network,
    notes: HashSet<&'a RelPath>,
    findings: Vec<Finding>,
}

impl Found<'_> {
    fn of_person(&mut self, person: &Person) {
        for id in &person.relationship.goals {
            self.goal(person.file(), id);
        }
        for id in person.knows.iter().flatten() {
            self.person(person.file(), "knows", id);
        }
        if let Some(id) = &person.introduced_by {
            self.person(person.file(), "introduced-by", id);
        }
        for past in &person.relationship.history {
            let Some(name) = past.note.as_deref() else {
                continue;
            };
            let wanted = name.trim_end_matches(".md");
            let there = person
                .closings
                .iter()
                .any(|closing| closing.path.file_name().trim_end_matches(".md") == wanted);
            if !there {
                self.findings.push(
                    dead(
                        person.file(),
                        format!("history names the note \"{name}\", which is not in the folder"),
                    )
                    .in_value("relationship.history", name)
                    .hint(
                        "a debrief's name is closing-DATE.md; take `note` out where there is none",
                    ),
                );
            }
        }
        self.of_meetings(&person.meetings);
        self.of_meetings(&person.closings);
        self.of_note(&person.folder().join("plan.md"), person.plan.as_deref());
    }

    fn of_meetings(&mut self, meetings: &[Meeting]) {
        for meeting in meetings {
            if let Some(note) = meeting.note.as_deref() {
                for id in &note.front.present {
                    self.person(meeting.path.clone(), "present", id);
                }
                for id in &note.front.hot_seats {
                    self.person(meeting.path.clone(), "hot-seats", id);
                }
                if let Some(see) = note.front.see.as_ref()
                    && !self.notes.contains(see)
                {
                    self.findings.push(
                        dead(
                            meeting.path.clone(),
                            format!("see points to {see}, and there is no such note"),
                        )
                        .in_key("see")
                        .hint("it is a path from this note's folder: see = \"../ID/DATE.md\""),
                    );
                }
            }
            self.of_note(&meeting.path, meeting.note.as_deref());
        }
    }

    fn of_note(&mut self, file: &RelPath, note: Option<&Note>) {
        for action in note.iter().flat_map(|note| &note.actions) {
            let Owner::Person(id) = &action.owner else {
                continue;
            };
            if self.network.person(id).is_some() {
                continue;
            }
            let message = format!("the action's owner @{id} is nobody's id");
            let mut finding =
                Finding::warning("unknown-owner", file.clone(), message).on_line(action.line);
            let beginning: Vec<&str> = self
                .ids()
                .filter(|other| other.starts_with(id.as_str()))
                .collect();
            if let [only] = beginning.as_slice() {
                finding = finding.hint(format!("mentor check --fix writes @{only}"));
            } else if let Some(nearest) = self.nearest(id.as_str()) {
                finding = finding.hint(format!("did you mean @{nearest}?"));
            } else {
                finding = finding.hint(format!("mentor add \"…\" makes a person, if @{id} is one"));
            }
            self.findings.push(finding);
        }
    }

    fn ids(&self) -> impl Iterator<Item = &str> {
        self.network.people.iter().map(|person| person.id.as_str())
    }

    fn nearest(&self, id: &str) -> Option<&str> {
        similar::nearest(id, self.ids(), 1).first().copied()
    }

    fn person(&mut self, file: RelPath, key: &str, id: &PersonId) {
        if self.network.person(id).is_some() {
            return;
        }
        let finding = dead(
            file,
            format!("{key} names \"{id}\", and there is nobody of that id"),
        )
        .in_value(key, id.as_str());
        let hint = match self.nearest(id.as_str()) {
            Some(nearest) => format!("did you mean \"{nearest}\"?"),
            None => "an id is the name of a folder under people/; mentor add makes one".to_owned(),
        };
        self.findings.push(finding.hint(hint));
    }

    fn goal(&mut self, file: RelPath, id: &GoalId) {
        if self.network.goal(id).is_some() {
            return;
        }
        let goals = self.network.goals.iter().map(|goal| goal.id.as_str());
        let hint = match similar::nearest(id.as_str(), goals, 1).first() {
            Some(nearest) => format!("did you mean \"{nearest}\"?"),
            None => format!("write goals/{id}.md, or take it out of `goals`"),
        };
        self.findings.push(
            dead(
                file,
                format!("goals names \"{id}\", and there is no such goal"),
            )
            .in_value("relationship.goals", id.as_str())
            .hint(hint),
        );
    }

    /// An axis of diversity that nobody has a value for.
    fn axes(&mut self) {
        if self.network.people.is_empty() {
            return;
        }
        let own: Vec<&str> = self
            .network
            .people
            .iter()
            .flat_map(|person| person.axes.iter().map(|(name, _)| name.as_str()))
            .collect();
        for axis in &self.network.policy.coverage.axes {
            if AXES.contains(&axis.as_str()) || own.contains(&axis.as_str()) {
                continue;
            }
            let known = AXES.iter().chain(&own).copied();
            let hint = match similar::nearest(axis, known, 1).first() {
                Some(nearest) => format!("did you mean \"{nearest}\"?"),
                None => format!("mentor set WHO axes.{axis}=…, or take it out of `axes`"),
            };
            let message = format!("axes names \"{axis}\", and nobody has such a key under [axes]");
            self.findings.push(
                dead(RelPath::new("mentor.toml"), message)
                    .in_value("coverage.axes", axis)
                    .hint(hint),
            );
        }
    }
}

fn dead(file: RelPath, message: String) -> Finding {
    Finding::warning("dead-reference", file, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{circle, circle_met, goal, met, network, person, promise};
    use crate::model::problem::Spot;
    use crate::model::relationship::Past;

    fn told(net: &Network) -> Vec<(String, Option<String>)> {
        check(net)
            .into_iter()
            .map(|found| (found.problem.message, found.problem.hint))
            .collect()
    }

    #[test]
    fn a_person_a_goal_or_a_note_that_is_not_there_is_named_with_the_nearest() {
        let mut ada = person("ada", &[]);
        ada.knows = Some(vec![PersonId::new("grace-okafro"), PersonId::new("ada")]);
        ada.relationship.goals = vec![GoalId::new("director"), GoalId::new("zzz")];
        ada.relationship.history = vec![Past {
            since: None,
            until: None,
            note: Some("closing-2024-12-01.md".into()),
        }];
        met(&mut ada, "2026-09-01").front.see = Some(RelPath::new("people/grace-okafor/x.md"));
        let mut net = network(vec![ada, person("grace-okafor", &[])]);
        net.goals = vec![goal("director-by-2027", 2, &[])];
        let told = told(&net);
        assert_eq!(told.len(), 5);
        assert_eq!(
            told[0].1.as_deref(),
            Some("did you mean \"director-by-2027\"?")
        );
        assert_eq!(
            told[1].1.as_deref(),
            Some("write goals/zzz.md, or take it out of `goals`")
        );
        assert_eq!(
            told[2].0,
            "knows names \"grace-okafro\", and there is nobody of that id"
        );
        assert_eq!(told[2].1.as_deref(), Some("did you mean \"grace-okafor\"?"));
        assert!(told[3].0.contains("closing-2024-12-01.md"));
        assert!(
            told[4]
                .0
                .starts_with("see points to people/grace-okafor/x.md")
        );
    }

    #[test]
    fn an_owner_who_is_nobody_is_named_on_the_line_of_the_action() {
        let mut ada = person("ada", &[]);
        let note = met(&mut ada, "2026-09-01");
        promise(note, "one").owner = Owner::Person(PersonId::new("gra"));
        promise(note, "two").owner = Owner::Person(PersonId::new("grace-okafor"));
        let net = network(vec![ada, person("grace-okafor", &[])]);
        let found = check(&net);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].problem.rule, "unknown-owner");
        assert_eq!(found[0].spot, Spot::Line(1));
        let hint = found[0].problem.hint.as_deref();
        assert_eq!(hint, Some("mentor check --fix writes @grace-okafor"));
    }

    #[test]
    fn circles_name_people_and_me() {
        let mut ops = circle("ops", &["ada", "bob"]);
        ops.facilitator = Some("me".into());
        circle_met(&mut ops, "2026-09-01", &["ada", "cy"]);
        let mut net = network(vec![person("ada", &[])]);
        net.circles = vec![ops];
        let messages: Vec<String> = told(&net).into_iter().map(|(message, _)| message).collect();
        assert_eq!(
            messages,
            [
                "members names \"bob\", and there is nobody of that id",
                "present names \"cy\", and there is nobody of that id",
            ]
        );
    }

    #[test]
    fn an_own_axis_wants_a_value_somewhere() {
        let mut ada = person("ada", &[]);
        ada.axes = vec![("first-language".into(), "Igbo".into())];
        let mut net = network(vec![ada]);
        net.policy.coverage.axes = vec!["sector".into(), "first-langauge".into()];
        assert_eq!(
            told(&net)[0].1.as_deref(),
            Some("did you mean \"first-language\"?")
        );
        net.policy.coverage.axes = vec!["first-language".into(), "career-stage".into()];
        assert_eq!(told(&net).len(), 0);
    }
}
