use proptest::prelude::*;

use super::*;
use crate::model::change::Value;
use crate::model::day::Day;
use crate::model::note::SectionKey;
use crate::store::markdown::body::FileKind;

fn meeting(own: &[(String, SectionKey)]) -> Headings<'_> {
    let kind = FileKind::Meeting;
    Headings { kind, own }
}

fn made(before: &str, edits: &[Edit]) -> String {
    let own = [
        ("Erkenntnisse".to_owned(), SectionKey::Takeaways),
        ("Nur für mich".to_owned(), SectionKey::Private),
    ];
    edit(before, edits, meeting(&own)).unwrap()
}

fn entry(section: SectionKey, lines: &[&str]) -> Edit {
    Edit::AddToSection {
        section,
        lines: lines.iter().map(|line| (*line).to_owned()).collect(),
    }
}

fn added(before: &str, section: SectionKey, line: &str) -> String {
    made(before, &[entry(section, &[line])])
}

fn key(path: &[&str], op: KeyOp) -> Edit {
    Edit::Key {
        path: path.iter().map(|part| (*part).to_owned()).collect(),
        op,
    }
}

fn set_day(name: &str) -> Edit {
    key(
        &[name],
        KeyOp::Set(Value::Day(Day::parse("2026-11-24").unwrap())),
    )
}

#[test]
fn front_matter_is_edited_in_place_and_made_where_it_is_missing() {
    assert_eq!(
        made(
            "\u{feff}+++\r\nkind = \"first\" # x\r\n+++\r\n# T\r\n",
            &[set_day("thanked")]
        ),
        "\u{feff}+++\r\nkind = \"first\" # x\r\nthanked = 2026-11-24\r\n+++\r\n# T\r\n"
    );
    assert_eq!(
        made(
            "\u{feff}# T\r\nx",
            &[set_day("thanked"), set_day("recapped")]
        ),
        "\u{feff}+++\r\nthanked = 2026-11-24\r\nrecapped = 2026-11-24\r\n+++\r\n# T\r\nx"
    );
    assert_eq!(
        made("+++\r\n+++\r\nx", &[set_day("a")]),
        "+++\r\na = 2026-11-24\r\n+++\r\nx"
    );
    assert_eq!(
        made("+++\n+++", &[set_day("a")]),
        "+++\na = 2026-11-24\n+++"
    );
    assert_eq!(made("", &[set_day("a")]), "+++\na = 2026-11-24\n+++\n");
    assert_eq!(made("# T\n", &[key(&["a"], KeyOp::Remove)]), "# T\n");
    let refused = |text: &str| edit(text, &[set_day("a")], meeting(&[])).unwrap_err();
    assert_eq!(
        refused("+++\na = 1\n# T\n"),
        "the front matter has no closing line `+++`"
    );
    assert!(refused("---\na: 1\n---\n").contains("YAML"));
    assert!(refused("+++\na = \n+++\n").starts_with("it is not valid TOML"));
}

#[test]
fn an_entry_joins_the_last_one_directly_under_its_heading() {
    let before = "# T\n\n## Takeaways\n- a\n  more\n\n## Actions\n* [ ] b\n### Later\n* [ ] c\n## Gave\n\ntext";
    assert_eq!(
        added(before, SectionKey::Takeaways, "- x"),
        before.replace("  more\n", "  more\n- x\n")
    );
    assert_eq!(
        added(before, SectionKey::Actions, "- [ ] x"),
        before.replace("* [ ] b\n", "* [ ] b\n* [ ] x\n")
    );
    assert_eq!(
        added(before, SectionKey::Gave, "- x"),
        format!("{before}\n\n- x")
    );
    assert_eq!(
        made(
            before,
            &[
                entry(SectionKey::Takeaways, &["- x", "  y"]),
                entry(SectionKey::Takeaways, &["- z"])
            ]
        ),
        before.replace("  more\n", "  more\n- x\n  y\n- z\n")
    );
}

