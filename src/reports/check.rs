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

use serde::ser::{Serialize, Serializer};

use crate::facts::problem_book::Book;
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

/// Everything that wants mending, by file, line, column and rule, less what the owner chose not to hear about.
#[derive(Debug)]
pub struct Check {
    ignore: Vec<String>,
    book: Book,
}

/// A problem as JSON tells it.
#[derive(Clone, Debug, serde::Serialize)]
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

/// The problems that the policy lets through.
pub fn check(policy: &Policy, book: Book) -> Check {
    let ignore = policy.check_ignore.clone();
    Check { ignore, book }
}

/// `rule`, or `rule:path` for one file or one folder.
fn ignored(ignore: &[String], problem: &Problem) -> bool {
    ignore.iter().any(|entry| {
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
    /// One problem after the other: all of them at once may be more than memory should hold.
    pub fn each(&self) -> impl Iterator<Item = Problem> {
        let all = self.book.each();
        all.filter(|problem| !ignored(&self.ignore, problem))
    }

    /// Whether anything is wrong: an error, or with `strict` a warning.
    pub fn fails(&self, strict: bool) -> bool {
        self.each()
            .any(|problem| strict || problem.severity == Severity::Error)
    }
}

/// The rows of JSON, one after the other.
impl Serialize for Check {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.each().map(Told))
    }
}

struct Told(Problem);

impl Serialize for Told {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Row::of(&self.0).serialize(serializer)
    }
}

impl<'a> Row<'a> {
    /// The row of a problem.
    pub fn of(problem: &'a Problem) -> Self {
        Self {
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
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, network, person};
    use crate::model::ids::RelPath;
    use crate::model::words::{Relation, Role};

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
            check(&policy, Book::from(problems.clone())).each().count()
        };
        assert_eq!(left("mentor-is-manager:people/ida"), 1);
        assert_eq!(left("no-purpose"), 1);
        assert_eq!(left("mentor-is-manager:people/ida-holm"), 0);
        assert_eq!(left("mentor-is-manager:people/ida-holm/person.toml"), 0);
        assert_eq!(left("mentor-is-manager"), 0);
    }

    #[test]
    fn only_errors_fail_a_check_that_is_not_strict() {
        let warning = Problem::of_file("x", Severity::Warning, RelPath::new("a"), "x");
        let check = check(&Policy::default(), Book::from(vec![warning]));
        assert!(!check.fails(false));
        assert!(check.fails(true));
    }
}
