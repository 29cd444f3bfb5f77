//! What was found, for people: by whose it is, each line with its words emphasised and its place.

use super::value::{Found, Hit};
use crate::facts::dates;
use crate::model::day::Day;
use crate::text::doc::{Doc, Item, code, plain};
use crate::text::phrase::{count, listed, shell_word};

/// The document.
pub fn doc(found: &Found, today: Day) -> Doc {
    let mut doc = Doc::default();
    let words: Vec<String> = found
        .words
        .iter()
        .map(|word| format!("“{}”", plain(word)))
        .collect();
    doc.heading(1, format!("Search: {}", words.join(" ")));
    if found.hits.is_empty() {
        nothing(&mut doc, found, &words, today);
        return doc;
    }
    doc.para(format!(
        "{} in {}{}.",
        count(found.lines, "line", "lines"),
        count(found.files, "file", "files"),
        filter(found, today),
    ));
    for of_one in found
        .hits
        .chunk_by(|a, b| (a.kind, &a.id, &a.name) == (b.kind, &b.id, &b.name))
    {
        if let Some(first) = of_one.first() {
            let kind = match first.kind {
                Some("person") | None => String::new(),
                Some(kind) => format!(" ({kind})"),
            };
            doc.heading(2, format!("{}{kind}", plain(&first.name)));
        }
        doc.list(of_one.iter().map(|hit| item(hit, today)).collect());
    }
    let typed: Vec<String> = found.words.iter().map(|word| typed(word)).collect();
    let typed = typed.join(" ");
    if found.lines > found.hits.len() {
        let more = count(found.lines - found.hits.len(), "more line", "more lines");
        let all = code(&format!("mentor search {typed} --limit 0"));
        doc.para(format!(
            "And {more}: add a word, --with or --since, or see all of them with {all}."
        ));
    }
    let first = found.hits.iter().find(|hit| hit.kind == Some("person"));
    if let Some(id) = first.and_then(|hit| hit.id.as_ref()) {
        doc.para(format!(
            "Next: everything about the first of them: {}",
            code(&format!("mentor show {id}"))
        ));
    }
    doc
}

/// A word as it is typed again: a phrase in quotes.
fn typed(word: &str) -> String {
    if word.contains(char::is_whitespace) {
        shell_word(&format!("\"{word}\""))
    } else {
        shell_word(word)
    }
}

fn filter(found: &Found, today: Day) -> String {
    let mut words = Vec::new();
    if !found.with.is_empty() {
        let with: Vec<String> = found.with.iter().map(|who| plain(who)).collect();
        words.push(format!("with {}", listed(&with)));
    }
    words.extend(
        found
            .since
            .map(|day| format!("since {}", dates::date(day, today))),
    );
    if words.is_empty() {
        String::new()
    } else {
        format!(" ({})", words.join(", "))
    }
}

fn item(hit: &Hit, today: Day) -> Item {
    let day = hit.date.map(|day| dates::date(day, today));
    let section = hit.section.as_ref().map(|heading| plain(heading));
    // A heading that holds the words says itself where it stands.
    let own = hit.text.starts_with('#');
    let head: Vec<String> = day.into_iter().chain(section.filter(|_| !own)).collect();
    let head = match head.join(", ") {
        head if head.is_empty() => head,
        head => format!("{head}: "),
    };
    let private = if hit.private { " (private)" } else { "" };
    let place = code(&hit.place.to_string());
    Item::new(format!("{head}{}{private} ({place})", emphasised(hit)))
}

/// The line with its words emphasised, without the mark of a list.
fn emphasised(hit: &Hit) -> String {
    let bullets = ["- ", "* ", "+ ", "> "];
    let bullet = bullets.iter().find(|bullet| hit.text.starts_with(*bullet));
    let mut at = bullet.map_or(0, |bullet| bullet.len());
    // The day of a line of a log is said before it.
    let day = hit.date.map(|day| format!("{day} ")).unwrap_or_default();
    let rest = hit.text.get(at..).unwrap_or_default();
    let first = hit.marks.first().map_or(usize::MAX, |(start, _)| *start);
    if !day.is_empty() && rest.starts_with(&day) && first >= at + day.len() {
        at += day.len();
    }
    let mut out = String::new();
    for (start, end) in &hit.marks {
        let start = (*start).max(at);
        let (Some(before), Some(word)) = (hit.text.get(at..start), hit.text.get(start..*end))
        else {
            continue;
        };
        if word.is_empty() {
            continue;
        }
        out.push_str(&format!("{}**{}**", plain(before), plain(word)));
        at = *end;
    }
    out.push_str(&plain(hit.text.get(at..).unwrap_or_default()));
    out
}

/// Nothing was found: which of the words stand anywhere, and what else to try.
fn nothing(doc: &mut Doc, found: &Found, words: &[String], today: Day) {
    let where_to = filter(found, today);
    if let [word] = words {
        doc.para(format!("Nothing holds {word}{where_to}."));
    } else {
        doc.para(format!(
            "Nothing holds all of these words in one section{where_to}."
        ));
        let each = found.each.iter().zip(words).map(|(each, word)| {
            let files = match each.files {
                0 => "in no file".to_owned(),
                files => format!("in {}", count(files, "file", "files")),
            };
            Item::new(format!("{word}: {files}"))
        });
        doc.list(each.collect());
    }
    let some = found.each.iter().filter(|each| each.files > 0);
    let rarest = some
        .min_by_key(|each| each.files)
        .filter(|_| words.len() > 1);
    let next = match rarest {
        Some(each) => format!("mentor search {}", typed(&each.word)),
        None if !found.with.is_empty() || found.since.is_some() => {
            let typed: Vec<String> = found.words.iter().map(|word| typed(word)).collect();
            format!("mentor search {}", typed.join(" "))
        }
        None => "mentor list".to_owned(),
    };
    let why = match next.as_str() {
        "mentor list" => "try a shorter part of the word, or look who is there",
        _ => "try",
    };
    doc.para(format!("Next: {why}: {}", code(&next)));
}
