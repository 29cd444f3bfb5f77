#![allow(
    clippy::disallowed_methods,
    reason = "tests lay out folders as other programs would"
)]

use std::path::Path;

use super::*;
use crate::model::action::Owner;
use crate::model::day::Day;
use crate::model::note::{Note, SectionKey};
use crate::store::Store;
use crate::store::door::faults::Fault;
use crate::store::door::{Faults, Op};
use crate::store::read::people::WORTH_A_THREAD;
use crate::store::read::visit::Sum;

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (path, text) in files {
        put(dir.path(), path, text.as_bytes());
    }
    dir
}

fn put(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

fn read_all(dir: &tempfile::TempDir, scope: &Scope) -> Reading {
    Store::open(dir.path()).unwrap().inspect(scope)
}

fn lines(problems: &[Problem]) -> Vec<String> {
    let line = |p: &Problem| {
        format!(
            "{}:{}:{} {}: {}",
            p.file, p.line, p.column, p.rule, p.message
        )
    };
    problems.iter().map(line).collect()
}

fn rules(problems: &[Problem]) -> Vec<(&'static str, &str)> {
    problems.iter().map(|p| (p.rule, p.file.as_str())).collect()
}

fn id(text: &str) -> PersonId {
    PersonId::new(text)
}

/// Two people, a circle, a goal, a resource.
fn small() -> tempfile::TempDir {
    folder(&[
        (
            "mentor.toml",
            "format = 1\n[me]\nname = \"Ana\"\n[sections]\ntakeaways = [\"Lessons\"]\n",
        ),
        (
            "goals/lead.md",
            "+++\ntitle = \"Lead\"\nneeds = [\"budgeting\"]\n+++\n## Milestones\n- [ ] Present due:2027-01-31\n",
        ),
        ("goals/README.md", "not a goal"),
        (
            "resources/book.md",
            "+++\ntitle = \"A book\"\nshared = [{ with = \"grace\", on = 2026-02-03 }]\n+++\n## Takeaways\n- Read it\n",
        ),
        (
            "people/grace/person.toml",
            "name = \"Grace\"\n[relationship]\nroles = [\"mentor\"]\n",
        ),
        (
            "people/grace/2026-11-18.md",
            "# Talk\n## Lessons\n- Start small\n## Actions\n- [ ] @bo Send it #lead\n## Private\n- [ ] Secret\n- hidden\n",
        ),
        (
            "people/grace/2026-10-14-two.md",
            "## Feedback\n- received: x\n",
        ),
        ("people/grace/agenda-2026-12-16.md", "# Agenda\n"),
        (
            "people/grace/closing-2027-03-02.md",
            "+++\nas = \"completed\"\n+++\n## Lessons\n- Ask sooner\n",
        ),
        ("people/grace/plan.md", "- [ ] Plan it\n"),
        (
            "people/grace/log.md",
            "- 2026-11-20 Gave: a report weight:heavy\n- nothing\n",
        ),
        ("people/grace/photo.png", "\u{1}"),
        ("people/bo/person.toml", "name = \"Bo\"\n"),
        (
            "people/bo/2026-11-18.md",
            "+++\nsee = \"../grace/2026-11-18.md\"\n+++\n",
        ),
        (
            "circles/ops/circle.toml",
            "name = \"Ops\"\nmembers = [\"grace\"]\n",
        ),
        (
            "circles/ops/2026-11-03.md",
            "+++\npresent = [\"grace\", \"bo\"]\n+++\n- [ ] Share\n",
        ),
        ("README.md", "hello"),
    ])
}

#[test]
fn the_sample_network_is_read_without_a_problem() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/harbor");
    let reading = Store::open(&root).unwrap().inspect(&Scope::Everything);
    assert_eq!(lines(&reading.problems), Vec::<String>::new());
    assert!(reading.network.people.len() > 20);
    assert!(reading.network.people.iter().all(|person| person.readable));
}

