//! What was told and heard: stories and feedback of the notes, each with its topics
//! (format.md, "What commands write").
//!
//! What may live here: reading the marks of entries. What may not: choosing what to tell next.

use super::points::{Point, section_points, texts};
use super::privacy::Audience;
use crate::model::day::Day;
use crate::model::note::SectionKey;
use crate::model::person::Person;
use crate::model::words::Role;

/// Who told a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// The owner told it.
    Told,
    /// The owner heard it.
    Heard,
}

/// Who gave feedback.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Feedback {
    /// The owner gave it.
    Given,
    /// The owner received it.
    Received,
}

/// An entry of a section whose entries say which way they went.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Marked<M> {
    /// Which way it went.
    pub mark: M,
    /// What it says, without the mark, its day and its place.
    #[serde(flatten)]
    pub point: Point,
    /// Its topics: the `#words`, lower case, without the `#`.
    pub topics: Vec<String>,
}

/// The stories told to and heard from a person up to today, oldest first.
pub fn stories(person: &Person, today: Day, audience: Audience) -> Vec<Marked<Told>> {
    let way = |text: &str| story(text, Some(person));
    marked(person, today, audience, SectionKey::Stories, way)
}

/// Feedback given and received up to today, oldest first.
pub fn feedback(person: &Person, today: Day, audience: Audience) -> Vec<Marked<Feedback>> {
    let way = |text: &str| remark(text, Some(person));
    marked(person, today, audience, SectionKey::Feedback, way)
}

/// Who told a story, and its text without the mark. An unmarked one was told where the person is a mentee,
/// else heard; in a circle (`None`) it was heard.
pub fn story(text: &str, person: Option<&Person>) -> (Told, String) {
    let usual = match person {
        Some(person) if person.relationship.is(Role::Mentee) => Told::Told,
        _ => Told::Heard,
    };
    let marks = [("told:", Told::Told), ("heard:", Told::Heard)];
    split(text, marks, usual)
}

/// Who gave feedback, and its text without the mark. Unmarked feedback was given where the person is only
/// a mentee, else received; in a circle (`None`) it was received.
pub fn remark(text: &str, person: Option<&Person>) -> (Feedback, String) {
    let usual = match person {
        Some(person) if person.relationship.only_mentee() => Feedback::Given,
        _ => Feedback::Received,
    };
    let marks = [
        ("given:", Feedback::Given),
        ("received:", Feedback::Received),
    ];
    split(text, marks, usual)
}

/// The topics of a text: its `#words`, lower case, in order, each once.
pub fn topics(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation() && c != '#');
        let Some(topic) = word.strip_prefix('#') else {
            continue;
        };
        let topic = topic.to_lowercase();
        if topic.chars().any(char::is_alphanumeric) && !found.contains(&topic) {
            found.push(topic);
        }
    }
    found
}

fn marked<M>(
    person: &Person,
    today: Day,
    audience: Audience,
    key: SectionKey,
    way: impl Fn(&str) -> (M, String),
) -> Vec<Marked<M>> {
    let mut found = Vec::new();
    for (meeting, note) in texts(person, today, audience) {
        for mut point in section_points(meeting, note, key, audience) {
            let (mark, rest) = way(&point.text);
            point.text = rest;
            found.push(Marked {
                mark,
                topics: topics(&point.text),
                point,
            });
        }
    }
    found
}

fn split<M: Copy>(text: &str, marks: [(&str, M); 2], usual: M) -> (M, String) {
    let said = marks
        .iter()
        .find_map(|(word, mark)| Some((*mark, after(text, word)?)));
    said.unwrap_or_else(|| (usual, text.to_owned()))
}

/// The rest of a text that begins with a mark, in any case.
fn after(text: &str, mark: &str) -> Option<String> {
    let text = text.trim_start();
    let head = text.get(..mark.len())?;
    let rest = text.get(mark.len()..)?;
    head.eq_ignore_ascii_case(mark)
        .then(|| rest.trim_start().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, met, person, section};

    #[test]
    fn stories_say_who_told_them_and_the_role_says_it_where_they_do_not() {
        let entries = [
            "told: My first outage — learned: write it down #handover",
            "Heard: Her failed split",
            "The napkin",
        ];
        let read = |role| {
            let mut p = person("x", &[role]);
            section(met(&mut p, "2026-10-14"), SectionKey::Stories, &entries);
            let stories = stories(&p, day("2026-11-21"), Audience::OTHERS);
            stories
                .into_iter()
                .map(|s| (s.mark, s.point.text, s.topics))
                .collect::<Vec<_>>()
        };
        let told = "My first outage — learned: write it down #handover".to_owned();
        let mentor = read(Role::Mentor);
        assert_eq!(mentor[0], (Told::Told, told, vec!["handover".to_owned()]));
        assert_eq!(
            mentor[1],
            (Told::Heard, "Her failed split".to_owned(), vec![])
        );
        assert_eq!(mentor[2].0, Told::Heard);
        assert_eq!(read(Role::Mentee)[2].0, Told::Told);
    }

    #[test]
    fn feedback_keeps_its_way_its_themes_and_its_place() {
        let mut p = person("grace", &[Role::Mentor]);
        let entries = [
            "received: You go quiet. (#Presence, #presence)",
            "given: The pause",
        ];
        section(met(&mut p, "2026-10-14"), SectionKey::Feedback, &entries);
        section(met(&mut p, "2026-12-14"), SectionKey::Feedback, &["later"]);
        let found = feedback(&p, day("2026-11-21"), Audience::Owner);
        assert_eq!(found.len(), 2);
        assert_eq!(
            (found[0].mark, found[1].mark),
            (Feedback::Received, Feedback::Given)
        );
        assert_eq!(found[0].topics, ["presence"]);
        assert_eq!(found[1].point.text, "The pause");
        assert_eq!(
            found[1].point.place.to_string(),
            "people/grace/2026-10-14.md:12"
        );
    }

    #[test]
    fn topics_are_words_with_a_letter() {
        assert_eq!(
            topics("a #b, #3 (#Überblick) # ## c#d"),
            ["b", "3", "überblick"]
        );
    }
}
