//! What is asked about: topics as typed, and whether a skill, a situation or a line speaks of one.

use crate::model::policy::Policy;
use crate::text::fold::fold;
use crate::text::wording::{bare, says_nothing, stem};

/// Two words with such a long beginning in common are forms of one: `negotiate`, `negotiation`.
const COMMON: usize = 5;
/// An ending of English is no longer than this.
const ENDING: usize = 5;
/// So many words of a long question have to stand in a line for it to speak of it.
const ENOUGH: usize = 2;
/// So many arguments in a row are tried as one topic.
const LONGEST: usize = 3;
/// A line that holds not even the beginning of a word needs no closer look.
const BEGINNING: usize = 3;

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// As it was typed.
    pub typed: String,
    /// The skill that it would be called, after aliases: `kubernetes` for `k8s`.
    pub skill: String,
    /// The first of the arguments of which it is made, and how many they are.
    pub args: (usize, usize),
    words: Vec<Word>,
}

/// How far a word of somebody's file says the topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    /// It is the topic.
    Whole,
    /// It is a part of it, or the topic a part of it.
    Part,
}

/// A word, without case and accents.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    folded: String,
    /// Without its ending; the word itself where it is no plain English.
    stem: String,
}

/// The topics that may be meant by some arguments: each of them, and where several stand in a row also
/// what they say together (`crisis communication`). What says nothing (`how`, `to`) is none, unless it
/// is all there is.
pub fn topics(policy: &Policy, args: &[String]) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    for length in 1..=LONGEST.min(args.len()) {
        for (at, several) in args.windows(length).enumerate() {
            let one = Topic::new(policy, &several.join(" "), (at, length));
            let known = |one: &Topic| topics.iter().any(|other| other.skill == one.skill);
            topics.extend(one.filter(|one| !known(one)));
        }
    }
    if topics.is_empty() {
        topics.extend(Topic::whatever(policy, &args.join(" "), args.len()));
    }
    topics
}

impl Topic {
    fn new(policy: &Policy, typed: &str, args: (usize, usize)) -> Option<Self> {
        let mut words = typed.split_whitespace();
        let carries = |word: &str| {
            let word = bare(word);
            let acronym = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
            (acronym || !says_nothing(&fold(word))) && word.chars().any(char::is_alphanumeric)
        };
        let kept: Vec<&str> = words.by_ref().filter(|word| carries(word)).collect();
        // A row of arguments is one topic as a whole or not at all.
        let all = kept.len() == typed.split_whitespace().count();
        if kept.is_empty() || (args.1 > 1 && !all) {
            return None;
        }
        Some(Self::of(policy, typed, &kept.join(" "), args))
    }

    /// A question of nothing but small words, taken as it stands.
    fn whatever(policy: &Policy, typed: &str, args: usize) -> Option<Self> {
        let said = typed.chars().any(char::is_alphanumeric);
        said.then(|| Self::of(policy, typed, typed, (0, args)))
    }

    fn of(policy: &Policy, typed: &str, meant: &str, args: (usize, usize)) -> Self {
        let skill = key(&policy.skill(meant));
        // `public-speaking` may be an alias of what was typed with a blank, and the other way round.
        let skill = key(&policy.skill(&skill));
        Self {
            typed: typed.split_whitespace().collect::<Vec<&str>>().join(" "),
            words: words(&skill),
            skill,
            args,
        }
    }

    /// Whether two topics are made of the same arguments in part.
    pub fn overlaps(&self, other: &Self) -> bool {
        let end = |topic: &Self| topic.args.0 + topic.args.1;
        self.args.0 < end(other) && other.args.0 < end(self)
    }

    /// Whether a skill, a situation or a function as written is the topic, or shares it in part.
    pub fn named(&self, policy: &Policy, written: &str) -> Option<Said> {
        let written = key(&policy.skill_of(written));
        if written == self.skill {
            return Some(Said::Whole);
        }
        let theirs = words(&written);
        let in_theirs = count(&self.words, &theirs);
        let in_mine = count(&theirs, &self.words);
        match (in_theirs == self.words.len(), in_mine == theirs.len()) {
            _ if self.words.is_empty() || theirs.is_empty() => None,
            // Without blanks between words what holds the other may say more.
            (true, true) if self.skill.is_ascii() && written.is_ascii() => Some(Said::Whole),
            (true, _) | (_, true) => Some(Said::Part),
            (false, false) => None,
        }
    }

    /// Whether a line speaks of it: it holds all of its words, or of a long question two.
    pub fn stands_in(&self, line: &str) -> bool {
        if self.words.is_empty() || !self.may_stand_in(line) {
            return false;
        }
        count(&self.words, &words(line)) >= self.words.len().min(ENOUGH)
    }

    /// Whether a closer look at a line may find anything; no is certain.
    fn may_stand_in(&self, line: &str) -> bool {
        !line.is_ascii()
            || self.words.iter().any(|word| {
                let start = word.stem.get(..BEGINNING).unwrap_or(&word.stem).as_bytes();
                let mut windows = line.as_bytes().windows(start.len().max(1));
                windows.any(|window| window.eq_ignore_ascii_case(start))
            })
    }
}

/// How many of some words are said by others.
fn count(words: &[Word], others: &[Word]) -> usize {
    let said = |word: &&Word| others.iter().any(|other| word.is(other));
    words.iter().filter(said).count()
}

