//! Bodies, actions and logs as the format writes them.

use std::collections::BTreeSet;

use super::action_words::Known;
use super::body::{Body, FileKind, Rules, read};
use super::log_file;
use crate::model::action::{Mark, Owner};
use crate::model::day::Day;
use crate::model::ids::{GoalId, PersonId, RelPath};
use crate::model::note::{Note, SectionKey};
use crate::model::words::{ActionKind, TouchKind, Weight};
use crate::store::source::Source;

fn body(text: &str, kind: FileKind) -> Body {
    let path = RelPath::new("people/ada/2026-10-14.md");
    let goals = BTreeSet::from([GoalId::new("director-by-2027")]);
    let aliases = [
        ("Lessons".to_owned(), SectionKey::Takeaways),
        ("Erkenntnisse".to_owned(), SectionKey::Takeaways),
    ];
    let known = Known {
        goals: &goals,
        home: None,
    };
    read(
        Source::new(&path, text),
        0,
        Rules {
            kind,
            aliases: &aliases,
            whole: true,
            known,
        },
    )
}

fn day(text: &str) -> Option<Day> {
    Day::parse(text)
}

#[test]
fn an_action_says_who_until_when_what_for_and_what_came_of_it() {
    let text = "## Actions\n\
        - [ ] Draft the one-page memo (due:2026-12-01), #director-by-2027 #later kind:project\n\
        - [ ] @grace-okafor Send the list to @sam-lee due:2026-11-25 due:2026-12-25\n\
        - [x] Lead the review done:2026-10-20 moved:3 start:2026-10-01\n  - note\n  - Result: approved in one round\n  - result: second\n\
        - [-] @me Ask Bo 📅 2026-11-30\n\
        - [X] Read ✅2026-11-02 📅 2026-11-30\n\
        - [ ] due:2026-12-01\n\
        - [ ]\n";
    let found = body(text, FileKind::Meeting);
    assert_eq!(found.problems, []);
    let actions = &found.actions;
    assert_eq!(actions.len(), 6);
    assert_eq!(actions[0].text, "Draft the one-page memo #later");
    assert_eq!(
        (actions[0].due, actions[0].kind),
        (day("2026-12-01"), Some(ActionKind::Project))
    );
    assert_eq!(actions[0].goal, Some(GoalId::new("director-by-2027")));
    assert_eq!(
        actions[1].owner,
        Owner::Person(PersonId::new("grace-okafor"))
    );
    assert_eq!(actions[1].mentions, [PersonId::new("sam-lee")]);
    assert_eq!(
        (actions[1].text.as_str(), actions[1].due),
        ("Send the list to @sam-lee", day("2026-11-25"))
    );
    assert_eq!(
        (actions[2].mark, actions[2].moved, actions[2].done),
        (Mark::Done, 3, day("2026-10-20"))
    );
    assert_eq!(actions[2].start, day("2026-10-01"));
    assert_eq!(actions[2].result.as_deref(), Some("approved in one round"));
    assert_eq!(
        (actions[3].mark, &actions[3].owner, actions[3].due),
        (Mark::Dropped, &Owner::Me, day("2026-11-30"))
    );
    assert_eq!(
        (actions[4].done, actions[4].due),
        (day("2026-11-02"), day("2026-11-30"))
    );
    assert_eq!(actions[4].text, "Read");
    assert_eq!(actions[5].text, "");
    assert_eq!(text.as_bytes()[actions[3].offset..][..3], *b"[-]");
}

#[test]
fn a_word_that_is_no_date_no_kind_and_no_count_stays_text_and_is_named() {
    let found = body(
        "- [ ] Call due:tomorrow kind:chat moved:x at 10:30\n",
        FileKind::Meeting,
    );
    assert_eq!(
        found.actions[0].text,
        "Call due:tomorrow kind:chat moved:x at 10:30"
    );
    let named: Vec<(&str, usize)> = found.problems.iter().map(|p| (p.rule, p.column)).collect();
    assert_eq!(
        named,
        [
            ("action-date", 12),
            ("action-word", 25),
            ("action-word", 35)
        ]
    );
}

