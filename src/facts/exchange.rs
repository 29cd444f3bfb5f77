//! Give and take with one person: what `log.md` and the notes' sections Gave and Received hold
//! (format.md, "log.md"; domain.md 7.3). A prompt, never a debt.
//!
//! What may live here: the entries, their weights, their balance. What may not: whom to give to next.

use super::contact::up_to;
use super::privacy::Audience;
use crate::model::day::Day;
use crate::model::ids::Place;
use crate::model::note::{Note, SectionKey};
use crate::model::person::Person;
use crate::model::touch::weighed;
use crate::model::words::{TouchKind, Weight};
use crate::text::wording::topics;

/// The words that name how much something was (domain.md 7.3), the lightest first.
const KINDS: &[(Weight, &str)] = &[
    (Weight::Light, "article"),
    (Weight::Light, "credit"),
    (Weight::Light, "thanks"),
    (Weight::Light, "link"),
    (Weight::Medium, "introduction"),
    (Weight::Medium, "introduced"),
    (Weight::Medium, "intro"),
    (Weight::Medium, "review"),
    (Weight::Heavy, "project"),
    (Weight::Heavy, "referral"),
    (Weight::Heavy, "referred"),
    (Weight::Heavy, "advocacy"),
    (Weight::Heavy, "advocated"),
    (Weight::Heavy, "recommended"),
    (Weight::Heavy, "nominated"),
];

/// Which way it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The owner gave it.
    Gave,
    /// The owner received it.
    Received,
}

/// Something given or received.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Gift {
    /// Which way it went.
    pub side: Side,
    /// When.
    #[serde(rename = "date")]
    pub day: Day,
    /// What it was, as written, without a `weight:` word.
    pub text: String,
    /// How much it was; `None` where nothing is written (counted as light).
    pub weight: Option<Weight>,
    /// Where it is written.
    #[serde(flatten)]
    pub place: Place,
    /// Whether it stands in a Private section or a confidential note.
    pub private: bool,
}

/// Everything given and received up to today, oldest first. Notes that `see` points to are read too.
pub fn gifts(person: &Person, today: Day, audience: Audience) -> Vec<Gift> {
    let mut gifts = Vec::new();
    if !audience.sees_person(person) {
        return gifts;
    }
    let log = person.folder().join("log.md");
    for touch in person.log.iter().filter(|touch| touch.day <= today) {
        let side = match touch.kind {
            TouchKind::Gave => Side::Gave,
            TouchKind::Received => Side::Received,
            _ => continue,
        };
        gifts.push(Gift {
            side,
            day: touch.day,
            text: touch.text.clone(),
            weight: touch.weight,
            place: Place {
                file: log.clone(),
                line: touch.line,
            },
            private: false,
        });
    }
    for meeting in up_to(&person.meetings, today) {
        let Some(note) = audience.text(meeting) else {
            continue;
        };
        let file = note.path.as_ref().unwrap_or(&meeting.path);
        for (key, side) in [
            (SectionKey::Gave, Side::Gave),
            (SectionKey::Received, Side::Received),
        ] {
            for shown in audience.entries(note, key) {
                let (text, weight) = weighed(&shown.entry.text);
                gifts.push(Gift {
                    side,
                    day: meeting.day,
                    text: text.to_owned(),
                    weight,
                    place: Place {
                        file: file.clone(),
                        line: shown.entry.line,
                    },
                    private: shown.private,
                });
            }
        }
    }
    gifts.sort_by(|a, b| (a.day, &a.place).cmp(&(b.day, &b.place)));
    gifts
}

/// The latest thing the owner gave, or received.
pub fn latest(gifts: &[Gift], side: Side) -> Option<&Gift> {
    gifts.iter().rfind(|gift| gift.side == side)
}

