//! What the meeting is about: decisions that cannot wait, and the points that were kept for it.
//!
//! Overdue promises come first of all, in the block of the promises; one that a whole meeting did not
//! move becomes a topic. Then a decision that falls due before the next meeting, then what was kept for
//! this one. Where two topics fit or more, one of them is a point that was kept.

use super::case::Case;
use super::topic::{Topic, Topics, Why};
use crate::facts::actions::Item;
use crate::model::words::{ActionKind, MeetingKind, Stage};
use crate::text::fold::fold;

/// Chooses as many topics as there is room for.
pub fn choose(case: &Case<'_>, room: usize) -> Topics {
    let mut all: Vec<Topic> = Vec::new();
    let mut urgent: Vec<&Item<'_>> = case.items.iter().filter(|i| is_urgent(case, i)).collect();
    urgent.sort_by_key(|item| (!item.overdue, item.action.due));
    let urgent = urgent.into_iter().map(|item| of_item(case, item));
    for topic in urgent.chain(kept(case)) {
        let same = |other: &Topic| fold(&other.text) == fold(&topic.text);
        if !all.iter().any(same) {
            all.push(topic);
        }
    }
    if all.is_empty() {
        all = objectives(case);
        // Objectives stand in the file all the time: none of them is parked.
        all.truncate(room);
    }
    all.sort_by_key(|topic| topic.why);
    if !goes_by_urgency(case.plan.kind) {
        // One thing is talked about, and it is what was kept for it.
        all.sort_by_key(|topic| topic.why != Why::Kept);
    }
    let first_kept = all.iter().position(|topic| topic.why == Why::Kept);
    if let Some(at) = first_kept.filter(|at| *at >= room && room >= 2) {
        // At least one point that was kept for this meeting has its place.
        let point = all.remove(at);
        all.insert(room - 1, point);
    }
    let parked = all.split_off(room.min(all.len()));
    Topics {
        chosen: all,
        parked,
    }
}

/// Whether a promise that is stuck, or a decision, comes before what was kept for the meeting.
fn goes_by_urgency(kind: MeetingKind) -> bool {
    use MeetingKind::{Closing, First, Progress, Regular};
    matches!(kind, First | Regular | Progress | Closing)
}

fn is_urgent(case: &Case<'_>, item: &Item<'_>) -> bool {
    if !item.is_open() || item.put_off {
        return false;
    }
    let stuck = item.overdue && item.age.is_some_and(|age| age >= 1);
    let decide = item.action.kind == Some(ActionKind::Decide)
        && item.action.due.is_some_and(|due| due <= case.horizon());
    stuck || decide
}

fn of_item(case: &Case<'_>, item: &Item<'_>) -> Topic {
    let decide = item.action.kind == Some(ActionKind::Decide);
    let when = |due| match decide {
        true => format!("to decide by {}", case.voice.day(due)),
        false => case.voice.due(due),
    };
    Topic {
        text: item.action.text.clone(),
        when: item.action.due.map_or(String::new(), when),
        away: item
            .action
            .due
            .map_or(String::new(), |due| case.voice.away(due)),
        why: if item.overdue {
            Why::Stuck
        } else {
            Why::Decide
        },
        place: Some(item.place()),
        private: item.private,
        handle: Some(item.handle.to_string()),
    }
}

fn kept<'c>(case: &'c Case<'_>) -> impl Iterator<Item = Topic> + 'c {
    case.points.iter().map(|point| Topic {
        text: point.text.clone(),
        when: match case.voice.shared {
            true => String::new(),
            false => format!("kept on {}", case.voice.day(point.day)),
        },
        away: String::new(),
        why: Why::Kept,
        place: Some(point.place.clone()),
        private: point.private,
        handle: None,
    })
}

/// The objectives of a living relationship.
fn objectives(case: &Case<'_>) -> Vec<Topic> {
    let agreed = &case.person.relationship;
    let topic = |text: &String| Topic {
        text: text.clone(),
        when: match case.voice.shared {
            true => String::new(),
            false => "an objective; nothing was kept for this meeting".to_owned(),
        },
        away: String::new(),
        why: Why::Objective,
        place: None,
        private: false,
        handle: None,
    };
    let over = matches!(agreed.stage(), Stage::Closed | Stage::Declined);
    let objectives = agreed.objectives.iter().filter(|_| !over);
    objectives.map(topic).collect()
}
