//! Benchmarks on generated networks.

fn main() {}
