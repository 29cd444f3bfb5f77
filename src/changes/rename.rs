//! Somebody or something gets another name, another id, or both; everything that names it follows.

use crate::error::Failure;
use crate::facts::traces::follow;
use crate::facts::traces::renamed::{Namesake, Renamed};
use crate::model::change::{Change, ChangeSet, KeyOp, Value};
use crate::model::ids::RelPath;
use crate::model::network::Network;
use crate::model::trace::Named;
use crate::text::fold::{fold, free_slug, slug};

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// Who or what.
    pub who: Named,
    /// The new name; `None`: it stays.
    pub name: Option<String>,
    /// The new id; `None`: made from the new name.
    pub id: Option<String>,
    /// Whether a person's old name goes, instead of staying as one they are also known by.
    pub drop_old: bool,
    /// Who else has the new name: it may be shared, and that is said.
    pub namesakes: Vec<Namesake>,
}

/// Decides what a rename changes. `ids` are all that are taken among its kind.
///
/// # Errors
/// There is nothing to do, the id is none or taken, or a file that may name it cannot be read.
pub fn rename(
    network: &Network,
    ids: &[String],
    request: &Request,
) -> Result<(Renamed, ChangeSet), Failure> {
    let from = &request.who;
    let before = name_of(network, from);
    let name = request.name.as_deref().map(one_line);
    if name.as_deref() == Some("") {
        return Err(Failure::usage("a name is missing").hint("give the new name, or --id NEW-ID"));
    }
    may_be_named(
        network,
        from,
        name.as_deref().filter(|name| *name != before),
    )?;
    let to = from.like(&new_id(from, name.as_deref(), ids, request)?);
    let name = name.unwrap_or_else(|| before.clone());
    let mut set = ChangeSet::new(summary((from, &to), (&before, &name)));
    let moves = from != &to;
    if moves {
        set.changes.push(moved(from, &to));
    }
    let now = |file: &RelPath| {
        if from.is_folder() || *file != from.path() {
            file.clone()
        } else {
            to.path()
        }
    };
    let mut places = Vec::new();
    if moves {
        places = follow::follow(&mut set, &network.traces, (from, &to), now)?;
        for told in &mut places {
            told.place.file = afterwards(&told.place.file, from, &to);
        }
    }
    let kept = name != before && keeps_old(network, request, &before, &name);
    if name != before {
        name_it(
            &mut set,
            from,
            &now(&from.card()),
            (&name, kept.then_some(&before)),
        );
    }
    let left = if moves {
        follow::left(&network.traces, from, |file| afterwards(file, from, &to))
    } else {
        Vec::new()
    };
    let along = moves && from.is_folder();
    let renamed = Renamed {
        files: if along { network.held.len() } else { 0 },
        from: from.clone(),
        to,
        name_before: before,
        name,
        namesakes: request.namesakes.clone(),
        kept,
        places,
        left,
    };
    Ok((renamed, set))
}

/// As somebody would write it in a commit.
fn summary((from, to): (&Named, &Named), (before, now): (&str, &str)) -> String {
    match before == now {
        true => format!("Rename {} to {}", from.typed(), to.typed()),
        false => format!("Rename {before} to {now}"),
    }
}

/// The card gets the new name; of a person the old one may stay among the others.
fn name_it(
    set: &mut ChangeSet,
    from: &Named,
    card: &RelPath,
    (name, old): (&str, Option<&String>),
) {
    let text = |name: &str| Value::Text(name.to_owned());
    let key = if from.is_folder() { "name" } else { "title" };
    set.set(card, &[key], text(name));
    if matches!(from, Named::Person(_)) {
        set.key(card, &["also"], KeyOp::Take(text(name)));
    }
    if let Some(old) = old {
        set.key(card, &["also"], KeyOp::Add(text(old)));
    }
}

/// The folder or file gets its other name.
fn moved(from: &Named, to: &Named) -> Change {
    let (old, new) = (from.path(), to.path());
    if from.is_folder() {
        Change::MoveFolder { from: old, to: new }
    } else {
        Change::Rename {
            from: old,
            to: new,
            edits: Vec::new(),
        }
    }
}

