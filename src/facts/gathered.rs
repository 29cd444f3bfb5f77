//! What a circle's notes hold that its members may read: what stayed, who kept which promise, who led, and
//! under which name each of them goes.
//!
//! What may live here: finding it, and keeping out what the owner promised about one of them. What may not:
//! the agenda, the recap or the letter that tells it.

use std::cmp::Reverse;

use super::actions::{Item, Status};
use super::addressed::is_aside;
use super::contact::up_to;
use super::points::{Point, section_points};
use super::privacy::Audience;
use crate::model::circle::Circle;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::note::{Meeting, SectionKey};
use crate::text::fold::fold;

/// The name of a member as this reader may see it: theirs, the id where it was not read; `None` for a
/// confidential person, and for whoever is no member.
pub fn member_name<'a>(
    network: &'a Network,
    circle: &'a Circle,
    id: &PersonId,
    audience: Audience,
) -> Option<&'a str> {
    let Some(person) = network.person(id) else {
        let known = circle.members.iter().find(|member| *member == id)?;
        return Some(known.as_str());
    };
    // Where the file cannot be read only the id is known, which the circle knows too.
    let hidden = person.confidential && !audience.sees_private();
    (!hidden).then_some(person.name.as_str())
}

/// Whether the owner promised something about a member: that is told to that member alone.
pub fn is_mine_about_a_member(network: &Network, circle: &Circle, item: &Item<'_>) -> bool {
    let mentioned = |id: &PersonId| circle.members.contains(id);
    let names = || names_a_member(network, circle, &item.action.text);
    item.is_mine() && (item.action.mentions.iter().any(mentioned) || names())
}

fn names_a_member(network: &Network, circle: &Circle, text: &str) -> bool {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .map(fold)
        .collect();
    let members = circle.members.iter();
    let mut people = members.filter_map(|id| network.person(id));
    people.any(|person| {
        let also = person
            .also
            .iter()
            .filter_map(|name| name.split_whitespace().next());
        let mut names = also.chain([person.first_word()]).map(fold);
        names.any(|name| words.contains(&name))
    })
}

/// The meetings of this round up to a day, oldest first: all of them where no first day is written.
pub fn of_round(circle: &Circle, today: Day) -> impl DoubleEndedIterator<Item = &Meeting> {
    let since = circle.since.filter(|since| *since <= today);
    let meetings = up_to(&circle.meetings, today);
    meetings.filter(move |meeting| since.is_none_or(|since| meeting.day >= since))
}

/// The first takeaway of each of these meetings, in their order; asides are left out.
pub fn stayed<'m>(
    meetings: impl Iterator<Item = &'m Meeting>,
    audience: Audience,
) -> impl Iterator<Item = Point> {
    meetings.filter_map(move |meeting| {
        let note = audience.text(meeting)?;
        let points = section_points(meeting, note, SectionKey::Takeaways, audience);
        points.into_iter().find(|point| !is_aside(&point.text))
    })
}

/// The promises that were kept, those of which something came first, then the latest.
pub fn kept<'i, 'a>(items: &'i [Item<'a>]) -> Vec<&'i Item<'a>> {
    let mut done: Vec<&Item<'a>> = items.iter().collect();
    done.retain(|item| item.status == Status::Done);
    // What is known to have come of something says more than that it was done.
    done.sort_by_key(|item| (item.result().is_none(), Reverse(item.done)));
    done
}

