use super::*;
use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::model::keys::{PERSON, SETTINGS};

fn told(text: &str) -> Vec<String> {
    let path = RelPath::new("people/ana/person.toml");
    let source = Source::new(&path, text);
    let mut problems = Vec::new();
    let _ = read(source, source.start()..text.len(), &PERSON, &mut problems);
    problems.sort_by_key(|problem| (problem.line, problem.column));
    let line = |p: &Problem| format!("{}:{} {}: {}", p.line, p.column, p.rule, p.message);
    problems.iter().map(line).collect()
}

fn hints(text: &str) -> Vec<String> {
    let path = RelPath::new("people/ana/person.toml");
    let mut problems = Vec::new();
    let _ = read(
        Source::new(&path, text),
        0..text.len(),
        &PERSON,
        &mut problems,
    );
    problems
        .into_iter()
        .filter_map(|problem| problem.hint)
        .collect()
}

fn parsed(text: &str) -> Option<Table<'_>> {
    // Lives as long as the table that is handed out.
    let path: &'static RelPath = Box::leak(Box::new(RelPath::new("people/ana/person.toml")));
    read(
        Source::new(path, text),
        0..text.len(),
        &PERSON,
        &mut Vec::new(),
    )
}

#[test]
fn every_syntax_error_is_told_at_once_in_our_words() {
    let text = "name = \"Ana\"\nlevel = senior\ntags = [\"a\" \"b\"]\nname = \"B\"\nalso\n[contact]\nurl = \"a\" \"b\"\n";
    assert_eq!(
        told(text),
        [
            "2:9 syntax: senior is a text without its quotes",
            "3:13 syntax: a list that is not closed, or lacks a comma",
            "4:1 syntax: `name` is written twice",
            "5:5 syntax: a key without a value",
            "7:11 syntax: more than one value on this line",
        ]
    );
    assert_eq!(parsed(text), None);
    assert_eq!(
        told("name = \"Ana\"\ntitle = \"x\n"),
        ["2:11 syntax: a text whose closing quote is missing"]
    );
}

#[test]
fn a_date_that_does_not_exist_hides_nothing_else() {
    let text = "name = \"Ana\"\n[relationship]\nsince = 2026-02-30\nuntil = 0000-01-01\nsnooze = \"2026-13-01\"\nminutes = 45\n";
    assert_eq!(
        told(text),
        [
            "3:9 impossible-date: 2026-02-30 is not a day of the calendar",
            "4:9 impossible-date: 0000-01-01 is not a day of the calendar",
            "5:10 impossible-date: \"2026-13-01\" is not a day of the calendar",
        ]
        .map(|line| line.replace('"', ""))
    );
    let mut relationship = parsed(text).unwrap().table("relationship");
    assert_eq!(relationship.day("since"), None);
    assert_eq!(relationship.whole("minutes"), Some(45));
}

#[test]
fn a_date_is_read_with_and_without_quotes_and_never_with_an_hour() {
    let text = "[relationship]\nsince = 2026-03-02\nuntil = \"2027-03-02\"\nsnooze = 2026-03-02T10:00:00Z\n";
    let mut relationship = parsed(text).unwrap().table("relationship");
    assert_eq!(relationship.day("since"), Day::parse("2026-03-02"));
    assert_eq!(relationship.day("until"), Day::parse("2027-03-02"));
    assert_eq!(
        told(text),
        [
            "4:10 wrong-type: `relationship.snooze` has the wrong type: expected a date as 2026-12-01, without quotes, found a date or a time"
        ]
    );
}

