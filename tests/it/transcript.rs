//! Transcripts in Markdown: reading them, running them, writing them anew.

use crate::sandbox::Sandbox;
use crate::terminal;

/// A Markdown text with console blocks.
pub struct Transcript {
    parts: Vec<Part>,
}

enum Part {
    /// Text outside console blocks, with its line ends.
    Prose(String),
    /// A console block.
    Block(Block),
}

struct Block {
    steps: Vec<Step>,
    /// Whether its commands are run on a terminal: lines of output that begin with `> ` are what was typed there.
    on_terminal: bool,
}

struct Step {
    /// The line of the command in the file, from 1.
    line: usize,
    /// The command as it stands, `$ ` and `> ` taken off, lines joined by line ends.
    command: String,
    /// What is expected, `? 1` included.
    expected: String,
}

/// What came of a run.
pub struct Played {
    /// The whole text with what was really printed.
    pub text: String,
    /// For each command that printed something else: a description.
    pub failures: Vec<String>,
    /// How many commands were run.
    pub commands: usize,
}

impl Transcript {
    /// Reads a text; fails with a sentence where a console block makes no sense.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut prose = String::new();
        let mut fence = "";
        // The fence of a block of another language, whose lines are prose.
        let mut other = "";
        let mut steps: Vec<Step> = Vec::new();
        let mut on_terminal = false;
        for (number, line) in text.lines().enumerate() {
            let marks = fence_of(line);
            if !fence.is_empty() {
                if line == fence {
                    parts.push(Part::Block(Block {
                        steps: std::mem::take(&mut steps),
                        on_terminal,
                    }));
                    fence = "";
                } else if let Some(command) = line.strip_prefix("$ ") {
                    steps.push(Step {
                        line: number + 1,
                        command: command.to_owned(),
                        expected: String::new(),
                    });
                } else {
                    let Some(step) = steps.last_mut() else {
                        return Err(format!("line {}: a block begins with `$ `", number + 1));
                    };
                    match line.strip_prefix("> ") {
                        Some(more) if step.expected.is_empty() && !on_terminal => {
                            step.command.push('\n');
                            step.command.push_str(more);
                        }
                        _ => {
                            step.expected.push_str(line);
                            step.expected.push('\n');
                        }
                    }
                }
                continue;
            }
            let language = line.get(marks.len()..).unwrap_or_default();
            let runs = matches!(language, "console" | "terminal");
            if other.is_empty() && marks.len() >= 3 && runs {
                on_terminal = language == "terminal";
                parts.push(Part::Prose(std::mem::take(&mut prose)));
                fence = marks;
                continue;
            }
            if other.is_empty() {
                other = marks;
            } else if line == other {
                other = "";
            }
            prose.push_str(line);
            prose.push('\n');
        }
        if !fence.is_empty() {
            return Err("the last console block is not closed".to_owned());
        }
        parts.push(Part::Prose(prose));
        Ok(Self { parts })
    }

    /// The value of `<!-- key: value -->` in the prose before the first block.
    pub fn setting(&self, key: &str) -> Option<&str> {
        let Some(Part::Prose(head)) = self.parts.first() else {
            return None;
        };
        head.lines().find_map(|line| {
            let inside = line.trim().strip_prefix("<!--")?.strip_suffix("-->")?;
            let (name, value) = inside.split_once(':')?;
            (name.trim() == key).then(|| value.trim())
        })
    }

    /// Runs every command in the sandbox, one after another.
    pub fn play(&self, sandbox: &Sandbox) -> Played {
        let mut played = Played {
            text: String::new(),
            failures: Vec::new(),
            commands: 0,
        };
        for part in &self.parts {
            match part {
                Part::Prose(text) => played.text.push_str(text),
                Part::Block(block) => block.play(sandbox, &mut played),
            }
        }
        played
    }
}

impl Block {
    fn play(&self, sandbox: &Sandbox, played: &mut Played) {
        let mut text = String::new();
        for step in &self.steps {
            let printed = if self.on_terminal {
                let lines = step.expected.lines();
                let typed = lines.filter_map(|line| line.strip_prefix('>'));
                let typed: Vec<&str> = typed.map(str::trim).collect();
                terminal::run(sandbox, &step.command, &typed)
            } else {
                run(sandbox, &step.command)
            };
            played.commands += 1;
            if printed != step.expected {
                played.failures.push(format!(
                    "line {}: $ {}\n--- expected\n{}--- printed\n{printed}",
                    step.line, step.command, step.expected
                ));
            }
            if let Some(line) = printed.lines().find(|line| line.starts_with("$ ")) {
                played.failures.push(format!(
                    "line {}: output reads as a command: {line}",
                    step.line
                ));
            }
            text.push_str("$ ");
            text.push_str(&step.command.replace('\n', "\n> "));
            text.push('\n');
            text.push_str(&printed);
        }
        let language = if self.on_terminal {
            "terminal"
        } else {
            "console"
        };
        let longest = text.lines().map(|line| fence_of(line).len()).max();
        let fence = "`".repeat(longest.map_or(3, |most| (most + 1).max(3)));
        played
            .text
            .push_str(&format!("{fence}{language}\n{text}{fence}\n"));
    }
}

/// The backticks at the beginning of a line, where there are three or more.
fn fence_of(line: &str) -> &str {
    let end = line.bytes().take_while(|byte| *byte == b'`').count();
    if end >= 3 { &line[..end] } else { "" }
}

/// Everything a command printed: stdout, then stderr, then the exit code where it is not 0.
fn run(sandbox: &Sandbox, command: &str) -> String {
    let output = sandbox.sh(command);
    let mut text = sandbox.text(&output.stdout);
    end_line(&mut text);
    text.push_str(&sandbox.text(&output.stderr));
    end_line(&mut text);
    match output.status.code() {
        Some(0) => {}
        Some(code) => text.push_str(&format!("? {code}\n")),
        None => text.push_str("? killed\n"),
    }
    // A carriage return is shown, since lines of a transcript end in a line feed.
    text.replace('\r', "␍")
}

fn end_line(text: &mut String) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}