/// The days on which members led, each member once, by the first of them. The owner is left out, and so
/// is whoever is no member.
pub fn led(circle: &Circle, today: Day) -> Vec<(&PersonId, Vec<Day>)> {
    let mut led: Vec<(&PersonId, Vec<Day>)> = Vec::new();
    for meeting in of_round(circle, today) {
        let by = meeting
            .note
            .as_ref()
            .and_then(|note| note.front.led_by.as_deref());
        let Some(id) = circle.members.iter().find(|id| Some(id.as_str()) == by) else {
            continue;
        };
        match led.iter_mut().find(|(other, _)| *other == id) {
            Some((_, days)) => days.push(meeting.day),
            None => led.push((id, vec![meeting.day])),
        }
    }
    led
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::actions::of_circle;
    use crate::facts::fixture::{circle, circle_met, day, network, person, promise, section};

    const TODAY: &str = "2026-11-21";

    #[test]
    fn one_takeaway_of_each_meeting_of_the_round_stays() {
        let mut c = circle("ops", &["ada"]);
        c.since = Some(day("2026-02-01"));
        for (on, points) in [
            ("2026-01-01", &["before"][..]),
            ("2026-02-01", &["(to myself)", "first", "second"]),
            ("2026-03-01", &[]),
            ("2026-04-01", &["last"]),
            ("2026-12-01", &["to come"]),
        ] {
            section(circle_met(&mut c, on, &[]), SectionKey::Takeaways, points);
        }
        let points = stayed(of_round(&c, day(TODAY)), Audience::OTHERS);
        let texts: Vec<String> = points.map(|point| point.text).collect();
        assert_eq!(texts, ["first", "last"]);
        c.since = Some(day("2027-01-01"));
        assert_eq!(
            of_round(&c, day(TODAY)).count(),
            4,
            "a round to come is none"
        );
    }

    #[test]
    fn what_came_of_something_leads_then_the_latest() {
        let mut c = circle("ops", &["ada"]);
        let note = circle_met(&mut c, "2026-01-01", &[]);
        for (text, done, result) in [
            ("old", "2026-01-05", None),
            ("new", "2026-02-05", None),
            ("told", "2026-01-01", Some("it held")),
        ] {
            let action = promise(note, text);
            action.mark = crate::model::action::Mark::Done;
            action.done = Some(day(done));
            action.result = result.map(str::to_owned);
        }
        promise(note, "open");
        let items = of_circle(&c, day(TODAY));
        let texts: Vec<&str> = kept(&items)
            .iter()
            .map(|i| i.action.text.as_str())
            .collect();
        assert_eq!(texts, ["told", "new", "old"]);
    }

    #[test]
    fn what_is_promised_about_a_member_is_not_the_circles() {
        let mut ada = person("ada-l", &[]);
        ada.name = "Ada Lovelace".to_owned();
        ada.also = vec!["Countess Ada".to_owned()];
        let network = network(vec![ada]);
        let mut c = circle("ops", &["ada-l", "bob"]);
        let note = circle_met(&mut c, "2026-01-01", &[]);
        for text in [
            "Ring ADA, about nothing",
            "Ring the countess",
            "Adapt the plan",
        ] {
            promise(note, text);
        }
        let theirs = promise(note, "Ring ada");
        theirs.owner = crate::model::action::Owner::Person(PersonId::new("bob"));
        let items = of_circle(&c, day(TODAY));
        let about = items
            .iter()
            .map(|i| is_mine_about_a_member(&network, &c, i));
        assert_eq!(about.collect::<Vec<_>>(), [true, true, false, false]);
        let name = |id: &str| member_name(&network, &c, &PersonId::new(id), Audience::OTHERS);
        assert_eq!(
            [name("ada-l"), name("bob")],
            [Some("Ada Lovelace"), Some("bob")]
        );
        assert_eq!(name("eve"), None);
    }

    #[test]
    fn who_led_is_told_once_each_by_the_first_day() {
        let mut c = circle("ops", &["ada", "bob"]);
        for (on, by) in [
            ("2026-01-01", Some("bob")),
            ("2026-02-01", Some("ada")),
            ("2026-03-01", Some("me")),
            ("2026-04-01", Some("bob")),
            ("2026-05-01", Some("a guest")),
            ("2026-06-01", None),
        ] {
            circle_met(&mut c, on, &[]).front.led_by = by.map(str::to_owned);
        }
        let led = led(&c, day(TODAY));
        let told: Vec<(&str, usize)> = led.iter().map(|(id, d)| (id.as_str(), d.len())).collect();
        assert_eq!(told, [("bob", 2), ("ada", 1)]);
    }
}
