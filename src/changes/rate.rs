//! A meeting rated, and the health of the relationship with it: in the front matter of its note.
//!
//! What may live here: which keys change. What may not: what the numbers say (`reports::rate`).

use crate::error::Failure;
use crate::facts::health::SENTENCES;
use crate::facts::session::PARTS;
use crate::model::change::{ChangeSet, Value};
use crate::model::day::Day;
use crate::model::note::Meeting;
use crate::model::person::Person;
use crate::text::phrase::listed;

/// The answers; what was skipped is `None`, and stays as it is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// The four parts of the session, 1-5.
    pub session: [Option<f64>; 4],
    /// The ten sentences as the owner answers them, 0 for blank; `None`: not asked.
    pub me: Option<Vec<f64>>,
    /// The ten sentences as the other does.
    pub them: Option<Vec<f64>>,
}

impl Answers {
    /// Whether everything was skipped.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The meeting of a day, or the latest one up to today.
///
/// # Errors
/// There was no meeting yet, or none on that day; the note that it has cannot be read.
pub fn meeting(person: &Person, on: Option<Day>, today: Day) -> Result<&Meeting, Failure> {
    let mut past = person
        .meetings
        .iter()
        .filter(|meeting| meeting.day <= today);
    let found = match on {
        Some(day) => past.rfind(|meeting| meeting.day == day),
        None => past.next_back(),
    };
    let name = &person.name;
    let found = found.ok_or_else(|| match on {
        Some(day) if day > today => {
            Failure::new(format!("{day} ({}) is still to come", day.long()))
        }
        Some(day) => Failure::new(format!(
            "no meeting with {name} is noted on {day} ({})",
            day.long()
        ))
        .hint(format!("mentor log {} --date {day}", person.id)),
        None => Failure::new(format!(
            "no meeting with {name} is noted yet, and a rating is of a meeting"
        ))
        .hint(format!("mentor log {}", person.id)),
    })?;
    if found.note.is_none() {
        return Err(Failure::new(format!("{} cannot be read", found.path))
            .hint("`mentor check` shows what is wrong with it"));
    }
    Ok(found)
}

/// What the answers about each of these people change, in the note of the meeting of a day, else of the latest.
///
/// # Errors
/// As [`meeting`].
pub fn rate(
    rated: &[(&Person, &Answers)],
    on: Option<Day>,
    today: Day,
) -> Result<ChangeSet, Failure> {
    let meetings = rated.iter().map(|(person, answers)| {
        let meeting = meeting(person, on, today)?;
        Ok((*person, meeting, *answers))
    });
    let meetings = meetings.collect::<Result<Vec<_>, Failure>>()?;
    let of: Vec<String> = meetings
        .iter()
        .map(|(person, meeting, _)| format!("{} on {}", person.name, meeting.day))
        .collect();
    let what = if of.len() == 1 { "meeting" } else { "meetings" };
    let mut change = ChangeSet::new(format!("Rate the {what} with {}", listed(&of)));
    for (_, meeting, answers) in meetings {
        write(&mut change, meeting, answers);
    }
    Ok(change)
}

/// The keys of one meeting that change.
fn write(change: &mut ChangeSet, meeting: &Meeting, answers: &Answers) {
    let front = meeting.note.as_deref().map(|note| &note.front);
    let file = &meeting.path;
    let written = front.map_or(&[][..], |front| &front.session);
    let given = PARTS.iter().zip(answers.session);
    let given: Vec<(&str, f64)> = given
        .filter_map(|((key, _), answer)| Some((*key, answer?)))
        .collect();
    if written.is_empty() && !given.is_empty() {
        let table = given.iter().map(|(key, n)| ((*key).to_owned(), number(*n)));
        change.set(file, &["session"], Value::Table(table.collect()));
    } else {
        for (key, answer) in given {
            let same = |(part, n): &(String, f64)| part == key && *n == answer;
            if !written.iter().any(same) {
                change.set(file, &["session", key], number(answer));
            }
        }
    }
    let none = Vec::new();
    let (me, them) = front.map_or((&none, &none), |f| (&f.health_me, &f.health_them));
    let sides = [("me", me, &answers.me), ("them", them, &answers.them)];
    let new = sides.map(|(key, there, given)| {
        // A blank leaves an answer that was given before.
        let kept = |(at, n): (usize, &f64)| match there.get(at) {
            Some(held) if *n == 0.0 => *held,
            _ => *n,
        };
        let given = given.as_ref();
        let given = given.map(|given| given.iter().enumerate().map(kept).collect::<Vec<f64>>());
        let given = given.filter(|given| given != there);
        given.map(|given| (key, Value::List(given.iter().map(|n| number(*n)).collect())))
    });
    if me.is_empty() && them.is_empty() {
        let table: Vec<(String, Value)> = new
            .into_iter()
            .flatten()
            .map(|(key, value)| (key.to_owned(), value))
            .collect();
        if !table.is_empty() {
            change.set(file, &["health"], Value::Table(table));
        }
    } else {
        for (key, value) in new.into_iter().flatten() {
            change.set(file, &["health", key], value);
        }
    }
}

/// A number as the format writes it: whole where it is.
fn number(n: f64) -> Value {
    // Answers lie between 0 and 5.
    #[allow(clippy::cast_possible_truncation, reason = "0 to 5 fits")]
    let whole = n as i64;
    if n.fract() == 0.0 {
        Value::Integer(whole)
    } else {
        Value::Number(n)
    }
}

/// Reads an answer: 1 to 5, halves too.
pub fn answer(typed: &str) -> Result<f64, Failure> {
    let wanted = || {
        Failure::usage(format!("`{typed}` is no answer"))
            .hint("1 (not at all) to 5 (fully), halves too")
    };
    let n: f64 = typed.trim().parse().map_err(|_| wanted())?;
    let halves = (n * 2.0).fract() == 0.0;
    ((1.0..=5.0).contains(&n) && halves)
        .then_some(n)
        .ok_or_else(wanted)
}

/// Reads the ten answers of one side, a blank as `-`; ten blanks are no answer.
pub fn ten(typed: &str) -> Result<Vec<f64>, Failure> {
    let words = typed
        .split([' ', ',', '[', ']'])
        .filter(|word| !word.is_empty());
    let read = |word: &str| match word {
        "-" | "_" => Ok(0.0),
        "0" => Err(Failure::usage("`0` is no answer: the scale begins at 1")
            .hint("1 (not at all) to 5 (fully), halves too; - for a blank")),
        word => answer(word),
    };
    let answers: Vec<f64> = words.map(read).collect::<Result<_, _>>()?;
    let is_blank = answers.iter().all(|answer| *answer == 0.0);
    if is_blank && !answers.is_empty() {
        return Err(Failure::usage(
            "all answers are blank, and a health check of nothing says nothing",
        )
        .hint("seven of ten make a mean; leave the option out to answer none"));
    }
    if answers.len() == SENTENCES.len() {
        return Ok(answers);
    }
    let names: Vec<&str> = SENTENCES.iter().map(|(word, _)| *word).collect();
    Err(Failure::usage(format!(
        "the health check has {} sentences, and there are {} answers",
        SENTENCES.len(),
        answers.len()
    ))
    .hint(format!(
        "in this order, - for a blank: {}",
        names.join(", ")
    )))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, met, person};
    use crate::model::change::Change;

