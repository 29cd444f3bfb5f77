//! `mentor agenda --eml`: the shared agenda as a mail to whoever meets.

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
    for one in &without {
        let line = format!("not to {}: no address is in the files", one.name);
        context.note(line);
    }
    let text = markdown::render(&agenda.to_doc());
    drafting::mail_of(context, &network.policy.me, &to, &agenda.subject(), &text)
}
