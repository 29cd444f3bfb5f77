use proptest::prelude::*;

use super::*;
use crate::model::day::Day;

fn text(value: &str) -> Value {
    Value::Text(value.into())
}

fn path(dotted: &str) -> Vec<String> {
    dotted.split('.').map(String::from).collect()
}

fn made(before: &str, key: &str, op: KeyOp) -> String {
    edit(before, &path(key), &op).unwrap()
}

fn put(before: &str, key: &str, value: &str) -> String {
    made(before, key, KeyOp::Set(text(value)))
}

#[test]
fn a_value_changes_and_its_comment_spacing_and_quotes_stay() {
    assert_eq!(
        put("[t]\na   =  'x'   # why\nb = 1\n", "t.a", "y"),
        "[t]\na   =  'y'   # why\nb = 1\n"
    );
    assert_eq!(
        put("a = \"\"\"\none\ntwo\"\"\" # c\n", "a", "x"),
        "a = \"x\" # c\n"
    );
    assert_eq!(put("a=1979-05-27\n", "a", "x"), "a=\"x\"\n");
    let day = Value::Day(Day::parse("2026-11-24").unwrap());
    assert_eq!(
        made("a = \"old\"\n", "a", KeyOp::Set(day)),
        "a = 2026-11-24\n"
    );
}

#[test]
fn crlf_a_bom_and_a_missing_last_line_end_survive() {
    let before =
        "\u{feff}# head\r\nname = \"Grace\"  \r\n\r\n[relationship]\r\nstage = \"active\" # c";
    assert_eq!(
        put(before, "relationship.stage", "paused"),
        before.replace("\"active\"", "\"paused\"")
    );
    assert_eq!(
        put(before, "relationship.cadence", "weekly"),
        format!("{before}\r\ncadence = \"weekly\"")
    );
    assert_eq!(
        put(before, "title", "CTO"),
        before.replace("\"Grace\"  \r\n", "\"Grace\"  \r\ntitle = \"CTO\"\r\n")
    );
    assert_eq!(
        put(before, "contact.email", "g@example.org"),
        format!("{before}\r\n\r\n[contact]\r\nemail = \"g@example.org\"")
    );
    assert_eq!(
        made(before, "relationship.stage", KeyOp::Remove),
        "\u{feff}# head\r\nname = \"Grace\"  \r\n\r\n[relationship]"
    );
}

#[test]
fn a_new_key_goes_to_the_end_of_its_table_in_its_style() {
    let before =
        "  # head\n\n[a]\n  x=1 # one\n\n# about b\n[b] # b\n# [b] has nothing\n\n[a.c]\nz = 1\n";
    assert_eq!(
        put(before, "a.y", "v"),
        before.replace("# one\n", "# one\n  y=\"v\"\n")
    );
    assert_eq!(
        put(before, "b.y", "v"),
        before.replace("[b] # b\n", "[b] # b\ny = \"v\"\n")
    );
    assert_eq!(
        put(before, "y", "v"),
        before.replace("  # head\n", "  # head\ny = \"v\"\n")
    );
    assert_eq!(
        put("# about a\n[a]\n", "y", "v"),
        "y = \"v\"\n\n# about a\n[a]\n"
    );
    assert_eq!(
        put("# nothing yet\n", "y", "v"),
        "# nothing yet\ny = \"v\"\n"
    );
    assert_eq!(put("", "y", "v"), "y = \"v\"\n");
    assert_eq!(put("", "t.y", "v"), "[t]\ny = \"v\"\n");
}

#[test]
fn a_new_table_stands_after_its_parent_or_at_the_end() {
    let before = "[fit]\na = 1\n\n# next\n[axes]\nb = 1\n";
    assert_eq!(
        put(before, "fit.evidence.a", "why"),
        "[fit]\na = 1\n\n[fit.evidence]\na = \"why\"\n\n# next\n[axes]\nb = 1\n"
    );
    assert_eq!(
        put("[fit.evidence]\na = \"b\"\n", "fit.c", "d"),
        "[fit.evidence]\na = \"b\"\n\n[fit]\nc = \"d\"\n"
    );
    assert_eq!(
        put("a = 1\n", "cadence.tag:the board", "x").as_str(),
        "a = 1\n\n[cadence]\n\"tag:the board\" = \"x\"\n"
    );
}

#[test]
fn dotted_keys_keep_their_order_and_get_company_of_their_kind() {
    let before = "r.a = 1\nb = 2\nr.c = 3\n";
    assert_eq!(
        put(before, "r.d", "v"),
        "r.a = 1\nb = 2\nr.c = 3\nr.d = \"v\"\n"
    );
    assert_eq!(
        put(before, "r.e.f", "v"),
        "r.a = 1\nb = 2\nr.c = 3\nr.e.f = \"v\"\n"
    );
    assert_eq!(made(before, "r.a", KeyOp::Remove), "b = 2\nr.c = 3\n");
    assert_eq!(made(before, "r", KeyOp::Remove), "b = 2\n");
}

