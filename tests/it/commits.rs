//! `[git] commit = true`: one commit of just what a command wrote, whatever state the repository is in, and
//! never a byte of what its owner has staged.

use std::fs;

use crate::sandbox::Sandbox;

/// A network that asks for commits, with all of it committed.
fn network() -> Sandbox {
    let sandbox = Sandbox::new("examples/harbor").unwrap();
    let settings = sandbox.network().join("mentor.toml");
    let text = fs::read_to_string(&settings).unwrap();
    let text = if text.contains("commit = false") {
        text.replace("commit = false", "commit = true")
    } else {
        format!("{text}\n[git]\ncommit = true\n")
    };
    fs::write(settings, text).unwrap();
    sh(&sandbox, "git add -A && git commit -qm 'Ask for commits'");
    sandbox
}

/// What a line of shell prints on stdout; it must end well.
fn sh(sandbox: &Sandbox, line: &str) -> String {
    let output = sandbox.sh(line);
    assert!(
        output.status.success(),
        "{line}: {}",
        sandbox.text(&output.stderr)
    );
    sandbox.text(&output.stdout)
}

const TOUCH: &str = "mentor touch 'called Sam Lee'";
const LOG: &str = "people/sam-lee/log.md";

/// Runs the command; gives its exit code and what it said on stderr.
fn run(sandbox: &Sandbox, line: &str) -> (i32, String) {
    let output = sandbox.sh(line);
    (output.status.code().unwrap(), sandbox.text(&output.stderr))
}

/// The last commit: its message and its files.
fn last(sandbox: &Sandbox) -> String {
    sh(sandbox, "git show --format=%s --name-only HEAD")
}

const COMMITTED: &str = "Note a contact with Sam Lee\n\npeople/sam-lee/log.md\n";

#[test]
fn a_command_and_its_undo_make_a_commit_each_and_a_dry_run_none() {
    let sandbox = network();
    let before = sh(&sandbox, "git rev-parse HEAD");
    let tree = sh(&sandbox, "git rev-parse HEAD^{tree}");
    run(&sandbox, &format!("{TOUCH} --dry-run"));
    assert_eq!(sh(&sandbox, "git rev-parse HEAD"), before);
    let (code, said) = run(&sandbox, TOUCH);
    assert_eq!(
        (code, said.as_str()),
        (
            0,
            "wrote people/sam-lee/log.md\ncommitted: Note a contact with Sam Lee\n"
        )
    );
    assert_eq!(last(&sandbox), COMMITTED);
    // A new file in a new folder, and its going.
    run(&sandbox, "mentor add 'Ada Byron' --role mentor");
    assert_eq!(
        last(&sandbox),
        "Add Ada Byron\n\npeople/ada-byron/person.toml\n"
    );
    run(&sandbox, "mentor undo");
    assert_eq!(
        last(&sandbox),
        "Take back: Add Ada Byron\n\npeople/ada-byron/person.toml\n"
    );
    run(&sandbox, "mentor undo");
    assert_eq!(sh(&sandbox, "git rev-parse HEAD^{tree}"), tree);
    assert_eq!(sh(&sandbox, "git status --short"), "");
    assert_eq!(sh(&sandbox, "git log --format=%s | wc -l").trim(), "6");
}

#[test]
fn what_the_owner_has_staged_stays_staged_and_is_no_part_of_it() {
    let sandbox = network();
    let own = "echo own >> people/grace-okafor/plan.md; git add people/grace-okafor/plan.md;
        echo more >> people/grace-okafor/plan.md; git rm -q --cached goals/director-by-2027.md;
        echo new > own.md; git add own.md; echo other > other.md";
    sh(&sandbox, own);
    let others = "git ls-files -s | grep -v sam-lee/log.md; git status --short";
    let before = sh(&sandbox, others);
    let (code, said) = run(&sandbox, TOUCH);
    assert_eq!(code, 0, "{said}");
    assert_eq!(last(&sandbox), COMMITTED);
    assert_eq!(sh(&sandbox, others), before);
}

