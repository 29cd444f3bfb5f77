//! All that a fill needs: what was read, what was settled, and the facts that several blocks share.

use super::line::Line;
use super::plan::{Plan, Request};
use super::topic::Topics;
use super::voice::Voice;
use crate::facts::actions::{self, Item};
use crate::facts::contact::{Standing, latest_meeting};
use crate::facts::goals::served;
use crate::facts::points::{self, Point};
use crate::facts::privacy::{Audience, standing_for};
use crate::facts::questions::{Asked, Term, asked};
use crate::model::action::Owner;
use crate::model::day::Day;
use crate::model::goal::Goal;
use crate::model::ids::{Home, Place};
use crate::model::network::Network;
use crate::model::note::SectionKey;
use crate::model::person::Person;
use crate::model::words::{MeetingKind, Role};

/// One agenda in the making.
pub struct Case<'a> {
    /// What was read.
    pub network: &'a Network,
    /// With whom.
    pub person: &'a Person,
    /// What was settled.
    pub plan: &'a Plan,
    /// The day on which it is asked for.
    pub today: Day,
    /// Who will read it.
    pub audience: Audience,
    /// In whose words.
    pub voice: Voice<'a>,
    /// Contact, rhythm and phase.
    pub standing: Standing,
    /// Points kept for this meeting.
    pub points: Vec<Point>,
    /// The actions of this person's folder, and those elsewhere that are theirs.
    pub items: Vec<Item<'a>>,
    /// How many characters of their handles tell them apart.
    pub handles: usize,
    /// What was asked lately.
    pub asked: Asked,
    /// What is written in the agreement already, so that nobody asks for it.
    pub settled: Vec<Term>,
    /// What the meeting is about.
    pub topics: Topics,
    /// At most one story, with the question after it.
    pub story: Vec<Line>,
}

impl<'a> Case<'a> {
    /// Gathers what the fills share.
    pub fn new(
        network: &'a Network,
        person: &'a Person,
        plan: &'a Plan,
        request: &Request,
        today: Day,
    ) -> Self {
        let audience = request.audience;
        let voice = Voice {
            name: person.first_name(),
            shared: audience != Audience::Owner,
            today,
        };
        let all = actions::of_person(person, today);
        let handles = actions::short_len(&all);
        let mut case = Self {
            network,
            person,
            plan,
            today,
            audience,
            voice,
            standing: standing_for(network, person, audience, today),
            points: kept(person, today, audience),
            items: all,
            handles,
            asked: asked(person, today, plan.date),
            settled: settled(person),
            topics: Topics::default(),
            story: Vec::new(),
        };
        case.add_actions_elsewhere();
        case.items.retain(|item| case.audience.sees_action(item));
        case.items
            .retain(|item| !voice.shared || !is_third(item, person));
        case
    }

    /// What notes that are seen from here and circles hold of theirs.
    fn add_actions_elsewhere(&mut self) {
        self.items.extend(actions::in_seen_notes(
            self.network,
            self.person,
            self.today,
        ));
        let circles = actions::elsewhere(self.network, &self.person.id, self.today);
        let circles = circles
            .into_iter()
            .filter(|item| matches!(item.home, Home::Circle(_)));
        self.items.extend(circles);
    }

    /// Whether one of their roles is this one.
    pub fn is(&self, role: Role) -> bool {
        self.person.relationship.is(role)
    }

    /// Whether the owner helps them and nothing else.
    pub fn only_mentee(&self) -> bool {
        self.person.relationship.only_mentee()
    }

    /// Whether questions are put to the owner: by a coach, and by anybody who is no mentee.
    pub fn is_asked(&self) -> bool {
        self.is(Role::Coach) || !self.is(Role::Mentee)
    }

    /// The day of the last meeting.
    pub fn last_met(&self) -> Option<Day> {
        latest_meeting(self.person, self.today).map(|meeting| meeting.day)
    }

    /// The day of the meeting, or the one taken for it.
    pub fn meeting_day(&self) -> Day {
        self.plan.date.or(self.plan.proposed).unwrap_or(self.today)
    }

    /// Until when "before we meet again" reaches.
    pub fn horizon(&self) -> Day {
        let later = self.meeting_day().plus_days(30);
        match self.plan.kind {
            MeetingKind::Closing => later,
            _ => self.plan.next.unwrap_or(later),
        }
    }

    /// The active goals that this relationship serves, by priority, then id.
    pub fn goals(&self) -> Vec<&'a Goal> {
        served(self.network, self.person)
    }

    /// The entries of a section of the latest meeting, with their place and whether they are private.
    pub fn last_entries(&self, key: SectionKey) -> Vec<Point> {
        let latest = latest_meeting(self.person, self.today);
        let note = latest.and_then(|meeting| Some((meeting, self.audience.text(meeting)?)));
        note.map_or(Vec::new(), |(meeting, note)| {
            points::section_points(meeting, note, key, self.audience)
        })
    }

    /// The entries of a section of the agenda that is prepared by hand for that day.
    pub fn prepared_entries(&self, key: SectionKey) -> Vec<Point> {
        let path = self.plan.prepared.as_ref();
        let meeting = self
            .person
            .agendas
            .iter()
            .find(|agenda| Some(&agenda.path) == path);
        let note = meeting.and_then(|meeting| Some((meeting, self.audience.text(meeting)?)));
        note.map_or(Vec::new(), |(meeting, note)| {
            points::section_points(meeting, note, key, self.audience)
        })
    }

    /// How the command line names this person.
    pub fn typed(&self) -> &str {
        self.person.id.as_str()
    }

    /// A place in this person's folder.
    pub fn place(&self, file: &str, line: usize) -> Place {
        Place {
            file: self.person.folder().join(file),
            line,
        }
    }
}

/// The points kept for this meeting, without the reader's own `@id` before them: `touch` finds its person by it.
fn kept(person: &Person, today: Day, audience: Audience) -> Vec<Point> {
    let mark = format!("@{} ", person.id);
    let mut points = points::for_next_time(person, today, audience);
    for point in &mut points {
        if let Some(text) = point.text.strip_prefix(&mark) {
            point.text = text.trim_start().to_owned();
        }
    }
    points
}

/// The terms of the agreement that are written down.
fn settled(person: &Person) -> Vec<Term> {
    let agreed = &person.relationship;
    [
        (Term::Feedback, agreed.feedback.is_some()),
        (Term::Confidentiality, agreed.confidentiality.is_some()),
        (Term::Boundaries, !agreed.boundaries.is_empty()),
    ]
    .into_iter()
    .filter_map(|(term, written)| written.then_some(term))
    .collect()
}

/// Whether an action is neither the owner's nor this person's.
fn is_third(item: &Item<'_>, person: &Person) -> bool {
    matches!(&item.action.owner, Owner::Person(id) if *id != person.id)
}