#[test]
fn inline_tables_are_edited_in_place() {
    let before = "ended = { on = 2024-12-01, as = \"faded\" } # x\n";
    assert_eq!(
        put(before, "ended.as", "conflict"),
        before.replace("faded", "conflict")
    );
    assert_eq!(
        put(before, "ended.why", "moved"),
        before.replace("\"faded\" }", "\"faded\", why = \"moved\" }")
    );
    assert_eq!(
        made(before, "ended.on", KeyOp::Remove),
        "ended = { as = \"faded\" } # x\n"
    );
    assert_eq!(put("e = {}\n", "e.a", "b"), "e = { a = \"b\" }\n");
    let table = Value::Table(vec![
        ("as".into(), text("renewed")),
        ("n".into(), Value::Integer(1)),
    ]);
    assert_eq!(
        made(before, "ended", KeyOp::Set(table.clone())),
        "ended = { as = \"renewed\", n = 1 } # x\n"
    );
    assert_eq!(
        made(
            "[ended]\non = 1 # x\nas = \"y\" # z\n",
            "ended",
            KeyOp::Set(table)
        ),
        "[ended]\nas = \"renewed\" # z\nn = 1\n"
    );
}

#[test]
fn removing_a_key_keeps_the_comments_above_it() {
    let before = "# head\nname = \"G\"\n# above\na = [\n  1, # one\n] # beside\n# below\nb = 2\n";
    assert_eq!(
        made(before, "a", KeyOp::Remove),
        "# head\nname = \"G\"\n# above\n# below\nb = 2\n"
    );
    assert_eq!(made(before, "zzz", KeyOp::Remove), before);
    assert_eq!(
        made(
            "a = 1\n[t]\n# c\nb = 1\n# d\n[t.u]\nc = 1\n[z]\n",
            "t",
            KeyOp::Remove
        ),
        "a = 1\n# d\n[z]\n"
    );
}

#[test]
fn lists_gain_and_lose_elements_in_their_own_style() {
    let before = "tags = [\r\n  'a', # one\r\n  'b'  # two\r\n]\r\n";
    assert_eq!(
        made(before, "tags", KeyOp::Add(text("c"))),
        "tags = [\r\n  'a', # one\r\n  'b',  # two\r\n  'c'\r\n]\r\n"
    );
    assert_eq!(
        made(before, "tags", KeyOp::Take(text("b"))),
        "tags = [\r\n  'a' # one\r\n]\r\n"
    );
    assert_eq!(made(before, "tags", KeyOp::Add(text("a"))), before);
    assert_eq!(made(before, "tags", KeyOp::Take(text("z"))), before);
    assert_eq!(
        made("", "r.tags", KeyOp::Add(text("c"))),
        "[r]\ntags = [\"c\"]\n"
    );
    assert_eq!(
        made("a = [\"x\", 'y', \"x\"]\n", "a", KeyOp::Take(text("x"))),
        "a = ['y']\n"
    );
    let list = |items: &[&str]| KeyOp::Set(Value::List(items.iter().map(|i| text(i)).collect()));
    assert_eq!(
        made(before, "tags", list(&["b", "d"])),
        "tags = [\r\n  'b',  # two\r\n  'd'\r\n]\r\n"
    );
    assert_eq!(
        made("a = [\"x\", \"y\"]\n", "a", list(&["y", "x"])),
        "a = [\"y\", \"x\"]\n"
    );
    assert_eq!(made("a = [\"x\"]\n", "a", list(&[])), "a = []\n");
}

#[test]
fn lists_of_tables_gain_and_lose_tables() {
    let before = "[r]\n[[r.history]]\nsince = 1\n\n[r.x]\ny = 1\n";
    let entry = Value::Table(vec![("since".into(), Value::Integer(2))]);
    let after = "[r]\n[[r.history]]\nsince = 1\n\n[[r.history]]\nsince = 2\n\n[r.x]\ny = 1\n";
    assert_eq!(made(before, "r.history", KeyOp::Add(entry.clone())), after);
    assert_eq!(made(after, "r.history", KeyOp::Add(entry.clone())), after);
    assert_eq!(
        made(after, "r.history", KeyOp::Take(entry.clone())),
        "[r]\n[[r.history]]\nsince = 1\n\n[r.x]\ny = 1\n"
    );
    let inline = "[r]\nhistory = [{ since = 1 }]\n";
    assert_eq!(
        made(inline, "r.history", KeyOp::Add(entry)),
        "[r]\nhistory = [{ since = 1 }, { since = 2 }]\n"
    );
}

