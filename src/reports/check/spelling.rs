//! Skills and functions that look misspelt: written once, and nearly the same as one that is written elsewhere.

use std::collections::BTreeMap;

use crate::facts::slips;
use crate::model::ids::RelPath;
use crate::model::network::Network;
use crate::model::problem::Finding;
use crate::text::phrase::shell_word;
use crate::text::similar;

/// Where a word stands: the file, the key, and the word as written.
type Use<'a> = (RelPath, &'static str, &'a str);

/// The rules `misspelt-skill` and `misspelt-function`.
pub(super) fn check(network: &Network) -> Vec<Finding> {
    let mut found = skills(network);
    found.extend(functions(network));
    found
}

/// Every skill after aliases, with the first two places that name it.
fn skill_uses(network: &Network) -> BTreeMap<String, Vec<Use<'_>>> {
    let settings = RelPath::new("mentor.toml");
    let policy = &network.policy;
    let people = network
        .people
        .iter()
        .map(|person| (&person.expertise, person.file(), "expertise"));
    let goals = network
        .goals
        .iter()
        .map(|goal| (&goal.needs, goal.file(), "needs"));
    let own = [
        (&policy.coverage.skills, settings.clone(), "coverage.skills"),
        (&policy.me.expertise, settings, "me.expertise"),
    ];
    let mut uses: BTreeMap<String, Vec<Use<'_>>> = BTreeMap::new();
    for (skills, file, key) in people.chain(goals).chain(own) {
        for skill in skills {
            let places = uses.entry(policy.skill(skill)).or_default();
            // A third place would say no more than the second, and a file that says it twice no more than once.
            if places.len() < 2 && places.iter().all(|(other, ..)| *other != file) {
                places.push((file.clone(), key, skill.as_str()));
            }
        }
    }
    uses
}

fn skills(network: &Network) -> Vec<Finding> {
    let uses = skill_uses(network);
    let mut found = Vec::new();
    for (skill, places) in &uses {
        let [(file, key, written)] = places.as_slice() else {
            continue;
        };
        // Of two that both stand once, the later of the two in the alphabet is told, not both.
        let twin = uses.iter().find(|(other, others)| {
            *other != skill
                && (others.len() > 1 || *other < skill)
                && similar::looks_like(skill, other)
        });
        if let Some((other, others)) = twin {
            let alike =
                format!("the skill \"{written}\" stands only here and looks like \"{other}\"");
            let (message, hint) = match others.as_slice() {
                // Nobody knows which of the two is the slip.
                [(there, its, as_typed)] => (
                    format!("{alike}, which stands only in {there}"),
                    format!(
                        "if \"{as_typed}\" is right: {}; if \"{written}\" is: {}; {}",
                        respell(file, key, written, as_typed),
                        respell(there, its, as_typed, written),
                        both(written, other)
                    ),
                ),
                _ => (
                    alike,
                    format!(
                        "{}; {}",
                        respell(file, key, written, other),
                        both(written, other)
                    ),
                ),
            };
            let finding = Finding::warning("misspelt-skill", file.clone(), message);
            found.push(finding.in_value(key, written).command(hint));
        }
    }
    found
}

/// How to keep both spellings of a skill.
fn both(written: &str, other: &str) -> String {
    let alias = shell_word(&format!("aliases.{}={other}", written.to_lowercase()));
    format!("or, to keep both spellings, `mentor set me {alias}`")
}

/// How to spell a skill as it is spelt elsewhere.
fn respell(file: &RelPath, key: &str, written: &str, other: &str) -> String {
    let who = match file.as_str() {
        "mentor.toml" => Some("me"),
        path => path
            .strip_prefix("people/")
            .and_then(|rest| rest.strip_suffix("/person.toml")),
    };
    match who {
        None => format!("spell it \"{other}\" in {file}"),
        Some(who) => {
            let name = key.rsplit('.').next().unwrap_or(key);
            let old = shell_word(&format!("{name}-={written}"));
            let new = shell_word(&format!("{name}+={other}"));
            format!("`mentor set {who} {old} {new}`")
        }
    }
}

