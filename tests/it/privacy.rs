//! Nothing private leaves the folder: every output that is meant for others, for every person of the
//! sample network, holds no private text, nothing that the owner thinks of anybody, and nothing that is
//! between the owner and somebody else (format.md, "Privacy").

use std::path::Path;
use std::sync::Mutex;

use crate::help::commands;
use crate::inside;
use crate::marked::{Kind, Marked, SNOOZED_IN};

/// A way out of the folder.
struct WayOut {
    /// The words of its command.
    command: &'static [&'static str],
    /// How it is called, `WHO` for the reader.
    calls: &'static [&'static [&'static str]],
    /// The forms it takes, each tried with the first call.
    forms: &'static [&'static [&'static str]],
}

/// The forms of a draft.
const DRAFT: &[&[&str]] = &[
    &["--format", "text"],
    &["--format", "eml"],
    &["--json"],
    &["--tone", "plain"],
    &["--tone", "formal"],
];

/// Every command that can be told to include what is private: each makes something for others.
const WAYS_OUT: &[WayOut] = &[
    WayOut {
        command: &["agenda"],
        calls: &[
            &["agenda", "WHO", "--share"],
            &["agenda", "WHO", "--share", "--kind", "first"],
            &["agenda", "WHO", "--share", "--kind", "regular"],
            &["agenda", "WHO", "--share", "--kind", "progress"],
            &["agenda", "WHO", "--share", "--kind", "feedback"],
            &["agenda", "WHO", "--share", "--kind", "flash"],
            &["agenda", "WHO", "--share", "--kind", "coaching"],
            &["agenda", "WHO", "--share", "--kind", "pair"],
            &["agenda", "WHO", "--share", "--kind", "crisis"],
            &["agenda", "WHO", "--share", "--kind", "closing"],
            &["agenda", "WHO", "--eml"],
        ],
        forms: &[&["--format", "markdown"], &["--json"]],
    },
    WayOut {
        command: &["pitch"],
        calls: &[&["pitch", "WHO"], &["pitch", "WHO", "--follow-up"]],
        forms: DRAFT,
    },
    WayOut {
        command: &["brief"],
        calls: &[&["brief", "WHO"]],
        forms: DRAFT,
    },
    WayOut {
        command: &["progress"],
        calls: &[&["progress", "WHO"]],
        forms: DRAFT,
    },
    WayOut {
        command: &["recap"],
        calls: &[&["recap", "WHO"]],
        forms: DRAFT,
    },
    WayOut {
        command: &["thanks"],
        calls: &[&["thanks", "WHO"]],
        forms: DRAFT,
    },
    WayOut {
        command: &["close"],
        calls: &[
            &["close", "WHO", "--thanks"],
            &["close", "WHO", "--agenda"],
            &["close", "WHO", "--agenda", "--json"],
        ],
        forms: DRAFT,
    },
    WayOut {
        command: &["resource", "share"],
        calls: &[
            &["resource", "share", "team-topologies", "WHO"],
            &["resource", "share", "quiet-reorg", "WHO"],
        ],
        forms: DRAFT,
    },
    WayOut {
        command: &["intro"],
        calls: &[
            &["intro", "WHO", "jose-nandu"],
            &["intro", "WHO", "olena-tkachenko"],
            &["intro", "WHO", "ruth-abara"],
            &["intro", "WHO", "grace-okafor"],
        ],
        forms: DRAFT,
    },
];

/// Letters whose reader is not who is named first: the reader, and how they are called. For both of
/// two people nothing that is between the owner and either of them is said.
const LETTERS: &[(&str, &[&str])] = &[
    ("jose-nandu", &["intro", "bilal-haddad", "jose-nandu"]),
    ("grace-okafor", &["intro", "--to", "helena-vogt"]),
    ("hanna-koskinen", &["intro", "--to", "amara-diallo"]),
    ("", &["agenda", "circle:ops-directors", "--share"]),
    ("", &["agenda", "circle:ops-directors", "--eml"]),
    ("", &["close", "circle:ops-directors", "--agenda"]),
    ("", &["close", "circle:ops-directors", "--thanks"]),
    ("", &["close", "circle:ops-directors", "--thanks", "--json"]),
    (
        "",
        &[
            "close",
            "circle:ops-directors",
            "--thanks",
            "--format",
            "eml",
        ],
    ),
    (
        "",
        &[
            "close",
            "circle:ops-directors",
            "--thanks",
            "--tone",
            "formal",
        ],
    ),
];

/// Words that speak of judgements, which nobody else reads.
const NEVER: [&str; 6] = [
    "closeness",
    "confiding",
    "snooze",
    "rating",
    SNOOZED_IN,
    "relevant-experience",
];
/// What is for the owner alone in a text: places in files, commands, reminders.
const FOR_THE_OWNER: [&str; 5] = ["people/", ".md:", "`mentor", "For me alone", "To give"];

#[test]
fn every_way_out_is_searched() {
    for (words, command) in commands() {
        let private = |arg: &clap::Arg| arg.get_long() == Some("include-private");
        if !command.get_arguments().any(private) {
            continue;
        }
        let listed = WAYS_OUT.iter().any(|way| way.command == words);
        assert!(listed, "add {words:?} to WAYS_OUT in tests/it/privacy.rs");
    }
}

#[test]
fn what_is_meant_for_others_holds_nothing_that_is_not_theirs() {
    let marked = Marked::harbor();
    assert!(marked.marks.len() > 2_000, "{}", marked.marks.len());
    let found = each(&marked, true, |reader, args| {
        leaks(&marked, reader, args, false)
    });
    assert!(
        found.is_empty(),
        "{} leaks:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn the_first_words_of_a_call_hold_nothing_that_was_written_down() {
    let marked = Marked::harbor();
    let mut openings = 0;
    for about in [&[][..], &["ransomware"], &["budgeting"], &["strike"]] {
        let args = [&["who", "--crisis", "--json"][..], about].concat();
        let said = run(marked.root(), &args);
        let answer: serde_json::Value = serde_json::from_str(&said).unwrap();
        for person in answer["people"].as_array().unwrap() {
            let opening = person["opening"].as_str().unwrap();
            let marks = marked.in_text(opening);
            assert!(marks.is_empty(), "{args:?}: {opening}: {marks:?}");
            let lower = opening.to_lowercase();
            let mut spoken = NEVER.iter().chain(&FOR_THE_OWNER);
            assert_eq!(
                spoken.find(|word| lower.contains(**word)),
                None,
                "{opening}"
            );
            openings += 1;
        }
    }
    assert!(openings > 8, "{openings}");
}

#[test]
fn what_is_included_by_name_is_the_readers_own_and_no_judgement() {
    let marked = Marked::harbor();
    let found = each(&marked, false, |reader, args| {
        let mut args = args.to_vec();
        args.push("--include-private");
        leaks(&marked, reader, &args, true)
    });
    assert!(
        found.is_empty(),
        "{} leaks:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn the_marks_do_stand_in_what_the_owner_reads() {
    // Otherwise the tests above would prove nothing.
    let marked = Marked::harbor();
    let of = |args: &[&str]| {
        let said = run(marked.root(), args);
        let kinds = marked.in_text(&said).into_iter().map(|mark| mark.kind);
        kinds.collect::<std::collections::BTreeSet<Kind>>()
    };
    let own = of(&["agenda", "grace-okafor"]);
    assert!(
        own.contains(&Kind::Private) && own.contains(&Kind::Between),
        "{own:?}"
    );
    let shared = of(&["agenda", "grace-okafor", "--share"]);
    assert_eq!(shared.into_iter().collect::<Vec<_>>(), [Kind::Between]);
    let asked = of(&["agenda", "grace-okafor", "--share", "--include-private"]);
    assert!(asked.contains(&Kind::Private), "{asked:?}");
}

/// Who is rated: in every role and stage.
const RATED: [&str; 6] = [
    "grace-okafor",
    "jose-nandu",
    "miriam-halevi",
    "olena-tkachenko",
    "sam-lee",
    "walter-haas",
];

#[test]
fn what_others_read_is_the_same_byte_for_byte_once_everybody_was_rated() {
    let marked = Marked::harbor();
    let drafts = || {
        each(&marked, false, |reader, args| {
            // To share something from the shelf is to give it, and that is written down. In JSON the lines move.
            if !RATED.contains(&reader) || args[0] == "resource" || args.contains(&"--json") {
                return Vec::new();
            }
            vec![format!("{}: {}", args.join(" "), run(marked.root(), args))]
        })
    };
    let before = drafts();
    let (mut rated, mut said) = (0, 0);
    for who in RATED {
        let rate = [
            "rate",
            who,
            "--heard",
            "2",
            "--topics",
            "1",
            "--way",
            "3",
            "--next-step",
            "1",
            "--me",
            "1 5 2 4 3 1 5 2 4 3",
            "--them",
            "5 1 4 2 3 5 1 4 2 3",
            "--json",
        ];
        let ended = inside::run(marked.root(), &rate, None, &|_| {
            panic!("no program is run here")
        });
        rated += usize::from(ended.code == 0);
        said +=
            usize::from(run(marked.root(), &["rate", who, "--json"]).contains("\"mean\": 1.75,"));
    }
    assert_eq!(
        (rated, said),
        (RATED.len(), RATED.len()),
        "the owner reads it"
    );
    let after = drafts();
    let changed: Vec<_> = before.iter().zip(&after).filter(|(a, b)| a != b).collect();
    assert!(
        changed.is_empty(),
        "{} drafts tell of it: {:?}",
        changed.len(),
        changed.first()
    );
}

/// Calls every way out for everyone, in every form where that is asked for, on four threads.
fn each(
    marked: &Marked,
    forms: bool,
    look: impl Fn(&str, &[&'static str]) -> Vec<String> + Sync,
) -> Vec<String> {
    let people: Vec<&'static str> = marked
        .people()
        .into_iter()
        .map(|id| &*Box::leak(id.into_boxed_str()))
        .collect();
    let mut calls: Vec<(&'static str, Vec<&'static str>)> = LETTERS
        .iter()
        .map(|(reader, call)| (*reader, call.to_vec()))
        .collect();
    for reader in people {
        for way in WAYS_OUT {
            let mut tried: Vec<Vec<&'static str>> = Vec::new();
            tried.extend(way.calls.iter().map(|call| call.to_vec()));
            let first = way.calls.first().unwrap();
            if forms {
                tried.extend(way.forms.iter().map(|form| [*first, *form].concat()));
            }
            // Nobody is introduced to themselves.
            tried.retain(|call| !call.contains(&reader));
            for call in tried {
                let named = |word: &&'static str| if *word == "WHO" { reader } else { word };
                calls.push((reader, call.iter().map(named).collect()));
            }
        }
    }
    let found = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for part in calls.chunks(calls.len().div_ceil(4)) {
            let (look, found) = (&look, &found);
            scope.spawn(move || {
                for (reader, call) in part {
                    let leaks = look(reader, call);
                    found.lock().unwrap().extend(leaks);
                }
            });
        }
    });
    let mut found = found.into_inner().unwrap();
    found.sort();
    found
}

/// What an output holds that its reader should not see.
fn leaks(marked: &Marked, reader: &str, args: &[&str], included: bool) -> Vec<String> {
    let said = run(marked.root(), args);
    let mut found = Vec::new();
    for mark in marked.in_text(&said) {
        let own = mark.whose.contains(reader);
        let fine = match mark.kind {
            Kind::Private => included && (own || mark.whose.is_empty()),
            Kind::Between => own,
            Kind::Judgement => false,
        };
        if !fine {
            found.push(format!(
                "{}: {:?} {}",
                args.join(" "),
                mark.kind,
                mark.place
            ));
        }
    }
    let text = !args.contains(&"--json") && args[0] != "intro";
    for word in FOR_THE_OWNER
        .iter()
        .filter(|word| text && said.contains(**word))
    {
        found.push(format!("{}: says “{word}”", args.join(" ")));
    }
    // Of somebody confidential nothing is shared; of everybody else something is.
    let shared = args[0] == "agenda" && args.contains(&"--share");
    if shared && !included && (reader == "valentina-cruz") != said.is_empty() {
        found.push(format!("{}: “{said}”", args.join(" ")));
    }
    let lower = said.to_lowercase();
    for word in NEVER.iter().filter(|word| lower.contains(**word)) {
        found.push(format!("{}: says “{word}”", args.join(" ")));
    }
    found
}

/// Runs a command in this process and gives what it said on stdout.
fn run(root: &Path, command: &[&str]) -> String {
    let ended = inside::run(root, command, None, &|_| panic!("no program is run here"));
    let (code, told) = (ended.code, ended.err);
    assert!(code < 2, "{command:?}: {told}");
    assert!(
        !told.contains("should not have happened"),
        "{command:?}: {told}"
    );
    ended.out
}
