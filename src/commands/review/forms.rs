//! The forms in which the review is answered.

use clap::ValueEnum;

use crate::error::Failure;
use crate::formats::html;
use crate::model::draft::Address;
use crate::model::network::Network;
use crate::reports::review::build::Review;
use crate::shell::context::Context;
use crate::shell::drafting::mail_of;
use crate::shell::lines::{Sought, lines};
use crate::shell::piecewise;
use crate::text::markdown;

/// The forms as typed.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Rendered on a terminal, Markdown in a pipe.
    Text,
    /// Markdown wherever it goes.
    Markdown,
    /// One JSON object.
    Json,
    /// A mail to the owner.
    Eml,
    /// A page that holds everything it needs.
    Html,
}

/// Answers with the review in a form; everything of each kind with `all`.
pub fn answer(
    (format, all): (Format, bool),
    network: &Network,
    found: &Review,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let doc = || found.to_doc(all);
    match format {
        Format::Json => context.json("review", found)?,
        Format::Text => piecewise::print(context, || found.pieces(all)),
        Format::Markdown => piecewise::markdown(context, || found.pieces(all)),
        Format::Html => context.print(&html::page(&found.title(), &doc())),
        Format::Eml => {
            let me = &network.policy.me;
            let to = Address {
                name: me.name.clone().unwrap_or_default(),
                email: me.email.clone(),
            };
            mail_of(
                context,
                me,
                &[to],
                &found.title(),
                &markdown::render(&doc()),
            )?;
        }
    }
    Ok(())
}

/// So many lines are looked up at once: each takes some room on the way.
const AT_ONCE: usize = 500;

/// Looks up the lines of keys, of the items that are told.
pub fn place(
    (format, all): (Format, bool),
    found: &mut Review,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let mut keyed = found.items.keyed();
    if format != Format::Json && !all {
        let shown = found.shown(all);
        keyed.retain(|number| shown.contains(number));
    }
    for some in keyed.chunks(AT_ONCE) {
        let sought = some.iter().filter_map(|number| {
            let item = found.items.get(*number)?;
            let key = item.key?;
            Some(Sought {
                file: item.place.file,
                key: key.path,
                value: key.value,
            })
        });
        let sought: Vec<Sought> = sought.collect();
        for (number, line) in some.iter().zip(lines(context, &sought)?) {
            found.items.place(*number, line);
        }
    }
    Ok(())
}
