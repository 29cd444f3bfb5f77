//! How answers are read: dates, choices, words, names; what cannot be taken is said with what could.

use crate::changes::workshop::door::{DOORS, Door};
use crate::error::Failure;
use crate::model::day::Day;
use crate::model::human_date::{self, Towards};
use crate::text::fold::{fold, lower};
use crate::text::similar;

/// A first step without a day of its own is due so many days from today.
const FIRST_STEP_DAYS: i64 = 14;

/// The answer on one line.
///
/// # Errors
/// It holds a character that is no text, as arrow keys type it.
pub fn line(typed: &str) -> Result<String, Failure> {
    if typed.chars().any(char::is_control) {
        return Err(Failure::new("that holds a key that is no text")
            .hint("arrow keys do not work here: please type it once more"));
    }
    Ok(typed.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Several sentences, with semicolons between.
pub fn sentences(typed: &str) -> Vec<String> {
    let parts = typed.split([';', '；']).map(str::trim);
    let parts = parts.filter(|part| !part.is_empty()).map(str::to_owned);
    parts.collect()
}

/// Skills as the files write them: lower case, blanks as dashes, each once. A number stands for one of those that
/// were offered.
///
/// # Errors
/// A number is none of those that were offered.
pub fn skills(typed: &str, offered: &[String]) -> Result<Vec<String>, Failure> {
    let mut skills: Vec<String> = Vec::new();
    for part in parts(typed) {
        let skill = match part.parse::<usize>() {
            Ok(number) if !offered.is_empty() => numbered(number, offered)?.clone(),
            _ => {
                let words = lower(part).into_owned();
                words.split_whitespace().collect::<Vec<_>>().join("-")
            }
        };
        if !skills.contains(&skill) {
            skills.push(skill);
        }
    }
    Ok(skills)
}

/// Words of a closed list, by number or by name, each once.
///
/// # Errors
/// One is none of them: the nearest is named.
pub fn choices<T: Copy + PartialEq>(
    typed: &str,
    what: &str,
    offered: &[(&str, T)],
) -> Result<Vec<T>, Failure> {
    let mut chosen: Vec<T> = Vec::new();
    for part in parts(typed) {
        let value = one_choice(part, what, offered)?;
        if !chosen.contains(&value) {
            chosen.push(value);
        }
    }
    Ok(chosen)
}

/// One word of a closed list.
///
/// # Errors
/// As [`choices`], or several are named.
pub fn choice<T: Copy + PartialEq>(
    typed: &str,
    what: &str,
    offered: &[(&str, T)],
) -> Result<T, Failure> {
    match choices(typed, what, offered)?.as_slice() {
        [one] => Ok(*one),
        _ => Err(Failure::new("one of them is enough").hint("the one that comes closest")),
    }
}

fn one_choice<T: Copy>(part: &str, what: &str, offered: &[(&str, T)]) -> Result<T, Failure> {
    if let Ok(number) = part.parse::<usize>() {
        return numbered(number, offered).map(|(_, value)| *value);
    }
    // `sounding board` is written `sounding-board`, and the beginning of a word is enough where it is the only one.
    let said = fold(part);
    let spoken = |word: &str| fold(&word.replace('-', " "));
    let exact = |word: &str| fold(word) == said || spoken(word) == said;
    let begun = |word: &str| spoken(word).split(' ').any(|one| one.starts_with(&said));
    let exactly = offered.iter().find(|(word, _)| exact(word));
    let mut beginning = offered.iter().filter(|(word, _)| begun(word));
    let only = beginning.next().filter(|_| beginning.next().is_none());
    if let Some((_, value)) = exactly.or(only) {
        return Ok(*value);
    }
    let words: Vec<&str> = offered.iter().map(|(word, _)| *word).collect();
    let failure = Failure::new(format!("`{part}` is none of the {what}"));
    Err(
        match similar::nearest(&said, words.iter().copied(), 1).first() {
            Some(near) => failure.hint(format!("did you mean {near}?")),
            None => failure.hint(format!("one of {}", words.join(", "))),
        },
    )
}

fn numbered<T>(number: usize, offered: &[T]) -> Result<&T, Failure> {
    let at = number.checked_sub(1);
    at.and_then(|at| offered.get(at)).ok_or_else(|| {
        Failure::new(format!("there is no number {number}"))
            .hint(format!("the numbers go from 1 to {}", offered.len()))
    })
}

/// The parts between commas of any script; numbers may have blanks between.
fn parts(typed: &str) -> Vec<&str> {
    let numbers = typed
        .chars()
        .all(|c| c.is_ascii_digit() || c.is_whitespace() || c == ',');
    let is_comma = |c: char| matches!(c, ',' | '，' | '、' | '،') || numbers && c.is_whitespace();
    let parts = typed.split(is_comma).map(str::trim);
    parts.filter(|part| !part.is_empty()).collect()
}

/// The day of a goal, which lies ahead.
pub fn ahead(typed: &str, today: Day) -> Result<Day, Failure> {
    let day = end_of(typed, today)
        .map_or_else(|| human_date::parse(typed, today, Towards::Future), Ok)?;
    if day < today {
        return Err(Failure::new(format!("{} lies behind", day.long()))
            .hint("a goal lies ahead: 2027-06-30, in 9 months, eoy"));
    }
    Ok(day)
}

/// The last day of a year (`2027`) or of a month (`june`, `june 2027`).
fn end_of(typed: &str, today: Day) -> Option<Day> {
    let typed = typed.trim();
    if typed.len() == 4 && typed.bytes().all(|b| b.is_ascii_digit()) {
        return Day::parse(&format!("{typed}-12-31"));
    }
    // A month is what days come before: `1 june` and `28 june`, but not `1 week`.
    let of_month = |day: u32| {
        let said = human_date::parse(&format!("{day} {typed}"), today, Towards::Future).ok()?;
        Some(said.to_string()).filter(|said| said.ends_with(&format!("-{day:02}")))?;
        Some(said)
    };
    let begins = typed.starts_with(|c: char| c.is_alphabetic()) && !typed.starts_with("day");
    let itself = human_date::parse(typed, today, Towards::Future);
    let (first, late) = of_month(1).zip(of_month(28))?;
    let is_month = begins && itself.is_err() && late.days_since(first) == 27;
    is_month.then(|| first.plus_months(1).plus_days(-1))
}

/// `last week`, `a month ago` as dates say them: `1 week ago`, `1 month ago`.
fn one(typed: &str) -> String {
    let words: Vec<&str> = typed.split_whitespace().collect();
    match words.as_slice() {
        ["last", unit @ ("week" | "month" | "quarter" | "year")]
        | ["a" | "an" | "one", unit, "ago"] => {
            format!("1 {unit} ago")
        }
        _ => typed.to_owned(),
    }
}

/// The day of a talk, which lies behind; `None` where there was none.
pub fn behind(typed: &str, today: Day) -> Result<Option<Day>, Failure> {
    let said = lower(typed);
    if matches!(&*said, "no" | "never" | "not yet" | "none") {
        return Ok(None);
    }
    let day = human_date::parse(&one(&said), today, Towards::Past)?;
    if day > today {
        return Err(Failure::new(format!("{} is still to come", day.long())).hint(
            "a guess is enough: yesterday, 3 weeks ago, 2026-03-02; Enter if you have not talked yet",
        ));
    }
    Ok(Some(day))
}

/// A first step, and its day: what stands after the last ` by ` where that is one, else two weeks from today.
///
/// # Errors
/// The day lies behind.
pub fn step(typed: &str, today: Day) -> Result<(String, Day), Failure> {
    if let Some((text, day)) = typed.rsplit_once(" by ")
        && let Ok(day) = human_date::parse(day.trim_end_matches('.'), today, Towards::Future)
    {
        if day < today {
            return Err(Failure::new(format!("{} lies behind", day.long()))
                .hint("a step lies ahead: … by fri, … by 2026-12-04"));
        }
        return Ok((text.trim().to_owned(), day));
    }
    Ok((typed.to_owned(), today.plus_days(FIRST_STEP_DAYS)))
}

/// Somebody as they were typed.
#[derive(Debug)]
pub struct Typed {
    /// The door that they stand behind; `None` where no number was typed.
    pub door: Option<&'static Door>,
    /// The name.
    pub name: String,
    /// What stood in brackets.
    pub organization: Option<String>,
}

/// `2 Grace Okafor (Northwind Health)`, `2. Grace Okafor`, `Grace Okafor`.
///
/// # Errors
/// There is no such number, no name, or more than one.
pub fn person(typed: &str) -> Result<Typed, Failure> {
    let rest = typed.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = typed.get(..typed.len() - rest.len()).unwrap_or_default();
    let door = match digits {
        "" => None,
        digits => Some(numbered(digits.parse().unwrap_or(usize::MAX), &DOORS)?),
    };
    let rest = rest
        .trim_start_matches(['.', ')', ':', ',', '-', ' '])
        .trim();
    let (name, organization) = match rest.split_once(['(', '（']) {
        Some((name, inside)) => {
            let inside = inside.trim_end_matches([')', '）']).trim();
            (name.trim(), Some(inside.to_owned()))
        }
        None => (rest, None),
    };
    if !name.chars().any(char::is_alphabetic) {
        return Err(Failure::new("there is no name in it")
            .hint("the number, then the name, as: 2 Grace Okafor (Northwind Health)"));
    }
    if let Some((first, second)) = two(name) {
        return Err(Failure::new("these are two names")
            .hint(format!("one at a time: {first}, and {second} after that"))
            .hint(
                "a name with a comma in it is written without: Grace Okafor, not Okafor, Grace",
            ));
    }
    Ok(Typed {
        door,
        name: name.to_owned(),
        organization: organization.filter(|text| !text.is_empty()),
    })
}

/// The first two of several names.
fn two(name: &str) -> Option<(String, String)> {
    let apart = name.replace(" and ", ",");
    let sign = |c: char| matches!(c, ',' | '，' | '、' | '،' | ';' | '；' | '&' | '+' | '/');
    let number = |c: char| c.is_ascii_digit() || c.is_whitespace();
    let names = apart.split(sign).map(|name| name.trim_matches(number));
    let mut names = names.filter(|name| !name.is_empty()).map(str::to_owned);
    names.next().zip(names.next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::day;

    #[test]
    fn a_goal_has_a_day_a_month_or_a_year() {
        let read = |typed: &str| ahead(typed, day("2026-11-21")).map(|day| day.to_string());
        for (typed, on) in [
            ("2027", "2027-12-31"),
            ("june 2027", "2027-06-30"),
            ("feb", "2027-02-28"),
            ("in 9 months", "2027-08-21"),
            ("fri", "2026-11-27"),
            ("3 dec", "2026-12-03"),
            ("2026-11-21", "2026-11-21"),
        ] {
            assert_eq!(read(typed).unwrap(), on, "{typed}");
        }
        for typed in ["2025", "someday", "week", "0000"] {
            assert!(read(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn a_talk_was_on_a_day_or_was_not() {
        let read = |typed: &str| behind(typed, day("2026-11-21"));
        let on = |typed: &str| read(typed).unwrap().map(|day| day.to_string());
        assert_eq!(on("last week").as_deref(), Some("2026-11-14"));
        assert_eq!(on("A month ago").as_deref(), Some("2026-10-21"));
        assert_eq!(on("yesterday").as_deref(), Some("2026-11-20"));
        assert_eq!(on("Never"), None);
        assert!(read("tomorrow").is_err());
    }

    #[test]
    fn a_step_carries_its_day_or_gets_two_weeks() {
        let read =
            |typed: &str| step(typed, day("2026-11-21")).map(|(text, day)| format!("{text}|{day}"));
        assert_eq!(read("Draft it by fri").unwrap(), "Draft it|2026-11-27");
        assert_eq!(read("Stand by me").unwrap(), "Stand by me|2026-12-05");
        assert_eq!(
            read("Sit by Ana by 3 dec.").unwrap(),
            "Sit by Ana|2026-12-03"
        );
        assert!(read("Draft it by yesterday").is_err());
    }

    #[test]
    fn words_are_chosen_by_number_name_or_beginning() {
        let offered = [
            ("sounding-board", 'a'),
            ("skill-coaching", 'b'),
            ("Grace Okafor", 'c'),
        ];
        let read = |typed: &str| choices(typed, "words", &offered);
        assert_eq!(read("1 3").unwrap(), ['a', 'c']);
        assert_eq!(read("Sounding Board, 2, 2").unwrap(), ['a', 'b']);
        assert_eq!(read("okaf、skill").unwrap(), ['c', 'b']);
        assert_eq!(read("s").unwrap_err().message, "`s` is none of the words");
        assert_eq!(read("4").unwrap_err().hints, ["the numbers go from 1 to 3"]);
        assert_eq!(
            read("soundin-bord").unwrap_err().hints,
            ["did you mean sounding-board?"]
        );
    }

    #[test]
    fn skills_are_written_as_the_files_write_them() {
        let offered = ["org-design".to_owned()];
        let read = |typed: &str| skills(typed, &offered).unwrap();
        assert_eq!(read("Org  Design, 予算， 1"), ["org-design", "予算"]);
        assert!(skills("2", &offered).is_err());
        assert_eq!(skills("2", &[]).unwrap(), ["2"]);
    }

    #[test]
    fn somebody_has_a_number_a_name_and_perhaps_an_organization() {
        let read = |typed: &str| {
            let typed = person(typed)?;
            Ok::<_, Failure>((
                typed.door.map(|door| door.role),
                typed.name,
                typed.organization,
            ))
        };
        let said = |name: &str, org: Option<&str>| (name.to_owned(), org.map(str::to_owned));
        for (typed, name, org) in [
            (
                "2 Grace Okafor (Northwind Health)",
                "Grace Okafor",
                Some("Northwind Health"),
            ),
            ("2. 李小龙（北风）", "李小龙", Some("北风")),
            ("2) Ana ()", "Ana", None),
        ] {
            let (door, name_read, org_read) = read(typed).unwrap();
            assert!(door.is_some());
            assert_eq!((name_read, org_read), said(name, org), "{typed}");
        }
        assert_eq!(read("Sam Lee").unwrap(), (None, "Sam Lee".to_owned(), None));
        for typed in ["2", "0 Ana", "99999999999999999999999 Ana", "(x)"] {
            assert!(read(typed).is_err(), "{typed}");
        }
        for typed in [
            "4 Ann Bee, Cy Dee",
            "4 Ann Bee and Cy Dee, Ed",
            "Ann Bee; 2 Cy Dee (X)",
        ] {
            let refused = read(typed).unwrap_err();
            assert_eq!(refused.message, "these are two names", "{typed}");
            assert_eq!(
                refused.hints[0],
                "one at a time: Ann Bee, and Cy Dee after that"
            );
        }
        assert_eq!(
            read("4 Alexandra Andersson (Ann, Bee & Co)").unwrap().1,
            "Alexandra Andersson"
        );
        assert!(line("Ana\u{1b}[D").is_err());
    }
}
