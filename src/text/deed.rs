//! Notes as people keep them, made to stand inside a sentence: `Cut the memo` after `to`, `rang at
//! seven` after `you`, `Two hours on the memo` after `for`.
//!
//! What may live here: English grammar of verbs, articles and quotation marks. What may not: what a
//! note means; where it is not certain that it fits, nothing is given and the caller quotes it.

/// Verbs that no noun looks like.
const VERBS: &[&str] = &[
    "agree",
    "apply",
    "ask",
    "become",
    "begin",
    "bring",
    "buy",
    "choose",
    "collect",
    "come",
    "compare",
    "create",
    "decide",
    "define",
    "deliver",
    "describe",
    "discuss",
    "explain",
    "find",
    "finish",
    "follow",
    "forward",
    "gather",
    "get",
    "give",
    "go",
    "hear",
    "hold",
    "identify",
    "introduce",
    "invite",
    "join",
    "keep",
    "lead",
    "learn",
    "let",
    "listen",
    "make",
    "meet",
    "move",
    "offer",
    "own",
    "pick",
    "prepare",
    "propose",
    "publish",
    "put",
    "reach",
    "read",
    "rehearse",
    "remove",
    "reply",
    "rewrite",
    "run",
    "say",
    "see",
    "send",
    "settle",
    "speak",
    "spend",
    "stop",
    "take",
    "teach",
    "tell",
    "thank",
    "think",
    "try",
    "use",
    "write",
];
/// Verbs that are nouns as well: they are verbs where a thing or a name follows.
const PERHAPS_VERBS: &[&str] = &[
    "book",
    "budget",
    "build",
    "call",
    "change",
    "check",
    "close",
    "count",
    "cut",
    "document",
    "draft",
    "drill",
    "fill",
    "freeze",
    "hand",
    "interview",
    "list",
    "look",
    "map",
    "mark",
    "measure",
    "name",
    "note",
    "open",
    "pilot",
    "plan",
    "practise",
    "practice",
    "present",
    "report",
    "review",
    "ring",
    "set",
    "shadow",
    "share",
    "show",
    "start",
    "talk",
    "test",
    "visit",
    "walk",
    "work",
];
/// What begins a thing.
const DETERMINERS: &[&str] = &[
    "a",
    "all",
    "an",
    "another",
    "both",
    "each",
    "eight",
    "eighty",
    "eleven",
    "every",
    "fifteen",
    "fifty",
    "five",
    "forty",
    "forty-five",
    "four",
    "half",
    "her",
    "his",
    "its",
    "many",
    "more",
    "my",
    "nine",
    "ninety",
    "one",
    "our",
    "seven",
    "several",
    "six",
    "sixty",
    "some",
    "ten",
    "that",
    "the",
    "their",
    "these",
    "thirty",
    "this",
    "those",
    "three",
    "twelve",
    "twenty",
    "twenty-five",
    "two",
    "your",
];
/// Past tenses that do not end in `ed`.
const PAST: &[&str] = &[
    "began",
    "bought",
    "brought",
    "built",
    "came",
    "chose",
    "cut",
    "did",
    "drew",
    "drove",
    "found",
    "gave",
    "got",
    "had",
    "heard",
    "held",
    "kept",
    "knew",
    "led",
    "left",
    "lent",
    "let",
    "made",
    "meant",
    "met",
    "paid",
    "put",
    "ran",
    "rang",
    "read",
    "said",
    "sang",
    "sat",
    "saw",
    "sent",
    "set",
    "showed",
    "spent",
    "spoke",
    "stood",
    "stuck",
    "taught",
    "thought",
    "told",
    "took",
    "went",
    "woke",
    "won",
    "wrote",
    "rewrote",
    "forgave",
    "understood",
    "withdrew",
];
/// Words that end in `ed` and are no past tense.
const NO_PAST: &[&str] = &[
    "need", "feed", "seed", "speed", "weed", "indeed", "red", "hundred", "bed", "shed",
];

/// Whether a word in lower case is a verb in the past tense.
pub fn is_past(word: &str) -> bool {
    let regular = word.len() > 3 && word.ends_with("ed") && !NO_PAST.contains(&word);
    word.chars().all(|c| c.is_ascii_lowercase() || c == '-') && (PAST.contains(&word) || regular)
}

