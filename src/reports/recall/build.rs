//! The way from a question to what was recalled.

use super::request::Request;
use super::value::Recall;
use super::{ending, gather};
use crate::facts::about::About;
use crate::model::day::Day;
use crate::model::network::Network;

/// Recalls a section as of a day. `about`: what the filter was typed as.
pub fn recall(network: &Network, request: &Request, about: Option<&str>, today: Day) -> Recall {
    let mut lines = gather::lines(network, request.section, today);
    let all = lines.len();
    lines.retain(|line| gather::fits(line, network, request));
    let with = request.with.iter().map(gather::typed);
    let names = request
        .with
        .iter()
        .map(|home| gather::home(network, home).0.name);
    let mut recall = Recall {
        section: request.section,
        about: about.map(str::to_owned),
        with: with.collect(),
        with_names: names.collect(),
        since: request.since,
        themes: gather::themes(&lines),
        lines,
        all,
        next_step: None,
    };
    // What was asked for by name is no news.
    let asked = |topic: &String| request.about.contains(&About::Topic(topic.clone()));
    recall.themes.retain(|theme| !asked(&theme.topic));
    recall.next_step = Some(ending::step(network, &recall, today));
    recall
}
