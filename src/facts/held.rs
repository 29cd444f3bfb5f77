//! What the lists of a file hold, by the names of their keys.
//!
//! What may live here: from a key to the texts that were read for it. What may not: a change of them.

use crate::model::circle::Circle;
use crate::model::goal::Goal;
use crate::model::ids::{GoalId, PersonId};
use crate::model::person::Person;
use crate::model::policy::Policy;

/// The texts of a list of `person.toml`; empty where the key is missing or holds no list of texts.
pub fn of_person(person: &Person, key: &str) -> Vec<String> {
    let relationship = &person.relationship;
    match key {
        "also" => person.also.clone(),
        "expertise" => person.expertise.clone(),
        "interests" => person.interests.clone(),
        "perspectives" => person.perspectives.clone(),
        "knows" => people(person.knows.as_deref().unwrap_or(&[])),
        "experience" => person.experience.clone(),
        "works" => person.works.clone(),
        "tags" => person.tags.clone(),
        "availability.days" => words(&person.availability.days),
        "relationship.roles" => words(&relationship.roles),
        "relationship.objectives" => relationship.objectives.clone(),
        "relationship.goals" => {
            let goals = relationship.goals.iter();
            goals.map(GoalId::to_string).collect()
        }
        "relationship.functions" => relationship.functions.clone().unwrap_or_default(),
        "relationship.boundaries" => relationship.boundaries.clone(),
        _ => Vec::new(),
    }
}

/// The texts of a list of `circle.toml`.
pub fn of_circle(circle: &Circle, key: &str) -> Vec<String> {
    match key {
        "members" => people(&circle.members),
        _ => Vec::new(),
    }
}

/// The texts of a list in a goal's front matter.
pub fn of_goal(goal: &Goal, key: &str) -> Vec<String> {
    match key {
        "needs" => goal.needs.clone(),
        "functions" => goal.functions.clone(),
        _ => Vec::new(),
    }
}

/// The texts of a list of `mentor.toml`.
pub fn of_settings(policy: &Policy, key: &str) -> Vec<String> {
    match key {
        "me.expertise" => policy.me.expertise.clone(),
        "me.interests" => policy.me.interests.clone(),
        "coverage.skills" => policy.coverage.skills.clone(),
        "coverage.functions" => policy.coverage.functions.clone(),
        "coverage.axes" => policy.coverage.axes.clone(),
        "check.ignore" => policy.check_ignore.clone(),
        "review.off" => policy.review_off.clone(),
        _ => Vec::new(),
    }
}

fn people(ids: &[PersonId]) -> Vec<String> {
    ids.iter().map(PersonId::to_string).collect()
}

fn words(words: &[impl ToString]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{circle, person};
    use crate::model::keys::{CIRCLE, PERSON, SETTINGS, Shape};
    use crate::model::words::Role;

    #[test]
    fn a_list_is_found_by_its_key() {
        let mut ada = person("ada", &[Role::Mentor]);
        ada.knows = Some(vec![PersonId::new("sam-lee")]);
        assert_eq!(of_person(&ada, "knows"), ["sam-lee"]);
        assert_eq!(of_person(&ada, "relationship.roles"), ["mentor"]);
        assert_eq!(of_person(&ada, "title").len(), 0);
        assert_eq!(of_circle(&circle("ops", &["ada"]), "members"), ["ada"]);
    }

    #[test]
    fn every_list_of_texts_of_the_format_is_known_here() {
        let source = include_str!("held.rs");
        let mut open = vec![("", &PERSON), ("", &CIRCLE), ("", &SETTINGS)];
        let mut prefixes: Vec<(String, &crate::model::keys::Keys)> = open
            .drain(..)
            .map(|(prefix, keys)| (prefix.to_owned(), keys))
            .collect();
        while let Some((prefix, keys)) = prefixes.pop() {
            for key in keys.named {
                let path = format!("{prefix}{}", key.name);
                match key.shape {
                    Shape::Table(inner) => prefixes.push((format!("{path}."), inner)),
                    Shape::Texts | Shape::Words(_) | Shape::Ids(_)
                        if !path.starts_with("sections.") =>
                    {
                        assert!(source.contains(&format!("\"{path}\" =>")), "{path}");
                    }
                    _ => {}
                }
            }
        }
    }
}
