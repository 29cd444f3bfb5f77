//! How people meet, in words.
//!
//! What may live here: the words for a medium. What may not: the sentence around them.

use crate::model::words::Medium;

/// How people say how they meet.
pub fn medium(medium: Option<Medium>) -> &'static str {
    match medium {
        None => "by video or in person",
        Some(Medium::InPerson) => "in person",
        Some(Medium::Video) => "by video",
        Some(Medium::Phone) => "by phone",
        Some(Medium::Chat) => "by chat",
        Some(Medium::Email) => "by e-mail",
    }
}
