//! Texts as people mean them: without case and accents, in any script; and as lower-case ASCII words.

use std::borrow::Cow;
use std::fmt::Write;

use unicode_normalization::UnicodeNormalization;

/// Reserved names of other systems, which no file may have (`con.toml` neither).
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "conin", "conout"];
/// The most bytes of a slug.
const LONGEST: usize = 100;

/// The text in lower case; most of what people write as a key is so already, and needs no place of its own.
pub fn lower(text: &str) -> Cow<'_, str> {
    let small = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if text.bytes().all(small) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.to_lowercase())
    }
}

/// The text without case, without accents and with single blanks: two texts that people take for
/// the same are equal after it, however they were typed. `ß` is `ss`, the dotless `ı` is `i`.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let letters = text.nfkd().filter(|c| !is_mark(*c));
    for c in letters.flat_map(char::to_lowercase) {
        match c {
            'ς' => out.push('σ'),
            // Lower-casing İ leaves a dot above.
            '\u{300}'..='\u{36f}' => {}
            c if c.is_whitespace() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            // Latin letters that do not come apart: ß, ø, ł, đ, æ, ı.
            '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => {
                out.push_str(&deunicode::deunicode_char(c).unwrap_or("").to_lowercase());
            }
            c => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Marks that people leave out or add as they please: accents; the vowel signs and the lengthening
/// stroke of Arabic, the points of Hebrew.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{591}'..='\u{5c7}'
            | '\u{610}'..='\u{61a}'
            | '\u{640}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
    )
}

/// [`fold`] of a text that is most likely an id, and so is folded already.
pub fn fold_id(text: &str) -> Cow<'_, str> {
    let folded = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if text.bytes().all(folded) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(fold(text))
    }
}

/// The text as lower-case ASCII words joined by `-`, at most 100 bytes, valid as a name on every
/// system; empty where nothing of it can be said in ASCII.
pub fn slug(text: &str) -> String {
    let composed: String = text.nfc().collect();
    let mut out = String::new();
    for c in deunicode::deunicode(&composed).chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '\'' | '`' => {}
            _ if out.is_empty() || out.ends_with('-') => {}
            _ => out.push('-'),
        }
    }
    if out.len() > LONGEST {
        out.truncate(LONGEST);
        if let Some((whole, _)) = out.rsplit_once('-') {
            out.truncate(whole.len());
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    if is_reserved(&out) {
        let _ = write!(out, "-1");
    }
    out
}

/// Whether a name, without what follows its first full stop, is kept for a device on some system.
pub fn is_reserved(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let numbered = (name.len() == 4 && (name.starts_with("com") || name.starts_with("lpt")))
        && name.ends_with(|c: char| c.is_ascii_digit());
    numbered || RESERVED.contains(&name.as_str())
}

/// The slug of a text, or where that is empty `otherwise`, with `-2`, `-3` … where it is taken.
pub fn free_slug(text: &str, otherwise: &str, taken: impl Fn(&str) -> bool) -> String {
    let base = match slug(text) {
        base if base.is_empty() => otherwise.to_owned(),
        base => base,
    };
    if !taken(&base) {
        return base;
    }
    let mut number = 2_u64;
    loop {
        let tail = format!("-{number}");
        let room = LONGEST.saturating_sub(tail.len());
        let start = base.get(..room).unwrap_or(&base).trim_end_matches('-');
        let name = format!("{start}{tail}");
        if !taken(&name) {
            return name;
        }
        number = number.saturating_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_compositions_are_folded() {
        for (one, other) in [
            ("Zoë", "ZOE"),
            ("Zoe\u{308}", "zoë"),
            ("Straße", "STRASSE"),
            ("İstanbul", "istanbul"),
            ("ILGIN", "ılgın"),
            ("Søren Łukasz", "soren  lukasz "),
            ("ΟΔΥΣΣΕΎΣ", "οδυσσευς"),
            ("Ольга", "ОЛЬГА"),
            ("ﬁona", "Fiona"),
            ("مُحَمَّد", "محمد"),
            ("דָּוִד", "דוד"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
        assert_ne!(fold("李"), fold("王"));
        assert_ne!(fold("नेहा"), fold("नाहा"));
    }

    #[test]
    fn slugs_are_valid_names_on_every_system() {
        for (text, want) in [
            ("Grace Okafor", "grace-okafor"),
            ("José Ñandú", "jose-nandu"),
            ("Zoe\u{308} O'Neil", "zoe-oneil"),
            ("../../x", "x"),
            ("a:b?", "a-b"),
            ("Ana.", "ana"),
            ("CON", "con-1"),
            ("com1", "com1-1"),
            ("Ольга", "olga"),
            ("李小龙", "li-xiao-long"),
            ("\u{202e}", ""),
            ("---", ""),
        ] {
            assert_eq!(slug(text), want, "{text}");
        }
        let long = slug(&"word ".repeat(60));
        assert!(long.len() <= 100 && long.ends_with("word"), "{long}");
        assert!(slug(&"x".repeat(300)).len() <= 100);
    }

    #[test]
    fn a_taken_slug_takes_a_number() {
        let taken = ["ada", "ada-2"];
        let free = |text: &str| free_slug(text, "person", |name| taken.contains(&name));
        assert_eq!(free("Ada"), "ada-3");
        assert_eq!(free("🙂\u{202e}"), slug("🙂"));
        assert_eq!(free("\u{202e}"), "person");
        let long = "y".repeat(100);
        let numbered = free_slug(&long, "p", |name| name == long);
        assert_eq!(numbered.len(), 100);
        assert!(numbered.ends_with("y-2"));
    }
}
