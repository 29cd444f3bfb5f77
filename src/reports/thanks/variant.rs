//! The kinds of thank-you.

use std::fmt;

/// What a thank-you is for; each begins differently and looks for its own evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// A meeting.
    Meeting,
    /// One talk about one question.
    Flash,
    /// A line `received:` of the log.
    Gift,
    /// They brought the owner together with somebody.
    Introduction,
    /// Something that was not easy to hear.
    Feedback,
    /// They were there when things were on fire.
    Crisis,
    /// They spoke for the owner (`opportunity:`).
    Sponsorship,
    /// The whole of a relationship that is over.
    Closing,
    /// A second note: what came of it after they were thanked.
    Result,
}

impl Variant {
    /// Every word, in the order of help.
    pub const WORDS: [&'static str; 9] = [
        "meeting",
        "flash",
        "gift",
        "introduction",
        "feedback",
        "crisis",
        "sponsorship",
        "closing",
        "result",
    ];
    const ALL: [Self; 9] = [
        Self::Meeting,
        Self::Flash,
        Self::Gift,
        Self::Introduction,
        Self::Feedback,
        Self::Crisis,
        Self::Sponsorship,
        Self::Closing,
        Self::Result,
    ];

    /// Reads the word; `None` where it is none of these.
    pub fn parse(text: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter().zip(Self::WORDS);
        all.find_map(|(variant, word)| word.eq_ignore_ascii_case(text.trim()).then_some(variant))
    }

    /// The word.
    pub fn as_str(self) -> &'static str {
        let mut all = Self::ALL.into_iter().zip(Self::WORDS);
        all.find_map(|(variant, word)| (variant == self).then_some(word))
            .unwrap_or("meeting")
    }

    /// What it is for, as half a sentence after "hold".
    pub fn what(self) -> &'static str {
        match self {
            Self::Meeting => "a meeting with something to thank for",
            Self::Flash => "a flash meeting with something to thank for",
            Self::Gift => "a line `received:`",
            Self::Introduction => "an introduction that they made",
            Self::Feedback => "feedback that you received",
            Self::Crisis => "a crisis meeting",
            Self::Sponsorship => "a line `opportunity:`",
            Self::Closing => "a debrief",
            Self::Result => "a result that came after you had thanked",
        }
    }
}

impl fmt::Display for Variant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl serde::Serialize for Variant {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
