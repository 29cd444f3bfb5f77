//! Where an introduction stands, what comes next, and its draft.

use serde::Serialize;

use super::letters::Desk;
use crate::error::Failure;
use crate::facts::introductions::act::Act;
use crate::facts::introductions::pair::pair;
use crate::facts::introductions::state::{
    FOLLOW_UP_AFTER, Introduction, Noted, REMIND_AFTER, Side, Stand, Turn,
};
use crate::facts::next_step::step::Step;
use crate::facts::privacy::Audience;
use crate::facts::steps::ground::busy;
use crate::model::change::Written;
use crate::model::day::Day;
use crate::model::draft::Draft;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::text::doc::{Doc, Item, code, plain};
use crate::text::phrase::listed;

/// A no is spoken of for so many days; later it is history.
const TOLD_WITHIN: i64 = 14;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Request<'r> {
    /// The two people, in the order in which they are to be asked.
    pub people: (&'r PersonId, &'r PersonId),
    /// The owner's reason in a sentence; `None`: what the files hold.
    pub why: Option<&'r str>,
    /// Who reads the letters.
    pub audience: Audience,
}

/// An introduction, where it stands and what comes next.
#[derive(Clone, Debug, Serialize)]
pub struct OptIn {
    /// Which of the three answers of `intro` it is: `introduction`.
    pub form: &'static str,
    /// Who is, or was, asked first.
    pub first: Asked,
    /// The other.
    pub second: Asked,
    /// `ask`, `wait`, `make`, `made`, `happened` or `declined`.
    pub stands: &'static str,
    /// Who is asked, waited for, or said no; `null` where it is about both.
    pub whose: Option<PersonId>,
    /// The steps that are written, in the order in which they happened.
    pub steps: Vec<Noted>,
    /// What comes next.
    pub next_step: Step,
    /// What was written; empty where nothing was to be recorded.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub written: Vec<Written>,
    /// The letter that the next step takes; `None` where none is to be sent today.
    #[serde(skip)]
    pub draft: Option<Draft>,
    /// Lines about both and what became of it, for a page.
    #[serde(skip)]
    lines: Vec<String>,
}

/// One of the two, and what they said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// The id.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// `unasked`, `asked`, `yes` or `no`.
    pub said: &'static str,
    /// The day of the question, or of the answer.
    pub since: Option<Day>,
}

/// Where the introduction of two people stands today, with the letter that comes next.
pub fn opt_in(network: &Network, request: Request<'_>, today: Day) -> Result<OptIn, Failure> {
    let introduction = pair(network, request.people, request.audience, today)?;
    let desk = Desk {
        network,
        introduction: &introduction,
        why: request.why,
        today,
    };
    let stand = introduction.stand();
    let (stands, whose) = match stand {
        Stand::Ask(turn) => ("ask", Some(turn)),
        Stand::Wait(turn, ..) => ("wait", Some(turn)),
        Stand::Make => ("make", None),
        Stand::Made(..) => ("made", None),
        Stand::Happened(_) => ("happened", None),
        Stand::Declined(turn, _) => ("declined", Some(turn)),
    };
    Ok(OptIn {
        form: "introduction",
        first: asked(&introduction, Turn::First),
        second: asked(&introduction, Turn::Second),
        stands,
        whose: whose.map(|turn| introduction.who(turn).id.clone()),
        next_step: next(&introduction, stand, today),
        draft: draft(&desk, stand),
        lines: lines(&introduction, stand),
        steps: introduction.steps,
        written: Vec::new(),
    })
}

fn asked(introduction: &Introduction<'_>, turn: Turn) -> Asked {
    let (said, since) = match introduction.side(turn) {
        Side::Unasked => ("unasked", None),
        Side::Asked(day, _) => ("asked", Some(day)),
        Side::Yes(day) => ("yes", Some(day)),
        Side::No(day) => ("no", Some(day)),
    };
    let who = introduction.who(turn);
    Asked {
        id: who.id.clone(),
        name: who.name.clone(),
        said,
        since,
    }
}

