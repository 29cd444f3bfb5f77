//! The question that stands, in words: whom it is about, what can be chosen, what is said only once.

use crate::changes::workshop::fill::callable;
use crate::changes::workshop::interview::Interview;
use crate::changes::workshop::slot::{At, Slot};
use crate::changes::workshop::wording::{self, Question};
use crate::model::ids::{GoalId, PersonId};
use crate::model::words::GoalStatus;

impl<'a> Interview<'a> {
    /// The question that stands; `None` at the end.
    pub fn question(&self) -> Option<Question> {
        let slot = self.queue.front()?;
        let (title, why, example) = wording::words(slot);
        let of = self.name_of(slot);
        let mut question = Question {
            about: self.about(slot),
            title: title.replace("{}", &of),
            why: why.to_owned(),
            example: example.to_owned(),
            choices: wording::choices(slot),
        };
        let offer = |words: Vec<String>| words.into_iter().map(|word| (word, String::new()));
        match slot {
            Slot::Title if !self.said.goals.is_empty() => {
                question.title = "Is there another goal?".to_owned();
                question.why = "Two or three are plenty. Enter: go on to the people.".to_owned();
                question.example = String::new();
            }
            Slot::Who(goal) if self.names_somebody(goal.as_ref()) => {
                question.title = "Who else?".to_owned();
                question.why = "The number and the name, or Enter to go on.".to_owned();
                question.example = String::new();
                question.choices = Vec::new();
            }
            Slot::First => {
                let titles = self.said.goals.iter().map(|goal| goal.title.clone());
                question.choices = offer(titles.collect()).collect();
            }
            // The reason is said once.
            Slot::Talk(at) if *at > 0 => {
                question.why = "Enter: not yet.".to_owned();
                question.example = String::new();
            }
            // The words are enough for whoever has read what they mean.
            Slot::Met(at) if *at > 0 => {
                let words = question.choices.drain(..).map(|(word, _)| word);
                question.example = words.collect::<Vec<_>>().join(" · ");
                question.why = String::new();
            }
            Slot::For(at) if *at > 0 => {
                question.why = String::new();
                question.example = String::new();
            }
            Slot::GoodAt(at) if *at > 0 => {
                question.why = String::new();
                question.choices = offer(self.needs()).collect();
            }
            Slot::GoodAt(_) => question.choices = offer(self.needs()).collect(),
            Slot::Crisis => {
                let names = self.callable().into_iter().map(|(name, _)| name.to_owned());
                question.choices = offer(names.collect()).collect();
            }
            _ => {}
        }
        Some(question)
    }

    /// The skills that active goals need, new ones first.
    pub(super) fn needs(&self) -> Vec<String> {
        let new = self.said.goals.iter().flat_map(|goal| &goal.of.needs);
        let gained = self.said.known_goals.values().flat_map(|of| &of.needs);
        let there = self.known.goals.iter();
        let there = there.filter(|goal| goal.status == GoalStatus::Active);
        let mut needs: Vec<String> = Vec::new();
        for need in new.chain(gained).chain(there.flat_map(|goal| &goal.needs)) {
            if !needs.contains(need) {
                needs.push(need.clone());
            }
        }
        needs
    }

    /// The people who could be called, with their names.
    pub(super) fn callable(&self) -> Vec<(&'a str, &'a PersonId)> {
        let people = callable(self.known.people);
        people.map(|seen| (seen.name.as_str(), &seen.id)).collect()
    }

    /// Whether somebody was named in answer to the same question.
    fn names_somebody(&self, goal: Option<&GoalId>) -> bool {
        let mut people = self.said.people.iter();
        people.any(|person| person.goal.as_ref() == goal)
    }

    /// Whom or what a question is about, in a word.
    fn name_of(&self, slot: &Slot) -> String {
        match slot {
            Slot::Role(at) | Slot::Talk(at) | Slot::Met(at) | Slot::For(at) | Slot::GoodAt(at) => {
                let person = self.said.people.get(*at);
                person.map_or_else(String::new, |person| person.first_name().to_owned())
            }
            Slot::With(id, _) => self.person_name(id),
            Slot::Who(Some(goal)) => self.goal_title(goal),
            _ => String::new(),
        }
    }

    /// What a question belongs to.
    fn about(&self, slot: &Slot) -> String {
        let part = match slot {
            Slot::Name | Slot::Organization | Slot::Purpose => "You",
            Slot::Title | Slot::First | Slot::Goal(At::New(_), _) => "A goal",
            Slot::Goal(At::Known(id), _) => return self.goal_title(id),
            Slot::With(id, _) => return self.person_name(id),
            Slot::Who(_)
            | Slot::Role(_)
            | Slot::Talk(_)
            | Slot::Met(_)
            | Slot::For(_)
            | Slot::GoodAt(_)
            | Slot::Crisis => "Your people",
            Slot::Give | Slot::Must => "Give and take",
        };
        let parts = ["You", "A goal", "Your people", "Give and take"];
        match parts.iter().position(|known| *known == part) {
            Some(at) if self.first => format!("{part} ({} of {})", at + 1, parts.len()),
            _ => part.to_owned(),
        }
    }

    fn goal_title(&self, id: &GoalId) -> String {
        let goal = self.known.goals.iter().find(|goal| goal.id == *id);
        goal.map_or_else(|| id.to_string(), |goal| goal.title.clone())
    }

    fn person_name(&self, id: &PersonId) -> String {
        let seen = self.known.people.iter().find(|seen| seen.id == *id);
        seen.map_or_else(|| id.to_string(), |seen| seen.name.clone())
    }
}
