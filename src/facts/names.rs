//! Who is meant: the look-up of people and circles by what was typed (format.md, "Ids and names").

use std::borrow::Cow;

use crate::error::Failure;
use crate::model::circle::Circle;
use crate::model::ids::{CircleId, Home, PersonId, RelPath};
use crate::model::network::{Ids, Network};
use crate::model::person::Person;
use crate::text::fold::{fold, fold_id};
use crate::text::similar;

/// How many candidates a failure names.
const NAMED: usize = 12;
/// How many near names a failure offers.
const NEAR: usize = 3;

/// A person or a circle.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Somebody with a folder under `people/`.
    Person(PersonId),
    /// A folder under `circles/`.
    Circle(CircleId),
}

impl serde::Serialize for Who {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.typed())
    }
}

impl Who {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Person(id) => id.as_str(),
            Self::Circle(id) => id.as_str(),
        }
    }

    /// How the command line names it: the id, with `circle:` before a circle's.
    pub fn typed(&self) -> String {
        match self {
            Self::Person(id) => id.to_string(),
            Self::Circle(id) => format!("circle:{id}"),
        }
    }

    /// `people/ID` or `circles/ID`
    pub fn folder(&self) -> RelPath {
        match self {
            Self::Person(id) => RelPath::new(format!("people/{id}")),
            Self::Circle(id) => RelPath::new(format!("circles/{id}")),
        }
    }

    /// The folder as a home of actions.
    pub fn home(&self) -> Home {
        match self {
            Self::Person(id) => Home::Person(id.clone()),
            Self::Circle(id) => Home::Circle(id.clone()),
        }
    }

    /// The person; a circle is refused.
    pub fn person(self) -> Result<PersonId, Failure> {
        match self {
            Self::Person(id) => Ok(id),
            Self::Circle(id) => Err(Failure::new(format!(
                "`{id}` is a circle, and this is about a person"
            ))),
        }
    }
}

/// The names of one person or circle.
#[derive(Clone, Debug)]
pub struct Named {
    /// Whose they are.
    pub who: Who,
    /// `name`, then each of `also`.
    pub names: Vec<String>,
}

/// The names of everyone who was read.
pub fn everyone(network: &Network) -> Vec<Named> {
    let people = network.people.iter().map(of_person);
    people
        .chain(network.circles.iter().map(of_circle))
        .collect()
}

/// The names of a person.
pub fn of_person(person: &Person) -> Named {
    let names = std::iter::once(&person.name).chain(&person.also);
    Named {
        names: names.cloned().collect(),
        who: Who::Person(person.id.clone()),
    }
}

/// The names of a circle.
pub fn of_circle(circle: &Circle) -> Named {
    Named {
        names: vec![circle.name.clone()],
        who: Who::Circle(circle.id.clone()),
    }
}

/// What was typed, folded, and which of the two is asked for.
struct Typed<'a> {
    text: &'a str,
    folded: String,
    /// The typed text in ASCII, for ids: they are transliterated.
    ascii: String,
    circles_only: bool,
}

impl<'a> Typed<'a> {
    fn of(typed: &'a str) -> Self {
        let (text, circles_only) = match typed.strip_prefix("circle:") {
            Some(rest) => (rest, true),
            None => (typed, false),
        };
        Self {
            text,
            folded: fold(text),
            ascii: fold(&deunicode::deunicode(text)),
            circles_only,
        }
    }

    fn fits(&self, step: Step, id: &str) -> bool {
        step(id, &self.folded) || step(id, &self.ascii)
    }
}

/// Whether a folded id fits what was typed.
type Step = fn(&str, &str) -> bool;

/// Steps 1 to 3: the id, the beginning of an id, the beginning of a word of an id.
const BY_ID: [Step; 3] = [
    |id, typed| id == typed,
    |id, typed| id.starts_with(typed),
    |id, typed| id.split('-').any(|word| word.starts_with(typed)),
];

/// Looks up who is meant, in the five steps of the format: the first step that fits anyone decides;
/// within a step people come before circles. `names` is asked only where no id fits.
pub fn resolve(typed: &str, ids: &Ids, names: impl FnOnce() -> Vec<Named>) -> Result<Who, Failure> {
    if let Some(found) = resolve_id(typed, ids)? {
        return Ok(found);
    }
    let (typed, names) = (Typed::of(typed), names());
    if let Some(found) = by_name(&typed, &names) {
        return one_of(&typed, found, &names);
    }
    Err(nobody(&typed, ids, &names))
}

/// The first three of these steps, for which no name is read; `None` where no id fits.
pub fn resolve_id(typed: &str, ids: &Ids) -> Result<Option<Who>, Failure> {
    let typed = Typed::of(typed);
    if typed.folded.is_empty() {
        return Err(Failure::usage("a name is missing").hint("give an id, or a part of a name"));
    }
    // Wherever an id stands `me` is the owner; never somebody whose name happens to hold it.
    if !typed.circles_only && typed.folded == "me" {
        return Err(Failure::new("`me` is you, and this is about somebody else")
            .hint("what is known of you: `mentor set me KEY=VALUE` and `mentor edit me`"));
    }
    let found = by_id(&typed, ids);
    found.map(|found| one_of(&typed, found, &[])).transpose()
}

