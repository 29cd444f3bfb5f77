//! A draft worded and answered: its template filled in, in the form that was asked for, and on stderr
//! what the files did not hold and which of its rules the text breaks.
//!
//! What may live here: the way from a draft to an answer. What may not: what any draft says.

use serde::Serialize;
use serde_json::{Value, json};

use crate::error::Failure;
use crate::facts::templates;
use crate::formats::mail::mail;
use crate::model::draft::{Address, Draft, Missing, Rules};
use crate::model::ids::RelPath;
use crate::model::policy::Me;
use crate::model::problem::{Problem, Severity};
use crate::model::words::Tone;
use crate::shell::answer::Answer;
use crate::shell::args::{DraftForm, DraftFormat, Writing};
use crate::shell::context::Context;
use crate::store::read::templates::Wording;
use crate::text::letter;
use crate::text::name;
use crate::text::phrase::{count, shell_word, times};
use crate::text::tally::tally;
use crate::text::template::{BUILT_IN, TemplateError, Templates, render};

/// Refuses to try a draft that is only printed: what writes is `--sent`.
pub fn writes_nothing(writing: Writing) -> Result<(), Failure> {
    if writing.dry_run {
        let failure = Failure::usage("a draft writes nothing, so there is nothing to try");
        return Err(failure.hint("--dry-run goes with --sent"));
    }
    Ok(())
}

/// Answers with the draft in the form that was asked for; `schema` and `value` are its JSON, to which
/// `draft` (to, subject, text, missing, breaks) is added. Fails, and prints nothing of it, where the
/// template has an error, and for a mail where an address is missing.
pub fn answer(
    context: &mut Context<'_>,
    form: &DraftForm,
    draft: &Draft,
    schema: &str,
    value: &impl Serialize,
) -> Result<(), Failure> {
    let (wording, text, broken) = looked_over(context, form, draft)?;
    match form.meant() {
        DraftFormat::Markdown => context.print(Answer::Letter(&text)),
        DraftFormat::Text => context.print(&letter::plain(&text)),
        DraftFormat::Eml => {
            mail_of(
                context,
                &wording.policy.me,
                &draft.to,
                &draft.subject,
                &text,
            )?;
        }
        DraftFormat::Json => {
            let draft = record(draft, &text, &broken);
            context.json(schema, &Worded { value, draft })?;
        }
    }
    Ok(())
}

/// The draft as its part of JSON (to, subject, text, missing, breaks), for an answer that holds several.
pub fn in_json(
    context: &mut Context<'_>,
    form: &DraftForm,
    draft: &Draft,
) -> Result<Value, Failure> {
    let (_, text, broken) = looked_over(context, form, draft)?;
    Ok(record(draft, &text, &broken))
}

fn record(draft: &Draft, text: &str, broken: &[String]) -> Value {
    let to: Vec<Value> = draft
        .to
        .iter()
        .map(|one| json!({ "name": one.name, "email": one.email }))
        .collect();
    json!({
        "to": to,
        "subject": draft.subject,
        "text": text,
        "missing": draft.missing,
        "breaks": broken,
    })
}

/// The draft's text, with what is missing and which rules it breaks said on stderr.
fn looked_over(
    context: &mut Context<'_>,
    form: &DraftForm,
    draft: &Draft,
) -> Result<(Wording, String, Vec<String>), Failure> {
    let wording = context
        .home
        .store(&context.globals, &context.printer.world)?
        .wording();
    let fail_fast = context.globals.fail_fast;
    context
        .told
        .problems(&wording.problems, fail_fast, context.printer)?;
    let text = worded(context, draft, form.tone(), &wording)?;
    let broken = broken(&draft.rules, &text);
    for missing in &draft.missing {
        context.note(said(missing));
    }
    for line in &broken {
        context.note(line);
    }
    Ok((wording, text, broken))
}

/// Answers with a mail of a finished text in Markdown. Fails where an address is missing, or nobody has one.
pub fn mail_of(
    context: &mut Context<'_>,
    me: &Me,
    to: &[Address],
    subject: &str,
    text: &str,
) -> Result<(), Failure> {
    if me
        .email
        .as_deref()
        .is_none_or(|email| email.trim().is_empty())
    {
        let failure =
            Failure::new("your own e-mail address is not in the files, and a mail needs a sender");
        return Err(failure
            .hint("`email = \"…\"` under [me] in mentor.toml keeps it; --format text needs none"));
    }
    let from = Address {
        name: me.name.clone().unwrap_or_default(),
        email: me.email.clone(),
    };
    let text = letter::plain(text);
    let mail = mail(&from, to, subject, &text, context.today())
        .map_err(|failure| addressed(failure, to))?;
    context.print(Answer::Mail(&mail));
    Ok(())
}

