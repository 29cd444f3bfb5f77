//! A new person: their folder and `person.toml`.
//!
//! What may live here: what the file says, and whether the same person is there already.
//! What may not: how the owner is told (`commands::add`).

use crate::error::Failure;
use crate::facts::alike::{self, Alike, Known, Same};
use crate::model::change::{ChangeSet, Value};
use crate::model::ids::{PersonId, RelPath};
use crate::model::keys::{Keys, PERSON, Shape};
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::{Role, Source, Stage};
use crate::text::fold::{fold, free_slug, slug};

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
    /// People who are merely alike, each with in what.
    pub alike: Vec<(PersonId, Alike)>,
    /// Keys that this stage lives on and that are not said, each with an example of a value.
    pub missing: Vec<(&'static str, &'static str)>,
}

/// What a proposal writes where a name is to be put: typed as it stands it is nobody.
const PLACEHOLDER: &str = "NAME";

/// Decides the file of a new person. `taken` are the names of all folders under `people/`.
///
/// # Errors
/// The name is empty, has no letter or only stands for one, the same name, nickname or e-mail is there already, or the stage is one that
/// nobody begins with.
pub fn add(network: &Network, taken: &[PersonId], request: &Request) -> Result<Added, Failure> {
    let name = one_line(&request.name);
    if name.is_empty() {
        return Err(Failure::new("a person needs a name").hint("mentor add \"Grace Okafor\""));
    }
    if !name.chars().any(char::is_alphanumeric) {
        return Err(
            Failure::new(format!("`{name}` is no name: it has no letter"))
                .hint("mentor add \"Grace Okafor\""),
        );
    }
    if name == PLACEHOLDER {
        return Err(Failure::usage(format!(
            "`{PLACEHOLDER}` stands for the name of somebody you have in mind"
        ))
        .hint("put the name in its place: mentor add \"Grace Okafor\""));
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
        alike: resembling(network, &name, request),
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

/// What is known of the one who is to be added.
fn known<'a>(name: &'a str, request: &'a Request) -> Known<'a> {
    let also = request.texts(&["also"]);
    Known {
        names: std::iter::once(name).chain(also).collect(),
        email: request.text(&["contact", "email"]),
    }
}

/// Refuses somebody who is there already, naming everybody it may be.
fn refuse_the_same(network: &Network, name: &str, request: &Request) -> Result<(), Failure> {
    let new = known(name, request);
    let people = network.people.iter().filter_map(|person| {
        // Of a person whose file cannot be read the folder's name is all that is known.
        let unread = !person.readable && slug(name) == person.id.as_str();
        let same = alike::same(&new, &Known::of(person)).or(unread.then_some(Same::Name));
        Some((same?, person))
    });
    let found: Vec<(Same, &Person)> = people.collect();
    let failure = match found.as_slice() {
        [] => return refuse_the_owner(network, &new),
        [(same, person)] => {
            let what = same.as_str();
            Failure::new(format!("somebody has that {what} already: {}", person.name))
                .detail(person.file().to_string())
                .hint(format!("`mentor show {}` tells what is known", person.id))
        }
        several => {
            let count = several.len();
            let mut failure = Failure::new(format!("{count} people may be this one already"));
            for (same, person) in several {
                let what = same.as_str();
                let line = format!("{}: the same {what} ({})", person.name, person.file());
                failure = failure.detail(line);
            }
            let shown: Vec<&str> = several.iter().map(|(_, p)| p.id.as_str()).collect();
            let hint = format!("`mentor show {}` tells what is known", shown.join(" "));
            failure.hint(hint)
        }
    };
    Err(failure.hint("if it is somebody else, --another adds a second person"))
}

/// The owner is in `mentor.toml`, not among the people.
fn refuse_the_owner(network: &Network, new: &Known<'_>) -> Result<(), Failure> {
    let me = &network.policy.me;
    let owner = Known {
        names: me.name.as_deref().into_iter().collect(),
        email: me.email.as_deref(),
    };
    let Some(same) = alike::same(new, &owner) else {
        return Ok(());
    };
    let what = same.as_str();
    Err(Failure::new(format!(
        "that {what} is yours: you are `me`, not one of the people"
    ))
    .detail("mentor.toml")
    .hint("`mentor set me KEY=VALUE` sets what is known of you")
    .hint("if it is somebody else, --another adds them"))
}

/// People who are merely alike, each with in what.
fn resembling(network: &Network, name: &str, request: &Request) -> Vec<(PersonId, Alike)> {
    let new = known(name, request);
    let people = network.people.iter();
    let alike = people.filter_map(|person| {
        let other = Known::of(person);
        // Who is the same got this far with --another: that is known.
        if alike::same(&new, &other).is_some() {
            return None;
        }
        Some((person.id.clone(), alike::alike(&new, &other)?))
    });
    alike.collect()
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
        let list = |name: &str| Value::List(vec![word(name)]);
        for (name, keys, what) in [
            ("grace  OKAFOR", vec![], "name"),
            ("Gracié", vec![], "nickname"),
            ("Ada", vec![("also", list("gracie"))], "nickname"),
            (
                "Ada",
                vec![("contact.email", word("grace@EXAMPLE.org"))],
                "e-mail address",
            ),
        ] {
            let failed = added(&request(name, &keys)).unwrap_err();
            let want = format!("somebody has that {what} already: Grace Okafor");
            assert_eq!(failed.message, want, "{name}");
            assert_eq!(failed.details, ["people/grace-okafor/person.toml"]);
            let mut another = request(name, &keys);
            another.another = true;
            assert_eq!(added(&another).unwrap().alike, [], "{name}");
        }
        let mut another = request("Grace Okafor", &[]);
        another.another = true;
        assert_eq!(added(&another).unwrap().id.as_str(), "grace-okafor-2");
    }

    #[test]
    fn what_has_no_letter_is_no_name() {
        for name in ["…", "-", " ... ", "\u{202e}"] {
            let failed = added(&request(name, &[])).unwrap_err();
            assert!(
                failed.message.ends_with("is no name: it has no letter"),
                "{name}"
            );
        }
        assert!(added(&request("谷", &[])).is_ok());
    }

    #[test]
    fn the_word_that_stands_for_a_name_adds_nobody() {
        assert_eq!(
            added(&request("NAME", &[])).unwrap_err().message,
            "`NAME` stands for the name of somebody you have in mind"
        );
        assert!(added(&request("Name", &[])).is_ok());
    }

    #[test]
    fn everybody_it_may_be_is_named() {
        let mut network = people();
        let mut sam = person("sam-lee", &[]);
        sam.name = "Sam Lee".into();
        network.people.push(sam);
        let keys = [("contact.email", word("grace@example.org"))];
        let failed = add(&network, &[], &request("sam lee", &keys)).unwrap_err();
        assert_eq!(failed.message, "2 people may be this one already");
        assert_eq!(
            failed.details,
            [
                "Grace Okafor: the same e-mail address (people/grace-okafor/person.toml)",
                "Sam Lee: the same name (people/sam-lee/person.toml)",
            ]
        );
        assert_eq!(
            failed.hints[0],
            "`mentor show grace-okafor sam-lee` tells what is known"
        );
    }

    #[test]
    fn the_owner_is_nobody_to_add() {
        let mut network = network(vec![]);
        network.policy.me.name = Some("Ana Ruiz".into());
        network.policy.me.email = Some("ana@example.org".into());
        let keys = [("contact.email", word("Ana@example.org"))];
        for request in [request("ana RUIZ", &[]), request("Ada", &keys)] {
            let failed = add(&network, &[], &request).unwrap_err();
            assert_eq!(failed.details, ["mentor.toml"]);
        }
    }

    #[test]
    fn somebody_whose_file_cannot_be_read_is_known_by_the_folder() {
        let mut network = people();
        network.people[0] = Person::new(PersonId::new("grace-okafor"));
        let failed = add(&network, &[], &request("Grace Okafor", &[])).unwrap_err();
        assert_eq!(failed.details, ["people/grace-okafor/person.toml"]);
        assert!(add(&network, &[], &request("Grace Okafo", &[])).is_ok());
    }

    #[test]
    fn a_name_that_is_merely_alike_is_told_and_added() {
        let alike = |name: &str| {
            let added = added(&request(name, &[])).unwrap();
            added.alike.first().map(|(_, why)| *why)
        };
        assert_eq!(alike("Grace Okafo"), Some(Alike::Slip));
        assert_eq!(alike("Gina Okafor"), Some(Alike::Family));
        assert_eq!(alike("Okafor, Gracie"), Some(Alike::Nickname));
        assert_eq!(alike("Sam Okafor"), None);
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
