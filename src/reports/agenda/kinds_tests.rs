//! Behaviour of the kinds beside first, regular and closing: which is chosen, and what each must hold.

use super::build::agenda;
use super::kind::{KINDS, kind};
use super::plan::Request;
use super::value::Agenda;
use crate::facts::fixture::{day, meeting, met, network, person, promise, section};
use crate::facts::privacy::Audience;
use crate::model::action::{Mark, Owner};
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::note::SectionKey;
use crate::model::person::Person;
use crate::model::question::Question;
use crate::model::words::{MeetingKind, Role, Stage, Style};
use crate::text::markdown;

const TODAY: &str = "2026-11-21";

fn told(p: &Person) -> (MeetingKind, String) {
    kind(p, None, None, day(TODAY)).unwrap()
}

fn of(network: &Network, kind: MeetingKind, audience: Audience) -> Agenda {
    let request = Request {
        kind: Some(kind),
        minutes: None,
        date: None,
        audience,
    };
    let id = network.people[0].id.clone();
    agenda(network, &id, &request, day(TODAY)).unwrap()
}

fn own(network: &Network, kind: MeetingKind) -> Agenda {
    of(network, kind, Audience::Owner)
}

fn text(agenda: &Agenda) -> String {
    markdown::render(&agenda.to_doc())
}

fn block(agenda: &Agenda, at: usize) -> Vec<String> {
    let items = agenda.blocks[at].items.iter();
    items.map(super::line::Line::sentence).collect()
}

/// Grace, with meetings on these days.
fn grace(roles: &[Role], days: &[&str]) -> Person {
    let mut p = person("grace", roles);
    p.name = "Grace Okafor".to_owned();
    for on in days {
        met(&mut p, on);
    }
    p
}

#[test]
fn three_meetings_or_ninety_days_after_the_last_look_it_is_progress() {
    let mut p = grace(&[Role::Mentor], &["2026-10-01", "2026-10-15", "2026-11-01"]);
    assert_eq!(told(&p).0, MeetingKind::Regular);
    met(&mut p, "2026-11-15");
    let (kind, why) = told(&p);
    assert_eq!(kind, MeetingKind::Progress);
    assert_eq!(why, "3 meetings since the first one on 1 Oct");
    p.meetings[2].note.as_mut().unwrap().front.kind = Some(MeetingKind::Progress);
    assert_eq!(
        told(&p).0,
        MeetingKind::Regular,
        "counted from the last look"
    );
    let quiet = grace(&[Role::Mentor], &["2026-08-23"]);
    let (kind, why) = told(&quiet);
    assert_eq!(kind, MeetingKind::Progress);
    assert_eq!(why, "90 days since the first one on 23 Aug");
    let newer = grace(&[Role::Mentor], &["2026-08-24"]);
    assert_eq!(told(&newer).0, MeetingKind::Regular);
    let mut prospect = quiet.clone();
    prospect.relationship.written_stage = Some(Stage::Prospect);
    assert_eq!(
        told(&prospect).0,
        MeetingKind::Regular,
        "nothing is agreed yet"
    );
    let mut ending = quiet;
    ending.relationship.until = Some(day("2026-12-10"));
    assert_eq!(told(&ending).0, MeetingKind::Closing);
}

#[test]
fn style_flash_and_only_coach_have_kinds_of_their_own() {
    let mut p = grace(&[Role::Advisor], &[]);
    p.relationship.style = Some(Style::Flash);
    assert_eq!(told(&p).0, MeetingKind::Flash, "before a first one");
    let coach = grace(&[Role::Coach], &["2026-11-01"]);
    assert_eq!(told(&coach).0, MeetingKind::Coaching);
    let both = grace(&[Role::Coach, Role::Mentor], &["2026-11-01"]);
    assert_eq!(told(&both).0, MeetingKind::Regular);
}

