//! The health check of the relationship: what both said last, and the ten sentences. For the owner's eyes.

use super::case::Case;
use super::line::{Line, Source};
use super::voice::and;
use crate::facts::health::{SENTENCES, latest};
use crate::text::figure::fixed;

/// The last check, the sentences, and where the answers go.
pub fn lines(case: &Case<'_>) -> Vec<Line> {
    if !case.audience.sees_judgements() {
        return Vec::new();
    }
    let mut lines: Vec<Line> = last(case).into_iter().collect();
    let lead = "Ten sentences, each of us alone, from 1 (not at all) to 5 (fully)";
    lines.push(Line::new(Source::Practice, lead, "").for_me());
    let sentences: Vec<String> = SENTENCES
        .iter()
        .map(|(word, sentence)| format!("{word}: {sentence}"))
        .collect();
    let half = sentences.len().div_ceil(2);
    let rows = sentences.chunks(half);
    lines.extend(rows.map(|row| Line::under(Source::Practice, row.join("; ")).for_me()));
    let keep =
        "health = { me = …, them = … } at the head of the note keeps the answers, for my eyes only";
    lines.push(Line::under(Source::Practice, keep).for_me());
    lines
}

fn last(case: &Case<'_>) -> Option<Line> {
    let health = latest(case.person, case.today)?;
    let side =
        |name: &str, mean: Option<f64>| mean.map(|mean| format!("{name} {}", fixed(mean, 1)));
    let means = [
        side("mine", health.mine),
        side(&case.voice.theirs(), health.theirs),
    ];
    let means: Vec<String> = means.into_iter().flatten().collect();
    let mut text = match means.is_empty() {
        true => "too few answers for a mean".to_owned(),
        false => means.join(", "),
    };
    if let Some(verdict) = health.verdict() {
        text.push_str(&format!(": {}", verdict.as_str()));
    }
    if !health.flagged.is_empty() {
        let words: Vec<String> = health.flagged.iter().map(|w| (*w).to_owned()).collect();
        text.push_str(&format!("; a word on {}", and(&words)));
    }
    let line = Line::new(Source::Note, "Last health check", text);
    Some(line.tail(case.voice.day(health.day)).for_me())
}
