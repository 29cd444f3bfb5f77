//! What is said where a file cannot be opened, or cannot become what was typed.

use crate::commands::edit::whose::Target;
use crate::error::Failure;
use crate::model::network::Network;
use crate::model::trace::Named;

impl Target {
    /// What else can be done where there is no editor; a file that cannot be read is mended as a whole.
    pub fn instead(&self, network: &Network) -> String {
        let of_its_own = format!(
            "open {} in a program of your own, then `mentor check`",
            self.file()
        );
        let readable = match self {
            Self::Me => !network.policy.unread,
            Self::Of(Named::Person(id)) => network.person(id).is_some_and(|one| one.readable),
            Self::Of(Named::Circle(id)) => network.circle(id).is_some_and(|one| one.readable),
            Self::Of(Named::Goal(id)) => network.goal(id).is_some_and(|one| one.readable),
            // No command sets its keys.
            Self::Of(Named::Resource(_)) => false,
        };
        match self {
            _ if !readable => of_its_own,
            Self::Of(Named::Goal(id)) => {
                format!("`mentor goal set {id} KEY=VALUE` changes its keys")
            }
            _ => format!(
                "`mentor set {} KEY=VALUE` changes single keys",
                self.typed()
            ),
        }
    }

    /// What is said where a text could not be taken and was left so.
    pub fn left(&self) -> Failure {
        let file = self.file();
        Failure::new(format!(
            "{file} cannot become what was typed, nothing was written"
        ))
        .hint(format!("`mentor edit {}` opens it as it is", self.typed()))
    }

    /// A file that could not be opened, with what tells why.
    pub fn unopened(&self, failure: Failure) -> Failure {
        let whom = match self {
            Self::Of(Named::Person(id)) => format!(" {id}"),
            _ => String::new(),
        };
        failure.hint(format!("`mentor check{whom}` says what it needs"))
    }
}
