//! Where a finding stands in its file: a rule knows a key and a value, a person wants line and column.
//!
//! What may live here: the way from a key or a line number to bytes. What may not: what is wrong there.

use std::collections::HashMap;
use std::ops::Range;

use toml_edit::{Document, Item, Value};

use crate::model::problem::{Finding, Mend, Problem, Spot};
use crate::store::markdown::front_matter::{Front, front};
use crate::store::toml::lenient::without_such_days;
use crate::store::toml::place::{Place, find};
use crate::text::lines::line_of;

/// The findings of one file with their lines, columns and excerpts, as far as they can be found in
/// its text; the others are about the file as a whole.
pub fn locate(text: &str, findings: Vec<Finding>) -> Vec<Problem> {
    let toml = toml_of(text, &findings);
    let written = text.get(toml.clone()).unwrap_or_default();
    let strict = Document::parse(written);
    let slip = strict.as_ref().err().map(|error| {
        let at = error.span().map_or(0, |span| span.start);
        line_of(text, toml.start + at)
    });
    let lenient = slip.and_then(|_| without_such_days(written));
    let lenient = lenient
        .as_deref()
        .and_then(|text| Document::parse(text).ok());
    let doc = strict.ok().or(lenient);
    let mut lines: Option<Vec<Range<usize>>> = None;
    let mut keys: HashMap<Vec<String>, Key> = HashMap::new();
    findings
        .into_iter()
        .map(|mut finding| {
            if let Some(line) = slip {
                only_after(&mut finding, line);
            }
            let range = match &finding.spot {
                Spot::File => None,
                Spot::Line(line, words) => {
                    let lines = lines.get_or_insert_with(|| lines_of(text));
                    let line = line.checked_sub(1).and_then(|at| lines.get(at));
                    line.map(|line| words_in(text, line, words.as_deref()))
                }
                Spot::Key { path, value } => doc.as_ref().and_then(|doc| {
                    let key = keys
                        .entry(path.clone())
                        .or_insert_with(|| Key::of(doc, path));
                    let range = key.range(value.as_deref())?;
                    Some(toml.start + range.start..toml.start + range.end)
                }),
            };
            let written = finding.spot.words();
            match range {
                Some(range) => {
                    let mend = finding.mended.and_then(|now| {
                        instead(text.get(range.clone())?, written?, &now).map(|(was, now)| {
                            Mend::Bytes {
                                range: range.clone(),
                                was,
                                now,
                            }
                        })
                    });
                    at(finding.problem, text, range).mend(mend)
                }
                None => finding.problem,
            }
        })
        .collect()
}

/// The hint of a finding in a file that no command writes before a slip in this line is mended.
fn only_after(finding: &mut Finding, line: usize) {
    if finding.by_command || finding.mended.is_some() {
        finding.problem.only_after(line);
    }
}

/// Where the TOML lies: in the front matter of a Markdown file, or everywhere after a BOM.
fn toml_of(text: &str, findings: &[Finding]) -> Range<usize> {
    let markdown = findings
        .iter()
        .any(|finding| finding.problem.file.file_name().ends_with(".md"));
    match front(text) {
        Front::Toml { toml, .. } if markdown => toml,
        _ if markdown => 0..0,
        _ => {
            let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
            bom..text.len()
        }
    }
}

/// Where the parts of one key's value stand.
#[derive(Default)]
struct Key {
    whole: Option<Range<usize>>,
    /// Each string in it, the first of equal ones.
    strings: HashMap<String, Range<usize>>,
}

impl Key {
    fn of(doc: &Document<&str>, path: &[String]) -> Self {
        let Ok(Place::Found(found)) = find(doc, path) else {
            return Self::default();
        };
        let mut key = Self {
            whole: found.item.span().or_else(|| found.key.span()),
            strings: HashMap::new(),
        };
        match found.item {
            Item::Value(value) => key.hold(value),
            Item::ArrayOfTables(tables) => {
                let items = tables.iter().flat_map(|table| table.iter());
                for value in items.filter_map(|(_, item)| item.as_value()) {
                    key.hold(value);
                }
            }
            _ => {}
        }
        key
    }

    /// Keeps the strings of a value: of a list its elements, of tables in it their values. No deeper:
    /// the format nests no further.
    fn hold(&mut self, value: &Value) {
        let elements: Vec<&Value> = match value {
            Value::Array(list) => list.iter().collect(),
            other => vec![other],
        };
        for element in elements {
            match element {
                Value::InlineTable(table) => {
                    for (_, value) in table {
                        self.hold_string(value);
                    }
                }
                other => self.hold_string(other),
            }
        }
    }

