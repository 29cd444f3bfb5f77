//! Lessons of one person or circle after the other, and what is made of them all.

use std::cmp::Reverse;

use super::value::{Ahead, Debrief, Lesson, Lessons, Next, Without};
use crate::facts::about::About;
use crate::facts::contact::up_to;
use crate::facts::lessons::of_debrief;
use crate::facts::privacy::Audience;
use crate::facts::subject::Subject;
use crate::facts::telling::topics;
use crate::model::day::Day;
use crate::model::ids::Home;
use crate::model::note::Meeting;
use crate::model::words::{EndedAs, Role, Stage};
use crate::text::fold::fold;

/// A closing talk is near where the agreed end is within so many days.
const NEAR: i64 = 30;

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Words and `#topics` that a lesson has to hold; empty: whatever it is about.
    pub about: Vec<About>,
    /// The same as typed.
    pub typed: Option<String>,
    /// Roles, of which one has to be theirs; empty: any, circles too.
    pub roles: Vec<Role>,
    /// How it has to have ended; `None`: in any way.
    pub how: Option<EndedAs>,
    /// People and circles; empty: all.
    pub with: Vec<Home>,
}

/// What is kept of one person or circle.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    debriefs: Vec<Debrief>,
    without: Vec<Without>,
    ahead: Option<Ahead>,
}

/// What one person or circle has to say, as of a day. Needs the texts of debriefs.
pub fn of(subject: Subject<'_>, request: &Request, today: Day) -> Kept {
    let ahead = subject.person().and_then(|_| ahead(subject, today));
    let mut kept = Kept {
        ahead,
        ..Kept::default()
    };
    if !is_asked_for(subject, request) {
        return kept;
    }
    for closing in up_to(subject.closings(), today) {
        // One that cannot be read was told as a problem; whether it holds a lesson is not known.
        let Some(front) = closing.note.as_deref().map(|note| &note.front) else {
            continue;
        };
        let how = front.ended_as;
        if request.how.is_some_and(|wanted| how != Some(wanted)) {
            continue;
        }
        let lessons = of_debrief(Audience::Owner, subject, closing);
        if lessons.is_empty() {
            kept.without.push(without(subject, closing));
            continue;
        }
        let fits = |text: &str| {
            let (folded, topics) = (fold(text), topics(text));
            request
                .about
                .iter()
                .all(|about| about.fits(&folded, &topics))
        };
        let lessons = lessons
            .iter()
            .filter(|lesson| fits(&lesson.shown.entry.text));
        let lessons: Vec<Lesson> = lessons
            .map(|lesson| Lesson {
                kind: lesson.kind,
                text: lesson.text.to_owned(),
                line: lesson.shown.entry.line,
                private: lesson.shown.private,
                depth: lesson.shown.entry.depth,
            })
            .collect();
        if !lessons.is_empty() {
            kept.debriefs.push(Debrief {
                who: subject.typed(),
                name: subject.name().to_owned(),
                roles: roles(subject).to_vec(),
                how,
                since: front.since,
                until: front.until.unwrap_or(closing.day),
                on: closing.day,
                file: closing.path.clone(),
                lessons,
            });
        }
    }
    kept
}

fn without(subject: Subject<'_>, closing: &Meeting) -> Without {
    Without {
        who: subject.typed(),
        name: subject.name().to_owned(),
        on: closing.day,
        file: closing.path.clone(),
    }
}

fn roles(subject: Subject<'_>) -> &[Role] {
    match subject {
        Subject::Person(person) => &person.relationship.roles,
        Subject::Circle(_) => &[],
    }
}

fn is_asked_for(subject: Subject<'_>, request: &Request) -> bool {
    let with = request.with.is_empty() || request.with.contains(&subject.home());
    let mut own = roles(subject).iter();
    with && (request.roles.is_empty() || own.any(|role| request.roles.contains(role)))
}

/// What comes next with a person that a lesson is good for.
fn ahead(subject: Subject<'_>, today: Day) -> Option<Ahead> {
    let person = subject.person()?;
    let id = || person.id.clone();
    let agreed = &person.relationship;
    let debrief = up_to(&person.closings, today).next_back().is_some();
    match agreed.stage() {
        Stage::Invited => Some(Ahead::First(id())),
        Stage::Prospect => Some(Ahead::Ask(id())),
        Stage::Active if !debrief => {
            let near = agreed
                .until
                .is_some_and(|until| until.days_since(today) <= NEAR);
            near.then(|| Ahead::Close(id()))
        }
        _ => None,
    }
}

/// The answer from what was kept of each.
pub fn lessons(kept: Vec<Kept>, request: &Request) -> Lessons {
    let (mut debriefs, mut without, mut ahead) = (Vec::new(), Vec::new(), Vec::new());
    for one in kept {
        debriefs.extend(one.debriefs);
        without.extend(one.without);
        ahead.extend(one.ahead);
    }
    debriefs.sort_by_key(|one| (Reverse(one.on), one.file.clone()));
    without.sort_by_key(|one: &Without| (Reverse(one.on), one.file.clone()));
    if !request.about.is_empty() {
        // What says nothing is not about anything.
        without.clear();
    }
    let filtered = !request.about.is_empty()
        || !request.roles.is_empty()
        || !request.with.is_empty()
        || request.how.is_some();
    Lessons {
        about: request.typed.clone(),
        next_step: next(&debriefs, &mut ahead, filtered),
        debriefs,
        without,
        filtered,
    }
}

