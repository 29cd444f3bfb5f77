#![allow(
    clippy::disallowed_methods,
    reason = "tests read the sample network as it is"
)]

use proptest::prelude::*;

use super::read;
use crate::model::ids::RelPath;
use crate::model::keys::{FileKind, GOAL, Keys, MEETING, PERSON, SETTINGS};
use crate::store::markdown::front_matter::{Front, front};
use crate::store::source::Source;
use crate::store::toml::reader::by_the_grammar;
use crate::store::toml::tables::{Table, Value};

/// The same keys in the same order, which a table does not promise.
fn sorted(mut table: Table<'_>) -> Table<'_> {
    table.written.sort_by(|a, b| a.name.cmp(&b.name));
    for one in &mut table.written {
        match &mut one.value {
            Value::Table(inner) => *inner = sorted(std::mem::take(inner)),
            Value::Tables(many) => {
                for inner in many {
                    *inner = sorted(std::mem::take(inner));
                }
            }
            _ => {}
        }
    }
    table
}

/// Reads a text both ways and compares; whether it is plain.
fn both(text: &str, part: std::ops::Range<usize>, keys: &'static Keys) -> bool {
    let path = RelPath::new("people/ana/person.toml");
    let [told, quiet] = [true, false].map(|warnings| {
        let Some(quick) = read(text, part.clone(), keys, warnings) else {
            return false;
        };
        let mut problems = Vec::new();
        let source = Source {
            warnings,
            ..Source::new(&path, text)
        };
        let whole = by_the_grammar(source, part.clone(), keys, &mut problems);
        assert_eq!(problems, [], "{text:?}");
        assert_eq!(whole.map(sorted), Some(sorted(quick)), "{text:?}");
        true
    });
    assert!(quiet || !told, "{text:?}");
    told
}

/// Whether a text is plain where nobody is to hear of unknown keys, and what it says there.
fn quietly(text: &str) -> bool {
    both(text, 0..text.len(), &PERSON);
    read(text, 0..text.len(), &PERSON, false).is_some()
}

fn plain(text: &str) -> bool {
    both(text, 0..text.len(), &PERSON)
}

#[test]
fn what_people_usually_write_is_plain() {
    for text in [
        "",
        "# nothing yet\n\n",
        "name = \"Ana\"",
        "name = \" Ána Ruiz \" # a comment ✓\n\tlevel=\"Senior\"\n",
        "name = \"A\"\nexpertise = [\n  \"a\",\n  \"b\",\n]\ntags = []\nworks = [ \"x\" , \"y\" ]\n",
        "[relationship]\nroles = [\"mentor\"]\nsince = 2026-02-28\nminutes = 45\ncadence = \"2 weeks\"\npurpose = \"\"\"\nOne\n\"two\" \"\"\n\"\"\"\n\n[contact]\nrespond-within = \"3 days\"\n",
        "[relationship]\nended = { on = 2026-01-01, as = \"completed\" }\nconfiding = true\n",
        "[availability]\nbusy = [{ from = 2026-12-15, to = 2027-01-05 }]\n",
        "[axes]\nz = \"1\"\na = \"2\"\n",
        "organisation = \"X\"\n",
        "[fit]\ncommitment = 4\n[contact]\n[fit.evidence]\ncommitment = \"came\"\n",
    ] {
        assert!(plain(text), "{text:?}");
    }
}

#[test]
fn what_is_odd_or_wrong_is_left_to_the_whole_grammar() {
    for text in [
        "name = 'Ana'",
        "name = \"A\\u0041\"",
        "name = \"\"",
        "name = \"A\u{202e}\"",
        "name = \"A\r\"",
        "name = \"A\nB\"",
        "name = \"A\"\r\n",
        "name = \"A\" title = \"B\"",
        "name = \"A\"\nname = \"B\"",
        "organization = \"A\"\norganisation = \"B\"",
        "\"name\" = \"A\"",
        "nam = \"A\"",
        "level = \"senor\"",
        "contact.email = \"x\"",
        "[contact]\n[contact]\n",
        "[[relationship.history]]\nnote = \"x\"",
        "[relationship]\nsince = 2026-02-30",
        "[relationship]\nsince = 2026-02-28 10:00:00",
        "[relationship]\nsince = \"2026-02-28\"",
        "[relationship]\nminutes = 045",
        "[relationship]\nminutes = +45",
        "[relationship]\nminutes = 4_5",
        "[relationship]\nminutes = 4.5",
        "[relationship]\nminutes = 99999999999999999999",
        "[relationship]\nended = {}",
        "[relationship]\nended = { on = 2026-01-01, }",
        "[relationship]\nended = { on = 2026-01-01 }\n[relationship.ended]\n",
        "[fit.evidence]\ncommitment = \"came\"\n[fit]\n",
        "fit = { commitment = 4 }\n[fit.evidence]\n",
        "[axes.x]\n",
        "[relationship]\npurpose = \"\"\"a\"\"\"\"\n",
        "name = \"a\"\u{0}",
        "# \u{1}\nname = \"a\"",
        "tags = [\"a\" \"b\"]",
        "tags = [\"a\", # b\n]",
        "confidential = True",
        "<<<<<<< HEAD\n",
    ] {
        assert!(!plain(text), "{text:?}");
    }
}

#[test]
fn a_key_that_nothing_reads_is_passed_over_where_nobody_is_to_hear_of_it() {
    for value in [
        "\"x\"",
        "[]",
        "[\"a\", \"b\"]",
        "[\n\"a\",\n]",
        "true",
        "0",
        "12",
        "2026-11-21",
        "\"\"\"\na\n\"\"\"",
    ] {
        let text = format!("name = \"A\"\nmood = {value} # x\n[contact]\nemail = \"a@b.c\"\n");
        assert!(quietly(&text) && !plain(&text), "{text:?}");
        let inline = format!("[relationship]\nended = {{ mood = {value}, on = 2026-01-01 }}");
        assert!(quietly(&inline), "{inline:?}");
    }
    for odd in [
        "",
        "''",
        "\"\"",
        "1.5",
        "01",
        "-1",
        "tru",
        "inf",
        "{}",
        "{ a = 1 }",
        "[1]",
        "[[]]",
        "2026-02-30",
        "2026-11-21 10:00:00",
        "1_000",
        "0x1",
        "\"a\\u0041\"",
    ] {
        assert!(!quietly(&format!("mood = {odd}\n")), "{odd:?}");
    }
    for odd in [
        "mood = 1\nmood = 2",
        "mood = 1\n[contact]\nmood = 1",
        "mood = 1\n[mood]\n",
        "[mood]\nname = 1",
        "mood.x = 1",
    ] {
        assert!(!quietly(odd), "{odd:?}");
    }
}

#[test]
fn every_person_and_setting_of_the_sample_network_is_plain() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/harbor");
    let text = std::fs::read_to_string(root.join("mentor.toml")).unwrap();
    both(&text, 0..text.len(), &SETTINGS);
    let mut count = 0;
    for person in std::fs::read_dir(root.join("people")).unwrap() {
        for file in std::fs::read_dir(person.unwrap().path()).unwrap() {
            let file = file.unwrap().path();
            let name = file.to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&file).unwrap();
            if name.ends_with("person.toml") {
                assert!(plain(&text), "{name}");
                count += 1;
            } else if let Front::Toml { toml, .. } = front(&text) {
                let kind = FileKind::of(&RelPath::new(name.split_once("harbor/").unwrap().1));
                assert!(both(&text, toml, kind.unwrap().keys()), "{name}");
                count += 1;
            }
        }
    }
    assert!(count > 60, "{count}");
}

