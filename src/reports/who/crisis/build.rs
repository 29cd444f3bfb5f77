//! The call list as an answer, from who was chosen and what their files say.

use super::super::build::reason;
use super::super::ground::{Ground, Grounds, Kind};
use super::super::tell::named;
use super::super::topic::{Said, Topic};
use super::super::value::{Answer, Asked, Group, Missing, Named, Need, Next, Reason};
use super::choose::{Caller, List};
use super::opening::opening;
use crate::facts::crisis::NEEDS;
use crate::facts::supply;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::Function;
use crate::text::doc::plain;
use crate::text::phrase::{listed, spoken};

/// Within so many days the next word is spoken: 48 hours.
const NEXT_WORD: i64 = 2;

/// The answer. `network` holds those who are on the list.
pub fn answer(network: &Network, list: &List, topics: &[Topic], today: Day) -> Answer {
    let mut people: Vec<Named> = Vec::new();
    for (group, callers) in [
        (Group::Agreed, &list.agreed),
        (Group::NotAsked, &list.not_asked),
    ] {
        people.extend(callers.iter().filter_map(|caller| {
            let person = network.person(&caller.id)?;
            Some(told(network, person, caller, group, topics, today))
        }));
    }
    let needs: Vec<Need> = NEEDS
        .into_iter()
        .map(|need| of_need(need, &people))
        .collect();
    let by = today.plus_days(NEXT_WORD);
    Answer {
        crisis: true,
        topics: topics
            .iter()
            .enumerate()
            .map(|(at, topic)| asked(at, topic, list))
            .collect(),
        missing: missing(&people, &needs),
        next: next(&people),
        people,
        more: 0,
        needs,
        unreadable: list.unreadable.clone(),
        next_touch_by: Some(by),
    }
}

fn asked(at: usize, topic: &Topic, list: &List) -> Asked {
    let speaks = |caller: &Caller| {
        let mut grounds = caller.grounds.told.iter();
        grounds.any(|ground| ground.topic == at)
    };
    Asked {
        topic: topic.typed.clone(),
        skill: topic.skill.clone(),
        known: list.agreed.iter().chain(&list.not_asked).any(speaks),
        nearest: Vec::new(),
        goals: Vec::new(),
    }
}

fn told(
    network: &Network,
    person: &Person,
    caller: &Caller,
    group: Group,
    topics: &[Topic],
    today: Day,
) -> Named {
    let mut told = named(network, person, group, today);
    let through = |ground: &Ground| ground.kind == Kind::Experience;
    let like_it = caller.grounds.told.iter().any(through);
    told.opening = Some(opening(
        &network.policy,
        person,
        &caller.needs,
        like_it,
        today,
    ));
    told.needs.clone_from(&caller.needs);
    told.reasons = reasons(person, &caller.grounds, topics);
    told.next = Next {
        what: "What to cover in half an hour".to_owned(),
        command: format!("mentor agenda {} --kind crisis", person.id),
    };
    told
}

/// What they give of the four needs, what speaks for them of what it is about, and what else they have been through.
fn reasons(person: &Person, grounds: &Grounds, topics: &[Topic]) -> Vec<Reason> {
    let of = |kind, key, text: &str, assumed| Ground {
        topic: usize::MAX,
        kind,
        said: Said::Part,
        assumed,
        text: text.to_owned(),
        result: None,
        date: None,
        file: person.file(),
        line: None,
        key: Some(key),
        private: person.confidential,
    };
    let mut all: Vec<Ground> = grounds.told.clone();
    let told = |all: &[Ground], kind, text: &str| {
        all.iter()
            .any(|ground| ground.kind == kind && ground.text == text)
    };
    for offer in supply::functions(person) {
        let needed = NEEDS.iter().any(|need| need.as_str() == offer.function);
        if needed && !told(&all, Kind::Function, &offer.function) {
            let key = if offer.assumed { "roles" } else { "functions" };
            all.push(of(Kind::Function, key, &offer.function, offer.assumed));
        }
    }
    for situation in &person.experience {
        if !told(&all, Kind::Experience, situation) {
            all.push(of(Kind::Experience, "experience", situation, false));
        }
    }
    all.iter().map(|ground| reason(topics, ground)).collect()
}

fn of_need(need: Function, people: &[Named]) -> Need {
    let who = |group: Group| -> Vec<PersonId> {
        let meets = people.iter().filter(|named| named.group == group);
        let meets = meets.filter(|named| named.needs.contains(&need));
        meets.map(|named| named.id.clone()).collect()
    };
    Need {
        need,
        call: who(Group::Agreed),
        not_asked: who(Group::NotAsked),
    }
}

/// What a calm day would write down.
fn missing(people: &[Named], needs: &[Need]) -> Vec<Missing> {
    let mut missing = Vec::new();
    let mut add = |what: String, command: String| missing.push(Missing { what, command });
    let nobody = needs.iter();
    let nobody = nobody.filter(|need| need.call.is_empty() && need.not_asked.is_empty());
    let nobody: Vec<String> = nobody.map(|need| spoken(need.need.as_str())).collect();
    if !nobody.is_empty() {
        let what = format!("nobody gives {} yet", listed(&nobody));
        add(what, "mentor gaps".to_owned());
    }
    for named in people {
        let (id, name) = (&named.id, plain(&named.name));
        if named.group == Group::NotAsked {
            add(
                format!("whether {name} may be called; once they say yes"),
                format!("mentor set {id} relationship.crisis-contact=true"),
            );
            continue;
        }
        if named.reach.phone.is_none() {
            add(
                format!("a number at which {name} answers"),
                format!("mentor set {id} contact.phone=NUMBER"),
            );
        }
        if named.confidentiality.is_none() {
            add(
                format!("what stays between {name} and you"),
                format!("mentor set {id} relationship.confidentiality=\"all private\""),
            );
        }
    }
    missing
}

fn next(people: &[Named]) -> Next {
    match people.first() {
        Some(first) => {
            let verb = if first.reach.phone.is_some() {
                "call"
            } else {
                "write to"
            };
            Next {
                what: format!(
                    "{verb} {}; what to cover in half an hour",
                    plain(&first.name)
                ),
                command: first.next.command.clone(),
            }
        }
        None => Next {
            what: "write down one person whom you may call".to_owned(),
            command: "mentor add … --role peer --stage active".to_owned(),
        },
    }
}