/// The letter that is to be sent today.
fn draft(desk: &Desk<'_, '_>, stand: Stand) -> Option<Draft> {
    let since = |day: Day| desk.today.days_since(day);
    match stand {
        Stand::Ask(turn) => Some(desk.ask(turn, None)),
        Stand::Wait(turn, day, 1) if since(day) >= REMIND_AFTER => Some(desk.ask(turn, Some(day))),
        Stand::Make => Some(desk.make()),
        Stand::Made(day, None) if since(day) >= FOLLOW_UP_AFTER => Some(desk.follow_up(day)),
        Stand::Declined(turn, day) if since(day) <= TOLD_WITHIN => {
            let other = turn.opposite();
            let waits = matches!(desk.introduction.side(other), Side::Yes(_));
            waits.then(|| desk.not_now(other))
        }
        _ => None,
    }
}

fn next(introduction: &Introduction<'_>, stand: Stand, today: Day) -> Step {
    let (a, b) = (&introduction.first.id, &introduction.second.id);
    let this = format!("mentor intro {a} {b}");
    let name = |person: &Person| plain(person.first_name());
    match stand {
        Stand::Ask(turn) => {
            let who = introduction.who(turn);
            let why = busy(who, today).map_or_else(String::new, |busy| plain(&busy));
            let what = format!("Once {} is asked, note it", name(who));
            Step::new(what, why, format!("{this} --sent"))
        }
        Stand::Wait(turn, day, times) => {
            waiting(introduction.who(turn), (day, times), &this, today)
        }
        Stand::Make => Step::new(
            "Once the letter to both is sent, note it",
            "",
            format!("{this} --sent"),
        ),
        Stand::Made(day, asked) => {
            let from = day.plus_days(FOLLOW_UP_AFTER);
            let (what, command) = if asked.is_some() {
                let what = "Note it once you hear that they met".to_owned();
                (what, format!("{this} --happened"))
            } else if from <= today {
                let first = name(introduction.first);
                let what = format!("Once {first} is asked whether they met, note it");
                (what, format!("{this} --sent"))
            } else {
                let what = format!(
                    "Leave it to them until {}, and note it where you hear that they met",
                    from.long()
                );
                (what, format!("{this} --happened"))
            };
            Step::new(what, "", command)
        }
        Stand::Happened(_) => happened(introduction),
        Stand::Declined(turn, _) => declined(introduction, turn),
    }
}

fn waiting(who: &Person, (asked, times): (Day, usize), this: &str, today: Day) -> Step {
    let (id, name) = (&who.id, plain(who.first_name()));
    let from = asked.plus_days(REMIND_AFTER);
    if times == 1 && from <= today {
        let what = format!("Once {name} is reminded, note it; an answer with --yes or --no");
        return Step::new(what, "", format!("{this} --sent"));
    }
    let rest = if times > 1 {
        "asked twice, so let it rest until then".to_owned()
    } else {
        format!("a reminder can wait until {}", from.long())
    };
    let what = format!("Note the answer of {name} when it comes, yes or no");
    Step::new(what, rest, format!("{this} --yes {id}"))
}

fn happened(introduction: &Introduction<'_>) -> Step {
    let (first, second) = (introduction.first, introduction.second);
    let knows = first.knows.iter().flatten().any(|id| *id == second.id)
        || second.knows.iter().flatten().any(|id| *id == first.id);
    if knows {
        let what = format!(
            "Hear from {} what it was good for",
            plain(first.first_name())
        );
        Step::new(what, "", format!("mentor agenda {}", first.id))
    } else {
        let command = format!("mentor set {} knows+={}", first.id, second.id);
        Step::new("Keep that they know one another", "", command)
    }
}

