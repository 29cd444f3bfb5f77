//! A new goal: `goals/ID.md` with its self-assessment laid out.
//!
//! What may live here: the file of a new goal. What may not: setting its keys (`changes::set`), and how it
//! stands (`reports::goal`).

use crate::error::Failure;
use crate::model::change::{ChangeSet, Value};
use crate::model::day::Day;
use crate::model::goal::Goal;
use crate::model::ids::{GoalId, RelPath};
use crate::model::network::Network;
use crate::model::note::SectionKey;
use crate::text::fold::{fold, free_slug, slug};

/// The sections of a self-assessment, in the order of the format.
const SECTIONS: [SectionKey; 5] = [
    SectionKey::Strengths,
    SectionKey::GrowthAreas,
    SectionKey::ExternalChallenges,
    SectionKey::Expectations,
    SectionKey::Milestones,
];

/// What is known of a new goal; the rest is left out of the file.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// What it is.
    pub title: String,
    /// The id; `None`: made from the title.
    pub id: Option<String>,
    /// By when.
    pub by: Option<Day>,
    /// Why it matters.
    pub why: Option<String>,
    /// Skills that the network must cover.
    pub needs: Vec<String>,
    /// Kinds of support that it must cover.
    pub functions: Vec<String>,
    /// 1-3.
    pub priority: Option<u32>,
    /// Lines of the self-assessment and the milestones, by their section.
    pub lines: Vec<(SectionKey, Vec<String>)>,
}

/// The new file.
///
/// # Errors
/// The title is empty or taken, the id is taken or none, the day lies behind.
pub fn add(
    network: &Network,
    request: &Request,
    today: Day,
) -> Result<(GoalId, ChangeSet), Failure> {
    let title = one_line(&request.title);
    if title.is_empty() {
        return Err(Failure::usage("a goal needs a title")
            .hint("`mentor goal add \"Director of platform by 2027\" --by 2027-06-30`"));
    }
    let same = |goal: &&Goal| fold(&goal.title) == fold(&title);
    if let Some(there) = network.goals.iter().find(same) {
        return Err(taken("that title", there));
    }
    let id = id(network, request, &title)?;
    if let Some(by) = request.by.filter(|by| *by < today) {
        return Err(Failure::new(format!(
            "{by} ({}) lies behind, and a goal lies ahead",
            by.long()
        ))
        .hint("give a day to come with --by: \"in 6 months\", 2027-06-30"));
    }
    let text = |text: &String| Value::Text(one_line(text));
    let list = |texts: &Vec<String>| {
        let mut values: Vec<Value> = Vec::new();
        for value in texts
            .iter()
            .map(|one| Value::Text(one_line(&one.to_lowercase())))
        {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        (!values.is_empty()).then_some(Value::List(values))
    };
    let keys = [
        ("title", Some(Value::Text(title.clone()))),
        ("by", request.by.map(Value::Day)),
        ("why", request.why.as_ref().map(text)),
        ("needs", list(&request.needs)),
        ("functions", list(&request.functions)),
        (
            "priority",
            request.priority.map(|n| Value::Integer(n.into())),
        ),
        ("status", Some(Value::Text("active".to_owned()))),
    ];
    let keys = keys
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)));
    let front: String = keys
        .map(|(key, value)| format!("{key} = {value}\n"))
        .collect();
    let mut change = ChangeSet::new(format!("Add the goal “{title}”"));
    let file = RelPath::new(format!("goals/{id}.md"));
    change.create(file, format!("+++\n{front}+++\n{}", sections(request)));
    Ok((id, change))
}

/// The self-assessment laid out, with what is known of it.
fn sections(request: &Request) -> String {
    let section = |key: &SectionKey| {
        let said = request.lines.iter().filter(|(of, _)| of == key);
        let lines = said.flat_map(|(_, lines)| lines);
        let lines: String = lines.map(|line| format!("{line}\n")).collect();
        format!("## {}\n{lines}", key.heading())
    };
    let sections: Vec<String> = SECTIONS.iter().map(section).collect();
    sections.join("\n")
}

fn id(network: &Network, request: &Request, title: &str) -> Result<GoalId, Failure> {
    let there = |id: &str| {
        network
            .goals
            .iter()
            .find(|goal| fold(goal.id.as_str()) == id)
    };
    let Some(wanted) = &request.id else {
        let id = free_slug(title, "goal", |id| there(id).is_some());
        return Ok(GoalId::new(id));
    };
    if slug(wanted) != *wanted || wanted.is_empty() {
        return Err(Failure::usage(format!("`{wanted}` is no id"))
            .hint("lower-case ASCII words joined by -, as director-by-2027"));
    }
    match there(wanted) {
        Some(goal) => Err(taken("that id", goal)),
        None => Ok(GoalId::new(wanted)),
    }
}

fn taken(what: &str, there: &Goal) -> Failure {
    Failure::new(format!("a goal with {what} is there: {}", there.title))
        .detail(there.file().to_string())
        .hint(format!(
            "`mentor goal show {}` tells how it stands",
            there.id
        ))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, goal, network};
    use crate::model::change::Change;

    fn made(request: &Request) -> Result<String, Failure> {
        let mut net = network(Vec::new());
        net.goals = vec![goal("calm-on-call", 2, &[])];
        let (_, change) = add(&net, request, day("2026-11-21"))?;
        match change.changes.as_slice() {
            [Change::Create { path, text }] => Ok(format!("{path}\n{text}")),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_known_is_written_and_the_self_assessment_is_laid_out() {
        let request = Request {
            title: " Speak  at \"big\" conferences ".to_owned(),
            by: Some(day("2027-06-30")),
            needs: vec!["Public-Speaking".to_owned(), "public-speaking".to_owned()],
            priority: Some(3),
            ..Request::default()
        };
        assert_eq!(
            made(&request).unwrap(),
            "goals/speak-at-big-conferences.md\n+++\ntitle = \"Speak at \\\"big\\\" conferences\"\n\
             by = 2027-06-30\nneeds = [\"public-speaking\"]\npriority = 3\nstatus = \"active\"\n+++\n\
             ## Strengths\n\n## Growth areas\n\n## External challenges\n\n## Expectations\n\n## Milestones\n"
        );
    }

    #[test]
    fn what_is_taken_or_lies_behind_is_refused() {
        let titled = |title: &str| Request {
            title: title.to_owned(),
            ..Request::default()
        };
        let failed = |request: &Request| made(request).unwrap_err().message;
        assert_eq!(failed(&titled(" ")), "a goal needs a title");
        assert_eq!(
            failed(&titled("Calm-on-call")),
            "a goal with that title is there: calm-on-call"
        );
        let mut other = titled("x");
        other.id = Some("calm-on-call".to_owned());
        assert_eq!(failed(&other), "a goal with that id is there: calm-on-call");
        other.id = Some("No Id".to_owned());
        assert_eq!(failed(&other), "`No Id` is no id");
        other.id = None;
        other.by = Some(day("2026-11-20"));
        assert!(failed(&other).contains("lies behind"));
        assert!(
            made(&titled("Calm on call"))
                .unwrap()
                .starts_with("goals/calm-on-call-2.md")
        );
    }
}
