use super::*;

fn rules() -> Rules {
    Rules {
        words: Some(3..=6),
        you_as_often_as_i: true,
        questions: Some(1),
        never: &["be my mentor"],
    }
}

#[test]
fn a_text_that_keeps_its_rules_is_not_spoken_of() {
    assert_eq!(
        broken(&rules(), "Could you look at it?\n"),
        Vec::<String>::new()
    );
    assert_eq!(broken(&Rules::default(), ""), Vec::<String>::new());
}

#[test]
fn each_broken_rule_is_one_line() {
    assert_eq!(
        broken(&rules(), "I ask and I hope: please **be my mentor**"),
        [
            "long: 9 words, and 6 are read gladly",
            "it says “I” twice and “you” never: it is about them",
            "it asks 0 questions, where 1 question can be answered best",
            "it says “be my mentor”",
        ]
    );
    let short = Rules {
        words: Some(60..=150),
        ..Rules::default()
    };
    assert_eq!(
        broken(&short, "Thanks.\n"),
        ["short: 1 word, where 60 to 150 say something specific"]
    );
}

#[test]
fn the_bytes_of_a_line_are_found_and_a_line_that_is_not_there_is_the_end() {
    assert_eq!(line("ab\ncd\n", 2), 3..5);
    assert_eq!(line("ab\ncd", 1), 0..2);
    assert_eq!(line("ab", 9), 2..2);
}
