//! What the rules over the whole network need of a person: the rest of ten thousand people's notes is
//! not kept in memory.
//!
//! What may live here: which parts of a note stay. What may not: a rule.

use crate::model::action::Owner;
use crate::model::note::{Meeting, Note};
use crate::model::person::Person;

/// A person without the texts that only rules about one person, and the second look at leaks, read.
/// Every name, date and path stays, and so does whatever is private.
pub(super) fn lighter(mut person: Person) -> Person {
    let all = person.confidential;
    let lists = [
        &mut person.meetings,
        &mut person.agendas,
        &mut person.closings,
    ];
    for meeting in lists.into_iter().flatten() {
        of_meeting(meeting, all);
    }
    person.plan = person.plan.take().and_then(|plan| of_note(plan, all));
    if !all {
        person.log = Vec::new();
    }
    let relationship = &mut person.relationship;
    for text in [
        &mut relationship.purpose,
        &mut relationship.feedback,
        &mut relationship.offer,
        &mut relationship.expectations,
        &mut relationship.confidentiality,
        &mut relationship.gains,
        &mut person.motivation,
    ] {
        *text = None;
    }
    relationship.objectives = Vec::new();
    person.contact = crate::model::person::Contact::default();
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