#[test]
fn a_file_with_staged_changes_is_its_owners_to_commit() {
    let sandbox = network();
    sh(
        &sandbox,
        "echo '- 2026-11-01 contact: met' >> people/sam-lee/log.md; git add people/sam-lee/log.md",
    );
    let index = sh(&sandbox, "git ls-files -s");
    let head = sh(&sandbox, "git rev-parse HEAD");
    let (code, said) = run(&sandbox, TOUCH);
    assert_eq!(code, 0);
    assert!(
        said.contains(
            "no commit was made: people/sam-lee/log.md has changes that you staged\nhint: when that is settled: git -C /sandbox/network add -A -- people/sam-lee/log.md && git -C /sandbox/network commit -m \"Note a contact with Sam Lee\" -- people/sam-lee/log.md\n"
        ),
        "{said}"
    );
    assert_eq!(sh(&sandbox, "git ls-files -s"), index);
    assert_eq!(sh(&sandbox, "git rev-parse HEAD"), head);
    // A file that was taken out of the index, and a new one of the owner's.
    let sandbox = network();
    sh(&sandbox, &format!("git rm -q --cached {LOG}"));
    let index = sh(&sandbox, "git ls-files -s");
    let (code, said) = run(&sandbox, TOUCH);
    assert!(
        code == 0 && said.contains("changes that you staged"),
        "{said}"
    );
    assert_eq!(sh(&sandbox, "git ls-files -s"), index);
}

#[test]
fn while_something_is_under_way_in_git_no_commit_is_made_and_it_says_so() {
    let conflict = "git checkout -qb other; echo a >> README.own; git add -A; git commit -qm a;
        git checkout -q -; echo b >> README.own; git add -A; git commit -qm b;";
    for (begin, what) in [
        ("git merge other", "a merge"),
        ("git rebase other", "a rebase"),
        ("git cherry-pick other", "a cherry-pick"),
        ("git revert --no-commit HEAD", "a revert"),
        ("git bisect start", "a bisection"),
    ] {
        let sandbox = network();
        sh(&sandbox, conflict);
        let _ = sandbox.sh(begin);
        let state =
            "git rev-parse HEAD; git ls-files -s; git status --short | grep -v sam-lee || true";
        let before = sh(&sandbox, state);
        let (code, said) = run(&sandbox, TOUCH);
        assert_eq!(code, 0, "{begin}: {said}");
        assert!(
            said.contains(&format!("no commit was made: {what} is under way\n")),
            "{begin}: {said}"
        );
        assert_eq!(sh(&sandbox, state), before, "{begin}");
    }
}

#[test]
fn a_repository_in_an_odd_state_gets_its_commit_all_the_same() {
    let first = "rm -rf .git && git init -q";
    let detached = "git checkout -q --detach";
    for (begin, files) in [
        (first, "people/sam-lee/log.md\n"),
        (detached, "people/sam-lee/log.md\n"),
    ] {
        let sandbox = network();
        sh(&sandbox, begin);
        let (code, said) = run(&sandbox, TOUCH);
        assert_eq!(code, 0, "{begin}: {said}");
        let last = last(&sandbox);
        assert!(last.ends_with(&format!("\n\n{files}")), "{begin}: {last}");
    }
    // The network in a folder of the repository, its name full of what git could take for a pattern.
    let sandbox = network();
    sh(
        &sandbox,
        "mkdir -p '../re po/n*[et]' && cp -r people goals mentor.toml '../re po/n*[et]' && cd '../re po' && git init -q",
    );
    let (code, said) = run(&sandbox, &format!("cd '../re po/n*[et]' && {TOUCH}"));
    assert_eq!(code, 0, "{said}");
    let shown = sh(
        &sandbox,
        "git -C '../re po' show --format=%s --name-only HEAD",
    );
    assert_eq!(
        shown,
        "Note a contact with Sam Lee\n\nn*[et]/people/sam-lee/log.md\n"
    );
    // A second work tree, and a git command that another one started for a repository of its own.
    let sandbox = network();
    sh(&sandbox, "git worktree add -q ../second");
    let (code, said) = run(
        &sandbox,
        &format!("cd ../second && GIT_DIR=/nowhere GIT_INDEX_FILE=/nowhere/index {TOUCH}"),
    );
    assert_eq!(code, 0, "{said}");
    let shown = sh(
        &sandbox,
        "git -C ../second show --format=%s --name-only HEAD",
    );
    assert_eq!(shown, COMMITTED);
    assert_eq!(sh(&sandbox, "git log -1 --format=%s"), "Ask for commits\n");
}

