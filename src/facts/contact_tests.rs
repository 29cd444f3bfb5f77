//! Contact, cadence, phase and due days, as format.md and domain.md word them.

use super::*;
use crate::facts::fixture::{
    circle, circle_met, day, fixture_a, fixture_a_day, met, network, person, touch,
};
use crate::model::length::Cadence;
use crate::model::words::TouchKind;
use crate::model::words::{Role, Style};

fn alone(person: Person, today: &str) -> Standing {
    let network = network(vec![person]);
    standing(&network, &network.people[0], day(today))
}

fn mentor(id: &str) -> Person {
    person(id, &[Role::Mentor])
}

fn every(text: &str) -> Option<Cadence> {
    Cadence::parse(text)
}

fn days(standing: Standing) -> Option<i64> {
    standing.cadence.map(Length::days)
}

#[test]
fn fixture_a_has_the_freshness_of_the_domain_page() {
    let network = fixture_a();
    let rows: Vec<_> = standings(&network, fixture_a_day())
        .iter()
        .zip(&network.people)
        .map(|(s, p)| {
            let ratio = format!("{:.3}", s.ratio.unwrap());
            let state = s.freshness.unwrap().as_str();
            (p.id.as_str().to_owned(), ratio, state, s.effective)
        })
        .collect();
    let row = |id: &str, ratio: &str, state, effective| {
        (id.to_owned(), ratio.to_owned(), state, effective)
    };
    assert_eq!(
        rows,
        [
            row("ana", "0.667", "fresh", true),
            row("ben", "0.667", "fresh", true),
            row("chi", "0.500", "fresh", true),
            row("dev", "1.667", "fading", false),
            row("eli", "1.333", "due", true),
        ]
    );
}

#[test]
fn the_list_of_everyone_says_what_one_at_a_time_says() {
    let mut network = fixture_a();
    let mut group = circle("leads", &["ana", "dev"]);
    circle_met(&mut group, "2025-06-01", &["dev"]);
    circle_met(&mut group, "2025-06-20", &["ana", "dev"]);
    circle_met(&mut group, "2025-07-20", &["eli"]);
    network.circles = vec![group];
    let today = fixture_a_day();
    let single: Vec<Standing> = network
        .people
        .iter()
        .map(|person| standing(&network, person, today))
        .collect();
    assert_eq!(standings(&network, today), single);
    assert_eq!(single[3].last_contact, Some(day("2025-06-20")));
    assert_eq!(single[4].last_contact, Some(day("2025-05-21")));
}

#[test]
fn later_days_are_not_seen() {
    let mut p = mentor("grace");
    met(&mut p, "2026-10-14");
    met(&mut p, "2026-11-18");
    touch(&mut p, "2026-11-20", TouchKind::Gave, "a draft");
    let on = |today| alone(p.clone(), today).last_contact;
    assert_eq!(on("2026-10-13"), None);
    assert_eq!(on("2026-10-14"), Some(day("2026-10-14")));
    assert_eq!(on("2026-11-19"), Some(day("2026-11-18")));
    assert_eq!(on("2026-11-21"), Some(day("2026-11-20")));
}

#[test]
fn only_the_log_kinds_that_count_are_contact() {
    use TouchKind::{Asked, Contact, Gave, Introduced, Next, Opportunity, Owes, Received, Thanked};
    let counts = |kind| {
        let mut p = mentor("grace");
        touch(&mut p, "2026-11-20", kind, "x");
        alone(p, "2026-11-21").last_contact.is_some()
    };
    for kind in [Gave, Received, Contact, Thanked, Introduced] {
        assert!(counts(kind), "{kind}");
    }
    for kind in [Asked, Owes, Next, Opportunity] {
        assert!(!counts(kind), "{kind}");
    }
}

