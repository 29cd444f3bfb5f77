//! What holds for every command: it reads without a trace, tries without writing, answers the same
//! bytes everywhere, and lets no text act on a terminal.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Output;

use crate::help::commands;
use crate::sandbox::Sandbox;

/// How each command that reads is called on `examples/harbor`.
const READS: &[&[&str]] = &[
    &["search", "budget"],
    &["search", "one page", "--with", "grace-okafor", "--json"],
    &["init", "--continue"],
    &["list"],
    &["list", "--ids", "role:mentor"],
    &["show", "grace-okafor"],
    &["show", "circle:ops"],
    &["check"],
    &["gaps"],
    &["gaps", "--with", "helena-vogt"],
    &["gaps", "--without", "grace-okafor"],
    &["check", "grace-okafor"],
    &["recall", "takeaways", "--with", "grace-okafor"],
    &["lessons", "--with", "grace-okafor"],
    &["who", "budgeting"],
    &["who", "--crisis"],
    &["fit"],
    &["fit", "helena-vogt"],
    &["intro", "bilal-haddad", "jose-nandu"],
    &["intro", "olena-tkachenko", "priya-nair"],
    &["intro", "--to", "helena-vogt"],
    &["intro", "--suggest"],
    &["agenda", "grace-okafor"],
    &["recall", "takeaways"],
    &["lessons"],
    &["lessons", "--about", "ask", "--role", "peer"],
    &["balance"],
    &["rate", "grace-okafor"],
    &["goal", "list"],
    &["goal", "show", "director"],
    &["balance", "grace-okafor"],
    &["action", "list"],
    &["action", "list", "grace-okafor"],
    &["recap", "grace-okafor"],
    &["recap", "circle:ops"],
    &["thanks", "grace-okafor"],
    &["progress", "grace-okafor"],
    &["resource", "list"],
    &["resource", "share", "team-topologies"],
    &["plan"],
    &["review"],
    &["review", "--ahead", "30", "--format", "html"],
    &["template", "list"],
    &["template", "show", "progress"],
    &["plan", "grace-okafor", "--mine"],
    &["brief", "grace-okafor"],
    &["pitch", "helena-vogt"],
];

/// How each command that writes is called; each is tried with `--dry-run`.
const WRITES: &[&[&str]] = &[
    &["log", "grace-okafor", "--takeaway", "Say it earlier"],
    &["touch", "yesterday: sent Grace the report", "--gave"],
    &["recap", "sam-lee", "--sent"],
    &["thanks", "sam-lee", "--sent"],
    &["progress", "grace-okafor", "--sent"],
    &["pitch", "helena-vogt", "--sent"],
    &["add", "Ada Byron", "--role", "mentor"],
    &["intro", "bilal-haddad", "jose-nandu", "--sent"],
    &["set", "grace-okafor", "relationship.minutes=30"],
    &["rename", "grace-okafor", "Grace Adeyemi"],
    &["merge", "helena-vogt", "sam-lee"],
    &["remove", "sam-lee"],
    &["fit", "helena-vogt", "commitment=4 kept her word"],
    &["action", "add", "grace-okafor", "Draft the memo due:fri"],
    &["action", "due", "e5c925", "fri"],
    &["action", "drop", "e5c925", "--why", "it was done otherwise"],
    &["action", "reopen", "e83924"],
    &["done", "e5c925", "--result", "approved"],
    &["template", "eject", "progress"],
    &["init", "../elsewhere"],
    &["undo"],
    &["resource", "add", "A book", "--takeaway", "One thing"],
    &["resource", "share", "team-topologies", "grace-okafor"],
    &["pause", "grace-okafor", "sam-lee", "--until", "2027-01-06"],
    &["rate", "grace-okafor", "--heard", "3"],
    &["goal", "add", "Calm nights"],
    &["goal", "set", "director", "priority=1"],
    &["resume", "miriam-halevi"],
    &[
        "close",
        "grace-okafor",
        "--as",
        "completed",
        "--rest",
        "drop:it is over",
    ],
];

