//! The text of `closing-DATE.md`. What no file can know is left as a comment, which nothing reads as
//! content, under the heading where it belongs.

use super::said::VERDICT;
use super::value::{Debrief, Evidence, GoalState, Outcome, Quote};
use crate::facts::debrief_words::{PURPOSE, SILENT, THEME, verdict};
use crate::facts::measures::Measures;
use crate::model::change::Value;
use crate::model::ids::Place;
use crate::text::figure;
use crate::text::inline::safe;

impl Debrief {
    /// The closing note.
    pub fn note(&self) -> String {
        let mut out = self.front();
        out.push_str(&format!("# {}\n\n{}\n", self.title(), self.count()));
        self.achieved(&mut out);
        self.open_section(&mut out);
        for said in self.said_sections() {
            out.push_str(&format!("\n## {}\n", said.heading()));
            out.push_str(&said.lines().map(|line| item(0, &line)).collect::<String>());
            said.gaps()
                .for_each(|gap| out.push_str(&gap_comment(gap.what)));
        }
        self.notes_section(&mut out);
        let private = self.open.iter().filter(|open| open.private);
        let private: Vec<String> = private.map(open_line).collect();
        if !private.is_empty() {
            section(&mut out, "Private", &private, "");
        }
        out
    }

    fn front(&self) -> String {
        let mut keys = vec![("as", Value::Text(self.how.as_str().to_owned()))];
        keys.extend(self.since.map(|day| ("since", Value::Day(day))));
        keys.push(("until", Value::Day(self.on)));
        let stay = self.stay_in_touch.clone();
        keys.extend(stay.map(|length| ("stay-in-touch", Value::Text(length))));
        keys.extend(self.may_name.map(|may| ("may-name", Value::Bool(may))));
        let lines: Vec<String> = keys.iter().map(|(k, v)| format!("{k} = {v}\n")).collect();
        format!("+++\n{}+++\n", lines.concat())
    }

    fn title(&self) -> String {
        let name = safe(&self.name);
        match self.since {
            Some(since) => format!("{name}, {since} to {}", self.on),
            None => format!("{name}, until {}", self.on),
        }
    }

    /// How often the two met, as a sentence.
    fn count(&self) -> String {
        match (self.meetings, self.last_meeting) {
            (1, Some(last)) => format!("One meeting has notes, on {}.", last.long()),
            (count, Some(last)) => {
                format!("{count} meetings have notes, the last on {}.", last.long())
            }
            _ => "No meeting has notes.".to_owned(),
        }
    }

    fn achieved(&self, out: &mut String) {
        let mut lines = Vec::new();
        if let Some(purpose) = &self.purpose {
            let label = if self.circle { THEME } else { PURPOSE };
            let label = match purpose.reached {
                Some(reached) => format!("{label}, {}: ", verdict(reached).to_lowercase()),
                None => format!("{label}: "),
            };
            let quiet = self.objectives.is_empty();
            lines.extend(self.outcome(&label, purpose, quiet));
        }
        for objective in &self.objectives {
            let label = objective
                .reached
                .map(|reached| format!("{}: ", verdict(reached)));
            lines.extend(self.outcome(&label.unwrap_or_default(), objective, true));
        }
        let plain = lines.is_empty();
        if plain {
            lines.extend(self.also_done.iter().map(|e| self.evidence(0, e)));
        }
        let missing = if self.purpose.is_none() && !self.circle {
            "what it was for: no purpose was written down"
        } else {
            "what came of it: the files hold nothing that was done"
        };
        section(out, "Achieved", &lines, missing);
        let unjudged = |aim: &Outcome| aim.reached.is_none();
        if self.purpose.iter().chain(&self.objectives).any(unjudged) {
            out.push_str(&gap_comment(VERDICT.what));
        }
        if plain && self.purpose.is_none() && !lines.is_empty() && !self.circle {
            out.push_str(&gap_comment(missing));
        }
        if !plain && !self.also_done.is_empty() {
            let also = self.also_done.iter().map(|e| self.evidence(0, e));
            subsection(out, "Done beside it", also);
        }
        let counts = self.measures.counts;
        if counts.done + counts.open + counts.dropped > 0 {
            subsection(
                out,
                "The action plan",
                plan_lines(&self.measures).into_iter(),
            );
        }
        if !self.goals.is_empty() {
            subsection(out, "Goals it served", self.goals.iter().map(goal_line));
            if self.goals.iter().any(|goal| goal.reached.is_none()) {
                out.push_str(&gap_comment(VERDICT.what));
            }
        }
    }

    /// An aim with what speaks for it; `quiet`: where nothing does, that is said.
    fn outcome(&self, label: &str, outcome: &Outcome, quiet: bool) -> Vec<String> {
        let because = outcome.because.iter().map(|because| item(1, because));
        let evidence = outcome.evidence.iter().map(|e| self.evidence(1, e));
        let under: Vec<String> = because.chain(evidence).collect();
        let silent = if under.is_empty() && quiet {
            SILENT
        } else {
            ""
        };
        let aim = item(0, &format!("{label}{}{silent}", outcome.text));
        std::iter::once(aim).chain(under).collect()
    }

