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
use crate::model::words::{TouchKind, Weight};

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
                    text,
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

/// The owner's part of all that was given, by weight: gave ÷ (gave + received); `None` where there was nothing.
pub fn balance(gifts: &[Gift]) -> Option<f64> {
    let sum = |side| -> u32 {
        let of_side = gifts.iter().filter(|gift| gift.side == side);
        of_side.map(Gift::points).sum()
    };
    let (gave, received) = (sum(Side::Gave), sum(Side::Received));
    let all = gave.saturating_add(received);
    (all > 0).then(|| f64::from(gave) / f64::from(all))
}

/// The latest thing the owner gave, or received.
pub fn latest(gifts: &[Gift], side: Side) -> Option<&Gift> {
    gifts.iter().rfind(|gift| gift.side == side)
}

impl Gift {
    /// Its weight in points: 1, 2 or 3; 1 where none is written.
    pub fn points(&self) -> u32 {
        self.weight.unwrap_or(Weight::Light).points()
    }
}

/// Whether a note says that something was given or received, for those who may see it.
pub fn holds_gifts(note: &Note, side: Side, audience: Audience) -> bool {
    let key = match side {
        Side::Gave => SectionKey::Gave,
        Side::Received => SectionKey::Received,
    };
    !audience.entries(note, key).is_empty()
}

/// An entry's text and the `weight:` word at its end.
pub fn weighed(text: &str) -> (String, Option<Weight>) {
    let parts = text.rsplit_once(char::is_whitespace);
    let weight = parts
        .and_then(|(_, word)| word.strip_prefix("weight:"))
        .and_then(Weight::parse);
    match (parts, weight) {
        (Some((rest, _)), Some(weight)) => (rest.trim_end().to_owned(), Some(weight)),
        _ => (text.to_owned(), None),
    }
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
    fn the_balance_is_that_of_the_domain_page() {
        let mut p = person("grace", &[]);
        let gave = [
            Some(Weight::Light),
            Some(Weight::Medium),
            Some(Weight::Medium),
        ];
        let received = [
            Some(Weight::Heavy),
            Some(Weight::Medium),
            Some(Weight::Medium),
            None,
        ];
        for (kind, weights) in [
            (TouchKind::Gave, gave.as_slice()),
            (TouchKind::Received, received.as_slice()),
        ] {
            for weight in weights {
                touch(&mut p, "2026-11-01", kind, "x");
                p.log.last_mut().unwrap().weight = *weight;
            }
        }
        let gifts = gifts(&p, day("2026-11-21"), Audience::Owner);
        assert_eq!(balance(&gifts), Some(5.0 / 13.0));
        assert_eq!(balance(&[]), None);
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
