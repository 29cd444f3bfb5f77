//! People who could be asked, and for whom the next step has waited too long (domain.md 7.2).
//!
//! What may live here: when a prospect or an invitation wants a step. What may not: the words of the step
//! (`next_step`).

use super::actions::of_person;
use super::asking::{Asked, REST_AFTER, asked};
use super::contact::{Standing, latest_meeting};
use crate::model::day::Day;
use crate::model::person::Person;
use crate::model::policy::Policy;
use crate::model::words::{Criterion, Stage};

/// A prospect with whom nothing happened in so many days is cold.
pub const COLD_AFTER: i64 = 21;
/// A question that was not repeated in so many days is let go.
const LET_GO_AFTER: i64 = 30;

/// What somebody who could be asked waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cold {
    /// The one reminder, from this day on.
    Remind(Day),
    /// To be let go, from this day on: the question and the reminder had no answer.
    LetGo(Day),
    /// A first question: nothing happened since this day; `None`: no day is written.
    Ask(Option<Day>),
    /// To be let go: a deal-breaker is known to fall short.
    Excluded {
        /// Which.
        criterion: Criterion,
        /// What it is.
        rating: u32,
        /// What it must be at least.
        least: u32,
    },
}

impl Cold {
    /// Whether nothing more is to be asked or found out.
    pub fn rests(self) -> bool {
        matches!(self, Self::LetGo(_) | Self::Excluded { .. })
    }
}

/// What a prospect or somebody invited waits for; `None` for everybody else, and where patience is the step.
/// Needs the notes' texts: an open promise of the owner's to them is a step already.
pub fn cold(policy: &Policy, person: &Person, standing: &Standing, today: Day) -> Option<Cold> {
    let stage = person.relationship.stage();
    if !matches!(stage, Stage::Prospect | Stage::Invited) {
        return None;
    }
    match asked(person, today) {
        Asked::Once { question, remind } => {
            let rests = question.day.plus_days(LET_GO_AFTER);
            if rests < today {
                return Some(Cold::LetGo(rests.plus_days(1)));
            }
            return (remind <= today).then_some(Cold::Remind(remind));
        }
        Asked::Twice { reminder, .. } => {
            let rests = reminder.day.plus_days(REST_AFTER);
            return (rests < today).then(|| Cold::LetGo(rests.plus_days(1)));
        }
        Asked::Nothing => {}
    }
    if stage == Stage::Invited {
        return None;
    }
    if let Some(excluded) = excluded(policy, person) {
        return Some(excluded);
    }
    let mut items = of_person(person, today).into_iter();
    if items.any(|item| item.is_open() && item.is_mine()) {
        return None;
    }
    let met = latest_meeting(person, today).map(|meeting| meeting.day);
    let since = standing.last_contact.max(met).or(person.relationship.since);
    // Noted after today: not there yet on that day.
    if since.is_some_and(|day| day > today) {
        return None;
    }
    let cold = since.is_none_or(|day| today.days_since(day) > COLD_AFTER);
    cold.then_some(Cold::Ask(since))
}

fn excluded(policy: &Policy, person: &Person) -> Option<Cold> {
    policy.deal_breakers.iter().find_map(|(criterion, least)| {
        let mut known = person.fit.iter();
        let (_, rating) = known.find(|(rated, rating)| rated == criterion && rating < least)?;
        Some(Cold::Excluded {
            criterion: *criterion,
            rating: *rating,
            least: *least,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::contact::standing;
    use crate::facts::fixture::{day, met, network, person, promise, touch};
    use crate::model::words::TouchKind;

    fn of(p: &Person, today: &str) -> Option<Cold> {
        let net = network(Vec::new());
        let today = day(today);
        cold(&net.policy, p, &standing(&net, p, today), today)
    }

    fn prospect() -> Person {
        let mut p = person("ada", &[]);
        p.relationship.written_stage = Some(Stage::Prospect);
        p
    }

    #[test]
    fn one_reminder_after_seven_days_and_let_go_after_thirty() {
        let mut p = prospect();
        touch(&mut p, "2026-11-01", TouchKind::Asked, "twenty minutes");
        assert_eq!(of(&p, "2026-11-07"), None);
        let remind = Some(Cold::Remind(day("2026-11-08")));
        assert_eq!(of(&p, "2026-11-08"), remind);
        assert_eq!(of(&p, "2026-12-01"), remind);
        assert_eq!(
            of(&p, "2026-12-02"),
            Some(Cold::LetGo(day("2026-12-02"))),
            "not asked again out of the blue"
        );
        p.relationship.written_stage = Some(Stage::Invited);
        assert_eq!(of(&p, "2026-11-08"), remind);
        touch(&mut p, "2026-11-09", TouchKind::Asked, "once more");
        assert_eq!(of(&p, "2026-11-19"), None);
        assert_eq!(of(&p, "2026-11-20"), Some(Cold::LetGo(day("2026-11-20"))));
        touch(&mut p, "2026-11-12", TouchKind::Received, "a yes");
        assert_eq!(of(&p, "2026-11-20"), None);
    }

    #[test]
    fn cold_after_three_weeks_unless_something_is_promised() {
        let mut p = prospect();
        assert_eq!(of(&p, "2026-11-21"), Some(Cold::Ask(None)));
        p.relationship.since = Some(day("2026-10-31"));
        assert_eq!(of(&p, "2026-10-30"), None, "not noted yet");
        assert_eq!(of(&p, "2026-11-21"), None, "21 days");
        assert_eq!(
            of(&p, "2026-11-22"),
            Some(Cold::Ask(Some(day("2026-10-31"))))
        );
        promise(met(&mut p, "2026-10-31"), "send her the papers");
        assert_eq!(of(&p, "2026-11-22"), None);
        p.relationship.written_stage = Some(Stage::Active);
        assert_eq!(of(&p, "2026-12-22"), None);
    }

    #[test]
    fn a_deal_breaker_lets_go() {
        let mut p = prospect();
        p.fit = vec![(Criterion::Commitment, 2)];
        let mut net = network(Vec::new());
        net.policy.deal_breakers = vec![(Criterion::Commitment, 3)];
        let today = day("2026-11-21");
        let found = cold(&net.policy, &p, &standing(&net, &p, today), today);
        let excluded = Cold::Excluded {
            criterion: Criterion::Commitment,
            rating: 2,
            least: 3,
        };
        assert_eq!(found, Some(excluded));
        net.policy.deal_breakers = vec![(Criterion::Commitment, 2)];
        let found = cold(&net.policy, &p, &standing(&net, &p, today), today);
        assert_eq!(found, Some(Cold::Ask(None)));
    }
}
