//! What is said of keys once they are set: of one person as they were typed, of several each line once with
//! whom it is about; then what follows.
//!
//! What may live here: the answer of `set`. What may not: the change itself.

pub mod follows;

use serde::Serialize;

use crate::facts::next_step::step::Step;
use crate::facts::setting::{Keyed, Setting};
use crate::model::change::{KeyOp, Value, Written};
use crate::text::doc::Doc;
use crate::text::phrase::{count, listed};

/// A line names so many; of more the first ones, and how many others.
const NAMED: usize = 6;

/// Keys that were set.
#[derive(Clone, Debug, Serialize)]
pub struct Answer {
    /// Whose they are, as the command line names them; `null` where several were named.
    who: Option<String>,
    /// What was set, each once.
    set: Vec<Told>,
    /// What was so already, a sentence each.
    unchanged: Vec<String>,
    /// The same of each of them, in the order typed.
    each: Vec<Each>,
    /// What follows; `null` where nothing was written.
    next_step: Option<Step>,
    /// What was written.
    written: Vec<Written>,
    #[serde(skip)]
    lines: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
struct Each {
    who: String,
    name: String,
    set: Vec<Told>,
    unchanged: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Told {
    key: String,
    /// `set`, `remove`, `add` or `take`.
    op: &'static str,
    value: Option<Value>,
}

/// The answer about keys of these; `next` is what follows once something was written.
pub fn answer(each: &[Keyed], written: Vec<Written>, next: Option<Step>) -> Answer {
    let mut set: Vec<Told> = Vec::new();
    for told in each.iter().flat_map(|one| &one.settings).map(told) {
        if !set.contains(&told) {
            set.push(told);
        }
    }
    let (who, lines, unchanged) = match each {
        [one] => {
            let lines = one.settings.iter().map(Setting::told).collect();
            (Some(one.typed.clone()), lines, one.idle.clone())
        }
        several => (None, lines(several), idle(several)),
    };
    Answer {
        who,
        set,
        unchanged,
        each: each.iter().map(each_of).collect(),
        next_step: next,
        lines: if written.is_empty() {
            Vec::new()
        } else {
            lines
        },
        written,
    }
}

impl Answer {
    /// What was so already, for stderr.
    pub fn notes(&self) -> &[String] {
        &self.unchanged
    }

    /// What was set, a line each; empty where nothing was written.
    pub fn lines(&self) -> String {
        self.lines.join("\n")
    }

    /// What follows.
    pub fn next(&self) -> Option<Doc> {
        let mut doc = Doc::default();
        doc.para(self.next_step.as_ref()?.line());
        Some(doc)
    }
}

/// Each line once, with those of whom it is.
fn lines(each: &[Keyed]) -> Vec<String> {
    let mut found: Vec<(String, Vec<&str>)> = Vec::new();
    for one in each.iter().filter(|one| one.changed) {
        for setting in &one.settings {
            gather(&mut found, setting.told(), &one.name);
        }
    }
    let line = |(line, names): (String, Vec<&str>)| format!("{line}: {}", whom(&names));
    found.into_iter().map(line).collect()
}

/// The same for what was so already; where nothing at all was written that was said.
fn idle(each: &[Keyed]) -> Vec<String> {
    let some = each.iter().any(|one| one.changed);
    let mut found: Vec<(String, Vec<&str>)> = Vec::new();
    for one in each {
        for sentence in &one.idle {
            gather(&mut found, sentence.clone(), &one.name);
        }
        if some && !one.settings.is_empty() && !one.changed {
            gather(&mut found, "it is so already".to_owned(), &one.name);
        }
    }
    let line = |(line, names): (String, Vec<&str>)| format!("{}: {line}", whom(&names));
    found.into_iter().map(line).collect()
}

fn gather<'a>(found: &mut Vec<(String, Vec<&'a str>)>, line: String, name: &'a str) {
    match found.iter_mut().find(|(other, _)| *other == line) {
        Some((_, names)) => names.push(name),
        None => found.push((line, vec![name])),
    }
}

/// `Grace Okafor and Sam Lee`; of many the first ones.
fn whom(names: &[&str]) -> String {
    match names.split_at_checked(NAMED) {
        Some((first, others)) if !others.is_empty() => {
            let others = count(others.len(), "other", "others");
            format!("{} and {others}", first.join(", "))
        }
        _ => listed(names),
    }
}

fn each_of(one: &Keyed) -> Each {
    Each {
        who: one.typed.clone(),
        name: one.name.clone(),
        set: one.settings.iter().map(told).collect(),
        unchanged: one.idle.clone(),
    }
}

fn told(setting: &Setting) -> Told {
    let (op, value) = match &setting.op {
        KeyOp::Set(value) => ("set", Some(value)),
        KeyOp::Remove => ("remove", None),
        KeyOp::Add(value) => ("add", Some(value)),
        KeyOp::Take(value) => ("take", Some(value)),
    };
    Told {
        key: setting.key(),
        op,
        value: value.cloned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::setting::mark;
    use crate::model::ids::RelPath;

    fn gains(name: &str, tag: Option<&str>) -> Keyed {
        let setting = |tag: &str| Setting {
            path: vec!["tags".to_owned()],
            op: KeyOp::Add(Value::Text(tag.to_owned())),
        };
        Keyed {
            typed: name.to_lowercase(),
            name: name.to_owned(),
            home: None,
            file: RelPath::new(format!("people/{name}/person.toml")),
            settings: tag.map(setting).into_iter().collect(),
            idle: match tag {
                None => vec!["tags holds \"x\" already".to_owned()],
                Some(_) => Vec::new(),
            },
            changed: false,
        }
    }

    fn said(mut each: Vec<Keyed>, files: &[&str]) -> (String, Vec<String>) {
        let written: Vec<Written> = files
            .iter()
            .map(|name| Written {
                path: RelPath::new(format!("people/{name}/person.toml")),
                change: "changed",
                from: None,
                note: None,
            })
            .collect();
        mark(&mut each, &written);
        let answer = answer(&each, written, None);
        (answer.lines(), answer.notes().to_vec())
    }

    #[test]
    fn of_one_the_keys_are_told_alone_and_of_several_with_whom() {
        let one = said(vec![gains("Ada", Some("x"))], &["Ada"]);
        assert_eq!(one.0, "tags gains \"x\"");
        let each = vec![
            gains("Ada", Some("x")),
            gains("Bo", None),
            gains("Cy", Some("x")),
            gains("Di", Some("x")),
        ];
        let (lines, notes) = said(each, &["Ada", "Cy"]);
        assert_eq!(lines, "tags gains \"x\": Ada and Cy");
        assert_eq!(
            notes,
            ["Bo: tags holds \"x\" already", "Di: it is so already"]
        );
    }

    #[test]
    fn of_many_the_first_are_named() {
        let names = ["A", "B", "C", "D", "E", "F", "G", "H"];
        let each = names.map(|name| gains(name, Some("x"))).to_vec();
        let (lines, _) = said(each, &names);
        assert_eq!(lines, "tags gains \"x\": A, B, C, D, E, F and 2 others");
        let each = names.map(|name| gains(name, Some("x"))).to_vec();
        let (_, notes) = said(each.clone(), &[]);
        assert_eq!(notes, [""; 0], "that nothing changed was said");
        let (lines, _) = said(each, &names[..6]);
        assert_eq!(lines, "tags gains \"x\": A, B, C, D, E and F");
    }
}
