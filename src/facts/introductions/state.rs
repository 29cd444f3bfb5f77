//! How far an introduction between two people has come: its steps, and where they lead.
//!
//! What may live here: putting the steps of both logs together. What may not: a single line (`act`), and
//! the words in which somebody is asked.

use serde::Serialize;

use super::act::{Act, act, named, whom};
use crate::model::day::Day;
use crate::model::ids::{PersonId, Place};
use crate::model::person::Person;
use crate::model::touch::Touch;
use crate::model::words::TouchKind;

/// A question that was not answered is repeated once, after this many days, and then let rest.
pub const REMIND_AFTER: i64 = 7;
/// Two people who were brought together are asked after this many days whether they met.
pub const FOLLOW_UP_AFTER: i64 = 14;

/// A step that is written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Noted {
    /// What it says.
    pub act: Act,
    /// In whose log it stands.
    pub who: PersonId,
    /// Its date.
    #[serde(rename = "date")]
    pub day: Day,
    /// Its line.
    #[serde(flatten)]
    pub place: Place,
}

/// Which of the two: who is asked first, or the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Turn {
    /// Who is asked first.
    First,
    /// The other.
    Second,
}

/// What one of the two said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Nobody asked them.
    Unasked,
    /// They were asked and have not answered: the day of the latest question, and how many there were.
    Asked(Day, usize),
    /// They would like it.
    Yes(Day),
    /// They would rather not.
    No(Day),
}

/// Where an introduction stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// One of them is to be asked.
    Ask(Turn),
    /// One of them was asked and has not answered: the day of the latest question, and how many there were.
    Wait(Turn, Day, usize),
    /// Both want it, and nobody has brought them together.
    Make,
    /// They were brought together, and maybe asked since whether they met.
    Made(Day, Option<Day>),
    /// They met.
    Happened(Day),
    /// One of them would rather not.
    Declined(Turn, Day),
}

/// An introduction between two people, as of a day.
#[derive(Clone, Debug)]
pub struct Introduction<'a> {
    /// Who is, or was, asked first.
    pub first: &'a Person,
    /// The other.
    pub second: &'a Person,
    /// Every step that is written, in the order in which it happened.
    pub steps: Vec<Noted>,
    sides: (Side, Side),
    made: Option<Day>,
    followed_up: Option<Day>,
    happened: Option<Day>,
}

/// The introduction between two people up to today. Who was asked first comes first, whichever way
/// round they are named; where nobody was, the first who is named.
pub fn between<'a>(a: &'a Person, b: &'a Person, today: Day) -> Introduction<'a> {
    let of_a = steps_in(a, b, today);
    let of_b = steps_in(b, a, today);
    // Asked earlier is first; asked on one day, whoever answered earlier. Nothing comes after something.
    let began = |steps: &[Noted]| {
        let mut own: Vec<&Noted> = steps.iter().filter(|step| step.act <= Act::No).collect();
        own.sort_by_key(|step| step.day);
        let answer = own.iter().find(|step| step.act != Act::Asked);
        let late = (true, None);
        let told = |step: &&Noted| (false, Some(step.day));
        (own.first().map_or(late, told), answer.map_or(late, told))
    };
    let b_leads = began(&of_b) < began(&of_a);
    let (first, second) = if b_leads { (b, a) } else { (a, b) };
    let mut steps: Vec<Noted> = of_a.into_iter().chain(of_b).collect();
    steps.sort_by(|x, y| (x.day, x.act.rank(), &x.place).cmp(&(y.day, y.act.rank(), &y.place)));
    let mut introduction = Introduction {
        first,
        second,
        steps: Vec::new(),
        sides: (Side::Unasked, Side::Unasked),
        made: None,
        followed_up: None,
        happened: None,
    };
    for step in &steps {
        introduction.take(step);
    }
    introduction.steps = steps;
    introduction
}

/// Everyone with whom somebody's log tells an introduction, whatever became of it.
pub fn others(person: &Person, today: Day) -> Vec<PersonId> {
    let lines = person.log.iter().filter(|touch| touch.day <= today);
    let named = lines.filter_map(|touch| match touch.kind {
        TouchKind::Introduced => named(&touch.text).map(PersonId::new),
        _ => whom(&touch.text).map(PersonId::new),
    });
    named.collect()
}

