//! Files that mean harm, or were broken by accident: read as a whole, in little time and with a small stack.
#![allow(
    clippy::disallowed_methods,
    reason = "the system tells in a file how long a thread has worked"
)]

use std::time::Duration;

use super::folder::{Depth, Terms, note_of};
use crate::model::ids::{PersonId, RelPath};
use crate::model::note::Note;
use crate::model::person::Person;
use crate::model::problem::Problem;
use crate::store::source::Source;

fn note(text: &str) -> (Note, Vec<Problem>) {
    let path = RelPath::new("people/ana/2026-11-18.md");
    let mut problems = Vec::new();
    let source = Source::new(&path, text);
    let note = note_of(source, (Depth::Whole, &Terms::default()), &mut problems);
    (note, problems)
}

/// A text of a given size.
type Family = fn(usize) -> String;

/// Families of notes.
const FAMILIES: &[(&str, Family)] = &[
    ("nested quotes", |n| format!("{}x\n", "> ".repeat(n))),
    ("nested items", |n| format!("{}x\n", "- ".repeat(n))),
    ("tasks in a row", |n| {
        "- [ ] a due:2026-12-01 @bo #g\n".repeat(n)
    }),
    ("bad tasks in a row", |n| {
        "- [ ] a due:2026-12-99\n".repeat(n)
    }),
    ("headings", |n| "# a\n".repeat(n)),
    ("brackets", |n| "[".repeat(n)),
    ("stars", |n| "*a ".repeat(n)),
    ("backticks", |n| {
        (0..n / 100)
            .map(|i| "`".repeat(i % 50))
            .collect::<Vec<_>>()
            .join(" a ")
    }),
    ("one line", |n| format!("- [ ] {}", "a ".repeat(n))),
    ("one word", |n| format!("- [ ] {}", "due:".repeat(n))),
    ("front matter", |n| {
        format!("+++\n{}+++\n", "a = 1\n".repeat(n))
    }),
    ("unclosed front matter", |n| {
        format!("+++\n{}", "a = 1\n".repeat(n))
    }),
    ("yaml", |n| format!("---\n{}", "a: 1\n".repeat(n))),
    ("conflicts", |n| "<<<<<<< a\n".repeat(n)),
    ("results", |n| {
        format!("- [x] a\n{}", "  - result: b\n".repeat(n))
    }),
    ("comments", |n| "<!-- ".repeat(n)),
    ("controls", |n| "\u{202e}\u{1b}[31m\u{0}\r".repeat(n)),
];

#[test]
fn a_small_stack_is_enough_for_any_depth() {
    let read = || {
        for (name, family) in FAMILIES {
            let depth = if name.starts_with("nested") {
                100_000
            } else {
                10_000
            };
            let (note, _) = note(&family(depth));
            assert!(note.path.is_some(), "{name}");
        }
        let mut stairs = String::new();
        for depth in 0..2_000 {
            stairs.push_str(&" ".repeat(2 * depth));
            stairs.push_str("- [ ] x\n");
        }
        assert!(note(&stairs).0.actions.len() <= 2_000);
    };
    let thread = std::thread::Builder::new().stack_size(512 * 1024);
    thread.spawn(read).unwrap().join().unwrap();
}

/// The same for `person.toml`.
const CARDS: &[(&str, Family)] = &[
    ("unknown keys", |n| {
        (0..n).map(|i| format!("k{i} = 1\n")).collect()
    }),
    ("own keys", |n| {
        format!(
            "[axes]\n{}",
            (0..n)
                .map(|i| format!("k{i} = \"v\"\n"))
                .collect::<String>()
        )
    }),
    ("bad words", |n| {
        format!("[relationship]\nroles = [{}]\n", "\"x\",".repeat(n))
    }),
    ("hidden characters", |n| {
        format!("also = [{}]\n", "\"\\u202e\",".repeat(n))
    }),
    ("busy", |n| {
        format!("[availability]\nbusy = [{}]\n", "{ from = 1 },".repeat(n))
    }),
    ("bad dates", |n| {
        format!(
            "[availability]\nbusy = [{}]\n",
            "{ from = 2026-02-30 },".repeat(n)
        )
    }),
    ("no equal signs", |n| "a\n".repeat(n)),
    ("a long text", |n| format!("name = \"{}\"", "é".repeat(n))),
    ("depth", |n| format!("a = {}", "[".repeat(n))),
    ("tables", |n| "[contact]\n".repeat(n)),
];

fn card(text: &str) -> Vec<Problem> {
    let path = RelPath::new("people/ana/person.toml");
    let mut problems = Vec::new();
    let mut person = Person::new(PersonId::new("ana"));
    crate::store::read::person::read(&mut person, Source::new(&path, text), &mut problems);
    problems
}

/// How long this thread has been working; other tests beside it do not count.
fn worked() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told
        .split(' ')
        .next()
        .and_then(|number| number.parse().ok());
    nanoseconds.map_or_else(Duration::default, Duration::from_nanos)
}

#[test]
fn time_grows_with_the_text_and_not_faster() {
    let slow = |name: &str, family: Family, read: &dyn Fn(&str) -> usize| {
        let least = |n: usize| {
            let text = family(n);
            let took = (0..2).map(|_| {
                let start = worked();
                assert!(read(&text) <= 201, "{name}");
                worked().saturating_sub(start)
            });
            took.min().unwrap_or_default()
        };
        let (small, large) = (least(1_000), least(4_000));
        // Short times are mostly noise, and other tests run beside this one.
        let room = Duration::from_millis(80);
        assert!(
            large < small * 10 + room,
            "{name}: {small:?} grew to {large:?}"
        );
    };
    for (name, family) in FAMILIES {
        slow(name, *family, &|text| note(text).1.len());
    }
    for (name, family) in CARDS {
        slow(name, *family, &|text| card(text).len());
    }
}

proptest::proptest! {
    #[test]
    fn any_note_is_read_and_its_boxes_are_where_they_are_said_to_be(
        text in "(\\+\\+\\+\n|---\n|- \\[[ x-]\\] |@me |due:2026-1|📅 |# |> |  |\n|\r\n|kind = \"regular\"\n|see = \"\\.\\./|Private|result: |`|\\PC){0,40}"
    ) {
        let (note, problems) = note(&text);
        for action in &note.actions {
            proptest::prop_assert_eq!(text.as_bytes().get(action.offset), Some(&b'['));
            let line = text.get(..action.offset).unwrap().matches('\n').count() + 1;
            proptest::prop_assert_eq!(line, action.line);
        }
        for problem in problems {
            proptest::prop_assert!(problem.line > 0 && problem.column > 0);
        }
    }
}
