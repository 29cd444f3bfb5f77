//! What an agenda says to each role and in each kind of meeting, over networks built from the nouns.

use super::ground_tests::{
    OWN, REGULAR, TODAY, alone, block, grace, grace_note, of, own, shared, text,
};
use super::plan::looks_further;
use super::value::Agenda;
use crate::facts::fixture::{closed, day, goal, met, network, person, promise, section, touch};
use crate::model::action::Mark;
use crate::model::ids::{GoalId, PersonId};
use crate::model::network::Network;
use crate::model::note::{Note, SectionKey};
use crate::model::person::Person;
use crate::model::words::{ActionKind, EndedAs, MeetingKind, Role, TouchKind};

#[test]
fn a_thin_person_gets_a_useful_agenda_and_what_is_missing_with_its_command() {
    let network = alone(person("bo", &[]));
    let agenda = own(&network);
    assert_eq!(
        (agenda.kind, agenda.ask.as_deref()),
        (MeetingKind::First, None)
    );
    let missing: Vec<String> = agenda
        .missing
        .iter()
        .map(|m| format!("{}: {}", m.what, m.command))
        .collect();
    assert_eq!(
        missing,
        [
            "what they are to you: mentor set bo roles+=\"mentor\"",
            "what you meet for: mentor set bo purpose=\"…\"",
            "what you want from this meeting: mentor touch \"@bo …\" --next",
            "what they can expect of you: mentor set bo offer=\"…\"",
            "a date for this meeting: mentor agenda bo --date DATE",
            "how often you mean to meet: mentor set bo cadence=\"4 weeks\"",
        ]
    );
    assert!(agenda.blocks.iter().all(|block| !block.items.is_empty()));
    let mut unread = Person::new(PersonId::new("bo"));
    unread.readable = false;
    let agenda = own(&alone(unread));
    assert_eq!(
        agenda.missing[0].what,
        "people/bo/person.toml could not be read: name, role and agreement are unknown"
    );
}

#[test]
fn the_opening_says_ask_expectation_and_what_to_send_ahead() {
    let mut p = grace();
    p.relationship.offer = Some("I edit her drafts.".to_owned());
    p.relationship.expectations = Some("an hour a month".to_owned());
    p.relationship.purpose = Some("Lead a re-org.".to_owned());
    let note = grace_note(&mut p);
    section(note, SectionKey::NextTime, &["The desk"]);
    section(
        note,
        SectionKey::SendAhead,
        &["The photo of the napkin", "Chapter five, as a draft"],
    );
    let agenda = own(&alone(p));
    let opening: Vec<String> = agenda
        .opening
        .iter()
        .map(super::line::Line::sentence)
        .collect();
    assert_eq!(
        opening,
        [
            "My ask: The desk",
            "What you can expect: I edit her drafts; an hour a month",
            "What we meet for: Lead a re-org",
            "Send ahead: The photo of the napkin (by Sun 22 Nov, two days ahead)",
            "Send ahead: Chapter five, as a draft (today, reading: a week ahead)",
            "Send ahead: this agenda (by Sun 22 Nov, two days ahead)",
        ]
    );
    assert_eq!(agenda.ask.as_deref(), Some("The desk"));
    assert_eq!(
        agenda.expect.as_deref(),
        Some("I edit her drafts; an hour a month")
    );
}

