//! The flags of `mentor touch` that say what kind of line it is, and how much it weighs.

use crate::model::words::{TouchKind, Weight};

/// What kind of line it is.
#[derive(clap::Args, Debug)]
#[group(multiple = false)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is one flag of the command line"
)]
pub struct Kind {
    /// You were in contact (as without any of these)
    #[arg(long)]
    contact: bool,
    /// You gave something
    #[arg(long)]
    gave: bool,
    /// You received something
    #[arg(long)]
    received: bool,
    /// You said thanks
    #[arg(long)]
    thanked: bool,
    /// Somebody was introduced
    #[arg(long)]
    introduced: bool,
    /// You asked, they owe you an answer; no contact yet
    #[arg(long)]
    asked: bool,
    /// You owe them an answer; no contact yet
    #[arg(long)]
    owes: bool,
    /// A point for the next meeting; no contact
    #[arg(long)]
    next: bool,
    /// They spoke for you somewhere; no contact
    #[arg(long)]
    opportunity: bool,
}

impl Kind {
    /// The kind that is meant.
    pub fn meant(&self) -> TouchKind {
        let flags = [
            (self.gave, TouchKind::Gave),
            (self.received, TouchKind::Received),
            (self.thanked, TouchKind::Thanked),
            (self.introduced, TouchKind::Introduced),
            (self.asked, TouchKind::Asked),
            (self.owes, TouchKind::Owes),
            (self.next, TouchKind::Next),
            (self.opportunity, TouchKind::Opportunity),
            (self.contact, TouchKind::Contact),
        ];
        let given = flags.into_iter().find(|(given, _)| *given);
        given.map_or(TouchKind::Contact, |(_, kind)| kind)
    }
}

/// The weight that is meant.
pub fn weight(typed: &str) -> Result<Weight, String> {
    Weight::parse(typed).ok_or_else(|| format!("one of {}", Weight::WORDS.join(", ")))
}
