//! Which people are meant: filters as they are typed, `role:mentor -tag:board sailing` (commands.md, "Start").
//!
//! What may live here: reading a filter, and telling whether a person fits it. What may not: the order
//! and the layout of those who do.

use super::contact::{Freshness, Standing};
use super::supply::expertise;
use crate::error::Failure;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::{Level, Relation, Role, Source, Stage, Style};
use crate::text::fold::fold;
use crate::text::similar;

/// Every key of a filter, in the order in which messages name them.
const KEYS: &[&str] = &[
    "role", "stage", "style", "goal", "skill", "support", "tag", "due", "fresh", "sector", "org",
    "function", "title", "level", "relation", "location", "program", "source",
];
const FRESHNESS: &[&str] = &["fresh", "due", "fading", "dormant"];

/// One filter; a person has to fit all that are given.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    negated: bool,
    test: Test,
}

#[derive(Clone, Debug, PartialEq)]
enum Test {
    Role(Role),
    Stage(Stage),
    Style(Style),
    Level(Level),
    Relation(Relation),
    Source(Source),
    Freshness(Freshness),
    Due(bool),
    Goal(String),
    Skill(String),
    Support(String),
    Tag(String),
    Text(Field, String),
    Word(String),
}

/// Free text of a person that a filter looks into.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Field {
    Sector,
    Organization,
    Function,
    Title,
    Location,
    Program,
}

impl Filter {
    /// Reads a filter: `key:value`, or a word that is looked for in what is known of a person; with `-`
    /// (or `!`) before it those are meant who do not fit. An unknown key or value is a failure of usage.
    pub fn parse(typed: &str) -> Result<Self, Failure> {
        let bare = typed.strip_prefix(['-', '!']);
        let (negated, text) = (bare.is_some(), bare.unwrap_or(typed).trim());
        if text.is_empty() {
            return Err(Failure::usage("a filter is empty").hint(known()));
        }
        let test = match text.split_once(':') {
            Some((key, value)) => keyed(key, value)?,
            None => Test::Word(fold(text)),
        };
        Ok(Self { negated, test })
    }

    /// A goal that nobody can serve because there is none of that name is a failure that lists the goals.
    pub fn check(&self, network: &Network) -> Result<(), Failure> {
        let Test::Goal(typed) = &self.test else {
            return Ok(());
        };
        let mut ids = network.goals.iter().map(|goal| goal.id.as_str());
        if ids.any(|id| id.starts_with(typed)) {
            return Ok(());
        }
        let mut failure = Failure::new(format!("no goal begins with `{typed}`"));
        let goals = network.goals.iter();
        failure
            .details
            .extend(goals.map(|goal| format!("{}  {}", goal.id, goal.title)));
        Err(failure)
    }

    /// Whether somebody fits.
    pub fn fits(&self, network: &Network, person: &Person, standing: &Standing) -> bool {
        self.test.holds(network, person, standing) != self.negated
    }
}

impl Test {
    fn holds(&self, network: &Network, person: &Person, standing: &Standing) -> bool {
        let relationship = &person.relationship;
        match self {
            Self::Role(role) => relationship.is(*role),
            Self::Stage(stage) => person.readable && relationship.stage() == *stage,
            Self::Style(style) => {
                person.readable && relationship.style.unwrap_or(Style::OneToOne) == *style
            }
            Self::Level(level) => person.level == Some(*level),
            Self::Relation(relation) => person.relation == Some(*relation),
            Self::Source(source) => person.source == Some(*source),
            Self::Freshness(freshness) => standing.freshness == Some(*freshness),
            Self::Due(due) => standing.due == *due,
            Self::Goal(typed) => {
                // The whole id wins over ids that merely begin with it.
                let whole = network.goals.iter().any(|goal| goal.id.as_str() == typed);
                relationship.goals.iter().any(|goal| {
                    let id = goal.as_str();
                    id == typed || (!whole && id.starts_with(typed))
                })
            }
            Self::Skill(typed) => {
                let wanted = fold(&network.policy.skill(typed));
                let skills = expertise(&network.policy, person);
                skills.iter().any(|skill| fold(skill) == wanted)
            }
            Self::Support(typed) => {
                let given = super::supply::functions(person);
                given.iter().any(|offer| fold(&offer.function) == *typed)
            }
            Self::Tag(typed) => person.tags.iter().any(|tag| fold(tag) == *typed),
            Self::Text(field, typed) => field.of(person).is_some_and(|t| fold(t).contains(typed)),
            Self::Word(typed) => texts(person).any(|text| fold(text).contains(typed)),
        }
    }
}

