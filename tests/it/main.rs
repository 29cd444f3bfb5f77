//! The one integration-test binary: transcripts, the binary's manners, the rules of the house.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr,
    clippy::too_many_lines,
    reason = "tests touch the disk, start the program, and stop at the first surprise"
)]

mod binary;
mod cases;
mod closing;
mod commits;
mod coverage_by_hand;
mod cron;
mod faults;
mod folder;
mod help;
mod house;
mod inside;
mod letters;
mod manners;
mod marked;
mod merging;
mod places;
mod privacy;
mod rated;
mod readme;
mod rules;
mod sandbox;
mod shared_agenda;
mod suggested;
mod terminal;
mod tidy;
mod to_everyone;
mod together;
mod traced;
mod transcript;
