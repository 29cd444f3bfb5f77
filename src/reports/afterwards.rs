//! What a meeting or a touch changes: when the next contact is due, what stands open, and the next step.
//!
//! What may live here: the answer of `log` and `touch` once they have written. What may not: the change itself.

use serde::Serialize;

use crate::facts::contact::{next_meeting, standing, up_to};
use crate::facts::measures::{Counts, measures};
use crate::facts::next_step::choose;
use crate::facts::next_step::step::Step;
use crate::facts::subject::Subject;
use crate::model::change::Written;
use crate::model::circle::Circle;
use crate::model::day::Day;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::{MeetingKind, TouchKind};
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Promises {
    /// Not done yet.
    pub open: usize,
    /// Open and due before today.
    pub overdue: usize,
}

/// What was noted of a draft that went out.
#[derive(Clone, Debug, Serialize)]
pub struct Noted {
    /// Whom the command line named.
    pub who: String,
    /// The day that it is about.
    pub date: Day,
    /// When it went out.
    pub sent: Day,
    /// What was written.
    pub written: Vec<Written>,
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

/// The next step with somebody, the same that `show` gives.
pub fn next_step(network: &Network, subject: Subject<'_>, today: Day) -> Step {
    match subject {
        Subject::Person(person) => {
            choose::of(network, person, &standing(network, person, today), today)
        }
        Subject::Circle(circle) if is_over(circle, today) => Step::new(
            "Write the debrief while you remember it, and give each open action a place",
            "",
            format!("mentor close {} --as completed", subject.typed()),
        ),
        Subject::Circle(_) => Step::new(
            "Prepare the next time",
            "",
            format!("mentor agenda {}", subject.typed()),
        ),
    }
}

/// Whether a circle's latest meeting was its closing one, and no debrief followed it.
fn is_over(circle: &Circle, today: Day) -> bool {
    let Some(latest) = up_to(&circle.meetings, today).next_back() else {
        return false;
    };
    let kind = latest.text().and_then(|note| note.front.kind);
    let mut closings = up_to(&circle.closings, today);
    kind == Some(MeetingKind::Closing) && !closings.any(|debrief| debrief.day >= latest.day)
}

/// The step after a touch: what this kind leaves to be done, else the next step with the first of them.
pub fn after_touch(network: &Network, kind: TouchKind, first: &Person, today: Day) -> Step {
    let (who, name) = (&first.id, plain(first.first_name()));
    let (what, command) = match kind {
        TouchKind::Received => (
            format!("Thank {name} while it is fresh"),
            format!("mentor thanks {who} --variant gift"),
        ),
        TouchKind::Asked => (
            format!("Note the answer once {name} has given it"),
            format!("mentor touch --received \"an answer from @{who}\""),
        ),
        TouchKind::Owes => (
            "Note your answer once you have given it".to_owned(),
            format!("mentor touch --gave \"my answer to @{who}\""),
        ),
        TouchKind::Next => (
            format!("Find it again when you prepare the next time with {name}"),
            format!("mentor agenda {who}"),
        ),
        TouchKind::Gave
        | TouchKind::Contact
        | TouchKind::Thanked
        | TouchKind::Introduced
        | TouchKind::Opportunity => return next_step(network, Subject::Person(first), today),
    };
    Step::new(what, "", command)
}

/// A step as the last line of an answer.
pub fn step_line(step: &Step) -> String {
    let why = match step.why.as_str() {
        "" => String::new(),
        why => format!(" ({why})"),
    };
    format!("Next: {}{why}: `{}`", step.what, step.command)
}

/// The answer: a heading, what changed, the next step.
pub fn answer(heading: &str, lines: Vec<String>, step: Option<&Step>) -> Doc {
    let mut doc = Doc::default();
    doc.heading(1, heading);
    doc.list(lines.into_iter().map(Item::new).collect());
    if let Some(step) = step {
        doc.para(step_line(step));
    }
    doc
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{circle, day, met, network, person, promise};
    use crate::model::length::Cadence;
    use crate::model::person::Busy;
    use crate::model::words::Role;

    const TODAY: &str = "2026-11-21";

    fn grace() -> Person {
        let mut grace = person("grace", &[Role::Mentor]);
        grace.name = "Grace*Okafor".to_owned();
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
            "Grace\\*Okafor: next contact due by Wed 16 Dec 2026 (2026-11-18 + 4 weeks)"
        );
        let mut busy = grace();
        busy.availability.busy = vec![Busy {
            from: day("2026-12-15"),
            to: day("2027-01-05"),
            why: None,
        }];
        assert_eq!(
            line(busy),
            "Grace\\*Okafor: next contact due by Wed 6 Jan 2027 \
             (2026-11-18 + 4 weeks, moved past days on which they are not to be asked)"
        );
        let mut agreed = grace();
        let note = agreed.meetings[0].note.as_deref_mut().unwrap();
        note.front.next_meeting = Some(day("2026-12-16"));
        assert_eq!(
            line(agreed),
            "Grace\\*Okafor: next meeting on Wed 16 Dec 2026, as agreed"
        );
        let mut free = grace();
        free.relationship.cadence = Some(Cadence::None);
        assert_eq!(
            line(free),
            "Grace\\*Okafor: no rhythm is kept, so nothing falls due"
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
    fn the_next_step_is_the_one_of_show_or_what_the_touch_leaves_to_be_done() {
        let network = network(vec![grace()]);
        let grace = &network.people[0];
        let late = day("2026-12-20");
        assert_eq!(
            step_line(&next_step(&network, Subject::Person(grace), late)),
            "Next: A good week to write to Grace\\*Okafor and propose two dates \
             (last contact on Wed 18 Nov 2026, every 4 weeks): `mentor agenda grace`"
        );
        let leads = circle("leads", &[]);
        assert_eq!(
            step_line(&next_step(&network, Subject::Circle(&leads), late)),
            "Next: Prepare the next time: `mentor agenda circle:leads`"
        );
        let step = |kind| step_line(&after_touch(&network, kind, grace, late));
        assert!(step(TouchKind::Gave).starts_with("Next: A good week"));
        assert_eq!(
            step(TouchKind::Next),
            "Next: Find it again when you prepare the next time with Grace\\*Okafor: `mentor agenda grace`"
        );
        assert_eq!(
            step(TouchKind::Owes),
            "Next: Note your answer once you have given it: `mentor touch --gave \"my answer to @grace\"`"
        );
    }
}
