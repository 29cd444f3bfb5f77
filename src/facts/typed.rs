//! What was typed for a key of the format, checked and turned into the value that is written.
//!
//! What may live here: one reading of a text for each [`Shape`], and its failure. What may not:
//! which key is meant, and which file it stands in (`changes`).

use super::goals;
use super::names::{self, Named};
use crate::error::{Failure, FailureKind};
use crate::model::change::Value;
use crate::model::day::Day;
use crate::model::goal::Goal;
use crate::model::human_date::{self, Towards};
use crate::model::keys::{Refers, Shape};
use crate::model::length::{Cadence, Length};
use crate::model::network::Ids;
use crate::text::similar;

/// Lists of sentences: a comma in them separates nothing.
const PROSE: [&str; 4] = ["objectives", "boundaries", "works", "perspectives"];
/// Dates that lie behind: a weekday without a date is the latest one.
const BEHIND: [&str; 6] = ["since", "on", "recapped", "thanked", "made", "done"];

/// What ids and dates are held against.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The people and circles of the network.
    pub ids: &'a Ids,
    /// Asked for their names only where no id fits.
    pub names: &'a dyn Fn() -> Vec<Named>,
    /// The goals of the network.
    pub goals: &'a [Goal],
    /// The day that `tomorrow` counts from.
    pub today: Day,
}

/// The whole value of a key. `key` is how the failure names it (`--role`, `relationship.roles`); its
/// last part tells lists of sentences and dates that lie behind.
///
/// # Errors
/// The text is not what the key takes: what is expected is said, and the nearest word.
pub fn value(key: &str, shape: Shape, typed: &str, known: Known<'_>) -> Result<Value, Failure> {
    let one = |typed: &str| single(key, shape, typed, known);
    match shape {
        Shape::Texts | Shape::Words(_) | Shape::Ids(_) => {
            let mut values = Vec::new();
            for text in parts(key, typed)? {
                let value = one(&text)?;
                if !values.contains(&value) {
                    values.push(value);
                }
            }
            if values.is_empty() {
                return Err(refused(key, shape, typed));
            }
            Ok(Value::List(values))
        }
        Shape::Numbers(count, least, most) => {
            let numbers: Option<Vec<f64>> = typed
                .split(',')
                .map(|text| text.trim().parse().ok())
                .map(|number| number.filter(|n: &f64| (least..=most).contains(n)))
                .collect();
            match numbers {
                Some(numbers) if numbers.len() == count => Ok(Value::List(
                    numbers.into_iter().map(Value::Number).collect(),
                )),
                _ => Err(refused(key, shape, typed)),
            }
        }
        Shape::Tables(_) => Ok(Value::List(vec![one(typed)?])),
        _ => one(typed),
    }
}

/// The values that join or leave a list.
///
/// # Errors
/// As [`value`]; and the key holds no list.
pub fn elements(
    key: &str,
    shape: Shape,
    typed: &str,
    known: Known<'_>,
) -> Result<Vec<Value>, Failure> {
    match (shape, value(key, shape, typed, known)?) {
        (
            Shape::Texts | Shape::Words(_) | Shape::Ids(_) | Shape::Tables(_),
            Value::List(values),
        ) => Ok(values),
        _ => Err(Failure::new(format!("`{key}` holds one value, not a list"))
            .hint(format!("write {key}=VALUE"))),
    }
}

/// The texts of a list as they were typed, not held against anything; `None` for a key that holds
/// no list of texts.
///
/// # Errors
/// It begins like a list of TOML and is none.
pub fn texts(key: &str, shape: Shape, typed: &str) -> Result<Option<Vec<String>>, Failure> {
    match shape {
        Shape::Texts | Shape::Words(_) | Shape::Ids(_) => parts(key, typed).map(Some),
        _ => Ok(None),
    }
}

