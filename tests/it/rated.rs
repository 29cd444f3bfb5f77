//! A rating changes front matter and nothing else.

use std::fs;

use proptest::prelude::*;

use crate::inside;

/// Lines of front matter, and of what stands below it.
const KEYS: &[&str] = &[
    "kind = \"regular\" # as ever",
    "minutes=45",
    "rating = 4 # mine",
    "rating = 2",
    "session = { heard = 4, topics = 5 }",
    "session = { heard = 1, topics = 1, way = 1, next-step = 1, own = 3 }",
    "health = { me = [4, 4, 5, 3, 4, 4, 3, 5, 4, 4] }",
    "[session]\nheard = 2 # so so",
    "[health]\nthem = [\n  1, 2, 3, 4, 5,\n  1, 2, 3, 4, 5, # low\n]",
    "zz_future = { a = 1 }",
    "",
    "# a comment",
    "confidential = true",
    "next-meeting = 2026-12-16",
];
const BELOW: &[&str] = &[
    "# Title",
    "+++",
    "## Takeaways",
    "- one",
    "session = { heard = 1 }",
    "---",
    "",
    "- [ ] do due:2026-12-01",
    "```\n+++\n```",
    "rating = 5",
    "  trailing  ",
    "\t- tab",
];

/// The text below front matter, and whether there is any.
fn below(text: &str) -> (bool, &str) {
    let start = text.trim_start_matches('\u{feff}');
    let mut lines = start.split_inclusive('\n');
    if lines.next().is_none_or(|line| line.trim_end() != "+++") {
        return (false, start);
    }
    let mut at = start.find('\n').map_or(start.len(), |end| end + 1);
    for line in lines {
        at += line.len();
        if line.trim_end() == "+++" {
            return (true, &start[at..]);
        }
    }
    (false, start)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_stands_in_a_note_rating_it_leaves_the_text_below_and_the_other_keys(
        keys in prop::collection::vec(0..KEYS.len(), 0..5),
        lines in prop::collection::vec(0..BELOW.len(), 0..8),
        front in any::<bool>(),
        crlf in any::<bool>(),
        bom in any::<bool>(),
        last in any::<bool>(),
        answers in prop::collection::vec(1..6_u8, 4),
        me in prop::option::of(prop::collection::vec(0..6_u8, 10)),
    ) {
        let mut text = String::new();
        if front {
            let mut keys: Vec<&str> = keys.iter().map(|at| KEYS[*at]).collect();
            // Tables stand last, as TOML has it.
            keys.sort_by_key(|key| key.starts_with('['));
            text = format!("+++\n{}\n+++\n", keys.join("\n"));
        }
        let body: Vec<&str> = lines.iter().map(|at| BELOW[*at]).collect();
        text.push_str(&body.join("\n"));
        if last {
            text.push('\n');
        }
        if crlf {
            text = text.replace('\n', "\r\n");
        }
        if bom {
            text.insert(0, '\u{feff}');
        }
        let dir = crate::folder::folder();
        let person = dir.path().join("people/bo");
        fs::create_dir_all(&person).unwrap();
        fs::write(dir.path().join("mentor.toml"), "format = 1\n").unwrap();
        fs::write(person.join("person.toml"), "name = \"Bo\"\n").unwrap();
        let note = person.join("2026-11-04.md");
        fs::write(&note, &text).unwrap();
        let answers: Vec<String> = answers.iter().map(ToString::to_string).collect();
        // Ten blanks are no answer.
        let me = me.filter(|me| me.iter().any(|n| *n > 0));
        let word = |n: &u8| if *n == 0 { "-".to_owned() } else { n.to_string() };
        let me = me.map(|me| me.iter().map(word).collect::<Vec<_>>().join(" "));
        let mut rate = vec!["rate", "bo"];
        for (flag, answer) in ["--heard", "--topics", "--way", "--next-step"].iter().zip(&answers) {
            rate.extend([*flag, answer.as_str()]);
        }
        if let Some(me) = &me {
            rate.extend(["--me", me.as_str()]);
        }
        let ended = inside::run(dir.path(), &rate, None, &|_| panic!("no program is run here"));
        let after = fs::read_to_string(&note).unwrap();
        if ended.code != 0 {
            // Front matter that cannot be read (a key twice) is nobody's to rate; not a byte of it is touched.
            prop_assert_eq!(&after, &text, "{}", ended.err);
            prop_assert!(ended.err.contains("2026-11-04.md"), "{}", ended.err);
            return Ok(());
        }
        prop_assert_eq!(after.starts_with('\u{feff}'), bom);
        let (had, old) = below(&text);
        let (has, new) = below(&after);
        prop_assert!(has);
        prop_assert_eq!(new, old);
        let mut left = after[..after.len() - new.len()].lines();
        let head = text[..text.len() - old.len()].lines();
        let kept = head.filter(|line| {
            let rated = ["session", "health", "[session]", "[health]", "heard", "them", "rating"];
            had && !rated.iter().any(|key| line.trim_start_matches('\u{feff}').starts_with(key))
        });
        for line in kept {
            prop_assert!(left.any(|other| other == line), "{line} is gone from {after}");
        }
    }
}
