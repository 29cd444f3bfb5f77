//! Properties that hold of any text: nothing panics, nothing acts, nothing is too wide.

use proptest::prelude::*;

use crate::text::doc::{Block, Doc, Item, Table, plain};
use crate::text::escape::{is_hidden, visible};
use crate::text::fold::{fold, free_slug, slug};
use crate::text::similar::nearest;
use crate::text::terminal;
use crate::text::width::{columns, cut};
use crate::text::wrap::{spans, wrap};

/// Any characters at all, with more than their share of marks and controls.
fn text() -> impl Strategy<Value = String> {
    let mark = prop::sample::select(vec![
        "`",
        "*",
        "[",
        "](",
        "<",
        "&#27;",
        "\u{1b}[31m",
        "\u{202e}",
        "\u{200d}",
        "\u{301}",
        "李",
        "👩\u{200d}💻",
        " ",
    ]);
    let any = prop_oneof![
        any::<char>().prop_map(String::from),
        mark.prop_map(String::from)
    ];
    prop::collection::vec(any, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_made_visible_hides_nothing_and_stays_so(text in text()) {
        let shown = visible(&text).into_owned();
        // The letters of a flag are the one thing that may hide: behind their flag.
        let hidden = shown.chars().find(|c| is_hidden(*c) && !matches!(c, '\u{e0020}'..='\u{e007f}'));
        prop_assert_eq!(hidden, None);
        prop_assert_eq!(visible(&shown), shown.as_str());
    }

    #[test]
    fn a_slug_is_a_name_on_every_system_and_its_own_slug(text in text()) {
        let made = slug(&text);
        let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        prop_assert!(made.chars().all(good) && made.len() <= 102, "{}", made);
        prop_assert!(!made.starts_with('-') && !made.ends_with('-') && !made.contains("--"), "{}", made);
        prop_assert_eq!(slug(&made), made);
        prop_assert!(!free_slug(&text, "person", |_| false).is_empty());
    }

    #[test]
    fn folding_twice_is_folding_once(text in text()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn lines_are_never_too_wide_and_lose_no_word(text in text(), width in 2_usize..60) {
        let spans = spans(&text);
        let words = |text: String| text.split_whitespace().collect::<String>();
        let whole: String = spans.iter().map(|(_, words)| words.as_str()).collect();
        let lines = wrap(&spans, width);
        for line in &lines {
            let line: String = line.iter().map(|(_, words)| words.as_str()).collect();
            // Signs that are joined into one are never torn, however wide they are drawn.
            let joined = line.contains('\u{200d}');
            prop_assert!(joined || columns(&line) <= width.max(2), "{:?} in {}", line, width);
        }
        let joined: String = lines.into_iter().flatten().map(|(_, words)| words).collect();
        prop_assert_eq!(words(joined), words(whole));
    }

    #[test]
    fn a_cut_text_fits(text in text(), most in 1_usize..20) {
        prop_assert!(columns(&cut(&visible(&text), most)) <= most);
    }

    #[test]
    fn a_page_of_any_texts_acts_on_no_terminal(texts in prop::collection::vec(text(), 1..6), width in 1_usize..120) {
        let mut doc = Doc::default();
        for text in &texts {
            doc.heading(2, text.as_str()).para(plain(text));
            doc.list(vec![Item::task(text.as_str(), true).with(Item::new(text.as_str()))]);
            doc.blocks.push(Block::Code(text.clone()));
        }
        doc.table(Table { head: texts.clone(), right: vec![0], rows: vec![texts.clone()] });
        let page = terminal::render(&doc, width);
        let bare = page.render(false);
        prop_assert_eq!(bare.find('\u{1b}'), None);
        // With colours, every sequence is one of the program's own.
        let coloured = page.render(true);
        for (at, _) in coloured.match_indices('\u{1b}') {
            let end = coloured[at..].find('m').map(|end| &coloured[at + 1..at + end]);
            prop_assert!(matches!(end, Some("[0" | "[1" | "[3" | "[4" | "[9" | "[33" | "[36")), "{:?}", end);
        }
    }

    #[test]
    fn near_names_are_among_the_candidates(typed in text(), names in prop::collection::vec(text(), 0..6)) {
        let near = nearest(&typed, names.iter().map(String::as_str), 3);
        prop_assert!(near.len() <= 3 && near.iter().all(|name| names.iter().any(|n| n == name)));
    }
}
