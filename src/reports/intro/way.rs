//! `mentor intro --to WHO`: the shortest way to somebody through people who know one another, and the
//! letter to the first of them.

use serde::Serialize;

use super::approach::Letter;
use crate::error::Failure;
use crate::facts::broker::{self, Acquaintances, link};
use crate::facts::contact::{Freshness, Standing, days_in_circles, last_place, standing_beside};
use crate::facts::introductions::pair::open;
use crate::facts::introductions::state::REMIND_AFTER;
use crate::facts::next_step::step::Step;
use crate::facts::points::{Answer, answers_owed};
use crate::facts::privacy::Audience;
use crate::facts::steps::ground::busy;
use crate::facts::steps::routes;
use crate::model::day::Day;
use crate::model::draft::Draft;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::touch::Touch;
use crate::model::words::{Source, Stage};
use crate::text::doc::{Doc, Item, code, plain};
use crate::text::fold::slug;
use crate::text::phrase::{listed, shell_word};

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Request<'r> {
    /// Who is to be reached.
    pub to: &'r PersonId,
    /// The owner's reason in a sentence; `None`: what the files hold.
    pub why: Option<&'r str>,
    /// Who reads the letter.
    pub audience: Audience,
}

/// The way to somebody.
#[derive(Clone, Debug, Serialize)]
pub struct Way {
    /// Which of the three answers of `intro` it is: `path`.
    pub form: &'static str,
    /// Who is to be reached.
    pub to: PersonId,
    /// The people to go through, the nearest to the owner first; empty where there is no way.
    pub path: Vec<Link>,
    /// Others who know them and could be asked as well.
    pub also: Vec<PersonId>,
    /// When the first of them was asked already, each day.
    pub asked: Vec<Day>,
    /// The routes by which nobody came to the owner yet.
    pub routes: Vec<Source>,
    /// What comes next.
    pub next_step: Step,
    /// The letter to the first of them; `None` where none is to be sent today.
    #[serde(skip)]
    pub draft: Option<Draft>,
    #[serde(skip)]
    name: String,
    #[serde(skip)]
    lines: Vec<String>,
}

/// Somebody on the way, and why the next is within their reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The id.
    pub id: PersonId,
    /// Where it stands that they know the next: `knows in people/a/person.toml`.
    pub because: String,
}

/// The id of who may be meant, where nobody of the network is: a name that stands in somebody's `knows`.
pub fn stranger(typed: &str) -> PersonId {
    PersonId::new(slug(typed.trim().trim_start_matches('@')))
}

/// The way to somebody with whom the owner was never in touch.
pub fn way(network: &Network, request: Request<'_>, today: Day) -> Result<Way, Failure> {
    let target = match network.person(request.to) {
        Some(_) => Some(open(network, request.to, request.audience)?),
        None => None,
    };
    if let Some(target) = target {
        needs_a_broker(network, target, today)?;
    }
    // Whoever is confidential is neither sent nor named.
    let seen = |p: &Person| p.id == *request.to || request.audience.sees_person(p);
    let acquaintances = Acquaintances::among(network, seen);
    let brokers = brokers(network, seen, today);
    let found = acquaintances.way(&brokers, request.to).unwrap_or_default();
    let name = target.map_or_else(|| request.to.to_string(), |to| to.name.clone());
    let routes = routes::untried(network, &std::collections::BTreeSet::new());
    let Some(first) = found.first().copied() else {
        return Ok(nowhere(request.to, name, routes, target));
    };
    let others = brokers
        .iter()
        .filter(|one| one.id != first.id && found.len() == 1);
    let also = others.filter(|one| acquaintances.know(&one.id, request.to));
    let asked = broker::asked(first, request.to, today);
    let days: Vec<Day> = asked.iter().map(|touch| touch.day).collect();
    let letter = Letter {
        network,
        way: &found,
        target,
        why: request.why,
        to: request.to,
        today,
    };
    let open_still = asked
        .last()
        .is_some_and(|last| is_open(first, last.line, today));
    let due = match days.as_slice() {
        [] => true,
        [once] => open_still && today.days_since(*once) >= REMIND_AFTER,
        _ => false,
    };
    let mut way = Way {
        form: "path",
        to: request.to.clone(),
        path: links(&found, request.to, target),
        also: also.map(|one| one.id.clone()).collect(),
        next_step: next(first, request.to, &days, open_still, today),
        draft: due.then(|| letter.draft(first, days.last().copied())),
        lines: Vec::new(),
        asked: days,
        routes,
        name,
    };
    way.lines = lines(network, &found, &way, today);
    way.lines
        .extend(history(network, (first, &asked), target, today));
    Ok(way)
}

