//! From a question to a pitch: whether it is the time, the five parts, what they lack.

use super::case::{Case, Request};
use super::value::{Kind, Pitch};
use super::{evidence, lacks, revive, timing};
use crate::error::Failure;
use crate::facts::aim;
use crate::facts::called::Strangers;
use crate::facts::contact::latest_meeting;
use crate::facts::lessons::lessons;
use crate::facts::media::medium;
use crate::facts::privacy::{Audience, not_for_others};
use crate::facts::reader::{address, reader};
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::words::{Medium, Role};
use crate::text::deed::quoted;
use crate::text::phrase::spoken;

/// How long a first talk takes, unless it is said.
const MINUTES: u32 = 25;
/// The words that the owner's sentence may have …
const INTRO: usize = 26;
/// … those of the reason, of the need and of the offer.
const REASON: usize = 16;
/// How many lessons come back.
const LESSONS: usize = 4;
/// How many of one debrief.
const OF_ONE: usize = 2;

/// The pitch to a person, as of a day. Fails where it is not the time to ask, and says what is instead;
/// and where nothing about them is shared.
pub fn pitch(
    network: &Network,
    id: &PersonId,
    request: &Request,
    today: Day,
) -> Result<Pitch, Failure> {
    let person = network
        .person(id)
        .ok_or_else(|| Failure::new(format!("nobody has the id `{id}`")))?;
    if !request.audience.sees_person(person) {
        return Err(not_for_others(person));
    }
    let (kind, asked) = timing::kind(person, request, today)?;
    let case = Case {
        network,
        person,
        goal: aim::goal(network, person, request.goal.as_ref()),
        audience: request.audience,
        today,
        reader: reader(person),
        strangers: Strangers::of(&request.everyone, network, person),
    };
    let mut pitch = case.pitch(kind, request);
    pitch.asked = asked;
    pitch.missing = lacks::missing(&case, &pitch);
    Ok(pitch)
}

impl Case<'_> {
    fn pitch(&self, kind: Kind, request: &Request) -> Pitch {
        let (me, agreed) = (&self.network.policy.me, &self.person.relationship);
        let helps = agreed.only_mentee();
        let goal = self.goal.filter(|_| !helps);
        let learn = goal.map_or(Vec::new(), |goal| {
            aim::learned(&self.network.policy, goal, self.person)
        });
        let (gave, gave_on) = evidence::gave(self).unzip();
        let own_need = agreed.purpose.as_deref().filter(|_| kind != Kind::Revive);
        Pitch {
            who: self.person.id.clone(),
            name: self.person.name.clone(),
            kind,
            role: agreed.roles.first().copied(),
            met: latest_meeting(self.person, self.today).is_some(),
            gave,
            gave_on,
            intro: me.intro.as_deref().and_then(|intro| self.fit(intro, INTRO)),
            goal: goal.and_then(|goal| self.fit(&goal.title, REASON)),
            why: goal.and_then(|goal| self.fit(goal.why.as_deref()?, REASON)),
            need: own_need.and_then(|need| self.turned(need, REASON)),
            strength: evidence::strength(self, &learn),
            learn,
            seen: evidence::seen(self),
            offer: agreed
                .offer
                .as_deref()
                .and_then(|offer| self.turned(offer, REASON)),
            expertise: me
                .expertise
                .iter()
                .take(2)
                .map(|skill| spoken(skill))
                .collect(),
            minutes: request.minutes.unwrap_or(MINUTES),
            medium: self.medium(),
            after: self.busy_until(),
            asked: None,
            history: (kind == Kind::Revive).then(|| revive::history(self)),
            missing: Vec::new(),
            lessons: self.lessons(),
            to: address(self.person),
            first_name: self.person.first_name().to_owned(),
            today: self.today,
        }
    }

    /// How a first talk is held: as they prefer, where that is a talk.
    fn medium(&self) -> Option<String> {
        let prefers = self
            .person
            .relationship
            .medium
            .or(self.person.contact.prefers);
        let talks = |one: &Medium| !matches!(one, Medium::Chat | Medium::Email);
        prefers
            .filter(talks)
            .map(|one| medium(Some(one)).to_owned())
    }

    /// The last day of a busy time that covers today or begins within three weeks.
    fn busy_until(&self) -> Option<Day> {
        let busy = self.person.availability.busy.iter();
        let soon = self.today.plus_days(21);
        busy.filter(|busy| busy.from <= soon && busy.to >= self.today)
            .map(|busy| busy.to)
            .max()
    }

    /// Lessons of past relationships, for the owner alone.
    fn lessons(&self) -> Vec<String> {
        let roles = &self.person.relationship.roles;
        let past = lessons(self.network, Audience::Owner, roles, OF_ONE, self.today);
        let line = |past: &crate::facts::lessons::Lesson<'_>| {
            let how = past.how.map_or(String::new(), |how| format!(", {how}"));
            let text = quoted(&past.shown.entry.text);
            format!("{text} ({}{how}, {})", past.with.short_name(), past.place())
        };
        past.iter().take(LESSONS).map(line).collect()
    }
}

impl Pitch {
    /// What the log says of it once it was sent.
    pub fn asked_for(&self) -> String {
        if self.kind == Kind::FollowUp {
            return "the same once more, shorter".to_owned();
        }
        let about = match (self.role, self.learn.first(), &self.goal) {
            (Some(Role::Mentee), _, _) => String::new(),
            (_, Some(skill), _) => format!(" on {skill}"),
            (_, None, Some(goal)) => format!(" on “{goal}”"),
            (_, None, None) => String::new(),
        };
        format!("{} minutes{about}", self.minutes)
    }
}
