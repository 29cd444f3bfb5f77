//! Whatever the strings of a document hold, its Markdown has the document's structure.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::*;
use crate::text::doc::plain;

/// The structure of a document or of a Markdown text, without its words.
#[derive(Debug, PartialEq, Eq)]
enum Shape {
    Heading(usize),
    Paragraph,
    List(bool),
    Item(Option<bool>),
    EndList,
    Table(usize, usize),
    Code(String),
    /// What no document holds: quotes, HTML, rules, metadata, definitions.
    Foreign(String),
}

fn of_doc(doc: &Doc) -> Vec<Shape> {
    fn items(out: &mut Vec<Shape>, list: &[Item], numbered: bool) {
        out.push(Shape::List(numbered));
        for item in list {
            out.push(Shape::Item(item.task));
            if !item.under.is_empty() {
                items(out, &item.under, false);
            }
        }
        out.push(Shape::EndList);
    }
    let mut out = Vec::new();
    for block in &doc.blocks {
        match block {
            Block::Heading(level, _) => out.push(Shape::Heading(usize::from((*level).clamp(1, 6)))),
            Block::Paragraph(_) => out.push(Shape::Paragraph),
            Block::List(list) => items(&mut out, list, false),
            Block::Numbered(list) => items(&mut out, list, true),
            Block::Table(table) => out.push(Shape::Table(table.head.len(), table.rows.len())),
            Block::Code(text) => out.push(Shape::Code(
                text.lines().map(|line| format!("{line}\n")).collect(),
            )),
        }
    }
    out
}

fn of_markdown(text: &str) -> Vec<Shape> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_GFM
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut out = Vec::new();
    let mut code: Option<String> = None;
    let mut items = 0_usize;
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => out.push(Shape::Heading(level as usize)),
            // The words of a loose item.
            Event::Start(Tag::Paragraph) if items > 0 => out.push(Shape::Foreign("loose".into())),
            Event::Start(Tag::Paragraph) => out.push(Shape::Paragraph),
            Event::Start(Tag::List(first)) => out.push(Shape::List(first.is_some())),
            Event::End(TagEnd::List(_)) => out.push(Shape::EndList),
            Event::Start(Tag::Item) => {
                items += 1;
                out.push(Shape::Item(None));
            }
            Event::End(TagEnd::Item) => items -= 1,
            Event::TaskListMarker(done) => match out.last_mut() {
                Some(Shape::Item(task)) => *task = Some(done),
                _ => out.push(Shape::Foreign("task".into())),
            },
            Event::Start(Tag::Table(columns)) => out.push(Shape::Table(columns.len(), 0)),
            Event::Start(Tag::TableRow) => match out.last_mut() {
                Some(Shape::Table(_, rows)) => *rows += 1,
                _ => out.push(Shape::Foreign("row".into())),
            },
            Event::Start(Tag::CodeBlock(_)) => code = Some(String::new()),
            Event::End(TagEnd::CodeBlock) => out.push(Shape::Code(code.take().unwrap())),
            Event::Text(words) if code.is_some() => code.as_mut().unwrap().push_str(&words),
            Event::Start(
                Tag::BlockQuote(_)
                | Tag::HtmlBlock
                | Tag::MetadataBlock(_)
                | Tag::FootnoteDefinition(_),
            )
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Rule
            | Event::HardBreak
            | Event::SoftBreak => out.push(Shape::Foreign(format!("{event:?}"))),
            _ => {}
        }
    }
    out
}

