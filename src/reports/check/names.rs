//! Rules about ids: names of folders and files that other systems cannot hold, or that mean the owner.
//! (Twins, names that are no ids, and hidden characters in texts are told by reading.)

use crate::model::ids::RelPath;
use crate::model::network::Network;
use crate::model::problem::Finding;
use crate::text::fold;

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

/// A name that reads like an id and cannot be that of a file on every system.
fn unfit(id: &str, path: RelPath) -> Option<Finding> {
    let reserved = fold::is_reserved(id) && !id.chars().any(char::is_uppercase);
    let other = fold::free_slug(id, "another-name", |_| false);
    reserved.then(|| {
        let message = "Windows keeps this name for a device, so a copy there would lack it";
        let finding = Finding::warning("odd-name", path, message);
        finding.hint(format!("rename it, for example to {other}"))
    })
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
    fn names_that_windows_keeps_are_told() {
        let mut net = network(vec![
            person("CON", &[]),
            person("ana", &[]),
            person("con", &[]),
            person("con-1", &[]),
        ]);
        net.goals = vec![goal("aux", 2, &[]), goal("auxiliary", 2, &[])];
        let told = told(&net);
        let files: Vec<&str> = told.iter().map(|(file, _)| file.as_str()).collect();
        assert_eq!(files, ["people/con", "goals/aux.md"]);
        assert_eq!(told[0].1, "rename it, for example to con-1");
    }

    #[test]
    fn nobody_but_the_owner_is_me() {
        let told = told(&network(vec![person("me", &[])]));
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].0, "people/me");
    }
}
