//! What a farewell to a circle is: the value that is serialised, and the draft that is worded.

use serde::Serialize;
use serde_json::json;

use crate::facts::dates;
use crate::facts::thanking::{NEVER, what_for};
use crate::model::day::Day;
use crate::model::draft::{Address, Draft, Missing, Rules};
use crate::model::ids::{PersonId, Place};
use crate::text::deed::quoted;
use crate::text::doc::plain;
use crate::text::inline::safe;
use crate::text::phrase::{clause, listed, number};
use crate::text::tally::tally;

/// How many words such a letter has: fewer say nothing of a circle, more are no letter.
const WORDS: std::ops::RangeInclusive<usize> = 40..=300;
/// Somebody who led more often is told how often, and not on which days.
const DAYS: usize = 2;

/// The farewell to a circle.
#[derive(Clone, Debug, Serialize)]
pub struct Farewell {
    /// The circle.
    pub who: String,
    /// Its name.
    pub name: String,
    /// What it was about; `None` where nothing is written.
    pub theme: Option<String>,
    /// The meetings of this round that have notes.
    pub meetings: usize,
    /// The day of the first of them.
    pub first: Option<Day>,
    /// The day of the last of them.
    pub last: Option<Day>,
    /// What the owner thanks them for, as it was said or written in the debrief.
    pub appreciation: Vec<String>,
    /// What was most useful, as it was said or written in the debrief.
    pub most_useful: Vec<String>,
    /// Which members led, by the first time that each of them did.
    pub led: Vec<Led>,
    /// What stayed: a takeaway of each meeting, oldest first.
    pub stayed: Vec<Line>,
    /// What each promised and did, oldest first.
    pub kept: Vec<Kept>,
    /// What they are to one another from now on, as it was said or written in the debrief.
    pub next: Vec<String>,
    /// How often they are in touch from now on, as half a sentence: `every 6 months`; `None`: not agreed, or not at all.
    pub in_touch: Option<String>,
    /// The debrief that is written; `None`: the circle is not closed.
    pub debrief: Option<Day>,
    /// What was not taken over, with the reason for it.
    #[serde(skip)]
    pub left_out: Vec<String>,
    /// To whom of them something may be written alone.
    #[serde(skip)]
    pub alone: Option<PersonId>,
    /// Who gets the letter.
    #[serde(skip)]
    pub to: Vec<Address>,
    /// What the notes do not hold.
    #[serde(skip)]
    pub missing: Vec<Missing>,
    /// The day on which it is asked for: dates are told from there.
    #[serde(skip)]
    pub today: Day,
}

/// A member who led.
#[derive(Clone, Debug, Serialize)]
pub struct Led {
    /// Their name.
    pub name: String,
    /// On which days.
    pub days: Vec<Day>,
}

/// Something that stayed.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// The day of the meeting.
    pub date: Day,
    /// Where it is written.
    #[serde(flatten)]
    pub place: Place,
}

/// A promise that was kept.
#[derive(Clone, Debug, Serialize)]
pub struct Kept {
    /// By whom: a name.
    pub who: String,
    /// What was promised.
    pub text: String,
    /// What came of it; `None`: nothing is written.
    pub result: Option<String>,
    /// When it was done; `None`: the day is not written.
    pub done: Option<Day>,
    /// Where it is written.
    #[serde(flatten)]
    pub place: Place,
}

impl Farewell {
    /// Whether it says anything that only this circle can be thanked for.
    pub fn is_specific(&self) -> bool {
        let said = [&self.appreciation, &self.most_useful];
        said.iter().any(|lines| !lines.is_empty())
            || !(self.led.is_empty() && self.stayed.is_empty() && self.kept.is_empty())
    }

