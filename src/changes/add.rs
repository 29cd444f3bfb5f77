//! A new person: their folder and `person.toml`.
//!
//! What may live here: what the file says, and whether the same person is there already.
//! What may not: how the owner is told (`commands::add`).

use crate::error::Failure;
use crate::model::change::{ChangeSet, Value};
use crate::model::ids::{PersonId, RelPath};
use crate::model::keys::{Keys, PERSON, Shape};
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::{Role, Source, Stage};
use crate::text::fold::{fold, free_slug};
use crate::text::similar;

/// Who is to be added. What is not known is left out of the file.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The name, in any script.
    pub name: String,
    /// Keys of `person.toml` with their values, as `facts::typed` checked them.
    pub keys: Vec<(Vec<String>, Value)>,
    /// Adds them although the same name, nickname or e-mail is there.
    pub another: bool,
}

/// What adding somebody comes to.
#[derive(Clone, Debug)]
pub struct Added {
    /// The new person's id.
    pub id: PersonId,
    /// The name as it is written.
    pub name: String,
    /// What they are to the owner, as far as it was said.
    pub roles: Vec<Role>,
    /// The stage that is written.
    pub stage: Stage,
    /// Whether the stage was said, or is the one of somebody new.
    pub stage_was_said: bool,
    /// What is to be written.
    pub changes: ChangeSet,
    /// People whose names are merely alike.
    pub alike: Vec<PersonId>,
    /// Keys that this stage lives on and that are not said, each with an example of a value.
    pub missing: Vec<(&'static str, &'static str)>,
}

/// Decides the file of a new person. `taken` are the names of all folders under `people/`.
///
/// # Errors
/// The name is empty, the same name, nickname or e-mail is there already, or the stage is one that
/// nobody begins with.
pub fn add(network: &Network, taken: &[PersonId], request: &Request) -> Result<Added, Failure> {
    let name = one_line(&request.name);
    if name.is_empty() {
        return Err(Failure::new("a person needs a name").hint("mentor add \"Grace Okafor\""));
    }
    if !request.another {
        refuse_the_same(network, &name, request)?;
    }
    let said = request.text(&["relationship", "stage"]);
    let stage = said.and_then(Stage::parse).unwrap_or(Stage::Prospect);
    if stage == Stage::Closed {
        return Err(Failure::new("nobody is added as closed").hint(
            "add them as active, write the notes you have, then `mentor close WHO --as completed` writes the debrief",
        ));
    }
    // `me` is the owner wherever an id stands.
    let is_taken = |id: &str| id == "me" || taken.iter().any(|other| fold(other.as_str()) == id);
    let id = PersonId::new(free_slug(&name, "person", is_taken));
    let mut changes = ChangeSet::new(format!("Add {name}"));
    let file = RelPath::new(format!("people/{id}/person.toml"));
    changes.create(file, text(&name, stage, request));
    Ok(Added {
        alike: alike(network, &name),
        missing: missing(stage, request),
        roles: request
            .texts(&["relationship", "roles"])
            .filter_map(Role::parse)
            .collect(),
        id,
        name,
        stage,
        stage_was_said: said.is_some(),
        changes,
    })
}

impl Request {
    fn value(&self, path: &[&str]) -> Option<&Value> {
        let found = self.keys.iter().find(|(key, _)| key == path);
        found.map(|(_, value)| value)
    }

    fn text(&self, path: &[&str]) -> Option<&str> {
        match self.value(path) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    fn texts(&self, path: &[&str]) -> impl Iterator<Item = &str> {
        let values = match self.value(path) {
            Some(Value::List(values)) => values.as_slice(),
            _ => &[],
        };
        values.iter().filter_map(|value| match value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        })
    }
}

fn one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every spelling of a person's name, folded for comparison.
fn spellings(person: &Person) -> impl Iterator<Item = String> {
    let names = std::iter::once(&person.name).chain(&person.also);
    names.map(|name| fold(name))
}

