//! All that a part of the report looks at: the person, the reader, the days.

use super::value::For;
use crate::facts::actions::{Item, of_person};
use crate::facts::called::{Strangers, names_for_ids};
use crate::facts::contact::latest_meeting;
use crate::facts::points::last_progress;
use crate::facts::privacy::Audience;
use crate::facts::reader::{named_as_you, reader, turned};
use crate::model::action::Owner;
use crate::model::day::Day;
use crate::model::network::{Ids, Network};
use crate::model::person::Person;
use crate::model::words::{Role, Stage};
use crate::text::address::Reader;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// From which day on things are news; `None`: since they last heard.
    pub since: Option<Day>,
    /// Who reads it.
    pub audience: Audience,
    /// Everyone of the network, so that nobody else is named.
    pub everyone: Ids,
}

/// A report in the making.
pub(super) struct Case<'a> {
    pub(super) network: &'a Network,
    pub(super) person: &'a Person,
    pub(super) audience: Audience,
    pub(super) today: Day,
    /// From which day on things are news.
    pub(super) since: Option<Day>,
    /// Whether the owner named that day.
    pub(super) since_is_asked: bool,
    pub(super) as_what: For,
    pub(super) reader: Reader<'a>,
    pub(super) strangers: Strangers,
    /// The actions of this person's folder that may be shown.
    pub(super) items: Vec<Item<'a>>,
}

impl<'a> Case<'a> {
    pub(super) fn new(
        network: &'a Network,
        person: &'a Person,
        request: &Request,
        today: Day,
    ) -> Self {
        let mut items = of_person(person, today);
        items.retain(|item| request.audience.sees_action(item));
        let met = latest_meeting(person, today).map(|meeting| meeting.day);
        let heard = met.max(last_progress(person, today));
        Self {
            network,
            person,
            audience: request.audience,
            today,
            since: request.since.or(heard).or(person.relationship.since),
            since_is_asked: request.since.is_some(),
            as_what: as_what(person),
            reader: reader(person),
            strangers: Strangers::of(&request.everyone, network, person),
            items,
        }
    }

    /// Whether somebody could be asked and nothing was said yet.
    pub(super) fn is_unmet(&self) -> bool {
        let open = matches!(
            self.person.relationship.stage(),
            Stage::Prospect | Stage::Invited
        );
        open && latest_meeting(self.person, self.today).is_none() && self.items.is_empty()
    }

    /// A promise of the notes as the reader reads it: names in place of ids, and the reader as `you`.
    pub(super) fn promised(&self, text: &str) -> String {
        turned(&names_for_ids(self.network, text), self.reader)
    }

    /// A result of the notes as the reader reads it: names in place of ids, the reader's own as `you`.
    pub(super) fn said(&self, text: &str) -> String {
        let text = names_for_ids(self.network, text);
        if self.as_what == For::Mentee {
            return turned(&text, self.reader);
        }
        named_as_you(&text, self.reader)
    }

    /// Whether it is for the reader to do.
    pub(super) fn is_theirs(&self, item: &Item<'_>) -> bool {
        matches!(&item.action.owner, Owner::Person(id) if *id == self.person.id)
    }
}

/// As what somebody reads it: whoever advises hears what came of that, even where they sponsor too.
fn as_what(person: &Person) -> For {
    let agreed = &person.relationship;
    let advises = [Role::Mentor, Role::Advisor, Role::Coach, Role::Peer];
    if agreed.only_mentee() {
        For::Mentee
    } else if agreed.is(Role::Sponsor) && !advises.iter().any(|role| agreed.is(*role)) {
        For::Sponsor
    } else {
        For::Adviser
    }
}
