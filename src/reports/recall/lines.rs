//! The lines of a whole network in little room: packed folder by folder, told one by one, latest first.
//!
//! What may live here: keeping lines, making one of those that stand in one place, their order. What may
//! not: which lines are asked for, and what is said of them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Serialize, Serializer};

use super::packed::{self, Head, Noted, Whose};
use super::value::{Line, Origin, Theme};
use crate::model::day::Day;
use crate::text::pack::{Lexicon, Pack};

/// The lines of one person, circle or goal, in the order of their places.
#[derive(Debug)]
pub(super) struct Folder {
    prefix: Box<str>,
    /// The name of the person whose folder it is.
    name: Option<Box<str>>,
    bytes: Box<[u8]>,
    /// Where those begin that stand in another folder.
    own: usize,
}

/// Lines in their order: latest first, then by file; lines without a day last.
#[derive(Debug, Default)]
pub struct Lines {
    lexicon: Lexicon,
    folders: Vec<Folder>,
    rows: Vec<Row>,
    all: usize,
}

/// Where a line is kept; the order is that of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    /// Higher for earlier days, highest without one.
    when: u32,
    folder: u32,
    /// The byte times eight, and the number of the way.
    at: u32,
}

impl Row {
    fn of(folder: usize, at: usize, head: Head) -> Self {
        let when = head.date.and_then(|day| u32::try_from(day.number()).ok());
        Self {
            when: when.map_or(u32::MAX, |number| u32::MAX - 1 - number),
            folder: u32::try_from(folder).unwrap_or(u32::MAX),
            at: u32::try_from(at * 8).map_or(u32::MAX, |at| at + head.way),
        }
    }

    fn byte(self) -> usize {
        self.at as usize / 8
    }

    /// Which way the line went.
    pub fn way(self) -> Option<&'static str> {
        Head::way(self.at & 7)
    }

    /// Its day.
    pub fn day(self) -> Option<Day> {
        let number = (u32::MAX - 1).checked_sub(self.when)?;
        Day::from_number(i32::try_from(number).ok()?)
    }
}

impl Folder {
    /// The lines that somebody's files tell: `prefix` is their folder with its slash, `name` the person's.
    pub fn packed(
        lexicon: &Lexicon,
        prefix: String,
        name: Option<String>,
        lines: Vec<Noted>,
    ) -> Self {
        let inside = |noted: &Noted| noted.line.place.file.as_str().starts_with(&*prefix);
        let (own, others): (Vec<Noted>, Vec<Noted>) = lines.into_iter().partition(inside);
        let whose = Whose {
            prefix: &prefix,
            name: name.as_deref(),
        };
        let mut pack = Pack::new(lexicon);
        packed::put(&mut pack, whose, &as_one(own));
        let own = pack.len();
        packed::put(&mut pack, whose, &as_one(others));
        let bytes = pack.done();
        Self {
            prefix: prefix.into(),
            name: name.map(Into::into),
            bytes,
            own,
        }
    }

    fn whose(&self) -> Whose<'_> {
        Whose {
            prefix: &self.prefix,
            name: self.name.as_deref(),
        }
    }

    /// The lines that stand in the folder itself, or those that stand in others, each with its byte.
    fn each<'a>(
        &'a self,
        lexicon: &'a Lexicon,
        own: bool,
    ) -> impl Iterator<Item = (usize, Noted)> + 'a {
        let (mut at, end) = match own {
            true => (0, self.own),
            false => (self.own, self.bytes.len()),
        };
        std::iter::from_fn(move || {
            let more = at < end;
            more.then(|| {
                let (noted, next) = packed::take(lexicon, self.whose(), &self.bytes, at);
                (std::mem::replace(&mut at, next), noted)
            })
        })
    }
}

/// Lines by their places, one for each: what was found from several sides has its origins together.
fn as_one(mut lines: Vec<Noted>) -> Vec<Noted> {
    lines.sort_by(|a, b| a.line.place.cmp(&b.line.place));
    lines.dedup_by(|next, kept| {
        let same = next.line.place == kept.line.place;
        if same && next.asked && kept.asked {
            let kept = &mut kept.line.from;
            let new = |origin: &Origin| !kept.contains(origin);
            let more: Vec<Origin> = next.line.from.iter().filter(|o| new(o)).cloned().collect();
            kept.extend(more);
        } else if same && next.asked {
            std::mem::swap(next, kept);
        }
        same
    });
    lines
}

/// The folder of a file's lines: a person's, a circle's, or that of all goals.
fn folder_of(path: &str) -> &str {
    let of_one = path.starts_with("people/") || path.starts_with("circles/");
    let mut parts = path.split_inclusive('/');
    let length = parts.by_ref().take(1 + usize::from(of_one)).map(str::len);
    path.get(..length.sum()).unwrap_or(path)
}

