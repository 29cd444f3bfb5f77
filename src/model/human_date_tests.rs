//! Tests of dates as people say them; today is Saturday 2026-11-21 unless a row says otherwise.

use proptest::prelude::*;

use super::*;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn said(phrase: &str, today: &str, towards: Towards) -> String {
    match parse(phrase, day(today), towards) {
        Ok(day) => day.to_string(),
        Err(failure) => failure.message,
    }
}

#[test]
fn phrases_mean_what_people_mean() {
    for (phrase, want) in [
        ("2026-12-01", "2026-12-01"),
        (" Today ", "2026-11-21"),
        ("tomorrow", "2026-11-22"),
        ("yesterday", "2026-11-20"),
        ("in 2 weeks", "2026-12-05"),
        ("in a week", "2026-11-28"),
        ("2w", "2026-12-05"),
        ("2 weeks", "2026-12-05"),
        ("+3d", "2026-11-24"),
        ("-3d", "2026-11-18"),
        ("3 days ago", "2026-11-18"),
        ("a month ago", "2026-10-21"),
        ("1m", "2026-12-21"),
        ("1q", "2027-02-21"),
        ("-1y", "2025-11-21"),
        ("next tue", "2026-11-24"),
        ("next saturday", "2026-11-28"),
        ("last fri", "2026-11-13"),
        ("last Monday", "2026-11-09"),
        ("next month", "2026-12-21"),
        ("2026-W49", "2026-11-30"),
        ("2026-w49-2", "2026-12-01"),
        ("2026-W53", "2026-12-28"),
        ("2027-W01", "2027-01-04"),
        ("eow", "2026-11-22"),
        ("eom", "2026-11-30"),
        ("eoq", "2026-12-31"),
        ("eoy", "2026-12-31"),
        ("1 dec", "2026-12-01"),
        ("Dec 1", "2026-12-01"),
        ("1st December 2027", "2027-12-01"),
        ("Dec 1, 2027", "2027-12-01"),
        ("Tue 24 Nov 2026", "2026-11-24"),
        ("3 sept", "2027-09-03"),
        ("21 nov", "2026-11-21"),
        ("20 nov", "2027-11-20"),
    ] {
        assert_eq!(
            said(phrase, "2026-11-21", Towards::Future),
            want,
            "{phrase}"
        );
    }
}

#[test]
fn a_bare_weekday_looks_where_the_command_looks() {
    for (phrase, past, future) in [
        ("fri", "2026-11-20", "2026-11-27"),
        ("sat", "2026-11-21", "2026-11-28"),
        ("Sunday", "2026-11-15", "2026-11-22"),
        ("20 nov", "2026-11-20", "2027-11-20"),
        ("1 dec", "2025-12-01", "2026-12-01"),
        ("29 feb", "2024-02-29", "2028-02-29"),
    ] {
        assert_eq!(said(phrase, "2026-11-21", Towards::Past), past, "{phrase}");
        assert_eq!(
            said(phrase, "2026-11-21", Towards::Future),
            future,
            "{phrase}"
        );
    }
}

#[test]
fn weeks_begin_on_monday() {
    assert_eq!(
        said("next mon", "2026-11-22", Towards::Future),
        "2026-11-23"
    );
    assert_eq!(
        said("next mon", "2026-11-23", Towards::Future),
        "2026-11-30"
    );
    assert_eq!(
        said("next sun", "2026-11-23", Towards::Future),
        "2026-12-06"
    );
    assert_eq!(said("eow", "2026-11-22", Towards::Future), "2026-11-22");
    assert_eq!(said("eow", "2026-11-23", Towards::Future), "2026-11-29");
}

#[test]
fn months_are_clamped_and_quarters_end_in_their_month() {
    assert_eq!(said("1m", "2026-01-31", Towards::Future), "2026-02-28");
    assert_eq!(said("1 month", "2028-01-31", Towards::Future), "2028-02-29");
    assert_eq!(
        said("1 month ago", "2026-03-31", Towards::Future),
        "2026-02-28"
    );
    assert_eq!(said("eoq", "2026-02-10", Towards::Future), "2026-03-31");
    assert_eq!(said("eoq", "2026-04-01", Towards::Future), "2026-06-30");
    assert_eq!(said("eom", "2028-02-01", Towards::Future), "2028-02-29");
}

