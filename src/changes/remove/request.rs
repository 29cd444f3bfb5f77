//! What is asked of a removal.

use crate::model::trace::Named;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// Who or what goes.
    pub who: Named,
    /// Its name or title.
    pub name: String,
    /// Whether the name is to go from the places that name it as well.
    pub forget: bool,
}