#[test]
fn what_git_leaves_out_is_left_out_silently() {
    let sandbox = network();
    sh(&sandbox, "rm -rf .git");
    let (code, said) = run(&sandbox, TOUCH);
    assert_eq!(
        (code, said.as_str()),
        (0, "wrote people/sam-lee/log.md\n"),
        "no repository"
    );
    let sandbox = network();
    sh(
        &sandbox,
        "echo '/people/' > .git/info/exclude; git rm -rq --cached people; git commit -qm 'Out'",
    );
    let (code, said) = run(&sandbox, TOUCH);
    assert_eq!((code, said.as_str()), (0, "wrote people/sam-lee/log.md\n"));
    assert_eq!(sh(&sandbox, "git log -1 --format=%s"), "Out\n");
}

#[test]
fn where_git_says_no_the_write_stands_and_the_way_by_hand_is_said() {
    let hook = "printf '#!/bin/sh\\necho not today >&2\\nexit 1\\n' > .git/hooks/pre-commit; chmod +x .git/hooks/pre-commit";
    let sign = "git config commit.gpgsign true; git config gpg.program /bin/false";
    let nobody = "git config user.useConfigOnly true";
    for (begin, with, word) in [
        (hook, "", "not today"),
        (sign, "", "failed to write commit object"),
        (
            nobody,
            "env -u GIT_AUTHOR_NAME -u GIT_AUTHOR_EMAIL -u GIT_COMMITTER_NAME -u GIT_COMMITTER_EMAIL",
            "no email was given and auto-detection is disabled",
        ),
        ("touch .git/index.lock", "", "index.lock"),
    ] {
        let sandbox = network();
        sh(&sandbox, begin);
        let state = "git rev-parse HEAD; git ls-files -s";
        let before = sh(&sandbox, state);
        let line = format!("{with} mentor add 'Ada Byron' --role mentor");
        let (code, said) = run(&sandbox, &line);
        assert_eq!(code, 1, "{begin}: {said}");
        assert!(
            said.contains("error: written, but git made no commit: ") && said.contains(word),
            "{begin}: {said}"
        );
        assert!(
            said.contains("hint: to commit it by hand: git -C /sandbox/network add -A -- people/ada-byron/person.toml && git"),
            "{begin}: {said}"
        );
        assert!(
            sandbox
                .network()
                .join("people/ada-byron/person.toml")
                .exists()
        );
        assert_eq!(sh(&sandbox, state), before, "{begin}");
    }
}

#[test]
fn a_git_that_cannot_be_run_is_said_and_the_write_stands() {
    let sandbox = network();
    let (code, said) = run(
        &sandbox,
        &format!("PATH=/nowhere \"$(command -v mentor)\" {}", &TOUCH[7..]),
    );
    assert_eq!(code, 1, "{said}");
    assert!(
        said.contains(
            "error: written, but git made no commit: git cannot be run: no such file or directory\n"
        ),
        "{said}"
    );
}

