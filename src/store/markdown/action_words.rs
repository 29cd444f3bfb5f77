//! The words of an action: who, until when, what for.
//!
//! What may live here: format.md, "Actions" and "Exact rules". What may not: what they mean on a day.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::action::{Action, Mark, Owner};
use crate::model::day::Day;
use crate::model::ids::{GoalId, PersonId};
use crate::model::problem::{Problem, Severity};
use crate::model::words::ActionKind;
use crate::store::source::Source;
use crate::store::toml::words::short;
use crate::text::outline::{Block, TaskBox};

/// What the words of an action may name.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The goals that there are.
    pub goals: &'a BTreeSet<GoalId>,
    /// The goal whose file it is.
    pub home: Option<&'a GoalId>,
}

/// A word, and its place in the file.
struct Word<'t> {
    text: &'t str,
    range: Range<usize>,
}

/// Reads an action from a task-list item with its box and its text in one line.
pub fn read(
    source: Source<'_>,
    (block, task, line): (&Block, TaskBox, String),
    known: Known<'_>,
    problems: &mut Vec<Problem>,
) -> Action {
    let words = words_of(source.text, block);
    let mut action = Action {
        text: String::new(),
        raw: line,
        mark: mark_of(task.mark),
        owner: Owner::Me,
        due: None,
        done: None,
        start: None,
        goal: None,
        kind: None,
        moved: 0,
        mentions: Vec::new(),
        result: None,
        private: false,
        line: block.line,
        offset: task.offset,
    };
    let mut text = String::with_capacity(action.raw.len());
    let mut moved = None;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let bare = bare(word.text);
        let used = if at == 0 && owner(bare, &mut action) {
            1
        } else if let Some(used) = calendar_mark(bare, words.get(at + 1), &mut action) {
            used
        } else {
            usize::from(take(
                source,
                word,
                bare,
                known,
                &mut action,
                &mut moved,
                problems,
            ))
        };
        if used == 0 {
            calendar_slip(source, &words, at, problems);
            if let Some(id) = id_of(bare) {
                action.mentions.push(PersonId::new(id));
            }
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word.text);
        }
        at += used.max(1);
    }
    action.text = text;
    action.moved = moved.unwrap_or(0);
    action.goal = action.goal.or_else(|| known.home.cloned());
    action
}

fn words_of<'t>(text: &'t str, block: &Block) -> Vec<Word<'t>> {
    // More than nearly every action has.
    let mut words = Vec::with_capacity(16);
    for range in block.text.iter() {
        let line = text.get(range.clone()).unwrap_or("");
        for word in line.split_whitespace() {
            // The word is a part of the line: its place is the distance between the two.
            let start = range.start + (word.as_ptr() as usize - line.as_ptr() as usize);
            words.push(Word {
                text: word,
                range: start..start + word.len(),
            });
        }
    }
    words
}

/// A word without the punctuation around it.
fn bare(word: &str) -> &str {
    word.trim_start_matches(['(', '[', '{', '"', '\'', '„', '“', '«'])
        .trim_end_matches([
            '.', ',', ';', ':', '!', '?', ')', ']', '}', '"', '\'', '”', '“', '»',
        ])
}

/// `@id` with the sign taken off.
fn id_of(word: &str) -> Option<&str> {
    word.strip_prefix('@').filter(|id| {
        id.chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
            && !id.is_empty()
    })
}

fn owner(word: &str, action: &mut Action) -> bool {
    let Some(id) = id_of(word) else { return false };
    if !id.eq_ignore_ascii_case("me") {
        action.owner = Owner::Person(PersonId::new(id));
    }
    true
}

/// The marks of Obsidian Tasks, with their date in the same word or the next one; how many words they take.
fn calendar_mark(word: &str, next: Option<&Word<'_>>, action: &mut Action) -> Option<usize> {
    let (slot, rest) = if let Some(rest) = word.strip_prefix('📅') {
        (&mut action.due, rest)
    } else if let Some(rest) = word.strip_prefix('✅') {
        (&mut action.done, rest)
    } else {
        return None;
    };
    let rest = rest.trim_start_matches('\u{fe0f}');
    let (day, used) = if rest.is_empty() {
        (Day::parse(bare(next?.text))?, 2)
    } else {
        (Day::parse(rest)?, 1)
    };
    slot.get_or_insert(day);
    Some(used)
}

