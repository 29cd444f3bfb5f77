//! An action as somebody types it: its words are checked and completed before it is written
//! (format.md, "Actions").
//!
//! What may live here: the words of one action. What may not: where it is written.

use super::goals;
use crate::error::Failure;
use crate::model::day::Day;
use crate::model::goal::Goal;
use crate::model::human_date::{self, Towards};
use crate::model::ids::PersonId;
use crate::model::words::ActionKind;
use crate::text::inline;
use crate::text::similar;
use crate::text::wording::bare;

/// How a name in an action is looked up.
pub type LookUp<'f> = &'f dyn Fn(&str) -> Result<PersonId, Failure>;

/// An action that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// What stands after the box.
    pub text: String,
    /// What was understood where it was not said in full: `due:fri` is 2026-11-27.
    pub echoes: Vec<String>,
}

/// Checks and completes the words of an action: names to ids, dates as people say them to days.
/// A word that looks like one of the format and is none: a failure.
pub fn promise(typed: &str, today: Day, who: LookUp<'_>) -> Result<Promise, Failure> {
    let mut echoes = Vec::new();
    let text = without_box(typed);
    let mut words: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let core = bare(word);
        let found = if let Some(name) = core.strip_prefix('@') {
            person(name, words.is_empty(), who)?.map(|id| format!("@{id}"))
        } else if is_cut_off(word, core) {
            return Err(wrong(&format!("{core}:"), &text, "is followed by a blank")
                .hint("write key and day as one word: due:fri, due:2026-12-01"));
        } else {
            keyed(core, &text, today)?
        };
        match found {
            Some(full) if full != core => {
                echoes.push(echo(core, &full));
                words.push(word.replacen(core, &full, 1));
            }
            _ => words.push(word.to_owned()),
        }
    }
    if words.is_empty() {
        return Err(Failure::usage("an action is empty").hint(HINT));
    }
    if !says_what(&words) {
        let text = words.join(" ");
        return Err(Failure::usage(format!("`{text}` does not say what will be done")).hint(HINT));
    }
    Ok(Promise {
        text: inline::safe(&words.join(" ")),
        echoes,
    })
}

/// Refuses words of a new action that only its later life can give it: `done:` and `moved:`.
///
/// # Errors
/// One of the two stands in it.
pub fn not_begun(typed: &str) -> Result<(), Failure> {
    let later = |word: &&str| {
        let word = bare(word).to_lowercase();
        let value = word.strip_prefix("done:").or(word.strip_prefix("moved:"));
        // "Get this done: ask Bo" says nothing of a day.
        value.is_some_and(|value| !value.is_empty())
    };
    match typed.split_whitespace().find(later) {
        Some(word) => Err(wrong(bare(word), typed, "is no word of a new action")
            .hint("ticking it and putting it off write that when the time comes")),
        None => Ok(()),
    }
}

/// The words of a new action with the day that an option gives.
///
/// # Errors
/// They say a day by themselves, or one that only a later step writes; the option's is no date.
pub fn with_due(typed: &str, due: Option<&str>, today: Day) -> Result<String, Failure> {
    not_begun(typed)?;
    let Some(due) = due else {
        return Ok(typed.to_owned());
    };
    let due = format!("due:{}", human_date::parse(due, today, Towards::Future)?);
    said_once(&due, typed, |word| word.to_lowercase().starts_with("due:"))?;
    Ok(format!("{typed} {due}"))
}

/// The words of a new action with the goal that an option names.
///
/// # Errors
/// They name a goal by themselves; the option's is none.
pub fn with_goal(text: &str, goal: Option<&str>, known: &[Goal]) -> Result<String, Failure> {
    let Some(goal) = goal else {
        return Ok(text.to_owned());
    };
    let goal = format!("#{}", goals::resolve(goal, known)?);
    said_once(&goal, text, |word| {
        let named = word.strip_prefix('#');
        known.iter().any(|goal| named == Some(goal.id.as_str()))
    })?;
    Ok(format!("{text} {goal}"))
}

/// Refuses what an option gives where a word of the text says the same kind of thing.
fn said_once(word: &str, text: &str, says: impl Fn(&str) -> bool) -> Result<(), Failure> {
    let mut words = text.split_whitespace().map(bare);
    match words.find(|found| says(found)) {
        Some(found) => Err(Failure::usage(format!(
            "the text says `{found}`, and the option `{word}`"
        ))
        .hint("say it once: in the text, or with the option")),
        None => Ok(()),
    }
}

const HINT: &str = "say what will be done, as in \"Draft the memo due:fri\", and first who does it where it \
                    is not you, as in \"@grace Send the list\"";

/// Whether something is left beside who does it, its goal, its kind and its days.
fn says_what(words: &[String]) -> bool {
    let keys = ["due:", "done:", "start:", "kind:", "moved:"];
    let is_mark = |(at, word): &(usize, &String)| {
        let core = bare(word);
        (*at == 0 && core.starts_with('@'))
            || core.starts_with('#')
            || keys.iter().any(|key| core.starts_with(key))
    };
    let mut said = words.iter().enumerate().filter(|word| !is_mark(word));
    said.any(|(_, word)| word.chars().any(char::is_alphanumeric))
}

/// What is typed may begin as it will be written: with a dash and a box.
fn without_box(typed: &str) -> String {
    let typed = typed.trim();
    let typed = typed.strip_prefix("- ").unwrap_or(typed).trim_start();
    typed.strip_prefix("[ ]").unwrap_or(typed).replace('\0', "")
}

