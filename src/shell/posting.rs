//! A shared agenda as a mail to whoever meets.
//!
//! What may live here: to whom it goes. What may not: what it says.

use crate::error::Failure;
use crate::facts::names::Who;
use crate::model::draft::Address;
use crate::model::network::Network;
use crate::reports::agenda::value::Agenda;
use crate::shell::context::Context;
use crate::shell::drafting;
use crate::text::markdown;

/// Prints the mail. Members of a circle without an address are named on stderr.
pub fn post(context: &mut Context<'_>, network: &Network, agenda: &Agenda) -> Result<(), Failure> {
    let readers = agenda.readers.clone();
    let (to, without): (Vec<Address>, Vec<Address>) = match agenda.who {
        Who::Person(_) => (readers, Vec::new()),
        Who::Circle(_) => readers.into_iter().partition(|one| one.email.is_some()),
    };
    let nobody = match agenda.who {
        Who::Person(_) => to.iter().all(|one| one.email.is_none()),
        Who::Circle(_) => to.is_empty(),
    };
    if nobody {
        return Err(no_address(agenda));
    }
    for one in &without {
        let line = format!("not to {}: no address is in the files", one.name);
        context.note(line);
    }
    let text = markdown::render(&agenda.to_doc());
    drafting::mail_of(context, &network.policy.me, &to, &agenda.subject(), &text)
}

/// Nobody has an address: how to write one down, and how to send it another way.
fn no_address(agenda: &Agenda) -> Failure {
    let what = match agenda.who {
        Who::Person(_) => format!("no e-mail address of {} is known", agenda.name),
        Who::Circle(_) => format!("no e-mail address of anybody in “{}” is known", agenda.name),
    };
    let who = match &agenda.who {
        Who::Person(id) => id.as_str(),
        // Whoever of the members has one.
        Who::Circle(_) => agenda.seats.first().map_or("WHO", |id| id.as_str()),
    };
    let typed = agenda.who.typed();
    Failure::new(what)
        .hint(format!("mentor set {who} contact.email=\"…\""))
        .hint(format!(
            "`mentor agenda {typed}{} --share` prints it for a message of another kind",
            agenda.typed
        ))
}
