//! The README is true: its commands print what it says, and it lists every command.

use std::fs;

use crate::help::subcommands;
use crate::sandbox::{Sandbox, repository};
use crate::transcript::Transcript;

/// Where the list of commands stands in the README.
const BEGIN: &str = "<!-- commands: written by UPDATE_CASES=1 cargo test -->\n";
const END: &str = "<!-- end of commands -->\n";

#[test]
fn the_readme_prints_what_it_says() {
    let path = repository().join("README.md");
    let text = fs::read_to_string(&path).unwrap();
    let transcript = Transcript::parse(&text).unwrap();
    let network = transcript.setting("network").unwrap_or("examples/harbor");
    let sandbox = Sandbox::new(network).unwrap();
    let played = transcript.play(&sandbox);
    let (before, rest) = played.text.split_once(BEGIN).expect("the list of commands");
    let (_, after) = rest
        .split_once(END)
        .expect("the end of the list of commands");
    let wanted = format!("{before}{BEGIN}{}{END}{after}", command_list());
    if std::env::var_os("UPDATE_CASES").is_some() {
        if wanted != text {
            fs::write(&path, &wanted).unwrap();
        }
        return;
    }
    assert!(played.failures.is_empty(), "{}", played.failures.join("\n"));
    assert_eq!(
        text, wanted,
        "UPDATE_CASES=1 cargo test writes the list of commands"
    );
}

/// The commands in the order of help, as a table.
fn command_list() -> String {
    let cli = mentor::cli::whole(80);
    let mut list = String::from("| command | what it does |\n|---|---|\n");
    for command in subcommands(&cli) {
        let about = command
            .get_about()
            .map(ToString::to_string)
            .unwrap_or_default();
        let first = about.lines().next().unwrap_or_default();
        list.push_str(&format!("| `{}` | {first} |\n", command.get_name()));
    }
    list
}
