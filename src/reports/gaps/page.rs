//! The whole story: what is covered, the gaps, what hangs on one person, and the network around it.

use super::answer::{Gap, Gaps};
use super::gap_list;
use super::words::{by_goal, name, names, part_of, ratio, some};
use super::{freshness_line, habits, missing, network_page, trend_line};
use crate::facts::coverage::{GoalKey, NeedKind};
use crate::facts::load::{self, Load, Overload};
use crate::facts::steps::ground::{StepKind, begins_later};
use crate::facts::supply;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::words::Stage;
use crate::text::doc::{Block, Doc, Item, Table, code, plain};
use crate::text::figure::percent;
use crate::text::phrase::{count, listed, shell_word};

/// The table of load shows so many people; the others are counted.
const LOAD_ROWS: usize = 12;

/// The report.
pub(super) fn doc(answer: &Gaps<'_>) -> Doc {
    let mut doc = Doc::default();
    doc.heading(1, format!("{}, {}", title(answer), answer.today));
    let whole_network = answer.request.goal.is_none() && !answer.now.supply.is_empty();
    let missing = missing::tell(answer, &mut doc);
    if missing.is_none() {
        lead(answer, &mut doc);
        if let Some(fresh) = freshness_line::tell(answer) {
            doc.para(fresh);
        }
        if let Some(trend) = trend_line::tell(answer) {
            doc.para(trend);
        }
    }
    missing::goal(answer, &mut doc);
    let known = answer.gaps.iter().flat_map(|gap| &gap.steps);
    let mut known = known.filter(|step| step.kind != StepKind::Route);
    if missing.is_some() && known.next().is_some() {
        gaps(answer, &mut doc);
    }
    if missing.is_none() {
        gaps(answer, &mut doc);
        points(answer, &mut doc);
        loads(answer, &mut doc);
    }
    if whole_network {
        network_page::add(answer, &mut doc);
        habits::add(answer, &mut doc);
    }
    doc.para(missing.unwrap_or_else(|| next(answer)));
    doc
}

fn gaps(answer: &Gaps<'_>, doc: &mut Doc) {
    if answer.gaps.is_empty() {
        return;
    }
    doc.heading(2, "What to look at, in this order");
    let gaps: Vec<&Gap> = answer.gaps.iter().collect();
    doc.blocks
        .push(Block::Numbered(gap_list::short(answer, &gaps)));
    doc.para("In brackets: the goal's priority × how bare the need is (3 nobody, 2 only quiet ties, 1 too few).");
    let open = answer.gaps.iter().map(|gap| &gap.cell);
    let mut open = open.filter(|cell| cell.kind == NeedKind::Skill && cell.effective.is_empty());
    // A word that looks like an option is no topic that could be typed.
    if let Some(cell) = open.find(|cell| !cell.need.starts_with('-')) {
        doc.para(format!(
            "This list opens no notes. Who has spoken of such a skill may stand in one: {}",
            code(&format!("mentor who {}", shell_word(&cell.need)))
        ));
    }
}

/// The title without the day.
pub(super) fn title(answer: &Gaps<'_>) -> String {
    let title = of_goal(answer);
    match what_if(answer) {
        Some(what_if) => format!("{title} {what_if}"),
        None => title,
    }
}

/// What is made up, as an end of the title: `without Grace Okafor and with Helena Vogt`.
fn what_if(answer: &Gaps<'_>) -> Option<String> {
    let what_if = &answer.request.what_if;
    let parts: Vec<String> = [("without", &what_if.without), ("with", &what_if.with)]
        .into_iter()
        .filter(|(_, who)| !who.is_empty())
        .map(|(word, who)| format!("{word} {}", listed(&names(answer, who))))
        .collect();
    (!parts.is_empty()).then(|| parts.join(" and "))
}

fn of_goal(answer: &Gaps<'_>) -> String {
    match &answer.request.goal {
        None => "Who covers what".to_owned(),
        Some(GoalKey::Standing) => "Who covers the standing needs".to_owned(),
        Some(GoalKey::Goal(id)) => {
            let title = answer
                .network
                .goal(id)
                .map_or(id.as_str(), |goal| &goal.title);
            format!("Who covers what for “{}”", plain(title))
        }
    }
}

