use super::*;
use crate::facts::fixture::{
    circle, circle_met, day, goal, met, network, person, plan, promise, section, touch,
};
use crate::facts::placement::{Wishes, place};
use crate::model::ids::{GoalId, Home, PersonId};
use crate::model::note::Section;
use crate::model::reached::Reached;
use crate::model::words::EndedAs;
use crate::model::words::Role;
use crate::reports::debrief::value::Said;

const TODAY: &str = "2026-11-21";

fn request() -> Request {
    Request {
        how: EndedAs::Completed,
        on: day(TODAY),
        stay_in_touch: None,
        may_name: None,
        said: Said::default(),
    }
}

/// José's year: three objectives, of which the notes speak for two.
fn harbor() -> Network {
    let mut jose = person("jose", &[Role::Mentor]);
    let agreed = &mut jose.relationship;
    agreed.since = Some(day("2025-12-10"));
    agreed.purpose = Some("Stop being the best engineer in the room.".to_owned());
    agreed.objectives = [
        "Hand the change board to somebody else",
        "Speak at one conference outside the company",
        "Learn to sail",
    ]
    .map(str::to_owned)
    .to_vec();
    agreed.goals = vec![GoalId::new("stage")];
    promise(met(&mut jose, "2025-11-01"), "Before this round").mark = Mark::Done;
    let note = met(&mut jose, "2026-03-25");
    let board = promise(note, "Hand the change board over for good");
    board.mark = Mark::Done;
    board.due = Some(day("2026-03-31"));
    board.done = Some(day("2026-03-27"));
    board.result = Some("25 minutes instead of 70".to_owned());
    section(
        note,
        SectionKey::Takeaways,
        &["The best engineer of the room leaves it", "Be kind"],
    );
    section(
        note,
        SectionKey::Feedback,
        &["given: thank you", "received: slow down"],
    );
    section(note, SectionKey::Private, &["a secret"]);
    let secret = promise(note, "Hand the change board to a secret heir");
    secret.mark = Mark::Done;
    secret.private = true;
    let speak = plan(&mut jose);
    speak.sections.push(Section {
        heading: "Speaking".to_owned(),
        level: 2,
        ..Section::default()
    });
    let talk = promise(speak, "One talk outside");
    talk.mark = Mark::Done;
    talk.done = Some(day("2026-10-08"));
    let colin = promise(speak, "Talk with Colin");
    colin.owner = Owner::Person(PersonId::new("jose"));
    touch(&mut jose, "2026-04-01", TouchKind::Gave, "a clause");
    touch(&mut jose, "2025-04-01", TouchKind::Gave, "too early");
    touch(
        &mut jose,
        "2026-05-01",
        TouchKind::Opportunity,
        "named me to Helena",
    );
    let mut network = network(vec![jose]);
    let mut stage = goal("stage", 2, &[]);
    let mut note = Note::default();
    let done = promise(&mut note, "Submit");
    done.done = Some(day("2026-05-27"));
    promise(&mut note, "Give it");
    stage.note = Some(Box::new(note));
    network.goals = vec![stage];
    network
}

fn of(network: &Network, request: &Request) -> Debrief {
    let subject = Subject::of(network, &Home::Person(PersonId::new("jose"))).unwrap();
    let wishes = Wishes {
        each: Vec::new(),
        rest: Some(Destination::Drop("enough".to_owned())),
    };
    let placed = place(network, subject, &wishes, day(TODAY)).unwrap();
    debrief(network, subject, request, &placed, day(TODAY))
}

fn texts(evidence: &[Evidence]) -> Vec<&str> {
    evidence.iter().map(|e| e.text.as_str()).collect()
}

#[test]
fn evidence_goes_to_the_objective_whose_words_it_shares() {
    let debrief = of(&harbor(), &request());
    let found: Vec<Vec<&str>> = debrief
        .objectives
        .iter()
        .map(|o| texts(&o.evidence))
        .collect();
    assert_eq!(
        found,
        [
            vec!["Hand the change board over for good"],
            // By the owner's heading above it and by its own words.
            vec!["One talk outside"],
            vec![],
        ]
    );
    let board = &debrief.objectives[0].evidence[0];
    assert_eq!(board.result.as_deref(), Some("25 minutes instead of 70"));
    assert_eq!(board.place.to_string(), "people/jose/2026-03-25.md:1");
    let purpose = debrief.purpose.unwrap();
    assert_eq!(
        texts(&purpose.evidence),
        ["The best engineer of the room leaves it"]
    );
}

