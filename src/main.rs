//! The real world goes in, an exit code comes out.

use std::process::ExitCode;

use mentor::shell::env;

fn main() -> ExitCode {
    env::forbid_core_dumps();
    let args = env::arguments();
    ExitCode::from(mentor::run(&args, env::world()))
}
