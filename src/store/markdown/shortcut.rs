//! Where a note may be read from when nothing but its actions and takeaways is wanted: most notes say
//! much before their first action, and reading that is most of the work.
//!
//! What may live here: what may be left out without a change of meaning; where that is not sure,
//! nothing is. What may not: reading.

use memchr::memmem;

use super::body::{Rules, meaning};
use crate::model::note::SectionKey;
use crate::text::lines::whole_lines;
use crate::text::outline::{Kind, outline};

/// Where a note is read from, and what stands before that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cut {
    /// The byte.
    pub from: usize,
    /// The note's title, where it is wanted and stands before.
    pub title: Option<String>,
}

/// Where the text from `body` on may be read from, so that every action in it, and every section with
/// takeaways, is found as if all of it was read: a heading before the first box, or the end where there
/// is no action and no takeaway. `None`: all of it is to be read.
pub fn to_actions(text: &str, body: usize, rules: Rules<'_>) -> Option<Cut> {
    let whole = text.get(body..)?;
    let end = before_actions(whole)?;
    let left_out = whole.get(..end)?;
    let closed = end == whole.len() || is_closed(left_out);
    let unwanted = |line: &str| match heading(line, rules) {
        Line::Other => true,
        Line::Heading(_, Some(SectionKey::Private | SectionKey::Takeaways)) | Line::Odd => false,
        Line::Heading(..) => true,
    };
    let quiet = closed && whole_lines(left_out).all(unwanted);
    let from = body + end;
    (quiet && !whole.contains('\r')).then_some(Cut { from, title: None })
}

/// Where the text from `body` on may be read from, so that its title, every action, and every section
/// whose heading has a meaning is found as if all of it was read. `None`: all of it is to be read.
pub fn to_sections(text: &str, body: usize, rules: Rules<'_>) -> Option<Cut> {
    let whole = text.get(body..)?;
    let mut left_out = whole.get(..before_actions(whole)?)?;
    let mut title = None;
    let mut at = 0;
    for line in whole_lines(left_out) {
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        match heading(line, rules) {
            Line::Other => {}
            // Inside a quote or a list it is one too.
            Line::Heading(marks, _) if marks != level => return None,
            Line::Heading(_, Some(_)) => {
                left_out = left_out.get(..at)?;
                break;
            }
            Line::Heading(1, None) if title.is_none() => title = title_of(line),
            Line::Heading(..) => {}
            Line::Odd => return None,
        }
        at += line.len();
    }
    let from = body + left_out.len();
    (is_closed(left_out) && !whole.contains('\r')).then_some(Cut { from, title })
}

/// What a line with a heading of the first level calls the note.
fn title_of(line: &str) -> Option<String> {
    let found = outline(line, 0);
    let heading = found.blocks.first()?;
    let title = heading.one_line(line);
    (heading.kind == Kind::Heading(1) && !title.is_empty()).then_some(title)
}

/// A heading above the first action, or the end of the text where there is none.
fn before_actions(text: &str) -> Option<usize> {
    match first_box(text) {
        Some(first) => last_heading(text.get(..first)?),
        None => Some(text.len()),
    }
}

/// Whether nothing in a text reaches over what looks like a heading below it: code, HTML and the targets
/// of links may.
fn is_closed(text: &str) -> bool {
    let text = text.as_bytes();
    let fences = || {
        let fence = |mark: &[u8]| memmem::find(text, mark).is_some();
        fence(b"```") || fence(b"~~~") || fence(b"<")
    };
    let mut ends = memchr::memchr_iter(b']', text);
    let target = ends.any(|at| text.get(at + 1) == Some(&b':'));
    !target && (memchr::memchr3(b'`', b'~', b'<', text).is_none() || !fences())
}

/// Where the first thing stands that may be the box of an action.
fn first_box(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'[', bytes).find(|at| {
        let rest = bytes.get(at + 1..).unwrap_or_default();
        matches!(rest, [b' ' | b'x' | b'X' | b'-' | 0x09..=0x0d, b']', ..])
    })
}

