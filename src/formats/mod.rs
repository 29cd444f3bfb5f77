//! Floor 3: other people's formats, pure.
//!
//! What may live here: how a text is written in a format that other programs read. What may not: what the text says.

pub mod github;
pub mod html;
pub mod mail;
pub mod sarif;
