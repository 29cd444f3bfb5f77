//! What the figures of a network, and the ways through it, need of a person: the rest of ten thousand people is
//! not kept in memory.
//!
//! What may live here: which parts of a person stay. What may not: a figure.

use std::mem::take;

use super::contact::STARTING_MEETINGS;
use super::coverage::Needs;
use crate::model::day::Day;
use crate::model::network::Network;
use crate::model::person::{About, Person};
use crate::model::policy::Policy;
use crate::model::rare::Rare;

/// What stays of everybody for the figures of a network on a day.
#[derive(Clone, Debug)]
pub struct Lighter {
    policy: Policy,
    today: Day,
    needs: Needs,
}

impl Lighter {
    /// For a network whose people may not be read yet.
    pub fn of(network: &Network, today: Day) -> Self {
        Self {
            policy: network.policy.clone(),
            today,
            needs: Needs::of(&network.policy, &network.goals),
        }
    }

    /// A person without what no figure and no step reads. Of the dated notes as many of the latest stay as
    /// tell when somebody was met last, and whether the relationship is only starting, on which a rhythm
    /// hangs that is not their own.
    pub fn person(&self, mut person: Person) -> Person {
        let relationship = &mut person.relationship;
        let wanted = match relationship.cadence {
            Some(_) => 1,
            None => STARTING_MEETINGS,
        };
        // Whether somebody can be reached, and on which terms, is asked only of those who may be called
        // in a crisis.
        let called = relationship.crisis_contact;
        if !called {
            relationship.terms = Rare::default();
        }
        let free = &person.availability;
        if !called && free.busy.is_empty() && free.hours.is_none() {
            person.about = traits(&mut person.about);
        }
        person.expertise = self.skills(take(&mut person.expertise));
        let meetings = &mut person.meetings;
        meetings.retain(|meeting| meeting.day <= self.today);
        *meetings = meetings.split_off(meetings.len().saturating_sub(wanted));
        person
    }

    /// Of what somebody knows what is needed, and the first of the rest: that there is anything tells
    /// whether a mentee supports the owner too.
    fn skills(&self, written: Vec<String>) -> Vec<String> {
        let needed = |skill: &String| self.needs.has_skill(&self.policy.skill_of(skill));
        let rest = written.iter().position(|skill| !needed(skill));
        let kept = written.into_iter().enumerate();
        let kept = kept.filter(|(at, skill)| Some(*at) == rest || needed(skill));
        // Not in the room of those that go.
        let kept: Box<[String]> = kept.map(|(_, skill)| skill).collect();
        kept.into_vec()
    }
}

/// What the steps, the axes and the rhythms ask of somebody who is not called in a crisis.
fn traits(about: &mut About) -> Rare<About> {
    let kept = About {
        perspectives: take(&mut about.perspectives),
        experience: take(&mut about.experience),
        tags: take(&mut about.tags),
        axes: take(&mut about.axes),
        fit: take(&mut about.fit),
        ..About::default()
    };
    let lists = [&kept.perspectives, &kept.experience, &kept.tags];
    if lists.iter().all(|list| list.is_empty()) && kept.axes.is_empty() && kept.fit.is_empty() {
        Rare::default()
    } else {
        kept.into()
    }
}
