//! What is said beside an agenda: why it is of its kind; before it is sent, which of the owner's own words
//! speak of the reader as of a third person (they are not changed), and what the files do not hold.

use super::value::Agenda;
use crate::facts::names::Who;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::text::fold::fold;
use crate::text::name;

impl Agenda {
    /// The lines to be said beside it.
    pub fn to_say(&self, network: &Network) -> Vec<String> {
        let mut said = vec![format!("a {} meeting: {}", self.kind, self.because)];
        let person = match &self.who {
            Who::Person(id) => network.person(id),
            Who::Circle(_) => None,
        };
        let lines = person.map_or(Vec::new(), |person| self.third_person_lines(person));
        if !lines.is_empty() {
            let name = name::said(&self.name);
            said.push(format!(
                "read once more, {name} is spoken of as a third person here:"
            ));
            said.extend(lines.iter().map(|line| format!("  {line}")));
        }
        if self.shared {
            let missing = self.missing.iter();
            said.extend(
                missing.map(|m| format!("not in the files yet: {} (`{}`)", m.what, m.command)),
            );
        }
        said
    }

    /// The lines of a shared agenda that speak of the reader by name or as "she", "he", as written.
    pub fn third_person_lines(&self, person: &Person) -> Vec<String> {
        let words = words_for(person);
        let lines = self
            .opening
            .iter()
            .chain(self.blocks.iter().flat_map(|block| &block.items));
        let speaks = |text: &str| {
            let mut said = text.split(|c: char| !c.is_alphanumeric()).map(fold);
            said.any(|word| words.contains(&word))
        };
        let mut found: Vec<String> = Vec::new();
        for line in lines.filter(|line| self.shared && speaks(&line.text)) {
            if !found.contains(&line.text) {
                found.push(line.text.clone());
            }
        }
        found
    }
}

/// The words by which a note speaks of somebody.
fn words_for(person: &Person) -> Vec<String> {
    let pronouns = fold(person.pronouns.as_deref().unwrap_or(""));
    let of = |word: &str| {
        pronouns
            .split(|c: char| !c.is_alphanumeric())
            .any(|said| said == word)
    };
    let mut words: Vec<&str> = Vec::new();
    if of("she") || !of("he") {
        words.extend(["she", "her", "hers", "herself"]);
    }
    if of("he") || !of("she") {
        words.extend(["he", "him", "his", "himself"]);
    }
    let mut words: Vec<String> = words.into_iter().map(str::to_owned).collect();
    words.push(fold(person.first_word()));
    words
}
