//! What no file can know: the sections of the debrief that only people can fill, and what of them is
//! still missing.
//!
//! What may live here: which gaps there are, and the flag that fills each. What may not: their layout.

use super::value::Debrief;
use crate::facts::lessons::Kind;
use crate::model::note::SectionKey;

/// Something that only people can say, and with which flag of `close` it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Gap {
    /// What is missing.
    pub what: &'static str,
    /// The flag; empty where no flag says it.
    pub flag: &'static str,
}

/// What came of an aim was not said.
pub const VERDICT: Gap = Gap {
    what: "what came of each aim: met, partly, not or changed",
    flag: "--outcome",
};
/// No purpose is written.
const PURPOSE: Gap = Gap {
    what: "what it was for: no purpose was written down",
    flag: "",
};

/// A section of what was said.
pub struct Section<'a> {
    /// Which.
    pub key: SectionKey,
    parts: Vec<Part<'a>>,
}

/// One thing that is said in a section: what it is called there, its gap, what was said.
struct Part<'a> {
    kind: Kind,
    gap: Gap,
    said: &'a [String],
}

impl Section<'_> {
    /// Its heading.
    pub fn heading(&self) -> &'static str {
        self.key.heading()
    }

    /// Its lines, each with the mark of its kind.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        self.parts.iter().flat_map(|part| {
            let mark = part.kind.mark();
            part.said.iter().map(move |line| match mark {
                "" => line.clone(),
                mark => format!("{mark}: {line}"),
            })
        })
    }

    /// What of it is missing.
    pub fn gaps(&self) -> impl Iterator<Item = Gap> {
        let empty = self.parts.iter().filter(|part| part.said.is_empty());
        empty.map(|part| part.gap)
    }
}

impl Debrief {
    /// What is missing, in the order of the note.
    pub fn gaps(&self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        if self.purpose.is_none() && !self.circle {
            gaps.push(PURPOSE);
        }
        let aims = self.purpose.iter().chain(&self.objectives);
        let mut judged = aims.map(|aim| aim.reached.is_some());
        let mut goals = self.goals.iter().map(|goal| goal.reached.is_some());
        if judged.any(|judged| !judged) || goals.any(|judged| !judged) {
            gaps.push(VERDICT);
        }
        gaps.extend(self.said_sections().iter().flat_map(Section::gaps));
        if self.stay_in_touch.is_none() {
            gaps.push(Gap {
                what: "how often to stay in touch",
                flag: "--stay-in-touch",
            });
        }
        if self.may_name.is_none() && !self.circle {
            gaps.push(Gap {
                what: "whether they may be named",
                flag: "--may-name",
            });
        }
        gaps
    }

    /// The sections of what was said, in the order of the note.
    pub fn said_sections(&self) -> Vec<Section<'_>> {
        let said = &self.said;
        let section = |key, what, flag, said| Section {
            key,
            parts: vec![Part {
                kind: Kind::Mine,
                gap: Gap { what, flag },
                said,
            }],
        };
        vec![
            section(
                SectionKey::MostUseful,
                "what was most useful",
                "--most-useful",
                &said.most_useful,
            ),
            section(
                SectionKey::LeastUseful,
                "what was least useful",
                "--least-useful",
                &said.least_useful,
            ),
            Section {
                key: SectionKey::Lessons,
                parts: self.lessons(),
            },
            section(
                SectionKey::NextRelationship,
                "what you are to one another from now on",
                "--next-relationship",
                &said.next_relationship,
            ),
            section(
                SectionKey::Appreciation,
                "what you thank them for",
                "--appreciation",
                &said.appreciation,
            ),
        ]
    }

    /// What each side does differently, and what was learned of oneself and of choosing.
    fn lessons(&self) -> Vec<Part<'_>> {
        let said = &self.said;
        let part = |kind, what, flag, said| Part {
            kind,
            gap: Gap { what, flag },
            said,
        };
        vec![
            part(
                Kind::Mine,
                "what you do differently next time",
                "--lesson",
                &said.lessons,
            ),
            part(
                Kind::Theirs,
                "what they do differently next time, as “Theirs: …”",
                "--their-lesson",
                &said.their_lessons,
            ),
            part(
                Kind::AboutMe,
                "what you learned about yourself, as “About me: …”",
                "--about-me",
                &said.about_me,
            ),
            part(
                Kind::AboutChoosing,
                "what you learned about choosing people, as “About choosing: …”",
                "--about-choosing",
                &said.about_choosing,
            ),
        ]
    }
}
