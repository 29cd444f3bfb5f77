//! Something new on the shelf: `resources/ID.md`.

use crate::error::Failure;
use crate::model::change::{ChangeSet, Value};
use crate::model::ids::{RelPath, ResourceId};
use crate::model::network::Network;
use crate::model::resource::Resource;
use crate::model::words::ResourceKind;
use crate::text::fold::{fold, free_slug};
use crate::text::inline;

/// What is to be put on the shelf. What is not known is left out of the file.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Its title.
    pub title: String,
    /// Who made it.
    pub by: Option<String>,
    /// What it is.
    pub kind: Option<ResourceKind>,
    /// Where it is.
    pub url: Option<String>,
    /// What it is about.
    pub tags: Vec<String>,
    /// What the owner took from it.
    pub takeaways: Vec<String>,
}

/// The new file. The id is made from the title; the same title or address is refused.
pub fn add(network: &Network, request: &Request) -> Result<(ResourceId, ChangeSet), Failure> {
    let title = one_line(&request.title);
    if title.is_empty() {
        return Err(Failure::usage("something on the shelf needs a title")
            .hint("`mentor resource add \"Team Topologies\" --kind book`"));
    }
    refuse_the_same(network, &title, request.url.as_deref())?;
    let taken = |id: &str| {
        network
            .resources
            .iter()
            .any(|one| fold(one.id.as_str()) == id)
    };
    let id = ResourceId::new(free_slug(&title, "resource", taken));
    let mut change = ChangeSet::new(format!("Put “{title}” on the shelf"));
    let file = RelPath::new(format!("resources/{id}.md"));
    change.create(file, text(&title, request)?);
    Ok((id, change))
}

fn refuse_the_same(network: &Network, title: &str, url: Option<&str>) -> Result<(), Failure> {
    let same_title = |one: &&Resource| fold(&one.title) == fold(title);
    if let Some(there) = network.resources.iter().find(|one| same_title(one)) {
        return Err(taken("that title", there));
    }
    let Some(url) = url.map(address) else {
        return Ok(());
    };
    let same_url = |one: &&Resource| one.url.as_deref().map(address).as_ref() == Some(&url);
    match network.resources.iter().find(same_url) {
        Some(there) => Err(taken("that address", there)),
        None => Ok(()),
    }
}

fn taken(what: &str, there: &Resource) -> Failure {
    Failure::new(format!(
        "something with {what} is on the shelf: {}",
        there.title
    ))
    .detail(there.file().to_string())
    .hint(format!(
        "`mentor resource share {}` tells who would care for it",
        there.id
    ))
}

/// An address without what makes no difference: the scheme, `www.`, a slash at its end, case.
fn address(url: &str) -> String {
    let url = url.trim().to_lowercase();
    let bare = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    let bare = bare.strip_prefix("www.").unwrap_or(bare);
    bare.trim_end_matches('/').to_owned()
}

fn text(title: &str, request: &Request) -> Result<String, Failure> {
    let mut lines = vec![("title", Value::Text(title.to_owned()))];
    let said = |text: &Option<String>| {
        let text = text.as_deref().map(one_line);
        text.filter(|text| !text.is_empty()).map(Value::Text)
    };
    lines.extend(said(&request.by).map(|by| ("by", by)));
    let kind = request
        .kind
        .map(|kind| Value::Text(kind.as_str().to_owned()));
    lines.extend(kind.map(|kind| ("kind", kind)));
    lines.extend(said(&request.url).map(|url| ("url", url)));
    let mut tags: Vec<String> = Vec::new();
    for tag in request.tags.iter().map(|tag| tag_of(tag)) {
        if tag.is_empty() {
            return Err(Failure::usage("a tag is empty").hint("say it in a word: --tag org-design"));
        }
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    if !tags.is_empty() {
        let tags = tags.into_iter().map(Value::Text).collect();
        lines.push(("tags", Value::List(tags)));
    }
    let front: String = lines
        .iter()
        .map(|(key, value)| format!("{key} = {value}\n"))
        .collect();
    let mut takeaways = String::new();
    for takeaway in &request.takeaways {
        let takeaway = one_line(takeaway);
        if takeaway.is_empty() {
            return Err(
                Failure::usage("a takeaway is empty").hint("say it in a few words, in quotes")
            );
        }
        takeaways.push_str(&format!("- {}\n", inline::safe(&takeaway)));
    }
    Ok(format!("+++\n{front}+++\n## Takeaways\n{takeaways}"))
}

/// A tag as the shelf holds it: lower case, words joined by hyphens, without a `#`.
fn tag_of(typed: &str) -> String {
    let bare = typed.trim().trim_start_matches('#').to_lowercase();
    bare.split_whitespace().collect::<Vec<_>>().join("-")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::change::Change;

    fn request(title: &str) -> Request {
        Request {
            title: title.to_owned(),
            ..Request::default()
        }
    }

    fn shelf() -> Network {
        Network {
            resources: vec![Resource {
                id: ResourceId::new("re-org"),
                title: "Re-org!".to_owned(),
                by: None,
                kind: None,
                url: Some("https://www.example.org/a/".to_owned()),
                tags: Vec::new(),
                shared: Vec::new(),
                note: None,
            }],
            ..Network::default()
        }
    }

    fn created(request: &Request) -> Result<(String, String), Failure> {
        let (_, change) = add(&shelf(), request)?;
        match change.changes.as_slice() {
            [Change::Create { path, text }] => Ok((path.to_string(), text.clone())),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_file_holds_what_was_said_and_nothing_else() {
        let asked = Request {
            by: Some("Ursula \"Uli\" Klein".to_owned()),
            kind: Some(ResourceKind::Book),
            url: Some("https://example.org/b".to_owned()),
            tags: vec!["#Org Design".to_owned(), "org-design".to_owned()],
            takeaways: vec!["Load first".to_owned(), "[ ] no\nbox".to_owned()],
            ..request("  Two  Pizzas ")
        };
        assert_eq!(
            created(&asked).unwrap(),
            (
                "resources/two-pizzas.md".to_owned(),
                "+++\ntitle = \"Two Pizzas\"\nby = \"Ursula \\\"Uli\\\" Klein\"\nkind = \"book\"\n\
                 url = \"https://example.org/b\"\ntags = [\"org-design\"]\n+++\n\
                 ## Takeaways\n- Load first\n- \\[ ] no box\n"
                    .to_owned()
            )
        );
    }

    #[test]
    fn the_same_title_or_address_is_named_and_an_id_that_is_taken_gets_a_number() {
        let same = created(&request("RE-ORG!")).unwrap_err();
        assert_eq!(
            same.message,
            "something with that title is on the shelf: Re-org!"
        );
        assert_eq!(same.details, ["resources/re-org.md"]);
        let mut asked = request("Other");
        asked.url = Some("http://example.org/A".to_owned());
        assert_eq!(
            created(&asked).unwrap_err().message,
            "something with that address is on the shelf: Re-org!"
        );
        assert_eq!(
            created(&request("Re org")).unwrap().0,
            "resources/re-org-2.md"
        );
        assert!(created(&request(" ")).is_err());
    }
}
