//! From a circle's notes to a farewell: one line of each meeting, one deed of each member, who led, and
//! what was said at the end.

use super::value::{Farewell, Kept, Led, Line};
use crate::error::Failure;
use crate::facts::actions::{self, Item};
use crate::facts::addressed::MY_NAME;
use crate::facts::called::names_for_ids;
use crate::facts::contact::up_to;
use crate::facts::gathered::{is_mine_about_a_member, kept, led, member_name, of_round, stayed};
use crate::facts::points::section_points;
use crate::facts::privacy::Audience;
use crate::facts::reader::address;
use crate::model::action::Owner;
use crate::model::circle::Circle;
use crate::model::day::Day;
use crate::model::draft::Missing;
use crate::model::ids::{CircleId, PersonId};
use crate::model::length::{Cadence, Length};
use crate::model::network::Network;
use crate::model::note::{Meeting, SectionKey};
use crate::model::words::Stage;
use crate::text::name;
use crate::text::phrase::{clause, listed, untagged};

/// So many takeaways are recalled, the latest.
const STAYED: usize = 6;
/// So many promises, each member's first one among them whatever their number.
const KEPT: usize = 6;

/// What is asked for, with what only people can say.
#[derive(Clone, Debug)]
pub struct Request {
    /// What they are thanked for.
    pub appreciation: Vec<String>,
    /// What was most useful.
    pub most_useful: Vec<String>,
    /// What they are to one another from now on.
    pub next: Vec<String>,
    /// The last day that counts; later ones than the day on which it is asked for do not.
    pub on: Day,
    /// How often they are in touch, as written; `None`: not said.
    pub stay_in_touch: Option<String>,
    /// Who will read it.
    pub audience: Audience,
}

/// What it is drawn from.
struct Case<'a> {
    network: &'a Network,
    circle: &'a Circle,
    audience: Audience,
    /// The debrief of a circle that is over.
    debrief: Option<&'a Meeting>,
    /// The last day that counts: the debrief's, else the one that was asked for.
    until: Day,
}

/// The farewell to a circle, as of a day.
///
/// # Errors
/// The circle's file cannot be read, or nothing in its notes is specific to it.
pub fn farewell(
    network: &Network,
    id: &CircleId,
    request: &Request,
    today: Day,
) -> Result<Farewell, Failure> {
    let gone = || Failure::new(format!("circles/{id} is not there any more"));
    let circle = network.circle(id).ok_or_else(gone)?;
    if !circle.readable {
        let what = format!(
            "{} cannot be read, so who belongs to the circle is not known",
            circle.file()
        );
        return Err(Failure::new(what).hint("`mentor check` shows what is wrong with it"));
    }
    let audience = request.audience;
    let last = up_to(&circle.closings, today).next_back();
    let debrief = last.filter(|_| circle.stage() == Stage::Closed);
    let case = Case {
        network,
        circle,
        audience,
        debrief,
        until: debrief.map_or(request.on.min(today), |debrief| debrief.day),
    };
    let mut farewell = case.gather(request, today);
    if !farewell.is_specific() {
        return Err(nothing(circle));
    }
    farewell.missing = case.missing(&farewell);
    Ok(farewell)
}

