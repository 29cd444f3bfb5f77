//! A document as one HTML page that holds everything it needs: no script, nothing loaded, every text escaped.
//!
//! What may live here: elements and their escaping. What may not: what is said.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::text::doc::{Block, Doc, Item, Table};
use crate::text::escape::visible;
use crate::text::inline;

/// Readable in light and in dark, on a telephone and on paper.
const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:1.6rem}\
li{margin:.3rem 0}code{background:#8882;padding:.1em .3em;border-radius:.2em;overflow-wrap:anywhere}\
pre{overflow:auto}table{border-collapse:collapse}th,td{border-bottom:1px solid #8884;padding:.2rem .6rem;text-align:left}\
:root{color-scheme:light dark}";

/// The page of a document.
pub fn page(title: &str, doc: &Doc) -> String {
    let mut out =
        String::from("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         form-action 'none'; base-uri 'none'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n",
    );
    out.push_str(&format!("<title>{}</title>\n", escaped(title)));
    out.push_str(&format!("<style>{STYLE}</style>\n</head>\n<body>\n"));
    for block in &doc.blocks {
        match block {
            Block::Heading(level, text) => {
                let level = (*level).clamp(1, 6);
                out.push_str(&format!("<h{level}>{}</h{level}>\n", line(text)));
            }
            Block::Paragraph(text) => out.push_str(&format!("<p>{}</p>\n", line(text))),
            Block::List(items) => list(&mut out, items, "ul"),
            Block::Numbered(items) => list(&mut out, items, "ol"),
            Block::Table(table) => rows(&mut out, table),
            Block::Code(text) => out.push_str(&format!("<pre>{}</pre>\n", escaped(text))),
        }
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// A list; walks with a stack of its own, however deep items lie.
fn list(out: &mut String, items: &[Item], tag: &'static str) {
    out.push_str(&format!("<{tag}>\n"));
    let mut stack = vec![(items.iter(), tag)];
    while let Some((rest, tag)) = stack.last_mut() {
        let Some(item) = rest.next() else {
            let close = if stack.len() > 1 { "</li>\n" } else { "" };
            out.push_str(&format!(
                "</{}>\n{close}",
                stack.pop().map_or("ul", |top| top.1)
            ));
            continue;
        };
        let _ = tag;
        let task = match item.task {
            Some(true) => "☑ ",
            Some(false) => "☐ ",
            None => "",
        };
        out.push_str(&format!("<li>{task}{}", line(&item.text)));
        if item.under.is_empty() {
            out.push_str("</li>\n");
        } else {
            out.push_str("\n<ul>\n");
            stack.push((item.under.iter(), "ul"));
        }
    }
}

fn rows(out: &mut String, table: &Table) {
    let row = |cells: &[String], tag: &str| {
        let cells = (0..table.head.len()).map(|at| {
            let text = cells.get(at).map_or(String::new(), |text| line(text));
            format!("<{tag}>{text}</{tag}>")
        });
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    };
    out.push_str("<table>\n");
    out.push_str(&row(&table.head, "th"));
    for cells in &table.rows {
        out.push_str(&row(cells, "td"));
    }
    out.push_str("</table>\n");
}

/// One line of inline Markdown: emphasis, code and safe links; HTML in it is shown as it was written.
fn line(text: &str) -> String {
    let safe = inline::safe(text);
    let mut out = String::new();
    let mut links: Vec<bool> = Vec::new();
    for event in Parser::new_ext(&safe, Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                out.push_str(&escaped(&text));
            }
            Event::Code(text) => out.push_str(&format!("<code>{}</code>", escaped(&text))),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::Start(Tag::Strong) => out.push_str("<strong>"),
            Event::End(TagEnd::Strong) => out.push_str("</strong>"),
            Event::Start(Tag::Emphasis) => out.push_str("<em>"),
            Event::End(TagEnd::Emphasis) => out.push_str("</em>"),
            Event::Start(Tag::Strikethrough) => out.push_str("<s>"),
            Event::End(TagEnd::Strikethrough) => out.push_str("</s>"),
            // A picture would be loaded: its words stand for it.
            Event::Start(Tag::Image { .. }) => links.push(false),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let safe = is_safe(&dest_url);
                if safe {
                    out.push_str(&format!("<a href=\"{}\">", escaped(&dest_url)));
                }
                links.push(safe);
            }
            Event::End(TagEnd::Link | TagEnd::Image) if links.pop() == Some(true) => {
                out.push_str("</a>");
            }
            _ => {}
        }
    }
    out
}

/// Whether an address leads to a page or a mail and does nothing else.
fn is_safe(address: &str) -> bool {
    let lower = address.trim().to_ascii_lowercase();
    let schemes = ["http://", "https://", "mailto:"];
    let named = schemes.iter().any(|scheme| lower.starts_with(scheme));
    // An address in angle brackets is written without its scheme.
    let mail = !lower.contains(':') && lower.contains('@');
    (named || mail) && !lower.contains(char::is_control)
}

/// A text in which nothing is markup, and nothing hides.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::doc::plain;

    fn body(doc: &Doc) -> String {
        let page = page("x", doc);
        let (_, body) = page.split_once("<body>\n").unwrap();
        body.split_once("</body>").unwrap().0.to_owned()
    }

    #[test]
    fn blocks_become_elements() {
        let mut doc = Doc::default();
        doc.heading(2, "A & B").para("see `mentor list`, **now**");
        doc.list(vec![
            Item::new("one").with(Item::new("under")),
            Item::task("two", true),
        ]);
        assert_eq!(
            body(&doc),
            "<h2>A &amp; B</h2>\n<p>see <code>mentor list</code>, <strong>now</strong></p>\n\
             <ul>\n<li>one\n<ul>\n<li>under</li>\n</ul>\n</li>\n<li>☑ two</li>\n</ul>\n"
        );
        let mut doc = Doc::default();
        doc.table(Table {
            head: vec!["a".to_owned(), "b".to_owned()],
            rows: vec![vec!["1".to_owned()]],
            ..Table::default()
        });
        assert_eq!(
            body(&doc),
            "<table>\n<tr><th>a</th><th>b</th></tr>\n<tr><td>1</td><td></td></tr>\n</table>\n"
        );
    }

    #[test]
    fn nothing_in_a_text_is_markup_or_a_script() {
        let evil = "<script>alert(1)</script> <img src=x onerror=y> \u{202e} [a](javascript:alert(1)) ![p](http://x/y.png)";
        for text in [evil.to_owned(), plain(evil)] {
            let mut doc = Doc::default();
            doc.heading(1, &text)
                .para(&text)
                .list(vec![Item::new(&text)]);
            doc.blocks.push(Block::Code(text.clone()));
            let page = page(&text, &doc);
            for bad in ["<script", "<img", "\u{202e}", "href=\"javascript", "src=\""] {
                assert!(!page.contains(bad), "{bad}: {page}");
            }
        }
        let mut doc = Doc::default();
        doc.para("[b](https://example.org/?a=1&b=\"2\") <ana@example.org>");
        assert_eq!(
            body(&doc),
            "<p><a href=\"https://example.org/?a=1&amp;b=%222%22\">b</a> <a href=\"ana@example.org\">ana@example.org</a></p>\n"
                .replace("%222%22", "&quot;2&quot;")
        );
    }

    #[test]
    fn a_deep_list_needs_no_stack() {
        let mut item = Item::new("x");
        for _ in 0..1_000 {
            item = Item::new("y").with(item);
        }
        let mut doc = Doc::default();
        doc.list(vec![item]);
        let body = body(&doc);
        assert_eq!(body.matches("<ul>").count(), 1_001);
        assert_eq!(body.matches("</li>").count(), 1_001);
    }
}