/// An instruction as it stands after `to`: `Cut the memo` is `cut the memo`. `None` where the text does
/// not surely begin with a verb, or goes on after it in another sentence.
pub fn infinitive(text: &str) -> Option<String> {
    let mut words = text.split_whitespace();
    let first = words.next()?.to_lowercase();
    let next = words.next().unwrap_or("");
    let thing = DETERMINERS.contains(&next.to_lowercase().as_str())
        || matches!(next, "it" | "me" | "you" | "him" | "us" | "them")
        || next.starts_with(char::is_uppercase);
    let verb =
        VERBS.contains(&first.as_str()) || (PERHAPS_VERBS.contains(&first.as_str()) && thing);
    let one = !text.trim_end().trim_end_matches('.').contains(". ") && !text.contains("? ");
    (verb && one).then(|| uncapitalised(text.trim_end().trim_end_matches('.')))
}

/// Something given, as it stands after `for`: `Two hours on the memo` is `two hours on the memo`, `third
/// rehearsal` is `the third rehearsal`. `None` where it is not surely a thing.
pub fn thing(text: &str) -> Option<String> {
    let mut words = text.split_whitespace();
    let first = words.next()?;
    let lower = first.to_lowercase();
    let next = words.next().unwrap_or("");
    if first.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(text.to_owned());
    }
    if matches!((lower.as_str(), next), ("both" | "all", "of")) {
        return None;
    }
    if DETERMINERS.contains(&lower.trim_end_matches([',', ':'])) {
        return Some(uncapitalised(text));
    }
    if first.starts_with(['"', '“']) {
        // `“second month” message`: a thing with a name; a quotation alone is somebody's sentence.
        let ends = text.ends_with(['"', '”']) || text.matches('"').count() != 2;
        let after = text.rsplit(['"', '”']).next().unwrap_or("");
        let named = !ends && after.starts_with(' ');
        return named.then(|| format!("the {text}"));
    }
    let letters = first
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '-' | ',' | '\'' | '’'));
    let other_verb = VERBS.contains(&lower.as_str()) || is_past(&lower) || is_past(next);
    let pronoun = matches!(
        lower.as_str(),
        "she" | "he" | "they" | "it" | "we" | "i" | "you" | "there"
    );
    if !letters || other_verb || pronoun || lower.ends_with("ly") {
        return None;
    }
    if lower.ends_with("ing") || lower.ends_with("'s") || lower.ends_with("’s") {
        return Some(if lower.ends_with("ing") {
            uncapitalised(text)
        } else {
            text.to_owned()
        });
    }
    let common = first.starts_with(char::is_lowercase) || next.starts_with(char::is_lowercase);
    common.then(|| format!("the {}", uncapitalised(text)))
}

