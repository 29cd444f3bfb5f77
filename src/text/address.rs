//! A sentence about somebody turned to them: `she asked` becomes `you asked`.
//!
//! What may live here: English grammar of the third and the second person. What may not: guessing. Where
//! it is not certain who is meant, or another verb of the sentence would be left behind, nothing is given.

use super::agreement::after_you;
use super::deed::is_past;

/// By which pronouns somebody is spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronouns {
    /// she, her
    She,
    /// he, him
    He,
    /// Others, none of which are turned: `they` may be several.
    Other,
    /// Not known: whichever of the two a text uses alone.
    Unknown,
}

/// Who reads the text.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// Their first name; empty: not known.
    pub name: &'a str,
    /// Their pronouns.
    pub pronouns: Pronouns,
}

/// A word of a text, or what stands between two words.
struct Token<'t> {
    text: &'t str,
    word: bool,
    /// Inside quotation marks: somebody's own words, which stay.
    quoted: bool,
    /// The first word of a sentence.
    first: bool,
}

const SHE: &[&str] = &["she", "her", "hers", "herself", "she's", "she’s"];
const HE: &[&str] = &["he", "him", "his", "himself", "he's", "he’s"];
/// Words after `her` that show that it is an object: `told her that`, `to her for a look`.
const AFTER_OBJECT: &[&str] = &[
    "a",
    "about",
    "again",
    "after",
    "aloud",
    "an",
    "and",
    "as",
    "at",
    "back",
    "because",
    "before",
    "but",
    "by",
    "for",
    "from",
    "how",
    "if",
    "in",
    "into",
    "it",
    "me",
    "my",
    "of",
    "on",
    "once",
    "or",
    "our",
    "out",
    "over",
    "so",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "this",
    "three",
    "to",
    "today",
    "twice",
    "two",
    "until",
    "up",
    "us",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "why",
    "with",
    "without",
    "yesterday",
];
/// Adverbs that stand between a subject and its verb.
const BETWEEN: &[&str] = &[
    "always",
    "often",
    "never",
    "also",
    "still",
    "just",
    "only",
    "already",
    "even",
    "then",
    "really",
    "sometimes",
    "perhaps",
    "once",
    "soon",
    "now",
];
/// Verbs that show that the word before them is somebody's name.
const SPEAKS: &[&str] = &[
    "asks", "had", "has", "is", "knows", "says", "thinks", "wants", "was", "will", "would",
];
/// Capitalised words that are nobody's name.
const NO_NAMES: &[&str] = &[
    "I",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Christmas",
    "English",
    "Easter",
];

impl Pronouns {
    /// Reads `she/her` and the like; nothing written is [`Pronouns::Unknown`].
    pub fn parse(text: Option<&str>) -> Self {
        let Some(text) = text.map(str::to_lowercase) else {
            return Self::Unknown;
        };
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        words
            .find_map(|word| match word {
                "she" | "her" => Some(Self::She),
                "he" | "him" => Some(Self::He),
                _ => None,
            })
            .unwrap_or(Self::Other)
    }
}

/// Whether a text speaks of the reader as of a third person, outside what it quotes.
pub fn speaks_of(text: &str, reader: Reader<'_>) -> bool {
    tokens(text).iter().any(|token| {
        let (lower, name) = (token.text.to_lowercase(), without_s(token.text));
        let she = SHE.contains(&lower.as_str()) && !matches!(reader.pronouns, Pronouns::He);
        let he = HE.contains(&lower.as_str()) && !matches!(reader.pronouns, Pronouns::She);
        let other = matches!(reader.pronouns, Pronouns::Other);
        token.word && !token.quoted && (((she || he) && !other) || name == reader.name)
    })
}

