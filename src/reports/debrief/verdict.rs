//! What somebody says came of an aim: from `2=partly: one of two` to the aim that is meant.
//!
//! What may live here: reading it. What may not: where it stands in the debrief.

use super::value::{Aim, Verdict};
use crate::error::Failure;
use crate::facts::subject::Subject;
use crate::model::network::Network;
use crate::model::reached::Reached;
use crate::text::fold::fold;

/// The aims of a relationship, each with the word that names it and its text: the purpose, the
/// objectives by number, the goals it served by id.
pub fn aims(network: &Network, subject: Subject<'_>) -> Vec<(Aim, String, String)> {
    let person = match subject {
        Subject::Person(person) => person,
        Subject::Circle(circle) => {
            let theme = circle.theme.iter();
            return theme
                .map(|theme| (Aim::Purpose, "theme".to_owned(), theme.clone()))
                .collect();
        }
    };
    let agreed = &person.relationship;
    let purpose = agreed.purpose.iter();
    let purpose = purpose.map(|text| (Aim::Purpose, "purpose".to_owned(), text.clone()));
    let objectives = agreed.objectives.iter().enumerate();
    let objectives = objectives.map(|(at, text)| {
        let number = at.saturating_add(1).to_string();
        (Aim::Objective(at), number, text.clone())
    });
    let goals = agreed.goals.iter().filter_map(|id| network.goal(id));
    let goals = goals.map(|goal| {
        let id = goal.id.as_str().to_owned();
        (Aim::Goal(goal.id.clone()), id, goal.title.clone())
    });
    purpose.chain(objectives).chain(goals).collect()
}

/// `AIM=WORD`, or `AIM=WORD: how that shows`. The aim is named by its word, or by a part of its text that
/// no other has. What cannot be read is a failure that lists the aims, or the words.
pub fn read(network: &Network, subject: Subject<'_>, typed: &str) -> Result<Verdict, Failure> {
    let (aim, word) = typed.split_once('=').ok_or_else(|| {
        Failure::usage(format!("--outcome {typed} names no outcome"))
            .hint("the aim, then what came of it: --outcome 1=met, --outcome purpose=\"partly: two of three\"")
    })?;
    let of = find(network, subject, aim.trim())?;
    word_of(of, word)
}

/// The word and the reason of an aim that is known: `partly: two of three`.
pub fn word_of(of: Aim, typed: &str) -> Result<Verdict, Failure> {
    let (word, because) = typed.split_once(':').unwrap_or((typed, ""));
    let because = because.split_whitespace().collect::<Vec<_>>().join(" ");
    let reached = Reached::parse(word).ok_or_else(|| {
        let word = word.trim();
        Failure::usage(format!("`{word}` is no outcome"))
            .hint(format!("one of {}", Reached::WORDS.join(", ")))
    })?;
    Ok(Verdict {
        of,
        reached,
        because: Some(because).filter(|because| !because.is_empty()),
    })
}

fn find(network: &Network, subject: Subject<'_>, typed: &str) -> Result<Aim, Failure> {
    let aims = aims(network, subject);
    let wanted = fold(typed);
    if let Some((aim, _, _)) = aims.iter().find(|(_, word, _)| *word == wanted) {
        return Ok(aim.clone());
    }
    let number = wanted.bytes().all(|b| b.is_ascii_digit());
    let named = |(_, word, _): &&(Aim, String, String)| !number && word.starts_with(&wanted);
    let told = |(_, _, text): &&(Aim, String, String)| !number && fold(text).contains(&wanted);
    let mut found: Vec<&(Aim, String, String)> = aims.iter().filter(named).collect();
    if found.is_empty() {
        found = aims.iter().filter(told).collect();
    }
    if let [(aim, _, _)] = found.as_slice() {
        return Ok(aim.clone());
    }
    let name = subject.name();
    let (message, listed) = match (found.is_empty(), aims.is_empty()) {
        (true, true) => (
            format!("nothing was agreed with {name} that could have been met"),
            found,
        ),
        (true, false) => (
            format!("`{typed}` is no aim of the relationship with {name}"),
            aims.iter().collect(),
        ),
        _ => (format!("`{typed}` fits several aims"), found),
    };
    let line = |(_, word, text): &&(Aim, String, String)| format!("{word}  {text}");
    let mut failure = Failure::new(message);
    failure.details.extend(listed.iter().map(line));
    Err(match listed.is_empty() {
        true => failure.hint(format!(
            "`mentor set {} purpose=\"…\"` says what it was for",
            subject.typed()
        )),
        false => failure.hint("an aim is named by the word in front of it"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{goal, network, person};
    use crate::model::ids::GoalId;

    fn harbor() -> Network {
        let mut jose = person("jose", &[]);
        let agreed = &mut jose.relationship;
        agreed.purpose = Some("Become a director".to_owned());
        agreed.objectives = vec!["Speak outside".to_owned(), "Speak up inside".to_owned()];
        agreed.goals = vec![GoalId::new("director-by-2027"), GoalId::new("gone")];
        let mut network = network(vec![jose, person("bo", &[])]);
        network.goals = vec![goal("director-by-2027", 3, &[])];
        network
    }

    fn told(typed: &str) -> Result<(Aim, Reached, Option<String>), String> {
        let network = harbor();
        let jose = network.people.iter().find(|p| p.id.as_str() == "jose");
        let verdict = read(&network, Subject::Person(jose.unwrap()), typed);
        let verdict = verdict.map_err(|failure| failure.message)?;
        Ok((verdict.of, verdict.reached, verdict.because))
    }

    #[test]
    fn an_aim_is_named_by_its_word_or_a_part_of_its_text() {
        let director = Aim::Goal(GoalId::new("director-by-2027"));
        let why = |text: &str| Some(text.to_owned());
        for (typed, expected) in [
            ("purpose=met", (Aim::Purpose, Reached::Met, None)),
            (
                "2=partly:  one of  two ",
                (Aim::Objective(1), Reached::Partly, why("one of two")),
            ),
            ("OUTSIDE=not", (Aim::Objective(0), Reached::Not, None)),
            (
                "director-by-2027=changed:",
                (director.clone(), Reached::Changed, None),
            ),
            (
                "director-by=Met: a: b",
                (director, Reached::Met, why("a: b")),
            ),
        ] {
            assert_eq!(told(typed), Ok(expected), "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_read_says_what_can() {
        for (typed, expected) in [
            ("purpose", "--outcome purpose names no outcome"),
            ("purpose=done", "`done` is no outcome"),
            ("speak=met", "`speak` fits several aims"),
            ("2027=met", "`2027` is no aim of the relationship with jose"),
            ("3=met", "`3` is no aim of the relationship with jose"),
            ("=met", "`` is no aim of the relationship with jose"),
        ] {
            assert_eq!(told(typed), Err(expected.to_owned()), "{typed}");
        }
        let network = harbor();
        let bo = network.people.iter().find(|p| p.id.as_str() == "bo");
        let failure = read(&network, Subject::Person(bo.unwrap()), "1=met").unwrap_err();
        assert_eq!(
            failure.message,
            "nothing was agreed with bo that could have been met"
        );
    }
}