fn steps_in(person: &Person, other: &Person, today: Day) -> Vec<Noted> {
    let lines = person.log.iter().filter(|touch| touch.day <= today);
    let step = |touch: &Touch| {
        Some(Noted {
            act: act(touch, &other.id)?,
            who: person.id.clone(),
            day: touch.day,
            place: Place {
                file: person.folder().join("log.md"),
                line: touch.line,
            },
        })
    };
    lines.filter_map(step).collect()
}

impl Turn {
    /// The other.
    pub fn opposite(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }
}

impl<'a> Introduction<'a> {
    /// Takes the next step, in the order in which they happened.
    fn take(&mut self, step: &Noted) {
        let turn = if step.who == self.first.id {
            Turn::First
        } else {
            Turn::Second
        };
        let side = self.side(turn);
        let side = match (step.act, side) {
            (Act::Asked, Side::Asked(_, times)) => Side::Asked(step.day, times.saturating_add(1)),
            // Asked anew after a no: an introduction of its own.
            (Act::Asked, Side::No(_)) => {
                (self.made, self.followed_up) = (None, None);
                Side::Asked(step.day, 1)
            }
            (Act::Asked, Side::Unasked) => Side::Asked(step.day, 1),
            (Act::Asked, Side::Yes(_)) => side,
            (Act::Yes, _) => Side::Yes(step.day),
            (Act::No, _) => Side::No(step.day),
            (Act::Introduced, _) => {
                self.made = self.made.or(Some(step.day));
                side
            }
            (Act::FollowedUp, _) => {
                self.followed_up = Some(step.day);
                side
            }
            (Act::Happened, _) => {
                self.happened = self.happened.or(Some(step.day));
                side
            }
        };
        match turn {
            Turn::First => self.sides.0 = side,
            Turn::Second => self.sides.1 = side,
        }
    }

    /// One of the two.
    pub fn who(&self, turn: Turn) -> &'a Person {
        match turn {
            Turn::First => self.first,
            Turn::Second => self.second,
        }
    }

    /// The other of the two.
    pub fn other(&self, turn: Turn) -> &'a Person {
        self.who(turn.opposite())
    }

    /// What one of the two said.
    pub fn side(&self, turn: Turn) -> Side {
        match turn {
            Turn::First => self.sides.0,
            Turn::Second => self.sides.1,
        }
    }

    /// Which of the two this is; `None` for anybody else.
    pub fn turn(&self, who: &PersonId) -> Option<Turn> {
        [Turn::First, Turn::Second]
            .into_iter()
            .find(|turn| self.who(*turn).id == *who)
    }

    /// Where it stands. Who met has met; a no ends it unless both were brought together afterwards.
    pub fn stand(&self) -> Stand {
        if let Some(day) = self.happened {
            return Stand::Happened(day);
        }
        for turn in [Turn::First, Turn::Second] {
            if let Side::No(day) = self.side(turn)
                && self.made.is_none_or(|made| day > made)
            {
                return Stand::Declined(turn, day);
            }
        }
        if let Some(made) = self.made {
            let since = self.followed_up.filter(|day| *day >= made);
            return Stand::Made(made, since);
        }
        for turn in [Turn::First, Turn::Second] {
            match self.side(turn) {
                Side::Unasked => return Stand::Ask(turn),
                Side::Asked(day, times) => return Stand::Wait(turn, day, times),
                Side::Yes(_) | Side::No(_) => {}
            }
        }
        Stand::Make
    }

    /// Whether it is under way: somebody was asked, nobody said no, and they have not met.
    pub fn is_under_way(&self) -> bool {
        !self.steps.is_empty() && !matches!(self.stand(), Stand::Happened(_) | Stand::Declined(..))
    }

    /// Whether the logs say that they were brought together.
    pub fn brought_together(&self) -> bool {
        self.made.is_some() || self.happened.is_some()
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
