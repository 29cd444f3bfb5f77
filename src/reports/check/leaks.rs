//! Private sentences that stand in a place that is not private.

use std::collections::{HashMap, HashSet};

use crate::facts::actions::tells_where_it_went;
use crate::model::ids::RelPath;
use crate::model::network::Network;
use crate::model::note::Note;
use crate::model::person::Person;
use crate::model::problem::Finding;
use crate::text::fold;

/// Shorter sentences ("yes, she did", "see above") stand in many places by chance.
const LEAST_CHARACTERS: usize = 20;

/// How a line begins that says what came of an action.
const RESULT: &str = "result:";

/// The keys of actions and log lines that stand in their text.
const KEYS: [&str; 6] = ["due", "done", "start", "moved", "kind", "weight"];

/// A line of a Markdown text or of a log.
struct Line<'a> {
    file: RelPath,
    line: usize,
    text: &'a str,
    private: bool,
}

/// The private sentences of a network, and where each stands: those of Private sections, of
/// confidential notes and of confidential people's notes.
pub struct Secrets {
    sentences: HashMap<String, (RelPath, usize)>,
}

/// The rule `private-leak`: a private sentence, said again where it may be shared.
impl Secrets {
    /// Of a network; of people it needs what `look` leaves. `None` where nothing is private.
    pub fn of(network: &Network) -> Option<Self> {
        let mut sentences_of = HashMap::new();
        let people = network.people.iter().flat_map(of_person);
        for line in people.chain(beside(network)).filter(|line| line.private) {
            for sentence in sentences(line.text) {
                let place = || (line.file.clone(), line.line);
                sentences_of.entry(sentence).or_insert_with(place);
            }
        }
        (!sentences_of.is_empty()).then_some(Self {
            sentences: sentences_of,
        })
    }

    /// What a person's notes and log tell of them; it needs the whole texts.
    pub fn told_of(&self, person: &Person) -> Vec<Finding> {
        self.told(of_person(person))
    }

    fn told(&self, lines: Vec<Line<'_>>) -> Vec<Finding> {
        let open = lines.into_iter().filter(|line| !line.private);
        let told = open.filter_map(|line| {
            let found = sentences(line.text).find_map(|one| self.sentences.get(&one));
            let (file, at) = found?;
            let message = format!("a sentence of this line is private in {file}:{at}");
            let hint = "move it under a heading Private, or say it otherwise";
            let finding = Finding::warning("private-leak", line.file, message);
            Some(finding.on_line(line.line).hint(hint))
        });
        told.collect()
    }
}

/// The rule `private-leak` in circles, goals and resources.
pub(super) fn beside_people(network: &Network) -> Vec<Finding> {
    let secrets = Secrets::of(network);
    secrets.map_or_else(Vec::new, |secrets| secrets.told(beside(network)))
}

/// The sentences of a line that are long enough to be told, folded for comparison.
fn sentences(text: &str) -> impl Iterator<Item = String> {
    let said = said(text);
    let all = said.split_inclusive(['.', '!', '?', ';', '…', '。']);
    let all: Vec<String> = all
        .map(|sentence| fold::fold(sentence.trim_matches(|c: char| !c.is_alphanumeric())))
        .filter(|sentence| sentence.chars().count() >= LEAST_CHARACTERS)
        .collect();
    all.into_iter()
}

/// What a line says in somebody's own words: less the words that only the program reads, and nothing of
/// the lines that the program writes the same wherever they stand.
fn said(text: &str) -> String {
    let result = text.trim_start().get(..RESULT.len());
    let result = result.filter(|start| start.eq_ignore_ascii_case(RESULT));
    let result = result.and_then(|start| text.trim_start().get(start.len()..));
    if result.is_some_and(tells_where_it_went) {
        return String::new();
    }
    let words = text.split_whitespace().filter(|word| !is_mark(word));
    words.collect::<Vec<_>>().join(" ")
}

/// `@grace-okafor`, `#director`, `due:2026-12-01`
fn is_mark(word: &str) -> bool {
    let word =
        word.trim_start_matches(|c: char| c.is_ascii_punctuation() && !matches!(c, '@' | '#'));
    let key = word.split_once(':').map(|(key, _)| key);
    word.starts_with(['@', '#']) || key.is_some_and(|key| KEYS.contains(&key))
}

/// The lines of a person's notes and log.
fn of_person(person: &Person) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let all = person.confidential;
    let meetings = [&person.meetings, &person.agendas, &person.closings];
    for meeting in meetings.into_iter().flatten() {
        of_note(&mut lines, &meeting.path, meeting.note.as_deref(), all);
    }
    let plan = person.folder().join("plan.md");
    of_note(&mut lines, &plan, person.plan.as_deref(), all);
    let file = person.folder().join("log.md");
    lines.extend(person.log.iter().map(|touch| Line {
        file: file.clone(),
        line: touch.line,
        text: &touch.text,
        private: all,
    }));
    lines
}

