//! Directions and habits: which ways the network looks, whom the owner helps, how people came to it.

use super::answer::Gaps;
use super::words::{name, names, some_names};
use crate::facts::load::Load;
use crate::facts::steps::ground::begins_later;
use crate::facts::steps::routes;
use crate::facts::supply::{self, Side, Supporter};
use crate::model::ids::PersonId;
use crate::model::person::Person;
use crate::model::words::{Function, Level, Relation, Role, Source, Stage};
use crate::text::doc::{Doc, Item, code, plain};
use crate::text::phrase::{count, listed, shell_word};

/// The four benefits of a support network (article 000).
pub(super) const BENEFITS: [Function; 4] = [
    Function::SoundingBoard,
    Function::Guidance,
    Function::Perspective,
    Function::Accountability,
];

/// Where more people than this carry equally much, nobody is relied on.
const FEW: usize = 3;

/// Adds the section.
pub(super) fn add(answer: &Gaps<'_>, doc: &mut Doc) {
    doc.heading(2, "Directions and habits");
    let mut items = vec![directions(answer)];
    items.extend(notable(answer));
    items.push(helping(answer));
    items.push(routes(answer));
    doc.list(items.into_iter().map(Item::new).collect());
}

/// The habits that deserve a word; none where all is well.
pub(super) fn notable(answer: &Gaps<'_>) -> Vec<String> {
    [
        benefits(answer),
        peers(answer),
        managers(answer),
        sponsor(answer),
        reliance(answer),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn people_of<'g>(
    answer: &'g Gaps<'_>,
    wanted: impl Fn(&Supporter<'_>) -> bool,
) -> Vec<&'g PersonId> {
    let found = answer.now.supply.iter().filter(|one| wanted(one));
    found.map(Supporter::id).collect()
}

/// Up, across, down and outside (article 002: not up the hierarchy only).
fn directions(answer: &Gaps<'_>) -> String {
    let level = |level: Level| people_of(answer, |one| one.person.level == Some(level)).len();
    let policy = &answer.network.policy;
    let outside = people_of(answer, |one| {
        supply::side(policy, one.person) == Some(Side::Outside)
    });
    let (up, across, down) = (
        level(Level::Senior),
        level(Level::Peer),
        level(Level::Junior),
    );
    let mut told = format!(
        "Directions: {up} further up, {across} beside you, {down} earlier on the way, {} outside.",
        outside.len()
    );
    if up + across + down == 0 {
        if let Some(one) = answer.now.supply.first() {
            told.push_str(&format!(
                " Nobody's level is written. If {} is further up than you: {} (else `peer` or `junior`)",
                plain(&one.person.name),
                code(&format!("mentor set {} level=senior", one.id()))
            ));
        }
        return told;
    }
    told.push_str(&missing(answer, (up, across, down, outside.len())));
    told
}

/// The directions in which nobody is, and a prospect who would be there.
fn missing(answer: &Gaps<'_>, (up, across, down, outside): (usize, usize, usize, usize)) -> String {
    let policy = &answer.network.policy;
    let of = |wanted: Level| move |one: &Person| one.level == Some(wanted);
    let is_outside = |one: &Person| supply::side(policy, one) == Some(Side::Outside);
    let mut missing = Vec::new();
    let mut would_be = None;
    for (n, direction, fits) in [
        (
            up,
            "somebody further up, who has done what you want to learn",
            &of(Level::Senior) as &dyn Fn(&Person) -> bool,
        ),
        (
            across,
            "a peer, best from another organization",
            &of(Level::Peer),
        ),
        (
            down,
            "somebody younger with a new skill",
            &of(Level::Junior),
        ),
        (outside, "somebody from outside", &is_outside),
    ] {
        if n == 0 {
            missing.push(direction);
            would_be = would_be.or_else(|| prospect(answer, fits));
        }
    }
    let mut told = String::new();
    if !missing.is_empty() {
        told.push_str(&format!(" Missing: {}.", listed(&missing)));
    }
    if let Some(person) = would_be {
        told.push_str(&format!(
            " {}, a prospect, would be one. {}",
            plain(&person.name),
            code(&format!("mentor pitch {}", person.id))
        ));
    }
    told
}

/// The first prospect who fits, by id.
fn prospect<'g>(answer: &'g Gaps<'_>, fits: &dyn Fn(&Person) -> bool) -> Option<&'g Person> {
    let without = &answer.request.what_if.without;
    let mut people = answer.network.people.iter();
    people.find(|person| {
        let open = person.readable && person.relationship.stage() == Stage::Prospect;
        let later = begins_later(person, answer.today).is_some();
        open && !later && !without.contains(&person.id) && fits(person)
    })
}

/// Which of the four benefits of a support network nobody gives.
fn benefits(answer: &Gaps<'_>) -> Option<String> {
    let gives = |function: &Function| {
        let mut all = answer.now.supply.iter();
        all.any(|one| one.effective && one.gives(function.as_str()))
    };
    let missing: Vec<&str> = BENEFITS
        .iter()
        .filter(|function| !gives(function))
        .map(|function| function.as_str())
        .collect();
    (!missing.is_empty()).then(|| {
        format!(
            "Of the four things a support network is for, nobody in touch gives {}.",
            listed(&missing).replace(" and ", " or ")
        )
    })
}

/// Peers are best from other organizations and sectors.
fn peers(answer: &Gaps<'_>) -> Option<String> {
    let is_peer = |one: &&Supporter<'_>| one.person.relationship.is(Role::Peer);
    let peers: Vec<&Supporter<'_>> = answer.now.supply.iter().filter(is_peer).collect();
    let first = peers.first()?;
    let all = match peers.len() {
        1 => "Your one peer is".to_owned(),
        2 => "Both peers are".to_owned(),
        n => format!("All {n} peers are"),
    };
    let policy = &answer.network.policy;
    let inside = |one: &&Supporter<'_>| supply::side(policy, one.person) == Some(Side::Inside);
    if peers.iter().all(inside) {
        return Some(format!(
            "{all} from your own organization; one from elsewhere would bring what nobody here has tried."
        ));
    }
    if peers.len() == 1 {
        return None;
    }
    let sector = supply::folded(first.person.sector.as_deref())?;
    let same = |one: &&Supporter<'_>| {
        supply::folded(one.person.sector.as_deref()).as_deref() == Some(&*sector)
    };
    peers.iter().all(same).then(|| {
        let sector = plain(&sector);
        format!("{all} from one sector ({sector}); another sector would show other ways.")
    })
}