#[test]
fn every_role_brings_its_own_questions_and_a_coach_brings_nothing_else() {
    let groups = |roles: &[Role]| {
        let mut p = grace();
        p.relationship.roles = roles.to_vec();
        let lines = block(&of(&alone(p), REGULAR), "Main topics");
        let bank = crate::facts::questions::bank();
        let mut groups: Vec<_> = lines
            .iter()
            .filter_map(|line| bank.iter().find(|q| line.ends_with(&q.text)))
            .map(|q| q.group.clone())
            .collect();
        groups.dedup();
        groups
    };
    assert_eq!(groups(&[Role::Mentor]), ["mentee-to-mentor", "feedback"]);
    assert_eq!(groups(&[Role::Advisor]), ["advisor", "feedback"]);
    assert_eq!(groups(&[Role::Peer]), ["peer", "feedback"]);
    assert_eq!(groups(&[Role::Mentee]), ["mentor-to-mentee", "feedback"]);
    assert_eq!(groups(&[Role::Coach]), ["coach"]);
    assert_eq!(
        groups(&[Role::Mentor, Role::Sponsor]),
        ["mentee-to-mentor", "sponsor", "feedback"]
    );
}

#[test]
fn the_same_questions_stand_in_the_own_and_the_shared_agenda() {
    for role in Role::ALL {
        let mut p = grace();
        p.relationship.roles = vec![*role];
        let network = alone(p);
        let asked = |agenda: &Agenda| -> Vec<String> {
            let lines = agenda.blocks.iter().flat_map(|b| &b.items);
            let questions = lines.filter(|l| l.source == super::line::Source::Question && l.under);
            questions.map(|line| line.text.clone()).collect()
        };
        assert_eq!(asked(&own(&network)), asked(&shared(&network)), "{role}");
        assert!(!asked(&own(&network)).is_empty());
    }
}

#[test]
fn a_mentee_opens_with_the_need_or_is_asked_for_it_first() {
    let mut p = grace();
    p.relationship.roles = vec![Role::Mentee];
    let first = block(&own(&alone(p.clone())), "Check-in");
    assert_eq!(
        first[0],
        "First question: What do you need from me, and by when?"
    );
    assert_eq!(
        first[1],
        "Then: How blunt do you want me to be, and how fast?"
    );
    p.relationship.objectives = vec!["Lead three people".to_owned()];
    p.relationship.feedback = Some("the same day".to_owned());
    let agenda = own(&alone(p.clone()));
    assert_eq!(
        agenda.opening[0].sentence(),
        "What Grace needs: Lead three people"
    );
    assert_eq!(
        agenda.opening[1].sentence(),
        "How Grace likes feedback: the same day"
    );
    assert!(!block(&agenda, "Check-in")[0].contains("First question"));
    let agenda = shared(&alone(p));
    assert_eq!(
        agenda.opening[0].sentence(),
        "What you need: Lead three people"
    );
}

fn mentees(told: &[&str]) -> Network {
    let mut p = grace();
    p.relationship.roles = vec![Role::Mentee];
    p.relationship.purpose = Some("Learn to hand over".to_owned());
    section(grace_note(&mut p), SectionKey::Stories, told);
    let mut other = person("olena", &[Role::Mentee]);
    other.name = "Olena T".to_owned();
    let stories = [
        "told: My old desk — learned: let go #handover #hand",
        "told: The lost truck #logistics",
        "heard: Her failed split #hand",
    ];
    section(met(&mut other, "2026-05-05"), SectionKey::Stories, &stories);
    network(vec![p, other])
}

#[test]
fn a_mentee_hears_one_story_on_what_they_bring_with_the_question_after_it() {
    let agenda = own(&mentees(&[]));
    let lines = block(&agenda, "Main topics");
    let at = lines
        .iter()
        .position(|line| line.starts_with("One story"))
        .unwrap();
    assert_eq!(
        lines[at],
        "One story, if it helps: My old desk — learned: let go (two minutes; told Olena on 5 May, not yet Grace)"
    );
    assert_eq!(lines[at + 1], "What do you take from it?");
    assert_eq!(
        lines
            .iter()
            .filter(|line| line.starts_with("One story"))
            .count(),
        1
    );
    let shared = text(&shared(&mentees(&[])));
    assert!(!shared.contains("old desk") && !shared.contains("Olena"));
}