#[test]
fn the_own_cadence_wins_and_none_means_never_late() {
    let mut p = mentor("grace");
    p.relationship.cadence = every("2 weeks");
    p.relationship.written_stage = Some(Stage::Closed);
    met(&mut p, "2026-01-01");
    assert_eq!(days(alone(p.clone(), "2026-11-21")), Some(14));
    p.relationship.cadence = every("none");
    let never = alone(p, "2026-11-21");
    assert_eq!(
        (never.cadence, never.ratio, never.due_on),
        (None, None, None)
    );
    assert!(never.effective, "324 days ago, without a cadence");
}

#[test]
fn defaults_come_from_tags_then_roles_then_the_table() {
    let mut p = person("grace", &[Role::Mentor, Role::Sponsor]);
    p.tags = vec!["Board".to_owned(), "book".to_owned()];
    let mut network = network(vec![p]);
    let of = |network: &Network| days(standing(network, &network.people[0], day("2026-11-21")));
    assert_eq!(of(&network), Some(21), "a mentor who is starting");
    network.policy.role_cadence = vec![
        (Role::Mentor, every("4 weeks").unwrap()),
        (Role::Sponsor, every("weekly").unwrap()),
        (Role::Peer, every("daily").unwrap()),
    ];
    assert_eq!(of(&network), Some(7), "the shortest of the roles");
    network.policy.tag_cadence = vec![
        ("board".to_owned(), every("quarterly").unwrap()),
        ("book".to_owned(), Cadence::None),
    ];
    assert_eq!(
        of(&network),
        Some(90),
        "a tag wins; none only where all say so"
    );
    network.policy.tag_cadence = vec![("board".to_owned(), Cadence::None)];
    assert_eq!(of(&network), None, "all tags that match say none");
}

#[test]
fn no_default_outside_an_active_one_to_one_or_circle() {
    for stage in [Stage::Prospect, Stage::Paused, Stage::Closed] {
        let mut p = mentor("grace");
        p.relationship.written_stage = Some(stage);
        let standing = alone(p, "2026-11-21");
        assert_eq!((standing.cadence, standing.phase), (None, None), "{stage}");
    }
    for style in [Style::Flash, Style::Informal] {
        let mut p = mentor("grace");
        p.relationship.style = Some(style);
        assert_eq!(alone(p, "2026-11-21").cadence, None, "{style}");
    }
}

#[test]
fn the_phase_counts_meetings_since_the_beginning_and_looks_at_the_end() {
    let mut p = person("grace", &[Role::Coach, Role::Advisor]);
    for on in ["2026-01-10", "2026-02-10", "2026-03-10", "2026-12-01"] {
        met(&mut p, on);
    }
    let at = |p: &Person| {
        let standing = alone(p.clone(), "2026-11-21");
        (standing.phase.unwrap(), standing.meetings, days(standing))
    };
    assert_eq!(at(&p), (Phase::Working, 3, Some(14)));
    p.relationship.until = Some(day("2026-12-22"));
    assert_eq!(at(&p), (Phase::Working, 3, Some(14)), "31 days to go");
    p.relationship.until = Some(day("2026-12-21"));
    assert_eq!(at(&p), (Phase::WindingDown, 3, Some(30)));
    p.relationship.until = Some(day("2026-06-01"));
    assert_eq!(at(&p), (Phase::WindingDown, 3, Some(30)), "past");
    p.relationship.since = Some(day("2026-02-10"));
    assert_eq!(at(&p), (Phase::Starting, 2, Some(14)), "an earlier round");
}

#[test]
fn without_contact_the_days_count_from_the_beginning() {
    let mut p = mentor("grace");
    assert_eq!(alone(p.clone(), "2026-11-21").due_on, None);
    assert!(!alone(p.clone(), "2026-11-21").effective, "unknown");
    p.relationship.since = Some(day("2026-11-01"));
    let standing = alone(p.clone(), "2026-11-21");
    assert_eq!(
        (standing.days_since, standing.last_contact),
        (Some(20), None)
    );
    assert_eq!(standing.due_on, Some(day("2026-11-22")));
    p.relationship.since = Some(day("2026-12-01"));
    let standing = alone(p, "2026-11-21");
    assert_eq!((standing.ratio, standing.freshness), (None, None));
    assert!(!standing.effective);
}

