//! Problems of files as SARIF 2.1.0, which code scanning and editors read.
//!
//! What may live here: the log's form. What may not: which problems are told.

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use crate::model::problem::{Problem, Severity};
use crate::model::rule::{RULES, Rule};

/// A log of one run, whose results are written one after the other: `problems` is asked for them when it
/// is written. `below` stands before each path: where the network lies in the repository, with a `/`.
#[derive(Clone, Copy, Debug)]
pub struct Log<'a, Problems> {
    /// The problems.
    pub problems: Problems,
    /// Where the network lies.
    pub below: &'a str,
}

impl<Problems, Each> Serialize for Log<'_, Problems>
where
    Problems: Fn() -> Each,
    Each: Iterator<Item = Problem>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut log = serializer.serialize_struct("log", 3)?;
        log.serialize_field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")?;
        log.serialize_field("version", "2.1.0")?;
        log.serialize_field("runs", &[Run(self)])?;
        log.end()
    }
}

struct Run<'a, 'b, Problems>(&'a Log<'b, Problems>);

impl<Problems, Each> Serialize for Run<'_, '_, Problems>
where
    Problems: Fn() -> Each,
    Each: Iterator<Item = Problem>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut run = serializer.serialize_struct("run", 3)?;
        run.serialize_field("tool", &Tool::default())?;
        // Columns are counted in characters.
        run.serialize_field("columnKind", "unicodeCodePoints")?;
        run.serialize_field("results", &Results(self.0))?;
        run.end()
    }
}

struct Results<'a, 'b, Problems>(&'a Log<'b, Problems>);

impl<Problems, Each> Serialize for Results<'_, '_, Problems>
where
    Problems: Fn() -> Each,
    Each: Iterator<Item = Problem>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let log = self.0;
        serializer.collect_seq((log.problems)().map(|problem| Outcome::of(&problem, log.below)))
    }
}

#[derive(Serialize, Default)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Described>,
}

impl Default for Driver {
    fn default() -> Self {
        Self {
            name: "mentor",
            semantic_version: env!("CARGO_PKG_VERSION"),
            rules: RULES.iter().map(Described::of).collect(),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Described {
    id: &'static str,
    short_description: Text,
    full_description: Text,
    help: Text,
    default_configuration: Configuration,
}

impl Described {
    fn of(rule: &Rule) -> Self {
        let text = |text: &str| Text {
            text: text.to_owned(),
        };
        Self {
            id: rule.name,
            short_description: text(rule.means),
            full_description: text(rule.means),
            help: text(rule.mend),
            default_configuration: Configuration {
                level: level(rule.severity),
            },
        }
    }
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

/// From 1; the end column is that of the character after the last.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

impl Outcome {
    fn of(problem: &Problem, below: &str) -> Self {
        let hint = problem.hint.as_ref();
        let hint = hint.map_or_else(String::new, |hint| format!("\n{hint}"));
        // A problem of a file as a whole is shown at its beginning.
        let (line, column) = (problem.line.max(1), problem.column.max(1));
        Self {
            rule_id: problem.rule,
            rule_index: RULES.iter().position(|rule| rule.name == problem.rule),
            level: level(problem.severity),
            message: Text {
                text: format!("{}{hint}", problem.message),
            },
            locations: [Location {
                physical_location: Physical {
                    artifact_location: Artifact {
                        uri: uri(&format!("{below}{}", problem.file)),
                    },
                    region: Region {
                        start_line: line,
                        start_column: column,
                        end_line: line,
                        end_column: problem.end_column().unwrap_or(column),
                    },
                },
            }],
        }
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// A path as a relative reference (RFC 3986).
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ids::RelPath;
    use serde_json::{Value, json};

    fn log(problems: &[Problem], below: &str) -> Value {
        let log = Log {
            problems: || problems.iter().cloned(),
            below,
        };
        serde_json::to_value(log).unwrap()
    }

    #[test]
    fn a_log_without_problems_names_the_tool_and_every_rule() {
        let log = log(&[], "");
        assert_eq!(log["version"], "2.1.0");
        assert_eq!(
            log["$schema"],
            "https://json.schemastore.org/sarif-2.1.0.json"
        );
        let runs = log["runs"].as_array().unwrap();
        assert_eq!(runs.len(), 1);
        assert_eq!(runs[0]["results"], json!([]));
        assert_eq!(runs[0]["columnKind"], "unicodeCodePoints");
        let driver = &runs[0]["tool"]["driver"];
        assert_eq!(driver["name"], "mentor");
        let rules = driver["rules"].as_array().unwrap();
        assert_eq!(rules.len(), RULES.len());
        for (told, rule) in rules.iter().zip(RULES) {
            assert_eq!(
                *told,
                json!({
                    "id": rule.name,
                    "shortDescription": { "text": rule.means },
                    "fullDescription": { "text": rule.means },
                    "help": { "text": rule.mend },
                    "defaultConfiguration": { "level": level(rule.severity) },
                })
            );
        }
    }

    #[test]
    fn a_result_names_rule_level_place_and_way_out() {
        let text = "name = \"Ana\"\nlevl = \"peer\"\n";
        let file = RelPath::new("people/josé 100%/per,son.toml");
        let problem = Problem::at(
            "unknown-key",
            Severity::Warning,
            file,
            text,
            13..17,
            "unknown \u{1b}[31m \"key\"",
        );
        let problem = problem.hint("did you mean `level`?");
        let whole = Problem::of_file(
            "unreadable",
            Severity::Error,
            RelPath::new("mentor.toml"),
            "no",
        );
        let log = log(&[problem, whole], "sub/");
        let results = &log["runs"][0]["results"];
        let index = |name: &str| RULES.iter().position(|rule| rule.name == name);
        assert_eq!(
            *results,
            json!([
                {
                    "ruleId": "unknown-key",
                    "ruleIndex": index("unknown-key"),
                    "level": "warning",
                    "message": { "text": "unknown \u{1b}[31m \"key\"\ndid you mean `level`?" },
                    "locations": [{ "physicalLocation": {
                        "artifactLocation": { "uri": "sub/people/jos%C3%A9%20100%25/per%2Cson.toml" },
                        "region": { "startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 5 },
                    } }],
                },
                {
                    "ruleId": "unreadable",
                    "ruleIndex": index("unreadable"),
                    "level": "error",
                    "message": { "text": "no" },
                    "locations": [{ "physicalLocation": {
                        "artifactLocation": { "uri": "sub/mentor.toml" },
                        "region": { "startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1 },
                    } }],
                },
            ])
        );
    }
}
