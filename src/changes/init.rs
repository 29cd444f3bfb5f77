//! A new network: its commented settings, its folders, or the sample network as it stands.
//!
//! What may live here: which files a network begins with. What may not: whether one is there already
//! (`commands::init` asks `store`).

use std::fmt::Write;

use include_dir::{Dir, include_dir};

use crate::error::Failure;
use crate::model::change::{Change, ChangeSet, Value};
use crate::model::ids::RelPath;
use crate::model::words::Criterion;

/// The sample network, inside the program.
static SAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/examples/harbor");

/// What the owner said of themselves; what is not given is left as a comment to fill in.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// `name` of `[me]`
    pub name: Option<String>,
    /// `title` of `[me]`
    pub title: Option<String>,
    /// `organization` of `[me]`
    pub organization: Option<String>,
    /// `email` of `[me]`
    pub email: Option<String>,
    /// `timezone` of `[me]`
    pub timezone: Option<String>,
    /// `intro` of `[me]`
    pub intro: Option<String>,
    /// `expertise` of `[me]`
    pub expertise: Vec<String>,
    /// `deal-breakers` of `[fit]`, each with the least that it must reach
    pub deal_breakers: Vec<(Criterion, u32)>,
}

/// A network to be: its files, and those that were there before and stay as they are.
#[derive(Clone, Debug)]
pub struct Beginning {
    /// What is to be written.
    pub changes: ChangeSet,
    /// Files that would have been written and are there already.
    pub left: Vec<RelPath>,
}

/// `log.md` is append-only, so both sides of a merge keep their lines.
const ATTRIBUTES_LINE: &str = "log.md merge=union";

/// The folders that a network may hold; all of them optional.
const FOLDERS: [&str; 4] = ["people", "goals", "circles", "resources"];

/// The files of a new, empty network. `is_there` tells which paths of the folder are taken.
pub fn empty(request: &Request, is_there: impl Fn(&RelPath) -> bool) -> Beginning {
    let mut changes = ChangeSet::new("Start a network");
    changes.create(RelPath::new("mentor.toml"), settings(request));
    changes.create(RelPath::new(".gitattributes"), attributes());
    for folder in FOLDERS {
        let path = RelPath::new(folder);
        changes.changes.push(Change::Folder { path });
    }
    without_those_there(changes, is_there)
}

/// The files of the sample network. `is_there` tells which paths of the folder are taken.
///
/// # Errors
/// One of the folders of a network is there: what is in it would mix with the sample's.
pub fn sample(is_there: impl Fn(&RelPath) -> bool) -> Result<Beginning, Failure> {
    if let Some(folder) = FOLDERS
        .iter()
        .find(|folder| is_there(&RelPath::new(folder)))
    {
        return Err(Failure::new(format!(
            "the sample network wants a folder of its own, and `{folder}` is there already"
        ))
        .hint("name a folder that is not there yet: `mentor init DIR --example`"));
    }
    let mut changes = ChangeSet::new("Lay down the sample network");
    let mut files = Vec::new();
    let mut folders = vec![&SAMPLE];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        files.extend(folder.files());
    }
    files.sort_by_key(|file| file.path());
    for file in files {
        // A sample file that is not text would be a defect of the sample; a test counts them.
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            changes.create(RelPath::new(path.replace('\\', "/")), text);
        }
    }
    if SAMPLE.get_file(".gitattributes").is_none() {
        changes.create(RelPath::new(".gitattributes"), attributes());
    }
    Ok(without_those_there(changes, is_there))
}

fn without_those_there(mut changes: ChangeSet, is_there: impl Fn(&RelPath) -> bool) -> Beginning {
    let mut left = Vec::new();
    changes.changes.retain(|change| match change {
        Change::Create { path, .. } if is_there(path) => {
            left.push(path.clone());
            false
        }
        Change::Folder { path } => !is_there(path),
        _ => true,
    });
    Beginning { changes, left }
}

fn attributes() -> String {
    format!("# Both sides of a merge keep the lines they added.\n{ATTRIBUTES_LINE}\n")
}

/// `mentor.toml` with every table explained.
fn settings(request: &Request) -> String {
    let mut text = HEAD.to_owned();
    let intro = "One sentence that says what you do and where you are going.";
    for (key, given, example) in [
        ("name", &request.name, "Your Name"),
        ("title", &request.title, "Director of IT Operations"),
        ("organization", &request.organization, "Your Company"),
        ("email", &request.email, "you@example.org"),
        ("timezone", &request.timezone, "Europe/Berlin"),
        ("intro", &request.intro, intro),
    ] {
        // Writing to a string cannot fail.
        let _ = match given {
            Some(given) => writeln!(text, "{key} = {}", Value::Text(given.clone())),
            None => writeln!(text, "# {key} = \"{example}\""),
        };
    }
    let expertise = request.expertise.iter().cloned().map(Value::Text);
    let expertise = Value::List(expertise.collect());
    text.push_str(&match request.expertise.is_empty() {
        true => GIVE.to_owned(),
        false => format!("expertise = {expertise}     # what you can give\n"),
    });
    text.push_str(REST);
    text.push_str(&fit(&request.deal_breakers));
    text.push_str(LAST);
    text
}

/// The table `[fit]`, a comment where nothing of it was said.
fn fit(deal_breakers: &[(Criterion, u32)]) -> String {
    if deal_breakers.is_empty() {
        return FIT.to_owned();
    }
    let pair = |(criterion, least): &(Criterion, u32)| {
        let least = Value::Integer(i64::from(*least));
        (criterion.as_str().to_owned(), least)
    };
    let table = Value::Table(deal_breakers.iter().map(pair).collect());
    format!(
        "[fit]\n# weights = {{ relevant-experience = 3, availability = 2 }}\ndeal-breakers = {table}\n"
    )
}

