//! The day of a meeting, the day agreed for the next, and the name after a note's date, as typed.

use crate::error::Failure;
use crate::facts::subject::Subject;
use crate::model::day::Day;
use crate::model::human_date::{self, Towards};
use crate::text::fold::slug;

/// The day of the meeting: today where nothing is typed, never one to come.
pub fn day(typed: Option<&str>, subject: Subject<'_>, today: Day) -> Result<Day, Failure> {
    let Some(typed) = typed else {
        return Ok(today);
    };
    let day = human_date::parse(typed, today, Towards::Past)?;
    if day <= today {
        return Ok(day);
    }
    let who = subject.typed();
    Err(Failure::new(format!(
        "{day} ({}) is still to come: a meeting is written down once it was held",
        day.long()
    ))
    .hint(format!(
        "to prepare it: `mentor agenda {who} --date {day} --save`"
    )))
}

/// The day agreed for the next meeting: after this one.
pub fn agreed(typed: Option<&str>, held: Day, today: Day) -> Result<Option<Day>, Failure> {
    let Some(typed) = typed else {
        return Ok(None);
    };
    let day = human_date::parse(typed, today, Towards::Future)?;
    if day > held {
        return Ok(Some(day));
    }
    Err(Failure::usage(format!(
        "the next meeting cannot be on {}, this one was on {}",
        day.long(),
        held.long()
    ))
    .hint("give a later day with --next-meeting: \"in 4 weeks\", 2026-12-16"))
}

/// The name of a note after its date.
pub fn name(typed: Option<&str>) -> Result<Option<String>, Failure> {
    let Some(typed) = typed else {
        return Ok(None);
    };
    match slug(typed) {
        name if name.is_empty() => Err(Failure::usage(format!("`{typed}` makes no file name"))
            .hint("letters and digits: --slug reorg")),
        name => Ok(Some(name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day as of, person};

    #[test]
    fn a_meeting_lies_behind_and_the_next_one_ahead() {
        let (grace, today) = (person("grace", &[]), of("2026-11-21"));
        let held = |typed: &str| day(Some(typed), Subject::Person(&grace), today);
        assert_eq!(held("fri"), Ok(of("2026-11-20")));
        assert_eq!(day(None, Subject::Person(&grace), today), Ok(today));
        let failure = held("tomorrow").unwrap_err();
        assert_eq!(
            failure.message,
            "2026-11-22 (Sun 22 Nov 2026) is still to come: a meeting is written down once it was held"
        );
        assert_eq!(
            failure.hints,
            ["to prepare it: `mentor agenda grace --date 2026-11-22 --save`"]
        );
        assert_eq!(
            agreed(Some("fri"), today, today),
            Ok(Some(of("2026-11-27")))
        );
        assert_eq!(agreed(None, today, today), Ok(None));
        assert_eq!(
            agreed(Some("today"), today, today).unwrap_err().message,
            "the next meeting cannot be on Sat 21 Nov 2026, this one was on Sat 21 Nov 2026"
        );
    }

    #[test]
    fn a_name_is_made_of_letters_and_digits() {
        assert_eq!(
            name(Some("Re-org, part 2")),
            Ok(Some("re-org-part-2".to_owned()))
        );
        assert_eq!(
            name(Some("…")).unwrap_err().message,
            "`…` makes no file name"
        );
    }
}
