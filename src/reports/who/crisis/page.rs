//! The call list for people: short, the number first.

use super::super::lines::{self, Cite};
use super::super::page::{ending, topics};
use super::super::value::{Answer, Group, Named, Need};
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::text::doc::{Block, Doc, Item, Table, code, plain};
use crate::text::phrase::{clause, listed, spoken};

/// The page.
pub fn doc(answer: &Answer, today: Day) -> Doc {
    let mut doc = Doc::default();
    let topics = topics(answer);
    let about = if topics.is_empty() {
        String::new()
    } else {
        format!(": {}", listed(&topics))
    };
    doc.heading(1, format!("Whom to call{about}"));
    doc.para(
        "If anybody's safety is in doubt, contact the emergency services or your employee-assistance \
         service now; the rest can wait.",
    );
    let (agreed, not_asked) = (answer.of(Group::Agreed), answer.of(Group::NotAsked));
    if answer.people.is_empty() {
        doc.para("Nobody in the files can be called yet. Somebody near you can be, and need not be in a file.");
    }
    if !agreed.is_empty() {
        doc.heading(2, "They agreed to be called");
        let items = agreed.iter().map(|named| person(named, today));
        doc.blocks.push(Block::Numbered(items.collect()));
    }
    if !not_asked.is_empty() {
        doc.heading(2, "Not asked yet whether you may call: a message first");
        let items = not_asked.iter().map(|named| person(named, today));
        doc.blocks.push(Block::Numbered(items.collect()));
    }
    if !answer.unreadable.is_empty() {
        doc.heading(2, "Files that cannot be read");
        doc.para("Whoever is in them may be the one to call; an editor shows the number.");
        let items = answer.unreadable.iter();
        doc.list(items.map(|file| Item::new(code(file.as_str()))).collect());
    }
    if !answer.people.is_empty() {
        doc.heading(2, "Who for what");
        doc.table(needs(answer));
        within(&mut doc, answer);
    }
    ending(&mut doc, "To write down on a calmer day", answer);
    doc
}

/// One person: how to reach them, what to say, what stays between you, what they are for.
fn person(named: &Named, today: Day) -> Item {
    let ways = lines::reach(named);
    let head = format!("**{}**", plain(&named.name));
    // Most of it is from there: named once, it is out of the way of the rest.
    let file = code(&format!("people/{}/person.toml", named.id));
    let mut item = Item::new(match &ways {
        Some(ways) => format!("{head}: {ways} ({file})"),
        None => format!("{head}: no number and no address is written ({file})"),
    });
    let mut add = |line: String| item.under.push(Item::new(line));
    if let Some(opening) = &named.opening {
        add(format!("say: “{}”", plain(opening)));
    }
    match named.confidentiality.as_deref().map(clause) {
        Some(rule) if !rule.is_empty() => add(format!("between you: {}", plain(rule))),
        _ => add("between you: nothing is agreed; say first what has to stay with them".to_owned()),
    }
    if !named.boundaries.is_empty() {
        let bounds = named.boundaries.iter().map(|text| plain(clause(text)));
        let bounds: Vec<String> = bounds.collect();
        add(format!("out of bounds: {}", bounds.join("; ")));
    }
    for line in lines::reasons(named, today, Cite::Once) {
        add(line);
    }
    add(lines::tie(named, today));
    lines::clock(named, Cite::Once)
        .into_iter()
        .for_each(&mut add);
    let agreed = named.group == Group::Agreed && named.today.free == "later";
    let same = if agreed {
        "; they agreed to be called all the same"
    } else {
        ""
    };
    if let Some(when) = lines::today(named, Cite::Once) {
        add(format!("{when}{same}"));
    }
    item
}

/// The four needs, and whom to call for each.
fn needs(answer: &Answer) -> Table {
    let name = |id: &PersonId| {
        let mut people = answer.people.iter();
        let found = people.find(|named| named.id == *id);
        plain(found.map_or(id.as_str(), |named| &named.name))
    };
    let names = |ids: &[PersonId]| listed(&ids.iter().map(name).collect::<Vec<String>>());
    let row = |need: &Need| {
        let who = match (need.call.is_empty(), need.not_asked.is_empty()) {
            (true, true) => "nobody in the files".to_owned(),
            (false, true) => names(&need.call),
            (true, false) => format!("{} (not asked yet)", names(&need.not_asked)),
            (false, false) => format!(
                "{}; not asked yet: {}",
                names(&need.call),
                names(&need.not_asked)
            ),
        };
        vec![spoken(need.need.as_str()), who]
    };
    Table {
        head: vec!["What you need".to_owned(), "Whom to call".to_owned()],
        right: Vec::new(),
        rows: answer.needs.iter().map(row).collect(),
    }
}

/// The next word, before 48 hours are over.
fn within(doc: &mut Doc, answer: &Answer) {
    let (Some(by), Some(first)) = (answer.next_touch_by, answer.people.first()) else {
        return;
    };
    doc.heading(2, "Within 48 hours");
    doc.para(format!(
        "Before you hang up, say when you speak again, on {} at the latest. Then write down what was said: {}",
        by.long(),
        code(&format!("mentor log {} --kind crisis --next-meeting {by}", first.id))
    ));
}
