//! The evidence: purpose and objectives with what the files hold for each, the action plan, what was
//! taken home, said, given and received in this round.

use std::collections::BTreeSet;

use super::afterwards::{next_contact, usual_afterwards};
use super::lines;
use super::value::{Aim, Debrief, Evidence, GoalState, Open, Outcome, Quote, Request, Verdict};
use crate::facts::actions::{Item, Status};
use crate::facts::debrief_words::EvidenceKind;
use crate::facts::exchange::{self, Side};
use crate::facts::measures::measures;
use crate::facts::placement::{Destination, Placed};
use crate::facts::privacy::Audience;
use crate::facts::subject::Subject;
use crate::facts::telling::{self, Feedback};
use crate::model::action::{Mark, Owner};
use crate::model::day::Day;
use crate::model::goal::Goal;
use crate::model::ids::Place;
use crate::model::network::Network;
use crate::model::note::{Note, SectionKey};
use crate::model::words::TouchKind;
use crate::text::wording::{shared, topics};

/// Evidence with the words that it can be found by.
struct Clue {
    evidence: Evidence,
    words: BTreeSet<String>,
}

/// The debrief of this round as of its last day; `today` tells what was open then and is settled by now. Private sections and confidential notes are not quoted.
pub fn debrief(
    network: &Network,
    subject: Subject<'_>,
    request: &Request,
    placed: &[Placed<'_>],
    today: Day,
) -> Debrief {
    let on = request.on;
    let since = subject.since().filter(|since| *since <= on);
    let in_round = |day: Day| day <= on && since.is_none_or(|since| day >= since);
    let mut items = subject.actions(on);
    items.retain(|item| item.done.or(item.noted).is_none_or(in_round));
    let days: Vec<Day> = subject.meetings().iter().map(|m| m.day).collect();
    let met: Vec<Day> = days.iter().copied().filter(|day| in_round(*day)).collect();
    let said = &request.said.verdicts;
    let found = sort_evidence(network, subject, &items, said, in_round);
    let quotes = Quotes::of(subject, on, in_round);
    let rest = |kind| found.rest.iter().filter(move |e| e.kind == kind).cloned();
    let mut debrief = Debrief {
        who: subject.typed(),
        name: subject.name().to_owned(),
        short_name: subject.short_name().to_owned(),
        circle: matches!(subject, Subject::Circle(_)),
        folder: subject.folder(),
        how: request.how,
        since,
        on,
        meetings: met.len(),
        last_meeting: met.last().copied(),
        later_meetings: days.into_iter().filter(|day| *day > on).collect(),
        purpose: found.purpose,
        objectives: found.objectives,
        also_done: rest(EvidenceKind::Done).collect(),
        goals: goals(network, subject, said, in_round),
        measures: measures(&items),
        open: still_open(subject, on, placed, today),
        takeaways: rest(EvidenceKind::Takeaway).filter_map(quote).collect(),
        feedback_received: quotes.feedback_received,
        feedback_given: quotes.feedback_given,
        gave: quotes.gave,
        received: quotes.received,
        opportunities: rest(EvidenceKind::Opportunity).filter_map(quote).collect(),
        stay_in_touch: request.stay_in_touch.clone(),
        next_contact: next_contact(network, subject, request, today),
        may_name: request.may_name,
        usual_afterwards: usual_afterwards(subject),
        said: request.said.clone(),
    };
    lines::shift(&mut debrief, placed);
    debrief
}

/// Evidence sorted by what it speaks for.
struct Sorted {
    purpose: Option<Outcome>,
    objectives: Vec<Outcome>,
    rest: Vec<Evidence>,
}

/// Each piece of evidence goes to the objective with which it shares most words, else to the purpose
/// where it shares words with that, else it is left.
fn sort_evidence(
    network: &Network,
    subject: Subject<'_>,
    items: &[Item<'_>],
    said: &[Verdict],
    in_round: impl Fn(Day) -> bool + Copy,
) -> Sorted {
    let (purpose, objectives) = match subject {
        Subject::Person(person) => {
            let agreed = &person.relationship;
            (agreed.purpose.clone(), agreed.objectives.clone())
        }
        Subject::Circle(circle) => (circle.theme.clone(), Vec::new()),
    };
    let outcome = |text: String, of: Aim| {
        let words = topics(&text);
        let said = said.iter().rfind(|verdict| verdict.of == of);
        let outcome = Outcome {
            text,
            reached: said.map(|verdict| verdict.reached),
            because: said.and_then(|verdict| verdict.because.clone()),
            evidence: Vec::new(),
        };
        (outcome, words)
    };
    let mut purpose = purpose.map(|text| outcome(text, Aim::Purpose));
    let objectives = objectives.into_iter().enumerate();
    let mut objectives: Vec<(Outcome, BTreeSet<String>)> = objectives
        .map(|(at, text)| outcome(text, Aim::Objective(at)))
        .collect();
    let mut rest = Vec::new();
    for clue in clues(network, subject, items, in_round) {
        let best = objectives
            .iter_mut()
            .map(|(outcome, words)| (shared(words, &clue.words), outcome))
            .filter(|(count, _)| *count > 0)
            // Of equals the first: `max_by_key` would take the last.
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        if let Some((_, outcome)) = best {
            outcome.evidence.push(clue.evidence);
        } else if let Some((outcome, words)) = &mut purpose
            && shared(words, &clue.words) > 0
        {
            outcome.evidence.push(clue.evidence);
        } else {
            rest.push(clue.evidence);
        }
    }
    Sorted {
        purpose: purpose.map(|(outcome, _)| outcome),
        objectives: objectives.into_iter().map(|(outcome, _)| outcome).collect(),
        rest,
    }
}

/// Done actions, takeaways and opportunities of this round, oldest first.
fn clues(
    network: &Network,
    subject: Subject<'_>,
    items: &[Item<'_>],
    in_round: impl Fn(Day) -> bool + Copy,
) -> Vec<Clue> {
    let done = items
        .iter()
        .filter(|item| item.status == Status::Done && !item.private);
    let mut clues: Vec<Clue> = done.map(|item| done_clue(network, subject, item)).collect();
    for meeting in subject.meetings().iter().filter(|m| in_round(m.day)) {
        let Some(note) = Audience::OTHERS.text(meeting) else {
            continue;
        };
        let file = note.path.as_ref().unwrap_or(&meeting.path);
        let shown = Audience::OTHERS.entries(note, SectionKey::Takeaways);
        clues.extend(shown.iter().map(|shown| Clue {
            words: topics(&shown.entry.text),
            evidence: Evidence {
                kind: EvidenceKind::Takeaway,
                day: Some(meeting.day),
                text: shown.entry.text.clone(),
                result: None,
                place: Place {
                    file: file.clone(),
                    line: shown.entry.line,
                },
            },
        }));
    }
    if let Subject::Person(person) = subject {
        let spoke = person.log.iter();
        let spoke = spoke.filter(|t| t.kind == TouchKind::Opportunity && in_round(t.day));
        clues.extend(spoke.map(|touch| Clue {
            words: topics(&touch.text),
            evidence: Evidence {
                kind: EvidenceKind::Opportunity,
                day: Some(touch.day),
                text: touch.text.clone(),
                result: None,
                place: Place {
                    file: person.folder().join("log.md"),
                    line: touch.line,
                },
            },
        }));
    }
    clues.sort_by(|a, b| {
        let key = |clue: &Clue| (clue.evidence.day, clue.evidence.place.clone());
        key(a).cmp(&key(b))
    });
    clues
}

/// A done action is found by its own words, those of the owner's heading above it, and those of its goal.
fn done_clue(network: &Network, subject: Subject<'_>, item: &Item<'_>) -> Clue {
    let mut words = topics(&item.action.text);
    if let Some(heading) = heading_above(subject, item) {
        words.extend(topics(heading));
    }
    if let Some(id) = &item.action.goal {
        words.extend(topics(id.as_str()));
        words.extend(
            network
                .goal(id)
                .map(|g| topics(&g.title))
                .unwrap_or_default(),
        );
    }
    Clue {
        words,
        evidence: Evidence {
            kind: EvidenceKind::Done,
            day: item.done.or(item.noted),
            text: owned(item),
            result: item.action.result.clone(),
            place: item.place(),
        },
    }
}

/// The nearest of the owner's own headings above an action (not the title, not a heading of the format).
fn heading_above<'a>(subject: Subject<'a>, item: &Item<'_>) -> Option<&'a str> {
    let note: &Note = match subject {
        Subject::Person(person) if item.noted.is_none() => person.plan.as_deref()?,
        _ => {
            let meeting = subject.meetings().iter().find(|m| m.path == item.file)?;
            meeting.note.as_deref()?
        }
    };
    let above = note.sections.iter().rfind(|s| s.line < item.action.line)?;
    (above.level >= 2 && above.key.is_none()).then_some(above.heading.as_str())
}

/// The text of an action, its owner first where it is not the owner of the network.
fn owned(item: &Item<'_>) -> String {
    match &item.action.owner {
        Owner::Me => item.action.text.clone(),
        Owner::Person(id) => format!("@{id} {}", item.action.text),
    }
}

/// What was open on the last day: with its place, or what became of it since.
fn still_open(subject: Subject<'_>, on: Day, placed: &[Placed<'_>], today: Day) -> Vec<Open> {
    let mut open: Vec<Open> = placed.iter().map(moved).collect();
    let then = subject.actions(on);
    for item in subject.actions(today) {
        let was_open = |i: &&Item<'_>| i.handle == item.handle && i.is_open();
        if item.is_open() || !then.iter().any(|i| was_open(&i)) {
            continue;
        }
        open.push(Open {
            text: owned(&item),
            result: match item.done {
                Some(day) => format!("done on {day}"),
                None => item.status.as_str().to_owned(),
            },
            dropped: false,
            place: item.place(),
            private: item.private,
        });
    }
    open.sort_by(|a, b| a.place.cmp(&b.place));
    open
}

fn moved(placed: &Placed<'_>) -> Open {
    Open {
        text: owned(&placed.item),
        result: placed.to.result(),
        dropped: matches!(placed.to, Destination::Drop(_)),
        place: placed.item.place(),
        private: placed.item.private,
    }
}

fn quote(evidence: Evidence) -> Option<Quote> {
    Some(Quote {
        day: evidence.day?,
        text: evidence.text,
        place: evidence.place,
    })
}

fn goals(
    network: &Network,
    subject: Subject<'_>,
    said: &[Verdict],
    in_round: impl Fn(Day) -> bool,
) -> Vec<GoalState> {
    let Subject::Person(person) = subject else {
        return Vec::new();
    };
    let served = person.relationship.goals.iter();
    let state = |goal: &Goal| {
        let actions = goal.note.as_ref().map_or(&[][..], |note| &note.actions);
        let kept = actions.iter().filter(|a| a.mark != Mark::Dropped);
        let done = kept.clone().filter(|a| a.done.is_some_and(&in_round));
        let of = Aim::Goal(goal.id.clone());
        let said = said.iter().rfind(|verdict| verdict.of == of);
        GoalState {
            id: goal.id.clone(),
            title: goal.title.clone(),
            reached: said.map(|verdict| verdict.reached),
            because: said.and_then(|verdict| verdict.because.clone()),
            status: goal.status,
            done: done.count(),
            milestones: kept.count(),
        }
    };
    served
        .filter_map(|id| network.goal(id))
        .map(state)
        .collect()
}

/// What was said and given both ways.
#[derive(Default)]
struct Quotes {
    feedback_received: Vec<Quote>,
    feedback_given: Vec<Quote>,
    gave: Vec<Quote>,
    received: Vec<Quote>,
}

impl Quotes {
    fn of(subject: Subject<'_>, on: Day, in_round: impl Fn(Day) -> bool + Copy) -> Self {
        let mut quotes = Self::default();
        let Subject::Person(person) = subject else {
            return quotes;
        };
        // A confidential person's debrief stays in their folder; what is private in it stays where it is.
        for said in telling::feedback(person, on, Audience::Owner) {
            let point = said.point;
            if point.private || !in_round(point.day) {
                continue;
            }
            let quote = Quote {
                day: point.day,
                text: point.text,
                place: point.place,
            };
            match said.mark {
                Feedback::Given => quotes.feedback_given.push(quote),
                Feedback::Received => quotes.feedback_received.push(quote),
            }
        }
        for gift in exchange::gifts(person, on, Audience::Owner) {
            if gift.private || !in_round(gift.day) {
                continue;
            }
            let quote = Quote {
                day: gift.day,
                text: gift.text,
                place: gift.place,
            };
            match gift.side {
                Side::Gave => quotes.gave.push(quote),
                Side::Received => quotes.received.push(quote),
            }
        }
        quotes
    }
}

#[cfg(test)]
#[path = "evidence_tests.rs"]
mod tests;
