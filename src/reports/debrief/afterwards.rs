//! How the two stay in touch once it is over (domain.md 7.4, *afterwards*).
//!
//! What may live here: the rhythm that is usual, and when it falls due first. What may not: what it is.

use super::value::Request;
use crate::facts::contact::standing;
use crate::facts::subject::Subject;
use crate::model::day::Day;
use crate::model::length::Cadence;
use crate::model::network::Network;
use crate::model::words::Role;

/// When the next contact is due under the rhythm that was agreed for afterwards.
pub fn next_contact(
    network: &Network,
    subject: Subject<'_>,
    request: &Request,
    today: Day,
) -> Option<Day> {
    let Subject::Person(person) = subject else {
        return None;
    };
    let mut afterwards = person.clone();
    afterwards.relationship.cadence = Cadence::parse(request.stay_in_touch.as_deref()?);
    afterwards.relationship.snooze = None;
    standing(network, &afterwards, today).due_on
}

/// Half a year; a whole one for somebody who is nothing but an advisor.
pub fn usual_afterwards(subject: Subject<'_>) -> &'static str {
    match subject {
        Subject::Person(person) if person.relationship.roles == [Role::Advisor] => "yearly",
        _ => "6 months",
    }
}