#[test]
fn everything_is_everything() {
    let reading = read_all(&small(), &Scope::Everything);
    assert_eq!(lines(&reading.problems), Vec::<String>::new());
    let network = reading.network;
    assert_eq!(network.policy.my_name(), "Ana");
    assert_eq!(network.goals.len(), 1);
    let goal = &network.goals[0];
    assert_eq!((goal.title.as_str(), goal.readable), ("Lead", true));
    let milestone = &goal.note.as_ref().unwrap().actions[0];
    assert_eq!(milestone.goal, Some(GoalId::new("lead")));
    assert_eq!(
        network.resources[0].shared,
        [(id("grace"), Day::parse("2026-02-03"))]
    );
    let takeaways = |note: &Note| -> Vec<String> {
        note.entries(SectionKey::Takeaways)
            .map(|entry| entry.text.clone())
            .collect()
    };
    assert_eq!(
        takeaways(network.resources[0].note.as_ref().unwrap()),
        ["Read it"]
    );
    let grace = network.person(&id("grace")).unwrap();
    let files: Vec<&str> = grace.meetings.iter().map(|m| m.path.file_name()).collect();
    assert_eq!(files, ["2026-10-14-two.md", "2026-11-18.md"]);
    assert_eq!(grace.meetings[0].slug.as_deref(), Some("two"));
    let note = grace.meetings[1].note.as_ref().unwrap();
    assert_eq!(note.title.as_deref(), Some("Talk"));
    assert_eq!(takeaways(note), ["Start small"]);
    assert_eq!(note.actions[0].owner, Owner::Person(id("bo")));
    assert_eq!(note.actions[0].goal, Some(GoalId::new("lead")));
    assert!(note.actions[1].private);
    assert_eq!(grace.agendas.len(), 1);
    let closing = grace.closings[0].note.as_ref().unwrap();
    assert_eq!(closing.entries(SectionKey::Lessons).count(), 1);
    assert_eq!(grace.plan.as_ref().unwrap().actions.len(), 1);
    assert_eq!(
        (grace.log.len(), grace.log[0].text.as_str()),
        (1, "a report")
    );
    let circle = &network.circles[0].meetings[0].note.as_ref().unwrap();
    assert_eq!((circle.front.present.len(), circle.actions.len()), (2, 1));
}

#[test]
fn see_gives_the_other_note_without_its_private_section() {
    for scope in [Scope::Everything, Scope::People(vec![id("bo")])] {
        let network = read_all(&small(), &scope).network;
        let bo = network.person(&id("bo")).unwrap();
        let seen = bo.meetings[0].seen.as_ref().unwrap();
        assert_eq!(seen.path, Some(RelPath::new("people/grace/2026-11-18.md")));
        let headings: Vec<&str> = seen.sections.iter().map(|s| s.heading.as_str()).collect();
        assert_eq!(headings, ["Talk", "Lessons", "Actions"]);
        assert_eq!(seen.actions.len(), 1);
    }
}

#[test]
fn a_confidential_note_or_person_is_not_followed_nor_one_that_cannot_be_read() {
    let see = |person: &str, note: &str| {
        let dir = small();
        put(dir.path(), "people/grace/person.toml", person.as_bytes());
        put(dir.path(), "people/grace/2026-11-18.md", note.as_bytes());
        let one = read_all(&dir, &Scope::People(vec![id("bo")])).network;
        let all = read_all(&dir, &Scope::Everything).network;
        let seen = |network: &Network| {
            network.person(&id("bo")).unwrap().meetings[0]
                .seen
                .is_some()
        };
        assert_eq!(seen(&one), seen(&all));
        seen(&one)
    };
    let open = "name = \"Grace\"\n";
    assert!(see(open, "text\n"));
    assert!(!see("name = \"Grace\"\nconfidential = true\n", "text\n"));
    assert!(!see(open, "+++\nconfidential = true\n+++\n"));
    assert!(!see("name = \"Grace\nconfidential = true\n", "text\n"));
    assert!(!see(open, "+++\nconfidential = true\n"));
    assert!(!see(
        open,
        "+++\nconfidential = true\nkind = regular\n+++\n"
    ));
}

/// What a read opened and listed, without repetitions.
fn touched(scope: &Scope) -> Vec<String> {
    let dir = small();
    let store = Store::at(Door::with_faults(dir.path(), Faults::watch()).unwrap()).unwrap();
    let _ = store.read(scope);
    let mut paths: Vec<String> = store
        .door()
        .faults()
        .unwrap()
        .done()
        .into_iter()
        .map(|(_, path)| path)
        .collect();
    paths.sort();
    paths.dedup();
    paths
}

