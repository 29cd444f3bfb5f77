//! Every figure of `gaps`, worked out from the sentences of the format ("Exact rules") and of the reference
//! the slow way: nothing of the program's own code is used, and nothing is clever.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::drawn::{ALIASES, Day, LENGTHS, Network, Person};

/// What is asked beside the day.
#[derive(Default)]
pub struct Asked {
    /// Only this goal's needs; `standing` too.
    pub goal: Option<String>,
    pub with: BTreeSet<String>,
    pub without: BTreeSet<String>,
}

struct Cell<'a> {
    goal: String,
    priority: u32,
    need: &'a str,
    kind: &'static str,
    supporters: Vec<&'a str>,
    effective: Vec<&'a str>,
    assumed: Vec<&'a str>,
    state: &'static str,
}

/// The JSON that the program should answer, without `next_steps`.
pub fn answer(network: &Network, asked: &Asked) -> Value {
    let mut answer = figures(network, asked);
    let as_it_is = Asked {
        goal: asked.goal.clone(),
        ..Asked::default()
    };
    let made_up = !asked.with.is_empty() || !asked.without.is_empty();
    let before = made_up.then(|| {
        let mut before = figures(network, &as_it_is);
        before.as_object_mut().unwrap().remove("gaps");
        before
    });
    let added = answer.as_object_mut().unwrap();
    added.insert("goal".to_owned(), json!(asked.goal));
    added.insert("with".to_owned(), json!(asked.with));
    added.insert("without".to_owned(), json!(asked.without));
    added.insert("before".to_owned(), json!(before));
    answer
}

fn figures(network: &Network, asked: &Asked) -> Value {
    let people: Vec<&Person> = network
        .people
        .iter()
        .filter(|p| !p.broken && is_active(p, asked) && !asked.without.contains(&p.id))
        .collect();
    let mut cells = cells(network, asked, &people);
    if let Some(goal) = &asked.goal {
        cells.retain(|cell| cell.goal == *goal);
    }
    let covered = cells.iter().filter(|cell| !cell.effective.is_empty());
    let deep = cells.iter().filter(|cell| cell.state == "ok");
    let outside = people.iter().filter_map(|p| side(network, p));
    let outside: Vec<bool> = outside.map(|side| side == "outside").collect();
    let own = people.iter().filter_map(|p| p.source);
    let own: Vec<bool> = own.map(|source| source == "self").collect();
    let load = load(&cells);
    let shares = load.iter().map(|one| one["share"].as_f64().unwrap());
    let concentration: f64 = shares.map(|share| share * share).sum();
    let strengths = people.iter().filter_map(|p| strength(network, asked, p));
    let strength = mean(strengths);
    let ratios = ["organization", "sector", "function", "level"]
        .iter()
        .filter_map(|axis| self::axis(network, &people, axis)["ratio"].as_f64());
    let diversity = mean(ratios);
    let quadrant = diversity.zip(strength).map(|pair| match pair {
        (d, s) if d >= 0.5 && s >= 0.5 => "entrepreneurial",
        (d, _) if d >= 0.5 => "opportunistic",
        (_, s) if s >= 0.5 => "traditional",
        _ => "receptive",
    });
    let supporting = people.iter().filter(|p| supports(p)).count();
    json!({
        "coverage": part(covered.count(), cells.len()),
        "depth": part(deep.count(), cells.len()),
        "freshness": freshness(network, &people),
        "cells": cells.iter().map(cell_json).collect::<Vec<_>>(),
        "gaps": gaps(&cells),
        "concentration": (!load.is_empty()).then_some(concentration),
        "load": load,
        "diversity": axes(network).iter().map(|a| axis(network, &people, a)).collect::<Vec<_>>(),
        "outside_share": part(outside.iter().filter(|is| **is).count(), outside.len()),
        "self_met_share": part(own.iter().filter(|is| **is).count(), own.len()),
        "ties": ties(&people),
        "crisis": crisis(network, asked, &people),
        "strength": { "mean": strength, "quadrant": quadrant },
        "size": supporting,
    })
}

fn part(some: usize, all: usize) -> Option<f64> {
    (all > 0).then(|| some as f64 / all as f64)
}