#[test]
fn an_entry_takes_the_form_of_its_list() {
    let add = |before: &str| added(before, SectionKey::Takeaways, "- x");
    assert_eq!(add("## Takeaways\n"), "## Takeaways\n- x\n");
    assert_eq!(
        add("## TAKEAWAYS ##\n\n## Gave"),
        "## TAKEAWAYS ##\n- x\n\n## Gave"
    );
    assert_eq!(add("Erkenntnisse\n---\n"), "Erkenntnisse\n---\n- x\n");
    assert_eq!(add("## Takeaways\n-   a\n"), "## Takeaways\n-   a\n-   x\n");
    assert_eq!(
        add("## Takeaways\n- a\n\n- b\n\n\n"),
        "## Takeaways\n- a\n\n- b\n\n- x\n\n\n"
    );
    assert_eq!(
        add("## Takeaways\r\n  + a\r\n\r\n<!-- c -->\r\n"),
        "## Takeaways\r\n  + a\r\n\r\n<!-- c -->\r\n\r\n- x\r\n"
    );
    assert_eq!(
        made(
            "## Takeaways\n9. a\n",
            &[entry(SectionKey::Takeaways, &["- x", "  - y", "- z"])]
        ),
        "## Takeaways\n9. a\n10. x\n    - y\n11. z\n"
    );
    assert_eq!(
        add("## Takeaways\n- a\n  ```\n  code\n  ```\n"),
        "## Takeaways\n- a\n  ```\n  code\n  ```\n- x\n"
    );
    assert_eq!(
        edit(
            "## Takeaways\n```\nnever closed\n",
            &[entry(SectionKey::Takeaways, &["- x"])],
            meeting(&[])
        ),
        Err("an entry cannot be added below a code block or comment that is never closed".into())
    );
}

#[test]
fn a_new_section_never_falls_into_a_private_one() {
    let add = |before: &str| added(before, SectionKey::Takeaways, "- x");
    assert_eq!(add(""), "## Takeaways\n- x\n");
    assert_eq!(add("# T\n\ntext"), "# T\n\ntext\n\n## Takeaways\n- x");
    assert_eq!(
        add("+++\na = 1\n+++\n"),
        "+++\na = 1\n+++\n## Takeaways\n- x\n"
    );
    assert_eq!(
        add("# T\n## Gave\n- a\n## Private\n- b\n"),
        "# T\n## Gave\n- a\n## Takeaways\n- x\n## Private\n- b\n"
    );
    assert_eq!(
        add("# T\n\n# nur für mich\n\n## Takeaways\n- secret\n"),
        "# T\n\n# Takeaways\n- x\n\n# nur für mich\n\n## Takeaways\n- secret\n"
    );
    assert_eq!(
        add("## Private\n- b\n\n## Gave\n- a\n"),
        "## Private\n- b\n\n## Gave\n- a\n\n## Takeaways\n- x\n"
    );
    assert_eq!(
        made(
            "# T\n",
            &[
                entry(SectionKey::Gave, &["- a"]),
                entry(SectionKey::Private, &["- b"])
            ]
        ),
        "# T\n\n## Gave\n- a\n\n## Private\n- b\n"
    );
}

/// Every way in which a task can stand in a text.
const TASKS: &[(&str, &str)] = &[
    ("- [ ] a\n", "- [ ] a w\n  - r\n"),
    ("- [ ] a", "- [ ] a w\n  - r"),
    (
        "- [ ] a  \n  b  \nnext\n",
        "- [ ] a w  \n  b  \nnext\n  - r\n",
    ),
    (
        "10) [ ] a\r\n\r\n\tcode\r\n",
        "10) [ ] a w\r\n    - r\r\n\r\n\tcode\r\n",
    ),
    (
        "> > * [ ] a\n> > * b\n",
        "> > * [ ] a w\n> >   - r\n> > * b\n",
    ),
    (
        "- x\n\n\t- [ ] a\n\t  b\n",
        "- x\n\n\t- [ ] a w\n\t  b\n\t  - r\n",
    ),
    ("- [ ] a\n    * c\n", "- [ ] a w\n    * r\n    * c\n"),
    ("- [ ] a\n\n  1. c\n", "- [ ] a w\n  - r\n\n  1. c\n"),
    (
        "> 1. [ ] a `x` *y*\n>    - c\n",
        "> 1. [ ] a `x` *y* w\n>    - r\n>    - c\n",
    ),
    ("- - [ ] a\n", "- - [ ] a w\n    - r\n"),
    (
        "- [ ] é <b>x</b> ![i](j)\n\n  more\n",
        "- [ ] é <b>x</b> ![i](j) w\n  - r\n\n  more\n",
    ),
    (
        "- [ ] a\n  ```\n  c\n  ```\n",
        "- [ ] a w\n  - r\n  ```\n  c\n  ```\n",
    ),
];

