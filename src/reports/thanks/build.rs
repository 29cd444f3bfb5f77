//! From a question to a thank-you: choose the occasion, gather, keep what a short letter holds.

use super::acts::acts;
use super::choose::{Chosen, choose};
use super::effects::{effects, nothing_yet};
use super::forward::{commitment, give, report};
use super::letter::{Evidence, Letter, choose as fit};
use super::occasion::{Occasion, Source};
use super::piece::{Case, Form};
use super::value::{Gap, Head, Opening, Thanks};
use super::variant::Variant;
use crate::error::Failure;
use crate::facts::addressed::{MY_NAME, addressee};
use crate::facts::contact::up_to;
use crate::facts::dates;
use crate::facts::owed::{LATE_AFTER, LET_GO_AFTER, last_thanks};
use crate::facts::privacy::Audience;
use crate::model::day::Day;
use crate::model::draft::Missing;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::{Medium, TouchKind};

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Request {
    /// The kind; `None`: chosen from the evidence.
    pub variant: Option<Variant>,
    /// The day of a meeting or a line; `None`: chosen.
    pub on: Option<Day>,
    /// Who will read it.
    pub audience: Audience,
}

/// A thank-you to a person, as of a day.
pub fn thanks(
    network: &Network,
    id: &PersonId,
    request: &Request,
    today: Day,
) -> Result<Thanks, Failure> {
    let person = addressee(network, id, request.audience)?;
    let case = Case {
        network,
        person,
        audience: request.audience,
        today,
    };
    let Chosen {
        occasion,
        variant,
        because,
    } = choose(&case, request.variant, request.on)?;
    let late_days = late(&occasion, today);
    let promised = commitment(&case, &occasion, variant);
    let due = promised.as_ref().map(|(_, due)| *due);
    let over = variant == Variant::Closing;
    let letter = fit(Evidence {
        acts: acts(&case, &occasion, variant),
        effects: effects(&case, &occasion, variant),
        commitment: promised.map(|(piece, _)| piece).filter(|_| !over),
        // A farewell does not speak as if it went on; what was given before its end stays said.
        give: give(&case, &occasion).filter(|give| !over || give.form == Form::Gave),
        report: report(&case, variant, due),
        late: late_days > 0,
        second: variant == Variant::Result,
    });
    let Some(letter) = letter else {
        return Err(Failure::new(format!(
            "there is nothing to thank {} for",
            person.name
        )));
    };
    Ok(Thanks {
        who: person.id.clone(),
        name: person.name.clone(),
        because,
        date: occasion.day,
        place: occasion.place(&case),
        thanked: occasion.thanked,
        late_days,
        opening: opening(&case, &occasion, late_days, &letter),
        gaps: gaps(&case, &occasion, variant, &letter),
        others: others(&case, &occasion, variant),
        head: Head {
            first_name: person.first_name().to_owned(),
            email: person.contact.email.clone(),
            subject: subject(&case, &occasion, variant),
        },
        act: letter.act,
        how: letter.how,
        effect: letter.effect,
        commitment: letter.commitment,
        give: letter.give,
        report: letter.report,
        written: Vec::new(),
        named: request.variant.is_some() || request.on.is_some(),
        variant,
    })
}

/// How many days late it is: over two, and not said yet.
fn late(occasion: &Occasion<'_>, today: Day) -> i64 {
    let days = today.days_since(occasion.day);
    if occasion.thanked.is_none() && days > LATE_AFTER {
        days
    } else {
        0
    }
}

/// Whether more than the person's own folder is needed: whom they introduced stands in other folders.
pub fn looks_further(person: &Person, request: &Request, today: Day) -> bool {
    let lines = person.log.iter().filter(|touch| touch.day <= today);
    request.variant == Some(Variant::Introduction)
        || request.on.is_some()
        || lines
            .into_iter()
            .any(|touch| touch.kind == TouchKind::Introduced)
}

fn opening(case: &Case<'_>, occasion: &Occasion<'_>, late_days: i64, letter: &Letter) -> Opening {
    let note = match occasion.source {
        Source::Meeting(_, note) | Source::Closing(_, note) => Some(note),
        _ => None,
    };
    let tells_time = ["minute", "hour"]
        .iter()
        .any(|word| letter.act.text.to_lowercase().contains(word));
    let front = note.map(|note| &note.front);
    let talk = match front.and_then(|front| front.medium) {
        Some(Medium::Phone | Medium::Video) => "call",
        Some(Medium::InPerson) => "meeting",
        _ => "talk",
    };
    let month = |day: Day| day.date().format("%B %Y").to_string();
    let span = match (
        front.and_then(|front| front.since),
        front.and_then(|front| front.until),
    ) {
        (Some(since), Some(until)) if month(since) != month(until) => {
            Some(format!("{} to {}", month(since), month(until)))
        }
        _ => None,
    };
    Opening {
        when: dates::on(occasion.day, case.today),
        minutes: front
            .and_then(|front| front.minutes)
            .filter(|_| !tells_time),
        talk,
        span: span.filter(|_| matches!(occasion.source, Source::Closing(..))),
        late: match late_days {
            0 => None,
            days if days > LET_GO_AFTER => Some("weeks"),
            _ => Some("days"),
        },
        since: dates::month(occasion.day, case.today),
    }
}

