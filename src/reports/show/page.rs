//! The page of a person.
//!
//! What may live here: the order and the words of the page. What may not: what it is made of (`person`).

use super::lines::{self, List, joined};
use super::person::Shown;
use super::{exchange, who};
use crate::facts::actions::Item;
use crate::facts::next_step::step::{ago, ahead};
use crate::facts::points::Answer;
use crate::model::action::Owner;
use crate::model::length::Cadence;
use crate::model::relationship::Relationship;
use crate::model::words::Stage;
use crate::text::doc::{Doc, Item as Line, plain};
use crate::text::figure::fixed;
use crate::text::phrase::{count, listed};

/// The page; with `all` the whole timeline, else its latest part.
pub fn doc(shown: &Shown<'_>, all: bool) -> Doc {
    let mut doc = Doc::default();
    head(&mut doc, shown);
    agreement(&mut doc, shown);
    open_actions(&mut doc, shown);
    next_time(&mut doc, shown);
    exchange::add(&mut doc, shown);
    let whole = format!("mentor show {} --all", shown.person.id);
    let folder = shown.person.folder();
    let rest = (!all).then_some(whole.as_str());
    lines::timeline(&mut doc, &shown.timeline, folder.as_str(), rest);
    who::add(&mut doc, shown);
    who::missing(&mut doc, shown);
    doc.para(shown.next.line());
    doc
}