/// Whether somebody is the owner's manager and a mentor.
pub(super) fn manages_and_mentors(person: &Person) -> bool {
    person.relation == Some(Relation::Manager) && person.relationship.is(Role::Mentor)
}

/// A mentor is better somebody else than one's manager.
fn managers(answer: &Gaps<'_>) -> Option<String> {
    let who = people_of(answer, |one| manages_and_mentors(one.person));
    let others = people_of(answer, |one| {
        let person = one.person;
        person.relation != Some(Relation::Manager) && person.relationship.is(Role::Mentor)
    });
    (!who.is_empty()).then(|| {
        let both = format!(
            "{} is your manager and your mentor",
            listed(&names(answer, who))
        );
        if others.is_empty() {
            return format!(
                "{both}; a second mentor who does not decide on your pay hears more. Who could that be? {}",
                code("mentor fit")
            );
        }
        let others: Vec<PersonId> = others.into_iter().cloned().collect();
        format!(
            "{both}; what a manager is better not told has its place with {}.",
            some_names(answer, &others)
        )
    })
}

/// Nobody who speaks for the owner while they are not in the room.
fn sponsor(answer: &Gaps<'_>) -> Option<String> {
    let speaks = Function::Sponsorship.as_str();
    let sponsors = people_of(answer, |one| {
        one.person.relationship.is(Role::Sponsor) || one.gives(speaks)
    });
    let supply = &answer.now.supply;
    if let Some(quiet) = sponsors.first() {
        let in_touch = |one: &Supporter<'_>| one.effective && sponsors.contains(&one.id());
        return (!supply.iter().any(in_touch)).then(|| {
            format!(
                "Nobody in touch speaks for you when you are not in the room; {} could, and it has been quiet. {}",
                name(answer, quiet),
                code(&format!("mentor agenda {quiet}"))
            )
        });
    }
    let missing = "Nobody speaks for you when you are not in the room: you have no sponsor";
    let fits = |person: &Person| {
        person.relationship.is(Role::Sponsor) || supply::gives(person, speaks).is_some()
    };
    if let Some(person) = prospect(answer, &fits) {
        return Some(format!(
            "{missing}. {}, a prospect, could be one. {}",
            plain(&person.name),
            code(&format!("mentor pitch {}", person.id))
        ));
    }
    // Whoever is further up and in touch knows who has a say.
    let senior = |one: &&Supporter<'_>| one.effective && one.person.level == Some(Level::Senior);
    let ask = supply.iter().find(senior);
    Some(match ask {
        Some(one) => {
            let point = format!(
                "@{} who could speak for me, and what would they need to see",
                one.id()
            );
            format!(
                "{missing}. {} may know who could. {}",
                plain(&one.person.name),
                code(&format!("mentor touch --next {}", shell_word(&point)))
            )
        }
        None => format!("{missing}. Who could be? {}", code("mentor fit")),
    })
}

