//! What is said when a network begins: what lies where, what was left alone, and what to type next.

use crate::model::change::{Change, ChangeSet};
use crate::model::ids::RelPath;
use crate::text::doc::{Doc, Item, plain};
use crate::text::phrase::shell_word;

/// More files than this are counted, not named.
const NAMED: usize = 8;
/// The day that the sample network was written for.
const SAMPLE_DAY: &str = "2026-11-21";

/// A network that was begun.
#[derive(Clone, Debug)]
pub struct Begun {
    /// The folder as the owner would type it; `None`: the working directory.
    pub folder: Option<String>,
    /// Whether it is the sample network.
    pub sample: bool,
    /// Whether the owner said their name.
    pub name: bool,
    /// Whether the owner said their organization.
    pub organization: bool,
    /// What to do first, where the files tell it: a command, and what it does.
    pub first_steps: Vec<(String, String)>,
    /// Whether the folder lay in a git repository before, so that none was made.
    pub in_git: bool,
}

/// Which files were written and which were left alone, a line each, for stderr.
pub fn notes(changes: &ChangeSet, left: &[RelPath]) -> Vec<String> {
    let files = changes.changes.iter().filter_map(|change| match change {
        Change::Create { path, .. } => Some(format!("wrote {path}")),
        _ => None,
    });
    let mut lines: Vec<String> = files.collect();
    if lines.len() > NAMED {
        lines = vec![format!("wrote {} files", lines.len())];
    }
    for path in left {
        lines.push(if path.as_str() == ".gitattributes" {
            "left .gitattributes as it is; the line `log.md merge=union` in it would let git keep \
             the lines of both sides"
                .to_owned()
        } else {
            format!("left {path} as it is")
        });
    }
    lines
}

impl Begun {
    /// The answer for a reader.
    pub fn doc(&self) -> Doc {
        let mut doc = Doc::default();
        let place = match &self.folder {
            Some(folder) => format!("in {}", plain(folder)),
            None => "here".to_owned(),
        };
        if self.sample {
            doc.para(format!(
                "The sample network lies {place}: eighteen months of Ana Ruiz, who runs IT operations \
                 at a logistics firm. It was written for {SAMPLE_DAY}; on later days everyone in it has \
                 gone quiet."
            ));
        } else {
            doc.para(format!(
                "A network begins {place}: settings in mentor.toml, and folders for people, goals, \
                 circles and resources."
            ));
        }
        if self.in_git {
            doc.para("The folder lies in a git repository already, so none was made.");
        }
        doc.para("Next:");
        let next = self.next().into_iter();
        doc.list(
            next.map(|(command, why)| Item::new(format!("`{command}` {why}")))
                .collect(),
        );
        doc
    }

    /// How the program is called from where the owner stands.
    pub fn mentor(&self) -> String {
        match &self.folder {
            Some(folder) => format!("mentor -C {}", shell_word(folder)),
            None => "mentor".to_owned(),
        }
    }

    fn next(&self) -> Vec<(String, String)> {
        let mentor = self.mentor();
        if !self.first_steps.is_empty() {
            return self.first_steps.clone();
        }
        let next = |rest: &str, why: &str| (format!("{mentor} {rest}"), why.to_owned());
        if self.sample {
            let next = |rest: &str, why: &str| next(&format!("--today {SAMPLE_DAY} {rest}"), why);
            return vec![
                next(
                    "agenda grace",
                    "prepares a meeting from what was said before",
                ),
                next("gaps", "holds the people against the goals"),
                next("list", "names everyone, with who is due"),
            ];
        }
        let unsaid = [
            (self.name, "name=\"Your Name\""),
            (self.organization, "organization=\"Your Company\""),
        ];
        let unsaid = unsaid.into_iter().filter(|(said, _)| !said);
        let unsaid: Vec<&str> = unsaid.map(|(_, key)| key).collect();
        let mut steps = Vec::new();
        if !unsaid.is_empty() {
            steps.push(next(
                &format!("set me {}", unsaid.join(" ")),
                "says who you are",
            ));
        }
        steps.push(next(
            "goal add \"What you want to reach\"",
            "writes down a first goal",
        ));
        steps.push(next(
            "add \"Their Name\" --role mentor",
            "adds the first person",
        ));
        steps.push(next(
            "init --continue",
            "asks for all of this and more, on a terminal",
        ));
        steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markdown;

    fn files(count: usize) -> ChangeSet {
        let mut changes = ChangeSet::new("Start");
        for number in 0..count {
            changes.create(RelPath::new(format!("f{number}")), "");
        }
        let path = RelPath::new("people");
        changes.changes.push(Change::Folder { path });
        changes
    }

    #[test]
    fn few_files_are_named_many_are_counted_and_what_stayed_is_told() {
        assert_eq!(notes(&files(2), &[]), ["wrote f0", "wrote f1"]);
        let told = notes(
            &files(9),
            &[RelPath::new("README.md"), RelPath::new(".gitattributes")],
        );
        assert_eq!(told.len(), 3);
        assert_eq!(told[..2], ["wrote 9 files", "left README.md as it is"]);
        assert!(told[2].contains("log.md merge=union"));
    }

    #[test]
    fn the_answer_ends_in_commands_that_can_be_typed_from_here() {
        let begun = Begun {
            folder: Some("my network".into()),
            sample: false,
            name: false,
            organization: false,
            first_steps: Vec::new(),
            in_git: true,
        };
        assert_eq!(
            markdown::render(&begun.doc()),
            "A network begins in my network: settings in mentor.toml, and folders for people, \
             goals, circles and resources.\n\n\
             The folder lies in a git repository already, so none was made.\n\n\
             Next:\n\n\
             - `mentor -C \"my network\" set me name=\"Your Name\" organization=\"Your Company\"` says who you are\n\
             - `mentor -C \"my network\" goal add \"What you want to reach\"` writes down a first goal\n\
             - `mentor -C \"my network\" add \"Their Name\" --role mentor` adds the first person\n\
             - `mentor -C \"my network\" init --continue` asks for all of this and more, on a terminal\n"
        );
        let sample = Begun {
            folder: None,
            sample: true,
            name: true,
            organization: true,
            first_steps: Vec::new(),
            in_git: false,
        };
        assert!(
            markdown::render(&sample.doc()).contains("- `mentor --today 2026-11-21 agenda grace` ")
        );
    }
}
