use super::*;
use crate::changes::log::request::Front;
use crate::facts::fixture::{circle, circle_met, day, meeting, met, person, section};
use crate::model::ids::PersonId;
use crate::model::note::Note;
use crate::model::person::Person;
use crate::model::words::{Medium, MeetingKind};

const DAY: &str = "2026-11-21";

fn request() -> Request {
    Request {
        day: day(DAY),
        new: false,
        slug: None,
        front: Front::default(),
        entries: Vec::new(),
        text: None,
    }
}

fn said(section: SectionKey, line: &str) -> Entry {
    Entry {
        section,
        line: line.to_owned(),
    }
}

fn logged(who: &[&Person], request: &Request) -> Result<Logged, Failure> {
    let who: Vec<Subject<'_>> = who.iter().map(|person| Subject::Person(person)).collect();
    log(&who, request, &[])
}

/// What a change makes: `path + text` of what is created, the edits of what is there.
fn created(change: &ChangeSet) -> Vec<(&str, &str)> {
    let mut created = Vec::new();
    for change in &change.changes {
        if let Change::Create { path, text } = change {
            created.push((path.as_str(), text.as_str()));
        }
    }
    created
}

#[test]
fn a_new_note_holds_what_was_said_in_the_order_of_the_sections() {
    let grace = person("grace", &[]);
    let mut request = request();
    request.front = Front {
        kind: Some(MeetingKind::Regular),
        minutes: Some(45),
        medium: Some(Medium::Video),
        next_meeting: Some(day("2026-12-16")),
        ..Front::default()
    };
    request.entries = vec![
        said(SectionKey::Actions, "- [ ] Draft it due:2026-12-01"),
        said(SectionKey::Takeaways, "- Load first"),
        said(SectionKey::Takeaways, "- Then the chart"),
    ];
    let logged = logged(&[&grace], &request).unwrap();
    assert_eq!(logged.note.as_str(), "people/grace/2026-11-21.md");
    assert_eq!(
        logged.change.summary,
        "Log the meeting with grace on 2026-11-21"
    );
    assert_eq!(
        created(&logged.change),
        [(
            "people/grace/2026-11-21.md",
            "+++\nkind = \"regular\"\nminutes = 45\nmedium = \"video\"\nnext-meeting = 2026-12-16\n+++\n\
             ## Takeaways\n- Load first\n- Then the chart\n\n## Actions\n- [ ] Draft it due:2026-12-01\n"
        )]
    );
}

#[test]
fn the_note_of_that_day_is_the_same_meeting() {
    let mut grace = person("grace", &[]);
    met(&mut grace, DAY);
    let mut request = request();
    request.front.minutes = Some(30);
    request.entries = vec![said(SectionKey::Gave, "- a book")];
    let logged = logged(&[&grace], &request).unwrap();
    let path = RelPath::new("people/grace/2026-11-21.md");
    let mut want = ChangeSet::new("Log the meeting with grace on 2026-11-21");
    want.set(&path, &["minutes"], Value::Integer(30));
    let lines = vec!["- a book".to_owned()];
    let section = SectionKey::Gave;
    want.edit(&path, Edit::AddToSection { section, lines });
    assert_eq!(logged.change, want);
    assert_eq!(
        logged.notes,
        ["people/grace/2026-11-21.md is there already: it is the same meeting"]
    );
}

#[test]
fn new_makes_a_second_note_and_slug_names_it() {
    let mut grace = person("grace", &[]);
    met(&mut grace, DAY);
    let mut request = request();
    request.new = true;
    let name = |grace: &Person, request: &Request| {
        logged(&[grace], request).map(|l| l.note.file_name().to_owned())
    };
    assert_eq!(name(&grace, &request).unwrap(), "2026-11-21-2.md");
    let second = meeting(RelPath::new("people/grace/2026-11-21-2.md"), DAY);
    grace.meetings.push(second);
    assert_eq!(name(&grace, &request).unwrap(), "2026-11-21-3.md");
    request.slug = Some("reorg".to_owned());
    assert_eq!(name(&grace, &request).unwrap(), "2026-11-21-reorg.md");
    request.new = false;
    let failure = logged(&[&grace], &request).unwrap_err();
    assert_eq!(
        failure.message,
        "people/grace/2026-11-21.md is the note of that day already"
    );
    grace.meetings.clear();
    assert_eq!(name(&grace, &request).unwrap(), "2026-11-21-reorg.md");
}

