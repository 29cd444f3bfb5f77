//! The draft of a report, and what its template is handed: days in words.

use serde_json::{Value, json};

use super::value::{Done, For, Progress, Promise, Stuck};
use crate::facts::dates::{ahead, date};
use crate::model::day::Day;
use crate::model::draft::{Draft, Rules};
use crate::text::deed::quoted;
use crate::text::doc::plain;

/// One page holds so many words.
const PAGE_WORDS: usize = 450;

impl Progress {
    /// The draft of it.
    pub fn draft(&self) -> Draft {
        Draft {
            template: "progress",
            to: vec![self.to.clone()],
            subject: match self.as_what {
                For::Mentee => "Where we stand".to_owned(),
                For::Adviser | For::Sponsor => "Where things stand".to_owned(),
            },
            parts: self.parts(),
            missing: self.missing.clone(),
            rules: Rules {
                words: Some(0..=PAGE_WORDS),
                ..Rules::default()
            },
        }
    }

    /// The values of `progress.md`.
    fn parts(&self) -> Value {
        let past = |day: Option<Day>| day.map(|day| date(day, self.today));
        let goal = |goal: &super::value::GoalStatus| {
            json!({
                "title": plain(&goal.title),
                "by": past(goal.by),
                "done": goal.done,
                "all": goal.all,
                "actions_done": goal.actions_done,
                "actions_all": goal.actions_all,
                "evidence": goal.evidence.iter().map(|done| self.done(done)).collect::<Vec<_>>(),
                "next": goal.next.as_ref().map(|next| self.promise(next)),
            })
        };
        let list = |done: &[Done]| done.iter().map(|done| self.done(done)).collect::<Vec<_>>();
        json!({
            "for": self.as_what,
            "name": plain(&self.first_name),
            "full_name": plain(&self.name),
            "since": past(self.since),
            "purpose": self.purpose.as_deref().map(plain),
            "facts": list(&self.facts),
            "steps": list(&self.steps),
            "news": self.news,
            "kept": list(&self.kept),
            "theirs": list(&self.theirs),
            "goals": self.goals.iter().map(goal).collect::<Vec<_>>(),
            "stuck": self.stuck.iter().map(|stuck| self.stuck(stuck)).collect::<Vec<_>>(),
            "question": self.question.as_ref().map(|question| json!({
                "text": question.text,
                "form": question.form,
            })),
            "promises": self.promises.iter().map(|p| self.promise(p)).collect::<Vec<_>>(),
            "thanks": self.thanks,
        })
    }

    fn done(&self, done: &Done) -> Value {
        json!({
            "advice": done.advice.as_deref().map(quoted),
            "advised": done.advised.map(|day| date(day, self.today)),
            "did": done.did,
            "done": done.done.map(|day| date(day, self.today)),
            "result": done.result,
        })
    }

    fn promise(&self, promise: &Promise) -> Value {
        json!({
            "text": promise.text,
            "due": promise.due.map(|day| ahead(day, self.today)),
        })
    }

    fn stuck(&self, stuck: &Stuck) -> Value {
        json!({
            "text": stuck.text,
            "due": stuck.due.map(|day| date(day, self.today)),
            "put_off": stuck.put_off,
            "theirs": stuck.theirs,
            "outside": stuck.outside,
        })
    }
}
