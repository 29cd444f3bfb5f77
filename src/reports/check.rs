//! What in the files wants mending: the problems that reading found, and rules over what was read.
//!
//! What may live here: named rules, each a function from the network to findings. What may not:
//! anything about bytes or syntax (`store` finds that while it reads, and looks up a finding's line).

mod agreement;
mod leaks;
mod lighter;
mod names;
mod order;
mod pointed;
mod references;
mod spelling;

use leaks::Secrets;
use pointed::Pointed;

use std::cmp::Ordering;

use serde::Serialize;

use crate::model::day::Day;
use crate::model::network::{Ids, Network, Scope};
use crate::model::person::Person;
use crate::model::policy::Policy;
use crate::model::problem::{Finding, Problem, Severity};

/// What the rules about people and circles find in their own files, where of everybody else only the id is
/// known: agreements, and names that lead nowhere.
pub fn of_cards(network: &Network, ids: &Ids, today: Day) -> Vec<Finding> {
    let people = network.people.iter();
    let agreed = people.flat_map(|person| agreement::of_person(person, today));
    agreed.chain(references::of_cards(network, ids)).collect()
}

/// Everything that wants mending, by file, line, column and rule.
#[derive(Clone, Debug, Default)]
pub struct Check {
    /// The problems.
    pub problems: Vec<Problem>,
}

/// A problem as JSON tells it.
#[derive(Clone, Debug, Serialize)]
pub struct Row<'a> {
    /// The name of its rule, as `[check] ignore` spells it.
    pub rule: &'a str,
    /// `error` or `warning`.
    pub severity: &'static str,
    /// The file, relative to the network's root.
    pub file: &'a str,
    /// From 1; `null` where the problem is the file as a whole.
    pub line: Option<usize>,
    /// In characters, from 1; `null` where the problem is the file as a whole.
    pub column: Option<usize>,
    /// What is wrong.
    pub message: &'a str,
    /// How to mend it; `null` where nothing is known.
    pub hint: Option<&'a str>,
}

/// What the rules about one person find, and what of the person the other rules need.
pub fn look(person: Person, today: Day) -> (Person, Vec<Finding>) {
    let found = agreement::of_person(&person, today).collect();
    (lighter::lighter(person), found)
}

/// What the rules over the whole network find, in no order; of people it needs what [`look`] leaves.
pub fn rules(network: &Network) -> Vec<Finding> {
    [
        agreement::check(network),
        leaks::beside_people(network),
        names::check(network),
        order::check(network),
        pointed::check(network).0,
        references::check(network),
        spelling::check(network),
    ]
    .concat()
}

/// What has to be looked for in people's folders once more, when the whole network is known.
pub struct Again {
    secrets: Option<Secrets>,
    pointed: Pointed,
}

impl Again {
    /// For a network; of people it needs what [`look`] leaves. With the people to be read, and how much of
    /// each; `None` where there is nothing to look for.
    pub fn of(network: &Network) -> Option<(Scope, Self)> {
        let (secrets, (_, pointed)) = (Secrets::of(network), pointed::check(network));
        let scope = match secrets {
            Some(_) => Scope::Everything,
            None => Scope::RosterOf(pointed.who().cloned().collect()),
        };
        let nothing = scope == Scope::RosterOf(Vec::new());
        (!nothing).then_some((scope, Self { secrets, pointed }))
    }

    /// What is found in a person who was read.
    pub fn look(&self, person: &Person) -> Vec<Finding> {
        let told = self.secrets.iter();
        let told = told.flat_map(|secrets| secrets.told_of(person));
        told.chain(self.pointed.nowhere(person)).collect()
    }
}

/// All the problems in order, each once, less what the owner chose not to hear about.
pub fn check(policy: &Policy, mut problems: Vec<Problem>) -> Check {
    problems.retain(|problem| !ignored(policy, problem));
    problems.sort_by(in_order);
    problems.dedup();
    Check { problems }
}

