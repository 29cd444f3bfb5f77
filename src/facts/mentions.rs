//! Who is named in a sentence: `@id`, or capitalised whole words equal to a name, a first name or `also`
//! (commands.md, `touch`).
//!
//! What may live here: finding names in a text. What may not: the look-up of a typed argument (`facts::names`).

use crate::error::Failure;
use crate::model::person::Person;
use crate::text::fold::fold;
use crate::text::similar;

/// How many candidates a failure names.
const NAMED: usize = 12;

/// A word of a sentence.
struct Word<'t> {
    /// As written, without an apostrophe ending (`Grace's`).
    text: &'t str,
    /// The same without case and accents.
    folded: String,
    /// Whether it follows the word before with nothing but blanks and dots between them.
    joined: bool,
}

/// Names that are looked for: their folded words, and whose they are.
struct Name<'p> {
    words: Vec<String>,
    person: &'p Person,
}

/// The people named in a text, in the order in which they are named, each once. Nobody: an empty list.
/// A name that fits several, or an `@id` that fits nobody: a failure.
pub fn named<'p>(text: &str, people: &'p [Person]) -> Result<Vec<&'p Person>, Failure> {
    let words = words(text);
    let names: Vec<Name<'p>> = people.iter().flat_map(names_of).collect();
    let longest = names.iter().map(|name| name.words.len()).max().unwrap_or(0);
    let mut found: Vec<&Person> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let mut taken = 1;
        let hit = if let Some(id) = word.text.strip_prefix('@') {
            by_id(id, people)?
        } else if begins_a_name(word.text) {
            let (count, hit) = by_name(words.get(at..).unwrap_or(&[]), &names, longest)?;
            taken = count.max(1);
            hit
        } else {
            None
        };
        if let Some(person) = hit
            && !found.iter().any(|other| other.id == person.id)
        {
            found.push(person);
        }
        at += taken;
    }
    Ok(found)
}

/// People whose first name looks like a capitalised word of the text, or is one of its other words:
/// what a failure may offer.
pub fn near<'p>(text: &str, people: &'p [Person]) -> Vec<&'p Person> {
    let words = words(text);
    let mut near: Vec<&Person> = Vec::new();
    for word in &words {
        if !begins_a_name(word.text) {
            near.extend(
                people
                    .iter()
                    .filter(|p| fold(p.first_word()) == word.folded),
            );
            continue;
        }
        let names = people.iter().map(Person::first_word);
        for name in similar::nearest(word.text, names, 1) {
            near.extend(people.iter().filter(|p| p.first_word() == name));
        }
    }
    near.dedup_by(|a, b| a.id == b.id);
    near
}

fn names_of(person: &Person) -> Vec<Name<'_>> {
    let also = person.also.iter().map(String::as_str);
    let written = also.chain([person.name.as_str(), person.first_word()]);
    written
        .map(|name| Name {
            words: words(name).into_iter().map(|word| word.folded).collect(),
            person,
        })
        .filter(|name| !name.words.is_empty())
        .collect()
}

/// The words of a text: letters, digits, and the hyphens and apostrophes between them.
fn words(text: &str) -> Vec<Word<'_>> {
    let part = |c: char| {
        c.is_alphanumeric()
            || matches!(c, '-' | '\'' | '’' | '@' | '_')
            || matches!(c, '\u{300}'..='\u{36f}')
    };
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(part) {
        let (between, tail) = rest.split_at(start);
        let end = tail.find(|c| !part(c)).unwrap_or(tail.len());
        let (word, after) = tail.split_at(end);
        let mut word = word.trim_matches(['-', '\'', '’', '_']);
        for ending in ["'s", "’s"] {
            word = word.strip_suffix(ending).unwrap_or(word);
        }
        words.push(Word {
            text: word,
            folded: fold(word),
            joined: between.chars().all(|c| c.is_whitespace() || c == '.'),
        });
        rest = after;
    }
    words
}

/// A capital, or a letter of a script that has none.
fn begins_a_name(word: &str) -> bool {
    word.chars()
        .next()
        .is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
}

/// The person with this id, or the one whose id begins so.
fn by_id<'p>(id: &str, people: &'p [Person]) -> Result<Option<&'p Person>, Failure> {
    // `@3pm` is no name.
    if !id.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Ok(None);
    }
    let id = id.to_lowercase();
    if let Some(person) = people.iter().find(|person| person.id.as_str() == id) {
        return Ok(Some(person));
    }
    let begins: Vec<&Person> = people
        .iter()
        .filter(|person| person.id.as_str().starts_with(&id))
        .collect();
    match begins.as_slice() {
        [one] => Ok(Some(one)),
        [] => {
            let ids = people.iter().map(|person| person.id.as_str());
            let near = similar::nearest(&id, ids, 2);
            let failure = Failure::new(format!("no one has the id `{id}`"));
            Err(if near.is_empty() {
                failure.hint("`mentor list` names everyone")
            } else {
                failure.hint(format!("did you mean @{}?", near.join(" or @")))
            })
        }
        several => Err(ambiguous(&format!("@{id}"), several)),
    }
}