#[test]
fn one_person_opens_that_persons_files_only() {
    let opened = touched(&Scope::People(vec![id("grace")]));
    assert!(
        !opened
            .iter()
            .any(|path| path == "people" || path.starts_with("people/bo"))
    );
    assert!(opened.contains(&"people/grace/2026-11-18.md".to_owned()));
    assert!(
        !opened
            .iter()
            .any(|path| path.contains("photo") || path.starts_with("resources"))
    );

    let of_bo: Vec<String> = touched(&Scope::People(vec![id("bo")]))
        .into_iter()
        .filter(|path| path.starts_with("people"))
        .collect();
    assert_eq!(
        of_bo,
        [
            "people/bo",
            "people/bo/2026-11-18.md",
            "people/bo/person.toml",
            "people/grace/2026-11-18.md",
            "people/grace/person.toml",
        ]
    );
}

#[test]
fn the_roster_opens_no_note_of_a_person_and_still_knows_their_days() {
    let people: Vec<String> = touched(&Scope::Roster)
        .into_iter()
        .filter(|path| path.starts_with("people/") || path.starts_with("resources"))
        .collect();
    assert_eq!(
        people,
        [
            "people/bo",
            "people/bo/person.toml",
            "people/grace",
            "people/grace/log.md",
            "people/grace/person.toml",
        ]
    );
    let network = read_all(&small(), &Scope::Roster).network;
    let grace = network.person(&id("grace")).unwrap();
    assert_eq!(grace.meetings.len(), 2);
    assert!(grace.meetings.iter().all(|meeting| meeting.note.is_none()));
    assert!(grace.plan.is_none() && network.resources.is_empty());
    assert_eq!(network.goals[0].needs, ["budgeting"]);
    assert!(network.goals[0].note.is_none());
    let note = network.circles[0].meetings[0].note.as_ref().unwrap();
    assert_eq!(note.front.present, [id("grace"), id("bo")]);
    assert!(note.actions.is_empty());
}

#[test]
fn ids_come_from_the_names_of_folders() {
    let dir = small();
    put(dir.path(), "people/.hidden/person.toml", b"");
    put(dir.path(), "people/README.md", b"");
    put(
        dir.path(),
        "people/bo.sync-conflict-20261121-101010-ABC/person.toml",
        b"",
    );
    std::os::unix::fs::symlink("grace", dir.path().join("people/gracie")).unwrap();
    std::os::unix::fs::symlink("../README.md", dir.path().join("people/readme")).unwrap();
    let store = Store::at(Door::with_faults(dir.path(), Faults::watch()).unwrap()).unwrap();
    let ids = store.ids();
    assert_eq!(ids.people, [id("bo"), id("grace"), id("gracie")]);
    assert_eq!(ids.circles, [CircleId::new("ops")]);
    let done = store.door().faults().unwrap().done();
    assert!(done.iter().all(|(op, _)| *op != Op::Read));
}

#[test]
fn a_broken_file_hides_nothing_else() {
    let dir = small();
    put(
        dir.path(),
        "people/bo/person.toml",
        b"name = \"Bo\nlevel =\n",
    );
    put(dir.path(), "people/bo/2026-11-18.md", b"\xff\xfea\0");
    put(
        dir.path(),
        "goals/broken.md",
        b"+++\ntitle = \n+++\n- [ ] Still here\n",
    );
    put(dir.path(), "circles/ops/circle.toml", b"members = 5\n");
    put(dir.path(), "circles/ops/2026-02-30.md", b"");
    put(dir.path(), "people/grace/2026-1-5.md", b"");
    std::fs::create_dir(dir.path().join("people/grace/2026-11-19.md")).unwrap();
    std::fs::create_dir(dir.path().join("people/nobody")).unwrap();
    let reading = read_all(&dir, &Scope::Everything);
    assert_eq!(
        lines(&reading.problems),
        [
            "circles/ops/2026-02-30.md:0:0 impossible-date: the date in this name is not a day of the calendar",
            "circles/ops/circle.toml:0:0 missing-name: `name` is missing: it is the one key that must be written",
            "circles/ops/circle.toml:1:11 wrong-type: `members` has the wrong type: expected a list of ids, as [\"one\", \"two\"], found a whole number",
            "goals/broken.md:2:9 syntax: a key without a value",
            "people/bo/2026-11-18.md:1:1 not-utf8: byte 0 is not UTF-8: the file looks like UTF-16LE",
            "people/bo/person.toml:1:11 syntax: a text whose closing quote is missing",
            "people/bo/person.toml:2:8 syntax: a key without a value",
            "people/grace/2026-1-5.md:0:0 odd-name: this looks like dated notes, but its name is not read as a date",
            "people/grace/2026-11-19.md:0:0 not-a-file: a folder stands where a file is expected",
            "people/nobody:0:0 no-card: this folder has no person.toml, so only its name is known",
        ]
    );
    let network = reading.network;
    let bo = network.person(&id("bo")).unwrap();
    assert!(!bo.readable && bo.confidential && bo.meetings[0].note.is_none());
    assert_eq!(bo.name, "bo");
    let broken = network.goal(&GoalId::new("broken")).unwrap();
    assert!(!broken.readable && broken.note.as_ref().unwrap().actions.len() == 1);
    assert_eq!(network.person(&id("grace")).unwrap().meetings.len(), 2);
}

