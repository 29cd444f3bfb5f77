//! What a thank-you is: the value that is serialised, and the draft that is worded.

use serde::Serialize;
use serde_json::json;

use super::letter::{LEAST, MOST};
use super::piece::Piece;
use super::variant::Variant;
use crate::facts::owed::Thanked;
use crate::facts::thanking::NEVER;
use crate::model::change::Written;
use crate::model::day::Day;
use crate::model::draft::{Address, Draft, Missing, Rules};
use crate::model::ids::{PersonId, Place};
use crate::text::doc::plain;

/// A thank-you: what it is for, and the evidence in its order.
#[derive(Clone, Debug, Serialize)]
pub struct Thanks {
    /// Who is thanked.
    pub who: PersonId,
    /// Their name.
    pub name: String,
    /// What for.
    pub variant: Variant,
    /// Why that, as half a sentence.
    pub because: String,
    /// The day of what it is for.
    pub date: Day,
    /// Where that is written.
    #[serde(flatten)]
    pub place: Place,
    /// When they were thanked for it already; `None`: not yet.
    pub thanked: Option<Day>,
    /// How many days late it is; 0: it is not.
    pub late_days: i64,
    /// What they did.
    pub act: Piece,
    /// How they did it.
    pub how: Vec<Piece>,
    /// What came of it so far.
    pub effect: Vec<Piece>,
    /// What the owner will do by when.
    pub commitment: Option<Piece>,
    /// What the owner gives.
    pub give: Option<Piece>,
    /// When the owner reports back.
    pub report: Option<Piece>,
    /// What was written, where it was marked as sent.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub written: Vec<Written>,
    /// Whether its day or its kind was named.
    #[serde(skip)]
    pub named: bool,
    /// How the letter opens.
    #[serde(skip)]
    pub opening: Opening,
    /// What is missing, by part.
    #[serde(skip)]
    pub gaps: Vec<Gap>,
    /// Whom else to thank, a line each.
    #[serde(skip)]
    pub others: Vec<String>,
    /// The draft's own head.
    #[serde(skip)]
    pub head: Head,
}

/// What a mail is headed with.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The first name.
    pub first_name: String,
    /// The address; `None` where the files hold none.
    pub email: Option<String>,
    /// The subject.
    pub subject: String,
}

/// How the letter opens.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Opening {
    /// `on Tuesday`
    pub when: String,
    /// How long it took; `None` where that is not known or said anyway.
    pub minutes: Option<u32>,
    /// `call`, `meeting` or `talk`.
    pub talk: &'static str,
    /// `May 2025 to January 2026`, of what is over.
    pub span: Option<String>,
    /// `days` or `weeks` where it is late.
    pub late: Option<&'static str>,
    /// `February`, `June 2025`: when it should have come.
    pub since: String,
}

/// Something that the letter leaves to be filled in.
#[derive(Clone, Debug)]
pub struct Gap {
    /// The part.
    pub part: &'static str,
    /// What is missing, and the command that supplies it.
    pub missing: Missing,
}

impl Thanks {
    /// The draft.
    pub fn draft(&self) -> Draft {
        let gap = |part: &str| {
            let mut gaps = self.gaps.iter();
            gaps.find(|gap| gap.part == part)
                .map(|gap| gap.missing.what.as_str())
        };
        let pieces = [&self.act].into_iter().chain(&self.how).chain(&self.effect);
        let ahead = [&self.commitment, &self.give, &self.report];
        let quoted = pieces.chain(ahead.into_iter().flatten());
        Draft {
            template: "thanks",
            to: vec![Address {
                name: self.name.clone(),
                email: self.head.email.clone(),
            }],
            subject: self.head.subject.clone(),
            parts: json!({
                "variant": self.variant,
                "name": plain(&self.head.first_name),
                "full_name": plain(&self.name),
                "opening": self.opening,
                "act": self.act,
                "how": self.how,
                "effect": self.effect,
                "commitment": self.commitment,
                "give": self.give,
                "report": self.report,
                "gaps": {
                    "how": gap("how"),
                    "effect": gap("effect"),
                    "commitment": gap("commitment"),
                    "give": gap("give"),
                    "report": gap("report"),
                },
            }),
            missing: self.gaps.iter().map(|gap| gap.missing.clone()).collect(),
            rules: Rules {
                words: Some(LEAST..=MOST),
                you_as_often_as_i: true,
                // What they asked may be quoted; the letter itself asks nothing.
                questions: Some(quoted.map(Piece::questions).sum()),
                never: NEVER,
            },
        }
    }

    /// The command that notes it as sent.
    pub fn command(&self) -> String {
        let day = if self.named || self.variant == Variant::Result {
            format!(" --for {} --variant {}", self.date, self.variant)
        } else {
            String::new()
        };
        format!("mentor thanks {}{day} --sent", self.who)
    }

    /// What is marked once it is sent.
    pub fn mark(&self) -> Thanked {
        let meetings = !matches!(self.place.file.file_name(), "log.md" | "person.toml");
        Thanked {
            who: self.who.clone(),
            of: self.date,
            file: meetings.then(|| self.place.file.clone()),
            named: self.named,
        }
    }

    /// The lines to be said beside it.
    pub fn to_say(&self) -> Vec<String> {
        let mut said = vec![format!(
            "thanks for {} ({}, {}): {}",
            self.date.long(),
            self.variant,
            self.place,
            self.because
        )];
        if let Some(day) = self.thanked.filter(|_| self.variant != Variant::Result) {
            said.push(format!(
                "you thanked {} for it on {}",
                self.head.first_name,
                day.long()
            ));
        }
        let pieces = [&self.act].into_iter().chain(&self.how).chain(&self.effect);
        let third: Vec<&Piece> = pieces.filter(|piece| piece.third).collect();
        if !third.is_empty() {
            said.push(format!(
                "read once more, {} is spoken of as a third person here:",
                self.head.first_name
            ));
            said.extend(third.iter().map(|piece| format!("  {}", piece.text)));
        }
        said.extend(self.others.iter().cloned());
        said
    }
}