    const TODAY: &str = "2026-11-21";

    fn edits(p: &Person, answers: &Answers) -> String {
        let change = rate(&[(p, answers)], None, day(TODAY)).unwrap();
        let told = change.changes.iter().map(|change| match change {
            Change::Edit { path, edits } => format!("{path}: {edits:?}"),
            other => format!("{other:?}"),
        });
        told.collect()
    }

    #[test]
    fn what_says_the_same_already_changes_nothing_and_what_was_skipped_stays() {
        let mut p = person("grace", &[]);
        let note = met(&mut p, "2026-11-18");
        note.front.session = vec![("heard".into(), 4.0), ("topics".into(), 3.0)];
        note.front.health_me = vec![4.0; 10];
        let answers = Answers {
            session: [Some(4.0), None, None, None],
            me: Some(vec![4.0; 10]),
            them: None,
        };
        assert_eq!(edits(&p, &answers), "");
        let answers = Answers {
            session: [Some(4.0), Some(4.5), None, None],
            ..Answers::default()
        };
        assert!(edits(&p, &answers).contains("[\"session\", \"topics\"], op: Set(Number(4.5))"));
        assert!(!edits(&p, &answers).contains("heard"));
    }

    #[test]
    fn without_a_meeting_or_on_another_day_it_says_how_to_note_one() {
        let mut p = person("grace", &[]);
        let failed = |p: &Person, on: Option<&str>| {
            let failure = meeting(p, on.map(day), day(TODAY)).unwrap_err();
            format!("{} / {}", failure.message, failure.hints.join(" "))
        };
        assert_eq!(
            failed(&p, None),
            "no meeting with grace is noted yet, and a rating is of a meeting / mentor log grace"
        );
        met(&mut p, "2026-11-18");
        met(&mut p, "2026-12-18");
        assert_eq!(
            meeting(&p, None, day(TODAY)).unwrap().day,
            day("2026-11-18")
        );
        assert!(failed(&p, Some("2026-11-01")).ends_with("mentor log grace --date 2026-11-01"));
        assert!(
            failed(&p, Some("2026-12-18")).starts_with("2026-12-18 (Fri 18 Dec 2026) is still")
        );
    }

    #[test]
    fn a_blank_leaves_the_answer_that_was_given_before() {
        let mut p = person("grace", &[]);
        let note = met(&mut p, "2026-11-18");
        note.front.health_me = vec![4.0, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        let answers = Answers {
            me: Some(ten("- 3 - 5 - - - - - -").unwrap()),
            ..Answers::default()
        };
        let change = rate(&[(&p, &answers)], None, day("2026-11-21")).unwrap();
        let list: Vec<Value> = [4, 3, 0, 5, 0, 0, 0, 0, 0, 0].map(Value::Integer).to_vec();
        let mut wanted = ChangeSet::new(change.summary.clone());
        let file = &p.meetings[0].path;
        wanted.set(file, &["health", "me"], Value::List(list));
        assert_eq!(change, wanted);
    }

    #[test]
    fn answers_are_one_to_five_in_halves_and_ten_of_them_with_blanks() {
        assert_eq!(answer("4.5").unwrap(), 4.5);
        for bad in ["0", "6", "4.2", "x", "", "nan", "inf"] {
            assert!(answer(bad).is_err(), "{bad}");
        }
        assert_eq!(ten("4 4 5,3 - _ 3 5 4 4").unwrap()[3..6], [3.0, 0.0, 0.0]);
        let refused = |typed: &str| ten(typed).unwrap_err().message;
        assert_eq!(
            refused("4 4 5 3 0 4 3 5 4 4"),
            "`0` is no answer: the scale begins at 1"
        );
        assert_eq!(
            refused("- - - - - - - - - -"),
            "all answers are blank, and a health check of nothing says nothing"
        );
        assert!(
            ten("4 4")
                .unwrap_err()
                .message
                .ends_with("there are 2 answers")
        );
    }
}