    fn evidence(&self, depth: usize, evidence: &Evidence) -> String {
        let kind = evidence.kind.as_str();
        let day = evidence
            .day
            .map_or_else(String::new, |day| format!(" {day}"));
        let result = evidence.result.as_ref();
        let result = result.map_or_else(String::new, |result| format!(": {result}"));
        let place = self.short(&evidence.place);
        item(
            depth,
            &format!("{kind}{day}: {}{result} ({place})", evidence.text),
        )
    }

    fn open_section(&self, out: &mut String) {
        let shown = self.open.iter().filter(|open| !open.private);
        let lines: Vec<String> = shown.map(open_line).collect();
        let none = if self.open.is_empty() {
            "nothing was open"
        } else {
            "what was open is private, see below"
        };
        out.push_str("\n## Open\n");
        if lines.is_empty() {
            out.push_str(&format!("<!-- {none} -->\n"));
        }
        out.push_str(&lines.concat());
    }

    /// Under headings that mean nothing to the program: what stands here is written in the notes already.
    fn notes_section(&self, out: &mut String) {
        let parts = [
            ("Worth keeping", &self.takeaways),
            ("What I was told", &self.feedback_received),
            ("What I told them", &self.feedback_given),
            ("From them", &self.received),
            ("From me", &self.gave),
            ("Doors they opened", &self.opportunities),
        ];
        if parts.iter().all(|(_, quotes)| quotes.is_empty()) {
            return;
        }
        out.push_str("\n## From the notes\n");
        for (heading, quotes) in parts {
            if !quotes.is_empty() {
                subsection(out, heading, quotes.iter().map(|q| self.quote(q)));
            }
        }
    }

    fn quote(&self, quote: &Quote) -> String {
        item(
            0,
            &format!(
                "{}: {} ({})",
                quote.day,
                quote.text,
                self.short(&quote.place)
            ),
        )
    }

    /// A place as the folder of the note sees it.
    fn short(&self, place: &Place) -> String {
        if place.file.folder() == self.folder.as_str() {
            format!("{}:{}", place.file.file_name(), place.line)
        } else {
            place.to_string()
        }
    }
}

fn section(out: &mut String, heading: &str, lines: &[String], missing: &str) {
    out.push_str(&format!("\n## {heading}\n"));
    if lines.is_empty() {
        out.push_str(&gap_comment(missing));
    }
    out.push_str(&lines.concat());
}

fn gap_comment(missing: &str) -> String {
    format!("<!-- to fill in: {missing} -->\n")
}

fn subsection(out: &mut String, heading: &str, lines: impl Iterator<Item = String>) {
    out.push_str(&format!("\n### {heading}\n"));
    lines.for_each(|line| out.push_str(&line));
}

/// A list item whose text can open no block of its own.
fn item(depth: usize, text: &str) -> String {
    format!("{}- {}\n", "  ".repeat(depth), safe(text))
}

fn open_line(open: &super::value::Open) -> String {
    let what = if open.dropped { "dropped, " } else { "" };
    item(0, &format!("{}: {what}{}", open.text, open.result))
}

fn goal_line(goal: &GoalState) -> String {
    let of = match goal.milestones {
        0 => "no milestones".to_owned(),
        count => format!("{} of {count} milestones done in this time", goal.done),
    };
    let label = goal
        .reached
        .map(|reached| format!("{}: ", verdict(reached)));
    let label = label.unwrap_or_default();
    let title = format!("{label}{} ({})", goal.title, goal.id);
    let because = goal.because.iter().map(|because| item(1, because));
    let line = item(0, &format!("{title}: {}, {of}", goal.status));
    std::iter::once(line).chain(because).collect()
}

/// The action plan in numbers, as it stood on the last day.
fn plan_lines(measures: &Measures) -> Vec<String> {
    let counts = measures.counts;
    let percent = |share: Option<f64>| {
        share.map_or_else(String::new, |share| {
            format!(" ({})", figure::percent(share))
        })
    };
    let mut lines = vec![item(
        0,
        &format!(
            "{} of {} done{}",
            counts.done,
            counts.done + counts.open,
            percent(measures.completion)
        ),
    )];
    if counts.dated > 0 {
        let on_time = percent(measures.on_time);
        lines.push(item(
            0,
            &format!("{} of {} on time{on_time}", counts.in_time, counts.dated),
        ));
    }
    if counts.open > 0 {
        let late = match (counts.open, counts.overdue) {
            (_, 0) => String::new(),
            (1, _) => ", past its day".to_owned(),
            (_, late) => format!(", {late} of them past the day"),
        };
        lines.push(item(0, &format!("{} open at the end{late}", counts.open)));
    }
    if counts.dropped > 0 {
        lines.push(item(0, &format!("{} dropped on the way", counts.dropped)));
    }
    lines
}
