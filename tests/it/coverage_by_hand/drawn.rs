//! Networks drawn from a seed, and laid down as folders. A day is the number of days since 1970-01-01.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

pub type Day = i64;

pub const FUNCTIONS: [&str; 8] = [
    "guidance",
    "expertise",
    "sponsorship",
    "feedback",
    "accountability",
    "sounding-board",
    "emotional-support",
    "mischief",
];
/// Skills as somebody may write them; some are the same after aliases, in lower case.
const SKILLS: [&str; 7] = [
    "budgeting",
    "Budgeting",
    "k8s",
    "K8S",
    "kubernetes",
    "o11y",
    "hiring",
];
pub const ALIASES: [(&str, &str); 2] = [("k8s", "kubernetes"), ("o11y", "observability")];
pub const ROLES: [&str; 6] = ["mentor", "advisor", "coach", "sponsor", "peer", "mentee"];
/// Lengths with their days; the last is none of those allowed, and so as good as not written.
pub const LENGTHS: [(&str, Option<Day>); 12] = [
    ("weekly", Some(7)),
    ("Fortnightly", Some(14)),
    ("2 weeks", Some(14)),
    ("monthly", Some(30)),
    ("1 month", Some(30)),
    ("45 days", Some(45)),
    ("quarterly", Some(90)),
    ("half-yearly", Some(182)),
    ("1 year", Some(365)),
    ("2 years", Some(730)),
    ("none", None),
    ("now and then", None),
];
const PLACES: [&str; 5] = ["Northwind", " northwind", "Contoso", "Fabrikam", "CONTOSO "];
const FIELDS: [&str; 4] = ["retail", "Retail", "finance", "it"];

/// Numbers that look thrown (splitmix64), the same for the same seed.
pub struct Draw(pub u64);

impl Draw {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % n as u64).unwrap()
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// One of them, or nothing, so often.
    fn maybe<T: Copy>(&mut self, percent: usize, of: &[T]) -> Option<T> {
        self.chance(percent).then(|| self.one(of))
    }

    fn some<T: Copy>(&mut self, most: usize, of: &[T]) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| self.one(of)).collect()
    }
}

