//! Pages: from the thinnest to a circle's.

use super::{circle, page, person};
use crate::facts::fixture::{
    self, circle_met, day, goal, met, network, plan, promise, section, touch,
};
use crate::model::action::Owner;
use crate::model::ids::{GoalId, PersonId};
use crate::model::length::Cadence;
use crate::model::network::Network;
use crate::model::note::SectionKey;
use crate::model::person::Person;
use crate::model::relationship::Ended;
use crate::model::words::{Criterion, EndedAs, Role, Stage, Style, TouchKind};
use crate::text::markdown::render;

const TODAY: &str = "2026-11-21";

fn text(network: &Network, all: bool) -> String {
    let shown = person::show(network, &network.people[0], day(TODAY));
    render(&page::doc(&shown, all))
}

fn page_of(person: Person) -> String {
    text(&network(vec![person]), false)
}

#[test]
fn a_name_alone_gives_a_page_that_says_what_is_missing_and_what_comes_next() {
    let mut p = Person::new(PersonId::new("kim"));
    p.readable = true;
    p.name = "Kim *Lee*".to_owned();
    assert_eq!(
        page_of(p),
        "# Kim \\*Lee\\*\n\n\
         no role yet · active, starting\n\n\
         No contact is written down yet.\n\n\
         ## Timeline\n\n\
         Nothing is written down yet.\n\n\
         Not written down yet in `people/kim/person.toml`: a role, a purpose, what you expect of \
         one another, what stays between you, what you give and how to reach them.\n\n\
         Next: Prepare the first meeting: what it is for, how you want to work (no meeting is in \
         the folder yet). `mentor agenda kim`\n"
    );
}

#[test]
fn a_file_that_cannot_be_read_still_shows_what_the_notes_hold() {
    let mut p = Person::new(PersonId::new("kim"));
    promise(met(&mut p, "2026-11-12"), "send it");
    let page = page_of(p);
    assert!(page.contains("\nno role yet · `people/kim/person.toml` cannot be read\n"));
    assert!(page.contains("- [ ] send it (people/kim/2026-11-12.md:1)"));
    assert!(page.ends_with("`mentor check`\n"));
}

/// Grace, with something in every part of the page.
fn grace() -> Network {
    let mut p = fixture::person("grace", &[Role::Mentor, Role::Sponsor]);
    p.name = "Grace Okafor".to_owned();
    let r = &mut p.relationship;
    r.purpose = Some("Lead a re-org".to_owned());
    r.objectives = vec!["A plan".to_owned()];
    r.goals = vec![GoalId::new("director"), GoalId::new("gone")];
    r.cadence = Cadence::parse("4 weeks");
    r.since = Some(day("2026-03-02"));
    r.until = Some(day("2027-03-02"));
    r.closeness = Some(4);
    p.fit = vec![(Criterion::Commitment, 4)];
    p.interests = vec!["sailing".to_owned()];
    touch(&mut p, "2026-11-05", TouchKind::Asked, "an introduction");
    touch(&mut p, "2026-06-01", TouchKind::Gave, "a draft");
    let note = met(&mut p, "2026-10-28");
    note.title = Some("Who hears it first".to_owned());
    note.front.rating = Some(4.25);
    promise(note, "Draft the order").due = Some(day("2026-11-13"));
    promise(note, "Send points").owner = Owner::Person(PersonId::new("grace"));
    promise(note, "Read it").owner = Owner::Person(PersonId::new("sam"));
    section(note, SectionKey::NextTime, &["The desk"]);
    section(note, SectionKey::Received, &["an hour", "two names"]);
    section(note, SectionKey::Private, &["tempted"]);
    let step = promise(plan(&mut p), "quiet step");
    step.private = true;
    step.start = Some(day("2026-12-01"));
    let mut network = network(vec![p]);
    let mut aim = goal("director", 3, &[]);
    aim.title = "Director".to_owned();
    let mut note = crate::model::note::Note::default();
    promise(&mut note, "Ask @grace").mentions = vec![PersonId::new("grace")];
    aim.note = Some(Box::new(note));
    network.goals = vec![aim];
    network
}

#[test]
fn each_part_says_what_the_files_hold_and_where() {
    let page = text(&grace(), false);
    for line in [
        "mentor and sponsor · active, starting",
        "Last in touch on Wed 28 Oct 2026, 24 days ago; every 4 weeks, so fresh (0.86). \
         Next due on Wed 25 Nov 2026, in 4 days.",
        "- **Purpose:** Lead a re-org",
        "  - A plan",
        "- **Goals:** Director (`director`); `gone`, which is no goal here",
        "- **They can provide:** guidance, feedback, role-model, sponsorship and access (assumed from the role)",
        "- **Time frame:** since Mon 2 Mar 2026, until Tue 2 Mar 2027 (in 101 days)",
        "Yours:",
        "Grace's:",
        "sam's:",
        "Elsewhere, with Grace:",
        "- The desk (people/grace/2026-10-28.md:11)",
        "- They owe you an answer since Thu 5 Nov 2026: an introduction (people/grace/log.md:1)",
        "- You gave once, last on Mon 1 Jun 2026: a draft (people/grace/log.md:2)",
        "- You received twice, last on Wed 28 Oct 2026: two names (people/grace/2026-10-28.md:22)",
        "By weight, 33.3 % of it came from you. Something for their interest in sailing would be welcome.",
        "- **2026-10-28** met (rated 4.25): Who hears it first",
        "  - private: tempted",
        "- **Private:** closeness 4 of 5; fit: commitment 4",
    ] {
        assert!(page.lines().any(|found| found == line), "{line}\n{page}");
    }
    let starts = [
        "- [ ] Draft the order (due Fri 13 Nov 2026, 8 days ago; people/grace/2026-10-28.md:1) `",
        "- [ ] Send points (people/grace/2026-10-28.md:2) `",
        "- [ ] quiet step (from Tue 1 Dec 2026 on; private; people/grace/plan.md:1) `",
        "- [ ] Ask @grace (goals/director.md:1) `",
    ];
    for start in starts {
        assert!(
            page.lines().any(|found| found.starts_with(start)),
            "{start}\n{page}"
        );
    }
}

