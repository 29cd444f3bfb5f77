//! What is to be recalled: a section by any of its names, what it is about, with whom, since when.

use serde::{Serialize, Serializer};

use crate::error::Failure;
use crate::facts::about::About;
use crate::model::day::Day;
use crate::model::ids::Home;
use crate::model::note::SectionKey;
use crate::model::policy::Policy;
use crate::model::words::TouchKind;
use crate::text::fold::fold;
use crate::text::similar;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The section.
    pub section: Section,
    /// Words and `#topics` that all have to be there; empty: whatever it is about.
    pub about: Vec<About>,
    /// People and circles; empty: everyone.
    pub with: Vec<Home>,
    /// The first day; `None`: from the beginning.
    pub since: Option<Day>,
}

/// A section of notes, or a kind of line of `log.md` that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// A heading that the program knows.
    Key(SectionKey),
    /// A kind of line.
    Line(TouchKind),
}

/// Kinds of line that no section is named after.
const LINES: &[TouchKind] = &[
    TouchKind::Opportunity,
    TouchKind::Asked,
    TouchKind::Owes,
    TouchKind::Introduced,
    TouchKind::Thanked,
    TouchKind::Contact,
];

impl Section {
    /// The section of a name as typed: its heading, the owner's own heading for it, or a kind of line of
    /// `log.md`; one or several, with blanks or hyphens. No such section: a failure that lists them.
    pub fn named(typed: &str, policy: &Policy) -> Result<Self, Failure> {
        let wanted = spelled(typed);
        let heading = |(key, heading): &(SectionKey, &str)| (spelled(heading), Self::Key(*key));
        let own = |(heading, key): &(String, SectionKey)| (spelled(heading), Self::Key(*key));
        let line = |kind: &TouchKind| (spelled(kind.as_str()), Self::Line(*kind));
        let names: Vec<(String, Self)> = SectionKey::HEADINGS
            .iter()
            .map(heading)
            .chain(policy.sections.iter().map(own))
            .chain(LINES.iter().map(line))
            .collect();
        let found = names.iter().find(|(name, _)| one(name) == one(&wanted));
        if let Some((_, section)) = found {
            return Ok(*section);
        }
        let near = similar::nearest(&wanted, names.iter().map(|(name, _)| name.as_str()), 2);
        let failure = Failure::new(format!("there is no section `{typed}`"));
        if !near.is_empty() {
            let near: Vec<String> = near.iter().map(|name| name.replace(' ', "-")).collect();
            return Err(failure.hint(format!("did you mean {}?", near.join(" or "))));
        }
        let all: Vec<String> = names
            .iter()
            .map(|(name, _)| name.replace(' ', "-"))
            .collect();
        Err(failure.hint(format!("there are {}", all.join(", "))))
    }

    /// Its name for a title: `Takeaways`, `Opportunities`.
    pub fn title(self) -> &'static str {
        match self {
            Self::Key(key) => key.heading(),
            Self::Line(TouchKind::Opportunity) => "Opportunities",
            Self::Line(TouchKind::Asked) => "Asked",
            Self::Line(TouchKind::Owes) => "Answers I owed",
            Self::Line(TouchKind::Introduced) => "Introductions",
            Self::Line(TouchKind::Thanked) => "Thanks said",
            Self::Line(_) => "Contacts",
        }
    }

    /// Its name as it is typed.
    pub fn typed(self) -> String {
        match self {
            Self::Key(key) => key.heading().to_lowercase().replace(' ', "-"),
            Self::Line(kind) => kind.as_str().to_owned(),
        }
    }

    /// The kind of line of `log.md` that belongs to it.
    pub fn line(self) -> Option<TouchKind> {
        match self {
            Self::Line(kind) => Some(kind),
            Self::Key(SectionKey::Gave) => Some(TouchKind::Gave),
            Self::Key(SectionKey::Received) => Some(TouchKind::Received),
            Self::Key(SectionKey::NextTime) => Some(TouchKind::Next),
            Self::Key(_) => None,
        }
    }
}

impl Serialize for Section {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.typed())
    }
}

/// A name with blanks for hyphens, folded.
fn spelled(name: &str) -> String {
    fold(&name.replace(['-', '_'], " "))
}

/// A name as one of its kind: `story` for `stories`.
fn one(name: &str) -> String {
    match name.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => name.strip_suffix('s').unwrap_or(name).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(typed: &str) -> Result<Section, Failure> {
        let mut policy = Policy::default();
        policy
            .sections
            .push(("Was ich mitnehme".to_owned(), SectionKey::Takeaways));
        Section::named(typed, &policy)
    }

    #[test]
    fn a_section_has_its_heading_the_owners_and_one_of_its_kind_as_names() {
        for (typed, want) in [
            ("takeaways", Section::Key(SectionKey::Takeaways)),
            ("Takeaway", Section::Key(SectionKey::Takeaways)),
            ("was ICH mitnehme", Section::Key(SectionKey::Takeaways)),
            ("next-time", Section::Key(SectionKey::NextTime)),
            ("story", Section::Key(SectionKey::Stories)),
            ("most useful", Section::Key(SectionKey::MostUseful)),
            ("gave", Section::Key(SectionKey::Gave)),
            ("opportunities", Section::Line(TouchKind::Opportunity)),
            ("owes", Section::Line(TouchKind::Owes)),
        ] {
            assert_eq!(named(typed), Ok(want), "{typed}");
        }
    }

    #[test]
    fn an_unknown_section_names_the_nearest_or_all() {
        let near = named("takeways").unwrap_err();
        assert_eq!(near.message, "there is no section `takeways`");
        assert_eq!(near.hints, ["did you mean takeaways?"]);
        let all = named("xyz").unwrap_err();
        assert!(
            all.hints[0].starts_with("there are takeaways, actions, "),
            "{all:?}"
        );
    }
}