/// The texts of a list: `a, b`, or as TOML writes it: `["a, b", "c"]`.
fn parts(key: &str, typed: &str) -> Result<Vec<String>, Failure> {
    let typed = typed.trim();
    let texts: Vec<String> = if typed.starts_with('[') {
        #[derive(serde::Deserialize)]
        struct List {
            list: Vec<String>,
        }
        let read: Result<List, _> = toml::from_str(&format!("list = {typed}"));
        let no_list = || Failure::new(format!("`{typed}` is no list of texts"));
        let list = read.map_err(|_| no_list().hint("write it as [\"one\", \"two\"]"))?;
        list.list
    } else if PROSE.contains(&last(key)) {
        vec![typed.to_owned()]
    } else {
        typed.split(',').map(str::to_owned).collect()
    };
    let texts = texts.iter().map(|text| text.trim().to_owned());
    Ok(texts.filter(|text| !text.is_empty()).collect())
}

/// One value, or one of a list.
fn single(key: &str, shape: Shape, typed: &str, known: Known<'_>) -> Result<Value, Failure> {
    let typed = typed.trim();
    let refused = || refused(key, shape, typed);
    let text = |ok: bool| {
        let value = Value::Text(typed.to_owned());
        ok.then_some(value).ok_or_else(refused)
    };
    match shape {
        Shape::Text if last(key) == "email" && !is_address(typed) => {
            Err(Failure::new(format!("`{typed}` is no e-mail address"))
                .hint("it is written as grace@example.org"))
        }
        Shape::Text | Shape::Texts | Shape::TextOrNumber => text(!typed.is_empty()),
        Shape::Length => text(Length::parse(typed).is_some()),
        Shape::Cadence => text(Cadence::parse(typed).is_some()),
        Shape::Word(words) | Shape::Words(words) => words
            .iter()
            .find(|word| word.eq_ignore_ascii_case(typed))
            .map(|word| Value::Text((*word).to_owned()))
            .ok_or_else(refused),
        Shape::Id(refers) | Shape::Ids(refers) => id(refers, typed, known),
        Shape::Day => day(key, typed, known.today).map(Value::Day),
        Shape::Bool => match typed.to_lowercase().as_str() {
            "true" | "yes" => Ok(Value::Bool(true)),
            "false" | "no" => Ok(Value::Bool(false)),
            _ => Err(refused()),
        },
        Shape::Whole(least, most) => whole(typed)
            .filter(|number| (least..=most).contains(number))
            .map(Value::Integer)
            .ok_or_else(refused),
        Shape::Number(least, most) | Shape::Numbers(_, least, most) => {
            let number: Option<f64> = typed.parse().ok();
            let number = number.filter(|number| (least..=most).contains(number));
            let value = whole(typed).map_or_else(
                || number.map(Value::Number),
                |whole| number.map(|_| Value::Integer(whole)),
            );
            value.ok_or_else(refused)
        }
        Shape::Tables(_) if last(key) == "busy" => busy(key, typed, known.today),
        Shape::Table(_) | Shape::Tables(_) => Err(refused()),
    }
}

fn whole(typed: &str) -> Option<i64> {
    typed.parse().ok()
}

fn id(refers: Refers, typed: &str, known: Known<'_>) -> Result<Value, Failure> {
    let id = match refers {
        Refers::Goal => goals::resolve(typed, known.goals)?.to_string(),
        Refers::Person => names::resolve(typed, known.ids, known.names)?
            .person()?
            .to_string(),
        // Participants stand in a table of their own, which no command writes by key.
        Refers::Participant => typed.to_owned(),
    };
    Ok(Value::Text(id))
}

fn day(key: &str, typed: &str, today: Day) -> Result<Day, Failure> {
    let towards = if BEHIND.contains(&last(key)) {
        Towards::Past
    } else {
        Towards::Future
    };
    human_date::parse(typed, today, towards).map_err(of_request)
}