#[test]
fn a_story_is_never_told_twice_to_the_same_person() {
    let agenda = own(&mentees(&["told: my OLD desk! — learned: something else"]));
    let lines = block(&agenda, "Main topics");
    assert!(
        !lines.iter().any(|line| line.starts_with("One story")),
        "{lines:?}"
    );
}

#[test]
fn only_first_and_mentee_agendas_look_further_than_one_folder() {
    let further = |p: Person| {
        let network = alone(p);
        looks_further(&network, &network.people[0].id, &OWN, day(TODAY)).unwrap()
    };
    assert!(further(person("m", &[Role::Mentor])), "a first one");
    assert!(!further(grace()));
    let mut mentee = grace();
    mentee.relationship.roles = vec![Role::Mentee];
    assert!(further(mentee));
}

#[test]
fn a_sponsor_gets_facts_to_quote_and_an_opening() {
    let mut p = grace();
    p.relationship.roles = vec![Role::Sponsor];
    p.relationship.goals = vec![GoalId::new("lead")];
    touch(
        &mut p,
        "2026-08-31",
        TouchKind::Opportunity,
        "named me to the board",
    );
    let mut network = alone(p);
    let mut lead = goal("lead", 3, &[]);
    let mut note = Note::default();
    let fact = promise(&mut note, "Board paper");
    fact.mark = Mark::Done;
    fact.done = Some(day("2026-11-05"));
    fact.result = Some("read to the end".to_owned());
    promise(&mut note, "Budget").due = Some(day("2026-12-01"));
    let meet = promise(&mut note, "Half an hour with the chair");
    meet.kind = Some(ActionKind::Meet);
    meet.due = Some(day("2026-12-18"));
    lead.note = Some(Box::new(note));
    network.goals.push(lead);
    let lines = block(&own(&network), "Main topics");
    assert_eq!(
        lines[0],
        "A fact to quote: Board paper → read to the end (5 Nov)"
    );
    assert_eq!(
        lines[1],
        "They spoke for me, what came of it? named me to the board (31 Aug)"
    );
    assert_eq!(
        lines[2],
        "An opening they could make: Half an hour with the chair (by Fri 18 Dec)"
    );
    let lines = block(&shared(&network), "Main topics");
    assert!(lines[2].starts_with("An opening you could make: "));
}

#[test]
fn a_first_agenda_brings_lessons_of_the_same_role_first_and_keeps_them_to_the_owner() {
    let mut walter = person("walter", &[Role::Mentor]);
    section(
        closed(&mut walter, "2026-01-30"),
        SectionKey::Lessons,
        &["Ring, do not write"],
    );
    let mut beth = person("beth", &[Role::Peer]);
    let note = closed(&mut beth, "2026-06-12");
    note.front.ended_as = Some(EndedAs::Faded);
    section(
        note,
        SectionKey::Lessons,
        &["Ask what they want", "Ask once", "Ask twice"],
    );
    section(note, SectionKey::NextRelationship, &["Commitment first"]);
    let network = network(vec![person("ada", &[Role::Mentor]), beth, walter]);
    let lines = block(&own(&network), "Working agreement");
    let at = lines
        .iter()
        .position(|line| line == "Learned before")
        .unwrap();
    assert_eq!(
        lines[at + 1..at + 4],
        [
            "Ring, do not write (walter, 30 Jan)",
            "Commitment first (beth, faded, 12 Jun)",
            "Ask what they want (beth, faded, 12 Jun)",
        ]
    );
    let shared = text(&shared(&network));
    assert!(
        !shared.contains("Ring") && !shared.contains("Learned before"),
        "{shared}"
    );
}

