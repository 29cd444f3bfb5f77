//! Whether it is the time to ask: not where the two work together, not after a no, not a third time.

use super::case::Request;
use super::value::{AskedBefore, Kind};
use crate::error::Failure;
use crate::facts::asking::{Asked, asked};
use crate::facts::contact::latest_meeting;
use crate::facts::dates::on;
use crate::model::day::Day;
use crate::model::person::Person;
use crate::model::words::{Role, Stage};
use crate::text::deed::thing;
use crate::text::phrase::listed;

/// Which letter it is time for, and what was asked before.
pub(super) fn kind(
    person: &Person,
    request: &Request,
    today: Day,
) -> Result<(Kind, Option<AskedBefore>), Failure> {
    match person.relationship.stage() {
        Stage::Active => Err(active(person)),
        Stage::Paused => Err(paused(person)),
        Stage::Declined => Err(declined(person, today)),
        stage @ (Stage::Prospect | Stage::Invited | Stage::Closed) => {
            let first = if stage == Stage::Closed {
                Kind::Revive
            } else {
                Kind::First
            };
            after_asking(person, first, request, today)
        }
    }
}

fn after_asking(
    person: &Person,
    first: Kind,
    request: &Request,
    today: Day,
) -> Result<(Kind, Option<AskedBefore>), Failure> {
    let (id, name) = (&person.id, &person.name);
    match asked(person, today) {
        Asked::Nothing if request.follow_up => Err(Failure::new(format!(
            "nothing waits for an answer of {name}, so there is nothing to follow up"
        ))
        .hint(format!("`mentor pitch {id}` drafts a first question"))),
        Asked::Nothing => Ok((first, None)),
        Asked::Once { question, remind } if request.follow_up && remind > today => {
            let what = format!(
                "{name} was asked {} and may still be thinking",
                on(question.day, today)
            );
            Err(Failure::new(what).hint(format!(
                "one short reminder fits from {} on: `mentor pitch {id} --follow-up`",
                remind.long()
            )))
        }
        Asked::Once { question, .. } if request.follow_up => Ok((
            Kind::FollowUp,
            Some(AskedBefore {
                on: question.day,
                what: thing(&question.text).filter(|text| !text.contains('?')),
            }),
        )),
        Asked::Once { question, remind } => {
            let what = format!(
                "{name} was asked {} ({}), and has not answered yet",
                on(question.day, today),
                question.place
            );
            let from = if remind > today {
                format!("one short reminder fits from {} on", remind.long())
            } else {
                "one short reminder is kind".to_owned()
            };
            Err(Failure::new(what)
                .hint(format!("{from}: `mentor pitch {id} --follow-up`"))
                .hint(format!(
                    "an answer is noted with `mentor touch --received \"@{id} …\"`"
                )))
        }
        Asked::Twice { question, reminder } => {
            let what = format!(
                "{name} was asked {} and reminded {}: a third time would be pressure, so there is no draft",
                on(question.day, today),
                on(reminder.day, today)
            );
            Err(Failure::new(what)
                .hint(format!("to let it rest: `mentor set {id} stage=declined`"))
                .hint("who else could help: `mentor gaps`"))
        }
    }
}

fn active(person: &Person) -> Failure {
    let id = &person.id;
    let roles: Vec<&str> = person
        .relationship
        .roles
        .iter()
        .map(|role| role.as_str())
        .collect();
    let already = if person.relationship.only_mentee() {
        "is your mentee already".to_owned()
    } else if roles.is_empty() {
        "works with you already".to_owned()
    } else {
        format!("is your {} already", listed(&roles))
    };
    let failure = Failure::new(format!(
        "{} {already}: there is nothing to win",
        person.name
    ));
    let failure = failure.hint(format!("for the next talk: `mentor agenda {id}`"));
    match person.relationship.is(Role::Mentee) {
        true => failure,
        false => failure.hint(format!("to thank them: `mentor thanks {id}`")),
    }
}

fn paused(person: &Person) -> Failure {
    let id = &person.id;
    let until = person.relationship.snooze;
    let until = until.map_or(String::new(), |day| format!(" until {}", day.long()));
    Failure::new(format!("it rests with {}{until}, as agreed", person.name))
        .hint(format!("to go on earlier: `mentor resume {id}`"))
}

fn declined(person: &Person, today: Day) -> Failure {
    let said = latest_meeting(person, today).map(|meeting| (on(meeting.day, today), &meeting.path));
    let when = said.map_or(String::new(), |(day, path)| format!(" {day} ({path})"));
    Failure::new(format!(
        "{} said no{when}, and a no that is taken well keeps the door open: there is no draft",
        person.name
    ))
    .hint("who else could help: `mentor gaps`")
    .hint(format!(
        "if they come back to it: `mentor set {} stage=prospect`",
        person.id
    ))
}
