//! The note that goes with something from the shelf: why it made the owner think of them, what the owner
//! took from it, no strings.

use serde::Serialize;
use serde_json::json;

use crate::facts::called::Strangers;
use crate::facts::privacy::Audience;
use crate::facts::shelf::{Ground, Reason, reasons};
use crate::model::draft::{Address, Draft, Missing, Rules};
use crate::model::network::{Ids, Network};
use crate::model::note::SectionKey;
use crate::model::person::Person;
use crate::model::resource::Resource;
use crate::text::fold::fold;
use crate::text::phrase::{clause, spoken, untagged};

/// What the note says, as a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// How they are called.
    first_name: String,
    /// Their whole name.
    full_name: String,
    /// What is sent; `None`: its title names somebody of whom nothing is said.
    title: Option<String>,
    /// Who made it.
    by: Option<String>,
    /// `book`, `talk` …
    kind: Option<String>,
    /// Where it is.
    url: Option<String>,
    /// Why it made the owner think of them.
    reason: Option<Because>,
    /// What the owner took from it.
    takeaway: Option<String>,
}

/// A reason that the reader may hear.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Because {
    /// `interest`, `objective`, `skill` or `goal`.
    form: &'static str,
    /// What it is about, in words; of a goal its title.
    text: String,
    /// The skill that a goal needs; empty for every other form.
    skill: String,
}

/// The note to a person.
pub fn note(network: &Network, resource: &Resource, person: &Person, audience: Audience) -> Note {
    let ids: Ids = network.ids();
    let strangers = Strangers::of(&ids, network, person);
    let closed = Closed::of(network, person, audience);
    let notes = resource.note.as_deref();
    let takeaways = notes.map_or_else(Vec::new, |note| {
        audience.entries(note, SectionKey::Takeaways)
    });
    let mut takeaways = takeaways.iter().map(|shown| shown.entry.text.as_str());
    let open = |text: &String| !closed.stand_in(text);
    Note {
        first_name: person.first_name().to_owned(),
        full_name: person.name.clone(),
        title: Some(resource.title.clone()).filter(open),
        by: resource.by.clone().filter(open),
        kind: resource.kind.map(|kind| kind.to_string()),
        url: resource.url.clone(),
        reason: reasons(network, resource, person).iter().find_map(because),
        takeaway: takeaways
            .find(|text| !strangers.stand_in(text))
            .map(|text| untagged(text).to_owned()),
    }
}

impl Note {
    /// The draft.
    pub fn draft(&self, resource: &Resource, person: &Person) -> Draft {
        let mut missing = Vec::new();
        let file = resource.file();
        if self.title.is_none() {
            missing.push(Missing::yours(
                "how to call it: its title names somebody who is confidential",
            ));
        }
        if self.reason.is_none() {
            missing.push(Missing::new(
                "why it made you think of them",
                format!("mentor set {} interests+=\"…\"", person.id),
            ));
        }
        if self.takeaway.is_none() {
            missing.push(Missing::new(
                "a takeaway of yours that names nobody else",
                format!("$EDITOR {file}"),
            ));
        }
        let title = self.title.as_deref().unwrap_or("something from my shelf");
        Draft {
            template: "share",
            to: vec![Address {
                name: person.name.clone(),
                email: person.contact.email.clone(),
            }],
            subject: format!("{title}, for you"),
            parts: json!(self),
            missing,
            rules: Rules {
                words: Some(20..=120),
                you_as_often_as_i: true,
                questions: None,
                never: &["could you", "would you mind", "let me know", "in return"],
            },
        }
    }
}

/// The reason as the reader may hear it; the owner's own tags are nobody else's.
fn because(reason: &Reason) -> Option<Because> {
    let text = spoken(&reason.text);
    let none = String::new();
    let (form, text, skill) = match reason.kind {
        Ground::Interest => ("interest", text, none),
        Ground::Objective => ("objective", clause(&reason.text).to_owned(), none),
        Ground::Expertise => ("skill", text, none),
        Ground::Need => ("goal", reason.goal.clone()?, text),
        Ground::Tag => return None,
    };
    Some(Because { form, text, skill })
}