#[test]
fn what_speaks_for_nothing_is_kept_beside_and_private_or_earlier_things_are_not_quoted() {
    let debrief = of(&harbor(), &request());
    assert_eq!(debrief.also_done, []);
    let quotes = |quotes: &[Quote]| -> Vec<String> {
        quotes
            .iter()
            .map(|q| format!("{} {}", q.day, q.text))
            .collect()
    };
    assert_eq!(quotes(&debrief.takeaways), ["2026-03-25 Be kind"]);
    assert_eq!(quotes(&debrief.feedback_given), ["2026-03-25 thank you"]);
    assert_eq!(quotes(&debrief.feedback_received), ["2026-03-25 slow down"]);
    assert_eq!(quotes(&debrief.gave), ["2026-04-01 a clause"]);
    assert_eq!(
        quotes(&debrief.opportunities),
        ["2026-05-01 named me to Helena"]
    );
    assert_eq!(
        (debrief.meetings, debrief.last_meeting),
        (1, Some(day("2026-03-25")))
    );
    assert_eq!((debrief.goals[0].done, debrief.goals[0].milestones), (1, 2));
    let counts = debrief.measures.counts;
    // The private action is counted, the one before this round is not.
    assert_eq!((counts.done, counts.open, counts.in_time), (3, 1, 1));
}

#[test]
fn the_note_holds_what_the_files_know_and_room_for_what_they_do_not() {
    let mut asked = request();
    asked.stay_in_touch = Some("yearly".to_owned());
    asked.said.lessons = vec!["# Ask\nearlier".to_owned()];
    let debrief = of(&harbor(), &asked);
    assert_eq!(
        debrief.note(),
        r#"+++
as = "completed"
since = 2025-12-10
until = 2026-11-21
stay-in-touch = "yearly"
+++
# jose, 2025-12-10 to 2026-11-21

One meeting has notes, on Wed 25 Mar 2026.

## Achieved
- Purpose: Stop being the best engineer in the room.
  - takeaway 2026-03-25: The best engineer of the room leaves it (2026-03-25.md:11)
- Hand the change board to somebody else
  - done 2026-03-27: Hand the change board over for good: 25 minutes instead of 70 (2026-03-25.md:1)
- Speak at one conference outside the company
  - done 2026-10-08: One talk outside (plan.md:1)
- Learn to sail (nothing in the notes shares its words)
<!-- to fill in: what came of each aim: met, partly, not or changed -->

### The action plan
- 3 of 4 done (75.0 %)
- 1 of 1 on time (100.0 %)
- 1 open at the end

### Goals it served
- stage (stage): active, 1 of 2 milestones done in this time
<!-- to fill in: what came of each aim: met, partly, not or changed -->

## Open
- @jose Talk with Colin: dropped, enough

## Most useful
<!-- to fill in: what was most useful -->

## Least useful
<!-- to fill in: what was least useful -->

## Lessons
- \# Ask earlier
<!-- to fill in: what they do differently next time, as “Theirs: …” -->
<!-- to fill in: what you learned about yourself, as “About me: …” -->
<!-- to fill in: what you learned about choosing people, as “About choosing: …” -->

## Next relationship
<!-- to fill in: what you are to one another from now on -->

## Appreciation
<!-- to fill in: what you thank them for -->

## From the notes

### Worth keeping
- 2026-03-25: Be kind (2026-03-25.md:12)

### What I was told
- 2026-03-25: slow down (2026-03-25.md:22)

### What I told them
- 2026-03-25: thank you (2026-03-25.md:21)

### From me
- 2026-04-01: a clause (log.md:1)

### Doors they opened
- 2026-05-01: named me to Helena (log.md:3)
"#
    );
    // The last contact was on 1 April: `gave` counts.
    assert_eq!(debrief.next_contact, Some(day("2027-04-01")));
    let flags: Vec<&str> = debrief.gaps().iter().map(|gap| gap.flag).collect();
    assert_eq!(
        flags,
        [
            "--outcome",
            "--most-useful",
            "--least-useful",
            "--their-lesson",
            "--about-me",
            "--about-choosing",
            "--next-relationship",
            "--appreciation",
            "--may-name"
        ]
    );
}

