//! The sheet that the editor opens: a prepared note, and under it what stands open between the two,
//! which can be ticked there and is not kept in the note.

use super::request::{Front, Request};
use super::target::Target;
use crate::facts::actions::{self, Item};
use crate::facts::contact::up_to;
use crate::facts::points;
use crate::facts::privacy::Audience;
use crate::facts::subject::Subject;
use crate::model::action::Owner;
use crate::model::day::Day;
use crate::model::ids::{PersonId, RelPath};
use crate::model::note::SectionKey;
use crate::model::words::{MeetingKind, Style};

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

/// The headings of a new note, and what is said under them to whoever fills them in.
const SCAFFOLD: &[(SectionKey, &str)] = &[
    (SectionKey::Takeaways, ""),
    (SectionKey::Decisions, ""),
    (
        SectionKey::Actions,
        "<!-- \"- [ ] what due:fri\", theirs: \"- [ ] @WHO what due:fri\" -->",
    ),
    (
        SectionKey::Feedback,
        "<!-- \"- received: …\" or \"- given: …\" -->",
    ),
    (SectionKey::Gave, ""),
    (SectionKey::Received, ""),
    (
        SectionKey::Stories,
        "<!-- \"- heard: …\" or \"- told: …\" -->",
    ),
    (SectionKey::NextTime, ""),
    (SectionKey::Private, "<!-- stays in this folder -->"),
];

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
    let (mut hints, mut headings) = (
        [END, PROMISES, POINTS, NEXT_MEETING]
            .map(str::to_owned)
            .to_vec(),
        Vec::new(),
    );
    let mut text = match &base {
        Some((_, text)) => with_end(text),
        None => {
            let scaffold = SCAFFOLD.iter().map(|(_, hint)| with_owner(hint, who));
            hints.extend(scaffold.filter(|hint| !hint.is_empty()));
            let names = SCAFFOLD.iter().map(|(key, _)| key.heading());
            headings.extend(names.map(|name| format!("## {name}")));
            headings.push("#".to_owned());
            scaffold_text(who, request)
        }
    };
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
            let kind = if agreed.style == Some(Style::Flash) {
                MeetingKind::Flash
            } else if up_to(&person.meetings, request.day).next().is_none() {
                MeetingKind::First
            } else {
                MeetingKind::Regular
            };
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
    if front.next_meeting.is_none() {
        out = out.replacen("\n+++\n", &format!("\n{NEXT_MEETING}\n+++\n"), 1);
    }
    out.push_str("# \n");
    for (key, hint) in SCAFFOLD {
        out.push_str(&format!("\n## {}\n", key.heading()));
        let hint = with_owner(hint, who);
        if !hint.is_empty() {
            out.push_str(&format!("{hint}\n"));
        }
    }
    out
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
    let people = who.iter().filter_map(|subject| match subject {
        Subject::Person(person) => Some(person),
        Subject::Circle(_) => None,
    });
    people
        .flat_map(|person| points::for_next_time(person, day, Audience::Owner))
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