/// What the letter leaves to be filled in, in its order.
fn gaps(case: &Case<'_>, occasion: &Occasion<'_>, variant: Variant, letter: &Letter) -> Vec<Gap> {
    let id = &case.person.id;
    let at = match occasion.source {
        Source::Meeting(meeting, _) => format!(" --date {}", meeting.day),
        _ => String::new(),
    };
    let log = |flags: &str| format!("mentor log {id}{at}{flags}");
    let gap = |part, what: &str, command: String| Gap {
        part,
        missing: Missing::new(what, command),
    };
    let mut gaps = Vec::new();
    // A line of some length tells how it was done, minutes tell what it cost.
    let told = letter.act.text.split_whitespace().count() > 7 || variant == Variant::Closing;
    let cost = matches!(occasion.source, Source::Meeting(_, note) if note.front.minutes.is_some());
    if letter.how.is_empty() && !told && !cost {
        gaps.push(gap(
            "how",
            "what was good in how you did it, or what it cost you",
            log(" --received \"…\""),
        ));
    }
    let fresh = case.today.days_since(occasion.day) <= LATE_AFTER;
    let took = letter.act.form == Form::LeftWith && fresh;
    if letter.effect.is_empty() && !took && !nothing_yet(occasion) {
        gaps.push(gap("effect", "what it has changed so far", log("")));
    }
    // One talk about one question ends once its result was told.
    let came = letter
        .effect
        .iter()
        .any(|piece| matches!(piece.form, Form::Chain | Form::Done));
    let light = match variant {
        Variant::Gift | Variant::Closing | Variant::Introduction | Variant::Crisis => true,
        Variant::Flash => came,
        _ => false,
    };
    if letter.commitment.is_none() && !light {
        let flag = " --action \"… due:2w\"";
        gaps.push(gap(
            "commitment",
            "the next step on my side, and its day",
            log(flag),
        ));
    }
    if letter.give.is_none() && variant != Variant::Closing && give(case, occasion).is_none() {
        let command = format!("mentor set {id} offer=\"…\"");
        gaps.push(gap("give", "something of use to you", command));
    }
    if letter.report.is_none() && !light {
        gaps.push(gap(
            "report",
            "when you will hear from me",
            log(" --next-meeting fri"),
        ));
    }
    if case.network.policy.me.name.is_none() {
        gaps.push(Gap {
            part: "me",
            missing: Missing::yours(MY_NAME),
        });
    }
    gaps
}

/// After an introduction both are thanked.
fn others(case: &Case<'_>, occasion: &Occasion<'_>, variant: Variant) -> Vec<String> {
    let (person, today) = (case.person, case.today);
    let mut said = Vec::new();
    if variant == Variant::Introduction {
        let brought = case.network.people.iter();
        // Only who was met, and has not heard it yet.
        let met = brought.filter(|other| {
            let by = other.introduced_by.as_ref() == Some(&person.id);
            let once = up_to(&other.meetings, today).count() == 1;
            by && once && last_thanks(other, today).is_none()
        });
        said.extend(met.map(|other| {
            format!(
                "{} gave you time as well: `mentor thanks {}`",
                other.name, other.id
            )
        }));
    }
    let first = up_to(&person.meetings, today).count() == 1 && occasion.thanked.is_none();
    if let Some(by) = person.introduced_by.as_ref().filter(|_| first) {
        said.push(format!(
            "{} brought you together: `mentor thanks {by} --variant introduction`",
            case.network.name_of(by)
        ));
    }
    said
}

fn subject(case: &Case<'_>, occasion: &Occasion<'_>, variant: Variant) -> String {
    let when = dates::on(occasion.day, case.today);
    let when = when.strip_prefix("on ").unwrap_or(&when);
    match variant {
        Variant::Meeting | Variant::Flash => format!("Thank you for {when}"),
        Variant::Gift => "Thank you".to_owned(),
        Variant::Introduction => "Thank you for bringing us together".to_owned(),
        Variant::Feedback => "Thank you for saying it".to_owned(),
        Variant::Crisis => "Thank you for being there".to_owned(),
        Variant::Sponsorship => "Thank you for speaking for me".to_owned(),
        Variant::Closing => "Thank you for our time together".to_owned(),
        Variant::Result => format!("What came of {when}"),
    }
}
