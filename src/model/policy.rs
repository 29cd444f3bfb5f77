//! `mentor.toml`: the owner, and what reports need to know of the owner's wishes. No setting without a reader.

use std::borrow::Cow;

use super::length::Cadence;
use super::note::SectionKey;
use super::words::{Criterion, Role};
use crate::text::fold::lower;

/// The settings of a network.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    /// Whether `mentor.toml` is there and cannot be read: all that stands in it counts as not written.
    pub unread: bool,
    /// Who keeps the network.
    pub me: Me,
    /// Default cadence by role.
    pub role_cadence: Vec<(Role, Cadence)>,
    /// Default cadence by tag.
    pub tag_cadence: Vec<(String, Cadence)>,
    /// How late is late, as a multiple of the cadence.
    pub rhythm: Rhythm,
    /// What a healthy network covers.
    pub coverage: CoverageWishes,
    /// Weights of the criteria of fit; 1 where none is written.
    pub fit_weights: Vec<(Criterion, f64)>,
    /// Deal-breakers with the least they must reach, 1-5.
    pub deal_breakers: Vec<(Criterion, u32)>,
    /// One skill, several spellings, both in lower case: spelling and skill.
    pub aliases: Vec<(String, String)>,
    /// Headings that mean a section, as written, beside the English ones.
    pub sections: Vec<(String, SectionKey)>,
    /// Whether each writing command makes a commit.
    pub git_commit: bool,
    /// Rules that `check` is silent about: `rule` or `rule:path`.
    pub check_ignore: Vec<String>,
    /// Kinds that `review` is silent about.
    pub review_off: Vec<String>,
}

/// The owner's profile.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)] // each is the key of `[me]` that it is named after
pub struct Me {
    pub name: Option<String>,
    pub title: Option<String>,
    pub organization: Option<String>,
    pub email: Option<String>,
    pub timezone: Option<String>,
    pub intro: Option<String>,
    pub expertise: Vec<String>,
    pub interests: Vec<String>,
    /// Keys that are written and cannot be read, or may be: they count as not written, but they are not empty.
    pub unread: Vec<&'static str>,
}

/// The three steps of lateness, as multiples of the cadence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rhythm {
    /// Up to this ratio a tie is fresh.
    pub due: f64,
    /// Up to this ratio it is due.
    pub fading: f64,
    /// Up to this ratio it is fading, above dormant.
    pub dormant: f64,
}

/// `[coverage]`
#[derive(Clone, Debug)]
pub struct CoverageWishes {
    /// Skills, as written.
    pub skills: Vec<String>,
    /// Functions, lower case.
    pub functions: Vec<String>,
    /// Fewer effective people than this is a single point of failure.
    pub min_people: usize,
    /// Axes of diversity.
    pub axes: Vec<String>,
}

impl Default for Rhythm {
    fn default() -> Self {
        Self {
            due: 1.0,
            fading: 1.5,
            dormant: 3.0,
        }
    }
}

impl Default for CoverageWishes {
    fn default() -> Self {
        Self {
            skills: Vec::new(),
            functions: Vec::new(),
            min_people: 2,
            axes: ["organization", "sector", "function", "level", "relation"]
                .map(String::from)
                .to_vec(),
        }
    }
}

impl Policy {
    /// The skill that a spelling means: lower case, trimmed, aliases applied once.
    pub fn skill(&self, written: &str) -> String {
        self.skill_of(written).into_owned()
    }

    /// The same where it need not be kept.
    pub fn skill_of<'s>(&'s self, written: &'s str) -> Cow<'s, str> {
        let lower = lower(written.trim());
        let mut aliases = self.aliases.iter();
        match aliases.find(|(spelling, _)| *spelling == lower) {
            Some((_, skill)) => Cow::Borrowed(skill),
            None => lower,
        }
    }

    /// How a draft names the owner.
    pub fn my_name(&self) -> &str {
        self.me.name.as_deref().unwrap_or("me")
    }
}
