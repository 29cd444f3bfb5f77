//! What in the files wants mending: the problems that reading found, and rules over what was read.
//!
//! What may live here: named rules, each a function from the network to findings. What may not:
//! anything about bytes or syntax (`store` finds that while it reads, and looks up a finding's line).

mod agreement;
mod ahead;
pub mod ignore;
mod leaks;
mod lighter;
pub mod listed;
mod names;
mod order;
mod pointed;
mod references;
mod spelling;

pub use lighter::lighter;

use ignore::Ignore;
use leaks::Secrets;
use pointed::Pointed;

use serde::ser::{Serialize, Serializer};

use crate::facts::problem_book::Book;
use crate::model::day::Day;
use crate::model::ids::RelPath;
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

/// What wants mending, by file, line, column and rule, less what the owner chose not to hear about.
#[derive(Debug)]
pub struct Check {
    /// What the owner chose.
    pub ignore: Ignore,
    /// All that was found.
    pub book: Book,
    /// What is asked for of it.
    pub wanted: Wanted,
}

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Only what stands in these folders; everything where there is none.
    pub folders: Vec<RelPath>,
    /// Nothing after the first error.
    pub fail_fast: bool,
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
    let mut found = ahead::of_person(&person, today);
    found.extend(agreement::of_person(&person, today));
    (lighter(person), found)
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

/// All that was found, as far as the policy lets it through.
pub fn check(policy: &Policy, book: Book) -> Check {
    Check {
        ignore: Ignore::of(policy),
        book,
        wanted: Wanted::default(),
    }
}

impl Wanted {
    /// Whether a problem stands where it is asked for.
    pub fn holds(&self, problem: &Problem) -> bool {
        let inside =
            |folder: &RelPath| problem.file == *folder || problem.file.below(folder).is_some();
        self.folders.is_empty() || self.folders.iter().any(inside)
    }
}

impl Check {
    /// One problem after the other: all of them at once may be more than memory should hold.
    pub fn each(&self) -> impl Iterator<Item = Problem> {
        let all = self.book.each();
        let wanted =
            all.filter(|problem| self.wanted.holds(problem) && !self.ignore.silences(problem));
        let mut stopped = false;
        wanted.take_while(move |problem| {
            let go_on = !stopped;
            stopped = self.wanted.fail_fast && problem.severity == Severity::Error;
            go_on
        })
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

    fn problem(file: &str, severity: Severity) -> Problem {
        Problem::of_file("x", severity, RelPath::new(file), "x")
    }

    fn check(problems: Vec<Problem>, wanted: Wanted) -> Check {
        Check {
            wanted,
            ..super::check(&Policy::default(), Book::from(problems))
        }
    }

    #[test]
    fn only_errors_fail_a_check_that_is_not_strict() {
        let check = check(vec![problem("a", Severity::Warning)], Wanted::default());
        assert!(!check.fails(false));
        assert!(check.fails(true));
    }

    #[test]
    fn folders_may_be_asked_for_and_the_first_error_may_be_the_last() {
        let found = || {
            vec![
                problem("people/ada", Severity::Warning),
                problem("people/ada/a.md", Severity::Error),
                problem("people/ada/b.md", Severity::Error),
                problem("people/ada-2/a.md", Severity::Warning),
            ]
        };
        let files = |folders: &[&str], fail_fast| -> Vec<String> {
            let folders = folders.iter().map(|folder| RelPath::new(*folder)).collect();
            let check = check(found(), Wanted { folders, fail_fast });
            check
                .each()
                .map(|problem| problem.file.to_string())
                .collect()
        };
        assert_eq!(files(&[], false).len(), 4);
        assert_eq!(
            files(&["people/ada"], false),
            ["people/ada", "people/ada/a.md", "people/ada/b.md"]
        );
        assert_eq!(files(&["people/ada-2"], true), ["people/ada-2/a.md"]);
        assert_eq!(files(&[], true), ["people/ada", "people/ada/a.md"]);
    }
}
