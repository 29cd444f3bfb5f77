//! What a meeting or a touch changes: when the next contact is due, what stands open, and the next step.
//!
//! What may live here: the answer of `log` and `touch` once they have written. What may not: the change itself.

use serde::Serialize;

use crate::facts::contact::{next_meeting, standing};
use crate::facts::measures::{Counts, measures};
use crate::facts::subject::Subject;
use crate::model::day::Day;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::{Stage, TouchKind};
use crate::text::doc::{Doc, Item, plain};

/// Where the contact with somebody stands after something was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tie {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The last contact; `null`: none yet.
    pub last_contact: Option<Day>,
    /// The meeting agreed for next time, today or later.
    pub next_meeting: Option<Day>,
    /// When the next contact is due; `null` without a rhythm.
    pub due_on: Option<Day>,
    /// Why then, as arithmetic.
    #[serde(skip)]
    pub because: String,
}

/// What stands open between the owner and somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Promises {
    /// Not done yet.
    pub open: usize,
    /// Open and due before today.
    pub overdue: usize,
}

/// Where the contact with a person stands today.
pub fn tie(network: &Network, person: &Person, today: Day) -> Tie {
    let now = standing(network, person, today);
    let because = match (now.last_contact, now.cadence, now.due_on) {
        (Some(last), Some(cadence), Some(due)) => {
            let moved = if last.plus_days(cadence.days()) == due {
                ""
            } else {
                ", moved past days on which they are not to be asked"
            };
            format!("{last} + {cadence}{moved}")
        }
        _ => String::new(),
    };
    Tie {
        id: person.id.as_str().to_owned(),
        name: person.name.clone(),
        last_contact: now.last_contact,
        next_meeting: next_meeting(person, today).filter(|day| *day >= today),
        due_on: now.due_on,
        because,
    }
}

/// What stands open in a folder today.
pub fn promises(subject: Subject<'_>, today: Day) -> Promises {
    let Counts { open, overdue, .. } = measures(&subject.actions(today)).counts;
    Promises { open, overdue }
}

impl Tie {
    /// The sentence about it.
    pub fn line(&self) -> String {
        let name = plain(&self.name);
        let agreed = self.next_meeting;
        let agreed = agreed.map(|day| format!("next meeting on {}, as agreed", day.long()));
        let due = self.due_on.map(|day| {
            let because = match self.because.as_str() {
                "" => String::new(),
                because => format!(" ({because})"),
            };
            format!("next contact due by {}{because}", day.long())
        });
        let none = || "no rhythm is kept, so nothing falls due".to_owned();
        format!("{name}: {}", agreed.or(due).unwrap_or_else(none))
    }
}

impl Promises {
    /// The sentence about it.
    pub fn line(self) -> String {
        let late = match self.overdue {
            0 => String::new(),
            late => format!(", {late} past the day"),
        };
        match self.open {
            0 => "nothing stands open between you".to_owned(),
            1 => format!("1 promise stands open{late}"),
            open => format!("{open} promises stand open{late}"),
        }
    }
}

/// The step after a meeting with somebody.
pub fn after_meeting(subject: Subject<'_>, next: Option<Day>) -> String {
    let who = subject.typed();
    match (subject, subject.stage()) {
        (Subject::Person(_), stage @ (Stage::Prospect | Stage::Invited)) => format!(
            "{} is written down as {}. Where it has begun: `mentor set {who} stage=active`",
            plain(subject.name()),
            if stage == Stage::Prospect {
                "a prospect"
            } else {
                "invited"
            },
        ),
        (Subject::Person(person), Stage::Active)
            if person.relationship.purpose.is_none() && person.meetings.len() >= 2 =>
        {
            format!("No purpose is written down yet: `mentor set {who} purpose=\"…\"`")
        }
        _ => {
            let date = next.map_or_else(String::new, |day| format!(" --date {day}"));
            format!("Next: `mentor agenda {who}{date}`")
        }
    }
}

/// The step after a touch of this kind.
pub fn after_touch(kind: TouchKind, people: &[&Person]) -> String {
    let first = people.first();
    let who = first.map_or("WHO", |person| person.id.as_str());
    let name = first.map_or_else(String::new, |person| plain(person.first_name()));
    match kind {
        TouchKind::Received => format!(
            "A good moment to thank {name}; then: `mentor touch --thanked \"@{who} for it\"`"
        ),
        TouchKind::Asked => {
            format!("Once {name} has answered: `mentor touch --received \"an answer from @{who}\"`")
        }
        TouchKind::Owes => {
            format!("Once you have answered: `mentor touch --gave \"my answer to @{who}\"`")
        }
        TouchKind::Next => format!("It comes up in `mentor agenda {who}`"),
        TouchKind::Gave
        | TouchKind::Contact
        | TouchKind::Thanked
        | TouchKind::Introduced
        | TouchKind::Opportunity => format!("Next: `mentor show {who}`"),
    }
}

