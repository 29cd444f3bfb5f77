use super::*;
use crate::changes::log::request::{Front, Request};
use crate::changes::log::sheet::{PROMISES, is_sheet, sheet};
use crate::changes::log::target::target;
use crate::facts::fixture::{day, met, person, promise as promised, section};
use crate::model::ids::PersonId;
use crate::model::note::SectionKey;
use crate::model::person::Person;
use crate::model::words::{Medium, Role};

const TODAY: &str = "2026-11-21";

fn grace() -> Person {
    let mut grace = person("grace", &[Role::Mentor]);
    grace.relationship.minutes = Some(45);
    grace.relationship.medium = Some(Medium::Video);
    let note = met(&mut grace, "2026-10-28");
    promised(note, "Draft the memo").due = Some(day("2026-12-01"));
    let theirs = promised(note, "Send the list");
    theirs.owner = crate::model::action::Owner::Person(PersonId::new("grace"));
    theirs.offset = 80;
    section(
        note,
        SectionKey::NextTime,
        &["How to tell the desk", "The title"],
    );
    grace
}

fn request() -> Request {
    Request {
        day: day(TODAY),
        new: false,
        slug: None,
        front: Front::default(),
        entries: Vec::new(),
        text: None,
    }
}

fn sheet_of(grace: &Person, base: Option<&str>) -> Sheet {
    let who = [Subject::Person(grace)];
    let (target, _) = target(who[0], &request()).unwrap();
    sheet(
        &who,
        &request(),
        &target,
        base.map(str::to_owned),
        day(TODAY),
    )
}

fn look(_: &str) -> Result<PersonId, Failure> {
    Ok(PersonId::new("grace"))
}

fn back(sheet: &Sheet, edited: &str) -> Result<Option<Edited>, Slip> {
    read(sheet, edited, day(TODAY), &look)
}

/// The handles of the two promises, in the order of the sheet.
fn handles(sheet: &Sheet) -> Vec<&str> {
    sheet
        .promises
        .iter()
        .map(|(handle, _)| handle.as_str())
        .collect()
}

#[test]
fn the_sheet_is_a_prepared_note_with_what_stands_open_under_it() {
    let sheet = sheet_of(&grace(), None);
    let [memo, list] = handles(&sheet)[..] else {
        panic!()
    };
    assert_eq!(
        sheet.text,
        format!(
            r#"+++
kind = "regular"
minutes = 45
medium = "video"
# next-meeting = YYYY-MM-DD
+++
# 

## Takeaways

## Decisions

## Actions
<!-- "- [ ] what due:fri", theirs: "- [ ] @grace what due:fri" -->

## Feedback
<!-- "- received: …" or "- given: …" -->

## Gave

## Received

## Stories
<!-- "- heard: …" or "- told: …", and what was taken from it: "— learned: …" -->

## Next time

## Private
<!-- stays in this folder -->

{END}

{PROMISES}
- [ ] {memo} Draft the memo (people/grace/2026-10-28.md:1, due 2026-12-01)
- [ ] {list} @grace Send the list (people/grace/2026-10-28.md:2)

{POINTS}
- How to tell the desk
- The title
"#
        )
    );
}

#[test]
fn what_was_not_touched_or_was_emptied_is_nothing() {
    let sheet = sheet_of(&grace(), None);
    assert_eq!(back(&sheet, &sheet.text), Ok(None));
    assert_eq!(back(&sheet, &format!("{}\n\n", sheet.text)), Ok(None));
    assert_eq!(back(&sheet, "\n"), Ok(None));
}

