//! What some words of the format mean to its rules: what counts as contact, what a weight weighs,
//! what a role usually gives.

use super::words::{Function, Role, TouchKind, Weight};

impl TouchKind {
    /// Whether such a line counts as contact (format.md, "log.md").
    pub fn is_contact(self) -> bool {
        matches!(
            self,
            Self::Gave | Self::Received | Self::Contact | Self::Thanked | Self::Introduced
        )
    }
}

impl Weight {
    /// 1, 2 or 3 (domain.md 7.3).
    pub fn points(self) -> u32 {
        match self {
            Self::Light => 1,
            Self::Medium => 2,
            Self::Heavy => 3,
        }
    }
}

impl Role {
    /// What somebody in this role usually gives, where a file names no functions (domain.md 1.2).
    pub fn default_functions(self) -> &'static [Function] {
        match self {
            Self::Mentor => &[Function::Guidance, Function::Feedback, Function::RoleModel],
            Self::Advisor => &[Function::Expertise, Function::Perspective],
            Self::Coach => &[
                Function::SkillCoaching,
                Function::Accountability,
                Function::SoundingBoard,
            ],
            Self::Sponsor => &[Function::Sponsorship, Function::Access],
            Self::Peer => &[
                Function::SoundingBoard,
                Function::Belonging,
                Function::EmotionalSupport,
            ],
            Self::Mentee => &[],
        }
    }
}
