use super::asked::names_people;
use super::*;
use crate::error::FailureKind;
use crate::facts::fixture::{self, circle, day, goal, person};
use crate::model::ids::{CircleId, PersonId};
use crate::model::network::Ids;
use crate::model::relationship::Ended;
use crate::model::words::Role;

fn network() -> Network {
    let mut grace = person("grace-okafor", &[Role::Mentor]);
    grace.name = "Grace Okafor".into();
    grace.knows = Some(vec![PersonId::new("sam-lee"), PersonId::new("sam-le")]);
    grace.tags = vec!["Board".into()];
    let mut network = fixture::network(vec![grace]);
    network.circles = vec![circle("ops", &["sam-lee"])];
    network
}

fn run(target: Target, typed: &[&str]) -> Result<Set, Failure> {
    let ids = Ids {
        people: vec![PersonId::new("grace-okafor"), PersonId::new("sam-lee")],
        circles: Vec::new(),
    };
    let goals = [goal("director-by-2027", 3, &[])];
    let known = Known {
        ids: &ids,
        names: &Vec::new,
        goals: &goals,
        today: day("2026-11-21"),
    };
    let typed: Vec<String> = typed.iter().map(|text| (*text).to_owned()).collect();
    set(&network(), &[target], &typed, known)
}

fn grace() -> Target {
    Target::Person(PersonId::new("grace-okafor"))
}

fn told(target: Target, typed: &[&str]) -> Vec<String> {
    let set = run(target, typed).unwrap();
    set.each[0].settings.iter().map(Setting::told).collect()
}

fn failed(target: Target, typed: &str) -> Failure {
    run(target, &[typed]).unwrap_err()
}

#[test]
fn a_bare_key_a_dotted_one_and_the_end_of_one_are_found() {
    assert_eq!(
        told(
            grace(),
            &[
                "cadence=2 weeks",
                "relationship.until=2027-03-02",
                "organisation=Northwind",
                "axes.first-language=Igbo",
                "fit.availability=4",
            ]
        ),
        [
            "relationship.cadence = \"2 weeks\"",
            "relationship.until = 2027-03-02 (Tue 2 Mar 2027)",
            "organization = \"Northwind\"",
            "axes.first-language = \"Igbo\"",
            "fit.availability = 4",
        ]
    );
}

#[test]
fn lists_gain_and_lose_and_keys_are_taken_out() {
    assert_eq!(
        told(
            grace(),
            &[
                "tags+=vip, crisis",
                "knows-=sam",
                "roles=peer",
                "career-stage=",
                "objectives+=Write, and land, a plan"
            ]
        ),
        [
            "tags gains \"vip\"",
            "tags gains \"crisis\"",
            "knows loses \"sam-lee\"",
            "relationship.roles = [\"peer\"]",
            "career-stage is not set now",
            "relationship.objectives gains \"Write, and land, a plan\"",
        ]
    );
}

#[test]
fn circles_and_the_settings_have_keys_too() {
    let ops = || Target::Circle(CircleId::new("ops"));
    assert_eq!(
        told(
            ops(),
            &["facilitator=sam", "members+=grace", "cadence=monthly"]
        ),
        [
            "facilitator = \"sam-lee\"",
            "members gains \"grace-okafor\"",
            "cadence = \"monthly\"",
        ]
    );
    assert_eq!(told(ops(), &["facilitator=me"]), ["facilitator = \"me\""]);
    assert_eq!(
        told(
            Target::Me,
            &[
                "name=Ana Ruiz",
                "mentor=4 weeks",
                "cadence.tag:board=quarterly",
                "aliases.k8s=kubernetes"
            ]
        ),
        [
            "me.name = \"Ana Ruiz\"",
            "cadence.mentor = \"4 weeks\"",
            "cadence.tag:board = \"quarterly\"",
            "aliases.k8s = \"kubernetes\"",
        ]
    );
    let two = failed(Target::Me, "commitment=3");
    assert_eq!(two.message, "`commitment` could be 2 keys");
    assert_eq!(
        two.details,
        ["fit.deal-breakers.commitment", "fit.weights.commitment"]
    );
}

