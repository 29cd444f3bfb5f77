//! The answers of `mentor rate` as options.

use crate::changes::rate::{Answers, answer, ten};
use crate::error::Failure;

/// What is answered without being asked.
#[derive(clap::Args, Debug)]
pub struct Scores {
    /// I was heard, 1-5
    #[arg(long, value_name = "N")]
    heard: Option<String>,

    /// We talked about the right things, 1-5
    #[arg(long, value_name = "N")]
    topics: Option<String>,

    /// The way we worked was useful, 1-5
    #[arg(long, value_name = "N")]
    way: Option<String>,

    /// The next step is clear, 1-5
    #[arg(long, value_name = "N")]
    next_step: Option<String>,

    /// Your ten answers: trust, direction, candour, listening, preparation, responsiveness, progress,
    /// two-way, boundaries, worth it; - for a blank
    #[arg(long, value_name = "TEN NUMBERS", allow_hyphen_values = true)]
    me: Option<String>,

    /// Their ten answers
    #[arg(long, value_name = "TEN NUMBERS", allow_hyphen_values = true)]
    them: Option<String>,
}

impl Scores {
    /// What the options say.
    pub fn answers(&self) -> Result<Answers, Failure> {
        let read = |typed: &Option<String>| typed.as_deref().map(answer).transpose();
        Ok(Answers {
            session: [
                read(&self.heard)?,
                read(&self.topics)?,
                read(&self.way)?,
                read(&self.next_step)?,
            ],
            me: self.me.as_deref().map(ten).transpose()?,
            them: self.them.as_deref().map(ten).transpose()?,
        })
    }
}
