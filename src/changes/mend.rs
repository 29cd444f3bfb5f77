//! What can be mended without asking: what leaves nothing to decide.
//!
//! What may live here: from problems that tell what mends them to what is written. What may not: what is
//! wrong, and what mends it (`store` and `reports::check` say both).

use std::collections::{HashMap, HashSet};

use crate::model::change::{Change, ChangeSet, Edit};
use crate::model::ids::RelPath;
use crate::model::problem::{Mend, Problem};

/// Whether a problem has a mend, or leaves its file to a person.
pub fn matters(problem: &Problem) -> bool {
    problem.mend.is_some() || problem.closes_file()
}

/// Every mend of those problems that are `wanted`; empty where there is none. A file that cannot be read
/// is left to a person, whatever else is found in it, and so is one that waits for a name of its own.
pub fn mend(problems: &[Problem], wanted: impl Fn(&Problem) -> bool) -> ChangeSet {
    let mut changes = ChangeSet::new("Mend what check found");
    let named = rename(problems, &wanted, &mut changes);
    let broken = problems.iter().filter(|problem| problem.closes_file());
    let broken: HashSet<&RelPath> = broken.map(|one| &one.file).collect();
    let left = |problem: &&Problem| wanted(problem) && !broken.contains(&problem.file);
    for problem in problems.iter().filter(left) {
        let Some(Mend::Bytes { range, was, now }) = problem.mend.as_deref() else {
            continue;
        };
        let file = match named.get(&problem.file) {
            Some(None) => continue,
            Some(Some(name)) => name,
            None => &problem.file,
        };
        let edit = Edit::Replace {
            range: range.clone(),
            was: was.clone(),
            now: now.clone(),
        };
        if is_free(&changes, file, &edit) {
            changes.edit(file, edit);
        }
    }
    changes
}

/// Renames what has another name than is meant. Gives every such file, with its new name where it gets one.
fn rename<'p>(
    problems: &'p [Problem],
    wanted: impl Fn(&Problem) -> bool,
    changes: &mut ChangeSet,
) -> HashMap<&'p RelPath, Option<RelPath>> {
    let mut named = HashMap::new();
    for problem in problems {
        let Some(Mend::Name(name)) = problem.mend.as_deref() else {
            continue;
        };
        let from = &problem.file;
        let to = RelPath::new(from.folder()).join(name);
        // Of two that mean the same name the first gets it.
        let taken =
            |change: &Change| matches!(change, Change::Rename { to: other, .. } if *other == to);
        let gets_it = wanted(problem) && !changes.changes.iter().any(taken);
        if gets_it {
            changes.changes.push(Change::Rename {
                from: from.clone(),
                to: to.clone(),
                edits: Vec::new(),
            });
        }
        named.insert(from, gets_it.then_some(to));
    }
    named
}

/// Whether no other edit of the file touches these bytes: two findings in one place are one mend.
fn is_free(changes: &ChangeSet, file: &RelPath, edit: &Edit) -> bool {
    let Edit::Replace { range, .. } = edit else {
        return false;
    };
    let own = changes.changes.iter().filter_map(|change| match change {
        Change::Edit { path, edits }
        | Change::Rename {
            to: path, edits, ..
        } if path == file => Some(edits),
        _ => None,
    });
    own.flatten().all(|other| match other {
        Edit::Replace { range: other, .. } => other.end <= range.start || range.end <= other.start,
        _ => true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::problem::Severity;

    fn problem(file: &str, mend: Option<Mend>) -> Problem {
        let file = RelPath::new(file);
        Problem::of_file("unknown-owner", Severity::Warning, file, "x").mend(mend)
    }

    fn bytes(range: std::ops::Range<usize>, now: &str) -> Option<Mend> {
        let (was, now) = ("gra".to_owned(), now.to_owned());
        Some(Mend::Bytes { range, was, now })
    }

    #[test]
    fn what_has_a_mend_is_mended_once_and_the_rest_stays() {
        let (note, odd) = ("people/ada/2026-09-01.md", "people/ada/2026-8-1.md");
        let name = || Some(Mend::Name("2026-08-01.md".into()));
        let found = [
            problem(note, bytes(3..6, "grace")),
            problem(note, None),
            problem(note, bytes(3..6, "grace")),
            problem(note, bytes(6..9, "grace")),
            problem(odd, name()),
            problem("people/ada/20260801.md", name()),
        ];
        let replace = |range| Edit::Replace {
            range,
            was: "gra".into(),
            now: "grace".into(),
        };
        assert_eq!(
            mend(&found, |_| true).changes,
            [
                Change::Rename {
                    from: RelPath::new(odd),
                    to: RelPath::new("people/ada/2026-08-01.md"),
                    edits: Vec::new(),
                },
                Change::Edit {
                    path: RelPath::new(note),
                    edits: vec![replace(3..6), replace(6..9)],
                },
            ]
        );
        assert!(mend(&found, |_| false).is_empty());
        assert!(mend(&[], |_| true).is_empty());
    }

    #[test]
    fn what_gets_another_name_is_mended_under_it_and_what_waits_for_one_is_left() {
        let odd = "people/ada/2026-9-1.md";
        let note = RelPath::new("people/ada/2026-09-01.md");
        let name = || Some(Mend::Name("2026-09-01.md".into()));
        let found = [
            problem(odd, name()),
            problem("people/ada/20260901.md", name()),
            problem("people/ada/20260901.md", bytes(0..3, "grace")),
            problem(odd, bytes(3..6, "grace")),
            problem(odd, bytes(3..6, "grace")),
        ];
        let renamed = |edits| Change::Rename {
            from: RelPath::new(odd),
            to: note.clone(),
            edits,
        };
        let edit = Edit::Replace {
            range: 3..6,
            was: "gra".into(),
            now: "grace".into(),
        };
        assert_eq!(mend(&found, |_| true).changes, [renamed(vec![edit])]);
        let only_words =
            |problem: &Problem| matches!(problem.mend.as_deref(), Some(Mend::Bytes { .. }));
        assert!(mend(&found, only_words).is_empty());
        // What is broken gets its name all the same.
        let mut error = problem(odd, None);
        (error.rule, error.severity) = ("syntax", Severity::Error);
        let found = [&found[..], &[error]].concat();
        assert_eq!(mend(&found, |_| true).changes, [renamed(Vec::new())]);
    }

    #[test]
    fn a_file_that_cannot_be_read_is_left_to_a_person() {
        let note = "people/ada/2026-09-01.md";
        let count = |rule: &'static str| {
            let mut error = problem(note, None);
            (error.rule, error.severity) = (rule, Severity::Error);
            mend(&[problem(note, bytes(3..6, "grace")), error], |_| true)
                .changes
                .len()
        };
        assert_eq!(count("bad-value"), 1);
        for rule in ["syntax", "conflict-markers", "impossible-date"] {
            assert_eq!(count(rule), 0, "{rule}");
        }
        let warning = problem(note, None);
        assert!(!matters(&warning) && matters(&problem(note, bytes(3..6, "grace"))));
        let mut error = warning;
        error.severity = Severity::Error;
        assert!(matters(&error));
        error.rule = "bad-value";
        assert!(!matters(&error));
    }
}