#[test]
fn wrong_types_name_the_key_what_was_expected_and_what_was_found() {
    let wrong = |line: &str, expected: &str, found: &str| {
        let key = line.split(' ').next().unwrap();
        let all = told(line);
        let told = all[0].split_once(' ').unwrap().1;
        let message =
            format!("wrong-type: `{key}` has the wrong type: expected {expected}, found {found}");
        assert_eq!((told, all.len()), (message.as_str(), 1));
    };
    wrong("name = 5", "a text in quotes", "a whole number");
    wrong("name = 5.5", "a text in quotes", "a number with a fraction");
    wrong("name = [\"a\"]", "a text in quotes", "a list");
    wrong(
        "also = \"a\"",
        "a list of texts, as [\"one\", \"two\"]",
        "a text",
    );
    wrong("also = [1]", "a text in quotes", "a whole number");
    wrong(
        "knows = {}",
        "a list of ids, as [\"one\", \"two\"]",
        "a table",
    );
    wrong("confidential = \"yes\"", "true or false", "a text");
    wrong("contact = 3", "a table", "a whole number");
    wrong(
        "relationship.minutes = 4.5",
        "a whole number from 1 to 1440",
        "a number with a fraction",
    );
    wrong("relationship.history = {}", "a list of tables", "a table");
    wrong("relationship.history = [1]", "a table", "a whole number");
}

#[test]
fn values_that_are_not_allowed_are_told_and_as_if_not_written() {
    let text = "level = \"senor\"\n[relationship]\nstage = \"Active \"\nroles = [\"Mentor\", \"boss\", \"mentor\"]\ncadence = \"2 fortnights\"\nminutes = 0\ncloseness = 99999999999999999999\n[contact]\nrespond-within = \"none\"\n[fit]\ncommitment = 6\n";
    assert_eq!(
        told(text),
        [
            "1:9 bad-value: `level` cannot be \"senor\"",
            "4:20 bad-value: `relationship.roles` cannot be \"boss\"",
            "5:11 bad-value: `relationship.cadence` cannot be \"2 fortnights\"",
            "6:11 bad-value: `relationship.minutes` cannot be 0",
            "7:13 bad-value: `relationship.closeness` cannot be 99999999999999999999",
            "9:18 bad-value: `contact.respond-within` cannot be \"none\"",
            "11:14 bad-value: `fit.commitment` cannot be 6",
        ]
    );
    assert_eq!(
        hints("level = \"senor\""),
        ["did you mean \"senior\"? expected one of senior, peer, junior"]
    );
    let mut table = parsed(text).unwrap();
    assert_eq!(table.text("level"), None);
    let mut relationship = table.table("relationship");
    use crate::model::words::{Role, Stage};
    assert_eq!(
        relationship.word("stage", Stage::parse),
        Some(Stage::Active)
    );
    assert_eq!(relationship.words("roles", Role::parse), [Role::Mentor]);
}

#[test]
fn unknown_keys_are_warnings_with_the_nearest_known_one() {
    let text = "organizaton = \"x\"\nzz_future = { a = 1 }\n[relatonship]\nx = 1\n[contact]\nmail = \"a\"\n";
    assert_eq!(
        told(text),
        [
            "1:1 unknown-key: unknown key `organizaton`",
            "2:1 unknown-key: unknown key `zz_future`",
            "3:2 unknown-key: unknown key `relatonship`",
            "6:1 unknown-key: unknown key `mail`",
        ]
    );
    let hints = hints(text);
    assert!(hints.contains(&"did you mean `organization`?".to_owned()));
    assert!(hints.contains(&"it is kept, and nothing reads it".to_owned()));
}

#[test]
fn an_unknown_key_that_belongs_to_another_table_is_sent_there() {
    assert_eq!(
        hints("cadense = \"weekly\"\n[relationship]\npronoun = \"she\"\n"),
        [
            "did you mean `cadence`? It stands under [relationship]",
            "did you mean `pronouns`? It stands above the first [table]",
        ]
    );
}