/// Whoever is in more than half of what is covered; of several who carry equally much all are named.
fn reliance(answer: &Gaps<'_>) -> Option<String> {
    let covered = answer.now.totals.covered;
    let loads = &answer.now.loads;
    let most = loads.first()?;
    if covered < 2 || most.cells * 2 <= covered {
        return None;
    }
    let equal: Vec<&Load> = loads
        .iter()
        .take_while(|load| load.cells == most.cells)
        .collect();
    let part = match most.cells {
        n if n == covered => format!("all {covered} covered needs"),
        n => format!("{n} of the {covered} covered needs"),
    };
    if equal.len() > FEW {
        return None;
    }
    if let [most] = equal.as_slice() {
        let alone = match most.loss {
            0 => String::new(),
            n if n == most.cells => ", and for each of them on nobody else".to_owned(),
            n => format!(", and for {n} of them on nobody else"),
        };
        return Some(format!(
            "You rely on {} for {part}{alone}. No one person can be everything; what would be without them: {}",
            name(answer, &most.id),
            code(&format!(
                "mentor gaps --without {}",
                shell_word(most.id.as_str())
            ))
        ));
    }
    let ids: Vec<PersonId> = equal.iter().map(|load| load.id.clone()).collect();
    let typed: Vec<String> = ids.iter().map(|id| shell_word(id.as_str())).collect();
    Some(format!(
        "You rely on {} for {part} each, and on nobody else for as much. What would be without them: {}",
        some_names(answer, &ids),
        code(&format!("mentor gaps --without {}", typed.join(" ")))
    ))
}

/// Whom the owner helps.
fn helping(answer: &Gaps<'_>) -> String {
    let mentees = people_of(answer, |one| one.person.relationship.is(Role::Mentee));
    if mentees.is_empty() {
        return format!(
            "You have no mentee: to be a mentor yourself makes you think better about your own work than most things. Once you know whom: {}",
            code("mentor add NAME --role mentee")
        );
    }
    format!(
        "You are a mentor yourself, to {}.",
        count(mentees.len(), "person", "people")
    )
}

/// How people came to the network, and which of the six routes were not tried.
fn routes(answer: &Gaps<'_>) -> String {
    let without = &answer.request.what_if.without;
    let others = [Source::Own, Source::Other].map(|source| {
        let came = people_of(answer, |one| one.person.source == Some(source));
        (source, came.len())
    });
    let brought: Vec<String> = routes::brought(answer.network, without)
        .iter()
        .chain(&others)
        .filter(|(_, n)| *n > 0)
        .map(|(route, n)| format!("{n} {}", routes::phrase(*route)))
        .collect();
    let untried: Vec<&str> = routes::untried(answer.network, without)
        .iter()
        .map(|route| routes::phrase(*route))
        .collect();
    if untried.len() == routes::ROUTES.len() {
        let first = answer.now.supply.first();
        let first = first.map_or_else(String::new, |one| {
            format!(
                " If you met {} at an event: {} (else `program`, `observed`, `introduced`, `network`, `online` or `self`)",
                plain(&one.person.name),
                code(&format!("mentor set {} source=event", one.id()))
            )
        });
        return format!(
            "How people came to you is not written, so nobody can say which route was not tried.{first}"
        );
    }
    let came = if brought.is_empty() {
        "How your active people came is not written (`source`).".to_owned()
    } else {
        format!("How your active people came: {}.", listed(&brought))
    };
    if untried.is_empty() {
        return format!("{came} All six routes were tried.");
    }
    let first = routes::untried(answer.network, without).into_iter().next();
    let command = first.map(|route| code(&format!("mentor add NAME --source {route}")));
    format!(
        "{came} Not tried yet: {}. Once somebody has come that way: {}",
        listed(&untried),
        command.unwrap_or_default()
    )
}
