//! Problems of files as text: `path:line:column: error[rule]: what`, the line with the place marked, the way out.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use anstyle::{AnsiColor, Style};

use crate::model::problem::{Excerpt, Problem, Severity};
use crate::text::escape;
use crate::text::styled::Styled;

/// A problem for a reader, with a line end.
pub fn text(problem: &Problem) -> Styled {
    let mut out = Styled::default();
    let place = match (problem.line, problem.column) {
        (0, _) => format!("{}: ", problem.file),
        (line, 0) => format!("{}:{line}: ", problem.file),
        (line, column) => format!("{}:{line}:{column}: ", problem.file),
    };
    let (word, colour) = match problem.severity {
        Severity::Error => ("error", AnsiColor::Red),
        Severity::Warning => ("warning", AnsiColor::Yellow),
    };
    let loud = Style::new().bold();
    out.plain(place);
    out.push(
        loud.fg_color(Some(colour.into())),
        format!("{word}[{}]", problem.rule),
    );
    out.push(loud, format!(": {}", problem.message));
    out.plain("\n");
    if let Some(excerpt) = &problem.excerpt {
        out.plain(shown(excerpt, problem.line));
    }
    if let Some(hint) = &problem.hint {
        out.push(Style::new().fg_color(Some(AnsiColor::Cyan.into())), "help");
        out.plain(format!(": {hint}\n"));
    }
    out
}

/// The line with its number and carets under the place.
fn shown(excerpt: &Excerpt, line: usize) -> String {
    let part = |range: std::ops::Range<usize>| {
        escape::visible(excerpt.text.get(range).unwrap_or("")).replace('\n', " ")
    };
    // Escapes make the text longer: the place moves with them.
    let (before, marked, after) = (
        part(0..excerpt.start),
        part(excerpt.start..excerpt.end),
        part(excerpt.end..excerpt.text.len()),
    );
    let from = before.len();
    let to = from + marked.len();
    let source = format!("{before}{marked}{after}");
    let snippet = Snippet::source(source)
        .line_start(line)
        .annotation(AnnotationKind::Primary.span(from..to));
    let group = Group::with_level(Level::ERROR).element(snippet);
    let drawn = Renderer::plain().term_width(260).render(&[group]);
    drawn
        .lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ids::RelPath;

    fn problem(text: &str, at: std::ops::Range<usize>) -> String {
        let file = RelPath::new("people/ada/person.toml");
        let problem = Problem::at(
            "unknown-role",
            Severity::Error,
            file,
            text,
            at,
            "no such role",
        )
        .hint("did you mean `mentor`?");
        super::text(&problem).render(false)
    }

    #[test]
    fn a_problem_names_place_rule_line_and_way_out() {
        assert_eq!(
            problem("name = \"Ada\"\n\trole = \"mentr\" # x\n", 21..28),
            "people/ada/person.toml:2:9: error[unknown-role]: no such role\n  |\n\
             2 |     role = \"mentr\" # x\n  |            ^^^^^^^\nhelp: did you mean `mentor`?\n"
        );
    }

    #[test]
    fn a_hostile_line_is_shown_harmless_with_the_mark_in_its_place() {
        let text = "a = \u{1b}[31m\u{202e}李 bad\n";
        let at = text.find("bad").unwrap();
        let shown = problem(text, at..at + 3);
        assert!(
            !shown.contains('\u{1b}') && !shown.contains('\u{202e}'),
            "{shown}"
        );
        assert!(
            shown.contains("1 | a = ␛[31m\\u{202e}李 bad\n  |                     ^^^\n"),
            "{shown}"
        );
    }

    #[test]
    fn a_huge_line_stays_small_and_an_empty_place_has_one_caret() {
        let text = format!("{}X{}", "a".repeat(500_000), "b".repeat(500_000));
        let shown = problem(&text, 500_000..500_001);
        assert!(shown.len() < 1_000, "{}", shown.len());
        assert!(problem("a =\n", 3..3).contains("  |    ^\n"));
    }

    #[test]
    fn a_problem_of_a_whole_file_has_no_line() {
        let file = RelPath::new("people/ada/person.toml");
        let problem = Problem::of_file("unreadable", Severity::Warning, file, "this is a folder");
        assert_eq!(
            super::text(&problem).render(false),
            "people/ada/person.toml: warning[unreadable]: this is a folder\n"
        );
    }
}
