//! What past relationships taught: the lines of debriefs that come back before a new one begins.
//!
//! What may live here: which lines, of which kind, in which order. What may not: how they are laid out.

use std::cmp::Reverse;

use super::contact::up_to;
use super::privacy::{Audience, Shown};
use super::subject::Subject;
use crate::model::day::Day;
use crate::model::ids::Place;
use crate::model::network::Network;
use crate::model::note::{Meeting, SectionKey};
use crate::model::words::{EndedAs, Role};

/// What a lesson is about (domain.md 7.5), told from the words that it begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// What the owner does differently next time; a line without a mark.
    Mine,
    /// What the other side does differently next time.
    Theirs,
    /// What the owner learned of themselves.
    AboutMe,
    /// What the owner learned of choosing people.
    AboutChoosing,
    /// Of one that did not end well: the first line of *Next relationship*.
    Next,
}

impl Kind {
    /// The words with which a line of this kind begins in a debrief; empty where there are none.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Mine | Self::Next => "",
            Self::Theirs => "Theirs",
            Self::AboutMe => "About me",
            Self::AboutChoosing => "About choosing",
        }
    }
}

/// The kind of a line of *Lessons*, and the line without its mark (in any case, before a colon).
pub fn kind(text: &str) -> (Kind, &str) {
    let marked = [Kind::Theirs, Kind::AboutMe, Kind::AboutChoosing];
    if let Some((mark, rest)) = text.split_once(':') {
        let mark = mark.trim();
        let found = marked
            .into_iter()
            .find(|kind| mark.eq_ignore_ascii_case(kind.mark()));
        if let Some(kind) = found.filter(|_| !rest.trim().is_empty()) {
            return (kind, rest.trim());
        }
    }
    (Kind::Mine, text)
}

/// One lesson, and with whom it was learned.
#[derive(Clone, Copy, Debug)]
pub struct Lesson<'a> {
    /// With whom.
    pub with: Subject<'a>,
    /// The debrief it stands in.
    pub closing: &'a Meeting,
    /// How it ended; `None`: not written.
    pub how: Option<EndedAs>,
    /// What it is about.
    pub kind: Kind,
    /// What was learned, without the mark of its kind.
    pub text: &'a str,
    /// The line as it stands, and whether it is private.
    pub shown: Shown<'a>,
}

/// The lessons of all debriefs up to `today` for a relationship in these roles, but what the other side
/// does differently: debriefs of the same role first, then the latest; at most `of_one` lines of one
/// debrief.
pub fn lessons<'a>(
    network: &'a Network,
    audience: Audience,
    roles: &[Role],
    of_one: usize,
    today: Day,
) -> Vec<Lesson<'a>> {
    let mut debriefs: Vec<(Subject<'_>, &Meeting)> = Vec::new();
    for subject in subjects(network) {
        debriefs.extend(up_to(subject.closings(), today).map(|closing| (subject, closing)));
    }
    let same = |subject: &Subject<'_>| {
        let person = subject.person();
        person.is_some_and(|person| roles.iter().any(|role| person.relationship.is(*role)))
    };
    debriefs
        .sort_by_key(|(subject, closing)| (!same(subject), Reverse(closing.day), &closing.path));
    let of_one = |(subject, closing)| {
        let mut lessons = of_debrief(audience, subject, closing);
        lessons.retain(|lesson| lesson.kind != Kind::Theirs);
        lessons.truncate(of_one);
        lessons
    };
    debriefs.into_iter().flat_map(of_one).collect()
}

/// Everybody and every circle that was read.
pub fn subjects(network: &Network) -> impl Iterator<Item = Subject<'_>> {
    let people = network.people.iter().map(Subject::Person);
    people.chain(network.circles.iter().map(Subject::Circle))
}