/// A busy period: `2026-12-15..2027-01-05 year-end freeze`.
fn busy(key: &str, typed: &str, today: Day) -> Result<Value, Failure> {
    let wrong = || {
        Failure::new(format!("`{typed}` is no period for `{key}`"))
            .hint("write it as 2026-12-15..2027-01-05, and why after it if you like")
    };
    let (from, rest) = typed.split_once("..").ok_or_else(wrong)?;
    let from = day(key, from, today)?;
    let rest = rest.trim();
    let (to, why) = match rest.split_once(char::is_whitespace) {
        Some((to, why)) => (to, why.trim()),
        None => (rest, ""),
    };
    let to = day(key, to, today)?;
    if to < from {
        return Err(Failure::new(format!(
            "the busy period ends on {to}, before it begins on {from}"
        )));
    }
    let mut table = vec![
        ("from".to_owned(), Value::Day(from)),
        ("to".to_owned(), Value::Day(to)),
    ];
    if !why.is_empty() {
        table.push(("why".to_owned(), Value::Text(why.to_owned())));
    }
    Ok(Value::Table(table))
}

/// A value is a request, not usage: exit code 1, like every other value that cannot be written.
fn of_request(failure: Failure) -> Failure {
    Failure {
        kind: FailureKind::Request,
        ..failure
    }
}

fn refused(key: &str, shape: Shape, typed: &str) -> Failure {
    let words = match shape {
        Shape::Word(words) | Shape::Words(words) => words,
        _ => &[],
    };
    let failure = if typed.is_empty() {
        Failure::new(format!("nothing is written after `{key}`"))
    } else {
        Failure::new(format!("`{typed}` is not what `{key}` takes"))
    };
    let failure = match similar::nearest(typed, words.iter().copied(), 1).first() {
        Some(near) => failure.hint(format!("did you mean {near}?")),
        None => failure,
    };
    match shape {
        Shape::Table(keys) => {
            let names: Vec<&str> = keys.named.iter().map(|key| key.name).collect();
            let names = names.join(", ");
            failure.hint(format!("{key} is a table; its keys are {names}"))
        }
        Shape::Tables(_) => failure.hint("it is a list of tables: write it in the file"),
        Shape::Word(_) | Shape::Words(_) => failure.hint(format!("it takes {}", one_of(words))),
        _ => failure.hint(format!("it takes {}", shape.expected())),
    }
}

/// `mentor, advisor or coach`
fn one_of(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} or {last}", rest.join(", ")),
    }
}

/// The last part of a dotted path or of a flag.
/// `grace@example.org`, in any script: two parts without a blank.
fn is_address(typed: &str) -> bool {
    let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';');
    let parts = typed.split_once('@');
    parts.is_some_and(|(mailbox, host)| {
        let whole = |part: &str| !part.is_empty() && !part.contains(odd);
        let dots = host.split('.').all(|label| !label.is_empty());
        whole(mailbox) && whole(host) && !host.contains('@') && dots
    })
}

