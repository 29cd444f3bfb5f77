//! Rules about names: characters that hide, and ids that other systems cannot hold or tell apart.

use std::collections::BTreeMap;

use crate::model::ids::RelPath;
use crate::model::network::Network;
use crate::model::problem::Finding;
use crate::text::escape;
use crate::text::fold;

/// The rules `hidden-character` and `clashing-name`.
pub(super) fn check(network: &Network) -> Vec<Finding> {
    let mut found = Vec::new();
    for person in &network.people {
        hidden(&mut found, &person.file(), "name", &person.name);
        for also in &person.also {
            hidden(&mut found, &person.file(), "also", also);
        }
    }
    for circle in &network.circles {
        hidden(&mut found, &circle.file(), "name", &circle.name);
    }
    for goal in &network.goals {
        hidden(&mut found, &goal.file(), "title", &goal.title);
    }
    let me = network.policy.me.name.as_deref().unwrap_or("");
    hidden(&mut found, &RelPath::new("mentor.toml"), "me.name", me);
    if let Some(me) = network.people.iter().find(|p| p.id.as_str() == "me") {
        found.push(
            Finding::warning(
                "clashing-name",
                me.folder(),
                "`@me` is you wherever an id stands, so nobody else can be named so",
            )
            .hint("give the folder another name, for example me-2"),
        );
    }
    let files = network.people.iter().map(|p| (p.id.as_str(), p.folder()));
    clashes(&mut found, "person", files);
    let files = network.circles.iter().map(|c| (c.id.as_str(), c.folder()));
    clashes(&mut found, "circle", files);
    let files = network.goals.iter().map(|g| (g.id.as_str(), g.file()));
    clashes(&mut found, "goal", files);
    found
}

/// A character in a name that steers or cannot be seen: somebody may pass for somebody else.
fn hidden(found: &mut Vec<Finding>, file: &RelPath, key: &str, name: &str) {
    let mut points: Vec<String> = Vec::new();
    for c in name.chars().filter(|c| escape::is_hidden(*c)) {
        let point = format!("U+{:04X}", u32::from(c));
        if !points.contains(&point) {
            points.push(point);
        }
    }
    if !points.is_empty() {
        let finding = Finding::warning(
            "hidden-character",
            file.clone(),
            format!(
                "the {} holds {}, which cannot be seen",
                if key == "also" { "nickname" } else { "name" },
                points.join(" and ")
            ),
        );
        let finding = match key {
            "also" => finding.in_value(key, name),
            _ => finding.in_key(key),
        };
        found.push(finding.hint("type the name again between its quotes"));
    }
}

/// Ids that are one on a system that ignores case or composes accents, and those it cannot hold at all.
fn clashes<'a>(
    found: &mut Vec<Finding>,
    what: &str,
    ids: impl Iterator<Item = (&'a str, RelPath)>,
) {
    let mut seen: BTreeMap<String, (&str, RelPath)> = BTreeMap::new();
    for (id, path) in ids {
        let folded = fold::fold(id);
        if let Some((other, twin)) = seen.get(&folded) {
            found.push(
                Finding::warning(
                    "clashing-name",
                    path.clone(),
                    format!("\"{id}\" and \"{other}\" ({twin}) are one name on a system that ignores case or accents"),
                )
                .hint(format!("give one of the two another name, for example {}", other_name(&folded))),
            );
        } else if let Some(why) = unfit(path.file_name()) {
            found.push(
                Finding::warning(
                    "clashing-name",
                    path.clone(),
                    format!("Windows cannot hold a {what} of the name \"{id}\": {why}"),
                )
                .hint(format!(
                    "rename it, for example to {}",
                    fold::free_slug(id, what, |_| false)
                )),
            );
        }
        seen.entry(folded).or_insert((id, path));
    }
}

fn other_name(folded: &str) -> String {
    fold::free_slug(folded, "other", |name| name == folded)
}

/// Why a name cannot be that of a file on every system; `None` where it can.
fn unfit(name: &str) -> Option<&'static str> {
    if name.ends_with(['.', ' ']) {
        return Some("it ends in a full stop or a blank");
    }
    if name
        .chars()
        .any(|c| c.is_control() || "<>:\"\\|?*".contains(c))
    {
        return Some("it holds one of < > : \" \\ | ? * or a control character");
    }
    let stem = name.split('.').next().unwrap_or(name);
    fold::is_reserved(stem).then_some("that name is kept for a device")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{goal, network, person};
    use crate::model::problem::Spot;

    fn told(net: &Network) -> Vec<(String, String)> {
        check(net)
            .into_iter()
            .map(|finding| (finding.problem.file.to_string(), finding.problem.message))
            .collect()
    }

    #[test]
    fn hidden_characters_are_named_by_their_code_point_and_joiners_are_not() {
        let mut ada = person("ada", &[]);
        ada.name = "Ada\u{202e}ecalevoL\u{200b}".into();
        ada.also = vec!["क्‍ष".into(), "a\u{1b}[31mb".into()];
        let net = network(vec![ada]);
        assert_eq!(
            told(&net),
            [
                (
                    "people/ada/person.toml".to_owned(),
                    "the name holds U+202E and U+200B, which cannot be seen".to_owned()
                ),
                (
                    "people/ada/person.toml".to_owned(),
                    "the nickname holds U+001B, which cannot be seen".to_owned()
                ),
            ]
        );
        assert!(matches!(&check(&net)[0].spot, Spot::Key { path, .. } if path == &["name"]));
    }

    #[test]
    fn nobody_but_the_owner_is_me() {
        let told = told(&network(vec![person("me", &[])]));
        assert_eq!(told.len(), 1);
        assert!(told[0].1.starts_with("`@me` is you"));
    }

    #[test]
    fn twins_and_names_that_windows_refuses_are_told() {
        let mut net = network(vec![
            person("Ana", &[]),
            person("ana", &[]),
            person("con", &[]),
            person("con-1", &[]),
            person("what?", &[]),
            person("end.", &[]),
            person("jose\u{301}", &[]),
            person("josé", &[]),
        ]);
        net.goals = vec![goal("ana", 2, &[]), goal("Aux", 2, &[])];
        let files: Vec<String> = told(&net).into_iter().map(|(file, _)| file).collect();
        assert_eq!(
            files,
            [
                "people/ana",
                "people/con",
                "people/end.",
                "people/josé",
                "people/what?",
                "goals/Aux.md"
            ]
        );
    }
}
