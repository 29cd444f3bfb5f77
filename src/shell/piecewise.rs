//! Long answers said piece by piece, so that the whole of them is never in memory.
//!
//! What may live here: handing pieces to the printer, the next ones being made meanwhile. What may not:
//! what they say.

use std::sync::mpsc::sync_channel;

use crate::shell::context::Context;
use crate::text::doc::Piece;
use crate::text::markdown;

/// So many pieces are made one by one: few are made faster than a thread is.
const FEW: usize = 4;
/// So many pieces wait at most for the one that is said.
const WAITING: usize = 2;

/// Prints a document in pieces: rendered on a terminal, plain Markdown in a pipe.
pub fn print(context: &mut Context<'_>, pieces: impl Iterator<Item = Piece> + Send) {
    each(pieces, |piece| context.print(&piece));
}

/// Prints a document in pieces as Markdown, wherever it goes.
pub fn markdown(context: &mut Context<'_>, pieces: impl Iterator<Item = Piece> + Send) {
    let mut first = true;
    each(pieces, |piece| {
        let gap = if first || piece.goes_on { "" } else { "\n" };
        first = false;
        context.print(&format!("{gap}{}", markdown::render(&piece.doc)));
    });
}

/// Says one piece after the other; of many, the next is made on a second thread meanwhile.
fn each(mut pieces: impl Iterator<Item = Piece> + Send, mut say: impl FnMut(Piece)) {
    pieces.by_ref().take(FEW).for_each(&mut say);
    let Some(next) = pieces.next() else { return };
    say(next);
    std::thread::scope(|scope| {
        let (made, to_say) = sync_channel(WAITING);
        scope.spawn(move || pieces.try_for_each(|piece| made.send(piece)));
        to_say.into_iter().for_each(&mut say);
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::doc::Doc;

    #[test]
    fn pieces_are_said_in_their_order_however_many_there_are() {
        for many in [0, 1, FEW, FEW + 1, FEW + 2, 100] {
            let piece = |number: usize| {
                let mut doc = Doc::default();
                doc.para(number.to_string());
                Piece::from(doc)
            };
            let mut said = Vec::new();
            each((0..many).map(piece), |piece| said.push(piece));
            let expected: Vec<Piece> = (0..many).map(piece).collect();
            assert_eq!(said, expected);
        }
    }
}
