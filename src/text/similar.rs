//! Names that look like the one that was typed.

use crate::text::fold::fold;

/// How alike two texts must be to be named, 0 to 1.
const ALIKE: f64 = 0.75;

/// Of the candidates those that look most like `typed`, best first, at most `most`: those that begin
/// with it, then those one of whose words begins with it, then those that differ by a slip of the fingers.
pub fn nearest<'a>(
    typed: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    most: usize,
) -> Vec<&'a str> {
    let typed = fold(typed);
    if typed.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(f64, &str)> = candidates
        .into_iter()
        .filter_map(|candidate| Some((likeness(&typed, &fold(candidate))?, candidate)))
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    found.dedup_by(|a, b| a.1 == b.1);
    found.into_iter().take(most).map(|(_, name)| name).collect()
}

/// Whether two folded texts differ by a slip of the fingers: one letter in a short one, two in a long one.
pub fn is_slip(a: &str, b: &str) -> bool {
    let (a_long, b_long) = (a.chars().count(), b.chars().count());
    let (short, long) = (a_long.min(b_long), a_long.max(b_long));
    // Two words of four letters that differ in one are two words; a very long text is compared by nobody.
    if short < 5 || long > 200 || long - short > 2 {
        return false;
    }
    strsim::osa_distance(a, b) <= if short >= 9 { 2 } else { 1 }
}

/// How alike, from [`ALIKE`] to 3; `None` where they are not.
fn likeness(typed: &str, candidate: &str) -> Option<f64> {
    if candidate.starts_with(typed) {
        return Some(3.0);
    }
    let words = || {
        candidate
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
    };
    if words().any(|word| word.starts_with(typed)) {
        return Some(2.0);
    }
    let whole = score(typed, candidate);
    let best = words().map(|word| score(typed, word)).fold(whole, f64::max);
    (best >= ALIKE).then_some(best)
}

/// Nearness by slips of the fingers (two letters swapped are one), for texts of any length.
fn score(a: &str, b: &str) -> f64 {
    let longest = a.chars().count().max(b.chars().count());
    if longest > 200 {
        return 0.0;
    }
    let slips = strsim::osa_distance(a, b);
    // Two slips in five letters are another word.
    if longest <= 3 && slips > 1 {
        return 0.0;
    }
    let kept = longest.saturating_sub(slips);
    let near = f64::from(u32::try_from(kept).unwrap_or(0))
        / f64::from(u32::try_from(longest.max(1)).unwrap_or(1));
    near.max(strsim::jaro_winkler(a, b) - 0.12)
}

/// A slip of the fingers; the same words with other joints; one and many.
pub fn looks_like(a: &str, b: &str) -> bool {
    let bare = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let (a, b) = (bare(a), bare(b));
    if a == b {
        return true;
    }
    let plural = a.strip_suffix('s') == Some(b.as_str()) || b.strip_suffix('s') == Some(a.as_str());
    let longest = a.chars().count().max(b.chars().count());
    (plural && longest > 5) || is_slip(&a, &b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_come_before_words_and_slips() {
        let names = ["grace-okafor", "sam-lee", "okan-grau", "priya-nair"];
        assert_eq!(nearest("gra", names, 3), ["grace-okafor", "okan-grau"]);
        assert_eq!(nearest("Okafro", names, 3), ["grace-okafor"]);
        assert_eq!(nearest("prya", names, 3), ["priya-nair"]);
        assert_eq!(nearest("samlee", names, 3), ["sam-lee"]);
        assert!(nearest("xyz", names, 3).is_empty());
        assert!(nearest("", names, 3).is_empty());
    }

    #[test]
    fn a_slip_is_one_letter_in_a_short_text_and_two_in_a_long_one() {
        assert!(is_slip("grace okafor", "garce okafo"));
        assert!(is_slip("sponsor", "sponser"));
        assert!(!is_slip("sponsor", "spunser"));
        assert!(!is_slip("anna", "anne"));
        assert!(!is_slip(&"a".repeat(5000), &"b".repeat(5000)));
    }

    #[test]
    fn words_of_the_format_are_found() {
        let keys = ["organization", "cadence", "expertise", "experience"];
        assert_eq!(nearest("organistion", keys, 1), ["organization"]);
        assert_eq!(nearest("cadense", keys, 1), ["cadence"]);
    }
}
