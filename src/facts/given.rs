//! Something that somebody gave or did for the owner, as it best stands in a sentence to them.
//!
//! What may live here: from a note to a thing, a deed or a quotation. What may not: the sentence around it.

use super::addressed::{as_read, turned};
use super::called::names_for_ids;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::text::deed::{curly, is_past, quoted, thing, uncapitalised};
use crate::text::phrase::{clause, untagged};

/// A note cut to fewer words than this says nothing.
const LEAST_WORDS: usize = 4;

/// Something given or done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// A thing, after "for": `two hours on the memo`.
    Thing(String),
    /// A sentence without its full stop: `You rang at seven`.
    Deed(String),
    /// The note in quotation marks.
    Quote(String),
}

/// How a note stands in a sentence to the person. What cannot be turned as a whole is cut where it can:
/// at a comma, a semicolon or a full stop.
pub fn given(text: &str, person: &Person, network: &Network) -> Given {
    let ends = text.match_indices([',', ';', '.']).map(|(at, _)| at).rev();
    let heads = [text.len()].into_iter().chain(ends);
    let heads = heads.filter_map(|end| text.get(..end));
    let long =
        |head: &&str| head.len() == text.len() || head.split_whitespace().count() >= LEAST_WORDS;
    let turned = heads
        .filter(long)
        .find_map(|head| to_person(head, person, network));
    let stands = turned.and_then(|turned| {
        let first = turned.split_whitespace().next().unwrap_or("");
        if first == "You" {
            Some(Given::Deed(turned))
        } else if is_past(&first.to_lowercase()) {
            Some(Given::Deed(format!("You {}", uncapitalised(&turned))))
        } else {
            thing(&turned).map(Given::Thing)
        }
    });
    stands.unwrap_or_else(|| {
        let named = named(text, person, network);
        Given::Quote(quoted(&as_read(named.trim(), person)))
    })
}

/// A note turned to the person, names in place of ids, without tags and its full stop; `None` where it is
/// not certain whom it speaks of.
pub fn to_person(text: &str, person: &Person, network: &Network) -> Option<String> {
    let named = named(text, person, network);
    turned(clause(&named), person).map(|text| curly(&text))
}

/// The text without tags, with the person's first name in place of their id and names for other ids.
pub fn named(text: &str, person: &Person, network: &Network) -> String {
    let own = format!("@{}", person.id);
    let text = untagged(text).replace(&own, person.first_name());
    names_for_ids(network, &text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{network, person};

    #[test]
    fn notes_become_things_deeds_or_quotations() {
        let mut sam = person("sam-lee", &[]);
        sam.name = "Sam Lee".to_owned();
        sam.pronouns = Some("he/him".to_owned());
        let network = network(vec![sam]);
        let sam = &network.people[0];
        for (text, want) in [
            (
                "Two hours on the memo",
                Given::Thing("two hours on the memo".into()),
            ),
            (
                "an hour from @sam-lee",
                Given::Thing("an hour from you".into()),
            ),
            (
                "He read it twice, on his own evening",
                Given::Deed("You read it twice, on your own evening".into()),
            ),
            (
                "rang at seven #crisis",
                Given::Deed("You rang at seven".into()),
            ),
            (
                "brought me together with Grace, whom he knows from a list",
                Given::Deed("You brought me together with Grace".into()),
            ),
            (
                "Both of them before breakfast",
                Given::Quote("“Both of them before breakfast”".into()),
            ),
        ] {
            assert_eq!(given(text, sam, &network), want, "{text}");
        }
    }
}
