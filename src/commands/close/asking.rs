//! Where `mentor close` asks on a terminal for the places of open actions; Enter leaves one open, Ctrl-D the rest.

use crate::commands::close::places;
use crate::error::Failure;
use crate::facts::actions::short_len;
use crate::facts::placement::{self, Wishes};
use crate::facts::subject::Subject;
use crate::model::network::Network;
use crate::shell::asking::Asking;
use crate::shell::context::Context;

/// Asks where each open action goes that no flag names.
pub fn places(
    network: &Network,
    subject: Subject<'_>,
    wishes: &mut Wishes,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let today = context.today();
    let open = placement::unplaced(subject, wishes, today)?;
    let length = short_len(&subject.actions(today));
    if !open.is_empty() {
        context.note("Each open action gets a place: carry:GOAL, hand:WHO or drop:WHY. Ctrl-D ends the questions, and nothing is written.");
    }
    let mut asking = Asking::new(context);
    for item in open {
        let question = placement::line(&item, length);
        let to = asking.reply_with(&question, |answer, context| {
            let to = places::place(answer, context)?;
            placement::check(network, subject, &to).map(|()| to)
        })?;
        let to = to.map(|to| (item.handle.to_string(), to));
        wishes.each.extend(to);
    }
    asking.end();
    // What was left open fails here, before anything else is asked.
    placement::place(network, subject, wishes, today).map(|_| ())
}
