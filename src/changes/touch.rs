//! A line in `log.md`: what was said in a sentence, to whom it belongs, and on which day.
//!
//! What may live here: reading the sentence, deciding the lines. What may not: what is due next.

use crate::error::Failure;
use crate::facts::mentions;
use crate::model::change::ChangeSet;
use crate::model::day::Day;
use crate::model::human_date::{self, Towards};
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::touch::Touch;
use crate::model::words::{TouchKind, Weight};
use crate::text::phrase::listed;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The sentence as typed.
    pub text: String,
    /// What kind of line it is.
    pub kind: TouchKind,
    /// The day, where it is given beside the sentence.
    pub on: Option<Day>,
    /// How much it was (`gave` and `received`).
    pub weight: Option<Weight>,
}

/// What was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// The day.
    pub day: Day,
    /// The sentence without its date.
    pub text: String,
    /// Who is named in it, in its order.
    pub people: Vec<PersonId>,
}

/// What of a person tells whether a sentence names them.
pub fn called(person: Person) -> Person {
    let mut named = Person {
        name: person.name,
        readable: person.readable,
        ..Person::new(person.id)
    };
    let also = person.about.also.clone();
    if !also.is_empty() {
        named.also = also;
    }
    named
}

/// Reads the sentence and decides a line for everyone it names.
pub fn touch(
    network: &Network,
    request: &Request,
    today: Day,
) -> Result<(Touched, ChangeSet), Failure> {
    let one_line: Vec<&str> = request.text.split_whitespace().collect();
    let one_line = one_line.join(" ");
    let (day, text) = day_of(&one_line, request, today)?;
    let text = text.replace('\0', "");
    if text.is_empty() {
        return Err(Failure::usage("there is nothing to note")
            .hint("say it in a sentence: `mentor touch \"yesterday: sent Grace the report\"`"));
    }
    let said = text.split(' ').filter(|word| !word.starts_with('@'));
    if !said.flat_map(str::chars).any(char::is_alphanumeric) {
        return Err(Failure::usage(format!("`{text}` does not say what it was"))
            .hint("say it in a sentence: `mentor touch \"yesterday: sent Grace the report\"`"));
    }
    check_weight(&text, request)?;
    let people = mentions::named(&text, &network.people)?;
    if people.is_empty() {
        return Err(nobody(&text, network));
    }
    let weight = request.weight;
    let weight = weight.map_or_else(String::new, |weight| format!(" weight:{weight}"));
    let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
    let mut change = ChangeSet::new(summary(request.kind, &listed(&names)));
    for person in &people {
        // Noted twice, a touch is written once.
        let same = |touch: &&Touch| {
            (touch.day, touch.kind, touch.weight) == (day, request.kind, request.weight)
                && touch.text == text
        };
        if person.log.iter().any(|touch| same(&touch)) {
            continue;
        }
        let line = format!("- {day} {}: {text}{weight}", request.kind);
        change.append(&person.folder().join("log.md"), line);
    }
    let people = people.iter().map(|person: &&Person| person.id.clone());
    let people = people.collect();
    Ok((Touched { day, text, people }, change))
}

/// The day that the sentence begins with, or that is given beside it, or today; and the rest of it.
fn day_of(text: &str, request: &Request, today: Day) -> Result<(Day, String), Failure> {
    let on = request.on;
    let (said, rest) = match human_date::leading(text, today, Towards::Past) {
        Some((day, rest)) => (Some(day), rest),
        None => (None, text),
    };
    if said.is_none() && on.is_none() {
        refuse_a_while(text)?;
    }
    let day = match (said, on) {
        (Some(said), Some(on)) if said != on => {
            return Err(Failure::usage(format!(
                "the sentence says {said}, --on says {on}: nothing was done"
            ))
            .hint("give the day once"));
        }
        (said, on) => said.or(on).unwrap_or(today),
    };
    // What is still to come may be asked, owed or kept for next time; it cannot have happened.
    let happened = request.kind.is_contact();
    let to_come = said.is_none() && on.is_none() && happened;
    let ahead = to_come.then(|| human_date::to_come(text, today)).flatten();
    let day = ahead.unwrap_or(day);
    if day > today {
        return Err(Failure::new(format!(
            "{day} ({}) is still to come, and the log holds what happened",
            day.long()
        ))
        .hint("for a point of the next meeting: `mentor touch --next \"…\"` without a date")
        .hint(format!(
            "for a promise: `mentor log WHO --action \"… due:{day}\"`"
        )));
    }
    Ok((day, rest.trim().to_owned()))
}

