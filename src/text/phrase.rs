//! Small pieces of sentences: lists, counts, and words of a command line.
//!
//! What may live here: English grammar of a few words. What may not: what the words are about.

/// `a`, `a and b`, `a, b and c`; empty for nothing.
pub fn listed<S: AsRef<str>>(words: &[S]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// [`listed`] of words that need not exist all at once.
pub fn listing(words: impl IntoIterator<Item = String>) -> String {
    let mut listing = Listing::default();
    words.into_iter().for_each(|word| listing.push(word));
    listing.text()
}

/// A list that is told word by word, after a beginning; it reads as [`listed`] does.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    text: String,
    /// The last word: it is known to be the last only at the end.
    last: Option<String>,
    several: bool,
}

impl Listing {
    /// A list after a text.
    pub fn after(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }

    /// Adds a word.
    pub fn push(&mut self, word: String) {
        if let Some(before) = self.last.replace(word) {
            self.join(", ", &before);
            self.several = true;
        }
    }

    /// The text with the whole list.
    pub fn text(mut self) -> String {
        if let Some(last) = self.last.take() {
            self.join(" and ", &last);
        }
        self.text
    }

    fn join(&mut self, with: &str, word: &str) {
        if self.several {
            self.text.push_str(with);
        }
        self.text.push_str(word);
    }
}

/// A word with its article: `a mentor`, `an advisor`.
pub fn a(word: &str) -> String {
    let vowel = word.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {word}", if vowel { "an" } else { "a" })
}

/// `1 person`, `2 people`, `0 people`.
pub fn count(n: usize, one: &str, several: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { several })
}

/// `never`, `once`, `twice`, `3 times`.
pub fn times(n: usize) -> String {
    match n {
        0 => "never".to_owned(),
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}

/// A number as a letter writes it: in words up to twelve, else in figures.
pub fn number(n: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    WORDS
        .get(n)
        .map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// Text of a key made to stand inside a sentence: without blanks and a full stop at its end.
pub fn clause(text: &str) -> &str {
    let text = text.trim();
    match text.strip_suffix('.') {
        Some(rest) if !rest.ends_with('.') => rest,
        _ => text,
    }
}

/// A text without the `#words` at its end.
pub fn untagged(text: &str) -> &str {
    let mut rest = text.trim_end();
    while let Some((before, last)) = rest.rsplit_once(char::is_whitespace) {
        if !last.starts_with('#') || last.len() == 1 {
            break;
        }
        rest = before.trim_end();
    }
    rest
}

/// A text as one word of a shell's command line: as it is where that is safe, else quoted.
pub fn shell_word(text: &str) -> String {
    let safe = |c: char| c.is_ascii_alphanumeric() || "-_./:@+=,%".contains(c);
    if !text.is_empty() && text.chars().all(safe) {
        text.to_owned()
    } else if text.contains(['"', '$', '`', '\\', '!']) {
        format!("'{}'", text.replace('\'', "'\\''"))
    } else {
        format!("\"{text}\"")
    }
}

/// A word of a list as people say it: `failed launch` for `failed-launch`; `re-org` stays.
pub fn spoken(word: &str) -> String {
    if word.split('-').all(|part| part.chars().count() > 2) {
        word.replace('-', " ")
    } else {
        word.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_are_written_in_words() {
        let written = [0, 1, 6, 12, 13].map(number);
        assert_eq!(written, ["no", "one", "six", "twelve", "13"]);
    }

    #[test]
    fn lists_read_like_english() {
        assert_eq!(listed::<&str>(&[]), "");
        assert_eq!(listed(&["a"]), "a");
        assert_eq!(listed(&["a", "b"]), "a and b");
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
        for many in 0..4 {
            let words: Vec<String> = (0..many).map(|word| format!("w{word}")).collect();
            assert_eq!(listing(words.clone()), listed(&words));
            let mut after = Listing::after("All: ".to_owned());
            words.iter().for_each(|word| after.push(word.clone()));
            assert_eq!(after.text(), format!("All: {}", listed(&words)));
        }
        assert_eq!(count(1, "person", "people"), "1 person");
        assert_eq!(count(0, "person", "people"), "0 people");
    }

    #[test]
    fn clauses_and_tags_are_cut_to_stand_inside_a_sentence() {
        assert_eq!(clause(" Learn it. "), "Learn it");
        assert_eq!(clause("and so on..."), "and so on...");
        assert_eq!(untagged("You go quiet. #presence #voice"), "You go quiet.");
        assert_eq!(untagged("#presence"), "#presence");
    }

    #[test]
    fn a_word_of_a_command_line_means_itself_to_a_shell() {
        assert_eq!(
            shell_word("relationship.goals+=g1"),
            "relationship.goals+=g1"
        );
        assert_eq!(shell_word("public speaking"), "\"public speaking\"");
        assert_eq!(shell_word("it's $HOME"), "'it'\\''s $HOME'");
        assert_eq!(shell_word(""), "\"\"");
        assert_eq!(shell_word("恵子"), "\"恵子\"");
    }

    #[test]
    fn a_word_of_a_list_is_said_as_people_say_it() {
        assert_eq!(spoken("failed-launch"), "failed launch");
        assert_eq!(spoken("re-org"), "re-org");
    }
}