impl Lines {
    /// The lines of these people, in the order of ids, and of the rest of the network.
    pub(super) fn of(lexicon: Lexicon, people: Vec<Folder>, rest: Vec<Noted>) -> Self {
        let mut folders = people;
        // No path begins so: all of them are brought home.
        folders.push(Folder::packed(&lexicon, "/".to_owned(), None, rest));
        bring_home(&lexicon, &mut folders);
        folders.sort_by(|a, b| a.prefix.cmp(&b.prefix));
        let mut lines = Self {
            lexicon,
            folders,
            ..Self::default()
        };
        let mut count = 0;
        lines.heads(|_| count += 1);
        let mut rows = Vec::with_capacity(count);
        lines.heads(|row| rows.extend(row));
        rows.sort_unstable();
        lines.rows = rows;
        lines.all = count;
        lines
    }

    /// Hands over each line's row, in the order of places; `None` for one that is not asked for.
    fn heads(&self, mut take: impl FnMut(Option<Row>)) {
        for (number, folder) in self.folders.iter().enumerate() {
            let mut at = 0;
            while at < folder.own {
                let (head, mut unpack) = packed::head(&self.lexicon, &folder.bytes, at);
                take(head.asked.then(|| Row::of(number, at, head)));
                packed::pass(head, &mut unpack);
                at = unpack.at();
            }
        }
    }

    /// Drops those that do not fit.
    pub(super) fn retain(&mut self, fits: impl Fn(&Line) -> bool) {
        let mut rows = std::mem::take(&mut self.rows);
        rows.retain(|row| self.line(*row).is_some_and(|line| fits(&line)));
        self.rows = rows;
    }

    /// How many there are, whether or not they are asked for.
    pub(super) fn all(&self) -> usize {
        self.all
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The line of a row.
    pub(super) fn line(&self, row: Row) -> Option<Line> {
        let folder = self.folders.get(row.folder as usize)?;
        let (noted, _) = packed::take(&self.lexicon, folder.whose(), &folder.bytes, row.byte());
        Some(noted.line)
    }

    /// The line of a number, from 0, in their order.
    pub(super) fn numbered(&self, number: u32) -> Option<Line> {
        let at = usize::try_from(number).ok()?;
        self.line(*self.rows.get(at)?)
    }

    /// One line after the other.
    pub fn each(&self) -> impl Iterator<Item = Line> {
        self.rows.iter().filter_map(|row| self.line(*row))
    }

    /// Those that went this way, or all.
    pub(super) fn of_way(&self, way: Option<&'static str>) -> impl Iterator<Item = Line> {
        let rows = self.rows.iter();
        let rows = rows.filter(move |row| way.is_none() || row.way() == way);
        rows.filter_map(|row| self.line(*row))
    }

    /// Where they stand: the kinds and ids of all their origins.
    pub(super) fn origins(&self) -> HashSet<(&'static str, String)> {
        let mut found = HashSet::new();
        let mut known = vec![false; self.folders.len()];
        for row in &self.rows {
            let number = row.folder as usize;
            let (Some(folder), Some(known)) = (self.folders.get(number), known.get_mut(number))
            else {
                continue;
            };
            match packed::marks(&self.lexicon, &folder.bytes, row.byte()).0 {
                Some(from) => found.extend(from.into_iter().map(|from| (from.kind, from.id))),
                None if !std::mem::replace(known, true) => {
                    let own = folder.whose().origin();
                    found.extend(own.map(|from| (from.kind, from.id)));
                }
                None => {}
            }
        }
        found
    }

    /// Topics of more than one line, the most frequent first, then the latest, then by name.
    pub(super) fn themes(&self) -> Vec<Theme> {
        let mut found: HashMap<String, (usize, Option<Day>)> = HashMap::new();
        for row in &self.rows {
            let folder = self.folders.get(row.folder as usize);
            let marks =
                folder.map(|folder| packed::marks(&self.lexicon, &folder.bytes, row.byte()));
            let mut own = marks.map_or_else(Vec::new, |(_, topics)| topics);
            own.sort();
            own.dedup();
            for topic in own {
                let (count, last) = found.entry(topic).or_default();
                *count += 1;
                *last = (*last).max(row.day());
            }
        }
        let found = found.into_iter().filter(|(_, (count, _))| *count > 1);
        let themes = found.map(|(topic, (count, last))| Theme { topic, count, last });
        let mut themes: Vec<Theme> = themes.collect();
        themes.sort_by(|a, b| {
            let key = |theme: &Theme| (Reverse(theme.count), Reverse(theme.last));
            (key(a), &a.topic).cmp(&(key(b), &b.topic))
        });
        themes
    }
}

/// What a folder says of another's file goes there, behind what earlier folders say of it.
fn bring_home(lexicon: &Lexicon, folders: &mut Vec<Folder>) {
    // For each folder that others speak of, which do.
    let mut guests: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, folder) in folders.iter().enumerate() {
        for (_, noted) in folder.each(lexicon, false) {
            let home = folder_of(noted.line.place.file.as_str());
            let from = guests.entry(home.to_owned()).or_default();
            if from.last() != Some(&number) {
                from.push(number);
            }
        }
    }
    let homes: HashMap<&str, usize> = folders
        .iter()
        .enumerate()
        .map(|(n, f)| (&*f.prefix, n))
        .collect();
    let mut made = Vec::new();
    for (prefix, mut from) in guests {
        let home = homes.get(prefix.as_str()).copied();
        from.extend(home);
        from.sort_unstable();
        from.dedup();
        let mut lines = Vec::new();
        for number in from {
            let folder = folders
                .get(number)
                .map(|folder| folder.each(lexicon, home == Some(number)));
            let here = |noted: &Noted| noted.line.place.file.as_str().starts_with(&prefix);
            lines.extend(
                folder
                    .into_iter()
                    .flatten()
                    .map(|(_, noted)| noted)
                    .filter(here),
            );
        }
        let name = home.and_then(|home| folders.get(home)?.name.as_deref().map(str::to_owned));
        made.push((home, Folder::packed(lexicon, prefix, name, lines)));
    }
    for (home, folder) in made {
        match home.and_then(|home| folders.get_mut(home)) {
            Some(there) => *there = folder,
            None => folders.push(folder),
        }
    }
}

