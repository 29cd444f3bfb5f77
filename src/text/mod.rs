//! Floor 0: text and nothing else. Documents, Markdown, terminals, widths, similar names.
//!
//! What may live here: anything that would serve a program about bees as well. What may not:
//! a word of mentoring, a file, the clock.

pub mod address;
pub mod agreement;
#[cfg(test)]
mod any_text_tests;
pub mod code;
pub mod csv;
pub mod deed;
pub mod doc;
pub mod escape;
pub mod figure;
pub mod fold;
pub mod hash;
pub mod inline;
pub mod letter;
pub mod lines;
pub mod markdown;
pub mod name;
pub mod outline;
pub mod pack;
pub mod phrase;
pub mod seek;
pub mod similar;
pub mod styled;
pub mod tally;
pub mod template;
pub mod terminal;
pub mod width;
pub mod wording;
pub mod wrap;
