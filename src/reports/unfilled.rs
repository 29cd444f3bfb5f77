//! What a network does not say yet, each thing with the command that says it, and what is complete.

use serde::Serialize;

use crate::facts::blanks::{Blank, Part, Seen, Term};
use crate::model::ids::{GoalId, PersonId};
use crate::model::network::Network;
use crate::model::note::SectionKey;
use crate::model::words::GoalStatus;
use crate::text::doc::{Doc, Item, plain};
use crate::text::phrase::count;

/// What is empty, and what is not.
#[derive(Clone, Debug, Serialize)]
pub struct Unfilled {
    /// What is empty, in the order of the questions.
    pub empty: Vec<Empty>,
    /// What nothing is missing of, in words.
    pub complete: Vec<String>,
}

/// A thing that is empty.
#[derive(Clone, Debug, Serialize)]
pub struct Empty {
    /// Whom or what it belongs to: `you`, the title of a goal, the name of a person, `your people`.
    pub of: String,
    /// What is empty.
    pub what: &'static str,
    /// The section that it stands in, of the file that the command opens; `None` where the command says it whole.
    pub section: Option<&'static str>,
    /// The command that says it.
    pub command: String,
}

/// The report. `network` is there without its people.
pub fn unfilled(network: &Network, people: &[Seen], blanks: &[Blank]) -> Unfilled {
    let empty = blanks.iter().map(|blank| empty(network, people, blank));
    let mut complete = Vec::new();
    let of_me = [
        Blank::Name,
        Blank::Organization,
        Blank::Purpose,
        Blank::Give,
    ];
    let me = &network.policy.me;
    if me.unread.is_empty() && !blanks.iter().any(|blank| of_me.contains(blank)) {
        complete.push("you".to_owned());
    }
    let goals = network.goals.iter();
    for goal in goals.filter(|goal| goal.status == GoalStatus::Active && goal.readable) {
        let lacks = |blank: &Blank| matches!(blank, Blank::Part(id, _) | Blank::Helpers(id) if *id == goal.id);
        if goal.unread.is_empty() && !blanks.iter().any(lacks) {
            complete.push(format!("“{}”", goal.title));
        }
    }
    let active: Vec<&Seen> = people.iter().filter(|seen| seen.active).collect();
    let lacks = |seen: &&&Seen| {
        let of_them = |blank: &Blank| matches!(blank, Blank::With(id, _) if *id == seen.id);
        seen.unread || blanks.iter().any(of_them)
    };
    let lacking = active.iter().filter(lacks).count();
    let whole = active.len().saturating_sub(lacking);
    if whole > 0 {
        complete.push(match lacking {
            0 => "what you agreed with everybody you are active with".to_owned(),
            _ => format!(
                "what you agreed with {whole} of {} active people",
                active.len()
            ),
        });
    }
    Unfilled {
        empty: empty.collect(),
        complete,
    }
}

fn empty(network: &Network, people: &[Seen], blank: &Blank) -> Empty {
    let me = |what, key: &str| Empty {
        of: "You".to_owned(),
        what,
        section: None,
        command: format!("mentor set me {key}"),
    };
    let ours = |what, command: String| Empty {
        of: "Your people".to_owned(),
        what,
        section: None,
        command,
    };
    match blank {
        Blank::Name => me("your name", "name=\"…\""),
        Blank::Organization => me("where you work", "organization=\"…\""),
        Blank::Purpose => me("what you do and where you are going", "intro=\"…\""),
        Blank::Give => me("what you can give", "expertise=\"…\""),
        Blank::Goal => Empty {
            of: "You".to_owned(),
            what: "a goal",
            section: None,
            command: "mentor goal add \"…\" --by DATE".to_owned(),
        },
        Blank::People => ours(
            "anybody at all",
            "mentor add \"…\" --role mentor".to_owned(),
        ),
        Blank::Part(id, part) => of_goal(network, id, *part),
        Blank::Helpers(id) => Empty {
            of: title(network, id),
            what: "anybody active who serves it",
            section: None,
            command: format!("mentor set WHO goals+={id}"),
        },
        Blank::With(id, term) => of_person(people, id, *term),
        Blank::Crisis => ours(
            "whom you may call when things are on fire",
            "mentor set WHO crisis-contact=yes".to_owned(),
        ),
    }
}

fn title(network: &Network, id: &GoalId) -> String {
    network
        .goal(id)
        .map_or_else(|| id.to_string(), |goal| goal.title.clone())
}

