//! What is said of people who rest, and of those with whom it goes on or begins again: since when, until when, what
//! falls due meanwhile, and what comes next.
//!
//! What may live here: the answer of `pause` and `resume`. What may not: the change itself.

use serde::Serialize;

use crate::facts::actions::of_person;
use crate::facts::contact::{next_meeting, standing};
use crate::facts::next_step::step::ahead;
use crate::model::change::Written;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::Stage;
use crate::text::doc::{Doc, Item, plain};
use crate::text::phrase::count;

/// People whose stage was changed.
#[derive(Clone, Debug, Serialize)]
pub struct Pause {
    /// They, in the order typed.
    pub people: Vec<Resting>,
    /// What was written.
    pub written: Vec<Written>,
    #[serde(skip)]
    today: Day,
}

/// Somebody as they stand now.
#[derive(Clone, Debug, Serialize)]
pub struct Resting {
    /// The id.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// `paused` or `active`.
    pub stage: Stage,
    /// Until when it rests; `null` for those with whom it goes on.
    pub until: Option<Day>,
    /// The time before, where it begins again after an end; `null`: it does not, or its days are not written.
    pub earlier: Option<Earlier>,
    #[serde(skip)]
    again: bool,
    /// The last contact; `null`: none is written.
    pub last_contact: Option<Day>,
    /// When the next contact is due; `null` without a rhythm.
    pub due_on: Option<Day>,
    /// The meeting that was agreed before, where it falls into the pause or is to come; `null`: none.
    pub meeting: Option<Day>,
    /// Open actions of both sides.
    pub open: usize,
    /// Those of them that are due before it goes on; of those with whom it goes on, overdue ones.
    pub due: usize,
}

/// A relationship that ended, as `history` holds it.
#[derive(Clone, Debug, Serialize)]
pub struct Earlier {
    /// Its first day; `null`: not written.
    pub since: Option<Day>,
    /// Its last day; `null`: not written.
    pub until: Option<Day>,
    /// The debrief, from the network's folder; `null`: none.
    pub note: Option<String>,
}

/// The people of a network as they stand after the change; `again` are those with whom it begins again after an end.
pub fn pause(
    network: &Network,
    ids: &[PersonId],
    again: &[PersonId],
    written: Vec<Written>,
    today: Day,
) -> Pause {
    let people = ids.iter().filter_map(|id| network.person(id));
    Pause {
        people: people
            .map(|person| resting(network, person, again.contains(&person.id), today))
            .collect(),
        written,
        today,
    }
}

fn resting(network: &Network, person: &Person, again: bool, today: Day) -> Resting {
    let agreed = &person.relationship;
    let until = agreed.snooze.filter(|_| agreed.stage() == Stage::Paused);
    let standing = standing(network, person, today);
    let open = of_person(person, today);
    let open: Vec<_> = open.iter().filter(|item| item.is_open()).collect();
    let before = until.unwrap_or(today);
    let due = open
        .iter()
        .filter(|item| item.action.due.is_some_and(|due| due < before));
    let meeting = next_meeting(person, today)
        .filter(|day| *day >= today && until.is_none_or(|until| *day < until));
    Resting {
        id: person.id.clone(),
        name: person.name.clone(),
        stage: agreed.stage(),
        until,
        earlier: agreed.history.last().filter(|_| again).map(|past| Earlier {
            since: past.since,
            until: past.until,
            note: past
                .note
                .as_ref()
                .map(|note| format!("{}/{note}", person.folder())),
        }),
        again,
        last_contact: standing.last_contact,
        due_on: standing.due_on,
        meeting,
        open: open.len(),
        due: due.count(),
    }
}

impl Pause {
    /// The answer for a reader.
    pub fn to_doc(&self) -> Doc {
        let mut doc = Doc::default();
        for one in &self.people {
            let name = plain(&one.name);
            doc.heading(
                1,
                match one.until {
                    Some(until) => format!("{name}: paused until {}", until.long()),
                    None if one.again => format!("{name}: begun again"),
                    None => format!("{name}: going on"),
                },
            );
            doc.list(one.lines(self.today).into_iter().map(Item::new).collect());
            doc.para(one.next());
        }
        doc
    }
}

impl Earlier {
    fn line(&self) -> String {
        let since = self.since.map(|day| format!(" from {}", day.long()));
        let until = self.until.map(|day| format!(" until {}", day.long()));
        let note = self.note.as_ref();
        format!(
            "The earlier time{}{} is kept in `history`{}.",
            since.unwrap_or_default(),
            until.unwrap_or_default(),
            note.map_or_else(String::new, |note| format!(
                ", its debrief is {}",
                plain(note)
            ))
        )
    }
}

impl Resting {
    fn lines(&self, today: Day) -> Vec<String> {
        let mut lines = Vec::new();
        if self.again {
            lines.push(format!("The new time begins on {}.", today.long()));
        }
        if let Some(earlier) = &self.earlier {
            lines.push(earlier.line());
        }
        lines.push(match self.last_contact {
            Some(last) => format!("Last in touch on {}.", last.long()),
            None => "No contact is written down yet.".to_owned(),
        });
        if let Some(meeting) = self.meeting {
            lines.push(match self.until {
                Some(_) => format!(
                    "The meeting agreed for {} falls into the pause: call it off, or keep it.",
                    meeting.long()
                ),
                None => format!("You meet on {}.", meeting.long()),
            });
        }
        match (self.until, self.open) {
            (_, 0) => {}
            (Some(_), open) => {
                let due = match (self.due, open) {
                    (0, 1) => "not due before then".to_owned(),
                    (0, _) => "none of them due before then".to_owned(),
                    (1, 1) => "due before then".to_owned(),
                    (due, open) if due == open => "all of them due before then".to_owned(),
                    (due, _) => format!("{due} of them due before then"),
                };
                let stays = count(open, "open action stays", "open actions stay");
                lines.push(format!("{stays}, {due}: `mentor plan {}`", self.id));
            }
            (None, open) => {
                let late = match (self.due, open) {
                    (0, _) => String::new(),
                    (1, 1) => ", past its day".to_owned(),
                    (due, _) => format!(", {due} of them past the day"),
                };
                let open = count(open, "open action", "open actions");
                lines.push(format!("{open}{late}: `mentor plan {}`", self.id));
            }
        }
        if let (None, Some(due)) = (self.until, self.due_on) {
            let when = match due.days_since(today) {
                days if days <= 0 => "a good week to write".to_owned(),
                days => format!("the next time is due on {}, {}", due.long(), ahead(days)),
            };
            lines.push(format!("By your rhythm, {when}."));
        }
        lines
    }

    fn next(&self) -> String {
        match self.until {
            Some(_) => format!(
                "Next, on that day or when you like: `mentor resume {}`",
                self.id
            ),
            None => format!("Next: `mentor agenda {}`", self.id),
        }
    }
}