/// A mark with something after it that was meant as a date, and is none.
fn calendar_slip(source: Source<'_>, words: &[Word<'_>], at: usize, problems: &mut Vec<Problem>) {
    let Some(word) = words.get(at) else { return };
    let Some(rest) = word.text.strip_prefix(['📅', '✅']) else {
        return;
    };
    let rest = rest.trim_start_matches('\u{fe0f}');
    let holder = match rest {
        "" => words.get(at + 1),
        _ => Some(word),
    };
    let Some(holder) = holder else { return };
    let date = bare(if rest.is_empty() { holder.text } else { rest });
    let meant = date.starts_with(|c: char| c.is_ascii_digit())
        && date.contains(['-', '.', '/'])
        && Day::parse(date).is_none();
    if !meant || source.full(problems, Severity::Warning) {
        return;
    }
    let day = Day::meant(date);
    let written = day.map_or_else(|| "2026-12-01".to_owned(), |day| day.to_string());
    let message = format!("`{}` is not read: a date is written {written}", short(date));
    let problem = source.warning("action-date", word.range.clone(), message);
    problems.push(match day {
        Some(day) => {
            let mend = source.instead(place(holder, date), day.to_string());
            let hint = format!("`mentor check --fix` writes {day}");
            problem.hint(hint).mend(mend)
        }
        None => problem.hint("it stays in the action's text until it is mended"),
    });
}

/// Where a part of a word stands in the file: its place is the distance between the two.
fn place(word: &Word<'_>, part: &str) -> Range<usize> {
    let start = word.range.start + (part.as_ptr() as usize - word.text.as_ptr() as usize);
    start..start + part.len()
}

/// Takes a word that means something; false where it is text. The first of each kind counts.
fn take(
    source: Source<'_>,
    word: &Word<'_>,
    bare: &str,
    known: Known<'_>,
    action: &mut Action,
    moved: &mut Option<u32>,
    problems: &mut Vec<Problem>,
) -> bool {
    if let Some(name) = bare.strip_prefix('#') {
        let goal = GoalId::new(name);
        let there = known.goals.contains(&goal);
        if there {
            action.goal.get_or_insert(goal);
        }
        return there;
    }
    let Some((key, value)) = bare.split_once(':') else {
        return false;
    };
    let mut tell = |rule, expected: &str| {
        if !source.full(problems, Severity::Warning) {
            let message = format!("`{}` is not read: {expected}", short(bare));
            let problem = source.warning(rule, word.range.clone(), message);
            problems.push(problem.hint("it stays in the action's text until it is mended"));
        }
    };
    let slot = match key {
        "due" => &mut action.due,
        "done" => &mut action.done,
        "start" => &mut action.start,
        "kind" => {
            let kind = ActionKind::parse(value);
            match kind {
                Some(kind) => _ = action.kind.get_or_insert(kind),
                None => {
                    let words = ActionKind::WORDS.join(", ");
                    tell("action-word", &format!("a kind is one of {words}"));
                }
            }
            return kind.is_some();
        }
        "moved" => {
            let times = value.parse().ok();
            match times {
                Some(times) => _ = moved.get_or_insert(times),
                None => tell("action-word", "it counts times, as in moved:2"),
            }
            return times.is_some();
        }
        _ => return false,
    };
    let Some(day) = Day::parse(value) else {
        match Day::meant(value) {
            Some(day) => meant(source, word, (key, value), day, problems),
            None => tell("action-date", "a date is written 2026-12-01"),
        }
        return false;
    };
    slot.get_or_insert(day);
    true
}

/// A date that is not written as one, and leaves no doubt.
fn meant(
    source: Source<'_>,
    word: &Word<'_>,
    (key, value): (&str, &str),
    day: Day,
    problems: &mut Vec<Problem>,
) {
    if source.full(problems, Severity::Warning) {
        return;
    }
    let message = format!(
        "`{key}:{}` is not read: a date is written {day}",
        short(value)
    );
    let problem = source.warning("action-date", word.range.clone(), message);
    let mend = source.instead(place(word, value), day.to_string());
    let hint = format!("`mentor check --fix` writes {key}:{day}");
    problems.push(problem.hint(hint).mend(mend));
}

/// What the character in a box means.
fn mark_of(mark: char) -> Mark {
    match mark {
        'x' | 'X' => Mark::Done,
        '-' => Mark::Dropped,
        _ => Mark::Open,
    }
}
