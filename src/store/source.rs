//! From bytes to text: what is no text, what is too much, what git left half merged.
//!
//! What may live here: problems of a file as a whole. What may not: what the text means.

use std::ops::Range;

use memchr::memmem;

use super::door::{Kind, Refused};
use crate::model::ids::RelPath;
use crate::model::problem::{Excerpt, Mend, Problem, Severity};

/// A file's text, whole (a BOM counted), and where it comes from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'t> {
    /// The file.
    pub path: &'t RelPath,
    /// Its text.
    pub text: &'t str,
    /// Whether anybody wants to hear warnings: most commands speak of errors only, and finding the
    /// place of each warning in ten thousand notes takes longer than reading them.
    pub warnings: bool,
}

/// The most errors, and the most warnings, of one file that are told: the rest is noise, and finding
/// the line of each of a million would take hours.
const MOST_TOLD: usize = 100;

impl<'t> Source<'t> {
    /// A text whose warnings are wanted.
    pub fn new(path: &'t RelPath, text: &'t str) -> Self {
        Self {
            path,
            text,
            warnings: true,
        }
    }

    /// Whether no more problems of this severity are to be told of this file: enough were, or none are wanted.
    pub fn full(&self, problems: &[Problem], severity: Severity) -> bool {
        if severity == Severity::Warning && !self.warnings {
            return true;
        }
        let own = problems.iter().rev();
        let own = own.take_while(|problem| problem.file == *self.path);
        let like = own.filter(|problem| problem.severity == severity);
        like.take(MOST_TOLD).count() == MOST_TOLD
    }

    /// An error at a byte range of the text.
    pub fn error(&self, rule: &'static str, at: Range<usize>, message: String) -> Problem {
        let file = self.path.clone();
        Problem::at(rule, Severity::Error, file, self.text, at, message)
    }

    /// A warning at a byte range of the text.
    pub fn warning(&self, rule: &'static str, at: Range<usize>, message: String) -> Problem {
        let file = self.path.clone();
        Problem::at(rule, Severity::Warning, file, self.text, at, message)
    }

    /// What puts other words in the place of those at a byte range.
    pub fn instead(&self, at: Range<usize>, now: String) -> Option<Mend> {
        let was = self.text.get(at.clone())?.to_owned();
        Some(Mend::Bytes {
            range: at,
            was,
            now,
        })
    }

    /// Where the text begins after a BOM.
    pub fn start(&self) -> usize {
        if self.text.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            0
        }
    }
}

/// The rule of a file that the system does not give.
pub const UNREADABLE: &str = "unreadable";

/// What a refusal at the door is for a person; `None` where the file is gone, which is no problem:
/// files come and go while a program reads.
pub fn refusal(path: &RelPath, refused: &Refused, cap: u64) -> Option<Problem> {
    let (rule, message, hint) = match refused {
        Refused::Missing | Refused::Exists => return None,
        Refused::Outside => (
            "outside",
            "this symbolic link leads out of the network and is not followed".to_owned(),
            Some("put the file itself here, or a link that stays inside"),
        ),
        Refused::NotA(Kind::File) => (
            "not-a-folder",
            "a file stands where a folder is expected".to_owned(),
            Some("rename or remove it"),
        ),
        Refused::NotA(kind) => (
            "not-a-file",
            format!("{kind} stands where a file is expected"),
            Some("rename or remove it"),
        ),
        Refused::TooLarge(bytes) => (
            "too-large",
            format!("this file holds {bytes} bytes, and at most {cap} are read"),
            Some("keep long material in a file of another name and name it in the notes"),
        ),
        Refused::System(_) => (UNREADABLE, format!("cannot be read: {refused}"), None),
    };
    let problem = Problem::of_file(rule, Severity::Error, path.clone(), message);
    Some(match hint {
        Some(hint) => problem.hint(hint),
        None => problem,
    })
}

/// The text of a file's bytes; where they are no UTF-8, a problem that says where and what they may be.
pub fn text_of<'t>(path: &RelPath, bytes: &'t [u8]) -> Result<&'t str, Box<Problem>> {
    std::str::from_utf8(bytes).map_err(|error| Box::new(not_utf8(path, bytes, error.valid_up_to())))
}

fn not_utf8(path: &RelPath, bytes: &[u8], at: usize) -> Problem {
    let encoding = likely_encoding(bytes);
    let before = bytes.get(..at).unwrap_or_default();
    let line_start = memchr::memrchr(b'\n', before).map_or(0, |end| end + 1);
    let line_bytes = bytes.get(line_start..).unwrap_or_default();
    let line_end = memchr::memchr(b'\n', line_bytes).unwrap_or(line_bytes.len());
    let line_bytes = line_bytes.get(..line_end.min(200)).unwrap_or_default();
    let start_of_line = bytes.get(line_start..at).unwrap_or_default();
    let column = String::from_utf8_lossy(start_of_line).chars().count() + 1;
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    let text = String::from_utf8_lossy(line_bytes).trim_end().to_owned();
    let start = start_of_line.len().min(text.len());
    let mut problem = Problem::of_file(
        "not-utf8",
        Severity::Error,
        path.clone(),
        format!("byte {at} is not UTF-8: the file looks like {encoding}"),
    );
    problem.line = line;
    problem.column = column;
    if text.is_char_boundary(start) && !encoding.starts_with("UTF-16") {
        let end = text.get(start..).and_then(|t| t.chars().next());
        let end = start + end.map_or(0, char::len_utf8);
        problem.excerpt = Some(Excerpt { text, start, end });
    }
    problem.hint(match encoding {
        "Latin-1" => format!(
            "save it as UTF-8: iconv -f latin1 -t utf-8 {}",
            path.file_name()
        ),
        other => format!(
            "save it as UTF-8: iconv -f {other} -t utf-8 {}",
            path.file_name()
        ),
    })
}

