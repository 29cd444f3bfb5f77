//! What a command may know of the terminal.

use crate::shell::context::Context;

/// Whether the answer is drawn for a reader (a terminal, or colours that were asked for), rather than
/// kept as Markdown.
pub fn draws(context: &Context<'_>) -> bool {
    context.printer.world.stdout_is_terminal || context.printer.colours()
}
