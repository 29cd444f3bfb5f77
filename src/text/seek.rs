//! Words looked for in a text as people mean them: case and accents folded, found where they stand.
//!
//! What may live here: finding, and the bytes of what was found. What may not: files, what a text means.

use std::ops::Range;

use memchr::memmem;

use super::fold::fold;

/// A word or a phrase that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// As it was typed.
    pub typed: String,
    /// Without case and accents, blanks single.
    folded: String,
    /// Its longest word, by which most texts are told apart at once.
    rarest: String,
}

impl Term {
    /// `None` where nothing is left of it.
    pub fn new(typed: &str) -> Option<Self> {
        let folded = fold(typed);
        let rarest = folded.split(' ').max_by_key(|word| word.len())?.to_owned();
        (!rarest.is_empty()).then(|| Self {
            typed: typed.trim().to_owned(),
            folded,
            rarest,
        })
    }

    /// Whether a text may hold it: false is certain. `lower` is the text with its ASCII letters lower-cased.
    pub fn may_be_in(&self, text: &str, lower: &str) -> bool {
        if self.rarest.is_ascii()
            && memmem::find(lower.as_bytes(), self.rarest.as_bytes()).is_some()
        {
            return true;
        }
        // What is no ASCII may fold to it.
        let odd = |line: &&str| !line.is_ascii();
        !text.is_ascii()
            && text
                .lines()
                .filter(odd)
                .any(|line| fold(line).contains(&self.rarest))
    }

    /// Where it stands in a folded text, as bytes of the text itself, in order.
    pub fn places(&self, folded: &Folded) -> Vec<Range<usize>> {
        let found = memmem::find_iter(folded.text.as_bytes(), &self.folded);
        found
            .filter_map(|at| folded.place(at..at + self.folded.len()))
            .collect()
    }
}

/// A text without case and accents, that knows where each of its bytes comes from.
#[derive(Clone, Debug)]
pub struct Folded {
    text: String,
    /// For each byte the character of the text that it comes from.
    from: Vec<(usize, usize)>,
}

impl Folded {
    /// Folds a text.
    pub fn of(text: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            from: Vec::with_capacity(text.len()),
        };
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            if c.is_ascii_whitespace() || c.is_whitespace() {
                if !folded.text.ends_with(' ') {
                    folded.push(" ", at, end);
                }
            } else if c.is_ascii() {
                folded.push(c.to_ascii_lowercase().encode_utf8(&mut [0; 4]), at, end);
            } else {
                let letter = fold(c.encode_utf8(&mut [0; 4]));
                folded.push(&letter, at, end);
            }
        }
        folded
    }

    fn push(&mut self, letter: &str, at: usize, end: usize) {
        if letter.is_empty()
            && let Some((_, last)) = self.from.last_mut()
        {
            // An accent belongs to the letter before it.
            *last = end;
        }
        self.text.push_str(letter);
        self.from
            .extend(std::iter::repeat_n((at, end), letter.len()));
    }

    fn place(&self, found: Range<usize>) -> Option<Range<usize>> {
        let (start, _) = self.from.get(found.start)?;
        let (_, end) = self.from.get(found.end.checked_sub(1)?)?;
        Some(*start..*end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, typed: &str) -> Vec<String> {
        let term = Term::new(typed).unwrap();
        let places = term.places(&Folded::of(text));
        if !places.is_empty() {
            assert!(term.may_be_in(text, &text.to_ascii_lowercase()), "{text}");
        }
        places
            .into_iter()
            .map(|place| text[place].to_owned())
            .collect()
    }

    #[test]
    fn a_word_is_found_in_any_case_with_any_accents() {
        assert_eq!(
            found("José and JOSE\u{301}", "jose"),
            ["José", "JOSE\u{301}"]
        );
        assert_eq!(found("Straße, STRASSE", "strasse"), ["Straße", "STRASSE"]);
        assert_eq!(
            found("the Budget's budgets", "budget"),
            ["Budget", "budget"]
        );
        assert_eq!(found("Ольга", "ольга"), ["Ольга"]);
        assert_eq!(found("nothing", "budget"), [""; 0]);
    }

    #[test]
    fn a_phrase_goes_on_in_the_next_line() {
        assert_eq!(
            found("a quiet\n  re-org of", "quiet re-org"),
            ["quiet\n  re-org"]
        );
        assert_eq!(found("quiet, re-org", "quiet re-org"), [""; 0]);
        assert_eq!(Term::new("  \u{301} "), None);
    }
}
