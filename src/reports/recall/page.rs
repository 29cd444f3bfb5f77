//! What was recalled, for people: in groups that read well, each line with its day, person and place.

use std::collections::HashMap;

use super::answer::Recall;
use super::empty;
use super::lines::Row;
use super::request::Section;
use super::value::{Line, Origin};
use crate::facts::dates;
use crate::model::day::Day;
use crate::model::note::SectionKey;
use crate::text::doc::{AT_ONCE, Doc, Item, Later, Piece, code, long_list, plain};
use crate::text::phrase::{count, listed};

/// The document, piece by piece.
pub fn pieces(recall: &Recall, today: Day) -> impl Iterator<Item = Later<'_>> {
    let mut head = Doc::default();
    head.heading(1, recall.section.title());
    if recall.lines.is_empty() {
        head.para(empty::said(recall, &filter(recall, today)));
    } else {
        head.para(summary(recall, today));
        if let Some(line) = themes(recall, today) {
            head.para(line);
        }
    }
    let groups = groups(recall).into_iter().flat_map(move |(title, rows)| {
        let items = move |rows: Vec<_>| {
            let lines = rows.into_iter();
            let lines = lines.filter_map(|number| recall.lines.numbered(number));
            let items = lines.map(|line| item(&line, recall.section, today));
            items.collect()
        };
        let parts: Vec<Vec<_>> = rows.chunks(AT_ONCE).map(<[_]>::to_vec).collect();
        long_list((2, title), parts.into_iter(), items)
    });
    let step = recall.next_step.iter().map(|step| {
        let mut tail = Doc::default();
        tail.para(format!("Next: {}: {}", step.what, code(&step.command)));
        Later::from(Piece::from(tail))
    });
    let head = Later::from(Piece::from(head));
    std::iter::once(head).chain(groups).chain(step)
}

/// How many, of whom, since when, and by which filter.
fn summary(recall: &Recall, today: Day) -> String {
    let origins = recall.lines.origins();
    let of = |kind: &str| origins.iter().filter(|(of, _)| *of == kind).count();
    let sides = [
        ("person", "people", of("person")),
        ("circle", "circles", of("circle")),
        ("goal", "goals", of("goal")),
        ("resource", "resources", of("resource")),
    ];
    let sides = sides.into_iter().filter(|(_, _, n)| *n > 0);
    let sides: Vec<String> = sides
        .map(|(one, several, n)| count(n, one, several))
        .collect();
    let days = || recall.lines.rows().iter().filter_map(|row| row.day());
    let when = match (days().min(), days().max()) {
        (Some(first), Some(last)) if first != last => {
            let (first, last) = (dates::date(first, today), dates::date(last, today));
            format!(", {first} to {last}")
        }
        (Some(day), _) => format!(", {}", dates::date(day, today)),
        _ => String::new(),
    };
    let lines = count(recall.lines.len(), "line", "lines");
    let filter = match filter(recall, today) {
        filter if filter.is_empty() => String::new(),
        filter => format!(" ({filter})"),
    };
    format!("{lines} from {}{when}{filter}.", listed(&sides))
}

/// The filter in words; empty without one.
fn filter(recall: &Recall, today: Day) -> String {
    let mut words = Vec::new();
    words.extend(
        recall
            .about
            .as_ref()
            .map(|about| format!("about “{}”", plain(about))),
    );
    if !recall.with_names.is_empty() {
        let with: Vec<String> = recall.with_names.iter().map(|name| plain(name)).collect();
        words.push(format!("with {}", listed(&with)));
    }
    words.extend(
        recall
            .since
            .map(|day| format!("since {}", dates::date(day, today))),
    );
    words.join(", ")
}

fn themes(recall: &Recall, today: Day) -> Option<String> {
    let said = recall.themes.iter().map(|theme| {
        let last = theme.last;
        let last = last.map_or_else(String::new, |day| {
            format!(", last {}", dates::on(day, today))
        });
        format!("#{} ({} times{last})", plain(&theme.topic), theme.count)
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| format!("**Themes:** {}", said.join(" · ")))
}

/// The lines under the headings by which they are found again, by their numbers: which way they went, else
/// the month, else where they belong.
fn groups(recall: &Recall) -> Vec<(String, Vec<u32>)> {
    let rows = || recall.lines.rows().iter().zip(0_u32..);
    if rows().any(|(row, _)| row.way().is_some()) {
        let of_way = |(way, title): &(&'static str, &str)| {
            let numbers = rows().filter(|(row, _)| row.way() == Some(way));
            (
                (*title).to_owned(),
                numbers.map(|(_, number)| number).collect(),
            )
        };
        let groups = WAYS.iter().map(of_way);
        return groups
            .filter(|(_, numbers): &(_, Vec<u32>)| !numbers.is_empty())
            .collect();
    }
    let mut groups: Vec<(String, Vec<u32>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (row, number) in rows() {
        let title = match row.day() {
            Some(day) => month(day),
            None => undated(recall, *row),
        };
        let next = groups.len();
        let place = *places.entry(title).or_insert_with_key(|title| {
            groups.push((title.clone(), Vec::new()));
            next
        });
        if let Some((_, numbers)) = groups.get_mut(place) {
            numbers.push(number);
        }
    }
    groups
}

/// The heading over a line without a day.
fn undated(recall: &Recall, row: Row) -> String {
    let line = recall.lines.line(row);
    let from = line.and_then(|line| line.from.into_iter().next());
    match from {
        Some(from) if from.kind == "goal" => plain(&from.name),
        Some(from) if from.kind == "resource" => "From the shelf".to_owned(),
        _ => "Without a day".to_owned(),
    }
}

/// Which way a line went, and the heading over those that went it, in the order of the page.
const WAYS: &[(&str, &str)] = &[
    ("received", "Received"),
    ("given", "Given"),
    ("heard", "Heard"),
    ("told", "Told"),
    ("open", "Open"),
    ("done", "Done"),
    ("dropped", "Dropped"),
];

/// `November 2026`
fn month(day: Day) -> String {
    day.date().format("%B %Y").to_string()
}

fn item(line: &Line, section: Section, today: Day) -> Item {
    let way = match (section, line.way) {
        (_, Some("given" | "told")) | (Section::Key(SectionKey::Gave), _) => "to ",
        (_, Some("received" | "heard")) | (Section::Key(SectionKey::Received), _) => "from ",
        _ => "",
    };
    let name = |from: &Origin| {
        let way = if from.kind == "person" { way } else { "" };
        format!("{way}{}", plain(&from.name))
    };
    let from: Vec<String> = line.from.iter().map(name).collect();
    let day = line.date.map(|day| dates::date(day, today));
    // Under a goal's own heading its name says nothing new.
    let goal =
        line.date.is_none() && line.way.is_none() && line.from.iter().all(|f| f.kind == "goal");
    let from = (!goal).then(|| listed(&from));
    let head: Vec<String> = day.into_iter().chain(from).collect();
    let head = match head.join(", ") {
        head if head.is_empty() => head,
        head => format!("**{head}:** "),
    };
    let weight = line
        .weight
        .map_or_else(String::new, |weight| format!(" ({weight})"));
    let private = if line.private { " (private)" } else { "" };
    let place = code(&line.place.to_string());
    let item = Item::new(format!("{head}{}{weight}{private} ({place})", line.text));
    let under = line.under.iter().map(|text| Item::new(text.clone()));
    under.fold(item, Item::with)
}
