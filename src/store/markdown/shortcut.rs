//! Where a note may be read from when nothing but its actions and takeaways is wanted: most notes say
//! much before their first action, and reading that is most of the work.
//!
//! What may live here: what may be left out without a change of meaning; where that is not sure,
//! nothing is. What may not: reading.

use memchr::memmem;

use super::body::{Rules, meaning};
use crate::model::note::SectionKey;

/// Where the text from `body` on may be read from, so that every action in it, and every section with
/// takeaways, is found as if all of it was read: a heading before the first box, or the end where there
/// is no action and no takeaway. `None`: all of it is to be read.
pub fn from(text: &str, body: usize, rules: Rules<'_>) -> Option<usize> {
    let whole = text.get(body..)?;
    let first = first_box(whole);
    let before = whole.get(..first.unwrap_or(whole.len()))?;
    let end = match first {
        Some(_) => last_heading(before)?,
        None => before.len(),
    };
    let left_out = whole.get(..end)?;
    // Code, HTML and the targets of links may reach over what looks like a heading.
    let plain = |mark: &str| memmem::find(left_out.as_bytes(), mark.as_bytes()).is_none();
    let closed = first.is_none() || ["```", "~~~", "<", "]:"].iter().all(|mark| plain(mark));
    let quiet = left_out.lines().all(|line| is_quiet(line, rules));
    (closed && quiet && !whole.contains('\r')).then_some(body + end)
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

/// Whether a line is no heading that changes what stands below it, and none that is wanted.
fn is_quiet(line: &str, rules: Rules<'_>) -> bool {
    let marks =
        |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\t' | '>' | '*' | '+' | '-' | '.' | ')');
    let rest = line.trim_start_matches(marks);
    if rest.trim_end().trim_end_matches('=').trim().is_empty() {
        // The line under a heading, perhaps.
        return !line.contains(['-', '=']);
    }
    if !rest.starts_with('#') {
        return true;
    }
    let heading = rest.trim_matches('#');
    let key = meaning(heading, rules.kind, rules.aliases);
    let wanted = matches!(key, Some(SectionKey::Private | SectionKey::Takeaways));
    !wanted && !heading.contains(['<', '\\', '&'])
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
            aliases: &[("Geheim".to_owned(), SectionKey::Private)],
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
        with(|rules| from(text, 0, rules)).map(|from| &text[..from])
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
            if let Some(from) = with(|rules| from(&text, 0, rules)) {
                prop_assert_eq!(wanted(&text, from), wanted(&text, 0));
            }
        }
    }
}
