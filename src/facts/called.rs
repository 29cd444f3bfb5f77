//! People in texts: names in place of ids, and texts without those who are not the reader.
//!
//! What may live here: finding names in a text and cutting them out. What may not: who may read it (`privacy`).

use std::collections::BTreeSet;

use crate::model::ids::PersonId;
use crate::model::network::{Ids, Network};
use crate::model::person::Person;
use crate::text::doc::plain;
use crate::text::fold::fold;

/// A text cut down to fewer words than this says nothing.
const LEAST_WORDS: usize = 3;

/// A text with the names of people in place of their ids; the id's words where the name was not read.
pub fn names_for_ids(network: &Network, text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let Some((before, rest)) = word
            .split_once('@')
            .filter(|(before, _)| before.chars().all(|c| c.is_ascii_punctuation()))
        else {
            return word.to_owned();
        };
        let is_id = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let end = rest.find(|c| !is_id(c)).unwrap_or(rest.len());
        let (id, after) = rest.split_at(end);
        if id.is_empty() {
            return word.to_owned();
        }
        let id = PersonId::new(id);
        let name = network
            .person(&id)
            .map_or_else(|| capitalised(id.as_str()), |p| plain(&p.name));
        format!("{before}{name}{after}")
    });
    words.collect::<Vec<String>>().join(" ")
}

/// `Helena Vogt`, of `helena-vogt`.
fn capitalised(id: &str) -> String {
    let words = id.split('-').map(|word| {
        let mut chars = word.chars();
        let first = chars.next().map(|c| c.to_ascii_uppercase());
        first.into_iter().chain(chars).collect::<String>()
    });
    words.collect::<Vec<String>>().join(" ")
}

/// The names of everyone but one reader, to keep third persons out of what that reader gets.
#[derive(Clone, Debug, Default)]
pub struct Strangers {
    names: BTreeSet<String>,
}

impl Strangers {
    /// Everyone but the reader and the owner: by the words of their ids, and by their names where they
    /// were read.
    pub fn of(ids: &Ids, network: &Network, reader: &Person) -> Self {
        let mut names: BTreeSet<String> = BTreeSet::new();
        for id in ids.people.iter().filter(|id| **id != reader.id) {
            let mut words = id.as_str().split('-');
            let ends = [words.next(), words.next_back()];
            names.extend(ends.into_iter().flatten().map(fold));
            if let Some(person) = network.person(id) {
                let written = person.also.iter().chain([&person.name]);
                names.extend(written.flat_map(|name| words_of(name)));
            }
        }
        let own = reader.also.iter().chain([&reader.name]);
        let mine = network.policy.me.name.iter();
        for name in own.chain(mine).flat_map(|name| words_of(name)) {
            names.remove(&name);
        }
        // Initials and numbers of ids (`sam-lee-2`) are nobody's name.
        names.retain(|name| name.chars().filter(|c| c.is_alphabetic()).count() > 1);
        Self { names }
    }

    /// Whether a text names one of them.
    pub fn stand_in(&self, text: &str) -> bool {
        self.first_in(text).is_some()
    }

    /// The text up to the clause that names one of them first, with `@id`s as names; `None` where
    /// nothing of use is left.
    pub fn cut_from(&self, text: &str) -> Option<String> {
        let Some(at) = self.first_in(text) else {
            return Some(text.to_owned());
        };
        let before = text.get(..at)?;
        let kept = clauses(before)?;
        (kept.split_whitespace().count() >= LEAST_WORDS).then(|| kept.to_owned())
    }

    /// As [`Strangers::cut_from`], and before the clause whose subject is a name that is in no file.
    pub fn cut_from_all(&self, text: &str) -> Option<String> {
        let known = self.first_in(text);
        let Some(at) = [known, subject(text)].into_iter().flatten().min() else {
            return Some(text.to_owned());
        };
        let kept = clauses(text.get(..at)?)?;
        (kept.split_whitespace().count() >= LEAST_WORDS).then(|| kept.to_owned())
    }

    /// Where the first of them is named, in bytes.
    fn first_in(&self, text: &str) -> Option<usize> {
        let part = |c: char| c.is_alphanumeric();
        let mut from = 0;
        while let Some(rest) = text.get(from..) {
            let start = from + rest.find(part)?;
            let word = text.get(start..)?;
            let word = word
                .find(|c| !part(c))
                .map_or(word, |end| word.split_at(end).0);
            let marked = text
                .get(..start)
                .is_some_and(|before| before.ends_with('@'));
            let capital = word.starts_with(|c: char| !c.is_lowercase());
            if (capital || marked) && self.names.contains(&fold(word)) {
                return Some(start);
            }
            from = start + word.len();
        }
        None
    }
}

