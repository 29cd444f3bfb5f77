//! What is typed after `WHO`, held against the keys of one kind of file, once for all who have such a file.
//!
//! What may live here: from `KEY=VALUE` to the key that is meant and its checked values. What may not: what
//! becomes of it in one file.

use super::target::Target;
use crate::error::Failure;
use crate::facts::typed::{self, Known};
use crate::facts::which_key::which;
use crate::model::change::Value;
use crate::model::keys::{Refers, Shape};
use crate::model::network::Network;
use crate::model::words::Stage;
use crate::text::fold::fold;

/// How a key is set.
pub const SHAPES: &str =
    "write KEY=VALUE, KEY+=VALUE or KEY-=VALUE for a list, or KEY= to take it out";

/// A key with what is asked of it.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// The tables and the key.
    pub path: Vec<String>,
    /// What is to become of it.
    pub wish: Wish,
}

/// What is to become of a key.
#[derive(Clone, Debug)]
pub(super) enum Wish {
    /// It gets this value.
    Set(Value),
    /// It goes.
    Remove,
    /// These join its list.
    Add(Vec<Value>),
    /// These leave its list.
    Take(Vec<Value>),
}

/// Why it cannot be.
#[derive(Debug)]
pub(super) enum Slip {
    /// This kind of file has no such key, or has several.
    Key(Failure),
    /// Anything else: it would be so of every kind.
    Other(Failure),
}

impl From<Failure> for Slip {
    fn from(failure: Failure) -> Self {
        Self::Other(failure)
    }
}

impl Slip {
    /// The failure; a key that one of several kinds (`mixed`) does not have is told with that kind.
    pub(super) fn told(self, target: &Target, mixed: bool) -> Failure {
        match self {
            Self::Key(failure) if mixed => {
                let message = format!("{}: {}", target.kind(), failure.message);
                Failure { message, ..failure }.hint(
                    "people, circles and the settings have keys of their own: take a command for each kind",
                )
            }
            Self::Key(failure) | Self::Other(failure) => failure,
        }
    }
}

/// `KEY=VALUE` taken apart.
struct Typed<'a> {
    key: &'a str,
    sign: Sign,
    value: &'a str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Set,
    Add,
    Take,
}

/// Whether the values that were typed name people: then everyone has to be known.
pub fn names_people(target: &Target, typed: &[String]) -> bool {
    typed.iter().any(|text| {
        let key = parse(text).and_then(|typed| which(target.keys(), typed.key));
        key.is_ok_and(|(path, shape)| {
            let person = matches!(
                shape,
                Shape::Id(Refers::Person) | Shape::Ids(Refers::Person)
            );
            person || path == ["facilitator"]
        })
    })
}

/// The keys that are meant, with their values. `alike` are those whose files hold these keys: one at least.
pub(super) fn asked(
    network: &Network,
    alike: &[&Target],
    typed: &[String],
    known: Known<'_>,
) -> Result<Vec<Asked>, Slip> {
    let mut asked: Vec<Asked> = Vec::new();
    for text in typed {
        let one = one(network, alike, &parse(text)?, known)?;
        let twice = |other: &Asked| {
            other.path == one.path && !(other.wish.is_of_list() && one.wish.is_of_list())
        };
        if asked.iter().any(twice) {
            let key = one.path.join(".");
            return Err(Failure::usage(format!("{key} is given twice")).into());
        }
        asked.push(one);
    }
    Ok(asked)
}

impl Wish {
    fn is_of_list(&self) -> bool {
        matches!(self, Self::Add(_) | Self::Take(_))
    }
}

/// Splits `KEY=VALUE`, `KEY+=VALUE` and `KEY-=VALUE`.
fn parse(text: &str) -> Result<Typed<'_>, Failure> {
    let usage = || Failure::usage(format!("`{text}` sets no key")).hint(SHAPES);
    let Some((key, value)) = text.split_once('=') else {
        return Err(usage().hint("names stand before the first KEY=VALUE"));
    };
    let (key, sign) = match (key.strip_suffix('+'), key.strip_suffix('-')) {
        (Some(key), _) => (key, Sign::Add),
        (_, Some(key)) => (key, Sign::Take),
        _ => (key, Sign::Set),
    };
    let key = key.trim();
    if key.is_empty() {
        return Err(usage());
    }
    Ok(Typed { key, sign, value })
}