#[test]
fn a_first_agenda_says_what_is_agreed_and_what_is_not() {
    let mut p = person("ada", &[Role::Mentor]);
    p.relationship.minutes = Some(45);
    p.relationship.feedback = Some("blunt".to_owned());
    p.works = vec!["Notes on engines (1843)".to_owned()];
    p.experience = vec!["failed-launch".to_owned(), "layoffs".to_owned()];
    let network = alone(p);
    let lines = block(&own(&network), "Working agreement");
    assert_eq!(lines[0], "Agreed so far: 45 minutes");
    assert_eq!(lines[1], "Feedback: blunt");
    assert!(lines[2].starts_with("To agree: how often; how we meet; "));
    assert!(
        !lines.iter().any(|line| line.contains("How blunt")),
        "the agreement answers it"
    );
    let know = block(&own(&network), "Know each other");
    assert!(know.contains(&"Has been through failed launch and layoffs".to_owned()));
    let told = block(&shared(&network), "Know each other");
    assert_eq!(told[0], "Your path");
    assert_eq!(
        told[1],
        "What would you say differently today than in “Notes on engines (1843)”?"
    );
    assert!(!text(&shared(&network)).contains("layoffs"));
}

#[test]
fn a_closing_agenda_weighs_results_and_gives_every_open_item_a_keeper() {
    let mut p = grace();
    p.relationship.until = Some(day("2026-12-10"));
    p.relationship.purpose = Some("Become a director.".to_owned());
    p.relationship.objectives = vec!["Hand the change board over".to_owned(), "Sail".to_owned()];
    let note = grace_note(&mut p);
    let done = promise(note, "Change board to Dmitri");
    done.mark = Mark::Done;
    done.due = Some(day("2026-11-01"));
    done.done = Some(day("2026-11-01"));
    done.result = Some("25 minutes instead of 70".to_owned());
    promise(note, "Thank the five leads").due = Some(day("2026-12-01"));
    section(note, SectionKey::NextTime, &["His lesson"]);
    let agenda = own(&alone(p));
    let results = block(&agenda, "Results against the purpose");
    assert_eq!(
        results[0],
        "What we set out to do: Become a director (1 meeting)"
    );
    assert_eq!(results[1], "Objective: Hand the change board over");
    assert_eq!(
        results[2],
        "Change board to Dmitri → 25 minutes instead of 70 (1 Nov)"
    );
    assert_eq!(results[3], "Objective: Sail");
    assert_eq!(results[4], "The files hold no result: what would show it?");
    assert_eq!(
        results[5],
        "Promises of both sides: 1 of 2 done (50.0 %), 1 of 1 by their day, 1 open"
    );
    let open = block(&agenda, "Open items and who keeps them");
    assert_eq!(
        open[0],
        "Mine: Thank the five leads (due Tue 1 Dec, in 10 days)"
    );
    assert_eq!(
        open[1],
        "Kept for this meeting: His lesson (kept on 28 Oct)"
    );
    let after = block(&agenda, "What we become now, and thanks");
    assert_eq!(
        after.last().unwrap(),
        "A first hello afterwards: 23 May 2027 (Tue 24 Nov + 6 months)"
    );
    assert!(text(&agenda).contains("`mentor close grace --as completed`"));
}

#[test]
fn marks_in_names_and_keys_mean_nothing_and_those_of_notes_stay() {
    let mut p = grace();
    p.name = "*Bo* [x](y) `z`".to_owned();
    p.relationship.roles = vec![Role::Peer];
    p.relationship.offer = Some("**all** of it".to_owned());
    section(
        grace_note(&mut p),
        SectionKey::Takeaways,
        &["The *why* first", "# no heading"],
    );
    let text = text(&own(&alone(p)));
    assert!(
        text.starts_with("# \\*Bo\\* \\[x\\](y) \\`z\\`, Tue 24 Nov 2026\n"),
        "{text}"
    );
    assert!(text.contains("**What you can expect:** \\*\\*all\\*\\* of it\n"));
    assert!(text.contains("  - The *why* first (`2026-10-28.md:11`)\n"));
    assert!(text.contains("would \\*Bo\\* like from this time?"));
    assert_eq!(
        text.matches("\n# ").count(),
        0,
        "no line of a note opens a heading"
    );
}
