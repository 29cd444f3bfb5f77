//! Makes a network of any size from a fixed seed: the same people, meetings and actions each time.

use std::fmt::Write;
use std::io;
use std::path::Path;

use chrono::{Days, NaiveDate};

/// A person that every network holds.
pub const KNOWN_ID: &str = "ada-abara-0";
/// The beginning of a word of an id, which only this person's has: the other numbers begin with another digit.
pub const KNOWN_PART: &str = "0";

const FIRST: [&str; 12] = [
    "Ada", "Bruno", "Chiara", "Deniz", "Emeka", "Freya", "Giulia", "Hana", "Imani", "Jonas",
    "Keiko", "Luca",
];
const LAST: [&str; 11] = [
    "Abara", "Becker", "Castro", "Dahl", "Evans", "Fischer", "Gupta", "Holm", "Ibarra", "Jansen",
    "Kovacs",
];
const TOPICS: [&str; 15] = [
    "distributed-systems",
    "databases",
    "hiring",
    "leadership",
    "public-speaking",
    "negotiation",
    "writing",
    "security",
    "budgeting",
    "incident-response",
    "testing",
    "api-design",
    "teaching",
    "statistics",
    "technical-debt",
];
const CADENCES: [u64; 5] = [7, 14, 30, 90, 182];
const SENTENCES: [&str; 8] = [
    "We looked at what changed since the last conversation and what did not move at all.",
    "A smaller first step was agreed, with a date, instead of a large plan without one.",
    "Feedback from the team was mixed, and the useful part was in the details.",
    "We compared two ways to tell the story and kept the one that starts with the result.",
    "The draft reads well; the second half needs an example that a newcomer can follow.",
    "There is a disagreement about priorities that should be raised openly, and soon.",
    "An introduction would be welcome, after a short note explains the reason for it.",
    "The numbers are better than expected, which makes the next request easier.",
];

/// A small linear congruential generator: reproducible, no dependency.
struct Seed(u64);

impl Seed {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % below
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        let at = self.next(from.len());
        from.get(at).copied().unwrap_or("")
    }
}

/// Writes a network of so many people with so many notes each under `root`.
pub fn network(root: &Path, people: usize, notes: usize) -> io::Result<()> {
    std::fs::create_dir_all(root.join("people"))?;
    std::fs::create_dir_all(root.join("goals"))?;
    std::fs::write(root.join("mentor.toml"), SETTINGS)?;
    for (goal, needs) in [
        (
            "lead-platform",
            r#"["distributed-systems", "leadership", "budgeting"]"#,
        ),
        ("speak-better", r#"["public-speaking", "writing"]"#),
    ] {
        let text = format!(
            "+++\ntitle = \"{goal}\"\nby = 2027-06-30\nneeds = {needs}\nfunctions = [\"guidance\", \"feedback\", \"access\"]\npriority = 3\nstatus = \"active\"\n+++\n## Growth areas\n- Too much detail, too late\n"
        );
        std::fs::write(root.join("goals").join(format!("{goal}.md")), text)?;
    }
    for number in 0..people {
        person(root, number, notes)?;
    }
    Ok(())
}

fn person(root: &Path, number: usize, notes: usize) -> io::Result<()> {
    let mut seed = Seed(number as u64 + 1);
    let first = FIRST.get(number % FIRST.len()).copied().unwrap_or("Ada");
    let last = LAST.get(number % LAST.len()).copied().unwrap_or("Abara");
    let slug = format!("{first}-{last}-{number}").to_lowercase();
    let folder = root.join("people").join(&slug);
    std::fs::create_dir(&folder)?;
    let cadence = CADENCES
        .get(seed.next(CADENCES.len()))
        .copied()
        .unwrap_or(30);
    let role = seed.pick(&["mentor", "advisor", "coach", "sponsor", "peer", "mentee"]);
    let level = seed.pick(&["senior", "peer", "junior"]);
    let relation = seed.pick(&["external", "external", "internal"]);
    let skills = [seed.pick(&TOPICS), seed.pick(&TOPICS), seed.pick(&TOPICS)];
    let text = format!(
        "name = \"{first} {last} {number}\"\norganization = \"Organization {}\"\ntitle = \"Engineering Manager\"\nsector = \"sector-{}\"\nlevel = \"{level}\"\nrelation = \"{relation}\"\nlocation = \"Oslo\"\nexpertise = {skills:?}\ninterests = {:?}\nsource = \"network\"\n\n[contact]\nemail = \"{slug}@example.org\"\nphone = \"+1-555-100-2000\"\nurl = \"https://example.org/{slug}\"\nprefers = \"video\"\n\n[relationship]\nroles = [\"{role}\"]\nstyle = \"one-to-one\"\nstage = \"active\"\nsince = 2022-01-10\npurpose = \"\"\"\n{}\n{}\n\"\"\"\nobjectives = [\"Draft the portfolio\", \"Rehearse the talk proposal\"]\ncadence = \"{cadence} days\"\nminutes = 45\nmedium = \"video\"\nfeedback = \"direct, in writing, the day after\"\ncloseness = {}\n",
        seed.next(400),
        seed.next(16),
        [seed.pick(&TOPICS), seed.pick(&TOPICS)],
        seed.pick(&SENTENCES),
        seed.pick(&SENTENCES),
        seed.next(5) + 1,
    );
    std::fs::write(folder.join("person.toml"), text)?;
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap_or_default();
    let mut day = today - Days::new(seed.next(cadence as usize * 3 / 2 + 2) as u64);
    for age in 0..notes {
        std::fs::write(folder.join(format!("{day}.md")), note(&mut seed, day, age))?;
        day = day - Days::new(1 + cadence / 2 + seed.next(cadence as usize + 1) as u64);
    }
    Ok(())
}

fn note(seed: &mut Seed, day: NaiveDate, age: usize) -> String {
    let mut text = format!(
        "+++\nkind = \"regular\"\nminutes = {}\nmedium = \"video\"\n+++\n\n# Meeting\n\n## Notes\n\n",
        [25, 30, 45, 60].get(seed.next(4)).copied().unwrap_or(45)
    );
    for _ in 0..6 {
        let _ = writeln!(text, "- {}", seed.pick(&SENTENCES));
    }
    text.push_str("\n## Takeaways\n\n");
    for _ in 0..4 {
        let _ = writeln!(
            text,
            "- {} {}",
            seed.pick(&SENTENCES),
            seed.pick(&SENTENCES)
        );
    }
    text.push_str("\n## Actions\n\n");
    for _ in 0..3 {
        let due = day + Days::new(7 + seed.next(40) as u64);
        let done = seed.next(100) >= if age == 0 { 60 } else { 6 };
        let _ = writeln!(
            text,
            "- [{}] {} the notes on {} due:{due}",
            if done { "x" } else { " " },
            seed.pick(&["Draft", "Review", "Send", "Read", "Share", "Outline"]),
            seed.pick(&TOPICS),
        );
    }
    text
}

const SETTINGS: &str = r#"format = 1

[me]
name = "Ana Ruiz"
title = "Director of IT Operations"
organization = "Harbor Logistics"

[coverage]
skills = ["security"]
functions = ["guidance", "feedback", "accountability", "emotional-support", "sponsorship"]
"#;