#[test]
fn an_unknown_key_names_the_nearest_and_nothing_is_written() {
    let failure = run(grace(), &["title=VP", "cadense=2 weeks"]).unwrap_err();
    assert_eq!(failure.message, "there is no key `cadense` here");
    assert_eq!(failure.hints[0], "did you mean relationship.cadence?");
    assert_eq!(failure.kind, FailureKind::Request);
    assert_eq!(
        failed(grace(), "contact=x").message,
        "`contact` is a table, not a key"
    );
    assert!(failed(grace(), "contact=x").hints[0].contains("contact.email"));
    assert!(failed(grace(), "axes=x").hints[0].contains("axes.NAME=VALUE"));
}

#[test]
fn what_sets_no_key_is_wrong_usage() {
    for text in ["cadence", "=x", "+=x", "tags+="] {
        assert_eq!(failed(grace(), text).kind, FailureKind::Usage, "{text}");
    }
    let twice = run(grace(), &["title=a", "title=b"]).unwrap_err();
    assert_eq!(twice.message, "title is given twice");
    assert!(run(grace(), &["tags+=a", "tags+=b", "tags-=c"]).is_ok());
}

#[test]
fn what_belongs_to_a_step_is_left_to_its_command() {
    let closed = failed(grace(), "stage=closed");
    assert_eq!(closed.hints[0], "mentor close grace-okafor --as completed");
    assert!(failed(grace(), "name=").message.contains("not taken out"));
    assert!(failed(Target::Me, "format=2").message.contains("format 1"));
    assert_eq!(told(Target::Me, &["me.name="]), ["me.name is not set now"]);
    assert_eq!(
        told(grace(), &["stage=active"]),
        ["relationship.stage = \"active\""]
    );
}

#[test]
fn one_change_set_holds_all_keys_of_the_file() {
    let set = run(grace(), &["title=VP", "tags+=board", "tags+=x"]).unwrap();
    assert_eq!(set.changes.summary, "Set title, tags of Grace Okafor");
    assert_eq!(set.changes.changes.len(), 1);
}

#[test]
fn what_is_in_a_list_leaves_it_as_it_stands_there() {
    assert_eq!(
        told(grace(), &["knows-=sam-le", "tags-=board", "knows-=Sam-Lee"]),
        [
            "knows loses \"sam-le\"",
            "tags loses \"Board\"",
            "knows loses \"sam-lee\"",
        ]
    );
}

#[test]
fn what_changes_nothing_is_told_and_not_written() {
    let set = run(grace(), &["tags-=bord", "knows+=sam", "roles+=mentor"]).unwrap();
    assert!(set.each[0].settings.is_empty() && set.changes.is_empty());
    assert_eq!(
        set.each[0].idle,
        [
            "tags does not hold \"bord\"; did you mean \"Board\"?",
            "knows holds \"sam-lee\" already",
            "relationship.roles holds \"mentor\" already",
        ]
    );
}

#[test]
fn only_keys_of_people_need_everyone() {
    let asks = |target: Target, text: &str| names_people(&target, &[text.to_owned()]);
    assert!(asks(grace(), "knows+=sam"));
    assert!(asks(grace(), "introduced-by=sam"));
    assert!(asks(
        Target::Circle(CircleId::new("ops")),
        "facilitator=sam"
    ));
    assert!(!asks(grace(), "title=VP"));
    assert!(!asks(grace(), "nonsense"));
}

#[test]
fn an_end_that_was_not_written_becomes_one_value_with_its_day() {
    assert_eq!(
        told(
            grace(),
            &["ended.as=Faded", "ended.on=yesterday", "level=peer"]
        ),
        [
            "relationship.ended = { on = 2026-11-20, as = \"faded\" }",
            "level = \"peer\"",
        ]
    );
    assert_eq!(
        failed(grace(), "ended.as=faded").message,
        "`ended` needs the day that it ended on"
    );
    let ended = Ended {
        on: day("2026-01-31"),
        how: None,
    };
    let mut network = network();
    network.people[0].relationship.ended = Some(ended);
    let known = Known {
        ids: &network.ids(),
        names: &Vec::new,
        goals: &[],
        today: day("2026-11-21"),
    };
    let typed = ["ended.as=faded".to_owned()];
    let set = set(&network, &[grace()], &typed, known).unwrap();
    assert_eq!(
        set.each[0].settings[0].told(),
        "relationship.ended.as = \"faded\""
    );
}

