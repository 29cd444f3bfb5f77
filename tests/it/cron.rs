//! The lines of the README for cron and systemd do what they say, in the nearly empty environment that cron has.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::{Command, Output};

use crate::sandbox::{MENTOR, Sandbox, TODAY, repository};

/// The blocks of the README in this language.
fn blocks(language: &str) -> Vec<String> {
    let text = fs::read_to_string(repository().join("README.md")).unwrap();
    let opening = format!("```{language}\n");
    let parts = text.split(opening.as_str()).skip(1);
    parts
        .map(|part| part.split("\n```").next().unwrap().to_owned())
        .collect()
}

/// A home as in the README: the program, the network, and programs that keep the mail they get.
struct Home(Sandbox);

impl Home {
    fn new() -> Self {
        let sandbox = Sandbox::new("examples/harbor").unwrap();
        let bin = sandbox.root().join(".cargo/bin");
        fs::create_dir_all(&bin).unwrap();
        symlink(MENTOR, bin.join("mentor")).unwrap();
        for name in ["mail", "sendmail"] {
            let path = sandbox.root().join(name);
            let kept = sandbox.root().join(format!("{name}ed"));
            let script = format!(
                "#!/bin/sh\nprintf '%s\\n' \"$@\" > {0}.args\ncat > {0}\n",
                kept.display()
            );
            fs::write(&path, script).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        }
        Self(sandbox)
    }

    /// Runs a command line as cron does: `/bin/sh -c`, nothing in the environment but the home and the day
    /// of the test.
    fn run(&self, line: &str) -> Output {
        let root = self.0.root().display().to_string();
        let line = line
            .replace("%h", &root)
            .replace("/usr/bin/mail", &format!("{root}/mail"))
            .replace("/usr/sbin/sendmail", &format!("{root}/sendmail"));
        Command::new("/bin/sh")
            .args(["-c", &line])
            .env_clear()
            .env("HOME", &root)
            .env("MENTOR_TODAY", TODAY)
            .current_dir("/")
            .output()
            .unwrap()
    }

    fn file(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.0.root().join(name)).ok()
    }

    /// The same home with nothing to attend to.
    fn calm(self) -> Self {
        let settings = "format = 1\n[me]\nname = \"Ana\"\nemail = \"ana@example.org\"\n";
        for folder in ["people", "goals", "circles"] {
            fs::remove_dir_all(self.0.network().join(folder)).unwrap();
        }
        fs::write(self.0.network().join("mentor.toml"), settings).unwrap();
        self
    }
}

/// The command of each line of a crontab, after its five fields.
fn crontab() -> Vec<String> {
    let blocks = blocks("crontab");
    let lines = blocks.iter().flat_map(|block| block.lines());
    let jobs = lines.filter(|line| line.starts_with("0 7 * * 1 "));
    let commands: Vec<String> = jobs
        .map(|line| line["0 7 * * 1 ".len()..].to_owned())
        .collect();
    // In a crontab a percent sign ends the line.
    assert!(commands.iter().all(|command| !command.contains('%')));
    commands
}

#[test]
fn the_lines_for_cron_work_as_printed() {
    let commands = crontab();
    let [by_cron, by_mail, by_sendmail, as_a_page] = commands.as_slice() else {
        panic!("{commands:?}")
    };
    let home = Home::new();
    let output = home.run(by_cron);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && output.stderr.is_empty());
    assert!(said.starts_with("First: "), "{said}");
    assert!(home.run(by_mail).status.success());
    assert_eq!(home.file("mailed").as_deref(), Some(said.as_str()));
    let args = home.file("mailed.args").unwrap();
    assert_eq!(args, "-s\nThe review of my network\nana@example.org\n");
    assert!(home.run(by_sendmail).status.success());
    let mail = home.file("sendmailed").unwrap();
    assert!(
        mail.starts_with("From: \"Ana Ruiz\" <ana@example.org>\r\nTo: "),
        "{mail}"
    );
    assert_eq!(home.file("sendmailed.args").as_deref(), Some("-t\n"));
    assert!(home.run(as_a_page).status.success());
    let page = home.0.root().join("review.html");
    assert!(
        fs::read_to_string(&page)
            .unwrap()
            .starts_with("<!doctype html>")
    );
    let mode = fs::metadata(&page).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0, "for nobody else");
}

#[test]
fn where_nothing_is_due_nothing_is_sent() {
    let home = Home::new().calm();
    for command in &crontab()[..3] {
        let output = home.run(command);
        assert!(output.status.success(), "{command}");
        assert!(
            output.stdout.is_empty() && output.stderr.is_empty(),
            "{command}"
        );
    }
    assert_eq!(home.file("mailed"), None);
    assert_eq!(home.file("sendmailed"), None);
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_the_rest_is_sent() {
    let home = Home::new();
    fs::write(
        home.0.network().join("people/sam-lee/person.toml"),
        "name = = 1",
    )
    .unwrap();
    let output = home.run(&crontab()[0]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("people/sam-lee/person.toml:1:"));
    assert!(!output.stdout.is_empty());
    home.run(&crontab()[2]);
    assert!(home.file("sendmailed").is_some());
}

#[test]
fn the_units_for_systemd_work_as_printed() {
    let units = blocks("ini");
    let [service, timer, by_mail] = units.as_slice() else {
        panic!("{units:?}")
    };
    let value = |unit: &str, key: &str| {
        let line = unit.lines().find_map(|line| line.strip_prefix(key));
        line.unwrap_or_else(|| panic!("{key} in {unit}")).to_owned()
    };
    let home = Home::new();
    let output = home.run(&value(service, "ExecStart="));
    assert!(output.status.success());
    assert!(output.stdout.starts_with(b"<!doctype html>"));
    assert_eq!(value(service, "StandardOutput="), "truncate:%h/review.html");
    assert_eq!(value(timer, "OnCalendar="), "Mon 07:00");
    let line = value(by_mail, "ExecStart=/bin/sh -c ");
    assert!(home.run(line.trim_matches('\'')).status.success());
    assert!(
        home.file("sendmailed")
            .unwrap()
            .contains("\r\nSubject: Review of ")
    );
    let home = Home::new().calm();
    assert!(home.run(line.trim_matches('\'')).status.success());
    assert_eq!(home.file("sendmailed"), None);
}
