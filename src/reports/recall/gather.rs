//! The lines of a section, from every place where one may stand, latest first.

use super::request::{Request, Section};
use super::sources::{self, Source, of_circle, of_person, origin};
use super::value::{Line, Origin};
use crate::facts::actions::{Item, of_network};
use crate::facts::contact::up_to;
use crate::facts::privacy::{Audience, Shown};
use crate::facts::telling::{Feedback, Told, remark, story, topics};
use crate::model::action::Owner;
use crate::model::day::Day;
use crate::model::ids::{Home, PersonId, Place};
use crate::model::network::Network;
use crate::model::note::SectionKey;
use crate::model::touch::weighed;
use crate::text::fold::fold;

/// Every line of a section up to today.
pub fn lines(network: &Network, section: Section, today: Day) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    match section {
        Section::Key(SectionKey::Actions) => lines = promises(network, today, |_| true),
        Section::Key(SectionKey::Milestones) => {
            lines = promises(network, today, |home| matches!(home, Home::Goal(_)));
        }
        Section::Key(key) => {
            for source in sources::all(network, today) {
                lines.extend(of_source(&source, key));
            }
        }
        Section::Line(_) => {}
    }
    lines.extend(of_logs(network, section, today));
    lines
}

fn of_source(source: &Source<'_>, key: SectionKey) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    // Where entries say which way they went, what says none is a remark on the one above.
    let mut marked = false;
    for shown in Audience::Owner.entries(source.note, key) {
        let text = &shown.entry.text;
        if text.trim().is_empty() {
            continue;
        }
        let own = is_marked(text, key);
        let remark = shown.entry.depth > 0 || (marked && !own);
        marked |= own;
        if let Some(above) = lines.last_mut().filter(|_| remark) {
            above.under.push(text.clone());
            above.topics.extend(topics(text));
            continue;
        }
        lines.push(line(source, key, shown));
    }
    lines
}

/// Whether an entry says itself which way it went.
fn is_marked(text: &str, key: SectionKey) -> bool {
    match key {
        SectionKey::Feedback => remark(text, None).1 != text,
        SectionKey::Stories => story(text, None).1 != text,
        _ => false,
    }
}

fn line(source: &Source<'_>, key: SectionKey, shown: Shown<'_>) -> Line {
    let text = &shown.entry.text;
    let (way, text, weight) = match key {
        SectionKey::Feedback => {
            let (way, text) = remark(text, source.person);
            let way = match way {
                Feedback::Given => "given",
                Feedback::Received => "received",
            };
            (Some(way), text, None)
        }
        SectionKey::Stories => {
            let (way, text) = story(text, source.person);
            let way = match way {
                Told::Told => "told",
                Told::Heard => "heard",
            };
            (Some(way), text, None)
        }
        SectionKey::Gave | SectionKey::Received => {
            let (text, weight) = weighed(text);
            (None, text.to_owned(), weight)
        }
        _ => (None, text.clone(), None),
    };
    let confidential = source.person.is_some_and(|person| person.confidential);
    Line {
        date: source.day,
        from: vec![source.origin.clone()],
        way,
        topics: topics(&text),
        text,
        under: Vec::new(),
        weight,
        place: Place {
            file: source.file.clone(),
            line: shown.entry.line,
        },
        private: shown.private || confidential,
    }
}

fn of_logs(network: &Network, section: Section, today: Day) -> Vec<Line> {
    let Some(kind) = section.line() else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for person in &network.people {
        let log = person.log.iter();
        for touch in log.filter(|touch| touch.kind == kind && touch.day <= today) {
            lines.push(Line {
                date: Some(touch.day),
                from: vec![of_person(person)],
                way: None,
                text: touch.text.clone(),
                under: Vec::new(),
                topics: topics(&touch.text),
                weight: touch.weight,
                place: Place {
                    file: person.folder().join("log.md"),
                    line: touch.line,
                },
                private: person.confidential,
            });
        }
    }
    lines
}

/// Promises with what became of them; the day is that of the note they stand in.
fn promises(network: &Network, today: Day, wanted: impl Fn(&Home) -> bool) -> Vec<Line> {
    let line = |item: &Item<'_>| {
        let action = item.action;
        let due = action.due.filter(|_| item.is_open());
        let due = due.map_or_else(String::new, |due| format!(" (due {due})"));
        let owner = match &action.owner {
            Owner::Me => String::new(),
            Owner::Person(id) => format!("@{id} "),
        };
        let result = action.result.iter();
        let (from, confidential) = home(network, &item.home);
        Line {
            date: item.noted,
            from: vec![from],
            way: Some(item.status.as_str()),
            topics: action.goal.iter().map(ToString::to_string).collect(),
            text: format!("{owner}{}{due}", action.text),
            under: result.map(|result| format!("result: {result}")).collect(),
            weight: None,
            place: item.place(),
            private: item.private || confidential,
        }
    };
    let items = of_network(network, today);
    let items = items.iter().filter(|item| wanted(&item.home));
    items.map(line).collect()
}