    fn hold_string(&mut self, value: &Value) {
        if let (Some(text), Some(span)) = (value.as_str(), value.span()) {
            // Reading trims texts and sets some in lower case.
            for text in [text.to_owned(), text.trim().to_lowercase()] {
                self.strings.entry(text).or_insert_with(|| span.clone());
            }
        }
    }

    fn range(&self, value: Option<&str>) -> Option<Range<usize>> {
        let string = value.and_then(|value| {
            let folded = || self.strings.get(&value.trim().to_lowercase());
            self.strings.get(value).or_else(folded)
        });
        string.or(self.whole.as_ref()).cloned()
    }
}

/// What stands there and what will, in the same quotes; `None` where something else stands there than
/// was to be mended.
fn instead(there: &str, written: &str, now: &str) -> Option<(String, String)> {
    let quote = there.chars().next().filter(|c| matches!(c, '"' | '\''));
    let quoted = |text: &str| match quote {
        Some(quote) => format!("{quote}{text}{quote}"),
        None => text.to_owned(),
    };
    // What holds an escape, or blanks within its quotes, is left to a person.
    (there == quoted(written)).then(|| (there.to_owned(), quoted(now)))
}

/// Each line without the blanks around it.
fn lines_of(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let start = at;
            at += line.len();
            let from = start + (line.len() - line.trim_start().len());
            from..(start + line.trim_end().len()).max(from)
        })
        .collect()
}

/// The words on a line; the line where they are not there.
fn words_in(text: &str, line: &Range<usize>, words: Option<&str>) -> Range<usize> {
    let found = words.and_then(|words| {
        let written = text.get(line.clone())?;
        let (at, _) = written
            .match_indices(words)
            .find(|(at, _)| stands(written, *at, words))?;
        let start = line.start + at;
        Some(start..start + words.len())
    });
    found.unwrap_or_else(|| line.clone())
}

/// Whether the words stand there as a whole, and an owner (`@id`) right behind a box: elsewhere it is
/// a mention.
fn stands(line: &str, at: usize, words: &str) -> bool {
    let part_of_one = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let after = line.get(at + words.len()..).unwrap_or_default();
    let before = line.get(..at).unwrap_or_default();
    let bare = before.trim_end_matches(|c: char| c != ']' && !c.is_alphanumeric());
    !after.starts_with(part_of_one) && (!words.starts_with('@') || bare.ends_with(']'))
}

