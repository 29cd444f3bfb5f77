//! Two people who do not know one another, and what one of them could do for the other.
//!
//! What may live here: who bears a favour, whose need meets whose expertise, and the reason in a sentence.
//! What may not: which pairs are shown, and in which order.

use super::state::between;
use crate::facts::broker::know_one_another;
use crate::facts::contact::{Freshness, Standing};
use crate::facts::needs::{self, Need, NeedOf};
use crate::facts::steps::ground::busy;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::Stage;
use crate::text::doc::plain;
use crate::text::phrase::{clause, listed, spoken};

/// What one of two people could do for the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meet {
    /// What the one needs.
    pub need: Need,
    /// The skills of the other that meet it, after aliases; never empty.
    pub skills: Vec<String>,
}

/// Whether somebody may be asked today whether they would like to meet somebody: an active tie that
/// bears a favour (in touch, or not quiet for long), not at rest and not busy.
pub fn is_open(person: &Person, standing: &Standing, today: Day) -> bool {
    let relationship = &person.relationship;
    let alive = standing.effective || standing.freshness == Some(Freshness::Fading);
    alive
        && person.readable
        && relationship.stage() == Stage::Active
        && relationship.snooze.is_none_or(|until| until <= today)
        && busy(person, today).is_none()
}

/// Whether two people do not know one another, sit in no circle together, and were not asked about one
/// another before.
pub fn are_strangers(network: &Network, a: &Person, b: &Person, today: Day) -> bool {
    let both = |members: &[PersonId]| members.contains(&a.id) && members.contains(&b.id);
    a.id != b.id
        && !network.circles.iter().any(|circle| both(&circle.members))
        && !know_one_another(a, b)
        && between(a, b, today).steps.is_empty()
}

/// What somebody could do for somebody whose needs these are: the plainest need that their expertise
/// meets; `None` where it meets none.
pub fn meet(network: &Network, needs: &[Need], who: &Person, other: &Person) -> Option<Meet> {
    needs.iter().find_map(|need| {
        let skills = needs::met(&network.policy, need, who, other);
        let need = need.clone();
        (!skills.is_empty()).then_some(Meet { need, skills })
    })
}

impl Meet {
    /// The reason with the places it stands on, in inline Markdown without a full stop.
    pub fn why(&self, who: &Person, other: &Person) -> String {
        let (name, knows) = (plain(who.first_name()), plain(other.first_name()));
        let spoken: Vec<String> = self.skills.iter().map(|s| plain(&spoken(s))).collect();
        let (skill, place) = (listed(&spoken), &self.need.place);
        let text = plain(clause(&self.need.text));
        let file = other.file();
        match self.need.of {
            NeedOf::Objective => format!(
                "{name} wants “{text}” ({place}), and {knows} knows {skill} (expertise in {file})"
            ),
            NeedOf::Owed => format!(
                "you owe {name} “{text}” ({place}), and {knows} knows {skill} (expertise in {file})"
            ),
            NeedOf::Interest => format!(
                "{name} cares about “{text}” ({place}), and {knows} knows {skill} (expertise in {file})"
            ),
            NeedOf::Goal => format!(
                "{name} works with you on “{text}” ({place}), which needs {skill}; {knows} knows it (expertise in {file})"
            ),
        }
    }
}