/// The last part of a key, which tells what it holds.
fn last(key: &str) -> &str {
    key.rsplit(['.'])
        .next()
        .unwrap_or(key)
        .trim_start_matches('-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day as on, goal};
    use crate::model::ids::PersonId;
    use crate::model::keys::{PERSON, SETTINGS};

    fn typed(path: &str, text: &str) -> Result<String, Failure> {
        let ids = Ids {
            people: vec![PersonId::new("grace-okafor"), PersonId::new("sam-lee")],
            circles: Vec::new(),
        };
        let goals = [goal("director-by-2027", 3, &[])];
        let known = Known {
            ids: &ids,
            names: &Vec::new,
            goals: &goals,
            today: on("2026-11-21"),
        };
        let parts: Vec<&str> = path.split('.').collect();
        let shape = PERSON
            .shape_at(&parts)
            .or_else(|| SETTINGS.shape_at(&parts));
        value(path, shape.unwrap(), text, known).map(|value| value.to_string())
    }

    fn ok(path: &str, text: &str) -> String {
        typed(path, text).unwrap()
    }

    #[test]
    fn each_shape_takes_what_people_type() {
        assert_eq!(ok("title", " VP \"Ops\" "), r#""VP \"Ops\"""#);
        assert_eq!(
            ok("expertise", "org-design, budgeting,"),
            r#"["org-design", "budgeting"]"#
        );
        assert_eq!(ok("expertise", "a, a"), r#"["a"]"#);
        assert_eq!(
            ok("interests", r#"["tea, black", "go"]"#),
            r#"["tea, black", "go"]"#
        );
        assert_eq!(
            ok("relationship.objectives", "Write, and land"),
            r#"["Write, and land"]"#
        );
        assert_eq!(
            ok("relationship.roles", "Mentor,sponsor"),
            r#"["mentor", "sponsor"]"#
        );
        assert_eq!(ok("relationship.until", "2027-03-02"), "2027-03-02");
        assert_eq!(ok("relationship.until", "in 2 weeks"), "2026-12-05");
        assert_eq!(ok("relationship.since", "fri"), "2026-11-20");
        assert_eq!(ok("relationship.crisis-contact", "yes"), "true");
        assert_eq!(ok("relationship.closeness", "4"), "4");
        assert_eq!(ok("relationship.cadence", "None"), "\"None\"");
        assert_eq!(
            ok("relationship.goals", "director"),
            r#"["director-by-2027"]"#
        );
        assert_eq!(ok("introduced-by", "sam"), "\"sam-lee\"");
        assert_eq!(ok("rhythm.due", "1.25"), "1.25");
        assert_eq!(ok("fit.weights.availability", "2"), "2");
        assert_eq!(
            ok(
                "availability.busy",
                "2026-12-15..2027-01-05 year-end freeze"
            ),
            r#"[{ from = 2026-12-15, to = 2027-01-05, why = "year-end freeze" }]"#
        );
    }

    #[test]
    fn what_a_key_does_not_take_is_refused_with_what_it_does() {
        let failed = |path: &str, text: &str| {
            let failure = typed(path, text).unwrap_err();
            assert_eq!(failure.kind, FailureKind::Request, "{path}={text}");
            (failure.message, failure.hints)
        };
        let (message, hints) = failed("relationship.roles", "mentr");
        assert_eq!(message, "`mentr` is not what `relationship.roles` takes");
        assert_eq!(
            hints,
            [
                "did you mean mentor?",
                "it takes mentor, advisor, coach, sponsor, peer or mentee"
            ]
        );
        assert_eq!(
            failed("relationship.closeness", "6").1,
            ["it takes a whole number from 1 to 5"]
        );
        assert!(failed("relationship.cadence", "often").1[0].contains("2 weeks"));
        assert!(
            failed("relationship.until", "2026-02-30")
                .0
                .contains("2026-02-30")
        );
        assert_eq!(
            failed("relationship.goals", "dirctor").1,
            ["did you mean director-by-2027?"]
        );
        assert_eq!(failed("knows", "grcae").0, "no one matches `grcae`");
        assert_eq!(failed("title", "  ").0, "nothing is written after `title`");
        assert!(failed("availability", "x").1[0].contains("days, hours, busy"));
        assert!(
            failed("availability.busy", "2026-12-15..2026-01-05")
                .0
                .contains("before it begins")
        );
        assert!(failed("rhythm.due", "NaN").0.contains("NaN"));
    }

    #[test]
    fn only_a_list_takes_elements() {
        let known = Known {
            ids: &Ids::default(),
            names: &Vec::new,
            goals: &[],
            today: on("2026-11-21"),
        };
        let two = elements("tags", Shape::Texts, "a, b", known).unwrap();
        assert_eq!(two.len(), 2);
        let failed = elements("title", Shape::Text, "a", known).unwrap_err();
        assert_eq!(failed.message, "`title` holds one value, not a list");
    }
}