proptest! {
    #[test]
    fn what_both_read_they_read_the_same(
        text in "(name|tags|works|mood|confidential|since|minutes|ended|on|as|axes|organi[sz]ation| ?= ?|=|\\[|\\]|\\[axes\\]\n|\\[relationship\\]\n|\"|\"\"\"|\"a\"|\"completed\"|[{}.,#\n\r\t 0-9a-f\\\\'é\u{200b}-]|2026-02-2[0-9]|true|, ){0,24}"
    ) {
        for keys in [&PERSON, &MEETING, &GOAL] {
            both(&text, 0..text.len(), keys);
        }
    }

    #[test]
    fn lines_that_are_nearly_right_are_read_the_same(
        lines in proptest::collection::vec("(name = \"[a é\"]{1,3}\"|tags = \\[\"a\",? ?\"?b?\"?\\]|\\[(contact|relationship|axes|fit|fit.evidence|fit.evidence.x)\\]|since = 2026-0[0-9]-[0-3][0-9]|minutes = [0-9_.+-]{1,4}|[abx] = (\"y\"|1|1.[0-9]?|true)|confidential = (true|false|1)|ended = \\{ on = 2026-01-01(, as = \"[a-z]{0,3}\"|,)? ?\\}|purpose = \"\"\"[\na\" ]{0,5}\"\"\")( #.?)?", 0..8)
    ) {
        let text = lines.join("\n");
        both(&text, 0..text.len(), &PERSON);
    }
}
