//! The page: who they are, criterion by criterion, what to find out, and the totals last.
//!
//! What may live here: the order in which things are said, so that nobody's total colours a rating
//! (domain.md 5, fairness). What may not: figures.

use super::value::{Ask, Candidate, Rated, Report};
use crate::model::ids::PersonId;
use crate::model::words::{Criterion, Stage};
use crate::text::address::capitalised;
use crate::text::doc::{Doc, Item, Table, plain};
use crate::text::figure::{fixed, percent};
use crate::text::name;
use crate::text::phrase::{clause, count, listed, spoken};

impl Report {
    /// The page.
    pub fn to_doc(&self) -> Doc {
        let mut doc = Doc::default();
        doc.heading(1, "Mentor fit");
        if self.candidates.is_empty() {
            doc.para("There is no prospect.");
            doc.para("Next: see whom to look for with `mentor gaps`, and note somebody down with `mentor add \"Their Name\" --role mentor`.");
            return doc;
        }
        doc.para(match self.candidates.len() {
            1 => "For your eyes alone. What is not known is left out and widens the range.".to_owned(),
            several => format!(
                "{several} candidates, for your eyes alone. Rate all of them on one criterion before the next; what is not known is left out and widens the range."
            ),
        });
        for (stage, heading) in [(Stage::Invited, "Invited"), (Stage::Prospect, "Prospects")] {
            let those = self.candidates.iter().filter(|c| c.stage == stage);
            let items: Vec<Item> = those.map(who).collect();
            if !items.is_empty() {
                doc.heading(2, heading);
                doc.list(items);
            }
        }
        doc.heading(2, "Criterion by criterion");
        if let [only] = self.candidates.as_slice() {
            doc.table(card(only));
        } else {
            for (at, criterion) in Criterion::ALL.iter().enumerate() {
                self.criterion(&mut doc, at, *criterion);
            }
        }
        self.totals(&mut doc);
        self.questions(&mut doc);
        doc
    }

    fn criterion(&self, doc: &mut Doc, at: usize, criterion: Criterion) {
        let rated = |candidate: &Candidate| candidate.criteria.get(at).cloned();
        let Some(first) = self.candidates.first().and_then(rated) else {
            return;
        };
        doc.heading(3, named(criterion, first.weight, first.at_least));
        let one = |candidate: &Candidate| {
            let name = plain(&candidate.name);
            let said = rated(candidate).as_ref().map_or_else(String::new, rating);
            Item::new(format!("{name}: {said}"))
        };
        doc.list(self.candidates.iter().map(one).collect());
    }

    fn totals(&self, doc: &mut Doc) {
        doc.heading(2, "Totals");
        let ordered: Vec<&Candidate> = self.ordered().collect();
        doc.table(Table {
            head: ["Candidate", "Point", "Range", "Known", "Standing"]
                .map(str::to_owned)
                .to_vec(),
            right: vec![1, 2, 3],
            rows: ordered.iter().map(|candidate| row(candidate)).collect(),
        });
        doc.para("0 to 100; the point is the middle of the range. Figures help to look twice, they do not choose.");
        if let Some(first) = ordered.first()
            && !first.clearly_ahead_of.is_empty()
        {
            let names: Vec<String> = first
                .clearly_ahead_of
                .iter()
                .filter_map(|id| self.of(id))
                .map(|other| plain(&other.name))
                .collect();
            doc.para(format!(
                "{} is clearly ahead of {}: even at its worst the one total is above the other at its best.",
                plain(&first.name),
                listed(&names)
            ));
        }
        match self.robust {
            Some(true) => {
                doc.para("The order stays the same if every criterion counts alike: it is robust.");
            }
            Some(false) => {
                let equal = self.order_with_equal_weights.iter();
                let names = equal.filter_map(|id| self.of(id)).map(|c| plain(&c.name));
                let names: Vec<String> = names.collect();
                doc.para(format!(
                    "The order rests on your weights: if every criterion counted alike it would be {}.",
                    listed(&names)
                ));
            }
            None => {}
        }
    }

    fn questions(&self, doc: &mut Doc) {
        let mut open: Vec<(&Candidate, &Ask)> = self
            .ordered()
            .filter_map(|candidate| Some((candidate, candidate.ask.as_ref()?)))
            .collect();
        // What could rule somebody out settles more than what moves a total, and what moves it far more than what
        // moves it little; where that is the same, whoever is ahead comes first.
        open.sort_by(|(_, a), (_, b)| {
            let breaker = b.at_least.is_some().cmp(&a.at_least.is_some());
            breaker.then_with(|| b.weight.total_cmp(&a.weight))
        });
        if !open.is_empty() {
            doc.heading(2, "What to find out first");
            doc.list(open.iter().map(|(who, ask)| to_ask(who, ask)).collect());
        }
        let next = match (open.first(), self.ordered().next()) {
            (Some((candidate, ask)), _) => format!(
                "Next: find out about {} of {}, then `{}`, where RATING is 1 (clear evidence against it) to 5 (strong evidence).",
                spoken(ask.criterion.as_str()),
                plain(&candidate.name),
                ask.command
            ),
            (None, Some(first)) => format!(
                "Next: {}: `{}`.",
                clause(&first.next_step.what),
                first.next_step.command
            ),
            (None, None) => return,
        };
        doc.para(next);
        if self.others > 0 {
            doc.para(format!(
                "`mentor fit` sets {} beside {}.",
                if self.candidates.len() == 1 {
                    "this one"
                } else {
                    "these"
                },
                count(self.others, "other prospect", "other prospects")
            ));
        }
    }

