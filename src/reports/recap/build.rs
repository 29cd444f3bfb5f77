//! From a question to a recap: find the meeting, gather what its note holds for those who were there.

use super::promises::{Promised, promised};
use super::value::{Gap, Head, Line, Recap, Thank};
use crate::error::Failure;
use crate::facts::addressed::{MY_NAME, addressee, is_aside, is_third, takeaways};
use crate::facts::called::names_for_ids;
use crate::facts::contact::up_to;
use crate::facts::dates;
use crate::facts::exchange::{Side, gifts};
use crate::facts::given::{Given, given, named, to_person};
use crate::facts::points::{Point, section_points};
use crate::facts::privacy::Audience;
use crate::facts::reader::address;
use crate::facts::subject::Subject;
use crate::facts::telling::{Feedback, feedback};
use crate::model::day::Day;
use crate::model::draft::Missing;
use crate::model::ids::{Home, PersonId, RelPath};
use crate::model::network::Network;
use crate::model::note::{Meeting, Note, SectionKey};
use crate::model::person::Person;
use crate::model::words::{Medium, MeetingKind, Stage, Style};
use crate::text::deed::quoted;
use crate::text::doc::plain;
use crate::text::inline::safe;
use crate::text::phrase::untagged;

/// How many takeaways a recap holds (domain.md 2.3).
const TAKEAWAYS: usize = 3;
/// How many other days a failure names.
const NAMED: usize = 6;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Request {
    /// The day of the meeting; `None`: the latest.
    pub on: Option<Day>,
    /// Who will read it.
    pub audience: Audience,
}

/// The recap of a meeting with a person or a circle, as of a day.
pub fn recap(
    network: &Network,
    home: &Home,
    request: &Request,
    today: Day,
) -> Result<Recap, Failure> {
    let audience = request.audience;
    if let Home::Person(id) = home {
        addressee(network, id, audience)?;
    }
    let gone = || Failure::new("the folder is not there any more");
    let subject = Subject::of(network, home).ok_or_else(gone)?;
    let meeting = meeting(subject, request.on, today)?;
    let confidential = || {
        Failure::new(format!(
            "the note of {} is confidential ({})",
            meeting.day, meeting.path
        ))
        .hint("add --include-private to share it all the same")
    };
    let note = audience.text(meeting).ok_or_else(confidential)?;
    let file = note.path.as_ref().unwrap_or(&meeting.path);
    let teller = Teller { network, subject };
    let points = |key| teller.lines(section_points(meeting, note, key, audience));
    let mut taken = takeaways(meeting, note, audience);
    taken.truncate(TAKEAWAYS);
    let Promised { sides, left_out } = promised(network, subject, file, audience, today);
    let next = note.front.next_meeting.filter(|day| *day >= today);
    let person = subject.person();
    let mut recap = Recap {
        who: subject.typed(),
        name: plain(subject.name()),
        date: meeting.day,
        file: file.clone(),
        recapped: note.front.recapped.filter(|day| *day <= today),
        thanks: person.and_then(|person| thank(network, person, file, audience, today)),
        takeaways: teller.lines(taken),
        decisions: points(SectionKey::Decisions),
        promises: sides
            .into_iter()
            .filter(|side| !side.items.is_empty())
            .collect(),
        next_meeting: next,
        parked: points(SectionKey::NextTime),
        written: Vec::new(),
        head: head(network, subject, (meeting, note), audience, (next, today)),
        gaps: Vec::new(),
        left_out,
        third: Vec::new(),
    };
    if recap.is_empty() {
        return Err(empty(&recap));
    }
    recap.third = teller.third(&recap);
    recap.gaps = gaps(&recap, subject, note);
    if network.policy.me.name.is_none() {
        recap.gaps.push(Gap {
            part: "me",
            missing: Missing::yours(MY_NAME),
        });
    }
    Ok(recap)
}

/// The people whose folders a recap needs: the person, or the members of the circle.
pub fn people(network: &Network, home: &Home) -> Vec<PersonId> {
    match home {
        Home::Person(id) => vec![id.clone()],
        Home::Circle(id) => network
            .circle(id)
            .map_or(Vec::new(), |circle| circle.members.clone()),
        Home::Goal(_) => Vec::new(),
    }
}

/// The meeting of a day: its latest note that holds a text of its own.
pub fn meeting(subject: Subject<'_>, on: Option<Day>, today: Day) -> Result<&Meeting, Failure> {
    let mut meetings = up_to(subject.meetings(), today).rev();
    let found = meetings.find(|meeting| on.is_none_or(|day| meeting.day == day));
    found.ok_or_else(|| {
        let (name, typed) = (subject.name(), subject.typed());
        let when = on.map_or("yet".to_owned(), |day| format!("for {day}"));
        let mut failure = Failure::new(format!("no meeting with {name} is noted {when}"));
        let others = up_to(subject.meetings(), today).rev();
        for other in others.take(NAMED) {
            failure = failure.detail(format!("{} ({})", other.day, other.path));
        }
        let date = on.map_or(String::new(), |day| format!(" --date {day}"));
        failure.hint(format!("write it down first: `mentor log {typed}{date}`"))
    })
}

/// How lines of the note are told to whoever reads them.
struct Teller<'a> {
    network: &'a Network,
    subject: Subject<'a>,
}

