//! Who is there when things are on fire, and what is missing before they can be called.

use super::answer::Gaps;
use super::words::{name, part_of, some_names, verb};
use crate::facts::coverage::NeedKind;
use crate::facts::crisis::{self, Call, Need, Verdict};
use crate::facts::steps::ground::begins_later;
use crate::facts::supply;
use crate::model::words::Stage;
use crate::text::doc::{Doc, Item, code, plain};
use crate::text::phrase::shell_word;

/// Adds the section.
pub(super) fn add(answer: &Gaps<'_>, doc: &mut Doc) {
    let crisis = &answer.now.crisis;
    doc.heading(2, "If things were on fire");
    let verdict = held(crisis.verdict());
    let met = crisis.met().count();
    let all = crisis.needs.len();
    let mut lead = format!(
        "You would be {verdict}: {} by somebody in touch who may be called.",
        part_of(met, all, "needs of a crisis are met")
    );
    if met == all && crisis.people < 2 {
        lead.push_str(" All of them by one person; a second one would let them sleep.");
    } else if met == all && crisis.outside == 0 {
        lead.push_str(
            " All of them inside your organization; a voice from outside helps most then.",
        );
    }
    doc.para(lead);
    let needs = crisis.needs.iter();
    doc.list(needs.map(|need| Item::new(told(answer, need))).collect());
    let open: Vec<Item> = crisis
        .calls
        .iter()
        .filter(|call| !call.reachable || !call.agreed)
        .map(|call| Item::new(to_write(answer, call)))
        .collect();
    if !open.is_empty() {
        doc.para("To write down before it is needed:");
        doc.list(open);
    }
    doc.para(format!(
        "On such a day, whom to call and with which first words: {}.",
        code("mentor who --crisis")
    ));
}

/// A verdict as the end of "you would be …".
pub(super) fn held(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Ready => "well held",
        Verdict::Partial => "partly held",
        Verdict::Exposed => "mostly on your own",
    }
}

fn told(answer: &Gaps<'_>, need: &Need) -> String {
    let function = need.function;
    if !need.met_by.is_empty() {
        return format!("**{function}**: {}", some_names(answer, &need.met_by));
    }
    if let Some(id) = need.quiet.first() {
        return format!(
            "**{function}**: {} may be called, and it has been quiet; a good week to write. {}",
            name(answer, id),
            code(&format!("mentor agenda {id}"))
        );
    }
    match crisis::ask_first(&answer.now.crisis, need, &answer.now.supply) {
        Some(id) => format!(
            "**{function}**: {} {} it; ask {} whether you may call. Once agreed, {}",
            some_names(answer, &need.not_asked),
            verb(NeedKind::Function, need.not_asked.len() > 1),
            name(answer, id),
            code(&format!("mentor set {id} relationship.crisis-contact=true"))
        ),
        None => not_in_touch(answer, need),
    }
}

/// Nobody in touch gives it: who did, else which prospect would.
fn not_in_touch(answer: &Gaps<'_>, need: &Need) -> String {
    let function = need.function;
    if let Some(id) = need.silent.first() {
        let all = some_names(answer, &need.silent);
        let verb = verb(NeedKind::Function, need.silent.len() > 1);
        let command = code(&format!("mentor agenda {id}"));
        return format!(
            "**{function}**: {all} {verb} it, and it has been quiet; to begin again with {}: {command}",
            name(answer, id)
        );
    }
    let without = &answer.request.what_if.without;
    let mut people = answer.network.people.iter();
    let prospect = people.find(|person| {
        let open = person.readable && person.relationship.stage() == Stage::Prospect;
        let open = open && begins_later(person, answer.today).is_none();
        let gives = supply::gives(person, function.as_str()).is_some();
        open && gives && !without.contains(&person.id)
    });
    match prospect {
        Some(person) => format!(
            "**{function}**: nobody in touch gives it yet; {}, a prospect, could. {}",
            plain(&person.name),
            code(&format!("mentor pitch {}", person.id))
        ),
        None => format!("**{function}**: nobody in touch gives it yet"),
    }
}

fn to_write(answer: &Gaps<'_>, call: &Call) -> String {
    let (id, name) = (shell_word(call.id.as_str()), name(answer, &call.id));
    // A number is nothing that could be proposed: it is written where the file is open.
    let number = format!("mentor edit {id}");
    let rule = format!("mentor set {id} relationship.confidentiality=\"all private\"");
    let wanted = "a number or an address (`phone`, `email` under `[contact]`)";
    match (call.reachable, call.agreed) {
        (false, false) => format!(
            "{name}: {wanted}, {}, and what stays between you, {}",
            code(&number),
            code(&rule)
        ),
        (false, true) => format!("{name}: {wanted}, {}", code(&number)),
        _ => format!("{name}: what stays between you, {}", code(&rule)),
    }
}
