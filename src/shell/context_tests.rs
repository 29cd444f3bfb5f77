//! Tests of a run in a made-up world, over networks on disk.
#![expect(
    clippy::disallowed_methods,
    reason = "tests lay down the networks that they run in"
)]

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::rc::Rc;

use tempfile::TempDir;

use super::*;
use crate::shell::args::When;
use crate::shell::made_up::{Refusing, Stage};
use crate::shell::world::Clock;
use crate::text::doc::Doc;

/// A network with these files beside `mentor.toml`.
fn network(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (path, text) in [("mentor.toml", "format = 1\n")].iter().chain(files) {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    dir
}

fn people() -> TempDir {
    network(&[
        (
            "people/grace-okafor/person.toml",
            "name = \"Grace Okafor\"\nalso = [\"Amazing\"]\n",
        ),
        ("people/sam-lee/person.toml", "name = \"Sam Lee\"\n"),
        ("people/zoe/person.toml", "name = = \"Zoë\"\n"),
        ("circles/ops/circle.toml", "name = \"Operations\"\n"),
    ])
}

fn at(dir: &Path) -> Stage {
    Stage::new(&[]).at(dir)
}

#[test]
fn people_are_found_by_id_name_and_standard_input() {
    let dir = people();
    let mut stage = at(dir.path()).reading(b"sam\n\n  grace \nsam-lee\n");
    let code = stage.run(|context| {
        assert_eq!(context.person("amazing")?.as_str(), "grace-okafor");
        assert_eq!(context.who("operations")?.as_str(), "ops");
        let refused = context.person("ops").unwrap_err();
        assert_eq!(
            refused.message,
            "`ops` is a circle, and this is about a person"
        );
        let typed = ["grace".to_owned(), "-".to_owned()];
        let ids: Vec<String> = context
            .people(&typed)?
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(ids, ["grace-okafor", "sam-lee"]);
        Ok(Outcome::Done)
    });
    assert_eq!((code, stage.err.text().as_str()), (0, ""));
}

#[test]
fn a_broken_file_is_told_once_hides_nothing_and_ends_with_1() {
    let dir = people();
    let mut stage = at(dir.path());
    let code = stage.run(|context| {
        let network = context.read(&Scope::Roster)?;
        assert_eq!(network.people.len(), 3);
        context.read(&Scope::Everything)?;
        Ok(Outcome::Attention)
    });
    assert_eq!(code, 1, "1 wins over 3");
    let told = stage.err.text();
    assert!(
        told.starts_with("people/zoe/person.toml:1:8: error["),
        "{told}"
    );
    assert_eq!(told.matches("error[").count(), 1, "{told}");
}

#[test]
fn fail_fast_stops_at_the_first_problem() {
    let dir = people();
    let mut stage = at(dir.path());
    stage.globals.fail_fast = true;
    let code = stage.run(|context| {
        context.read(&Scope::Roster)?;
        panic!("the command went on");
    });
    assert_eq!(code, 1);
    assert!(
        stage
            .err
            .text()
            .ends_with("error: stopped at the first problem, as --fail-fast asks\n")
    );
}

#[test]
fn outcomes_have_their_exit_codes() {
    let dir = people();
    for (outcome, want) in [
        (Ok(Outcome::Done), 0),
        (Ok(Outcome::Attention), 3),
        (Err(Failure::new("no")), 1),
        (Err(Failure::usage("no")), 2),
    ] {
        assert_eq!(at(dir.path()).run(|_| outcome), want);
    }
}

#[test]
fn the_network_is_looked_for_where_it_was_asked_for() {
    let (one, other, none) = (people(), network(&[]), TempDir::new().unwrap());
    let deep = one.path().join("people/zoe");
    let size = |mut stage: Stage| {
        let mut size = None;
        let code = stage.run(|context| {
            size = Some(context.read(&Scope::Roster)?.people.len());
            Ok(Outcome::Done)
        });
        (code, size, stage.err.text())
    };
    assert_eq!(size(at(&deep)).1, Some(3));
    let named = |dir: &Path| Stage::new(&[("MENTOR_NETWORK", dir.to_str().unwrap())]).at(&deep);
    assert_eq!(size(named(other.path())), (0, Some(0), String::new()));
    let mut flagged = named(other.path());
    flagged.globals.dir = Some(one.path().to_owned());
    assert_eq!(size(flagged).1, Some(3));

    let (code, _, said) = size(at(none.path()));
    assert_eq!(code, 1);
    assert!(
        said.contains(none.path().to_str().unwrap()) && said.contains("mentor init"),
        "{said}"
    );
    let (code, _, said) = size(named(none.path()));
    assert_eq!(code, 1);
    assert!(
        said.contains("hint: this folder is named by $MENTOR_NETWORK\n"),
        "{said}"
    );
    let (_, _, said) = size(Stage::new(&[]));
    assert_eq!(
        said,
        "error: the working directory is gone\nhint: name the network: mentor -C DIR …\n"
    );
}

#[test]
fn the_day_is_the_options_then_the_variables_then_the_clocks() {
    let day = |typed: Option<&str>, vars: &[(&str, &str)]| {
        let mut stage = Stage::new(vars);
        stage.globals.today = typed.map(str::to_owned);
        let mut day = String::new();
        let code = stage.run(|context| {
            day = context.today().to_string();
            Ok(Outcome::Done)
        });
        (code, day + &stage.err.text())
    };
    let env = [("MENTOR_TODAY", "2025-02-03")];
    assert_eq!(day(Some("2024-05-06"), &env).1, "2024-05-06");
    assert_eq!(day(None, &env).1, "2025-02-03");
    assert_eq!(day(None, &[]).1, "2026-11-21");
    assert_eq!(day(Some("yesterday"), &env).1, "2026-11-20");
    assert_eq!(
        day(Some("2026-02-30"), &[]),
        (2, "error: --today: there is no day 2026-02-30\n".to_owned())
    );
    let wrong = day(None, &[("MENTOR_TODAY", "\u{1b}[31m")]);
    assert_eq!(wrong.0, 2);
    assert!(
        wrong
            .1
            .starts_with("error: $MENTOR_TODAY: `␛[31m` is not a date\n"),
        "{}",
        wrong.1
    );
}

#[test]
fn the_clock_is_asked_once_and_may_be_wrong() {
    let asked = Rc::new(std::cell::Cell::new(0));
    let count = Rc::clone(&asked);
    let mut stage = Stage::new(&[]);
    stage.printer.world.clock = Box::new(move || {
        count.set(count.get() + 1);
        Clock {
            day: None,
            warning: Some("the time zone is unknown".to_owned()),
        }
    });
    assert_eq!(stage.run(|_| Ok(Outcome::Done)), 1);
    assert_eq!(asked.get(), 1);
    assert_eq!(
        stage.err.text(),
        "warning: the time zone is unknown\n\
         error: the clock of this machine is outside the years 1 to 9999\n\
         hint: give the day: mentor --today 2026-11-21 …\n"
    );
}

fn page() -> Doc {
    let mut doc = Doc::default();
    doc.heading(2, "Grace \u{202e}").para("**Now** or later");
    doc
}

#[test]
fn a_pipe_gets_markdown_and_a_terminal_a_page() {
    let mut piped = Stage::new(&[]);
    piped.run(|context| {
        context.print(&page());
        context.print("grace-okafor");
        Ok(Outcome::Done)
    });
    assert_eq!(
        piped.out.text(),
        "## Grace \\u{202e}\n\n**Now** or later\ngrace-okafor\n"
    );

    let shown = crate::shell::made_up::Heard::default();
    let pager = shown.clone();
    let mut seen = Stage::new(&[("MENTOR_PAGER", "less -S")])
        .on_a_terminal("")
        .running(move |line, _, input| {
            assert_eq!(line, "less -S");
            std::io::Write::write(&mut pager.clone(), input.unwrap()).unwrap();
            true
        });
    seen.run(|context| {
        context.print(&page());
        Ok(Outcome::Done)
    });
    assert_eq!(seen.out.text(), "");
    assert_eq!(
        shown.text(),
        "\u{1b}[1m\u{1b}[36mGrace \\u{202e}\u{1b}[0m\n\n\u{1b}[1mNow\u{1b}[0m or later\n"
    );

    for vars in [[("PAGER", "cat")], [("PAGER", "")]] {
        let mut seen = Stage::new(&vars).on_a_terminal("");
        seen.globals.color = When::Never;
        seen.run(|context| {
            context.print(&page());
            Ok(Outcome::Done)
        });
        assert_eq!(seen.out.text(), "Grace \\u{202e}\n\nNow or later\n");
    }
}

#[test]
fn colour_follows_the_option_then_the_variables_then_the_terminal() {
    let colours = |color: When, vars: &[(&str, &str)], terminal: bool| {
        let mut stage = Stage::new(vars);
        stage.printer.world.stdout_is_terminal = terminal;
        stage.globals.color = color;
        stage.printer.obey(&stage.globals);
        stage.printer.colours()
    };
    assert!(colours(When::Auto, &[], true));
    assert!(!colours(When::Auto, &[], false));
    assert!(colours(When::Always, &[("NO_COLOR", "1")], false));
    assert!(!colours(When::Never, &[("CLICOLOR_FORCE", "1")], true));
    assert!(!colours(
        When::Auto,
        &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")],
        true
    ));
    assert!(colours(
        When::Auto,
        &[("NO_COLOR", ""), ("CLICOLOR_FORCE", "1")],
        false
    ));
    assert!(!colours(When::Auto, &[("CLICOLOR_FORCE", "0")], false));
    assert!(!colours(When::Auto, &[("CLICOLOR", "0")], true));
    assert!(!colours(When::Auto, &[("TERM", "dumb")], true));
}

#[test]
fn closed_pipes_end_quietly_and_full_disks_do_not() {
    let said = |kind: ErrorKind| {
        let mut stage = Stage::new(&[]);
        stage.printer.world.stdout = Box::new(Refusing(kind));
        let code = stage.run(|context| {
            context.print("x");
            Ok(Outcome::Done)
        });
        (code, stage.err.text())
    };
    assert_eq!(said(ErrorKind::BrokenPipe), (0, String::new()));
    assert_eq!(said(ErrorKind::StorageFull).0, 1);
    assert!(
        said(ErrorKind::StorageFull)
            .1
            .starts_with("error: cannot write to standard output: ")
    );
    let mut stage = Stage::new(&[]);
    stage.printer.world.stderr = Box::new(Refusing(ErrorKind::StorageFull));
    let code = stage.run(|context| {
        context.note("lost");
        context.print("x");
        Ok(Outcome::Done)
    });
    assert_eq!((code, stage.out.text().as_str()), (0, "x\n"));
}

#[test]
fn stderr_stays_under_64_kilobytes() {
    let mut stage = Stage::new(&[]);
    stage.run(|context| {
        for number in 0..10_000 {
            context.note(format!("line {number} of very many"));
        }
        Ok(Outcome::Done)
    });
    let said = stage.err.text();
    assert!(said.len() < 64 * 1024, "{}", said.len());
    assert!(said.ends_with("mentor: more was left out here; `mentor check` lists all of it\n"));
}

#[test]
fn questions_are_asked_on_a_terminal_only() {
    let mut stage = Stage::new(&[]).on_a_terminal(" yes \nno\n");
    stage.run(|context| {
        context.print("before");
        assert_eq!(context.input().ask("Sure?")?.as_deref(), Some("yes"));
        assert_eq!(context.input().ask("Again?")?.as_deref(), Some("no"));
        assert_eq!(context.input().ask("More?")?, None);
        Ok(Outcome::Done)
    });
    assert_eq!(stage.err.text(), "Sure? Again? More? ");
    let mut stage = Stage::new(&[]).reading(b"yes\n");
    stage.run(|context| {
        assert_eq!(context.input().ask("Sure?")?, None);
        assert_eq!(context.input().text()?, "yes\n");
        Ok(Outcome::Done)
    });
    assert_eq!(stage.err.text(), "");
    let mut stage = Stage::new(&[]).reading(b"ab\xff");
    assert_eq!(
        stage.run(|context| context.input().text().map(|_| Outcome::Done)),
        1
    );
    assert_eq!(
        stage.err.text(),
        "error: standard input is not UTF-8 at byte 2\n"
    );
}

/// An editor that adds a line and ends as told.
fn typing(dir: &Path, well: bool) -> Stage {
    Stage::new(&[("EDITOR", "ed -x")])
        .at(dir)
        .running(move |line, path, _| {
            assert_eq!(line, "ed -x");
            let path = path.unwrap();
            let text = fs::read_to_string(path).unwrap();
            fs::write(path, text + "typed\n").unwrap();
            well
        })
}

#[test]
fn what_was_typed_is_kept_until_the_command_ends_well() {
    let dir = network(&[]);
    let kept = dir.path().join(".mentor/note.md");
    let mut stage = typing(dir.path(), true);
    let code = stage.run(|context| {
        assert_eq!(
            context.input().edit("note.md", "a\n")?.as_deref(),
            Some("a\ntyped\n")
        );
        Ok(Outcome::Done)
    });
    assert_eq!((code, kept.exists()), (0, false));

    for (well, refused) in [(false, false), (true, true)] {
        let mut stage = typing(dir.path(), well);
        let code = stage.run(|context| {
            context.input().edit("note.md", "a\n")?;
            if refused {
                Err(Failure::new("no such day"))
            } else {
                Ok(Outcome::Done)
            }
        });
        assert_eq!(code, 1);
        assert_eq!(fs::read_to_string(&kept).unwrap(), "a\ntyped\n");
        let hint = format!("hint: what you typed is kept in {}\n", kept.display());
        assert!(stage.err.text().ends_with(&hint), "{}", stage.err.text());
        fs::remove_file(&kept).unwrap();
    }
}

#[test]
fn an_untouched_text_is_nothing_to_write() {
    let dir = network(&[]);
    let mut stage = Stage::new(&[("VISUAL", "true"), ("EDITOR", "no")])
        .at(dir.path())
        .running(|line, _, _| line == "true");
    let code = stage.run(|context| {
        assert_eq!(context.input().edit("note.md", "a\n")?, None);
        Err(Failure::new("nothing to write"))
    });
    assert_eq!(code, 1);
    assert!(!dir.path().join(".mentor/note.md").exists());
    let mut stage = Stage::new(&[]).at(dir.path());
    let code = stage.run(|context| context.input().edit("note.md", "").map(|_| Outcome::Done));
    assert_eq!(code, 1);
    assert!(
        stage
            .err
            .text()
            .starts_with("error: there is no terminal to edit in")
    );
}

/// A decision to add a line to the log of somebody.
fn log_line(_: &Network) -> Result<ChangeSet, Failure> {
    let mut set = ChangeSet::new("Log a touch");
    let log = crate::model::ids::RelPath::new("people/sam-lee/log.md");
    set.append(&log, "- 2026-11-21 contact: met");
    Ok(set)
}

#[test]
fn a_dry_run_shows_a_diff_and_writes_nothing() {
    let dir = people();
    let mut stage = at(dir.path());
    let code = stage.run(|context| {
        let scope = Scope::People(vec![PersonId::new("sam-lee")]);
        assert_eq!(context.change(&scope, true, log_line)?, []);
        assert_eq!(
            context.change(&scope, true, |_| Ok(ChangeSet::new("")))?,
            []
        );
        Ok(Outcome::Done)
    });
    assert_eq!(
        (code, stage.err.text().as_str()),
        (0, "nothing would change\n")
    );
    assert!(
        stage.out.text().ends_with("+- 2026-11-21 contact: met\n"),
        "{}",
        stage.out.text()
    );
    assert!(!dir.path().join("people/sam-lee/log.md").exists());
}

#[test]
fn a_change_is_written_told_and_committed_where_that_is_asked() {
    let dir = people();
    let scope = Scope::People(vec![PersonId::new("sam-lee")]);
    let mut stage = at(dir.path());
    let code = stage.run(|context| {
        let written = context.change(&scope, false, log_line)?;
        assert_eq!(written.len(), 1);
        context.change(&scope, false, |_| Ok(ChangeSet::new("")))?;
        let refused = context.change(&scope, false, |_| Err(Failure::new("not so")));
        assert_eq!(refused.unwrap_err().message, "not so");
        Ok(Outcome::Done)
    });
    assert_eq!(code, 0);
    assert_eq!(
        stage.err.text(),
        "wrote people/sam-lee/log.md\nnothing changed: it is so already\n"
    );
    let log = fs::read_to_string(dir.path().join("people/sam-lee/log.md")).unwrap();
    assert_eq!(log, "- 2026-11-21 contact: met\n");
}

/// The exit code, what git was asked, and what was said, with a git whose commit answers so.
fn committed(git_dir: &Path, answer: Result<String, String>) -> (u8, Vec<String>, String) {
    let dir = people();
    fs::write(
        dir.path().join("mentor.toml"),
        "format = 1\n[git]\ncommit = true\n",
    )
    .unwrap();
    let asked = Rc::new(std::cell::RefCell::new(Vec::new()));
    let heard = Rc::clone(&asked);
    let git_dir = format!("{}\n", git_dir.display());
    let mut stage = at(dir.path());
    stage.printer.world.git = Box::new(move |_, args| {
        let words: Vec<String> = args
            .iter()
            .map(|word| word.to_string_lossy().into_owned())
            .collect();
        match (words[0].as_str(), words[1].as_str()) {
            ("rev-parse", "--is-inside-work-tree") => return Ok("true\n".to_owned()),
            ("rev-parse", _) => return Ok(git_dir.clone()),
            ("status", _) => return Ok("?? net/people/sam-lee/log.md\0".to_owned()),
            _ => {}
        }
        heard.borrow_mut().push(words.join(" "));
        match words[0].as_str() {
            "commit" => answer.clone(),
            _ => Ok(String::new()),
        }
    });
    let code = stage.run(|context| {
        context.change(&Scope::Roster, false, log_line)?;
        Ok(Outcome::Done)
    });
    assert!(dir.path().join("people/sam-lee/log.md").exists());
    let asked = asked.borrow().clone();
    (code, asked, stage.err.text())
}

#[test]
fn a_commit_holds_just_what_was_written() {
    let git = TempDir::new().unwrap();
    let (code, asked, said) = committed(git.path(), Ok(String::new()));
    assert_eq!(code, 1, "zoe's broken file");
    let path = ":(top,literal)net/people/sam-lee/log.md";
    let commit = format!("commit --quiet --cleanup=whitespace -m Log a touch --only -- {path}");
    let add = format!("add --intent-to-add -- {path}");
    assert_eq!(asked, [add.as_str(), commit.as_str()]);
    assert!(
        said.ends_with("wrote people/sam-lee/log.md\ncommitted: Log a touch\n"),
        "{said}"
    );

    // What was not committed is in the index no more.
    let (_, asked, said) = committed(git.path(), Err("hook says no\nask Ana".to_owned()));
    let back = format!("rm --cached --quiet --force -- {path}");
    assert_eq!(asked, [add.as_str(), commit.as_str(), back.as_str()]);
    let told = "error: written, but git made no commit: hook says no\n  ask Ana\nhint: to commit it by hand: git -C ";
    assert!(said.contains(told), "{said}");

    fs::write(git.path().join("MERGE_HEAD"), "").unwrap();
    let (_, asked, said) = committed(git.path(), Ok(String::new()));
    assert!(asked.is_empty());
    assert!(
        said.contains("no commit was made: a merge is under way\nhint: when that is settled: git"),
        "{said}"
    );
}

#[test]
fn an_interrupted_write_is_told_once_and_ends_with_1() {
    let dir = network(&[(".mentor/unfinished.json", "half")]);
    let mut stage = at(dir.path());
    let code = stage.run(|context| {
        context.read(&Scope::Roster)?;
        context.read(&Scope::Roster)?;
        Ok(Outcome::Done)
    });
    assert_eq!(code, 1);
    assert_eq!(
        stage.err.text(),
        "error: a command was interrupted while it wrote: a write whose record cannot be read\n\
         hint: the next command that writes completes it, and so does `mentor check --fix`\n"
    );
}
