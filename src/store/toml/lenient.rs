//! TOML that is none for a day alone that does not exist: all the rest of it still has its place.
//!
//! What may live here: such a text with something in place of those days. What may not: what is wrong with it
//! (`reader` says that), what it means.

use toml::de::DeTable;

use super::words::looks_like_a_date;

/// The text with numbers instead of days that do not exist, of the same length and with the same places;
/// `None` where anything else is wrong with it.
pub fn without_such_days(toml: &str) -> Option<String> {
    let (_, errors) = DeTable::parse_recoverable(toml);
    let mut text = toml.to_owned();
    for error in errors {
        let at = error.span()?;
        let day = toml.get(at.clone()).filter(|day| looks_like_a_date(day))?;
        text.replace_range(at, &format!("{:<1$}", 0, day.len()));
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use toml_edit::Document;

    #[test]
    fn only_days_that_do_not_exist_are_passed_over_and_all_keeps_its_place() {
        let toml = "a = 2026-02-30 # no\nb = [2026-01-01, 2026-13-01]\nc = \"é\"\n";
        let lenient = without_such_days(toml).unwrap();
        assert_eq!(
            lenient,
            "a = 0          # no\nb = [2026-01-01, 0         ]\nc = \"é\"\n"
        );
        assert!(Document::parse(lenient.as_str()).is_ok());
        assert_eq!(without_such_days("a = 1\n").as_deref(), Some("a = 1\n"));
        assert_eq!(without_such_days("a = 2026-02-30\nb = = 1\n"), None);
    }
}
