//! The lines of one folder as bytes, one after the other, and back.
//!
//! What may live here: which part of a line is kept, and in which order. What may not: which lines.

use super::value::{Line, Origin};
use crate::model::day::Day;
use crate::model::ids::{Place, RelPath};
use crate::model::words::Weight;
use crate::text::pack::{Lexicon, Pack, Unpack};

const WAYS: [&str; 7] = [
    "received", "given", "heard", "told", "open", "done", "dropped",
];
const KINDS: [&str; 4] = ["person", "circle", "goal", "resource"];

/// A line of the section, and whether it is asked for.
#[derive(Debug)]
pub(super) struct Noted {
    pub line: Line,
    pub asked: bool,
}

/// A folder whose lines are packed: `people/ada/`, `goals/`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Whose<'a> {
    /// How the paths of its files begin, with the slash.
    pub prefix: &'a str,
    /// The name of the person whose folder it is; `None` for any other folder.
    pub name: Option<&'a str>,
}

/// What can be told of a packed line without its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub asked: bool,
    pub date: Option<Day>,
    /// The number of its way, below 8.
    pub way: u32,
    private: bool,
    line: usize,
    /// Where its file is named.
    file: usize,
}

impl Head {
    /// Which way it went.
    pub fn way(number: u32) -> Option<&'static str> {
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        WAYS.get(at).copied()
    }
}

impl Whose<'_> {
    /// The person whose folder it is, as an origin.
    pub fn origin(self) -> Option<Origin> {
        let id = self.prefix.strip_prefix("people/")?.strip_suffix('/')?;
        Some(Origin {
            kind: "person",
            id: id.to_owned(),
            name: self.name?.to_owned(),
        })
    }
}

/// Adds lines. Of those that are not asked for only the place is kept.
pub(super) fn put(pack: &mut Pack<'_>, whose: Whose<'_>, lines: &[Noted]) {
    let own = whose.origin();
    let mut named: Option<(&RelPath, Option<Day>, usize)> = None;
    for Noted { line, asked } in lines {
        let start = pack.len();
        let way = WAYS.iter().position(|way| Some(*way) == line.way);
        let way = way.map_or(0, |at| at as u64 + 1);
        pack.number(way * 4 + u64::from(line.private) * 2 + u64::from(*asked));
        pack.number(line.place.line as u64);
        match named {
            // How far back the file is named.
            Some((file, day, at)) if *file == line.place.file && day == line.date => {
                pack.number((start - at) as u64);
            }
            _ => {
                named = Some((&line.place.file, line.date, start));
                pack.number(0);
                put_file(pack, whose.prefix, line);
            }
        }
        if *asked {
            put_words(pack, own.as_ref(), line);
        }
    }
}

fn put_file(pack: &mut Pack<'_>, prefix: &str, line: &Line) {
    // The first day of the calendar has the number 1.
    let day = line.date.and_then(|day| u64::try_from(day.number()).ok());
    pack.number(day.unwrap_or(0));
    let path = line.place.file.as_str();
    let inside = path.strip_prefix(prefix);
    pack.number(u64::from(inside.is_some()));
    pack.text(inside.unwrap_or(path));
}

fn put_words(pack: &mut Pack<'_>, own: Option<&Origin>, line: &Line) {
    let weight = Weight::ALL.iter().position(|one| Some(*one) == line.weight);
    pack.number(weight.map_or(0, |at| at as u64 + 1));
    let alone = own.is_some() && line.from.first() == own && line.from.len() == 1;
    pack.number(if alone { 0 } else { line.from.len() as u64 + 1 });
    for from in line.from.iter().filter(|_| !alone) {
        let kind = KINDS.iter().position(|kind| *kind == from.kind);
        pack.number(kind.unwrap_or(0) as u64);
        pack.text(&from.id);
        pack.text(&from.name);
    }
    pack.text(&line.text);
    for texts in [&line.under, &line.topics] {
        pack.number(texts.len() as u64);
        texts.iter().for_each(|text| pack.text(text));
    }
}