fn of_both(typed: &[&str]) -> Result<Set, Failure> {
    let mut network = network();
    let mut sam = person("sam-lee", &[Role::Peer]);
    sam.name = "Sam Lee".into();
    network.people.push(sam);
    let known = Known {
        ids: &network.ids(),
        names: &Vec::new,
        goals: &[],
        today: day("2026-11-21"),
    };
    let targets = [
        grace(),
        Target::Person(PersonId::new("sam-lee")),
        Target::Circle(CircleId::new("ops")),
    ];
    let mixed = typed.iter().all(|text| text.starts_with("minutes"));
    let targets = &targets[..if mixed { 3 } else { 2 }];
    let typed: Vec<String> = typed.iter().map(|text| (*text).to_owned()).collect();
    set(&network, targets, &typed, known)
}

#[test]
fn the_same_keys_of_several_are_one_change() {
    let set = of_both(&["tags+=board", "title=VP"]).unwrap();
    assert_eq!(
        set.changes.summary,
        "Set tags, title of Grace Okafor and Sam Lee"
    );
    let files: Vec<&str> = set.each.iter().map(|one| one.file.as_str()).collect();
    assert_eq!(
        files,
        [
            "people/grace-okafor/person.toml",
            "people/sam-lee/person.toml"
        ]
    );
    // A key stands elsewhere in a circle's file.
    let mixed = of_both(&["minutes=30"]).unwrap();
    let told = mixed.each.iter().map(|one| one.settings[0].told());
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            "relationship.minutes = 30",
            "relationship.minutes = 30",
            "minutes = 30"
        ]
    );
}

#[test]
fn what_one_of_several_has_not_is_told_of_that_one() {
    let set = of_both(&["knows-=sam-le", "tags-=board"]).unwrap();
    let told: Vec<String> = set.each[0].settings.iter().map(Setting::told).collect();
    assert_eq!(told, ["knows loses \"sam-le\"", "tags loses \"Board\""]);
    assert_eq!(
        set.each[1].idle,
        [
            "knows does not hold \"sam-le\"",
            "tags does not hold \"board\""
        ]
    );
    let dead = of_both(&["knows-=nobody-here"]).unwrap_err();
    assert_eq!(dead.message, "no one matches `nobody-here`");
}

#[test]
fn of_several_the_one_that_cannot_be_is_named_and_nobody_is_changed() {
    let failed = |typed: &str| of_both(&[typed]).unwrap_err().message;
    assert_eq!(
        failed("ended.as=faded"),
        "grace-okafor: `ended` needs the day that it ended on"
    );
    assert_eq!(
        failed("minutes=often"),
        "`often` is not what `relationship.minutes` takes"
    );
    assert_eq!(
        failed("name=Sam"),
        "a name is one's own, and several are named"
    );
    let no_such = of_both(&["minutes=1", "minutes-by-day=1"]).unwrap_err();
    assert_eq!(
        no_such.message,
        "grace-okafor is a person: there is no key `minutes-by-day` here"
    );
}

#[test]
fn of_a_card_that_could_not_be_read_nothing_is_said_but_that() {
    let mut network = network();
    network.people[0].readable = false;
    let known = Known {
        ids: &network.ids(),
        names: &Vec::new,
        goals: &[],
        today: day("2026-11-21"),
    };
    let failure = set(&network, &[grace()], &["goals-=x".to_owned()], known).unwrap_err();
    assert_eq!(
        failure.message,
        "people/grace-okafor/person.toml is missing or cannot be read, so nothing was done"
    );
}
