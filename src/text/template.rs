//! Templates: a text with places to fill in, the values, and what went wrong and where.
//!
//! What may live here: the engine and its few filters. What may not: any wording, and where templates are kept.

use std::collections::BTreeMap;
use std::ops::Range;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, ErrorKind, UndefinedBehavior, Value};
use serde::Serialize;

use crate::text::phrase::listed;

/// How much work a template may do; the longest built-in one needs a thousandth of it.
const FUEL: u64 = 2_000_000;
/// How deep templates may include one another.
const DEEPEST: usize = 40;
/// The beginning of the names under which the built-in templates always stand.
pub const BUILT_IN: &str = "builtin/";

/// Where templates come from: `NAME.md` is the owner's where there is one, else the built-in one, and
/// `builtin/NAME.md` is always the built-in one, so that the owner's can extend it.
#[derive(Clone, Debug, Default)]
pub struct Templates {
    /// The owner's, by name with its ending.
    pub own: BTreeMap<String, String>,
    /// The built-in ones, by name with its ending.
    pub built_in: BTreeMap<String, &'static str>,
}

/// What is wrong with a template. Never holds a value that the template was handed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateError {
    /// The template with the slip, which may be one that was included.
    pub name: String,
    /// What is wrong, as half a sentence.
    pub message: String,
    /// The slip in the template's text, in bytes; `None` where the engine does not know it.
    pub range: Option<Range<usize>>,
    /// Its line, from 1.
    pub line: usize,
}

/// Fills in a template. The first line begins the text: blank lines before it and after the last are
/// taken off, and never more than one blank line stands in a row.
pub fn render(
    name: &str,
    templates: &Templates,
    parts: &impl Serialize,
) -> Result<String, TemplateError> {
    let environment = environment(templates).map_err(|error| told(&error, name))?;
    let template = environment
        .get_template(name)
        .map_err(|error| told(&error, name))?;
    let text = template
        .render(Value::from(Serde(parts)))
        .map_err(|error| told(&error, name))?;
    Ok(tidied(&text))
}

fn environment(templates: &Templates) -> Result<Environment<'static>, minijinja::Error> {
    let mut environment = Environment::new();
    let sources = templates.clone();
    environment.set_loader(move |name| {
        let built_in = |name: &str| sources.built_in.get(name).map(|text| (*text).to_owned());
        Ok(match name.strip_prefix(BUILT_IN) {
            Some(name) => built_in(name),
            None => sources.own.get(name).cloned().or_else(|| built_in(name)),
        })
    });
    environment.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build()?,
    );
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(DEEPEST);
    // Needed for the place of an error; what it gathers of the values is never shown.
    environment.set_debug(true);
    environment.add_filter("listed", |words: Vec<String>| listed(&words));
    environment.add_filter("sentence", |text: String| sentence(&text));
    environment.add_filter("lower_first", |text: String| lower_first(&text));
    Ok(environment)
}

/// The text as a sentence: a capital first, a full stop last where it has no end of its own.
fn sentence(text: &str) -> String {
    let text = text.trim();
    let mut chars = text.chars();
    let Some(first) = chars.next() else {
        return String::new();
    };
    let mut out: String = first.to_uppercase().chain(chars).collect();
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '…' | ':' | ';');
    let last = out
        .trim_end_matches(['”', '"', ')', '\'', '’'])
        .chars()
        .last();
    if !last.is_some_and(ends) {
        out.push('.');
    }
    out
}

/// The text with its first letter small, for the middle of a sentence; `I`, names of several capitals
/// and words with a digit stay.
fn lower_first(text: &str) -> String {
    let word = text.split_whitespace().next().unwrap_or("");
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    if capitals != 1 || bare == "I" || word.starts_with("I'") || word.starts_with("I’") {
        return text.to_owned();
    }
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}

fn tidied(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = true;
    for line in text.lines() {
        let line = line.trim_end();
        if line.is_empty() {
            if !blank {
                out.push('\n');
            }
            blank = true;
            continue;
        }
        blank = false;
        out.push_str(line);
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn told(error: &minijinja::Error, asked: &str) -> TemplateError {
    // The innermost error is the slip; the outer ones say which template included which.
    let mut inner = error;
    let mut source = std::error::Error::source(error);
    while let Some(next) = source {
        if let Some(next) = next.downcast_ref::<minijinja::Error>() {
            inner = next;
        }
        source = next.source();
    }
    let kind = match inner.kind() {
        ErrorKind::UndefinedError => "a value is used that is not there".to_owned(),
        ErrorKind::TemplateNotFound => "there is no template of this name".to_owned(),
        ErrorKind::OutOfFuel => "it does not come to an end".to_owned(),
        kind => kind.to_string(),
    };
    let message = match inner.detail() {
        Some(detail) => format!("{kind}: {detail}"),
        None => kind,
    };
    TemplateError {
        name: inner.name().unwrap_or(asked).to_owned(),
        message,
        range: inner.range(),
        line: inner.line().unwrap_or(0),
    }
}

#[cfg(test)]
#[path = "template_tests.rs"]
mod tests;
