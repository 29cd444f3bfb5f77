//! What the figures of the network as a whole are made of: mix, ties, strength, crisis, size.

use super::answer::Gaps;
use super::parts::Parts;
use super::words::{all_names, part_of, ratio};
use crate::facts::crisis::Need;
use crate::facts::diversity::{self, Axis, QUADRANT_AXES};
use crate::facts::ratio::share;
use crate::facts::size;
use crate::facts::ties as tie;
use crate::model::ids::PersonId;
use crate::model::person::Person;
use crate::model::words::Source;
use crate::text::doc::{Doc, Item, plain};
use crate::text::figure::percent;
use crate::text::phrase::listed;

/// The sections; nothing where one goal is asked for.
pub(super) fn parts<'g>(answer: &'g Gaps<'_>) -> Parts<'g> {
    let mut parts = Parts::default();
    if answer.request.goal.is_none() {
        mix(answer, &mut parts);
        ties(answer, &mut parts);
        parts.blocks(|doc| strength(answer, doc));
        parts.blocks(|doc| crisis(answer, doc));
        parts.blocks(|doc| size(answer, doc));
    }
    parts
}

fn mix<'g>(answer: &'g Gaps<'_>, parts: &mut Parts<'g>) {
    parts.blocks(|doc| {
        doc.heading(2, "Mix");
        doc.para("Blau = 1 − the sum of the squared shares of each value, over people whose value is known. Its maximum for n people over K values (an open axis: K = n) is 1 − (r (q+1)² + (K−r) q²) ÷ n² with q = n div K and r = n mod K. Mix = Blau ÷ maximum; below 0.40 much alike, below 0.60 somewhat.");
    });
    for axis in &answer.now.axes {
        parts.item(move |_| told_axis(answer, axis));
    }
    parts.blocks(|doc| origins(answer, doc));
}

/// How people came, and who stands outside.
fn origins(answer: &Gaps<'_>, doc: &mut Doc) {
    let sources: Vec<String> = Source::ALL
        .iter()
        .filter_map(|source| {
            let by = answer.now.supply.iter();
            let who: Vec<&PersonId> = by
                .filter(|one| one.person.source == Some(*source))
                .map(|one| one.id())
                .collect();
            (!who.is_empty()).then(|| format!("{source}: {}", all_names(answer, who)))
        })
        .collect();
    let (own, known) = answer.now.self_met;
    if sources.is_empty() {
        doc.para("How people came to you is not written (`source`), so how many you met by your own first move is unknown.");
        return;
    }
    let (outside, sided) = answer.now.outside;
    if sided > 0 {
        doc.para(format!(
            "Outside: {} of whom it is known, by `relation`, else by the two organizations.",
            part_of(outside, sided, "people")
        ));
    }
    doc.para(format!(
        "Met by your own first move: {} whose source is known ({}).",
        part_of(own, known, "people"),
        sources.join("; ")
    ));
}

fn told_axis(answer: &Gaps<'_>, axis: &Axis) -> String {
    let (policy, supply) = (&answer.network.policy, &answer.now.supply);
    let values = diversity::values(policy, supply, &axis.axis, answer.today).into_iter();
    let values = values.map(|(value, who)| {
        let (many, value) = (who.len(), plain(value));
        format!("{many} {value} ({})", all_names(answer, who))
    });
    let values: Vec<String> = values.collect();
    let figures = match (axis.blau, axis.max, axis.ratio) {
        (Some(blau), Some(max), Some(mix)) => {
            let kinds = match axis.categories {
                Some(kinds) => format!("K = {kinds}"),
                None => "open".to_owned(),
            };
            let (blau, max, mix) = (ratio(blau), ratio(max), ratio(mix));
            format!("Blau {blau} ÷ {max} = {mix} (n = {}, {kinds})", axis.known)
        }
        _ => "with fewer than two known there is nothing to compare".to_owned(),
    };
    let values = if values.is_empty() {
        String::new()
    } else {
        format!(": {}", values.join("; "))
    };
    format!(
        "{}, {} of {} known: {figures}{values}",
        plain(&axis.axis),
        axis.known,
        axis.total
    )
}

fn crisis(answer: &Gaps<'_>, doc: &mut Doc) {
    let crisis = &answer.now.crisis;
    doc.heading(2, "Crisis");
    doc.para(format!(
        "Readiness = needs met by an effective person with `crisis-contact = true` ÷ {} = {} ÷ {} = {} ({}). Ready: all of them, by two people or more ({} here), one of them outside ({} here).",
        crisis.needs.len(),
        crisis.met().count(),
        crisis.needs.len(),
        ratio(crisis.readiness()),
        percent(crisis.readiness()),
        crisis.people,
        crisis.outside
    ));
    doc.list(
        crisis
            .needs
            .iter()
            .map(|need| Item::new(told_need(answer, need)))
            .collect(),
    );
}

