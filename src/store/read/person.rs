//! `person.toml` as a person.
//!
//! What may live here: from a checked table to [`Person`]. What may not: a file, notes (`folder`).

use crate::model::ids::{GoalId, PersonId};
use crate::model::keys::PERSON;
use crate::model::person::{Availability, Busy, Contact, Person};
use crate::model::problem::{Problem, Severity};
use crate::model::relationship::{Ended, Past, Relationship, Terms};
use crate::model::words::{
    CareerStage, Criterion, EndedAs, Level, Medium, Relation, Role, Source as Met, Stage, Style,
    WeekdayName,
};
use crate::store::source::Source;
use crate::store::toml::reader;
use crate::store::toml::tables::{Table, Value};

/// Fills a person in from `person.toml`; one that cannot be parsed leaves only the id.
pub fn read(person: &mut Person, source: Source<'_>, problems: &mut Vec<Problem>) {
    let part = source.start()..source.text.len();
    let Some(mut table) = reader::read(source, part, &PERSON, problems) else {
        // What cannot be read may have said that nobody else is to see it.
        person.confidential = true;
        return;
    };
    person.readable = true;
    if table.lacks("name") {
        problems.push(missing_name(source, "name"));
    }
    if let Some(name) = table.text("name") {
        person.name = name;
    }
    let unread = table.unread(&["source", "relationship"]);
    person.also = table.texts("also");
    person.pronouns = table.text("pronouns");
    person.organization = table.text("organization");
    person.title = table.text("title");
    person.sector = table.text("sector");
    person.function = table.text("function");
    person.level = table.word("level", Level::parse);
    person.career_stage = table.word("career-stage", CareerStage::parse);
    person.relation = table.word("relation", Relation::parse);
    person.location = table.text("location");
    person.timezone = table.text("timezone");
    person.expertise = table.texts("expertise");
    person.interests = table.texts("interests");
    person.perspectives = table.texts("perspectives");
    person.knows = table.people_if_written("knows");
    person.source = table.word("source", Met::parse);
    person.introduced_by = table.text("introduced-by").map(PersonId::new);
    person.experience = table.texts("experience");
    person.motivation = table.text("motivation");
    person.works = table.texts("works");
    person.tags = table.texts("tags");
    person.confidential = table.flag("confidential").unwrap_or(false);
    person.axes = axes(table.table("axes"));
    person.contact = contact(table.table("contact"));
    person.availability = availability(source, table.table("availability"), problems);
    person.relationship = relationship(source, table.table("relationship"), problems);
    if unread.contains(&"relationship") {
        person.relationship.terms.unread = AGREED.to_vec();
    }
    if unread.contains(&"source") {
        person.relationship.terms.unread.push("source");
    }
    (person.fit, person.fit_evidence) = fit(table.table("fit"));
}

/// A required key that is not there, or holds nothing.
pub fn missing_name(source: Source<'_>, key: &str) -> Problem {
    let message = format!("`{key}` is missing: it is the one key that must be written");
    let file = source.path.clone();
    Problem::of_file("missing-name", Severity::Error, file, message)
        .hint(format!("add a line {key} = \"…\" at the top"))
}

fn axes(table: Table<'_>) -> Vec<(String, String)> {
    let axes = table.written.into_iter().filter_map(|one| match one.value {
        Value::Text(value) => Some((one.name.into_owned(), value.into_owned())),
        _ => None,
    });
    axes.collect()
}

fn contact(mut table: Table<'_>) -> Contact {
    Contact {
        email: table.text("email"),
        phone: table.text("phone"),
        url: table.text("url"),
        prefers: table.word("prefers", Medium::parse),
        respond_within: table.length("respond-within"),
    }
}

