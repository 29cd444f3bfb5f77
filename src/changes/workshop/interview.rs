//! The conversation: one question after another, each of which can be skipped or taken back.
//!
//! What may live here: the order of the questions and what an answer brings with it. What may not: words.

use std::collections::VecDeque;

use crate::changes::workshop::answers::{Answers, NewGoal, OfGoal, OfPerson};
use crate::changes::workshop::door;
use crate::changes::workshop::reading;
use crate::changes::workshop::slot::{At, Slot};
use crate::error::Failure;
use crate::facts::blanks::{Part, Seen, Term};
use crate::model::day::Day;
use crate::model::goal::Goal;
use crate::model::ids::{GoalId, PersonId};
use crate::model::length::Cadence;
use crate::model::words::{Criterion, Function, Role, Source};
use crate::text::fold::{fold, slug};

/// What is there already.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The owner's name; `None`: none is written.
    pub me: Option<&'a str>,
    /// The goals.
    pub goals: &'a [Goal],
    /// The people.
    pub people: &'a [Seen],
    /// The day.
    pub today: Day,
}

/// A conversation.
#[derive(Clone, Debug)]
pub struct Interview<'a> {
    pub(super) known: Known<'a>,
    /// Whether it is the first half hour, whose parts are numbered.
    pub(super) first: bool,
    begin: Vec<Slot>,
    pub(super) queue: VecDeque<Slot>,
    /// Every answer that was taken, as it was typed; empty where it was skipped.
    typed: Vec<String>,
    pub(super) said: Answers,
}

impl<'a> Interview<'a> {
    /// A conversation that begins with these questions; `first`: it is the first half hour of a new network.
    pub fn new(known: Known<'a>, begin: Vec<Slot>, first: bool) -> Self {
        Self {
            known,
            first,
            queue: begin.iter().cloned().collect(),
            begin,
            typed: Vec::new(),
            said: Answers::default(),
        }
    }

    /// What was said so far.
    pub fn said(&self) -> &Answers {
        &self.said
    }

    /// Whether it is the first half hour of a new network.
    pub fn is_first(&self) -> bool {
        self.first
    }

    /// Takes an answer to the question that stands; an empty one skips it. Gives what was understood, where
    /// that is not what was typed.
    ///
    /// # Errors
    /// It cannot be read: nothing is taken, and the question stands.
    pub fn answer(&mut self, typed: &str) -> Result<Option<String>, Failure> {
        let line = reading::line(typed)?;
        let Some(slot) = self.queue.front().cloned() else {
            return Ok(None);
        };
        let mut after = Vec::new();
        let before = self.said.clone();
        let understood = if line.is_empty() {
            self.skipped(&slot, &mut after);
            None
        } else {
            let taken = self.take(&slot, &line, &mut after);
            taken.inspect_err(|_| self.said = before)?
        };
        self.queue.pop_front();
        for next in after.into_iter().rev() {
            self.queue.push_front(next);
        }
        self.typed.push(line);
        Ok(understood)
    }

    /// Goes back to the question before; false where there is none.
    pub fn back(&mut self) -> bool {
        let mut typed = std::mem::take(&mut self.typed);
        let was_there = typed.pop().is_some();
        *self = Self::new(self.known, std::mem::take(&mut self.begin), self.first);
        for line in typed {
            // What was understood once is understood again.
            let _ = self.answer(&line);
        }
        was_there
    }

    /// What a skipped question brings with it.
    fn skipped(&mut self, slot: &Slot, after: &mut Vec<Slot>) {
        match slot {
            Slot::Title if self.said.goals.len() > 1 => after.push(Slot::First),
            Slot::Who(None) if self.first && self.names_prospects() => {
                self.queue.push_back(Slot::Must);
            }
            _ => {}
        }
    }

    fn names_prospects(&self) -> bool {
        self.said.people.iter().any(|person| person.talk.is_none())
    }

