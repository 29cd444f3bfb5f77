//! Long answers said piece by piece, so that the whole of them is never in memory.
//!
//! What may live here: handing pieces to the printer. What may not: what they say.

use crate::shell::context::Context;
use crate::text::doc::Piece;
use crate::text::markdown;

/// Prints a document in pieces: rendered on a terminal, plain Markdown in a pipe.
pub fn print(context: &mut Context<'_>, pieces: impl Iterator<Item = Piece>) {
    for piece in pieces {
        context.print(&piece);
    }
}

/// Prints a document in pieces as Markdown, wherever it goes.
pub fn markdown(context: &mut Context<'_>, pieces: impl Iterator<Item = Piece>) {
    for (nth, piece) in pieces.enumerate() {
        let gap = if nth == 0 || piece.goes_on { "" } else { "\n" };
        context.print(&format!("{gap}{}", markdown::render(&piece.doc)));
    }
}
