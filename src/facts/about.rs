//! What a text has to hold to be about something: words and `#topics` as typed.
//!
//! What may live here: the match. What may not: which texts are searched.

use crate::text::fold::fold;

/// Something that a line has to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A `#topic`, lower case, without the `#`.
    Topic(String),
    /// A word, folded; it may be the beginning of one.
    Word(String),
}

impl About {
    /// The words and topics of a text as typed.
    pub fn all(typed: &str) -> Vec<Self> {
        let words = typed.split_whitespace();
        let about = words.filter_map(|word| match word.strip_prefix('#') {
            Some(topic) => Some(Self::Topic(topic.to_lowercase())).filter(|_| !topic.is_empty()),
            None => Some(Self::Word(fold(word))),
        });
        about.collect()
    }

    /// Whether a text with these topics is about it. `folded`: the text, folded.
    pub fn fits(&self, folded: &str, topics: &[String]) -> bool {
        match self {
            Self::Topic(topic) => topics.contains(topic),
            Self::Word(word) => folded.match_indices(word.as_str()).any(|(at, _)| {
                let before = folded.get(..at).and_then(|text| text.chars().next_back());
                before.is_none_or(|c| !c.is_alphanumeric())
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_begin_words_and_topics_are_whole() {
        let about = About::all("#Presence Ann");
        assert_eq!(
            about,
            [
                About::Topic("presence".to_owned()),
                About::Word("ann".to_owned())
            ]
        );
        let topics = ["presence".to_owned()];
        for (text, want) in [
            ("announce it", true),
            ("the planning", false),
            ("(ann)", true),
        ] {
            assert_eq!(about[1].fits(text, &topics), want, "{text}");
        }
        assert!(about[0].fits("", &topics) && !about[0].fits("presence", &[]));
    }
}