/// What was tried before: with the one who is asked, and by the owner.
fn history(
    network: &Network,
    (first, asked): (&Person, &[&Touch]),
    target: Option<&Person>,
    today: Day,
) -> Vec<String> {
    let own = target.and_then(|target| last_place(network, target, today));
    let own = own.map(|(day, place)| {
        let day = day.long();
        format!("you were in touch yourselves on {day} ({place}): a word of your own may be enough")
    });
    let asked = asked.iter().map(|touch| {
        let place = format!("{}/log.md:{}", first.folder(), touch.line);
        let (name, day) = (plain(&first.name), touch.day.long());
        format!("{name} was asked on {day} ({place})")
    });
    own.into_iter().chain(asked).collect()
}

/// Whether what was asked in a line still waits for its answer.
fn is_open(person: &Person, line: usize, today: Day) -> bool {
    let owed = answers_owed(person, today);
    let mut owed = owed.iter();
    owed.any(|(answer, point)| *answer == Answer::Theirs && point.place.line == line)
}

/// Refuses where a door is open already, or was closed.
fn needs_a_broker(network: &Network, to: &Person, today: Day) -> Result<(), Failure> {
    let name = &to.name;
    let file = to.file();
    match to.relationship.stage() {
        Stage::Declined => {
            return Err(Failure::new(format!(
                "{name} said no (stage in {file}): no other door is tried after that"
            ))
            .hint("`mentor gaps` shows who else could help"));
        }
        Stage::Invited => {
            return Err(Failure::new(format!(
                "{name} was invited already (stage in {file}): what is missing is an answer, not a door"
            ))
            .hint(format!("`mentor show {}` shows what was asked, and when", to.id)));
        }
        _ => {}
    }
    let prospect = to.relationship.stage() == Stage::Prospect;
    if let Some((day, place)) = last_place(network, to, today).filter(|_| !prospect) {
        return Err(Failure::new(format!(
            "you and {name} were in touch yourselves on {} ({place}): nobody need open a door",
            day.long()
        ))
        .hint(format!("`mentor agenda {}` prepares the next time", to.id)));
    }
    Ok(())
}

/// Who may be asked: active people, those in touch first, of these who is not busy, then by id.
fn brokers(network: &Network, seen: impl Fn(&Person) -> bool, today: Day) -> Vec<&Person> {
    let active = |p: &&Person| p.readable && seen(p) && p.relationship.stage() == Stage::Active;
    let mut brokers: Vec<&Person> = network.people.iter().filter(active).collect();
    let in_circles = days_in_circles(network, today);
    brokers.sort_by_cached_key(|p| {
        let standing = standing_beside(&network.policy, p, &in_circles, today);
        let late = lateness(&standing);
        (late, busy(p, today).is_some(), p.id.clone())
    });
    brokers
}

fn lateness(standing: &Standing) -> u8 {
    match standing.freshness {
        Some(Freshness::Fresh) => 0,
        None if standing.effective => 0,
        Some(Freshness::Due) => 1,
        Some(Freshness::Fading) | None => 2,
        Some(Freshness::Dormant) => 3,
    }
}

fn links(way: &[&Person], to: &PersonId, target: Option<&Person>) -> Vec<Link> {
    let mut links = Vec::new();
    for (at, from) in way.iter().enumerate() {
        let next = way.get(at + 1).copied();
        let because = match next {
            Some(next) => link(from, &next.id, Some(next)),
            None => link(from, to, target),
        };
        links.push(Link {
            id: from.id.clone(),
            because,
        });
    }
    links
}