/// Every lesson of a debrief, in its order. Of one that did not end well the first line of *Next
/// relationship* comes before them.
pub fn of_debrief<'a>(
    audience: Audience,
    with: Subject<'a>,
    closing: &'a Meeting,
) -> Vec<Lesson<'a>> {
    let Some(note) = closing.note.as_deref() else {
        return Vec::new();
    };
    let how = note.front.ended_as;
    let hard = matches!(
        how,
        Some(EndedAs::Faded | EndedAs::Conflict | EndedAs::AgreedEarly | EndedAs::Cancelled)
    );
    let lesson = |shown: Shown<'a>, next: bool| {
        let (kind, text) = kind(&shown.entry.text);
        Lesson {
            with,
            closing,
            how,
            kind: if next { Kind::Next } else { kind },
            text: if next { &shown.entry.text } else { text },
            shown,
        }
    };
    let mut lessons = Vec::new();
    if hard {
        let next = audience.entries(note, SectionKey::NextRelationship);
        lessons.extend(next.into_iter().take(1).map(|shown| lesson(shown, true)));
    }
    let own = audience.entries(note, SectionKey::Lessons);
    lessons.extend(own.into_iter().map(|shown| lesson(shown, false)));
    lessons
}

impl Lesson<'_> {
    /// The file and line that it stands on.
    pub fn place(&self) -> Place {
        Place {
            file: self.closing.path.clone(),
            line: self.shown.entry.line,
        }
    }
}
#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{circle, closed, day, network, person, section};
    use crate::model::person::Person;

    fn ended(id: &str, role: Role, on: &str, how: EndedAs, lessons: &[&str]) -> Person {
        let mut person = person(id, &[role]);
        let note = closed(&mut person, on);
        note.front.ended_as = Some(how);
        section(note, SectionKey::Lessons, lessons);
        section(
            note,
            SectionKey::NextRelationship,
            &["next one", "and more"],
        );
        person
    }

    fn told(roles: &[Role], of_one: usize) -> Vec<String> {
        let network = network(vec![
            ended(
                "ada",
                Role::Mentor,
                "2025-01-10",
                EndedAs::Completed,
                &["a1", "a2", "a3"],
            ),
            ended(
                "bo",
                Role::Peer,
                "2026-06-12",
                EndedAs::Faded,
                &["b1", "b2"],
            ),
            ended(
                "cy",
                Role::Mentor,
                "2026-01-10",
                EndedAs::Completed,
                &["c1"],
            ),
            ended(
                "later",
                Role::Mentor,
                "2026-12-10",
                EndedAs::Completed,
                &["d1"],
            ),
        ]);
        lessons(&network, Audience::Owner, roles, of_one, day("2026-11-21"))
            .iter()
            .map(|lesson| format!("{} {}", lesson.with.typed(), lesson.text))
            .collect()
    }

    #[test]
    fn the_same_role_comes_first_then_the_latest_and_later_debriefs_are_not_seen() {
        assert_eq!(
            told(&[Role::Mentor], 2),
            ["cy c1", "ada a1", "ada a2", "bo next one", "bo b1"]
        );
        assert_eq!(told(&[], 1), ["bo next one", "cy c1", "ada a1"]);
    }

    #[test]
    fn a_line_tells_what_it_is_about_by_the_words_it_begins_with() {
        for (line, expected) in [
            ("Ring.", (Kind::Mine, "Ring.")),
            ("theirs: says no", (Kind::Theirs, "says no")),
            ("About me: too polite", (Kind::AboutMe, "too polite")),
            ("ABOUT CHOOSING : ask", (Kind::AboutChoosing, "ask")),
            ("About me:", (Kind::Mine, "About me:")),
            ("One rule: ring", (Kind::Mine, "One rule: ring")),
        ] {
            assert_eq!(kind(line), expected, "{line}");
        }
    }

    #[test]
    fn a_circle_teaches_too_and_what_the_others_do_differently_is_theirs() {
        let mut leads = circle("leads", &[]);
        let texts = ["Theirs: says no", "Shorter rounds"];
        leads.closings = ended("x", Role::Peer, "2026-01-10", EndedAs::Completed, &texts)
            .closings
            .clone();
        let mut network = network(Vec::new());
        network.circles = vec![leads];
        let found = lessons(&network, Audience::Owner, &[], 1, day("2026-11-21"));
        let told: Vec<_> = found.iter().map(|l| (l.with.typed(), l.text)).collect();
        assert_eq!(told, [("circle:leads".to_owned(), "Shorter rounds")]);
    }
}
