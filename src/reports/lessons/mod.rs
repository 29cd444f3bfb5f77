//! What past debriefs say to do differently: `gather` finds the lines, person by person; `page` lays them out.

pub mod gather;
pub mod page;
pub mod value;
