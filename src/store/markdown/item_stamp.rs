//! The words of an action that have a value, in the text of its file: found, changed, put there, taken away.
//!
//! What may live here: `due:`, `done:`, `moved:` and the calendar marks as bytes. What may not: what they
//! mean (`action_words` reads them).

use std::ops::Range;

use crate::model::change::Stamp;
use crate::model::day::Day;
use crate::store::splice::Splice;
use crate::text::outline::{Block, outline};
use crate::text::wording::bare;

/// A word with a value, in the bytes of the file.
struct Found {
    /// The word, or both words of a mark and its date, punctuation included.
    whole: Range<usize>,
    /// The value alone.
    value: Range<usize>,
}

/// What is to be done about a word.
pub enum Stamped {
    /// These bytes change.
    Here(Splice),
    /// The words are put at the end of the item's first line.
    AtEnd(String),
    /// It is so already.
    Already,
}

/// The word of the item whose box is at `offset`, given another value, or taken away. Refused where
/// there is no task at that place.
pub fn stamp(
    text: &str,
    body: usize,
    (offset, stamp): (usize, Stamp),
    value: Option<&str>,
) -> Result<Stamped, String> {
    let outline = outline(text, body);
    let block = outline
        .blocks
        .iter()
        .find(|block| block.task.is_some_and(|task| task.offset == offset))
        .ok_or("there is no task where one was read")?;
    let words = words(text, block);
    let found = (0..words.len()).find_map(|at| found(text, &words, at, stamp));
    Ok(match (found, value) {
        (Some(found), Some(value)) if text.get(found.value.clone()) == Some(value) => {
            Stamped::Already
        }
        (Some(found), Some(value)) => Stamped::Here(Splice::new(found.value, value)),
        (Some(found), None) => Stamped::Here(Splice::new(with_blanks(text, found.whole), "")),
        (None, None) => Stamped::Already,
        (None, Some(value)) => {
            let marks = words.iter().any(|word| {
                let word = text.get(word.clone()).unwrap_or("");
                word.starts_with(['📅', '✅'])
            });
            Stamped::AtEnd(match (stamp, marks) {
                (Stamp::Due, true) => format!("📅 {value}"),
                (Stamp::Done, true) => format!("✅ {value}"),
                (_, _) => format!("{}{value}", key(stamp)),
            })
        }
    })
}

fn key(stamp: Stamp) -> &'static str {
    match stamp {
        Stamp::Due => "due:",
        Stamp::Done => "done:",
        Stamp::Moved => "moved:",
    }
}

/// The places of the words of an item's own text.
fn words(text: &str, block: &Block) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    for range in block.text.iter() {
        let line = text.get(range.clone()).unwrap_or("");
        for word in line.split_whitespace() {
            let start = range.start + (word.as_ptr() as usize - line.as_ptr() as usize);
            words.push(start..start + word.len());
        }
    }
    words
}

/// The stamp at this word, as `action_words` reads it: the key with a value that is one, or the mark with its date.
fn found(text: &str, words: &[Range<usize>], at: usize, stamp: Stamp) -> Option<Found> {
    let whole = words.get(at)?.clone();
    let word = text.get(whole.clone())?;
    let core = bare(word);
    let start = whole.start + word.find(core)?;
    if let Some(value) = core.strip_prefix(key(stamp)) {
        let fits = match stamp {
            Stamp::Due | Stamp::Done => Day::parse(value).is_some(),
            Stamp::Moved => value.parse::<u32>().is_ok(),
        };
        let from = start + key(stamp).len();
        let value = from..start + core.len();
        return fits.then_some(Found { whole, value });
    }
    let mark = match stamp {
        Stamp::Due => '📅',
        Stamp::Done => '✅',
        Stamp::Moved => return None,
    };
    let rest = core.strip_prefix(mark)?;
    let date = rest.trim_start_matches('\u{fe0f}');
    if !date.is_empty() {
        Day::parse(date)?;
        let end = start + core.len();
        let value = end - date.len()..end;
        return Some(Found { whole, value });
    }
    let next = words.get(at + 1)?.clone();
    let date = text.get(next.clone())?;
    let core = bare(date);
    Day::parse(core)?;
    let from = next.start + date.find(core)?;
    Some(Found {
        whole: whole.start..next.end,
        value: from..from + core.len(),
    })
}

