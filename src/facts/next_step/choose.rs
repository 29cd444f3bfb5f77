//! Which step it is, by the stage of the relationship.
//!
//! What may live here: every stage but the living one (`active`). What may not: comparing people.

use super::active;
use super::step::{Step, ago, rhythm};
use crate::facts::asking::{Asked, asked};
use crate::facts::cold::{Cold, cold};
use crate::facts::contact::{Standing, latest_meeting};
use crate::model::day::Day;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::Stage;
use crate::text::doc::plain;

/// The next step with this person. More is known where the notes were read.
pub fn of(network: &Network, person: &Person, standing: &Standing, today: Day) -> Step {
    if !person.readable {
        return Step::new(
            "Mend the file",
            format!("`{}` is missing or cannot be read", person.file()),
            "mentor check",
        );
    }
    match person.relationship.stage() {
        Stage::Prospect | Stage::Invited => {
            let cold = cold(&network.policy, person, standing, today);
            let step = cold.and_then(|cold| at_rest(person, cold, today));
            step.unwrap_or_else(|| match person.relationship.stage() {
                Stage::Invited => invited(person, today),
                _ => prospect(network, person, today),
            })
        }
        Stage::Active => active::of(person, standing, today),
        Stage::Paused => paused(person, today),
        Stage::Closed => closed(person, standing, today),
        Stage::Declined => Step::new(
            "Leave it at a kind word, and look who else could help",
            format!("{} said no", plain(person.first_name())),
            "mentor gaps",
        ),
    }
}

fn prospect(network: &Network, person: &Person, today: Day) -> Step {
    let (id, name) = (&person.id, plain(person.first_name()));
    if let Some(step) = after_asking(person, today) {
        return step;
    }
    if person.relationship.purpose.is_none() {
        return Step::new(
            format!("Say in one sentence what you would like to learn from {name}"),
            "no purpose is written yet, and nobody can say yes to a question that was not asked",
            format!("mentor set {id} purpose=\"…\""),
        );
    }
    if let Some(met) = latest_meeting(person, today) {
        return Step::new(
            format!("Ask {name} whether you may come back"),
            format!("you met on {}", met.day.long()),
            format!("mentor pitch {id}"),
        )
        .at(&met.path, 1);
    }
    // Whoever they know may introduce: acquaintance is mutual.
    let known = person.knows.iter().flatten();
    let broker = person.introduced_by.iter().chain(known).next();
    let way = broker.map_or_else(String::new, |broker| {
        let broker = plain(network.name_of(broker));
        format!("; {broker} knows them and could introduce you")
    });
    Step::new(
        format!("Ask {name} for twenty to thirty minutes on one question{way}"),
        "a small, specific first ask is easy to grant and easy to refuse",
        format!("mentor pitch {id}"),
    )
}

fn invited(person: &Person, today: Day) -> Step {
    let (id, name) = (&person.id, plain(person.first_name()));
    after_asking(person, today).unwrap_or_else(|| {
        Step::new(
            format!("Wait for {name}'s answer; after a yes, write it down"),
            "they were invited, and no line `asked:` says when",
            format!("mentor set {id} stage=active since={today}"),
        )
    })
}

/// The end of courting somebody: no answer came, or a deal-breaker falls short.
fn at_rest(person: &Person, cold: Cold, today: Day) -> Option<Step> {
    let (id, name) = (&person.id, plain(person.first_name()));
    let what = format!("Let it rest: {name} may come back to it one day");
    let command = format!("mentor set {id} stage=declined");
    match cold {
        Cold::LetGo(_) => {
            let (point, why) = match asked(person, today) {
                Asked::Nothing => return None,
                Asked::Once { question, .. } => {
                    let why = format!("asked on {}, and no answer came", question.day.long());
                    (question, why)
                }
                Asked::Twice { reminder, .. } => {
                    let why = format!("asked and reminded, last on {}", reminder.day.long());
                    (reminder, why)
                }
            };
            Some(Step::new(what, why, command).at(&point.place.file, point.place.line))
        }
        Cold::Excluded {
            criterion,
            rating,
            least,
        } => {
            let why = format!("{criterion} is {rating}, and {least} is the least you ask for");
            Some(Step::new(format!("Let it rest with {name}"), why, command))
        }
        Cold::Remind(_) | Cold::Ask(_) => None,
    }
}

/// What follows a question that waits for its answer: patience, one reminder.
fn after_asking(person: &Person, today: Day) -> Option<Step> {
    let (id, name) = (&person.id, plain(person.first_name()));
    let (last, remind) = match asked(person, today) {
        Asked::Nothing => return None,
        Asked::Once { question, remind } => (question, Some(remind)),
        Asked::Twice { reminder, .. } => (reminder, None),
    };
    let on = last.day.long();
    let step = match remind {
        Some(remind) if remind <= today => Step::new(
            format!("Remind {name} once, kindly, and then leave it"),
            format!("asked on {on}, {}", ago(today.days_since(last.day))),
            format!("mentor pitch {id} --follow-up"),
        ),
        _ => {
            let wait = remind.map_or_else(String::new, |remind| {
                format!("; one reminder is fine from {}", remind.long())
            });
            Step::new(
                format!("Have your question ready while {name} thinks it over{wait}"),
                format!("asked on {on}"),
                format!("mentor agenda {id} --kind flash"),
            )
        }
    };
    Some(step.at(&last.place.file, last.place.line))
}

fn paused(person: &Person, today: Day) -> Step {
    let (id, name) = (&person.id, plain(person.first_name()));
    let resume = format!("mentor resume {id}");
    match person.relationship.snooze {
        Some(until) if until > today => Step::new(
            format!("Let it rest until {}, then talk", until.long()),
            format!("paused; `{resume}` goes on earlier"),
            format!("mentor agenda {id} --date {until}"),
        ),
        Some(until) => Step::new(
            format!("Write to {name} and go on"),
            format!("the pause ended on {}", until.long()),
            resume,
        ),
        None => Step::new(
            format!("Say until when it rests, or go on with {name}"),
            "paused without a date",
            format!("mentor set {id} snooze=\"{}\"", today.plus_months(1)),
        ),
    }
}

fn closed(person: &Person, standing: &Standing, today: Day) -> Step {
    let (id, name) = (&person.id, plain(person.first_name()));
    if standing.due {
        return Step::new(
            format!("A good week to let {name} hear from you"),
            rhythm(person, standing),
            format!("mentor touch \"@{id} …\""),
        );
    }
    if let Some(due) = standing.due_on {
        return Step::new(
            format!("Nothing presses; you stay in touch, next on {}", due.long()),
            rhythm(person, standing),
            format!("mentor touch \"@{id} …\""),
        );
    }
    let ended = person.relationship.ended;
    let written = person.closings.iter().any(|debrief| debrief.day <= today);
    if let (Some(ended), false) = (ended, written) {
        return Step::new(
            "Write down what this taught you, while you remember it",
            format!(
                "it ended on {} and no debrief is in the folder",
                ended.on.long()
            ),
            format!(
                "$EDITOR {}",
                person.folder().join(&format!("closing-{}.md", ended.on))
            ),
        );
    }
    if person.relationship.cadence.is_some() {
        return Step::new(
            "It is over, and nothing is due",
            "no contact is planned; should they write, keep a line of it",
            format!("mentor touch \"@{id} …\""),
        );
    }
    Step::new(
        format!("Say whether and how often you stay in touch with {name}"),
        "closed, without a cadence; twice a year keeps most ties alive",
        format!("mentor set {id} cadence=\"6 months\""),
    )
}

#[cfg(test)]
#[path = "choose_tests.rs"]
mod tests;