/// The answer: a heading, what changed, the next step.
pub fn answer(heading: &str, lines: Vec<String>, step: String) -> Doc {
    let mut doc = Doc::default();
    doc.heading(1, heading);
    doc.list(lines.into_iter().map(Item::new).collect());
    doc.para(step);
    doc
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{circle, day, met, network, person, promise, touch};
    use crate::model::length::Cadence;
    use crate::model::person::Busy;
    use crate::model::words::Role;

    const TODAY: &str = "2026-11-21";

    fn grace() -> Person {
        let mut grace = person("grace", &[Role::Mentor]);
        grace.name = "Grace_Okafor".to_owned();
        grace.relationship.cadence = Cadence::parse("4 weeks");
        met(&mut grace, "2026-11-18");
        grace
    }

    fn line(person: Person) -> String {
        let network = network(vec![person]);
        tie(&network, &network.people[0], day(TODAY)).line()
    }

    #[test]
    fn the_next_contact_is_told_with_its_arithmetic() {
        assert_eq!(
            line(grace()),
            "Grace\\_Okafor: next contact due by Wed 16 Dec 2026 (2026-11-18 + 4 weeks)"
        );
        let mut busy = grace();
        busy.availability.busy = vec![Busy {
            from: day("2026-12-15"),
            to: day("2027-01-05"),
            why: None,
        }];
        assert_eq!(
            line(busy),
            "Grace\\_Okafor: next contact due by Wed 6 Jan 2027 \
             (2026-11-18 + 4 weeks, moved past days on which they are not to be asked)"
        );
        let mut agreed = grace();
        let note = agreed.meetings[0].note.as_deref_mut().unwrap();
        note.front.next_meeting = Some(day("2026-12-16"));
        assert_eq!(
            line(agreed),
            "Grace\\_Okafor: next meeting on Wed 16 Dec 2026, as agreed"
        );
        let mut free = grace();
        free.relationship.cadence = Some(Cadence::None);
        assert_eq!(
            line(free),
            "Grace\\_Okafor: no rhythm is kept, so nothing falls due"
        );
    }

    #[test]
    fn what_stands_open_is_counted() {
        let mut grace = grace();
        let text = |grace: &Person| promises(Subject::Person(grace), day(TODAY)).line();
        assert_eq!(text(&grace), "nothing stands open between you");
        let note = grace.meetings[0].note.as_deref_mut().unwrap();
        promise(note, "a").due = Some(day("2026-11-20"));
        assert_eq!(text(&grace), "1 promise stands open, 1 past the day");
        promise(grace.meetings[0].note.as_deref_mut().unwrap(), "b");
        assert_eq!(text(&grace), "2 promises stand open, 1 past the day");
    }

    #[test]
    fn the_next_step_after_a_meeting_fits_the_stage() {
        let mut grace = grace();
        let step = |grace: &Person, next| after_meeting(Subject::Person(grace), next);
        let next = Some(day("2026-12-16"));
        assert_eq!(
            step(&grace, next),
            "Next: `mentor agenda grace --date 2026-12-16`"
        );
        met(&mut grace, TODAY);
        assert_eq!(
            step(&grace, None),
            "No purpose is written down yet: `mentor set grace purpose=\"…\"`"
        );
        grace.relationship.written_stage = Some(Stage::Invited);
        assert_eq!(
            step(&grace, None),
            "Grace\\_Okafor is written down as invited. Where it has begun: `mentor set grace stage=active`"
        );
        let leads = circle("leads", &[]);
        assert_eq!(
            after_meeting(Subject::Circle(&leads), None),
            "Next: `mentor agenda circle:leads`"
        );
    }

    #[test]
    fn each_kind_of_touch_has_its_next_step() {
        let mut grace = grace();
        touch(&mut grace, TODAY, TouchKind::Gave, "x");
        let step = |kind| after_touch(kind, &[&grace]);
        assert_eq!(step(TouchKind::Contact), "Next: `mentor show grace`");
        assert_eq!(
            step(TouchKind::Next),
            "It comes up in `mentor agenda grace`"
        );
        assert_eq!(
            step(TouchKind::Owes),
            "Once you have answered: `mentor touch --gave \"my answer to @grace\"`"
        );
    }
}
