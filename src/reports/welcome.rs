//! What is said when somebody was added: where they stand, whom they resemble, what earlier
//! relationships taught, and the next step.

use serde::Serialize;

use crate::facts::alike;
use crate::facts::lessons::lessons;
use crate::facts::privacy::Audience;
use crate::model::day::Day;
use crate::model::ids::{PersonId, RelPath};
use crate::model::network::Network;
use crate::model::words::{EndedAs, Role, Stage};
use crate::text::doc::{Doc, Item, plain};

/// How many lessons are recalled.
const LESSONS: usize = 4;
/// How many of one debrief.
const OF_ONE: usize = 2;

/// Who was added.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The new id.
    pub id: &'a PersonId,
    /// The name.
    pub name: &'a str,
    /// The roles that were said.
    pub roles: &'a [Role],
    /// The stage that is written.
    pub stage: Stage,
    /// Whether it was said.
    pub stage_was_said: bool,
    /// People who are merely alike, each with in what.
    pub alike: &'a [(PersonId, alike::Alike)],
    /// Keys that are missing, each with an example of a value.
    pub missing: &'a [(&'static str, &'static str)],
}

/// The answer to `mentor add`.
#[derive(Clone, Debug, Serialize)]
pub struct Welcome {
    /// The new id.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// The stage that is written.
    pub stage: Stage,
    #[serde(skip)]
    stage_was_said: bool,
    /// People who are merely alike.
    pub alike: Vec<Alike>,
    /// What past relationships taught.
    pub lessons: Vec<Lesson>,
    /// Keys that this stage lives on and that are not said.
    pub missing: Vec<&'static str>,
    /// What to type next, in this order.
    pub next: Vec<Next>,
}

/// Somebody who is merely alike.
#[derive(Clone, Debug, Serialize)]
pub struct Alike {
    /// The id.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// Their file.
    pub file: RelPath,
    /// In what: `the same but for an initial`.
    pub why: &'static str,
}

/// A line of an earlier debrief.
#[derive(Clone, Debug, Serialize)]
pub struct Lesson {
    /// What was learned.
    pub text: String,
    /// With whom: an id, `circle:` before a circle's.
    pub who: String,
    #[serde(skip)]
    first_name: String,
    /// How it ended; `null` where that is not written.
    #[serde(rename = "as")]
    pub how: Option<EndedAs>,
    /// The debrief.
    pub file: RelPath,
    /// Its line, from 1.
    pub line: usize,
}

/// A command, and why.
#[derive(Clone, Debug, Serialize)]
pub struct Next {
    /// What it does here.
    pub why: String,
    /// What is typed.
    pub command: String,
}

/// Says who was added to the network as it was before.
pub fn welcome(network: &Network, request: &Request<'_>, today: Day) -> Welcome {
    let alike = request.alike.iter();
    let alike = alike.filter_map(|(id, why)| Some((network.person(id)?, why)));
    let past = lessons(network, Audience::Owner, request.roles, OF_ONE, today);
    Welcome {
        id: request.id.clone(),
        name: request.name.to_owned(),
        stage: request.stage,
        stage_was_said: request.stage_was_said,
        alike: alike
            .map(|(person, why)| Alike {
                id: person.id.clone(),
                name: person.name.clone(),
                file: person.file(),
                why: why.as_str(),
            })
            .collect(),
        lessons: past
            .iter()
            .take(LESSONS)
            .map(|lesson| Lesson {
                text: lesson.shown.entry.text.clone(),
                who: lesson.with.typed(),
                first_name: lesson.with.short_name().to_owned(),
                how: lesson.how,
                file: lesson.place().file,
                line: lesson.place().line,
            })
            .collect(),
        missing: request.missing.iter().map(|(key, _)| *key).collect(),
        next: next(network, request),
    }
}

fn next(network: &Network, request: &Request<'_>) -> Vec<Next> {
    let id = request.id;
    let mut next = Vec::new();
    if let Some((twin, _)) = request.alike.iter().min_by_key(|(_, why)| *why) {
        next.push(Next {
            why: "makes one of the two, if they are the same person".to_owned(),
            command: format!("mentor merge {id} {twin}"),
        });
    }
    if !request.missing.is_empty() {
        let keys: Vec<String> = request
            .missing
            .iter()
            .map(|(key, example)| format!("{key}={example}"))
            .collect();
        next.push(Next {
            why: "says what is not known yet".to_owned(),
            command: format!("mentor set {id} {}", keys.join(" ")),
        });
    }
    if network.goals.is_empty() {
        // Without a goal there is little for `gaps` to hold against anybody.
        next.push(Next {
            why: "tells what your network covers, and how a goal is written".to_owned(),
            command: "mentor gaps".to_owned(),
        });
    } else if request.stage == Stage::Active {
        next.push(Next {
            why: "prepares your first meeting".to_owned(),
            command: format!("mentor agenda {id}"),
        });
    } else {
        next.push(Next {
            why: "shows what they would cover".to_owned(),
            command: format!("mentor gaps --with {id}"),
        });
    }
    next
}

