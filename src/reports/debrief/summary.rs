//! What `close` answers once it is done: what was written, where the open actions went, what is missing
//! from the debrief, and what comes next.

use super::value::Debrief;
use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::model::length::Length;
use crate::model::words::EndedAs;
use crate::text::doc::{Doc, Item, plain};

impl Debrief {
    /// The answer. `note`: the debrief's file.
    pub fn summary(&self, note: &RelPath) -> Doc {
        let mut doc = Doc::default();
        let name = plain(&self.name);
        let day = self.on.long();
        doc.heading(1, format!("{name}: {} on {day}", self.how));
        doc.para(format!("The debrief is in `{note}`."));
        let open = self.open.iter();
        doc.list(
            open.map(|open| {
                let what = if open.dropped { "dropped, " } else { "" };
                Item::new(format!("{}: {what}{}", open.text, open.result))
            })
            .collect(),
        );
        doc.para(self.afterwards());
        match self.gaps().len() {
            0 => {}
            1 => _ = doc.para("One thing only you can say; the debrief leaves room for it."),
            count => {
                let text =
                    format!("{count} things only you can say; the debrief leaves room for them.");
                doc.para(text);
            }
        }
        for step in self.next_steps() {
            doc.para(step);
        }
        doc
    }

    /// What should be known beside the debrief: what it leaves out, and what only people can say, with
    /// the flag that says it.
    pub fn remarks(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if !self.later_meetings.is_empty() {
            let days: Vec<String> = self.later_meetings.iter().map(Day::to_string).collect();
            lines.push(format!(
                "the debrief ends on {}: it leaves out the meeting of {}",
                self.on,
                days.join(", ")
            ));
        }
        if self
            .objectives
            .iter()
            .any(|objective| !objective.evidence.is_empty())
        {
            lines.push(
                "evidence was found by the words it shares with an objective: read it once"
                    .to_owned(),
            );
        }
        let gaps = self.gaps();
        if !gaps.is_empty() {
            lines.push("left open in the debrief, since no file can know it:".to_owned());
        }
        lines.extend(gaps.iter().map(|gap| match gap.flag {
            "" => format!("  {}", gap.what),
            "--stay-in-touch" => {
                let usual = self.usual_afterwards;
                format!("  {} (--stay-in-touch; usual is \"{usual}\")", gap.what)
            }
            flag => format!("  {} ({flag})", gap.what),
        }));
        lines
    }

    /// What the two are from now on, as far as it was agreed.
    fn afterwards(&self) -> String {
        let name = plain(&self.short_name);
        let Some(stay) = &self.stay_in_touch else {
            if self.how == EndedAs::Renewed {
                return format!("The next round with {name} begins on {}.", self.on.long());
            }
            return "No rhythm was agreed for staying in touch, so none is kept.".to_owned();
        };
        let length = Length::parse(stay);
        let every = length.map(Length::every).unwrap_or_default();
        match (length, self.next_contact) {
            (Some(_), Some(day)) if self.how != EndedAs::Renewed => {
                let next = day.long();
                format!("{name} stays among your alumni, in touch {every}: next by {next}.")
            }
            (Some(_), Some(day)) => {
                format!("In touch with {name}: {every}, so next by {}.", day.long())
            }
            (Some(_), None) => format!("In touch with {name}: {every}."),
            (None, _) => format!("No rhythm is kept with {name} (`{stay}`)."),
        }
    }

    /// Thanks where they are due, and what this leaves open.
    fn next_steps(&self) -> Vec<String> {
        let mut steps = Vec::new();
        let name = plain(&self.short_name);
        let good = matches!(
            self.how,
            EndedAs::Completed | EndedAs::Renewed | EndedAs::AgreedEarly
        );
        if good && !self.circle {
            steps.push(format!(
                "Thank {name} for it, the draft is ready: `mentor thanks {} --variant closing`",
                self.who
            ));
        }
        steps.push(if self.how == EndedAs::Renewed {
            format!("Next: `mentor agenda {}`", self.who)
        } else {
            "Next, see what this leaves uncovered: `mentor gaps`".to_owned()
        });
        steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, network, person};
    use crate::facts::subject::Subject;
    use crate::model::words::Role;
    use crate::reports::debrief::evidence::debrief;
    use crate::reports::debrief::value::{Request, Said};
    use crate::text::markdown::render;

    fn ended(how: EndedAs, stay: Option<&str>) -> Debrief {
        let mut jose = person("jose", &[Role::Mentor]);
        jose.name = "José Nandu".to_owned();
        let network = network(vec![jose]);
        let request = Request {
            how,
            on: day("2026-11-21"),
            stay_in_touch: stay.map(str::to_owned),
            may_name: Some(true),
            said: Said {
                most_useful: vec!["a".to_owned()],
                least_useful: vec!["b".to_owned()],
                lessons: vec!["c".to_owned()],
                their_lessons: vec!["e".to_owned()],
                about_me: vec!["f".to_owned()],
                about_choosing: vec!["g".to_owned()],
                verdicts: Vec::new(),
                next_relationship: vec!["d".to_owned()],
                appreciation: Vec::new(),
            },
        };
        let subject = Subject::Person(&network.people[0]);
        debrief(&network, subject, &request, &[], day("2026-11-21"))
    }

    #[test]
    fn the_answer_says_where_the_debrief_is_and_what_comes_next() {
        let note = RelPath::new("people/jose/closing-2026-11-21.md");
        assert_eq!(
            render(&ended(EndedAs::Completed, Some("6 months")).summary(&note)),
            "# José Nandu: completed on Sat 21 Nov 2026\n\n\
             The debrief is in `people/jose/closing-2026-11-21.md`.\n\n\
             In touch with José: every 6 months.\n\n\
             2 things only you can say; the debrief leaves room for them.\n\n\
             Thank José for it, the draft is ready: `mentor thanks jose --variant closing`\n\n\
             Next, see what this leaves uncovered: `mentor gaps`\n"
        );
        let mut met = ended(EndedAs::Completed, Some("6 months"));
        met.next_contact = Some(day("2027-05-20"));
        let met = render(&met.summary(&note));
        assert!(met.contains(
            "José stays among your alumni, in touch every 6 months: next by Thu 20 May 2027.\n"
        ));
        let faded = render(&ended(EndedAs::Faded, None).summary(&note));
        assert!(faded.contains("No rhythm was agreed for staying in touch, so none is kept.\n"));
        assert!(!faded.contains("Thank"));
        let renewed = render(&ended(EndedAs::Renewed, None).summary(&note));
        assert!(renewed.contains("The next round with José begins on Sat 21 Nov 2026.\n"));
        assert!(renewed.ends_with("Next: `mentor agenda jose`\n"));
    }

    #[test]
    fn what_is_left_open_is_named_with_its_flag() {
        assert_eq!(
            ended(EndedAs::Completed, None).remarks(),
            [
                "left open in the debrief, since no file can know it:",
                "  what it was for: no purpose was written down",
                "  what you thank them for (--appreciation)",
                "  how often to stay in touch (--stay-in-touch; usual is \"6 months\")",
            ]
        );
    }
}
