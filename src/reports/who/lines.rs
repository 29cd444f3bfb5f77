//! The lines about one person who is named: what speaks for them, today, the tie, the way to them.

use super::ground::Kind;
use super::seen::Tie;
use super::value::{Named, Reason};
use crate::facts::contact::Freshness;
use crate::facts::media::medium;
use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::model::length::Length;
use crate::model::words::{Role, Stage, WeekdayName};
use crate::text::doc::{code, plain};
use crate::text::phrase::{clause, count, listed, spoken};

/// Where a page says which file somebody's lines are from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cite {
    /// Beside each line.
    Each,
    /// Once, beside the name: their own file is not named again.
    Once,
}

/// The name with what they do: `**Walter Haas**, CFO, retired (Erie Barge Lines)`.
pub fn head(named: &Named) -> String {
    let title = named.title.as_deref().map(plain);
    let title = title.map_or_else(String::new, |title| format!(", {title}"));
    let at = named.organization.as_deref().map(plain);
    let at = at.map_or_else(String::new, |at| format!(" ({at})"));
    format!("**{}**{title}{at}", plain(&named.name))
}

/// What speaks for them; skills and situations of one file in one line.
pub fn reasons(named: &Named, today: Day, cite: Cite) -> Vec<String> {
    let mut lines: Vec<String> = [Kind::Expertise, Kind::Experience]
        .into_iter()
        .filter_map(|kind| words(named, kind, false, cite))
        .chain(gives(named, cite))
        .collect();
    let mut told: Vec<(&RelPath, Option<usize>)> = Vec::new();
    for reason in &named.reasons {
        let line = match reason.kind {
            Kind::Expertise | Kind::Experience | Kind::Function => continue,
            // One line may speak of several topics.
            Kind::Takeaway | Kind::Advice if told.contains(&(&reason.file, reason.line)) => {
                continue;
            }
            _ => line(reason, today, cite),
        };
        told.push((&reason.file, reason.line));
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if named.more > 0 {
        lines.push(format!(
            "and {} of notes",
            count(named.more, "more line", "more lines")
        ));
    }
    lines
}

/// The kinds of support that they give, those agreed before those assumed.
pub fn gives(named: &Named, cite: Cite) -> Vec<String> {
    let kinds = [false, true].into_iter();
    kinds
        .filter_map(|assumed| words(named, Kind::Function, assumed, cite))
        .collect()
}

/// The words of one kind in one line, with their place.
fn words(named: &Named, kind: Kind, assumed: bool, cite: Cite) -> Option<String> {
    let of_kind = named.reasons.iter();
    let of_kind = of_kind.filter(|reason| reason.kind == kind && reason.assumed == assumed);
    let of_kind: Vec<&Reason> = of_kind.collect();
    let first = of_kind.first()?;
    let mut words: Vec<String> = Vec::new();
    for reason in &of_kind {
        let word = plain(&spoken(&reason.text));
        if !words.contains(&word) {
            words.push(word);
        }
    }
    let verb = match (kind, assumed) {
        (Kind::Expertise, _) => "knows",
        (Kind::Experience, _) => "has been through",
        (_, false) => "gives",
        (_, true) => "usually gives, by their role,",
    };
    Some(format!("{verb} {}{}", listed(&words), place(first, cite)))
}

fn line(reason: &Reason, today: Day, cite: Cite) -> String {
    let text = plain(clause(&reason.text));
    let day = reason.date.map(|day| crate::facts::dates::date(day, today));
    let day = day.unwrap_or_default();
    let private = if reason.private { " (private)" } else { "" };
    let told = match reason.kind {
        Kind::Takeaway => format!("you took home on {day}: “{text}”"),
        Kind::Advice => {
            let result = plain(clause(reason.result.as_deref().unwrap_or_default()));
            format!("from {day}: {text}, which led to: {result}")
        }
        Kind::Works => format!("made “{text}”"),
        Kind::Perspectives => format!("sees it from elsewhere: “{text}”"),
        Kind::Interests => format!("cares about {text}"),
        _ if reason.key == Some("title") => format!("is {text}"),
        _ => format!("works in {text}"),
    };
    format!("{told}{private}{}", place(reason, cite))
}

fn place(reason: &Reason, cite: Cite) -> String {
    match (reason.line, reason.key) {
        (Some(line), _) => format!(" ({})", code(&format!("{}:{line}", reason.file))),
        // What has no line is a key of their own file.
        (None, _) if cite == Cite::Once => String::new(),
        (None, Some(key)) => format!(" ({key} in {})", code(reason.file.as_str())),
        (None, None) => format!(" ({})", code(reason.file.as_str())),
    }
}

/// Where somebody stands who is named for that: `healthcare, engineering; “moved from nursing”`.
pub fn field(named: &Named) -> Option<String> {
    let of = |kind: Kind| {
        named
            .reasons
            .iter()
            .filter(move |reason| reason.kind == kind)
    };
    let mut words: Vec<String> = of(Kind::Field).map(|reason| plain(&reason.text)).collect();
    words.dedup();
    let mut keys: Vec<&str> = of(Kind::Field).filter_map(|reason| reason.key).collect();
    let sees = of(Kind::Perspectives).next();
    keys.extend(sees.and_then(|reason| reason.key));
    let file = &named.reasons.first()?.file;
    let mut text = words.join(", ");
    if let Some(sees) = sees {
        let gap = if text.is_empty() { "" } else { "; " };
        text.push_str(&format!("{gap}“{}”", plain(clause(&sees.text))));
    }
    (!text.is_empty()).then(|| format!("{text} ({} in {})", listed(&keys), code(file.as_str())))
}

/// Whether they can be asked today, with their hours; `None` where nothing is written that speaks against it.
pub fn today(named: &Named, cite: Cite) -> Option<String> {
    let today = &named.today;
    let file = RelPath::new(format!("people/{}/person.toml", named.id));
    let place = |key: &str| match cite {
        Cite::Each => format!(" ({key} in {})", code(file.as_str())),
        Cite::Once => String::new(),
    };
    let hours = hours(named);
    let next = today
        .from
        .map_or_else(String::new, |day| format!("; next {}", day.long()));
    let because = today.because.as_deref().map(|why| plain(clause(why)));
    let because = because.map_or_else(String::new, |why| format!(": {why}"));
    Some(match (today.free, today.why) {
        ("yes", _) => format!("today is one of their days{hours}{}", place("availability")),
        (_, Some("busy")) => {
            let until = today.until.map_or_else(String::new, |day| day.long());
            format!(
                "busy until {until}{because}{next}{hours}{}",
                place("availability")
            )
        }
        (_, Some("snoozed")) => {
            let until = today.until.map_or_else(String::new, |day| day.long());
            format!("left in peace until {until}{}", place("snooze"))
        }
        (_, Some("boundary")) => format!("not today{because}{next}{hours}{}", place("boundaries")),
        (_, Some(_)) => {
            let days: Vec<String> = today.days.iter().map(|day| weekday(*day)).collect();
            format!(
                "not today, but {}{hours}{next}{}",
                listed(&days),
                place("availability")
            )
        }
        _ if hours.is_empty() => return None,
        _ => format!("today{hours}{}", place("availability")),
    })
}

/// `, 16:00-18:00` with their zone and what that is on the owner's clock.
fn hours(named: &Named) -> String {
    let today = &named.today;
    let Some(hours) = today.hours.as_deref() else {
        return String::new();
    };
    let here = today.hours_here.as_deref();
    let zone = match (today.timezone.as_deref(), here, today.minutes_ahead) {
        (_, _, Some(0)) => ", the same clock as yours".to_owned(),
        (Some(zone), Some(here), _) => format!(" {} ({here} on your clock)", plain(zone)),
        (Some(zone), None, _) => format!(" {}", plain(zone)),
        (None, ..) => " their time".to_owned(),
    };
    format!(", {}{zone}", plain(hours))
}

/// How far their clock is from the owner's; `None` where it is the same, or not known.
pub fn clock(named: &Named, cite: Cite) -> Option<String> {
    let (zone, ahead) = (named.today.timezone.as_deref()?, named.today.minutes_ahead?);
    let way = if ahead > 0 {
        "ahead of you"
    } else {
        "behind you"
    };
    let (hours, minutes) = (ahead.abs() / 60, ahead.abs() % 60);
    let unit = if (hours, minutes) == (1, 0) {
        "hour"
    } else {
        "hours"
    };
    let rest = if minutes == 0 {
        String::new()
    } else {
        format!(":{minutes:02}")
    };
    (ahead != 0).then(|| {
        format!(
            "their clock ({}) is {hours}{rest} {unit} {way}{}",
            plain(zone),
            match cite {
                Cite::Each => {
                    let file = format!("people/{}/person.toml", named.id);
                    format!(" (timezone in {})", code(&file))
                }
                Cite::Once => String::new(),
            }
        )
    })
}

fn weekday(day: WeekdayName) -> String {
    let mut letters = day.as_str().chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// What they are to the owner, when you were last in touch, and what stands in between.
pub fn tie(named: &Named, today: Day) -> String {
    let tie = &named.tie;
    let roles: Vec<&str> = named.roles.iter().map(|role| role.as_str()).collect();
    let roles = if roles.is_empty() {
        "contact".to_owned()
    } else {
        listed(&roles)
    };
    let what = match tie.stage {
        Stage::Prospect => {
            return format!(
                "**prospect**: not asked for anything yet{}",
                last(named, today)
            );
        }
        Stage::Invited => return format!("**invited**, no yes yet{}", last(named, today)),
        Stage::Paused => format!("**paused**: your {roles}"),
        Stage::Closed => {
            let how = tie
                .ended_as
                .map_or_else(String::new, |how| format!(" ({how})"));
            let ended = tie.ended.map(|day| format!(" until {}", day.long()));
            format!("was your {roles}{}{how}", ended.unwrap_or_default())
        }
        Stage::Active | Stage::Declined => format!("your {roles}"),
    };
    let quiet = match (tie.state, tie.freshness) {
        _ if tie.stage == Stage::Paused || tie.last_contact.is_none() => "",
        (Tie::Carries | Tie::New, _) => "",
        (Tie::Quiet, Some(Freshness::Fading)) => {
            "; it has been **quiet**, and a question is a good reason to write"
        }
        (Tie::Quiet, _) => "; a **dormant tie**: most are glad to be remembered",
    };
    let mentee = if named.roles == [Role::Mentee] {
        "; being asked does a mentee good"
    } else {
        ""
    };
    format!("{what}{}{quiet}{mentee}", last(named, today))
}

/// When the last contact was, with its place and the rhythm.
fn last(named: &Named, today: Day) -> String {
    let tie = &named.tie;
    let every = tie.cadence_days.and_then(|days| u32::try_from(days).ok());
    let every = every
        .and_then(Length::of_days)
        .map(|length| format!(", {}", length.every()));
    let every = every.unwrap_or_default();
    match (tie.last_contact, &tie.place) {
        (Some(day), Some(place)) => {
            let ago = match today.days_since(day) {
                0 => "today".to_owned(),
                1 => "yesterday".to_owned(),
                _ => day.long(),
            };
            format!(", last in touch {ago} ({}){every}", code(place))
        }
        _ => format!(", not in touch yet{every}"),
    }
}

/// The ways to them, the one they like best first; `None` where none is written.
pub fn reach(named: &Named) -> Option<String> {
    use crate::model::words::Medium;
    let reach = &named.reach;
    let mut ways: Vec<String> = Vec::new();
    let mut add = |text: &Option<String>| ways.extend(text.iter().map(|text| plain(text)));
    let mail_first = matches!(reach.prefers, Some(Medium::Email));
    if mail_first {
        add(&reach.email);
    }
    add(&reach.phone);
    if !mail_first {
        add(&reach.email);
    }
    if ways.is_empty() {
        ways.extend(reach.url.iter().map(|text| plain(text)));
    }
    if ways.is_empty() {
        return None;
    }
    let likes = reach
        .prefers
        .map(|way| format!(", best {}", medium(Some(way))));
    let within = reach
        .respond_within_days
        .and_then(|days| u32::try_from(days).ok());
    let within = within
        .and_then(Length::of_days)
        .map(|length| format!("; answers within {length}"));
    Some(format!(
        "{}{}{}",
        ways.join(", "),
        likes.unwrap_or_default(),
        within.unwrap_or_default()
    ))
}