/// By path, compared folder by folder, then line, column, rule and message: the same on every machine.
fn in_order(a: &Problem, b: &Problem) -> Ordering {
    let folders = |problem: &Problem| -> Vec<String> {
        problem
            .file
            .as_str()
            .split('/')
            .map(str::to_owned)
            .collect()
    };
    folders(a)
        .cmp(&folders(b))
        .then_with(|| (a.line, a.column, a.rule).cmp(&(b.line, b.column, b.rule)))
        .then_with(|| a.message.cmp(&b.message))
}

/// `rule`, or `rule:path` for one file or one folder.
fn ignored(policy: &Policy, problem: &Problem) -> bool {
    policy.check_ignore.iter().any(|entry| {
        let Some((rule, path)) = entry.split_once(':') else {
            return entry.trim() == problem.rule;
        };
        let file = problem.file.as_str();
        let path = path.trim().trim_end_matches('/');
        let inside = || {
            file.strip_prefix(path)
                .is_some_and(|rest| rest.starts_with('/'))
        };
        rule.trim() == problem.rule && (file == path || inside())
    })
}

impl Check {
    /// Whether anything is wrong: an error, or with `strict` a warning.
    pub fn fails(&self, strict: bool) -> bool {
        self.problems
            .iter()
            .any(|problem| strict || problem.severity == Severity::Error)
    }

    /// The rows of JSON.
    pub fn rows(&self) -> Vec<Row<'_>> {
        self.problems
            .iter()
            .map(|problem| Row {
                rule: problem.rule,
                severity: match problem.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                },
                file: problem.file.as_str(),
                line: (problem.line > 0).then_some(problem.line),
                column: (problem.column > 0).then_some(problem.column),
                message: &problem.message,
                hint: problem.hint.as_deref(),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, network, person};
    use crate::model::ids::RelPath;
    use crate::model::words::{Relation, Role};

    fn warning(file: &str, line: usize, rule: &'static str) -> Problem {
        let mut problem = Problem::of_file(rule, Severity::Warning, RelPath::new(file), "x");
        problem.line = line;
        problem
    }

    #[test]
    fn a_rule_is_silent_where_it_is_ignored_by_name_or_by_folder() {
        let mut boss = person("ida-holm", &[Role::Mentor]);
        boss.relation = Some(Relation::Manager);
        let net = network(vec![boss]);
        let (_, found) = look(net.people[0].clone(), day("2026-11-21"));
        let problems: Vec<Problem> = found
            .into_iter()
            .map(|finding| finding.problem)
            .filter(|problem| problem.rule == "mentor-is-manager")
            .collect();
        assert_eq!(problems.len(), 1);
        let left = |entry: &str| {
            let policy = Policy {
                check_ignore: vec![entry.to_owned()],
                ..Policy::default()
            };
            check(&policy, problems.clone()).problems.len()
        };
        assert_eq!(left("mentor-is-manager:people/ida"), 1);
        assert_eq!(left("no-purpose"), 1);
        assert_eq!(left("mentor-is-manager:people/ida-holm"), 0);
        assert_eq!(left("mentor-is-manager:people/ida-holm/person.toml"), 0);
        assert_eq!(left("mentor-is-manager"), 0);
    }

    #[test]
    fn problems_stand_in_the_order_of_folders_lines_and_rules_and_once() {
        let found = vec![
            warning("people/a-b/person.toml", 1, "x"),
            warning("people/a/person.toml", 3, "x"),
            warning("people/a/person.toml", 2, "y"),
            warning("people/a/person.toml", 2, "x"),
            warning("people/a/person.toml", 2, "x"),
            warning("mentor.toml", 9, "x"),
        ];
        let sorted = check(&Policy::default(), found).problems;
        let places: Vec<String> = sorted
            .iter()
            .map(|p| format!("{}:{}:{}", p.file, p.line, p.rule))
            .collect();
        assert_eq!(
            places,
            [
                "mentor.toml:9:x",
                "people/a/person.toml:2:x",
                "people/a/person.toml:2:y",
                "people/a/person.toml:3:x",
                "people/a-b/person.toml:1:x",
            ]
        );
    }

    #[test]
    fn only_errors_fail_a_check_that_is_not_strict() {
        let check = check(&Policy::default(), vec![warning("a", 1, "x")]);
        assert!(!check.fails(false));
        assert!(check.fails(true));
    }
}