impl Case<'_> {
    fn gather(&self, request: &Request, today: Day) -> Farewell {
        let (circle, audience) = (self.circle, self.audience);
        let days: Vec<Day> = of_round(circle, self.until).map(|met| met.day).collect();
        let mut left_out = Vec::new();
        let mut appreciation = self.said(&request.appreciation, SectionKey::Appreciation);
        // What a debrief tells of having been said is no thanks yet.
        appreciation.retain(|line| {
            let told = ["Told ", "Said "].iter().any(|verb| line.starts_with(verb));
            if told {
                left_out.push(format!("left out, as it tells what was said: {line}"));
            }
            !told
        });
        let members = circle
            .members
            .iter()
            .filter_map(|id| self.network.person(id));
        let members = members.filter(|person| audience.sees_person(person));
        let mut takeaways: Vec<Line> = stayed(of_round(circle, self.until), audience)
            .map(|point| Line {
                text: names_for_ids(self.network, untagged(&point.text)),
                date: point.day,
                place: point.place,
            })
            .collect();
        takeaways.drain(..takeaways.len().saturating_sub(STAYED));
        let led = led(circle, self.until).into_iter();
        Farewell {
            who: format!("circle:{}", circle.id),
            name: circle.name.clone(),
            theme: circle.theme.clone(),
            meetings: days.len(),
            first: days.first().copied(),
            last: days.last().copied(),
            appreciation,
            most_useful: self.said(&request.most_useful, SectionKey::MostUseful),
            led: led
                .filter_map(|(id, days)| {
                    Some(Led {
                        name: self.name(id)?,
                        days,
                    })
                })
                .collect(),
            stayed: takeaways,
            kept: self.promises(),
            next: self.said(&request.next, SectionKey::NextRelationship),
            in_touch: self.in_touch(request),
            debrief: self.debrief.map(|debrief| debrief.day),
            left_out,
            alone: members.clone().next().map(|person| person.id.clone()),
            to: members.map(address).collect(),
            missing: Vec::new(),
            today,
        }
    }

    /// What was said now, then what the debrief says; nothing twice.
    fn said(&self, now: &[String], key: SectionKey) -> Vec<String> {
        let mut lines: Vec<String> = now.to_vec();
        let note = self
            .debrief
            .and_then(|met| Some((met, self.audience.text(met)?)));
        let written = note.map_or(Vec::new(), |(met, note)| {
            section_points(met, note, key, self.audience)
        });
        for point in written {
            if !lines.contains(&point.text) {
                lines.push(point.text);
            }
        }
        lines
    }

    fn in_touch(&self, request: &Request) -> Option<String> {
        let said = request.stay_in_touch.as_deref();
        let front = self.debrief.and_then(|met| Some(&met.note.as_ref()?.front));
        let length = match said {
            Some(said) => Length::parse(said),
            None => front
                .and_then(|front| front.stay_in_touch)
                .and_then(Cadence::length),
        };
        length.map(Length::every)
    }

    /// The first name under which a member reads of themselves; `None`: not named to this reader.
    fn name(&self, id: &PersonId) -> Option<String> {
        let known = member_name(self.network, self.circle, id, self.audience)?;
        let person = self.network.person(id);
        Some(
            person
                .map_or(known, |person| person.first_name())
                .to_owned(),
        )
    }

    fn owner(&self, owner: &Owner) -> Option<String> {
        let me = self.network.policy.me.name.as_deref();
        match owner {
            Owner::Me => me.map(|name| name::said(name).to_owned()),
            Owner::Person(id) => self.name(id),
        }
    }

    /// One promise of everybody who kept one, then further ones of which something came.
    fn promises(&self) -> Vec<Kept> {
        let mut items: Vec<Item<'_>> = actions::of_circle(self.circle, self.until);
        let from = of_round(self.circle, self.until).next().map(|met| met.day);
        items.retain(|item| {
            let of_round = item.noted.is_none() || item.noted >= from;
            of_round
                && self.audience.sees_action(item)
                && !is_mine_about_a_member(self.network, self.circle, item)
        });
        let mut firsts: Vec<Kept> = Vec::new();
        let mut others: Vec<Kept> = Vec::new();
        for item in kept(&items) {
            let Some(who) = self.owner(&item.action.owner) else {
                continue;
            };
            let known = firsts.iter().any(|one| one.who == who);
            let one = Kept {
                who,
                text: clause(&names_for_ids(self.network, &item.action.text)).to_owned(),
                result: item
                    .result()
                    .map(|text| names_for_ids(self.network, untagged(text))),
                done: item.done,
                place: item.place(),
            };
            match known {
                false => firsts.push(one),
                true if one.result.is_some() => others.push(one),
                true => {}
            }
        }
        others.truncate(KEPT.saturating_sub(firsts.len()));
        firsts.append(&mut others);
        firsts.sort_by(|a, b| (a.done, &a.place).cmp(&(b.done, &b.place)));
        firsts
    }

    /// What the notes do not hold, each with the flag or the command that says it.
    fn missing(&self, farewell: &Farewell) -> Vec<Missing> {
        let who = &farewell.who;
        let flag = |flag: &str| format!("mentor close {who} --thanks {flag} \"…\"");
        let mut missing = Vec::new();
        if farewell.appreciation.is_empty() {
            let what = "what you thank them for in your own words (“For …”)";
            missing.push(Missing::new(what, flag("--appreciation")));
        }
        let named = |name: &String| {
            let in_words = farewell.appreciation.iter().chain(&farewell.most_useful);
            farewell.led.iter().any(|one| one.name == *name)
                || farewell.kept.iter().any(|one| one.who == *name)
                || in_words
                    .into_iter()
                    .any(|line| line.contains(name.as_str()))
        };
        let mut unnamed: Vec<String> = Vec::new();
        for id in &self.circle.members {
            let name = self
                .name(id)
                .filter(|name| !named(name) && !unnamed.contains(name));
            unnamed.extend(name);
        }
        if !unnamed.is_empty() {
            let what = format!("what {} gave the circle: no note tells", listed(&unnamed));
            missing.push(Missing::new(what, flag("--appreciation")));
        }
        if farewell.next.is_empty() {
            let what = "what you are to one another from now on";
            missing.push(Missing::new(what, flag("--next-relationship")));
        }
        if self.network.policy.me.name.is_none() {
            missing.push(Missing::yours(MY_NAME));
        }
        missing
    }
}

