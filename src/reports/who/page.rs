//! The answer about some topics, for people.

use super::lines::{self, Cite};
use super::value::{Answer, Group, Missing, Named};
use crate::facts::unread::not_looked_at;
use crate::model::day::Day;
use crate::text::doc::{Block, Doc, Item, code, plain};
use crate::text::phrase::{count, listed, shell_word};

/// The page.
pub fn doc(answer: &Answer, today: Day) -> Doc {
    let mut doc = Doc::default();
    let topics = topics(answer);
    doc.heading(1, format!("Whom to ask about {}", listed(&topics)));
    let fits = answer.of(Group::Fits);
    if fits.is_empty() {
        doc.para(match answer.people.is_empty() {
            true => "Nobody who could be asked is in the files yet.".to_owned(),
            false => format!(
                "No skill, experience or takeaway in the files speaks of {}. To look through every note: {}.",
                either(&topics),
                searches(answer)
            ),
        });
    } else {
        doc.para(format!(
            "For {}, in the order in which they fit the question.",
            today.long()
        ));
        let items = fits.iter().map(|named| person(named, today));
        doc.blocks.push(Block::Numbered(items.collect()));
    }
    if answer.more > 0 {
        let words: Vec<String> = answer
            .topics
            .iter()
            .map(|asked| shell_word(&asked.topic))
            .collect();
        doc.para(format!(
            "{}: {}",
            count(answer.more, "more of them fits", "more of them fit"),
            code(&format!("mentor who {} --limit 0", words.join(" ")))
        ));
    }
    for (group, heading) in [
        (Group::Beside, "To think it through with"),
        (Group::Distant, "From another field"),
    ] {
        let named = answer.of(group);
        if !named.is_empty() {
            doc.heading(2, heading);
            doc.list(named.iter().map(|named| person(named, today)).collect());
        }
    }
    if let Some(told) = not_looked_at(&answer.unreadable) {
        doc.para(told);
    }
    ending(&mut doc, "Not in the files", answer);
    doc
}

/// The topics as typed.
pub fn topics(answer: &Answer) -> Vec<String> {
    let asked = answer.topics.iter();
    asked.map(|asked| plain(&asked.topic)).collect()
}

/// What is missing, under its heading, and the step that comes next: the end of either page.
pub fn ending(doc: &mut Doc, heading: &str, answer: &Answer) {
    if !answer.missing.is_empty() {
        doc.heading(2, heading);
        let items = answer.missing.iter();
        let item =
            |missing: &Missing| Item::new(format!("{}: {}", missing.what, code(&missing.command)));
        doc.list(items.map(item).collect());
    }
    let next = &answer.next;
    doc.para(format!("Next: {}: {}", next.what, code(&next.command)));
}

/// The commands that look for the topics wherever they stand.
fn searches(answer: &Answer) -> String {
    let asked = answer.topics.iter().map(|asked| &asked.topic);
    let search = asked.map(|topic| code(&format!("mentor search {}", shell_word(topic))));
    search.collect::<Vec<_>>().join(", ")
}

/// `a`, `a or b`.
fn either(topics: &[String]) -> String {
    match topics.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => listed(topics),
    }
}

/// One person: the head, and a line for each thing.
fn person(named: &Named, today: Day) -> Item {
    let mut item = Item::new(lines::head(named));
    let own = match named.group {
        Group::Distant => lines::field(named).into_iter().collect(),
        Group::Beside => beside(named),
        _ => lines::reasons(named, today, Cite::Each),
    };
    let ways = lines::reach(named).map(|ways| format!("to reach them: {ways}"));
    let all = own
        .into_iter()
        .chain([lines::tie(named, today)])
        .chain(lines::today(named, Cite::Each))
        .chain(ways)
        .chain([format!(
            "{}: {}",
            named.next.what,
            code(&named.next.command)
        )]);
    for line in all {
        item = item.with(Item::new(line));
    }
    item
}

/// Somebody to think with: what they give, and where they stand.
fn beside(named: &Named) -> Vec<String> {
    let gives = lines::gives(named, Cite::Each);
    gives.into_iter().chain(lines::field(named)).collect()
}
