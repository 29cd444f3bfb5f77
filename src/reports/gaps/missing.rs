//! What is said where there is nothing to cover, or nobody to cover it.

use super::answer::Gaps;
use super::words::by_goal;
use crate::facts::coverage::{Cell, GoalKey};
use crate::facts::steps::ground::StepKind;
use crate::model::words::GoalStatus;
use crate::text::doc::{Block, Doc, code};
use crate::text::phrase::count;

/// What a goal looks like that needs something.
const A_GOAL: &str = "+++
title = \"Lead the platform group\"
needs = [\"budgeting\"]                   # skills
functions = [\"guidance\", \"feedback\"]    # kinds of support
+++
";
/// The command that writes it.
const ADD_A_GOAL: &str =
    "mentor goal add \"Lead the platform group\" --needs budgeting --functions guidance,feedback";
/// What the standing needs look like.
const STANDING_NEEDS: &str = "[coverage]
skills = [\"crisis-communication\"]
functions = [\"guidance\", \"feedback\", \"emotional-support\"]
";

/// Says what is not there yet and gives the last line of the report; `None` where there is enough to look at.
pub(super) fn tell(answer: &Gaps<'_>, doc: &mut Doc) -> Option<String> {
    let nobody = answer.now.supply.is_empty();
    let cells: Vec<&Cell> = answer.now.cells.iter().collect();
    let unread = answer.network.policy.unread;
    if unread {
        doc.para(format!(
            "`mentor.toml` cannot be read, so the needs, the rhythm and the aliases in it are not counted here; {} says where it breaks off.",
            code("mentor check")
        ));
    }
    let of_goal = matches!(&answer.request.goal, Some(GoalKey::Goal(_)));
    if unread && cells.is_empty() && !of_goal {
        return Some(format!("Next: {}", code("mentor check")));
    }
    if cells.is_empty() {
        needs(answer, doc);
        if nobody {
            doc.para("Nobody is active in this network yet either.");
        }
        let again = match &answer.request.goal {
            Some(goal) => format!("mentor gaps --goal {goal}"),
            None => "mentor gaps".to_owned(),
        };
        return Some(format!("Once it is written: {}", code(&again)));
    }
    if nobody {
        let verb = if cells.len() == 1 { "waits" } else { "wait" };
        doc.para(format!(
            "Nobody is active in this network yet. {} {verb} for somebody: {}.",
            count(cells.len(), "need", "needs"),
            by_goal(&cells)
        ));
        let mut steps = answer.gaps.iter().flat_map(|gap| &gap.steps);
        let step = steps.find(|step| step.kind != StepKind::Route);
        return Some(match step {
            Some(step) => format!("Next: {}", code(&step.command)),
            None => format!(
                "Next: write down whom you have already. {} asks for them; or one by one, with their name in place of NAME: {}",
                code("mentor init --continue"),
                code("mentor add NAME --role mentor")
            ),
        });
    }
    None
}

/// Says how a goal is written where only standing needs are looked at, as no goal is there.
pub(super) fn goal(answer: &Gaps<'_>, doc: &mut Doc) {
    let goals = &answer.network.goals;
    let active = goals.iter().any(|goal| goal.status == GoalStatus::Active);
    if active || answer.request.goal.is_some() || answer.now.cells.is_empty() {
        return;
    }
    doc.para(format!(
        "No goal is active, so only the standing needs of `mentor.toml` are looked at. A goal names the skills and the kinds of support that it takes, as in: {}",
        code(ADD_A_GOAL)
    ));
}

fn needs(answer: &Gaps<'_>, doc: &mut Doc) {
    let example = match &answer.request.goal {
        Some(GoalKey::Goal(id)) => {
            let file = code(&format!("goals/{id}.md"));
            doc.para(format!(
                "Nothing is written that this goal needs, so there is nothing to cover. {file} can say it like this:"
            ));
            A_GOAL
        }
        Some(GoalKey::Standing) => {
            doc.para("No standing need is written. `mentor.toml` can say what you want covered whatever the goal is:");
            STANDING_NEEDS
        }
        None => {
            doc.para("No need is written yet, so there is nothing to cover. A goal, a file in `goals/`, says what it needs like this; what you want whatever the goal is stands under `[coverage]` in `mentor.toml`:");
            doc.blocks.push(Block::Code(A_GOAL.to_owned()));
            doc.para(format!("The same by a command: {}", code(ADD_A_GOAL)));
            return;
        }
    };
    doc.blocks.push(Block::Code(example.to_owned()));
}