fn mean(numbers: impl Iterator<Item = f64>) -> Option<f64> {
    let numbers: Vec<f64> = numbers.collect();
    (!numbers.is_empty()).then(|| numbers.iter().sum::<f64>() / numbers.len() as f64)
}

fn is_active(person: &Person, asked: &Asked) -> bool {
    let other = ["prospect", "invited", "paused", "closed", "declined"];
    // A stage that is none of those allowed is taken as not written, and then it is `active`.
    !person.stage.is_some_and(|stage| other.contains(&stage)) || asked.with.contains(&person.id)
}

/// The days of a length that is written; the outer `None`: nothing that counts is written.
fn length(written: Option<&str>) -> Option<Option<Day>> {
    let written = written.filter(|text| *text != "now and then")?;
    let known = LENGTHS.iter().find(|(text, _)| *text == written).unwrap();
    Some(known.1)
}

fn cadence(network: &Network, person: &Person) -> Option<Day> {
    if let Some(own) = length(person.cadence) {
        return own;
    }
    if matches!(person.style, Some("flash" | "informal")) {
        return None;
    }
    let tags: Vec<String> = person.tags.iter().map(|tag| format!("tag:{tag}")).collect();
    let roles: Vec<String> = person.roles.iter().map(|role| (*role).to_owned()).collect();
    for keys in [tags, roles] {
        let settings = network.cadence.iter().filter(|(key, _)| keys.contains(key));
        let settings: Vec<Option<Day>> = settings
            .filter_map(|(_, text)| length(Some(text)))
            .collect();
        if !settings.is_empty() {
            return settings.into_iter().flatten().min();
        }
    }
    let phase = phase(network, person);
    let usual = person.roles.iter().map(|role| match *role {
        "mentor" | "mentee" => [21, 30, 45][phase],
        "coach" => [14, 14, 30][phase],
        "peer" => [14, 30, 45][phase],
        "sponsor" => [45, 60, 90][phase],
        "advisor" => [60, 90, 120][phase],
        other => panic!("no role: {other}"),
    });
    usual.min()
}

/// 0 starting, 1 working, 2 winding down.
fn phase(network: &Network, person: &Person) -> usize {
    let meetings = person
        .notes
        .iter()
        .filter(|day| **day <= network.today && person.since.is_none_or(|since| **day >= since));
    if meetings.count() < 3 {
        0
    } else if person
        .until
        .is_some_and(|until| until - network.today <= 30)
    {
        2
    } else {
        1
    }
}

fn last_contact(network: &Network, person: &Person) -> Option<Day> {
    let counts = ["gave", "received", "contact", "thanked", "introduced"];
    let touches = person
        .log
        .iter()
        .filter(|(_, kind)| counts.contains(&kind.to_lowercase().as_str()))
        .map(|(day, _)| *day);
    let circles = network
        .circles
        .iter()
        .flatten()
        .filter(|(_, present)| present.contains(&person.id))
        .map(|(day, _)| *day);
    let notes = person.notes.iter().copied();
    let all = notes.chain(touches).chain(circles);
    all.filter(|day| *day <= network.today).max()
}

fn is_effective(network: &Network, asked: &Asked, person: &Person) -> bool {
    if asked.with.contains(&person.id) {
        return true;
    }
    let (last, today) = (last_contact(network, person), network.today);
    let since = person.since.filter(|since| *since <= today);
    match cadence(network, person) {
        Some(days) => last.or(since).is_some_and(|from| {
            let ratio = (today - from) as f64 / days as f64;
            ratio <= due_ends(network)
        }),
        None => [last, since]
            .into_iter()
            .flatten()
            .any(|day| today - day <= 365),
    }
}

