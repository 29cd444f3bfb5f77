//! Verbs of the third person as they stand after `you`.
//!
//! What may live here: the forms of verbs. What may not: which verb belongs to whom (`address`).

/// Words with an `s` at their end that are no verbs of the third person.
const NO_VERBS: &[&str] = &[
    "across",
    "afterwards",
    "always",
    "as",
    "besides",
    "hers",
    "his",
    "its",
    "less",
    "ours",
    "perhaps",
    "sometimes",
    "theirs",
    "this",
    "thus",
    "towards",
    "unless",
    "us",
    "yes",
    "yours",
];
/// A verb of the third person as it stands after `you`; `None` where it stays, or is none.
pub fn after_you(word: &str) -> Option<String> {
    let fixed = match word {
        "is" => "are",
        "was" => "were",
        "has" => "have",
        "does" => "do",
        "isn't" | "isn’t" => "aren’t",
        "wasn't" | "wasn’t" => "weren’t",
        "hasn't" | "hasn’t" => "haven’t",
        "doesn't" | "doesn’t" => "don’t",
        "goes" => "go",
        _ => "",
    };
    if !fixed.is_empty() {
        return Some(fixed.to_owned());
    }
    let lower = word.chars().all(|c| c.is_ascii_lowercase());
    if !lower || word.len() < 4 || NO_VERBS.contains(&word) || word.ends_with("ss") {
        return None;
    }
    let stem = word.strip_suffix('s')?;
    if let Some(stem) = stem.strip_suffix("ie") {
        return Some(format!("{stem}y"));
    }
    let es = ["she", "che", "sse", "xe", "zze"];
    if es.iter().any(|end| stem.ends_with(end)) {
        return stem.strip_suffix('e').map(str::to_owned);
    }
    Some(stem.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_lose_the_ending_of_the_third_person() {
        for (word, want) in [
            ("is", Some("are")),
            ("has", Some("have")),
            ("asks", Some("ask")),
            ("tries", Some("try")),
            ("watches", Some("watch")),
            ("goes", Some("go")),
            ("always", None),
            ("pass", None),
            ("asked", None),
            ("Banks", None),
        ] {
            assert_eq!(after_you(word).as_deref(), want, "{word}");
        }
    }
}
