//! The words looked for in one page after another.
//!
//! All of them have to stand in one part of a page: under one heading, in one line of a log, in one TOML file.
//! Each line of that part that holds one of them is told.

use std::cell::RefCell;
use std::ops::Range;

use super::value::{Found, Hit, Word};
use crate::model::day::Day;
use crate::model::ids::{Place, RelPath};
use crate::model::page::{Page, Part};
use crate::model::trace::Named;
use crate::text::seek::{Folded, Term};

/// The most characters of a line that are told.
const WIDEST: usize = 240;

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The words and phrases.
    pub terms: Vec<Term>,
    /// Only in what is theirs; empty: in everything.
    pub with: Vec<Named>,
    /// Only what is dated on this day or later.
    pub since: Option<Day>,
    /// How many lines are told; the others are counted.
    pub limit: usize,
}

/// A search under way.
#[derive(Debug)]
pub struct Look<'r> {
    request: &'r Request,
    today: Day,
    each: RefCell<Vec<usize>>,
    found: Found,
    /// People with a line that holds the words, as many as there are.
    people: Vec<String>,
}

impl<'r> Look<'r> {
    /// Nothing was looked into yet. Notes and lines of days after `today` are not seen.
    pub fn new(request: &'r Request, today: Day) -> Self {
        Self {
            request,
            today,
            each: RefCell::new(vec![0; request.terms.len()]),
            found: Found {
                words: request
                    .terms
                    .iter()
                    .map(|term| term.typed.clone())
                    .collect(),
                with: request.with.iter().map(Named::typed).collect(),
                since: request.since,
                lines: 0,
                files: 0,
                hits: Vec::new(),
                each: Vec::new(),
            },
            people: Vec::new(),
        }
    }

    /// The answer, and the ids of the people who have a line in it.
    pub fn end(mut self) -> (Found, Vec<String>) {
        let files = self.each.into_inner();
        let each = self.found.words.iter().cloned().zip(files);
        self.found.each = each.map(|(word, files)| Word { word, files }).collect();
        (self.found, self.people)
    }

    /// Whether a page is worth a closer look.
    pub fn wants(&self, path: &RelPath, text: &str) -> bool {
        if !self.is_theirs(path, text) {
            return false;
        }
        let lower = text.to_ascii_lowercase();
        let mut all = true;
        for (term, files) in self
            .request
            .terms
            .iter()
            .zip(self.each.borrow_mut().iter_mut())
        {
            let may = term.may_be_in(text, &lower);
            *files += usize::from(may);
            all &= may;
        }
        all
    }

    /// Whether a page is of those who are asked for: in their folder, or a circle's note that names them.
    fn is_theirs(&self, path: &RelPath, text: &str) -> bool {
        let with = &self.request.with;
        let theirs = |named: &Named| {
            *path == named.path()
                || path.below(&named.path()).is_some()
                || path.as_str().starts_with("circles/")
                    && text.contains(&format!("\"{}\"", named.id()))
        };
        with.is_empty() || with.iter().any(theirs)
    }

    /// Looks into a page.
    pub fn see(&mut self, page: &Page) {
        if page.date.is_some_and(|day| day > self.today) && !page.agenda {
            return;
        }
        let before = self.found.lines;
        let ends = page.parts.iter().skip(1).map(|part| part.start);
        let ends = ends.chain([page.text.len()]);
        for (part, end) in page.parts.iter().zip(ends) {
            let date = part.date.or(page.date);
            let late = part.date.is_some_and(|day| day > self.today);
            let early = self
                .request
                .since
                .is_some_and(|since| date.is_none_or(|day| day < since));
            if !late && !early {
                self.part(page, part, part.start..end);
            }
        }
        if self.found.lines > before {
            self.found.files += 1;
            if let Some(Named::Person(id)) = &page.whose
                && self.people.last().is_none_or(|last| last != id.as_str())
            {
                self.people.push(id.to_string());
            }
        }
    }

    fn part(&mut self, page: &Page, part: &Part, range: Range<usize>) {
        let text = page.text.get(range.clone()).unwrap_or_default();
        let folded = Folded::of(text);
        let mut places = Vec::new();
        for term in &self.request.terms {
            let of_term = term.places(&folded);
            if of_term.is_empty() {
                return;
            }
            places.extend(of_term);
        }
        let first = 1 + newlines(page.text.get(..range.start).unwrap_or_default());
        let mut at = 0;
        for (line, content) in (first..).zip(text.split_inclusive('\n')) {
            let here = at..at + content.len();
            let on_line = |place: &&Range<usize>| place.start < here.end && place.end > here.start;
            let mut marks: Vec<Range<usize>> = places
                .iter()
                .filter(on_line)
                .map(|place| {
                    let start = place.start.max(here.start) - here.start;
                    start..place.end.min(here.end) - here.start
                })
                .collect();
            if !marks.is_empty() {
                self.found.lines += 1;
                if self.request.limit == 0 || self.found.hits.len() < self.request.limit {
                    marks.sort_by_key(|mark| (mark.start, mark.end));
                    self.found
                        .hits
                        .push(hit(page, part, (line, content), &marks));
                }
            }
            at = here.end;
        }
    }
}

