//! The question bank of domain.md 3, and which of its questions to ask somebody next.
//!
//! The questions are data (`questions.toml`). A choice depends on the person, on how many meetings there
//! were, and on what was asked in the last four: never on a clock or on chance. What may not live here:
//! where a report puts a question.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::Deserialize;

use super::minutes::Shape;
use crate::model::circle::Circle;
use crate::model::day::Day;
use crate::model::note::Meeting;
use crate::model::person::Person;
use crate::model::question::Phase;
pub use crate::model::question::{Question, Term};
use crate::model::words::{MeetingKind, Role};
use crate::text::hash::of_bytes;

/// A question asked in one of this many last meetings is not asked again.
const LAST_MEETINGS: usize = 4;

/// What a question is wanted for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The kind of the meeting.
    pub kind: MeetingKind,
    /// The role of the other person whose questions are wanted; `None`: those for anybody.
    pub role: Option<Role>,
    /// Only this block's, from 1; `None`: every block's.
    pub block: Option<usize>,
    /// Where the relationship is; those that fit come first. `None`: not active, all fit alike.
    pub phase: Option<Phase>,
    /// How many at most.
    pub count: usize,
    /// Questions that these terms answer are left out.
    pub settled: &'a [Term],
}

/// What was asked of a person lately, and how far the round of questions has come.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    person: String,
    meetings: usize,
    lately: Vec<String>,
}

/// Every question, in the order of domain.md 3.
pub fn bank() -> &'static [Question] {
    static BANK: OnceLock<Vec<Question>> = OnceLock::new();
    BANK.get_or_init(|| parse(include_str!("questions.toml")).unwrap_or_default())
}

/// What was asked in the last four meetings with a person, as the notes up to today say it, and the agendas
/// that were kept for a day before `before`, the day of the meeting that is prepared (without one: today).
pub fn asked(person: &Person, today: Day, before: Option<Day>) -> Asked {
    let folders = (&*person.meetings, &*person.agendas);
    asked_in(person.id.as_str(), folders, today, before)
}

/// The same of a circle.
pub fn asked_in_circle(circle: &Circle, today: Day, before: Option<Day>) -> Asked {
    let folders = (&*circle.meetings, &*circle.agendas);
    asked_in(circle.id.as_str(), folders, today, before)
}

fn asked_in(
    id: &str,
    (meetings, agendas): (&[Meeting], &[Meeting]),
    today: Day,
    before: Option<Day>,
) -> Asked {
    let met: Vec<&Meeting> = super::contact::up_to(meetings, today).collect();
    let before = before.unwrap_or(today);
    // The agenda that is prepared now has asked nobody yet.
    let kept = agendas.iter().filter(|agenda| agenda.day < before);
    let all: Vec<&Meeting> = met.iter().copied().chain(kept).collect();
    // An agenda and the notes of its day are one meeting.
    let days: BTreeSet<Day> = all.iter().map(|meeting| meeting.day).collect();
    let from = days.iter().rev().nth(LAST_MEETINGS - 1).copied();
    let lately = all
        .into_iter()
        .filter(|meeting| from.is_none_or(|from| meeting.day >= from));
    let lately = lately.flat_map(|meeting| {
        let own = meeting.note.iter();
        let sections = own.chain(&meeting.seen).flat_map(|note| &note.sections);
        let entries = sections.flat_map(|section| &section.entries);
        entries.map(|entry| words(&entry.text))
    });
    Asked {
        person: id.to_owned(),
        meetings: met.len(),
        lately: lately.collect(),
    }
}

/// The questions to ask next: those that fit, were not asked in the last four meetings, and stand next in
/// this person's own order. Fewer than wanted where few are left, so that some are left for the next meeting.
/// `own` are the owner's; one that says the same as the bank's is one question.
pub fn choose<'q>(own: &'q [Question], wanted: Wanted<'_>, asked: &Asked) -> Vec<&'q Question> {
    let known = |question: &&Question| {
        let said = words(&question.text);
        !bank().iter().any(|other| words(&other.text) == said)
    };
    let all: Vec<&Question> = bank().iter().chain(own.iter().filter(known)).collect();
    pick(&all, wanted, asked)
}

