use super::*;
use crate::model::keys::MEETING;

fn read_front(text: &str) -> (Front, Vec<(&'static str, usize, usize)>) {
    let path = RelPath::new("people/ana/2026-11-18.md");
    let source = Source::new(&path, text);
    let mut problems = Vec::new();
    let front = read(source, &MEETING, &mut problems);
    let front = meeting(source, front.table, &mut problems);
    let told = problems.iter().map(|p| (p.rule, p.line, p.column));
    (front, told.collect())
}

#[test]
fn every_key_of_a_meeting_is_read() {
    let (front, problems) = read_front(
        "+++\nkind = \"Regular\"\nminutes = 45\nmedium = \"video\"\nnext-meeting = 2026-12-16\n\
         recapped = 2026-11-18\nthanked = 2026-11-19\nrating = 4\nconfidential = true\n\
         see = \"../grace-okafor/2026-11-18.md\"\npresent = [\"a\", \"b\"]\nled-by = \"me\"\nhot-seats = [\"b\"]\n\
         session = { heard = 4, topics = 5, way = 4.5, next-step = 5 }\n\
         health = { me = [1,2,3,4,5,0,1,2,3,4], them = [5,5,5,5,5,5,5,5,5,5] }\n+++\n",
    );
    assert_eq!(problems, []);
    assert_eq!(front.kind, Some(MeetingKind::Regular));
    assert_eq!(front.minutes, Some(45));
    assert_eq!(front.medium, Some(Medium::Video));
    assert_eq!(front.next_meeting.unwrap().to_string(), "2026-12-16");
    assert_eq!(front.recapped.unwrap().to_string(), "2026-11-18");
    assert_eq!(front.thanked.unwrap().to_string(), "2026-11-19");
    assert_eq!(front.rating, Some(4.0));
    assert!(front.confidential);
    assert_eq!(
        front.see.unwrap().as_str(),
        "people/grace-okafor/2026-11-18.md"
    );
    assert_eq!(front.present.len(), 2);
    assert_eq!(front.led_by.as_deref(), Some("me"));
    assert_eq!(front.hot_seats[0].as_str(), "b");
    assert_eq!(front.session[2], ("way".into(), 4.5));
    assert_eq!(front.health_me.len(), 10);
    assert_eq!(front.health_them[9], 5.0);
}

#[test]
fn problems_stand_where_they_are_in_the_whole_file() {
    let (front, problems) = read_front(
        "\u{feff}+++\r\nkind = \"reglar\"\r\nminutes = \"x\"\r\nhealth = { me = [1] }\r\n+++\r\n",
    );
    assert_eq!(front.kind, None);
    let mut problems = problems;
    problems.sort_by_key(|problem| problem.1);
    assert_eq!(
        problems,
        [
            ("bad-value", 2, 8),
            ("wrong-type", 3, 11),
            ("bad-value", 4, 17)
        ]
    );
}

#[test]
fn front_matter_that_is_not_closed_is_an_error_with_its_line_and_nothing_of_it_is_text() {
    let path = RelPath::new("people/ana/2026-11-18.md");
    let text = "+++\nkind = \"regular\"\n\n- [ ] x\n";
    let mut problems = Vec::new();
    let found = read(Source::new(&path, text), &MEETING, &mut problems);
    assert!(found.broken && found.table.is_none());
    assert_eq!(found.body, text.len());
    assert_eq!(
        (problems[0].rule, problems[0].line, problems[0].column),
        ("syntax", 1, 1)
    );
}

#[test]
fn yaml_is_named_and_a_rule_is_none() {
    let rules = |text: &str| read_front(text).1;
    assert_eq!(
        rules("---\nkind: regular\ntags:\n  - a\n---\nx\n"),
        [("yaml-front-matter", 1, 1)]
    );
    for fine in [
        "---\n",
        "---\nSome text: with a colon here\n---\n",
        "---\n\n---\n",
        "a\n---\nb: c\n---\n",
    ] {
        assert_eq!(rules(fine), [], "{fine}");
    }
}

#[test]
fn see_never_leads_out_of_the_network_nor_to_what_is_no_note() {
    let from = RelPath::new("people/ana/2026-11-18.md");
    let to = |written: &str| see_target(&from, written).map(|path| path.as_str().to_owned());
    assert_eq!(
        to("../grace/2026-11-18.md"),
        Some("people/grace/2026-11-18.md".into())
    );
    assert_eq!(
        to("./../../circles/x/2026-11-18-a.md"),
        Some("circles/x/2026-11-18-a.md".into())
    );
    for bad in [
        "../../../etc/passwd",
        "/etc/passwd",
        "../grace/person.toml",
        "../grace/log.md",
        "../grace/agenda-2026-11-18.md",
        "2026-11-18.md",
        "..\\grace\\2026-11-18.md",
        "../../goals/x.md",
        "",
    ] {
        assert_eq!(to(bad), None, "{bad}");
    }
}