    fn ordered(&self) -> impl Iterator<Item = &Candidate> {
        self.order.iter().filter_map(|id| self.of(id))
    }

    fn of(&self, id: &PersonId) -> Option<&Candidate> {
        self.candidates.iter().find(|candidate| candidate.id == *id)
    }
}

fn who(candidate: &Candidate) -> Item {
    let mut text = format!("**{}**", plain(&candidate.name));
    let roles: Vec<&str> = candidate.roles.iter().map(|role| role.as_str()).collect();
    if !roles.is_empty() {
        text.push_str(&format!(", as {}", listed(&roles)));
    }
    if let Some(position) = &candidate.position {
        text.push_str(&format!(": {}", plain(position)));
    }
    text.push_str(&match (candidate.since, candidate.age_days) {
        (Some(since), Some(days)) => format!(
            "; on the list since {}, {}",
            since.long(),
            count(usize::try_from(days).unwrap_or_default(), "day", "days")
        ),
        _ => format!(
            "; since when is not written (`mentor set {} since=…`)",
            candidate.id
        ),
    });
    let mut item = Item::new(text);
    if !candidate.adds.is_empty() {
        let adds: Vec<String> = candidate
            .adds
            .iter()
            .map(|added| format!("{} “{}”", spoken(&plain(&added.axis)), plain(&added.value)))
            .collect();
        item = item.with(Item::new(format!(
            "Brings what nobody you work with has: {}.",
            listed(&adds)
        )));
    }
    let step = &candidate.next_step;
    let why = [step.why.clone()]
        .into_iter()
        .filter(|why| !why.is_empty())
        .chain(
            step.place
                .as_ref()
                .map(|at| format!("`{}:{}`", at.file, at.line)),
        );
    let why: Vec<String> = why.collect();
    let why = if why.is_empty() {
        String::new()
    } else {
        format!(" ({})", why.join(", "))
    };
    item.with(Item::new(format!(
        "{}{why}: `{}`",
        clause(&step.what),
        step.command
    )))
}

/// A criterion with what it counts, where that is not 1, and what it must reach.
fn named(criterion: Criterion, weight: f64, at_least: Option<u32>) -> String {
    let mut text = capitalised(&spoken(criterion.as_str()));
    if weight != 1.0 {
        text.push_str(&format!(", weight {weight}"));
    }
    if let Some(least) = at_least {
        text.push_str(&format!(", a deal-breaker below {least}"));
    }
    text
}

/// The scorecard of one alone.
fn card(candidate: &Candidate) -> Table {
    let row = |rated: &Rated| {
        let number = rated.rating.map(|number| number.to_string());
        let said = match (&rated.evidence, rated.rating) {
            (Some(evidence), Some(_)) => plain(clause(evidence)),
            (None, Some(_)) => "no evidence is written".to_owned(),
            (_, None) => String::new(),
        };
        vec![
            named(rated.criterion, rated.weight, rated.at_least),
            number.unwrap_or_else(|| "not known".to_owned()),
            said,
        ]
    };
    Table {
        head: ["Criterion", "Rating", "What it rests on"]
            .map(str::to_owned)
            .to_vec(),
        right: vec![1],
        rows: candidate.criteria.iter().map(row).collect(),
    }
}

fn rating(rated: &Rated) -> String {
    let Some(number) = rated.rating else {
        return "not known".to_owned();
    };
    let missed = match rated.at_least {
        Some(least) if number < least => format!(" (below {least})"),
        _ => String::new(),
    };
    match &rated.evidence {
        Some(evidence) => format!("**{number}**{missed}, {}", plain(clause(evidence))),
        None => format!("**{number}**{missed}, no evidence is written"),
    }
}

fn row(candidate: &Candidate) -> Vec<String> {
    let number = |number: Option<f64>| number.map(|number| fixed(number, 2));
    let range = number(candidate.lo)
        .zip(number(candidate.hi))
        .map(|(lo, hi)| {
            if lo == hi {
                lo
            } else {
                format!("{lo} to {hi}")
            }
        });
    let known = candidate.completeness.map(percent);
    let words: Vec<String> = candidate
        .missed
        .iter()
        .map(|criterion| spoken(criterion.as_str()))
        .collect();
    let standing = match (candidate.status, &candidate.ask) {
        ("excluded", _) => format!("excluded: {}", listed(&words)),
        ("verify-first", Some(ask)) => format!("verify {} first", spoken(ask.criterion.as_str())),
        ("verify-first", None) => "not verified".to_owned(),
        (status, _) => status.to_owned(),
    };
    let or_unknown = |text: Option<String>| text.unwrap_or_else(|| "not known".to_owned());
    vec![
        plain(&candidate.name),
        or_unknown(number(candidate.point)),
        or_unknown(range),
        or_unknown(known),
        standing,
    ]
}

fn to_ask(candidate: &Candidate, ask: &Ask) -> Item {
    let mut text = format!(
        "**{}**: {}. Ask: “{}”",
        plain(&candidate.name),
        named(ask.criterion, ask.weight, ask.at_least),
        ask.question
    );
    if !ask.could_tell.is_empty() {
        let names: Vec<String> = ask.could_tell.iter().map(|name| plain(name)).collect();
        let knows = if names.len() == 1 { "knows" } else { "know" };
        let first = plain(name::said(&candidate.name));
        text.push_str(&format!(
            " {} {knows} {first} and could tell.",
            listed(&names)
        ));
    }
    Item::new(text)
}