/// How each command is called that is nothing without an editor.
const IN_EDITOR: &[&[&str]] = &[&["edit", "grace-okafor"]];

/// What must hold of any run.
pub fn assert_sane(output: &Output, what: &str) {
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(!stderr.contains("panicked at"), "{what}: {stderr}");
    assert!(
        !stderr.contains("this should not have happened"),
        "{what}: {stderr}"
    );
    assert!(
        matches!(output.status.code(), Some(0..=3)),
        "{what}: {:?}",
        output.status
    );
    assert!(output.stderr.len() < 64 * 1024, "{what}");
    for bytes in [&output.stdout, &output.stderr] {
        let text = std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{what}: not UTF-8"));
        let raw = text.chars().find(|c| acts(*c));
        assert_eq!(raw, None, "{what}: {text}");
    }
}

/// Whether a character acts on a terminal or hides.
fn acts(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn every_command_is_tried_here() {
    let missing: Vec<String> = commands()
        .into_iter()
        .filter(|(words, command)| !words.is_empty() && !command.has_subcommands())
        .map(|(words, _)| words)
        .filter(|words| {
            let calls = READS.iter().chain(WRITES).chain(IN_EDITOR);
            !calls
                .into_iter()
                .any(|call| call.len() >= words.len() && call[..words.len()] == words[..])
        })
        .map(|words| words.join(" "))
        .collect();
    assert!(
        missing.is_empty(),
        "say in tests/it/manners.rs how these are called: {missing:?}"
    );
}

#[test]
fn reading_leaves_no_trace_and_is_the_same_everywhere() {
    let sandbox = Sandbox::new("examples/harbor").unwrap();
    let before = sandbox.tree();
    for call in READS {
        let here = sandbox.mentor(*call);
        assert_sane(&here, &format!("{call:?}"));
        assert_eq!(
            here.status.code(),
            Some(0),
            "{call:?}: {}",
            sandbox.text(&here.stderr)
        );
        let elsewhere = sandbox
            .command(crate::sandbox::MENTOR)
            .args(*call)
            .env("TZ", "Pacific/Kiritimati")
            .env("LC_ALL", "tr_TR.UTF-8")
            .env("COLUMNS", "20")
            .env_remove("HOME")
            .output()
            .unwrap();
        assert!(
            here.stdout == elsewhere.stdout,
            "{call:?} differs with the zone or the locale"
        );
        assert!(here.stderr == elsewhere.stderr, "{call:?}");
    }
    assert!(
        sandbox.tree() == before,
        "a reading command changed the network"
    );
}

#[test]
fn a_dry_run_writes_nothing() {
    let sandbox = Sandbox::new("examples/harbor").unwrap();
    // So that there is something to take back.
    let first = sandbox.mentor(["touch", "called Olena Tkachenko"]);
    assert_eq!(first.status.code(), Some(0));
    let before = sandbox.tree();
    for call in WRITES {
        let output = sandbox.mentor(call.iter().copied().chain(["--dry-run"]));
        assert_sane(&output, &format!("{call:?}"));
        assert_eq!(
            output.status.code(),
            Some(0),
            "{call:?}: {}",
            sandbox.text(&output.stderr)
        );
        assert!(!output.stdout.is_empty(), "{call:?} shows no diff");
        assert!(sandbox.tree() == before, "{call:?} --dry-run wrote");
    }
}

#[test]
fn a_dry_run_in_json_is_one_object_that_holds_the_diff() {
    let sandbox = Sandbox::new("examples/harbor").unwrap();
    let first = sandbox.mentor(["touch", "called Olena Tkachenko"]);
    assert_eq!(first.status.code(), Some(0));
    let before = sandbox.tree();
    for call in WRITES {
        // The JSON of `init` is that of --continue, which writes nothing where nobody can be asked.
        if !takes(call, "json") || call[0] == "init" {
            continue;
        }
        let tried = call.iter().copied().chain(["--dry-run"]);
        let diff = sandbox.mentor(tried.clone());
        let json = sandbox.mentor(tried.chain(["--json"]));
        assert_sane(&json, &format!("{call:?} --dry-run --json"));
        assert_eq!(
            json.status.code(),
            Some(0),
            "{call:?}: {}",
            sandbox.text(&json.stderr)
        );
        let value: serde_json::Value = serde_json::from_slice(&json.stdout)
            .unwrap_or_else(|error| panic!("{call:?} --dry-run --json: {error}"));
        assert_eq!(value["schema"], "mentor/dry-run/1", "{call:?}");
        assert_eq!(value["today"], crate::sandbox::TODAY, "{call:?}");
        assert_eq!(
            value["diff"].as_str(),
            Some(sandbox.text(&diff.stdout).as_str()),
            "{call:?}"
        );
        assert_ne!(value["summary"], "", "{call:?}");
        let first = &value["would_write"][0];
        let words = ["created", "changed", "renamed", "removed"];
        assert!(
            first["change"]
                .as_str()
                .is_some_and(|word| words.contains(&word)),
            "{call:?}: {first}"
        );
        assert!(first["path"].is_string(), "{call:?}");
        assert!(sandbox.tree() == before, "{call:?} --dry-run --json wrote");
    }
}

/// The command that a call is of.
fn command_of(call: &[&str]) -> (Vec<String>, clap::Command) {
    let of = |(words, _): &(Vec<String>, clap::Command)| {
        !words.is_empty() && call.len() >= words.len() && call[..words.len()] == words[..]
    };
    let mut found: Vec<_> = commands().into_iter().filter(of).collect();
    found.sort_by_key(|(words, _)| words.len());
    found
        .pop()
        .unwrap_or_else(|| panic!("{call:?} is of no command"))
}

/// Whether a call's command has an option.
fn takes(call: &[&str], option: &str) -> bool {
    let (_, command) = command_of(call);
    command
        .get_arguments()
        .any(|argument| argument.get_long() == Some(option))
}

/// People who are named in the calls above.
const PEOPLE: [&str; 5] = [
    "grace-okafor",
    "sam-lee",
    "helena-vogt",
    "miriam-halevi",
    "bilal-haddad",
];

/// What a command calls those whom it takes.
fn names_people(argument: &clap::Arg) -> bool {
    let names = argument.get_value_names().unwrap_or_default();
    names
        .iter()
        .any(|name| matches!(name.as_str(), "WHO" | "INTO"))
        || names.iter().any(|name| name.starts_with("WHO|"))
}

#[test]
fn whoever_is_named_can_be_named_on_standard_input() {
    let sandbox = Sandbox::new("examples/harbor").unwrap();
    let before = sandbox.tree();
    let mut swept: Vec<(Vec<String>, String)> = Vec::new();
    let calls = READS.iter().chain(WRITES).chain(IN_EDITOR);
    for call in calls {
        let (words, command) = command_of(call);
        let tried = WRITES.contains(call).then_some("--dry-run");
        let at = call.iter().position(|word| PEOPLE.contains(word));
        let Some(at) = at else {
            continue;
        };
        let id = call[at];
        // Those that stand after an option are its own.
        let option = call[at - 1].strip_prefix("--");
        let of = |argument: &&clap::Arg| match option {
            Some(long) => argument.get_long() == Some(long),
            None => argument.is_positional() && names_people(argument),
        };
        let Some(argument) = command.get_arguments().find(of) else {
            panic!("{call:?}: nothing of `{words:?}` takes WHO");
        };
        swept.push((words, argument.get_id().to_string()));
        let several = matches!(argument.get_action(), clap::ArgAction::Append)
            && argument.get_num_args().is_none_or(|n| n.max_values() > 2);
        let other = if id == "sam-lee" {
            "grace-okafor"
        } else {
            "sam-lee"
        };
        let stdin: &[&str] = if several { &[id, other] } else { &[id] };
        let mut named: Vec<&str> = call.to_vec();
        named.splice(at..=at, stdin.iter().copied());
        let mut piped = call.to_vec();
        piped[at] = "-";
        let here = sandbox.mentor(named.iter().copied().chain(tried));
        let there = sandbox.fed(piped.iter().copied().chain(tried), &stdin.join("\n"));
        assert_sane(&there, &format!("{piped:?}"));
        for (one, two) in [(&here.stdout, &there.stdout), (&here.stderr, &there.stderr)] {
            assert_eq!(sandbox.text(one), sandbox.text(two), "{piped:?}");
        }
        assert_eq!(here.status.code(), there.status.code(), "{piped:?}");
        let nobody = sandbox.fed(piped.iter().copied().chain(tried), "\n");
        assert_sane(&nobody, &format!("{piped:?}"));
        assert_eq!(nobody.status.code(), Some(2), "{piped:?}");
        assert!(nobody.stdout.is_empty(), "{piped:?}");
        assert!(
            sandbox
                .text(&nobody.stderr)
                .contains("error: nobody is named on standard input\nhint: "),
            "{piped:?}: {}",
            sandbox.text(&nobody.stderr)
        );
    }
    assert!(sandbox.tree() == before, "something was written");
    let missing: Vec<String> = commands()
        .into_iter()
        .filter(|(words, command)| !words.is_empty() && !command.has_subcommands())
        .filter(|(words, command)| {
            let several = |one: &clap::Arg| matches!(one.get_action(), clap::ArgAction::Append);
            let counts =
                |one: &&clap::Arg| names_people(one) && (one.is_positional() || several(one));
            let mut who = command.get_arguments().filter(counts).peekable();
            who.peek().is_some()
                && !who.any(|one| swept.contains(&(words.clone(), one.get_id().to_string())))
        })
        .map(|(words, _)| words.join(" "))
        .collect();
    assert!(
        missing.is_empty(),
        "say in tests/it/manners.rs how these are called with somebody of PEOPLE: {missing:?}"
    );
}

#[test]
fn no_action_on_standard_input_is_said_to_be_none() {
    let sandbox = Sandbox::new("examples/harbor").unwrap();
    for call in [
        &["done", "-"][..],
        &["action", "drop", "-"],
        &["action", "reopen", "-"],
        &["action", "due", "-", "fri"],
    ] {
        let output = sandbox.fed(call.iter().copied(), "\n \n");
        assert_eq!(output.status.code(), Some(2), "{call:?}");
        let said = sandbox.text(&output.stderr);
        assert!(
            said.ends_with(
                "error: no action is named on standard input\nhint: one handle a line is read from \
                 it, as `mentor action list --ids` prints them\n"
            ),
            "{call:?}: {said}"
        );
    }
}

#[test]
fn without_an_editor_a_command_that_needs_one_says_what_else_there_is() {
    let sandbox = Sandbox::new("examples/harbor").unwrap();
    let before = sandbox.tree();
    for call in IN_EDITOR {
        let output = sandbox.mentor(*call);
        assert_sane(&output, &format!("{call:?}"));
        assert_eq!(output.status.code(), Some(1), "{call:?}");
        let said = sandbox.text(&output.stderr);
        assert!(
            said.contains("$EDITOR") && said.contains("hint: `mentor"),
            "{call:?}: {said}"
        );
    }
    assert!(
        sandbox.tree() == before,
        "something was laid down for nobody"
    );
}

#[test]
fn json_is_one_object_with_its_schema() {
    let sandbox = Sandbox::new("examples/harbor").unwrap();
    fs::write(
        sandbox.network().join("people/sam-lee/person.toml"),
        "name = = 1",
    )
    .unwrap();
    for (words, command) in commands() {
        if !command
            .get_arguments()
            .any(|argument| argument.get_long() == Some("json"))
        {
            continue;
        }
        let call = READS
            .iter()
            .find(|call| call.len() >= words.len() && call[..words.len()] == words[..]);
        let Some(call) = call else {
            continue;
        };
        let output = sandbox.mentor(call.iter().copied().chain(["--json"]));
        assert_sane(&output, &format!("{words:?} --json"));
        let value: serde_json::Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{words:?}: {error}"));
        let schema = format!("mentor/{}/1", words.join("-"));
        assert_eq!(value["schema"], schema.as_str(), "{words:?}");
        assert_eq!(value["today"], crate::sandbox::TODAY, "{words:?}");
        // Whoever reads the broken file ends with 1.
        assert!(matches!(output.status.code(), Some(0 | 1)), "{words:?}");
    }
    let failed = sandbox.mentor(["show", "nobody-at-all", "--json"]);
    assert!(failed.stdout.is_empty());
}

#[test]
fn hostile_texts_act_on_nobody() {
    let sandbox = Sandbox::new("examples/harbor").unwrap();
    let grace = sandbox.network().join("people/grace-okafor");
    fs::write(
        grace.join("person.toml"),
        "name = \"Grace\\u001b[31m \\u202eOkafor \\u009b2J\"\nalso = [\"# x\", \"<script>\"]\n\
         title = \"\\u0007\\u200b| a | b\"\n[relationship]\nroles = [\"mentor\", \"\\u001b]0;x\\u0007\"]\n\
         stage = \"\\u202e\"\npurpose = \"- [ ] y\\n# z\\n```\\n<!--\"\nuntil = 2026-13-45\n",
    )
    .unwrap();
    fs::write(
        grace.join("2026-11-20.md"),
        "# \u{1b}[2J&#27;[31m\n## Takeaways\n- \u{9b}31m <b>x</b> &#x202e;\n- [ ] a \u{202e} due:2026-99-99 @\u{1b}x\n## Actions\n- [ ] \u{1b}[5m ```\n",
    )
    .unwrap();
    fs::write(
        grace.join("log.md"),
        "- 2026-11-20 gave: \u{1b}[31m\u{7f}\n- x\r\n\u{0}",
    )
    .unwrap();
    fs::write(grace.join("2026-11-21-\u{202e}\u{1b}.md"), "x").unwrap();
    fs::create_dir(sandbox.network().join("people/\u{1b}[31m")).unwrap();
    symlink(
        "/dev/zero",
        sandbox.network().join("people/sam-lee/plan.md.x"),
    )
    .unwrap();
    for call in READS {
        let output = sandbox.mentor(*call);
        assert_sane(&output, &format!("{call:?}"));
        let json = sandbox.mentor(call.iter().copied().chain(["--json"]));
        assert_sane(&json, &format!("{call:?} --json"));
    }
}

#[test]
fn deep_nesting_and_long_lines_are_survived_on_a_small_stack() {
    let sandbox = Sandbox::new("examples/harbor").unwrap();
    let grace = sandbox.network().join("people/grace-okafor");
    let deep = 100_000;
    for (name, text) in [
        (
            "2026-11-01.md",
            format!("## Takeaways\n{}x\n", ">".repeat(deep)),
        ),
        (
            "2026-11-02.md",
            format!("## Actions\n{}x\n", "- ".repeat(deep / 10)),
        ),
        (
            "2026-11-03.md",
            format!(
                "## Stories\n- {}a{}\n",
                "[".repeat(deep),
                "](b)".repeat(deep)
            ),
        ),
        (
            "2026-11-04.md",
            format!("## Takeaways\n- {}\n", "*a _b `c <d ".repeat(deep / 10)),
        ),
        (
            "2026-11-05.md",
            format!("## Takeaways\n- {}\n", "word ".repeat(deep)),
        ),
        ("2026-11-06.md", "### x\n".repeat(deep / 10)),
    ] {
        fs::write(grace.join(name), text).unwrap();
    }
    let toml = format!(
        "name = \"Grace\"\nx = {}{}\n",
        "[".repeat(deep),
        "]".repeat(deep)
    );
    let luis = sandbox.network().join("people/luis-ortega/person.toml");
    fs::write(luis, toml).unwrap();
    for call in READS {
        let output = sandbox.sh(&format!("ulimit -s 512; mentor {}", call.join(" ")));
        assert_sane(&output, &format!("{call:?}"));
    }
}