fn newlines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

fn hit(page: &Page, part: &Part, (line, content): (usize, &str), marks: &[Range<usize>]) -> Hit {
    let (text, marks) = told(content, marks);
    Hit {
        kind: page.whose.as_ref().map(Named::kind),
        id: page.whose.as_ref().map(|named| named.id().to_owned()),
        name: page.name.clone(),
        place: Place {
            file: page.file.clone(),
            line,
        },
        date: part.date.or(page.date),
        section: part.heading.clone(),
        private: part.private,
        text,
        marks,
    }
}

/// A line as it is told: without what is around it, a long one from a little before the first mark; the marks
/// grow to whole words and stand in what is left.
fn told(content: &str, marks: &[Range<usize>]) -> (String, Vec<(usize, usize)>) {
    let kept = content.trim_matches(['\n', '\r', ' ', '\t', '\u{feff}']);
    let skipped = content.find(kept).unwrap_or(0);
    let mut words: Vec<(usize, usize)> = Vec::new();
    for mark in marks {
        let (start, end) = word(
            kept,
            mark.start.saturating_sub(skipped),
            mark.end.saturating_sub(skipped),
        );
        match words.last_mut() {
            _ if start >= end => {}
            Some((_, last)) if start <= *last => *last = end.max(*last),
            _ => words.push((start, end)),
        }
    }
    if kept.chars().count() <= WIDEST {
        return (kept.to_owned(), words);
    }
    let first = words.first().map_or(0, |(start, _)| *start);
    let before = kept.get(..first).unwrap_or_default();
    let from = before
        .char_indices()
        .rev()
        .nth(WIDEST / 4)
        .map_or(0, |(at, _)| at);
    let rest = kept.get(from..).unwrap_or_default();
    let end = rest
        .char_indices()
        .nth(WIDEST)
        .map_or(rest.len(), |(at, _)| at);
    let shown = rest.get(..end).unwrap_or_default();
    let (head, tail) = (
        if from > 0 { "…" } else { "" },
        if end < rest.len() { "…" } else { "" },
    );
    let moved = words
        .into_iter()
        .filter(|(start, to)| *start >= from && *to <= from + end);
    let moved = moved.map(|(start, to)| (start - from + head.len(), to - from + head.len()));
    (format!("{head}{shown}{tail}"), moved.collect())
}

/// The words that a mark stands in.
fn word(text: &str, start: usize, end: usize) -> (usize, usize) {
    let letter = |c: char| c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}');
    let end = end.min(text.len());
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let grown = after.find(|c| !letter(c)).unwrap_or(after.len());
    (before.trim_end_matches(letter).len(), end + grown)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(file: &str, text: &str) -> Page {
        let heading = text.find("## ").unwrap_or(text.len());
        let part = |start, heading: Option<&str>, private| Part {
            start,
            heading: heading.map(str::to_owned),
            date: None,
            private,
        };
        Page {
            file: RelPath::new(file),
            whose: None,
            name: "Ada".into(),
            date: Day::parse("2026-10-14"),
            agenda: false,
            text: text.to_owned(),
            parts: vec![part(0, None, false), part(heading, Some("Private"), true)],
        }
    }

    fn look(words: &[&str], text: &str) -> Vec<(usize, String, bool)> {
        let request = Request {
            terms: words.iter().filter_map(|word| Term::new(word)).collect(),
            with: Vec::new(),
            since: None,
            limit: 0,
        };
        let mut look = Look::new(&request, Day::parse("2026-11-21").unwrap());
        let page = page("people/ada/2026-10-14.md", text);
        if look.wants(&page.file, &page.text) {
            look.see(&page);
        }
        let (found, _) = look.end();
        assert_eq!(found.lines, found.hits.len());
        found
            .hits
            .into_iter()
            .map(|hit| (hit.place.line, hit.text, hit.private))
            .collect()
    }

    #[test]
    fn all_words_have_to_stand_under_one_heading() {
        let text = "# M\n- the memo\n- its Budget\n## Private\n- no memo here\n";
        assert_eq!(
            look(&["memo", "budget"], text),
            [
                (2, "- the memo".into(), false),
                (3, "- its Budget".into(), false)
            ]
        );
        assert_eq!(look(&["memo"], text).len(), 2);
        assert_eq!(
            look(&["memo", "here"], text),
            [(5, "- no memo here".into(), true)]
        );
        assert_eq!(look(&["budget", "here"], text), []);
    }

    #[test]
    fn a_mark_is_a_whole_word_and_a_long_line_is_cut_around_it() {
        let (text, marks) = told("  - rebudgeting é\n", std::slice::from_ref(&(6..12)));
        assert_eq!((text.as_str(), marks), ("- rebudgeting é", vec![(2, 13)]));
        let long = format!("{} memo {}", "é ".repeat(300), "x ".repeat(300));
        let at = long.find("memo").unwrap();
        let (text, marks) = told(&long, std::slice::from_ref(&(at..at + 4)));
        let (start, end) = marks[0];
        assert_eq!(&text[start..end], "memo");
        assert!(text.starts_with('…') && text.ends_with('…') && text.chars().count() < 250);
    }
}