#[test]
fn feedback_pair_and_crisis_only_by_their_names() {
    let mut all: Vec<MeetingKind> = Vec::new();
    for roles in [&[Role::Peer][..], &[Role::Mentee], &[Role::Coach], &[]] {
        for days in [&[][..], &["2026-11-01"], &["2026-01-01"]] {
            all.push(told(&grace(roles, days)).0);
        }
    }
    for never in [
        MeetingKind::Feedback,
        MeetingKind::Pair,
        MeetingKind::Crisis,
    ] {
        assert!(!all.contains(&never), "{never}");
    }
}

#[test]
fn every_kind_keeps_its_rules_with_every_role() {
    for kind in KINDS {
        for role in Role::ALL {
            for days in [&[][..], &["2026-11-01"]] {
                let mut p = grace(&[*role], days);
                p.relationship.purpose = Some("Learn to hand over".to_owned());
                let mut other = grace(&[Role::Mentee], &[]);
                other.id = PersonId::new("olena");
                let stories = ["told: My old desk #handover", "told: The other desk #hand"];
                section(met(&mut other, "2026-05-05"), SectionKey::Stories, &stories);
                let network = network(vec![p, other]);
                for audience in [Audience::Owner, Audience::OTHERS] {
                    let agenda = of(&network, *kind, audience);
                    let about = format!("{kind} {role} {audience:?}: {}", text(&agenda));
                    assert!(!agenda.opening.is_empty(), "{about}");
                    assert!(
                        agenda.blocks.iter().all(|block| !block.items.is_empty()),
                        "{about}"
                    );
                    assert!(
                        agenda.blocks.iter().all(|block| block.minutes > 0),
                        "{about}"
                    );
                    let sum: u32 = agenda.blocks.iter().map(|block| block.minutes).sum();
                    assert_eq!(sum, agenda.minutes, "{about}");
                    let stories = text(&agenda).matches("One story").count();
                    let most = usize::from(audience == Audience::Owner && *role == Role::Mentee);
                    assert!(stories <= most, "{about}");
                }
            }
        }
    }
}

#[test]
fn a_crisis_is_now_opens_with_safety_and_sets_the_next_touch() {
    let mut p = grace(&[Role::Mentor], &["2026-10-28"]);
    p.meetings[0].note.as_mut().unwrap().front.next_meeting = Some(day("2026-12-01"));
    p.contact.phone = Some("+44 20 1".to_owned());
    let mut ruth = person("ruth", &[Role::Advisor]);
    ruth.relationship.crisis_contact = true;
    ruth.contact.phone = Some("+1 2".to_owned());
    let network = network(vec![p, ruth]);
    let agenda = own(&network, MeetingKind::Crisis);
    assert_eq!(agenda.date, Some(day(TODAY)));
    assert_eq!(agenda.next_date, Some(day("2026-11-23")));
    assert!(agenda.opening[0].sentence().starts_with("If anybody's safety is in doubt: contact the emergency services or your employee-assistance service"));
    assert!(block(&agenda, 4).contains(&"May be called: ruth, +1 2".to_owned()));
    assert!(block(&agenda, 5)[0].starts_with("We speak again: Mon 23 Nov, at the latest"));
    let shared = text(&of(&network, MeetingKind::Crisis, Audience::OTHERS));
    assert!(
        !shared.contains("ruth") && !shared.contains("+44"),
        "{shared}"
    );
    for never in ["story of", "therap", "lesson", "What do you take from it"] {
        assert!(!text(&agenda).contains(never), "{never}");
    }
}

#[test]
fn a_pair_has_equal_airtime_and_who_begins_changes() {
    let mut p = grace(&[Role::Peer], &["2026-10-28"]);
    let note = p.meetings[0].note.as_deref_mut().unwrap();
    promise(note, "My walk");
    promise(note, "Their page").owner = Owner::Person(PersonId::new("grace"));
    let network = network(vec![p.clone()]);
    let agenda = own(&network, MeetingKind::Pair);
    assert_eq!(agenda.blocks[1].minutes, agenda.blocks[2].minutes);
    assert_eq!(
        block(&agenda, 1)[..2],
        [
            "I speak, they ask, 12 minutes",
            "Mine: My walk (since 28 Oct)"
        ]
    );
    assert_eq!(
        block(&agenda, 2)[..2],
        [
            "they speak, I ask, 12 minutes",
            "Grace's: Their page (since 28 Oct)"
        ]
    );
    assert!(block(&agenda, 3)[1].starts_with("When one is missed: [to fill in: "));
    p.meetings[0].note.as_mut().unwrap().front.kind = Some(MeetingKind::Pair);
    let agenda = own(&crate::facts::fixture::network(vec![p]), MeetingKind::Pair);
    assert_eq!(block(&agenda, 1)[0], "they speak, I ask, 12 minutes");
}