/// A home as an origin, and whether it is a confidential person's.
pub fn home(network: &Network, home: &Home) -> (Origin, bool) {
    let unread = |kind, id: &str| (origin(kind, id, id), false);
    match home {
        Home::Person(id) => network.person(id).map_or_else(
            || unread("person", id.as_str()),
            |person| (of_person(person), person.confidential),
        ),
        Home::Circle(id) => network.circle(id).map_or_else(
            || unread("circle", id.as_str()),
            |circle| (of_circle(circle), false),
        ),
        Home::Goal(id) => network.goal(id).map_or_else(
            || unread("goal", id.as_str()),
            |goal| (origin("goal", id.as_str(), &goal.title), false),
        ),
    }
}

/// Whether a line is what was asked for, whoever it was with.
pub fn fits(line: &Line, request: &Request) -> bool {
    let since = request.since;
    if since.is_some_and(|since| line.date.is_none_or(|day| day < since)) {
        return false;
    }
    if request.about.is_empty() {
        return true;
    }
    let text = fold(&format!("{} {}", line.text, line.under.join(" ")));
    request
        .about
        .iter()
        .all(|about| about.fits(&text, &line.topics))
}

/// Whether a line was with somebody who is asked for.
pub fn is_with_any(line: &Line, network: &Network, request: &Request) -> bool {
    let mut with = request.with.iter();
    request.with.is_empty() || with.any(|home| is_with(line, network, home))
}

/// Whether a line was written down with somebody: in their folder, or in a circle's note of a meeting at
/// which they were.
fn is_with(line: &Line, network: &Network, home: &Home) -> bool {
    let (kind, id) = match home {
        Home::Person(id) => ("person", id.as_str()),
        Home::Circle(id) => ("circle", id.as_str()),
        Home::Goal(id) => ("goal", id.as_str()),
    };
    let own = line
        .from
        .iter()
        .any(|from| from.kind == kind && from.id == id);
    own || matches!(home, Home::Person(id) if was_present(line, network, id))
}

fn was_present(line: &Line, network: &Network, id: &PersonId) -> bool {
    let Some(day) = line.date else {
        return false;
    };
    let meetings = network
        .circles
        .iter()
        .flat_map(|circle| up_to(&circle.meetings, day));
    meetings
        .filter(|meeting| meeting.path == line.place.file)
        .filter_map(|meeting| meeting.text())
        .any(|note| note.front.present.contains(id))
}

