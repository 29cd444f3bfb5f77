//! The review: what was kept of everybody, joined, named and put in order.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use super::ask::{Ask, is_off};
use super::item::Item;
use super::items::{Items, Names, Packed, Row};
use super::kept::Kept;
use super::promises::Folder;
use super::results::half_a_year_later;
use super::{gaps, goals, meetings, packed, together};
use crate::facts::actions::{of_circle, of_goal};
use crate::facts::coverage_change::Part;
use crate::facts::goal_pulse::{Pulses, join, pulses};
use crate::facts::look_back::look_back;
use crate::facts::subject::Subject;
use crate::model::attention::Urgency;
use crate::model::circle::Circle;
use crate::model::day::Day;
use crate::model::ids::{GoalId, Home, PersonId};
use crate::model::length::Cadence;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::{GoalStatus, Stage};

/// The review of a day.
#[derive(Debug, Serialize)]
pub struct Review {
    /// The day of the last one: gaps that opened after it are told.
    pub since: Day,
    /// The last day that meetings and actions are looked at.
    pub until: Day,
    /// How many items there are of each urgency.
    pub counts: Counts,
    /// Everything that wants attention, in the order of commands.md.
    pub items: Items,
    /// The day on which it was asked for.
    #[serde(skip)]
    pub today: Day,
}

/// How many items there are of each urgency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// This week, before the rest.
    pub now: usize,
    /// This week or the next.
    pub soon: usize,
    /// When there is time.
    pub when_you_can: usize,
}

/// The review of a network without its people, and of what was kept of each of them, in the order of ids.
pub fn review(network: &Network, kept: Vec<Kept>, ask: &Ask) -> Review {
    let mut all = Joined::default();
    for one in kept {
        all.take(one);
    }
    for circle in &network.circles {
        all.circle(circle, ask);
    }
    for goal in &network.goals {
        let actions = of_goal(goal, ask.today);
        ask.handles.add(actions.iter().map(|one| one.handle));
        join(&mut all.pulses, pulses(&actions));
        if goal.status == GoalStatus::Active {
            all.items.extend(folder(&actions, None, ask).items());
        }
    }
    let found = goals::items(&network.goals, &all.pulses, &all.helpers, ask.today);
    all.items.extend(found);
    let found = together::items(&all.introduced, &all.names.people, ask.today);
    all.items.extend(found);
    let found = gaps::items(
        network,
        &all.parts,
        &all.names.people,
        (ask.since, ask.today),
    );
    all.items.extend(found);
    all.finish(network, ask)
}

fn folder<'i, 'n>(
    actions: &'i [crate::facts::actions::Item<'n>],
    cadence: Option<i64>,
    ask: &Ask,
) -> Folder<'i, 'n> {
    Folder {
        actions,
        cadence,
        today: ask.today,
        until: ask.until(),
        of_others: true,
    }
}

/// What was kept of everybody.
#[derive(Default)]
struct Joined {
    packed: Vec<Packed>,
    /// Those of nobody's folder.
    items: Vec<Item>,
    names: Names,
    silent: BTreeSet<PersonId>,
    pulses: Pulses,
    parts: Vec<Part>,
    /// For each goal who helps with it and was in touch last; of equals the first by id.
    helpers: BTreeMap<GoalId, (Option<Day>, PersonId)>,
    introduced: Vec<Person>,
}

impl Joined {
    fn take(&mut self, one: Kept) {
        if !one.items.is_empty() {
            self.packed.push((Some(one.id.clone()), one.items));
        }
        join(&mut self.pulses, one.pulses);
        self.parts.extend(one.part);
        self.introduced.extend(one.introduced.map(|person| *person));
        for goal in one.serves.iter().filter(|_| !one.silent) {
            let helper = (one.last_contact, one.id.clone());
            let best = self.helpers.entry(goal.clone());
            let best = best.or_insert_with(|| helper.clone());
            if helper.0 > best.0 {
                *best = helper;
            }
        }
        if one.silent {
            self.silent.insert(one.id.clone());
        }
        self.names.people.insert(one.id, one.name);
    }

    fn circle(&mut self, circle: &Circle, ask: &Ask) {
        let actions = of_circle(circle, ask.today);
        ask.handles.add(actions.iter().map(|one| one.handle));
        join(&mut self.pulses, pulses(&actions));
        let cadence = match circle.cadence {
            Some(Cadence::Every(length)) => Some(length.days()),
            _ => None,
        };
        self.items.extend(folder(&actions, cadence, ask).items());
        if circle.stage() == Stage::Active {
            let found = meetings::with_circle(circle, cadence, ask);
            self.items.extend(found);
        }
        let subject = Subject::Circle(circle);
        let who = Home::Circle(circle.id.clone());
        let asked = look_back(subject, ask.today);
        let item =
            asked.and_then(|asked| half_a_year_later(who, &asked, subject, (cadence, ask.today)));
        self.items.extend(item);
    }

    /// Names, handles, order: the review.
    fn finish(mut self, network: &Network, ask: &Ask) -> Review {
        let length = ask.handles.short_len();
        let wanted = |item: &Item| {
            let silent = item.person().is_some_and(|id| self.silent.contains(id));
            !silent && !is_off(&network.policy, item.kind)
        };
        let rest = packed::all(&ask.lexicon, None, &self.items);
        self.packed.push((None, rest));
        self.names.take_rest(network);
        let packed = (Arc::clone(&ask.lexicon), self.packed);
        let items = Items::new(packed, self.names, length, wanted);
        Review {
            since: ask.since,
            until: ask.until(),
            counts: Counts::of(items.rows()),
            items,
            today: ask.today,
        }
    }
}

impl Counts {
    fn of(items: &[Row]) -> Self {
        let of = |urgency| items.iter().filter(|item| item.urgency == urgency).count();
        Self {
            now: of(Urgency::Now),
            soon: of(Urgency::Soon),
            when_you_can: of(Urgency::WhenYouCan),
        }
    }
}

impl Review {
    /// Whether nothing wants attention.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// What to do first: the first item of the greatest urgency that there is.
    pub fn first(&self) -> Option<Item> {
        let rows = self.items.rows();
        let mut of = Urgency::ALL.iter();
        let first = of.find_map(|urgency| rows.iter().find(|row| row.urgency == *urgency));
        self.items.item(*first?)
    }
}