#[test]
fn british_spellings_are_read_and_both_at_once_are_told() {
    let mut table =
        parsed("organisation = \"Harbor\"\n[relationship]\nprogramme = \"WIT\"\n").unwrap();
    assert_eq!(table.text("organization").as_deref(), Some("Harbor"));
    assert_eq!(
        table.table("relationship").text("program").as_deref(),
        Some("WIT")
    );
    assert_eq!(
        told("organisation = \"a\"\norganization = \"b\"\n"),
        ["2:1 bad-value: `organization` is written twice, in two spellings"]
    );
}

#[test]
fn texts_are_trimmed_and_empty_ones_are_not_written() {
    let mut table = parsed("name = \" Ana \"\nalso = [\"\", \" A \"]\ntitle = \"  \"\nmotivation = \"\"\"\na\n\"\"\"\n").unwrap();
    assert_eq!(table.text("name").as_deref(), Some("Ana"));
    assert_eq!(table.texts("also"), ["A"]);
    assert_eq!(table.text("title"), None);
    assert_eq!(table.text("motivation").as_deref(), Some("a"));
}

#[test]
fn hidden_characters_in_values_are_named_by_their_code() {
    assert_eq!(
        told("name = \"Ana\\u202E\"\n"),
        ["1:8 hidden-character: `name` holds the hidden character U+202E"]
    );
    assert_eq!(
        told("name = \"\\u001b[31m\"\n"),
        ["1:8 hidden-character: `name` holds the hidden character U+001B"]
    );
    assert_eq!(told("name = \"李 👩‍🚀 José\"\n"), Vec::<String>::new());
}

#[test]
fn numbers_of_any_size_and_kind_are_survived() {
    let path = RelPath::new("mentor.toml");
    let mut problems = Vec::new();
    let text = "[rhythm]\ndue = nan\nfading = inf\ndormant = -1\n[fit]\nweights = { commitment = 1e400, inspiration = 0x10 }\n";
    let mut table = read(
        Source::new(&path, text),
        0..text.len(),
        &SETTINGS,
        &mut problems,
    )
    .unwrap();
    assert_eq!(problems.len(), 4);
    assert!(problems.iter().all(|problem| problem.rule == "bad-value"));
    let mut weights = table.table("fit").table("weights");
    assert_eq!(weights.number("inspiration"), Some(16.0));
}

#[test]
fn a_conflict_is_told_as_one_and_nothing_of_the_file_is_taken() {
    let text =
        "name = \"Ana\"\n<<<<<<< HEAD\ntitle = \"A\"\n=======\ntitle = \"B\"\n>>>>>>> other\n";
    assert_eq!(
        told(text),
        ["2:1 conflict-markers: merge conflict from line 2 to line 6, divided at line 4"]
    );
    assert_eq!(parsed(text), None);
}

#[test]
fn hostile_files_end_in_a_few_problems() {
    for bad in [
        format!("a = {}", "[".repeat(100_000)),
        format!("a = {}", "{ b = ".repeat(100_000)),
        format!("{}x = 1", "a.".repeat(100_000)),
        "x y z\n".repeat(20_000),
        format!("name = \"{}", "é".repeat(200_000)),
        "\u{202e}\u{0}\u{feff}".to_owned(),
        "[".repeat(100_000),
    ] {
        let problems = told(&bad);
        assert!(
            (1..=MOST_ERRORS).contains(&problems.len()),
            "{}",
            problems.len()
        );
        let bytes: usize = problems.iter().map(String::len).sum();
        assert!(bytes < 3_000, "{bytes}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_survived(text in "(\\PC|[\\[\\]{}=\"'#.,\n\r\t 0-9a-z-]|name|since = 2026-02-3|\\[relationship\\]\n|\"\"\"){0,60}") {
        let path = RelPath::new("people/ana/person.toml");
        let mut problems = Vec::new();
        let source = Source::new(&path, &text);
        let _ = read(source, source.start()..text.len(), &PERSON, &mut problems);
        for problem in problems {
            let excerpt = problem.excerpt.unwrap();
            proptest::prop_assert!(excerpt.text.get(excerpt.start..excerpt.end).is_some());
        }
    }
}
