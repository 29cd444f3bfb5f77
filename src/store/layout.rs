//! What a name in a network means: dated notes, agendas, debriefs, and the litter that other programs leave.
//!
//! What may live here: names, pure. What may not: a file.

use std::ffi::OsStr;

use crate::model::day::Day;
use crate::text::fold;

/// What a file in the folder of a person or a circle is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name<'n> {
    /// `person.toml` or `circle.toml`
    Card,
    /// `log.md`
    Log,
    /// `plan.md`
    Plan,
    /// `2026-11-18.md`, `2026-11-18-reorg.md`
    Meeting(Day, Option<&'n str>),
    /// `agenda-2026-12-16.md`
    Agenda(Day, Option<&'n str>),
    /// `closing-2027-03-02.md`
    Closing(Day, Option<&'n str>),
    /// Named like a dated file, but there is no such day.
    NoSuchDay,
    /// Nearly named like a dated file: nobody would find it.
    NearlyDated,
    /// The owner's own: left alone.
    Other,
}

/// What another program, or a run of this one that was cut off, left lying about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Litter {
    /// Of an editor, a synchroniser or an operating system: invisible.
    Passing,
    /// `.NAME.PID.tmp`: a write of this program that was cut off.
    CutOff,
    /// A copy that a synchroniser made of a file it could not merge, and that file's name.
    ConflictCopy(String),
}

/// What a file of this name is in the folder of a person or a circle.
pub fn name(name: &str) -> Name<'_> {
    match name {
        "person.toml" | "circle.toml" => return Name::Card,
        "log.md" => return Name::Log,
        "plan.md" => return Name::Plan,
        _ => {}
    }
    let Some(stem) = name.strip_suffix(".md") else {
        return Name::Other;
    };
    if let Some(rest) = stem.strip_prefix("agenda-") {
        return dated(rest, Name::Agenda);
    }
    if let Some(rest) = stem.strip_prefix("closing-") {
        return dated(rest, Name::Closing);
    }
    dated(stem, Name::Meeting)
}

fn dated<'n>(stem: &'n str, kind: impl Fn(Day, Option<&'n str>) -> Name<'n>) -> Name<'n> {
    let (date, rest) = match stem.get(..10) {
        Some(date) => (date, stem.get(10..).unwrap_or("")),
        None => (stem, ""),
    };
    let slug = match rest.strip_prefix('-') {
        Some(slug) if !slug.is_empty() => Some(slug),
        _ => None,
    };
    let whole = rest.is_empty() || slug.is_some();
    match Day::parse(date) {
        Some(day) if whole => kind(day, slug),
        None if whole && shaped(date, &[4, 2, 2]) => Name::NoSuchDay,
        _ if begins_like_a_date(stem) => Name::NearlyDated,
        _ => Name::Other,
    }
}

/// The name that is meant by one that is nearly dated (`2026-1-5.md`, `agenda-2026_01_05-topic.md`); `None`
/// where that is not sure.
pub fn meant(name: &str) -> Option<String> {
    let stem = name.strip_suffix(".md")?;
    let (kind, rest) = ["agenda-", "closing-"]
        .into_iter()
        .find_map(|kind| Some((kind, stem.strip_prefix(kind)?)))
        .unwrap_or(("", stem));
    // Each way to cut the date off: a slug begins after a dash or a blank.
    let ends = rest
        .char_indices()
        .filter(|(_, c)| matches!(c, '-' | ' ' | '_'));
    let ends = ends.map(|(at, _)| at).chain([rest.len()]);
    let mut found = ends.filter_map(|end| {
        let (date, slug) = rest.split_at_checked(end)?;
        let day = Day::parse(date).or_else(|| Day::meant(date))?;
        let slug = slug.trim_start_matches(['-', ' ', '_']);
        let slug = if slug.is_empty() {
            String::new()
        } else {
            format!("-{}", fold::slug(slug))
        };
        Some(format!("{kind}{day}{slug}.md"))
    });
    found.find(|meant| {
        meant != name && !matches!(self::name(meant), Name::NearlyDated | Name::Other)
    })
}

