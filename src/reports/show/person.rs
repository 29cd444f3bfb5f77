//! What there is to show of a person, as a value and as JSON.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::facts::action_record::ActionRecord;
use crate::facts::actions::{Item, elsewhere, in_seen_notes, of_person};
use crate::facts::contact::{Standing, next_meeting, standing};
use crate::facts::ledger::balance::{Balance, Measure, of_entries};
use crate::facts::ledger::entries::{Entry, entries};
use crate::facts::next_step::choose;
use crate::facts::next_step::step::Step;
use crate::facts::points::{Answer, Point, answers_owed, for_next_time};
use crate::facts::privacy::Audience;
use crate::facts::supply::{Offer, functions};
use crate::facts::timeline::{self, Event, What};
use crate::model::day::Day;
use crate::model::ids::{GoalId, PersonId};
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::{Criterion, Level, Relation, Role, Stage};

/// Everything on the page of a person.
#[derive(Clone, Debug)]
pub struct Shown<'a> {
    /// What was read.
    pub network: &'a Network,
    /// Who it is.
    pub person: &'a Person,
    /// The day.
    pub today: Day,
    /// The contact with them.
    pub standing: Standing,
    /// The meeting agreed last time, if it is not past.
    pub next_meeting: Option<Day>,
    /// What they give, or are assumed to give.
    pub functions: Vec<Offer<'a>>,
    /// The actions of their folder, in order.
    pub actions: Vec<Item<'a>>,
    /// Actions that stand elsewhere and concern them.
    pub elsewhere: Vec<Item<'a>>,
    /// Points for next time.
    pub points: Vec<Point>,
    /// Answers that are owed.
    pub answers: Vec<(Answer, Point)>,
    /// Given and received, oldest first.
    pub ledger: Vec<Entry>,
    /// What happened, latest first.
    pub timeline: Vec<Event>,
    /// The one next step.
    pub next: Step,
}

/// Gathers what is known of a person on a day.
pub fn show<'a>(network: &'a Network, person: &'a Person, today: Day) -> Shown<'a> {
    let standing = standing(network, person, today);
    let mut others = in_seen_notes(network, person, today);
    others.extend(elsewhere(network, &person.id, today));
    // A note that is both pointed to and read on its own is told once.
    let mut places = Vec::new();
    others.retain(|item| {
        let new = !places.contains(&item.place());
        places.push(item.place());
        new
    });
    Shown {
        network,
        person,
        today,
        next_meeting: next_meeting(person, today).filter(|day| *day >= today),
        functions: functions(person),
        actions: of_person(person, today),
        elsewhere: others,
        points: for_next_time(person, today, Audience::Owner),
        answers: answers_owed(person, today),
        ledger: entries(person, today),
        timeline: timeline::of_person(network, person, today, Audience::Owner),
        next: choose::of(network, person, &standing, today),
        standing,
    }
}

impl Shown<'_> {
    /// What went each way.
    pub fn balance(&self) -> Balance {
        of_entries(Measure::of(&self.person.relationship), &self.ledger)
    }
}

/// `person` in JSON.
#[derive(Serialize)]
struct PersonRecord<'a> {
    id: &'a PersonId,
    name: &'a str,
    also: &'a [String],
    roles: &'a [Role],
    stage: Option<Stage>,
    phase: Option<&'static str>,
    organization: Option<&'a str>,
    title: Option<&'a str>,
    sector: Option<&'a str>,
    function: Option<&'a str>,
    level: Option<Level>,
    relation: Option<Relation>,
    location: Option<&'a str>,
    timezone: Option<&'a str>,
    email: Option<&'a str>,
    phone: Option<&'a str>,
    purpose: Option<&'a str>,
    objectives: &'a [String],
    goals: &'a [GoalId],
    functions: Vec<&'a str>,
    functions_assumed: bool,
    expertise: &'a [String],
    interests: &'a [String],
    expectations: Option<&'a str>,
    since: Option<Day>,
    until: Option<Day>,
    last_contact: Option<Day>,
    cadence_days: Option<i64>,
    ratio: Option<f64>,
    freshness: Option<&'static str>,
    due_on: Option<Day>,
    next_meeting: Option<Day>,
    meetings: usize,
    closeness: Option<u32>,
    fit: BTreeMap<Criterion, u32>,
    confidential: bool,
}

