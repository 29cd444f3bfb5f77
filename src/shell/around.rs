//! What is read for a text about one person: their folder, and of everybody else as little as it needs.
//!
//! What may live here: that reading, again and again. What may not: whether the others are needed.

use crate::error::Failure;
use crate::facts::beside::Beside;
use crate::model::change::{ChangeSet, Written};
use crate::model::day::Day;
use crate::model::network::{Network, Scope};
use crate::model::person::Person;
use crate::shell::context::Context;
use crate::shell::lightly;

/// How much is read.
#[derive(Clone, Debug)]
pub struct Around {
    own: Scope,
    beside: Option<Beside>,
}

impl Around {
    /// These folders, nobody else's.
    pub fn only(own: Scope) -> Self {
        Self { own, beside: None }
    }

    /// Everybody else's too, as far as they matter beside one person.
    #[must_use]
    pub fn and(self, beside: Beside) -> Self {
        let beside = Some(beside);
        Self { beside, ..self }
    }

    /// Reads it.
    pub fn read(&self, context: &mut Context<'_>) -> Result<Network, Failure> {
        let today = context.today();
        match &self.beside {
            Some(beside) => lightly::read(context, leave(beside, today)),
            None => context.read(&self.own),
        }
    }

    /// Carries out what `decide` makes of it, as [`Context::change`] does; only the own folders are edited.
    pub fn change(
        &self,
        context: &mut Context<'_>,
        dry_run: bool,
        decide: impl FnOnce(&Network) -> Result<ChangeSet, Failure>,
    ) -> Result<Vec<Written>, Failure> {
        let today = context.today();
        let own = std::slice::from_ref(&self.own);
        match &self.beside {
            Some(beside) => lightly::change(context, own, dry_run, leave(beside, today), decide),
            None => context.change(&self.own, dry_run, decide),
        }
    }
}

fn leave(beside: &Beside, today: Day) -> impl Fn(&Network, Person) -> Person + Sync {
    move |_, person| beside.lighter(person, today)
}
