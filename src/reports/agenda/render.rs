//! An agenda as a document: for the owner's eyes, for the other person, or for the file.

use std::borrow::Cow;

use super::line::{Line, Source, chosen};
use super::value::Agenda;
use super::voice::{medium, short};
use crate::facts::names::Who;
use crate::model::words::MeetingKind;
use crate::text::doc::{Doc, Item, plain};
use crate::text::name;

/// Where a document is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// On a screen: with evidence and commands.
    Screen,
    /// In the file of the prepared meeting: without them.
    File,
}

impl Agenda {
    /// The agenda as it is printed: the owner's own view, or the one to share.
    pub fn to_doc(&self) -> Doc {
        let mut doc = self.head(Place::Screen);
        self.add_opening(&mut doc, Place::Screen, Line::is_any);
        self.add_blocks(&mut doc, Place::Screen, Line::is_any);
        if !self.shared {
            self.add_missing(&mut doc);
            self.add_next(&mut doc);
        }
        doc
    }

    /// The agenda as `agenda-DATE.md` keeps it: what the other may read first, the owner's own lines
    /// in a Private section. `log` makes the meeting's notes of it, so nothing in it is an action.
    pub fn to_saved_doc(&self) -> Doc {
        let mut doc = self.head(Place::File);
        self.add_opening(&mut doc, Place::File, Line::is_shareable);
        self.add_blocks(&mut doc, Place::File, Line::is_shareable);
        let mut own: Vec<Line> = Vec::new();
        for line in self
            .opening
            .iter()
            .chain(self.blocks.iter().flat_map(|block| &block.items))
        {
            let lasting = !matches!(line.source, Source::Practice | Source::Calendar);
            if lasting && !line.is_shareable() {
                own.push(line.clone());
            } else if !line.under {
                // What stands under a line that is left out stands by itself.
                own.push(Line::default());
            }
        }
        let own = apart(own);
        if !own.is_empty() {
            doc.heading(2, "Private");
            doc.list(self.items(&own.iter().collect::<Vec<_>>(), Place::File));
        }
        doc
    }

    /// The heading and the line below it.
    fn head(&self, place: Place) -> Doc {
        let mut doc = Doc::default();
        let date = self
            .date
            .map_or("no date yet".to_owned(), |date| date.long());
        let (theirs, mine) = (name::said(&self.name), name::said(&self.my_name));
        let is_circle = matches!(self.who, Who::Circle(_));
        let who = if self.shared && !is_circle {
            format!("{} and {}", plain(theirs), plain(mine))
        } else {
            plain(&self.name)
        };
        doc.heading(1, format!("{who}, {date}"));
        let mut line = format!("{} minutes {}", self.minutes, medium(self.medium));
        if place == Place::Screen && !self.shared {
            line.push_str(&format!(": a {} meeting", self.kind));
            if !self.date_because.is_empty() {
                line.push_str(&format!(", {}", plain(&self.date_because)));
            }
            if let (None, Some(day)) = (self.date, self.proposed) {
                let day = short(day, self.today);
                line.push_str(&format!(
                    "; no day is agreed, by the rhythm it would be {day}"
                ));
            }
        }
        doc.para(format!("{line}."));
        doc
    }

    fn add_opening(&self, doc: &mut Doc, place: Place, wanted: fn(&Line) -> bool) {
        doc.list(self.items(&chosen(&self.opening, wanted), place));
        if let (Some(path), Place::Screen, false) = (&self.prepared, place, self.shared) {
            doc.para(format!("Prepared already: `{path}`."));
        }
    }

    fn add_blocks(&self, doc: &mut Doc, place: Place, wanted: fn(&Line) -> bool) {
        for block in &self.blocks {
            doc.heading(2, format!("{} ({} min)", block.title, block.minutes));
            doc.list(self.items(&chosen(&block.items, wanted), place));
        }
    }

    fn add_missing(&self, doc: &mut Doc) {
        if self.missing.is_empty() {
            return;
        }
        doc.heading(2, "Not in the files yet");
        let item =
            |m: &super::value::Missing| Item::new(format!("{}: `{}`", plain(&m.what), m.command));
        doc.list(self.missing.iter().map(item).collect());
    }

