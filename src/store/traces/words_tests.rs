use super::*;
use crate::model::ids::{CircleId, GoalId, PersonId, ResourceId};
use crate::store::traces::table;

/// What each place of a text is, with the text from there to the end of its line.
fn places(path: &str, text: &str, named: &Named) -> Vec<String> {
    let path = RelPath::new(path);
    let keys = table::keys(&path, text, named).unwrap();
    let found = words(&path, text, named, keys);
    for (range, _) in &found {
        assert_eq!(&text[range.clone()], named.id(), "{text}");
    }
    let told = |(range, form): &Found| {
        let what = match form {
            Form::Key { key, list } => {
                let of = list
                    .as_ref()
                    .map_or(String::new(), |list| format!("[{}]", list.len()));
                format!("key {}{of}", key.join("."))
            }
            Form::Word => "word".to_owned(),
            Form::Handed => "handed".to_owned(),
            Form::Path { rest, to, whole } => {
                format!("path {} {rest} -> {to}", &text[whole.clone()])
            }
            Form::Cell(column) => format!("cell {column}"),
            Form::Plain => "plain".to_owned(),
            Form::Unread => "unread".to_owned(),
        };
        let line = text[..range.start].matches('\n').count() + 1;
        format!("{line}: {what}")
    };
    found.iter().map(told).collect()
}

fn sam() -> Named {
    Named::Person(PersonId::new("sam-lee"))
}

fn in_note(text: &str) -> Vec<String> {
    places("people/ada/2026-10-14.md", text, &sam())
}

