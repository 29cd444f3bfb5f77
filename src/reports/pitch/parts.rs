//! The draft of a pitch, and what its template is handed.

use serde_json::{Value, json};

use super::value::{Kind, Pitch, Seen};
use crate::facts::dates::{date, on};
use crate::model::day::Day;
use crate::model::draft::{Draft, Rules};
use crate::text::deed::quoted;
use crate::text::doc::plain;
use crate::text::phrase::listed;

/// What is read gladly by somebody who does not know the sender.
const WORDS: usize = 150;
/// The words that the parts from the files may have together; the template's own are the rest.
const EVIDENCE: usize = 72;
/// What is never said to somebody new.
const NEVER: &[&str] = &[
    "be my mentor",
    "be my sponsor",
    "mentor me",
    "sponsor me",
    "pick your brain",
];

impl Pitch {
    /// The draft of it.
    pub fn draft(&self) -> Draft {
        Draft {
            template: "pitch",
            to: vec![self.to.clone()],
            subject: self.subject(),
            parts: self.parts(),
            missing: self.missing.clone(),
            rules: Rules {
                words: Some(0..=WORDS),
                questions: Some(1),
                never: NEVER,
                ..Rules::default()
            },
        }
    }

    fn subject(&self) -> String {
        let about = self.learn.first().map(|skill| format!(" on {skill}"));
        let about = about.unwrap_or_default();
        match self.kind {
            Kind::First => format!("{} minutes{about}", self.minutes),
            Kind::FollowUp => "A short reminder, and then I leave it".to_owned(),
            Kind::Revive => "What has come of it".to_owned(),
        }
    }

    fn parts(&self) -> Value {
        let key = |text: &Option<String>| text.as_deref().map(plain);
        let past = |day: Option<Day>| day.map(|day| on(day, self.today));
        let (why, gave) = self.spare();
        json!({
            "name": plain(&self.first_name),
            "full_name": plain(&self.name),
            "kind": self.kind,
            "role": self.role.map(|role| role.as_str()),
            "met": self.met,
            "gave": if gave { self.gave.clone() } else { None },
            "gave_on": past(self.gave_on),
            "intro": key(&self.intro),
            "goal": key(&self.goal),
            "why": if why { key(&self.why) } else { None },
            "need": key(&self.need),
            "learn": plain(&listed(&self.learn)),
            "strength": plain(&listed(&self.strength)),
            "seen": self.seen.as_ref().map(|seen| self.seen(seen)),
            "offer": key(&self.offer),
            "expertise": plain(&listed(&self.expertise)),
            "minutes": self.minutes,
            "medium": self.medium,
            "after": self.after.map(|day| date(day, self.today)),
            "asked": self.asked.as_ref().map(|asked| json!({
                "on": on(asked.on, self.today),
                "what": asked.what,
            })),
            "history": self.history.as_ref().map(|past| json!({
                "since": past.since.map(month),
                "until": past.until.map(month),
                "purpose": past.purpose,
                "came": past.came,
            })),
        })
    }

    fn seen(&self, seen: &Seen) -> Value {
        match seen {
            Seen::Work {
                title,
                form,
                takeaway,
            } => json!({
                "kind": "work",
                "title": plain(title),
                "form": form,
                "takeaway": takeaway.as_deref().map(quoted),
            }),
            Seen::Talk { takeaway, on: day } => json!({
                "kind": "talk",
                "takeaway": quoted(takeaway),
                "on": on(*day, self.today),
            }),
            Seen::Deed {
                text,
                thing,
                on: day,
            } => json!({
                "kind": if *thing { "thing" } else { "deed" },
                "text": text,
                "on": on(*day, self.today),
                "since": date(*day, self.today),
            }),
        }
    }

    /// Whether there is room for the reason, and for what was given.
    fn spare(&self) -> (bool, bool) {
        let count = |text: &str| text.split_whitespace().count();
        let of = |text: &Option<String>| text.as_deref().map_or(0, count);
        let seen = match &self.seen {
            Some(Seen::Work {
                title, takeaway, ..
            }) => count(title) + of(takeaway),
            Some(Seen::Talk { takeaway, .. }) => count(takeaway) + 4,
            Some(Seen::Deed { text, .. }) => count(text),
            None => 6,
        };
        let needed = of(&self.intro) + of(&self.goal) + of(&self.need) + of(&self.offer) + seen;
        let gave = needed + of(&self.gave) <= EVIDENCE;
        let with_gave = needed + if gave { of(&self.gave) } else { 0 };
        (with_gave + of(&self.why) <= EVIDENCE, gave)
    }
}

/// `May 2025`
fn month(day: Day) -> String {
    day.date().format("%B %Y").to_string()
}