fn nothing(circle: &Circle) -> Failure {
    let id = &circle.id;
    Failure::new(format!(
        "the notes of {} hold nothing to thank its members for: no takeaway, no promise that was kept, nobody else who led",
        circle.name
    ))
    .hint(format!(
        "say it yourself: `mentor close circle:{id} --thanks --appreciation \"For …\"`"
    ))
    .hint(format!("or write down a meeting: `mentor log circle:{id} --takeaway \"…\"`"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{circle, circle_met, day, network, person, promise, section};
    use crate::model::action::{Action, Mark};

    const TODAY: &str = "2026-11-21";

    fn done(action: &mut Action, by: &str, on: &str, result: Option<&str>) {
        action.owner = match by {
            "me" => Owner::Me,
            id => Owner::Person(PersonId::new(id)),
        };
        action.mark = Mark::Done;
        action.done = Some(day(on));
        action.result = result.map(str::to_owned);
    }

    fn asked() -> Request {
        Request {
            appreciation: Vec::new(),
            most_useful: Vec::new(),
            next: Vec::new(),
            on: day(TODAY),
            stay_in_touch: None,
            audience: Audience::OTHERS,
        }
    }

    fn letter(circle: Circle, request: &Request) -> Result<Farewell, Failure> {
        let id = circle.id.clone();
        let mut network = network(vec![person("ada", &[]), person("bob", &[])]);
        network.policy.me.name = Some("Ana Ruiz".to_owned());
        network.circles.push(circle);
        farewell(&network, &id, request, day(TODAY))
    }

    #[test]
    fn everybody_who_kept_a_promise_is_named_before_anybody_twice() {
        let mut c = circle("ops", &["ada", "bob"]);
        let note = circle_met(&mut c, "2026-01-01", &[]);
        for at in 1..=8 {
            let text = format!("write {at}");
            done(promise(note, &text), "ada", "2026-02-01", Some("it held"));
        }
        done(promise(note, "draw"), "bob", "2026-01-15", None);
        done(promise(note, "draw again"), "bob", "2026-01-10", None);
        done(promise(note, "Ring ada"), "me", "2026-01-12", None);
        done(promise(note, "Count"), "me", "2026-01-11", None);
        let kept = letter(c, &asked()).unwrap().kept;
        let told: Vec<(&str, &str)> = kept
            .iter()
            .map(|k| (k.who.as_str(), k.text.as_str()))
            .collect();
        assert_eq!(
            told[..3],
            [("Ana", "Count"), ("bob", "draw"), ("ada", "write 1")]
        );
        assert_eq!(told.len(), KEPT, "{told:?}");
        assert!(told[3..].iter().all(|(who, _)| *who == "ada"));
    }

    #[test]
    fn only_this_round_and_what_was_open_to_all_is_told() {
        let mut c = circle("ops", &["ada", "bob"]);
        c.since = Some(day("2026-02-01"));
        let old = circle_met(&mut c, "2026-01-01", &[]);
        section(old, SectionKey::Takeaways, &["before"]);
        done(promise(old, "old"), "ada", "2026-03-01", None);
        let note = circle_met(&mut c, "2026-03-01", &[]);
        let secret = promise(note, "hidden");
        done(secret, "bob", "2026-03-02", None);
        secret.private = true;
        note.front.led_by = Some("bob".to_owned());
        let closed = circle_met(&mut c, "2026-04-01", &[]);
        closed.front.confidential = true;
        section(closed, SectionKey::Takeaways, &["between us"]);
        let letter = letter(c, &asked()).unwrap();
        assert_eq!((letter.stayed.len(), letter.kept.len()), (0, 0));
        assert_eq!((letter.meetings, letter.led.len()), (2, 1));
        let missing: Vec<&str> = letter.missing.iter().map(|m| m.what.as_str()).collect();
        assert!(
            missing.contains(&"what ada gave the circle: no note tells"),
            "{missing:?}"
        );
    }

    #[test]
    fn without_anything_specific_there_is_no_letter() {
        let mut c = circle("ops", &["ada"]);
        circle_met(&mut c, "2026-01-01", &[]).front.led_by = Some("me".to_owned());
        assert!(letter(c.clone(), &asked()).is_err());
        let told = ["Told them that it held".to_owned()];
        let said = |lines: &[String]| Request {
            appreciation: lines.to_vec(),
            ..asked()
        };
        assert!(letter(c.clone(), &said(&told)).is_err());
        assert!(letter(c, &said(&["For the tea".to_owned()])).is_ok());
    }
}