fn of_goal(network: &Network, id: &GoalId, part: Part) -> Empty {
    let set = |key: &str| format!("mentor goal set {id} {key}");
    let of = |what, section: Option<SectionKey>, command| Empty {
        of: title(network, id),
        what,
        section: section.map(SectionKey::heading),
        command,
    };
    let key = |what, command| of(what, None, command);
    let section = |what, key| of(what, Some(key), format!("mentor edit goal:{id}"));
    match part {
        Part::By => key("by when", set("by=DATE")),
        Part::Why => key("why it matters", set("why=\"…\"")),
        Part::Functions => key(
            "the kinds of help that it needs",
            set("functions+=guidance"),
        ),
        Part::Needs => key("the skills that it needs", set("needs+=budgeting")),
        Part::Strengths => section("what you bring to it", SectionKey::Strengths),
        Part::Growth => section("what you have to learn for it", SectionKey::GrowthAreas),
        Part::Challenges => section("what stands in the way", SectionKey::ExternalChallenges),
        Part::Step => key(
            "a next step",
            format!("mentor action add WHO \"… #{id} due:DATE\""),
        ),
    }
}

fn of_person(people: &[Seen], id: &PersonId, term: Term) -> Empty {
    let seen = people.iter().find(|seen| seen.id == *id);
    let (what, command) = match term {
        Term::Role => (
            "what they are to you",
            format!("mentor set {id} roles=mentor"),
        ),
        Term::Purpose => (
            "what you meet for",
            format!("mentor set {id} purpose=\"…\""),
        ),
        Term::Cadence => (
            "how often you want to be in touch",
            format!("mentor set {id} cadence=\"4 weeks\""),
        ),
        Term::Talk => (
            "when you last talked",
            format!("mentor touch \"yesterday: talked with @{id}\""),
        ),
        Term::Confidentiality => (
            "what stays between you",
            format!("mentor set {id} confidentiality=\"…\""),
        ),
        Term::Source => ("how you met", format!("mentor set {id} source=introduced")),
    };
    Empty {
        of: seen.map_or_else(|| id.to_string(), |seen| seen.name.clone()),
        what,
        section: None,
        command,
    }
}

impl Unfilled {
    /// What is said before so many questions.
    pub fn opening(&self, questions: usize) -> Doc {
        let mut doc = Doc::default();
        let all = count(self.empty.len(), "thing", "things");
        doc.heading(1, format!("Still empty: {all}"));
        if let Some(complete) = self.complete() {
            doc.para(complete);
        }
        let first = match questions == self.empty.len() {
            true => "One by one".to_owned(),
            false => format!("{questions} of them, one by one"),
        };
        doc.para(format!(
            "{first}: **Enter** skips a question, **back** returns to the one before, **q** stops and asks whether to \
             keep what you said. What the files say already stays as it is, byte for byte."
        ));
        doc
    }

    /// What nothing is missing of.
    fn complete(&self) -> Option<String> {
        let complete: Vec<String> = self.complete.iter().map(|text| plain(text)).collect();
        (!complete.is_empty()).then(|| format!("Complete: {}.", complete.join(", ")))
    }

    /// The answer for a reader; `asked`: where somebody could be asked, and nothing can just be added.
    pub fn doc(&self, asked: bool) -> Doc {
        let mut doc = Doc::default();
        if self.empty.is_empty() {
            doc.para("Nothing is empty that these questions ask for.");
        } else {
            doc.heading(
                1,
                format!(
                    "Still empty: {}",
                    count(self.empty.len(), "thing", "things")
                ),
            );
        }
        let mut items: Vec<Item> = Vec::new();
        let mut of: Option<&str> = None;
        for empty in &self.empty {
            let section = empty.section.map(|name| format!(", section {name}"));
            let section = section.unwrap_or_default();
            let line = format!("{}: `{}`{section}", empty.what, empty.command);
            if of != Some(&empty.of) {
                items.push(Item::new(format!("**{}**", plain(&empty.of))));
            }
            of = Some(&empty.of);
            if let Some(last) = items.last_mut() {
                last.under.push(Item::new(line));
            }
        }
        doc.list(items);
        if let Some(complete) = self.complete() {
            doc.para(complete);
        }
        if self.empty.is_empty() {
            doc.para("Next: `mentor review` says what wants attention this week.");
        } else if asked {
            doc.para("Each of these would change a line that is there: their commands do it, and `mentor undo` takes it back.");
        } else {
            doc.para("Next: `mentor init --continue`, on a terminal, asks for the first of them one by one, and adds what you say.");
        }
        doc
    }
}