fn pick<'q>(bank: &[&'q Question], wanted: Wanted<'_>, asked: &Asked) -> Vec<&'q Question> {
    let mut all: Vec<&'q Question> = bank.to_vec();
    all.retain(|question| question.fits(&wanted));
    all.sort_by_key(|question| asked.place(question));
    // Each half goes round by itself, so that every question of it comes equally often.
    let (mut first, mut then): (Vec<&Question>, Vec<&Question>) = all
        .into_iter()
        .partition(|question| question.is_of(wanted.phase));
    for half in [&mut first, &mut then] {
        let turn = asked.meetings.saturating_mul(wanted.count);
        let turn = turn.checked_rem(half.len()).unwrap_or(0);
        half.rotate_left(turn);
    }
    if wanted.kind != MeetingKind::First || wanted.role.is_none() {
        // In a first meeting nothing is asked that takes a shared past.
        first.append(&mut then);
    }
    first.retain(|question| !asked.contains(question));
    // Half of what is left at most: a small group is not used up in one meeting.
    first.truncate(wanted.count.min(first.len().div_ceil(2)));
    first
}

/// Whether a question is one of those that are wanted.
trait Fits {
    fn fits(&self, wanted: &Wanted<'_>) -> bool;
    fn is_of(&self, phase: Option<Phase>) -> bool;
}

impl Fits for Question {
    fn fits(&self, wanted: &Wanted<'_>) -> bool {
        // The owner's for anybody are asked among those of a role too: the bank's have blocks of their own.
        let for_anybody = self.own && self.roles.is_empty();
        let block = || self.block.unwrap_or_else(|| longest(wanted.kind));
        self.kinds.contains(&wanted.kind)
            && !self
                .settled_by
                .is_some_and(|term| wanted.settled.contains(&term))
            && wanted.block.is_none_or(|wanted| wanted == block())
            && match wanted.role {
                Some(role) => self.roles.contains(&role) || for_anybody,
                None => self.roles.is_empty(),
            }
    }

    fn is_of(&self, phase: Option<Phase>) -> bool {
        self.stages.is_empty() || phase.is_none_or(|phase| self.stages.contains(&phase))
    }
}

/// The longest block of a kind of meeting, from 1.
fn longest(kind: MeetingKind) -> usize {
    let blocks = Shape::of(kind).map_or(&[][..], |shape| shape.blocks);
    let numbered = blocks.iter().enumerate();
    let longest = numbered.max_by_key(|(at, block)| (block.share, Reverse(*at)));
    longest.map_or(1, |(at, _)| at + 1)
}

impl Asked {
    /// Whether this question was asked in one of the last four meetings.
    pub fn contains(&self, question: &Question) -> bool {
        let wanted = words(&question.text);
        self.lately.iter().any(|entry| entry.contains(&wanted))
    }