fn refuse_the_same(network: &Network, name: &str, request: &Request) -> Result<(), Failure> {
    let wanted: Vec<String> = std::iter::once(name)
        .chain(request.texts(&["also"]))
        .map(fold)
        .collect();
    let email = request.text(&["contact", "email"]).map(fold);
    for person in &network.people {
        let same_name = spellings(person).any(|spelling| wanted.contains(&spelling));
        let theirs = person.contact.email.as_deref().map(fold);
        let same_email = email.is_some() && theirs == email;
        if same_name || same_email {
            let what = if same_name { "name" } else { "e-mail address" };
            return Err(
                Failure::new(format!("somebody has that {what} already: {}", person.name))
                    .detail(person.file().to_string())
                    .hint(format!("`mentor show {}` tells what is known", person.id))
                    .hint("if it is somebody else, --another adds a second person"),
            );
        }
    }
    Ok(())
}

/// People whose name looks like this one: a slip of the fingers away, or the same last name and initial.
fn alike(network: &Network, name: &str) -> Vec<PersonId> {
    let wanted = fold(name);
    network
        .people
        .iter()
        .filter(|person| {
            spellings(person).any(|spelling| {
                spelling != wanted
                    && (similar::is_slip(&spelling, &wanted) || same_family(&spelling, &wanted))
            })
        })
        .map(|person| person.id.clone())
        .collect()
}

/// `g. okafor` and `grace okafor`
fn same_family(a: &str, b: &str) -> bool {
    let ends = |name: &str| -> Option<(char, String)> {
        let (_, last) = name.rsplit_once(' ')?;
        Some((name.chars().next()?, last.to_owned()))
    };
    ends(a).is_some() && ends(a) == ends(b)
}

/// What a stage lives on: whom you work with needs a beginning and a purpose, everyone a role.
fn missing(stage: Stage, request: &Request) -> Vec<(&'static str, &'static str)> {
    let live = matches!(stage, Stage::Active | Stage::Paused);
    let mentee = request.texts(&["relationship", "roles"]).eq(["mentee"]);
    let no = |path: &[&str]| request.value(path).is_none();
    let mut missing = Vec::new();
    if no(&["relationship", "roles"]) {
        missing.push(("roles", "mentor"));
    }
    if live && no(&["relationship", "since"]) {
        missing.push(("since", "today"));
    }
    if live && no(&["relationship", "purpose"]) {
        missing.push(("purpose", "\"what you want to come of it\""));
    }
    if !mentee && no(&["expertise"]) && no(&["relationship", "functions"]) {
        missing.push(("expertise", "\"skill, another\""));
    }
    missing
}

/// The file, its tables and keys in the order of the format.
fn text(name: &str, stage: Stage, request: &Request) -> String {
    let mut keys = request.keys.clone();
    let own = |path: &[&str]| path.iter().map(|part| (*part).to_owned()).collect();
    keys.retain(|(path, _)| path != &["name"] && path != &["relationship", "stage"]);
    if request.value(&["introduced-by"]).is_some() && request.value(&["source"]).is_none() {
        let source = Value::Text(Source::Introduced.as_str().to_owned());
        keys.push((own(&["source"]), source));
    }
    keys.push((own(&["name"]), Value::Text(name.to_owned())));
    let stage = Value::Text(stage.as_str().to_owned());
    keys.push((own(&["relationship", "stage"]), stage));
    let mut out = table(&PERSON, &[], &keys);
    for key in PERSON.named {
        if let Shape::Table(inner) = key.shape {
            let lines = table(inner, &[key.name], &keys);
            if !lines.is_empty() {
                out.push_str(&format!("\n[{}]\n{lines}", key.name));
            }
        }
    }
    out
}