/// Where a capitalised word inside a sentence has a verb after it, in bytes: `; Colin has said so`.
fn subject(text: &str) -> Option<usize> {
    const VERBS: &[&str] = &[
        "asked", "did", "does", "had", "has", "is", "keeps", "kept", "knows", "likes", "said",
        "says", "thinks", "told", "wants", "was", "will", "would",
    ];
    let words = text.split_whitespace();
    let starts = words
        .clone()
        .map(|word| word.as_ptr() as usize - text.as_ptr() as usize);
    let words: Vec<(usize, &str)> = starts.zip(words).collect();
    let pairs = words.windows(3);
    pairs
        .filter_map(|three| match three {
            [(_, before), (at, word), (_, verb)] => Some((before, *at, word, verb)),
            _ => None,
        })
        .find(|(before, _, word, verb)| {
            let mut chars = word.chars();
            let name = chars.next().is_some_and(char::is_uppercase)
                && chars.clone().count() > 1
                && chars.all(char::is_lowercase);
            name && !before.ends_with(['.', '!', '?']) && VERBS.contains(verb)
        })
        .map(|(_, at, _, _)| at)
}

/// The whole clauses at the head of a text that goes on in one which is left out.
fn clauses(text: &str) -> Option<&str> {
    let ends = [". ", "! ", "? ", "; ", " (", " — ", " – ", ", "];
    let (at, mark) = ends
        .iter()
        .filter_map(|mark| Some((text.rfind(mark)?, *mark)))
        .max()?;
    let head = text.get(..at)?.trim_end();
    let begins = head.split_whitespace().next().unwrap_or("").to_lowercase();
    // What begins so waits for its main clause.
    let waits = [
        "if", "when", "while", "because", "after", "before", "as", "with", "until",
    ];
    if mark == ", " && waits.contains(&begins.as_str()) {
        return None;
    }
    // A clause inside a bracket that stays open goes with the bracket.
    if head.matches('(').count() > head.matches(')').count() {
        return head
            .rfind('(')
            .and_then(|at| head.get(..at))
            .map(str::trim_end);
    }
    let stop = mark.trim().starts_with(['.', '!', '?']);
    if stop { text.get(..=at) } else { Some(head) }
}

fn words_of(name: &str) -> impl Iterator<Item = String> {
    name.split(|c: char| !c.is_alphanumeric()).map(fold)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{network, person};

    fn strangers() -> Strangers {
        let mut keiko = person("keiko-tanaka", &[]);
        keiko.name = "田中 恵子".to_owned();
        let mut grace = person("grace-okafor", &[]);
        grace.name = "Grace Okafor".to_owned();
        let ids = ["grace-okafor", "keiko-tanaka", "sam-lee-2", "walter-haas"];
        let ids = Ids {
            people: ids.map(PersonId::new).to_vec(),
            circles: Vec::new(),
        };
        Strangers::of(&ids, &network(vec![grace.clone(), keiko]), &grace)
    }

    #[test]
    fn a_text_ends_before_the_clause_that_names_somebody_else() {
        let strangers = strangers();
        for (text, want) in [
            (
                "Money as a story. Walter got me half way.",
                Some("Money as a story."),
            ),
            (
                "I explain when I should ask (Sam says so).",
                Some("I explain when I should ask"),
            ),
            (
                "I explain when I should ask (Grace, Sam and my sister say so)",
                Some("I explain when I should ask"),
            ),
            (
                "about 140 in the room, one of them with Keiko",
                Some("about 140 in the room"),
            ),
            ("If it slips, Sam pays", None),
            ("Plan agreed with Haas, names included", None),
            ("Two, Walter", None),
            ("Ask @walter-haas for it", None),
            ("和 恵子 谈", None),
            (
                "Ask Grace again, in grace and good walter",
                Some("Ask Grace again, in grace and good walter"),
            ),
        ] {
            assert_eq!(strangers.cut_from(text).as_deref(), want, "{text}");
        }
        assert!(strangers.stand_in("Sam") && !strangers.stand_in("Okafor, 2"));
    }

    #[test]
    fn a_clause_about_somebody_in_no_file_is_cut_where_that_is_asked() {
        let strangers = strangers();
        let cut = |text: &str| strangers.cut_from_all(text);
        let text = "Product thinks it is theirs; Colin has said so in writing";
        assert_eq!(cut(text).as_deref(), Some("Product thinks it is theirs"));
        assert_eq!(
            cut("In front of Marta. January is near."),
            Some("In front of Marta. January is near.".to_owned())
        );
        assert_eq!(cut("Ask her, Walter said no"), None);
    }

    #[test]
    fn ids_become_names() {
        let network = network(vec![person("grace", &[])]);
        let text = names_for_ids(&network, "Send (@grace, @helena-vogt) a@b.example");
        assert_eq!(text, "Send (grace, Helena Vogt) a@b.example");
    }
}