/// A text with its first letter in lower case, unless its first word is `I` or has more capitals.
pub fn uncapitalised(text: &str) -> String {
    let first = text.split_whitespace().next().unwrap_or("");
    let more = first.chars().skip(1).any(char::is_uppercase);
    let alone = first == "I" || first.starts_with("I'") || first.starts_with("I’");
    let mut chars = text.chars();
    match chars.next() {
        Some(c) if !more && !alone => c.to_lowercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

/// Somebody's words between quotation marks: marks inside become single ones, a quotation that is one
/// already keeps one pair.
pub fn quoted(text: &str) -> String {
    let text = text.trim();
    let inner = text
        .strip_prefix(['"', '“'])
        .and_then(|rest| rest.strip_suffix(['"', '”']))
        .filter(|inner| !inner.contains(['"', '“', '”']));
    let mut out = String::from("“");
    let mut open = false;
    for c in inner.unwrap_or(text).chars() {
        match c {
            '"' => {
                open = !open;
                out.push(if open { '‘' } else { '’' });
            }
            '“' => out.push('‘'),
            '”' => out.push('’'),
            c => out.push(c),
        }
    }
    out.push('”');
    out
}

/// A text with the quotation marks of print; a mark that is alone stays.
pub fn curly(text: &str) -> String {
    if !text.matches('"').count().is_multiple_of(2) {
        return text.to_owned();
    }
    let mut open = false;
    let mark = |c: char| {
        if c != '"' {
            return c;
        }
        open = !open;
        if open { '“' } else { '”' }
    };
    text.chars().map(mark).collect()
}

/// The sentences of a text, each with its end; a full stop inside quotation marks ends none.
pub fn sentences(text: &str) -> Vec<&str> {
    let (mut found, mut start, mut quoted) = (Vec::new(), 0, false);
    let mut ended = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '“' | '„' => quoted = true,
            '”' => quoted = false,
            '.' | '!' | '?' => {
                ended = true;
                continue;
            }
            c if c.is_whitespace() && ended && !quoted => {
                found.push(text.get(start..at).unwrap_or("").trim());
                start = at;
            }
            _ => {}
        }
        ended &= matches!(c, '"' | '”' | ')' | '*');
    }
    found.push(text.get(start..).unwrap_or("").trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_stand_after_to() {
        for (text, want) in [
            (
                "Cut the budget memo to one page and send it to Marta",
                Some("cut the budget memo to one page and send it to Marta"),
            ),
            (
                "Tell Colin before the leads, over a coffee",
                Some("tell Colin before the leads, over a coffee"),
            ),
            (
                "Walk the night desk through the why, at their hour",
                Some("walk the night desk through the why, at their hour"),
            ),
            (
                "Ring Marcus, about nothing",
                Some("ring Marcus, about nothing"),
            ),
            ("Change board to Dmitri", None),
            ("Freeze proposal to all five warehouses", None),
            ("Draft of the staff paper, my paragraph for a look", None),
            (
                "A ceiling: ten pages a week, then the next one takes over",
                None,
            ),
            ("Terrence", None),
            ("Write it. He wants it soon", None),
            ("", None),
        ] {
            assert_eq!(infinitive(text).as_deref(), want, "{text}");
        }
    }

    #[test]
    fn things_stand_after_for() {
        for (text, want) in [
            ("The three-ring order", Some("the three-ring order")),
            (
                "Forty-five minutes on one paragraph",
                Some("forty-five minutes on one paragraph"),
            ),
            (
                "My name in the staff paper",
                Some("my name in the staff paper"),
            ),
            (
                "third rehearsal, interrupted eleven times",
                Some("the third rehearsal, interrupted eleven times"),
            ),
            (
                "link to Night Desk, episode 3",
                Some("the link to Night Desk, episode 3"),
            ),
            (
                "\"second month\" message, before anybody",
                Some("the \"second month\" message, before anybody"),
            ),
            ("Reading my memo twice", Some("reading my memo twice")),
            ("Help with the board", Some("the help with the board")),
            ("3 hours", Some("3 hours")),
            ("Both of them before breakfast", None),
            ("rang at 07:00", None),
            ("Rosa said yes", None),
            ("He offered to read it", None),
            ("\"That is a duration.\"", None),
        ] {
            assert_eq!(thing(text).as_deref(), want, "{text}");
        }
    }

    #[test]
    fn quotations_have_one_pair_of_marks() {
        assert_eq!(quoted("Start early."), "“Start early.”");
        assert_eq!(quoted("\"Delete first.\""), "“Delete first.”");
        assert_eq!(
            quoted("\"You made it hers.\" Use it again."),
            "“‘You made it hers.’ Use it again.”"
        );
    }

    #[test]
    fn pairs_of_marks_are_those_of_print() {
        assert_eq!(curly("a \"b\" c"), "a “b” c");
        assert_eq!(curly("12\" wide"), "12\" wide");
    }

    #[test]
    fn sentences_end_outside_quotations() {
        assert_eq!(
            sentences("He asked: \"Where? There.\" I cut it. \"No.\" Then 4.5 more"),
            [
                "He asked: \"Where? There.\"",
                "I cut it.",
                "\"No.\"",
                "Then 4.5 more"
            ]
        );
        assert_eq!(sentences(""), Vec::<&str>::new());
    }

    #[test]
    fn names_and_the_first_person_keep_their_capitals() {
        assert_eq!(uncapitalised("I turn it"), "I turn it");
        assert_eq!(uncapitalised("IT costs"), "IT costs");
        assert_eq!(uncapitalised("The cost"), "the cost");
        assert_eq!(uncapitalised(""), "");
    }
}
