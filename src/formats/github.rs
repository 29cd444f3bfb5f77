//! Problems of files as workflow commands of GitHub Actions, which shows each beside its line.
//!
//! What may live here: the command's form and its escapes. What may not: which problems are told.

use crate::model::problem::{Problem, Severity};

/// `::error file=people/ana/person.toml,line=3,col=9,endColumn=16,title=bad-value::what is wrong`, without
/// a line end. `below` stands before the path: where the network lies in the repository, with a `/`.
pub fn command(problem: &Problem, below: &str) -> String {
    let word = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut properties = vec![("file", format!("{below}{}", problem.file))];
    if problem.line > 0 {
        properties.push(("line", problem.line.to_string()));
    }
    if problem.column > 0 {
        properties.push(("col", problem.column.to_string()));
    }
    if let Some(end) = problem.end_column() {
        properties.push(("endColumn", end.to_string()));
    }
    properties.push(("title", problem.rule.to_owned()));
    let properties: Vec<String> = properties
        .iter()
        .map(|(name, value)| format!("{name}={}", property(value)))
        .collect();
    let hint = problem.hint.as_ref();
    let hint = hint.map_or_else(String::new, |hint| format!("\n{hint}"));
    let message = data(&format!("{}{hint}", problem.message));
    format!("::{word} {}::{message}", properties.join(","))
}

/// What a message cannot hold as it is.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// What the value of a property cannot hold as it is.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ids::RelPath;

    #[test]
    fn a_problem_is_one_command_with_its_place_rule_and_way_out() {
        let text = "name = \"Ana\"\nlevl = \"peer\"\n";
        let file = RelPath::new("people/ana/person.toml");
        let problem = Problem::at(
            "unknown-key",
            Severity::Warning,
            file,
            text,
            13..17,
            "unknown key `levl`",
        );
        let problem = problem.hint("did you mean `level`?");
        assert_eq!(
            command(&problem, "network/"),
            "::warning file=network/people/ana/person.toml,line=2,col=1,endColumn=5,title=unknown-key\
             ::unknown key `levl`%0Adid you mean `level`?"
        );
    }

    #[test]
    fn what_would_end_or_forge_a_command_is_escaped() {
        let file = RelPath::new("people/a,b: 100%\r\n::error file=x::y/person.toml");
        let message = "100%\r\n::error title=forged::not so, and: so";
        let problem = Problem::of_file("unreadable", Severity::Error, file, message);
        assert_eq!(
            command(&problem, ""),
            "::error file=people/a%2Cb%3A 100%25%0D%0A%3A%3Aerror file=x%3A%3Ay/person.toml,title=unreadable\
             ::100%25%0D%0A::error title=forged::not so, and: so"
        );
    }
}