#[test]
fn a_person_is_known_by_the_whole_id_alone() {
    let dir = small();
    let store = Store::open(dir.path()).unwrap();
    assert_eq!(store.person("grace"), Some(id("grace")));
    for other in [
        "gra",
        "Grace",
        "",
        ".",
        "..",
        "grace/",
        "../people/grace",
        "nobody",
    ] {
        assert_eq!(store.person(other), None, "{other}");
    }
}

#[test]
fn warnings_are_told_only_where_they_are_asked_for() {
    let dir = small();
    put(
        dir.path(),
        "people/bo/person.toml",
        b"name = \"Bo\\u202e\"\nnam = 1\nlevel = 5\n",
    );
    put(dir.path(), "people/bo/2026-1-5.md", b"");
    put(dir.path(), "people/bo/log.md", b"- 2026-02-30 gave: x\n");
    put(
        dir.path(),
        "people/grace/2026-11-18.md",
        b"---\na: b\n---\n- [ ] x due:soon\n",
    );
    put(dir.path(), "people/Grace/person.toml", b"name = \"G\"");
    let store = Store::open(dir.path()).unwrap();
    let told = |reading: Reading| reading.problems.iter().map(|p| p.rule).collect::<Vec<_>>();
    let mut all = told(store.inspect(&Scope::Everything));
    all.sort_unstable();
    assert_eq!(
        all,
        [
            "action-date",
            "hidden-character",
            "log-line",
            "name-clash",
            "odd-name",
            "odd-name",
            "unknown-key",
            "wrong-type",
            "yaml-front-matter",
        ]
    );
    assert_eq!(told(store.read(&Scope::Everything)), ["wrong-type"]);
    let gathered = store.inspect_each_to_write(&Scope::Everything, |_, _, problems| problems);
    let mut in_turn: Vec<Problem> = gathered.kept.into_iter().flatten().collect();
    in_turn.extend(gathered.problems);
    // What a note says that somebody points to is found on both ways to it.
    in_turn.sort_by(|a, b| in_file(a).cmp(&in_file(b)));
    in_turn.dedup();
    assert_eq!(in_turn, store.inspect(&Scope::Everything).problems);
}

#[test]
fn litter_changes_nothing_and_conflict_copies_are_named_with_their_original() {
    let plain = read_all(&small(), &Scope::Everything);
    let dir = small();
    for name in [
        ".#2026-11-18.md",
        "#log.md#",
        "plan.md~",
        ".person.toml.swp",
        "4913",
        "._person.toml",
        ".syncthing.2026-11-18.md.tmp",
        ".DS_Store",
    ] {
        put(dir.path(), &format!("people/grace/{name}"), b"\xff junk");
        put(dir.path(), &format!("goals/{name}"), b"\xff junk");
        put(
            dir.path(),
            &format!("people/{name}/person.toml"),
            b"name = 5",
        );
    }
    std::os::unix::fs::symlink("ana@host.4711", dir.path().join("people/bo/.#person.toml"))
        .unwrap();
    let littered = read_all(&dir, &Scope::Everything);
    assert_eq!(
        format!("{:?}", littered.network),
        format!("{:?}", plain.network)
    );
    assert_eq!(littered.problems, []);

    let copy = "people/grace/person.sync-conflict-20261121-101010-ABC.toml";
    put(dir.path(), copy, b"name = \"Other\"");
    put(
        dir.path(),
        "people/grace (Bo's conflicted copy 2026-11-21)/person.toml",
        b"name = \"x\"",
    );
    put(dir.path(), "people/grace/.log.md.4711.tmp", b"half");
    let told = read_all(&dir, &Scope::Everything);
    assert_eq!(
        format!("{:?}", told.network),
        format!("{:?}", plain.network)
    );
    assert_eq!(
        lines(&told.problems),
        [
            "people/grace (Bo's conflicted copy 2026-11-21):0:0 conflict-copy: a synchroniser could not merge people/grace and made this copy".to_owned(),
            "people/grace/.log.md.4711.tmp:0:0 cut-off-write: a write that was cut off left this file".to_owned(),
            format!("{copy}:0:0 conflict-copy: a synchroniser could not merge people/grace/person.toml and made this copy"),
        ]
    );
}