#[test]
fn what_is_no_date_is_refused_with_the_reason() {
    for (phrase, want) in [
        ("2026-02-30", "there is no day 2026-02-30"),
        ("2026-W54", "the year 2026 has no week 54"),
        ("30 feb", "there is no day 30 feb"),
        (
            "June 2027",
            "june 2027 is a month, not a day: say which day of it, as in `1 june 2027`",
        ),
        ("mon 24 nov 2026", "2026-11-24 is a Tuesday"),
        ("99999999y", "that day is outside the years 1 to 9999"),
        ("4294967295d", "that day is outside the years 1 to 9999"),
        ("-9999y", "that day is outside the years 1 to 9999"),
        ("12/1/2026", "`12/1/2026` is not a date"),
        ("soon", "`soon` is not a date"),
        ("", "`` is not a date"),
        ("+", "`+` is not a date"),
        (
            "99999999999999999999d",
            "`99999999999999999999d` is not a date",
        ),
        ("last", "`last` is not a date"),
        ("dec 1 26", "`dec 1 26` is not a date"),
        ("２０２６-12-01", "`２０２６-12-01` is not a date"),
    ] {
        assert_eq!(
            said(phrase, "2026-11-21", Towards::Future),
            want,
            "{phrase}"
        );
    }
    let slashed = parse("1.12.2026", day("2026-11-21"), Towards::Past).unwrap_err();
    assert!(slashed.hints[0].contains("different countries"));
    assert_eq!(slashed.exit_code(), 2);
}

#[test]
fn the_ends_of_the_calendar_hold() {
    assert_eq!(
        said("tomorrow", "9999-12-31", Towards::Future),
        "that day is outside the years 1 to 9999"
    );
    assert_eq!(
        said("yesterday", "0001-01-01", Towards::Past),
        "that day is outside the years 1 to 9999"
    );
    assert_eq!(said("eom", "9999-12-31", Towards::Future), "9999-12-31");
    assert_eq!(
        said("fri", "9999-12-31", Towards::Future),
        "that day is outside the years 1 to 9999"
    );
    assert_eq!(
        said("next fri", "9999-12-31", Towards::Future),
        "that day is outside the years 1 to 9999"
    );
    assert_eq!(
        said("eow", "9999-12-31", Towards::Future),
        "that day is outside the years 1 to 9999"
    );
}

#[test]
fn a_leading_date_is_taken_off_a_sentence() {
    let today = day("2026-11-21");
    for (text, want) in [
        (
            "yesterday: sent Grace the report",
            Some(("2026-11-20", "sent Grace the report")),
        ),
        ("yesterday sent Grace", Some(("2026-11-20", "sent Grace"))),
        (
            "fri: lunch with Sam: good",
            Some(("2026-11-20", "lunch with Sam: good")),
        ),
        (
            "Friday lunch with Sam",
            Some(("2026-11-20", "lunch with Sam")),
        ),
        ("2 days ago met Priya", Some(("2026-11-19", "met Priya"))),
        ("-3d met Priya", Some(("2026-11-18", "met Priya"))),
        ("2026-11-02 met Priya", Some(("2026-11-02", "met Priya"))),
        ("3 nov: met Priya", Some(("2026-11-03", "met Priya"))),
        ("sat with Grace on the panel", None),
        ("2 days with Grace", None),
        ("may Grace be well", None),
        ("Grace: thanks", None),
        ("14:30 met Priya", None),
        ("", None),
    ] {
        let found = leading(text, today, Towards::Past);
        let found = found.map(|(day, rest)| (day.to_string(), rest));
        let want = want.map(|(day, rest)| (day.to_owned(), rest));
        assert_eq!(found, want, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_phrase_is_answered(
        phrase in "[-+]?[0-9]{0,12} ?(d|w|m|q|y|days?|months|ago|next|in|fri|dec|w[0-9]{2}|eow|eoy|:|-|/|\\PC){0,5}",
        offset in 0_i64..3_652_058,
        past in any::<bool>(),
    ) {
        let today = day("0001-01-01").plus_days(offset);
        let towards = if past { Towards::Past } else { Towards::Future };
        if let Ok(found) = parse(&phrase, today, towards) {
            prop_assert_eq!(Day::parse(&found.to_string()), Some(found));
        }
        if let Some((_, rest)) = leading(&phrase, today, towards) {
            prop_assert!(phrase.ends_with(rest));
        }
    }

    #[test]
    fn a_day_said_in_any_form_is_that_day(offset in 700_000_i64..800_000, now in 700_000_i64..800_000) {
        let (wanted, today) = (day("0001-01-01").plus_days(offset), day("0001-01-01").plus_days(now));
        for phrase in [
            wanted.to_string(),
            wanted.long(),
            wanted.date().format("%B %-d, %Y").to_string(),
            wanted.date().format("%G-W%V-%u").to_string(),
            match offset - now {
                days if days < 0 => format!("{} days ago", -days),
                days => format!("in {days} days"),
            },
        ] {
            prop_assert_eq!(parse(&phrase, today, Towards::Past).ok(), Some(wanted), "{}", phrase);
        }
    }
}