fn declined(introduction: &Introduction<'_>, turn: Turn) -> Step {
    let (said_no, other_side) = (introduction.who(turn), introduction.other(turn));
    let (no, waits) = (plain(said_no.first_name()), plain(other_side.first_name()));
    if matches!(introduction.side(turn.opposite()), Side::Yes(_)) {
        let what = format!(
            "Once {waits} is told that it is not the moment, note it; nobody owes a reason"
        );
        let command = format!("mentor touch \"@{} told: not now\"", other_side.id);
        return Step::new(what, "", command);
    }
    let what = format!("Thank {no} for a plain answer; {waits} need not hear of it");
    let command = format!(
        "mentor touch --thanked \"@{} for a plain answer\"",
        said_no.id
    );
    Step::new(what, "", command)
}

/// What is known of both sides, with the lines it stands on.
fn lines(introduction: &Introduction<'_>, stand: Stand) -> Vec<String> {
    let place = |acts: &[Act], who: Option<&PersonId>| {
        let mut steps = introduction.steps.iter().rev();
        let step =
            steps.find(|step| acts.contains(&step.act) && who.is_none_or(|w| *w == step.who));
        step.map_or_else(String::new, |step| {
            format!(" ({}:{})", step.place.file, step.place.line)
        })
    };
    let side = |turn| {
        let who = introduction.who(turn);
        let (said, acts): (String, &[Act]) = match introduction.side(turn) {
            Side::Unasked => ("not asked yet".to_owned(), &[]),
            Side::Asked(day, 1) => (
                format!("asked on {}, no answer yet", day.long()),
                &[Act::Asked],
            ),
            Side::Asked(day, _) => (
                format!("asked twice, last on {}, no answer", day.long()),
                &[Act::Asked],
            ),
            Side::Yes(day) => (format!("said yes on {}", day.long()), &[Act::Yes]),
            Side::No(day) => (format!("said no on {}", day.long()), &[Act::No]),
        };
        format!("{}: {said}{}", plain(&who.name), place(acts, Some(&who.id)))
    };
    // Where both were brought together, an answer that nobody wrote down is no news.
    let told =
        |turn: &Turn| !introduction.brought_together() || introduction.side(*turn) != Side::Unasked;
    let sides = [Turn::First, Turn::Second].into_iter();
    let mut lines: Vec<String> = sides.filter(told).map(side).collect();
    let mut add = |act, what: &str| {
        let mut steps = introduction.steps.iter();
        if let Some(step) = steps.find(|step| step.act == act) {
            let line = format!("{what} on {}{}", step.day.long(), place(&[act], None));
            lines.push(line);
        }
    };
    add(Act::Introduced, "brought together");
    if matches!(stand, Stand::Made(_, Some(_))) {
        add(Act::FollowedUp, "asked whether they met");
    }
    add(Act::Happened, "they met, as you heard");
    lines
}

impl OptIn {
    /// The answer after a step was recorded: no letter, but where the next one is to be had.
    #[must_use]
    pub fn after(mut self, written: Vec<Written>) -> Self {
        self.written = written;
        if self.draft.take().is_some() {
            let command = format!("mentor intro {} {}", self.first.id, self.second.id);
            self.next_step = Step::new("Send the next letter, which is drafted", "", command);
        }
        self
    }

    /// Where it stands in one line, for stderr beside a letter.
    pub fn stands_line(&self) -> String {
        format!("stands: {}", self.lines.join("; "))
    }

    /// The next step in one line, for stderr beside a letter.
    pub fn next_line(&self) -> String {
        let step = &self.next_step;
        let why = match step.why.as_str() {
            "" => String::new(),
            why => format!(" ({why})"),
        };
        format!("next: {}{why}: {}", step.what, step.command)
    }

    /// The page, where no letter is to be sent.
    pub fn to_doc(&self) -> Doc {
        let mut doc = Doc::default();
        let names = [plain(&self.first.name), plain(&self.second.name)];
        doc.heading(1, format!("Introduction: {}", listed(&names)));
        doc.list(self.lines.iter().map(Item::new).collect());
        let step = &self.next_step;
        let why = match step.why.as_str() {
            "" => String::new(),
            why => format!(" ({why})"),
        };
        doc.para(format!("Next: {}{why}: {}", step.what, code(&step.command)));
        doc
    }
}