/// Where there are lessons, the talk before which they come back; where there are none, what would
/// write the first.
fn next(debriefs: &[Debrief], ahead: &mut [Ahead], filtered: bool) -> Next {
    ahead.sort();
    let step = |why: &str, command: String| Next {
        why: why.to_owned(),
        command,
    };
    if debriefs.is_empty() && filtered {
        return step("all of them", "mentor lessons".to_owned());
    }
    if debriefs.is_empty() {
        let close = ahead.iter().find_map(|one| match one {
            Ahead::Close(id) => Some(id),
            _ => None,
        });
        return match close {
            Some(id) => step(
                "a debrief writes the first of them; this one ends soon, try what it would say",
                format!("mentor close {id} --as completed --dry-run"),
            ),
            None => step(
                "a debrief writes the first of them; who is there",
                "mentor list".to_owned(),
            ),
        };
    }
    match ahead.first() {
        Some(Ahead::First(id)) => step(
            "they come back before the first talk",
            format!("mentor agenda {id} --kind first"),
        ),
        Some(Ahead::Ask(id)) => step(
            "they come back before you ask",
            format!("mentor pitch {id}"),
        ),
        _ => step(
            "they come back with whoever is next",
            "mentor add \"NAME\"".to_owned(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{circle, closed, day, person, section};
    use crate::model::note::SectionKey;
    use crate::model::person::Person;

    const TODAY: &str = "2026-11-21";

    fn ended(id: &str, role: Role, on: &str, how: EndedAs, lessons: &[&str]) -> Person {
        let mut person = person(id, &[role]);
        person.relationship.written_stage = Some(Stage::Closed);
        let note = closed(&mut person, on);
        note.front.ended_as = Some(how);
        section(note, SectionKey::Lessons, lessons);
        section(note, SectionKey::NextRelationship, &["Ask first", "more"]);
        person
    }

    fn everyone() -> Vec<Person> {
        let texts = ["Theirs: says no", "Ring #phone"];
        vec![
            ended(
                "ada",
                Role::Mentor,
                "2025-01-10",
                EndedAs::Completed,
                &texts,
            ),
            ended(
                "bo",
                Role::Peer,
                "2026-06-12",
                EndedAs::Faded,
                &["About me: polite"],
            ),
            ended("cy", Role::Mentor, "2026-03-01", EndedAs::Completed, &[]),
            ended(
                "later",
                Role::Mentor,
                "2026-12-10",
                EndedAs::Completed,
                &["x"],
            ),
        ]
    }

    fn asked(people: &[Person], request: &Request) -> Lessons {
        let today = day(TODAY);
        let kept = people
            .iter()
            .map(|one| of(Subject::Person(one), request, today));
        lessons(kept.collect(), request)
    }

    fn told(people: &[Person], request: &Request) -> Vec<String> {
        let found = asked(people, request);
        let lines = found.debriefs.iter().flat_map(|debrief| {
            let of = |lesson: &Lesson| format!("{} {:?} {}", debrief.who, lesson.kind, lesson.text);
            debrief.lessons.iter().map(of)
        });
        lines.collect()
    }

    #[test]
    fn the_latest_debrief_comes_first_and_what_ended_badly_says_what_to_ask_next_time() {
        assert_eq!(
            told(&everyone(), &Request::default()),
            [
                "bo Next Ask first",
                "bo AboutMe polite",
                "ada Theirs says no",
                "ada Mine Ring #phone"
            ]
        );
        let found = asked(&everyone(), &Request::default());
        let without: Vec<&str> = found.without.iter().map(|one| one.who.as_str()).collect();
        assert_eq!(without, ["cy"]);
    }

    #[test]
    fn words_topics_roles_ways_of_ending_and_people_narrow_it() {
        let about = |typed: &str| Request {
            about: About::all(typed),
            ..Request::default()
        };
        assert_eq!(
            told(&everyone(), &about("#phone")),
            ["ada Mine Ring #phone"]
        );
        assert_eq!(told(&everyone(), &about("poli")), ["bo AboutMe polite"]);
        assert!(asked(&everyone(), &about("poli")).without.is_empty());
        let roles = Request {
            roles: vec![Role::Peer],
            ..Request::default()
        };
        assert_eq!(told(&everyone(), &roles).len(), 2);
        let how = Request {
            how: Some(EndedAs::Completed),
            ..Request::default()
        };
        assert_eq!(told(&everyone(), &how).len(), 2);
        let with = Request {
            with: vec![Home::Person(crate::model::ids::PersonId::new("bo"))],
            ..Request::default()
        };
        assert_eq!(told(&everyone(), &with).len(), 2);
        let nothing = asked(&everyone(), &about("zebra"));
        assert_eq!(nothing.next_step.command, "mentor lessons");
    }

    #[test]
    fn a_circle_taught_something_too() {
        let mut leads = circle("leads", &[]);
        leads.closings = everyone().remove(0).closings.clone();
        let kept = of(Subject::Circle(&leads), &Request::default(), day(TODAY));
        let found = lessons(vec![kept], &Request::default());
        assert_eq!(found.debriefs[0].who, "circle:leads");
        assert_eq!(found.debriefs[0].lessons.len(), 2);
    }

    #[test]
    fn the_next_step_is_the_talk_before_which_they_come_back() {
        let mut people = everyone();
        let command = |people: &[Person]| asked(people, &Request::default()).next_step.command;
        assert_eq!(command(&people), "mentor add \"NAME\"");
        let mut at = |id: &str, stage| {
            let mut one = person(id, &[]);
            one.relationship.written_stage = Some(stage);
            people.push(one);
            command(&people)
        };
        assert_eq!(at("pat", Stage::Prospect), "mentor pitch pat");
        assert_eq!(at("ivy", Stage::Invited), "mentor agenda ivy --kind first");
        let mut ending = person("eve", &[]);
        ending.relationship.until = Some(day("2026-12-10"));
        assert_eq!(command(&[person("zed", &[])]), "mentor list");
        assert_eq!(
            command(&[ending]),
            "mentor close eve --as completed --dry-run"
        );
    }
}
