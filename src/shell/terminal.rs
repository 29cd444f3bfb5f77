//! What a command may know of the terminal.

use crate::shell::context::Context;
use crate::text::terminal::CODE_INDENT;

/// Whether the answer is drawn for a reader (a terminal, or colours that were asked for), rather than
/// kept as Markdown.
pub fn draws(context: &Context<'_>) -> bool {
    context.printer.world.stdout_is_terminal || context.printer.colours()
}

/// How many columns a line of code may have so that it stands on one line of the page: 76 where there is no terminal.
pub fn code_columns(context: &Context<'_>) -> usize {
    context.printer.width() - CODE_INDENT
}