/// Where the last line begins that is a heading whatever stands above it.
fn last_heading(text: &str) -> Option<usize> {
    let found = memmem::rfind(text.as_bytes(), b"\n#")?;
    let line = text.get(found + 1..)?;
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    let is_heading = level <= 6 && rest.starts_with([' ', '\n']);
    is_heading.then_some(found + 1)
}

/// What a line may be.
enum Line {
    /// No heading.
    Other,
    /// A heading of this level, perhaps in a quote or a list, and what it means.
    Heading(usize, Option<SectionKey>),
    /// Something that needs the whole grammar.
    Odd,
}

fn heading(line: &str, rules: Rules<'_>) -> Line {
    let marks =
        |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\t' | '>' | '*' | '+' | '-' | '.' | ')');
    let rest = line.trim_start_matches(marks);
    if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Line::Other;
    }
    let rest = rest.trim_end();
    if rest.trim_end_matches('=').trim_end().is_empty() {
        // The line under a heading, perhaps.
        return match line.contains(['-', '=']) {
            true => Line::Odd,
            false => Line::Other,
        };
    }
    let words = rest.trim_start_matches('#');
    let level = rest.len() - words.len();
    if !(1..=6).contains(&level) || !(words.is_empty() || words.starts_with([' ', '\t'])) {
        return Line::Other;
    }
    let words = words.trim_end_matches('#').trim();
    let odd = |c: char| matches!(c, '<' | '\\' | '&') || (c.is_whitespace() && c != ' ');
    if words.contains(odd) || words.contains("  ") {
        return Line::Odd;
    }
    Line::Heading(level, meaning(words, rules.kind, rules.aliases))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ids::RelPath;
    use crate::store::markdown::action_words::Known;
    use crate::store::markdown::body::{self, Body, FileKind};
    use crate::store::source::Source;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn with<T>(take: impl FnOnce(Rules<'_>) -> T) -> T {
        let goals = BTreeSet::new();
        take(Rules {
            kind: FileKind::Meeting,
            aliases: &[
                ("Geheim".to_owned(), SectionKey::Private),
                ("Bis bald".to_owned(), SectionKey::NextTime),
            ],
            whole: true,
            known: Known {
                goals: &goals,
                home: None,
            },
        })
    }

    /// Actions, takeaways and problems of a text from a place on.
    fn wanted(text: &str, from: usize) -> (String, String, String) {
        with(|rules| {
            let path = RelPath::new("people/ada/2026-10-14.md");
            let Body {
                sections,
                actions,
                problems,
                ..
            } = body::read(Source::new(&path, text), from, rules);
            let note = crate::model::note::Note {
                sections,
                ..Default::default()
            };
            let takeaways: Vec<_> = note.entries(SectionKey::Takeaways).collect();
            let private: Vec<_> = note
                .entries(SectionKey::Private)
                .filter(|one| one.task)
                .collect();
            (
                format!("{actions:?}"),
                format!("{takeaways:?}{private:?}"),
                format!("{problems:?}"),
            )
        })
    }

    fn left_out(text: &str) -> Option<&str> {
        with(|rules| to_actions(text, 0, rules)).map(|cut| &text[..cut.from])
    }

    /// Title, actions, problems and the sections that have a meaning, of a text from a place on.
    fn sections(text: &str, cut: Cut, whole: bool) -> (Option<String>, String, Vec<String>) {
        let (path, from) = (RelPath::new("people/ada/2026-10-14.md"), cut.from);
        let body =
            with(|rules| body::read(Source::new(&path, text), from, Rules { whole, ..rules }));
        let note = crate::model::note::Note {
            sections: body.sections,
            ..Default::default()
        };
        let mut said: Vec<String> = Vec::new();
        for (key, _) in SectionKey::HEADINGS {
            let shown = crate::model::note::Note::entries(&note, *key);
            said.push(format!("{:?}", shown.collect::<Vec<_>>()));
        }
        let meant = note.sections.iter().filter(|one| one.key.is_some());
        said.extend(meant.map(|one| format!("{one:?}")));
        let found = format!("{:?} {:?}", body.actions, body.problems);
        (cut.title.or(body.title), found, said)
    }

    fn unsaid(text: &str) -> Option<(&str, Option<String>)> {
        with(|rules| to_sections(text, 0, rules)).map(|cut| (&text[..cut.from], cut.title))
    }

    #[test]
    fn what_stands_before_the_first_heading_that_has_a_meaning_is_left_out() {
        let title = || Some("T *x*".to_owned());
        let text = "# T *x* #\n#tag\n\n- a\n\n## B\nc\n\n## Feedback\n- d\n## Actions\n- [ ] e\n";
        let before = "# T *x* #\n#tag\n\n- a\n\n## B\nc\n\n";
        assert_eq!(unsaid(text), Some((before, title())));
        let text = "# T *x*\n- a\n## B\n- [ ] e\n";
        assert_eq!(unsaid(text), Some(("# T *x*\n- a\n", title())));
        assert_eq!(unsaid("a\n# Bis bald\n- d"), Some(("a\n", None)));
        for odd in [
            "> # T",
            "- # T",
            " # T",
            "T\n==",
            "# Bis  bald",
            "<p>",
            "```",
            "a\r",
        ] {
            assert_eq!(unsaid(&format!("{odd}\n## Feedback\n- d\n")), None, "{odd}");
        }
    }

    #[test]
    fn what_stands_before_the_last_heading_above_the_first_box_is_left_out() {
        let text = "# T\n\n- a\n\n## B\nc\n\n## Actions\n- [ ] d\n## E\n- [x] f\n";
        assert_eq!(left_out(text), Some("# T\n\n- a\n\n## B\nc\n\n"));
        assert_eq!(left_out("# T\n- a [b](c)\n"), Some("# T\n- a [b](c)\n"));
    }

    #[test]
    fn where_it_may_matter_nothing_is_left_out() {
        for before in [
            "## Takeaways\n- x",
            "> ## Private\ny",
            "- # geheim",
            "Private\n---",
            "Takeaways\n==",
            "Takeaways\n===  ",
            "```",
            "~~~~",
            "<!--",
            "[a]:",
            "a\r",
        ] {
            let text = format!("# T\n{before}\n## Actions\n- [ ] d\n");
            assert_eq!(left_out(&text), None, "{before}");
        }
        assert_eq!(left_out("- [ ] d\n"), None);
    }

    proptest! {
        #[test]
        fn actions_and_takeaways_are_the_same_whatever_is_left_out(
            text in "(\n# |\n## Actions\n|\n- \\[ \\] b\n|\n## Takeaways\n|\nPrivate\n|---|===|\n## Private\n|\n> |- |1. |  |\n```\n|<!--|-->|\\[a\\]: |\\[x\\]|\"|<p>|\n|a|#|\t|`|\\\\|\n\n){0,40}"
        ) {
            if let Some(cut) = with(|rules| to_actions(&text, 0, rules)) {
                prop_assert_eq!(wanted(&text, cut.from), wanted(&text, 0));
            }
        }

        #[test]
        fn title_actions_and_sections_with_a_meaning_are_the_same_whatever_is_left_out(
            text in "(\n# |\n## Actions\n|\n- \\[ \\] b\n|\n  - result: r\n|\n# T\n|\n## Feedback\n|\n# Next time\n|\nBis  bald|Stories\n|---|===|\n### Private\n|\n> |- |1. |  |\n```\n|<!--|-->|\\[a\\]: |\\[x\\]|\"|<p>|\n|a|#|\t|`|\\\\|\n\n){0,40}"
        ) {
            let whole = sections(&text, Cut::default(), true);
            prop_assert_eq!(&sections(&text, Cut::default(), false), &whole);
            if let Some(cut) = with(|rules| to_sections(&text, 0, rules)) {
                prop_assert_eq!(&sections(&text, cut, false), &whole);
            }
        }
    }
}
