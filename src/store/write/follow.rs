//! Steps in a folder that gets another name in the same write: where their files are once it has it.
//!
//! What may live here: paths that follow a folder. What may not: doing or undoing a step.

use super::planned::Planned;
use super::state::State;
use super::step::Step;
use crate::model::ids::RelPath;
use crate::store::door::{Door, Refused};

/// Steps after all of them were done: what stands in a folder that got another name is found there.
pub fn after(steps: &[Step]) -> Vec<Step> {
    let mut after = steps.to_vec();
    for step in steps {
        if let Step::Move { from, to } = step {
            after.iter_mut().for_each(|step| step.follow(from, to));
        }
    }
    after
}

/// Steps as far as they were done: the same for the folders that have their other names already.
pub fn so_far(door: &Door, steps: &[Step]) -> Result<Vec<Step>, Refused> {
    let mut now = steps.to_vec();
    for step in steps {
        if let Step::Move { from, to } = step
            && step.state(door)? == State::Done
        {
            now.iter_mut().for_each(|step| step.follow(from, to));
        }
    }
    Ok(now)
}

/// Where a file stands once the folders have their other names.
pub fn path(path: &RelPath, all: &[Planned]) -> RelPath {
    let found = all.iter().find_map(|change| match change {
        Planned::MoveFolder { from, to, .. } => path.below(from).map(|rest| to.join(rest)),
        _ => None,
    });
    found.unwrap_or_else(|| path.clone())
}

impl Step {
    /// Goes with a folder that got another name.
    fn follow(&mut self, from: &RelPath, to: &RelPath) {
        let paths = match self {
            Self::Place { temp, target, .. }
            | Self::Swap { temp, target, .. }
            | Self::Link { temp, target, .. }
            | Self::Aside { temp, target, .. }
            | Self::Bury { temp, target, .. } => [temp, target],
            Self::Move { .. } => return,
        };
        for path in paths {
            if let Some(rest) = path.below(from) {
                *path = to.join(rest);
            }
        }
    }
}
