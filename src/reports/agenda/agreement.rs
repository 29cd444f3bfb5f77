//! The working agreement: what is written, and what is still to be agreed.

use super::case::Case;
use super::line::{Line, Source};
use super::voice::{clause, medium};

/// With more open terms than these, the file itself is the place to write them.
const FEW: usize = 3;

/// A term of the agreement.
struct Term {
    name: &'static str,
    /// What is written; `None`: to be agreed.
    written: Option<String>,
    /// The key that holds it, as `mentor set` takes it.
    key: &'static str,
    /// Short enough to stand with others in one line.
    short: bool,
    /// Said elsewhere in the agenda.
    told: bool,
    /// The owner's alone to see.
    mine: bool,
}

/// What is written, then what is to be agreed, with the command that writes it.
pub fn lines(case: &Case<'_>) -> Vec<Line> {
    let terms = terms(case);
    let file = case.person.file();
    let mut lines = Vec::new();
    let said = |wanted: fn(&Term) -> bool| {
        terms
            .iter()
            .filter(move |t| t.written.is_some() && wanted(t))
    };
    let short: Vec<&str> = said(|term| term.short)
        .filter_map(|t| t.written.as_deref())
        .collect();
    if !short.is_empty() {
        let line = Line::new(Source::Agreement, "Agreed so far", short.join(", "));
        lines.push(line.in_file(file.clone()));
    }
    for term in said(|term| !term.short && !term.told) {
        let text = term.written.clone().unwrap_or_default();
        let mut line = Line::new(Source::Agreement, sentence_case(term.name), text);
        line.mine = term.mine;
        lines.push(line.in_file(file.clone()));
    }
    let open: Vec<&Term> = terms.iter().filter(|term| term.written.is_none()).collect();
    if !open.is_empty() {
        let names: Vec<&str> = open.iter().map(|term| term.name).collect();
        lines.push(Line::new(Source::Agreement, "To agree", names.join("; ")));
        let command = if open.len() > FEW {
            format!("mentor edit {}", case.typed())
        } else {
            let keys: Vec<String> = open.iter().map(|t| format!("{}\"…\"", t.key)).collect();
            format!("mentor set {} {}", case.typed(), keys.join(" "))
        };
        let line = Line::under(Source::Practice, "write it down afterwards");
        lines.push(line.command(command).for_me());
    }
    lines
}

fn terms(case: &Case<'_>) -> Vec<Term> {
    let agreed = &case.person.relationship;
    let said = |text: &Option<String>| text.as_deref().map(clause).map(str::to_owned);
    let rhythm = case.standing.cadence.filter(|_| agreed.cadence.is_some());
    let answers = case.person.contact.respond_within;
    let short = |name, written: Option<String>, key| Term {
        name,
        written,
        key,
        short: true,
        told: false,
        mine: false,
    };
    let long = |name, written: Option<String>, key| Term {
        short: false,
        ..short(name, written, key)
    };
    vec![
        short(
            "how often",
            rhythm.map(|cadence| format!("every {cadence}")),
            "cadence=",
        ),
        short(
            "how long",
            agreed.minutes.map(|minutes| format!("{minutes} minutes")),
            "minutes=",
        ),
        short(
            "how we meet",
            agreed.medium.map(|m| medium(Some(m)).to_owned()),
            "medium=",
        ),
        short(
            "answers within",
            answers.map(|length| format!("answers within {length}")),
            "contact.respond-within=",
        ),
        short(
            "when we look back",
            agreed
                .until
                .map(|day| format!("until {}", case.voice.day(day))),
            "until=",
        ),
        // Stands in the opening, as what the other can expect.
        Term {
            told: true,
            ..long(
                "what each expects",
                said(&agreed.expectations),
                "expectations=",
            )
        },
        long("feedback", said(&agreed.feedback), "feedback="),
        long(
            "what stays between us",
            said(&agreed.confidentiality),
            "confidentiality=",
        ),
        long(
            "what is out of bounds",
            (!agreed.boundaries.is_empty()).then(|| agreed.boundaries.join("; ")),
            "boundaries+=",
        ),
        Term {
            mine: agreed.gains.is_some(),
            ..long("what both get out of it", said(&agreed.gains), "gains=")
        },
    ]
}

/// A name at the beginning of a line.
fn sentence_case(name: &str) -> String {
    let mut chars = name.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}
