//! Which occasion a thank-you is for, and of which kind it is.

use super::acts::acts;
use super::effects::results;
use super::occasion::{Occasion, Source, occasions};
use super::piece::Case;
use super::variant::Variant;
use crate::error::Failure;
use crate::facts::owed::last_thanks;
use crate::model::day::Day;

/// A result this many days after its meeting deserves a note of its own …
const RESULT_FROM: i64 = 30;
/// … up to this many.
const RESULT_TO: i64 = 90;
/// How many other days a failure names.
const NAMED: usize = 6;

/// What was chosen, and why.
pub struct Chosen<'a> {
    /// For what.
    pub occasion: Occasion<'a>,
    /// Of which kind.
    pub variant: Variant,
    /// Why, as half a sentence.
    pub because: String,
}

/// Chooses: what is asked for; else the latest that was not thanked for, unless thanks followed it; else a
/// result that came after the thanks; else the latest of all.
pub fn choose<'a>(
    case: &Case<'a>,
    asked: Option<Variant>,
    on: Option<Day>,
) -> Result<Chosen<'a>, Failure> {
    let all = occasions(case);
    let own = |occasion: &Occasion<'a>| asked.unwrap_or_else(|| occasion.variant(case));
    let holds = |occasion: &Occasion<'a>| !acts(case, occasion, own(occasion)).is_empty();
    if asked == Some(Variant::Result) {
        return second(case, &all, on).ok_or_else(|| nothing(case, &all, asked, on));
    }
    let fits = |occasion: &&Occasion<'a>| {
        on.is_none_or(|day| occasion.day == day)
            && asked.is_none_or(|variant| occasion.fits(case, variant))
            && holds(occasion)
    };
    let candidates: Vec<Occasion<'a>> = all.iter().filter(fits).copied().collect();
    let chosen = |occasion: Occasion<'a>, because: String| Chosen {
        variant: own(&occasion),
        occasion,
        because,
    };
    let Some(first) = candidates.first() else {
        return Err(nothing(case, &all, asked, on));
    };
    if on.is_some() || asked.is_some() {
        let because = match (on, asked) {
            (Some(_), _) => "the day that you named",
            _ => "the latest of this kind",
        };
        return Ok(chosen(*first, because.to_owned()));
    }
    let last = last_thanks(case.person, case.today);
    let open = candidates.iter().find(|occasion| {
        let told = !matches!(occasion.source, Source::Brought(_));
        told && occasion.thanked.is_none() && last.is_none_or(|last| occasion.day >= last)
    });
    if let Some(open) = open {
        return Ok(chosen(
            *open,
            "the latest that you did not thank for yet".to_owned(),
        ));
    }
    if let Some(second) = second(case, &all, None) {
        return Ok(second);
    }
    Ok(chosen(*first, "the latest".to_owned()))
}

/// A result that came after the thanks for its meeting and that nothing thanked for since: one that came
/// after 30 to 90 days first, then the latest.
fn second<'a>(case: &Case<'a>, all: &[Occasion<'a>], on: Option<Day>) -> Option<Chosen<'a>> {
    let since = last_thanks(case.person, case.today);
    let mut best: Option<((bool, Day), Occasion<'a>)> = None;
    for occasion in all.iter().filter(|occasion| occasion.thanked.is_some()) {
        if on.is_some_and(|day| day != occasion.day)
            || acts(case, occasion, Variant::Result).is_empty()
        {
            continue;
        }
        let latest = results(case, occasion, Variant::Result)
            .into_iter()
            .find_map(|chain| {
                chain
                    .item
                    .done
                    .filter(|done| on.is_some() || since.is_none_or(|since| *done > since))
            });
        let Some(done) = latest else { continue };
        let days = done.days_since(occasion.day);
        let rank = ((RESULT_FROM..=RESULT_TO).contains(&days), done);
        if best.as_ref().is_none_or(|(best, _)| rank > *best) {
            best = Some((rank, *occasion));
        }
    }
    best.map(|((_, done), occasion)| Chosen {
        occasion,
        variant: Variant::Result,
        because: format!("a result came on {done}, after the thanks"),
    })
}

/// Nothing to thank for: what would supply it, and the days that hold something.
fn nothing(
    case: &Case<'_>,
    all: &[Occasion<'_>],
    asked: Option<Variant>,
    on: Option<Day>,
) -> Failure {
    let (person, today) = (case.person, case.today);
    let id = &person.id;
    let of = on.map_or(String::new(), |day| format!(" of {day}"));
    let what = match asked {
        Some(variant) => variant.what(),
        None => "nothing to thank for",
    };
    let mut failure = match asked {
        Some(_) => Failure::new(format!(
            "the files{of} about {} do not hold {what}",
            person.name
        )),
        None => Failure::new(format!("the files{of} about {} hold {what}", person.name)),
    };
    let others = all
        .iter()
        .filter(|occasion| !acts(case, occasion, occasion.variant(case)).is_empty());
    for other in others.take(NAMED) {
        failure = failure.detail(format!(
            "{}: {} ({})",
            other.day,
            other.variant(case),
            other.place(case)
        ));
    }
    let met = all.iter().map(|occasion| occasion.day);
    let met = on.or_else(|| met.max().filter(|_| !person.meetings.is_empty()));
    let supply = match asked {
        Some(Variant::Sponsorship) => {
            format!("mentor touch --opportunity \"@{id} spoke for me: what they said, where\"")
        }
        Some(Variant::Introduction) => {
            format!("mentor touch --introduced \"@{id} brought me together with …\"")
        }
        Some(Variant::Gift) => {
            format!("mentor touch --received \"an hour on the memo from @{id}\"")
        }
        Some(Variant::Feedback) => format!(
            "mentor log {id} --date {} --feedback \"received: …\"",
            met.unwrap_or(today)
        ),
        Some(Variant::Closing) => format!("mentor close {id} --thanks --appreciation \"For …\""),
        Some(Variant::Result) => format!("mentor show {id}"),
        _ => match met {
            Some(day) => format!("mentor log {id} --date {day} --received \"what they gave you\""),
            None => format!("mentor touch --received \"what you were given, from @{id}\""),
        },
    };
    let why = match asked {
        Some(Variant::Result) => "its actions and their results stand in",
        _ => "say what it was:",
    };
    failure.hint(format!("{why} `{supply}`"))
}
