//! Private sentences that stand in a place that is not private.

use std::collections::{HashMap, HashSet};

use crate::model::ids::RelPath;
use crate::model::network::Network;
use crate::model::note::Note;
use crate::model::problem::Finding;
use crate::text::fold;

/// Shorter sentences ("yes, she did", "see above") stand in many places by chance.
const LEAST_CHARACTERS: usize = 20;

/// A line of a Markdown text or of a log.
struct Line<'a> {
    file: RelPath,
    line: usize,
    text: &'a str,
    private: bool,
}

/// The rule `private-leak`: a sentence of a Private section, of a confidential note or of a
/// confidential person's notes, said again where it may be shared.
pub(super) fn check(network: &Network) -> Vec<Finding> {
    let lines = every_line(network);
    let mut private: HashMap<String, &Line<'_>> = HashMap::new();
    for line in lines.iter().filter(|line| line.private) {
        for sentence in sentences(line.text) {
            private.entry(sentence).or_insert(line);
        }
    }
    if private.is_empty() {
        return Vec::new();
    }
    lines
        .iter()
        .filter(|line| !line.private)
        .filter_map(|line| {
            let from = sentences(line.text).find_map(|sentence| private.get(&sentence))?;
            let message = format!(
                "a sentence of this line is private in {}:{}",
                from.file, from.line
            );
            let hint = "move it under a heading Private, or say it otherwise";
            let finding = Finding::warning("private-leak", line.file.clone(), message);
            Some(finding.on_line(line.line).hint(hint))
        })
        .collect()
}

/// The sentences of a line that are long enough to be told, folded for comparison.
fn sentences(text: &str) -> impl Iterator<Item = String> {
    text.split_inclusive(['.', '!', '?', ';', '…', '。'])
        .map(|sentence| fold::fold(sentence.trim_matches(|c: char| !c.is_alphanumeric())))
        .filter(|sentence| sentence.chars().count() >= LEAST_CHARACTERS)
}

fn every_line(network: &Network) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for person in &network.people {
        let meetings = [&person.meetings, &person.agendas, &person.closings];
        for meeting in meetings.into_iter().flatten() {
            of_note(
                &mut lines,
                &meeting.path,
                meeting.note.as_deref(),
                person.confidential,
            );
        }
        let plan = person.folder().join("plan.md");
        of_note(
            &mut lines,
            &plan,
            person.plan.as_deref(),
            person.confidential,
        );
        let file = person.folder().join("log.md");
        lines.extend(person.log.iter().map(|touch| Line {
            file: file.clone(),
            line: touch.line,
            text: &touch.text,
            private: person.confidential,
        }));
    }
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
        of_note(
            &mut lines,
            &resource.file(),
            resource.note.as_deref(),
            false,
        );
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
    use crate::model::person::Person;
    use crate::model::problem::Spot;
    use crate::model::words::TouchKind;

    const SECRET: &str = "Her divorce is why she moved the date.";

    fn told(people: Vec<Person>) -> Vec<String> {
        check(&network(people))
            .into_iter()
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
