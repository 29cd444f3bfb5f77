//! The real world goes in, an exit code comes out.

fn main() {}