#[test]
fn a_calendar_mark_needs_a_date_of_the_calendar_and_may_decorate_a_text() {
    let text = "- [ ] Read 📅 2026-02-30\n- [ ] 📅 book a room\n- [ ] Go ✅2026-1-5, then\n";
    let found = body(text, FileKind::Meeting);
    let texts: Vec<&str> = found
        .actions
        .iter()
        .map(|action| action.text.as_str())
        .collect();
    assert_eq!(
        texts,
        [
            "Read 📅 2026-02-30",
            "📅 book a room",
            "Go ✅2026-1-5, then"
        ]
    );
    let told: Vec<(usize, usize, &str)> = found
        .problems
        .iter()
        .map(|p| (p.line, p.column, p.message.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (
                1,
                12,
                "`2026-02-30` is not read: a date is written 2026-12-01"
            ),
            (
                3,
                10,
                "`2026-1-5` is not read: a date is written 2026-01-05"
            ),
        ]
    );
}

#[test]
fn an_owner_is_only_the_first_word() {
    let found = body(
        "- [ ] kind:meet @sam-lee for coffee\n- [ ] mail ana@example.org\n",
        FileKind::Meeting,
    );
    assert_eq!(found.actions[0].owner, Owner::Me);
    assert_eq!(found.actions[0].mentions, [PersonId::new("sam-lee")]);
    assert!(found.actions[1].mentions.is_empty());
}

#[test]
fn sections_are_known_by_heading_in_any_case_and_level_and_the_owners_own_words() {
    let text = "before\n# Second pass\n### takeaways:\n- one\n#### Detail\n- two\n### Mine\n- three\n## ERKENNTNISSE\nfour\n";
    let found = body(text, FileKind::Meeting);
    assert_eq!(found.title.as_deref(), Some("Second pass"));
    let note = Note {
        sections: found.sections,
        ..Note::default()
    };
    let takeaways: Vec<&str> = note
        .entries(SectionKey::Takeaways)
        .map(|e| e.text.as_str())
        .collect();
    assert_eq!(takeaways, ["one", "two", "four"]);
    assert_eq!(
        (
            note.sections[0].level,
            note.sections[0].entries[0].text.as_str()
        ),
        (0, "before")
    );
}

#[test]
fn lessons_are_lessons_in_a_debrief_and_what_the_owner_says_elsewhere() {
    let key = |kind| body("## Lessons\n- x\n", kind).sections[0].key;
    assert_eq!(key(FileKind::Closing), Some(SectionKey::Lessons));
    assert_eq!(key(FileKind::Meeting), Some(SectionKey::Takeaways));
}

#[test]
fn a_private_section_keeps_its_sub_headings_and_ends_at_its_own_level() {
    let text = "## Private\n- [ ] a\n### Deeper\n- b\n## Gave\n- c\n";
    let found = body(text, FileKind::Meeting);
    let private: Vec<bool> = found.sections.iter().map(|s| s.private).collect();
    assert_eq!(private, [true, true, false]);
    assert!(found.actions[0].private);
    let note = Note {
        sections: found.sections,
        ..Note::default()
    };
    assert_eq!(note.entries(SectionKey::Private).count(), 2);
    assert_eq!(note.entries(SectionKey::Gave).count(), 1);
}

#[test]
fn a_log_line_is_a_date_a_kind_and_a_text_and_others_are_ignored() {
    let path = RelPath::new("people/ada/log.md");
    let text = "# Log\n- 2026-11-20 gave: sent her the report #devops weight:heavy\n- 2026-11-21 THANKED: for 2026-11-18\n- a thought\n```\n- 2026-11-22 contact: in code\n```\n- 2026-02-30 gave: x\n- 2026-11-23 gvae: y\n- 2026-11-23 mood: z\n";
    let (touches, problems) = log_file::read(Source::new(&path, text));
    assert_eq!(touches.len(), 2);
    assert_eq!(
        (touches[0].kind, touches[0].weight),
        (TouchKind::Gave, Some(Weight::Heavy))
    );
    assert_eq!(touches[0].text, "sent her the report #devops");
    assert_eq!((touches[1].kind, touches[1].line), (TouchKind::Thanked, 3));
    let named: Vec<(usize, Option<&str>)> = problems
        .iter()
        .map(|p| (p.line, p.hint.as_deref()))
        .collect();
    assert_eq!(
        named,
        [
            (8, Some("write the day as it is in the calendar")),
            (9, Some("did you mean `gave`?"))
        ]
    );
}
