//! What each figure takes from each person: contact, rhythm, what they give, how strong the tie is.

use std::borrow::Cow;

use super::answer::Gaps;
use super::explain::settings;
use super::freshness_line;
use super::parts::{Known, Parts};
use super::places::Places;
use super::words::ratio;
use crate::facts::contact;
use crate::facts::rhythm::{self, Said};
use crate::facts::supply::{self, Side, Supporter};
use crate::facts::ties::{self, Band};
use crate::model::question::Phase;
use crate::model::words::{Relation, TouchKind};
use crate::text::doc::{Item, plain};
use crate::text::phrase::{a, listed};

/// Every active person with the facts that the figures take from them.
pub(super) fn parts<'g>(answer: &'g Gaps<'_>) -> Parts<'g> {
    let mut parts = Parts::default();
    parts.blocks(|doc| {
        doc.heading(2, "People");
        doc.para("Strength = the mean of what is known among frequency (cadence up to 7 days 1, 31 days 0.75, 92 days 0.5, 366 days 0.25, longer 0), closeness ((c − 1) ÷ 4), confiding (1 or 0) and reciprocity by `log.md` (both have given 1; one side alone 0, or unknown where notes may say more). Lines are those of the file beside the name.");
    });
    let people = freshness_line::counted(answer);
    let id = |one: &&'g Supporter<'g>| one.id();
    parts.items_again(people, id, move |known, one| told(answer, known, one));
    parts
}

fn told(answer: &Gaps<'_>, known: &Known<'_>, one: &Supporter<'_>) -> Item {
    let (name, file) = (plain(&one.person.name), one.person.file());
    let head = Item::new(format!("**{name}** ({file})"));
    let places = known.places;
    // All they know: what no need asks for was not kept.
    let skills = supply::skills(&answer.network.policy, known.person(one.person));
    let facts = [
        Some(contact_of(answer, places, one)),
        Some(gives(places, one, &skills)),
        called(places, one),
        counts_as(answer, places, one),
        Some(strength(answer, places, one)),
    ];
    let facts = facts.into_iter().flatten();
    facts.map(Item::new).fold(head, Item::with)
}

fn contact_of(answer: &Gaps<'_>, places: &Places, one: &Supporter<'_>) -> String {
    let standing = &one.standing;
    let last = match contact::last_place(answer.network, one.person, answer.today) {
        Some((day, place)) => format!("last contact {day} ({})", plain(&place)),
        None => match one.person.relationship.since {
            Some(day) => {
                let line = places.beside(&one.person.file(), "relationship.since", None);
                format!("no contact yet, counted from since = {day}{line}")
            }
            None => "no contact and no first day written".to_owned(),
        },
    };
    let state = match (standing.days_since, standing.cadence, standing.ratio) {
        (Some(days), Some(every), Some(r)) => {
            let state = standing.freshness.map_or("unknown", |state| state.as_str());
            let said = said(answer, places, one);
            format!(
                "{days} days ÷ {}{said} = {}: {state}",
                every.days(),
                ratio(r)
            )
        }
        (Some(days), None, _) => format!("{days} days ago, no cadence"),
        _ => "nothing to count from".to_owned(),
    };
    let effective = match (one.effective, standing.effective) {
        (true, true) => "effective",
        (true, false) => "counted as effective, because you ask what if",
        (false, _) => "not effective",
    };
    format!("{last}; {state}; {effective}")
}

/// What says the cadence, in brackets.
fn said(answer: &Gaps<'_>, places: &Places, one: &Supporter<'_>) -> String {
    let (policy, phase) = (&answer.network.policy, one.standing.phase);
    let Some((_, said)) = rhythm::rhythm(policy, one.person, phase) else {
        return String::new();
    };
    match said {
        Said::Own => {
            let line = places.line(&one.person.file(), "relationship.cadence", None);
            let line = line.map_or_else(String::new, |line| format!(", line {line}"));
            format!(" (cadence{line})")
        }
        Said::Tag(tag) => {
            let place = places.place(&settings(), format!("cadence.tag:{tag}"), None);
            plain(&format!(" (tag {tag}, {place})"))
        }
        Said::Role(role) => {
            let place = places.place(&settings(), format!("cadence.{role}"), None);
            format!(" ({role}, {place})")
        }
        Said::Usual(role, phase) => {
            let phase = match phase {
                Phase::Starting => "while it is starting",
                Phase::Working => "while it is working",
                Phase::WindingDown => "while it is winding down",
            };
            format!(" (usual for {} {phase})", a(role.as_str()))
        }
    }
}

