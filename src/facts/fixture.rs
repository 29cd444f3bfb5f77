//! Networks for unit tests, built from the nouns; among them Fixture A of domain.md 1.5.
//!
//! What may live here: builders that hold no opinion. What may not: expected results.

use crate::model::action::{Action, Mark, Owner};
use crate::model::circle::Circle;
use crate::model::day::Day;
use crate::model::goal::Goal;
use crate::model::ids::{CircleId, GoalId, PersonId, RelPath};
use crate::model::length::Cadence;
use crate::model::network::Network;
use crate::model::note::{Entry, Meeting, Note, Section, SectionKey};
use crate::model::person::Person;
use crate::model::touch::Touch;
use crate::model::words::{GoalStatus, Level, Relation, Role, Source, Stage, TouchKind};

/// The day of a text.
pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// An active person whose `person.toml` was read: only the name is known.
pub fn person(id: &str, roles: &[Role]) -> Person {
    let mut person = Person::new(PersonId::new(id));
    person.readable = true;
    person.relationship.roles = roles.to_vec();
    person.relationship.written_stage = Some(Stage::Active);
    person
}

/// Adds a line to the person's log.
pub fn touch(person: &mut Person, on: &str, kind: TouchKind, text: &str) {
    let line = person.log.len() + 1;
    person.log.push(Touch {
        day: day(on),
        kind,
        text: text.to_owned(),
        weight: None,
        line,
    });
}

/// Adds a dated note to the person's folder and gives it back for more to be written.
pub fn met<'a>(person: &'a mut Person, on: &str) -> &'a mut Note {
    let path = person.folder().join(&format!("{on}.md"));
    person.meetings.push(meeting(path, on));
    person
        .meetings
        .sort_by(|a, b| (a.day, &a.path).cmp(&(b.day, &b.path)));
    let at = person.meetings.iter_mut().rfind(|m| m.day == day(on));
    at.unwrap().note.as_deref_mut().unwrap()
}

/// Adds a debrief to the person's folder and gives it back.
pub fn closed<'a>(person: &'a mut Person, on: &str) -> &'a mut Note {
    let path = person.folder().join(&format!("closing-{on}.md"));
    person.closings.push(meeting(path, on));
    person
        .closings
        .last_mut()
        .unwrap()
        .note
        .as_deref_mut()
        .unwrap()
}

/// The person's `plan.md`.
pub fn plan(person: &mut Person) -> &mut Note {
    let path = person.folder().join("plan.md");
    let plan = person.plan.get_or_insert_default();
    plan.path = Some(path);
    plan
}

/// A dated file with an empty note.
pub fn meeting(path: RelPath, on: &str) -> Meeting {
    Meeting {
        day: day(on),
        slug: None,
        note: Some(Box::new(Note {
            path: Some(path.clone()),
            ..Note::default()
        })),
        seen: None,
        path,
    }
}

/// A circle with these members.
pub fn circle(id: &str, members: &[&str]) -> Circle {
    Circle {
        id: CircleId::new(id),
        readable: true,
        name: id.to_owned(),
        members: members.iter().map(PersonId::new).collect(),
        theme: None,
        facilitator: None,
        cadence: None,
        minutes: None,
        since: None,
        written_stage: None,
        ended: None,
        meetings: Vec::new(),
        agendas: Vec::new(),
        closings: Vec::new(),
    }
}

/// Adds a dated note to a circle, with who was there, and gives it back.
pub fn circle_met<'a>(circle: &'a mut Circle, on: &str, present: &[&str]) -> &'a mut Note {
    let path = circle.folder().join(&format!("{on}.md"));
    circle.meetings.push(meeting(path, on));
    let note = circle.meetings.last_mut().unwrap();
    let note = note.note.as_deref_mut().unwrap();
    note.front.present = present.iter().map(PersonId::new).collect();
    note
}

/// An active goal.
pub fn goal(id: &str, priority: u32, functions: &[&str]) -> Goal {
    Goal {
        id: GoalId::new(id),
        readable: true,
        title: id.to_owned(),
        by: None,
        why: None,
        needs: Vec::new(),
        functions: texts(functions),
        priority,
        status: GoalStatus::Active,
        unread: Vec::new(),
        note: None,
    }
}

/// An open action of the owner.
pub fn action(text: &str) -> Action {
    Action {
        text: text.to_owned(),
        raw: text.to_owned(),
        mark: Mark::Open,
        owner: Owner::Me,
        due: None,
        done: None,
        start: None,
        goal: None,
        kind: None,
        moved: 0,
        mentions: Vec::new(),
        result: None,
        private: false,
        line: 1,
        offset: 0,
    }
}

