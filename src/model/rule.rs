//! The named rules of `check`: what each means, how bad it is, and how what it finds is mended.
//!
//! What may live here: the list. What may not: looking for anything (`store` and `reports::check` do).

use super::problem::Severity;

/// A named rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name, as `[check] ignore` spells it.
    pub name: &'static str,
    /// How bad what it finds is.
    pub severity: Severity,
    /// What it finds, as one sentence.
    pub means: &'static str,
    /// How that is mended, as one sentence.
    pub mend: &'static str,
    /// Whether `check --fix` mends some of it.
    pub fixes: bool,
}

impl Rule {
    /// The rule of a name.
    pub fn named(name: &str) -> Option<&'static Self> {
        RULES.iter().find(|rule| rule.name == name)
    }

    /// The same; `--fix` mends some of what it finds.
    const fn fixed(self) -> Self {
        Self {
            fixes: true,
            ..self
        }
    }
}

const fn error(name: &'static str, means: &'static str, mend: &'static str) -> Rule {
    Rule {
        name,
        severity: Severity::Error,
        means,
        mend,
        fixes: false,
    }
}

const fn warning(name: &'static str, means: &'static str, mend: &'static str) -> Rule {
    Rule {
        severity: Severity::Warning,
        ..error(name, means, mend)
    }
}