/// Whether an id is one that [`resolve_id`] may find.
pub fn may_be(typed: &str) -> impl Fn(&str) -> bool {
    let typed = Typed::of(typed);
    move |id| {
        let id = fold_id(id);
        BY_ID.iter().any(|step| typed.fits(*step, &id))
    }
}

fn by_id(typed: &Typed<'_>, ids: &Ids) -> Option<Vec<Who>> {
    let people: Vec<(Cow<'_, str>, &PersonId)> = if typed.circles_only {
        Vec::new()
    } else {
        ids.people
            .iter()
            .map(|id| (fold_id(id.as_str()), id))
            .collect()
    };
    let circles: Vec<(Cow<'_, str>, &CircleId)> = ids
        .circles
        .iter()
        .map(|id| (fold_id(id.as_str()), id))
        .collect();
    BY_ID.iter().find_map(|step| {
        let found: Vec<Who> = people
            .iter()
            .filter(|(id, _)| typed.fits(*step, id))
            .map(|(_, id)| Who::Person((*id).clone()))
            .collect();
        if !found.is_empty() {
            return Some(found);
        }
        let found: Vec<Who> = circles
            .iter()
            .filter(|(id, _)| typed.fits(*step, id))
            .map(|(_, id)| Who::Circle((*id).clone()))
            .collect();
        (!found.is_empty()).then_some(found)
    })
}

/// Steps 4 and 5: a name or `also`, a part of a name.
fn by_name(typed: &Typed<'_>, names: &[Named]) -> Option<Vec<Who>> {
    let steps: [fn(&str, &str) -> bool; 2] = [
        |name, typed| name == typed,
        |name, typed| name.contains(typed),
    ];
    let folded: Vec<(Vec<String>, &Who)> = names
        .iter()
        .filter(|named| !typed.circles_only || matches!(named.who, Who::Circle(_)))
        .map(|named| {
            (
                named.names.iter().map(|name| fold(name)).collect(),
                &named.who,
            )
        })
        .collect();
    steps.iter().find_map(|step| {
        let found: Vec<&Who> = folded
            .iter()
            .filter(|(names, _)| names.iter().any(|name| step(name, &typed.folded)))
            .map(|(_, who)| *who)
            .collect();
        let people = found.iter().any(|who| matches!(who, Who::Person(_)));
        let found: Vec<Who> = found
            .into_iter()
            .filter(|who| !people || matches!(who, Who::Person(_)))
            .cloned()
            .collect();
        (!found.is_empty()).then_some(found)
    })
}

/// The one who was found, or a failure that lists all of them.
fn one_of(typed: &Typed<'_>, mut found: Vec<Who>, names: &[Named]) -> Result<Who, Failure> {
    if let [_] = found.as_slice()
        && let Some(who) = found.pop()
    {
        return Ok(who);
    }
    found.sort();
    let kind = match found.first() {
        Some(Who::Circle(_)) => "circles",
        _ => "people",
    };
    let mut failure = Failure::new(format!(
        "`{}` fits {} {kind}, so nothing was done",
        typed.text,
        found.len()
    ));
    for who in found.iter().take(NAMED) {
        failure = failure.detail(match name_of(who, names) {
            Some(name) => format!("{}  {name}", spelled(who)),
            None => spelled(who),
        });
    }
    if let Some(left) = found.len().checked_sub(NAMED).filter(|left| *left > 0) {
        failure = failure.detail(format!("… and {left} more"));
    }
    Err(failure.hint("type more of the id"))
}

/// Nobody fits: the nearest are named.
fn nobody(typed: &Typed<'_>, ids: &Ids, names: &[Named]) -> Failure {
    let people = ids.people.iter().cloned().map(Who::Person);
    let circles = ids.circles.iter().cloned().map(Who::Circle);
    let everyone: Vec<Who> = people.chain(circles).collect();
    let candidates: Vec<(&str, &Who)> = everyone
        .iter()
        .map(|who| (who.as_str(), who))
        .chain(names.iter().flat_map(|named| {
            let names = named.names.iter();
            names.map(|name| (name.as_str(), &named.who))
        }))
        .filter(|(_, who)| !typed.circles_only || matches!(who, Who::Circle(_)))
        .collect();
    let texts = candidates.iter().map(|(text, _)| *text);
    let mut near: Vec<String> = Vec::new();
    for found in similar::nearest(typed.text, texts, NEAR * 2) {
        let who = candidates.iter().find(|(text, _)| *text == found);
        let id = who.map_or_else(|| found.to_owned(), |(_, who)| spelled(who));
        if !near.contains(&id) && near.len() < NEAR {
            near.push(id);
        }
    }
    let kind = if typed.circles_only {
        "no circle"
    } else {
        "no one"
    };
    let failure = Failure::new(format!("{kind} matches `{}`", typed.text));
    match near.as_slice() {
        [] if ids.people.is_empty() && !typed.circles_only => {
            failure.hint("nobody is in this network yet: `mentor add NAME`")
        }
        [] => failure.hint("`mentor list` names everyone"),
        [one] => failure.hint(format!("did you mean {one}?")),
        [rest @ .., last] => failure.hint(format!("did you mean {} or {last}?", rest.join(", "))),
    }
}

/// The name of somebody, where names were read.
fn name_of<'a>(who: &Who, names: &'a [Named]) -> Option<&'a str> {
    let named = names.iter().find(|named| named.who == *who)?;
    named.names.first().map(String::as_str)
}

