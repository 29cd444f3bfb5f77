//! Many short texts and numbers in little room: a word that came before is told by its number.
//!
//! What may live here: bytes, and the way back from them. What may not: what is kept in them.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// So many words have a number: whatever is written, the list of them stays small.
const MOST_WORDS: usize = 20_000;
/// Longer words come again too seldom to be listed.
const LONGEST: usize = 24;
/// The same of texts that are told as a whole.
const MOST_PHRASES: usize = 2_000;
const LONGEST_PHRASE: usize = 300;

/// The words that came before, shared by all who pack; texts come back as they went in, whoever was first.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: RwLock<Words>,
    phrases: RwLock<Words<MOST_PHRASES, LONGEST_PHRASE>>,
}

#[derive(Debug, Default)]
struct Words<const MOST: usize = MOST_WORDS, const LONG: usize = LONGEST> {
    numbers: HashMap<Arc<str>, u64>,
    list: Vec<Arc<str>>,
}

impl Lexicon {
    fn words(&self) -> RwLockReadGuard<'_, Words> {
        reading(&self.words)
    }
}

// A thread that stopped half way left a list that is shorter, and whole.
fn reading<T>(lock: &RwLock<T>) -> RwLockReadGuard<'_, T> {
    lock.read().unwrap_or_else(PoisonError::into_inner)
}

fn writing<T>(lock: &RwLock<T>) -> RwLockWriteGuard<'_, T> {
    lock.write().unwrap_or_else(PoisonError::into_inner)
}

impl<const MOST: usize, const LONG: usize> Words<MOST, LONG> {
    /// The number of a word, from 1; `None` where it has none.
    fn number(&self, word: &str) -> Option<u64> {
        let known = (word.len() <= LONG).then(|| self.numbers.get(word));
        known.flatten().copied()
    }

    /// Whether a word that has no number gets one.
    fn takes(&self, word: &str) -> bool {
        word.len() <= LONG && self.list.len() < MOST
    }

    /// Gives a word a number, where it gets one and has none.
    fn add(&mut self, word: &str) {
        // Another thread may have been faster.
        if self.takes(word) && !self.numbers.contains_key(word) {
            let kept: Arc<str> = Arc::from(word);
            self.list.push(Arc::clone(&kept));
            self.numbers.insert(kept, self.list.len() as u64);
        }
    }

    fn word(&self, number: u64) -> &str {
        let at = usize::try_from(number).ok().and_then(|n| n.checked_sub(1));
        at.and_then(|at| self.list.get(at)).map_or("", |word| word)
    }
}

/// The number of the word that all is about: 0 is a word without a number, those of the list follow.
const ABOUT: u64 = 1;

/// What is packed, to be read in the same order.
#[derive(Debug)]
pub struct Pack<'l> {
    lexicon: &'l Lexicon,
    about: Option<&'l str>,
    bytes: Vec<u8>,
}

impl<'l> Pack<'l> {
    /// Nothing yet.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            about: None,
            bytes: Vec::new(),
        }
    }

    /// With a word that comes again and again in what is packed, and nowhere else.
    #[must_use]
    pub fn about(mut self, word: Option<&'l str>) -> Self {
        self.about = word;
        self
    }

    /// How many bytes there are: where the next thing will stand.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether nothing was packed.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Adds a number; small ones take one byte.
    pub fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    /// Adds a text.
    pub fn text(&mut self, text: &str) {
        let lexicon = self.lexicon;
        let spaces = memchr::memchr_iter(b' ', text.as_bytes()).count();
        self.number(spaces as u64 + 1);
        let mut new = false;
        {
            let words = lexicon.words();
            for word in words_of(text) {
                if self.about == Some(word) {
                    self.number(ABOUT);
                    continue;
                }
                let number = words.number(word);
                self.number(number.map_or(0, |number| number + ABOUT));
                if number.is_none() {
                    self.number(word.len() as u64);
                    self.bytes.extend_from_slice(word.as_bytes());
                    new |= words.takes(word);
                }
            }
        }
        if new {
            let mut words = writing(&lexicon.words);
            let others = words_of(text).filter(|word| self.about != Some(*word));
            others.for_each(|word| words.add(word));
        }
    }

    /// Adds a text that comes again and again as a whole.
    pub fn phrase(&mut self, text: &str) {
        let phrases = &self.lexicon.phrases;
        let (number, new) = {
            let phrases = reading(phrases);
            (phrases.number(text), phrases.takes(text))
        };
        self.number(number.unwrap_or(0));
        if number.is_none() {
            self.text(text);
            if new {
                writing(phrases).add(text);
            }
        }
    }

    /// Adds a text that may be missing.
    pub fn maybe(&mut self, text: Option<&str>) {
        self.number(u64::from(text.is_some()));
        if let Some(text) = text {
            self.text(text);
        }
    }

    /// All of it.
    pub fn done(self) -> Box<[u8]> {
        self.bytes.into_boxed_slice()
    }
}

/// The words of a text; between two blanks stands an empty one.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let ends = memchr::memchr_iter(b' ', text.as_bytes()).chain([text.len()]);
    let mut from = 0;
    ends.map(move |end| {
        let word = text.get(from..end).unwrap_or_default();
        from = end + 1;
        word
    })
}