fn likely_encoding(bytes: &[u8]) -> &'static str {
    let nul_at = |odd: usize| {
        let sample = bytes.get(..bytes.len().min(200)).unwrap_or_default();
        let zeros = sample.iter().skip(odd).step_by(2).filter(|b| **b == 0);
        zeros.count() * 4 > sample.len()
    };
    match bytes {
        [0xff, 0xfe, ..] => "UTF-16LE",
        [0xfe, 0xff, ..] => "UTF-16BE",
        _ if nul_at(1) => "UTF-16LE",
        _ if nul_at(0) => "UTF-16BE",
        _ => "Latin-1",
    }
}

/// What git left of a merge that was not finished: a problem for each conflict, with its three lines.
pub fn conflicts(source: Source<'_>) -> Vec<Problem> {
    // Nearly every file is told apart here, at the speed of memory.
    if memmem::find(source.text.as_bytes(), b"<<<<<<< ").is_none() {
        return Vec::new();
    }
    let mut problems = Vec::new();
    let mut begun: Option<(usize, usize, usize)> = None;
    let mut offset = 0;
    for (index, line) in source.text.split_inclusive('\n').enumerate() {
        let number = index + 1;
        if line.starts_with("<<<<<<< ") {
            begun = Some((number, offset, 0));
        } else if line.trim_end() == "======="
            && let Some(begun) = &mut begun
        {
            begun.2 = number;
        } else if line.starts_with(">>>>>>>")
            && let Some((first, at, middle)) = begun
            && middle > 0
        {
            let message = format!(
                "merge conflict from line {first} to line {number}, divided at line {middle}"
            );
            if source.full(&problems, Severity::Error) {
                break;
            }
            problems.push(
                source
                    .error("conflict-markers", at..at + 7, message)
                    .hint("keep what is right of both sides and remove the three marker lines"),
            );
            begun = None;
        }
        offset += line.len();
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path() -> RelPath {
        RelPath::new("people/ana/person.toml")
    }

    #[test]
    fn what_is_not_utf8_is_told_with_its_place_and_its_likely_encoding() {
        let latin = b"a = 1\nname = \"Jos\xe9\"\n";
        let problem = text_of(&path(), latin).unwrap_err();
        assert_eq!(
            (problem.rule, problem.line, problem.column),
            ("not-utf8", 2, 12)
        );
        assert_eq!(
            problem.message,
            "byte 17 is not UTF-8: the file looks like Latin-1"
        );
        let excerpt = problem.excerpt.unwrap();
        assert_eq!(excerpt.text, "name = \"Jos\u{fffd}\"");
        assert_eq!(&excerpt.text[excerpt.start..excerpt.end], "\u{fffd}");
        assert!(problem.hint.unwrap().contains("iconv -f latin1"));

        let utf16: Vec<u8> = "\u{feff}name = \"Ana\"\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let problem = text_of(&path(), &utf16).unwrap_err();
        assert_eq!(
            problem.message,
            "byte 0 is not UTF-8: the file looks like UTF-16LE"
        );
        let no_bom: Vec<u8> = "name = \"é\"\n"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        let problem = text_of(&path(), &no_bom).unwrap_err();
        assert!(problem.message.ends_with("looks like UTF-16BE"));
    }

    #[test]
    fn a_conflict_is_named_with_its_lines_and_an_underlined_heading_is_none() {
        let text = "x\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\ny\n";
        let path = path();
        let found = conflicts(Source::new(&path, text));
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].rule, found[0].line, found[0].column),
            ("conflict-markers", 2, 1)
        );
        assert_eq!(
            found[0].message,
            "merge conflict from line 2 to line 6, divided at line 4"
        );
        for fine in ["Title\n=======\n", "> <<<<<<< x\n", "<<<<<<< x\nno more\n"] {
            assert!(conflicts(Source::new(&path, fine)).is_empty(), "{fine}");
        }
    }

    #[test]
    fn a_file_that_went_away_is_no_problem_and_other_refusals_are_named() {
        let rule = |refused| refusal(&path(), &refused, 9).map(|p| p.rule);
        assert_eq!(rule(Refused::Missing), None);
        assert_eq!(rule(Refused::Outside), Some("outside"));
        assert_eq!(rule(Refused::NotA(Kind::Folder)), Some("not-a-file"));
        assert_eq!(rule(Refused::TooLarge(10)), Some("too-large"));
        let io = Refused::System(std::io::Error::from_raw_os_error(13));
        let problem = refusal(&path(), &io, 9).unwrap();
        assert_eq!(problem.message, "cannot be read: permission denied");
    }
}
