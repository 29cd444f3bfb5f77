//! What the rules over the whole network need of a person: the rest of ten thousand people's notes is
//! not kept in memory.
//!
//! What may live here: which parts of a note stay. What may not: a rule.

use std::mem::take;

use crate::model::action::Owner;
use crate::model::note::{Meeting, Note};
use crate::model::person::{About, Person};
use crate::model::rare::Rare;
use crate::model::relationship::Terms;

/// A person without the texts that only rules about one person, and the second look at leaks, read.
/// Whatever is private stays, and whatever names somebody.
pub fn lighter(mut person: Person) -> Person {
    let all = person.confidential;
    let about = &mut *person.about;
    let lists = [
        &mut person.meetings,
        &mut about.agendas,
        &mut about.closings,
    ];
    for meeting in lists.into_iter().flatten() {
        of_meeting(meeting, all);
    }
    // A debrief is asked for by its name alone.
    for list in [&mut person.meetings, &mut about.agendas] {
        list.retain(|meeting| meeting.note.is_some());
        list.shrink_to_fit();
    }
    let plan = about.plan.take().and_then(|plan| of_note(plan, all));
    let (agendas, closings) = (take(&mut about.agendas), take(&mut about.closings));
    let axes = take(&mut about.axes);
    let nothing = agendas.is_empty() && closings.is_empty() && plan.is_none() && axes.is_empty();
    person.about = if nothing {
        Rare::default()
    } else {
        let rest = About {
            agendas,
            closings,
            plan,
            axes,
            ..About::default()
        };
        rest.into()
    };
    if !all {
        person.log = Vec::new();
    }
    let relationship = &mut person.relationship;
    let history = take(&mut relationship.history);
    relationship.terms = if history.is_empty() {
        Rare::default()
    } else {
        let rest = Terms {
            history,
            ..Terms::default()
        };
        rest.into()
    };
    person
}

fn of_meeting(meeting: &mut Meeting, all: bool) {
    meeting.seen = None;
    meeting.note = meeting.note.take().and_then(|note| of_note(note, all));
}

fn of_note(mut note: Box<Note>, all: bool) -> Option<Box<Note>> {
    if all || note.front.confidential {
        return Some(note);
    }
    note.sections.retain(|section| section.private);
    let owned = |owner: &Owner| matches!(owner, Owner::Person(_));
    note.actions
        .retain(|action| action.private || owned(&action.owner));
    note.sections.shrink_to_fit();
    note.actions.shrink_to_fit();
    let front = &note.front;
    let names = !front.present.is_empty() || !front.hot_seats.is_empty() || front.see.is_some();
    let stays = names || !note.sections.is_empty() || !note.actions.is_empty();
    stays.then_some(note)
}
