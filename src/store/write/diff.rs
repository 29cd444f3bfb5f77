//! A change of files as a unified diff that `git apply` and `patch -p1` take.
//!
//! What may live here: the text of the diff. What may not: a file, a decision.

use std::fmt::Write;

use similar::{DiffOp, DiffTag, TextDiff};

/// Lines around a change that are shown with it.
const CONTEXT: usize = 3;

/// One file before and after; `None` where it is not there.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// Its path in the network.
    pub path: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// The diff of one file; empty where nothing changes.
pub fn diff(old: Option<Side<'_>>, new: Option<Side<'_>>) -> String {
    let mut out = String::new();
    let (Some(from), Some(to)) = (old.or(new), new.or(old)) else {
        return out;
    };
    if old.is_some() && new.is_some() && from.path == to.path && from.text == to.text {
        return out;
    }
    let _ = writeln!(
        out,
        "diff --git {} {}",
        name("a/", from.path),
        name("b/", to.path)
    );
    if old.is_none() {
        out.push_str("new file mode 100644\n");
    } else if new.is_none() {
        out.push_str("deleted file mode 100644\n");
    } else if from.path != to.path {
        let (from, to) = (name("", from.path), name("", to.path));
        let _ = write!(out, "rename from {from}\nrename to {to}\n");
    }
    let hunks = hunks(
        old.map_or("", |side| side.text),
        new.map_or("", |side| side.text),
    );
    if !hunks.is_empty() {
        let head = |side: Option<Side<'_>>, letter: &str| {
            side.map_or("/dev/null".to_owned(), |side| {
                // A blank in a name would otherwise end it.
                let end = if side.path.contains(' ') { "\t" } else { "" };
                name(letter, side.path) + end
            })
        };
        let _ = write!(out, "--- {}\n+++ {}\n", head(old, "a/"), head(new, "b/"));
        out.push_str(&hunks);
    }
    out
}

/// A name as git writes it: in quotes where a character would be misread.
fn name(letter: &str, path: &str) -> String {
    if !path.contains(|c: char| c.is_control() || c == '"' || c == '\\') {
        return format!("{letter}{path}");
    }
    let mut out = format!("\"{letter}");
    for c in path.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    let _ = write!(out, "\\{byte:03o}");
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn hunks(old: &str, new: &str) -> String {
    let before: Vec<&str> = old.split_inclusive('\n').collect();
    let after: Vec<&str> = new.split_inclusive('\n').collect();
    let diff = TextDiff::from_slices(&before, &after);
    let mut out = String::new();
    for group in diff.grouped_ops(CONTEXT) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else {
            continue;
        };
        let from = place(first.old_range().start, last.old_range().end);
        let to = place(first.new_range().start, last.new_range().end);
        let _ = writeln!(out, "@@ -{from} +{to} @@");
        for op in &group {
            lines(&mut out, op, &before, &after);
        }
    }
    out
}

/// `12,3`; an empty place is named by the line before it.
fn place(start: usize, end: usize) -> String {
    match end - start {
        0 => format!("{start},0"),
        1 => format!("{}", start + 1),
        count => format!("{},{count}", start + 1),
    }
}

fn lines(out: &mut String, op: &DiffOp, before: &[&str], after: &[&str]) {
    let mut put = |mark: char, lines: Option<&[&str]>| {
        for line in lines.unwrap_or_default() {
            out.push(mark);
            out.push_str(line);
            if !line.ends_with('\n') {
                out.push_str("\n\\ No newline at end of file\n");
            }
        }
    };
    if op.tag() == DiffTag::Equal {
        put(' ', before.get(op.old_range()));
    } else {
        put('-', before.get(op.old_range()));
        put('+', after.get(op.new_range()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side<'a>(path: &'a str, text: &'a str) -> Option<Side<'a>> {
        Some(Side { path, text })
    }

    #[test]
    fn a_change_is_shown_with_the_lines_around_it() {
        let old = "1\n2\n3\n4\n5\r\n6\n7\n8\n9";
        assert_eq!(
            diff(
                side("a.md", old),
                side("a.md", &old.replace("5\r", "five\r"))
            ),
            "diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\r\n+five\r\n 6\n 7\n 8\n"
        );
        assert_eq!(
            diff(side("a.md", "x"), side("a.md", "x\ny")),
            "diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1 +1,2 @@\n-x\n\
             \\ No newline at end of file\n+x\n+y\n\\ No newline at end of file\n"
        );
        assert_eq!(diff(side("a.md", "x"), side("a.md", "x")), "");
    }

    #[test]
    fn new_removed_and_renamed_files_have_gits_headers() {
        assert_eq!(
            diff(None, side("a b.md", "x\n")),
            "diff --git a/a b.md b/a b.md\nnew file mode 100644\n--- /dev/null\n+++ b/a b.md\t\n@@ -0,0 +1 @@\n+x\n"
        );
        assert_eq!(
            diff(side("é\"\u{1b}.md", "x\n"), None),
            "diff --git \"a/é\\\"\\033.md\" \"b/é\\\"\\033.md\"\ndeleted file mode 100644\n\
             --- \"a/é\\\"\\033.md\"\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"
        );
        assert_eq!(
            diff(side("a", "x\n"), side("b", "x\n")),
            "diff --git a/a b/b\nrename from a\nrename to b\n"
        );
        assert_eq!(
            diff(None, side("a", "")),
            "diff --git a/a b/a\nnew file mode 100644\n"
        );
    }
}
