//! What of an agenda is for others, and what is kept to oneself.

use super::build::agenda;
use super::ground_tests::{OWN, TODAY, alone, grace, grace_note, of, own, shared, text};
use super::kind::KINDS;
use super::plan::Request;
use super::value::Agenda;
use crate::facts::fixture::{day, met, promise, section};
use crate::facts::privacy::Audience;
use crate::model::action::Owner;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::note::SectionKey;
use crate::text::markdown;

/// Grace with a private word in every place that may hold one.
fn whispering() -> Network {
    let mut p = grace();
    let note = grace_note(&mut p);
    section(note, SectionKey::Takeaways, &["Said aloud"]);
    section(note, SectionKey::Private, &["whisper one"]);
    let two = promise(note, "whisper two");
    two.private = true;
    two.due = Some(day("2026-11-22"));
    let third = promise(note, "whisper of ruth");
    third.owner = Owner::Person(PersonId::new("ruth"));
    let secret = met(&mut p, "2026-10-01");
    secret.front.confidential = true;
    section(secret, SectionKey::Feedback, &["received: whisper three"]);
    section(secret, SectionKey::Received, &["whisper four"]);
    p.relationship.gains = Some("whisper five".to_owned());
    p.interests = vec!["whisper six".to_owned()];
    p.relationship.closeness = Some(5);
    alone(p)
}

#[test]
fn a_shared_agenda_holds_nothing_private_nothing_of_third_persons_and_no_hints() {
    let network = whispering();
    for kind in KINDS {
        let request = Request {
            kind: Some(*kind),
            ..OWN
        };
        let own = text(&of(&network, request));
        assert!(own.contains("whisper"), "{kind}");
        let others = Request {
            audience: Audience::OTHERS,
            ..request
        };
        let shared = text(&of(&network, others));
        assert!(!shared.contains("whisper"), "{kind}: {shared}");
        assert!(
            !shared.contains("`mentor ") && !shared.contains(".md:"),
            "{kind}: {shared}"
        );
        let json = serde_json::to_string(&of(&network, others)).unwrap();
        assert!(!json.contains("whisper"), "{kind}");
    }
}

#[test]
fn private_text_is_shared_only_where_that_is_asked_for_and_hints_never() {
    let network = whispering();
    let audience = Audience::Others {
        include_private: true,
    };
    let all = text(&of(&network, Request { audience, ..OWN }));
    assert!(all.contains("whisper two") && all.contains("whisper three"));
    for never in [
        "whisper of ruth",
        "whisper one",
        "whisper five",
        "whisper six",
    ] {
        assert!(!all.contains(never), "{never}: {all}");
    }
}

#[test]
fn nothing_about_a_confidential_person_is_shared() {
    let mut p = grace();
    p.confidential = true;
    let network = alone(p);
    let others = Request {
        audience: Audience::OTHERS,
        ..OWN
    };
    let failure = agenda(&network, &network.people[0].id, &others, day(TODAY)).unwrap_err();
    assert!(failure.message.contains("grace is confidential"));
    let asked = Audience::Others {
        include_private: true,
    };
    let request = Request {
        audience: asked,
        ..OWN
    };
    assert!(agenda(&network, &network.people[0].id, &request, day(TODAY)).is_ok());
}

#[test]
fn the_saved_agenda_keeps_private_lines_under_private_and_holds_no_tasks_or_known_headings() {
    let network = whispering();
    let saved = markdown::render(&own(&network).to_saved_doc());
    let (before, private) = saved.split_once("## Private\n").unwrap();
    assert!(!before.contains("whisper"), "{before}");
    assert!(private.contains("whisper one") && private.contains("whisper two"));
    assert!(
        !saved.contains("[ ]") && !saved.contains("`mentor "),
        "{saved}"
    );
    for line in before.lines().filter_map(|line| line.strip_prefix("## ")) {
        let known = SectionKey::HEADINGS
            .iter()
            .any(|(_, heading)| *heading == line);
        assert!(!known, "{line}");
    }
}

#[test]
fn what_an_agenda_kept_to_itself_does_not_come_back_inside_the_next_one() {
    let mut network = whispering();
    let mut meetings = network.people[0].meetings.iter_mut();
    let last = meetings.rfind(|met| met.day == day("2026-10-28")).unwrap();
    let note = last.note.as_deref_mut().unwrap();
    note.sections
        .retain(|section| section.key != Some(SectionKey::Private));
    let entries = [
        "**For me alone:** whisper of before (28 Oct)",
        "**To give:** my drafts (last 12 Nov)",
        "**Careful:** a label of my own",
    ];
    section(note, SectionKey::Private, &entries);
    let printed = text(&own(&network));
    let said = |of: &str| printed.matches(of).count();
    assert_eq!(said("a label of my own"), 1, "{printed}");
    assert_eq!((said("whisper of before"), said("my drafts")), (0, 0));
}

#[test]
fn lines_that_speak_of_the_reader_as_of_another_are_found() {
    let mut p = grace();
    p.pronouns = Some("she/her".to_owned());
    p.relationship.offer = Some("I edit her drafts".to_owned());
    let note = grace_note(&mut p);
    section(
        note,
        SectionKey::Takeaways,
        &["He says no.", "Grace's second round"],
    );
    let network = alone(p);
    let lines = shared(&network).third_person_lines(&network.people[0]);
    assert_eq!(lines, ["I edit her drafts", "Grace's second round"]);
    assert!(
        own(&network)
            .third_person_lines(&network.people[0])
            .is_empty()
    );
}

#[test]
fn an_agenda_is_the_same_however_often_it_is_asked_for() {
    let network = whispering();
    for kind in KINDS {
        let request = Request {
            kind: Some(*kind),
            ..OWN
        };
        let json = |agenda: &Agenda| serde_json::to_string(agenda).unwrap();
        assert_eq!(json(&of(&network, request)), json(&of(&network, request)));
    }
}
