//! One thing that was said, as typed beside a flag, made an entry of its section.

use super::request::Entry;
use crate::error::Failure;
use crate::facts::promise::{LookUp, not_begun, promise};
use crate::facts::subject::Subject;
use crate::model::day::Day;
use crate::model::note::SectionKey;
use crate::model::words::{Role, Weight};
use crate::text::inline;

/// The entry, and what was understood where it was not said in full.
pub fn entry(
    section: SectionKey,
    typed: &str,
    subject: Subject<'_>,
    today: Day,
    who: LookUp<'_>,
) -> Result<(Entry, Vec<String>), Failure> {
    if section == SectionKey::Actions {
        not_begun(typed)?;
        let promise = promise(typed, today, who)?;
        let line = format!("- [ ] {}", promise.text);
        return Ok((Entry { section, line }, promise.echoes));
    }
    let words: Vec<&str> = typed.split_whitespace().collect();
    let text = words.join(" ");
    let text = text.strip_prefix("- ").unwrap_or(&text);
    let flag = section.heading().to_lowercase();
    if text.is_empty() {
        return Err(Failure::usage(format!("an entry of “{flag}” is empty"))
            .hint("say it in a few words, in quotes"));
    }
    let (text, echoes) = match section {
        SectionKey::Feedback => marked(text, ["received", "given"], feedback_side(subject))?,
        SectionKey::Stories => marked(text, ["told", "heard"], story_side(subject))?,
        SectionKey::Gave | SectionKey::Received => (weighed(text)?, Vec::new()),
        _ => (text.to_owned(), Vec::new()),
    };
    let line = format!("- {}", inline::safe(&text));
    Ok((Entry { section, line }, echoes))
}

/// Where nothing is said, feedback went to the owner, but to somebody who is only a mentee.
fn feedback_side(subject: Subject<'_>) -> &'static str {
    match subject {
        Subject::Person(person) if person.relationship.only_mentee() => "given",
        _ => "received",
    }
}

/// Where nothing is said, a story was heard, but told to a mentee.
fn story_side(subject: Subject<'_>) -> &'static str {
    match subject {
        Subject::Person(person) if person.relationship.is(Role::Mentee) => "told",
        _ => "heard",
    }
}

/// A text that says which way it went, or is taken the usual way.
fn marked(text: &str, marks: [&str; 2], usual: &str) -> Result<(String, Vec<String>), Failure> {
    if let Some((mark, rest)) = text.split_once(':')
        && let Some(mark) = marks.iter().find(|m| mark.trim().eq_ignore_ascii_case(m))
    {
        let rest = rest.trim();
        if rest.is_empty() {
            return Err(
                Failure::usage(format!("nothing stands after `{mark}:`")).hint("say what it was")
            );
        }
        return Ok((format!("{mark}: {rest}"), Vec::new()));
    }
    let [one, other] = marks;
    let unsaid = if usual == one { other } else { one };
    let echo = format!("taken as `{usual}:`, say `{unsaid}:` for the other way: {text}");
    Ok((format!("{usual}: {text}"), vec![echo]))
}

/// A text whose `weight:` word, if it has one, is one of the three.
fn weighed(text: &str) -> Result<String, Failure> {
    let wrong = text
        .split_whitespace()
        .filter_map(|word| word.strip_prefix("weight:"))
        .find(|weight| Weight::parse(weight).is_none());
    match wrong {
        Some(weight) => Err(Failure::usage(format!("`weight:{weight}` is no weight"))
            .hint(format!("weights are {}", Weight::WORDS.join(", ")))),
        None => Ok(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, person};
    use crate::model::ids::PersonId;

    fn ask(
        roles: &[Role],
        section: SectionKey,
        typed: &str,
    ) -> Result<(String, Vec<String>), Failure> {
        let person = person("kwame", roles);
        let who = |_: &str| Ok(PersonId::new("kwame"));
        let subject = Subject::Person(&person);
        let (entry, echoes) = entry(section, typed, subject, day("2026-11-21"), &who)?;
        Ok((entry.line, echoes))
    }

    fn line(section: SectionKey, typed: &str) -> String {
        ask(&[Role::Mentor], section, typed).unwrap().0
    }

    #[test]
    fn an_entry_is_one_item_whatever_it_holds() {
        assert_eq!(
            line(SectionKey::Takeaways, "  Start\n from load "),
            "- Start from load"
        );
        assert_eq!(line(SectionKey::Takeaways, "- [ ] # x"), "- \\[ ] # x");
        assert_eq!(
            line(SectionKey::Actions, "@kw Send it due:fri"),
            "- [ ] @kwame Send it due:2026-11-27"
        );
        assert_eq!(
            line(SectionKey::Gave, "Two names weight:light"),
            "- Two names weight:light"
        );
    }

    #[test]
    fn feedback_and_stories_go_the_usual_way_unless_they_say_so() {
        let mentor = &[Role::Mentor][..];
        let mentee = &[Role::Mentee][..];
        for (roles, section, typed, want) in [
            (
                mentor,
                SectionKey::Feedback,
                "You rush",
                "- received: You rush",
            ),
            (
                mentee,
                SectionKey::Feedback,
                "You rush",
                "- given: You rush",
            ),
            (
                mentor,
                SectionKey::Feedback,
                "Given: thanks",
                "- given: thanks",
            ),
            (
                mentor,
                SectionKey::Stories,
                "Her split of 2019",
                "- heard: Her split of 2019",
            ),
            (
                mentee,
                SectionKey::Stories,
                "My split of 2019",
                "- told: My split of 2019",
            ),
            (
                mentee,
                SectionKey::Stories,
                "heard: his first job",
                "- heard: his first job",
            ),
        ] {
            assert_eq!(ask(roles, section, typed).unwrap().0, want);
        }
        let (_, echoes) = ask(mentor, SectionKey::Feedback, "You rush").unwrap();
        assert_eq!(
            echoes,
            ["taken as `received:`, say `given:` for the other way: You rush"]
        );
    }

    #[test]
    fn what_is_empty_or_weighs_nothing_known_is_refused() {
        let message = |section, typed| ask(&[], section, typed).unwrap_err().message;
        assert_eq!(
            message(SectionKey::NextTime, " "),
            "an entry of “next time” is empty"
        );
        assert_eq!(
            message(SectionKey::Feedback, "given: "),
            "nothing stands after `given:`"
        );
        assert_eq!(
            message(SectionKey::Gave, "a book weight:big"),
            "`weight:big` is no weight"
        );
    }
}
