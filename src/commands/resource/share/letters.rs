//! The notes that go with something from the shelf, one for each reader.

use serde::Serialize;
use serde_json::Value;

use crate::error::Failure;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::policy::Me;
use crate::model::resource::Resource;
use crate::reports::shelf::note::note;
use crate::shell::args::DraftForm;
use crate::shell::context::Context;
use crate::shell::drafting;

/// Whether a mail can go to all of them.
pub fn addressed(people: &[&Person], me: &Me) -> Result<(), Failure> {
    if let Some(person) = people.iter().find(|person| person.contact.email.is_none()) {
        return Err(Failure::new(format!(
            "no e-mail address of {} is known, and nothing was written",
            person.name
        ))
        .hint(format!(
            "`mentor set {} contact.email=…` keeps it",
            person.id
        )));
    }
    match me.email {
        Some(_) => Ok(()),
        None => Err(
            Failure::new("your own e-mail address is not known, and nothing was written")
                .hint("`email = \"…\"` under [me] in mentor.toml"),
        ),
    }
}

/// The note to one of them, in JSON.
#[derive(Serialize)]
pub struct ToOne {
    who: PersonId,
    draft: Value,
}

/// The notes as JSON tells them; of somebody confidential only where that was asked for.
pub fn in_json<'a>(
    network: &Network,
    resource: &Resource,
    people: impl Iterator<Item = &'a Person>,
    form: &DraftForm,
    context: &mut Context<'_>,
) -> Result<Vec<ToOne>, Failure> {
    let mut notes = Vec::new();
    for person in people.filter(|person| is_written(person, form, context)) {
        let draft = note(network, resource, person, form.audience()).draft(resource, person);
        let who = person.id.clone();
        notes.push((who, draft));
    }
    let worded = notes.into_iter().map(|(who, draft)| {
        let draft = drafting::in_json(context, form, &draft)?;
        Ok(ToOne { who, draft })
    });
    worded.collect()
}

/// Whether a note to them is written; where not, that is said.
fn is_written(person: &Person, form: &DraftForm, context: &mut Context<'_>) -> bool {
    let sees = form.audience().sees_person(person);
    if !sees {
        context.note(format!(
            "no note is written for {}, who is confidential; --include-private writes one",
            person.name
        ));
    }
    sees
}

/// Prints the notes; of somebody confidential only where that was asked for.
pub fn print<'a>(
    network: &Network,
    resource: &Resource,
    people: impl Iterator<Item = &'a Person>,
    form: &DraftForm,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let audience = form.audience();
    let mut before = false;
    for person in people {
        if !is_written(person, form, context) {
            continue;
        }
        if before {
            context.print("\n---\n\n");
        }
        before = true;
        let note = note(network, resource, person, audience);
        let draft = note.draft(resource, person);
        drafting::answer(context, form, &draft, "resource-share", &note)?;
    }
    Ok(())
}