#[test]
fn names_that_clash_on_other_systems_and_names_that_are_no_ids_are_told() {
    let dir = small();
    put(dir.path(), "people/Grace/person.toml", b"name = \"G\"");
    put(
        dir.path(),
        "people/jose\u{301}/person.toml",
        b"name = \"J\"",
    );
    put(dir.path(), "people/jos\u{e9}/person.toml", b"name = \"J\"");
    let odd = <std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(b"people/\xff");
    std::fs::create_dir(dir.path().join(odd)).unwrap();
    let reading = read_all(&dir, &Scope::Roster);
    assert_eq!(
        rules(&reading.problems),
        [
            ("odd-name", "people/Grace"),
            ("name-clash", "people/grace"),
            ("odd-name", "people/jose\u{301}"),
            ("name-clash", "people/jos\u{e9}"),
            ("odd-name", "people/jos\u{e9}"),
            ("odd-name", "people/\u{fffd}"),
        ]
    );
    assert_eq!(reading.network.people.len(), 5);
}

#[test]
fn links_that_lead_out_are_refused_by_name_and_those_inside_are_followed() {
    let outside = folder(&[("secret/person.toml", "name = \"Secret\"")]);
    let dir = small();
    let link = |to: &Path, at: &str| std::os::unix::fs::symlink(to, dir.path().join(at)).unwrap();
    link(&outside.path().join("secret"), "people/spy");
    link(
        &outside.path().join("secret/person.toml"),
        "people/bo/plan.md",
    );
    link(Path::new("nowhere.md"), "people/bo/2026-11-19.md");
    link(Path::new("../grace/log.md"), "people/bo/log.md");
    let reading = read_all(&dir, &Scope::Everything);
    assert_eq!(
        lines(&reading.problems),
        [
            "people/bo/2026-11-19.md:0:0 outside: this symbolic link leads to nothing",
            "people/bo/plan.md:0:0 outside: this symbolic link leads out of the network and is not followed",
            "people/spy:0:0 outside: this symbolic link leads out of the network and is not followed",
        ]
    );
    assert_eq!(reading.network.people.len(), 2);
    assert_eq!(reading.network.person(&id("bo")).unwrap().log.len(), 1);
}

#[test]
fn two_threads_read_what_one_reads() {
    let dir = folder(&[("mentor.toml", "")]);
    for number in 0..WORTH_A_THREAD + 7 {
        let name = if number % 50 == 0 {
            "name = 5"
        } else {
            "name = \"N\""
        };
        put(
            dir.path(),
            &format!("people/p-{number:04}/person.toml"),
            name.as_bytes(),
        );
        put(
            dir.path(),
            &format!("people/p-{number:04}/2026-11-18.md"),
            b"- [ ] x\n",
        );
    }
    let store = Store::open(dir.path()).unwrap();
    let both = store.read_to_write(&Scope::Everything);
    let ids: Vec<PersonId> = store.ids().people;
    assert_eq!(ids.len(), WORTH_A_THREAD + 7);
    let one = store.read_to_write(&Scope::People(ids));
    assert_eq!(
        format!("{:?}", both.network.people),
        format!("{:?}", one.network.people)
    );
    assert_eq!(both.problems, one.problems);
    assert_eq!(both.memory, one.memory);
    let gathered = store.inspect_each_to_write(&Scope::Everything, |_, _, _| ());
    let mut sums: Vec<Sum> = both.memory.iter().map(Sum::from).collect();
    sums.sort_unstable();
    assert_eq!(gathered.sums, sums);
    assert_eq!(both.memory.len(), 2 * (WORTH_A_THREAD + 7) + 1);
}

