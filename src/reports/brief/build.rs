//! From a question to a brief: the goal that is meant, the owner's own words about it, the talk.

use super::value::{Aim, Brief, Tried};
use crate::error::Failure;
use crate::facts::actions::{Status, of_goal};
use crate::facts::aim;
use crate::facts::called::Strangers;
use crate::facts::media::medium;
use crate::facts::privacy::{Audience, not_for_others};
use crate::facts::reader::{address, named_as_you, reader, turned};
use crate::model::day::Day;
use crate::model::draft::Missing;
use crate::model::goal::Goal;
use crate::model::ids::{GoalId, PersonId};
use crate::model::network::{Ids, Network};
use crate::model::note::SectionKey;
use crate::model::person::Person;
use crate::model::words::{Medium, Role, Stage};
use crate::text::address::speaks_of;
use crate::text::phrase::{clause, spoken, untagged};

/// How many lines of each part of the self-assessment a page holds.
const LINES: usize = 3;
/// How many things that were tried.
const TRIED: usize = 3;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The goal that the talk is about; `None`: the one that fits.
    pub goal: Option<GoalId>,
    /// Who reads it.
    pub audience: Audience,
    /// Everyone of the network, so that nobody else is named.
    pub everyone: Ids,
}

/// A brief in the making.
struct Case<'a> {
    network: &'a Network,
    person: &'a Person,
    goal: Option<&'a Goal>,
    audience: Audience,
    today: Day,
    strangers: Strangers,
    left_out: Vec<String>,
}

/// The brief for a person, as of a day. Fails where nothing about them is shared.
pub fn brief(
    network: &Network,
    id: &PersonId,
    request: &Request,
    today: Day,
) -> Result<Brief, Failure> {
    let person = network
        .person(id)
        .ok_or_else(|| Failure::new(format!("nobody has the id `{id}`")))?;
    if !request.audience.sees_person(person) {
        return Err(not_for_others(person));
    }
    let mentee = person.relationship.only_mentee() && request.goal.is_none();
    let goal = aim::goal(network, person, request.goal.as_ref());
    let case = Case {
        network,
        person,
        goal: goal.filter(|_| !mentee),
        audience: request.audience,
        today,
        strangers: Strangers::of(&request.everyone, network, person),
        left_out: Vec::new(),
    };
    Ok(case.build(mentee))
}

