//! Rules about days: relationships that end before they begin. (Busy periods are told by reading.)

use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::model::network::Network;
use crate::model::problem::Finding;

/// The rule `ends-before-it-begins`.
pub(super) fn check(network: &Network) -> Vec<Finding> {
    let mut found = Vec::new();
    for person in &network.people {
        let relationship = &person.relationship;
        let file = person.file();
        let ended = relationship.ended.map(|ended| ended.on);
        let mut say = |from, to, key: &str, what: &str| {
            found.extend(backwards(&file, from, to, key, what));
        };
        say(
            relationship.since,
            relationship.until,
            "relationship.until",
            "`until`",
        );
        say(relationship.since, ended, "relationship.ended", "`ended`");
        for past in &relationship.history {
            say(
                past.since,
                past.until,
                "relationship.history",
                "an earlier round's `until`",
            );
        }
    }
    for circle in &network.circles {
        let ended = circle.ended.map(|ended| ended.on);
        found.extend(backwards(
            &circle.file(),
            circle.since,
            ended,
            "ended",
            "`ended`",
        ));
    }
    found
}

fn backwards(
    file: &RelPath,
    from: Option<Day>,
    to: Option<Day>,
    key: &str,
    what: &str,
) -> Option<Finding> {
    let (from, to) = (from?, to?);
    (to < from).then(|| {
        Finding::warning(
            "ends-before-it-begins",
            file.clone(),
            format!("{what} is {to}, before the beginning on {from}"),
        )
        .in_key(key)
        .hint("one of the two days is a slip: write them as year-month-day")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, network, person};
    use crate::model::relationship::Past;

    #[test]
    fn an_end_before_its_beginning_is_named_and_the_same_day_is_not() {
        let mut ada = person("ada", &[]);
        ada.relationship.since = Some(day("2026-03-02"));
        ada.relationship.until = Some(day("2026-03-02"));
        assert_eq!(check(&network(vec![ada.clone()])).len(), 0);
        ada.relationship.until = Some(day("2025-03-02"));
        ada.relationship.history = vec![Past {
            since: Some(day("2025-06-01")),
            until: Some(day("2025-01-01")),
            note: None,
        }];
        let found = check(&network(vec![ada]));
        let told: Vec<&str> = found.iter().map(|f| f.problem.message.as_str()).collect();
        assert_eq!(
            told,
            [
                "`until` is 2025-03-02, before the beginning on 2026-03-02",
                "an earlier round's `until` is 2025-01-01, before the beginning on 2025-06-01",
            ]
        );
    }
}
