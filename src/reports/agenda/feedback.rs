//! Input on one thing: what it is wanted on, the own view first, observations, what to try next, said back
//! in own words. Of a mentee it is they who ask.

use super::case::Case;
use super::line::{Line, Source};
use super::regular::{first_question, topics};
use super::voice::{clause, untagged};
use super::{ending, give, promises, questions};
use crate::facts::actions::{Item, Status};
use crate::facts::telling::{self, Feedback, Marked};
use crate::model::note::SectionKey;
use crate::model::words::MeetingKind;
use crate::text::wording::{shared, topics as words};

/// How many things that were said before are recalled.
const BEFORE: usize = 3;

/// The lines of each block.
pub fn fill(case: &Case<'_>, minutes: &[u32]) -> Vec<Vec<Line>> {
    let core = minutes.first().copied().unwrap_or(0);
    vec![
        input_on(case, core),
        own_view(case),
        observations(case),
        next(case),
        played_back(case),
        thanks(case),
    ]
}

/// Advice is asked for, not feedback: it is more critical and more usable (domain.md 2.2).
fn input_on(case: &Case<'_>, minutes: u32) -> Vec<Line> {
    let mut lines = first_question(case);
    lines.extend(give::courtesy(case));
    lines.extend(give::answers(case));
    lines.extend(topics(case, minutes));
    let text = match case.only_mentee() {
        false => "next time something like this comes, what would you have me do?",
        true => "what do you want advice on, and what would you rather not hear about today?",
    };
    lines.push(Line::new(Source::Practice, "Advice, not marks", text));
    lines
}

/// Before the other speaks: the own view, what was said before, and what became of that.
fn own_view(case: &Case<'_>) -> Vec<Line> {
    let text = match case.only_mentee() {
        false => "before you say anything: what I think went well, and what I would do differently",
        true => case.voice.say(
            "they go first: what went well, and what they would do differently",
            "you go first: what went well, and what you would do differently",
        ),
    };
    let mut lines = vec![Line::new(Source::Practice, "Own view", text)];
    if !case.only_mentee() {
        lines.extend(growth_area(case));
    }
    lines.extend(said_before(case));
    lines
}

/// Where the owner means to grow, by the goal that this relationship serves. Goals are written for oneself,
/// and may name others.
fn growth_area(case: &Case<'_>) -> Option<Line> {
    let serves = !case.person.relationship.goals.is_empty();
    let goal = case.goals().into_iter().next().filter(|_| serves)?;
    let shown = case
        .audience
        .entries(goal.note.as_ref()?, SectionKey::GrowthAreas);
    let first = shown.into_iter().next()?;
    let text = clause(&first.entry.text).to_owned();
    let mut line = Line::new(Source::Goal, "Where I want to grow", text).private(first.private);
    line.file = Some(goal.file());
    line.at = Some(first.entry.line);
    Some(line.for_me())
}

/// What was said before, what bears on the topic first, then the latest; and what became of each.
fn said_before(case: &Case<'_>) -> Vec<Line> {
    let wanted = match case.only_mentee() {
        true => Feedback::Given,
        false => Feedback::Received,
    };
    let said = telling::feedback(case.person, case.today, case.audience);
    let mut said: Vec<&Marked<Feedback>> = said.iter().filter(|s| s.mark == wanted).collect();
    let on = case.topics.ask().map(|topic| words(&topic.text));
    let bears = |said: &Marked<Feedback>| {
        let own = words(&said.point.text);
        on.as_ref().is_some_and(|on| shared(on, &own) > 0)
    };
    said.sort_by_key(|said| (!bears(said), std::cmp::Reverse(said.point.day)));
    let mut lines = Vec::new();
    for said in said.into_iter().take(BEFORE) {
        let lead = match (case.only_mentee(), case.voice.shared) {
            (true, _) => "I said before",
            (false, false) => "They said before",
            (false, true) => "You said before",
        };
        let on = said
            .topics
            .first()
            .map_or(String::new(), |on| format!("on {on}: "));
        let text = format!("{on}“{}”", untagged(&said.point.text));
        let line = Line::new(Source::Note, lead, text).tail(case.voice.day(said.point.day));
        lines.push(line.at(&said.point.place).private(said.point.private));
        lines.extend(became(case, said));
    }
    if !lines.is_empty() {
        lines.push(since_then(case));
    }
    lines
}