#[test]
fn coaching_asks_in_four_groups_and_the_same_not_twice() {
    let bank = crate::facts::questions::bank();
    let mut p = grace(&[Role::Coach], &[]);
    let mut asked: Vec<String> = Vec::new();
    for on in ["2026-11-01", "2026-11-08", "2026-11-15"] {
        let agenda = own(&network(vec![p.clone()]), MeetingKind::Coaching);
        let mut now: Vec<String> = Vec::new();
        for at in 1..5 {
            let lines = block(&agenda, at);
            let of_block = |q: &&Question| q.group == "coach" && q.block == Some(at + 1);
            let here = bank.iter().filter(of_block).map(|q| q.text.clone());
            now.extend(here.filter(|question| lines.contains(question)));
        }
        assert!(
            now.iter().all(|question| !asked.contains(question)),
            "{now:?}"
        );
        let texts: Vec<&str> = now.iter().map(String::as_str).collect();
        section(met(&mut p, on), SectionKey::Notes, &texts);
        asked.extend(now);
    }
    assert_eq!(asked.len(), 12, "each of the bank once in three meetings");
}

#[test]
fn a_kept_agenda_counts_as_asked_and_the_one_that_is_prepared_does_not() {
    let mut p = grace(&[Role::Mentor], &["2026-11-01"]);
    let first = own(&network(vec![p.clone()]), MeetingKind::Regular);
    let question = block(&first, 2)
        .into_iter()
        .find(|line| line.ends_with('?') && !line.contains(": "))
        .unwrap();
    let mut kept = meeting(p.folder().join("agenda-2026-11-10.md"), "2026-11-10");
    section(
        kept.note.as_deref_mut().unwrap(),
        SectionKey::Notes,
        &[&question],
    );
    p.agendas.push(kept);
    let later = own(&network(vec![p.clone()]), MeetingKind::Regular);
    assert!(!block(&later, 2).contains(&question));
    let request = Request {
        kind: Some(MeetingKind::Regular),
        minutes: None,
        date: Some(day("2026-12-01")),
        audience: Audience::Owner,
    };
    p.agendas[0].day = day("2026-12-01");
    let again = agenda(&network(vec![p.clone()]), &p.id, &request, day(TODAY)).unwrap();
    assert!(
        block(&again, 2).contains(&question),
        "the same agenda asked for twice"
    );
}

#[test]
fn feedback_recalls_what_was_said_and_what_became_of_it() {
    let mut p = grace(&[Role::Mentor], &["2026-10-28"]);
    let note = p.meetings[0].note.as_deref_mut().unwrap();
    section(
        note,
        SectionKey::Feedback,
        &["received: The slides of the memo are crowded. #slides"],
    );
    let action = promise(note, "Cut the slides of the memo");
    action.mark = Mark::Done;
    action.done = Some(day("2026-11-05"));
    action.result = Some("three are left".to_owned());
    let agenda = own(&network(vec![p]), MeetingKind::Feedback);
    let lines = block(&agenda, 1);
    assert!(lines[0].starts_with("Own view: before you say anything"));
    assert_eq!(
        lines[1],
        "They said before: on slides: “The slides of the memo are crowded.” (28 Oct)"
    );
    assert_eq!(
        lines[2],
        "what became of it: Cut the slides of the memo → three are left (5 Nov)"
    );
    assert!(
        block(&agenda, 0)
            .iter()
            .any(|line| line.starts_with("Advice, not marks"))
    );
}

