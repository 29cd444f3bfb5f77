//! What two people spoke of last: a reminder that stands beside a name.
//!
//! What may live here: choosing it. What may not: everything that is open between them (`points`).

use super::contact::up_to;
use super::points::for_next_time;
use super::privacy::Audience;
use crate::model::day::Day;
use crate::model::note::{Note, SectionKey};
use crate::model::person::Person;

/// What was spoken of last, for the owner's eyes: the first point kept for next time; else what the
/// latest note that says anything is called, or its first takeaway; else the latest line of the log that
/// counts as contact. Its day is that of the note or line. `None` where nothing is written.
pub fn last_topic(person: &Person, today: Day) -> Option<(Day, String)> {
    if let Some(point) = for_next_time(person, today, Audience::Owner)
        .into_iter()
        .next()
    {
        return Some((point.day, point.text));
    }
    let mut notes = up_to(&person.meetings, today).rev();
    let spoken = notes.find_map(|meeting| Some((meeting.day, said(meeting.text()?)?)));
    let touches = person
        .log
        .iter()
        .filter(|touch| touch.day <= today && touch.kind.is_contact() && !touch.text.is_empty());
    let touched = touches.max_by_key(|touch| (touch.day, touch.line));
    let touched = touched.map(|touch| (touch.day, touch.text.clone()));
    spoken.or(touched)
}

/// What a note is about: its title, or its first takeaway.
fn said(note: &Note) -> Option<String> {
    let takeaway = || note.entries(SectionKey::Takeaways).next();
    let title = note.title.clone().filter(|title| !title.trim().is_empty());
    title.or_else(|| takeaway().map(|entry| entry.text.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, met, person, section, touch};
    use crate::model::words::TouchKind;

    #[test]
    fn a_point_for_next_time_then_the_latest_note_then_the_log() {
        let mut p = person("ada", &[]);
        let topic = |p: &Person| last_topic(p, day("2026-11-21"));
        assert_eq!(topic(&p), None);
        touch(&mut p, "2026-11-02", TouchKind::Gave, "the report");
        touch(&mut p, "2026-11-03", TouchKind::Owes, "an answer");
        let expected = |on, text: &str| Some((day(on), text.to_owned()));
        assert_eq!(topic(&p), expected("2026-11-02", "the report"));
        let note = met(&mut p, "2026-10-01");
        section(note, SectionKey::Takeaways, &["start small"]);
        assert_eq!(topic(&p), expected("2026-10-01", "start small"));
        met(&mut p, "2026-10-01").title = Some("The memo".to_owned());
        assert_eq!(topic(&p), expected("2026-10-01", "The memo"));
        touch(&mut p, "2026-11-04", TouchKind::Next, "the second round");
        assert_eq!(topic(&p), expected("2026-11-04", "the second round"));
    }
}
