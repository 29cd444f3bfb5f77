//! A network laid down, and what is said of it.

use crate::changes::init::Beginning;
use crate::error::Failure;
use crate::facts::blanks::{Seen, blanks};
use crate::model::network::Scope;
use crate::reports::beginning::{self, Begun};
use crate::reports::first_steps::{Next, first_steps};
use crate::shell::context::{Context, Outcome};
use crate::shell::founding::{self, NewRoot, UnderGit};

/// How a network was asked for.
#[derive(Clone, Copy, Debug)]
pub struct Laid {
    /// Whether it is the sample.
    pub sample: bool,
    /// Whether the owner's name was an option.
    pub name: bool,
    /// Whether the owner's organization was an option.
    pub organization: bool,
    /// Whether the owner was asked.
    pub asked: bool,
    /// What git is to do.
    pub git: Option<UnderGit>,
}

/// Lays the files down, and says what was written and what to do first.
pub fn lay(
    root: NewRoot,
    beginning: &Beginning,
    laid: Laid,
    context: &mut Context<'_>,
) -> Result<Outcome, Failure> {
    let path = root.ground.path().to_owned();
    root.ground.lay(&beginning.changes)?;
    for line in beginning::notes(&beginning.changes, &beginning.left) {
        context.note(line);
    }
    if laid.git == Some(UnderGit::ToBe) {
        founding::git_init(context, &path)?;
    }
    let mut begun = Begun {
        folder: root.typed,
        sample: laid.sample,
        name: laid.name,
        organization: laid.organization,
        first_steps: Vec::new(),
        in_git: laid.git == Some(UnderGit::IsSo),
    };
    if laid.asked {
        founding::enter(context, &path);
        begun.first_steps = of_files(&begun.mentor(), context)?;
    }
    context.print(&begun.doc());
    Ok(Outcome::Done)
}

/// What the files say is to be done first.
fn of_files(mentor: &str, context: &mut Context<'_>) -> Result<Vec<Next>, Failure> {
    let today = context.today();
    let mut network = context.read(&Scope::Everything)?;
    let seen = network
        .people
        .iter()
        .map(|person| Seen::of(&network, person, today));
    let seen: Vec<Seen> = seen.collect();
    let people = std::mem::take(&mut network.people);
    let left = blanks(&network, &seen, today).len();
    network.people = people;
    Ok(first_steps(&network, mentor, left, today))
}
