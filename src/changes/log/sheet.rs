//! The sheet that the editor opens: a prepared note, and under it what stands open between the two,
//! which can be ticked there and is not kept in the note.

use super::request::{Front, Request};
use super::scaffold::{self, Part};
use super::target::Target;
use crate::facts::actions::{self, Item};
use crate::facts::contact::up_to;
use crate::facts::meeting_kind;
use crate::facts::points;
use crate::facts::privacy::Audience;
use crate::facts::subject::Subject;
use crate::model::action::Owner;
use crate::model::day::Day;
use crate::model::ids::{PersonId, RelPath};
use crate::model::note::SectionKey;
use crate::model::words::MeetingKind;

/// The line under which nothing is kept: by it a sheet is known when it comes back.
pub const END: &str =
    "<!-- ===== The note ends here. What follows is for you and is not kept in it. ===== -->";
/// The line under which the promises stand.
pub const PROMISES: &str = "<!-- Open until today: tick [x] what is done, [-] what is dropped; \
                            \"  - result: …\" under it says what came of it. -->";
/// The line under which the points for this meeting stand.
pub const POINTS: &str = "<!-- Kept for this meeting: move a line up to \"Next time\" to keep it \
                          for the next one. -->";
/// The line in the front matter that waits for a day.
const NEXT_MEETING: &str = "# next-meeting = YYYY-MM-DD";
/// The line in a circle's front matter that waits for a name.
const LED_BY: &str = "# led-by = \"me\"";

/// What is handed to the editor, and what is needed to read it back.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The text.
    pub text: String,
    /// The note's own text as it was, where there is one; its lines are not questioned.
    pub base: Option<(RelPath, String)>,
    /// Lines of the sheet that are taken off again, as they were put there.
    pub hints: Vec<String>,
    /// Headings that are taken off where nothing stands under them.
    pub headings: Vec<String>,
    /// The open actions: their handle, and the line after its box.
    pub promises: Vec<(String, String)>,
    /// The points, as they were put there.
    pub points: Vec<String>,
}