/// Every rule: errors, then warnings, each in the order of their names.
pub const RULES: [Rule; 40] = [
    error(
        "bad-value",
        "A value that its key does not take: a role, a stage, a length, a number out of its range.",
        "Write one of the values that the message names; until then the key counts as not written.",
    ),
    error(
        "conflict-markers",
        "git left two versions of these lines and the markers between them.",
        "Keep what is right of both sides and remove the three marker lines.",
    ),
    error(
        "impossible-date",
        "A day that no calendar has, in a key or in the name of a file.",
        "Write the day as 2026-12-01: year, month, day.",
    )
    .fixed(),
    error(
        "missing-name",
        "The one key that must be written, `name` (of a goal or a resource `title`), is missing or empty.",
        "Add a line name = \"…\" at the top of the file.",
    ),
    error(
        "no-text",
        "A question of your own in templates/questions.toml has no `text`.",
        "Write the question, or take its entry out.",
    ),
    error(
        "not-a-file",
        "A folder, a pipe or a device stands where a file is expected.",
        "Rename or remove it.",
    ),
    error(
        "not-a-folder",
        "A file stands where a folder is expected.",
        "Rename or remove it.",
    ),
    error(
        "not-utf8",
        "Bytes that are no UTF-8; the message says which encoding the file most likely has.",
        "Save the file as UTF-8; the hint holds the command.",
    ),
    error(
        "outside",
        "A symbolic link that leads out of the network, or to nothing, is not followed.",
        "Put the file itself there, or a link that stays inside.",
    ),
    error(
        "syntax",
        "The TOML of this file, or its front matter, cannot be read.",
        "Mend the line that is shown: texts stand in quotes, dates and numbers do not.",
    ),
    error(
        "too-large",
        "A file larger than is read: 8 MB for notes, 1 MB for TOML.",
        "Keep long material in a file of another name, and name it in the notes.",
    ),
    error(
        "unfinished-write",
        "A command was stopped while it wrote: some of its files are old and some new.",
        "`mentor check --fix` completes it, and so does the next command that writes.",
    )
    .fixed(),
    error(
        "unreadable",
        "The system does not give this file or folder.",
        "Give yourself the right to read it, or look after the disk.",
    ),
    error(
        "wrong-type",
        "A value of another type than its key takes: a number where a text is expected.",
        "Write it as the message says.",
    ),
    warning(
        "action-date",
        "A word of an action, as due:, holds no date, so it stays text.",
        "Write the day as due:2026-12-01.",
    )
    .fixed(),
    warning(
        "action-word",
        "A word of an action, kind: or moved:, holds what it cannot, so it stays text.",
        "Write one of the kinds, or a number of times.",
    ),
    warning(
        "ask-without-give",
        "You asked somebody active for something, and nothing that you gave or offer is written down.",
        "Give something, or write down what you can give: `mentor touch \"…\" --gave`.",
    ),
    warning(
        "closed-without-end",
        "A relationship is closed, and nobody wrote when and how it ended.",
        "Set `ended.on` and `ended.as`.",
    ),
    warning(
        "conflict-copy",
        "A synchroniser could not merge two versions and made a copy, which is not read.",
        "Take over what is missing in the original, then remove the copy.",
    ),
    warning(
        "cut-off-write",
        "A write that was cut off left this file.",
        "`mentor check --fix` removes it, and so does the next command that writes.",
    )
    .fixed(),
    warning(
        "dead-reference",
        "A person, goal, note or axis is named that is not there.",
        "Write the id that is meant, or take it out; the hint holds the command.",
    )
    .fixed(),
    warning(
        "ends-before-it-begins",
        "`until` or `ended` is a day before `since`.",
        "One of the two days is a slip: write it as it was.",
    ),
    warning(
        "future-date",
        "Something that has happened, a contact or a tick, has a day more than a year ahead, so nobody counts it.",
        "Write the day on which it happened.",
    ),
    warning(
        "future-format",
        "The network is of a newer format than this program knows, so nothing is written.",
        "Install a newer mentor.",
    ),
    warning(
        "hidden-character",
        "A text holds a character that nobody sees, as one that turns the direction of writing.",
        "Remove it, unless the script needs it.",
    ),
    warning(
        "idle-ignore",
        "An entry of `[check] ignore` names no rule, or silences nothing.",
        "Take it out: `mentor set me ignore-=ENTRY`.",
    ),
    warning(
        "log-line",
        "A line of log.md that was surely meant as one is not read: its day, its kind, its colon or its dash is a slip.",
        "Write it as `- 2026-11-20 gave: what it was`.",
    )
    .fixed(),
    warning(
        "mentor-is-manager",
        "Your manager is your mentor too, and you hear less from one who also assesses you.",
        "Find a mentor who does not assess you; where it is meant so, silence the rule.",
    ),
    warning(
        "misspelt-function",
        "A kind of support is nearly one of the twelve.",
        "Write the one that is meant, or give your own a name that is less alike.",
    ),
    warning(
        "misspelt-skill",
        "A skill stands in one place only and looks like one that stands elsewhere.",
        "Spell both alike, or keep both with an alias: `mentor set me aliases.ONE=OTHER`.",
    ),
    warning(
        "name-clash",
        "Two names are one and the same on a system that folds case or composes accents.",
        "Rename one of the two.",
    ),
    warning(
        "no-card",
        "A folder of a person or a circle has no person.toml or circle.toml.",
        "Add one: name = \"…\" is all it needs.",
    ),
    warning(
        "no-goal",
        "Somebody helps you, and no goal is written down.",
        "Write one: `mentor goal add \"what you are after\"`.",
    ),
    warning(
        "no-purpose",
        "Two meetings with somebody active, and no purpose written down.",
        "Write what you want to come of it, or say that the tie is informal.",
    ),
    warning(
        "odd-name",
        "A name of a file or folder that other systems cannot hold, or that is not read as what it was meant for.",
        "Rename it as the message says.",
    )
    .fixed(),
    warning(
        "private-leak",
        "A sentence of a private section, note or person stands where it may be shown to others.",
        "Move it under a heading Private, or say it otherwise.",
    ),
    warning(
        "unknown-key",
        "A key that nothing reads; it is kept as it is.",
        "Write the key that is meant, in its table; the message names the nearest.",
    ),
    warning(
        "unknown-owner",
        "The owner of an action is nobody's id.",
        "Write the id as it is; `mentor check --fix` completes the beginning of one.",
    )
    .fixed(),
    warning(
        "weight-word",
        "A weight: of something given or received says none of the three weights, or does not stand at the end.",
        "Write weight:light, weight:medium or weight:heavy at the end of the line.",
    ),
    warning(
        "yaml-front-matter",
        "Front matter between --- lines is YAML, which is not read.",
        "Write +++ for both --- lines, and key = \"value\" for key: value.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_stand_in_order_each_once_with_whole_sentences() {
        let names = RULES.map(|rule| (rule.severity, rule.name));
        let mut sorted = names.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted, names);
        for rule in RULES {
            assert_eq!(Rule::named(rule.name), Some(&rule));
            assert!(rule.means.ends_with('.'), "{}", rule.name);
            assert!(rule.mend.ends_with('.'), "{}", rule.name);
        }
        assert_eq!(Rule::named("no-such-rule"), None);
    }
}