fn gives(places: &Places, one: &Supporter<'_>, skills: &[Cow<'_, str>]) -> String {
    let (relationship, file) = (&one.person.relationship, one.person.file());
    let goals: Vec<&str> = relationship
        .goals
        .iter()
        .map(|goal| goal.as_str())
        .collect();
    let goals = if goals.is_empty() {
        "every goal".to_owned()
    } else {
        let line = places.beside(&file, "relationship.goals", None);
        format!("{}{line}", listed(&goals))
    };
    let functions = one.functions();
    let assumed = functions.iter().any(|offer| offer.assumed);
    let functions: Vec<&str> = functions.iter().map(|offer| &*offer.function).collect();
    let functions = if functions.is_empty() {
        "no functions".to_owned()
    } else {
        let (key, from) = match assumed {
            true => ("relationship.roles", " (assumed from the role)"),
            false => ("relationship.functions", ""),
        };
        let line = places.beside(&file, key, None);
        format!("{}{from}{line}", listed(&functions))
    };
    let skills = if skills.is_empty() {
        "no skills".to_owned()
    } else {
        let line = places.beside(&file, "expertise", None);
        format!("skills {}{line}", listed(skills))
    };
    plain(&format!("serves {goals}; gives {functions}; {skills}"))
}

/// Of somebody who may be called in a crisis: what says so, and what that needs.
fn called(places: &Places, one: &Supporter<'_>) -> Option<String> {
    let (person, file) = (one.person, one.person.file());
    if !person.relationship.crisis_contact {
        return None;
    }
    let line = places.beside(&file, "relationship.crisis-contact", None);
    let mut parts = vec![format!("may be called{line}")];
    for (what, key, written) in [
        ("phone", "contact.phone", &person.contact.phone),
        ("address", "contact.email", &person.contact.email),
        (
            "confidentiality",
            "relationship.confidentiality",
            &person.relationship.confidentiality,
        ),
    ] {
        if supply::folded(written.as_deref()).is_some() {
            parts.push(format!("{what}{}", places.beside(&file, key, None)));
        }
    }
    Some(parts.join("; "))
}

/// As what somebody counts on the axes, and how they came.
fn counts_as(answer: &Gaps<'_>, places: &Places, one: &Supporter<'_>) -> Option<String> {
    let (person, file) = (one.person, one.person.file());
    let mut parts = Vec::new();
    let mut add = |what: &str, key: String, value: Option<&str>| {
        if let Some(value) = value.map(str::trim).filter(|value| !value.is_empty()) {
            let line = places.beside(&file, key, None);
            parts.push(plain(&format!("{what} {value}{line}")));
        }
    };
    for (key, value) in [
        ("organization", person.organization.as_deref()),
        ("sector", person.sector.as_deref()),
        ("function", person.function.as_deref()),
        ("level", person.level.map(|level| level.as_str())),
        (
            "career-stage",
            person.career_stage.map(|stage| stage.as_str()),
        ),
        ("source", person.source.map(|source| source.as_str())),
    ] {
        add(key, key.to_owned(), value);
    }
    for (key, value) in &person.axes {
        add(key, format!("axes.{key}"), Some(value));
    }
    let side = supply::side(&answer.network.policy, person).map(|side| match side {
        Side::Inside => "inside",
        Side::Outside => "outside",
    });
    if let Some(side) = side {
        parts.push(match person.relation {
            None | Some(Relation::FormerManager) => format!("{side} by the organization"),
            Some(_) => format!("{side}{}", places.beside(&file, "relation", None)),
        });
    }
    (!parts.is_empty()).then(|| format!("counts as: {}", parts.join(", ")))
}

fn strength(answer: &Gaps<'_>, places: &Places, one: &Supporter<'_>) -> String {
    let strength = ties::strength(one, answer.today);
    let file = one.person.file();
    let log = one.person.folder().join("log.md");
    let last = |kind: TouchKind| {
        let mut log = one.person.log.iter().rev();
        log.find(|touch| touch.kind == kind && touch.day <= answer.today)
    };
    let both = [("gave", TouchKind::Gave), ("received", TouchKind::Received)];
    let both =
        both.map(|(word, kind)| last(kind).map(|touch| format!("{word} in {log}:{}", touch.line)));
    let both: Vec<String> = both.into_iter().flatten().collect();
    let line = |key: &'static str| places.beside(&file, key, None);
    let parts: Vec<String> = [
        ("frequency", strength.frequency, String::new()),
        (
            "closeness",
            strength.closeness,
            line("relationship.closeness"),
        ),
        (
            "confiding",
            strength.confiding,
            line("relationship.confiding"),
        ),
        (
            "reciprocity",
            strength.reciprocity,
            format!(" ({})", listed(&both)),
        ),
    ]
    .into_iter()
    .filter_map(|(what, part, place)| Some(format!("{what} {}{}", ratio(part?), plain(&place))))
    .collect();
    match strength.mean() {
        Some(mean) => {
            let fresh = one.standing.freshness;
            let fresh = fresh.map_or("freshness unknown", |state| state.as_str());
            let (mean, band) = (ratio(mean), Band::of(mean).as_str());
            format!(
                "strength {mean}, {band}, as agreed ({fresh}) = mean of {}",
                listed(&parts)
            )
        }
        None => "strength unknown".to_owned(),
    }
}