fn head(doc: &mut Doc, shown: &Shown<'_>) {
    let person = shown.person;
    doc.heading(1, plain(&person.name));
    let roles: Vec<&str> = person
        .relationship
        .roles
        .iter()
        .map(|r| r.as_str())
        .collect();
    let stage = match (person.readable, shown.standing.phase) {
        (false, _) => format!("`{}` cannot be read", person.file()),
        (true, Some(phase)) => format!("active, {}", phase.as_str()),
        // Who is closed and still kept up with (domain.md 7.5).
        (true, None) if is_alumni(&person.relationship) => "alumni".to_owned(),
        (true, None) => person.relationship.stage().as_str().to_owned(),
    };
    let place = [&person.title, &person.organization, &person.location];
    let place: Vec<String> = place
        .into_iter()
        .flatten()
        .map(|text| plain(text))
        .collect();
    let parts = [
        if roles.is_empty() {
            "no role yet".to_owned()
        } else {
            listed(&roles)
        },
        stage,
        place.join(", "),
        person.pronouns.as_deref().map_or_else(String::new, plain),
        if person.confidential {
            "confidential".to_owned()
        } else {
            String::new()
        },
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    doc.para(parts.join(" · "));
    doc.para(contact(shown));
}

/// The dates: last contact, rhythm, next due, the meeting agreed, the pause.
fn contact(shown: &Shown<'_>) -> String {
    let (s, today) = (&shown.standing, shown.today);
    let mut text = match s.last_contact {
        Some(last) => format!(
            "Last in touch on {}, {}",
            last.long(),
            ago(today.days_since(last))
        ),
        None => "No contact is written down yet".to_owned(),
    };
    match (s.cadence, s.ratio, s.freshness) {
        (Some(cadence), Some(ratio), Some(state)) => {
            let (every, state) = (cadence.every(), state.as_str());
            text.push_str(&format!("; {every}, so {state} ({})", fixed(ratio, 2)));
        }
        (Some(cadence), ..) => text.push_str(&format!("; {}", cadence.every())),
        (None, ..) => {}
    }
    text.push('.');
    if let Some(due) = s.due_on {
        let days = due.days_since(today);
        let when = if days < 0 { ago(-days) } else { ahead(days) };
        text.push_str(&format!(" Next due on {}, {when}.", due.long()));
    }
    let relationship = &shown.person.relationship;
    let over = relationship.stage() == Stage::Closed;
    if let Some(day) = shown.next_meeting.filter(|_| !over) {
        let when = ahead(day.days_since(today));
        text.push_str(&format!(" You meet on {}, {when}.", day.long()));
    }
    if let Some(day) = relationship.snooze.filter(|day| *day > today) {
        text.push_str(&format!(" It rests until {}.", day.long()));
    }
    if let (true, Some(ended)) = (over, relationship.ended) {
        let how = ended.how.map_or_else(String::new, |how| format!(", {how}"));
        text.push_str(&format!(" It ended on {}{how}.", ended.on.long()));
    }
    // It stands in both calendars, and nothing else speaks of it any more.
    if let Some(day) = shown.next_meeting.filter(|_| over) {
        let day = day.long();
        text.push_str(&format!(
            " Before it ended you had agreed to meet on {day}: let them know whether you still do."
        ));
    }
    text
}

/// Whether it is over, and a rhythm of keeping in touch is written.
fn is_alumni(relationship: &Relationship) -> bool {
    let kept_up = matches!(relationship.cadence, Some(Cadence::Every(_)));
    relationship.stage() == Stage::Closed && kept_up
}

fn agreement(doc: &mut Doc, shown: &Shown<'_>) {
    let (person, r) = (shown.person, &shown.person.relationship);
    let mut list = List::default();
    list.add("Purpose", r.purpose.clone());
    list.under(r.objectives.iter().cloned());
    let goals = r.goals.iter().map(|id| match shown.network.goal(id) {
        Some(goal) => {
            let by = goal
                .by
                .map_or_else(String::new, |by| format!(", by {}", by.long()));
            format!("{} (`{id}`{by})", plain(&goal.title))
        }
        None => format!("`{id}`, which is no goal here"),
    });
    list.add("Goals", joined(goals.collect()));
    let mut provide = Vec::new();
    let given: Vec<&str> = shown.functions.iter().map(|f| &*f.function).collect();
    if !given.is_empty() {
        let assumed = if r.functions.is_none() {
            " (assumed from the role)"
        } else {
            ""
        };
        provide.push(format!("{}{assumed}", plain(&listed(&given))));
    }
    if !person.expertise.is_empty() {
        provide.push(plain(&person.expertise.join(", ")));
    }
    list.add("They can provide", joined(provide));
    list.add("Time frame", time_frame(shown));
    let mut way: Vec<String> = Vec::new();
    way.extend(r.style.map(|style| style.to_string()));
    way.extend(r.minutes.map(|minutes| format!("{minutes} minutes")));
    way.extend(r.medium.map(|medium| medium.to_string()));
    list.add("Meetings", (!way.is_empty()).then(|| way.join(", ")));
    list.add("Expectations", r.expectations.clone());
    list.add("Feedback", r.feedback.clone());
    list.add("Confidentiality", r.confidentiality.clone());
    list.add("Boundaries", joined(r.boundaries.clone()));
    list.add("I give", r.offer.clone());
    list.add("They gain", r.gains.clone());
    if !list.0.is_empty() {
        doc.heading(2, "Purpose and agreement").list(list.0);
    }
}

fn time_frame(shown: &Shown<'_>) -> Option<String> {
    let r = &shown.person.relationship;
    let mut parts = Vec::new();
    parts.extend(r.since.map(|since| format!("since {}", since.long())));
    // What has ended comes to no agreed end any more: there is nothing to count down to.
    let over = r.stage() == Stage::Closed;
    parts.extend(r.until.map(|until| {
        if over {
            return format!("agreed until {}", until.long());
        }
        let days = until.days_since(shown.today);
        let when = if days < 0 { ago(-days) } else { ahead(days) };
        format!("until {} ({when})", until.long())
    }));
    parts.extend(
        r.program
            .as_ref()
            .map(|program| format!("in {}", plain(program))),
    );
    let earlier = r.history.len();
    if earlier > 0 {
        parts.push(count(earlier, "earlier round", "earlier rounds"));
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn open_actions(doc: &mut Doc, shown: &Shown<'_>) {
    let open: Vec<&Item<'_>> = shown.actions.iter().filter(|item| item.is_open()).collect();
    let other: Vec<&Item<'_>> = shown
        .elsewhere
        .iter()
        .filter(|item| item.is_open())
        .collect();
    if open.is_empty() && other.is_empty() {
        return;
    }
    doc.heading(2, "Open actions");
    let all: Vec<_> = open.iter().chain(&other).map(|item| item.handle).collect();
    let handle = crate::facts::handle::short_len(all);
    let of = |owner: &Owner| -> Vec<&Item<'_>> {
        let own = open.iter().filter(|item| item.action.owner == *owner);
        own.copied().collect()
    };
    let them = Owner::Person(shown.person.id.clone());
    let name = plain(shown.person.first_name());
    lines::actions(doc, "Yours:", &of(&Owner::Me), shown.today, handle);
    lines::actions(doc, &format!("{name}'s:"), &of(&them), shown.today, handle);
    let third = open
        .iter()
        .filter(|item| !item.is_mine() && item.action.owner != them);
    for item in third {
        let whose = format!("{}'s:", plain(lines::owner(item)));
        lines::actions(doc, &whose, &[item], shown.today, handle);
    }
    let whose = format!("Elsewhere, with {name}:");
    lines::actions(doc, &whose, &other, shown.today, handle);
}

fn next_time(doc: &mut Doc, shown: &Shown<'_>) {
    let points = shown.points.iter().map(|point| {
        let private = if point.private { "; private" } else { "" };
        Line::new(format!("{} ({}{private})", point.text, point.place))
    });
    let answers = shown.answers.iter().map(|(answer, point)| {
        let who = match answer {
            Answer::Theirs => "They owe you an answer",
            Answer::Mine => "You owe them an answer",
        };
        let since = point.day.long();
        Line::new(format!(
            "{who} since {since}: {} ({})",
            point.text, point.place
        ))
    });
    let lines: Vec<Line> = points.chain(answers).collect();
    if !lines.is_empty() {
        let over = shown.person.relationship.stage() == Stage::Closed;
        let heading = match over {
            true => "Still open when it ended",
            false => "For next time",
        };
        doc.heading(2, heading).list(lines);
    }
}
