//! From a name to an agenda: how much is read for it.
//!
//! What may live here: the reading that the commands with an agenda share. What may not: what it says.

use crate::error::Failure;
use crate::facts::beside::Beside;
use crate::facts::names::Who;
use crate::model::day::Day;
use crate::model::network::{Network, Scope};
use crate::reports::agenda::plan::{self, Request};
use crate::reports::agenda::value::Agenda;
use crate::reports::agenda::{build, circle};
use crate::shell::around::Around;
use crate::shell::context::Context;

/// An agenda, and what was read for it.
pub struct Made {
    /// How much was read.
    pub around: Around,
    /// What was read.
    pub network: Network,
    /// The agenda.
    pub agenda: Agenda,
}

/// Reads as much as the agenda needs, and makes it.
pub fn read(context: &mut Context<'_>, who: &Who, request: &Request) -> Result<Made, Failure> {
    let today = context.today();
    let (around, network) = match who {
        Who::Person(id) => {
            let own = Around::only(Scope::People(vec![id.clone()]));
            let network = own.read(context)?;
            let further = plan::looks_further(&network, id, request, today)?;
            let beside = network.person(id).filter(|_| further).map(Beside::of);
            match beside.map(|beside| own.clone().and(beside)) {
                Some(around) => {
                    drop(network);
                    let network = around.read(context)?;
                    (around, network)
                }
                None => (own, network),
            }
        }
        Who::Circle(id) => {
            // A circle's file names its members; a second reading gives their names.
            let circles = context.read(&Scope::People(Vec::new()))?;
            let members = circles.circle(id).map_or(Vec::new(), circle::build::people);
            let scope = Scope::People(members);
            let around = Around::only(scope);
            let network = around.read(context)?;
            (around, network)
        }
    };
    let agenda = of(&network, who, request, today)?;
    Ok(Made {
        around,
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