/// The way back from bytes. Past their end there are zeros and empty texts.
#[derive(Debug)]
pub struct Unpack<'b> {
    lexicon: &'b Lexicon,
    about: &'b str,
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Unpack<'b> {
    /// From this byte on.
    pub fn new(lexicon: &'b Lexicon, bytes: &'b [u8], at: usize) -> Self {
        Self {
            lexicon,
            about: "",
            bytes,
            at,
        }
    }

    /// With the word that [`Pack::about`] was told.
    #[must_use]
    pub fn about(mut self, word: Option<&'b str>) -> Self {
        self.about = word.unwrap_or_default();
        self
    }

    /// Where the next thing stands.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Whether everything was read.
    pub fn is_done(&self) -> bool {
        self.at >= self.bytes.len()
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.bytes.get(self.at).copied().unwrap_or(0);
            self.at += 1;
            number |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 || shift > 63 {
                return number;
            }
        }
    }

    /// The next text.
    pub fn text(&mut self) -> String {
        let mut out = String::with_capacity(64);
        self.text_onto(&mut out);
        out
    }

    /// Adds the next text to another.
    pub fn text_onto(&mut self, out: &mut String) {
        let lexicon = self.lexicon;
        let words = lexicon.words();
        for nth in 0..self.number() {
            if nth > 0 {
                out.push(' ');
            }
            match self.number() {
                0 => {
                    let length = usize::try_from(self.number()).unwrap_or(0);
                    let end = self.at.saturating_add(length);
                    let bytes = self.bytes.get(self.at..end).unwrap_or_default();
                    out.push_str(std::str::from_utf8(bytes).unwrap_or_default());
                    self.at = end;
                }
                ABOUT => out.push_str(self.about),
                number => out.push_str(words.word(number - ABOUT)),
            }
        }
    }

    /// Goes past the next text.
    pub fn skip(&mut self) {
        for _ in 0..self.number() {
            if self.number() == 0 {
                let length = usize::try_from(self.number()).unwrap_or(0);
                self.at = self.at.saturating_add(length);
            }
        }
    }

    /// Goes past the next text; whether it is the word that all is about, and nothing else.
    pub fn is_about(&mut self) -> bool {
        let start = self.at;
        let found = (self.number(), self.number()) == (1, ABOUT);
        if !found {
            self.at = start;
            self.skip();
        }
        found
    }

    /// The next text that comes again as a whole.
    pub fn phrase(&mut self) -> String {
        match self.number() {
            0 => self.text(),
            number => reading(&self.lexicon.phrases).word(number).to_owned(),
        }
    }

    /// Goes past the next text that may be missing; whether it was there.
    pub fn pass_maybe(&mut self) -> bool {
        let there = self.number() > 0;
        if there {
            self.skip();
        }
        there
    }

    /// The next text that may be missing.
    pub fn maybe(&mut self) -> Option<String> {
        (self.number() > 0).then(|| self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_word_that_comes_again_takes_little_room() {
        let lexicon = Lexicon::default();
        let mut first = Pack::new(&lexicon);
        first.text("Draft the memorandum");
        let mut again = Pack::new(&lexicon);
        again.text("Draft the memorandum");
        assert_eq!((first.len(), again.len()), (25, 4));
        assert!(!again.is_empty());
    }

    #[test]
    fn a_sentence_that_comes_again_is_a_number() {
        let lexicon = Lexicon::default();
        let long = "no such ".repeat(60);
        let mut pack = Pack::new(&lexicon);
        let texts = [
            "unknown key `topics`",
            "unknown key `topics`",
            &long,
            &long,
            "",
        ];
        let mut lengths = Vec::new();
        for text in texts {
            let before = pack.len();
            pack.phrase(text);
            lengths.push(pack.len() - before);
        }
        assert_eq!(lengths[1], 1);
        assert!(lengths[3] > 1);
        let bytes = pack.done();
        let mut unpack = Unpack::new(&lexicon, &bytes, 0);
        assert!(texts.iter().all(|text| unpack.phrase() == *text));
        assert!(unpack.is_done());
    }

    #[test]
    fn however_many_words_there_are_the_list_stays_small() {
        let lexicon = Lexicon::default();
        let texts: Vec<String> = (0..MOST_WORDS + 9).map(|n| format!("w{n}")).collect();
        let mut pack = Pack::new(&lexicon);
        texts.iter().for_each(|text| pack.text(text));
        let bytes = pack.done();
        assert_eq!(lexicon.words().list.len(), MOST_WORDS);
        let mut unpack = Unpack::new(&lexicon, &bytes, 0);
        assert!(texts.iter().all(|text| unpack.text() == *text));
        assert!(unpack.is_done());
    }

    proptest! {
        #[test]
        fn what_was_packed_comes_back(
            things in prop::collection::vec((any::<u64>(), prop::option::of("[ a-cé]{0,40}")), 0..20),
            about in prop::option::of("[a-c]{0,1}"),
        ) {
            let lexicon = Lexicon::default();
            let about = about.as_deref();
            let mut pack = Pack::new(&lexicon).about(about);
            for (number, text) in &things {
                pack.number(*number);
                pack.maybe(text.as_deref());
            }
            let bytes = pack.done();
            let mut passed = Unpack::new(&lexicon, &bytes, 0);
            for (_, text) in &things {
                passed.number();
                passed.number();
                if let Some(text) = text {
                    prop_assert_eq!(passed.is_about(), about == Some(text));
                }
            }
            prop_assert_eq!(passed.at(), bytes.len());
            let mut unpack = Unpack::new(&lexicon, &bytes, 0).about(about);
            for (number, text) in things {
                prop_assert_eq!(unpack.number(), number);
                prop_assert_eq!(unpack.maybe(), text);
            }
            prop_assert!(unpack.is_done());
            prop_assert_eq!((unpack.at(), unpack.number()), (bytes.len(), 0));
        }
    }
}