/// How many people are fresh, due, fading, dormant, and neither.
fn freshness(network: &Network, people: &[&Person]) -> Value {
    let [due, fading, dormant] = match network.rhythm {
        Some([due, fading, dormant]) if due < fading && fading < dormant => [due, fading, dormant],
        _ => [1.0, 1.5, 3.0],
    };
    let state = |person: &Person| {
        let since = person.since.filter(|since| *since <= network.today);
        let from = last_contact(network, person).or(since)?;
        let ratio = (network.today - from) as f64 / cadence(network, person)? as f64;
        Some(match ratio {
            _ if ratio <= due => "fresh",
            _ if ratio <= fading => "due",
            _ if ratio <= dormant => "fading",
            _ => "dormant",
        })
    };
    let states: Vec<&str> = people
        .iter()
        .map(|p| state(p).unwrap_or("unknown"))
        .collect();
    let count = |wanted| states.iter().filter(|state| **state == wanted).count();
    json!({
        "fresh": count("fresh"),
        "due": count("due"),
        "fading": count("fading"),
        "dormant": count("dormant"),
        "unknown": count("unknown"),
    })
}

/// The ratio at which `due` ends and `fading` begins.
fn due_ends(network: &Network) -> f64 {
    match network.rhythm {
        Some([due, fading, dormant]) if due < fading && fading < dormant => fading,
        _ => 1.5,
    }
}

fn role_functions(role: &str) -> &'static [&'static str] {
    match role {
        "mentor" => &["guidance", "feedback", "role-model"],
        "advisor" => &["expertise", "perspective"],
        "coach" => &["skill-coaching", "accountability", "sounding-board"],
        "sponsor" => &["sponsorship", "access"],
        "peer" => &["sounding-board", "belonging", "emotional-support"],
        "mentee" => &[],
        other => panic!("no role: {other}"),
    }
}

/// Whether somebody gives a function, and whether that is only assumed.
fn gives(person: &Person, function: &str) -> Option<bool> {
    match &person.functions {
        Some(listed) => listed.contains(&function).then_some(false),
        None => {
            let mut roles = person.roles.iter();
            roles
                .any(|role| role_functions(role).contains(&function))
                .then_some(true)
        }
    }
}

fn skill(written: &str) -> String {
    let lower = written.to_lowercase();
    let alias = ALIASES.iter().find(|(spelling, _)| *spelling == lower);
    alias.map_or(lower, |(_, skill)| (*skill).to_owned())
}

fn knows_it(person: &Person, wanted: &str) -> bool {
    let counts = person.roles != ["mentee"] || person.functions.is_some();
    counts && person.expertise.iter().any(|own| skill(own) == wanted)
}

fn serves(person: &Person, goal: &str) -> bool {
    match &person.goals {
        _ if goal == "standing" => true,
        Some(goals) if !goals.is_empty() => goals.iter().any(|own| own == goal),
        _ => true,
    }
}

/// Whether somebody is no mentee who gives nothing.
fn supports(person: &Person) -> bool {
    let listed = person.functions.as_ref();
    let gives = |listed: &Vec<_>| !listed.is_empty() || !person.expertise.is_empty();
    person.roles != ["mentee"] || listed.is_some_and(gives)
}

fn cells<'a>(network: &'a Network, asked: &Asked, people: &[&'a Person]) -> Vec<Cell<'a>> {
    let mut goals: Vec<_> = network
        .goals
        .iter()
        .filter(|goal| !matches!(goal.status, Some("achieved" | "dropped")))
        .map(|goal| {
            let priority = goal.priority.unwrap_or(2);
            (goal.id.clone(), priority, &goal.functions, &goal.needs)
        })
        .collect();
    goals.sort_by_key(|(id, priority, _, _)| (Reverse(*priority), id.clone()));
    let standing = "standing".to_owned();
    goals.push((standing, 1, &network.functions, &network.skills));
    let mut out = Vec::new();
    for (goal, priority, functions, needs) in goals {
        let functions = functions.iter().map(|need| ("function", *need));
        let needs = needs.iter().map(|need| ("skill", *need));
        let mut seen = BTreeSet::new();
        for (kind, need) in functions.chain(needs) {
            let wanted = if kind == "skill" {
                skill(need)
            } else {
                need.to_owned()
            };
            if !seen.insert((kind, wanted.clone())) {
                continue;
            }
            let gives = |p: &Person| match kind {
                "skill" => knows_it(p, &wanted).then_some(false),
                _ => gives(p, &wanted),
            };
            let found = people.iter().filter(|p| serves(p, &goal));
            let found: Vec<(&Person, bool)> = found.filter_map(|p| Some((*p, gives(p)?))).collect();
            let ids = |wanted: &dyn Fn(&(&Person, bool)) -> bool| -> Vec<&'a str> {
                let mut ids: Vec<&str> = people
                    .iter()
                    .filter(|p| found.iter().any(|one| one.0.id == p.id && wanted(one)))
                    .map(|p| p.id.as_str())
                    .collect();
                ids.sort_unstable();
                ids
            };
            let supporters = ids(&|_| true);
            let effective = ids(&|(p, _)| is_effective(network, asked, p));
            let state = match (supporters.len(), effective.len()) {
                (0, _) => "none",
                (_, 0) => "stale",
                (_, n) if n < network.min_people.unwrap_or(2) => "single",
                _ => "ok",
            };
            out.push(Cell {
                goal: goal.clone(),
                priority,
                need,
                kind,
                assumed: ids(&|(_, assumed)| *assumed),
                supporters,
                effective,
                state,
            });
        }
    }
    out
}

