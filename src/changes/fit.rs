//! Ratings of a prospect, and the sentences that they rest on, in `person.toml`.
//!
//! What may live here: the keys that a rating comes to. What may not: what the ratings add up to.

use crate::facts::fit::Rating;
use crate::model::change::{ChangeSet, Edit, KeyOp, Value};
use crate::model::person::Person;
use crate::model::words::Criterion;

/// The edits of ratings, each of another criterion.
pub fn rate(person: &Person, ratings: &[Rating]) -> ChangeSet {
    let mut changes = ChangeSet::new(format!("Rate the fit of {}", person.name));
    for Rating { criterion, mark } in ratings {
        let mut key = |path: &[&str], op: KeyOp| {
            let path = path.iter().map(|part| (*part).to_owned()).collect();
            changes.edit(&person.file(), Edit::Key { path, op });
        };
        let rated = ["fit", criterion.as_str()];
        let said = ["fit", "evidence", criterion.as_str()];
        let had = person.fit_evidence.iter().any(|(of, _)| of == criterion);
        match mark {
            Some((rating, evidence)) => {
                key(&rated, KeyOp::Set(Value::Integer(i64::from(*rating))));
                if let Some(evidence) = evidence {
                    key(&said, KeyOp::Set(Value::Text(evidence.clone())));
                }
            }
            None => {
                key(&rated, KeyOp::Remove);
                if had {
                    key(&said, KeyOp::Remove);
                }
            }
        }
    }
    changes
}

/// Criteria that get another rating while the sentence beside them stays.
pub fn outdated(person: &Person, ratings: &[Rating]) -> Vec<Criterion> {
    let outdated = ratings.iter().filter(|rating| {
        let other = |new: u32| !person.fit.contains(&(rating.criterion, new));
        let said = |(of, _): &(Criterion, String)| *of == rating.criterion;
        matches!(rating.mark, Some((new, None)) if other(new))
            && person.fit_evidence.iter().any(said)
    });
    outdated.map(|rating| rating.criterion).collect()
}
