//! The built-in templates: the wording of every draft, as it is where the owner has no other.
//!
//! What may live here: the list of them, each with its text in `templates/`. What may not: which facts a
//! draft tells (its report decides) and filling in (`text::template`).

use std::collections::BTreeMap;

/// A built-in template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuiltIn {
    /// Its name: `thanks` is `templates/thanks.md` in a network.
    pub name: &'static str,
    /// What it words, for a list.
    pub about: &'static str,
    /// Its text, which begins with a comment that says which values it is handed.
    pub text: &'static str,
}

/// Every built-in template, by name.
pub const ALL: &[BuiltIn] = &[
    BuiltIn {
        name: "brief",
        about: "one page ahead of a talk: who you are, the goal, what you ask",
        text: include_str!("templates/brief.md"),
    },
    BuiltIn {
        name: "farewell-circle",
        about: "the farewell to a circle, one letter to all of its members",
        text: include_str!("templates/farewell-circle.md"),
    },
    BuiltIn {
        name: "intro-ask",
        about: "the question to one of two people whether they would like to meet the other",
        text: include_str!("templates/intro-ask.md"),
    },
    BuiltIn {
        name: "intro-broker",
        about: "the request for an introduction, with lines to forward",
        text: include_str!("templates/intro-broker.md"),
    },
    BuiltIn {
        name: "intro-follow-up",
        about: "the question, two weeks on, whether two people have met",
        text: include_str!("templates/intro-follow-up.md"),
    },
    BuiltIn {
        name: "intro-make",
        about: "the letter that brings two people together",
        text: include_str!("templates/intro-make.md"),
    },
    BuiltIn {
        name: "intro-no",
        about: "the word to who said yes to an introduction that the other declined",
        text: include_str!("templates/intro-no.md"),
    },
    BuiltIn {
        name: "pitch",
        about: "a first question to somebody, in five parts",
        text: include_str!("templates/pitch.md"),
    },
    BuiltIn {
        name: "progress",
        about: "what came of their advice, where the goals stand, what is next",
        text: include_str!("templates/progress.md"),
    },
    BuiltIn {
        name: "recap",
        about: "the recap of a meeting",
        text: include_str!("templates/recap.md"),
    },
    BuiltIn {
        name: "share",
        about: "the note that goes with something from the shelf",
        text: include_str!("templates/share.md"),
    },
    BuiltIn {
        name: "thanks",
        about: "thanks for something specific",
        text: include_str!("templates/thanks.md"),
    },
];

/// The built-in template of this name, with or without its ending.
pub fn named(name: &str) -> Option<&'static BuiltIn> {
    let name = name.strip_suffix(".md").unwrap_or(name);
    ALL.iter().find(|one| one.name == name)
}

/// All of them by file name, for the engine.
pub fn by_file() -> BTreeMap<String, &'static str> {
    ALL.iter()
        .map(|one| (format!("{}.md", one.name), one.text))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_template_says_what_it_is_handed_and_stands_in_its_place() {
        for pair in ALL.windows(2) {
            assert!(
                pair[0].name < pair[1].name,
                "{} comes too early",
                pair[1].name
            );
        }
        for one in ALL {
            assert!(
                one.text.starts_with("{#"),
                "{} does not begin with its variables",
                one.name
            );
            assert!(
                one.text.ends_with('\n') && !one.text.ends_with("\n\n"),
                "{}",
                one.name
            );
            assert!(
                !one.about.is_empty() && !one.about.ends_with('.'),
                "{}",
                one.name
            );
            assert_eq!(named(&format!("{}.md", one.name)), Some(one));
        }
        assert_eq!(named("nothing"), None);
    }
}
