//! The draft of a brief, and what its template is handed.

use serde_json::{Value, json};

use super::value::Brief;
use crate::facts::dates::date;
use crate::model::draft::{Draft, Rules};
use crate::text::doc::plain;
use crate::text::phrase::listed;

/// One page holds so many words.
const PAGE_WORDS: usize = 500;

impl Brief {
    /// The draft of it.
    pub fn draft(&self) -> Draft {
        Draft {
            template: "brief",
            to: vec![self.to.clone()],
            subject: "One page ahead of our talk".to_owned(),
            parts: self.parts(),
            missing: self.missing.clone(),
            rules: Rules {
                words: Some(0..=PAGE_WORDS),
                ..Rules::default()
            },
        }
    }

    fn parts(&self) -> Value {
        let goal = self.goal.as_ref().map(|goal| {
            json!({
                "title": plain(&goal.title),
                "by": goal.by.map(|day| date(day, self.today)),
                "why": goal.why.as_deref().map(plain),
            })
        });
        let tried = self.tried.iter().map(|tried| {
            json!({
                "did": tried.did,
                "done": tried.done.map(|day| date(day, self.today)),
                "result": tried.result,
            })
        });
        let key = |text: &Option<String>| text.as_deref().map(plain);
        let keys = |texts: &[String]| texts.iter().map(|text| plain(text)).collect::<Vec<_>>();
        json!({
            "name": plain(&self.first_name),
            "full_name": plain(&self.name),
            "mentee": self.mentee,
            "intro": key(&self.intro),
            "goal": goal,
            "strengths": self.strengths,
            "growth": self.growth,
            "challenges": self.challenges,
            "expectations": self.expectations,
            "tried": tried.collect::<Vec<_>>(),
            "ask": key(&self.ask),
            "learn": plain(&listed(&self.learn)),
            "hopes": keys(&self.hopes),
            "offer": key(&self.offer),
            "expertise": plain(&listed(&self.expertise)),
            "minutes": self.minutes,
            "medium": self.medium,
            "feedback": key(&self.feedback),
            "agreed": key(&self.agreed),
            "confidentiality": key(&self.confidentiality),
            "boundaries": keys(&self.boundaries),
        })
    }
}