/// The sheet for a meeting. `base`: the text of the file that is there.
pub fn sheet(
    who: &[Subject<'_>],
    request: &Request,
    target: &Target,
    base: Option<String>,
    today: Day,
) -> Sheet {
    let promises = promises(who, target.note(), today);
    let points = points_of(who, target, request.day);
    let base = target.base().cloned().zip(base);
    let mut hints = [END, PROMISES, POINTS, NEXT_MEETING, LED_BY]
        .map(str::to_owned)
        .to_vec();
    hints.extend(who.first().and_then(|first| hot_seats(*first)));
    let (mut text, headings) = match &base {
        None => (scaffold_text(who, request), every_heading()),
        Some((_, text)) if matches!(target, Target::There(_)) => (with_end(text), Vec::new()),
        Some((path, text)) => with_missing(text, path, who),
    };
    if !headings.is_empty() {
        hints.extend(every_prompt(who));
    }
    text.push_str(&format!("\n{END}\n"));
    block(
        &mut text,
        PROMISES,
        promises.iter().map(|(_, rest)| format!("- [ ] {rest}")),
    );
    block(&mut text, POINTS, points.iter().cloned());
    Sheet {
        text,
        base,
        hints,
        headings,
        promises,
        points,
    }
}

/// Whether a text is a sheet that comes back: one that was kept because it could not be taken.
pub fn is_sheet(text: &str) -> bool {
    text.lines().any(|line| line.trim() == END)
}

/// The kind, length and medium that are usual, for a new note; what was asked for wins.
fn usual(who: &[Subject<'_>], request: &Request) -> Front {
    let mut front = request.front.clone();
    let Some(first) = who.first() else {
        return front;
    };
    let (kind, minutes, medium) = match first {
        Subject::Person(person) => {
            let agreed = &person.relationship;
            let before = request.day.plus_days(-1);
            let (kind, _) = meeting_kind::usual(person, before, request.day);
            (kind, agreed.minutes, agreed.medium)
        }
        Subject::Circle(circle) => {
            if front.present.is_empty() {
                front.present.clone_from(&circle.members);
            }
            (MeetingKind::Circle, circle.minutes, None)
        }
    };
    front.kind = front.kind.or(Some(kind));
    front.minutes = front.minutes.or(minutes);
    front.medium = front.medium.or(medium);
    front
}

fn scaffold_text(who: &[Subject<'_>], request: &Request) -> String {
    let front = usual(who, request);
    let mut out = front.fenced();
    let mut waiting = String::new();
    if front.next_meeting.is_none() {
        waiting.push_str(&format!("{NEXT_MEETING}\n"));
    }
    if let Some(Subject::Circle(circle)) = who.first() {
        if front.led_by.is_none() {
            waiting.push_str(&format!("{LED_BY}\n"));
        }
        let seats = hot_seats(Subject::Circle(circle));
        if let Some(line) = seats.filter(|_| front.hot_seats.is_empty()) {
            waiting.push_str(&format!("{line}\n"));
        }
    }
    out = out.replacen("\n+++\n", &format!("\n{waiting}+++\n"), 1);
    out.push_str("# \n");
    let parts = front.kind.map_or(&[][..], scaffold::parts);
    parts
        .iter()
        .for_each(|part| out.push_str(&headed(part, who)));
    out
}

/// A heading with its prompt, and a blank line before it.
fn headed(part: &Part, who: &[Subject<'_>]) -> String {
    let prompt = prompt(part, who).map_or_else(String::new, |line| format!("{line}\n"));
    format!("\n## {}\n{prompt}", part.heading)
}

fn prompt(part: &Part, who: &[Subject<'_>]) -> Option<String> {
    let said = !part.prompt.is_empty();
    said.then(|| with_owner(&format!("<!-- {} -->", part.prompt), who))
}

/// The parts of every kind: a sheet that comes back may be of another kind than it is known to be now.
fn every_part() -> impl Iterator<Item = &'static Part> {
    let kinds = MeetingKind::WORDS
        .iter()
        .filter_map(|word| MeetingKind::parse(word));
    kinds.flat_map(scaffold::parts)
}

fn every_prompt(who: &[Subject<'_>]) -> Vec<String> {
    let mut prompts: Vec<String> = every_part().filter_map(|part| prompt(part, who)).collect();
    prompts.sort();
    prompts.dedup();
    prompts
}

/// Every heading that a sheet may have put there, and a title that was left empty.
fn every_heading() -> Vec<String> {
    let mut headings: Vec<String> = every_part()
        .map(|part| format!("## {}", part.heading))
        .collect();
    headings.sort();
    headings.dedup();
    headings.push("#".to_owned());
    headings
}

/// A prepared agenda with the headings that the notes of its kind have and it lacks; and those headings.
fn with_missing(text: &str, path: &RelPath, who: &[Subject<'_>]) -> (String, Vec<String>) {
    let agendas = who.first().map_or(&[][..], |first| first.agendas());
    let agenda = agendas.iter().find(|agenda| agenda.path == *path);
    let Some(note) = agenda.and_then(|agenda| agenda.note.as_deref()) else {
        return (with_end(text), Vec::new());
    };
    let circle = matches!(who.first(), Some(Subject::Circle(_)));
    let usual = if circle {
        MeetingKind::Circle
    } else {
        MeetingKind::Regular
    };
    let lacks = |part: &&Part| {
        let stands = note.sections.iter().any(|section| section.key == part.key);
        part.key.is_some() && !stands
    };
    let parts = scaffold::parts(note.front.kind.unwrap_or(usual))
        .iter()
        .filter(lacks);
    let parts: Vec<&Part> = parts.collect();
    let mut added: String = parts.iter().map(|part| headed(part, who)).collect();
    if text.contains("\r\n") {
        added = added.replace('\n', "\r\n");
    }
    let headings = parts.iter().map(|part| format!("## {}", part.heading));
    (with_end(text) + &added, headings.collect())
}

/// The line in a circle's front matter that waits for who had a hot seat: everyone, to be cut down.
fn hot_seats(subject: Subject<'_>) -> Option<String> {
    let Subject::Circle(circle) = subject else {
        return None;
    };
    let names: Vec<String> = circle
        .members
        .iter()
        .map(|id| format!("\"{id}\""))
        .collect();
    (!names.is_empty()).then(|| format!("# hot-seats = [{}]", names.join(", ")))
}

fn with_owner(hint: &str, who: &[Subject<'_>]) -> String {
    let person = who.iter().find_map(|subject| match subject {
        Subject::Person(person) => Some(person.id.as_str()),
        Subject::Circle(circle) => circle.members.first().map(PersonId::as_str),
    });
    hint.replace("WHO", person.unwrap_or("ID"))
}

/// The open actions of everyone who was there, but those of the note itself.
fn promises(who: &[Subject<'_>], note: &RelPath, today: Day) -> Vec<(String, String)> {
    let items = open_items(who, today);
    let length = actions::short_len(&items);
    let shown = items.iter().filter(|item| item.file != *note);
    shown
        .map(|item| {
            let handle = item.handle.short(length);
            let line = promise(item, &handle);
            (handle, line)
        })
        .collect()
}

/// The open actions in the folders of everyone who was there.
pub fn open_items<'a>(who: &[Subject<'a>], today: Day) -> Vec<Item<'a>> {
    let all = who.iter().flat_map(|subject| subject.actions(today));
    all.filter(Item::is_open).collect()
}

fn promise(item: &Item<'_>, handle: &str) -> String {
    let owner = match &item.action.owner {
        Owner::Me => String::new(),
        Owner::Person(id) => format!("@{id} "),
    };
    let due = item.action.due;
    let due = due.map_or_else(String::new, |due| format!(", due {due}"));
    format!(
        "{handle} {owner}{} ({}{due})",
        item.action.text,
        item.place()
    )
}

/// What was kept for this meeting: points for next time as of its day.
fn points_of(who: &[Subject<'_>], target: &Target, day: Day) -> Vec<String> {
    // Of a note that is there, the points are those for the meeting after it.
    if matches!(target, Target::There(_)) {
        return Vec::new();
    }
    let of = |subject: &Subject<'_>| match subject {
        Subject::Person(person) => points::for_next_time(person, day, Audience::Owner),
        Subject::Circle(circle) => {
            let latest = up_to(&circle.meetings, day).next_back();
            let text = latest.and_then(|meeting| Some((meeting, meeting.text()?)));
            text.map_or_else(Vec::new, |(meeting, note)| {
                points::section_points(meeting, note, SectionKey::NextTime, Audience::Owner)
            })
        }
    };
    who.iter()
        .flat_map(of)
        .map(|point| format!("- {}", point.text))
        .collect()
}

fn block(out: &mut String, marker: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    if !lines.is_empty() {
        out.push_str(&format!("\n{marker}\n{}\n", lines.join("\n")));
    }
}

fn with_end(text: &str) -> String {
    let end = if text.is_empty() || text.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    format!("{text}{end}")
}