/// `timeline[]` in JSON.
#[derive(Serialize)]
pub(super) struct EventRecord<'a> {
    date: Day,
    kind: &'static str,
    circle: Option<&'a str>,
    meeting: Option<&'static str>,
    minutes: Option<u32>,
    medium: Option<&'static str>,
    text: Option<&'a str>,
    rating: Option<f64>,
    private: bool,
    private_notes: &'a [String],
    file: &'a str,
    line: usize,
}

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Record<'a> {
            person: PersonRecord<'a>,
            actions: Vec<ActionRecord>,
            elsewhere: Vec<ActionRecord>,
            points: &'a [Point],
            given_and_received: &'a [Entry],
            balance: Option<f64>,
            timeline: Vec<EventRecord<'a>>,
            next: &'a Step,
        }
        Record {
            person: self.record(),
            actions: self.actions.iter().map(ActionRecord::of).collect(),
            elsewhere: self.elsewhere.iter().map(ActionRecord::of).collect(),
            points: &self.points,
            given_and_received: &self.ledger,
            balance: self.balance().sums.share(),
            timeline: self.timeline.iter().map(event_record).collect(),
            next: &self.next,
        }
        .serialize(serializer)
    }
}

impl<'a> Shown<'a> {
    fn record(&self) -> PersonRecord<'_> {
        let (p, s) = (self.person, &self.standing);
        let r = &p.relationship;
        PersonRecord {
            id: &p.id,
            name: &p.name,
            also: &p.also,
            roles: &r.roles,
            stage: p.readable.then(|| r.stage()),
            phase: s.phase.map(|phase| phase.as_str()),
            organization: p.organization.as_deref(),
            title: p.title.as_deref(),
            sector: p.sector.as_deref(),
            function: p.function.as_deref(),
            level: p.level,
            relation: p.relation,
            location: p.location.as_deref(),
            timezone: p.timezone.as_deref(),
            email: p.contact.email.as_deref(),
            phone: p.contact.phone.as_deref(),
            purpose: r.purpose.as_deref(),
            objectives: &r.objectives,
            goals: &r.goals,
            functions: self.functions.iter().map(|f| &*f.function).collect(),
            functions_assumed: r.functions.is_none(),
            expertise: &p.expertise,
            interests: &p.interests,
            expectations: r.expectations.as_deref(),
            since: r.since,
            until: r.until,
            last_contact: s.last_contact,
            cadence_days: s.cadence.map(|cadence| cadence.days()),
            ratio: s.ratio,
            freshness: s.freshness.map(|state| state.as_str()),
            due_on: s.due_on,
            next_meeting: self.next_meeting,
            meetings: s.meetings,
            closeness: r.closeness,
            fit: p.fit.iter().copied().collect(),
            confidential: p.confidential,
        }
    }
}

pub(super) fn event_record(event: &Event) -> EventRecord<'_> {
    let (kind, circle) = match &event.what {
        What::Meeting => ("meeting", None),
        What::Circle(id) => ("circle", Some(id.as_str())),
        What::Touch(kind) => (kind.as_str(), None),
        What::Debrief(_) => ("debrief", None),
    };
    EventRecord {
        date: event.day,
        kind,
        circle,
        meeting: event.kind.map(|kind| kind.as_str()),
        minutes: event.minutes,
        medium: event.medium.map(|medium| medium.as_str()),
        text: event.text.as_deref(),
        rating: event.rating,
        private: event.private,
        private_notes: &event.whispers,
        file: event.place.file.as_str(),
        line: event.place.line,
    }
}