/// The names of those of whom nothing is said to anyone else.
struct Closed {
    names: Vec<String>,
}

impl Closed {
    fn of(network: &Network, reader: &Person, audience: Audience) -> Self {
        let people = network.people.iter();
        let closed =
            people.filter(|person| person.id != reader.id && !audience.sees_person(person));
        let names = closed.flat_map(|person| {
            let first = person.first_name().to_owned();
            person
                .also
                .iter()
                .cloned()
                .chain([person.name.clone(), first])
        });
        let names = names
            .map(|name| fold(&name))
            .filter(|name| name.chars().count() > 1);
        Self {
            names: names.collect(),
        }
    }

    fn stand_in(&self, text: &str) -> bool {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
        let whole = format!(" {} ", words.join(" "));
        let in_it = |name: &String| {
            let name: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
            whole.contains(&format!(" {} ", name.join(" ")))
        };
        self.names.iter().any(in_it)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{network, person, section};
    use crate::model::ids::ResourceId;
    use crate::model::note::Note as Text;

    fn talk() -> Resource {
        let mut text = Text::default();
        section(
            &mut text,
            SectionKey::Takeaways,
            &["Sam says why first.", "Say why first. #announcing"],
        );
        section(&mut text, SectionKey::Private, &["I fell asleep"]);
        Resource {
            id: ResourceId::new("quiet"),
            title: "What Olga Knew".to_owned(),
            by: Some("Olga Marsh".to_owned()),
            kind: None,
            url: None,
            tags: vec!["announcing".to_owned()],
            shared: Vec::new(),
            note: Some(Box::new(text)),
        }
    }

    fn people(closed: bool) -> Network {
        let mut ada = person("ada", &[]);
        ada.tags = vec!["announcing".to_owned()];
        let mut olga = person("olga-marsh", &[]);
        olga.name = "Olga Marsh".to_owned();
        olga.confidential = closed;
        let mut sam = person("sam-lee", &[]);
        sam.name = "Sam Lee".to_owned();
        network(vec![ada, olga, sam])
    }

    #[test]
    fn the_takeaway_names_nobody_else_and_a_tag_of_mine_is_no_reason_to_tell() {
        let network = people(false);
        let made = note(&network, &talk(), &network.people[0], Audience::OTHERS);
        assert_eq!(made.takeaway.as_deref(), Some("Say why first."));
        assert_eq!(made.reason, None);
        assert_eq!(made.title.as_deref(), Some("What Olga Knew"));
        let draft = made.draft(&talk(), &network.people[0]);
        let missing: Vec<&str> = draft.missing.iter().map(|m| m.what.as_str()).collect();
        assert_eq!(missing, ["why it made you think of them"]);
    }

    #[test]
    fn somebody_confidential_is_named_neither_as_its_author_nor_in_its_title() {
        let network = people(true);
        let made = note(&network, &talk(), &network.people[0], Audience::OTHERS);
        assert_eq!((made.title, made.by), (None, None));
        let all = Audience::Others {
            include_private: true,
        };
        let made = note(&network, &talk(), &network.people[0], all);
        assert_eq!(made.by.as_deref(), Some("Olga Marsh"));
    }

    #[test]
    fn an_interest_of_theirs_is_the_first_reason() {
        let mut network = people(false);
        network.people[0].interests = vec!["announcing".to_owned()];
        network.people[0].expertise = vec!["announcing".to_owned()];
        let made = note(&network, &talk(), &network.people[0], Audience::OTHERS);
        assert_eq!(
            made.reason,
            Some(Because {
                form: "interest",
                text: "announcing".to_owned(),
                skill: String::new()
            })
        );
    }
}
