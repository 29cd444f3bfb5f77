//! Every text in which a line may stand: notes, debriefs, goals, the shelf.

use super::value::Origin;
use crate::facts::contact::up_to;
use crate::facts::privacy::Audience;
use crate::model::circle::Circle;
use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::model::network::Network;
use crate::model::note::Note;
use crate::model::person::Person;

/// A text, and where it belongs.
pub struct Source<'a> {
    /// Whose it is.
    pub origin: Origin,
    /// The person; `None` for circles, goals and the shelf.
    pub person: Option<&'a Person>,
    /// Its day; `None` in goals and on the shelf.
    pub day: Option<Day>,
    /// Its file.
    pub file: RelPath,
    /// What it says.
    pub note: &'a Note,
}

/// Every text up to today, closed people and circles too.
pub fn all(network: &Network, today: Day) -> Vec<Source<'_>> {
    let mut sources = Vec::new();
    for person in &network.people {
        let dated = up_to(&person.meetings, today).chain(up_to(&person.closings, today));
        sources.extend(dated.filter_map(|meeting| {
            let note = Audience::Owner.text(meeting)?;
            Some(Source {
                origin: of_person(person),
                person: Some(person),
                day: Some(meeting.day),
                file: note.path.clone().unwrap_or_else(|| meeting.path.clone()),
                note,
            })
        }));
    }
    for circle in &network.circles {
        let dated = up_to(&circle.meetings, today).chain(up_to(&circle.closings, today));
        sources.extend(dated.filter_map(|meeting| {
            Some(Source {
                origin: of_circle(circle),
                person: None,
                day: Some(meeting.day),
                file: meeting.path.clone(),
                note: meeting.text()?,
            })
        }));
    }
    sources.extend(network.goals.iter().filter_map(|goal| {
        let origin = origin("goal", goal.id.as_str(), &goal.title);
        undated(origin, goal.file(), goal.note.as_deref()?)
    }));
    sources.extend(network.resources.iter().filter_map(|resource| {
        let origin = origin("resource", resource.id.as_str(), &resource.title);
        undated(origin, resource.file(), resource.note.as_deref()?)
    }));
    sources
}

fn undated(origin: Origin, file: RelPath, note: &Note) -> Option<Source<'_>> {
    Some(Source {
        origin,
        person: None,
        day: None,
        file,
        note,
    })
}

/// A person as an origin.
pub fn of_person(person: &Person) -> Origin {
    origin("person", person.id.as_str(), &person.name)
}

/// A circle as an origin.
pub fn of_circle(circle: &Circle) -> Origin {
    origin("circle", circle.id.as_str(), &circle.name)
}

/// An origin of this kind.
pub fn origin(kind: &'static str, id: &str, name: &str) -> Origin {
    Origin {
        kind,
        id: id.to_owned(),
        name: name.to_owned(),
    }
}
