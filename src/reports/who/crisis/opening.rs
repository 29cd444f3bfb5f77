//! The first words of a call or a message. They are meant for others: nothing of what has happened, nothing
//! that is private, nothing about anybody else; what it is about is said once somebody listens.

use crate::facts::free::{Free, free};
use crate::facts::privacy::Audience;
use crate::model::day::Day;
use crate::model::person::Person;
use crate::model::policy::Policy;
use crate::model::words::Function;

/// What to say first to somebody, fit to be sent as it is. `like_it`: they have been through the like.
pub fn opening(
    policy: &Policy,
    person: &Person,
    needs: &[Function],
    like_it: bool,
    today: Day,
) -> String {
    let mut words: Vec<String> = Vec::new();
    let me = policy
        .me
        .name
        .as_deref()
        .map(str::trim)
        .filter(|name| !name.is_empty());
    let me = me.map_or_else(|| "it is me".to_owned(), |name| format!("it is {name}"));
    // Of somebody confidential not even the name stands in a draft.
    if Audience::OTHERS.sees_person(person) {
        words.push(format!("{}, {me}.", person.first_name()));
    } else {
        words.push(format!("Hello, {me}."));
    }
    words
        .push("Something serious is going on here, and I do not want to face it alone.".to_owned());
    let gives = |need: Function| needs.contains(&need);
    if gives(Function::EmotionalSupport) || gives(Function::SoundingBoard) {
        words.push("I do not need a solution from you; I need somebody who listens.".to_owned());
    } else if gives(Function::Guidance) {
        words.push("I have to decide soon, and would like to hear your view first.".to_owned());
    } else if gives(Function::Expertise) {
        words.push("I have questions in your field, and would rather ask than guess.".to_owned());
    }
    if like_it {
        words.push("You have been through something like it.".to_owned());
    }
    words.push(match free(person, today) {
        Free::Later { .. } => {
            "I know that this may be a bad moment: a line back, with an hour at which I may ring, is enough."
                .to_owned()
        }
        Free::Today | Free::Unsaid => {
            "Do you have ten minutes now, or at an hour that suits you today?".to_owned()
        }
    });
    let rule = person.relationship.confidentiality.as_deref();
    words.push(match rule.map(str::trim).filter(|rule| !rule.is_empty()) {
        Some(_) => "What we agreed to keep between us holds.".to_owned(),
        None => "May I ask that it stays between us?".to_owned(),
    });
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, person};
    use crate::model::person::Busy;

    const TODAY: &str = "2026-11-21";

    fn said(person: &Person, needs: &[Function], like_it: bool) -> String {
        let mut policy = Policy::default();
        policy.me.name = Some("Ana Ruiz".to_owned());
        opening(&policy, person, needs, like_it, day(TODAY))
    }

    #[test]
    fn it_asks_for_what_they_give_and_keeps_to_what_was_agreed() {
        let mut p = person("sam", &[]);
        p.name = "Sam Lee".to_owned();
        let listening = said(&p, &[Function::EmotionalSupport, Function::Guidance], false);
        assert_eq!(
            listening,
            "Sam, it is Ana Ruiz. Something serious is going on here, and I do not want to face it alone. \
             I do not need a solution from you; I need somebody who listens. \
             Do you have ten minutes now, or at an hour that suits you today? \
             May I ask that it stays between us?"
        );
        p.relationship.confidentiality = Some("all private, also from David".to_owned());
        let view = said(&p, &[Function::Guidance], true);
        assert!(view.contains("hear your view first. You have been through something like it."));
        assert!(view.ends_with("What we agreed to keep between us holds."));
        assert!(!view.contains("David"));
    }

    #[test]
    fn a_bad_moment_is_granted_and_its_reason_not_repeated() {
        let mut p = person("ruth", &[]);
        p.availability.busy = vec![Busy {
            from: day(TODAY),
            to: day(TODAY),
            why: Some("regulator on site".to_owned()),
        }];
        let words = said(&p, &[Function::Expertise], false);
        assert!(
            words.contains("a line back") && !words.contains("regulator"),
            "{words}"
        );
    }

    #[test]
    fn of_somebody_confidential_not_even_the_name_is_in_it() {
        let mut p = person("val", &[]);
        p.name = "Valentina Cruz".to_owned();
        p.confidential = true;
        let words = said(&p, &[], false);
        assert!(words.starts_with("Hello, it is Ana Ruiz.") && !words.contains("Valentina"));
    }
}