#[test]
fn only_what_was_written_is_kept_and_ticks_are_no_part_of_it() {
    let grace = grace();
    let sheet = sheet_of(&grace, None);
    let [memo, list] = handles(&sheet)[..] else {
        panic!()
    };
    let edited = sheet
        .text
        .replace(
            "## Takeaways\n",
            "## Takeaways\n- Load first\n\n\n  two  \n",
        )
        .replace(
            "due:fri\" -->\n",
            "due:fri\" -->\n- [ ] @gr Send it (due:fri)\n",
        )
        .replace("## Next time\n", "## Next time\n- The title\n")
        .replace("POINTS -->\n", "")
        .replace(
            &format!("- [ ] {memo} Draft"),
            &format!("- [x] {memo} Draft"),
        )
        .replace(
            "2026-12-01)\n",
            "2026-12-01)\n  - result: she kept two lines\n",
        )
        .replace(&format!("- [ ] {list}"), &format!("- [-] {list}"));
    let edited = edited.trim_end().trim_end_matches("- The title").to_owned();
    let edited = back(&sheet, &edited).unwrap().unwrap();
    assert_eq!(
        edited.text,
        "+++\nkind = \"regular\"\nminutes = 45\nmedium = \"video\"\n+++\n\
         ## Takeaways\n- Load first\n\n\n  two  \n\n\
         ## Actions\n- [ ] @grace Send it (due:2026-11-27)\n\n\
         ## Next time\n- The title\n"
    );
    assert_eq!(
        edited.echoes,
        [
            "@gr is @grace",
            "due:fri is due:2026-11-27, Fri 27 Nov 2026"
        ]
    );
    let ticks = ticks(&[Subject::Person(&grace)], &edited.ticks, day(TODAY)).unwrap();
    let mut change = ChangeSet::new("");
    for tick in &ticks {
        tick.apply(&mut change, day(TODAY));
    }
    let file = RelPath::new("people/grace/2026-10-28.md");
    let mut want = ChangeSet::new("");
    want.edit(
        &file,
        Edit::MarkItem {
            offset: 0,
            mark: 'x',
        },
    );
    want.edit(
        &file,
        Edit::ExtendItem {
            offset: 0,
            words: "done:2026-11-21".into(),
        },
    );
    want.edit(
        &file,
        Edit::AddUnderItem {
            offset: 0,
            text: "result: she kept two lines".into(),
        },
    );
    want.edit(
        &file,
        Edit::MarkItem {
            offset: 80,
            mark: '-',
        },
    );
    assert_eq!(change, want);
}

#[test]
fn a_title_stays_and_text_typed_below_the_line_is_not_lost() {
    let sheet = sheet_of(&grace(), None);
    let edited = sheet.text.replace("# \n", "# Second pass\n") + "- [ ] Ring Colin\n";
    let edited = back(&sheet, &edited).unwrap().unwrap();
    assert!(
        edited
            .text
            .ends_with("+++\n# Second pass\n\n## Notes\n- [ ] Ring Colin\n"),
        "{}",
        edited.text
    );
    assert_eq!(edited.ticks, []);
}

#[test]
fn a_sheet_is_known_again_and_a_slip_marks_the_word() {
    let sheet = sheet_of(&grace(), None);
    assert!(is_sheet(&sheet.text) && !is_sheet("## Takeaways\n- x\n"));
    let text = "# a\n  - [ ] x (due:soon)\n";
    let slip = complete(text, |_| false, day(TODAY), &look).unwrap_err();
    let problem = slip.problem(&RelPath::new("a.md"), text);
    let excerpt = problem.excerpt.unwrap();
    assert_eq!((problem.line, problem.column), (2, 12));
    assert_eq!(&excerpt.text[excerpt.start..excerpt.end], "due:soon");
}

#[test]
fn a_slip_is_told_with_its_line() {
    let sheet = sheet_of(&grace(), None);
    let slip = |edited: &str| {
        let slip = back(&sheet, edited).unwrap_err();
        (slip.line, slip.failure.message)
    };
    let memo = handles(&sheet)[0].to_owned();
    let line = sheet.text.lines().position(|l| l.contains(&memo)).unwrap() + 1;
    let reworded = sheet.text.replace("Draft the memo", "Draft a memo");
    assert_eq!(
        slip(&reworded),
        (line, format!("the words of {memo} were changed here"))
    );
    let unmarked = sheet
        .text
        .replace(&format!("[ ] {memo}"), &format!("[?] {memo}"));
    assert_eq!(
        slip(&unmarked),
        (line, "`[?]` is no mark of an action".to_owned())
    );
    let dated = sheet
        .text
        .replace("## Decisions", "- [ ] x due:soon\n## Decisions");
    assert_eq!(slip(&dated), (11, "`due:soon` is no date".to_owned()));
}

#[test]
fn a_note_that_is_there_keeps_its_bytes_around_what_was_typed() {
    let base = "\u{feff}# Old\r\n\r\n- [ ] vague due:soon\r\n\r\n\r\n## Takeaways\r\n- one";
    let mut grace = grace();
    met(&mut grace, TODAY);
    let sheet = sheet_of(&grace, Some(base));
    assert!(sheet.text.starts_with(base) && sheet.text.contains(PROMISES));
    // Its points are those of the meeting after it.
    assert!(!sheet.text.contains(POINTS));
    let edited = sheet.text.replace("- one\n", "- one\r\n- two\r\n");
    let edited = back(&sheet, &edited).unwrap().unwrap();
    assert_eq!(edited.text, format!("{base}\r\n- two"));
}
