//! What becomes of each place that names somebody who goes.
//!
//! What may live here: one rule for each form of a place. What may not: what goes itself.
//!
//! Lists lose the id. A key that holds it alone goes, or where a name may stand there as well, gets the name.
//! `@id`, and the id to whom `close` handed an action, become the name, so that a sentence still says who it was; an open action of theirs is dropped, as
//! nobody would do it. What is the owner's to decide (links, a programme's own tables) is left and told.

use super::request::Request;
use crate::facts::traces::follow;
use crate::facts::traces::removal::Removal;
use crate::facts::traces::told::Told;
use crate::model::change::{ChangeSet, Edit, KeyOp, Value};
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::trace::{Form, Named, Trace};

/// Keys in which a name may stand instead of an id.
const NAMES: [&str; 4] = ["host", "who", "led-by", "attended"];
/// What stands for somebody who is forgotten.
const SOMEBODY: &str = "someone";

/// Settles every place outside of what goes.
pub fn settle(network: &Network, request: &Request, removal: &mut Removal, set: &mut ChangeSet) {
    let gone = request.who.path();
    let mut last = None;
    for trace in &network.traces {
        let file = &trace.place.file;
        if *file == gone || file.below(&gone).is_some() {
            continue;
        }
        let told = || Told::of(trace, file.clone(), &format!("@{}", request.who.id()));
        match &trace.form {
            Form::Key { key, list } => {
                let done = key_op(network, request, trace, (key, list.as_deref()));
                match done {
                    Some((key, op)) => {
                        let is_name = matches!(op, KeyOp::Set(_));
                        set.edit(file, Edit::Key { path: key, op });
                        if is_name {
                            removal.named.push(told());
                        } else {
                            removal.taken.push(told());
                        }
                    }
                    None => removal.left.push(told()),
                }
                let alone = list.as_ref().is_some_and(|list| list.len() == 1);
                if alone && matches!(request.who, Named::Goal(_)) {
                    let id = file.folder().rsplit('/').next().unwrap_or_default();
                    removal.every_goal.push(PersonId::new(id));
                }
            }
            // `#id` is a topic where no goal has that name.
            Form::Word if matches!(request.who, Named::Goal(_)) => {}
            Form::Word => {
                let first = last != Some(&trace.place);
                last = Some(&trace.place);
                word(request, trace, first, removal, set);
            }
            Form::Handed => handed(request, trace, removal, set),
            Form::Path { .. } if is_see(trace) => {
                set.edit(
                    file,
                    Edit::Key {
                        path: vec!["see".into()],
                        op: KeyOp::Remove,
                    },
                );
                removal.emptied.push(told());
            }
            Form::Path { .. } if file.as_str() == "mentor.toml" => {
                silence(network, trace, removal, set)
            }
            Form::Path { .. } | Form::Cell(_) => removal.left.push(told()),
            Form::Plain | Form::Unread => {}
        }
    }
    let plain = follow::left(&network.traces, &request.who, Clone::clone);
    let is_gone = |told: &Told| {
        let file = &told.place.file;
        *file == gone || file.below(&gone).is_some()
    };
    let outside = plain.into_iter().filter(|told| !is_gone(told));
    removal.left.extend(outside);
}

/// What becomes of a key that names somebody; `None`: it is left.
fn key_op(
    network: &Network,
    request: &Request,
    trace: &Trace,
    (key, list): (&[String], Option<&[String]>),
) -> Option<(Vec<String>, KeyOp)> {
    let id = Value::Text(request.who.id().to_owned());
    let name = key.last().map(String::as_str).unwrap_or_default();
    match (key, list) {
        ([shared, with], _) if shared == "shared" && with == "with" => Some((
            vec![shared.clone()],
            KeyOp::Take(shared_with(network, request, trace)?),
        )),
        // The pairs of a round are what they were.
        ([table, _], _) if table == "pairs" => None,
        (_, Some(_)) => Some((key.to_vec(), KeyOp::Take(id))),
        (_, None) if NAMES.contains(&name) && !request.forget => {
            Some((key.to_vec(), KeyOp::Set(Value::Text(request.name.clone()))))
        }
        (_, None) => Some((key.to_vec(), KeyOp::Remove)),
    }
}

/// The entry of a resource's `shared` that names the person.
fn shared_with(network: &Network, request: &Request, trace: &Trace) -> Option<Value> {
    let resource = network
        .resources
        .iter()
        .find(|one| one.file() == trace.place.file)?;
    let mut shared = resource.shared.iter();
    let (with, on) = shared.find(|(with, _)| with.as_str() == request.who.id())?;
    let mut entry = vec![("with".to_owned(), Value::Text(with.to_string()))];
    entry.extend(on.map(|day| ("on".to_owned(), Value::Day(day))));
    Some(Value::Table(entry))
}