fn cell_json(cell: &Cell<'_>) -> Value {
    json!({
        "goal": cell.goal, "need": cell.need, "kind": cell.kind, "state": cell.state,
        "supporters": cell.supporters, "effective": cell.effective, "assumed": cell.assumed,
    })
}

fn severity(state: &str) -> u32 {
    match state {
        "none" => 3,
        "stale" => 2,
        "single" => 1,
        _ => 0,
    }
}

fn gaps(cells: &[Cell<'_>]) -> Vec<Value> {
    let mut gaps: Vec<&Cell<'_>> = cells.iter().filter(|cell| cell.state != "ok").collect();
    gaps.sort_by_key(|cell| {
        let severity = severity(cell.state);
        let (score, severity) = (Reverse(cell.priority * severity), Reverse(severity));
        (score, severity, cell.goal.clone(), cell.kind, cell.need)
    });
    let told = gaps.iter().map(|cell| {
        let at_risk = match cell.state {
            "single" => cell.effective.clone(),
            _ => Vec::new(),
        };
        json!({
            "goal": cell.goal, "need": cell.need, "kind": cell.kind, "state": cell.state,
            "at_risk": at_risk, "score": cell.priority * severity(cell.state),
        })
    });
    told.collect()
}

fn load(cells: &[Cell<'_>]) -> Vec<Value> {
    let who: BTreeSet<&str> = cells.iter().flat_map(|c| c.effective.clone()).collect();
    let of = |id: &str| cells.iter().filter(|c| c.effective.contains(&id)).count();
    let sum: usize = who.iter().map(|id| of(id)).sum();
    let mut who: Vec<&str> = who.into_iter().collect();
    who.sort_by_key(|id| (Reverse(of(id)), *id));
    let told = who.iter().map(|id| {
        let loss = cells.iter().filter(|c| c.effective == [*id]).count();
        json!({ "id": id, "cells": of(id), "share": part(of(id), sum), "loss": loss })
    });
    told.collect()
}

fn axes(network: &Network) -> Vec<&'static str> {
    let usual = ["organization", "sector", "function", "level", "relation"];
    network.axes.clone().unwrap_or(usual.to_vec())
}

fn folded(text: Option<&str>) -> Option<String> {
    text.map(|text| text.trim().to_lowercase())
        .filter(|text| !text.is_empty())
}

fn side(network: &Network, person: &Person) -> Option<&'static str> {
    match person.relation {
        Some("external") => Some("outside"),
        Some("internal" | "manager" | "report") => Some("inside"),
        _ => {
            let (own, theirs) = (folded(network.own_place)?, folded(person.organization)?);
            Some(if own == theirs { "inside" } else { "outside" })
        }
    }
}