/// The question after all that was said before.
fn since_then(case: &Case<'_>) -> Line {
    match case.only_mentee() {
        true => {
            let text = "where, what exactly, what it caused";
            Line::new(Source::Practice, "What I saw since", text).for_me()
        }
        false => {
            let text = "what has changed, and what would show it?";
            Line::new(Source::Practice, "Since then", text)
        }
    }
}

/// What became of something that was said: an action of that meeting or later that speaks of it and is
/// done, with its result.
fn became(case: &Case<'_>, said: &Marked<Feedback>) -> Option<Line> {
    let mut about = words(untagged(&said.point.text));
    about.extend(said.topics.iter().flat_map(|topic| words(topic)));
    let speaks = |item: &&Item<'_>| {
        let mut own = words(&item.action.text);
        own.extend(words(item.action.result.as_deref().unwrap_or("")));
        let day = item
            .done
            .or(item.noted)
            .is_some_and(|day| day >= said.point.day);
        let whose = item.is_mine() != case.only_mentee();
        item.status == Status::Done && whose && day && shared(&about, &own) > 0
    };
    let found = case.items.iter().filter(speaks);
    let item = found.max_by_key(|item| (item.action.result.is_some(), item.done))?;
    let result = item.action.result.as_deref();
    let text = result.map_or_else(
        || item.action.text.clone(),
        |result| format!("{} → {result}", item.action.text),
    );
    let mut line = Line::under(Source::Action, format!("what became of it: {text}"));
    line.tail = item.done.map_or(String::new(), |day| case.voice.day(day));
    line.handle = Some(item.handle.to_string());
    Some(
        line.at(&item.place())
            .private(item.private || said.point.private),
    )
}

fn observations(case: &Case<'_>) -> Vec<Line> {
    let text = match case.only_mentee() {
        false => "one scene at a time: where it was, what I did, what it caused",
        true => "one scene at a time: where it was, what was said or done, what it caused",
    };
    let mut lines = vec![Line::new(
        Source::Practice,
        "Situation, behaviour, impact",
        text,
    )];
    if !case.only_mentee() {
        let text = "listen, write it down, ask “what else?”; no explaining";
        lines.push(Line::new(Source::Practice, "For me", text).for_me());
    }
    lines.extend(give::reminders(case));
    lines.extend(of_block(case, 3));
    lines
}

fn next(case: &Case<'_>) -> Vec<Line> {
    let text = "one thing to do differently, on a day, and who will see it";
    let mut lines = vec![Line::new(Source::Practice, "To try", text)];
    lines.extend(of_block(case, 4));
    lines.push(ending::commitment(false));
    lines
}

/// The questions of a block; a mentee is not asked what the owner should change in the middle of theirs.
fn of_block(case: &Case<'_>, block: usize) -> Vec<Line> {
    match case.only_mentee() {
        true => Vec::new(),
        false => questions::of_block_for(case, MeetingKind::Feedback, block, 2),
    }
}

fn played_back(case: &Case<'_>) -> Vec<Line> {
    let text = match case.only_mentee() {
        false => "what I heard and what I will do, in two sentences; you correct me",
        true => case.voice.say(
            "they say what they heard and what they will do; I correct only what I did not say",
            "you say what you heard and what you will do; I correct only what I did not say",
        ),
    };
    vec![Line::new(Source::Practice, "In own words", text)]
}

fn thanks(case: &Case<'_>) -> Vec<Line> {
    let mut lines = promises::now(case);
    let text = match case.only_mentee() {
        false => "for the one sentence that stung; and on which day you hear what I did with it",
        true => "for having asked; and on which day we look at it again",
    };
    lines.push(Line::new(Source::Practice, "Thanks", text));
    lines.extend(ending::lines(case));
    lines
}
