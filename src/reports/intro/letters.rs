//! What the letters of an introduction are made of: the question to one side, the introduction, the
//! question whether they met, and the word to whoever said yes where the other said no.

use serde_json::json;

use super::profile::{Profile, Reason, address, no_address, own};
use crate::facts::dates;
use crate::facts::introductions::state::{Introduction, Side, Turn};
use crate::model::day::Day;
use crate::model::draft::{Draft, Missing, Rules};
use crate::model::network::Network;

/// A letter is read when it is short.
const MOST_WORDS: usize = 150;

/// An introduction whose letters are written.
pub struct Desk<'a, 'n> {
    /// All that was read.
    pub network: &'n Network,
    /// The introduction.
    pub introduction: &'a Introduction<'n>,
    /// The owner's own reason, where one was given.
    pub why: Option<&'a str>,
    /// The day.
    pub today: Day,
}

/// A letter asks one thing.
pub fn one_question() -> Rules {
    Rules {
        words: Some(0..=MOST_WORDS),
        questions: Some(1),
        ..Rules::default()
    }
}

impl Desk<'_, '_> {
    fn profile(&self, turn: Turn) -> Profile {
        Profile::of(self.network, self.introduction.who(turn))
    }

    fn reason(&self, turn: Turn) -> Reason {
        let (who, other) = (self.introduction.who(turn), self.introduction.other(turn));
        Reason::of(self.network, who, other, self.today)
    }

    fn command(&self) -> String {
        let (a, b) = (&self.introduction.first.id, &self.introduction.second.id);
        format!("mentor intro {a} {b}")
    }

    fn why_missing(&self, what: String) -> Missing {
        Missing::new(what, format!("{} --why \"…\"", self.command()))
    }

    /// The question whether one of them would like to meet the other; `again` where it was asked before.
    pub fn ask(&self, turn: Turn, again: Option<Day>) -> Draft {
        let introduction = self.introduction;
        let (who, other) = (introduction.who(turn), introduction.other(turn));
        let to = self.profile(turn);
        let about = Profile::of(self.network, other);
        let reason = self.reason(turn);
        // What the other needs is told to nobody before they said yes to this.
        let said = introduction.side(turn.opposite());
        let agreed = matches!(said, Side::Yes(_));
        let brings = if agreed {
            Reason::of(self.network, other, who, self.today).skills
        } else {
            Vec::new()
        };
        let mut missing = Vec::new();
        if self.why.is_none() && reason.skills.is_empty() {
            let what = format!("what is in it for {}", who.name);
            missing.push(self.why_missing(what));
        }
        missing.extend(about.missing(other));
        missing.extend(no_address(who));
        Draft {
            template: "intro-ask",
            to: vec![address(who)],
            subject: format!("Would you like to meet {}?", one_line(&other.name)),
            parts: json!({
                "to": to,
                "other": about,
                "why": self.why.map(own),
                "reason": reason,
                "brings": brings,
                "agreed": agreed,
                "again": again.map(|day| dates::on(day, self.today)),
            }),
            missing,
            rules: one_question(),
        }
    }

    /// The introduction: to both, with both addresses.
    pub fn make(&self) -> Draft {
        let (first, second) = (self.introduction.first, self.introduction.second);
        let (about_first, about_second) = (self.profile(Turn::First), self.profile(Turn::Second));
        let mut topics = self.reason(Turn::First).skills;
        for skill in self.reason(Turn::Second).skills {
            if !topics.contains(&skill) {
                topics.push(skill);
            }
        }
        let mut missing = Vec::new();
        if self.why.is_none() && topics.is_empty() {
            missing.push(self.why_missing("why they should talk".to_owned()));
        }
        missing.extend(about_first.missing(first));
        missing.extend(about_second.missing(second));
        missing.extend(no_address(first));
        missing.extend(no_address(second));
        let email = |address: &Option<String>| address.as_deref().map(own);
        Draft {
            template: "intro-make",
            to: vec![address(first), address(second)],
            subject: format!(
                "Introduction: {} and {}",
                one_line(&first.name),
                one_line(&second.name)
            ),
            parts: json!({
                "first": about_first,
                "second": about_second,
                "first_email": email(&first.contact.email),
                "second_email": email(&second.contact.email),
                "why": self.why.map(own),
                "topics": topics,
            }),
            missing,
            rules: one_question(),
        }
    }

    /// The question whether they met, to whoever was asked first.
    pub fn follow_up(&self, made: Day) -> Draft {
        let (first, second) = (self.introduction.first, self.introduction.second);
        Draft {
            template: "intro-follow-up",
            to: vec![address(first)],
            subject: format!("You and {}", one_line(second.first_name())),
            parts: json!({
                "to": self.profile(Turn::First),
                "other": self.profile(Turn::Second),
                "made": dates::on(made, self.today),
            }),
            missing: no_address(first).into_iter().collect(),
            rules: one_question(),
        }
    }

    /// The word to whoever said yes that it will not be: without a name for the reason, and without one.
    pub fn not_now(&self, said_yes: Turn) -> Draft {
        let (who, other) = (
            self.introduction.who(said_yes),
            self.introduction.other(said_yes),
        );
        Draft {
            template: "intro-no",
            to: vec![address(who)],
            subject: format!("{}: not now", one_line(&other.name)),
            parts: json!({
                "to": self.profile(said_yes),
                "other": Profile::of(self.network, other),
            }),
            missing: no_address(who).into_iter().collect(),
            rules: Rules {
                questions: Some(0),
                ..one_question()
            },
        }
    }
}

/// A text as it stands in a header: without line ends.
pub fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}
