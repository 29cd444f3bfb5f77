//! Where the open actions of an ending relationship go: to a goal, to somebody else, or nowhere with a
//! reason. None of them is lost.
//!
//! What may live here: matching wishes with actions. What may not: writing, and asking.

use super::actions::{self, Item};
use super::subject::Subject;
use crate::error::Failure;
use crate::model::action::Owner;
use crate::model::day::Day;
use crate::model::ids::{GoalId, PersonId};
use crate::model::network::Network;
use crate::model::words::{GoalStatus, Stage};

/// Where an open action goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// To this goal's milestones.
    Carry(GoalId),
    /// To the plan with this person.
    Hand(PersonId),
    /// Nowhere, for this reason.
    Drop(String),
    /// It stays where it stands: the relationship goes on.
    Stay,
}

/// What the owner wants to become of the open actions.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// For one action, by the beginning of its handle as typed.
    pub each: Vec<(String, Destination)>,
    /// For all the others.
    pub rest: Option<Destination>,
}

/// An open action and where it goes.
#[derive(Clone, Debug)]
pub struct Placed<'a> {
    /// The action.
    pub item: Item<'a>,
    /// Where it goes.
    pub to: Destination,
}

impl Wishes {
    /// The people who are handed something: their plans have to be read.
    pub fn receivers(&self) -> Vec<PersonId> {
        let each = self.each.iter().map(|(_, to)| to);
        let hand = |to: &Destination| match to {
            Destination::Hand(id) => Some(id.clone()),
            Destination::Carry(_) | Destination::Drop(_) | Destination::Stay => None,
        };
        each.chain(&self.rest).filter_map(hand).collect()
    }
}

impl Destination {
    /// What becomes of the action: what stands under it where it stood, after `result: `.
    pub fn result(&self) -> String {
        match self {
            Self::Carry(goal) => format!("carried to goals/{goal}.md"),
            Self::Hand(person) => format!("handed to {person}"),
            Self::Drop(why) => why.clone(),
            Self::Stay => "goes on".to_owned(),
        }
    }
}

/// The open actions of a folder, in order of file and line.
pub fn open(subject: Subject<'_>, today: Day) -> Vec<Item<'_>> {
    let mut items = subject.actions(today);
    items.retain(Item::is_open);
    items
}

/// The open actions that no wish names, where no wish covers the rest; a wish that fits no open
/// action, or an action with two wishes, is a failure.
pub fn unplaced<'a>(
    subject: Subject<'a>,
    wishes: &Wishes,
    today: Day,
) -> Result<Vec<Item<'a>>, Failure> {
    sort(subject, wishes, today).map(|(_, left)| left)
}

/// Every open action with its place. Actions that no wish covers: a failure that lists them, and how to
/// place them.
pub fn place<'a>(
    network: &Network,
    subject: Subject<'a>,
    wishes: &Wishes,
    today: Day,
) -> Result<Vec<Placed<'a>>, Failure> {
    let each = wishes.each.iter().map(|(_, to)| to);
    for to in each.chain(&wishes.rest) {
        check(network, subject, to)?;
    }
    let (placed, left) = sort(subject, wishes, today)?;
    if left.is_empty() {
        Ok(placed)
    } else {
        Err(without_place(network, subject, &left, today))
    }
}

/// One line about an open action: its handle, its text, where it stands and when it is due.
pub fn line(item: &Item<'_>, length: usize) -> String {
    let due = item.action.due;
    let due = due.map_or_else(String::new, |due| format!(", due {due}"));
    let owner = match &item.action.owner {
        Owner::Me => String::new(),
        Owner::Person(id) => format!("@{id} "),
    };
    format!(
        "{}  {owner}{}  ({}{due})",
        item.handle.short(length),
        item.action.text,
        item.place(),
    )
}

type Sorted<'a> = (Vec<Placed<'a>>, Vec<Item<'a>>);