/// Owners may write functions of their own; one that nearly is one of the twelve is a slip.
fn functions(network: &Network) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut look = |functions: &[String], file: RelPath, key: &str| {
        for function in functions {
            let Some(known) = slips::function(function) else {
                continue;
            };
            found.push(
                Finding::warning(
                    "misspelt-function",
                    file.clone(),
                    format!("the function \"{function}\" looks like \"{known}\""),
                )
                .in_value(key, function)
                .hint(format!(
                    "write \"{known}\", or give your own a name that is less alike"
                )),
            );
        }
    };
    for person in &network.people {
        let functions = person.relationship.functions.as_deref().unwrap_or(&[]);
        look(functions, person.file(), "relationship.functions");
    }
    for goal in &network.goals {
        look(&goal.functions, goal.file(), "functions");
    }
    let wishes = &network.policy.coverage.functions;
    look(wishes, RelPath::new("mentor.toml"), "coverage.functions");
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{goal, network, person};

    #[test]
    fn a_skill_that_stands_once_and_looks_like_another_is_named_once() {
        let mut ada = person("ada", &[]);
        ada.expertise = vec!["org-design".into(), "kubernetes".into()];
        let mut bo = person("bo", &[]);
        bo.expertise = vec![
            "org-design".into(),
            "Kubernetse".into(),
            "sql".into(),
            "sap".into(),
        ];
        let mut cy = person("cy", &[]);
        cy.expertise = vec!["kubernetes".into()];
        let mut net = network(vec![ada, bo, cy]);
        let found = check(&net);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].problem.file.as_str(), "people/bo/person.toml");
        assert_eq!(
            found[0].problem.message,
            "the skill \"Kubernetse\" stands only here and looks like \"kubernetes\""
        );
        net.policy.aliases = vec![("kubernetse".into(), "kubernetes".into())];
        assert_eq!(check(&net).len(), 0);
    }

    #[test]
    fn of_two_that_both_stand_once_one_is_told() {
        let mut ada = person("ada", &[]);
        ada.expertise = vec!["incident response".into()];
        let mut net = network(vec![ada]);
        net.goals = vec![goal("calm", 2, &[])];
        net.goals[0].needs = vec!["incident-response".into()];
        let found = check(&net);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].problem.file.as_str(), "goals/calm.md");
        // Which of the two is right nobody knows: both ways are shown.
        let hint = found[0].problem.hint.clone().unwrap();
        assert!(
            hint.contains(
                "if \"incident response\" is right: spell it \"incident response\" in goals/calm.md"
            ),
            "{hint}"
        );
        assert!(
            hint.contains("if \"incident-response\" is: `mentor set ada \"expertise-=incident response\" expertise+=incident-response`"),
            "{hint}"
        );
    }

    #[test]
    fn a_slip_that_one_file_holds_twice_stands_alone_all_the_same() {
        let mut net = network(Vec::new());
        for id in ["ada", "bo"] {
            let mut person = person(id, &[]);
            person.expertise = vec!["kubernetes".into()];
            net.people.push(person);
        }
        net.goals = vec![goal("g", 2, &[])];
        net.goals[0].needs = vec!["kubernets".into(), "Kubernets".into()];
        let found = check(&net);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].problem.file.as_str(), "goals/g.md");
    }

    #[test]
    fn a_function_that_nearly_is_one_of_the_twelve_is_a_slip_and_an_own_one_is_not() {
        let mut net = network(vec![]);
        net.goals = vec![goal("g", 2, &["sponsership", "sponsorship", "translation"])];
        let found = check(&net);
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].problem.message,
            "the function \"sponsership\" looks like \"sponsorship\""
        );
    }
}