#[test]
fn ten_commands_at_once_make_ten_commits() {
    let sandbox = network();
    let before: usize = sh(&sandbox, "git rev-list --count HEAD")
        .trim()
        .parse()
        .unwrap();
    std::thread::scope(|scope| {
        for number in 0..10 {
            let sandbox = &sandbox;
            scope.spawn(move || {
                let line = format!("mentor touch 'called Sam Lee about {number}'");
                let (code, said) = run(sandbox, &line);
                assert_eq!(code, 0, "{said}");
            });
        }
    });
    let after = sh(&sandbox, "git rev-list --count HEAD");
    assert_eq!(after.trim(), (before + 10).to_string());
    assert_eq!(sh(&sandbox, "git status --short"), "");
}

#[test]
fn in_a_submodule_the_commit_is_the_submodules() {
    let sandbox = network();
    sh(
        &sandbox,
        "git init -q ../outer && git -C ../outer -c protocol.file.allow=always submodule --quiet add \"$PWD\" net &&
         git -C ../outer commit -qm 'Take in the network'",
    );
    let outer = "git -C ../outer rev-parse HEAD; git -C ../outer ls-files -s";
    let before = sh(&sandbox, outer);
    let (code, said) = run(&sandbox, &format!("cd ../outer/net && {TOUCH}"));
    assert_eq!(code, 0, "{said}");
    let shown = sh(
        &sandbox,
        "git -C ../outer/net show --format=%s --name-only HEAD",
    );
    assert_eq!(shown, COMMITTED);
    // Which commit of it the outer repository holds is its owner's to say.
    assert_eq!(sh(&sandbox, outer), before);
    let status = sh(&sandbox, "git -C ../outer status --short");
    assert_eq!(status, " M net\n");
    assert_eq!(sh(&sandbox, "git log -1 --format=%s"), "Ask for commits\n");
}

#[test]
fn a_repository_inside_the_network_is_nothing_to_the_commit() {
    // Somebody keeps an attachment under git in a person's folder.
    let sandbox = network();
    sh(
        &sandbox,
        "git init -q people/sam-lee/slides && echo x > people/sam-lee/slides/a",
    );
    let (code, said) = run(&sandbox, TOUCH);
    assert_eq!(code, 0, "{said}");
    assert_eq!(last(&sandbox), COMMITTED);
    // The whole folder is a repository of its own: the outer one cannot hold its files.
    let sandbox = network();
    sh(
        &sandbox,
        "git rm -rq --cached people/sam-lee && git commit -qm Out && git init -q people/sam-lee &&
         git -C people/sam-lee add -A && git -C people/sam-lee commit -qm In",
    );
    let before = sh(&sandbox, "git rev-parse HEAD");
    let (code, said) = run(&sandbox, TOUCH);
    assert_eq!((code, said.as_str()), (0, "wrote people/sam-lee/log.md\n"));
    assert_eq!(sh(&sandbox, "git rev-parse HEAD"), before);
}

#[test]
fn hooks_are_run_as_git_runs_them_and_nothing_else_that_a_repository_names() {
    let sandbox = network();
    sh(
        &sandbox,
        "for hook in pre-commit commit-msg post-commit; do
           printf '#!/bin/sh\\necho %s >> ../ran\\n' $hook > .git/hooks/$hook; chmod +x .git/hooks/$hook
         done
         printf '#!/bin/sh\\necho monitor >> ../ran\\n' > ../other.sh; chmod +x ../other.sh
         git config core.fsmonitor \"$PWD/../other.sh\"; git config core.pager \"$PWD/../other.sh\"
         git config core.editor \"$PWD/../other.sh\"; git config credential.helper \"$PWD/../other.sh\"",
    );
    let (code, said) = run(&sandbox, TOUCH);
    assert_eq!(code, 0, "{said}");
    assert_eq!(
        fs::read_to_string(sandbox.root().join("ran")).unwrap(),
        "pre-commit\ncommit-msg\npost-commit\n"
    );
    // Without the wish in mentor.toml git is not started at all.
    sh(
        &sandbox,
        "rm ../ran; sed -i 's/commit = true/commit = false/' mentor.toml",
    );
    assert_eq!(run(&sandbox, TOUCH).0, 0);
    assert!(!sandbox.root().join("ran").exists());
}
