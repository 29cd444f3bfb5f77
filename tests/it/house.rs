//! The source tree as the rules of the house see it: files, rooms, what each imports.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::sandbox::repository;

/// A source file of the library.
pub struct Source {
    /// The path under `src/`.
    pub path: PathBuf,
    /// `store::door`, `lib`.
    pub module: String,
    /// The whole text.
    pub text: String,
    /// The text without its tests.
    pub body: String,
}

impl Source {
    /// The room: the first part of the module.
    pub fn room(&self) -> &str {
        self.module.split("::").next().unwrap()
    }

    /// Whether the file holds tests only, or what only they use.
    pub fn is_test(&self) -> bool {
        let name = self.path.file_stem().unwrap().to_string_lossy();
        name.ends_with("_tests") || name == "tests" || self.text.contains("#![cfg(test)]")
    }

    /// Every path of this crate that the body names, absolute: `store::door::Door`.
    pub fn imports(&self) -> BTreeSet<String> {
        let code = without_comments(&self.body);
        let mut found = BTreeSet::new();
        for (at, _) in code.match_indices("crate::") {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
                continue;
            }
            paths(&code[at + "crate::".len()..], String::new(), &mut found);
        }
        for (at, _) in code.match_indices("super::") {
            if code[..at].ends_with("super::") {
                continue;
            }
            let mut rest = &code[at..];
            let mut parts: Vec<&str> = self.module.split("::").collect();
            while let Some(after) = rest.strip_prefix("super::") {
                parts.pop();
                rest = after;
            }
            if !parts.is_empty() {
                paths(rest, format!("{}::", parts.join("::")), &mut found);
            }
        }
        found
    }
}

/// Every source file, in order of its path.
pub fn sources() -> Vec<Source> {
    let root = repository().join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension() == Some("rs".as_ref()) {
                found.push(source(&root, &path));
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn source(root: &Path, path: &Path) -> Source {
    let text = fs::read_to_string(path).unwrap();
    let path = path.strip_prefix(root).unwrap().to_owned();
    let parts: Vec<String> = path
        .with_extension("")
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .filter(|part| part != "mod")
        .collect();
    let body = match text.find("#[cfg(test)]\nmod ") {
        Some(at) if at > 0 && !text[at..].starts_with("#[cfg(test)]\nmod fixture") => {
            text[..at].to_owned()
        }
        _ => text.clone(),
    };
    let body = match body.find("#[cfg(test)]\n#[path") {
        Some(at) => body[..at].to_owned(),
        None => body,
    };
    Source {
        module: parts.join("::"),
        path,
        text,
        body,
    }
}

/// The code without comments and without what stands in strings.
fn without_comments(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let line = line.trim_start();
        if line.starts_with("//") {
            continue;
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// Reads a path or a tree of paths (`a::{b, c::D}`) at the beginning of a text.
fn paths(text: &str, prefix: String, found: &mut BTreeSet<String>) {
    // What is still to be read, with what stands before it.
    let mut prefix = prefix;
    let mut outer: Vec<String> = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        match c {
            c if c.is_alphanumeric() || c == '_' => word.push(c),
            ':' => word.push(c),
            '{' if word.ends_with("::") || (word.is_empty() && !outer.is_empty()) => {
                outer.push(prefix.clone());
                prefix.push_str(&word);
                word.clear();
            }
            ',' | '}' if !outer.is_empty() => {
                if !word.is_empty() {
                    found.insert(format!("{prefix}{word}"));
                    word.clear();
                }
                if c == '}' {
                    prefix = outer.pop().unwrap();
                    if outer.is_empty() {
                        return;
                    }
                }
            }
            c if c.is_whitespace() && !outer.is_empty() => {
                // `a as b`: the new name is no path.
                if !word.is_empty() {
                    found.insert(format!("{prefix}{word}"));
                    word.clear();
                }
            }
            _ => break,
        }
    }
    if !word.is_empty() {
        found.insert(format!("{prefix}{}", word.trim_end_matches(':')));
    }
}