pub struct Network {
    pub today: Day,
    pub own_place: Option<&'static str>,
    pub cadence: Vec<(String, &'static str)>,
    pub rhythm: Option<[f64; 3]>,
    pub skills: Vec<&'static str>,
    pub functions: Vec<&'static str>,
    pub min_people: Option<usize>,
    pub axes: Option<Vec<&'static str>>,
    pub goals: Vec<Goal>,
    pub people: Vec<Person>,
    /// The notes of circles: a day and who was there.
    pub circles: Vec<Vec<(Day, Vec<String>)>>,
}

pub struct Goal {
    pub id: String,
    pub priority: Option<u32>,
    pub status: Option<&'static str>,
    pub functions: Vec<&'static str>,
    pub needs: Vec<&'static str>,
}

#[derive(Default)]
pub struct Person {
    pub id: String,
    /// Whether `person.toml` cannot be read.
    pub broken: bool,
    pub stage: Option<&'static str>,
    pub style: Option<&'static str>,
    pub roles: Vec<&'static str>,
    pub goals: Option<Vec<String>>,
    pub functions: Option<Vec<&'static str>>,
    pub expertise: Vec<&'static str>,
    pub cadence: Option<&'static str>,
    pub tags: Vec<&'static str>,
    pub since: Option<Day>,
    pub until: Option<Day>,
    pub closeness: Option<usize>,
    pub confiding: Option<bool>,
    pub crisis: Option<bool>,
    pub organization: Option<&'static str>,
    pub sector: Option<&'static str>,
    pub function: Option<&'static str>,
    pub level: Option<&'static str>,
    pub career_stage: Option<&'static str>,
    pub relation: Option<&'static str>,
    pub language: Option<&'static str>,
    pub source: Option<&'static str>,
    pub knows: Option<Vec<String>>,
    /// Dated notes.
    pub notes: Vec<Day>,
    /// Prepared agendas and debriefs: no contact.
    pub others: Vec<(&'static str, Day)>,
    pub log: Vec<(Day, &'static str)>,
}

/// Draws a network.
pub fn network(draw: &mut Draw) -> Network {
    // Between 2024-01-01 and the end of 2026, leap days too.
    let today = 19_723 + draw.below(1_096) as Day;
    let ids: Vec<String> = (0..draw.below(13)).map(|at| format!("p-{at}")).collect();
    let goal_ids: Vec<String> = (0..draw.below(4)).map(|at| format!("goal-{at}")).collect();
    let all_axes = [
        "organization",
        "sector",
        "function",
        "level",
        "relation",
        "career-stage",
        "first-language",
    ];
    let mut axes = all_axes.to_vec();
    axes.retain(|_| draw.chance(70));
    let mut cadence: Vec<(String, &str)> = Vec::new();
    for key in ["mentor", "peer", "advisor", "tag:board", "tag:old"] {
        if draw.chance(25) {
            cadence.push((key.to_owned(), draw.one(&LENGTHS).0));
        }
    }
    let with_coverage = draw.chance(80);
    Network {
        today,
        own_place: draw.maybe(80, &PLACES),
        cadence,
        // Of the last the middle step is no step up: the usual three hold.
        rhythm: draw.maybe(30, &[[1.0, 2.0, 4.0], [0.5, 1.25, 2.0], [1.0, 1.0, 3.0]]),
        skills: draw.some(if with_coverage { 2 } else { 0 }, &SKILLS),
        functions: draw.some(if with_coverage { 4 } else { 0 }, &FUNCTIONS),
        min_people: draw.maybe(40, &[1, 2, 3]),
        axes: (with_coverage && draw.chance(50)).then_some(axes),
        goals: goal_ids.iter().map(|id| goal(draw, id)).collect(),
        people: ids
            .iter()
            .map(|id| person(draw, id, &ids, &goal_ids, today))
            .collect(),
        circles: (0..draw.below(3))
            .map(|_| circle(draw, &ids, today))
            .collect(),
    }
}

fn goal(draw: &mut Draw, id: &str) -> Goal {
    Goal {
        id: id.to_owned(),
        priority: draw.maybe(60, &[1, 2, 3]),
        status: draw.maybe(60, &["active", "active", "achieved", "dropped", "somehow"]),
        functions: draw.some(4, &FUNCTIONS),
        needs: draw.some(4, &SKILLS),
    }
}

/// A day around today, mostly before it; sometimes on a border of a rule.
fn day(draw: &mut Draw, today: Day) -> Day {
    match draw.below(10) {
        0 => today + draw.below(60) as Day,
        1 => today - draw.one(&[0, 7, 14, 21, 30, 45, 60, 90, 135, 365, 366]),
        2..=6 => today - draw.below(60) as Day,
        _ => today - draw.below(500) as Day,
    }
}

fn days(draw: &mut Draw, most: usize, today: Day) -> Vec<Day> {
    let mut days: Vec<Day> = (0..draw.below(most + 1))
        .map(|_| day(draw, today))
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}

fn person(draw: &mut Draw, id: &str, ids: &[String], goals: &[String], today: Day) -> Person {
    let stages = [
        "active", "active", "active", "prospect", "invited", "paused", "closed", "declined",
        "asleep",
    ];
    let kinds = [
        "gave",
        "Received",
        "contact",
        "thanked",
        "introduced",
        "asked",
        "owes",
        "next",
        "opportunity",
        "received",
    ];
    let mut some_ids = |percent: usize, stranger: bool| {
        let mut some = ids.to_vec();
        some.retain(|_| draw.chance(percent));
        some.extend((stranger && draw.chance(20)).then(|| "nobody-here".to_owned()));
        some
    };
    let knows = some_ids(25, true);
    let mut served = goals.to_vec();
    served.retain(|_| draw.chance(50));
    served.extend(draw.chance(5).then(|| "no-such-goal".to_owned()));
    let sides = [
        "external",
        "internal",
        "manager",
        "former-manager",
        "report",
    ];
    let ways = ["program", "introduced", "event", "self", "self", "other"];
    let others = days(draw, 2, today).into_iter();
    let others: Vec<_> = others
        .map(|day| (draw.one(&["agenda", "closing"]), day))
        .collect();
    let log = days(draw, 4, today).into_iter();
    let log: Vec<_> = log.map(|day| (day, draw.one(&kinds))).collect();
    let mut roles = ROLES.to_vec();
    roles.retain(|_| draw.chance(25));
    Person {
        id: id.to_owned(),
        broken: draw.chance(3),
        stage: draw.maybe(50, &stages),
        style: draw.maybe(30, &["one-to-one", "circle", "flash", "informal"]),
        roles,
        goals: draw.chance(50).then_some(served),
        functions: draw.chance(60).then(|| draw.some(4, &FUNCTIONS)),
        expertise: draw.some(3, &SKILLS),
        cadence: draw.maybe(45, &LENGTHS).map(|(text, _)| text),
        tags: draw.some(2, &["board", "old", "new"]),
        since: draw.chance(60).then(|| day(draw, today)),
        until: draw
            .maybe(30, &[-1, 0, 29, 30, 31, 200])
            .map(|days| today + days),
        closeness: draw.maybe(50, &[1, 2, 3, 4, 5]),
        confiding: draw.maybe(40, &[true, false]),
        crisis: draw.maybe(70, &[true, true, false]),
        organization: draw.maybe(80, &PLACES),
        sector: draw.maybe(80, &FIELDS),
        function: draw.maybe(60, &FIELDS),
        level: draw.maybe(70, &["senior", "peer", "junior"]),
        career_stage: draw.maybe(60, &["early", "mid", "late", "retired"]),
        relation: draw.maybe(60, &sides),
        language: draw.maybe(50, &["Igbo", "igbo", "Polish"]),
        source: draw.maybe(70, &ways),
        knows: draw.chance(60).then_some(knows),
        notes: days(draw, 5, today),
        others,
        log,
    }
}

fn circle(draw: &mut Draw, ids: &[String], today: Day) -> Vec<(Day, Vec<String>)> {
    let days = days(draw, 3, today).into_iter();
    days.map(|day| {
        let mut present = ids.to_vec();
        present.retain(|_| draw.chance(30));
        (day, present)
    })
    .collect()
}

/// `2026-11-21` of a number of days (the civil calendar, by counting years and months).
pub fn iso(day: Day) -> String {
    let leap = |year: Day| (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let (mut year, mut left) = (1970, day);
    while left >= 365 + Day::from(leap(year)) {
        left -= 365 + Day::from(leap(year));
        year += 1;
    }
    let lengths = [
        31,
        28 + Day::from(leap(year)),
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ];
    let mut month = 0;
    while left >= lengths[month] {
        left -= lengths[month];
        month += 1;
    }
    format!("{year:04}-{:02}-{:02}", month + 1, left + 1)
}

/// Lays a network down as a person would have written it.
pub fn lay(network: &Network, root: &Path) {
    let put = |path: String, text: &str| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put("mentor.toml".to_owned(), &settings(network));
    for goal in &network.goals {
        let mut text = format!("+++\ntitle = \"About {}\"\n", goal.id);
        entry(&mut text, "priority", goal.priority);
        quoted(&mut text, "status", goal.status);
        list(&mut text, "functions", &goal.functions);
        list(&mut text, "needs", &goal.needs);
        put(format!("goals/{}.md", goal.id), &(text + "+++\n"));
    }
    for person in &network.people {
        let folder = format!("people/{}", person.id);
        put(format!("{folder}/person.toml"), &person_toml(person));
        for (at, day) in person.notes.iter().enumerate() {
            let slug = if at % 2 == 0 { "" } else { "-about-it" };
            put(format!("{folder}/{}{slug}.md", iso(*day)), "# A talk\n");
        }
        for (kind, day) in &person.others {
            put(format!("{folder}/{kind}-{}.md", iso(*day)), "# Kept\n");
        }
        let lines = person.log.iter();
        let lines: String = lines
            .map(|(day, kind)| format!("- {} {kind}: something\n", iso(*day)))
            .collect();
        put(format!("{folder}/log.md"), &lines);
    }
    for (at, notes) in network.circles.iter().enumerate() {
        let folder = format!("circles/round-{at}");
        put(format!("{folder}/circle.toml"), "name = \"Round\"\n");
        for (day, present) in notes {
            let mut text = "+++\n".to_owned();
            list(&mut text, "present", present);
            put(format!("{folder}/{}.md", iso(*day)), &(text + "+++\n"));
        }
    }
}

fn settings(network: &Network) -> String {
    let mut text = "format = 1\n[me]\nname = \"Ana\"\n".to_owned();
    quoted(&mut text, "organization", network.own_place);
    text.push_str("[cadence]\n");
    for (key, length) in &network.cadence {
        quoted(&mut text, &format!("\"{key}\""), Some(length));
    }
    if let Some([due, fading, dormant]) = network.rhythm {
        writeln!(
            text,
            "[rhythm]\ndue = {due:.2}\nfading = {fading:.2}\ndormant = {dormant:.2}"
        )
        .unwrap();
    }
    text.push_str("[coverage]\n");
    list(&mut text, "skills", &network.skills);
    list(&mut text, "functions", &network.functions);
    entry(&mut text, "min-people", network.min_people);
    if let Some(axes) = &network.axes {
        list(&mut text, "axes", axes);
    }
    text.push_str("[aliases]\n");
    for (spelling, skill) in ALIASES {
        quoted(&mut text, spelling, Some(skill));
    }
    text
}

fn person_toml(person: &Person) -> String {
    if person.broken {
        return "name = [\n".to_owned();
    }
    let mut text = format!("name = \"Person {}\"\n", person.id);
    quoted(&mut text, "organization", person.organization);
    quoted(&mut text, "sector", person.sector);
    quoted(&mut text, "function", person.function);
    quoted(&mut text, "level", person.level);
    quoted(&mut text, "career-stage", person.career_stage);
    quoted(&mut text, "relation", person.relation);
    quoted(&mut text, "source", person.source);
    list(&mut text, "expertise", &person.expertise);
    list(&mut text, "tags", &person.tags);
    if let Some(knows) = &person.knows {
        list(&mut text, "knows", knows);
    }
    text.push_str("[axes]\n");
    quoted(&mut text, "first-language", person.language);
    text.push_str("[relationship]\n");
    list(&mut text, "roles", &person.roles);
    quoted(&mut text, "stage", person.stage);
    quoted(&mut text, "style", person.style);
    quoted(&mut text, "cadence", person.cadence);
    if let Some(goals) = &person.goals {
        list(&mut text, "goals", goals);
    }
    if let Some(functions) = &person.functions {
        list(&mut text, "functions", functions);
    }
    entry(&mut text, "since", person.since.map(iso));
    entry(&mut text, "until", person.until.map(iso));
    entry(&mut text, "closeness", person.closeness);
    entry(&mut text, "confiding", person.confiding);
    entry(&mut text, "crisis-contact", person.crisis);
    text
}

fn entry<T: std::fmt::Display>(text: &mut String, key: &str, value: Option<T>) {
    if let Some(value) = value {
        writeln!(text, "{key} = {value}").unwrap();
    }
}

fn quoted(text: &mut String, key: &str, value: Option<&str>) {
    entry(text, key, value.map(|value| format!("\"{value}\"")));
}

fn list<S: AsRef<str>>(text: &mut String, key: &str, values: &[S]) {
    let values: Vec<String> = values
        .iter()
        .map(|value| format!("\"{}\"", value.as_ref()))
        .collect();
    entry(text, key, Some(format!("[{}]", values.join(", "))));
}
