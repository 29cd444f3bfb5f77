//! The way from a question to what was recalled: what is kept of each person, and what comes of all of it.

use super::ending::{self, Known};
use super::gather;
use super::request::Request;
use super::value::{Line, Recall};
use crate::facts::about::About;
use crate::model::day::Day;
use crate::model::ids::{Home, PersonId, Place};
use crate::model::network::Network;
use crate::model::person::Person;
use crate::text::hash::stable;

/// What is kept of a person.
#[derive(Debug)]
pub struct Part {
    lines: Vec<Line>,
    places: Box<[u64]>,
    known: Known,
}

/// The lines that were asked for, without what is said of the people in them.
#[derive(Debug)]
pub struct Found {
    lines: Vec<Line>,
    all: usize,
    known: Vec<Known>,
}

/// What a person adds; `network` is what was read beside them.
pub fn part(network: &Network, person: Person, request: &Request, today: Day) -> Part {
    let known = ending::known(&person, today);
    let alone = Network {
        people: vec![person],
        ..Network::default()
    };
    let (lines, places) = asked_for(&alone, network, request, today);
    Part {
        lines,
        places,
        known,
    }
}

/// The lines that may be asked for, and the places of all there are.
fn asked_for(
    of: &Network,
    network: &Network,
    request: &Request,
    today: Day,
) -> (Vec<Line>, Box<[u64]>) {
    let mut lines = gather::lines(of, request.section, today);
    let places = lines.iter().map(|line| number(&line.place)).collect();
    // With whom it was is known only where lines from several folders are one.
    let anybody = Request {
        with: Vec::new(),
        ..request.clone()
    };
    lines.retain(|line| gather::fits(line, network, &anybody));
    lines.shrink_to_fit();
    (lines, places)
}

/// A number that is different for each place.
fn number(place: &Place) -> u64 {
    stable(&[place.file.as_str(), &place.line.to_string()])
}

/// The lines of everybody, and of circles, goals and the shelf; `network` is without its people.
pub fn found(network: &Network, people: Vec<Part>, request: &Request, today: Day) -> Found {
    let (mut lines, mut places, mut known) = (Vec::new(), Vec::new(), Vec::new());
    for part in people {
        lines.extend(part.lines);
        places.extend(part.places);
        known.push(part.known);
    }
    let (rest, rest_places) = asked_for(network, network, request, today);
    lines.extend(rest);
    places.extend(rest_places);
    places.sort_unstable();
    places.dedup();
    let mut lines = gather::in_order(lines);
    lines.retain(|line| gather::fits(line, network, request));
    Found {
        lines,
        all: places.len(),
        known,
    }
}

impl Found {
    /// The people of whom the answer speaks beside its lines: their folders' fronts are needed for it.
    pub fn speaks_of(&self, request: &Request) -> Vec<PersonId> {
        let mut who = ending::speaks_of(&self.lines, &self.known);
        let with = request.with.iter().filter_map(|home| match home {
            Home::Person(id) => Some(id.clone()),
            Home::Circle(_) | Home::Goal(_) => None,
        });
        who.extend(with);
        who
    }

    /// What was recalled, with the people of [`Found::speaks_of`]. `about`: what the filter was typed as.
    pub fn told(
        self,
        network: &Network,
        request: &Request,
        about: Option<&str>,
        today: Day,
    ) -> Recall {
        let with = request.with.iter().map(gather::typed);
        let names = request
            .with
            .iter()
            .map(|home| gather::home(network, home).0.name);
        let mut recall = Recall {
            section: request.section,
            about: about.map(str::to_owned),
            with: with.collect(),
            with_names: names.collect(),
            since: request.since,
            themes: gather::themes(&self.lines),
            lines: self.lines,
            all: self.all,
            next_step: None,
        };
        // What was asked for by name is no news.
        let asked = |topic: &String| request.about.contains(&About::Topic(topic.clone()));
        recall.themes.retain(|theme| !asked(&theme.topic));
        recall.next_step = Some(ending::step(network, &recall, today));
        recall
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, met, network, person, section};
    use crate::model::note::SectionKey;
    use crate::reports::recall::request::Section;

    #[test]
    fn a_line_of_two_folders_is_one_with_both_whoever_is_asked_for() {
        let mut bo = person("bo", &[]);
        section(
            met(&mut bo, "2026-10-01"),
            SectionKey::Takeaways,
            &["ours", "too"],
        );
        let mut cy = person("cy", &[]);
        let shared = bo.meetings[0].note.clone();
        met(&mut cy, "2026-10-01");
        cy.meetings[0].seen = shared;
        let network = network(vec![bo, cy]);
        let request = Request {
            section: Section::Key(SectionKey::Takeaways),
            about: About::all("ours"),
            with: vec![Home::Person(PersonId::new("cy"))],
            since: None,
        };
        let today = day("2026-11-21");
        let people = network.people.iter().cloned();
        let people = people.map(|person| part(&Network::default(), person, &request, today));
        let found = found(&Network::default(), people.collect(), &request, today);
        assert_eq!(
            found.speaks_of(&request).last(),
            request.with.first().and_then(|home| match home {
                Home::Person(id) => Some(id),
                _ => None,
            })
        );
        let recall = found.told(&network, &request, Some("ours"), today);
        let from: Vec<&str> = recall.lines[0]
            .from
            .iter()
            .map(|from| from.id.as_str())
            .collect();
        assert_eq!(
            (recall.lines.len(), recall.all, from),
            (1, 2, vec!["bo", "cy"])
        );
    }
}