#[test]
fn a_task_is_marked_extended_and_gets_a_line_under_it() {
    for (before, after) in TASKS {
        let offset = before.find("[ ]").unwrap();
        let edits = [
            Edit::AddUnderItem {
                offset,
                text: "r".into(),
            },
            Edit::ExtendItem {
                offset,
                words: "w".into(),
            },
        ];
        assert_eq!(made(before, &edits), *after, "{before:?}");
        let marked = made(before, &[Edit::MarkItem { offset, mark: 'x' }]);
        assert_eq!(marked, before.replace("[ ]", "[x]"));
        let again = made(&marked, &[Edit::MarkItem { offset, mark: '-' }]);
        assert_eq!(again, before.replace("[ ]", "[-]"));
        // A dropped one is no task for the parser, and is edited all the same.
        assert_eq!(
            made(&again, &edits),
            after.replace("[ ]", "[-]"),
            "{before:?}"
        );
    }
}

fn without_result(before: &str, result: &str) -> String {
    let offset = before.find("[-]").unwrap();
    let result = result.to_owned();
    made(before, &[Edit::TakeResult { offset, result }])
}

#[test]
fn a_line_that_was_put_under_a_task_goes_without_a_trace() {
    for (before, _) in TASKS {
        let dropped = before.replace("[ ]", "[-]");
        let offset = dropped.find("[-]").unwrap();
        let text = "result: it rests".to_owned();
        let told = made(&dropped, &[Edit::AddUnderItem { offset, text }]);
        assert_ne!(told, dropped);
        assert_eq!(without_result(&told, "it rests"), dropped, "{told:?}");
    }
}

#[test]
fn only_the_result_that_was_meant_goes() {
    let goes = [
        (
            "- [-] a\n  - x\n  - Result:  r\n  - y\n",
            "- [-] a\n  - x\n  - y\n",
        ),
        (
            "- [-] a\r\n  - result: r\r\n\r\nb\r\n",
            "- [-] a\r\n\r\nb\r\n",
        ),
        ("- [-] a\r\n  - result: r", "- [-] a"),
        ("> - [-] a\n>   - result: r\n", "> - [-] a\n"),
        (
            "- [-] a\n  - result: r\n- [-] b\n  - result: r\n",
            "- [-] a\n- [-] b\n  - result: r\n",
        ),
    ];
    for (before, after) in goes {
        assert_eq!(without_result(before, "r"), after, "{before:?}");
    }
    let long = "- [-] a\n  - result: r\n    and s\n- b\n";
    assert_eq!(without_result(long, "r and s"), "- [-] a\n- b\n");
    for before in [
        "- [-] a\n  - result: other\n",
        "- [-] a\n  - result: r\n    - with more\n",
        "- [-] a\n- result: r\n",
        "- [-] a\n- - result: r\n",
        "- [-] a\n",
    ] {
        assert_eq!(without_result(before, "r"), before);
    }
}

