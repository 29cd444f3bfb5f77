//! Floor 5: one thin file for each subcommand: its arguments as typed, and a `run` that resolves
//! names and dates, calls floor 3, and prints or applies.
//!
//! What may not live here: anything worth a unit test.
