//! What a recap is: the value that is serialised, and the draft that is worded.

use serde::Serialize;
use serde_json::json;

use crate::model::change::Written;
use crate::model::day::Day;
use crate::model::draft::{Address, Draft, Missing, Rules};
use crate::model::ids::{Place, RelPath};

/// The recap of one meeting.
#[derive(Clone, Debug, Serialize)]
pub struct Recap {
    /// Whom the command line named: an id, `circle:ID` for a circle.
    pub who: String,
    /// Their name, or the circle's.
    pub name: String,
    /// The day of the meeting.
    pub date: Day,
    /// The note that holds its text.
    pub file: RelPath,
    /// When a recap of it went out already; `None`: not yet.
    pub recapped: Option<Day>,
    /// One thing to thank for; `None` where the note holds none, and for a circle.
    pub thanks: Option<Thank>,
    /// What the owner took from it: three at most, those that led to something first.
    pub takeaways: Vec<Line>,
    /// What was decided.
    pub decisions: Vec<Line>,
    /// Who promised what.
    pub promises: Vec<Side>,
    /// The day agreed for next time, where that is to come.
    pub next_meeting: Option<Day>,
    /// What was left for next time.
    pub parked: Vec<Line>,
    /// What was written, where it was marked as sent.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub written: Vec<Written>,
    /// The draft's own head.
    #[serde(skip)]
    pub head: Head,
    /// What the note does not hold.
    #[serde(skip)]
    pub gaps: Vec<Gap>,
    /// Actions of a circle that name one of its members: they are told to that member alone.
    #[serde(skip)]
    pub left_out: Vec<String>,
    /// Lines that speak of the reader as of a third person, as they stand.
    #[serde(skip)]
    pub third: Vec<String>,
}

/// A line of the note.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// Where it is written.
    #[serde(flatten)]
    pub place: Place,
}

/// One thing to thank for.
#[derive(Clone, Debug, Serialize)]
pub struct Thank {
    /// How it stands: `thing`, `deed`, `told` or `quote`.
    pub form: &'static str,
    /// What it says.
    #[serde(flatten)]
    pub line: Line,
}

/// What one side promised.
#[derive(Clone, Debug, Serialize)]
pub struct Side {
    /// `you`, `me`, or a name in a circle.
    pub who: String,
    /// The promises, in the order of the note.
    pub items: Vec<Promise>,
}

/// One promise.
#[derive(Clone, Debug, Serialize)]
pub struct Promise {
    /// What will be done.
    #[serde(flatten)]
    pub line: Line,
    /// By when; `None` where no day was agreed.
    pub due: Option<Day>,
    /// When it was done; `None`: not yet, or the day is not written.
    pub done: Option<Day>,
    /// Whether it is done.
    pub is_done: bool,
    /// The day as the letter says it: `by Friday 4 December`, `done on Tuesday`.
    #[serde(skip)]
    pub said: Option<String>,
}

/// What the letter is headed with, and days as it says them.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// Who gets it.
    pub to: Vec<Address>,
    /// Its subject.
    pub subject: String,
    /// `Grace`, as after "Dear"; the circle's name.
    pub name: String,
    /// Whether it goes to a circle.
    pub circle: bool,
    /// `on Tuesday`, `yesterday`
    pub when: String,
    /// `call`, `meeting` or `talk`
    pub talk: &'static str,
    /// `Tuesday 24 November`
    pub next: Option<String>,
}

/// Something that the note does not hold.
#[derive(Clone, Debug)]
pub struct Gap {
    /// The part of the letter.
    pub part: &'static str,
    /// What is missing, and the command that supplies it.
    pub missing: Missing,
}

impl Recap {
    /// The draft.
    pub fn draft(&self) -> Draft {
        let gap = |part: &str| {
            let mut gaps = self.gaps.iter();
            gaps.find(|gap| gap.part == part)
                .map(|gap| gap.missing.what.as_str())
        };
        let texts = |lines: &[Line]| -> Vec<String> {
            lines.iter().map(|line| line.text.clone()).collect()
        };
        let promises = self.promises.iter().map(|side| {
            let items = side.items.iter();
            let items = items.map(|item| json!({ "text": item.line.text, "on": item.said }));
            json!({ "who": side.who, "items": items.collect::<Vec<_>>() })
        });
        Draft {
            template: "recap",
            to: self.head.to.clone(),
            subject: self.head.subject.clone(),
            parts: json!({
                "name": self.head.name,
                "full_name": self.name,
                "circle": self.head.circle,
                "when": self.head.when,
                "talk": self.head.talk,
                "thanks": self.thanks.as_ref().map(|thanks| {
                    json!({ "form": thanks.form, "text": thanks.line.text })
                }),
                "takeaways": texts(&self.takeaways),
                "decisions": texts(&self.decisions),
                "promises": promises.collect::<Vec<_>>(),
                "next": self.head.next,
                "parked": texts(&self.parked),
                "gaps": {
                    "thanks": gap("thanks"),
                    "takeaways": gap("takeaways"),
                    "promises": gap("promises"),
                    "next": gap("next"),
                },
            }),
            missing: self.gaps.iter().map(|gap| gap.missing.clone()).collect(),
            rules: Rules::default(),
        }
    }

    /// The command that notes it as sent.
    pub fn command(&self) -> String {
        format!("mentor recap {} --date {} --sent", self.who, self.date)
    }

    /// The lines to be said beside it; `today` is the day on which it is asked for.
    pub fn to_say(&self, today: Day) -> Vec<String> {
        let days = today.days_since(self.date);
        let ago = match days {
            0 => "today".to_owned(),
            1 => "yesterday".to_owned(),
            days => format!("{days} days ago"),
        };
        let mut said = vec![format!(
            "recap of {}, {ago} ({})",
            self.date.long(),
            self.file
        )];
        if let Some(day) = self.recapped {
            said.push(format!("a recap of it went out on {}", day.long()));
        }
        if !self.left_out.is_empty() {
            said.push("left out, as they name one of the members:".to_owned());
            said.extend(self.left_out.iter().map(|text| format!("  {text}")));
        }
        if !self.third.is_empty() {
            let name = &self.head.name;
            said.push(format!(
                "read once more, {name} is spoken of as a third person here:"
            ));
            said.extend(self.third.iter().map(|text| format!("  {text}")));
        }
        said
    }
}