/// The longest name that the text begins with here: how many words it has, and whose it is.
fn by_name<'p>(
    words: &[Word<'_>],
    names: &[Name<'p>],
    longest: usize,
) -> Result<(usize, Option<&'p Person>), Failure> {
    for count in (1..=longest.min(words.len())).rev() {
        let Some(part) = words.get(..count) else {
            continue;
        };
        if part.iter().skip(1).any(|word| !word.joined) {
            continue;
        }
        let fits = |name: &&Name<'p>| {
            name.words.len() == count
                && name
                    .words
                    .iter()
                    .zip(part)
                    .all(|(name, word)| *name == word.folded)
        };
        let mut hits: Vec<&Person> = names.iter().filter(fits).map(|name| name.person).collect();
        hits.sort_by(|a, b| a.id.cmp(&b.id));
        hits.dedup_by(|a, b| a.id == b.id);
        match hits.as_slice() {
            [] => {}
            [one] => return Ok((count, Some(one))),
            several => {
                let typed: Vec<&str> = part.iter().map(|word| word.text).collect();
                return Err(ambiguous(&typed.join(" "), several));
            }
        }
    }
    Ok((1, None))
}

fn ambiguous(typed: &str, people: &[&Person]) -> Failure {
    let count = people.len();
    let mut failure = Failure::new(format!("`{typed}` fits {count} of them: nothing was done"));
    for person in people.iter().take(NAMED) {
        failure = failure.detail(format!("@{}  {}", person.id, person.name));
    }
    if count > NAMED {
        failure = failure.detail(format!("… and {} more", count - NAMED));
    }
    failure.hint("write the whole name, or the id with an @")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::person;

    fn people() -> Vec<Person> {
        [
            ("anne-kolb", "Anne Kolb"),
            ("grace-okafor", "Grace Okafor"),
            ("jose-nandu", "José Ñandú"),
            ("li-na", "李娜"),
            ("mary-jane-oneil", "Mary-Jane O'Neil"),
            ("sam-lee", "Sam Lee"),
            ("sam-li", "Sam Li"),
        ]
        .map(|(id, name)| {
            let mut person = person(id, &[]);
            person.name = name.to_owned();
            if id == "grace-okafor" {
                person.also = vec!["Gracie".to_owned(), "The Captain".to_owned()];
            }
            person
        })
        .to_vec()
    }

    fn ids(text: &str) -> Result<Vec<String>, Failure> {
        let people = people();
        let found = named(text, &people)?;
        Ok(found.iter().map(|person| person.id.to_string()).collect())
    }

    #[test]
    fn names_are_capitalised_whole_words_or_ids() {
        for (text, want) in [
            ("sent Grace the report", vec!["grace-okafor"]),
            (
                "Grace's report, for Jose.",
                vec!["grace-okafor", "jose-nandu"],
            ),
            ("GRACIE and the captain", vec!["grace-okafor"]),
            ("The Captain, then Grace Okafor again", vec!["grace-okafor"]),
            ("lunch (Sam  Lee)", vec!["sam-lee"]),
            ("asked @sam-li and @jose", vec!["sam-li", "jose-nandu"]),
            ("met Mary-Jane O’Neil's team", vec!["mary-jane-oneil"]),
            ("和 李娜 谈", vec!["li-na"]),
            ("Anne-Marie was there at @3pm, ask ana@example.org", vec![]),
            ("good grace, gracefully, Graceland", vec![]),
        ] {
            // An apostrophe of print is not one of the keyboard: O’Neil is found by her first name.
            assert_eq!(ids(text).unwrap(), want, "{text}");
        }
    }

    #[test]
    fn a_name_of_several_is_listed_and_an_unknown_id_offers_the_nearest() {
        let failure = ids("lunch with Sam, Grace").unwrap_err();
        assert_eq!(failure.message, "`Sam` fits 2 of them: nothing was done");
        assert_eq!(failure.details, ["@sam-lee  Sam Lee", "@sam-li  Sam Li"]);
        let failure = ids("with @sam").unwrap_err();
        assert_eq!(failure.message, "`@sam` fits 2 of them: nothing was done");
        let failure = ids("with @gracee-okafor").unwrap_err();
        assert_eq!(failure.message, "no one has the id `gracee-okafor`");
        assert_eq!(failure.hints, ["did you mean @grace-okafor?"]);
    }

    #[test]
    fn near_names_are_offered() {
        let people = people();
        let near: Vec<&str> = near("sent Grcae the report", &people)
            .iter()
            .map(|person| person.id.as_str())
            .collect();
        assert_eq!(near, ["grace-okafor"]);
        let near: Vec<&str> = super::near("lunch with grace", &people)
            .iter()
            .map(|person| person.id.as_str())
            .collect();
        assert_eq!(near, ["grace-okafor"]);
    }
}