#[test]
fn the_timeline_is_cut_unless_all_of_it_is_asked_for() {
    let mut p = fixture::person("grace", &[Role::Mentor]);
    for at in 1..=15 {
        touch(
            &mut p,
            &format!("2026-10-{at:02}"),
            TouchKind::Contact,
            "a word",
        );
    }
    let network = network(vec![p]);
    let short = text(&network, false);
    assert_eq!(short.matches(" contact: a word").count(), 12);
    assert!(short.contains("\n… and 3 earlier: `mentor show grace --all`\n"));
    let whole = text(&network, true);
    assert_eq!(whole.matches(" contact: a word").count(), 15);
    assert!(!whole.contains("--all"));
}

#[test]
fn what_is_over_or_free_is_not_asked_for_an_agreement() {
    let mut p = fixture::person("grace", &[Role::Mentor]);
    p.contact.url = Some("https://example.org".to_owned());
    p.relationship.style = Some(Style::Flash);
    assert!(!page_of(p.clone()).contains("Not written down"));
    p.relationship.style = None;
    assert!(page_of(p.clone()).contains("Not written down yet"));
    p.relationship.written_stage = Some(Stage::Closed);
    p.relationship.ended = Some(Ended {
        on: day("2026-10-01"),
        how: Some(EndedAs::Completed),
    });
    let page = page_of(p);
    assert!(!page.contains("Not written down"));
    assert!(page.contains("yet. It ended on Thu 1 Oct 2026, completed.\n"));
}

#[test]
fn a_give_is_prompted_once_a_quarter_and_never_to_a_mentee() {
    let prompt = |role, kind| {
        let mut p = fixture::person("grace", &[role]);
        p.interests = vec!["sailing".to_owned()];
        touch(&mut p, "2026-06-01", kind, "x");
        page_of(p).contains("sailing would be welcome")
    };
    assert!(prompt(Role::Mentor, TouchKind::Received));
    assert!(prompt(Role::Mentor, TouchKind::Gave));
    assert!(!prompt(Role::Mentee, TouchKind::Received));
}

#[test]
fn json_holds_person_actions_and_the_whole_timeline() {
    let network = grace();
    let shown = person::show(&network, &network.people[0], day(TODAY));
    let json = serde_json::to_value(&shown).unwrap();
    assert_eq!(json["person"]["id"], "grace");
    assert_eq!(json["person"]["ratio"], 24.0 / 28.0);
    assert_eq!(json["person"]["fit"]["commitment"], 4);
    assert_eq!(json["actions"].as_array().unwrap().len(), 4);
    assert_eq!(json["elsewhere"][0]["file"], "goals/director.md");
    assert_eq!(json["timeline"].as_array().unwrap().len(), 3);
    assert_eq!(json["timeline"][1]["private_notes"][0], "tempted");
    assert_eq!(
        json["next"]["command"].as_str().unwrap(),
        shown.next.command
    );
}

#[test]
fn a_circle_shows_its_members_what_is_open_and_its_next_meeting() {
    let mut group = fixture::circle("leads", &["sam", "grace"]);
    group.facilitator = Some("me".to_owned());
    let note = circle_met(&mut group, "2026-09-03", &["grace"]);
    note.front.hot_seats = vec![PersonId::new("grace")];
    let note = circle_met(&mut group, "2026-11-03", &["grace", "zoe"]);
    note.title = Some("On call".to_owned());
    promise(note, "Ring Marcus");
    promise(note, "One page").owner = Owner::Person(PersonId::new("grace"));
    let mut network = network(vec![fixture::person("grace", &[])]);
    network.people[0].name = "Grace Okafor".to_owned();
    network.circles = vec![group];
    let shown = circle::show(&network, &network.circles[0], day(TODAY));
    let page = render(&shown.doc(false));
    let head = "# leads\n\nCircle, active. Led by you. Met on Tue 3 Nov 2026, 18 days ago; every month.\n\n\
                ## Members\n\n\
                | Who          | Present | Last       | Last hot seat |\n\
                | ------------ | ------: | ---------- | ------------- |\n\
                | sam          |  0 of 2 | —          | —             |\n\
                | Grace Okafor |  2 of 2 | 2026-11-03 | 2026-09-03    |\n\
                | zoe (guest)  |  1 of 2 | 2026-11-03 | —             |\n";
    assert!(page.starts_with(head), "{page}");
    assert!(page.contains("\nYours:\n\n- [ ] Ring Marcus (circles/leads/2026-11-03.md:1)"));
    assert!(page.contains(
        "\nOf the others:\n\n- [ ] Grace Okafor: One page (circles/leads/2026-11-03.md:2)"
    ));
    assert!(page.ends_with(
        "Next: Prepare the meeting of Thu 3 Dec 2026 (by its rhythm, in 12 days). \
         `mentor agenda circle:leads --date 2026-12-03`\n"
    ));
    let json = serde_json::to_value(&shown).unwrap();
    assert_eq!(json["circle"]["members"][1]["last_hot_seat"], "2026-09-03");
    assert_eq!(json["actions"][0]["with"], "leads");
    let named = circle::people(&network.circles[0]);
    let named: Vec<&str> = named.iter().map(PersonId::as_str).collect();
    assert_eq!(named, ["grace", "sam", "zoe"]);
}
