//! Every file of the sample networks, edited: what changes nothing gives the same bytes, what changes one
//! value changes one line. As they are, and with CRLF, a BOM and no last line end.
#![expect(clippy::disallowed_methods, reason = "tests read the sample networks")]

use pulldown_cmark::{Event, Options, Parser};

use super::body::FileKind;
use super::edit_section::Headings;
use super::edit_text;
use super::front_matter::{Front, front};
use crate::model::change::{Edit, KeyOp, Value};
use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::model::note::SectionKey;
use crate::store::toml::edit_key;

/// The path and text of every sample file with this ending, as it is or as a Windows editor would save it.
fn samples(ending: &str) -> Vec<(RelPath, String)> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(root).min_depth(2) {
        let path = entry.unwrap().into_path();
        if path.extension().is_some_and(|e| e == ending) {
            let text = std::fs::read_to_string(&path).unwrap();
            // Without the name of the sample network.
            let below = path.strip_prefix(root).unwrap().to_str().unwrap();
            let below = RelPath::new(below.split_once('/').unwrap().1);
            // By turns, to keep the test short.
            if found.len() % 2 == 0 {
                found.push((below, text));
            } else {
                let windows = text.trim_end().replace('\n', "\r\n");
                found.push((below, format!("\u{feff}{windows}")));
            }
        }
    }
    assert!(found.len() > 10, "the sample networks are there");
    found
}

/// The dotted paths of all values that are no tables, with the value.
fn values(table: &toml::Table) -> Vec<(Vec<String>, toml::Value)> {
    let mut found = Vec::new();
    let mut open = vec![(Vec::new(), table.clone())];
    while let Some((path, table)) = open.pop() {
        for (key, value) in table {
            let path = [path.as_slice(), &[key]].concat();
            match value {
                toml::Value::Table(inner) => open.push((path, inner)),
                value => found.push((path, value)),
            }
        }
    }
    found
}

/// The same value as a change set holds it.
fn written(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::Text(text.clone()),
        toml::Value::Integer(number) => Value::Integer(*number),
        toml::Value::Float(number) => Value::Number(*number),
        toml::Value::Boolean(truth) => Value::Bool(*truth),
        toml::Value::Datetime(day) => Value::Day(Day::parse(&day.to_string()).unwrap()),
        toml::Value::Array(list) => Value::List(list.iter().map(written).collect()),
        toml::Value::Table(table) => {
            let pairs = table
                .iter()
                .map(|(key, value)| (key.clone(), written(value)));
            Value::Table(pairs.collect())
        }
    }
}

/// Lines of one text that the other has not, counted from both ends.
fn differing(before: &str, after: &str) -> usize {
    let before: Vec<&str> = before.split_inclusive('\n').collect();
    let after: Vec<&str> = after.split_inclusive('\n').collect();
    let head = before
        .iter()
        .zip(&after)
        .take_while(|(a, b)| a == b)
        .count();
    let tail = before[head..].iter().rev().zip(after[head..].iter().rev());
    before.len() - head - tail.take_while(|(a, b)| a == b).count()
}

fn assert_keys(path: &RelPath, toml: &str, edit: impl Fn(&[String], &KeyOp) -> (String, String)) {
    for (key, value) in values(&toml::from_str(toml.trim_start_matches('\u{feff}')).unwrap()) {
        let set = |value| edit(&key, &KeyOp::Set(value));
        let (before, after) = set(written(&value));
        assert_eq!(before, after, "{path} {key:?}");
        if !value.is_array() {
            let (before, after) = set(Value::Text("another \"value\"".into()));
            assert_eq!(differing(&before, &after), 1, "{path} {key:?}");
        }
        let (before, after) = edit(&key, &KeyOp::Remove);
        assert_ne!(before, after, "{path} {key:?}");
        // A key of an inline table leaves the rest of its line.
        assert!(differing(&after, &before) <= 1, "{path} {key:?}");
    }
    let new: Vec<String> = ["zz", "new"].map(String::from).to_vec();
    let (before, after) = edit(&new, &KeyOp::Set(Value::Bool(true)));
    assert!(after.contains("[zz]"), "{path}");
    // Only the line that had no end gets one.
    let open = usize::from(!before.ends_with('\n'));
    assert!(differing(&before, &after) <= open, "{path}");
}

