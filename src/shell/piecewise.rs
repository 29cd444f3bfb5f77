//! Long answers said piece by piece, so that the whole of them is never in memory.
//!
//! What may live here: handing pieces to the printer, made on two threads where they are many. What may
//! not: what they say.

use std::sync::mpsc::sync_channel;

use crate::shell::answer::Answer;
use crate::shell::context::Context;
use crate::shell::print::Renderer;
use crate::text::doc::{Later, Piece};

/// So many pieces are made one by one: few are made faster than a thread is.
const FEW: usize = 4;
/// So many pieces wait at most for the one that is said.
const WAITING: usize = 2;

/// Prints a document in pieces: rendered on a terminal, plain Markdown in a pipe.
pub fn print<'a, I: Iterator<Item = Later<'a>>>(
    context: &mut Context<'_>,
    pieces: impl Fn() -> I + Sync,
) {
    let renderer = context.printer.renderer();
    rendered(context, renderer, pieces);
}

/// Prints a document in pieces as Markdown, wherever it goes.
pub fn markdown<'a, I: Iterator<Item = Later<'a>>>(
    context: &mut Context<'_>,
    pieces: impl Fn() -> I + Sync,
) {
    rendered(context, Renderer::Markdown, pieces);
}

/// Prints one piece as Markdown, wherever it goes.
pub fn say_markdown(context: &mut Context<'_>, piece: &Piece) {
    if matches!(context.printer.renderer(), Renderer::Markdown) {
        // Written while it is rendered.
        context.print(piece);
        return;
    }
    let text = &Renderer::Markdown.text(&piece.doc);
    let goes_on = piece.goes_on;
    context.print(Answer::Ready { text, goes_on });
}

fn rendered<'a, I: Iterator<Item = Later<'a>>>(
    context: &mut Context<'_>,
    renderer: Renderer,
    pieces: impl Fn() -> I + Sync,
) {
    let ready = |later: Later<'a>| {
        let Piece { doc, goes_on } = later();
        (renderer.text(&doc), goes_on)
    };
    each(pieces, ready, |(text, goes_on)| {
        let text = text.as_str();
        context.print(Answer::Ready { text, goes_on });
    });
}

/// Says one piece after the other; of many, every second is made on another thread meanwhile.
fn each<L, T: Send, I: Iterator<Item = L>>(
    pieces: impl Fn() -> I + Sync,
    make: impl Fn(L) -> T + Sync,
    mut say: impl FnMut(T),
) {
    let mut own = pieces();
    own.by_ref().take(FEW).for_each(|piece| say(make(piece)));
    let Some(mut next) = own.next() else { return };
    std::thread::scope(|scope| {
        let (made, to_say) = sync_channel(WAITING);
        let (pieces, make) = (&pieces, &make);
        scope.spawn(move || {
            let mut others = pieces().skip(FEW + 1).step_by(2);
            others.try_for_each(|piece| made.send(make(piece)))
        });
        loop {
            say(make(next));
            let Ok(other) = to_say.recv() else { break };
            say(other);
            // The one after that is said already.
            let Some(further) = own.nth(1) else { break };
            next = further;
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_said_in_their_order_however_many_there_are() {
        for many in (0..FEW + 5).chain([100, 101]) {
            let mut said = Vec::new();
            each(|| 0..many, |piece| piece, |piece| said.push(piece));
            assert_eq!(said, (0..many).collect::<Vec<_>>());
        }
    }
}
