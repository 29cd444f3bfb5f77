//! On which line of a file a key stands.
//!
//! What may live here: looking lines up for an answer. What may not: which key is meant.

use std::borrow::Cow;

use crate::error::Failure;
use crate::model::ids::RelPath;
use crate::model::problem::Finding;
use crate::shell::context::Context;

/// A key in a file whose line is wanted.
#[derive(Clone, Debug)]
pub struct Sought {
    /// The file.
    pub file: RelPath,
    /// The key: `relationship.until`.
    pub key: Cow<'static, str>,
    /// Of a list the element that is meant.
    pub value: Option<String>,
}

/// The line of each key, from 1, in the same order; 1 where the key is not there or the file cannot be read.
pub fn lines(context: &mut Context<'_>, sought: &[Sought]) -> Result<Vec<usize>, Failure> {
    let found = known_lines(context, sought)?;
    Ok(found.into_iter().map(|line| line.unwrap_or(1)).collect())
}

/// The same, and `None` where the key is not there or the file cannot be read.
pub fn known_lines(
    context: &mut Context<'_>,
    sought: &[Sought],
) -> Result<Vec<Option<usize>>, Failure> {
    let mut found = vec![None; sought.len()];
    if sought.is_empty() {
        return Ok(found);
    }
    let store = context
        .home
        .store(&context.globals, &context.printer.world)?;
    let findings = sought.iter().enumerate().map(|(at, one)| {
        // The place in the list is what comes back with the line.
        let finding = Finding::warning("line", one.file.clone(), at.to_string());
        match &one.value {
            Some(value) => finding.in_value(&one.key, value),
            None => finding.in_key(&one.key),
        }
    });
    for problem in store.locate(findings.collect()) {
        let at = problem.message.parse::<usize>().ok();
        if let Some(line) = at.and_then(|at| found.get_mut(at)) {
            *line = (problem.line > 0).then_some(problem.line);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::context::Outcome;
    use crate::shell::made_up::Stage;

    #[test]
    fn a_key_is_found_on_its_line_and_one_that_is_not_there_on_the_first() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/harbor");
        let sought = |file: &str, key: &'static str, value: Option<&str>| Sought {
            file: RelPath::new(file),
            key: key.into(),
            value: value.map(str::to_owned),
        };
        let text = include_str!("../../examples/harbor/people/jose-nandu/person.toml");
        let until = text.lines().position(|line| line.starts_with("until ="));
        Stage::new(&[]).at(&root).run(|context| {
            let found = lines(
                context,
                &[
                    sought("people/jose-nandu/person.toml", "relationship.until", None),
                    sought("people/nobody/person.toml", "relationship.until", None),
                    sought(
                        "people/jose-nandu/person.toml",
                        "relationship.nothing",
                        None,
                    ),
                    sought("goals/calm-on-call.md", "needs", Some("observability")),
                ],
            )?;
            assert_eq!(found, [until.unwrap() + 1, 1, 1, 5]);
            let unknown = sought("people/nobody/person.toml", "relationship.until", None);
            assert_eq!(known_lines(context, &[unknown])?, [None]);
            Ok(Outcome::Done)
        });
    }
}