#[test]
fn what_cannot_be_edited_is_refused_and_what_is_there_already_changes_nothing() {
    let refuse = |before: &str, key: &str, op: KeyOp| edit(before, &path(key), &op).unwrap_err();
    assert_eq!(
        refuse("a = \"x\"\n", "a.b", KeyOp::Set(text("y"))),
        "`a` is a string, not a table"
    );
    assert_eq!(
        refuse("a = \"x\"\n", "a", KeyOp::Add(text("y"))),
        "`a` is a string, not a list"
    );
    assert_eq!(
        refuse("[a]\nb = 1\n", "a", KeyOp::Set(text("y"))),
        "`a` is a table, which this does not replace"
    );
    assert!(refuse("a = \n", "a", KeyOp::Set(text("y"))).starts_with("it is not valid TOML: "));
    let same = "a   = 4 # four\nb = \"x\"\nc = { d = [1] }\n";
    assert_eq!(made(same, "a", KeyOp::Set(Value::Number(4.0))), same);
    assert_eq!(put(same, "b", "x"), same);
    let table = Value::Table(vec![("d".into(), Value::List(vec![Value::Integer(1)]))]);
    assert_eq!(made(same, "c", KeyOp::Set(table)), same);
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        "[ -~é\\n\\t\u{1b}\u{202e}]{0,8}".prop_map(Value::Text),
        any::<i64>().prop_map(Value::Integer),
        any::<f64>().prop_map(Value::Number),
        any::<bool>().prop_map(Value::Bool),
        (1..9999_i32, 1..13_u32, 1..28_u32)
            .prop_map(|(y, m, d)| Value::Day(Day::new(y, m, d).unwrap())),
    ];
    leaf.prop_recursive(2, 8, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::List),
            prop::collection::btree_map("[a-z ]{1,3}", inner, 0..3)
                .prop_map(|pairs| Value::Table(pairs.into_iter().collect())),
        ]
    })
}

fn any_op() -> impl Strategy<Value = KeyOp> {
    prop_oneof![
        any_value().prop_map(KeyOp::Set),
        Just(KeyOp::Remove),
        any_value().prop_map(KeyOp::Add),
        any_value().prop_map(KeyOp::Take),
    ]
}

/// A hand-kept file with every way to write a table and a list.
const WILD: &str = "#:schema x\n\n name = 'Grace'  # who\nzz_future = { a = 1 }\n\
    tags = [\n    \"a\", # one\n    \"b\"\n] # end\nempty = []\n\
    d.one = 1\nd.two = [ 1,2 ]\n\n# about r\n[ r ] # r\nstage = \"active\"\n\tcadence = \"\"\"\n4 weeks\"\"\"\n\
    busy = [{ from = 2026-12-15, why = \"x\" }, ]\n# [commented]\n\n[[r.history]]\nsince = 1\n[r.fit.evidence]\nx = \"y\"\n\
    [\"odd key\"]\nn = nan\n# the end";

const KEYS: &[&str] = &[
    "name",
    "tags",
    "empty",
    "d.one",
    "d.two",
    "d.new",
    "d",
    "new",
    "r.stage",
    "r.cadence",
    "r.busy",
    "r.new",
    "r.history",
    "r.fit.evidence.x",
    "r.fit.new",
    "r.fit.new.deep",
    "odd key.n",
    "fresh.key",
    "zz_future.a",
    "zz_future.b",
    "r",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// The check inside `edit` compares the meaning; this compares the bytes: every line that does not
    /// hold the key, or a bracket or comma of its list, is there afterwards, in its order.
    #[test]
    fn random_edits_change_only_what_they_must(
        ops in prop::collection::vec((prop::sample::select(KEYS), any_op()), 1..6),
        crlf in any::<bool>(), bom in any::<bool>(),
    ) {
        let mut now = WILD.to_owned();
        if crlf { now = now.replace('\n', "\r\n"); }
        if bom { now.insert(0, '\u{feff}'); }
        for (key, op) in ops {
            let before = now.clone();
            let Ok(after) = edit(&before, &path(key), &op) else { continue };
            prop_assert_eq!(after.starts_with('\u{feff}'), bom);
            prop_assert!(!after.ends_with('\n'));
            if crlf {
                prop_assert!(!after.replace("\r\n", "").contains('\n'), "a bare line feed in {:?}", after);
            } else {
                prop_assert!(!after.contains('\r'), "a carriage return in {:?}", after);
            }
            // Every comment line and every line of another table is kept.
            let top = key.split('.').next().unwrap_or_default();
            let mut rest = after.lines();
            for line in before.lines().filter(|line| {
                line.starts_with('#') || line.contains("zz_future") && top != "zz_future"
                    || line.contains("Grace") && top != "name"
            }) {
                let inside = line == "# [commented]" && key == "r";
                prop_assert!(inside || rest.any(|new| new == line), "{:?} is lost in {:?}", line, after);
            }
            // Again: nothing.
            let again = edit(&after, &path(key), &op);
            prop_assert_eq!(again.as_deref(), Ok(after.as_str()));
            now = after;
        }
    }
}
