//! Lessons for a reader: a heading for each debrief, each lesson with its file and line.

use super::value::{Debrief, Lesson, Lessons};
use crate::facts::dates;
use crate::facts::lessons::Kind;
use crate::model::day::Day;
use crate::model::words::Role;
use crate::text::doc::{Doc, Item, code, plain};
use crate::text::phrase::{count, listed};

/// The document.
pub fn doc(lessons: &Lessons, today: Day) -> Doc {
    let mut doc = Doc::default();
    doc.heading(1, "What to do differently");
    doc.para(summary(lessons));
    for debrief in &lessons.debriefs {
        doc.heading(2, title(debrief));
        let mut list: Vec<Item> = Vec::new();
        for lesson in &debrief.lessons {
            let item = item(debrief, lesson);
            match list.pop() {
                Some(above) if lesson.depth > 0 => list.push(above.with(item)),
                above => {
                    list.extend(above);
                    list.push(item);
                }
            }
        }
        doc.list(list);
    }
    if !lessons.without.is_empty() {
        doc.heading(2, "No lesson written yet");
        let without = lessons.without.iter();
        let line = |(who, on, file): (&str, Day, &str)| {
            Item::new(format!(
                "{}, debrief of {}: a line under its heading Lessons ({})",
                plain(who),
                dates::date(on, today),
                code(file)
            ))
        };
        doc.list(
            without
                .map(|one| line((&one.name, one.on, one.file.as_str())))
                .collect(),
        );
    }
    let next = &lessons.next_step;
    doc.para(format!("Next: {}: {}", next.why, code(&next.command)));
    doc
}

fn summary(lessons: &Lessons) -> String {
    let number = |of: &dyn Fn(&Debrief) -> usize| lessons.debriefs.iter().map(of).sum::<usize>();
    let lines = number(&|debrief| debrief.lessons.len());
    let about = lessons.about.as_deref();
    let about = about.map_or_else(String::new, |words| format!(" about “{}”", plain(words)));
    if lines == 0 {
        return match (lessons.filtered, lessons.without.len()) {
            (true, _) => {
                format!("No lesson{about} is written in the debriefs that were asked for.")
            }
            (false, 0) => "No debrief is written yet, so nothing was learned on paper.".to_owned(),
            (false, n) => format!(
                "{} written, and none holds a lesson yet.",
                count(n, "debrief is", "debriefs are")
            ),
        };
    }
    let debriefs = count(lessons.debriefs.len(), "debrief", "debriefs");
    format!(
        "{}{about} from {debriefs}, the latest first.",
        count(lines, "lesson", "lessons")
    )
}

/// `Walter Haas (mentor): completed, May 2025 to January 2026`
fn title(debrief: &Debrief) -> String {
    let roles: Vec<&str> = debrief.roles.iter().copied().map(Role::as_str).collect();
    let roles = match (roles.is_empty(), debrief.who.starts_with("circle:")) {
        (false, _) => format!(" ({})", listed(&roles)),
        (true, true) => " (circle)".to_owned(),
        (true, false) => String::new(),
    };
    let how = debrief
        .how
        .map_or_else(|| "ended".to_owned(), |how| how.to_string());
    // Years are said even of this one: most of these are past.
    let month = |day: Day| day.date().format("%B %Y").to_string();
    let until = month(debrief.until);
    let when = match debrief.since.map(month) {
        Some(since) if since != until => format!("{since} to {until}"),
        _ => until,
    };
    format!("{}{roles}: {how}, {when}", plain(&debrief.name))
}

fn item(debrief: &Debrief, lesson: &Lesson) -> Item {
    let lead = match lesson.kind {
        Kind::Mine => "",
        Kind::Theirs => "**They do differently:** ",
        Kind::AboutMe => "**About me:** ",
        Kind::AboutChoosing => "**About choosing:** ",
        Kind::Next => "**For the next one:** ",
    };
    let private = if lesson.private { " (private)" } else { "" };
    let place = format!("{}:{}", debrief.file, lesson.line);
    Item::new(format!("{lead}{}{private} ({})", lesson.text, code(&place)))
}