impl Case<'_> {
    fn build(mut self, mentee: bool) -> Brief {
        let (me, agreed) = (&self.network.policy.me, &self.person.relationship);
        let words = |list: &[String]| list.iter().map(|word| spoken(word)).collect();
        let talks = |one: &Medium| !matches!(one, Medium::Chat | Medium::Email);
        let medium_of = agreed.medium.or(self.person.contact.prefers.filter(talks));
        let goal = self.goal;
        let mut brief = Brief {
            who: self.person.id.clone(),
            name: self.person.name.clone(),
            mentee,
            intro: me.intro.as_deref().map(clause).map(str::to_owned),
            goal: None,
            strengths: self.section(SectionKey::Strengths),
            growth: self.section(SectionKey::GrowthAreas),
            challenges: self.section(SectionKey::ExternalChallenges),
            expectations: self.expectations(),
            tried: self.tried(),
            ask: self.agreed(agreed.purpose.as_deref()),
            learn: goal.map_or(Vec::new(), |goal| {
                aim::learned(&self.network.policy, goal, self.person)
            }),
            hopes: self.all_agreed(&agreed.objectives),
            offer: self.agreed(agreed.offer.as_deref()),
            expertise: words(&me.expertise),
            minutes: agreed.minutes,
            medium: medium_of.map(|one| medium(Some(one)).to_owned()),
            feedback: self.agreed(agreed.feedback.as_deref()),
            agreed: self.agreed(agreed.expectations.as_deref()),
            confidentiality: self.agreed(agreed.confidentiality.as_deref()),
            boundaries: self.all_agreed(&agreed.boundaries),
            missing: Vec::new(),
            left_out: Vec::new(),
            reread: Vec::new(),
            to: address(self.person),
            first_name: self.person.first_name().to_owned(),
            today: self.today,
        };
        brief.goal = goal.map(|goal| Aim {
            id: goal.id.clone(),
            title: goal.title.clone(),
            by: goal.by,
            why: goal.why.as_deref().and_then(|why| self.alone(why)),
        });
        brief.missing = self.missing(&brief);
        brief.reread = reread(&brief, self.person);
        brief.left_out = self.left_out;
        brief
    }

    /// A text without anybody else's name; what cannot be cut is left out, and told.
    fn alone(&mut self, text: &str) -> Option<String> {
        let text = clause(untagged(text));
        let cut = self.strangers.cut_from_all(text);
        let whole = cut.as_deref() == Some(text);
        if !whole && !self.left_out.iter().any(|other| other == text) {
            self.left_out.push(text.to_owned());
        }
        cut.map(|cut| clause(&cut).to_owned())
    }

    /// What the owner did or got, with the reader's name as `you`.
    fn told(&mut self, text: &str) -> Option<String> {
        let text = named_as_you(text, reader(self.person));
        self.alone(&text)
    }

    /// A term of the agreement, turned to the reader.
    fn agreed(&mut self, text: Option<&str>) -> Option<String> {
        let text = self.alone(text?)?;
        Some(turned(&text, reader(self.person)))
    }

    fn all_agreed(&mut self, texts: &[String]) -> Vec<String> {
        let texts = texts.iter();
        texts.filter_map(|text| self.agreed(Some(text))).collect()
    }

    /// The lines of a section of the goal.
    fn section(&mut self, key: SectionKey) -> Vec<String> {
        let Some(note) = self.goal.and_then(|goal| goal.note.as_deref()) else {
            return Vec::new();
        };
        let entries = self.audience.entries(note, key);
        let texts: Vec<&str> = entries
            .iter()
            .map(|shown| shown.entry.text.as_str())
            .collect();
        let mut lines: Vec<String> = texts
            .into_iter()
            .filter_map(|text| self.alone(text))
            .collect();
        lines.truncate(LINES);
        lines
    }

    /// What is expected of the reader's roles, and of the owner.
    fn expectations(&mut self) -> Vec<String> {
        let mut lines = self.section(SectionKey::Expectations);
        lines.retain(|line| {
            // What a role owes is not asked of somebody who has not said yes.
            let agreed = &self.person.relationship;
            let new = matches!(agreed.stage(), Stage::Prospect | Stage::Invited);
            let others = Role::ALL.iter().filter(|role| new || !agreed.is(**role));
            let line = line.to_lowercase();
            let of = |role: &Role| {
                let (a, an) = (format!("from a {role}"), format!("from an {role}"));
                line.starts_with(&a) || line.starts_with(&an)
            };
            !others.into_iter().any(of)
        });
        lines
    }

    /// The latest milestones with a result.
    fn tried(&mut self) -> Vec<Tried> {
        let Some(goal) = self.goal else {
            return Vec::new();
        };
        let mut items = of_goal(goal, self.today);
        items.retain(|item| {
            item.status == Status::Done && item.is_mine() && self.audience.sees_action(item)
        });
        items.sort_by_key(|item| std::cmp::Reverse(item.done));
        let tried = items.iter().filter_map(|item| {
            Some(Tried {
                result: self.told(item.action.result.as_deref()?)?,
                did: self.told(&item.action.text)?,
                done: item.done,
            })
        });
        tried.take(TRIED).collect()
    }

    /// What the files do not hold, with the command that puts it there.
    fn missing(&self, brief: &Brief) -> Vec<Missing> {
        let id = &self.person.id;
        let mut missing = Vec::new();
        let mut add = |absent: bool, what: &str, command: String| {
            if absent {
                missing.push(Missing::new(what, command));
            }
        };
        let set = |key: &str| format!("mentor set {id} {key}=\"…\"");
        add(
            self.network.policy.me.name.is_none(),
            "your name",
            "mentor set me name=\"…\"".to_owned(),
        );
        add(
            brief.intro.is_none(),
            "who you are, in one sentence",
            "mentor set me intro=\"…\"".to_owned(),
        );
        let of_goal = self.goal.map(|goal| format!("$EDITOR {}", goal.file()));
        let open = || of_goal.clone().unwrap_or_default();
        let goal = !brief.mentee && self.goal.is_some();
        add(goal && brief.strengths.is_empty(), "your strengths", open());
        add(
            goal && brief.growth.is_empty(),
            "where you want to grow",
            open(),
        );
        add(
            goal && brief.goal.as_ref().is_some_and(|goal| goal.why.is_none()),
            "why the goal matters to you",
            open(),
        );
        let ask = if brief.mentee {
            "what they want"
        } else {
            "what you ask of them"
        };
        add(brief.ask.is_none(), ask, set("purpose"));
        add(brief.offer.is_none(), "what you offer", set("offer"));
        add(
            brief.minutes.is_none(),
            "how long the talk takes",
            format!("mentor set {id} relationship.minutes=30"),
        );
        add(
            self.person.relationship.confidentiality.is_none(),
            "what stays between you",
            set("confidentiality"),
        );
        if !brief.mentee && self.goal.is_none() {
            missing.push(Missing::yours(
                "a goal: a file goals/ID.md says what you are after",
            ));
        }
        missing
    }
}

/// The terms that still speak of the reader as of a third person.
fn reread(brief: &Brief, person: &Person) -> Vec<String> {
    let one = [
        &brief.ask,
        &brief.offer,
        &brief.feedback,
        &brief.agreed,
        &brief.confidentiality,
    ];
    let texts = one
        .into_iter()
        .flatten()
        .chain(&brief.hopes)
        .chain(&brief.boundaries);
    let texts = texts.filter(|text| speaks_of(text, reader(person)));
    texts.cloned().collect()
}