/// To whom `close` handed an action: the name stays, so that the line still says it.
fn handed(request: &Request, trace: &Trace, removal: &mut Removal, set: &mut ChangeSet) {
    let edit = follow::replace(trace, request.who.id(), stands_for(request));
    set.edit(&trace.place.file, edit);
    let told = Told::of(trace, trace.place.file.clone(), "");
    removal.named.push(told);
}

/// What stands in a sentence for who goes.
fn stands_for(request: &Request) -> &str {
    if request.forget {
        SOMEBODY
    } else {
        &request.name
    }
}

/// `@id` in a text; as the owner of an open action, that is dropped.
fn word(request: &Request, trace: &Trace, first: bool, removal: &mut Removal, set: &mut ChangeSet) {
    let file = &trace.place.file;
    let id = request.who.id();
    let sign = format!("@{id}");
    let told = Told::of(trace, file.clone(), &sign);
    let mut name = stands_for(request).to_owned();
    if name.contains(['"', '\\', '\'']) && file.as_str().ends_with(".toml") {
        // It would have to be written otherwise there.
        name = id.to_owned();
    }
    let mut start = trace.range.start.saturating_sub(1);
    let mut was = sign.clone();
    match owned(&trace.line, &sign).filter(|_| first) {
        Some((distance, mark)) => {
            name.push(':');
            let offset = start.saturating_sub(distance);
            if mark == ' ' {
                set.edit(file, Edit::MarkItem { offset, mark: '-' });
                removal.dropped.push(told);
            } else {
                // With its box it would be the owner's from now on: what they did is told, and counts for nobody.
                let line = &trace.line;
                let end = line.find(&sign).unwrap_or(0) + sign.len();
                let boxed = line.get(end.saturating_sub(sign.len() + distance)..end);
                if let Some(boxed) = boxed {
                    boxed.clone_into(&mut was);
                    start = offset;
                }
                removal.named.push(told);
            }
        }
        None => removal.named.push(told),
    }
    let edit = Edit::Replace {
        range: start..trace.range.end,
        was,
        now: name,
    };
    set.edit(file, edit);
}

/// Where a line is a task that begins with this owner: how many bytes before the owner its box begins, and
/// the mark in it.
fn owned(line: &str, sign: &str) -> Option<(usize, char)> {
    let owner = line.find(sign)?;
    let before = line.get(..owner)?;
    let open = before.rfind('[')?;
    let inside = before.get(open + 1..)?;
    let mark = inside.chars().next()?;
    let rest = inside.get(mark.len_utf8()..)?.strip_prefix(']')?;
    let bullet = before
        .get(..open)?
        .trim_matches(|c: char| c.is_whitespace() || c == '>');
    let is_task = matches!(mark, ' ' | 'x' | 'X' | '-')
        && !rest.chars().any(char::is_alphanumeric)
        && bullet
            .chars()
            .all(|c| matches!(c, '-' | '*' | '+' | '.' | ')') || c.is_ascii_digit());
    is_task.then_some((owner - open, mark))
}

/// Whether the path is a note's `see`.
fn is_see(trace: &Trace) -> bool {
    let rest = trace.line.strip_prefix("see");
    rest.is_some_and(|rest| rest.trim_start().starts_with('='))
}

/// A rule that was silenced for somebody who goes is needed no more.
fn silence(network: &Network, trace: &Trace, removal: &mut Removal, set: &mut ChangeSet) {
    let Form::Path { to, .. } = &trace.form else {
        return;
    };
    let ending = format!(":{to}");
    let ignored = network
        .policy
        .check_ignore
        .iter()
        .filter(|entry| entry.ends_with(&ending));
    let before = removal.taken.len();
    for entry in ignored {
        let op = KeyOp::Take(Value::Text(entry.clone()));
        set.key(&trace.place.file, &["check", "ignore"], op);
        let mut told = Told::of(trace, trace.place.file.clone(), "");
        told.what = "ignore".to_owned();
        removal.taken.push(told);
    }
    if removal.taken.len() == before {
        removal
            .left
            .push(Told::of(trace, trace.place.file.clone(), ""));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_owner_of_a_task_is_the_first_word_after_its_box() {
        for (line, found) in [
            ("- [ ] @ada Send it", Some((4, ' '))),
            ("> 1. [x] (@ada) Send it", Some((5, 'x'))),
            ("- [ ] Send it to @ada", None),
            ("- @ada [ ] sends it", None),
            ("- [link](x) @ada", None),
        ] {
            assert_eq!(owned(line, "@ada"), found, "{line}");
        }
    }
}