/// A stretch of time before the colon is no day, and today would be the wrong one.
fn refuse_a_while(text: &str) -> Result<(), Failure> {
    let while_ago = text
        .split_once(':')
        .map(|(before, _)| before.to_lowercase());
    let units = ["week", "month", "quarter", "year"];
    let said = while_ago.filter(|before| {
        let unit = before.strip_prefix("last ");
        unit.is_some_and(|unit| units.contains(&unit.trim()))
    });
    match said {
        Some(said) => Err(Failure::usage(format!(
            "`{said}` is not one day, and the log holds days"
        ))
        .hint("say which, as in `mentor touch \"last tue: met Grace\"`, or give it with --on")),
        None => Ok(()),
    }
}

/// Weights belong to what was given and received, and are one of three words.
fn check_weight(text: &str, request: &Request) -> Result<(), Failure> {
    let weighs = matches!(request.kind, TouchKind::Gave | TouchKind::Received);
    let hint = format!("weights are {}", Weight::WORDS.join(", "));
    if request.weight.is_some() && !weighs {
        return Err(
            Failure::usage("only what was given or received has a weight")
                .hint("say which with --gave or --received"),
        );
    }
    let last = text
        .rsplit(' ')
        .next()
        .and_then(|w| w.strip_prefix("weight:"));
    match last {
        Some(_) if request.weight.is_some() => Err(Failure::usage("two weights are given")
            .hint("leave --weight out, or the word in the sentence")),
        Some(word) if weighs && Weight::parse(word).is_none() => {
            Err(Failure::usage(format!("`weight:{word}` is no weight")).hint(hint))
        }
        _ => Ok(()),
    }
}

fn nobody(text: &str, network: &Network) -> Failure {
    let failure = Failure::new(format!("nobody of the network is named in “{text}”"));
    let near = mentions::near(text, &network.people);
    let failure = match near.as_slice() {
        [] => failure,
        near => {
            let ids: Vec<String> = near
                .iter()
                .map(|person| format!("@{}", person.id))
                .collect();
            failure.hint(format!("did you mean {}?", ids.join(" or ")))
        }
    };
    failure.hint(
        "names are written with a capital, as a whole name, a first name or a nickname; or as @id",
    )
}