/// Strings that try to be something else.
fn hostile() -> BoxedStrategy<String> {
    let parts = prop::sample::select(vec![
        "#",
        "## ",
        "- ",
        "* ",
        "+ ",
        "[ ] ",
        "[x] ",
        "[a]: b",
        "[^1]: ",
        "> ",
        "```",
        "~~~",
        "`",
        "``",
        "|",
        "\\",
        "\\|",
        "<!--",
        "-->",
        "<b>",
        "</div>",
        "<?",
        "<https://x.y>",
        "<a@b.c>",
        "---",
        "===",
        "+++",
        "***",
        "1. ",
        "12) ",
        "\n",
        "\r\n",
        "\n\n",
        "    ",
        "\t",
        "a",
        "word",
        " ",
        "_",
        "**",
        "~~",
        "![i](u)",
        "[l](u)",
        "é",
        "李",
        "\u{202e}",
        "&lt;",
        "&#35;",
        "\u{a0}",
        "<!DOCTYPE",
        "<a `",
        "<script>",
        "$",
        "{",
        "\0",
        ":",
    ]);
    prop::collection::vec(parts, 1..8)
        .prop_map(|parts| parts.concat())
        .prop_filter("an empty line is no paragraph", |text| {
            !text.trim().is_empty()
        })
        .boxed()
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    let task = prop_oneof![Just(None), Just(Some(true)), Just(Some(false))];
    let item = (hostile(), task).prop_map(|(text, task)| Item {
        text,
        task,
        under: Vec::new(),
    });
    let nested = item.prop_recursive(3, 12, 3, |inner| {
        (inner.clone(), prop::collection::vec(inner, 0..3)).prop_map(|(mut item, under)| {
            item.under = under;
            item
        })
    });
    prop::collection::vec(nested, 1..12)
}

fn doc() -> impl Strategy<Value = Doc> {
    let table = (1_usize..4).prop_flat_map(|wide| {
        let row = prop::collection::vec(hostile(), wide);
        (row.clone(), prop::collection::vec(row, 1..4)).prop_map(move |(head, rows)| {
            Block::Table(Table {
                head,
                right: vec![wide - 1],
                rows,
            })
        })
    });
    let block = prop_oneof![
        (1_u8..7, hostile()).prop_map(|(level, text)| Block::Heading(level, text)),
        hostile().prop_map(Block::Paragraph),
        items().prop_map(Block::List),
        items().prop_map(Block::Numbered),
        table,
        hostile().prop_map(|text| Block::Code(text.replace(['\r', '\0'], ""))),
    ];
    prop::collection::vec(block, 1..6).prop_map(|blocks| Doc { blocks })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_string_changes_the_structure(doc in doc()) {
        let text = render(&doc);
        prop_assert_eq!(of_markdown(&text), of_doc(&doc), "\n{}", text);
    }

    #[test]
    fn plain_text_is_read_back_as_it_was(text in hostile()) {
        let mut doc = Doc::default();
        doc.para(plain(&text));
        let markdown = render(&doc);
        let read: String = Parser::new(&markdown)
            .filter_map(|event| match event {
                Event::Text(words) => Some(words.into_string()),
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => None,
                other => Some(format!("{other:?}")),
            })
            .collect();
        let lines: Vec<&str> = text
            .split(['\n', '\r'])
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        prop_assert_eq!(read, lines.join(" ").replace('\0', "\u{fffd}"), "\n{}", markdown);
    }
}

#[test]
fn a_document_reads_well_as_markdown() {
    let mut doc = Doc::default();
    doc.heading(1, "Agenda with Grace #")
        .para("One *line*.")
        .list(vec![
            Item::task("Ask", false).with(Item::new("why").with(Item::new("because"))),
            Item::new("- dash"),
        ]);
    doc.list(vec![Item::new("another list")]);
    doc.blocks.push(Block::Numbered(vec![
        Item::new("one").with(Item::new("under")),
    ]));
    doc.table(Table {
        head: vec!["name".into(), "days".into()],
        right: vec![1],
        rows: vec![vec!["李|a".into(), "7".into()]],
    });
    doc.blocks.push(Block::Code("```\nx\n```".into()));
    assert_eq!(
        render(&doc),
        "# Agenda with Grace \\#\n\nOne *line*.\n\n- [ ] Ask\n  - why\n    - because\n- \\- dash\n\n\
         * another list\n\n1. one\n   - under\n\n| name  | days |\n| ----- | ---: |\n| 李\\|a |    7 |\n\n\
         ````text\n```\nx\n```\n````\n"
    );
}

#[test]
fn what_is_said_bit_by_bit_is_the_text_and_an_item_is_one_bit() {
    let mut doc = Doc::default();
    let long = "name, ".repeat(100_000);
    doc.heading(1, "All")
        .list(vec![Item::new(&*long).with(Item::task("", true))]);
    let mut bits: Vec<String> = Vec::new();
    say(&doc, |bit| bits.push(bit.to_owned()));
    assert_eq!(bits.concat(), render(&doc));
    assert!(bits.iter().any(|bit| bit == long.trim_end()));
    assert!(render(&doc).ends_with(",\n  - [x]\n"));
}
