//! From a question to a progress report: for whom, since when, and what each part holds.

use super::case::{Case, Request};
use super::help::{self, Told};
use super::value::{Asks, For, Progress, Promise};
use super::{goals, open, quotable};
use crate::error::Failure;
use crate::facts::privacy::not_for_others;
use crate::facts::reader::{address, turned};
use crate::model::day::Day;
use crate::model::draft::Missing;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::text::address::speaks_of;
use crate::text::phrase::clause;

/// The progress report for a person, as of a day. Fails where nothing about them is shared, and where
/// the two have not spoken yet.
pub fn progress(
    network: &Network,
    id: &PersonId,
    request: &Request,
    today: Day,
) -> Result<Progress, Failure> {
    let person = network
        .person(id)
        .ok_or_else(|| Failure::new(format!("nobody has the id `{id}`")))?;
    if !request.audience.sees_person(person) {
        return Err(not_for_others(person));
    }
    let case = Case::new(network, person, request, today);
    if case.is_unmet() {
        let failure = format!(
            "you have not spoken with {} yet, so there is nothing of theirs to report on",
            person.name
        );
        return Err(
            Failure::new(failure).hint(format!("`mentor pitch {id}` asks for a first talk"))
        );
    }
    Ok(case.report())
}

impl Case<'_> {
    fn report(&self) -> Progress {
        let Told { steps, news } = help::steps(self);
        let facts = quotable::facts(self, &steps);
        let goals = goals::goals(self, steps.iter().chain(&facts));
        let mut progress = Progress {
            who: self.person.id.clone(),
            name: self.person.name.clone(),
            as_what: self.as_what,
            since: self.since,
            purpose: self.purpose(),
            kept: help::kept(self),
            theirs: help::theirs(self),
            stuck: open::stuck(self),
            question: open::question(self),
            promises: open::promises(self, &goals),
            thanks: help::thanks(self),
            facts,
            steps,
            news,
            goals,
            missing: Vec::new(),
            reread: Vec::new(),
            to: address(self.person),
            first_name: self.person.first_name().to_owned(),
            today: self.today,
        };
        for goal in &mut progress.goals {
            // Said once, as a promise.
            let said = |next: &Promise| progress.promises.contains(next);
            goal.next = goal.next.take().filter(|next| !said(next));
        }
        progress.missing = self.missing(&progress);
        progress.reread = self.reread(&progress);
        progress
    }

    fn purpose(&self) -> Option<String> {
        let purpose = self.person.relationship.purpose.as_deref()?;
        Some(clause(&turned(purpose, self.reader)).to_owned())
    }

    /// What the files do not hold, with the command that puts it there.
    fn missing(&self, progress: &Progress) -> Vec<Missing> {
        let id = &self.person.id;
        let mut missing = Vec::new();
        if progress.purpose.is_none() && progress.goals.is_empty() {
            missing.push(Missing::new(
                "what the two of you work on",
                format!("mentor set {id} purpose=\"…\""),
            ));
        }
        if progress.steps.is_empty() && self.as_what != For::Mentee {
            missing.push(Missing::new(
                "what you did on their advice and what came of it",
                format!("mentor log {id} --action \"…\""),
            ));
        }
        if progress
            .question
            .as_ref()
            .is_none_or(|question| question.form == Asks::Topic)
        {
            missing.push(Missing::new(
                "your question to them",
                format!("mentor touch --next \"@{id} how …\""),
            ));
        }
        if self.network.policy.me.name.is_none() {
            missing.push(Missing::new("your name", "mentor set me name=\"…\""));
        }
        if progress.promises.is_empty() {
            missing.push(Missing::new(
                "what you will do next, and by when",
                format!(
                    "mentor log {id} --action \"… due:{}\"",
                    self.today.plus_days(14)
                ),
            ));
        }
        if progress.thanks.is_none() {
            missing.push(Missing::new(
                "what to thank them for",
                format!("mentor touch --received \"@{id} …\""),
            ));
        }
        missing
    }

    /// The texts that speak of the reader by name or as "she", "he".
    fn reread(&self, progress: &Progress) -> Vec<String> {
        let done = progress.steps.iter().chain(&progress.facts);
        let done = done
            .chain(&progress.theirs)
            .flat_map(|done| [done.advice.as_ref(), Some(&done.did), done.result.as_ref()]);
        let open = progress.stuck.iter().map(|stuck| Some(&stuck.text));
        let asked = progress
            .question
            .iter()
            .map(|question| Some(&question.text));
        let promised = progress.promises.iter().map(|promise| Some(&promise.text));
        let texts = done.chain(open).chain(asked).chain(promised);
        let mut found: Vec<String> = Vec::new();
        for text in texts.flatten().chain(&progress.purpose) {
            if speaks_of(text, self.reader) && !found.contains(text) {
                found.push(text.clone());
            }
        }
        found
    }
}
