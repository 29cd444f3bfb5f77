//! What can be counted in a finished text: words, questions, who it speaks of.
//!
//! What may live here: counting. What may not: how much is too much.

/// Words that speak of the reader.
const YOU: [&str; 5] = ["you", "your", "yours", "yourself", "yourselves"];
/// Words that speak of the writer as the one who acts.
const I: [&str; 6] = ["i", "i'm", "i've", "i'll", "i'd", "i’m"];

/// The counts of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Words: what stands between blanks and holds a letter or a digit.
    pub words: usize,
    /// Question marks, a row of them counted once.
    pub questions: usize,
    /// How often `you` stands in any of its forms.
    pub you: usize,
    /// How often `I` stands.
    pub i: usize,
}

/// Counts what a text holds.
pub fn tally(text: &str) -> Tally {
    let mut count = Tally::default();
    let mut after_question = false;
    for c in text.chars() {
        let question = matches!(c, '?' | '？' | '؟');
        if question && !after_question {
            count.questions += 1;
        }
        after_question = question;
    }
    for word in text.split_whitespace() {
        if !word.contains(char::is_alphanumeric) {
            continue;
        }
        count.words += 1;
        for part in word.split(['—', '–', '/']) {
            let bare = part
                .trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase();
            let stem = bare.split(['\'', '’']).next().unwrap_or("");
            count.you += usize::from(YOU.contains(&stem));
            count.i += usize::from(I.contains(&stem));
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_questions_and_persons_are_counted() {
        let text = "Hello Ruth — I'm glad: you've helped. Could you speak, or is it “yours”??\n- 25 minutes\n";
        assert_eq!(
            tally(text),
            Tally {
                words: 15,
                questions: 1,
                you: 3,
                i: 1
            }
        );
        assert_eq!(tally(""), Tally::default());
        assert_eq!(tally("I/you — It is IT, I. in").i, 2);
    }

    #[test]
    fn the_example_of_a_thank_you_has_its_numbers() {
        // domain.md 7.1: 79 words, you 4, I 3 (the text has one more `I` in "I will tell you").
        let text = "Ana, thank you for giving Tuesday's half hour to my board paper. You stopped me at \
            the cost slide and asked what the board is afraid of; nobody else had, and it took patience \
            to wait for the answer. I cut eleven slides to three that evening. By 4 July I will rehearse \
            it with our finance lead, and I will tell you how the board takes it. The incident review \
            template you liked is attached, free to reuse.";
        let count = tally(text);
        assert_eq!(count.words, 79);
        assert_eq!((count.you, count.i, count.questions), (4, 3, 0));
    }
}
