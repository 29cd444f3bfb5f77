//! The explanation in parts against the same told at once.

use super::*;
use crate::facts::fixture::{fixture_a, fixture_a_day, goal, met, network, person};
use crate::facts::lighter::Lighter;
use crate::facts::trend::Quarters;
use crate::model::network::Network;
use crate::model::words::{Level, Role, Source};
use crate::reports::gaps::{Request, again, explain, gaps};
use crate::text::markdown::render;
use crate::text::phrase::listed;

/// More than are told at once, each with a contact on another day of the last two years.
fn many() -> Network {
    let people = (0..2 * AT_ONCE + 7).map(|number| {
        let mut one = person(&format!("p{number:03}"), &[Role::Peer]);
        one.level = Some(Level::Peer);
        one.source = Some(Source::Program);
        one.expertise = vec![format!("skill {number}"), "budgeting".to_owned()];
        one.knows = Some(vec![PersonId::new("p001"), PersonId::new("p002")]);
        for back in [900, 30, 2 * i64::try_from(number).unwrap()] {
            let on = fixture_a_day().plus_days(-back).to_string();
            met(&mut one, &on);
        }
        one
    });
    let mut network = network(people.collect());
    network.goals = vec![goal("g", 2, &["feedback", "access"])];
    network
}

/// The pieces of the explanation of what is kept of a network. Whom a part asks for is read again in `whole`.
fn told(kept: &Network, whole: &Network) -> Vec<Piece> {
    let (request, today) = (Request::default(), fixture_a_day());
    let quarters = Quarters::new(whole, today);
    let then = whole.people.iter().map(|one| quarters.of(whole, one));
    let then: Vec<_> = then.collect();
    let answer = gaps(kept, &request, today).over(&quarters, &then);
    let mut pieces = Pieces::default();
    let told = explain(&answer).map(|part| {
        let Again { people, day } = part.again();
        let people = people.iter().filter_map(|id| whole.person(id));
        let people = people.map(|one| again(one.clone(), *day));
        let people: Vec<Person> = people.collect();
        let known = Known {
            places: &Places::default(),
            people: &people,
        };
        part.tell(&known)
    });
    told.filter_map(|told| pieces.take(told)).collect()
}

fn lighter(network: &Network) -> Network {
    let lighter = Lighter::of(network, fixture_a_day());
    let people = network.people.iter().cloned();
    Network {
        people: people.map(|one| lighter.person(one)).collect(),
        ..network.clone()
    }
}

#[test]
fn pieces_said_one_after_the_other_read_as_one_document() {
    for network in [fixture_a(), many(), Network::default()] {
        let pieces = told(&network, &network);
        let mut said = String::new();
        for piece in &pieces {
            if !said.is_empty() && !piece.goes_on {
                said.push('\n');
            }
            said.push_str(&render(&piece.doc));
        }
        let whole: Doc = pieces.into_iter().collect();
        assert_eq!(said, render(&whole));
        let lists = whole.blocks.windows(2);
        let both = |two: &[Block]| matches!(two, [Block::List(_), Block::List(_)]);
        assert!(!lists.into_iter().any(both), "a list is cut in two");
    }
}

#[test]
fn a_line_of_many_names_them_all_in_one_sentence() {
    let network = many();
    let text: Doc = told(&network, &network).into_iter().collect();
    let text = render(&text);
    let people = network.people.iter();
    let named = people.map(|one| format!("{} ({})", one.name, one.file()));
    let named: Vec<String> = named.collect();
    let line = format!("\n- Beside you, {}: {}\n", named.len(), listed(&named));
    assert!(text.contains(&line), "{text}");
    let heads = text.matches("\n- **p").count();
    assert_eq!(heads, network.people.len());
}

#[test]
fn what_is_kept_of_everybody_and_read_again_tells_the_same_as_everything() {
    let mut hand = fixture_a();
    hand.people[0].expertise = vec!["cooking".to_owned(), "budgeting".to_owned()];
    met(&mut hand.people[3], "2024-03-20");
    for network in [hand, many()] {
        let whole = told(&network, &network);
        let kept = lighter(&network);
        assert_eq!(told(&kept, &network), whole);
        assert_ne!(told(&kept, &Network::default()), whole);
    }
}

#[test]
fn of_whoever_is_gone_or_broken_meanwhile_what_was_kept_is_told() {
    let network = many();
    let mut later = network.clone();
    later.people.remove(3);
    later.people[4] = Person::new(later.people[4].id.clone());
    let whole: Doc = told(&lighter(&network), &network).into_iter().collect();
    let told: Doc = told(&lighter(&network), &later).into_iter().collect();
    let (whole, told) = (render(&whole), render(&told));
    let differ = whole.lines().zip(told.lines()).filter(|(a, b)| a != b);
    assert_eq!(whole.lines().count(), told.lines().count());
    // Two lines of skills, and days of contact on which their older notes were the last.
    let skills = differ.filter(|(line, _)| line.contains("skills"));
    assert_eq!(skills.count(), 2);
    assert!(told.contains("**p003**") && told.contains("**p005**"));
}

#[test]
fn a_line_begun_in_one_part_goes_on_in_the_next() {
    let mut pieces = Pieces::default();
    let words = |words: &[&str]| Told::Listed(words.iter().map(|w| (*w).to_owned()).collect());
    assert_eq!(pieces.take(Told::Begin("All: ".to_owned())), None);
    assert_eq!(pieces.take(words(&["a", "b"])), None);
    assert_eq!(pieces.take(Told::Under("of them: ".to_owned())), None);
    assert_eq!(pieces.take(words(&["c"])), None);
    assert_eq!(pieces.take(words(&["d", "e"])), None);
    let said = pieces.take(Told::End).unwrap();
    assert_eq!(
        render(&said.doc),
        "- All: a and b\n  - of them: c, d and e\n"
    );
    assert!(!said.goes_on);
    let next = pieces.take(Told::Items(vec![Item::new("next")]));
    assert!(next.unwrap().goes_on);
    assert_eq!(pieces.take(Told::Items(Vec::new())), None);
    let mut doc = Doc::default();
    doc.para("after");
    assert!(!pieces.take(Told::Blocks(doc)).unwrap().goes_on);
    let next = pieces.take(Told::Items(vec![Item::new("new list")]));
    assert!(!next.unwrap().goes_on);
}
