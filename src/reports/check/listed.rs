//! The list of rules for a reader: what each means and how what it finds is mended.
//!
//! What may live here: the page. What may not: the rules (`model::rule`).

use crate::model::problem::Severity;
use crate::model::rule::{RULES, Rule};
use crate::text::doc::{Doc, Item};

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