/// Names lines of a draft that its owner should look at before it goes out; says nothing of none.
pub fn look_at(context: &mut Context<'_>, why: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    context.note(why);
    for line in lines {
        context.note(format!("  {line}"));
    }
}

/// A draft's own value with the text that was made of it.
#[derive(Serialize)]
struct Worded<'v, T> {
    #[serde(flatten)]
    value: &'v T,
    draft: Value,
}

/// The text; an error in a template is shown with its line, and nothing of the text is used.
fn worded(
    context: &mut Context<'_>,
    draft: &Draft,
    tone: Tone,
    wording: &Wording,
) -> Result<String, Failure> {
    let mut parts = draft.parts.clone();
    if let Some(parts) = parts.as_object_mut() {
        let me = &wording.policy.me;
        parts.insert("tone".to_owned(), json!(tone));
        parts.insert("today".to_owned(), json!(context.today()));
        let mine = json!({
            "name": me.name,
            "first_name": me.name.as_deref().map(name::said),
            "title": me.title,
            "organization": me.organization,
            "email": me.email,
            "intro": me.intro,
        });
        parts.insert("me".to_owned(), mine);
    }
    let sources = Templates {
        own: wording.texts.clone(),
        built_in: templates::by_file(),
    };
    let name = format!("{}.md", draft.template);
    render(&name, &sources, &parts).map_err(|error| slip(context, &error, &sources))
}

/// The slip in a template, shown on stderr in its line; the failure that ends the command.
fn slip(context: &mut Context<'_>, error: &TemplateError, sources: &Templates) -> Failure {
    let name = error.name.strip_prefix(BUILT_IN).unwrap_or(&error.name);
    let bare = name.strip_suffix(".md").unwrap_or(name);
    let own = (name == error.name)
        .then(|| sources.own.get(name))
        .flatten();
    let file = RelPath::new(format!("templates/{name}"));
    if let Some(text) = own {
        let range = error
            .range
            .clone()
            .unwrap_or_else(|| line(text, error.line));
        let rule = "template";
        let problem = Problem::at(
            rule,
            Severity::Error,
            file.clone(),
            text,
            range,
            &*error.message,
        );
        let told = crate::shell::diagnose::text(&problem);
        context.printer.problem(&told);
        return Failure::new(format!("{file} cannot be filled in, so there is no draft"))
            .hint(format!(
                "`mentor template show {bare}` prints the built-in one with the values it is handed"
            ))
            .hint(format!("without {file} the built-in one is used"));
    }
    Failure::new(format!(
        "the template {} cannot be filled in (line {}): {}",
        error.name, error.line, error.message
    ))
}

/// The bytes of a line, from 1.
fn line(text: &str, number: usize) -> std::ops::Range<usize> {
    let before = number.saturating_sub(1);
    let start: usize = text.split_inclusive('\n').take(before).map(str::len).sum();
    let long = text
        .get(start..)
        .and_then(|rest| rest.lines().next())
        .map_or(0, str::len);
    start..start + long
}

/// A line about something that the files do not hold.
fn said(missing: &Missing) -> String {
    match &missing.command {
        Some(command) => format!("missing: {}: {command}", missing.what),
        None => format!("missing: {}", missing.what),
    }
}

/// What of its rules a text does not keep, a line each.
pub fn broken(rules: &Rules, text: &str) -> Vec<String> {
    let plain = letter::plain(text);
    let found = tally(&plain);
    let mut lines = Vec::new();
    if let Some(range) = &rules.words
        && !range.contains(&found.words)
    {
        let words = count(found.words, "word", "words");
        let (least, most) = (range.start(), range.end());
        lines.push(if found.words > *most {
            format!("long: {words}, and {most} are read gladly")
        } else {
            format!("short: {words}, where {least} to {most} say something specific")
        });
    }
    if rules.you_as_often_as_i && found.i > found.you {
        lines.push(format!(
            "it says “I” {} and “you” {}: it is about them",
            times(found.i),
            times(found.you)
        ));
    }
    if let Some(most) = rules.questions
        && found.questions != most
    {
        let (asked, wanted) = (
            count(found.questions, "question", "questions"),
            count(most, "question", "questions"),
        );
        lines.push(format!(
            "it asks {asked}, where {wanted} can be answered best"
        ));
    }
    let lower = plain.to_lowercase();
    for word in rules.never.iter().filter(|word| lower.contains(**word)) {
        lines.push(format!("it says “{word}”"));
    }
    lines
}

/// How a missing address is put right.
fn addressed(failure: Failure, to: &[Address]) -> Failure {
    let without = to.iter().find(|one| one.email.is_none());
    let who = without.map_or("WHO".to_owned(), |one| shell_word(&one.name));
    failure.hint(format!(
        "`mentor set {who} contact.email=…` keeps theirs; --format text needs none"
    ))
}

#[cfg(test)]
#[path = "drafting_tests.rs"]
mod tests;