impl Field {
    fn of(self, person: &Person) -> Option<&str> {
        match self {
            Self::Sector => person.sector.as_deref(),
            Self::Organization => person.organization.as_deref(),
            Self::Function => person.function.as_deref(),
            Self::Title => person.title.as_deref(),
            Self::Location => person.location.as_deref(),
            Self::Program => person.relationship.program.as_deref(),
        }
    }
}

/// What a word is looked for in.
fn texts(person: &Person) -> impl Iterator<Item = &str> {
    let single = [
        Some(person.id.as_str()),
        Some(person.name.as_str()),
        person.organization.as_deref(),
        person.title.as_deref(),
        person.sector.as_deref(),
        person.function.as_deref(),
        person.location.as_deref(),
        person.relationship.purpose.as_deref(),
    ];
    let lists = [
        &person.also,
        &person.expertise,
        &person.interests,
        &person.perspectives,
        &person.experience,
        &person.tags,
        &person.relationship.objectives,
    ];
    let many = lists.into_iter().flatten().map(String::as_str);
    single.into_iter().flatten().chain(many)
}

fn keyed(key: &str, value: &str) -> Result<Test, Failure> {
    let text = fold(value);
    if text.is_empty() {
        return Err(Failure::usage(format!("the filter `{key}:` has no value")).hint(known()));
    }
    let field = |field| Ok(Test::Text(field, text.clone()));
    let key = fold(key);
    match key.as_str() {
        "role" | "roles" => word(&key, value, Role::parse, Role::WORDS).map(Test::Role),
        "stage" => word(&key, value, Stage::parse, Stage::WORDS).map(Test::Stage),
        "style" => word(&key, value, Style::parse, Style::WORDS).map(Test::Style),
        "level" => word(&key, value, Level::parse, Level::WORDS).map(Test::Level),
        "relation" => word(&key, value, Relation::parse, Relation::WORDS).map(Test::Relation),
        "source" => word(&key, value, Source::parse, Source::WORDS).map(Test::Source),
        "fresh" | "freshness" => word(&key, value, freshness, FRESHNESS).map(Test::Freshness),
        "due" => word(&key, value, yes_or_no, &["yes", "no"]).map(Test::Due),
        "goal" | "goals" => Ok(Test::Goal(text)),
        "skill" | "expertise" => Ok(Test::Skill(value.to_owned())),
        "support" | "functions" => Ok(Test::Support(text)),
        "tag" | "tags" => Ok(Test::Tag(text)),
        "sector" => field(Field::Sector),
        "org" | "organization" | "organisation" => field(Field::Organization),
        "function" => field(Field::Function),
        "title" => field(Field::Title),
        "location" => field(Field::Location),
        "program" | "programme" => field(Field::Program),
        _ => {
            let near = similar::nearest(&key, KEYS.iter().copied(), 1);
            let failure = Failure::usage(format!("there is no filter `{key}:`"));
            let failure = match near.first() {
                Some(near) => failure.hint(format!("did you mean `{near}:`?")),
                None => failure,
            };
            Err(failure.hint(known()))
        }
    }
}

fn word<T>(
    key: &str,
    value: &str,
    parse: impl Fn(&str) -> Option<T>,
    words: &[&str],
) -> Result<T, Failure> {
    parse(value).ok_or_else(|| {
        Failure::usage(format!("`{key}:{value}` is no filter"))
            .hint(format!("`{key}:` is one of {}", words.join(", ")))
    })
}

fn freshness(text: &str) -> Option<Freshness> {
    let all = [
        Freshness::Fresh,
        Freshness::Due,
        Freshness::Fading,
        Freshness::Dormant,
    ];
    let text = fold(text);
    all.into_iter().find(|state| state.as_str() == text)
}

fn yes_or_no(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "yes" | "true" => Some(true),
        "no" | "false" => Some(false),
        _ => None,
    }
}