#[test]
fn files_that_go_away_while_they_are_read_are_no_problem() {
    let files = |op: Op| {
        let mut number = 1;
        loop {
            let dir = small();
            let faults = Faults::at(number, Fault::Error(rustix::io::Errno::NOENT)).only(&[op]);
            let store = Store::open(dir.path()).unwrap();
            drop(store);
            let door = Door::with_faults(dir.path(), faults).unwrap();
            let reading = read(
                &door,
                &Scope::Everything,
                Care {
                    warnings: true,
                    ..Care::default()
                },
            );
            if !door.faults().unwrap().hit() {
                return number;
            }
            let errors: Vec<&Problem> = reading
                .problems
                .iter()
                .filter(|p| p.rule != "no-card")
                .collect();
            assert_eq!(errors, Vec::<&Problem>::new(), "{op:?} {number}");
            number += 1;
        }
    };
    assert!(files(Op::Open) > 15);
    assert!(files(Op::Read) > 10);
}

#[test]
fn what_may_not_be_read_is_told_and_the_rest_is_there() {
    let dir = small();
    let mut number = 1;
    loop {
        let faults = Faults::at(number, Fault::Error(rustix::io::Errno::ACCESS)).only(&[
            Op::Open,
            Op::List,
            Op::Read,
        ]);
        let door = Door::with_faults(dir.path(), faults).unwrap();
        let reading = read(
            &door,
            &Scope::Everything,
            Care {
                warnings: true,
                ..Care::default()
            },
        );
        if !door.faults().unwrap().hit() {
            break;
        }
        let told: Vec<&str> = reading
            .problems
            .iter()
            .map(|p| p.message.as_str())
            .collect();
        assert_eq!(told, ["cannot be read: permission denied"], "{number}");
        assert_eq!(
            reading.problems[0].severity,
            crate::model::problem::Severity::Error
        );
        number += 1;
    }
    assert!(number > 20);
}

#[test]
fn settings_are_read_and_wrong_ones_fall_back_to_their_defaults() {
    let dir = folder(&[(
        "mentor.toml",
        "format = 2\n[cadence]\nmentor = \"4 weeks\"\n\"tag:board\" = \"none\"\nboss = \"weekly\"\n[rhythm]\ndue = 2.0\n\
         [coverage]\nskills = [\"X\"]\nfunctions = [\"Guidance\"]\n[fit]\nweights = { availability = 2 }\ndeal-breakers = { commitment = 3 }\n\
         [aliases]\nK8s = \"Kubernetes\"\n[review]\noff = [\"give\", \"guilt\"]\n[git]\ncommit = true\n",
    )]);
    let reading = read_all(&dir, &Scope::Roster);
    assert_eq!(
        lines(&reading.problems),
        [
            "mentor.toml:1:10 future-format: this network is of format 2, and this program knows 1",
            "mentor.toml:5:1 unknown-key: unknown key `boss`",
            "mentor.toml:6:1 bad-value: due 2, fading 1.5, dormant 3 do not increase",
            "mentor.toml:17:16 bad-value: `review.off` cannot be \"guilt\"",
        ]
    );
    let policy = reading.network.policy;
    use crate::model::length::{Cadence, Length};
    use crate::model::words::{Criterion, Role};
    assert_eq!(
        policy.role_cadence,
        [(Role::Mentor, Cadence::Every(Length::of_days(28).unwrap()))]
    );
    assert_eq!(policy.tag_cadence, [("board".to_owned(), Cadence::None)]);
    assert_eq!(policy.rhythm, crate::model::policy::Rhythm::default());
    assert_eq!(
        (
            policy.coverage.functions.as_slice(),
            policy.coverage.min_people
        ),
        (["guidance".to_owned()].as_slice(), 2)
    );
    assert_eq!(policy.fit_weights, [(Criterion::Availability, 2.0)]);
    assert_eq!(policy.deal_breakers, [(Criterion::Commitment, 3)]);
    assert_eq!(policy.skill(" k8S "), "kubernetes");
    assert_eq!(policy.review_off, ["give"]);
    assert!(policy.git_commit);
}

