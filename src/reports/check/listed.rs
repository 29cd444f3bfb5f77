//! The list of rules for a reader: what each means and how what it finds is mended.
//!
//! What may live here: the page. What may not: the rules (`model::rule`).

use serde::Serialize;

use crate::model::problem::Severity;
use crate::model::rule::{RULES, Rule};
use crate::text::doc::{Doc, Item};

/// The rules as they are answered in JSON.
#[derive(Debug, Serialize)]
pub struct Listed {
    rules: Vec<Record>,
}

/// A rule.
#[derive(Debug, Serialize)]
struct Record {
    rule: &'static str,
    severity: &'static str,
    means: &'static str,
    mend: &'static str,
    fixes: bool,
}

impl Listed {
    /// All of them, in the order of the page.
    pub fn all() -> Self {
        let of = |severity: Severity| RULES.iter().filter(move |rule| rule.severity == severity);
        let record = |rule: &Rule| Record {
            rule: rule.name,
            severity: match rule.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            means: rule.means,
            mend: rule.mend,
            fixes: rule.fixes,
        };
        let rules = of(Severity::Error).chain(of(Severity::Warning));
        Self {
            rules: rules.map(record).collect(),
        }
    }
}

/// The page.
pub fn doc() -> Doc {
    let mut doc = Doc::default();
    for (severity, title, what) in [
        (
            Severity::Error,
            "Errors",
            "Something cannot be read or meant: exit code 1, and every command that meets it says so.",
        ),
        (
            Severity::Warning,
            "Warnings",
            "Only `check` speaks of them, and the exit code stays 0, unless `--strict` counts them as errors.",
        ),
    ] {
        doc.heading(1, title);
        doc.para(what);
        let rules = RULES.iter().filter(|rule| rule.severity == severity);
        doc.list(rules.map(item).collect());
    }
    doc.para("Silence a rule everywhere: `mentor set me ignore+=no-purpose`; or for one folder or file: `mentor set me ignore+=no-purpose:people/grace-okafor`.");
    doc
}

fn item(rule: &Rule) -> Item {
    let fixes = if rule.fixes {
        " (`--fix` mends some)"
    } else {
        ""
    };
    let Rule {
        name, means, mend, ..
    } = rule;
    Item::new(format!("**{name}**{fixes}: {means} {mend}"))
}