fn axis(network: &Network, people: &[&Person], name: &str) -> Value {
    let value = |p: &Person| match name {
        "organization" => folded(p.organization),
        "sector" => folded(p.sector),
        "function" => folded(p.function),
        "level" => folded(p.level),
        "career-stage" => folded(p.career_stage),
        "relation" => side(network, p).map(str::to_owned),
        "first-language" => folded(p.language),
        other => panic!("no axis: {other}"),
    };
    let values: Vec<String> = people.iter().filter_map(|p| value(p)).collect();
    let n = values.len();
    let kinds = match name {
        "relation" => 2,
        "level" => 3,
        "career-stage" => 4,
        _ => n,
    };
    let (mut blau, mut max, mut ratio) = (None, None, None);
    if n >= 2 {
        // The chance that two picks, the first put back, differ: counted pair by pair.
        let pairs = values
            .iter()
            .flat_map(|a| values.iter().map(move |b| (a, b)));
        let differ = pairs.filter(|(a, b)| a != b).count();
        let k = kinds.min(n);
        let (q, r) = (n / k, n % k);
        let most = n * n - (r * (q + 1) * (q + 1) + (k - r) * q * q);
        // One division each: a mean of exactly a half must not fall on either side by rounding.
        (blau, max, ratio) = (part(differ, n * n), part(most, n * n), part(differ, most));
    }
    json!({
        "axis": name, "known": n, "total": people.len(),
        "blau": blau, "max": max, "ratio": ratio,
    })
}

/// Burt's measures over the whole matrix, the owner in row and column 0.
fn ties(people: &[&Person]) -> Value {
    if people.iter().all(|p| p.knows.is_none()) {
        return Value::Null;
    }
    let n = people.len();
    let knows = |a: &Person, b: &Person| a.knows.iter().flatten().any(|id| *id == b.id);
    let tied = |i: usize, j: usize| match (i, j) {
        _ if i == j => 0.0,
        (0, _) | (_, 0) => 1.0,
        _ => {
            let (a, b) = (people[i - 1], people[j - 1]);
            f64::from(u8::from(knows(a, b) || knows(b, a)))
        }
    };
    let all = || 0..=n;
    let p = |i: usize, j: usize| tied(i, j) / all().map(|k| tied(i, k)).sum::<f64>();
    let mut constraint = 0.0;
    let mut redundant = 0.0;
    for j in 1..=n {
        let through: f64 = (1..=n).filter(|q| *q != j).map(|q| p(0, q) * p(q, j)).sum();
        constraint += (p(0, j) + through).powi(2);
        // Burt's own form: how many of the others each contact is tied to, on average.
        redundant += (1..=n).map(|q| tied(j, q)).sum::<f64>() / n as f64;
    }
    let size = n as f64 - redundant;
    json!({ "effective_size": size, "efficiency": size / n as f64, "constraint": constraint })
}

fn crisis(network: &Network, asked: &Asked, people: &[&Person]) -> Value {
    let (mut met, mut missing) = (Vec::new(), Vec::new());
    for need in [
        "emotional-support",
        "sounding-board",
        "guidance",
        "expertise",
    ] {
        let is_met = people.iter().any(|p| {
            let gives = gives(p, need).is_some();
            gives && p.crisis == Some(true) && is_effective(network, asked, p)
        });
        if is_met { &mut met } else { &mut missing }.push(need);
    }
    json!({ "readiness": met.len() as f64 / 4.0, "met": met, "missing": missing })
}

/// The mean of the known parts of a tie. Give and take are read from `log.md`: no note is opened, so where
/// there are notes one side alone says nothing about the other.
fn strength(network: &Network, asked: &Asked, person: &Person) -> Option<f64> {
    assert!(is_active(person, asked));
    let frequency = cadence(network, person).map(|days| match days {
        _ if days <= 7 => 1.0,
        _ if days <= 31 => 0.75,
        _ if days <= 92 => 0.5,
        _ if days <= 366 => 0.25,
        _ => 0.0,
    });
    let closeness = person.closeness.map(|c| (c as f64 - 1.0) / 4.0);
    let confiding = person.confiding.map(|both| f64::from(u8::from(both)));
    let has = |kind: &str| {
        let mut log = person.log.iter();
        log.any(|(day, own)| *day <= network.today && own.to_lowercase() == kind)
    };
    let notes = person.notes.iter().any(|day| *day <= network.today);
    let both = match (has("gave"), has("received")) {
        (true, true) => Some(1.0),
        (false, false) => None,
        _ => (!notes).then_some(0.0),
    };
    mean(
        [frequency, closeness, confiding, both]
            .into_iter()
            .flatten(),
    )
}
