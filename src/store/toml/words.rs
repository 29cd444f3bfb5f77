//! What is wrong with TOML, in words for people.
//!
//! What may live here: sentences. What may not: finding what is wrong (`toml_text`).

/// A key's way in the file, `relationship.stage`.
pub fn dotted(way: &[&str]) -> String {
    short(&way.join("."))
}

/// A text cut so that it fits a message, in one line.
pub fn short(text: &str) -> String {
    let line: String = text.trim().lines().next().unwrap_or("").into();
    if line.chars().count() <= 60 {
        return line;
    }
    line.chars().take(57).chain("...".chars()).collect()
}

/// Whether somebody meant a date: digits, dash, digits, dash, digits and nothing else.
pub fn looks_like_a_date(text: &str) -> bool {
    let parts: Vec<&str> = text.trim().split('-').collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(digits) && text.trim().len() <= 14
}

/// The parser's messages as one who has never heard of a token would say them, and how to mend them.
pub fn in_our_words(message: &str, written: &str) -> (String, &'static str) {
    const QUOTES: &str = "texts stand in quotes, dates and numbers do not";
    let found = |begin: &str| message.starts_with(begin);
    if found("string values must be quoted") && !written.trim().is_empty() {
        (
            format!("{} is a text without its quotes", short(written)),
            QUOTES,
        )
    } else if found("key with no value") || found("string values must be quoted") {
        (
            "a key without a value".into(),
            "each line is `key = value`, or a `[table]`",
        )
    } else if found("duplicate key") {
        let message = format!("`{}` is written twice", short(written));
        (message, "keep one of the two")
    } else if found("unclosed array") || found("missing comma between array") {
        (
            "a list that is not closed, or lacks a comma".into(),
            "a list is [\"one\", \"two\"]",
        )
    } else if found("unclosed inline table") {
        (
            "a table that is not closed".into(),
            "a table in one line is { key = value }",
        )
    } else if found("invalid basic string")
        || found("invalid multi-line")
        || found("invalid literal string")
    {
        ("a text whose closing quote is missing".into(), QUOTES)
    } else if found("missing escaped value") {
        let message = "a backslash that means nothing in a text".into();
        (
            message,
            "write it twice (\\\\), or put the text in single quotes",
        )
    } else if found("unexpected key or value") || found("extra `=`") {
        (
            "more than one value on this line".into(),
            "one key and one value a line",
        )
    } else if found("invalid unquoted key") || found("unquoted keys cannot") {
        (
            "this is no key".into(),
            "a key is made of letters, digits and dashes, or stands in quotes",
        )
    } else if found("invalid boolean") {
        (
            format!("{} is no value", short(written)),
            "write true or false in lower case",
        )
    } else if found("cannot recurse further") {
        (
            "lists or tables are nested too deeply".into(),
            "no file of a network needs that",
        )
    } else {
        let what = message.split(", expected").next().unwrap_or(message);
        (format!("this is no TOML: {}", short(what)), QUOTES)
    }
}