/// The lines of one table.
fn table(table: &Keys, above: &[&str], keys: &[(Vec<String>, Value)]) -> String {
    table
        .named
        .iter()
        .filter_map(|key| {
            let path: Vec<&str> = above.iter().copied().chain([key.name]).collect();
            let (_, value) = keys.iter().find(|(other, _)| *other == path)?;
            Some(format!("{} = {value}\n", key.name))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{network, person};
    use crate::model::change::Change;

    fn request(name: &str, keys: &[(&str, Value)]) -> Request {
        Request {
            name: name.into(),
            keys: keys
                .iter()
                .map(|(path, value)| {
                    let path = path.split('.').map(str::to_owned).collect();
                    (path, value.clone())
                })
                .collect(),
            another: false,
        }
    }

    fn word(text: &str) -> Value {
        Value::Text(text.into())
    }

    fn people() -> Network {
        let mut grace = person("grace-okafor", &[]);
        grace.name = "Grace Okafor".into();
        grace.also = vec!["Gracie".into()];
        grace.contact.email = Some("Grace@example.org".into());
        network(vec![grace])
    }

    fn added(request: &Request) -> Result<Added, Failure> {
        let network = people();
        let taken: Vec<PersonId> = network.people.iter().map(|p| p.id.clone()).collect();
        add(&network, &taken, request)
    }

    #[test]
    fn the_file_holds_what_was_said_in_the_order_of_the_format() {
        let keys = [
            ("relationship.roles", Value::List(vec![word("mentor")])),
            ("contact.email", word("ada@example.org")),
            ("organization", word("Analytical \"Engines\"")),
            ("introduced-by", word("grace-okafor")),
        ];
        let added = added(&request("  Ada   Lovelace ", &keys)).unwrap();
        assert_eq!(added.id.as_str(), "ada-lovelace");
        assert_eq!(added.stage, Stage::Prospect);
        assert!(!added.stage_was_said);
        assert_eq!(added.missing, [("expertise", "\"skill, another\"")]);
        let Some(Change::Create { path, text }) = added.changes.changes.first() else {
            panic!()
        };
        assert_eq!(path.as_str(), "people/ada-lovelace/person.toml");
        assert_eq!(
            text,
            r#"name = "Ada Lovelace"
organization = "Analytical \"Engines\""
source = "introduced"
introduced-by = "grace-okafor"

[contact]
email = "ada@example.org"

[relationship]
roles = ["mentor"]
stage = "prospect"
"#
        );
    }

    #[test]
    fn the_same_name_nickname_or_address_is_refused_and_another_is_not() {
        for (name, keys) in [
            ("grace  OKAFOR", vec![]),
            ("Gracié", vec![]),
            ("Ada", vec![("also", Value::List(vec![word("gracie")]))]),
            ("Ada", vec![("contact.email", word("grace@EXAMPLE.org"))]),
        ] {
            let failed = added(&request(name, &keys)).unwrap_err();
            assert!(failed.message.ends_with("Grace Okafor"), "{name}");
            assert_eq!(failed.details, ["people/grace-okafor/person.toml"]);
        }
        let mut another = request("Grace Okafor", &[]);
        another.another = true;
        assert_eq!(added(&another).unwrap().id.as_str(), "grace-okafor-2");
    }

    #[test]
    fn a_name_that_is_merely_alike_is_told_and_added() {
        let alike = |name: &str| added(&request(name, &[])).unwrap().alike.len();
        assert_eq!(alike("Grace Okafo"), 1);
        assert_eq!(alike("Gina Okafor"), 1);
        assert_eq!(alike("Sam Okafor"), 0);
        assert_eq!(alike("Sam Lee"), 0);
    }

    #[test]
    fn ids_are_names_that_every_system_can_hold_and_never_me() {
        let id = |name: &str| added(&request(name, &[])).unwrap().id.to_string();
        assert_eq!(id("CON"), "con-1");
        assert_eq!(id("a:b"), "a-b");
        assert_eq!(id("Ana."), "ana");
        assert_eq!(id("../../x"), "x");
        assert_eq!(id("Me"), "me-2");
        assert_eq!(id("李小龙"), "li-xiao-long");
        assert_eq!(id("\u{202e}"), "person");
        assert_eq!(
            added(&request(" \n ", &[])).unwrap_err().message,
            "a person needs a name"
        );
    }

    #[test]
    fn who_is_active_lacks_a_beginning_and_a_purpose() {
        let keys = [("relationship.stage", word("active"))];
        let missing: Vec<&str> = added(&request("Ada", &keys))
            .unwrap()
            .missing
            .iter()
            .map(|(key, _)| *key)
            .collect();
        assert_eq!(missing, ["roles", "since", "purpose", "expertise"]);
        let closed = [("relationship.stage", word("closed"))];
        assert!(added(&request("Ada", &closed)).is_err());
    }
}