fn lines(network: &Network, way: &[&Person], found: &Way, today: Day) -> Vec<String> {
    let mut lines = Vec::new();
    for (at, link) in found.path.iter().enumerate() {
        let from = network.name_of(&link.id);
        let next = way.get(at + 1).map_or(&found.name, |next| &next.name);
        lines.push(format!(
            "{} knows {} ({})",
            plain(from),
            plain(next),
            link.because
        ));
    }
    if let Some(first) = way.first() {
        let name = plain(&first.name);
        lines.push(match last_place(network, first, today) {
            Some((day, place)) => {
                format!(
                    "your last contact with {name} was on {} ({place})",
                    day.long()
                )
            }
            None => format!("no contact with {name} is written yet"),
        });
        lines.extend(busy(first, today).map(|busy| format!("{name} is {}", plain(&busy))));
    }
    let also = found.also.iter().map(|id| plain(network.name_of(id)));
    let also: Vec<String> = also.collect();
    if !also.is_empty() {
        let who = listed(&also);
        lines.push(format!("as near: {who}"));
    }
    lines
}

fn next(first: &Person, to: &PersonId, asked: &[Day], is_open: bool, today: Day) -> Step {
    let (id, name) = (&first.id, plain(first.first_name()));
    let touch = |text: String| format!("mentor touch --asked {}", shell_word(&text));
    match asked {
        [] => Step::new(
            format!("Once {name} is asked, note it"),
            "",
            touch(format!("@{id} for an introduction to {to}")),
        ),
        [_, ..] if !is_open => Step::new(
            format!("Ask {name} what became of it when you meet"),
            "it was answered",
            format!("mentor agenda {id}"),
        ),
        [once] if today.days_since(*once) >= REMIND_AFTER => Step::new(
            format!("Once {name} is reminded, note it; or say it when you meet"),
            "one reminder, then let it rest",
            touch(format!("@{id} once more for an introduction to {to}")),
        ),
        [once] => Step::new(
            format!("Wait for {name}"),
            format!(
                "a reminder can wait until {}",
                once.plus_days(REMIND_AFTER).long()
            ),
            format!("mentor agenda {id}"),
        ),
        _ => Step::new(
            format!("Let it rest with {name}"),
            "asked twice",
            format!("mentor agenda {id}"),
        ),
    }
}

fn nowhere(to: &PersonId, name: String, routes: Vec<Source>, target: Option<&Person>) -> Way {
    let mut lines = vec![format!(
        "nobody with whom you are in touch is written to know {}, nor to know somebody who does",
        plain(&name)
    )];
    let words: Vec<&str> = routes.iter().map(|route| routes::phrase(*route)).collect();
    lines.push(if words.is_empty() {
        "all six routes by which people are found were tried before".to_owned()
    } else {
        let or = listed(&words).replace(" and ", " or ");
        format!("nobody came to you {or} yet: that is still to be tried")
    });
    let works = target.and_then(|to| to.works.first());
    lines.extend(works.map(|work| format!("something of theirs to begin with: {}", plain(work))));
    Way {
        form: "path",
        to: to.clone(),
        path: Vec::new(),
        also: Vec::new(),
        asked: Vec::new(),
        routes,
        next_step: Step::new(
            "Keep it when you hear who knows them",
            "",
            format!("mentor set WHO knows+={}", shell_word(to.as_str())),
        ),
        draft: None,
        name,
        lines,
    }
}

impl Way {
    /// The way in one line: `way: you → Grace Okafor → Helena Vogt`.
    pub fn way_line(&self, network: &Network) -> String {
        let mut names: Vec<&str> = vec!["you"];
        names.extend(self.path.iter().map(|link| network.name_of(&link.id)));
        names.push(&self.name);
        names.join(" → ")
    }

    /// Why, in lines, for stderr beside the letter.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// The page, where no letter is to be sent.
    pub fn to_doc(&self, network: &Network) -> Doc {
        let mut doc = Doc::default();
        let name = plain(&self.name);
        if self.path.is_empty() {
            doc.heading(1, format!("No way to {name} yet"));
        } else {
            doc.heading(1, format!("The way to {name}"));
            doc.para(plain(&self.way_line(network)));
        }
        doc.list(self.lines.iter().map(Item::new).collect());
        let step = &self.next_step;
        let why = match step.why.as_str() {
            "" => String::new(),
            why => format!(" ({why})"),
        };
        doc.para(format!("Next: {}{why}: {}", step.what, code(&step.command)));
        doc
    }
}