#[test]
fn flash_has_one_question_thanks_and_a_day_to_report_back() {
    let mut p = grace(&[Role::Advisor], &["2026-10-28"]);
    let note = p.meetings[0].note.as_deref_mut().unwrap();
    note.front.next_meeting = Some(day("2026-11-24"));
    section(note, SectionKey::NextTime, &["First of all", "Second"]);
    let agenda = own(&network(vec![p.clone()]), MeetingKind::Flash);
    assert_eq!(
        block(&agenda, 2)[0],
        "The one question: First of all (kept on 28 Oct)"
    );
    assert!(block(&agenda, 2).contains(&"Second (kept on 28 Oct)".to_owned()));
    let last = block(&agenda, 4);
    assert!(
        last.contains(
            &"How I report back: in writing, what I did and what came of it (by Thu 24 Dec)"
                .to_owned()
        ),
        "{last:?}"
    );
    assert!(last.iter().any(|line| line.starts_with("Thanks")));
    assert_eq!(agenda.next_date, None, "no duty to meet again");
    let shared = of(&network(vec![p]), MeetingKind::Flash, Audience::OTHERS);
    assert!(!text(&shared).contains("Second"));
}

#[test]
fn the_health_check_is_the_owners_alone() {
    let mut p = grace(&[Role::Mentor], &["2026-09-02"]);
    let front = &mut p.meetings[0].note.as_mut().unwrap().front;
    front.health_me = vec![4.0, 4.0, 5.0, 3.0, 4.0, 4.0, 3.0, 5.0, 4.0, 4.0];
    let network = network(vec![p]);
    let own = block(&own(&network, MeetingKind::Progress), 3);
    assert_eq!(own[0], "Last health check: mine 4.0: healthy (2 Sep)");
    let all = Audience::Others {
        include_private: true,
    };
    let shared = text(&of(&network, MeetingKind::Progress, all));
    for never in ["health =", "4.0", "trust:", "healthy"] {
        assert!(!shared.contains(never), "{never}: {shared}");
    }
}

#[test]
fn the_owners_questions_are_asked_among_the_banks() {
    let question = |text: &str| Question {
        text: text.to_owned(),
        group: "mine".to_owned(),
        roles: Vec::new(),
        kinds: vec![MeetingKind::Crisis],
        stages: Vec::new(),
        block: Some(3),
        settled_by: None,
        own: true,
    };
    let mut network = network(vec![grace(&[Role::Mentor], &["2026-10-28"])]);
    let before = block(&own(&network, MeetingKind::Crisis), 2);
    // The bank's own words again are no second question.
    network.questions = vec![question("What weighs most right now?")];
    assert_eq!(block(&own(&network, MeetingKind::Crisis), 2), before);
    network.questions.push(question("What would a nap change?"));
    network.questions.push(question("Who knows already?"));
    let after = block(&own(&network, MeetingKind::Crisis), 2);
    assert_eq!(after.len(), before.len() + 1, "{after:?}");
}

#[test]
fn the_words_of_who_asks_are_the_mentees_and_the_files_words_exist() {
    let titles: Vec<&str> = crate::facts::minutes::SHAPES
        .iter()
        .flat_map(|shape| shape.blocks)
        .map(|block| block.title)
        .collect();
    for (kind, at, own_title, shared_title) in [
        (
            MeetingKind::Feedback,
            0,
            "What they want input on",
            "What you want input on",
        ),
        (
            MeetingKind::Flash,
            3,
            "What they take away",
            "What you take away",
        ),
        (
            MeetingKind::Flash,
            4,
            "Thanks, and how they report back",
            "Thanks, and how you report back",
        ),
    ] {
        let mentee = network(vec![grace(&[Role::Mentee], &["2026-11-01"])]);
        assert_eq!(own(&mentee, kind).blocks[at].title, own_title);
        let shared = of(&mentee, kind, Audience::OTHERS);
        assert_eq!(shared.blocks[at].title, shared_title);
        let mentor = network(vec![grace(&[Role::Mentor], &["2026-11-01"])]);
        assert!(titles.contains(&own(&mentor, kind).blocks[at].title));
    }
}
