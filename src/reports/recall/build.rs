//! The way from a question to what was recalled: what is kept of each person, and what comes of all of it.

use super::answer::Recall;
use super::ending::{self, Known};
use super::gather;
use super::lines::{Folder, Lines};
use super::packed::Noted;
use super::request::Request;
use crate::facts::about::About;
use crate::model::day::Day;
use crate::model::ids::{Home, PersonId};
use crate::model::network::Network;
use crate::model::person::Person;
use crate::text::pack::Lexicon;

/// What is kept of a person.
#[derive(Debug)]
pub struct Part {
    folder: Folder,
    known: Known,
}

/// The lines that were asked for, without what is said of the people in them.
#[derive(Debug)]
pub struct Found {
    pub(super) lines: Lines,
    known: Vec<Known>,
}

/// What a person adds.
pub fn part(lexicon: &Lexicon, person: Person, request: &Request, today: Day) -> Part {
    let known = ending::known(&person, today);
    let (prefix, name) = (format!("{}/", person.folder()), person.name.clone());
    let alone = Network {
        people: vec![person],
        ..Network::default()
    };
    let lines = noted(&alone, request, today);
    Part {
        folder: Folder::packed(lexicon, prefix, Some(name), lines),
        known,
    }
}

/// The lines of the section, each with whether it may be asked for: with whom it was is known only where
/// lines from several folders are one.
fn noted(network: &Network, request: &Request, today: Day) -> Vec<Noted> {
    let lines = gather::lines(network, request.section, today).into_iter();
    let noted = lines.map(|line| Noted {
        asked: gather::fits(&line, request),
        line,
    });
    noted.collect()
}

/// The lines of everybody, and of circles, goals and the shelf; `network` is without its people.
pub fn found(
    network: &Network,
    (lexicon, people): (Lexicon, Vec<Part>),
    request: &Request,
    today: Day,
) -> Found {
    let parts = people.into_iter().map(|part| (part.folder, part.known));
    let (folders, known) = parts.unzip();
    let mut lines = Lines::of(lexicon, folders, noted(network, request, today));
    if !request.with.is_empty() {
        lines.retain(|line| gather::is_with_any(line, network, request));
    }
    Found { lines, known }
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
            themes: self.lines.themes(),
            all: self.lines.all(),
            lines: self.lines,
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
        let lexicon = Lexicon::default();
        let people = network.people.iter().cloned();
        let people = people.map(|person| part(&lexicon, person, &request, today));
        let people = people.collect();
        let found = found(&Network::default(), (lexicon, people), &request, today);
        assert_eq!(
            found.speaks_of(&request).last(),
            request.with.first().and_then(|home| match home {
                Home::Person(id) => Some(id),
                _ => None,
            })
        );
        let recall = found.told(&network, &request, Some("ours"), today);
        let line = recall.lines.each().next().unwrap();
        let from: Vec<&str> = line.from.iter().map(|from| from.id.as_str()).collect();
        assert_eq!(
            (recall.lines.len(), recall.all, from),
            (1, 2, vec!["bo", "cy"])
        );
    }
}