/// The text with the reader as `you`; as it is where it does not speak of them. `None` where it is not
/// certain whom it means, or where turning it would leave a verb behind.
pub fn to_you(text: &str, reader: Reader<'_>) -> Option<String> {
    let tokens = tokens(text);
    let forms = forms(&tokens, reader)?;
    let mut now: Vec<String> = tokens.iter().map(|token| token.text.to_owned()).collect();
    let mut another = false;
    for (at, token) in tokens.iter().enumerate() {
        if !token.word || token.quoted {
            continue;
        }
        let lower = token.text.to_lowercase();
        let is_name = !reader.name.is_empty() && without_s(token.text) == reader.name;
        if !is_name && !forms.contains(&lower.as_str()) {
            another |= names_another(&tokens, at);
            continue;
        }
        if another && !is_name {
            return None;
        }
        let next = next_word(&tokens, at);
        let (turned, subject) = if is_name && token.text != reader.name {
            ("your", false)
        } else if is_name {
            ("you", token.first)
        } else {
            second(&lower, next.map(|at| word_at(&tokens, at)))?
        };
        if subject && let Some((verb, agreed)) = agreement(&tokens, at) {
            if left_behind(&tokens, verb) {
                return None;
            }
            if let Some(slot) = now.get_mut(verb) {
                *slot = agreed;
            }
        }
        if let Some(slot) = now.get_mut(at) {
            let capital = token.first && token.text.starts_with(char::is_uppercase);
            *slot = if capital {
                capitalised(turned)
            } else {
                turned.to_owned()
            };
        }
    }
    Some(now.concat())
}

/// A text with its first letter in upper case.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// The forms that mean the reader in this text; `None` where both are used and it is not known which.
fn forms(tokens: &[Token<'_>], reader: Reader<'_>) -> Option<&'static [&'static str]> {
    let uses = |forms: &[&str]| {
        let mut words = tokens.iter().filter(|token| token.word && !token.quoted);
        words.any(|token| forms.contains(&token.text.to_lowercase().as_str()))
    };
    match reader.pronouns {
        Pronouns::She => Some(SHE),
        Pronouns::He => Some(HE),
        Pronouns::Other => Some(&[]),
        Pronouns::Unknown => match (uses(SHE), uses(HE)) {
            (true, true) => None,
            (true, false) => Some(SHE),
            (false, _) => Some(HE),
        },
    }
}

/// The second person of a form, and whether it is a subject; handed the word that follows at once.
fn second(form: &str, next: Option<&str>) -> Option<(&'static str, bool)> {
    Some(match form {
        "she" | "he" => ("you", true),
        "him" => ("you", false),
        "herself" | "himself" => ("yourself", false),
        "hers" => ("yours", false),
        "his" if next.is_none() => ("yours", false),
        "his" => ("your", false),
        "her" => match next.map(str::to_lowercase) {
            Some(next) if !AFTER_OBJECT.contains(&next.as_str()) => ("your", false),
            _ => ("you", false),
        },
        // `she's` is `she is` or `she has`.
        _ => return None,
    })
}

/// The verb of a subject where it must change: where it stands, and its form after `you`.
fn agreement(tokens: &[Token<'_>], subject: usize) -> Option<(usize, String)> {
    let mut at = next_word(tokens, subject)?;
    for _ in 0..2 {
        if BETWEEN.contains(&word_at(tokens, at)) {
            at = next_word(tokens, at)?;
        }
    }
    after_you(word_at(tokens, at)).map(|agreed| (at, agreed))
}

/// Whether a later verb of the same sentence belongs to the same subject and would stay in the third person.
fn left_behind(tokens: &[Token<'_>], verb: usize) -> bool {
    let mut joined = false;
    for token in tokens.iter().skip(verb + 1) {
        if token.word && token.first {
            return false;
        }
        if !token.word {
            joined |= token.text.contains([',', ';']);
        } else if matches!(token.text, "and" | "or" | "but") || BETWEEN.contains(&token.text) {
            joined |= !BETWEEN.contains(&token.text);
        } else {
            if joined && !token.quoted && after_you(token.text).is_some() {
                return true;
            }
            joined = false;
        }
    }
    false
}

/// Whether a word is, or may be, the name of somebody else.
fn names_another(tokens: &[Token<'_>], at: usize) -> bool {
    let word = word_at(tokens, at);
    let first = tokens.get(at).is_some_and(|token| token.first);
    let capital = word.starts_with(char::is_uppercase);
    let shouted = word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
    if !capital || shouted || NO_NAMES.contains(&without_s(word)) {
        return false;
    }
    // At the head of a sentence every word has a capital; a name there has a verb after it.
    !first
        || next_word(tokens, at).is_some_and(|next| {
            let next = word_at(tokens, next);
            is_past(next) || SPEAKS.contains(&next)
        })
}

/// The word that follows with nothing but blanks in between.
fn next_word(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let between = tokens.get(at + 1)?;
    let next = tokens.get(at + 2)?;
    (between.text.trim().is_empty() && next.word && !next.quoted).then_some(at + 2)
}

fn word_at<'t>(tokens: &[Token<'t>], at: usize) -> &'t str {
    tokens.get(at).map_or("", |token| token.text)
}