#[test]
fn what_came_of_each_aim_stands_in_front_of_it_and_each_lesson_says_what_it_is_about() {
    let verdict = |of, reached, because: Option<&str>| Verdict {
        of,
        reached,
        because: because.map(str::to_owned),
    };
    let mut asked = request();
    let goal = Aim::Goal(GoalId::new("stage"));
    asked.said.verdicts = vec![
        verdict(Aim::Purpose, Reached::Partly, None),
        verdict(Aim::Objective(0), Reached::Met, None),
        verdict(
            Aim::Objective(1),
            Reached::Changed,
            Some("became a talk inside"),
        ),
        verdict(Aim::Objective(2), Reached::Not, None),
        verdict(goal, Reached::Met, Some("two of two")),
    ];
    asked.said.their_lessons = vec!["says no earlier".to_owned()];
    asked.said.about_me = vec!["too polite".to_owned()];
    asked.said.about_choosing = vec!["ask for a date".to_owned()];
    let debrief = of(&harbor(), &asked);
    let note = debrief.note();
    for line in [
        "- Purpose, partly: Stop being the best engineer in the room.\n  - takeaway",
        "- Met: Hand the change board to somebody else\n  - done",
        "- Changed: Speak at one conference outside the company\n  - became a talk inside\n  - done",
        "- Not met: Learn to sail (nothing in the notes shares its words)\n\n### The action plan",
        "- Met: stage (stage): active, 1 of 2 milestones done in this time\n  - two of two\n",
        "## Lessons\n- Theirs: says no earlier\n- About me: too polite\n- About choosing: ask for a date\n\
         <!-- to fill in: what you do differently next time -->\n",
    ] {
        assert!(note.contains(line), "{line}\n{note}");
    }
    assert!(debrief.gaps().iter().all(|gap| gap.flag != "--outcome"));
}

#[test]
fn a_relationship_without_purpose_or_meetings_says_what_is_missing() {
    let network = network(vec![person("jose", &[Role::Advisor])]);
    let debrief = of(&network, &request());
    let note = debrief.note();
    assert!(note.starts_with(
        "+++\nas = \"completed\"\nuntil = 2026-11-21\n+++\n# jose, until 2026-11-21\n"
    ));
    assert!(note.contains("\n\nNo meeting has notes.\n"));
    assert!(note.contains(
        "## Achieved\n<!-- to fill in: what it was for: no purpose was written down -->\n"
    ));
    assert!(note.contains("## Open\n<!-- nothing was open -->\n"));
    assert!(!note.contains("From the notes"));
    assert_eq!(
        debrief.gaps()[0].what,
        "what it was for: no purpose was written down"
    );
    assert_eq!(debrief.usual_afterwards, "yearly");
}

#[test]
fn a_past_end_leaves_out_what_came_later_and_says_what_was_settled_since() {
    let mut network = harbor();
    let note = met(&mut network.people[0], "2026-11-04");
    section(note, SectionKey::Takeaways, &["too late"]);
    let asked = Request {
        on: day("2026-10-01"),
        ..request()
    };
    let debrief = of(&network, &asked);
    assert_eq!(debrief.later_meetings, [day("2026-11-04")]);
    assert_eq!(texts(&debrief.objectives[1].evidence), Vec::<&str>::new());
    let open: Vec<(&str, &str)> = debrief
        .open
        .iter()
        .map(|o| (o.text.as_str(), o.result.as_str()))
        .collect();
    assert_eq!(
        open,
        [
            ("One talk outside", "done on 2026-10-08"),
            ("@jose Talk with Colin", "enough")
        ]
    );
    assert!(!debrief.note().contains("too late"));
}

#[test]
fn a_circle_has_a_theme_and_takeaways() {
    let mut leads = circle("leads", &["sam"]);
    leads.theme = Some("Quiet nights".to_owned());
    let note = circle_met(&mut leads, "2026-11-03", &["sam"]);
    section(
        note,
        SectionKey::Takeaways,
        &["Nights are quiet where deploys are small"],
    );
    let debrief = debrief(
        &Network::default(),
        Subject::Circle(&leads),
        &request(),
        &[],
        day(TODAY),
    );
    assert!(debrief.note().contains(
        "## Achieved\n- Theme: Quiet nights\n  - takeaway 2026-11-03: Nights are quiet where deploys are small (2026-11-03.md:11)\n"
    ));
    assert!(debrief.gaps().iter().all(|gap| gap.flag != "--may-name"));
}
