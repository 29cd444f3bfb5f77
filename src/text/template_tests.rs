use serde_json::json;

use super::*;

fn with(own: &[(&str, &str)]) -> Templates {
    let mut templates = Templates::default();
    templates.built_in.insert(
        "thanks.md".to_owned(),
        "{# about #}\n{% block greeting %}\nDear {{ name }},\n{% endblock %}\n\n{% block body %}\nThank you for {{ acts | listed }}.\n{% endblock %}\n",
    );
    for (name, text) in own {
        templates.own.insert((*name).to_owned(), (*text).to_owned());
    }
    templates
}

fn parts() -> serde_json::Value {
    json!({ "name": "Grace", "acts": ["the list", "an hour"], "secret": "PRIVATE" })
}

#[test]
fn the_owners_wording_wins_and_may_extend_the_built_in_one() {
    let text = render("thanks.md", &with(&[]), &parts()).unwrap();
    assert_eq!(text, "Dear Grace,\n\nThank you for the list and an hour.\n");
    let own = "{% extends \"builtin/thanks.md\" %}\n{% block greeting %}\nHi {{ name }}!\n{% endblock %}\n";
    let text = render("thanks.md", &with(&[("thanks.md", own)]), &parts()).unwrap();
    assert_eq!(text, "Hi Grace!\n\nThank you for the list and an hour.\n");
}

#[test]
fn blank_lines_never_pile_up_and_the_text_ends_with_one_line_end() {
    let own = "\n\n{% if name == \"x\" %}\nno\n{% endif %}\nA  \n\n\n{% if acts %}\n- {{ acts[0] }}\n{% endif %}\n\n\n";
    let text = render("a.md", &with(&[("a.md", own)]), &parts()).unwrap();
    assert_eq!(text, "A\n\n- the list\n");
    assert_eq!(
        render("a.md", &with(&[("a.md", " \n")]), &parts()).unwrap(),
        ""
    );
}

#[test]
fn a_slip_is_told_with_template_line_and_place_and_without_the_values() {
    let own = "Dear {{ name }},\n{{ secret.nme.x }} thanks\n";
    let error = render("thanks.md", &with(&[("thanks.md", own)]), &parts()).unwrap_err();
    assert_eq!((error.name.as_str(), error.line), ("thanks.md", 2));
    assert!(error.range.is_some());
    assert!(!format!("{error:?}").contains("PRIVATE"), "{error:?}");
    let error = render(
        "thanks.md",
        &with(&[("thanks.md", "a\n{% if %}\n")]),
        &parts(),
    )
    .unwrap_err();
    assert_eq!(error.line, 2);
    assert!(
        error.message.starts_with("syntax error"),
        "{}",
        error.message
    );
    let including = "x\n{% include \"broken.md\" %}\n";
    let both = with(&[("thanks.md", including), ("broken.md", "\n\n{{ nmae }}")]);
    let error = render("thanks.md", &both, &parts()).unwrap_err();
    assert_eq!((error.name.as_str(), error.line), ("broken.md", 3));
    let error = render("none.md", &with(&[]), &parts()).unwrap_err();
    assert!(
        error
            .message
            .starts_with("there is no template of this name")
    );
}

#[test]
fn a_template_that_does_not_end_or_eats_itself_is_an_error() {
    let endless = "{% for a in range(90000) %}{% for b in range(90000) %}x{% endfor %}{% endfor %}";
    let error = render("a.md", &with(&[("a.md", endless)]), &parts()).unwrap_err();
    assert!(
        error.message.starts_with("it does not come to an end"),
        "{}",
        error.message
    );
    assert!(
        render(
            "a.md",
            &with(&[("a.md", "{% include \"a.md\" %}")]),
            &parts()
        )
        .is_err()
    );
    assert!(
        render(
            "a.md",
            &with(&[("a.md", "{% extends \"a.md\" %}")]),
            &parts()
        )
        .is_err()
    );
}

#[test]
fn words_become_sentences_and_parts_of_sentences() {
    let cases = [
        ("start from the load", "Start from the load."),
        ("Really?", "Really?"),
        ("she said “go.”", "She said “go.”"),
        ("", ""),
    ];
    for (text, expected) in cases {
        assert_eq!(sentence(text), expected);
    }
    for (text, expected) in [
        ("Start here", "start here"),
        ("I start", "I start"),
        ("IT first", "IT first"),
        ("", ""),
    ] {
        assert_eq!(lower_first(text), expected);
    }
}