fn sort<'a>(subject: Subject<'a>, wishes: &Wishes, today: Day) -> Result<Sorted<'a>, Failure> {
    let all = subject.actions(today);
    let mut wanted: Vec<(actions::Handle, &Destination)> = Vec::new();
    let open: Vec<Item<'_>> = all.iter().filter(|item| item.is_open()).cloned().collect();
    for (typed, to) in &wishes.each {
        // The beginning of a handle need only be unique among what is open.
        let item = match actions::find(&open, typed) {
            Ok(item) => item,
            Err(failure) => return Err(settled(&all, typed).unwrap_or(failure)),
        };
        let short = item.handle.short(actions::short_len(&all));
        if wanted.iter().any(|(handle, _)| *handle == item.handle) {
            return Err(
                Failure::new(format!("{short} is given two places: {}", item.action.text))
                    .hint("name each action once"),
            );
        }
        wanted.push((item.handle, to));
    }
    let (mut placed, mut left) = (Vec::new(), Vec::new());
    for item in all.into_iter().filter(Item::is_open) {
        let own = wanted.iter().find(|(handle, _)| *handle == item.handle);
        match own.map(|(_, to)| *to).or(wishes.rest.as_ref()) {
            Some(to) => placed.push(Placed {
                item,
                to: to.clone(),
            }),
            None => left.push(item),
        }
    }
    Ok((placed, left))
}