/// The lines of circles, goals and resources.
fn beside(network: &Network) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for circle in &network.circles {
        let meetings = [&circle.meetings, &circle.agendas, &circle.closings];
        for meeting in meetings.into_iter().flatten() {
            of_note(&mut lines, &meeting.path, meeting.note.as_deref(), false);
        }
    }
    for goal in &network.goals {
        of_note(&mut lines, &goal.file(), goal.note.as_deref(), false);
    }
    for resource in &network.resources {
        let note = resource.note.as_deref();
        of_note(&mut lines, &resource.file(), note, false);
    }
    lines
}

fn of_note<'a>(lines: &mut Vec<Line<'a>>, file: &RelPath, note: Option<&'a Note>, all: bool) {
    let Some(note) = note else { return };
    let all = all || note.front.confidential;
    // An action may stand among the entries of its section too.
    let mut told: HashSet<usize> = HashSet::new();
    for section in &note.sections {
        for entry in &section.entries {
            told.insert(entry.line);
            lines.push(Line {
                file: file.clone(),
                line: entry.line,
                text: &entry.text,
                private: all || section.private,
            });
        }
    }
    for action in &note.actions {
        if told.insert(action.line) {
            lines.push(Line {
                file: file.clone(),
                line: action.line,
                text: &action.raw,
                private: all || action.private,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{met, network, person, section, touch};
    use crate::model::note::SectionKey;
    use crate::model::problem::Spot;
    use crate::model::words::TouchKind;

    const SECRET: &str = "Her divorce is why she moved the date.";

    fn told(people: Vec<Person>) -> Vec<String> {
        let whole = network(people);
        let mut light = whole.clone();
        let day = crate::facts::fixture::day("2026-11-21");
        for person in &mut light.people {
            *person = crate::reports::check::look(person.clone(), day).0;
        }
        let Some(secrets) = Secrets::of(&light) else {
            return Vec::new();
        };
        let found = whole.people.iter().flat_map(|p| secrets.told_of(p));
        found
            .map(|found| {
                let Spot::Line(line, None) = found.spot else {
                    panic!()
                };
                format!("{}:{line}: {}", found.problem.file, found.problem.message)
            })
            .collect()
    }

    #[test]
    fn a_private_sentence_in_an_open_place_is_named_with_both_lines() {
        let mut ada = person("ada", &[]);
        let note = met(&mut ada, "2026-09-01");
        section(note, SectionKey::Private, &[SECRET, "Short one"]);
        let open = "We moved it; her DIVORCE is why she moved the date";
        section(
            met(&mut ada, "2026-10-01"),
            SectionKey::Takeaways,
            &[open, "Short one"],
        );
        assert_eq!(
            told(vec![ada]),
            [
                "people/ada/2026-10-01.md:11: a sentence of this line is private in people/ada/2026-09-01.md:11"
            ]
        );
    }

    #[test]
    fn what_the_program_writes_of_its_own_is_nobodys_secret() {
        let mut ada = person("ada", &[]);
        let secret = met(&mut ada, "2026-09-01");
        let lines = [
            "Ask for it @grace-okafor-adichie due:2026-12-01",
            "result: handed to grace-okafor-adichie",
            "Result: carried to goals/director-by-2027.md",
            "result: he will leave before the summer",
            "Say that I plan to leave due:2026-12-01",
        ];
        section(secret, SectionKey::Private, &lines);
        section(
            met(&mut ada, "2026-10-01"),
            SectionKey::Actions,
            &lines[..3],
        );
        assert_eq!(told(vec![ada.clone()]).len(), 0);
        let slip = met(&mut ada, "2026-10-02");
        let moved = "@me Say that I plan to leave #director due:2026-12-20";
        section(slip, SectionKey::Actions, &[lines[3], moved]);
        assert_eq!(
            told(vec![ada]),
            [
                "people/ada/2026-10-02.md:11: a sentence of this line is private in people/ada/2026-09-01.md:14",
                "people/ada/2026-10-02.md:12: a sentence of this line is private in people/ada/2026-09-01.md:15",
            ]
        );
    }

    #[test]
    fn what_is_private_twice_is_no_leak() {
        let mut ada = person("ada", &[]);
        section(met(&mut ada, "2026-09-01"), SectionKey::Private, &[SECRET]);
        section(met(&mut ada, "2026-10-01"), SectionKey::Private, &[SECRET]);
        let confidential = met(&mut ada, "2026-11-01");
        confidential.front.confidential = true;
        section(confidential, SectionKey::Takeaways, &[SECRET]);
        assert_eq!(told(vec![ada]).len(), 0);
    }

    #[test]
    fn a_confidential_person_is_private_as_a_whole() {
        let mut ada = person("ada", &[]);
        ada.confidential = true;
        touch(&mut ada, "2026-09-01", TouchKind::Contact, SECRET);
        let mut bo = person("bo", &[]);
        touch(&mut bo, "2026-09-02", TouchKind::Contact, SECRET);
        assert_eq!(
            told(vec![ada, bo]),
            ["people/bo/log.md:1: a sentence of this line is private in people/ada/log.md:1"]
        );
    }
}