/// Adds an action on the next line of a note and gives it back.
pub fn promise<'a>(note: &'a mut Note, text: &str) -> &'a mut Action {
    let line = note.actions.len() + 1;
    note.actions.push(Action {
        line,
        ..action(text)
    });
    note.actions.last_mut().unwrap()
}

/// Adds a section of level two with these entries.
pub fn section(note: &mut Note, key: SectionKey, entries: &[&str]) {
    let line = 10 * (note.sections.len() + 1);
    let entry = |(at, text): (usize, &&str)| Entry {
        text: (*text).to_owned(),
        line: line + 1 + at,
        depth: 0,
        task: false,
    };
    note.sections.push(Section {
        heading: key.heading().to_owned(),
        level: 2,
        key: Some(key),
        private: key == SectionKey::Private,
        line,
        entries: entries.iter().enumerate().map(entry).collect(),
    });
}

/// A network of these people.
pub fn network(mut people: Vec<Person>) -> Network {
    people.sort_by(|a, b| a.id.cmp(&b.id));
    Network {
        people,
        ..Network::default()
    }
}

/// The day of Fixture A.
pub fn fixture_a_day() -> Day {
    day("2025-06-30")
}

/// Fixture A of domain.md 1.5: five people, two goals, own organization Northwind.
pub fn fixture_a() -> Network {
    let mut network = network(vec![ana(), ben(), chi(), dev(), eli()]);
    network.policy.me.organization = Some("Northwind".to_owned());
    network.goals = vec![
        goal("g1", 3, &["guidance", "sponsorship", "feedback"]),
        goal(
            "g2",
            2,
            &["expertise", "accountability", "feedback", "access"],
        ),
    ];
    network
}

fn ana() -> Person {
    let mut p = supporter(
        "ana",
        Role::Mentor,
        ["Northwind", "retail", "IT"],
        Level::Senior,
    );
    agreed(
        &mut p,
        "30 days",
        "2025-06-10",
        &["g1"],
        &["guidance", "sponsorship", "feedback"],
    );
    known(&mut p, Relation::Internal, 4, Source::Own, true);
    p.knows = Some(vec![PersonId::new("eli"), PersonId::new("dev")]);
    p
}

fn ben() -> Person {
    let mut p = supporter(
        "ben",
        Role::Advisor,
        ["Contoso", "finance", "security"],
        Level::Senior,
    );
    agreed(&mut p, "90 days", "2025-05-01", &["g2"], &["expertise"]);
    known(&mut p, Relation::External, 2, Source::Introduced, false);
    p
}

fn chi() -> Person {
    let place = ["Clear Path", "consulting", "coaching"];
    let mut p = supporter("chi", Role::Coach, place, Level::Peer);
    let functions = ["accountability", "feedback", "sounding-board"];
    agreed(&mut p, "14 days", "2025-06-23", &["g1", "g2"], &functions);
    known(&mut p, Relation::External, 4, Source::Own, true);
    p
}

fn dev() -> Person {
    let mut p = supporter("dev", Role::Peer, ["Fabrikam", "retail", "IT"], Level::Peer);
    let functions = ["accountability", "emotional-support", "expertise"];
    agreed(&mut p, "30 days", "2025-05-11", &["g2"], &functions);
    known(&mut p, Relation::External, 5, Source::Event, true);
    p
}

fn eli() -> Person {
    let mut p = supporter(
        "eli",
        Role::Peer,
        ["Northwind", "retail", "IT"],
        Level::Peer,
    );
    agreed(
        &mut p,
        "30 days",
        "2025-05-21",
        &["g1"],
        &["guidance", "sounding-board"],
    );
    known(&mut p, Relation::Internal, 3, Source::Own, false);
    p
}

/// A person with organization, sector, function and level.
fn supporter(id: &str, role: Role, place: [&str; 3], level: Level) -> Person {
    let mut p = person(id, &[role]);
    let [organization, sector, function] = place.map(str::to_owned);
    p.organization = Some(organization);
    p.sector = Some(sector);
    p.function = Some(function);
    p.level = Some(level);
    p
}

fn agreed(p: &mut Person, cadence: &str, last: &str, goals: &[&str], functions: &[&str]) {
    p.relationship.cadence = Cadence::parse(cadence);
    p.relationship.goals = goals.iter().map(GoalId::new).collect();
    p.relationship.functions = Some(texts(functions));
    met(p, last);
}

fn known(p: &mut Person, relation: Relation, closeness: u32, source: Source, crisis: bool) {
    p.relation = Some(relation);
    p.relationship.closeness = Some(closeness);
    p.source = Some(source);
    p.relationship.crisis_contact = crisis;
}

fn texts(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