/// Who is meant by `@name`; the first word says who does it and must be somebody, elsewhere what is
/// nobody's name is text.
fn person(name: &str, first: bool, who: LookUp<'_>) -> Result<Option<PersonId>, Failure> {
    let is_name = name.starts_with(char::is_alphabetic);
    if !is_name || name.eq_ignore_ascii_case("me") {
        return Ok(None);
    }
    match who(name) {
        Ok(id) => Ok(Some(id)),
        Err(failure) if first => Err(failure),
        Err(_) => Ok(None),
    }
}

/// Whether the day of `due:` stands in the next word.
fn is_cut_off(word: &str, core: &str) -> bool {
    let day = ["due", "done", "start"]
        .iter()
        .any(|key| core.eq_ignore_ascii_case(key));
    day && word.ends_with(':')
}

/// A word of the form `key:value` in full; `None` where its key means nothing here.
fn keyed(word: &str, action: &str, today: Day) -> Result<Option<String>, Failure> {
    let Some((key, value)) = word.split_once(':') else {
        return Ok(None);
    };
    let lower = key.to_lowercase();
    let towards = match lower.as_str() {
        "due" | "start" => Towards::Future,
        "done" => Towards::Past,
        "kind" => return kind(word, value, action).map(Some),
        "moved" if value.parse::<u32>().is_ok() => return Ok(None),
        "moved" => {
            return Err(wrong(word, action, "counts how often it was put later")
                .hint("write it as moved:2, or leave it out"));
        }
        _ => return Ok(None),
    };
    let day = human_date::parse(value, today, towards).map_err(|_| {
        wrong(word, action, "is no date").hint(format!(
            "write {lower}:2026-12-01, or one word as in {lower}:fri, {lower}:tomorrow, {lower}:2w"
        ))
    })?;
    Ok(Some(format!("{lower}:{day}")))
}

fn kind(word: &str, value: &str, action: &str) -> Result<String, Failure> {
    match ActionKind::parse(value) {
        Some(kind) => Ok(format!("kind:{kind}")),
        None => {
            let failure = wrong(word, action, "is no kind of action");
            let near = similar::nearest(value, ActionKind::WORDS.iter().copied(), 1);
            let failure = match near.as_slice() {
                [one] => failure.hint(format!("did you mean kind:{one}?")),
                _ => failure,
            };
            Err(failure.hint(format!("kinds are {}", ActionKind::WORDS.join(", "))))
        }
    }
}

fn wrong(word: &str, action: &str, what: &str) -> Failure {
    Failure::usage(format!("`{word}` {what}")).detail(format!("in the action “{action}”"))
}

/// `due:fri is due:2026-11-27, Fri 27 Nov 2026`
fn echo(typed: &str, full: &str) -> String {
    let day = full
        .split_once(':')
        .and_then(|(_, value)| Day::parse(value));
    match day {
        Some(day) => format!("{typed} is {full}, {}", day.long()),
        None => format!("{typed} is {full}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::day;

    fn look(name: &str) -> Result<PersonId, Failure> {
        match name.to_lowercase().as_str() {
            "grace" | "grace-okafor" => Ok(PersonId::new("grace-okafor")),
            _ => Err(Failure::new(format!("no one matches `{name}`"))),
        }
    }

    /// Typed on a Saturday.
    fn ask(typed: &str) -> Result<Promise, Failure> {
        promise(typed, day("2026-11-21"), &look)
    }

    #[test]
    fn names_and_dates_are_completed_and_echoed() {
        let promise = ask("@Grace Send the list (due:fri), ask @grace about #director").unwrap();
        assert_eq!(
            promise.text,
            "@grace-okafor Send the list (due:2026-11-27), ask @grace-okafor about #director"
        );
        assert_eq!(
            promise.echoes,
            [
                "@Grace is @grace-okafor",
                "due:fri is due:2026-11-27, Fri 27 Nov 2026",
                "@grace is @grace-okafor",
            ]
        );
    }

    #[test]
    fn what_is_written_in_full_stays_as_it_is() {
        for text in [
            "Draft the memo due:2026-12-01 #director kind:send",
            "@me Call him",
            "Meet at 10:30, ask @nobody or ana@example.org",
            "due:2026-11-01 Late from the start moved:2",
        ] {
            let promise = ask(text).unwrap();
            assert_eq!(
                (promise.text.as_str(), promise.echoes),
                (text, Vec::<String>::new())
            );
        }
        assert_eq!(
            ask("- [ ] Draft it DUE:2w").unwrap().text,
            "Draft it due:2026-12-05"
        );
        assert_eq!(ask("[x] # sly").unwrap().text, "\\[x] # sly");
    }

    #[test]
    fn a_word_that_means_nothing_says_what_would() {
        let failure = |text: &str| ask(text).unwrap_err();
        let soon = failure("Draft it due:soon");
        assert_eq!(soon.message, "`due:soon` is no date");
        assert_eq!(soon.details, ["in the action “Draft it due:soon”"]);
        assert_eq!(
            soon.hints,
            ["write due:2026-12-01, or one word as in due:fri, due:tomorrow, due:2w"]
        );
        assert_eq!(
            failure("Draft it due: fri").message,
            "`due:` is followed by a blank"
        );
        assert_eq!(
            failure("x due:2026-02-30").message,
            "`due:2026-02-30` is no date"
        );
        assert_eq!(
            failure("x kind:practice").hints[0],
            "did you mean kind:practise?"
        );
        assert_eq!(
            failure("x moved:often").message,
            "`moved:often` counts how often it was put later"
        );
        assert_eq!(
            failure("@nobody Send it").message,
            "no one matches `nobody`"
        );
        assert_eq!(failure(" - [ ] ").message, "an action is empty");
    }
}