const HEAD: &str = "\
# The settings of this network, and who keeps it. Everything but `format` is optional;
# a line that begins with `# ` and holds a key does nothing until the `# ` is taken away.
format = 1

# Who you are. `organization` tells the people inside from those outside;
# the rest is quoted in drafts that speak for you.
[me]
";

const GIVE: &str = "# expertise = [\"incident-response\"]     # what you can give\n";

const FIT: &str = "\
# [fit]
# weights = { relevant-experience = 3, availability = 2 }
# deal-breakers = { commitment = 3 }
";

const REST: &str = r#"# interests = ["trail running"]

# How often to be in touch, where a relationship does not say it itself: by role, or by tag.
# Without it a mentor is due every 30 days, a coach every 14, a peer every 30, a sponsor every 60,
# an advisor every 90, and sooner while you are getting to know one another.
# [cadence]
# mentor = "4 weeks"
# "tag:board" = "quarterly"

# How late is late, as a multiple of the cadence.
# [rhythm]
# due = 1.0
# fading = 1.5
# dormant = 3.0

# What your network should cover whatever the goals are; `mentor gaps` holds it against your people.
# A goal adds what it needs: a file goals/ID.md that begins like this (without the `# `):
#   +++
#   title = "Director of platform by 2027"
#   functions = ["guidance", "sponsorship"]
#   needs = ["org-design", "budgeting"]
#   +++
[coverage]
# skills = ["crisis-communication"]
functions = ["guidance", "feedback", "accountability", "emotional-support", "sponsorship"]
min-people = 2            # fewer is a single point of failure

# How to weigh whether somebody fits, and what they must reach (1-5).
"#;

const LAST: &str = r#"
# One skill, several spellings.
# [aliases]
# k8s = "kubernetes"

# Your own headings for the sections of a note, in any language.
# [sections]
# takeaways = ["Lessons"]

# Rules that `mentor check` is to be silent about.
# [check]
# ignore = ["mentor-is-manager"]
"#;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::keys::SETTINGS;

    fn nothing(_: &RelPath) -> bool {
        false
    }

    fn text_of<'a>(changes: &'a ChangeSet, wanted: &str) -> &'a str {
        changes
            .changes
            .iter()
            .find_map(|change| match change {
                Change::Create { path, text } if path.as_str() == wanted => Some(text.as_str()),
                _ => None,
            })
            .unwrap()
    }

    #[test]
    fn the_settings_hold_what_was_given_and_leave_the_rest_as_comments() {
        let request = Request {
            name: Some("Ana \"Rue\" Ruiz".into()),
            ..Request::default()
        };
        let changes = empty(&request, nothing).changes;
        let text = text_of(&changes, "mentor.toml");
        let read: toml::Table = toml::from_str(text).unwrap();
        assert_eq!(read["me"]["name"].as_str(), Some("Ana \"Rue\" Ruiz"));
        assert_eq!(read["me"].as_table().unwrap().len(), 1);
        assert!(text.contains("# title = "));
    }

    #[test]
    fn every_key_of_the_comments_can_be_uncommented_and_is_one_of_the_format() {
        let text = settings(&Request::default());
        let uncommented: String = text
            .lines()
            .map(|line| match line.strip_prefix("# ") {
                Some(key)
                    if !key.starts_with(' ') && (key.starts_with('[') || key.contains(" = ")) =>
                {
                    format!("{key}\n")
                }
                _ => format!("{line}\n"),
            })
            .collect();
        let read: toml::Table = toml::from_str(&uncommented).unwrap();
        let tables: Vec<&str> = read.keys().map(String::as_str).collect();
        assert_eq!(
            tables,
            [
                "aliases", "cadence", "check", "coverage", "fit", "format", "me", "rhythm",
                "sections"
            ]
        );
        for (table, value) in &read {
            for key in value.as_table().into_iter().flat_map(|keys| keys.keys()) {
                assert!(SETTINGS.shape_at(&[table, key]).is_some(), "{table}.{key}");
            }
        }
    }

    #[test]
    fn every_file_of_the_sample_is_laid_down() {
        let changes = sample(nothing).unwrap().changes;
        let on_disk =
            walkdir::WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/harbor"))
                .into_iter()
                .filter(|entry| entry.as_ref().unwrap().file_type().is_file())
                .count();
        let own = usize::from(SAMPLE.get_file(".gitattributes").is_none());
        assert_eq!(changes.changes.len(), on_disk + own);
        assert!(text_of(&changes, "mentor.toml").contains("format = 1"));
    }

    #[test]
    fn the_sample_never_mixes_with_what_is_there() {
        assert!(sample(|path| path.as_str() == "goals").is_err());
        let left = sample(|path| path.as_str() == "README.md").unwrap().left;
        assert_eq!(left, [RelPath::new("README.md")]);
    }

    #[test]
    fn what_is_there_is_left_alone_and_told() {
        let beginning = empty(&Request::default(), |path| {
            matches!(path.as_str(), ".gitattributes" | "people")
        });
        assert_eq!(beginning.left, [RelPath::new(".gitattributes")]);
        let folders = beginning
            .changes
            .changes
            .iter()
            .filter(|change| matches!(change, Change::Folder { .. }));
        assert_eq!(folders.count(), 3);
    }
}