fn told_need(answer: &Gaps<'_>, need: &Need) -> String {
    let mut parts = Vec::new();
    for (who, what) in [
        (&need.met_by, "met by"),
        (&need.quiet, "may be called, quiet:"),
        (&need.not_asked, "not asked whether they may be called:"),
        (&need.silent, "quiet, and not asked:"),
    ] {
        if !who.is_empty() {
            parts.push(format!("{what} {}", all_names(answer, who)));
        }
    }
    let told = if parts.is_empty() {
        "nobody".to_owned()
    } else {
        parts.join("; ")
    };
    format!("{}: {told}", need.function)
}

/// Who knows whom, and the formulas over it.
fn ties<'g>(answer: &'g Gaps<'_>, parts: &mut Parts<'g>) {
    let Some(ties) = answer.now.ties else {
        parts.blocks(|doc| {
            doc.heading(2, "Ties");
            doc.para("Nobody active has the key `knows`, so these figures are unknown.");
        });
        return;
    };
    let (n, t) = (ties.people, ties.ties);
    parts.blocks(move |doc| {
        doc.heading(2, "Ties");
        doc.para(format!(
        "Effective size = n − 2t ÷ n = {n} − 2 × {t} ÷ {n} = {}; efficiency = that ÷ n = {}. Constraint = the sum over people of (own share + shares through those who know them)², with you tied to everybody = {}; the least it can be is 1 ÷ n = {}. `knows` counts both ways.",
        ratio(ties.effective_size),
        ratio(ties.efficiency),
        ratio(ties.constraint),
        ratio(share(1, n).unwrap_or(0.0))
        ));
    });
    let knows = |person: &'g Person| {
        let known = person.knows.iter().flatten();
        known.filter(|id| {
            let supply = &answer.now.supply;
            supply.binary_search_by(|one| one.id().cmp(id)).is_ok()
        })
    };
    let people = answer.now.supply.iter().map(|one| one.person);
    let people = people.filter(move |person| knows(person).next().is_some());
    parts.items(people, move |places, person| {
        let place = plain(&places.place(&person.file(), "knows", None));
        let (name, known) = (plain(&person.name), all_names(answer, knows(person)));
        Item::new(format!("{name} knows {known} ({place})"))
    });
}

/// The two means of the quadrant.
fn strength(answer: &Gaps<'_>, doc: &mut Doc) {
    doc.heading(2, "Strength and quadrant");
    let Some(strength) = answer.now.strength else {
        doc.para("Nothing is written that tells how strong a tie is, so there is no mean.");
        return;
    };
    let known = answer.now.supply.iter();
    let known = known.filter(|one| tie::strength(one, answer.today).mean().is_some());
    doc.para(format!(
        "Mean strength = the mean over {} of {} people, each told below = {}.",
        known.count(),
        answer.now.supply.len(),
        ratio(strength)
    ));
    let (diversity, quadrant) = (answer.now.diversity, answer.now.quadrant());
    doc.para(match diversity.zip(quadrant) {
        Some((diversity, quadrant)) => format!(
            "Diversity = the mean mix of {}, where it is known = {}. Cut at 0.50 each: {}.",
            listed(&QUADRANT_AXES),
            ratio(diversity),
            quadrant.as_str()
        ),
        None => {
            "Of no axis are two people known, so there is no diversity and no quadrant.".to_owned()
        }
    });
}

/// Who is counted as a supporter, and who is not.
fn size(answer: &Gaps<'_>, doc: &mut Doc) {
    doc.heading(2, "How many");
    let (supporters, others): (Vec<_>, Vec<_>) =
        answer.now.supply.iter().partition(|one| one.supports());
    let mut told = format!(
        "Supporters = active people, without mentees who give nothing = {}",
        supporters.len()
    );
    if !others.is_empty() {
        let who = all_names(answer, others.iter().map(|one| one.id()));
        told.push_str(&format!(" (not counted: {who})"));
    }
    let monthly = answer.now.supply.iter().filter(|one| size::monthly(one));
    let mut monthly = monthly.map(|one| one.id()).peekable();
    let who = match monthly.peek() {
        None => String::new(),
        Some(_) => format!(" ({})", all_names(answer, monthly)),
    };
    doc.para(format!(
        "{told}. Monthly or oftener, up to 31 days: {}{who}.",
        answer.now.size.monthly
    ));
}
