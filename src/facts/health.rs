//! The health check of a relationship: ten sentences, answered from 1 to 5 by each side (domain.md 8).
//!
//! What may live here: the sentences, the mean, what it flags. What may not: showing it to anyone but the
//! owner.

use super::contact::up_to;
use crate::model::day::Day;
use crate::model::note::Meeting;
use crate::model::person::Person;

/// The ten sentences, each with the word it goes by.
pub const SENTENCES: &[(&str, &str)] = &[
    ("trust", "I can say the awkward thing"),
    ("direction", "we know what we are working on"),
    ("candour", "I hear what I need, not only what I like"),
    ("listening", "I am heard before I am advised"),
    ("preparation", "we arrive ready"),
    ("responsiveness", "messages get answered as agreed"),
    ("progress", "something has changed because of us"),
    ("two-way", "both gain"),
    ("boundaries", "time and privacy are kept"),
    ("worth it", "I would choose this again"),
];
/// With fewer answers there is no mean.
const ANSWERS: usize = 7;
/// An answer up to this is flagged …
const LOW: f64 = 2.0;
/// … and so are two answers this far apart.
const APART: f64 = 1.5;
/// From this mean on it is healthy …
const HEALTHY: f64 = 4.0;
/// … and from this on one thing is to be adjusted.
const ADJUST: f64 = 3.0;

/// The last health check, as both sides answered it.
#[derive(Clone, Debug, PartialEq)]
pub struct Health {
    /// The day of the meeting.
    pub day: Day,
    /// The mean of the owner's answers; `None` with fewer than seven.
    pub mine: Option<f64>,
    /// The mean of the other's.
    pub theirs: Option<f64>,
    /// The words of the sentences that want a word: low on one side, or far apart.
    pub flagged: Vec<&'static str>,
    /// The owner's answers as written, 0 for blank.
    pub me: Vec<f64>,
    /// The other's.
    pub them: Vec<f64>,
}

/// What the lower of both means says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// 4 or more.
    Healthy,
    /// Under 4.
    AdjustOneThing,
    /// Under 3.
    RenegotiateOrClose,
}

/// The latest health check in the notes up to today; `None`: there is none.
pub fn latest(person: &Person, today: Day) -> Option<Health> {
    let mut notes = up_to(&person.meetings, today).rev();
    notes.find_map(of_meeting)
}

/// The health check of one meeting. It stands in the person's own note, whatever that points to: in
/// another's folder it is of the relationship with them.
pub fn of_meeting(meeting: &Meeting) -> Option<Health> {
    let front = &meeting.note.as_deref()?.front;
    let any = |answers: &[f64]| answers.iter().any(|answer| *answer > 0.0);
    let (me, them) = (&front.health_me, &front.health_them);
    (any(me) || any(them)).then(|| Health {
        day: meeting.day,
        mine: mean(me),
        theirs: mean(them),
        flagged: flagged(me, them),
        me: me.clone(),
        them: them.clone(),
    })
}

impl Health {
    /// What the lower mean says; `None` where neither side gave enough answers.
    pub fn verdict(&self) -> Option<Verdict> {
        let lower = [self.mine, self.theirs].into_iter().flatten();
        let lower = lower.reduce(f64::min)?;
        Some(if lower >= HEALTHY {
            Verdict::Healthy
        } else if lower >= ADJUST {
            Verdict::AdjustOneThing
        } else {
            Verdict::RenegotiateOrClose
        })
    }
}

impl Health {
    /// How many more answers of a side a mean wants, and the words of the sentences that it left blank;
    /// `None` where it answered none, or enough.
    pub fn short(answers: &[f64]) -> Option<(usize, Vec<&'static str>)> {
        let is_open = |at: &usize| answers.get(*at).is_none_or(|answer| *answer <= 0.0);
        let numbered = SENTENCES.iter().enumerate();
        let open: Vec<&'static str> = numbered
            .filter(|(at, _)| is_open(at))
            .map(|(_, (word, _))| *word)
            .collect();
        let given = SENTENCES.len().saturating_sub(open.len());
        (1..ANSWERS)
            .contains(&given)
            .then(|| (ANSWERS.saturating_sub(given), open))
    }

    /// What both sides answered to one of the ten sentences; `None` for a blank.
    pub fn answers(&self, at: usize) -> (Option<f64>, Option<f64>) {
        let of = |answers: &[f64]| answers.get(at).copied().filter(|a| *a > 0.0);
        (of(&self.me), of(&self.them))
    }
}