/// As it can be typed: circles with `circle:`.
fn spelled(who: &Who) -> String {
    match who {
        Who::Person(id) => id.to_string(),
        Who::Circle(id) => format!("circle:{id}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEOPLE: [&str; 6] = [
        "ada",
        "ada-lovelace",
        "grace-okafor",
        "jose-nandu",
        "okan-grau",
        "olga-ivanova",
    ];
    const CIRCLES: [&str; 2] = ["grace-notes", "platform-leads"];

    fn which<T: Clone>(all: &[T], id: fn(&T) -> &str, fits: &dyn Fn(&str) -> bool) -> Vec<T> {
        all.iter().filter(|one| fits(id(one))).cloned().collect()
    }

    fn look(typed: &str) -> Result<String, Failure> {
        let people: Vec<PersonId> = PEOPLE.iter().map(PersonId::new).collect();
        let circles: Vec<CircleId> = CIRCLES.iter().map(CircleId::new).collect();
        let named = |id: &str, names: &[&str]| Named {
            who: Who::Person(PersonId::new(id)),
            names: names.iter().map(|name| (*name).to_owned()).collect(),
        };
        let ids = Ids { people, circles };
        let few = Ids {
            people: which(&ids.people, PersonId::as_str, &may_be(typed)),
            circles: which(&ids.circles, CircleId::as_str, &may_be(typed)),
        };
        assert_eq!(resolve_id(typed, &few), resolve_id(typed, &ids), "{typed}");
        resolve(typed, &ids, || {
            vec![
                named("ada", &["Ada Byron", "The Countess"]),
                named("ada-lovelace", &["Ada Lovelace"]),
                named("grace-okafor", &["Grace Okafor", "Gracie"]),
                named("jose-nandu", &["José Ñandú"]),
                named("okan-grau", &["Okan Grau"]),
                named("olga-ivanova", &["Ольга Иванова"]),
                Named {
                    who: Who::Circle(CircleId::new("platform-leads")),
                    names: vec!["Platform leads of the harbor".to_owned()],
                },
            ]
        })
        .map(|who| spelled(&who))
    }

    #[test]
    fn the_first_step_that_fits_anyone_decides() {
        for (typed, want) in [
            ("ada", "ada"),
            ("ADA-L", "ada-lovelace"),
            ("grace", "grace-okafor"),
            ("circle:grace", "circle:grace-notes"),
            ("circle:harbor", "circle:platform-leads"),
            ("platform", "circle:platform-leads"),
            ("lovelace", "ada-lovelace"),
            ("José", "jose-nandu"),
            ("Jose\u{301} N\u{303}andu\u{301}", "jose-nandu"),
            ("Ольга", "olga-ivanova"),
            ("иванова", "olga-ivanova"),
            ("gracie", "grace-okafor"),
            ("Okan Grau", "okan-grau"),
            ("countess", "ada"),
        ] {
            assert_eq!(look(typed).as_deref(), Ok(want), "{typed}");
        }
    }

    #[test]
    fn several_are_listed_and_none_is_chosen() {
        let failure = look("o").unwrap_err();
        assert_eq!(failure.message, "`o` fits 2 people, so nothing was done");
        assert_eq!(failure.details, ["okan-grau", "olga-ivanova"]);
        let failure = look("a a").unwrap_err();
        assert_eq!(failure.message, "no one matches `a a`");
    }

    #[test]
    fn nobody_gives_the_nearest() {
        assert_eq!(
            look("grcae").unwrap_err().hints,
            ["did you mean grace-okafor or circle:grace-notes?"]
        );
        assert_eq!(
            look("ada lovelcae").unwrap_err().hints,
            ["did you mean ada-lovelace?"]
        );
        assert_eq!(
            look("xyz").unwrap_err().hints,
            ["`mentor list` names everyone"]
        );
        assert_eq!(
            look("circle:olga").unwrap_err().message,
            "no circle matches `olga`"
        );
        assert_eq!(look(" ").unwrap_err().exit_code(), 2);
    }

    #[test]
    fn names_are_not_read_where_an_id_fits() {
        let ids = Ids {
            people: vec![PersonId::new("ada")],
            circles: Vec::new(),
        };
        let found = resolve("ad", &ids, || panic!("names were read"));
        assert_eq!(found, Ok(Who::Person(PersonId::new("ada"))));
    }
}