#[test]
fn an_edit_of_what_is_not_there_any_more_is_refused() {
    let refused = |text: &str, edit_: Edit| edit(text, &[edit_], meeting(&[])).unwrap_err();
    let gone = "there is no task where one was read";
    assert_eq!(
        refused(
            "- a\n",
            Edit::MarkItem {
                offset: 2,
                mark: 'x'
            }
        ),
        gone
    );
    assert_eq!(
        refused(
            "text [ ] a\n",
            Edit::ExtendItem {
                offset: 5,
                words: "w".into()
            }
        ),
        gone
    );
    assert_eq!(
        refused(
            "é",
            Edit::MarkItem {
                offset: 1,
                mark: 'x'
            }
        ),
        gone
    );
    let replace = Edit::Replace {
        range: 0..1,
        was: "a".into(),
        now: "b".into(),
    };
    assert!(refused("x", replace.clone()).contains("not what it was"));
    assert_eq!(made("ax", &[replace]), "bx");
}

fn any_edit(text: &'static str) -> impl Strategy<Value = Edit> {
    let boxes: Vec<usize> = text.match_indices("[ ]").map(|(at, _)| at).collect();
    let boxes = prop::sample::select(boxes);
    let known: Vec<SectionKey> = SectionKey::HEADINGS.iter().map(|(key, _)| *key).collect();
    prop_oneof![
        (boxes.clone(), prop::sample::select(vec!['x', '-']))
            .prop_map(|(offset, mark)| Edit::MarkItem { offset, mark }),
        (boxes.clone(), "[a-z:#@]{1,5}")
            .prop_map(|(offset, words)| Edit::ExtendItem { offset, words }),
        (boxes, "[a-z:#@]{1,5}").prop_map(|(offset, text)| Edit::AddUnderItem { offset, text }),
        (prop::sample::select(known), "- [a-z#>*`]{1,5}").prop_map(|(section, line)| {
            Edit::AddToSection {
                section,
                lines: vec![line],
            }
        }),
        "[a-z]{1,3}".prop_map(|name| set_day(&name)),
    ]
}

const WILD: &str = "+++\nkind = 'first'  # k\nzz_future = { a = 1 }\n+++\n# Title  \n\n## Takeaways\n* one\t\n\n* two\n\
    ## Actions\n- [ ] draft due:2026-12-01 #goal\n  - result: x\n1. [ ] numbered\n> - [ ] quoted\n> text\n\n\
    \t- [ ] code\n\n## Mine\n- x\n\n\t- [ ] tabbed  \n\t  more\n### Private\n- secret\n- [ ] hidden";

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Each line of the text before is there afterwards, in its order, or begins a line of it
    /// (words were added) but for the one character in its box.
    #[test]
    fn random_edits_keep_every_other_byte(
        edits in prop::collection::vec(any_edit(WILD), 1..6), crlf in any::<bool>(), bom in any::<bool>(),
    ) {
        let mut before = WILD.to_owned();
        let mut edits = edits;
        if bom { before.insert(0, '\u{feff}'); }
        for edit in &mut edits {
            if let Edit::MarkItem { offset, .. } | Edit::ExtendItem { offset, .. } | Edit::AddUnderItem { offset, .. } = edit {
                let lines = WILD[..*offset].matches('\n').count();
                *offset += if bom { 3 } else { 0 } + if crlf { lines } else { 0 };
            }
        }
        if crlf { before = before.replace('\n', "\r\n"); }
        let after = match edit(&before, &edits, meeting(&[])) {
            Ok(after) => after,
            // Two marks for one box, or a task in code.
            Err(_) => return Ok(()),
        };
        prop_assert_eq!(after.starts_with('\u{feff}'), bom);
        prop_assert!(!after.ends_with('\n'));
        if crlf {
            prop_assert!(!after.replace("\r\n", "").contains('\n'));
        } else {
            prop_assert!(!after.contains('\r'));
        }
        let open = |line: &str| line.replace("[x]", "[ ]").replace("[-]", "[ ]");
        let mut rest = after.lines();
        for line in before.lines() {
            let core = line.trim_end();
            let found = rest.any(|new| new == line || open(new).starts_with(core) && core.contains("[ ]")
                || new.starts_with(core) && new.ends_with(&line[core.len()..]));
            prop_assert!(found, "{:?} is lost in {:?}", line, after);
        }
    }
}