#[test]
fn every_key_of_every_sample_file_is_set_and_removed_alone() {
    for (path, text) in samples("toml") {
        assert_keys(&path, &text, |key, op| {
            (text.clone(), edit_key::edit(&text, key, op).unwrap())
        });
    }
}

#[test]
fn every_key_of_every_sample_front_matter_is_set_and_removed_alone() {
    for (path, text) in samples("md") {
        let Front::Toml { toml, .. } = front(&text) else {
            continue;
        };
        let own = Headings {
            kind: FileKind::of(&path),
            own: &[],
        };
        assert_keys(&path, &text[toml], |key, op| {
            let edit = Edit::Key {
                path: key.to_vec(),
                op: op.clone(),
            };
            let after = edit_text::edit(&text, &[edit], own).unwrap();
            (text.clone(), after)
        });
    }
}

/// The task with its first word on a line of its own: words join that line and no other. Whether it was wrapped.
fn wrap_and_stamp(text: &str, offset: usize, own: Headings<'_>) -> bool {
    let words = offset + "[ ] ".len();
    let line_end = words
        + text[words..]
            .find(['\r', '\n'])
            .unwrap_or(text.len() - words);
    let Some((first, rest)) = text[words..line_end].split_once(' ') else {
        return false;
    };
    let plain = |word: &str| word.chars().all(char::is_alphanumeric);
    if !plain(first) || !rest.starts_with(char::is_alphabetic) {
        return false;
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let line_start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let keep = |c| if matches!(c, '>' | '\t') { c } else { ' ' };
    let indent: String = text[line_start..offset].chars().map(keep).collect();
    let head = &text[..words + first.len()];
    let tail = format!("{end}{indent}{}", &text[words + first.len() + 1..]);
    let stamped = Edit::ExtendItem {
        offset,
        words: "done:2026-11-24".into(),
    };
    let after = edit_text::edit(&format!("{head}{tail}"), &[stamped], own).unwrap();
    assert_eq!(after, format!("{head} done:2026-11-24{tail}"));
    true
}

#[test]
fn every_task_of_every_sample_note_is_marked_alone() {
    let (mut tasks, mut wrapped) = (0, 0);
    for (path, text) in samples("md") {
        let own = Headings {
            kind: FileKind::of(&path),
            own: &[],
        };
        assert_eq!(
            edit_text::edit(&text, &[], own).as_deref(),
            Ok(text.as_str())
        );
        let body = front(&text).body();
        for (event, range) in
            Parser::new_ext(&text[body..], Options::ENABLE_TASKLISTS).into_offset_iter()
        {
            let Event::TaskListMarker(_) = event else {
                continue;
            };
            tasks += 1;
            let offset = body + range.start;
            let old = text[offset + 1..].chars().next().unwrap();
            let mark =
                |mark| edit_text::edit(&text, &[Edit::MarkItem { offset, mark }], own).unwrap();
            assert_eq!(mark(old), text, "{path}");
            assert_eq!(differing(&text, &mark('~')), 1, "{path}");
            let words = Edit::ExtendItem {
                offset,
                words: "done:2026-11-24".into(),
            };
            let after = edit_text::edit(&text, &[words], own).unwrap();
            assert_eq!(differing(&text, &after), 1, "{path}");
            assert_eq!(after.len(), text.len() + " done:2026-11-24".len());
            wrapped += usize::from(wrap_and_stamp(&text, offset, own));
        }
        for section in [SectionKey::Actions, SectionKey::Private] {
            let lines = vec!["- entry".to_owned()];
            let add = Edit::AddToSection { section, lines };
            let after = edit_text::edit(&text, &[add], own).unwrap();
            let mut rest = after.lines();
            for line in text.lines() {
                assert!(rest.any(|new| new == line), "{path}: {line:?}");
            }
        }
    }
    assert!(tasks > 20, "{tasks}");
    assert!(wrapped > 20, "{wrapped}");
}
