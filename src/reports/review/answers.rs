//! Answers that are owed either way.

use super::ask::is_arranged;
use super::case::{Case, quote, short};
use super::item::Item;
use crate::facts::answers_due::{AnswerDue, answers_due};
use crate::facts::contact::next_meeting;
use crate::facts::dates as day;
use crate::facts::next_step::step::ago;
use crate::facts::points::Answer;
use crate::model::attention::{ReviewKind, Urgency};
use crate::model::words::Stage;
use crate::text::phrase::shell_word;

/// The owner's answer is for now from so many days on.
const LATE_AFTER: i64 = 7;

/// The items: `owed-answer` and `asked`. A question to a prospect is told by its own kind.
pub(super) fn items(case: &Case<'_>) -> Vec<Item> {
    let due = answers_due(case.person, case.today(), case.ask.since);
    due.iter().filter_map(|due| item(case, due)).collect()
}

fn item(case: &Case<'_>, due: &AnswerDue) -> Option<Item> {
    let item = match due.answer {
        Answer::Mine => mine(case, due),
        Answer::Theirs => theirs(case, due)?,
    };
    let item = case.since(item, due.since).at(due.point.place.clone());
    Some(Item {
        private: due.point.private,
        ..item
    })
}

fn mine(case: &Case<'_>, due: &AnswerDue) -> Item {
    let (id, days) = (&case.person.id, case.today().days_since(due.point.day));
    let what = format!("@{id} {}", short(&due.point.text));
    let settle = format!("mentor touch --gave {}", shell_word(&what));
    let said = format!(
        "waits for {}, since {}, {}",
        quote(&due.point.text),
        day::short(due.point.day, case.today()),
        ago(days)
    );
    let (text, urgency) = if due.still_wanted {
        let text = format!("{said}; ask whether it is still wanted. It is not asked again");
        (text, Urgency::WhenYouCan)
    } else if days >= LATE_AFTER {
        (said, Urgency::Now)
    } else {
        (said, Urgency::Soon)
    };
    let item = case.item(ReviewKind::OwedAnswer, text, settle);
    item.urgent(urgency)
}

fn theirs(case: &Case<'_>, due: &AnswerDue) -> Option<Item> {
    let stage = case.person.relationship.stage();
    let elsewhere = matches!(stage, Stage::Prospect | Stage::Invited | Stage::Declined);
    if elsewhere || case.free.is_some() {
        return None;
    }
    let (id, today) = (&case.person.id, case.today());
    let days = today.days_since(due.point.day);
    let said = format!(
        "asked on {}, {}: {}",
        day::short(due.point.day, case.today()),
        ago(days),
        quote(&due.point.text)
    );
    let again = format!("@{id} {}", short(&due.point.text));
    let again = format!("mentor touch --asked {}", shell_word(&again));
    let (text, command) = if due.still_wanted {
        let text = format!("{said}; if you still want it, ask anew. It is not asked again");
        (text, again)
    } else if is_arranged(case.person, today) {
        let on = next_meeting(case.person, today).filter(|day| *day >= today);
        let on = on.map_or("your next meeting".to_owned(), |on| day::short(on, today));
        let text = format!("{said}; {on} is a good moment to bring it up");
        (text, format!("mentor agenda {id}"))
    } else {
        (format!("{said}; a friendly reminder fits now"), again)
    };
    let item = case.item(ReviewKind::Asked, text, command);
    Some(item.urgent(if due.still_wanted {
        Urgency::WhenYouCan
    } else {
        Urgency::Soon
    }))
}
