//! The questions in words: what is asked, why, and what a good answer looks like.

use crate::changes::workshop::door::DOORS;
use crate::changes::workshop::slot::Slot;
use crate::facts::blanks::{Part, Term};
use crate::model::words::{Criterion, Function, Role, Source};

/// A question as it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// What it is about; the same for questions that belong together.
    pub about: String,
    /// What is asked.
    pub title: String,
    /// Why it is asked.
    pub why: String,
    /// A good answer; empty where the choices say it all.
    pub example: String,
    /// What can be chosen, numbered from 1: a word, and what it means.
    pub choices: Vec<(String, String)>,
}

/// Title, why and example.
type Words = (&'static str, &'static str, &'static str);

/// The words of a question; `{}` stands for whom or what it is about.
pub fn words(slot: &Slot) -> Words {
    match slot {
        Slot::Name => (
            "What is your name?",
            "Drafts that speak for you are signed with it.",
            "Ana Ruiz",
        ),
        Slot::Organization => (
            "Where do you work?",
            "A good network has people inside and outside; this tells one from the other.",
            "Harbor Logistics",
        ),
        Slot::Purpose => (
            "In one sentence: what do you do, and where are you going?",
            "It opens your first letter to somebody new, and it is the thread through all the rest.",
            "I run a 60-person IT operations group and am moving from run to change.",
        ),
        Slot::Title => (
            "What do you want to be true in a year or two that is not true today?",
            "People can only help with what they can picture. Big or small, one goal is enough to begin.",
            "Director of platform by 2027 · An on-call rota that nobody dreads",
        ),
        Slot::Goal(_, part) => of_goal(*part),
        Slot::First => (
            "Which of them comes first?",
            "When time is short, what this one lacks is shown first. Its number is enough.",
            "",
        ),
        Slot::Who(goal) => of_helpers(goal.is_some()),
        Slot::Role(_) | Slot::Talk(_) | Slot::Met(_) | Slot::For(_) | Slot::GoodAt(_) => {
            of_newcomer(slot)
        }
        Slot::With(_, term) => of_person(*term),
        Slot::Crisis => (
            "Whom may you call when things are on fire?",
            "No leader should face a crisis alone, and at night nobody wants to guess. Ask them before you need it.",
            "",
        ),
        Slot::Give => (
            "What can you give to others?",
            "The best help goes both ways: what you offer is what makes asking easy.",
            "incident reviews, vendor negotiations, a patient ear",
        ),
        Slot::Must => (
            "You named somebody you have not asked yet. What must a helper of yours have?",
            "Knowing your deal-breakers beforehand spares both of you a year. One or two are plenty.",
            "",
        ),
    }
}

fn of_helpers(for_a_goal: bool) -> Words {
    match for_a_goal {
        false => (
            "Whom do you have already, or could you ask?",
            "Nobody starts from nothing. Read the doors slowly; type the number and the name of whoever comes to mind, one at a time.",
            "4 Sam Lee (Northwind Health)",
        ),
        true => (
            "Who could help with “{}”?",
            "Nobody you are in touch with serves this goal yet. Somebody you have not asked counts too.",
            "4 Sam Lee (Northwind Health)",
        ),
    }
}

fn of_newcomer(slot: &Slot) -> Words {
    match slot {
        Slot::Talk(_) => (
            "When did you last talk with {}?",
            "It says when the next talk is due; a guess is enough. Enter: not yet, I would like to ask.",
            "yesterday · 3 weeks ago · 2026-03-02",
        ),
        Slot::Met(_) => MET,
        Slot::For(_) => (
            "What do you meet {} for, or would you like to?",
            "“Had coffee twice and did not know where to take it” is how most good beginnings end.",
            "Learn to lead through a re-organisation",
        ),
        Slot::GoodAt(_) => (
            "Which of the skills you need does {} have?",
            "By number, or in words of your own: so that the right name comes up when you need it.",
            "",
        ),
        _ => (
            "What is {} to you?",
            "A coach is met differently from an advisor: agendas, rhythm and thanks follow the role.",
            "",
        ),
    }
}

fn of_goal(part: Part) -> Words {
    match part {
        Part::By => (
            "By when?",
            "A day turns a wish into a plan. It can move.",
            "2027-06-30 · in 9 months · eoy (the end of the year)",
        ),
        Part::Why => (
            "Why does it matter to you?",
            "Whoever you ask for help will wonder, and so will you on a bad day.",
            "I want to shape how the whole company ships, not only repair it at night.",
        ),
        Part::Functions => (
            "Which kinds of help does it need?",
            "One person rarely gives them all; whoever is missing shows up in `mentor gaps`. Two to four are plenty.",
            "",
        ),
        Part::Needs => (
            "Which skills should somebody around you have for it?",
            "Not yours: theirs. Whoever has one of them is worth a question.",
            "budgeting, org-design, board-communication",
        ),
        Part::Strengths => (
            "What do you bring to it already?",
            "You build on it, and it is the first thing a mentor should hear. Several: a semicolon between.",
            "The team leads tell me bad news early; I know what every system costs",
        ),
        Part::Growth => (
            "What do you still have to learn for it?",
            "It is what to ask for first.",
            "Money as a story, not as a spreadsheet; asking where I explain",
        ),
        Part::Challenges => (
            "What stands in the way that is not yours to decide?",
            "Somebody else has met it before, and may know the way round.",
            "Product engineering thinks the platform is theirs; the budget closes in January",
        ),
        Part::Step => (
            "What is one small step in the next two weeks?",
            "A small step with a day beats a big one without. Say the day if you have one: … by fri.",
            "Draft the budget memo on one page by 2026-12-04",
        ),
    }
}

fn of_person(term: Term) -> Words {
    match term {
        Term::Role => (
            "What is {} to you?",
            "Agendas, rhythm and thanks follow the role.",
            "",
        ),
        Term::Purpose => (
            "What do you and {} meet for?",
            "“Had coffee twice and did not know where to take it” is how most good beginnings end.",
            "Learn to lead through a re-organisation",
        ),
        Term::Cadence => (
            "How often do you and {} want to be in touch?",
            "Without a rhythm nobody notices when it falls quiet.",
            "4 weeks · quarterly · none",
        ),
        Term::Talk => (
            "When did you last talk with {}?",
            "Neither a talk nor a first day is written down, so nobody can say whether it is time.",
            "yesterday · 3 weeks ago · 2026-03-02",
        ),
        Term::Confidentiality => (
            "What stays between you and {}?",
            "Frank talk needs to know where it ends. If the two of you never said it, skip this and ask next time.",
            "nothing leaves the two of us · topics yes, names never",
        ),
        Term::Source => MET,
    }
}

/// How somebody was met.
const MET: Words = (
    "How did you come across {}?",
    "Where the good ones came from is where the next ones are found; a network of people whom you all met yourself hears little new.",
    "",
);

/// What can be chosen where a question has a list of its own.
pub fn choices(slot: &Slot) -> Vec<(String, String)> {
    let pair = |word: &str, means: &str| (word.to_owned(), means.to_owned());
    match slot {
        Slot::Who(_) => DOORS.iter().map(|door| pair(door.said, "")).collect(),
        Slot::Role(_) | Slot::With(_, Term::Role) => Role::ALL
            .iter()
            .map(|role| pair(role.as_str(), of_role(*role)))
            .collect(),
        Slot::Met(_) | Slot::With(_, Term::Source) => Source::ALL
            .iter()
            .map(|source| pair(source.as_str(), of_source(*source)))
            .collect(),
        Slot::Goal(_, Part::Functions) => Function::ALL
            .iter()
            .map(|function| pair(function.as_str(), of_function(*function)))
            .collect(),
        Slot::Must => Criterion::ALL
            .iter()
            .map(|criterion| pair(criterion.as_str(), of_criterion(*criterion)))
            .collect(),
        _ => Vec::new(),
    }
}

fn of_role(role: Role) -> &'static str {
    match role {
        Role::Mentor => "advises you from lived experience",
        Role::Advisor => "the expert you ask about one topic",
        Role::Coach => "asks until you find the answer yourself",
        Role::Sponsor => "looks for openings and speaks for you",
        Role::Peer => "is at a similar stage",
        Role::Mentee => "is whom you help",
    }
}