    /// The commands before and after the meeting.
    fn add_next(&self, doc: &mut Doc) {
        let who = self.who.typed();
        let date = self
            .date
            .map_or(String::new(), |date| format!(" --date {date}"));
        let typed = &self.typed;
        let keep = match (&self.prepared, self.date) {
            (None, Some(_)) => format!("`mentor agenda {who}{typed} --save` keeps it, "),
            _ => String::new(),
        };
        let recap = match (&self.who, self.kind) {
            // After a crisis nobody needs a protocol of it.
            (_, MeetingKind::Crisis) | (Who::Circle(_), _) => "",
            (Who::Person(_), _) => " --then recap",
        };
        let after = match self.kind {
            MeetingKind::Closing => format!("`mentor close {who} --as completed`"),
            // A note is of the usual kind where no other is said.
            MeetingKind::First | MeetingKind::Regular | MeetingKind::Circle => {
                format!("`mentor log {who}{date}{recap}`")
            }
            kind => format!("`mentor log {who}{date} --kind {kind}{recap}`"),
        };
        let reader = match self.who {
            Who::Person(_) => plain(name::said(&self.name)),
            Who::Circle(_) => "its members".to_owned(),
        };
        doc.para(format!(
            "Before: {keep}`mentor agenda {who}{typed} --share` is for {reader}. After: {after}."
        ));
    }

    fn items(&self, lines: &[&Line], place: Place) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for line in lines {
            let item = Item::new(self.text(line, place));
            match items.last_mut().filter(|_| line.under) {
                Some(above) => above.under.push(item),
                None => items.push(item),
            }
        }
        items
    }

    /// One line: what it is, what it says, dates, where it is written, and what settles it.
    fn text(&self, line: &Line, place: Place) -> String {
        let mut out = String::new();
        if !line.lead.is_empty() {
            let done = line.text.is_empty() || line.lead.ends_with('?');
            let colon = if done { "" } else { ":" };
            out.push_str(&format!("**{}{colon}**", plain(&line.lead)));
        }
        if !line.text.is_empty() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&match line.source.is_markdown() {
                true => Cow::Borrowed(line.text.as_str()),
                false => Cow::Owned(plain(&line.text)),
            });
        }
        let screen = place == Place::Screen && !self.shared;
        let mut tail: Vec<String> = Vec::new();
        let dates = match place {
            Place::Screen => line.dates(),
            Place::File => line.tail.clone(),
        };
        if !dates.is_empty() {
            tail.push(plain(&dates));
        }
        tail.extend(self.evidence(line).filter(|_| screen));
        if !tail.is_empty() {
            out.push_str(&format!(" ({})", tail.join("; ")));
        }
        if let Some(command) = line.command.as_ref().filter(|_| screen) {
            out.push_str(&format!(": `{command}`"));
        }
        out
    }

    /// The handle and the place, as short as they are clear.
    fn evidence(&self, line: &Line) -> Option<String> {
        let file = line.file.as_ref()?;
        let folder = format!("{}/", self.who.folder());
        let path = file.as_str().strip_prefix(&folder).unwrap_or(file.as_str());
        let place = match line.at {
            Some(at) => format!("`{path}:{at}`"),
            None if matches!(path, "person.toml" | "circle.toml") => return None,
            None => format!("`{path}`"),
        };
        Some(match &line.handle {
            Some(handle) => {
                let short: String = handle.chars().take(self.handles).collect();
                format!("`{short}` {place}")
            }
            None => place,
        })
    }
}

/// The lines without the empty ones that mark what was left out; what stood under those stands alone.
fn apart(lines: Vec<Line>) -> Vec<Line> {
    let mut kept: Vec<Line> = Vec::new();
    let mut alone = true;
    for mut line in lines {
        if line == Line::default() {
            alone = true;
            continue;
        }
        alone &= line.under;
        line.under &= !alone;
        kept.push(line);
    }
    kept
}

impl Line {
    /// Every line.
    fn is_any(&self) -> bool {
        true
    }
}