/// Digits in groups of these lengths, with a dash between them.
fn shaped(text: &str, groups: &[usize]) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.len() == groups.len()
        && parts.iter().zip(groups).all(|(part, length)| {
            part.len() == *length && part.bytes().all(|byte| byte.is_ascii_digit())
        })
}

/// `2026-1-5`, `2026_01_05 call`, `20260105`: a date was meant.
fn begins_like_a_date(stem: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    if digits(stem) == 8 {
        return true;
    }
    let mut rest = stem;
    for most in [4, 2, 2] {
        let count = digits(rest);
        if count == 0 || count > most || (most == 4 && count != 4) {
            return false;
        }
        rest = rest.get(count..).unwrap_or("");
        let after = rest.trim_start_matches(['-', '_', '.', ' ']);
        if most != 2 && after.len() == rest.len() {
            return false;
        }
        rest = after;
    }
    true
}

/// Whether a name is litter; hidden files and folders are.
pub fn litter(name: &str) -> Option<Litter> {
    if is_tidy(name) {
        return None;
    }
    if let Some(original) = conflict_copy_of(name) {
        return Some(Litter::ConflictCopy(original));
    }
    if is_cut_off(name) {
        return Some(Litter::CutOff);
    }
    let passing = name.starts_with('.')
        || name.ends_with('~')
        || name.starts_with("~syncthing~")
        || (name.starts_with('#') && name.ends_with('#'))
        || matches!(name, "4913" | "Thumbs.db" | "desktop.ini" | "Icon\r");
    passing.then_some(Litter::Passing)
}

/// Whether a name is as this program gives them, and so no litter: nearly every name is told apart here.
fn is_tidy(name: &str) -> bool {
    let stem = name.strip_suffix(".md").or(name.strip_suffix(".toml"));
    is_id(stem.unwrap_or(name)) && name != "4913"
}

/// Whether a name is `.NAME.PID.tmp`.
pub fn is_cut_off(name: &str) -> bool {
    let inner = name.strip_prefix('.').and_then(|n| n.strip_suffix(".tmp"));
    let Some((original, pid)) = inner.and_then(|inner| inner.rsplit_once('.')) else {
        return false;
    };
    let digits = !pid.is_empty() && pid.bytes().all(|byte| byte.is_ascii_digit());
    digits && !original.is_empty() && !original.starts_with("syncthing.")
}

/// `x.sync-conflict-20261121-101010-ABCDEFG.md`, `x (Ana's conflicted copy 2026-11-21).md`: `x.md`.
fn conflict_copy_of(name: &str) -> Option<String> {
    if let Some((stem, rest)) = name.split_once(".sync-conflict-") {
        let ending = rest.find('.').and_then(|at| rest.get(at..)).unwrap_or("");
        return Some(format!("{stem}{ending}"));
    }
    let open = name.rfind(" (")?;
    let close = name.get(open..)?.find(')').map(|at| open + at)?;
    let inside = name.get(open + 2..close)?.to_lowercase();
    if !inside.contains("conflicted copy") && !inside.contains("case conflict") {
        return None;
    }
    let stem = name.get(..open)?;
    let ending = name.get(close + 1..)?;
    Some(format!("{stem}{ending}"))
}

/// The id of a Markdown file of `goals/` or `resources/`; `None` for what is none (a README, an attachment).
pub fn id_of_file(name: &str) -> Option<&str> {
    let stem = name.strip_suffix(".md")?;
    let own = stem.is_empty() || stem.eq_ignore_ascii_case("readme");
    (!own).then_some(stem)
}

/// Whether a name is an id: lower-case ASCII words joined by `-`.
pub fn is_id(name: &str) -> bool {
    let inside = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !name.is_empty() && name.bytes().all(inside) && !name.starts_with('-') && !name.ends_with('-')
}