#[test]
fn several_notes_of_a_day_without_a_plain_one_are_listed() {
    let mut grace = person("grace", &[]);
    for slug in ["a", "b"] {
        let mut note = meeting(RelPath::new(format!("people/grace/{DAY}-{slug}.md")), DAY);
        note.slug = Some(slug.to_owned());
        grace.meetings.push(note);
    }
    let failure = logged(&[&grace], &request()).unwrap_err();
    assert_eq!(
        failure.details,
        [
            "people/grace/2026-11-21-a.md",
            "people/grace/2026-11-21-b.md"
        ]
    );
    let mut chosen = request();
    chosen.slug = Some("b".to_owned());
    chosen.front.minutes = Some(5);
    let logged = logged(&[&grace], &chosen).unwrap();
    assert_eq!(logged.note.file_name(), "2026-11-21-b.md");
    assert_eq!(created(&logged.change), []);
}

#[test]
fn a_prepared_agenda_becomes_the_note() {
    let mut grace = person("grace", &[]);
    let agenda = |on: &str| meeting(RelPath::new(format!("people/grace/agenda-{on}.md")), on);
    grace.agendas = vec![agenda("2026-11-24")];
    let mut request = request();
    request.entries = vec![said(SectionKey::Takeaways, "- x")];
    let log = logged(&[&grace], &request).unwrap();
    let lines = vec!["- x".to_owned()];
    assert_eq!(
        log.change.changes,
        [Change::Rename {
            from: RelPath::new("people/grace/agenda-2026-11-24.md"),
            to: RelPath::new("people/grace/2026-11-21.md"),
            edits: vec![Edit::AddToSection {
                section: SectionKey::Takeaways,
                lines
            }],
        }]
    );
    assert_eq!(
        log.notes,
        ["people/grace/agenda-2026-11-24.md becomes 2026-11-21.md"]
    );
    // Two that are as near, one too far away, or one that was held: none is taken.
    let fresh = |grace: &Person| !created(&logged(&[grace], &request).unwrap().change).is_empty();
    grace.agendas.push(agenda("2026-11-20"));
    assert!(fresh(&grace));
    grace.agendas = vec![agenda("2026-11-25")];
    assert!(fresh(&grace));
    grace.agendas = vec![agenda("2026-11-20")];
    met(&mut grace, "2026-11-20");
    assert!(fresh(&grace));
    // The day itself decides.
    grace.agendas = vec![agenda("2026-11-20"), agenda(DAY)];
    let log = logged(&[&grace], &request).unwrap();
    assert_eq!(
        log.notes,
        ["people/grace/agenda-2026-11-21.md becomes 2026-11-21.md"]
    );
}

#[test]
fn the_others_get_a_file_that_points_to_the_note() {
    let (grace, mut sam) = (person("grace", &[]), person("sam", &[]));
    let mut asked = request();
    asked.front.minutes = Some(20);
    let log = logged(&[&grace, &sam], &asked).unwrap();
    assert_eq!(
        created(&log.change)[1],
        (
            "people/sam/2026-11-21.md",
            "+++\nsee = \"../grace/2026-11-21.md\"\n+++\n"
        )
    );
    // Where it points there already, nothing is done; where it is another meeting, it says so.
    let other = met(&mut sam, DAY);
    other.front.see = Some(RelPath::new("people/grace/2026-11-21.md"));
    let log = logged(&[&grace, &sam], &asked).unwrap();
    assert_eq!(created(&log.change).len(), 1);
    sam.meetings[0].note.as_deref_mut().unwrap().front.see = None;
    let failure = logged(&[&grace, &sam], &asked).unwrap_err();
    assert_eq!(
        failure.message,
        "people/sam/2026-11-21.md is a note of that day already, of another meeting"
    );
    asked.new = true;
    let log = logged(&[&grace, &sam], &asked).unwrap();
    assert_eq!(created(&log.change)[1].0, "people/sam/2026-11-21-2.md");
}

#[test]
fn what_is_added_to_a_pointer_goes_where_it_points() {
    let mut sam = person("sam", &[]);
    let path = RelPath::new("people/grace/2026-11-21.md");
    met(&mut sam, DAY).front.see = Some(path.clone());
    let mut asked = request();
    asked.entries = vec![said(SectionKey::Takeaways, "- x")];
    let failure = logged(&[&sam], &asked).unwrap_err();
    assert_eq!(
        failure.message,
        "people/sam/2026-11-21.md only points to people/grace/2026-11-21.md, which is not there or is closed"
    );
    sam.meetings[0].seen = Some(Box::new(Note {
        path: Some(path.clone()),
        ..Note::default()
    }));
    let log = logged(&[&sam], &asked).unwrap();
    assert_eq!(log.note, path);
}

