//! The last meeting: results against the purpose, what worked, lessons, open items, what we become.

use super::case::Case;
use super::line::{Line, Source};
use super::voice::{clause, untagged};
use super::{ending, give, promises, questions, results};
use crate::facts::contact::meetings_of_this_round;
use crate::facts::exchange::{self, Side};
use crate::facts::points::Point;
use crate::facts::telling::{self, Feedback};
use crate::model::note::SectionKey;
use crate::model::words::MeetingKind;

/// How many gifts are recalled.
const RECALLED: usize = 2;

/// The lines of each block.
pub fn fill(case: &Case<'_>, _minutes: &[u32]) -> Vec<Vec<Line>> {
    vec![
        results(case),
        worked(case),
        lessons(case),
        open(case),
        after(case),
    ]
}

fn results(case: &Case<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    let agreed = &case.person.relationship;
    if let Some(purpose) = &agreed.purpose {
        let since = agreed.since.map_or(String::new(), |day| {
            format!(", since {}", case.voice.day(day))
        });
        let count = meetings_of_this_round(case.person, case.today).count();
        let meetings = if count == 1 { "meeting" } else { "meetings" };
        let line = Line::new(Source::Agreement, "What we set out to do", clause(purpose));
        lines.push(
            line.tail(format!("{count} {meetings}{since}"))
                .in_file(case.person.file()),
        );
    }
    lines.extend(results::lines(case));
    lines.extend(questions::of_block(case, MeetingKind::Closing, 1, 1));
    lines
}

fn worked(case: &Case<'_>) -> Vec<Line> {
    let mut lines = results::advice_at_work(case);
    lines.extend(results::put_off(case));
    lines.extend(said(case));
    lines.extend(questions::of_block(case, MeetingKind::Closing, 2, 2));
    lines
}

/// The first and the latest feedback of this person: what has changed in between.
fn said(case: &Case<'_>) -> Vec<Line> {
    let said = telling::feedback(case.person, case.today, case.audience);
    let received: Vec<_> = said
        .iter()
        .filter(|said| said.mark == Feedback::Received)
        .collect();
    let (Some(first), Some(last)) = (received.first(), received.last()) else {
        return Vec::new();
    };
    let line = |lead: &str, point: &Point| {
        Line::new(Source::Note, lead, format!("“{}”", untagged(&point.text)))
            .tail(case.voice.day(point.day))
            .at(&point.place)
            .private(point.private)
    };
    let mut lines = vec![line("First feedback", &first.point)];
    if received.len() > 1 {
        lines.push(line("Latest feedback", &last.point));
    }
    lines
}

fn lessons(case: &Case<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    // An earlier round with the same person taught something already.
    for closing in case
        .person
        .closings
        .iter()
        .filter(|closing| closing.day <= case.today)
    {
        let Some(note) = case.audience.text(closing) else {
            continue;
        };
        let shown = case.audience.entries(note, SectionKey::Lessons);
        lines.extend(shown.iter().take(1).map(|shown| {
            let mut line = Line::new(
                Source::Lesson,
                "Learned in the round before",
                shown.entry.text.clone(),
            )
            .tail(case.voice.day(closing.day))
            .private(shown.private);
            line.file = Some(closing.path.clone());
            line.at = Some(shown.entry.line);
            line
        }));
    }
    lines.extend(questions::of_block(case, MeetingKind::Closing, 3, 2));
    let text = case.voice.say(
        "one sentence each, written down: it comes back before my next first meeting",
        "one sentence each, and we write it down",
    );
    lines.push(Line::new(Source::Practice, "Lessons", text));
    lines
}

fn open(case: &Case<'_>) -> Vec<Line> {
    let mut lines = give::answers(case);
    lines.extend(promises::open(case));
    for point in &case.points {
        let line = Line::new(Source::Note, "Kept for this meeting", point.text.clone());
        let when = format!("kept on {}", case.voice.day(point.day));
        let when = if case.voice.shared { "" } else { when.as_str() };
        lines.push(line.tail(when).at(&point.place).private(point.private));
    }
    let text = "kept by one of us, handed on, or let go";
    lines.push(Line::new(Source::Practice, "Each of these", text));
    lines.extend(questions::of_block(case, MeetingKind::Closing, 4, 1));
    lines
}

fn after(case: &Case<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut gifts = exchange::gifts(case.person, case.today, case.audience);
    gifts.retain(|gift| gift.side == Side::Received);
    gifts.sort_by_key(|gift| {
        (
            std::cmp::Reverse(gift.points()),
            std::cmp::Reverse(gift.day),
        )
    });
    lines.extend(gifts.iter().take(RECALLED).map(|gift| {
        Line::new(Source::Note, "Thank them for", gift.text.clone())
            .tail(case.voice.day(gift.day))
            .at(&gift.place)
            .private(gift.private)
            .for_me()
    }));
    lines.extend(give::reminders(case));
    lines.extend(questions::of_block(case, MeetingKind::Closing, 5, 2));
    let text = case
        .voice
        .say("may I name them in future?", "may I name you in future?");
    lines.push(Line::new(Source::Practice, "One permission", text));
    lines.push(ending::actions());
    lines.push(ending::next_date(case, "A first hello afterwards"));
    lines
}