    fn take(
        &mut self,
        slot: &Slot,
        line: &str,
        after: &mut Vec<Slot>,
    ) -> Result<Option<String>, Failure> {
        match slot {
            Slot::Name => self.said.name = Some(line.to_owned()),
            Slot::Organization => self.said.organization = Some(line.to_owned()),
            Slot::Purpose => self.said.purpose = Some(line.to_owned()),
            Slot::Give => self.said.give = reading::skills(line, &[])?,
            Slot::Must => {
                self.said.must =
                    reading::choices(line, "criteria", &words(Criterion::ALL, |c| c.as_str()))?
            }
            Slot::Title => self.title(line, after)?,
            Slot::Goal(at, part) => return self.part(at, *part, line),
            Slot::First => self.comes_first(line)?,
            Slot::Who(goal) => return self.who(goal.as_ref(), line, after),
            Slot::Role(at) => {
                let roles = reading::choices(line, "roles", &words(Role::ALL, |r| r.as_str()))?;
                if let Some(person) = self.said.people.get_mut(*at) {
                    person.roles = roles;
                }
            }
            Slot::Talk(at) => return self.talk(*at, line),
            Slot::Met(at) => {
                let source = reading::choice(line, "ways to meet", &ways())?;
                if let Some(person) = self.said.people.get_mut(*at) {
                    person.source = Some(source);
                }
            }
            Slot::For(at) => {
                if let Some(person) = self.said.people.get_mut(*at) {
                    person.purpose = Some(line.to_owned());
                }
            }
            Slot::GoodAt(at) => {
                let skills = reading::skills(line, &self.needs())?;
                if let Some(person) = self.said.people.get_mut(*at) {
                    person.good_at.clone_from(&skills);
                }
                return Ok(Some(skills.join(", ")).filter(|read| read != line));
            }
            Slot::With(id, term) => return self.with(id, *term, line),
            Slot::Crisis => {
                let callable = self.callable();
                self.said.crisis = reading::choices(line, "people", &callable)?
                    .into_iter()
                    .cloned()
                    .collect();
            }
        }
        Ok(None)
    }

    fn title(&mut self, line: &str, after: &mut Vec<Slot>) -> Result<(), Failure> {
        let there = self.known.goals.iter().map(|goal| &goal.title);
        let mut titles = there.chain(self.said.goals.iter().map(|goal| &goal.title));
        let same = |other: &&String| fold(other) == fold(line) || slug(other) == slug(line);
        if let Some(other) = titles.find(same) {
            return Err(Failure::new(format!("“{other}” is a goal already"))
                .hint("another goal, or Enter to go on"));
        }
        let new = NewGoal {
            title: line.to_owned(),
            ..NewGoal::default()
        };
        let at = self.said.goals.len();
        self.said.goals.push(new);
        let parts = Part::ALL.into_iter();
        after.extend(parts.map(|part| Slot::Goal(At::New(at), part)));
        after.push(Slot::Title);
        Ok(())
    }

    fn part(&mut self, at: &At, part: Part, line: &str) -> Result<Option<String>, Failure> {
        let today = self.known.today;
        let mut understood = None;
        let Some(of) = self.of_goal(at) else {
            return Ok(None);
        };
        match part {
            Part::By => {
                let day = reading::ahead(line, today)?;
                understood = Some(day.long());
                of.by = Some(day);
            }
            Part::Why => of.why = Some(line.to_owned()),
            Part::Functions => {
                let offered = words(Function::ALL, |f| f.as_str());
                let chosen = reading::choices(line, "kinds of help", &offered)?;
                of.functions = chosen.iter().map(|f| f.as_str().to_owned()).collect();
                understood = Some(of.functions.join(", "));
            }
            Part::Needs => {
                of.needs = reading::skills(line, &[])?;
                understood = Some(of.needs.join(", "));
            }
            Part::Strengths => of.strengths = reading::sentences(line),
            Part::Growth => of.growth = reading::sentences(line),
            Part::Challenges => of.challenges = reading::sentences(line),
            Part::Step => {
                let (text, day) = reading::step(line, today)?;
                understood = Some(format!("due {}", day.long()));
                of.step = Some((text, day));
            }
        }
        Ok(understood.filter(|read| read != line))
    }

    fn of_goal(&mut self, at: &At) -> Option<&mut OfGoal> {
        match at {
            At::Known(id) => Some(self.said.known_goals.entry(id.clone()).or_default()),
            At::New(number) => self.said.goals.get_mut(*number).map(|goal| &mut goal.of),
        }
    }