    /// The draft.
    pub fn draft(&self) -> Draft {
        let led = self.led.iter();
        let led = led.map(|one| json!({ "name": plain(&one.name), "when": self.when(&one.days) }));
        let kept = self.kept.iter().map(|one| {
            json!({
                "who": plain(&one.who),
                "text": safe(&one.text),
                "more": one.result.as_deref().map(|result| safe(clause(result))),
                "on": one.done.map(|day| dates::date(day, self.today)),
            })
        });
        let stayed = self.stayed.iter().map(|line| safe(&line.text));
        let next = self.next.iter().map(|line| safe(clause(line)));
        let thanks = self
            .appreciation
            .iter()
            .map(|line| match what_for(clause(line)) {
                Some(thing) => json!({ "form": "for", "text": safe(thing) }),
                None => json!({ "form": "said", "text": safe(clause(line)) }),
            });
        Draft {
            template: "farewell-circle",
            to: self.to.clone(),
            subject: format!("Thank you: {}", self.name),
            parts: json!({
                "name": plain(&self.name),
                "theme": self.theme.as_deref().map(|theme| safe(clause(theme))),
                "meetings": match self.meetings {
                    0 => None,
                    1 => Some("one meeting".to_owned()),
                    many => Some(format!("{} meetings", number(many))),
                },
                "span": self.span(),
                "appreciation": thanks.collect::<Vec<_>>(),
                "most_useful": self.most_useful.iter().map(|line| safe(&quoted(line.trim()))).collect::<Vec<_>>(),
                "led": led.collect::<Vec<_>>(),
                "stayed": stayed.collect::<Vec<_>>(),
                "kept": kept.collect::<Vec<_>>(),
                "next": next.collect::<Vec<_>>(),
                "in_touch": self.in_touch,
            }),
            missing: self.missing.clone(),
            rules: Rules {
                words: Some(WORDS),
                you_as_often_as_i: false,
                // What somebody asked may be quoted; the letter itself asks nothing.
                questions: Some(self.questions()),
                never: NEVER,
            },
        }
    }

    /// The lines to be said beside it.
    pub fn to_say(&self) -> Vec<String> {
        let mut said = self.left_out.clone();
        let who = &self.who;
        match self.debrief {
            Some(day) => said.push(format!(
                "drawn from the debrief of {} and the notes before it",
                day.long()
            )),
            None => said.push(format!(
                "the debrief is not written yet: mentor close {who} --as completed --dry-run"
            )),
        }
        if let Some(id) = &self.alone {
            said.push(format!("to one of them alone: mentor thanks {id}"));
        }
        said
    }

    /// `on 26 March`, `on 26 March and 23 July`, `five times`
    fn when(&self, days: &[Day]) -> String {
        match days {
            [day] => dates::on(*day, self.today),
            days if days.len() <= DAYS => {
                let days = days.iter().map(|day| dates::date(*day, self.today));
                format!("on {}", listed(&days.collect::<Vec<_>>()))
            }
            days => format!("{} times", number(days.len())),
        }
    }

    /// `from January to November 2026`, `in May 2026`; `None` without a meeting.
    fn span(&self) -> Option<String> {
        let (first, last) = (self.first?.date(), self.last?.date());
        let month = |day: chrono::NaiveDate| day.format("%B %Y").to_string();
        Some(match (month(first), month(last)) {
            (first, last) if first == last => format!("in {first}"),
            (from, to) if first.format("%Y").to_string() == last.format("%Y").to_string() => {
                format!("from {} to {to}", from.split(' ').next().unwrap_or(&from))
            }
            (from, to) => format!("from {from} to {to}"),
        })
    }

    fn questions(&self) -> usize {
        let said = [&self.appreciation, &self.most_useful, &self.next];
        let said = said.into_iter().flatten().map(String::as_str);
        let kept = self.kept.iter();
        let kept = kept.flat_map(|one| [Some(one.text.as_str()), one.result.as_deref()]);
        let stayed = self.stayed.iter().map(|line| line.text.as_str());
        let quoted = said
            .chain(kept.flatten())
            .chain(stayed)
            .chain(self.theme.as_deref());
        quoted.map(|text| tally(text).questions).sum()
    }
}