fn availability(
    source: Source<'_>,
    mut table: Table<'_>,
    problems: &mut Vec<Problem>,
) -> Availability {
    let at = table.place("busy").unwrap_or(0..0);
    let mut busy = Vec::new();
    for mut period in table.tables("busy") {
        let place = period.place("from").or_else(|| period.place("to"));
        let place = place.unwrap_or_else(|| at.clone());
        let half = period.lacks("from") || period.lacks("to");
        match (period.day("from"), period.day("to")) {
            (Some(from), Some(to)) if from <= to => busy.push(Busy {
                from,
                to,
                why: period.text("why"),
            }),
            (None, _) | (_, None) if !half => {}
            _ if source.full(problems, Severity::Error) => {}
            (Some(from), Some(to)) => {
                let message =
                    format!("a busy period cannot end on {to}, before it begins on {from}");
                problems.push(source.error("bad-value", place, message));
            }
            _ => {
                let message = "a busy period needs both `from` and `to`".to_owned();
                let hint = "{ from = 2026-12-15, to = 2027-01-05 }";
                problems.push(source.error("bad-value", place, message).hint(hint));
            }
        }
    }
    Availability {
        days: table.words("days", WeekdayName::parse),
        hours: table.text("hours"),
        busy,
    }
}

/// What the questions about an agreement ask for.
const AGREED: [&str; 5] = ["roles", "purpose", "cadence", "since", "confidentiality"];

fn relationship(
    source: Source<'_>,
    mut table: Table<'_>,
    problems: &mut Vec<Problem>,
) -> Relationship {
    let ended_at = table.place("ended");
    let ended = table.table("ended");
    let goals = table.texts("goals");
    let history = table.tables("history").into_iter();
    let history = history.map(|mut past| Past {
        since: past.day("since"),
        until: past.day("until"),
        note: past.text("note"),
    });
    let terms = Terms {
        history: history.collect(),
        program: table.text("program"),
        purpose: table.text("purpose"),
        objectives: table.texts("objectives"),
        medium: table.word("medium", Medium::parse),
        feedback: table.text("feedback"),
        offer: table.text("offer"),
        expectations: table.text("expectations"),
        confidentiality: table.text("confidentiality"),
        boundaries: table.texts("boundaries"),
        gains: table.text("gains"),
        unread: table.unread(&AGREED),
    };
    Relationship {
        terms: terms.into(),
        ended: ended_at.and_then(|at| ended_on(source, at, ended, problems)),
        roles: table.words("roles", Role::parse),
        style: table.word("style", Style::parse),
        written_stage: table.word("stage", Stage::parse),
        since: table.day("since"),
        until: table.day("until"),
        goals: goals.into_iter().map(GoalId::new).collect(),
        functions: table.lower_if_written("functions"),
        cadence: table.cadence("cadence"),
        minutes: table.whole("minutes"),
        closeness: table.whole("closeness"),
        confiding: table.flag("confiding"),
        crisis_contact: table.flag("crisis-contact").unwrap_or(false),
        snooze: table.day("snooze"),
    }
}

/// `ended = { on, as }`; without a day it says nothing.
pub fn ended_on(
    source: Source<'_>,
    at: std::ops::Range<usize>,
    mut table: Table<'_>,
    problems: &mut Vec<Problem>,
) -> Option<Ended> {
    let how = table.word("as", EndedAs::parse);
    if table.lacks("on") {
        let message = "`ended` needs the day `on` which it ended".to_owned();
        let hint = "ended = { on = 2026-12-01, as = \"completed\" }";
        problems.push(source.error("bad-value", at, message).hint(hint));
    }
    let on = table.day("on")?;
    Some(Ended { on, how })
}

/// What a criterion is given, by criterion.
type ByCriterion<T> = Vec<(Criterion, T)>;

/// Ratings, and the sentences that they rest on.
fn fit(mut table: Table<'_>) -> (ByCriterion<u32>, ByCriterion<String>) {
    let mut evidence = table.table("evidence");
    let (mut rated, mut said) = (Vec::new(), Vec::new());
    for criterion in Criterion::ALL.iter().copied() {
        let key = criterion.as_str();
        rated.extend(table.whole(key).map(|rating| (criterion, rating)));
        said.extend(evidence.text(key).map(|sentence| (criterion, sentence)));
    }
    (rated, said)
}
