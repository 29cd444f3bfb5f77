//! Reasons to write to somebody that are of value to them (domain.md 7.4), and what could be given.

use super::case::{Case, quote, short};
use crate::facts::answers_due::answers_due;
use crate::facts::points::Answer;
use crate::facts::shelf::{Ground, best_for};
use crate::text::phrase::shell_word;

/// A reason in words, and what is typed to act on it.
pub(super) struct Reason {
    pub(super) said: String,
    pub(super) command: String,
}

/// The best reason to write: an answer that they wait for, a result of what they advised, something of the
/// shelf, what they work on or care about. `None` where the files hold nothing of that kind.
pub(super) fn to_write(case: &Case<'_>) -> Option<Reason> {
    answer(case)
        .or_else(|| result(case))
        .or_else(|| from_the_shelf(case))
        .or_else(|| cared_about(case))
}

/// What could be given: something of the shelf, what was offered, what they get out of it, what they care
/// about.
pub(super) fn to_give(case: &Case<'_>) -> Reason {
    let agreed = &case.person.relationship;
    let said = |said: String| Reason {
        said,
        command: format!("mentor touch --gave \"@{} …\"", case.person.id),
    };
    from_the_shelf(case).unwrap_or_else(|| {
        said(
            match (&agreed.offer, &agreed.gains, case.person.interests.first()) {
                (Some(offer), _, _) => format!("you offered {}", quote(offer)),
                (None, Some(gains), _) => format!("what they get out of it is {}", quote(gains)),
                (None, None, Some(interest)) => format!("something on {interest} would be welcome"),
                (None, None, None) => {
                    "an article, a word of credit or an introduction would be welcome".to_owned()
                }
            },
        )
    })
}

fn answer(case: &Case<'_>) -> Option<Reason> {
    let due = answers_due(case.person, case.today(), case.ask.since);
    let due = due
        .into_iter()
        .find(|due| due.answer == Answer::Mine && !due.still_wanted)?;
    let text = format!("@{} {}", case.person.id, short(&due.point.text));
    Some(Reason {
        said: "the answer that they wait for".to_owned(),
        command: format!("mentor touch --gave {}", shell_word(&text)),
    })
}

fn result(case: &Case<'_>) -> Option<Reason> {
    let results = case.results().into_iter();
    let last = results.max_by_key(|item| item.done.or(item.noted))?;
    Some(Reason {
        said: format!("what came of {}", quote(&last.action.text)),
        command: format!("mentor progress {}", case.person.id),
    })
}

fn from_the_shelf(case: &Case<'_>) -> Option<Reason> {
    let (resource, reason) = best_for(case.network, case.person, case.today())?;
    let why = match reason.kind {
        Ground::Objective => reason.clause(),
        _ => format!("{} {}", case.person.first_name(), reason.clause()),
    };
    Some(Reason {
        said: format!("{} from your shelf: {why}", quote(&resource.title)),
        command: format!("mentor resource share {} {}", resource.id, case.person.id),
    })
}

fn cared_about(case: &Case<'_>) -> Option<Reason> {
    let agreed = &case.person.relationship;
    let theirs = agreed.objectives.first().filter(|_| agreed.only_mentee());
    let said = match (theirs, case.person.interests.first()) {
        (Some(objective), _) => format!("something towards {}", quote(objective)),
        (None, Some(interest)) => format!("something on {interest}"),
        (None, None) => return None,
    };
    Some(Reason {
        said,
        command: format!("mentor agenda {}", case.person.id),
    })
}
