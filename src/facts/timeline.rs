//! Everything that happened with one person or circle, day by day.
//!
//! What may live here: gathering and ordering. What may not: how many of them a page shows.

use super::contact::{is_present, up_to};
use super::privacy::Audience;
use super::session;
use crate::model::circle::Circle;
use crate::model::day::Day;
use crate::model::ids::{CircleId, Place};
use crate::model::network::Network;
use crate::model::note::{Meeting, Note, SectionKey};
use crate::model::person::Person;
use crate::model::words::{EndedAs, Medium, MeetingKind, TouchKind};

/// What an event is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Dated notes of their own folder.
    Meeting,
    /// A circle's meeting at which they were present.
    Circle(CircleId),
    /// A line of their log.
    Touch(TouchKind),
    /// The debrief at the end.
    Debrief(Option<EndedAs>),
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// When.
    pub day: Day,
    /// What it is.
    pub what: What,
    /// The title of a meeting, else its first takeaway, else its first words; what a line says.
    /// `None` where the notes say nothing.
    pub text: Option<String>,
    /// The kind of the meeting, where it is written.
    pub kind: Option<MeetingKind>,
    /// How long it took, in minutes.
    pub minutes: Option<u32>,
    /// How they met.
    pub medium: Option<Medium>,
    /// Where it is written: for a note that points to another one, there.
    pub place: Place,
    /// Whether it is confidential.
    pub private: bool,
    /// How useful it was, 1-5, for the owner alone: the mean of the session's parts, else `rating`.
    pub rating: Option<f64>,
    /// What its Private section says, for those who may see it.
    pub whispers: Vec<String>,
}

/// Everything with a person up to today, latest first: meetings (`see` notes too), circles they were
/// present at, the log, debriefs.
pub fn of_person(network: &Network, person: &Person, today: Day, audience: Audience) -> Vec<Event> {
    let mut events = Vec::new();
    if !audience.sees_person(person) {
        return events;
    }
    let own = up_to(&person.meetings, today);
    events.extend(own.filter_map(|meeting| event(meeting, What::Meeting, audience)));
    for circle in &network.circles {
        let present = up_to(&circle.meetings, today).filter(|m| is_present(m, &person.id));
        let what = What::Circle(circle.id.clone());
        events.extend(present.filter_map(|meeting| event(meeting, what.clone(), audience)));
    }
    let log = person.folder().join("log.md");
    for touch in person.log.iter().filter(|touch| touch.day <= today) {
        events.push(Event {
            day: touch.day,
            what: What::Touch(touch.kind),
            text: (!touch.text.is_empty()).then(|| touch.text.clone()),
            kind: None,
            minutes: None,
            medium: None,
            place: Place {
                file: log.clone(),
                line: touch.line,
            },
            private: false,
            rating: None,
            whispers: Vec::new(),
        });
    }
    events.extend(debriefs(&person.closings, today, audience));
    latest_first(events)
}

/// Everything with a circle up to today, latest first: its meetings and its debriefs.
pub fn of_circle(circle: &Circle, today: Day, audience: Audience) -> Vec<Event> {
    let meetings = up_to(&circle.meetings, today);
    let mut events: Vec<Event> = meetings
        .filter_map(|meeting| event(meeting, What::Meeting, audience))
        .collect();
    events.extend(debriefs(&circle.closings, today, audience));
    latest_first(events)
}

/// What a note is about in one line: its title, else its first takeaway, else its first words outside
/// Private sections.
pub fn headline(note: &Note, audience: Audience) -> Option<String> {
    let title = note.title.clone().filter(|title| !title.trim().is_empty());
    let takeaway = || {
        let found = audience.entries(note, SectionKey::Takeaways);
        found.first().map(|shown| shown.entry.text.clone())
    };
    let words = || {
        let open = note.sections.iter().filter(|section| !section.private);
        let mut entries = open.flat_map(|section| &section.entries);
        entries
            .find(|entry| !entry.task && !entry.text.is_empty())
            .map(|entry| entry.text.clone())
    };
    title.or_else(takeaway).or_else(words)
}

fn debriefs(closings: &[Meeting], today: Day, audience: Audience) -> impl Iterator<Item = Event> {
    up_to(closings, today).filter_map(move |meeting| {
        let how = meeting.note.as_ref().and_then(|note| note.front.ended_as);
        event(meeting, What::Debrief(how), audience)
    })
}

/// The event of a dated file; of a confidential one nothing is told to those who may not see it.
fn event(meeting: &Meeting, what: What, audience: Audience) -> Option<Event> {
    // Its own front matter first: a note that points elsewhere may still say how long it was.
    let notes = [meeting.note.as_deref(), meeting.text()];
    let fronts = notes.into_iter().flatten().map(|note| &note.front);
    let private = fronts.clone().any(|front| front.confidential);
    if private && !audience.sees_private() {
        return None;
    }
    let note = meeting.text();
    let file = note.and_then(|note| note.path.as_ref());
    Some(Event {
        day: meeting.day,
        what,
        text: note.and_then(|note| headline(note, audience)),
        kind: fronts.clone().find_map(|front| front.kind),
        minutes: fronts.clone().find_map(|front| front.minutes),
        medium: fronts.clone().find_map(|front| front.medium),
        place: Place {
            file: file.unwrap_or(&meeting.path).clone(),
            line: 1,
        },
        private,
        rating: meeting
            .note
            .as_deref()
            .filter(|_| audience.sees_judgements())
            .and_then(|note| session::rating(&note.front)),
        whispers: meeting
            .note
            .as_deref()
            .filter(|_| audience.sees_private())
            .map_or(Vec::new(), |note| whispers(note, audience)),
    })
}