    /// Where a question stands in this person's own order.
    fn place(&self, question: &Question) -> u64 {
        let bytes = self.person.bytes().chain([0]).chain(question.text.bytes());
        let hash = of_bytes(bytes);
        (hash ^ (hash >> 32)).wrapping_mul(0xbf58_476d_1ce4_e5b9)
    }
}

/// The words of a text in lower case, one blank around each: marks, case and punctuation make no difference.
fn words(text: &str) -> String {
    let mut out = String::from(" ");
    let parts = text.split(|c: char| !c.is_alphanumeric());
    for word in parts.filter(|word| !word.is_empty()) {
        out.extend(word.chars().flat_map(char::to_lowercase));
        out.push(' ');
    }
    out
}

/// `questions.toml` as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    group: Vec<WrittenGroup>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenGroup {
    group: String,
    roles: Vec<String>,
    kinds: Vec<String>,
    questions: Vec<WrittenQuestion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenQuestion {
    text: String,
    block: usize,
    stages: Vec<String>,
    #[serde(rename = "settled-by")]
    settled_by: Option<String>,
}

/// Reads the bank; the first thing that is wrong with it.
fn parse(text: &str) -> Result<Vec<Question>, String> {
    let written: Written = toml::from_str(text).map_err(|error| error.to_string())?;
    let mut bank = Vec::new();
    for group in written.group {
        let roles = all(&group.roles, Role::parse)?;
        let kinds = all(&group.kinds, MeetingKind::parse)?;
        for question in group.questions {
            bank.push(Question {
                stages: all(&question.stages, Phase::parse)?,
                text: question.text,
                group: group.group.clone(),
                roles: roles.clone(),
                kinds: kinds.clone(),
                block: Some(question.block),
                settled_by: settled_by(question.settled_by.as_deref())?,
                own: false,
            });
        }
    }
    Ok(bank)
}

fn all<T>(words: &[String], read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, String> {
    let read = |word: &String| read(word).ok_or_else(|| format!("unknown word: {word}"));
    words.iter().map(read).collect()
}

fn settled_by(word: Option<&str>) -> Result<Option<Term>, String> {
    let read = |word| Term::parse(word).ok_or_else(|| format!("unknown word: {word}"));
    word.map(read).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture;
    use crate::facts::minutes::Shape;
    use crate::model::note::SectionKey;
    use std::collections::BTreeMap;

    fn wanted(kind: MeetingKind, role: Option<Role>, count: usize) -> Wanted<'static> {
        Wanted {
            kind,
            role,
            block: None,
            phase: Some(Phase::Working),
            count,
            settled: &[],
        }
    }

    fn texts(questions: &[&'static Question]) -> Vec<&'static str> {
        questions.iter().map(|q| q.text.as_str()).collect()
    }

    #[test]
    fn the_bank_parses_and_holds_every_group_of_the_domain() {
        let bank = parse(include_str!("questions.toml")).unwrap();
        let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
        for question in &bank {
            *groups.entry(&question.group).or_default() += 1;
        }
        let coach = groups.remove("coach");
        assert_eq!(coach, Some(12));
        assert_eq!(groups.len(), 12);
        assert!(groups.values().all(|count| *count == 8), "{groups:?}");
        assert_eq!(bank.len(), 108);
    }

    #[test]
    fn every_question_is_asked_once_and_fits_a_block_of_its_kind() {
        let mut texts: Vec<String> = bank().iter().map(|q| words(&q.text)).collect();
        texts.sort();
        texts.dedup();
        assert_eq!(texts.len(), bank().len());
        for question in bank() {
            let shape = Shape::of(question.kinds[0]).unwrap();
            assert!((1..=shape.blocks.len()).contains(&question.block.unwrap()));
            assert!(!question.stages.is_empty());
            assert!(question.text.ends_with('?'), "{question:?}");
        }
    }

    #[test]
    fn each_kind_of_meeting_has_questions() {
        for kind in MeetingKind::ALL {
            assert!(bank().iter().any(|q| q.kinds.contains(kind)), "{kind}");
        }
    }

    #[test]
    fn the_choice_fits_role_kind_and_block() {
        let asked = asked(
            &fixture::person("ana", &[Role::Sponsor]),
            fixture::day("2026-11-21"),
            None,
        );
        let sponsor = choose(
            &[],
            wanted(MeetingKind::Regular, Some(Role::Sponsor), 3),
            &asked,
        );
        assert_eq!(sponsor.len(), 3);
        assert!(sponsor.iter().all(|q| q.group == "sponsor"));
        let agreement = Wanted {
            block: Some(3),
            ..wanted(MeetingKind::First, None, 2)
        };
        let chosen = choose(&[], agreement, &asked);
        assert_eq!(chosen.len(), 2);
        assert!(
            chosen
                .iter()
                .all(|q| q.group == "first" && q.block == Some(3))
        );
        let none = choose(
            &[],
            wanted(MeetingKind::Closing, Some(Role::Mentee), 3),
            &asked,
        );
        assert_eq!(texts(&none), Vec::<&str>::new());
    }

    #[test]
    fn what_the_agreement_answers_is_not_asked() {
        let asked = asked(
            &fixture::person("ana", &[Role::Mentor]),
            fixture::day("2026-11-21"),
            None,
        );
        let want = Wanted {
            block: Some(3),
            ..wanted(MeetingKind::First, None, 8)
        };
        let blunt = "How blunt do you want me to be, and how fast?";
        let all: Vec<&str> = bank()
            .iter()
            .filter(|q| q.fits(&want))
            .map(|q| q.text.as_str())
            .collect();
        assert!(all.contains(&blunt) && all.len() == 4);
        let settled = [Term::Feedback, Term::Boundaries, Term::Confidentiality];
        let want = Wanted {
            settled: &settled,
            ..want
        };
        assert_eq!(
            texts(&choose(&[], want, &asked)),
            ["How shall we tell each other if this is not working?"]
        );
    }

    #[test]
    fn those_of_the_phase_come_first() {
        let asked = asked(
            &fixture::person("ana", &[Role::Peer]),
            fixture::day("2026-11-21"),
            None,
        );
        let chosen = choose(
            &[],
            Wanted {
                phase: Some(Phase::Starting),
                ..wanted(MeetingKind::Regular, Some(Role::Peer), 3)
            },
            &asked,
        );
        assert!(chosen.iter().all(|q| q.stages.contains(&Phase::Starting)));
    }

    #[test]
    fn the_same_person_and_day_give_the_same_questions() {
        let person = fixture::person("grace", &[Role::Mentor]);
        let day = fixture::day("2026-11-21");
        let want = wanted(MeetingKind::Regular, Some(Role::Mentor), 2);
        let first = texts(&choose(&[], want, &asked(&person, day, None)));
        assert_eq!(first, texts(&choose(&[], want, &asked(&person, day, None))));
        let other = fixture::person("jose", &[Role::Mentor]);
        assert_ne!(first, texts(&choose(&[], want, &asked(&other, day, None))));
    }

    #[test]
    fn a_question_of_the_last_four_meetings_is_not_asked_again_and_comes_back_after_them() {
        let mut person = fixture::person("grace", &[Role::Mentor]);
        let want = wanted(MeetingKind::Regular, Some(Role::Mentor), 8);
        let text = "What would make these talks worth more to you?";
        let note = fixture::met(&mut person, "2026-01-01");
        fixture::section(
            note,
            SectionKey::Notes,
            &["*What* would make these talks worth more to you? (10 min)"],
        );
        for (at, date) in ["2026-02-01", "2026-03-01", "2026-04-01"]
            .iter()
            .enumerate()
        {
            fixture::met(&mut person, date);
            let asked = asked(&person, fixture::day("2026-11-21"), None);
            let question = bank().iter().find(|q| q.text == text).unwrap();
            assert!(asked.contains(question), "after {} more", at + 1);
            assert!(!texts(&choose(&[], want, &asked)).contains(&text));
        }
        fixture::met(&mut person, "2026-05-01");
        let later = asked(&person, fixture::day("2026-11-21"), None);
        assert!(!later.contains(bank().iter().find(|q| q.text == text).unwrap()));
        // Seen from before the fifth meeting it is still one of the last four.
        let earlier = asked(&person, fixture::day("2026-04-30"), None);
        assert!(earlier.contains(bank().iter().find(|q| q.text == text).unwrap()));
    }

    #[test]
    fn over_many_meetings_every_question_comes_equally_often() {
        let mut person = fixture::person("grace", &[Role::Mentor]);
        let want = Wanted {
            phase: None,
            ..wanted(MeetingKind::Regular, Some(Role::Mentor), 2)
        };
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        for meeting in 0..16 {
            let asked = asked(&person, fixture::day("2026-11-21"), None);
            for text in texts(&choose(&[], want, &asked)) {
                *count.entry(text).or_default() += 1;
            }
            fixture::met(&mut person, &format!("2026-01-{:02}", meeting + 1));
        }
        assert_eq!(count.len(), 8);
        assert!(count.values().all(|times| *times == 4), "{count:?}");
    }

    #[test]
    fn where_every_agenda_is_kept_no_meeting_goes_without_and_none_is_favoured() {
        let mut person = fixture::person("grace", &[Role::Mentor]);
        let want = Wanted {
            phase: None,
            ..wanted(MeetingKind::Regular, Some(Role::Mentor), 2)
        };
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        for meeting in 0..28 {
            let asked = asked(&person, fixture::day("2026-11-21"), None);
            let chosen = texts(&choose(&[], want, &asked));
            assert!(!chosen.is_empty(), "meeting {meeting}");
            for text in &chosen {
                *count.entry(text).or_default() += 1;
            }
            let note = fixture::met(&mut person, &format!("2026-01-{:02}", meeting + 1));
            fixture::section(note, SectionKey::Notes, &chosen);
        }
        let least = count.values().min().unwrap();
        let most = count.values().max().unwrap();
        assert_eq!(count.len(), 8);
        assert!(most - least <= 2, "{count:?}");
    }
}