/// A name as the folder tells it; `None` where it is not UTF-8.
pub fn text(name: &OsStr) -> Option<&str> {
    name.to_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn names_tell_what_a_file_is() {
        let nov = day("2026-11-18");
        assert_eq!(name("2026-11-18.md"), Name::Meeting(nov, None));
        assert_eq!(
            name("2026-11-18-reorg.md"),
            Name::Meeting(nov, Some("reorg"))
        );
        assert_eq!(name("2026-11-18-2.md"), Name::Meeting(nov, Some("2")));
        assert_eq!(name("agenda-2026-11-18.md"), Name::Agenda(nov, None));
        assert_eq!(name("closing-2026-11-18.md"), Name::Closing(nov, None));
        assert_eq!(name("log.md"), Name::Log);
        assert_eq!(name("plan.md"), Name::Plan);
        assert_eq!(name("person.toml"), Name::Card);
        for own in [
            "notes.md",
            "2026.md",
            "2026-11-18.txt",
            "README.md",
            "2026-plan.md",
            "é.md",
            "1-2-3.md",
        ] {
            assert_eq!(name(own), Name::Other, "{own}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_and_a_date_in_another_shape_are_told_apart() {
        for never in [
            "2026-02-30.md",
            "0000-01-01.md",
            "2026-13-01-x.md",
            "agenda-2026-02-30.md",
        ] {
            assert_eq!(name(never), Name::NoSuchDay, "{never}");
        }
        for nearly in [
            "2026-1-5.md",
            "20260105.md",
            "2026_01_05.md",
            "2026-11-18 reorg.md",
            "2026-11-18-.md",
            "2026.11.18.md",
            "agenda-2026-1-5.md",
        ] {
            assert_eq!(name(nearly), Name::NearlyDated, "{nearly}");
        }
    }

    #[test]
    fn a_name_that_is_nearly_dated_tells_the_one_that_is_meant() {
        for (nearly, want) in [
            ("2026-1-5.md", Some("2026-01-05.md")),
            ("20260105.md", Some("2026-01-05.md")),
            ("20260105 Call.md", Some("2026-01-05-call.md")),
            ("2026_01_05-call.md", Some("2026-01-05-call.md")),
            ("2026-11-18 reorg.md", Some("2026-11-18-reorg.md")),
            ("2026-11-18-.md", Some("2026-11-18.md")),
            ("2026.11.18.md", Some("2026-11-18.md")),
            ("agenda-2026-1-5.md", Some("agenda-2026-01-05.md")),
            ("closing-2026-1-5.md", Some("closing-2026-01-05.md")),
            ("2026-13-45.md", None),
            ("2026-1-5", None),
            ("2026-11-18.md", None),
            ("notes.md", None),
        ] {
            assert_eq!(meant(nearly).as_deref(), want, "{nearly}");
        }
    }

    #[test]
    fn litter_is_told_from_files() {
        for passing in [
            ".#x.md",
            "#x.md#",
            "x.md~",
            ".x.md.swp",
            "4913",
            "._x.md",
            ".DS_Store",
            ".syncthing.x.md.tmp",
            "~syncthing~x.md.tmp",
            ".git",
            ".obsidian",
            ".tmp",
        ] {
            assert_eq!(litter(passing), Some(Litter::Passing), "{passing}");
        }
        assert_eq!(litter(".2026-11-18.md.4711.tmp"), Some(Litter::CutOff));
        assert_eq!(litter(".syncthing.x.123.tmp"), Some(Litter::Passing));
        let copy = |name: &str, of: &str| {
            assert_eq!(
                litter(name),
                Some(Litter::ConflictCopy(of.into())),
                "{name}"
            );
        };
        copy(
            "person.sync-conflict-20261121-101010-ABCDEFG.toml",
            "person.toml",
        );
        copy("ana-ruiz.sync-conflict-20261121-101010-ABCDEFG", "ana-ruiz");
        copy(
            "person (Ana's conflicted copy 2026-11-21).toml",
            "person.toml",
        );
        copy("Person (Case Conflict).toml", "Person.toml");
        for fine in [
            "2026-11-18.md",
            "person.toml",
            "x (draft).md",
            "notes",
            "plan.md",
        ] {
            assert_eq!(litter(fine), None, "{fine}");
        }
    }

    #[test]
    fn ids_are_lower_case_words_joined_by_dashes() {
        assert!(is_id("ana-ruiz-2"));
        for odd in ["", "Ana", "ana ruiz", "-ana", "josé", "ana_ruiz"] {
            assert!(!is_id(odd), "{odd}");
        }
        assert_eq!(id_of_file("director-by-2027.md"), Some("director-by-2027"));
        assert_eq!(id_of_file("README.md"), None);
        assert_eq!(id_of_file("chart.png"), None);
    }
}
