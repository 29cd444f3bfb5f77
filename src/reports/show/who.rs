//! Who somebody is, and what the files do not say of them.
//!
//! What may live here: the profile, how to reach them, the owner's private judgements. What may not: what
//! was agreed (`page`).

use super::lines::{List, joined};
use super::person::Shown;
use crate::model::words::{CareerStage, Stage, Style};
use crate::text::doc::{Doc, plain};
use crate::text::phrase::listed;

/// Adds the profile.
pub fn add(doc: &mut Doc, shown: &Shown<'_>) {
    let (p, today) = (shown.person, shown.today);
    let mut list = List::default();
    let texts = |texts: &[String]| (!texts.is_empty()).then(|| plain(&texts.join(", ")));
    list.add("Sector", p.sector.as_deref().map(plain));
    list.add("Function", p.function.as_deref().map(plain));
    let seen = [
        p.level.map(|level| level.to_string()),
        p.career_stage.map(|stage| match stage {
            CareerStage::Retired => stage.to_string(),
            _ => format!("{stage} in their career"),
        }),
        p.relation.map(|relation| relation.to_string()),
    ];
    list.add(
        "Seen from you",
        joined(seen.into_iter().flatten().collect()),
    );
    list.add("Interests", texts(&p.interests));
    list.add("Perspectives", texts(&p.perspectives));
    list.add("Has been through", texts(&p.experience));
    list.add("Works of theirs", texts(&p.works));
    list.add("Why they help", p.motivation.clone());
    list.add("How you met", met(shown));
    let knows = p
        .knows
        .iter()
        .flatten()
        .map(|id| plain(shown.network.name_of(id)));
    list.add("Knows", joined(knows.collect()));
    list.add("Tags", texts(&p.tags));
    list.add("Reach them", reach(shown));
    let busy = p.availability.busy.iter().filter(|busy| busy.to >= today);
    let busy = busy.map(|busy| {
        let why = busy
            .why
            .as_ref()
            .map_or_else(String::new, |why| format!(", {}", plain(why)));
        format!("{} to {}{why}", busy.from.long(), busy.to.long())
    });
    list.add("Busy", joined(busy.collect()));
    let axes = p
        .axes
        .iter()
        .map(|(axis, value)| format!("{} {}", plain(axis), plain(value)));
    list.add("Own axes", joined(axes.collect()));
    list.add("Private", judgements(shown));
    if !list.0.is_empty() {
        doc.heading(2, "Who they are").list(list.0);
    }
}

fn met(shown: &Shown<'_>) -> Option<String> {
    let by = shown.person.introduced_by.as_ref();
    let by = by.map(|id| format!("introduced by {}", plain(shown.network.name_of(id))));
    let source = shown.person.source.map(|source| source.as_str().to_owned());
    by.or(source)
}

fn reach(shown: &Shown<'_>) -> Option<String> {
    let (p, c) = (shown.person, &shown.person.contact);
    let mut ways: Vec<String> = Vec::new();
    let known = [&c.email, &c.phone, &c.url];
    ways.extend(known.into_iter().flatten().map(|way| plain(way)));
    ways.extend(c.prefers.map(|medium| format!("prefers {medium}")));
    ways.extend(
        c.respond_within
            .map(|length| format!("answers within {length}")),
    );
    let days: Vec<&str> = p.availability.days.iter().map(|day| day.as_str()).collect();
    if !days.is_empty() {
        ways.push(days.join(" "));
    }
    let hours = p.availability.hours.as_deref().map(plain);
    ways.extend(hours);
    ways.extend(p.timezone.as_deref().map(plain));
    if p.relationship.crisis_contact {
        ways.push("may be called in a crisis".to_owned());
    }
    joined(ways)
}

/// What is for the owner's eyes only.
fn judgements(shown: &Shown<'_>) -> Option<String> {
    let (p, r) = (shown.person, &shown.person.relationship);
    let mut said: Vec<String> = Vec::new();
    said.extend(
        r.closeness
            .map(|closeness| format!("closeness {closeness} of 5")),
    );
    match r.confiding {
        Some(true) => said.push("you confide in one another".to_owned()),
        Some(false) => said.push("you do not confide in one another".to_owned()),
        None => {}
    }
    let fit = p
        .fit
        .iter()
        .map(|(criterion, rating)| format!("{criterion} {rating}"));
    let fit: Vec<String> = fit.collect();
    if !fit.is_empty() {
        said.push(format!("fit: {}", fit.join(", ")));
    }
    joined(said)
}

/// Adds what the files do not hold. Flash and informal ties need no agreement.
pub fn missing(doc: &mut Doc, shown: &Shown<'_>) {
    let (p, r) = (shown.person, &shown.person.relationship);
    if !p.readable || matches!(r.stage(), Stage::Closed | Stage::Declined) {
        return;
    }
    let free = matches!(r.style, Some(Style::Flash | Style::Informal));
    let living = r.stage() == Stage::Active && !free;
    let no_way = p.contact.email.is_none() && p.contact.phone.is_none();
    let rows = [
        (r.roles.is_empty(), "a role"),
        (r.purpose.is_none() && !free, "a purpose"),
        (
            living && r.expectations.is_none(),
            "what you expect of one another",
        ),
        (
            living && r.confidentiality.is_none(),
            "what stays between you",
        ),
        (r.offer.is_none() && !free, "what you give"),
        (no_way && p.contact.url.is_none(), "how to reach them"),
    ];
    let lacking = rows.into_iter().filter(|(lacks, _)| *lacks);
    let names: Vec<&str> = lacking.map(|(_, name)| name).collect();
    if !names.is_empty() {
        let (names, file) = (listed(&names), p.file());
        doc.para(format!("Not written down yet in `{file}`: {names}."));
    }
}