impl Word {
    /// Whether two words are forms of one.
    fn is(&self, other: &Self) -> bool {
        if self.folded == other.folded || self.stem == other.stem {
            return true;
        }
        if !self.folded.is_ascii() || !other.folded.is_ascii() {
            // Scripts without blanks between words, and languages with endings of their own.
            let (short, long) = if self.folded.len() <= other.folded.len() {
                (self, other)
            } else {
                (other, self)
            };
            return !short.folded.is_ascii() && long.folded.contains(&short.folded);
        }
        let (short, long) = if self.stem.len() <= other.stem.len() {
            (&self.stem, &other.stem)
        } else {
            (&other.stem, &self.stem)
        };
        short.len() >= COMMON
            && long.len() - short.len() <= ENDING
            && long.starts_with(short.as_str())
    }
}

/// The words of a text that carry meaning; all of them where none does.
fn words(text: &str) -> Vec<Word> {
    let all = text.split(|c: char| !c.is_alphanumeric() && !is_mark(c));
    let all: Vec<Word> = all
        .map(fold)
        .filter(|word| !word.is_empty())
        .map(|folded| Word {
            stem: stem(&folded),
            folded,
        })
        .collect();
    let carries = |word: &&Word| !says_nothing(&word.folded);
    if all.iter().any(|word| carries(&word)) {
        all.into_iter().filter(|word| carries(&word)).collect()
    } else {
        all
    }
}

/// Signs that belong to the letter before them: vowels of Indic scripts, accents written apart.
fn is_mark(c: char) -> bool {
    !c.is_ascii() && unicode_width::UnicodeWidthChar::width(c) == Some(0)
}

/// A skill as it is compared: folded, its words joined by `-`.
fn key(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| c.is_whitespace() || c == '_' || c == '-');
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<&str>>()
        .join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy() -> Policy {
        Policy {
            aliases: vec![
                ("k8s".to_owned(), "kubernetes".to_owned()),
                ("public speaking".to_owned(), "public-speaking".to_owned()),
            ],
            ..Policy::default()
        }
    }

    fn topic(typed: &str) -> Topic {
        Topic::whatever(&policy(), typed, 1).unwrap()
    }

    fn named(typed: &str, written: &str) -> Option<Said> {
        topic(typed).named(&policy(), written)
    }

    #[test]
    fn a_skill_is_named_in_any_case_spelling_form_and_script() {
        for (typed, written) in [
            ("Kubernetes", "k8s"),
            ("K8S", "kubernetes"),
            ("public speaking", "Public-Speaking"),
            ("On call design", "on-call-design"),
            ("negotiate", "negotiation"),
            ("budget", "budgeting"),
            ("Délégation", "delegation"),
            ("谈判", "谈判"),
            ("ПЕРЕГОВОРЫ", "переговоры"),
            ("re-org", "re-org"),
            ("HR", "hr"),
        ] {
            assert_eq!(
                named(typed, written),
                Some(Said::Whole),
                "{typed} {written}"
            );
        }
    }

    #[test]
    fn a_part_of_a_name_is_told_from_the_whole_and_others_are_none() {
        for (typed, written) in [
            ("communication", "crisis-communication"),
            ("vendor contract negotiation", "negotiation"),
            ("谈判", "商务谈判"),
            ("переговор", "переговоры"),
        ] {
            assert_eq!(named(typed, written), Some(Said::Part), "{typed} {written}");
        }
        for (typed, written) in [
            ("regular", "regulator"),
            ("plan", "plant-closure"),
            ("strike", "strategy"),
            ("negotiation", "budgeting"),
            ("crisis-management", "crisis-communication"),
            ("budget", ""),
        ] {
            assert_eq!(named(typed, written), None, "{typed} {written}");
        }
    }

    #[test]
    fn a_line_speaks_of_a_topic_that_it_holds_in_any_form() {
        for (typed, line, want) in [
            ("negotiation", "Never negotiate a price first.", true),
            ("org design", "Design the org last.", true),
            ("org design", "Design it last.", false),
            (
                "how to run a vendor exit talk",
                "Open with the exit, not with the vendor.",
                true,
            ),
            ("how to run a vendor exit talk", "Run.", false),
            ("谈判", "先谈判再签字", true),
            ("AI", "Say it", false),
            ("AI", "What AI does to runbooks", true),
            ("budget", "the Büdget", true),
        ] {
            assert_eq!(topic(typed).stands_in(line), want, "{typed}: {line}");
        }
    }

    #[test]
    fn arguments_are_topics_alone_and_in_a_row_and_small_words_are_none() {
        let typed = |args: &[&str]| -> Vec<String> {
            let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
            let topics = topics(&policy(), &args).into_iter();
            topics.map(|topic| topic.typed).collect()
        };
        assert_eq!(
            typed(&["crisis", "communication", "k8s"]),
            [
                "crisis",
                "communication",
                "k8s",
                "crisis communication",
                "communication k8s",
                "crisis communication k8s"
            ]
        );
        assert_eq!(typed(&["how", "do", "I", "negotiate"]), ["negotiate"]);
        assert_eq!(
            typed(&["IT", "k8s", "kubernetes"]),
            ["IT", "k8s", "IT k8s", "k8s kubernetes", "IT k8s kubernetes"]
        );
        assert_eq!(typed(&["how"]), ["how"]);
        assert!(typed(&["?!"]).is_empty());
    }
}