fn one(
    network: &Network,
    alike: &[&Target],
    typed: &Typed<'_>,
    known: Known<'_>,
) -> Result<Asked, Slip> {
    let Some(first) = alike.first() else {
        return Err(Failure::new("nobody is named").into());
    };
    let (path, shape) = which(first.keys(), typed.key).map_err(Slip::Key)?;
    let key = path.join(".");
    refuse_what_others_do(alike.len(), first, &key, typed)?;
    if typed.value.trim().is_empty() {
        if typed.sign != Sign::Set {
            let failure = Failure::usage(format!("nothing is written after `{}`", typed.key));
            return Err(failure
                .hint(format!("{key}= takes the whole list out"))
                .into());
        }
        let wish = Wish::Remove;
        return Ok(Asked { path, wish });
    }
    // A circle's facilitator is an id or `me`; only the table of keys of the format says text.
    let shape = match (first, key.as_str()) {
        (Target::Circle(_), "facilitator") if typed.value.trim() != "me" => {
            Shape::Id(Refers::Person)
        }
        _ => shape,
    };
    let wish = match typed.sign {
        Sign::Set => Wish::Set(typed::value(&key, shape, typed.value, known)?),
        Sign::Add => Wish::Add(typed::elements(&key, shape, typed.value, known)?),
        Sign::Take => Wish::Take(match stands(network, alike, (&key, shape), typed)? {
            Some(values) => values,
            None => typed::elements(&key, shape, typed.value, known)?,
        }),
    };
    Ok(Asked { path, wish })
}

/// What stands in the list of one of them may leave it as it stands there, even an id that leads nowhere; `None`
/// where it stands in nobody's.
fn stands(
    network: &Network,
    alike: &[&Target],
    (key, shape): (&str, Shape),
    typed: &Typed<'_>,
) -> Result<Option<Vec<Value>>, Failure> {
    let Some(texts) = typed::texts(key, shape, typed.value)? else {
        return Ok(None);
    };
    let stands = alike.iter().any(|target| {
        let held = target.held(network, key);
        let mut texts = texts.iter();
        texts.all(|text| held.iter().any(|held| fold(held) == fold(text)))
    });
    Ok(stands.then(|| texts.into_iter().map(Value::Text).collect()))
}

/// Keys that belong to a step which writes more than the key, and those that are one's own.
fn refuse_what_others_do(
    several: usize,
    target: &Target,
    key: &str,
    typed: &Typed<'_>,
) -> Result<(), Failure> {
    let removes = typed.value.trim().is_empty();
    let who = target.typed();
    match key {
        "name" if removes && *target != Target::Me => {
            let hint = format!("mentor set {who} name=\"Another Name\"");
            Err(Failure::new("a name can be changed, not taken out").hint(hint))
        }
        "name" if several > 1 => {
            let hint = format!("mentor set {who} name=\"Another Name\"");
            Err(Failure::new("a name is one's own, and several are named").hint(hint))
        }
        "title" if removes && matches!(target, Target::Goal(_)) => {
            let hint = format!("mentor goal set {who} title=\"Another Title\"");
            Err(Failure::new("a title can be changed, not taken out").hint(hint))
        }
        "format" => Err(Failure::new(
            "the format is not a setting: this program reads format 1",
        )),
        "relationship.stage" | "stage" if Stage::parse(typed.value) == Some(Stage::Closed) => Err(
            Failure::new("a relationship is closed with its debrief, so that nothing open is lost")
                .hint(format!("mentor close {who} --as completed"))
                .hint(format!("to write the word alone, edit {}", target.file())),
        ),
        _ => Ok(()),
    }
}