#[test]
fn a_text_is_a_new_note_as_it_is_or_stands_after_the_one_that_is_there() {
    let mut grace = person("grace", &[]);
    let path = RelPath::new("people/grace/2026-11-21.md");
    let text = |text: &str, base: Option<&str>| Request {
        text: Some(Text {
            text: text.to_owned(),
            whole: false,
            base: base.map(|base| (path.clone(), base.to_owned())),
        }),
        ..request()
    };
    let mut fresh = text("## Takeaways\n- x", None);
    fresh.front.minutes = Some(5);
    let log = logged(&[&grace], &fresh).unwrap();
    assert_eq!(
        created(&log.change)[0].1,
        "+++\nminutes = 5\n+++\n## Takeaways\n- x\n"
    );
    let mut twice = text("+++\nminutes = 6\n+++\nx", None);
    assert_eq!(
        created(&logged(&[&grace], &twice).unwrap().change)[0].1,
        "+++\nminutes = 6\n+++\nx\n"
    );
    twice.front.minutes = Some(5);
    assert_eq!(
        logged(&[&grace], &twice).unwrap_err().message,
        "the text brings front matter of its own"
    );
    met(&mut grace, DAY);
    let added = |request: &Request| match &logged(&[&grace], request).unwrap().change.changes[..] {
        [Change::Edit { edits, .. }] => match &edits[..] {
            [Edit::Replace { range, was, now }] => (range.clone(), was.clone(), now.clone()),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    };
    assert_eq!(
        added(&text("more", Some("## Private\n- x"))),
        (14..14, String::new(), "\n\n## Notes\nmore\n".to_owned())
    );
    assert_eq!(
        added(&text("## Gave\n- y\n", Some("a\r\n"))),
        (3..3, String::new(), "\r\n## Gave\r\n- y\r\n".to_owned())
    );
    let failure = logged(&[&grace], &text("x", None)).unwrap_err();
    assert_eq!(
        failure.message,
        "people/grace/2026-11-21.md appeared in the meantime, nothing was written"
    );
}

#[test]
fn a_circle_keeps_who_was_there() {
    let mut leads = circle("leads", &["grace", "sam"]);
    let mut asked = request();
    asked.front.present = vec![PersonId::new("grace")];
    let log_it = |leads: &_, request: &_| log(&[Subject::Circle(leads)], request, &[]).unwrap();
    assert_eq!(
        created(&log_it(&leads, &asked).change),
        [(
            "circles/leads/2026-11-21.md",
            "+++\npresent = [\"grace\"]\n+++\n"
        )]
    );
    circle_met(&mut leads, DAY, &["sam"]);
    let mut want = ChangeSet::new("Log the meeting with leads on 2026-11-21");
    let id = KeyOp::Add(Value::Text("grace".to_owned()));
    want.key(
        &RelPath::new("circles/leads/2026-11-21.md"),
        &["present"],
        id,
    );
    assert_eq!(log_it(&leads, &asked).change, want);
}

#[test]
fn an_agreed_meeting_that_would_be_forgotten_is_named() {
    let mut grace = person("grace", &[]);
    met(&mut grace, "2026-11-18").front.next_meeting = Some(day("2026-11-24"));
    let mut asked = request();
    asked.entries = vec![said(SectionKey::Takeaways, "- x")];
    assert_eq!(
        logged(&[&grace], &asked).unwrap().notes,
        [
            "2026-11-24 was agreed for a meeting; where it still stands, add it to this one: \
          `mentor log grace --date 2026-11-21 --next-meeting 2026-11-24`"
        ]
    );
    asked.front.next_meeting = Some(day("2026-12-01"));
    assert_eq!(
        logged(&[&grace], &asked).unwrap().notes,
        Vec::<String>::new()
    );
}

#[test]
fn what_stands_there_word_for_word_is_not_written_twice() {
    let mut grace = person("grace", &[]);
    section(met(&mut grace, DAY), SectionKey::Takeaways, &["Load first"]);
    let mut asked = request();
    asked.entries = vec![
        said(SectionKey::Takeaways, "- Load first"),
        said(SectionKey::Gave, "- Load first"),
    ];
    let path = RelPath::new("people/grace/2026-11-21.md");
    let mut want = ChangeSet::new("Log the meeting with grace on 2026-11-21");
    let lines = vec!["- Load first".to_owned()];
    let section = SectionKey::Gave;
    want.edit(&path, Edit::AddToSection { section, lines });
    assert_eq!(logged(&[&grace], &asked).unwrap().change, want);
}