    fn comes_first(&mut self, line: &str) -> Result<(), Failure> {
        let goals = self.said.goals.iter().enumerate();
        let titles: Vec<(&str, usize)> =
            goals.map(|(at, goal)| (goal.title.as_str(), at)).collect();
        let chosen = reading::choices(line, "goals", &titles)?;
        let first = chosen.first().copied();
        for (at, goal) in self.said.goals.iter_mut().enumerate() {
            goal.first = Some(at) == first;
        }
        Ok(())
    }

    fn who(
        &mut self,
        goal: Option<&GoalId>,
        line: &str,
        after: &mut Vec<Slot>,
    ) -> Result<Option<String>, Failure> {
        let typed = reading::person(line)?;
        let folded = fold(&typed.name);
        let mine = self.said.name.as_deref().or(self.known.me);
        if folded == "me" || mine.is_some_and(|mine| fold(mine) == folded) {
            return Err(
                Failure::new("that is you, and these are the people around you")
                    .hint("somebody else, or Enter to go on"),
            );
        }
        if let Some(there) = self
            .known
            .people
            .iter()
            .find(|seen| seen.spellings.contains(&folded))
        {
            let failure = Failure::new(format!("{} is in your network already", there.name));
            return Err(match goal {
                Some(goal) => {
                    failure.hint(format!("afterwards: mentor set {} goals+={goal}", there.id))
                }
                None => failure.hint(format!(
                    "`mentor show {}` tells what is known; somebody else, or Enter",
                    there.id
                )),
            });
        }
        let mut named = self.said.people.iter_mut();
        if let Some(person) = named.find(|person| fold(&person.name) == folded) {
            let Some(door) = typed.door else {
                return Err(Failure::new(format!("{} is named already", person.name))
                    .hint("with a number they get that role too"));
            };
            door.also(person);
            person.organization = person.organization.take().or(typed.organization);
            after.push(Slot::Who(goal.cloned()));
            let roles: Vec<&str> = person.roles.iter().map(|role| role.as_str()).collect();
            return Ok(Some(format!("{}: {}", person.name, roles.join(", "))));
        }
        let at = self.said.people.len();
        let mut person = match typed.door {
            Some(door) => door.person(&typed.name, typed.organization),
            None => door::nobody(&typed.name, typed.organization),
        };
        person.goal = goal.cloned();
        if person.roles.is_empty() {
            after.push(Slot::Role(at));
        }
        after.extend([Slot::Talk(at), Slot::Met(at), Slot::For(at)]);
        if person.roles != [Role::Mentee] && !self.needs().is_empty() {
            after.push(Slot::GoodAt(at));
        }
        after.push(Slot::Who(goal.cloned()));
        self.said.people.push(person);
        Ok(None)
    }

    fn talk(&mut self, at: usize, line: &str) -> Result<Option<String>, Failure> {
        let day = reading::behind(line, self.known.today)?;
        if let Some(person) = self.said.people.get_mut(at) {
            person.talk = day;
        }
        Ok(day.map(Day::long))
    }

    fn with(&mut self, id: &PersonId, term: Term, line: &str) -> Result<Option<String>, Failure> {
        let today = self.known.today;
        let of: &mut OfPerson = self.said.known_people.entry(id.clone()).or_default();
        match term {
            Term::Role => {
                of.roles = reading::choices(line, "roles", &words(Role::ALL, |r| r.as_str()))?
            }
            Term::Purpose => of.purpose = Some(line.to_owned()),
            Term::Cadence => {
                let wrong = || {
                    Failure::new(format!("`{line}` is no rhythm"))
                        .hint("weekly, 2 weeks, monthly, quarterly, none …")
                };
                Cadence::parse(line).ok_or_else(wrong)?;
                of.cadence = Some(line.to_lowercase());
            }
            Term::Talk => {
                of.talk = reading::behind(line, today)?;
                return Ok(of.talk.map(Day::long));
            }
            Term::Confidentiality => of.confidentiality = Some(line.to_owned()),
            Term::Source => of.source = Some(reading::choice(line, "ways to meet", &ways())?),
        }
        Ok(None)
    }
}

/// How people meet.
fn ways() -> Vec<(&'static str, Source)> {
    words(Source::ALL, |source| source.as_str())
}

/// The words of a closed list with what they mean.
fn words<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> Vec<(&'static str, T)> {
    all.iter().map(|one| (word(*one), *one)).collect()
}
