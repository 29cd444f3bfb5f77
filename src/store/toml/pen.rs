//! A pen that moves over TOML as nearly everybody writes it: one key a line, texts without escapes.
//!
//! What may live here: single words, texts and numbers. What may not: which value a key has (`plain`).

use std::borrow::Cow;

use crate::model::day::Day;
use crate::text::escape;

/// Whether a byte is a character of its own that can be seen.
fn is_shown(byte: u8) -> bool {
    (b' '..0x7f).contains(&byte)
}

/// A place in a text that is read once, from front to back.
#[derive(Debug)]
pub struct Pen<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    /// Whether unknown keys are to be told, which only the whole grammar does.
    pub(super) tell: bool,
    /// The unknown keys that were passed over, of whatever table.
    pub(super) strange: Vec<&'t str>,
}

impl<'t> Pen<'t> {
    /// A pen at a byte of a text.
    pub fn new(text: &'t str, at: usize, tell: bool) -> Self {
        Self {
            text,
            at,
            tell,
            strange: Vec::new(),
        }
    }

    /// The next byte.
    pub fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Passes over a byte that has to come next.
    pub fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    /// Passes over as many bytes as are of this kind, and gives them.
    pub fn while_of(&mut self, kind: impl Fn(u8) -> bool) -> &'t str {
        let start = self.at;
        let long = self.rest().iter().take_while(|byte| kind(**byte)).count();
        self.at += long;
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Passes over everything before the next quote or backslash, and gives it.
    fn up_to_quote(&mut self) -> Option<&'t [u8]> {
        let rest = self.rest();
        let long = memchr::memchr2(b'"', b'\\', rest)?;
        self.at += long;
        rest.get(..long)
    }

    /// Passes over blanks and tabs.
    pub fn blanks(&mut self) {
        self.while_of(|byte| byte == b' ' || byte == b'\t');
    }

    /// Blank space with line ends in it.
    pub fn blank_lines(&mut self) {
        self.while_of(|byte| byte == b' ' || byte == b'\t' || byte == b'\n');
    }

    /// What may follow a value on its line.
    pub fn end_of_line(&mut self) -> Option<()> {
        self.blanks();
        if self.peek() == Some(b'#') {
            let comment = self.while_of(|byte| byte != b'\n');
            let shown = |byte: u8| byte == b'\t' || (byte >= b' ' && byte != 0x7f);
            comment.bytes().all(shown).then_some(())?;
        }
        match self.peek() {
            None => Some(()),
            Some(_) => self.take(b'\n'),
        }
    }

    /// Passes over blank lines and lines with a comment alone.
    pub fn skip_empty_lines(&mut self) -> Option<()> {
        loop {
            self.blank_lines();
            if self.peek() != Some(b'#') {
                return Some(());
            }
            self.end_of_line()?;
        }
    }

    /// A key as it is usually written.
    pub fn key(&mut self) -> Option<&'t str> {
        let key = self.while_of(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        (!key.is_empty()).then_some(key)
    }

    /// `"…"` or `"""…"""` without escapes, trimmed, not empty.
    pub fn string(&mut self) -> Option<Cow<'t, str>> {
        self.take(b'"')?;
        let lines = self.rest().starts_with(b"\"\"");
        if lines {
            self.at += 2;
        }
        let start = self.at;
        let mut plain = true;
        loop {
            let more = self.up_to_quote()?;
            plain &= more
                .iter()
                .fold(true, |so_far, byte| so_far & is_shown(*byte));
            self.take(b'"')?;
            if !lines || self.rest().starts_with(b"\"\"") {
                break;
            }
        }
        let text = self.text.get(start..self.at - 1)?;
        if lines {
            self.at += 2;
            // More quotes would belong to the text.
            (self.peek() != Some(b'"')).then_some(())?;
        }
        if !plain {
            let odd = |c: char| match c {
                '\n' => !lines,
                '\r' => true,
                _ => escape::is_hidden(c),
            };
            (!text.contains(odd)).then_some(())?;
        }
        let text = text.trim();
        (!text.is_empty()).then_some(Cow::Borrowed(text))
    }

    /// A day of the calendar.
    pub fn day(&mut self) -> Option<Day> {
        Day::parse(self.while_of(|byte| byte.is_ascii_digit() || byte == b'-'))
    }

    /// `true` or `false`.
    pub fn truth(&mut self) -> Option<bool> {
        match self.while_of(|byte| byte.is_ascii_alphabetic()) {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    /// A whole number as it is usually written: no sign, no `_`, no other base.
    pub fn digits(&mut self) -> Option<&'t str> {
        let digits = self.while_of(|byte| byte.is_ascii_digit());
        let usual = digits == "0" || !(digits.is_empty() || digits.starts_with('0'));
        usual.then_some(digits)
    }

    /// A number within these bounds.
    pub fn number(&mut self, least: f64, most: f64) -> Option<f64> {
        let start = self.at;
        let whole = self.digits()?;
        let number = if self.peek() == Some(b'.') {
            self.at += 1;
            let part = self.while_of(|byte| byte.is_ascii_digit());
            (!part.is_empty()).then_some(())?;
            self.text.get(start..self.at)?.parse().ok()?
        } else {
            whole.parse::<i64>().ok()? as f64
        };
        (least..=most).contains(&number).then_some(number)
    }
}
