//! The working agreement: what is written, and what is still to be agreed.

use super::case::Case;
use super::line::{Line, Source};
use super::voice::{clause, medium};

/// The most terms that one command is to write: the rest shows up once these are there.
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
        let few = open.iter().take(FEW);
        let keys: Vec<String> = few.map(|t| format!("{}\"…\"", t.key)).collect();
        let command = format!("mentor set {} {}", case.typed(), keys.join(" "));
        let line = Line::under(Source::Practice, "write it down afterwards");
        lines.push(line.command(command).for_me());
    }
    lines
}

fn terms(case: &Case<'_>) -> Vec<Term> {
    let agreed = &case.person.relationship;
    let rhythm = case.standing.cadence.filter(|_| agreed.cadence.is_some());
    let minutes = agreed.minutes.map(|minutes| format!("{minutes} minutes"));
    let how = agreed.medium.map(|m| medium(Some(m)).to_owned());
    let answers = case.person.contact.respond_within;
    let answers = answers.map(|length| format!("answers within {length}"));
    let until = agreed
        .until
        .map(|day| format!("until {}", case.voice.day(day)));
    let bounds = (!agreed.boundaries.is_empty()).then(|| agreed.boundaries.join("; "));
    let mut terms = vec![
        Term::short(
            "how often",
            rhythm.map(|every| format!("every {every}")),
            "cadence=",
        ),
        Term::short("how long", minutes, "minutes="),
        Term::short("how we meet", how, "medium="),
        Term::short("answers within", answers, "contact.respond-within="),
        Term::short("when we look back", until, "until="),
        Term::long(
            "what each expects",
            agreed.expectations.as_ref(),
            "expectations=",
        ),
        Term::long("feedback", agreed.feedback.as_ref(), "feedback="),
        Term::long(
            "what stays between us",
            agreed.confidentiality.as_ref(),
            "confidentiality=",
        ),
        Term::long("what is out of bounds", bounds.as_ref(), "boundaries+="),
        Term::long("what both get out of it", agreed.gains.as_ref(), "gains="),
    ];
    for term in &mut terms {
        // Stands in the opening, as what the other can expect.
        term.told = term.key == "expectations=";
        // What the owner thinks that they get out of it is the owner's own guess.
        term.mine = term.key == "gains=" && term.written.is_some();
    }
    terms
}

impl Term {
    fn short(name: &'static str, written: Option<String>, key: &'static str) -> Self {
        Self {
            name,
            written,
            key,
            short: true,
            told: false,
            mine: false,
        }
    }

    fn long(name: &'static str, written: Option<&String>, key: &'static str) -> Self {
        let written = written.map(|text| clause(text).to_owned());
        Self {
            short: false,
            ..Self::short(name, written, key)
        }
    }
}

/// A name at the beginning of a line.
fn sentence_case(name: &str) -> String {
    let mut chars = name.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}