/// The person of format.md, word for word.
const EVERY_KEY: &str = r#"name = "Grace Okafor"
also = ["Gracie"]
pronouns = "she/her"
organization = "Northwind Health"
title = "VP Engineering"
sector = "healthcare"
function = "engineering"
level = "senior"                # senior | peer | junior, seen from me
career-stage = "late"           # early | mid | late | retired
relation = "external"           # external | internal | manager | former-manager | report
location = "London"
timezone = "Europe/London"
expertise = ["org-design", "platform-engineering"]
interests = ["sailing", "delivery metrics"]
perspectives = ["moved from nursing to engineering"]
knows = ["priya-nair"]          # ids: ties between the people themselves
source = "introduced"           # program | observed | introduced | network | event | online | self | other
introduced-by = "sam-lee"
experience = ["layoffs", "breach"]          # situations they have been through
motivation = "wants to pay forward what her first boss did"
works = ["The Quiet Re-org (talk, 2024)"]
tags = []
confidential = false
[axes]                          # any own axis of diversity; never in an exported report unless asked for
first-language = "Igbo"

[contact]
email = "grace@example.org"
phone = "+44 20 7946 0000"
url = "https://example.org/grace"
prefers = "video"               # in-person | video | phone | chat | email
respond-within = "2 days"

[availability]
days = ["tue", "thu"]
hours = "16:00-18:00"
busy = [{ from = 2026-12-15, to = 2027-01-05, why = "year-end freeze" }]

[relationship]
roles = ["mentor", "sponsor"]   # mentor | advisor | coach | sponsor | peer | mentee
style = "one-to-one"            # one-to-one | circle | flash | informal
stage = "active"                # prospect | invited | active | paused | closed | declined
program = "WIT Network"         # a formal programme; without it the relationship is informal
since = 2026-03-02
until = 2027-03-02              # the agreed end or review date
purpose = "Learn to lead through a re-organisation."
objectives = ["Write and land a re-org plan", "Build a sponsor on the board"]
goals = ["director-by-2027"]
functions = ["guidance", "sponsorship"]     # the kinds of support they give: see domain.md
cadence = "4 weeks"             # "weekly", "2 weeks", "monthly", "quarterly", "none" …
minutes = 45
medium = "video"
feedback = "direct, in writing, the day after"
offer = "I turn her talk drafts into articles"      # the value I give
expectations = "one hour a month, an agenda two days ahead"
confidentiality = "nothing leaves the two of us"
boundaries = ["no weekends"]
gains = "she tests her book's chapters on me"       # what they get out of it: it is two-way
closeness = 4                   # 1-5, optional
confiding = true
crisis-contact = true           # may be called when things are on fire
snooze = 2027-01-06             # the review is silent about them until then
ended = { on = 2024-12-01, as = "completed" }       # completed | renewed | agreed-early | faded | conflict | cancelled
history = [{ since = 2024-01-10, until = 2024-12-01, note = "closing-2024-12-01.md" }]

[fit]                           # 1-5; what is not known is left out, never counted as 0
relevant-experience = 5
inspiration = 4
communication = 4
availability = 2
connection = 5
active-listening = 4
reciprocation = 3
commitment = 4
[fit.evidence]
commitment = "kept both calls"
"#;

#[test]
fn every_key_of_a_person_is_read() {
    let dir = folder(&[("mentor.toml", ""), ("people/grace/person.toml", EVERY_KEY)]);
    let reading = read_all(&dir, &Scope::People(vec![id("grace")]));
    assert_eq!(lines(&reading.problems), Vec::<String>::new());
    let grace = reading.network.person(&id("grace")).unwrap();
    let shown = format!("{grace:?}");
    // `plan` alone is none; tags, the four kinds of files and what could not be read are empty.
    assert_eq!(shown.matches("None").count(), 1, "{shown}");
    assert_eq!(shown.matches("[]").count(), 6, "{shown}");
    let relationship = &grace.relationship;
    assert_eq!(
        relationship.ended.unwrap().on,
        Day::parse("2024-12-01").unwrap()
    );
    assert_eq!(
        relationship.history[0].note.as_deref(),
        Some("closing-2024-12-01.md")
    );
    assert_eq!(
        grace.availability.busy[0].to,
        Day::parse("2027-01-05").unwrap()
    );
    assert_eq!(grace.fit.len(), 8);
    assert_eq!(
        grace.fit_evidence,
        [(
            crate::model::words::Criterion::Commitment,
            "kept both calls".to_owned()
        )]
    );
    assert_eq!(
        grace.axes,
        [("first-language".to_owned(), "Igbo".to_owned())]
    );
}
