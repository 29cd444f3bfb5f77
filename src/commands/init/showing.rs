//! How `mentor init` lays out a question.

use crate::changes::workshop::wording::Question;
use crate::shell::context::Context;
use crate::text::doc::{Block, Doc, Item, Piece, plain};

/// What is said before the first question of a new network.
pub fn opening() -> Doc {
    let mut doc = Doc::default();
    doc.heading(1, "A first half hour").para(
        "Fifteen questions or so: where you want to go, what you bring, who is there already. Each has one reason \
         and an example. **Enter** skips a question, **back** returns to the one before, **q** stops and asks whether \
         to keep what you said. Nothing is written before you agree, and all of it is plain text that you can change.",
    );
    doc
}

/// Says a question; what it is about stands above the first of its kind.
pub fn show(question: &Question, before: &str, context: &mut Context<'_>) {
    let mut head = Doc::default();
    if question.about != before {
        head.heading(2, plain(&question.about));
    }
    head.para(format!("**{}**", plain(&question.title)));
    context.print(&head);
    let mut say = |doc: Doc| context.print(&Piece { doc, goes_on: true });
    let example = match question.example.as_str() {
        "" => String::new(),
        example => format!("For example: *{}*", plain(example)),
    };
    for line in [question.why.clone(), example] {
        if !line.is_empty() {
            say(std::mem::take(Doc::default().para(line)));
        }
    }
    let choices = question.choices.iter().map(|(word, means)| {
        let means = if means.is_empty() {
            String::new()
        } else {
            format!(": {means}")
        };
        Item::new(format!("{}{means}", plain(word)))
    });
    say(Doc {
        blocks: vec![Block::Numbered(choices.collect())],
    });
}