fn whispers(note: &Note, audience: Audience) -> Vec<String> {
    let shown = audience.entries(note, SectionKey::Private).into_iter();
    shown.map(|shown| shown.entry.text.clone()).collect()
}

fn latest_first(mut events: Vec<Event>) -> Vec<Event> {
    events.sort_by(|a, b| (b.day, &a.place).cmp(&(a.day, &b.place)));
    events
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{
        circle, circle_met, closed, day, met, network, person, section, touch,
    };
    use crate::model::note::{Entry, Section};

    fn lines(events: &[Event]) -> Vec<String> {
        let line = |event: &Event| {
            let text = event.text.as_deref().unwrap_or("-");
            format!("{} {:?} {text} {}", event.day, event.what, event.place)
        };
        events.iter().map(line).collect()
    }

    #[test]
    fn one_timeline_holds_everything_latest_first_and_nothing_to_come() {
        let mut p = person("grace", &[]);
        met(&mut p, "2026-10-14").title = Some("The memo".to_owned());
        met(&mut p, "2026-11-22").title = Some("to come".to_owned());
        touch(&mut p, "2026-11-20", TouchKind::Gave, "the report");
        closed(&mut p, "2026-11-21").front.ended_as = Some(EndedAs::Completed);
        let mut group = circle("leads", &["grace"]);
        circle_met(&mut group, "2026-11-03", &["grace"]).title = Some("On call".to_owned());
        circle_met(&mut group, "2026-11-04", &["sam"]);
        let mut network = network(vec![p]);
        network.circles = vec![group];
        let events = of_person(
            &network,
            &network.people[0],
            day("2026-11-21"),
            Audience::Owner,
        );
        assert_eq!(
            lines(&events),
            [
                "2026-11-21 Debrief(Some(Completed)) - people/grace/closing-2026-11-21.md:1",
                "2026-11-20 Touch(Gave) the report people/grace/log.md:1",
                "2026-11-03 Circle(CircleId(\"leads\")) On call circles/leads/2026-11-03.md:1",
                "2026-10-14 Meeting The memo people/grace/2026-10-14.md:1",
            ]
        );
    }

    #[test]
    fn the_headline_is_the_title_the_first_takeaway_or_the_first_open_words() {
        let mut note = Note::default();
        assert_eq!(headline(&note, Audience::Owner), None);
        section(&mut note, SectionKey::Private, &["secret"]);
        assert_eq!(headline(&note, Audience::Owner), None);
        note.sections.push(Section {
            entries: vec![Entry {
                text: "Phone, 20 min".to_owned(),
                line: 9,
                depth: 0,
                task: false,
            }],
            ..Section::default()
        });
        assert_eq!(headline(&note, Audience::Owner).unwrap(), "Phone, 20 min");
        section(&mut note, SectionKey::Takeaways, &["start small"]);
        assert_eq!(headline(&note, Audience::Owner).unwrap(), "start small");
        note.title = Some("Second pass".to_owned());
        assert_eq!(headline(&note, Audience::Owner).unwrap(), "Second pass");
    }

    #[test]
    fn a_note_that_points_elsewhere_tells_what_stands_there() {
        let mut p = person("ruth", &[]);
        met(&mut p, "2026-03-19").front.minutes = Some(20);
        let mut seen = met(&mut person("grace", &[]), "2026-03-19").clone();
        seen.title = Some("Day three".to_owned());
        seen.front.minutes = Some(35);
        seen.front.kind = Some(MeetingKind::Crisis);
        p.meetings[0].seen = Some(Box::new(seen));
        let network = network(vec![p]);
        let events = of_person(
            &network,
            &network.people[0],
            day("2026-11-21"),
            Audience::OTHERS,
        );
        assert_eq!(
            lines(&events),
            ["2026-03-19 Meeting Day three people/grace/2026-03-19.md:1"]
        );
        assert_eq!(
            (events[0].minutes, events[0].kind),
            (Some(20), Some(MeetingKind::Crisis))
        );
    }

    #[test]
    fn a_confidential_meeting_is_the_owners_alone() {
        let mut p = person("grace", &[]);
        let note = met(&mut p, "2026-10-14");
        note.title = Some("My offer".to_owned());
        note.front.confidential = true;
        section(note, SectionKey::Private, &["tempted"]);
        let network = network(vec![p]);
        let at = |audience| of_person(&network, &network.people[0], day("2026-11-21"), audience);
        assert_eq!(at(Audience::OTHERS), []);
        assert_eq!(at(Audience::Owner)[0].text.as_deref(), Some("My offer"));
        assert!(at(Audience::Owner)[0].private);
        assert_eq!(at(Audience::Owner)[0].whispers, ["tempted"]);
    }

    #[test]
    fn a_private_section_is_whispered_to_those_who_may_hear_it() {
        let mut p = person("grace", &[]);
        let note = met(&mut p, "2026-10-14");
        section(note, SectionKey::Private, &["tempted"]);
        note.front.rating = Some(3.0);
        note.front.session = vec![("heard".to_owned(), 4.0), ("way".to_owned(), 5.0)];
        let network = network(vec![p]);
        let at = |audience| of_person(&network, &network.people[0], day("2026-11-21"), audience);
        assert_eq!(at(Audience::Owner)[0].whispers, ["tempted"]);
        assert_eq!(at(Audience::OTHERS)[0].whispers, [""; 0]);
        assert_eq!(at(Audience::Owner)[0].rating, Some(4.5));
        let all = Audience::Others {
            include_private: true,
        };
        assert_eq!(at(all)[0].rating, None, "a judgement");
    }
}