/// The bytes with the blanks before them; at the beginning of a line with those after them.
fn with_blanks(text: &str, range: Range<usize>) -> Range<usize> {
    let before = text.get(..range.start).unwrap_or("");
    let kept = before.trim_end_matches([' ', '\t']);
    let alone = kept.ends_with('\n') || kept.ends_with('>');
    if kept.len() < before.len() && !alone {
        return kept.len()..range.end;
    }
    let after = text.get(range.end..).unwrap_or("");
    let blanks = after.len() - after.trim_start_matches([' ', '\t']).len();
    range.start..range.end + blanks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::change::Edit;
    use crate::store::markdown::body::FileKind;
    use crate::store::markdown::edit_section::Headings;
    use crate::store::markdown::edit_text::edit;

    fn stamped(text: &str, stamp: Stamp, value: Option<&str>) -> String {
        let offset = text.find('[').unwrap();
        let change = Edit::StampItem {
            offset,
            stamp,
            value: value.map(str::to_owned),
        };
        let headings = Headings {
            kind: FileKind::Meeting,
            own: &[],
        };
        edit(text, &[change], headings).unwrap()
    }

    #[test]
    fn a_value_is_changed_where_it_stands_and_nothing_else() {
        let day = Some("2026-12-01");
        for (before, after) in [
            (
                "- [ ] x due:2026-11-01 #goal\r\n",
                "- [ ] x due:2026-12-01 #goal\r\n",
            ),
            (
                "> 1. [ ] (due:2026-11-01), then y\n",
                "> 1. [ ] (due:2026-12-01), then y\n",
            ),
            ("- [ ] x 📅 2026-11-01 y", "- [ ] x 📅 2026-12-01 y"),
            ("- [ ] x 📅2026-11-01", "- [ ] x 📅2026-12-01"),
            (
                "- [ ] due:soon due:2026-11-01\n",
                "- [ ] due:soon due:2026-12-01\n",
            ),
            (
                "- [ ] x\n  y due:2026-11-01\n  - [ ] z due:2026-01-01\n",
                "- [ ] x\n  y due:2026-12-01\n  - [ ] z due:2026-01-01\n",
            ),
        ] {
            assert_eq!(stamped(before, Stamp::Due, day), after);
            assert_eq!(stamped(after, Stamp::Due, day), after);
        }
        assert_eq!(
            stamped("- [ ] x moved:2\n", Stamp::Moved, Some("3")),
            "- [ ] x moved:3\n"
        );
    }

    #[test]
    fn a_word_that_is_missing_is_put_at_the_end_of_the_items_first_line() {
        for (before, stamp, after) in [
            (
                "- [ ] x  \n  - result: y\n",
                Stamp::Done,
                "- [ ] x done:2026-12-01  \n  - result: y\n",
            ),
            (
                "- [ ] x 📅 2026-11-01\n",
                Stamp::Done,
                "- [ ] x 📅 2026-11-01 ✅ 2026-12-01\n",
            ),
            ("1) [ ] x", Stamp::Due, "1) [ ] x due:2026-12-01"),
            (
                "- [ ] x\n  y\n- [ ] z\n",
                Stamp::Done,
                "- [ ] x done:2026-12-01\n  y\n- [ ] z\n",
            ),
            (
                "> 1. [ ] *x*  \r\n>    y\r\nlazy\r\n",
                Stamp::Due,
                "> 1. [ ] *x* due:2026-12-01  \r\n>    y\r\nlazy\r\n",
            ),
            (
                "- [ ] x\\\n  y\n\n  z\n",
                Stamp::Done,
                "- [ ] x done:2026-12-01\\\n  y\n\n  z\n",
            ),
            (
                "- [ ] **x\n  y** z",
                Stamp::Done,
                "- [ ] **x done:2026-12-01\n  y** z",
            ),
            // Inside of code or a link it would be no word of the action.
            (
                "- [ ] `x\n  y` z\n  [a\n  b](c)\n",
                Stamp::Done,
                "- [ ] `x\n  y` z done:2026-12-01\n  [a\n  b](c)\n",
            ),
            (
                "- [ ] [a\n  b](c)\n",
                Stamp::Done,
                "- [ ] [a\n  b](c) done:2026-12-01\n",
            ),
        ] {
            assert_eq!(stamped(before, stamp, Some("2026-12-01")), after);
        }
    }

    #[test]
    fn a_word_goes_with_the_blank_before_it() {
        for (before, after) in [
            ("- [x] x done:2026-11-01 #goal\n", "- [x] x #goal\n"),
            (
                "- [x] x due:2026-10-01 done:2026-11-01",
                "- [x] x due:2026-10-01",
            ),
            ("- [x] x ✅ 2026-11-01\r\n", "- [x] x\r\n"),
            ("- [x] x\n  done:2026-11-01 y\n", "- [x] x\n  y\n"),
            ("- [x] x\n", "- [x] x\n"),
        ] {
            assert_eq!(stamped(before, Stamp::Done, None), after);
        }
    }

    #[test]
    fn a_word_in_another_item_or_in_code_is_left_alone() {
        let text = "- [ ] x\n\n```\n- [ ] due:2026-01-01\n```\n";
        assert_eq!(
            stamped(text, Stamp::Due, Some("2026-12-01")),
            "- [ ] x due:2026-12-01\n\n```\n- [ ] due:2026-01-01\n```\n"
        );
    }
}
