//! A mentoring circle or peer group.

use super::day::Day;
use super::ids::{CircleId, PersonId, RelPath};
use super::length::Cadence;
use super::note::Meeting;
use super::relationship::Ended;
use super::words::Stage;

/// A circle: `circles/ID/`.
#[derive(Clone, Debug)]
pub struct Circle {
    /// The folder's name.
    pub id: CircleId,
    /// False where `circle.toml` is missing or could not be read: `name` is the id.
    pub readable: bool,
    /// Its name.
    pub name: String,
    /// Who belongs to it.
    pub members: Vec<PersonId>,
    /// What it is about.
    pub theme: Option<String>,
    /// An id, or `me`.
    pub facilitator: Option<String>,
    /// How often it meets.
    pub cadence: Option<Cadence>,
    /// How long it meets, in minutes.
    pub minutes: Option<u32>,
    /// Its first day.
    pub since: Option<Day>,
    /// `None`: not written (taken as active).
    pub written_stage: Option<Stage>,
    /// When and how it ended.
    pub ended: Option<Ended>,
    /// Dated notes by date; their front matter is always read, their text where the scope asks for it.
    pub meetings: Vec<Meeting>,
    /// Prepared agendas by date.
    pub agendas: Vec<Meeting>,
    /// Debriefs by date.
    pub closings: Vec<Meeting>,
}

impl Circle {
    /// `circles/ID`
    pub fn folder(&self) -> RelPath {
        RelPath::new(format!("circles/{}", self.id))
    }

    /// `circles/ID/circle.toml`
    pub fn file(&self) -> RelPath {
        self.folder().join("circle.toml")
    }

    /// The stage, `active` where none is written.
    pub fn stage(&self) -> Stage {
        self.written_stage.unwrap_or(Stage::Active)
    }
}
