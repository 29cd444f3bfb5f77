//! From a name to an agenda: how much is read for it.
//!
//! What may live here: the reading that the commands with an agenda share. What may not: what it says.

use crate::error::Failure;
use crate::facts::names::Who;
use crate::model::day::Day;
use crate::model::network::{Network, Scope};
use crate::reports::agenda::plan::{self, Request};
use crate::reports::agenda::value::Agenda;
use crate::reports::agenda::{build, circle};
use crate::shell::context::Context;

/// An agenda, and what was read for it.
pub struct Made {
    /// How much was read.
    pub scope: Scope,
    /// What was read.
    pub network: Network,
    /// The agenda.
    pub agenda: Agenda,
}

/// Reads as much as the agenda needs, and makes it.
pub fn read(context: &mut Context<'_>, who: &Who, request: &Request) -> Result<Made, Failure> {
    let today = context.today();
    let (scope, network) = match who {
        Who::Person(id) => {
            let own = Scope::People(vec![id.clone()]);
            let network = context.read(&own)?;
            if plan::looks_further(&network, id, request, today)? {
                let network = context.read(&Scope::Everything)?;
                (Scope::Everything, network)
            } else {
                (own, network)
            }
        }
        Who::Circle(id) => {
            // A circle's file names its members; a second reading gives their names.
            let circles = context.read(&Scope::People(Vec::new()))?;
            let members = circles.circle(id).map_or(Vec::new(), circle::build::people);
            let scope = Scope::People(members);
            let network = context.read(&scope)?;
            (scope, network)
        }
    };
    let agenda = of(&network, who, request, today)?;
    Ok(Made {
        scope,
        network,
        agenda,
    })
}

/// The agenda from what was read.
pub fn of(network: &Network, who: &Who, request: &Request, today: Day) -> Result<Agenda, Failure> {
    match who {
        Who::Person(id) => build::agenda(network, id, request, today),
        Who::Circle(id) => circle::build::agenda(network, id, request, today),
    }
}
