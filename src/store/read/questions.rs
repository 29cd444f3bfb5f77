//! The owner's own questions: `templates/questions.toml`.
//!
//! What may live here: from checked tables to questions. What may not: which of them is asked.

use super::visit::Visit;
use crate::model::ids::RelPath;
use crate::model::keys::QUESTIONS;
use crate::model::problem::Problem;
use crate::model::question::{Phase, Question, Term};
use crate::model::words::{MeetingKind, Role};
use crate::store::source::Source;
use crate::store::toml::reader;
use crate::store::toml::tables::Table;

/// The file.
const FILE: &str = "templates/questions.toml";

/// The owner's questions; empty where there is no such file. What is wrong in it is told, the rest is read.
pub fn questions(visit: &mut Visit<'_>) -> Vec<Question> {
    visit.text_at(&RelPath::new(FILE), read).unwrap_or_default()
}

fn read(source: Source<'_>, problems: &mut Vec<Problem>) -> Vec<Question> {
    let part = source.start()..source.text.len();
    let Some(mut table) = reader::read(source, part, &QUESTIONS, problems) else {
        return Vec::new();
    };
    let groups = table.tables("group").into_iter();
    groups
        .flat_map(|group| of_group(source, group, problems))
        .collect()
}

fn of_group(
    source: Source<'_>,
    mut group: Table<'_>,
    problems: &mut Vec<Problem>,
) -> Vec<Question> {
    let place = group.place("questions");
    let name = group.text("group").unwrap_or_default();
    let roles = group.words("roles", Role::parse);
    let mut kinds = group.words("kinds", MeetingKind::parse);
    if kinds.is_empty() {
        kinds.push(MeetingKind::Regular);
    }
    let mut questions = Vec::new();
    for mut one in group.tables("questions") {
        // A text of a wrong kind was told already.
        if one.lacks("text")
            && let Some(at) = &place
        {
            let message = "a question of this group has no text".to_owned();
            let problem = source.error("no-text", at.clone(), message);
            problems.push(problem.hint("each is { text = \"…\" }; it is left out until then"));
        }
        let Some(text) = one.text("text") else {
            continue;
        };
        questions.push(Question {
            text,
            group: name.clone(),
            roles: roles.clone(),
            kinds: kinds.clone(),
            stages: one.words("stages", Phase::parse),
            block: one
                .whole("block")
                .and_then(|block| usize::try_from(block).ok()),
            settled_by: one.word("settled-by", Term::parse),
            own: true,
        });
    }
    questions
}
