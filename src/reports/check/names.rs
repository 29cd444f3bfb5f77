//! Rules about ids: names of folders and files that other systems cannot hold, or that mean the owner.
//! (Twins and hidden characters in texts are told by reading.)

use crate::model::ids::RelPath;
use crate::model::network::Network;
use crate::model::problem::Finding;
use crate::text::{escape, fold};

/// The rule `odd-name`.
pub(super) fn check(network: &Network) -> Vec<Finding> {
    let people = network.people.iter().map(|p| (p.id.as_str(), p.folder()));
    let circles = network.circles.iter().map(|c| (c.id.as_str(), c.folder()));
    let goals = network.goals.iter().map(|g| (g.id.as_str(), g.file()));
    let resources = network.resources.iter().map(|r| (r.id.as_str(), r.file()));
    let mut found: Vec<Finding> = people
        .chain(circles)
        .chain(goals)
        .chain(resources)
        .filter_map(|(id, path)| unfit(id, path))
        .collect();
    if let Some(me) = network.people.iter().find(|p| p.id.as_str() == "me") {
        let message = "`me` is you wherever an id stands, so nobody else can have it";
        let finding = Finding::warning("odd-name", me.folder(), message);
        found.push(finding.hint("give the folder another name, for example me-2"));
    }
    found
}

/// A name that is not one on every system.
fn unfit(id: &str, path: RelPath) -> Option<Finding> {
    let name = path.file_name();
    let stem = name.split('.').next().unwrap_or(name);
    let why = if name.ends_with(['.', ' ']) {
        "Windows cannot hold a name that ends in a full stop or a blank"
    } else if fold::is_reserved(stem) {
        "Windows keeps this name for a device"
    } else if name.chars().any(|c| "<>:\"\\|?*".contains(c)) {
        "Windows cannot hold a name with one of < > : \" \\ | ? *"
    } else if name.chars().any(|c| c.is_control() || escape::is_hidden(c)) {
        "this name holds a character that cannot be seen"
    } else {
        return None;
    };
    let other = fold::free_slug(id, "another-name", |_| false);
    let finding = Finding::warning("odd-name", path, why);
    Some(finding.hint(format!("rename it, for example to {other}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{goal, network, person};

    fn told(net: &Network) -> Vec<(String, String)> {
        check(net)
            .into_iter()
            .map(|finding| {
                let hint = finding.problem.hint.unwrap_or_default();
                (finding.problem.file.to_string(), hint)
            })
            .collect()
    }

    #[test]
    fn names_that_windows_refuses_and_hidden_ones_are_told() {
        let mut net = network(vec![
            person("ana", &[]),
            person("con", &[]),
            person("con-1", &[]),
            person("end.", &[]),
            person("what?", &[]),
            person("a\u{200b}b", &[]),
        ]);
        net.goals = vec![goal("ana", 2, &[]), goal("Aux", 2, &[])];
        let told = told(&net);
        let files: Vec<&str> = told.iter().map(|(file, _)| file.as_str()).collect();
        assert_eq!(
            files,
            [
                "people/a\u{200b}b",
                "people/con",
                "people/end.",
                "people/what?",
                "goals/Aux.md"
            ]
        );
        assert_eq!(told[1].1, "rename it, for example to con-1");
    }

    #[test]
    fn nobody_but_the_owner_is_me() {
        let told = told(&network(vec![person("me", &[])]));
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].0, "people/me");
    }
}
