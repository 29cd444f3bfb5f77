//! Advice, what was done with it, and what came of it: the chain that agendas, progress reports and
//! thank-yous quote (format.md, "Actions"; domain.md 2.4).
//!
//! What may live here: which takeaway an action answers to, and whether its result was told. What may
//! not: in which words a report says it.

use std::borrow::Borrow;
use std::cmp::Reverse;

use super::actions::{Item, Status, of_person};
use super::contact::up_to;
use super::points::{Point, is_to_report, section_points};
use super::privacy::Audience;
use crate::model::day::Day;
use crate::model::note::SectionKey;
use crate::model::person::Person;
use crate::text::wording::topics;

/// Something the owner did and what came of it, with the advice that it goes back to.
#[derive(Clone, Debug)]
pub struct Chain<'a> {
    /// The advice; `None`: no takeaway of the action's meeting speaks of it, or it stands elsewhere.
    pub advice: Option<Point>,
    /// The action, done, with a result.
    pub item: Item<'a>,
    /// Whether the result was told: a meeting or a line `contact: progress` follows its day.
    pub told: bool,
}

/// What the owner did with a person up to today and what came of it, as far as the reader may see it:
/// what was not told yet first, then the latest; what has no day last.
pub fn chains<'a>(person: &'a Person, today: Day, audience: Audience) -> Vec<Chain<'a>> {
    let results = results(person, of_person(person, today), today, audience);
    let chain = |(item, told)| Chain {
        advice: advice(person, &item, today, audience),
        item,
        told,
    };
    results.into_iter().map(chain).collect()
}

/// The same without the advice: of all actions of the folder those of the chains, each with whether its
/// result was told.
pub fn results<'a, I: Borrow<Item<'a>>>(
    person: &Person,
    actions: impl IntoIterator<Item = I>,
    today: Day,
    audience: Audience,
) -> Vec<(I, bool)> {
    if !audience.sees_person(person) {
        return Vec::new();
    }
    let is_untold = is_to_report(person, today);
    let results = actions.into_iter().filter_map(|one| {
        let item: &Item<'_> = one.borrow();
        let is_one = item.status == Status::Done
            && item.is_mine()
            && item.action.result.is_some()
            && audience.sees_action(item);
        let told = !is_untold(item);
        is_one.then_some((one, told))
    });
    let mut results: Vec<(I, bool)> = results.collect();
    results.sort_by_key(|(item, told)| (*told, Reverse(item.borrow().done)));
    results
}

/// The chains whose result was not told yet, latest first.
pub fn to_report<'a>(person: &'a Person, today: Day, audience: Audience) -> Vec<Chain<'a>> {
    let mut chains = chains(person, today, audience);
    chains.retain(|chain| !chain.told);
    chains
}

/// The takeaway of the action's own meeting that speaks of the same thing. The only takeaway of a
/// meeting is taken without asking. `None` for a mentee: it is the owner who advises there.
pub fn advice(person: &Person, item: &Item<'_>, today: Day, audience: Audience) -> Option<Point> {
    if person.relationship.only_mentee() || !audience.sees_person(person) {
        return None;
    }
    let meeting = up_to(&person.meetings, today).find(|m| m.path == item.file)?;
    let note = audience.text(meeting)?;
    let takeaways = section_points(meeting, note, SectionKey::Takeaways, audience);
    if takeaways.len() == 1 {
        return takeaways.into_iter().next();
    }
    let mut words = topics(&item.action.text);
    words.extend(topics(item.action.result.as_deref().unwrap_or("")));
    let overlap = |point: &Point| topics(&point.text).intersection(&words).count();
    takeaways
        .into_iter()
        .filter(|point| overlap(point) > 0)
        // Of equals the first.
        .reduce(|best, next| {
            if overlap(&next) > overlap(&best) {
                next
            } else {
                best
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, met, person, promise, section, touch};
    use crate::model::action::Mark;
    use crate::model::note::Note;
    use crate::model::words::{Role, TouchKind};

    const TODAY: &str = "2026-11-21";

    fn done(note: &mut Note, text: &str, on: &str, result: &str) {
        let action = promise(note, text);
        action.mark = Mark::Done;
        action.done = Some(day(on));
        action.result = Some(result.to_owned());
    }

    /// A meeting with two pieces of advice, and three results of which one was told.
    fn grace(role: Role) -> Person {
        let mut p = person("grace", &[role]);
        let note = met(&mut p, "2026-09-30");
        section(
            note,
            SectionKey::Takeaways,
            &["Ring people.", "A memo asks for a decision."],
        );
        done(note, "Cut the memo", "2026-11-05", "two of three lines");
        done(note, "Water the roses", "2026-11-06", "they live");
        done(note, "Ring the desk", "2026-10-02", "they talked");
        let note = met(&mut p, "2026-10-28");
        section(note, SectionKey::Takeaways, &["The why before the names."]);
        p
    }

    fn told(person: &Person, audience: Audience) -> Vec<String> {
        chains(person, day(TODAY), audience)
            .iter()
            .map(|chain| {
                let advice = chain.advice.as_ref().map_or("-", |point| &point.text);
                format!("{} {advice} > {}", chain.told, chain.item.action.text)
            })
            .collect()
    }

    #[test]
    fn what_was_not_told_comes_first_with_the_advice_it_goes_back_to() {
        let p = grace(Role::Mentor);
        assert_eq!(
            told(&p, Audience::OTHERS),
            [
                "false - > Water the roses",
                "false A memo asks for a decision. > Cut the memo",
                "true Ring people. > Ring the desk",
            ]
        );
        let untold = to_report(&p, day(TODAY), Audience::OTHERS);
        assert_eq!(untold.len(), 2);
        let advice = untold[1].advice.as_ref().unwrap();
        assert_eq!(advice.place.to_string(), "people/grace/2026-09-30.md:12");
        assert_eq!(advice.day, day("2026-09-30"));
    }

    #[test]
    fn a_progress_line_tells_and_the_only_takeaway_is_taken_without_asking() {
        let mut p = grace(Role::Mentor);
        let note = p.meetings[1].note.as_deref_mut().unwrap();
        done(note, "Tea", "2026-11-20", "good tea");
        touch(&mut p, "2026-11-06", TouchKind::Contact, "progress");
        let untold = to_report(&p, day(TODAY), Audience::OTHERS);
        let texts: Vec<&str> = untold.iter().map(|c| c.item.action.text.as_str()).collect();
        assert_eq!(texts, ["Tea"]);
        let advice = untold[0].advice.as_ref().unwrap();
        assert_eq!(advice.text, "The why before the names.");
    }

    #[test]
    fn a_mentee_gives_no_advice_and_private_results_stay() {
        let mut p = grace(Role::Mentee);
        let note = p.meetings[0].note.as_deref_mut().unwrap();
        note.actions[0].private = true;
        assert_eq!(
            told(&p, Audience::OTHERS),
            ["false - > Water the roses", "true - > Ring the desk"]
        );
        assert_eq!(told(&p, Audience::Owner).len(), 3);
        p.confidential = true;
        assert!(told(&p, Audience::OTHERS).is_empty());
    }
}