impl Welcome {
    /// A line for each person who is merely alike.
    pub fn resembling(&self) -> impl Iterator<Item = String> {
        let alike = self.alike.iter();
        alike.map(|one| {
            format!(
                "like {}, who is there: {} ({})",
                one.name, one.why, one.file
            )
        })
    }

    /// The answer for a reader.
    pub fn doc(&self) -> Doc {
        let mut doc = Doc::default();
        let name = plain(&self.name);
        let id = &self.id;
        doc.para(if self.stage_was_said {
            format!("**{name}** is in your network as `{id}`, {}.", self.stage)
        } else {
            format!(
                "**{name}** is in your network as `{id}`, a {}: no --stage was given.",
                self.stage
            )
        });
        if !self.alike.is_empty() {
            doc.para("Like somebody who is there; both are kept:");
            let alike = self.alike.iter();
            doc.list(
                alike
                    .map(|one| {
                        Item::new(format!(
                            "{}: {} ({})",
                            plain(&one.name),
                            one.why,
                            plain(one.file.as_str())
                        ))
                    })
                    .collect(),
            );
        }
        if !self.lessons.is_empty() {
            doc.para("Before you begin, what you learned before:");
            doc.list(self.lessons.iter().map(lesson).collect());
        }
        doc.para("Next:");
        let next = self.next.iter();
        doc.list(
            next.map(|next| Item::new(format!("`{}` {}", next.command, plain(&next.why))))
                .collect(),
        );
        doc
    }
}

fn lesson(lesson: &Lesson) -> Item {
    let how = lesson.how.map_or(String::new(), |how| format!(", {how}"));
    Item::new(format!(
        "{} ({}{how}, {}:{})",
        lesson.text,
        plain(&lesson.first_name),
        plain(lesson.file.as_str()),
        lesson.line
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{closed, day, goal, network, person, section};
    use crate::model::note::SectionKey;
    use crate::text::markdown;

    fn text(network: &Network, missing: &[(&'static str, &'static str)], stage: Stage) -> String {
        let id = PersonId::new("ada-lovelace");
        let alike = [(PersonId::new("ada-lovel"), alike::Alike::Slip)];
        let request = Request {
            id: &id,
            name: "Ada *Lovelace*",
            roles: &[Role::Mentor],
            stage,
            stage_was_said: stage != Stage::Prospect,
            alike: &alike,
            missing,
        };
        markdown::render(&welcome(network, &request, day("2026-11-21")).doc())
    }

    #[test]
    fn a_prospect_is_told_with_twins_lessons_and_the_next_steps() {
        let mut beth = person("beth-ochoa", &[Role::Mentor]);
        beth.name = "Beth Ochoa".into();
        let note = closed(&mut beth, "2026-06-12");
        note.front.ended_as = Some(EndedAs::Faded);
        section(note, SectionKey::Lessons, &["Ask what she wants from it."]);
        let mut network = network(vec![person("ada-lovel", &[]), beth]);
        network.goals = vec![goal("g", 2, &[])];
        assert_eq!(
            text(&network, &[("expertise", "\"a, b\"")], Stage::Prospect),
            "**Ada \\*Lovelace\\*** is in your network as `ada-lovelace`, a prospect: no --stage was given.\n\n\
             Like somebody who is there; both are kept:\n\n\
             - ada-lovel: a slip of the keyboard away (people/ada-lovel/person.toml)\n\n\
             Before you begin, what you learned before:\n\n\
             - Ask what she wants from it. (Beth, faded, people/beth-ochoa/closing-2026-06-12.md:11)\n\n\
             Next:\n\n\
             - `mentor merge ada-lovelace ada-lovel` makes one of the two, if they are the same person\n\
             - `mentor set ada-lovelace expertise=\"a, b\"` says what is not known yet\n\
             - `mentor gaps --with ada-lovelace` shows what they would cover\n"
        );
    }

    #[test]
    fn without_a_goal_the_next_step_says_where_goals_are_written() {
        let text = text(&network(vec![]), &[], Stage::Active);
        assert!(
            text.starts_with(
                "**Ada \\*Lovelace\\*** is in your network as `ada-lovelace`, active."
            )
        );
        assert!(text.contains("how a goal is written"), "{text}");
    }

    #[test]
    fn somebody_active_is_met_next() {
        let mut network = network(vec![]);
        network.goals = vec![goal("g", 2, &[])];
        let text = text(&network, &[], Stage::Active);
        assert!(text.contains("`mentor agenda ada-lovelace`"), "{text}");
    }
}
