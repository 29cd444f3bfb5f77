//! The working agreement: what is written, and what is still to be agreed.

use super::case::Case;
use super::line::{Line, Source};
use super::voice::{clause, medium};

/// One term: its name, what is written, the key that holds it, and whether it is the owner's alone to see.
struct Term {
    name: &'static str,
    written: Option<String>,
    key: &'static str,
    mine: bool,
}

/// Terms that are written, then those to be agreed, each with its key.
pub fn lines(case: &Case<'_>) -> Vec<Line> {
    let terms = terms(case);
    let mut lines = Vec::new();
    let written: Vec<&Term> = terms.iter().filter(|term| term.written.is_some()).collect();
    if !written.is_empty() {
        lines.push(Line::new(Source::Agreement, "Written so far", ""));
        for term in written {
            let text = format!("{}: {}", term.name, term.written.as_deref().unwrap_or(""));
            let mut line = Line::under(Source::Agreement, text).in_file(case.person.file());
            line.mine = term.mine;
            lines.push(line);
        }
    }
    let open: Vec<&Term> = terms.iter().filter(|term| term.written.is_none()).collect();
    if !open.is_empty() {
        let names: Vec<&str> = open.iter().map(|term| term.name).collect();
        lines.push(Line::new(Source::Agreement, "To agree", names.join("; ")));
        let keys: Vec<String> = open
            .iter()
            .map(|term| format!("{}\"…\"", term.key))
            .collect();
        let text = format!(
            "afterwards: `mentor set {} {}`",
            case.typed(),
            keys.join(" ")
        );
        lines.push(Line::under(Source::Agreement, text).for_me());
    }
    lines
}

fn terms(case: &Case<'_>) -> Vec<Term> {
    let agreed = &case.person.relationship;
    let said = |text: &Option<String>| text.as_deref().map(clause).map(str::to_owned);
    let rhythm = case.standing.cadence.filter(|_| agreed.cadence.is_some());
    let term = |name, written, key| Term {
        name,
        written,
        key,
        mine: false,
    };
    vec![
        term(
            "how often",
            rhythm.map(|cadence| format!("every {cadence}")),
            "cadence=",
        ),
        term(
            "how long",
            agreed.minutes.map(|minutes| format!("{minutes} minutes")),
            "minutes=",
        ),
        term(
            "how we meet",
            agreed.medium.map(|m| medium(Some(m)).to_owned()),
            "medium=",
        ),
        term(
            "what each expects",
            said(&agreed.expectations),
            "expectations=",
        ),
        term("feedback", said(&agreed.feedback), "feedback="),
        term(
            "what stays between us",
            said(&agreed.confidentiality),
            "confidentiality=",
        ),
        term(
            "what is out of bounds",
            (!agreed.boundaries.is_empty()).then(|| agreed.boundaries.join("; ")),
            "boundaries+=",
        ),
        Term {
            mine: agreed.gains.is_some(),
            ..term("what both get out of it", said(&agreed.gains), "gains=")
        },
        term(
            "answers within",
            case.person
                .contact
                .respond_within
                .map(|length| length.to_string()),
            "contact.respond-within=",
        ),
        term(
            "when we look back",
            agreed.until.map(|day| case.voice.day(day)),
            "until=",
        ),
    ]
}