/// Coverage and depth, with the arithmetic in words.
pub(super) fn lead(answer: &Gaps<'_>, doc: &mut Doc) {
    let totals = answer.now.totals;
    let wanted = answer.network.policy.coverage.min_people;
    let covered = part_of(totals.covered, totals.cells, "needs");
    let deep = part_of(totals.deep, totals.cells, "needs");
    let by = match totals.covered {
        0 => "nobody you are in touch with gives any of them today",
        1 => "somebody you are in touch with gives it",
        _ => "somebody you are in touch with gives each of them",
    };
    let be = if totals.covered == 1 { "is" } else { "are" };
    let rest = if totals.deep == 1 { "rests" } else { "rest" };
    let people = count(wanted.max(1), "person", "people");
    let aim = match wanted {
        0 | 1 => String::new(),
        2 => ", and half of them twice".to_owned(),
        n => format!(", and half of them by {n}"),
    };
    doc.para(format!(
        "**{covered} {be} covered**: {by}. **{deep}** {rest} on {people} or more. A good aim is every need covered{aim}."
    ));
    of_that_day(answer, doc);
    if !answer.any() {
        doc.para("There is no gap today: every need is as well covered as you want it.");
    }
    let unread: Vec<String> = answer
        .network
        .people
        .iter()
        .filter(|person| !person.readable)
        .map(|person| plain(person.file().as_str()))
        .collect();
    if !unread.is_empty() {
        doc.para(format!(
            "Not counted, because it cannot be read: {}. {}",
            listed(&unread),
            code("mentor check")
        ));
    }
}

/// On a day of the past: who had not begun yet, and who is counted no longer because they are closed today.
fn of_that_day(answer: &Gaps<'_>, doc: &mut Doc) {
    let later = begun_later(answer).into_iter();
    let later: Vec<String> = later
        .map(|(id, since)| format!("{} (since {since})", name(answer, id)))
        .collect();
    if !later.is_empty() {
        doc.para(format!(
            "Begun after this day, and so not in touch on it: {}.",
            some(later)
        ));
    }
    let closed = closed_by_now(answer).into_iter();
    let closed: Vec<String> = closed
        .map(|(id, on)| format!("{} (closed on {on})", name(answer, id)))
        .collect();
    if !closed.is_empty() {
        doc.para(format!(
            "Stages have no date and are as they are written now; not counted: {}.",
            some(closed)
        ));
    }
}

/// Who is active now and begins only after the day that is asked for, with the first day; of one goal those
/// who are counted for it.
pub(super) fn begun_later<'g>(answer: &'g Gaps<'_>) -> Vec<(&'g PersonId, Day)> {
    let counted = freshness_line::counted(answer).into_iter();
    let later = counted.filter_map(|one| {
        let since = begins_later(one.person, answer.today)?;
        (one.standing.last_contact.is_none() && !one.effective).then(|| (one.id(), since))
    });
    later.collect()
}

/// Who was closed after the day that is asked for, with the day; of one goal those who serve it.
pub(super) fn closed_by_now<'g>(answer: &'g Gaps<'_>) -> Vec<(&'g PersonId, Day)> {
    let people = answer.network.people.iter();
    let closed = people.filter_map(|person| {
        let ended = person.relationship.ended?;
        let closed = person.relationship.stage() == Stage::Closed && ended.on > answer.today;
        let serves = match &answer.request.goal {
            Some(GoalKey::Goal(id)) => supply::serves(person, id),
            Some(GoalKey::Standing) | None => true,
        };
        (closed && serves).then_some((&person.id, ended.on))
    });
    closed.collect()
}