/// What stands at a byte without its words, and the way to these.
pub(super) fn head<'b>(lexicon: &'b Lexicon, bytes: &'b [u8], at: usize) -> (Head, Unpack<'b>) {
    let mut unpack = Unpack::new(lexicon, bytes, at);
    let word = unpack.number();
    let line = size(&mut unpack);
    let back = size(&mut unpack);
    let mut head = Head {
        asked: word & 1 == 1,
        date: None,
        way: u32::try_from(word / 4).unwrap_or(0),
        private: word & 2 == 2,
        line,
        file: 0,
    };
    if back == 0 {
        head.file = unpack.at();
        head.date = take_day(&mut unpack);
        unpack.number();
        unpack.skip();
    } else {
        let mut named = Unpack::new(lexicon, bytes, at.saturating_sub(back));
        // The way, the line and how far back.
        (0..3).for_each(|_| _ = named.number());
        head.file = named.at();
        head.date = take_day(&mut named);
    }
    (head, unpack)
}

/// Goes past the words of a line.
pub(super) fn pass(head: Head, unpack: &mut Unpack<'_>) {
    if !head.asked {
        return;
    }
    unpack.number();
    for _ in 1..unpack.number() {
        unpack.number();
        unpack.skip();
        unpack.skip();
    }
    unpack.skip();
    (0..unpack.number()).for_each(|_| unpack.skip());
    (0..unpack.number()).for_each(|_| unpack.skip());
}

/// The line at a byte, and where the next one begins.
pub(super) fn take(lexicon: &Lexicon, whose: Whose<'_>, bytes: &[u8], at: usize) -> (Noted, usize) {
    let (head, mut unpack) = head(lexicon, bytes, at);
    let mut named = Unpack::new(lexicon, bytes, head.file);
    named.number();
    let prefix = if named.number() == 1 {
        whose.prefix
    } else {
        ""
    };
    let file = RelPath::new(format!("{prefix}{}", named.text()));
    let mut line = Line {
        date: head.date,
        from: Vec::new(),
        way: Head::way(head.way),
        text: String::new(),
        under: Vec::new(),
        topics: Vec::new(),
        weight: None,
        place: Place {
            file,
            line: head.line,
        },
        private: head.private,
    };
    if head.asked {
        take_words(&mut unpack, whose, &mut line);
    }
    let asked = head.asked;
    (Noted { line, asked }, unpack.at())
}

fn take_words(unpack: &mut Unpack<'_>, whose: Whose<'_>, line: &mut Line) {
    line.weight = size(unpack)
        .checked_sub(1)
        .and_then(|at| Weight::ALL.get(at).copied());
    match take_origins(unpack) {
        None => line.from.extend(whose.origin()),
        Some(from) => line.from = from,
    }
    line.text = unpack.text();
    for texts in [&mut line.under, &mut line.topics] {
        texts.extend((0..unpack.number()).map(|_| unpack.text()));
    }
}

/// With whom it was; `None`: with the person whose folder it is alone.
fn take_origins(unpack: &mut Unpack<'_>) -> Option<Vec<Origin>> {
    let several = unpack.number();
    (several > 0).then(|| {
        let from = (1..several).map(|_| Origin {
            kind: KINDS.get(size(unpack)).copied().unwrap_or_default(),
            id: unpack.text(),
            name: unpack.text(),
        });
        from.collect()
    })
}

/// What of the line at a byte is counted over many: with whom it was (`None`: with the person whose folder
/// it is alone), and its topics.
pub(super) fn marks(
    lexicon: &Lexicon,
    bytes: &[u8],
    at: usize,
) -> (Option<Vec<Origin>>, Vec<String>) {
    let (head, mut unpack) = head(lexicon, bytes, at);
    if !head.asked {
        return (None, Vec::new());
    }
    unpack.number();
    let from = take_origins(&mut unpack);
    unpack.skip();
    (0..unpack.number()).for_each(|_| unpack.skip());
    let topics = (0..unpack.number()).map(|_| unpack.text());
    (from, topics.collect())
}

fn take_day(unpack: &mut Unpack<'_>) -> Option<Day> {
    let number = i32::try_from(unpack.number()).ok()?;
    Some(number)
        .filter(|number| *number > 0)
        .and_then(Day::from_number)
}

fn size(unpack: &mut Unpack<'_>) -> usize {
    usize::try_from(unpack.number()).unwrap_or(0)
}
