//! Who promised what in a meeting, as far as the reader may know it.

use super::value::{Line, Promise, Side};
use crate::facts::actions::{Item, Status, in_seen_notes};
use crate::facts::called::names_for_ids;
use crate::facts::dates;
use crate::facts::gathered::is_mine_about_a_member;
use crate::facts::given::{named, to_person};
use crate::facts::privacy::Audience;
use crate::facts::subject::Subject;
use crate::model::action::Owner;
use crate::model::circle::Circle;
use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::model::network::Network;
use crate::text::doc::plain;
use crate::text::inline::safe;
use crate::text::name;
use crate::text::phrase::clause;

/// What a meeting's note holds of promises: `you` and `me`; by name in a circle.
pub struct Promised {
    /// The sides, the other's first; in a circle by name, the owner last.
    pub sides: Vec<Side>,
    /// The owner's promises that name a member of the circle.
    pub left_out: Vec<String>,
}

/// The promises of a meeting. Dropped ones are left out, so is what a third person promised: that is between
/// the owner and them.
pub fn promised(
    network: &Network,
    subject: Subject<'_>,
    file: &RelPath,
    audience: Audience,
    today: Day,
) -> Promised {
    let mut items = subject.actions(today);
    if let Subject::Person(person) = subject {
        items.extend(in_seen_notes(network, person, today));
    }
    items.retain(|item| {
        item.file == *file && item.status != Status::Dropped && audience.sees_action(item)
    });
    match subject {
        Subject::Person(person) => {
            let of = |who: &str, owner: &Owner| Side {
                who: who.to_owned(),
                items: items
                    .iter()
                    .filter(|item| item.action.owner == *owner)
                    .map(|item| {
                        let text = to_person(&item.action.text, person, network);
                        promise(
                            item,
                            text.unwrap_or_else(|| {
                                named(clause(&item.action.text), person, network)
                            }),
                            today,
                        )
                    })
                    .collect(),
            };
            let sides = vec![
                of("you", &Owner::Person(person.id.clone())),
                of("me", &Owner::Me),
            ];
            Promised {
                sides,
                left_out: Vec::new(),
            }
        }
        Subject::Circle(circle) => in_circle(network, circle, &items, audience, today),
    }
}

fn in_circle(
    network: &Network,
    circle: &Circle,
    items: &[Item<'_>],
    audience: Audience,
    today: Day,
) -> Promised {
    let text = |item: &Item<'_>| names_for_ids(network, &item.action.text);
    let (told, mine): (Vec<&Item<'_>>, Vec<&Item<'_>>) = items
        .iter()
        .partition(|item| !is_mine_about_a_member(network, circle, item));
    let mut sides: Vec<Side> = Vec::new();
    for item in told
        .into_iter()
        .filter(|item| seen(network, item, audience))
    {
        let who = owner(network, &item.action.owner);
        let entry = promise(item, safe(clause(&text(item))), today);
        match sides.iter_mut().find(|side| side.who == who) {
            Some(side) => side.items.push(entry),
            None => sides.push(Side {
                who,
                items: vec![entry],
            }),
        }
    }
    let me = owner(network, &Owner::Me);
    sides.sort_by_key(|side| side.who == me);
    Promised {
        sides,
        left_out: mine.into_iter().map(text).collect(),
    }
}

/// Nobody confidential is named.
fn seen(network: &Network, item: &Item<'_>, audience: Audience) -> bool {
    match &item.action.owner {
        Owner::Me => true,
        Owner::Person(id) => network
            .person(id)
            .is_none_or(|person| audience.sees_person(person)),
    }
}

/// The name under which promises stand in a circle: everyone reads it, so the owner has one too.
fn owner(network: &Network, owner: &Owner) -> String {
    match owner {
        Owner::Me => {
            let name = network.policy.me.name.as_deref();
            plain(name.map_or("I", name::said))
        }
        Owner::Person(id) => network
            .person(id)
            .map_or_else(|| id.to_string(), |person| plain(person.first_name())),
    }
}

fn promise(item: &Item<'_>, text: String, today: Day) -> Promise {
    let is_done = item.status == Status::Done;
    let due = item.action.due;
    let said = match (is_done, item.done, due) {
        (true, Some(day), _) => Some(format!("done {}", dates::on(day, today))),
        (true, None, _) => Some("done".to_owned()),
        (false, _, Some(due)) => Some(format!("by {}", dates::ahead(due, today))),
        (false, _, None) => None,
    };
    Promise {
        line: Line {
            text,
            place: item.place(),
        },
        due,
        done: item.done,
        is_done,
        said,
    }
}
