//! Characters that steer a terminal, or hide, made visible: nothing in a text may act on its reader.
//!
//! Everything that leaves the program for a person goes through [`visible`]; JSON through [`json`].

use std::borrow::Cow;

/// The text with every control but line feed and tab, every bidirectional control and every invisible
/// character made visible: `␛`, `\u{202e}`. Joiners that letters and emoji need stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    replaced(text, |c, out| match c {
        '\0'..='\u{1f}' => {
            out.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'));
        }
        '\u{7f}' => out.push('\u{2421}'),
        _ => out.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
    })
}

/// A finished JSON text with the same characters written as `\u202e`. They can stand inside its
/// strings only, so the text stays the same JSON.
pub fn json(text: &str) -> Cow<'_, str> {
    replaced(text, |c, out| {
        let mut units = [0; 2];
        for unit in c.encode_utf16(&mut units) {
            out.push_str(&format!("\\u{unit:04x}"));
        }
    })
}

/// Whether a character steers or hides: what `check` names in names, and [`visible`] replaces.
pub fn is_hidden(c: char) -> bool {
    match c {
        // Nearly every character, told apart at once.
        ' '..='~' => false,
        '\n' | '\t' => false,
        '\u{ad}' => false,
        _ => {
            c.is_control()
                || matches!(c,
                    '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
                    | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
                    | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
        }
    }
}

/// Whether any character of a text hides; letters that take one byte are passed over as bytes.
fn hides(text: &str) -> bool {
    let plain = |byte: u8| matches!(byte, b' '..=b'~' | b'\n' | b'\t');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| !plain(byte)) {
        let mut chars = rest.get(at..).unwrap_or_default().chars();
        if chars.next().is_some_and(is_hidden) {
            return true;
        }
        rest = chars.as_str();
    }
    false
}

fn replaced(text: &str, put: impl Fn(char, &mut String)) -> Cow<'_, str> {
    if !hides(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    // Tags are letters of a flag (🏴󠁧󠁢󠁥󠁮󠁧󠁿) right after a black flag, hidden text anywhere else.
    let mut flag = false;
    for c in text.chars() {
        let tag = matches!(c, '\u{e0020}'..='\u{e007f}');
        if is_hidden(c) && !(tag && flag) {
            put(c, &mut out);
        } else {
            out.push(c);
        }
        flag = c == '\u{1f3f4}' || (flag && tag);
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_or_hides_is_shown() {
        assert_eq!(visible("a\u{1b}[31mb\r\n\tc"), "a␛[31mb␍\n\tc");
        assert_eq!(visible("x\u{7f}\u{9b}\u{202e}y"), "x␡\\u{9b}\\u{202e}y");
        assert_eq!(visible("\u{feff}z\u{200b}"), "\\u{feff}z\\u{200b}");
    }

    #[test]
    fn names_of_any_script_and_emoji_stay_as_they_are() {
        for name in [
            "Zoë",
            "नेहा",
            "می\u{200c}خواهم",
            "👩\u{200d}💻",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "李",
        ] {
            assert_eq!(visible(name), name);
        }
        assert_eq!(visible("a\u{e0067}"), "a\\u{e0067}");
    }

    #[test]
    fn json_stays_json() {
        let text = serde_json::to_string("\u{9b}\u{202e}\u{e0067}é").unwrap();
        let escaped = json(&text);
        assert_eq!(escaped, "\"\\u009b\\u202e\\udb40\\udc67é\"");
        let back: String = serde_json::from_str(&escaped).unwrap();
        assert_eq!(back, "\u{9b}\u{202e}\u{e0067}é");
    }
}