impl Health {
    /// The flagged words, the lowest answer first; of equals what fell most since an earlier check.
    pub fn flagged_lowest(&self, before: Option<&Self>) -> Vec<&'static str> {
        let lower = |health: &Self, at| {
            let (mine, theirs) = health.answers(at);
            [mine, theirs].into_iter().flatten().reduce(f64::min)
        };
        let numbered = SENTENCES.iter().enumerate();
        let flagged = numbered.filter(|(_, (word, _))| self.flagged.contains(word));
        let mut found: Vec<(f64, f64, &str)> = flagged
            .map(|(at, (word, _))| {
                let now = lower(self, at).unwrap_or(f64::INFINITY);
                let then = before.and_then(|before| lower(before, at));
                (now, now - then.unwrap_or(now), *word)
            })
            .collect();
        found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        found.into_iter().map(|(_, _, word)| word).collect()
    }
}

impl Verdict {
    /// In words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Healthy => "healthy",
            Self::AdjustOneThing => "adjust one thing",
            Self::RenegotiateOrClose => "agree anew, or end it well",
        }
    }
}

/// The mean of what was answered: 0 is a blank.
fn mean(answers: &[f64]) -> Option<f64> {
    let given: Vec<f64> = answers.iter().copied().filter(|a| *a > 0.0).collect();
    let count = u32::try_from(given.len()).ok()?;
    (given.len() >= ANSWERS).then(|| given.iter().sum::<f64>() / f64::from(count))
}

fn flagged(me: &[f64], them: &[f64]) -> Vec<&'static str> {
    let answer = |answers: &[f64], at: usize| answers.get(at).copied().filter(|a| *a > 0.0);
    let numbered = SENTENCES.iter().enumerate();
    let wants_a_word = numbered.filter(|(at, _)| {
        let both = (answer(me, *at), answer(them, *at));
        let low = |a: Option<f64>| a.is_some_and(|a| a <= LOW);
        let apart = matches!(both, (Some(a), Some(b)) if (a - b).abs() >= APART);
        low(both.0) || low(both.1) || apart
    });
    wants_a_word.map(|(_, (word, _))| *word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, met, person};

    fn answered(me: &[f64], them: &[f64]) -> Option<Health> {
        let mut p = person("grace", &[]);
        let note = met(&mut p, "2026-09-02");
        note.front.health_me = me.to_vec();
        note.front.health_them = them.to_vec();
        met(&mut p, "2026-10-01");
        latest(&p, day("2026-11-21"))
    }

    #[test]
    fn the_worked_example_is_healthy_and_flagged_all_the_same() {
        let mine = [4.0, 4.0, 5.0, 3.0, 4.0, 4.0, 3.0, 5.0, 4.0, 4.0];
        let theirs = [0.0, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        let health = answered(&mine, &theirs).unwrap();
        assert_eq!((health.mine, health.theirs), (Some(4.0), None));
        assert_eq!(health.verdict(), Some(Verdict::Healthy));
        assert_eq!(health.flagged, ["direction"]);
    }

    #[test]
    fn the_lower_side_decides_and_a_blank_is_no_answer() {
        let theirs = [3.0; 7];
        let health = answered(&[5.0; 10], &theirs).unwrap();
        assert_eq!(health.verdict(), Some(Verdict::AdjustOneThing));
        assert_eq!(health.flagged.len(), 7, "two apart");
        assert_eq!(answered(&[0.0; 10], &[]), None);
        let low = answered(&[2.5; 10], &[]).unwrap();
        assert_eq!(low.verdict(), Some(Verdict::RenegotiateOrClose));
        assert_eq!(answered(&[5.0; 6], &[]).unwrap().verdict(), None);
    }

    #[test]
    fn the_lowest_answer_leads_then_what_fell_most() {
        let mine = [2.0, 1.0, 2.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0];
        let theirs = [5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 3.0];
        let now = answered(&mine, &theirs).unwrap();
        let order = now.flagged_lowest(None);
        assert_eq!(order, ["direction", "trust", "candour", "worth it"]);
        let earlier = [2.0, 1.0, 4.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0];
        let before = answered(&earlier, &theirs).unwrap();
        let order = now.flagged_lowest(Some(&before));
        assert_eq!(order, ["direction", "candour", "trust", "worth it"]);
    }
}