/// The action that is meant is done or dropped already.
fn settled(all: &[Item<'_>], typed: &str) -> Option<Failure> {
    let item = actions::find(all, typed)
        .ok()
        .filter(|item| !item.is_open())?;
    Some(Failure::new(format!(
        "{} is {}, it needs no place: {} ({})",
        item.handle.short(actions::short_len(all)),
        item.status.as_str(),
        item.action.text,
        item.place()
    )))
}

/// Whether an action can go there.
pub fn check(network: &Network, subject: Subject<'_>, to: &Destination) -> Result<(), Failure> {
    match to {
        Destination::Drop(why) if why.trim().is_empty() => {
            Err(Failure::new("an action is dropped with a reason")
                .hint("say why in a few words: --drop HANDLE=\"overtaken by the re-org\""))
        }
        Destination::Drop(_) | Destination::Stay => Ok(()),
        Destination::Carry(id) => match network.goal(id) {
            Some(goal) if goal.status == GoalStatus::Active => Ok(()),
            Some(goal) => Err(Failure::new(format!(
                "the goal {id} is {}, nothing can be carried to it",
                goal.status
            ))
            .hint(goals_hint(network))),
            None => Err(Failure::new(format!("there is no goal `{id}`")).hint(goals_hint(network))),
        },
        Destination::Hand(id) => {
            if matches!(subject, Subject::Person(person) if person.id == *id) {
                return Err(Failure::new(format!(
                    "an action cannot be handed to {}, with whom it ends",
                    subject.name()
                ))
                .hint("carry it to a goal, hand it to somebody else, or drop it with a reason"));
            }
            let stage = network.person(id).map(|p| p.relationship.stage());
            match stage {
                Some(Stage::Closed | Stage::Declined) => Err(Failure::new(format!(
                    "{} has no running relationship to take it on",
                    network.name_of(id)
                ))
                .hint("hand it to somebody you work with, or carry it to a goal")),
                // Whose folder was not read is looked at again once it is.
                Some(_) | None => Ok(()),
            }
        }
    }
}

fn goals_hint(network: &Network) -> String {
    let active = network.goals.iter();
    let active: Vec<&str> = active
        .filter(|goal| goal.status == GoalStatus::Active)
        .map(|goal| goal.id.as_str())
        .collect();
    if active.is_empty() {
        "there is no active goal; hand it to somebody or drop it with a reason".to_owned()
    } else {
        format!("active goals: {}", active.join(", "))
    }
}

fn without_place(
    network: &Network,
    subject: Subject<'_>,
    left: &[Item<'_>],
    today: Day,
) -> Failure {
    let count = left.len();
    let (noun, verb) = if count == 1 {
        ("action", "has")
    } else {
        ("actions", "have")
    };
    let length = actions::short_len(&subject.actions(today));
    let mut failure = Failure::new(format!(
        "{count} open {noun} with {} {verb} no place to go",
        subject.name()
    ));
    failure
        .details
        .extend(left.iter().map(|item| line(item, length)));
    let first = left
        .first()
        .map_or_else(String::new, |item| item.handle.short(length));
    failure
        .hint(format!(
            "for each: --carry {first}=GOAL, --hand {first}=WHO or --drop {first}=\"WHY\""
        ))
        .hint("for all the others at once: --rest carry:GOAL or --rest \"drop:WHY\"")
        .hint(goals_hint(network))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, goal, met, network, person, promise};
    use crate::model::action::Mark;
    use crate::model::words::Role;

    /// José with two open actions and a done one; Sam to hand to; a goal of each kind.
    fn harbor() -> Network {
        let mut jose = person("jose", &[Role::Mentor]);
        let note = met(&mut jose, "2026-11-04");
        promise(note, "Write it down").due = Some(day("2026-12-04"));
        promise(note, "Ask Colin");
        promise(note, "Done long ago").mark = Mark::Done;
        let mut network = network(vec![jose, person("sam", &[Role::Peer])]);
        network.goals = vec![goal("director", 3, &[]), goal("audit", 1, &[])];
        network.goals[1].status = GoalStatus::Achieved;
        network
    }

    fn jose(network: &Network) -> Subject<'_> {
        Subject::of(
            network,
            &crate::model::ids::Home::Person(PersonId::new("jose")),
        )
        .unwrap()
    }

    fn handle(network: &Network, text: &str) -> String {
        let items = jose(network).actions(day("2026-11-21"));
        let item = items.iter().find(|item| item.action.text == text).unwrap();
        item.handle.short(6)
    }

    fn try_place(
        network: &Network,
        each: &[(&str, Destination)],
        rest: Option<Destination>,
    ) -> Result<Vec<String>, Failure> {
        let each = each
            .iter()
            .map(|(typed, to)| ((*typed).to_owned(), to.clone()));
        let wishes = Wishes {
            each: each.collect(),
            rest,
        };
        let placed = place(network, jose(network), &wishes, day("2026-11-21"))?;
        let line = |p: &Placed<'_>| format!("{}: {}", p.item.action.text, p.to.result());
        Ok(placed.iter().map(line).collect())
    }

    #[test]
    fn each_action_goes_where_it_is_wished_and_the_rest_where_the_rest_goes() {
        let network = harbor();
        let first = handle(&network, "Write it down");
        let hand = Destination::Hand(PersonId::new("sam"));
        let rest = Some(Destination::Carry(GoalId::new("director")));
        assert_eq!(
            try_place(&network, &[(&first, hand)], rest).unwrap(),
            [
                "Write it down: handed to sam",
                "Ask Colin: carried to goals/director.md"
            ]
        );
    }

    #[test]
    fn an_action_without_a_place_is_listed_with_the_ways_to_place_it() {
        let network = harbor();
        let drop = Destination::Drop("overtaken".to_owned());
        let first = handle(&network, "Write it down");
        let left = handle(&network, "Ask Colin");
        let failure = try_place(&network, &[(&first, drop)], None).unwrap_err();
        assert_eq!(
            failure.message,
            "1 open action with jose has no place to go"
        );
        assert_eq!(
            failure.details,
            [format!("{left}  Ask Colin  (people/jose/2026-11-04.md:2)")]
        );
        assert_eq!(
            failure.hints,
            [
                format!(
                    "for each: --carry {left}=GOAL, --hand {left}=WHO or --drop {left}=\"WHY\""
                ),
                "for all the others at once: --rest carry:GOAL or --rest \"drop:WHY\"".to_owned(),
                "active goals: director".to_owned(),
            ]
        );
    }

    #[test]
    fn places_that_do_not_exist_or_would_lose_the_action_are_refused() {
        let network = harbor();
        let first = handle(&network, "Write it down");
        let done = handle(&network, "Done long ago");
        let carry = |goal: &str| Destination::Carry(GoalId::new(goal));
        let hand = |who: &str| Destination::Hand(PersonId::new(who));
        let message = |each: &[(&str, Destination)]| {
            try_place(&network, each, Some(carry("director")))
                .unwrap_err()
                .message
        };
        assert_eq!(
            message(&[(&first, carry("audit"))]),
            "the goal audit is achieved, nothing can be carried to it"
        );
        assert_eq!(
            message(&[(&first, carry("dirctor"))]),
            "there is no goal `dirctor`"
        );
        assert_eq!(
            message(&[(&first, hand("jose"))]),
            "an action cannot be handed to jose, with whom it ends"
        );
        let mut over = harbor();
        over.people[1].relationship.written_stage = Some(Stage::Closed);
        let failure = try_place(&over, &[(&first, hand("sam"))], Some(carry("director")));
        assert_eq!(
            failure.unwrap_err().message,
            "sam has no running relationship to take it on"
        );
        assert_eq!(
            message(&[(&first, Destination::Drop(" ".into()))]),
            "an action is dropped with a reason"
        );
        assert_eq!(
            message(&[("zz", carry("director"))]),
            "no action has the handle `zz`"
        );
        assert_eq!(
            message(&[(&done, carry("director"))]),
            format!(
                "{done} is done, it needs no place: Done long ago (people/jose/2026-11-04.md:3)"
            )
        );
        assert_eq!(
            message(&[(&first, carry("director")), (&first, hand("sam"))]),
            format!("{first} is given two places: Write it down")
        );
    }
}
