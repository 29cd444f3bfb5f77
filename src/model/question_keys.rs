//! Every key of the owner's questions, `templates/questions.toml`.
//!
//! What may live here: names and kinds of keys. What may not: look-ups (`keys`).

use super::key_shapes::{Keys, Shape, closed, key};
use super::question::{Phase, Term};
use super::words::{MeetingKind, Role};

/// The most blocks of a meeting.
const BLOCKS: i64 = 6;

/// `templates/questions.toml`
pub const QUESTIONS: Keys = closed(&[key("group", Shape::Tables(&GROUP))]);

const GROUP: Keys = closed(&[
    key("group", Shape::Text),
    key("roles", Shape::Words(Role::WORDS)),
    key("kinds", Shape::Words(MeetingKind::WORDS)),
    key("questions", Shape::Tables(&QUESTION)),
]);

const QUESTION: Keys = closed(&[
    key("text", Shape::Text),
    key("block", Shape::Whole(1, BLOCKS)),
    key("stages", Shape::Words(Phase::WORDS)),
    key("settled-by", Shape::Word(Term::WORDS)),
]);
