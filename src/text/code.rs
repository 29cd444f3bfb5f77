//! Where a Markdown text is code: nothing there means what it would mean elsewhere.
//!
//! What may live here: byte ranges. What may not: what stands around them.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The byte ranges of blocks and spans of code from byte `from` on, in order.
pub fn ranges(text: &str, from: usize) -> Vec<Range<usize>> {
    let body = text.get(from..).unwrap_or("");
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut block = None;
    for (event, range) in Parser::new_ext(body, Options::ENABLE_TASKLISTS).into_offset_iter() {
        let range = range.start + from..range.end + from;
        match event {
            Event::Start(Tag::CodeBlock(_)) => block = Some(range),
            Event::End(TagEnd::CodeBlock) => found.extend(block.take()),
            Event::Code(_) => found.push(range),
            _ => {}
        }
    }
    found
}

/// Whether a byte lies in one of these ranges.
pub fn holds(ranges: &[Range<usize>], at: usize) -> bool {
    let next = ranges.partition_point(|range| range.end <= at);
    ranges.get(next).is_some_and(|range| range.contains(&at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_and_spans_are_code_and_nothing_else_is() {
        let text = "a `b` c\n\n```\nd\n```\n\n- e\n\n      f\n\ng\n";
        let found = ranges(text, 0);
        let is = |word: &str| holds(&found, text.find(word).unwrap());
        assert!(is("b") && is("d") && is("f"));
        assert!(!is("a") && !is("c") && !is("e") && !is("g"));
        assert_eq!(ranges(text, 8).len(), 2);
    }
}