fn without_s(word: &str) -> &str {
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
}

/// Words and what stands between them, one after the other.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let (mut quoted, mut first, mut rest) = (false, true, text);
    while let Some(c) = rest.chars().next() {
        let word = part(c);
        let end = rest.find(|c| part(c) != word).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        if word {
            tokens.push(Token {
                text: piece,
                word,
                quoted,
                first,
            });
            first = false;
            continue;
        }
        for c in piece.chars() {
            match c {
                '"' => quoted = !quoted,
                '“' | '„' | '«' => quoted = true,
                '”' | '»' => quoted = false,
                '.' | '!' | '?' => first = true,
                _ => {}
            }
        }
        tokens.push(Token {
            text: piece,
            word,
            quoted,
            first: false,
        });
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turned(pronouns: Pronouns, text: &str) -> Option<String> {
        let reader = Reader {
            name: "Grace",
            pronouns,
        };
        to_you(text, reader)
    }

    #[test]
    fn the_third_person_becomes_you() {
        for (text, want) in [
            (
                "She read the first paragraph aloud, slowly, and let me hear that it was about servers.",
                "You read the first paragraph aloud, slowly, and let me hear that it was about servers.",
            ),
            (
                "I turn her talk drafts into articles",
                "I turn your talk drafts into articles",
            ),
            ("Tell her how it went", "Tell you how it went"),
            (
                "the clause, to her for a look",
                "the clause, to you for a look",
            ),
            (
                "every message with her, aloud",
                "every message with you, aloud",
            ),
            (
                "she tests her book's chapters on me",
                "you test your book's chapters on me",
            ),
            (
                "what helped: she always asks who loses",
                "what helped: you always ask who loses",
            ),
            (
                "She was there and she has a map",
                "You were there and you have a map",
            ),
            (
                "Grace's list, and Grace read it",
                "Your list, and you read it",
            ),
            (
                "she is the reason Marta nods",
                "you are the reason Marta nods",
            ),
            (
                "it is hers, she said so herself",
                "it is yours, you said so yourself",
            ),
            ("She: \"then she can stop\"", "You: \"then she can stop\""),
            (
                "he asked to tell his own people",
                "he asked to tell his own people",
            ),
            ("nothing of anybody", "nothing of anybody"),
        ] {
            assert_eq!(turned(Pronouns::She, text).as_deref(), Some(want), "{text}");
        }
        for (text, want) in [
            (
                "He recomputed the cost, twice, the second time on his own evening",
                "You recomputed the cost, twice, the second time on your own evening",
            ),
            (
                "Eighty minutes, and his list of what he would not do again",
                "Eighty minutes, and your list of what you would not do again",
            ),
            (
                "a day before he hears it elsewhere",
                "a day before you hear it elsewhere",
            ),
            ("the idea was his", "the idea was yours"),
        ] {
            assert_eq!(
                turned(Pronouns::Unknown, text).as_deref(),
                Some(want),
                "{text}"
            );
        }
    }

    #[test]
    fn nothing_is_turned_that_may_mean_somebody_else_or_leave_a_verb_behind() {
        for text in [
            "Told Marta what she owes",
            "Bill said that he knows her boss",
            "she tests chapters and reads them to me",
            "She was late and was sorry",
            "she's the best",
        ] {
            assert_eq!(
                turned(Pronouns::She, text).filter(|now| now != text),
                None,
                "{text}"
            );
        }
        assert_eq!(turned(Pronouns::Unknown, "he asked her twice"), None);
        assert_eq!(
            turned(Pronouns::Other, "they gave me her list").as_deref(),
            Some("they gave me her list")
        );
    }

    #[test]
    fn a_text_that_speaks_of_the_reader_is_known() {
        let reader = Reader {
            name: "Grace",
            pronouns: Pronouns::She,
        };
        for (text, speaks) in [
            ("She asked", true),
            ("Grace's list", true),
            ("he asked", false),
            ("“she asked”", false),
            ("the hero", false),
        ] {
            assert_eq!(speaks_of(text, reader), speaks, "{text}");
        }
    }

    #[test]
    fn pronouns_are_read_as_people_write_them() {
        for (text, want) in [
            (Some("she/her"), Pronouns::She),
            (Some("He / Him"), Pronouns::He),
            (Some("they/them"), Pronouns::Other),
            (None, Pronouns::Unknown),
        ] {
            assert_eq!(Pronouns::parse(text), want);
        }
    }
}