fn of_source(source: Source) -> &'static str {
    match source {
        Source::Program => "a mentoring programme",
        Source::Observed => "you saw them at work",
        Source::Introduced => "somebody brought you together",
        Source::Network => "a professional network",
        Source::Event => "a conference, a meetup, a course",
        Source::Online => "a platform, a forum, a post",
        Source::Own => "you made the first move",
        Source::Other => "another way: family, a neighbour, chance",
    }
}

fn of_function(function: Function) -> &'static str {
    match function {
        Function::Guidance => "advice on direction and hard choices",
        Function::Expertise => "answers on one topic",
        Function::SkillCoaching => "practising a skill until you have it",
        Function::Sponsorship => "a word for you where you are not in the room",
        Function::Access => "introductions, open doors",
        Function::Feedback => "what your behaviour does, the unwelcome part too",
        Function::Accountability => "somebody who asks for the promise by its day",
        Function::Perspective => "a look from another place",
        Function::SoundingBoard => "listening while you think aloud",
        Function::EmotionalSupport => "steadiness and encouragement",
        Function::RoleModel => "seeing how it is done",
        Function::Belonging => "somebody in the same situation",
    }
}

fn of_criterion(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::RelevantExperience => "has done what you want to learn",
        Criterion::Inspiration => "makes you want to grow",
        Criterion::Communication => "speaks plainly",
        Criterion::Availability => "has the time",
        Criterion::Connection => "the two of you get on",
        Criterion::ActiveListening => "listens before advising",
        Criterion::Reciprocation => "gains from it too",
        Criterion::Commitment => "keeps promises",
    }
}