impl Teller<'_> {
    /// A line turned to the reader where it speaks of them and that is certain, else as it stands.
    fn lines(&self, points: Vec<Point>) -> Vec<Line> {
        let told = points.into_iter().filter(|point| !is_aside(&point.text));
        told.map(|point| Line {
            text: self.line(&point.text),
            place: point.place,
        })
        .collect()
    }

    fn line(&self, text: &str) -> String {
        let Some(person) = self.subject.person() else {
            return safe(&names_for_ids(self.network, untagged(text)));
        };
        let stands = named(text, person, self.network);
        // A takeaway is quoted as it stands: only what speaks of the reader is turned.
        match to_person(text, person, self.network) {
            Some(turned) if is_third(&stands, person) => with_end(turned, &stands),
            _ => safe(&stands),
        }
    }

    /// The lines that still speak of the reader as of a third person.
    fn third(&self, recap: &Recap) -> Vec<String> {
        let Some(person) = self.subject.person() else {
            return Vec::new();
        };
        let promises = recap.promises.iter().flat_map(|side| &side.items);
        let lines = recap
            .takeaways
            .iter()
            .chain(&recap.decisions)
            .chain(&recap.parked);
        let all = lines.chain(promises.map(|promise| &promise.line));
        let third = all.filter(|line| is_third(&line.text, person));
        third.map(|line| line.text.clone()).collect()
    }
}

/// A turned line with the full stop that it had.
fn with_end(turned: String, stands: &str) -> String {
    if stands.trim_end().ends_with('.') && !turned.ends_with('.') {
        format!("{turned}.")
    } else {
        turned
    }
}

/// One thing to thank for: what was received that day, else what was said.
fn thank(
    network: &Network,
    person: &Person,
    file: &RelPath,
    audience: Audience,
    today: Day,
) -> Option<Thank> {
    let mut received = gifts(person, today, audience).into_iter();
    let gift = received.find(|gift| gift.side == Side::Received && gift.place.file == *file);
    if let Some(gift) = gift {
        let (form, text) = match given(&gift.text, person, network) {
            Given::Thing(text) => ("thing", text),
            Given::Deed(text) => ("deed", text),
            Given::Quote(text) => ("quote", text),
        };
        return Some(Thank {
            form,
            line: Line {
                text,
                place: gift.place,
            },
        });
    }
    let mut said = feedback(person, today, audience).into_iter();
    let said =
        said.find(|said| said.mark == Feedback::Received && said.point.place.file == *file)?;
    let text = quoted(&named(&said.point.text, person, network));
    Some(Thank {
        form: "told",
        line: Line {
            text,
            place: said.point.place,
        },
    })
}

fn head(
    network: &Network,
    subject: Subject<'_>,
    (meeting, note): (&Meeting, &Note),
    audience: Audience,
    (next, today): (Option<Day>, Day),
) -> Head {
    let people = match subject {
        Subject::Person(person) => vec![person],
        Subject::Circle(circle) => {
            let members = circle.members.iter().filter_map(|id| network.person(id));
            members
                .filter(|person| audience.sees_person(person))
                .collect()
        }
    };
    let to = people.into_iter().map(address);
    let talk = match note.front.medium {
        _ if subject.person().is_none() => "circle",
        Some(Medium::Phone | Medium::Video) => "call",
        Some(Medium::InPerson) => "meeting",
        _ => "talk",
    };
    Head {
        to: to.collect(),
        subject: format!("Our {talk} of {}", dates::date(meeting.day, today)),
        name: plain(subject.short_name()),
        circle: subject.person().is_none(),
        when: dates::on(meeting.day, today),
        talk,
        next: next.map(|day| dates::ahead(day, today)),
    }
}

impl Recap {
    /// Whether the note holds nothing that a recap would say.
    fn is_empty(&self) -> bool {
        let lists = [&self.takeaways, &self.decisions, &self.parked];
        lists.iter().all(|list| list.is_empty()) && self.promises.is_empty()
    }
}

fn empty(recap: &Recap) -> Failure {
    let (who, day) = (&recap.who, recap.date);
    Failure::new(format!(
        "the note of {day} holds nothing to recap ({}): no takeaway, no decision, no promise",
        recap.file
    ))
    .hint(format!(
        "add what stayed: `mentor log {who} --date {day} --takeaway \"…\" --action \"… due:fri\"`"
    ))
}

/// What the note does not hold, and the flag that adds it.
fn gaps(recap: &Recap, subject: Subject<'_>, note: &Note) -> Vec<Gap> {
    let log = |flag: &str| format!("mentor log {} --date {} {flag}", recap.who, recap.date);
    let mut gaps = Vec::new();
    let mut gap = |part, what: &str, flag: &str| {
        gaps.push(Gap {
            part,
            missing: Missing::new(what, log(flag)),
        });
    };
    let helps = subject
        .person()
        .is_some_and(|person| !person.relationship.only_mentee());
    if recap.thanks.is_none() && helps {
        gap("thanks", "what you gave me that day", "--received \"…\"");
    }
    if recap.takeaways.is_empty() {
        gap("takeaways", "what I take from it", "--takeaway \"…\"");
    }
    if recap.promises.is_empty() {
        gap(
            "promises",
            "who does what by when",
            "--action \"… due:fri\"",
        );
    }
    let once = matches!(
        note.front.kind,
        Some(MeetingKind::Flash | MeetingKind::Closing)
    );
    let style = subject
        .person()
        .and_then(|person| person.relationship.style);
    let free = matches!(style, Some(Style::Flash | Style::Informal));
    let over = !matches!(subject.stage(), Stage::Active | Stage::Prospect);
    // A day that was agreed and is past has been kept or is another matter.
    if note.front.next_meeting.is_none() && !once && !free && !over {
        gap("next", "the next date", "--next-meeting fri");
    }
    gaps
}