impl Gift {
    /// Its weight in points: 1, 2 or 3; where none is written, by the words that name its kind, else 1.
    pub fn points(&self) -> u32 {
        let named = || weight_in_words(&self.text).map(|(weight, _)| weight);
        let weight = self.weight.or_else(named);
        weight.unwrap_or(Weight::Light).points()
    }
}

/// The weight that a text names by the kind of thing it was, and the word that does; of several the
/// lightest, so that an article on a project stays an article. `None` where no word names one.
pub fn weight_in_words(text: &str) -> Option<(Weight, &'static str)> {
    let words = topics(text);
    let names = |word: &str| topics(word).iter().any(|stem| words.contains(stem));
    let mut kinds = KINDS.iter().filter(|(_, word)| names(word));
    kinds.next().copied()
}

/// Whether a note says that something was given or received, for those who may see it.
pub fn holds_gifts(note: &Note, side: Side, audience: Audience) -> bool {
    let key = match side {
        Side::Gave => SectionKey::Gave,
        Side::Received => SectionKey::Received,
    };
    !audience.entries(note, key).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, met, person, section, touch};

    fn lines(gifts: &[Gift]) -> Vec<String> {
        gifts
            .iter()
            .map(|gift| format!("{} {:?} {} {}", gift.day, gift.side, gift.text, gift.place))
            .collect()
    }

    #[test]
    fn both_sources_are_read_up_to_today_oldest_first() {
        let mut p = person("grace", &[]);
        touch(&mut p, "2026-11-20", TouchKind::Gave, "the report");
        touch(&mut p, "2026-11-01", TouchKind::Received, "a sheet");
        touch(&mut p, "2026-11-02", TouchKind::Thanked, "for the sheet");
        touch(&mut p, "2026-11-22", TouchKind::Gave, "later");
        let note = met(&mut p, "2026-10-14");
        section(note, SectionKey::Gave, &["Read chapter five weight:medium"]);
        section(
            note,
            SectionKey::Received,
            &["Two hours on the memo weight:huge"],
        );
        let gifts = gifts(&p, day("2026-11-21"), Audience::Owner);
        assert_eq!(
            lines(&gifts),
            [
                "2026-10-14 Gave Read chapter five people/grace/2026-10-14.md:11",
                "2026-10-14 Received Two hours on the memo weight:huge people/grace/2026-10-14.md:21",
                "2026-11-01 Received a sheet people/grace/log.md:2",
                "2026-11-20 Gave the report people/grace/log.md:1",
            ]
        );
        assert_eq!(gifts[0].weight, Some(Weight::Medium));
        assert_eq!(latest(&gifts, Side::Received).unwrap().text, "a sheet");
    }

    #[test]
    fn what_is_unmarked_weighs_what_its_words_name_and_else_is_light() {
        for (text, points) in [
            ("the report", 1),
            ("Introduced Olena to her, both wanted it", 2),
            ("Read her self-review", 2),
            ("A referral to the Tucson depot", 3),
            ("an article on their referral project", 1),
            ("Nothing so far", 1),
        ] {
            let mut p = person("grace", &[]);
            touch(&mut p, "2026-11-01", TouchKind::Gave, text);
            assert_eq!(
                gifts(&p, day("2026-11-21"), Audience::Owner)[0].points(),
                points,
                "{text}"
            );
        }
    }

    #[test]
    fn others_see_nothing_of_a_confidential_note_or_person() {
        let mut p = person("grace", &[]);
        let note = met(&mut p, "2026-10-14");
        section(note, SectionKey::Gave, &["a hint"]);
        note.front.confidential = true;
        touch(&mut p, "2026-11-20", TouchKind::Gave, "the report");
        let today = day("2026-11-21");
        assert_eq!(gifts(&p, today, Audience::Owner).len(), 2);
        assert!(gifts(&p, today, Audience::Owner)[0].private);
        assert_eq!(gifts(&p, today, Audience::OTHERS).len(), 1);
        p.confidential = true;
        assert!(gifts(&p, today, Audience::OTHERS).is_empty());
    }
}
