//! What may be believed of `$TZ`. chrono would open any path it names and fall back without a word.

use std::ffi::OsStr;
use std::path::{Component, Path};

/// Where systems keep their time zones.
const FOLDERS: [&str; 4] = [
    "/usr/share/zoneinfo",
    "/share/zoneinfo",
    "/etc/zoneinfo",
    "/usr/share/lib/zoneinfo",
];

/// Which zone the local day is told in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// The zone of `$TZ`, or the system's where that is not set.
    Local,
    /// UTC, as asked.
    Utc,
    /// `$TZ` names no zone: UTC, with a warning.
    Unknown,
}

/// The zone that `$TZ` asks for. `is_zone` says whether a path is a time zone file.
pub fn of(value: Option<&OsStr>, is_zone: impl Fn(&Path) -> bool) -> Zone {
    let Some(value) = value else {
        return Zone::Local;
    };
    let Some(text) = value.to_str() else {
        return Zone::Unknown;
    };
    if text.is_empty() {
        return Zone::Utc;
    }
    let name = text.strip_prefix(':').unwrap_or(text);
    let path = Path::new(name);
    let inside = |folder: &&str| path.starts_with(folder);
    let plain = path
        .components()
        .all(|part| matches!(part, Component::Normal(_) | Component::RootDir));
    let found = plain
        && if path.is_absolute() {
            (name == "/etc/localtime" || FOLDERS.iter().any(inside)) && is_zone(path)
        } else {
            name == "localtime" || FOLDERS.iter().any(|f| is_zone(&Path::new(f).join(path)))
        };
    match text {
        _ if found => Zone::Local,
        "UTC" | "GMT" | "Etc/UTC" | "Z" => Zone::Utc,
        _ if rule(text).is_some() => Zone::Local,
        _ => Zone::Unknown,
    }
}

/// A rule as POSIX writes it: `<+03>-3`, `EST5EDT,M3.2.0,M11.1.0`.
fn rule(text: &str) -> Option<()> {
    let rest = offset(name(text)?)?;
    if rest.is_empty() {
        return Some(());
    }
    let rest = name(rest)?;
    let rest = if rest.starts_with(',') {
        rest
    } else {
        offset(rest)?
    };
    let (start, end) = rest.strip_prefix(',')?.split_once(',')?;
    change(start)?;
    change(end)
}

/// The name of a zone: three letters or more, or anything short in angle brackets.
fn name(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix('<') {
        let (name, rest) = rest.split_once('>')?;
        let good = |b: u8| b.is_ascii_alphanumeric() || b == b'+' || b == b'-';
        return ((3..=10).contains(&name.len()) && name.bytes().all(good)).then_some(rest);
    }
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    (3..=10).contains(&letters).then(|| text.get(letters..))?
}

/// `5`, `-3:30`, `+11:00:00`: what follows it is returned.
fn offset(text: &str) -> Option<&str> {
    let text = text.strip_prefix(['+', '-']).unwrap_or(text);
    let end = text
        .bytes()
        .take_while(|b| b.is_ascii_digit() || *b == b':')
        .count();
    let (time, rest) = text.split_at_checked(end)?;
    clock(time)?;
    Some(rest)
}

fn clock(time: &str) -> Option<()> {
    let mut parts = time.split(':');
    number(parts.next()?, 0, 24)?;
    for part in parts.by_ref().take(2) {
        number(part, 0, 59)?;
    }
    parts.next().is_none().then_some(())
}

/// `M3.2.0`, `J60`, `59`, each with `/2:00` at will.
fn change(text: &str) -> Option<()> {
    let (day, time) = text.split_once('/').unwrap_or((text, "2"));
    clock(time)?;
    if let Some(rest) = day.strip_prefix('M') {
        let mut parts = rest.split('.');
        number(parts.next()?, 1, 12)?;
        number(parts.next()?, 1, 5)?;
        number(parts.next()?, 0, 6)?;
        return parts.next().is_none().then_some(());
    }
    match day.strip_prefix('J') {
        Some(day) => number(day, 1, 365),
        None => number(day, 0, 365),
    }
}

fn number(text: &str, least: u16, most: u16) -> Option<()> {
    let digits = !text.is_empty() && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
    let value: u16 = if digits {
        text.parse().ok()?
    } else {
        return None;
    };
    (least..=most).contains(&value).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_zones_are_believed() {
        let zones = |path: &Path| {
            ["/usr/share/zoneinfo/America/Chicago", "/etc/localtime"]
                .iter()
                .any(|zone| path == Path::new(zone))
        };
        for (value, want) in [
            ("America/Chicago", Zone::Local),
            (":America/Chicago", Zone::Local),
            (":/etc/localtime", Zone::Local),
            ("", Zone::Utc),
            ("UTC", Zone::Utc),
            ("EST5EDT,M3.2.0,M11.1.0", Zone::Local),
            ("<+0330>-3:30", Zone::Local),
            ("CET-1CEST,M3.5.0,M10.5.0/3", Zone::Local),
            ("Mars/Olympus", Zone::Unknown),
            ("../../etc/passwd", Zone::Unknown),
            ("/dev/zero", Zone::Unknown),
            ("/usr/share/zoneinfo/../../../dev/zero", Zone::Unknown),
            ("EST5EDT", Zone::Unknown),
            ("EST99", Zone::Unknown),
            ("EST5EDT,M13.1.0,M1.1.0", Zone::Unknown),
            ("\u{1b}[31m", Zone::Unknown),
        ] {
            assert_eq!(of(Some(OsStr::new(value)), zones), want, "{value:?}");
        }
        assert_eq!(of(None, zones), Zone::Local);
    }
}