/// What the line notes, as a commit says it.
fn summary(kind: TouchKind, names: &str) -> String {
    match kind {
        TouchKind::Gave => format!("Note what I gave {names}"),
        TouchKind::Received => format!("Note what I received from {names}"),
        TouchKind::Contact => format!("Note a contact with {names}"),
        TouchKind::Thanked => format!("Note my thanks to {names}"),
        TouchKind::Introduced => format!("Note an introduction with {names}"),
        TouchKind::Asked => format!("Note what I asked {names}"),
        TouchKind::Owes => format!("Note what I owe {names}"),
        TouchKind::Next => format!("Note a point for the next meeting with {names}"),
        TouchKind::Opportunity => format!("Note an opportunity from {names}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, network, person};
    use crate::model::change::Change;

    /// A Saturday.
    const TODAY: &str = "2026-11-21";

    fn ask(text: &str) -> Request {
        Request {
            text: text.to_owned(),
            kind: TouchKind::Contact,
            on: None,
            weight: None,
        }
    }

    fn harbor() -> Network {
        let mut grace = person("grace", &[]);
        grace.name = "Grace Okafor".to_owned();
        let mut sam = person("sam", &[]);
        sam.name = "Sam Lee".to_owned();
        network(vec![grace, sam])
    }

    fn lines(request: &Request) -> Result<Vec<String>, Failure> {
        let (_, change) = touch(&harbor(), request, day(TODAY))?;
        let line = |change: &Change| match change {
            Change::Append { path, lines } => format!("{path} {}", lines.join("|")),
            other => panic!("{other:?}"),
        };
        Ok(change.changes.iter().map(line).collect())
    }

    #[test]
    fn the_date_is_taken_off_and_the_rest_is_kept() {
        for (text, want) in [
            (
                "yesterday: sent Grace the report",
                "people/grace/log.md - 2026-11-20 contact: sent Grace the report",
            ),
            (
                "Fri: sent  Grace\nthe report",
                "people/grace/log.md - 2026-11-20 contact: sent Grace the report",
            ),
            (
                "2026-11-02: lunch: @sam",
                "people/sam/log.md - 2026-11-02 contact: lunch: @sam",
            ),
            (
                "sat with Grace",
                "people/grace/log.md - 2026-11-21 contact: sat with Grace",
            ),
        ] {
            assert_eq!(lines(&ask(text)).unwrap(), [want]);
        }
    }

    #[test]
    fn everyone_who_is_named_gets_the_line_with_its_kind_and_weight() {
        let mut request = ask("brought Grace and Sam together");
        request.kind = TouchKind::Gave;
        request.weight = Some(Weight::Medium);
        request.on = Some(day("2026-11-19"));
        assert_eq!(
            lines(&request).unwrap(),
            [
                "people/grace/log.md - 2026-11-19 gave: brought Grace and Sam together weight:medium",
                "people/sam/log.md - 2026-11-19 gave: brought Grace and Sam together weight:medium",
            ]
        );
    }

    #[test]
    fn a_stretch_of_time_is_no_day_and_today_is_not_taken_for_it() {
        let failed = lines(&ask("Last week: met Grace")).unwrap_err();
        assert_eq!(
            failed.message,
            "`last week` is not one day, and the log holds days"
        );
        let mut dated = ask("last week: met Grace");
        dated.on = Some(day("2026-11-12"));
        assert_eq!(
            lines(&dated).unwrap(),
            ["people/grace/log.md - 2026-11-12 contact: last week: met Grace"]
        );
        assert!(lines(&ask("Sent Grace last week's report")).is_ok());
    }

    #[test]
    fn what_is_still_to_come_did_not_happen_and_may_be_a_point_for_next_time() {
        for text in [
            "in 2 weeks Grace visits",
            "Tomorrow lunch with Grace",
            "next tue: Grace",
        ] {
            let message = lines(&ask(text)).unwrap_err().message;
            assert!(message.contains("is still to come"), "{text}: {message}");
        }
        let mut point = ask("next week ask Grace");
        point.kind = TouchKind::Next;
        let want = "people/grace/log.md - 2026-11-21 next: next week ask Grace";
        assert_eq!(lines(&point).unwrap(), [want]);
        let inside = lines(&ask("in the garden with Grace")).unwrap();
        assert_eq!(
            inside,
            ["people/grace/log.md - 2026-11-21 contact: in the garden with Grace"]
        );
    }

    #[test]
    fn the_same_touch_is_written_once() {
        let mut network = harbor();
        let person = &mut network.people[0];
        crate::facts::fixture::touch(person, TODAY, TouchKind::Contact, "called Grace");
        let change = |text: &str| touch(&network, &ask(text), day(TODAY)).unwrap().1;
        assert!(change("called Grace").is_empty());
        assert!(!change("called Grace again").is_empty());
    }

    #[test]
    fn what_cannot_be_noted_says_why() {
        let message = |request: &Request| lines(request).unwrap_err().message;
        assert_eq!(
            message(&ask("tomorrow: lunch with Grace")),
            "2026-11-22 (Sun 22 Nov 2026) is still to come, and the log holds what happened"
        );
        let nobody = lines(&ask("had lunch with Gracee")).unwrap_err();
        assert_eq!(
            nobody.message,
            "nobody of the network is named in “had lunch with Gracee”"
        );
        assert_eq!(nobody.hints[0], "did you mean @grace?");
        assert_eq!(message(&ask("yesterday:")), "there is nothing to note");
        let mut twice = ask("yesterday: Grace called");
        twice.on = Some(day("2026-11-19"));
        assert_eq!(
            message(&twice),
            "the sentence says 2026-11-20, --on says 2026-11-19: nothing was done"
        );
        let mut weighed = ask("Grace called");
        weighed.weight = Some(Weight::Heavy);
        assert_eq!(
            message(&weighed),
            "only what was given or received has a weight"
        );
        weighed.weight = None;
        weighed.kind = TouchKind::Received;
        weighed.text = "an hour from Grace weight:huge".to_owned();
        assert_eq!(message(&weighed), "`weight:huge` is no weight");
    }
}
