//! The flags of `mentor log`.

use crate::model::note::SectionKey;
use crate::model::words::{Medium, MeetingKind};
use crate::shell::args::whole;

/// What follows a meeting.
#[derive(clap::ValueEnum, Clone, Copy, Debug)]
pub enum Then {
    /// Its recap, instead of the answer.
    Recap,
}

/// What was said, as typed.
#[derive(clap::Args, Debug)]
pub struct Said {
    /// The day of the meeting [default: today]
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// How many minutes it took
    #[arg(long, value_name = "N", value_parser = whole::<u32>(1, 1440))]
    pub minutes: Option<u32>,
    /// How you met: in-person, video, phone, chat or email
    #[arg(long, value_name = "MEDIUM", value_parser = medium)]
    pub medium: Option<Medium>,
    /// What kind of meeting it was: first, regular, progress, feedback, flash …
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub kind: Option<MeetingKind>,
    /// The day agreed for the next one
    #[arg(long, value_name = "DATE")]
    pub next_meeting: Option<String>,
    /// Who of a circle was there: ids or names, with commas between
    #[arg(long, value_name = "WHO", value_delimiter = ',')]
    pub present: Vec<String>,
    /// Who led the circle: an id or a name, or `me`
    #[arg(long, value_name = "WHO")]
    pub led_by: Option<String>,
    /// Who of the circle had a hot seat: ids or names, with commas between
    #[arg(long, value_name = "WHO", value_delimiter = ',')]
    pub hot_seats: Vec<String>,
    /// Once it is written, draft what follows: recap
    #[arg(
        long,
        value_name = "DRAFT",
        value_enum,
        hide_possible_values = true,
        conflicts_with = "json"
    )]
    pub then: Option<Then>,
    /// Something you take home
    #[arg(long, value_name = "TEXT")]
    takeaway: Vec<String>,
    /// Something that was decided
    #[arg(long, value_name = "TEXT")]
    decision: Vec<String>,
    /// A promise: "Draft the memo due:fri #goal", theirs with "@grace …"
    #[arg(long, value_name = "TEXT")]
    action: Vec<String>,
    /// Feedback: "received: …" or "given: …"
    #[arg(long, value_name = "TEXT")]
    feedback: Vec<String>,
    /// Something you gave; it may end in weight:light, medium or heavy
    #[arg(long, value_name = "TEXT")]
    gave: Vec<String>,
    /// Something you received; it may end in weight:light, medium or heavy
    #[arg(long, value_name = "TEXT")]
    received: Vec<String>,
    /// A story: "heard: …" or "told: …"
    #[arg(long, value_name = "TEXT")]
    story: Vec<String>,
    /// A point for next time
    #[arg(long, value_name = "TEXT")]
    next: Vec<String>,
    /// Something that never leaves the folder
    #[arg(long, value_name = "TEXT")]
    private: Vec<String>,
    /// Name the note: DATE-NAME.md
    #[arg(long, value_name = "NAME")]
    pub slug: Option<String>,
    /// A second meeting of that day: DATE-2.md
    #[arg(long)]
    pub new: bool,
}

impl Said {
    /// A flag that is for circles, where one was given.
    pub fn for_circles(&self) -> Option<&'static str> {
        let given = [
            ("--present", !self.present.is_empty()),
            ("--led-by", self.led_by.is_some()),
            ("--hot-seats", !self.hot_seats.is_empty()),
        ];
        let first = given.into_iter().find(|(_, given)| *given);
        first.map(|(flag, _)| flag)
    }

    /// The texts for each section, in the order of a note.
    pub fn sections(&self) -> [(SectionKey, &[String]); 9] {
        [
            (SectionKey::Takeaways, &self.takeaway),
            (SectionKey::Decisions, &self.decision),
            (SectionKey::Actions, &self.action),
            (SectionKey::Feedback, &self.feedback),
            (SectionKey::Gave, &self.gave),
            (SectionKey::Received, &self.received),
            (SectionKey::Stories, &self.story),
            (SectionKey::NextTime, &self.next),
            (SectionKey::Private, &self.private),
        ]
    }
}

fn medium(typed: &str) -> Result<Medium, String> {
    Medium::parse(typed).ok_or_else(|| format!("one of {}", Medium::WORDS.join(", ")))
}

fn kind(typed: &str) -> Result<MeetingKind, String> {
    MeetingKind::parse(typed).ok_or_else(|| format!("one of {}", MeetingKind::WORDS.join(", ")))
}