/// The single points of failure by person, with what would be lost.
fn points(answer: &Gaps<'_>, doc: &mut Doc) {
    let points = load::single_points(&answer.now.cells);
    let Some((first, _)) = points.first() else {
        return;
    };
    let one_each = points
        .iter()
        .all(|(_, cells)| cells.iter().all(|cell| cell.effective.len() == 1));
    doc.heading(
        2,
        if one_each {
            "What rests on one person"
        } else {
            "What rests on too few"
        },
    );
    let loss = |id: &PersonId| {
        let load = answer.now.loads.iter().find(|load| load.id == *id);
        load.map_or(0, |load| load.loss)
    };
    let alone = points.iter().all(|(id, cells)| loss(id) == cells.len());
    if alone {
        doc.para("Without them nobody in touch would be left for these needs:");
    } else {
        let wanted = answer.network.policy.coverage.min_people;
        doc.para(format!(
            "You want {} for each need; these have fewer:",
            count(wanted, "person", "people")
        ));
    }
    let items = points.iter().map(|(id, cells)| {
        let lost = match loss(id) {
            n if n > 0 && !alone => {
                let needs = count(n, "need", "needs");
                format!("; without them {needs} would have nobody in touch")
            }
            _ => String::new(),
        };
        Item::new(format!("{}: {}{lost}", name(answer, id), by_goal(cells)))
    });
    doc.list(items.collect());
    doc.para(format!(
        "To see it as it would be: {}",
        code(&format!("mentor gaps --without {first}"))
    ));
}

/// Who carries how much, and on whom much rests.
fn loads(answer: &Gaps<'_>, doc: &mut Doc) {
    let loads = &answer.now.loads;
    let (Some(hhi), Some(effective)) = (
        load::concentration(loads),
        load::effective_supporters(loads),
    ) else {
        return;
    };
    doc.heading(2, "Who carries it");
    let rows = loads.iter().take(LOAD_ROWS);
    doc.table(Table {
        head: ["Person", "Needs", "Share", "Alone in"]
            .map(str::to_owned)
            .to_vec(),
        right: vec![1, 2, 3],
        rows: rows.map(|load| row(answer, load)).collect(),
    });
    let more = loads.len().saturating_sub(LOAD_ROWS);
    let more = match more {
        0 => String::new(),
        n => format!("{n} more carry a need or more each. "),
    };
    doc.para(if loads.len() == 1 {
        format!(
            "One person carries all of it (concentration {}).",
            ratio(hhi)
        )
    } else {
        format!(
            "{more}The load is spread as if {} people carried it evenly (concentration {}).",
            ratio(effective),
            ratio(hhi)
        )
    });
    let much: Vec<Item> = answer
        .now
        .overloads
        .iter()
        .map(|(id, reasons)| {
            let reasons: Vec<String> = reasons.iter().map(reason).collect();
            Item::new(format!(
                "Much rests on {}: {}. To spread some of it is a kindness to both of you.",
                name(answer, id),
                listed(&reasons)
            ))
        })
        .collect();
    doc.list(much);
}

fn row(answer: &Gaps<'_>, load: &Load) -> Vec<String> {
    vec![
        name(answer, &load.id),
        load.cells.to_string(),
        percent(load.share),
        load.loss.to_string(),
    ]
}

/// Why much rests on somebody, as a clause.
pub(super) fn reason(overload: &Overload) -> String {
    match overload {
        Overload::Share(share) => format!("{} of all that is covered", percent(*share)),
        Overload::Functions(n) => format!("{n} kinds of support"),
        Overload::Minutes { planned, stated } => format!(
            "{planned:.0} minutes a month are planned, and the hours they named hold {stated:.0}"
        ),
    }
}

/// The last line: the command that settles what matters most.
pub(super) fn next(answer: &Gaps<'_>) -> String {
    // Whoever is named can be gone to today; somebody who is still to be found cannot.
    let first = |named: bool| {
        answer.gaps.iter().find_map(|gap| {
            let step = gap.steps.first()?;
            (!named || step.who.is_some()).then_some((gap, step))
        })
    };
    match first(true).or_else(|| first(false)) {
        Some((gap, step)) => {
            let with = match &step.who {
                Some(id) => format!(", with {}", name(answer, id)),
                None => String::new(),
            };
            format!(
                "Next: {}{with}. {}",
                plain(&gap.cell.need),
                code(&step.command)
            )
        }
        None => {
            let names = names(answer, answer.now.loads.iter().take(1).map(|load| &load.id));
            match (answer.now.loads.first(), names.first()) {
                (Some(load), Some(name)) => format!(
                    "Next: look at what would be without {name}. {}",
                    code(&format!(
                        "mentor gaps --without {}",
                        shell_word(load.id.as_str())
                    ))
                ),
                _ => format!("Next: {}", code("mentor list")),
            }
        }
    }
}
