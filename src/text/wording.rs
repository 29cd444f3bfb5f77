//! Which texts speak of the same thing: the words that carry meaning, in a form that can be compared.
//!
//! What may live here: words and their stems. What may not: what a shared word means to a report.

use std::collections::BTreeSet;

use super::fold::fold;

/// Words of English that say nothing about a topic.
const EMPTY: &[&str] = &[
    "a", "about", "after", "again", "all", "also", "am", "an", "and", "any", "are", "as", "at",
    "be", "because", "been", "before", "being", "but", "by", "can", "could", "did", "do", "does",
    "each", "every", "for", "from", "get", "had", "has", "have", "he", "her", "him", "his", "how",
    "i", "if", "in", "into", "is", "it", "its", "just", "know", "make", "may", "me", "more",
    "most", "my", "no", "not", "now", "of", "on", "one", "only", "or", "other", "our", "out",
    "over", "own", "she", "should", "so", "some", "than", "that", "the", "their", "them", "then",
    "there", "they", "this", "three", "to", "two", "up", "us", "was", "we", "were", "what", "when",
    "where", "which", "who", "why", "will", "with", "without", "would", "you", "your",
];
/// Words shorter than this carry too little to be compared.
const SHORTEST: usize = 3;

/// A word without the punctuation around it: `(due:2026-12-01),` is `due:2026-12-01`.
pub fn bare(word: &str) -> &str {
    word.trim_start_matches(['(', '[', '{', '"', '\'', '„', '“', '«'])
        .trim_end_matches([
            '.', ',', ';', ':', '!', '?', ')', ']', '}', '"', '\'', '”', '“', '»',
        ])
}

/// Whether a word, without case and accents, says nothing about a topic.
pub fn says_nothing(word: &str) -> bool {
    EMPTY.contains(&word)
}

/// The words of a text that carry meaning: lower case, without accents, cut to their stems.
pub fn topics(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .map(fold)
        .filter(|word| !says_nothing(word))
        .filter(|word| word.chars().count() >= SHORTEST)
        .filter(|word| !word.bytes().all(|b| b.is_ascii_digit()))
        .map(|word| stem(&word))
        .collect()
}

/// How many topics two texts share, where that is enough to say that they speak of the same thing:
/// two of them, or one where one of the texts has no other. Otherwise 0.
pub fn shared(a: &BTreeSet<String>, b: &BTreeSet<String>) -> usize {
    let count = a.intersection(b).count();
    if count >= 2 || a.len() == 1 || b.len() == 1 {
        count
    } else {
        0
    }
}

/// A word, lower case, without the endings that English puts to it: `conversations` and `conversation` are one.
pub fn stem(word: &str) -> String {
    if !word.is_ascii() {
        return word.to_owned();
    }
    let cut = |ending: &str, least: usize| {
        word.strip_suffix(ending)
            .filter(|rest| rest.len() >= least)
            .map(str::to_owned)
    };
    if let Some(rest) = cut("ies", 3) {
        return rest + "y";
    }
    let stem = cut("ing", 4)
        .or_else(|| cut("ed", 4))
        .map(single_ending)
        .or_else(|| cut("s", 3).filter(|rest| !rest.ends_with('s')))
        .unwrap_or_else(|| word.to_owned());
    match stem.strip_suffix('e') {
        Some(rest) if rest.len() >= 4 => rest.to_owned(),
        _ => stem,
    }
}

/// `plann` (of `planning`) is `plan`.
fn single_ending(mut stem: String) -> String {
    let mut last = stem.bytes().rev();
    if let (Some(a), Some(b)) = (last.next(), last.next())
        && a == b
        && !matches!(a, b'l' | b's' | b'e')
    {
        stem.pop();
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        topics(text).into_iter().collect()
    }

    #[test]
    fn empty_words_numbers_and_endings_go() {
        assert_eq!(
            words("Hold a hard conversation within a week of needing it, by 2027"),
            ["conversation", "hard", "hold", "need", "week", "within"]
        );
        assert_eq!(
            words("conversations, companies, Leaving / leave"),
            ["company", "conversation", "leav"]
        );
        assert_eq!(words("planning the plan; passed pass"), ["pass", "plan"]);
    }

    #[test]
    fn accents_and_case_do_not_matter_and_other_scripts_stay() {
        assert_eq!(topics("JOSÉ"), topics("jose"));
        assert_eq!(words("переговоры"), ["переговоры"]);
    }

    #[test]
    fn two_words_are_shared_or_the_only_one() {
        let count = |a: &str, b: &str| shared(&topics(a), &topics(b));
        assert_eq!(
            count("Hand the change board over", "Change board to Dmitri"),
            2
        );
        assert_eq!(count("Change the tyres", "Change board to Dmitri"), 0);
        assert_eq!(
            count("Budgeting", "She showed me budgeting with one sheet"),
            1
        );
        assert_eq!(count("", "anything at all"), 0);
    }
}
