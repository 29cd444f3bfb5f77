use std::path::Path;

use super::*;
use crate::store::Store;

fn lines(problems: &[Problem]) -> Vec<String> {
    let line = |p: &Problem| {
        format!(
            "{}:{}:{} {} {}",
            p.file, p.line, p.column, p.rule, p.message
        )
    };
    problems.iter().map(line).collect()
}

#[test]
fn the_sample_network_is_read_without_a_problem() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/harbor");
    let reading = Store::open(&root).unwrap().read(&Scope::Everything);
    assert_eq!(lines(&reading.problems), Vec::<String>::new());
    assert!(reading.network.people.len() > 20);
    assert!(reading.network.people.iter().all(|person| person.readable));
}
