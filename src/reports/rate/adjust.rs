//! The one thing that a rating asks to be changed.
//!
//! What may live here: the choice. What may not: the answer that tells it (`rate`).

use super::{Adjust, Part};
use crate::facts::health::{Health, SENTENCES, Verdict};
use crate::facts::session::{GOOD, Trend};
use crate::model::person::Person;
use crate::model::words::Stage;

/// One thing: an end or a new agreement, else what wants a word, else the lowest part of the session.
pub fn adjust(
    person: &Person,
    session: &[Part],
    mean: Option<f64>,
    trend: Option<Trend>,
    health: Option<&Health>,
) -> Option<Adjust> {
    let id = &person.id;
    let begun = !matches!(
        person.relationship.stage(),
        Stage::Prospect | Stage::Invited
    );
    if health.and_then(Health::verdict) == Some(Verdict::RenegotiateOrClose) && !begun {
        return Some(Adjust {
            what: "Think over whether it should begin at all".to_owned(),
            command: format!("mentor fit {id}"),
        });
    }
    if health.and_then(Health::verdict) == Some(Verdict::RenegotiateOrClose) {
        return Some(Adjust {
            what: "Talk about what should be different, or about a good ending".to_owned(),
            command: format!("mentor agenda {id} --kind closing"),
        });
    }
    if let Some(word) = health.and_then(lowest) {
        return Some(for_sentence(person, word));
    }
    let falls = trend.is_some_and(|trend| trend.flagged);
    if !falls && mean.is_none_or(|mean| mean >= GOOD) {
        return None;
    }
    // Of equals the first, in the order in which they are asked.
    let least = session
        .iter()
        .copied()
        .reduce(|a, b| if b.answer < a.answer { b } else { a });
    let ask = |about: &str| Adjust {
        what: "Ask “what should we change?” next time".to_owned(),
        command: format!("mentor touch --next \"@{id} what should we change about {about}?\""),
    };
    Some(match least.map(|part| part.part) {
        Some("heard") => ask("how we listen"),
        Some("topics") => ask("what we talk about"),
        Some("next-step") => Adjust {
            what: "Agree on the next step in one sentence".to_owned(),
            command: format!("mentor action add {id} \"…\""),
        },
        _ => ask("how we work"),
    })
}

/// The flagged sentence with the lowest answer on either side; of equals the one further apart, then the first.
fn lowest(health: &Health) -> Option<&'static str> {
    let numbered = SENTENCES.iter().enumerate();
    let flagged = numbered.filter(|(_, (word, _))| health.flagged.contains(word));
    let key = |at: usize| {
        let (me, them) = health.answers(at);
        let low = [me, them].into_iter().flatten().fold(f64::MAX, f64::min);
        let apart = me.zip(them).map_or(0.0, |(a, b)| (a - b).abs());
        (low, -apart)
    };
    let order = |a: &(usize, _), b: &(usize, _)| {
        let (a, b) = (key(a.0), key(b.0));
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
    };
    flagged.min_by(order).map(|(_, (word, _))| *word)
}

fn for_sentence(person: &Person, word: &'static str) -> Adjust {
    let id = &person.id;
    let (what, command) = match word {
        "direction" if person.relationship.purpose.is_some() => (
            "Read the purpose out, and say whether it is still what you work on",
            format!("mentor touch --next \"@{id} is our purpose still what we work on?\""),
        ),
        "direction" => (
            "Say in one sentence what you are working on",
            format!("mentor set {id} purpose=\"…\""),
        ),
        "listening" => (
            "Begin with what the other wants to say, and advise after",
            format!("mentor touch --next \"@{id} hear it out first, advise after\""),
        ),
        "preparation" => (
            "Send the agenda ahead",
            format!("mentor agenda {id} --save"),
        ),
        "responsiveness" => (
            "Agree how soon messages are answered",
            format!("mentor set {id} contact.respond-within=\"2 days\""),
        ),
        "progress" => (
            "Look at what was agreed, and make one step smaller",
            format!("mentor plan {id}"),
        ),
        "two-way" => (
            "Look at what went each way, and at what you could give",
            format!("mentor balance {id}"),
        ),
        "boundaries" => (
            "Agree on what stays outside",
            format!("mentor set {id} boundaries+=\"…\""),
        ),
        "worth it" => (
            "Look back on what came of it, and ask what would make it worth more",
            format!("mentor agenda {id} --kind progress"),
        ),
        _ => (
            "Give one another feedback, with time for it",
            format!("mentor agenda {id} --kind feedback"),
        ),
    };
    Adjust {
        what: format!("{what} ({word})"),
        command,
    }
}