#[test]
fn an_id_that_is_part_of_a_longer_one_is_another() {
    for text in [
        "@sam-lee-2 and @old-sam-lee",
        "@sam-leeds, sam-lee_x, ésam-lee, sam-leeé",
        "people/sam-lee-2/2026-01-01.md",
        "[[sam-lees]]",
    ] {
        assert_eq!(in_note(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_sign_names_somebody_between_any_punctuation_but_not_in_an_address() {
    for text in [
        "@sam-lee",
        "(@sam-lee)",
        "@sam-lee, hello",
        "@sam-lee: hello",
        "**@sam-lee**",
        "“@sam-lee”",
        "@sam-lee.",
        "@sam-lee's list",
        "- [ ] @sam-lee Send it",
        "—@sam-lee—",
        "@sam-lee\r\n",
        "\u{feff}@sam-lee",
    ] {
        assert_eq!(in_note(text), ["1: word"], "{text}");
    }
    for text in [
        "me@sam-lee.example",
        "x@sam-lee",
        "@sam-lee.example",
        "@sam-lee/list",
        "@@sam-lee",
        "@sam-lee@social.example",
        "sam-lee",
        "Sam, sam-lee.",
        "#sam-lee",
        "@ sam-lee",
    ] {
        assert_eq!(in_note(text), ["1: plain"], "{text}");
    }
}

#[test]
fn a_goal_is_named_by_its_own_sign() {
    let goal = Named::Goal(GoalId::new("director-by-2027"));
    let of = |text: &str| places("people/ada/plan.md", text, &goal);
    assert_eq!(of("- [ ] Draft #director-by-2027."), ["1: word"]);
    assert_eq!(
        of("@director-by-2027 and director-by-2027"),
        ["1: plain", "1: plain"]
    );
    assert_eq!(
        of("  - result: carried to goals/director-by-2027.md"),
        ["1: path goals/director-by-2027.md  -> goals/director-by-2027.md"]
    );
}

#[test]
fn code_says_nothing() {
    let text = "`@sam-lee` ``people/sam-lee/`` @sam-lee\n\n```\n@sam-lee\n  - result: handed to sam-lee\n```\n\n    @sam-lee\n";
    let plain = |line: usize| format!("{line}: plain");
    let want = [
        plain(1),
        plain(1),
        "1: word".to_owned(),
        plain(4),
        plain(5),
        plain(8),
    ];
    assert_eq!(in_note(text), want);
}

#[test]
fn what_close_writes_under_an_action_names_whom_it_went_to() {
    for text in [
        "  - result: handed to sam-lee",
        "  * Result: Handed to sam-lee  \r\n- [ ] next",
        ">   - result:  handed to sam-lee",
    ] {
        assert_eq!(in_note(text), ["1: handed"], "{text}");
    }
    for text in [
        "  - result: handed to sam-lee-2's friend sam-lee",
        "  - result: handed to sam-lee on Friday",
        "  - The board was handed to sam-lee",
        "  - result: shown to sam-lee",
    ] {
        assert_eq!(in_note(text), ["1: plain"], "{text}");
    }
    let open = "## Open\n- Draft it: handed to sam-lee\n- The keys handed to sam-lee\n";
    let closing = places("people/ada/closing-2026-10-14.md", open, &sam());
    assert_eq!(closing, ["2: handed", "3: plain"]);
    assert_eq!(in_note(open), ["2: plain", "3: plain"]);
    let circle = Named::Circle(CircleId::new("sam-lee"));
    let found = places(
        "people/ada/2026-10-14.md",
        "- result: handed to sam-lee",
        &circle,
    );
    assert_eq!(found, ["1: plain"], "nothing is handed to a circle");
}

#[test]
fn a_link_leads_there_from_its_own_folder_or_from_the_root() {
    let to = "people/sam-lee/2026-10-14.md";
    for (text, whole) in [
        ("[a](../sam-lee/2026-10-14.md)", "../sam-lee/2026-10-14.md"),
        (
            "[a](../sam-lee/2026-10-14.md#takeaways)",
            "../sam-lee/2026-10-14.md",
        ),
        (
            "[a](/people/sam-lee/2026-10-14.md \"t\")",
            "/people/sam-lee/2026-10-14.md",
        ),
        (
            "[a]: ../../people/sam-lee/2026-10-14.md",
            "../../people/sam-lee/2026-10-14.md",
        ),
        (
            "see people/sam-lee/2026-10-14.md.",
            "people/sam-lee/2026-10-14.md",
        ),
    ] {
        assert_eq!(
            in_note(text),
            [format!("1: path {whole} 2026-10-14.md -> {to}")],
            "{text}"
        );
    }
    assert_eq!(
        in_note("[[people/sam-lee/2026-10-14#Takeaways|then]]"),
        ["1: path people/sam-lee/2026-10-14 2026-10-14 -> people/sam-lee/2026-10-14"]
    );
    assert_eq!(
        in_note("[[sam-lee]]"),
        ["1: path sam-lee  -> people/sam-lee"]
    );
    for text in [
        "https://example.org/people/sam-lee/2026-10-14.md",
        "[a](../../../people/sam-lee/x.md)",
        "[a](../../circles/sam-lee/x.md)",
        "[a](sam-lee/x.md)",
    ] {
        assert_eq!(in_note(text), ["1: plain"], "{text}");
    }
    let resource = Named::Resource(ResourceId::new("sam-lee"));
    let of = |text: &str| places("people/ada/2026-10-14.md", text, &resource);
    assert_eq!(
        of("[a](../../resources/sam-lee.md#notes)"),
        ["1: path ../../resources/sam-lee.md  -> resources/sam-lee.md"]
    );
    assert_eq!(of("[a](../../resources/sam-lee.mdx)"), ["1: plain"]);
}

#[test]
fn keys_of_toml_name_somebody_as_a_whole_value_only() {
    let text = "knows = [\"sam-lee\", 'ada', \"sam-lee-2\"] # sam-lee\nintroduced-by = 'sam-lee'\nsource = \"sam-lee\"\nworks = [\"sam-lee\"]\nwho = \"sam-lee and ada\"\nnote = \"ask @sam-lee\"\n[[pairs]]\nmentor = \"\"\"sam-lee\"\"\"\n";
    let found = places("people/ada/person.toml", text, &sam());
    assert_eq!(
        found,
        [
            "1: key knows[3]",
            "1: plain",
            "2: key introduced-by",
            "3: plain",
            "4: plain",
            "5: plain",
            "6: word",
            "8: key pairs.mentor",
        ]
    );
    let goal = Named::Goal(GoalId::new("sam-lee"));
    let text =
        "[relationship]\ngoals = [\n  \"sam-lee\", # sam-lee first\n]\nknows = [\"sam-lee\"]\n";
    let found = places("people/ada/person.toml", text, &goal);
    assert_eq!(
        found,
        ["3: key relationship.goals[1]", "3: plain", "5: plain"]
    );
    let broken = RelPath::new("people/ada/person.toml");
    assert_eq!(table::keys(&broken, "knows = [\"sam-lee\"", &sam()), None);
}

#[test]
fn the_front_matter_of_a_note_is_toml_and_its_body_is_not() {
    let text = "+++\npresent = [\"sam-lee\"]\nsee = \"../sam-lee/2026-10-14.md\"\n+++\npresent = [\"sam-lee\"]\n";
    assert_eq!(
        places("circles/ops/2026-10-14.md", text, &sam()),
        ["2: key present[1]", "3: plain", "5: plain"],
        "from the folder of a circle that leads to another circle"
    );
    assert_eq!(
        in_note(text)[1],
        "3: path ../sam-lee/2026-10-14.md 2026-10-14.md -> people/sam-lee/2026-10-14.md"
    );
}

#[test]
fn only_columns_of_ids_name_participants() {
    let text = "id,name,manager,exclude,notes\nsam-lee,sam-lee,\"sam-lee\",\"x; sam-lee;sam-lee-2\",sam-lee\n";
    assert_eq!(
        places(PARTICIPANTS, text, &sam()),
        ["2: cell id", "2: cell manager", "2: cell exclude"]
    );
}
