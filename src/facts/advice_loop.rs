//! How much of the advice that was noted came full circle: used, with a result, and told to who gave it
//! (domain.md 4.3).
//!
//! What may live here: the count. What may not: which advice belongs to which result (`facts::advice`).

use std::collections::BTreeSet;

use super::advice::chains;
use super::contact::up_to;
use super::privacy::Audience;
use super::ratio::share;
use crate::model::day::Day;
use crate::model::note::SectionKey;
use crate::model::person::Person;

/// Advice noted, and how much of it was reported back on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AdviceLoop {
    /// Takeaways of the meetings with people who advise.
    pub noted: usize,
    /// Those of which a result was reported.
    pub reported: usize,
}

impl AdviceLoop {
    /// Reported ÷ noted, 0-1; `None` where no advice was noted.
    pub fn share(self) -> Option<f64> {
        share(self.reported, self.noted)
    }
}

/// The advice of these people up to `today`, for the owner's eyes; those who are mentees only give none.
pub fn advice_loop<'a>(people: impl Iterator<Item = &'a Person>, today: Day) -> AdviceLoop {
    let mut found = AdviceLoop::default();
    for person in people.filter(|person| !person.relationship.only_mentee()) {
        let mut any = false;
        for meeting in up_to(&person.meetings, today) {
            let note = Audience::Owner.text(meeting);
            let takeaways = note.map(|note| Audience::Owner.entries(note, SectionKey::Takeaways));
            let takeaways = takeaways.unwrap_or_default();
            any |= !takeaways.is_empty();
            found.noted += takeaways.iter().filter(|one| one.entry.depth == 0).count();
        }
        if !any {
            continue;
        }
        let told: BTreeSet<(String, usize)> = chains(person, today, Audience::Owner)
            .into_iter()
            .filter(|chain| chain.told)
            .filter_map(|chain| chain.advice)
            .map(|advice| (advice.place.file.to_string(), advice.place.line))
            .collect();
        found.reported += told.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, met, person, promise, section};
    use crate::model::action::Mark;
    use crate::model::words::Role;

    #[test]
    fn the_worked_number_of_six_pieces_of_advice_of_which_four_were_reported() {
        let mut ana = person("ana", &[Role::Mentor]);
        for number in 0..6 {
            let note = met(&mut ana, &format!("2026-0{}-10", number + 1));
            section(note, SectionKey::Takeaways, &["Ask what they fear"]);
            let action = promise(note, &format!("Ask them {number}"));
            if number < 4 {
                action.mark = Mark::Done;
                action.done = Some(day(&format!("2026-0{}-20", number + 1)));
                action.result = Some("they told me".to_owned());
            }
        }
        let found = advice_loop([&ana].into_iter(), day("2026-11-21"));
        assert_eq!((found.reported, found.noted), (4, 6));
        assert_eq!(format!("{:.3}", found.share().unwrap()), "0.667");
    }

    #[test]
    fn a_mentee_gives_no_advice_and_nothing_noted_is_unknown() {
        let mut bo = person("bo", &[Role::Mentee]);
        section(met(&mut bo, "2026-01-10"), SectionKey::Takeaways, &["x"]);
        assert_eq!(
            advice_loop([&bo].into_iter(), day("2026-11-21")).share(),
            None
        );
    }
}
