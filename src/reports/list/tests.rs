//! Lists: who is in them, in which order, and how they are written.

use super::*;
use crate::facts::fixture::{
    circle, circle_met, fixture_a, fixture_a_day, met, network, person, promise,
};
use crate::model::words::Role;
use crate::text::markdown::render;

fn list(network: &Network, request: &Request, today: Day) -> Result<List, Failure> {
    let asking = Asking::new(request, today);
    let people = network.people.iter().cloned();
    let rows = people.map(|person| asking.row(network, person));
    let rows = rows.collect();
    let mut list = asking.list(network, rows)?;
    if let Some(id) = list.foremost().cloned() {
        list.say_next(network, &id);
    }
    Ok(list)
}

fn ask(words: &[&str]) -> Request {
    Request {
        filters: words.iter().map(|w| Filter::parse(w).unwrap()).collect(),
        ..Request::default()
    }
}

fn ids(network: &Network, request: &Request) -> String {
    let list = list(network, request, fixture_a_day()).unwrap();
    list.ids().replace('\n', " ").trim().to_owned()
}

#[test]
fn all_filters_hold_together() {
    let network = fixture_a();
    assert_eq!(ids(&network, &ask(&[])), "ana ben chi dev eli");
    assert_eq!(ids(&network, &ask(&["role:peer", "org:north"])), "eli");
    assert_eq!(ids(&network, &ask(&["-role:peer", "goal:g1"])), "ana chi");
    assert_eq!(ids(&network, &ask(&["due:yes"])), "dev eli");
    assert_eq!(ids(&network, &ask(&["fresh:fading"])), "dev");
    assert!(list(&network, &ask(&["goal:g9"]), fixture_a_day()).is_err());
}

#[test]
fn every_order_breaks_ties_by_id_and_leaves_the_unknown_for_last() {
    let mut network = fixture_a();
    let mut fay = person("fay", &[]);
    fay.name = "Ängel".to_owned();
    network.people.push(fay);
    let sorted = |word| {
        let sort = Sort::parse(word).unwrap();
        let request = Request {
            sort,
            ..Request::default()
        };
        ids(&network, &request)
    };
    assert_eq!(sorted("name"), "ana fay ben chi dev eli");
    assert_eq!(sorted("role"), "ana ben chi dev eli fay");
    assert_eq!(sorted("last"), "ben dev eli ana chi fay");
    assert_eq!(sorted("due"), "dev eli chi ana ben fay");
    assert_eq!(sorted("ratio"), "dev eli ana ben chi fay");
}

#[test]
fn the_page_ends_with_whom_to_write_to_and_why() {
    let network = fixture_a();
    let page =
        |words: &[&str]| render(&list(&network, &ask(words), fixture_a_day()).unwrap().doc());
    assert_eq!(
        page(&["role:peer"]),
        "# 2 of 5 people\n\n\
         | Name | Roles | Stage  | Last contact | Next due         |\n\
         | ---- | ----- | ------ | ------------ | ---------------- |\n\
         | dev  | peer  | active | 2025-05-11   | since 2025-06-10 |\n\
         | eli  | peer  | active | 2025-05-21   | since 2025-06-20 |\n\n\
         Next: A good week to send dev something of use to them, and a date \
         (last contact on Sun 11 May 2025, every month). `mentor touch --gave \"@dev …\"`\n"
    );
    let last = |words: &[&str]| page(words).lines().last().unwrap().to_owned();
    assert_eq!(
        last(&["-role:peer"]),
        "Next: Send chi a recap of the meeting of Mon 23 Jun 2025 (7 days ago). `mentor recap chi`"
    );
    assert_eq!(
        last(&["role:mentee"]),
        "Next: See everyone, or add somebody. `mentor list`, `mentor add NAME`"
    );
}

#[test]
fn an_empty_network_says_how_to_begin_and_one_without_rhythm_what_to_look_at() {
    let empty = network(Vec::new());
    let page =
        |network: &Network| render(&list(network, &ask(&[]), fixture_a_day()).unwrap().doc());
    assert!(page(&empty).ends_with("`mentor add \"Grace Okafor\" --role mentor`\n"));
    let mut one = person("jin-2", &[]);
    one.name = "金 *".to_owned();
    let page = page(&network(vec![one]));
    assert!(page.starts_with("# 1 person\n"));
    assert!(page.contains("| 金 \\* (`jin-2`) | —     | active | none yet     | —        |"));
    assert!(page.ends_with("`mentor agenda jin-2`\n"));
}

#[test]
fn rows_hold_numbers_as_they_are_and_count_open_actions_of_the_folder() {
    let mut network = fixture_a();
    let dev = &mut network.people[3];
    promise(met(dev, "2025-06-01"), "open");
    promise(met(dev, "2025-06-02"), "done").mark = crate::model::action::Mark::Done;
    let mut group = circle("x", &["dev"]);
    promise(
        circle_met(&mut group, "2025-06-03", &["dev"]),
        "of the circle",
    );
    network.circles = vec![group];
    let mut list = list(&network, &ask(&["dev"]), fixture_a_day()).unwrap();
    assert_eq!(list.people[0].open_actions, None, "nobody counted");
    let open = |p: &Person| (p.id.clone(), open_actions(p, fixture_a_day()));
    let open: Vec<(PersonId, usize)> = network.people.iter().map(open).collect();
    list.count(&open);
    let json = serde_json::to_value(&list).unwrap();
    assert_eq!(
        json,
        serde_json::json!({"people": [{
            "id": "dev", "name": "dev", "roles": ["peer"], "stage": "active",
            "last_contact": "2025-06-03", "cadence_days": 30, "ratio": 0.9,
            "freshness": "fresh", "due_on": "2025-07-03", "open_actions": 1
        }]})
    );
}

#[test]
fn what_is_not_known_is_null() {
    let mut unreadable = person("fay", &[Role::Mentor]);
    unreadable.readable = false;
    let network = network(vec![unreadable]);
    let list = list(&network, &ask(&[]), fixture_a_day()).unwrap();
    let json = serde_json::to_value(&list.people[0]).unwrap();
    for key in ["stage", "last_contact", "ratio", "freshness", "due_on"] {
        assert!(json[key].is_null(), "{key}");
    }
}

#[test]
fn csv_is_quoted_and_guarded() {
    let mut p = person("eve", &[Role::Mentor, Role::Sponsor]);
    p.name = "=cmd \"x\"".to_owned();
    p.contact.phone = Some("+44 20".to_owned());
    p.organization = Some("A, B".to_owned());
    let network = network(vec![p]);
    let columns = ["id", "name", "roles", "org", "phone", "last", "ratio"];
    let request = Request {
        columns: columns.iter().map(|c| Column::parse(c).unwrap()).collect(),
        ..Request::default()
    };
    let list = list(&network, &request, fixture_a_day()).unwrap();
    assert_eq!(
        list.csv(),
        "id,name,roles,organization,phone,last_contact,ratio\n\
         eve,\"'=cmd \"\"x\"\"\",\"mentor; sponsor\",\"A, B\",'+44 20,,\n"
    );
}

#[test]
fn a_column_goes_by_its_short_name_or_its_key() {
    assert_eq!(Column::parse("Last-Contact").unwrap(), Column::LastContact);
    assert_eq!(Column::parse("last").unwrap(), Column::LastContact);
    let failure = Column::parse("emial").unwrap_err();
    assert_eq!(
        (failure.exit_code(), failure.message.as_str()),
        (2, "there is no column `emial`")
    );
    assert_eq!(failure.hints[0], "did you mean `email`?");
}