/// A file as it is called afterwards.
fn afterwards(file: &RelPath, from: &Named, to: &Named) -> RelPath {
    if *file == from.path() {
        return to.path();
    }
    match file.below(&from.path()) {
        Some(rest) => to.path().join(rest),
        None => file.clone(),
    }
}

/// The id that it gets: the one that is asked for, else one made from the new name.
fn new_id(
    from: &Named,
    name: Option<&str>,
    ids: &[String],
    request: &Request,
) -> Result<String, Failure> {
    let taken = |id: &str| {
        let other = |taken: &&String| taken.as_str() != from.id() && fold(taken) == id;
        id == "me" || ids.iter().any(|taken| other(&taken))
    };
    let Some(id) = &request.id else {
        let Some(name) = name else {
            return Err(
                Failure::usage("nothing to rename it to").hint("give the new name, or --id NEW-ID")
            );
        };
        // Somebody who is `sam-lee-2` because of another Sam Lee stays that one.
        let base = slug(name);
        let number = from
            .id()
            .strip_prefix(base.as_str())
            .and_then(|rest| rest.strip_prefix('-'));
        let numbered =
            number.is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit())) && taken(&base);
        if numbered {
            return Ok(from.id().to_owned());
        }
        return Ok(free_slug(name, from.kind(), taken));
    };
    let clean = slug(id);
    if clean != *id {
        let failure = Failure::usage(format!("`{id}` cannot be an id"))
            .detail("an id is lower-case words of a-z and 0-9, joined by `-`");
        return Err(if clean.is_empty() {
            failure
        } else {
            failure.hint(format!("--id {clean}"))
        });
    }
    if id == "me" {
        return Err(Failure::usage(
            "`me` is the owner wherever an id stands; take another id",
        ));
    }
    if taken(id) {
        let other = from.like(id);
        let failure = Failure::new(format!("{} is there already", other.path()));
        return Err(match from {
            Named::Person(_) => failure.hint(format!(
                "if both are the same person: `mentor merge {} {id}`; else take another id",
                from.id()
            )),
            _ => failure.hint("take another id"),
        });
    }
    Ok(id.clone())
}

/// Whether the old name stays as one that the person is also known by: not where it is the same but for
/// case and accents.
fn keeps_old(network: &Network, request: &Request, before: &str, name: &str) -> bool {
    let Named::Person(id) = &request.who else {
        return false;
    };
    let also = network
        .person(id)
        .map_or(&[][..], |person| person.also.as_slice());
    let known = also.iter().any(|other| other == before);
    !request.drop_old && !known && fold(before) != fold(name) && before != id.as_str()
}

/// Whether another name can be written: where the file that says what it is cannot be read, only the id can change.
fn may_be_named(network: &Network, named: &Named, name: Option<&str>) -> Result<(), Failure> {
    let readable = match named {
        Named::Person(id) => network.person(id).map(|person| person.readable),
        Named::Circle(id) => network.circle(id).map(|circle| circle.readable),
        Named::Goal(id) => network.goal(id).map(|goal| goal.readable),
        Named::Resource(_) => None,
    };
    if name.is_none() || readable.unwrap_or(true) {
        return Ok(());
    }
    let failure = Failure::new(format!(
        "{} cannot be read, so its name cannot be changed",
        named.card()
    ));
    Err(failure
        .hint("`mentor check` shows what is wrong with it")
        .hint("--id NEW-ID alone gives another id all the same"))
}

/// The name or title; the id where none can be read.
pub fn name_of(network: &Network, named: &Named) -> String {
    let found = match named {
        Named::Person(id) => network.person(id).map(|person| &person.name),
        Named::Circle(id) => network.circle(id).map(|circle| &circle.name),
        Named::Goal(id) => network.goal(id).map(|goal| &goal.title),
        Named::Resource(id) => {
            let found = network.resources.iter().find(|one| one.id == *id);
            found.map(|one| &one.title)
        }
    };
    found.map_or_else(|| named.id().to_owned(), Clone::clone)
}

fn one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