#[test]
fn the_steps_are_inclusive_and_steps_that_do_not_increase_are_not_taken() {
    let usual = Rhythm::default();
    let state = |ratio| freshness(ratio, usual).as_str();
    assert_eq!(
        [state(1.0), state(1.01), state(1.5)],
        ["fresh", "due", "due"]
    );
    assert_eq!(
        [state(1.51), state(3.0), state(3.01)],
        ["fading", "fading", "dormant"]
    );
    let own = Rhythm {
        due: 0.5,
        fading: 0.6,
        dormant: 0.7,
    };
    assert_eq!(freshness(0.65, own), Freshness::Fading);
    let wrong = Rhythm {
        due: 2.0,
        fading: 1.5,
        dormant: 3.0,
    };
    assert_eq!(freshness(1.2, wrong), Freshness::Due);
    let nan = Rhythm {
        due: f64::NAN,
        ..usual
    };
    assert_eq!(freshness(1.2, nan), Freshness::Due);
}

#[test]
fn a_due_day_leaves_busy_periods_and_waits_for_the_snooze_while_the_ratio_goes_on() {
    let busy = |from: &str, to: &str| Busy {
        from: day(from),
        to: day(to),
        why: None,
    };
    let mut p = mentor("grace");
    p.relationship.cadence = every("weekly");
    met(&mut p, "2026-11-03");
    assert_eq!(
        alone(p.clone(), "2026-11-21").due_on,
        Some(day("2026-11-10"))
    );
    p.availability.busy = vec![
        busy("2026-11-16", "2026-11-19"),
        busy("2026-11-10", "2026-11-15"),
        busy("2026-11-30", "2026-11-01"),
    ];
    let standing = alone(p.clone(), "2026-11-21");
    assert_eq!(
        standing.due_on,
        Some(day("2026-11-20")),
        "again until none covers it"
    );
    assert!(standing.due);
    p.relationship.snooze = Some(day("2026-12-01"));
    let standing = alone(p, "2026-11-21");
    assert_eq!(standing.due_on, Some(day("2026-12-01")));
    assert!(!standing.due);
    assert_eq!(standing.freshness, Some(Freshness::Fading));
}

#[test]
fn due_today_at_the_end_of_the_cadence_is_not_late() {
    let mut p = mentor("grace");
    p.relationship.cadence = every("weekly");
    met(&mut p, "2026-11-14");
    let standing = alone(p, "2026-11-21");
    assert_eq!(
        (standing.ratio, standing.due_on),
        (Some(1.0), Some(day("2026-11-21")))
    );
    assert!(!standing.due);
}

#[test]
fn without_a_cadence_a_year_is_the_limit() {
    let mut p = mentor("grace");
    p.relationship.style = Some(Style::Informal);
    met(&mut p, "2025-11-21");
    assert!(alone(p.clone(), "2026-11-21").effective, "365 days");
    assert!(!alone(p.clone(), "2026-11-22").effective, "366 days");
    p.relationship.since = Some(day("2026-01-01"));
    assert!(
        alone(p, "2026-11-22").effective,
        "its beginning is near enough"
    );
}

#[test]
fn the_latest_note_alone_says_when_to_meet_next() {
    let mut p = mentor("grace");
    met(&mut p, "2026-10-14").front.next_meeting = Some(day("2026-11-30"));
    assert_eq!(next_meeting(&p, day("2026-11-21")), Some(day("2026-11-30")));
    met(&mut p, "2026-11-18");
    assert_eq!(next_meeting(&p, day("2026-11-21")), None);
    assert_eq!(next_meeting(&p, day("2026-11-17")), Some(day("2026-11-30")));
}