fn at(problem: Problem, text: &str, range: Range<usize>) -> Problem {
    let hint = problem.hint;
    let placed = Problem::at(
        problem.rule,
        problem.severity,
        problem.file,
        text,
        range,
        problem.message,
    );
    Problem { hint, ..placed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ids::RelPath;

    fn place(file: &str, text: &str, finding: impl Fn(Finding) -> Finding) -> String {
        let found = finding(Finding::warning("x", RelPath::new(file), "wrong")).hint("mend it");
        let problem = locate(text, vec![found]).remove(0);
        assert_eq!(problem.hint.as_deref(), Some("mend it"));
        let marked = problem
            .excerpt
            .map(|excerpt| excerpt.text[excerpt.start..excerpt.end].to_owned());
        format!(
            "{}:{} {}",
            problem.line,
            problem.column,
            marked.unwrap_or_default()
        )
    }

    const PERSON: &str = "\u{feff}name = \"Ada\"\r\nknows = [\r\n  \"sam\", # one\r\n  \"grace\",\r\n]\r\n[relationship]\r\nhistory = [{ since = 2024-01-10, note = \"closing-x.md\" }]\r\n";

    #[test]
    fn a_value_in_a_list_and_in_a_list_of_tables_is_found() {
        let knows = |value: &'static str| {
            place("people/ada/person.toml", PERSON, move |f| {
                f.in_value("knows", value)
            })
        };
        assert_eq!(knows("grace"), "4:3 \"grace\"");
        assert_eq!(knows("Grace "), "4:3 \"grace\"");
        // A value that is gone meanwhile leaves the key.
        assert_eq!(knows("nobody"), "2:9 [");
        let note = place("people/ada/person.toml", PERSON, |f| {
            f.in_value("relationship.history", "closing-x.md")
        });
        assert_eq!(note, "7:41 \"closing-x.md\"");
    }

    #[test]
    fn front_matter_lines_and_whole_files_are_found() {
        let note = "+++\npresent = [\"bob\"]\n+++\n\n  - [ ] @bob Call \n";
        let file = "circles/ops/2026-11-12.md";
        let bob = place(file, note, |f| f.in_value("present", "bob"));
        assert_eq!(bob, "2:12 \"bob\"");
        assert_eq!(place(file, note, |f| f.on_line(5)), "5:3 - [ ] @bob Call");
        assert_eq!(place(file, note, |f| f.on_words(5, "@bob")), "5:9 @bob");
        assert_eq!(
            place(file, note, |f| f.on_words(5, "@ada")),
            "5:3 - [ ] @bob Call"
        );
        assert_eq!(place(file, note, |f| f.on_line(99)), "0:0 ");
        assert_eq!(place(file, note, |f| f.in_key("see")), "0:0 ");
        assert_eq!(place(file, "no front", |f| f.in_key("see")), "0:0 ");
        assert_eq!(place(file, note, |f| f), "0:0 ");
    }

    #[test]
    fn what_mends_a_finding_takes_the_place_of_it_alone() {
        let mended = |file: &str, text: &str, finding: &dyn Fn(Finding) -> Finding| {
            let found = finding(Finding::warning("x", RelPath::new(file), "wrong"));
            let found = found.mended(Some("grace-okafor".into()));
            let problem = locate(text, vec![found]).remove(0);
            let Some(Mend::Bytes { range, was, now }) = problem.mend.map(|mend| *mend) else {
                return None;
            };
            assert_eq!(text[range.clone()], was);
            Some(format!(
                "{}[{now}]{}",
                &text[..range.start],
                &text[range.end..]
            ))
        };
        let person = "people/ada/person.toml";
        let knows = |f: Finding| f.in_value("knows", "grace");
        let whole = "\u{feff}knows = [\"sam\", 'grace', ] # x\r\n";
        assert_eq!(
            mended(person, whole, &knows).as_deref(),
            Some("\u{feff}knows = [\"sam\", ['grace-okafor'], ] # x\r\n")
        );
        // What is gone meanwhile, or written with an escape, is left alone.
        assert_eq!(mended(person, "knows = [\"sam\"]", &knows), None);
        assert_eq!(mended(person, "knows = [\"gr\\u0061ce\"]", &knows), None);
        let note = "+++\n+++\n- [ ] @grace Call @grace\n";
        let owner = |f: Finding| f.on_words(3, "@grace");
        assert_eq!(
            mended("people/ada/2026-05-01.md", note, &owner).as_deref(),
            Some("+++\n+++\n- [ ] [grace-okafor] Call @grace\n")
        );
        let gone = |f: Finding| f.on_words(1, "@grace");
        assert_eq!(mended("people/ada/2026-05-01.md", note, &gone), None);
        // A mention is no owner, and the beginning of another id is not this one.
        let task = |f: Finding| f.on_words(1, "@grace");
        for other in ["- [ ] @sam Call @grace\n", "- [ ] @grace-lee x\n"] {
            assert_eq!(
                mended("people/ada/2026-05-01.md", other, &task),
                None,
                "{other}"
            );
        }
    }

    #[test]
    fn a_day_that_does_not_exist_hides_no_place_and_puts_commands_off_until_it_is_mended() {
        let person = "knows = [\"bob\"]\nsnooze = 2026-02-30\n";
        let file = "people/ada/person.toml";
        assert_eq!(
            place(file, person, |f| f.in_value("knows", "bob")),
            "1:10 \"bob\""
        );
        let hint = |finding: Finding| locate(person, vec![finding]).remove(0).hint;
        let dead = || Finding::warning("x", RelPath::new(file), "wrong").in_value("knows", "bob");
        let later = |hint: &str| {
            Some(format!(
                "once line 2 is mended (until then no command writes this file): {hint}"
            ))
        };
        assert_eq!(hint(dead().command("`set`")), later("`set`"));
        assert_eq!(
            hint(dead().hint("`fix`").mended(Some("bo".into()))),
            later("`fix`")
        );
        assert_eq!(hint(dead().hint("by hand")).as_deref(), Some("by hand"));
    }

    #[test]
    fn text_that_is_no_toml_leaves_the_file_as_a_whole() {
        assert_eq!(place("mentor.toml", "a = = 1", |f| f.in_key("a")), "0:0 ");
    }
}