/// A home as the command line names it.
pub fn typed(home: &Home) -> String {
    match home {
        Home::Person(id) => id.to_string(),
        Home::Circle(id) => format!("circle:{id}"),
        Home::Goal(id) => format!("goals/{id}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::about::About;
    use crate::facts::fixture::{
        circle, circle_met, closed, day, met, network, person, promise, section, touch,
    };
    use crate::model::person::Person;
    use crate::model::words::{Role, Stage, TouchKind};
    use crate::reports::recall::build::part;
    use crate::reports::recall::lines::Lines;
    use crate::text::pack::Lexicon;

    const TODAY: &str = "2026-11-21";

    fn found(network: &Network, request: &Request) -> Lines {
        let (lexicon, today) = (Lexicon::default(), day(TODAY));
        let rest = Network {
            people: Vec::new(),
            ..network.clone()
        };
        let people = network.people.iter().cloned();
        let people = people.map(|person| part(&lexicon, person, request, today));
        let people = people.collect();
        super::super::build::found(&rest, (lexicon, people), request, today).lines
    }

    fn all(key: SectionKey) -> Request {
        Request {
            section: Section::Key(key),
            about: Vec::new(),
            with: Vec::new(),
            since: None,
        }
    }

    fn of(network: &Network, key: SectionKey) -> Vec<String> {
        let lines = found(network, &all(key));
        lines.each().map(|line| said(&line)).collect()
    }

    fn said(line: &Line) -> String {
        let from: Vec<&str> = line.from.iter().map(|from| from.id.as_str()).collect();
        let day = line
            .date
            .map_or_else(|| "-".to_owned(), |day| day.to_string());
        let way = line.way.unwrap_or("");
        let private = if line.private { " private" } else { "" };
        let under: Vec<String> = line.under.iter().map(|text| format!(" / {text}")).collect();
        let under = under.concat();
        format!(
            "{day} {} {way}: {}{under}{private}",
            from.join("+"),
            line.text
        )
    }

    fn noted(id: &str, on: &str, key: SectionKey, entries: &[&str]) -> Person {
        let mut person = person(id, &[Role::Mentor]);
        section(met(&mut person, on), key, entries);
        person
    }

    #[test]
    fn the_latest_comes_first_of_closed_people_and_circles_too_and_nothing_of_later_days() {
        let mut ada = noted("ada", "2025-03-01", SectionKey::Takeaways, &["old"]);
        ada.relationship.written_stage = Some(Stage::Closed);
        let bo = noted("bo", "2026-10-01", SectionKey::Takeaways, &["b1", "b2"]);
        let late = noted("cy", "2026-12-01", SectionKey::Takeaways, &["to come"]);
        let mut network = network(vec![ada, bo, late]);
        let mut ops = circle("ops", &["bo"]);
        let note = circle_met(&mut ops, "2026-11-12", &["bo"]);
        section(note, SectionKey::Takeaways, &["c1"]);
        network.circles.push(ops);
        let found = of(&network, SectionKey::Takeaways);
        assert_eq!(
            found,
            [
                "2026-11-12 ops : c1",
                "2026-10-01 bo : b1",
                "2026-10-01 bo : b2",
                "2025-03-01 ada : old"
            ]
        );
    }

    #[test]
    fn feedback_says_its_way_and_a_remark_stays_with_what_it_remarks_on() {
        let entries = ["received: You rush #pace", "She is right.", "given: Thanks"];
        let network = network(vec![noted(
            "bo",
            "2026-10-01",
            SectionKey::Feedback,
            &entries,
        )]);
        assert_eq!(
            of(&network, SectionKey::Feedback),
            [
                "2026-10-01 bo received: You rush #pace / She is right.",
                "2026-10-01 bo given: Thanks"
            ]
        );
    }

    #[test]
    fn what_was_given_comes_from_notes_and_logs_and_private_parts_are_marked() {
        let mut bo = noted(
            "bo",
            "2026-10-01",
            SectionKey::Gave,
            &["Two hours weight:heavy"],
        );
        touch(&mut bo, "2026-11-01", TouchKind::Gave, "the sheet");
        touch(&mut bo, "2026-11-02", TouchKind::Received, "thanks");
        let mut cy = noted("cy", "2026-09-01", SectionKey::Gave, &["a name"]);
        cy.confidential = true;
        let network = network(vec![bo, cy]);
        assert_eq!(
            of(&network, SectionKey::Gave),
            [
                "2026-11-01 bo : the sheet",
                "2026-10-01 bo : Two hours",
                "2026-09-01 cy : a name private"
            ]
        );
    }

    #[test]
    fn lessons_are_those_of_debriefs_and_promises_say_what_became_of_them() {
        let mut bo = person("bo", &[]);
        section(closed(&mut bo, "2026-06-12"), SectionKey::Lessons, &["ask"]);
        let note = met(&mut bo, "2026-10-01");
        promise(note, "Draft it").due = Some(day("2026-12-01"));
        let network = network(vec![bo]);
        assert_eq!(of(&network, SectionKey::Lessons), ["2026-06-12 bo : ask"]);
        assert_eq!(
            of(&network, SectionKey::Actions),
            ["2026-10-01 bo open: Draft it (due 2026-12-01)"]
        );
    }

    #[test]
    fn a_line_that_two_folders_show_is_one_with_both() {
        let bo = noted("bo", "2026-10-01", SectionKey::Takeaways, &["ours"]);
        let mut cy = person("cy", &[]);
        let shared = bo.meetings[0].note.clone();
        met(&mut cy, "2026-10-01");
        cy.meetings[0].seen = shared;
        assert_eq!(
            of(&network(vec![bo, cy]), SectionKey::Takeaways),
            ["2026-10-01 bo+cy : ours"]
        );
    }

    #[test]
    fn filters_narrow_and_whoever_was_at_a_circle_was_there() {
        let bo = noted(
            "bo",
            "2026-10-01",
            SectionKey::Takeaways,
            &["Pace it #pace"],
        );
        let mut network = network(vec![bo, person("cy", &[])]);
        let mut ops = circle("ops", &["cy"]);
        let note = circle_met(&mut ops, "2026-11-12", &["cy"]);
        section(note, SectionKey::Takeaways, &["A gate"]);
        network.circles.push(ops);
        let ask = |about: &str, with: &[&str], since: Option<&str>| -> Vec<String> {
            let request = Request {
                about: About::all(about),
                with: with
                    .iter()
                    .map(|id| Home::Person(PersonId::new(id)))
                    .collect(),
                since: since.map(day),
                ..all(SectionKey::Takeaways)
            };
            let lines = found(&network, &request);
            assert_eq!(lines.all(), 2);
            lines.each().map(|line| line.text).collect()
        };
        assert_eq!(ask("#pace", &[], None), ["Pace it #pace"]);
        assert_eq!(ask("GATE", &[], None), ["A gate"]);
        assert_eq!(ask("", &["cy"], None), ["A gate"]);
        assert_eq!(ask("", &["bo", "cy"], Some("2026-10-02")), ["A gate"]);
        assert!(ask("pace gate", &[], None).is_empty());
    }

    #[test]
    fn themes_are_topics_of_several_lines_the_most_frequent_first() {
        let entries = ["a #x #y", "b #y", "c #z #z"];
        let network = network(vec![noted(
            "bo",
            "2026-10-01",
            SectionKey::Takeaways,
            &entries,
        )]);
        let lines = found(&network, &all(SectionKey::Takeaways));
        let themes = lines.themes().into_iter();
        let found: Vec<(String, usize)> = themes.map(|theme| (theme.topic, theme.count)).collect();
        assert_eq!(found, [("y".to_owned(), 2)]);
    }
}
