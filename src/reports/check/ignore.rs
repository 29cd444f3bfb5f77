//! `[check] ignore`: what the owner chose not to hear about, and entries of it that do nothing.
//!
//! What may live here: matching entries and problems. What may not: what is wrong.

use std::cell::Cell;

use crate::model::ids::RelPath;
use crate::model::policy::Policy;
use crate::model::problem::{Finding, Problem, Severity};
use crate::model::rule::{RULES, Rule};
use crate::text::phrase::shell_word;
use crate::text::similar;

/// The entries, and which of them silenced something.
#[derive(Clone, Debug)]
pub struct Ignore {
    entries: Vec<Entry>,
    /// Whether an error was among what was looked at: what cannot be read may hold what an entry silences.
    errors: Cell<bool>,
}

/// `rule`, or `rule:path` for one file or one folder.
#[derive(Clone, Debug)]
struct Entry {
    written: String,
    rule: String,
    path: Option<String>,
    used: Cell<bool>,
}

impl Ignore {
    /// The entries of the settings.
    pub fn of(policy: &Policy) -> Self {
        let entries = policy.check_ignore.iter().map(|written| Entry::of(written));
        Self {
            entries: entries.collect(),
            errors: Cell::new(false),
        }
    }

    /// Whether a problem is silenced; the entry that does it is remembered.
    pub fn silences(&self, problem: &Problem) -> bool {
        if problem.severity == Severity::Error {
            self.errors.set(true);
        }
        let mut silenced = false;
        for entry in self.entries.iter().filter(|entry| entry.fits(problem)) {
            entry.used.set(true);
            silenced = true;
        }
        silenced
    }

    /// The rule `idle-ignore`: entries of no rule, and entries that silence none of these problems, which
    /// are all there are.
    pub fn idle(&self, problems: impl Iterator<Item = Problem>) -> Vec<Finding> {
        if self.entries.is_empty() {
            return Vec::new();
        }
        for problem in problems {
            self.silences(&problem);
        }
        let unused = self.entries.iter().filter(|entry| !entry.used.get());
        unused.filter_map(|entry| self.idle_entry(entry)).collect()
    }

    fn idle_entry(&self, entry: &Entry) -> Option<Finding> {
        let (rule, written) = (&entry.rule, &entry.written);
        let known = Rule::named(rule).is_some();
        if known && self.errors.get() {
            return None;
        }
        let out = format!(
            "`mentor set me {}`",
            shell_word(&format!("ignore-={written}"))
        );
        let names = RULES.iter().map(|rule| rule.name);
        let (message, hint) = match similar::nearest(rule, names, 1).first() {
            _ if known => {
                let place = match &entry.path {
                    Some(path) => format!("in {path}"),
                    None => "anywhere".to_owned(),
                };
                let message =
                    format!("\"{written}\" silences nothing: the rule finds nothing {place}");
                (message, format!("{out} takes it out"))
            }
            Some(near) => {
                let meant = match &entry.path {
                    Some(path) => format!("{near}:{path}"),
                    None => (*near).to_owned(),
                };
                let change = shell_word(&format!("ignore-={written}"));
                let to = shell_word(&format!("ignore+={meant}"));
                let message =
                    format!("\"{written}\" silences nothing: there is no rule \"{rule}\"");
                (
                    message,
                    format!("did you mean \"{near}\"? `mentor set me {change} {to}`"),
                )
            }
            None => {
                let message =
                    format!("\"{written}\" silences nothing: there is no rule \"{rule}\"");
                (
                    message,
                    format!("{out} takes it out; `mentor check --rules` lists the rules"),
                )
            }
        };
        let finding = Finding::warning("idle-ignore", RelPath::new("mentor.toml"), message);
        Some(finding.in_value("check.ignore", written).command(hint))
    }
}

impl Entry {
    fn of(written: &str) -> Self {
        let (rule, path) = match written.split_once(':') {
            Some((rule, path)) => (rule, Some(path.trim().trim_end_matches('/').to_owned())),
            None => (written, None),
        };
        Self {
            written: written.to_owned(),
            rule: rule.trim().to_owned(),
            path,
            used: Cell::new(false),
        }
    }

    fn fits(&self, problem: &Problem) -> bool {
        let file = problem.file.as_str();
        let inside = |path: &String| {
            let rest = file.strip_prefix(path.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.rule == problem.rule && self.path.as_ref().is_none_or(inside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ignore(entries: &[&str]) -> Ignore {
        Ignore::of(&Policy {
            check_ignore: entries.iter().map(|entry| (*entry).to_owned()).collect(),
            ..Policy::default()
        })
    }

    fn problem(rule: &'static str, severity: Severity) -> Problem {
        let file = RelPath::new("people/ida-holm/person.toml");
        Problem::of_file(rule, severity, file, "x")
    }

    #[test]
    fn a_rule_is_silent_where_it_is_ignored_by_name_or_by_folder() {
        let found = problem("mentor-is-manager", Severity::Warning);
        for (entry, silent) in [
            ("mentor-is-manager:people/ida", false),
            ("no-purpose", false),
            ("mentor-is-manager:people/ida-holm", true),
            ("mentor-is-manager: people/ida-holm/ ", true),
            ("mentor-is-manager:people/ida-holm/person.toml", true),
            ("mentor-is-manager", true),
        ] {
            assert_eq!(ignore(&[entry]).silences(&found), silent, "{entry}");
        }
    }

    #[test]
    fn an_entry_that_does_nothing_is_said_with_the_way_out() {
        let told = |ignore: &Ignore, found: &Problem| -> Vec<(String, String)> {
            let idle = ignore.idle([found.clone()].into_iter()).into_iter();
            idle.map(|one| (one.problem.message, one.problem.hint.unwrap_or_default()))
                .collect()
        };
        let entries = ignore(&[
            "odd-name",
            "no-purpose:people/bo",
            "no-purposes:people/bo",
            "zzz",
            "odd-name:people",
        ]);
        let mut odd = problem("odd-name", Severity::Warning);
        odd.file = RelPath::new("people/con");
        assert_eq!(
            told(&entries, &odd),
            [
                (
                    "\"no-purpose:people/bo\" silences nothing: the rule finds nothing in people/bo".into(),
                    "`mentor set me ignore-=no-purpose:people/bo` takes it out".into(),
                ),
                (
                    "\"no-purposes:people/bo\" silences nothing: there is no rule \"no-purposes\"".into(),
                    "did you mean \"no-purpose\"? `mentor set me ignore-=no-purposes:people/bo ignore+=no-purpose:people/bo`".into(),
                ),
                (
                    "\"zzz\" silences nothing: there is no rule \"zzz\"".into(),
                    "`mentor set me ignore-=zzz` takes it out; `mentor check --rules` lists the rules".into(),
                ),
            ]
        );
        // What cannot be read may hold what an entry silences.
        let syntax = problem("syntax", Severity::Error);
        assert_eq!(told(&entries, &syntax).len(), 2);
    }
}
