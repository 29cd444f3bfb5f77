//! Something of the shelf goes to people: the resource says so, and so does each one's log.

use crate::error::Failure;
use crate::model::change::{ChangeSet, KeyOp, Value};
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::person::Person;
use crate::model::resource::Resource;
use crate::text::phrase::listed;

/// What is shared with whom, on which day.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The resource.
    pub resource: &'a Resource,
    /// Who gets it.
    pub people: Vec<&'a Person>,
    /// When.
    pub on: Day,
}

/// What sharing comes to.
#[derive(Clone, Debug)]
pub struct Shared {
    /// Who gets it now.
    pub people: Vec<PersonId>,
    /// What should be said: who has had it.
    pub notes: Vec<String>,
    /// What will be written.
    pub change: ChangeSet,
}

/// Decides it. Who has had it gets it not twice; where that is everyone, it fails.
pub fn share(request: &Request<'_>, today: Day) -> Result<Shared, Failure> {
    let (resource, on) = (request.resource, request.on);
    if on > today {
        return Err(Failure::new(format!(
            "{on} ({}) is still to come, and what is shared is written down once it was sent",
            on.long()
        )));
    }
    let sent = |person: &Person| resource.shared.iter().find(|(with, _)| *with == person.id);
    let (had, new): (Vec<&Person>, Vec<&Person>) = request
        .people
        .iter()
        .partition(|person| sent(person).is_some());
    let when = |person: &&Person| {
        let day = sent(person).and_then(|(_, on)| *on);
        let day = day.map_or_else(String::new, |day| format!(" on {day}"));
        format!("{} was sent it{day}", person.name)
    };
    let notes: Vec<String> = had.iter().map(when).collect();
    if new.is_empty() {
        let failure = Failure::new(format!("nothing to do: {}", listed(&notes)));
        return Err(failure.hint(format!(
            "`mentor resource share {}` tells who else would care",
            resource.id
        )));
    }
    let names: Vec<&str> = new.iter().map(|person| person.name.as_str()).collect();
    let summary = format!("Share “{}” with {}", resource.title, listed(&names));
    let mut change = ChangeSet::new(summary);
    for person in &new {
        let entry = Value::Table(vec![
            ("with".to_owned(), Value::Text(person.id.to_string())),
            ("on".to_owned(), Value::Day(on)),
        ]);
        change.key(&resource.file(), &["shared"], KeyOp::Add(entry));
    }
    for person in &new {
        let line = format!("- {on} gave: {}", said(resource));
        change.append(&person.folder().join("log.md"), line);
    }
    Ok(Shared {
        people: new.iter().map(|person| person.id.clone()).collect(),
        notes,
        change,
    })
}

/// What the log says was given.
fn said(resource: &Resource) -> String {
    let kind = resource
        .kind
        .map_or_else(String::new, |kind| format!(", {kind}"));
    let by = resource
        .by
        .as_ref()
        .map_or_else(String::new, |by| format!(" by {by}"));
    let tags = resource
        .tags
        .iter()
        .map(|tag| format!(" #{}", tag.replace(' ', "-")));
    let tags: String = tags.collect();
    let line = format!("“{}”{by}{kind}, from my shelf{tags}", resource.title);
    let words: Vec<&str> = line.split_whitespace().collect();
    words.join(" ").replace('\0', "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, person};
    use crate::model::change::{Change, Edit};
    use crate::model::ids::ResourceId;

    fn book() -> Resource {
        Resource {
            id: ResourceId::new("tt"),
            title: "Team Topologies".to_owned(),
            by: Some("Skelton, Pais".to_owned()),
            kind: None,
            url: None,
            tags: vec!["org design".to_owned()],
            shared: vec![(PersonId::new("sam"), Some(day("2026-06-23")))],
            note: None,
        }
    }

    fn shared(people: &[&Person], on: &str) -> Result<Shared, Failure> {
        let resource = book();
        let request = Request {
            resource: &resource,
            people: people.to_vec(),
            on: day(on),
        };
        share(&request, day("2026-11-21"))
    }

    #[test]
    fn the_resource_and_each_log_say_it_in_one_change() {
        let (ada, sam) = (person("ada", &[]), person("sam", &[]));
        let done = shared(&[&ada, &sam], "2026-11-20").unwrap();
        assert_eq!(done.people, [PersonId::new("ada")]);
        assert_eq!(done.notes, ["sam was sent it on 2026-06-23"]);
        let [
            Change::Edit { path, edits },
            Change::Append { path: log, lines },
        ] = done.change.changes.as_slice()
        else {
            panic!("{:?}", done.change);
        };
        assert_eq!(path.as_str(), "resources/tt.md");
        let [
            Edit::Key {
                path,
                op: KeyOp::Add(value),
            },
        ] = edits.as_slice()
        else {
            panic!("{edits:?}");
        };
        assert_eq!(path, &["shared"]);
        assert_eq!(value.to_string(), "{ with = \"ada\", on = 2026-11-20 }");
        assert_eq!(log.as_str(), "people/ada/log.md");
        assert_eq!(
            lines,
            &["- 2026-11-20 gave: “Team Topologies” by Skelton, Pais, from my shelf #org-design"]
        );
    }

    #[test]
    fn twice_or_on_a_day_to_come_is_refused() {
        let sam = person("sam", &[]);
        assert_eq!(
            shared(&[&sam], "2026-11-20").unwrap_err().message,
            "nothing to do: sam was sent it on 2026-06-23"
        );
        assert!(
            shared(&[&person("ada", &[])], "2026-11-22")
                .unwrap_err()
                .message
                .starts_with("2026-11-22 (Sun 22 Nov 2026) is still to come")
        );
    }
}