impl Serialize for Lines {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.each())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ids::{Place, RelPath};
    use crate::model::words::Weight;
    use proptest::prelude::*;

    const IDS: [&str; 4] = ["ada", "ada-bell", "bo", "cy"];
    const FILES: [&str; 6] = [
        "people/ada/log.md",
        "people/ada-bell/2026-01-02.md",
        "people/bo/2026-01-02.md",
        "people/gone/2026-01-02.md",
        "circles/ops/2026-01-02.md",
        "goals/lead.md",
    ];

    fn origin(number: usize) -> Origin {
        match IDS.get(number) {
            Some(id) => Origin {
                kind: "person",
                id: (*id).to_owned(),
                name: id.to_uppercase(),
            },
            None => Origin {
                kind: "circle",
                id: "ops".to_owned(),
                name: "Ops".to_owned(),
            },
        }
    }

    /// A line that a folder tells: the person of this number, or a circle.
    fn told(whose: usize) -> impl Strategy<Value = Noted> {
        let said = ("[a-c #]{0,12}", prop::collection::vec("[a-c ]{0,4}", 0..3));
        let kept = (
            any::<bool>(),
            any::<bool>(),
            prop::option::of(0..3_i32),
            0..8_u32,
        );
        (0..FILES.len(), 1..4_usize, said, kept).prop_map(move |(file, line, said, kept)| {
            let (private, asked, day, way) = kept;
            let line = Line {
                date: day.and_then(|day| Day::from_number(739_000 + day)),
                from: vec![origin(whose)],
                way: Head::way(way),
                topics: said.1.clone(),
                text: said.0,
                under: said.1,
                weight: private.then_some(Weight::Heavy),
                place: Place {
                    file: RelPath::new(FILES[file]),
                    line,
                },
                private,
            };
            Noted { line, asked }
        })
    }

    /// The same by keeping all of them as they are.
    fn plainly(people: &[Vec<Noted>], rest: &[Noted]) -> (Vec<Line>, usize) {
        let all = || people.iter().flatten().chain(rest);
        let mut places: Vec<&Place> = all().map(|noted| &noted.line.place).collect();
        places.sort();
        places.dedup();
        let mut kept: Vec<Line> = Vec::new();
        for noted in all().filter(|noted| noted.asked) {
            let same = kept.iter_mut().find(|line| line.place == noted.line.place);
            match same {
                Some(line) if line.from.contains(&noted.line.from[0]) => {}
                Some(line) => line.from.push(noted.line.from[0].clone()),
                None => kept.push(noted.line.clone()),
            }
        }
        kept.sort_by_key(|line| (line.date.is_none(), Reverse(line.date), line.place.clone()));
        (kept, places.len())
    }

    proptest! {
        #[test]
        fn what_was_packed_comes_back_in_order_and_each_place_once(
            ada in prop::collection::vec(told(0), 0..6),
            bell in prop::collection::vec(told(1), 0..6),
            bo in prop::collection::vec(told(2), 0..6),
            cy in prop::collection::vec(told(3), 0..6),
            ops in prop::collection::vec(told(4), 0..6),
        ) {
            let people = [ada, bell, bo, cy];
            let (expected, places) = plainly(&people, &ops);
            let lexicon = Lexicon::default();
            let folders = people.into_iter().zip(IDS).map(|(lines, id)| {
                let prefix = format!("people/{id}/");
                Folder::packed(&lexicon, prefix, Some(id.to_uppercase()), lines)
            });
            let folders = folders.collect();
            let lines = Lines::of(lexicon, folders, ops);
            let found: Vec<Line> = lines.each().collect();
            prop_assert_eq!((lines.len(), lines.all()), (expected.len(), places));
            prop_assert_eq!(&found, &expected);
            let ways: Vec<_> = lines.rows().iter().map(|row| (row.way(), row.day())).collect();
            let expected: Vec<_> = found.iter().map(|line| (line.way, line.date)).collect();
            prop_assert_eq!(ways, expected);
            let origins = found.iter().flat_map(|line| &line.from);
            let origins: HashSet<_> = origins.map(|from| (from.kind, from.id.clone())).collect();
            prop_assert_eq!(lines.origins(), origins);
        }
    }
}