fn known() -> String {
    format!(
        "filters are {}: or a word; `-` before a filter means those who do not fit",
        KEYS.join(": ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::contact::standing;
    use crate::facts::fixture::{day, goal, met, network, person};
    use crate::model::ids::GoalId;
    use crate::model::length::Cadence;

    fn grace() -> Network {
        let mut p = person("grace-okafor", &[Role::Mentor, Role::Sponsor]);
        p.name = "Grace Okafor".to_owned();
        p.sector = Some("Healthcare".to_owned());
        p.organization = Some("Northwind Health".to_owned());
        p.expertise = vec!["Kubernetes".to_owned()];
        p.interests = vec!["Sailing".to_owned()];
        p.tags = vec!["Board".to_owned()];
        p.relationship.goals = vec![GoalId::new("director-by-2027")];
        p.relationship.cadence = Cadence::parse("weekly");
        met(&mut p, "2026-11-12");
        let mut network = network(vec![p]);
        network.goals = vec![goal("director-by-2027", 3, &[]), goal("calm", 2, &[])];
        network.policy.aliases = vec![("k8s".to_owned(), "kubernetes".to_owned())];
        network
    }

    fn fits(typed: &str) -> bool {
        let network = grace();
        let standing = standing(&network, &network.people[0], day("2026-11-21"));
        let filter = Filter::parse(typed).unwrap();
        filter.fits(&network, &network.people[0], &standing)
    }

    #[test]
    fn each_key_looks_into_its_own_field() {
        for typed in [
            "role:mentor",
            "role:SPONSOR",
            "stage:active",
            "style:one-to-one",
            "sector:health",
            "org:northwind",
            "goal:director-by-2027",
            "goal:dir",
            "skill:k8s",
            "skill:Kubernetes",
            "support:feedback",
            "tag:board",
            "due:yes",
            "fresh:due",
            "sailing",
            "okafor",
            "HEALTH",
        ] {
            assert!(fits(typed), "{typed}");
        }
        for typed in [
            "role:peer",
            "stage:closed",
            "sector:finance",
            "goal:calm",
            "skill:kube",
            "tag:boa",
            "support:expertise",
            "due:no",
            "fresh:fresh",
            "golf",
            "level:senior",
            "source:event",
        ] {
            assert!(!fits(typed), "{typed}");
        }
    }

    #[test]
    fn a_dash_means_the_others() {
        assert!(!fits("-role:mentor") && !fits("!role:mentor"));
        assert!(fits("-tag:work") && fits("-golf"));
    }

    #[test]
    fn what_is_not_known_is_said_with_what_is() {
        let failure = Filter::parse("sectr:health").unwrap_err();
        assert_eq!(failure.exit_code(), 2);
        assert_eq!(failure.message, "there is no filter `sectr:`");
        assert_eq!(failure.hints[0], "did you mean `sector:`?");
        assert!(failure.hints[1].starts_with("filters are role: stage: style: goal:"));
        let failure = Filter::parse("role:boss").unwrap_err();
        let roles = "`role:` is one of mentor, advisor, coach, sponsor, peer, mentee";
        assert_eq!(failure.hints, [roles]);
        for empty in ["", "-", "tag:", "tag: "] {
            assert_eq!(Filter::parse(empty).unwrap_err().exit_code(), 2, "{empty}");
        }
    }

    #[test]
    fn a_goal_that_is_not_there_is_a_failure_and_a_whole_id_wins() {
        let mut network = grace();
        let check = |typed: &str| Filter::parse(typed).unwrap().check(&network);
        assert!(check("goal:dir").is_ok() && check("-role:mentor").is_ok());
        let failure = check("goal:cto").unwrap_err();
        assert_eq!(failure.details[1], "calm  calm");
        network.goals.push(goal("director", 1, &[]));
        let standing = standing(&network, &network.people[0], day("2026-11-21"));
        let fits = |typed: &str| {
            let filter = Filter::parse(typed).unwrap();
            filter.fits(&network, &network.people[0], &standing)
        };
        assert!(!fits("goal:director") && fits("goal:director-"));
    }

    #[test]
    fn of_a_file_that_cannot_be_read_no_stage_is_known() {
        let mut network = grace();
        network.people[0].readable = false;
        let standing = standing(&network, &network.people[0], day("2026-11-21"));
        let filter = Filter::parse("stage:active").unwrap();
        assert!(!filter.fits(&network, &network.people[0], &standing));
    }
}
