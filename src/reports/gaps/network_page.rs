//! The network as a whole: how mixed it is, how it hangs together, who is there when things are on fire.

use super::answer::Gaps;
use super::words::{name, names, part_of, ratio};
use crate::facts::crisis::{Need, Verdict};
use crate::facts::diversity::{Axis, Mixed, OUTSIDE_WARN, SELF_MET_WARN};
use crate::facts::ratio::share;
use crate::facts::size::{MONTHLY_MOST, USUAL};
use crate::facts::ties::{self, Band, Openness, Quadrant, Ties};
use crate::text::doc::{Doc, Item, Table, code, plain};
use crate::text::phrase::{count, listed};

/// Adds the sections.
pub(super) fn add(answer: &Gaps<'_>, doc: &mut Doc) {
    mixed(answer, doc);
    hangs_together(answer, doc);
    crisis(answer, doc);
    size(answer, doc);
}

fn mixed(answer: &Gaps<'_>, doc: &mut Doc) {
    doc.heading(2, "How mixed it is");
    doc.table(Table {
        head: ["Axis", "Known", "Most frequent", "Mix", "Reading"]
            .map(str::to_owned)
            .to_vec(),
        right: vec![1, 3],
        rows: answer.now.axes.iter().map(row).collect(),
    });
    let mut told = Vec::new();
    let (outside, known) = answer.now.outside;
    if let Some(part) = share(outside, known) {
        let mut text = part_of(outside, known, "people are outside your organization");
        if part < OUTSIDE_WARN {
            text.push_str("; somebody from elsewhere sees what all of you have stopped seeing");
        }
        told.push(text);
    }
    let (own, known) = answer.now.self_met;
    if let Some(part) = share(own, known) {
        let mut text = part_of(own, known, "you met by your own first move");
        if part > SELF_MET_WARN {
            text.push_str(
                "; whom we find by ourselves is often like us, an introduction leads further",
            );
        }
        told.push(text);
    }
    if !told.is_empty() {
        doc.para(format!(
            "{}. Mix is 0 where all are alike and 1 where so many people could not be more mixed.",
            told.join(". ")
        ));
    }
}

fn row(axis: &Axis) -> Vec<String> {
    let frequent = match axis.values.first() {
        Some((value, with_it)) => format!("{} ({})", plain(value), with_it.len()),
        None => String::new(),
    };
    let reading = match axis.mixed() {
        Mixed::Unknown => "too few are known",
        Mixed::Alike => "much alike",
        Mixed::Somewhat => "somewhat alike",
        Mixed::Well => "well mixed",
    };
    vec![
        plain(&axis.axis),
        format!("{} of {}", axis.known, axis.total),
        frequent,
        axis.ratio.map_or("?".to_owned(), ratio),
        reading.to_owned(),
    ]
}

fn hangs_together(answer: &Gaps<'_>, doc: &mut Doc) {
    doc.heading(2, "How it hangs together");
    match &answer.now.ties {
        Some(ties) => doc.para(burt(ties)),
        None => doc.para(format!(
            "Who knows whom is not written, so nobody can say how news reaches you. {}",
            code("mentor set WHO knows+=ID")
        )),
    };
    let mut bands = [0_usize; 3];
    for supporter in &answer.now.supply {
        let band = ties::strength(supporter, answer.today).mean().map(Band::of);
        let place = match band {
            Some(Band::Strong) => bands.first_mut(),
            Some(Band::Medium) => bands.get_mut(1),
            Some(Band::Weak) => bands.get_mut(2),
            None => None,
        };
        if let Some(n) = place {
            *n += 1;
        }
    }
    let [strong, medium, weak] = bands;
    if let Some(strength) = answer.now.strength {
        let mut text = format!(
            "Ties as agreed: {strong} strong, {medium} medium, {weak} weak; mean strength {}.",
            ratio(strength)
        );
        if let Some((diversity, quadrant)) = answer.now.diversity.zip(answer.now.quadrant()) {
            let reading = match quadrant {
                Quadrant::Entrepreneurial => "diverse and strong",
                Quadrant::Opportunistic => {
                    "diverse and light: much comes by, little is carried far"
                }
                Quadrant::Traditional => "strong and alike: well held, few surprises",
                Quadrant::Receptive => "light and alike: there is room to begin",
            };
            text.push_str(&format!(
                " With a diversity of {} research calls such a network *{}* ({reading}).",
                ratio(diversity),
                quadrant.as_str()
            ));
        }
        doc.para(text);
    }
}

fn burt(ties: &Ties) -> String {
    let reading = match ties.openness() {
        Openness::Open => "open: most of them do not know one another, so news finds many ways in",
        Openness::Mixed => "mixed: some news, some trust",
        Openness::Closed => "closed: most know one another, so trust is at home and news is rarer",
    };
    format!(
        "{} know one another by {}: worth {} people who do not, {} of what it could be ({reading}). Constraint {}.",
        count(ties.people, "person", "people"),
        count(ties.ties, "tie", "ties"),
        ratio(ties.effective_size),
        ratio(ties.efficiency),
        ratio(ties.constraint)
    )
}

fn crisis(answer: &Gaps<'_>, doc: &mut Doc) {
    let crisis = &answer.now.crisis;
    doc.heading(2, "If things were on fire");
    let verdict = match crisis.verdict() {
        Verdict::Ready => "You could call today",
        Verdict::Partial => "You would be partly covered",
        Verdict::Exposed => "You would be rather alone",
    };
    let met = crisis.met().count();
    let mut lead = format!(
        "{verdict}: {} by somebody in touch who may be called.",
        part_of(met, crisis.needs.len(), "needs of a crisis are met")
    );
    if met == crisis.needs.len() && crisis.people < 2 {
        lead.push_str(" All of them by one person; a second one would let them sleep.");
    } else if met == crisis.needs.len() && crisis.outside == 0 {
        lead.push_str(
            " Nobody of them is outside your organization, where an outside voice helps most.",
        );
    }
    doc.para(lead);
    doc.list(
        crisis
            .needs
            .iter()
            .map(|need| need_of_crisis(answer, need))
            .collect(),
    );
    let open = crisis
        .calls
        .iter()
        .filter(|call| !call.reachable || !call.agreed);
    doc.list(
        open.map(|call| {
            let mut lacks = Vec::new();
            if !call.reachable {
                lacks.push("a phone number or an address");
            }
            if !call.agreed {
                lacks.push("a word on what stays between you");
            }
            let key = if call.reachable {
                "relationship.confidentiality=\"all private\""
            } else {
                "contact.phone=\"+1 …\""
            };
            Item::new(format!(
                "{} may be called; to be safe, write {}: {}",
                name(answer, &call.id),
                listed(&lacks),
                code(&format!("mentor set {} {key}", call.id))
            ))
        })
        .collect(),
    );
}

fn need_of_crisis(answer: &Gaps<'_>, need: &Need) -> Item {
    let function = need.function;
    if !need.met_by.is_empty() {
        let who = listed(&names(answer, &need.met_by));
        return Item::new(format!("{function}: {who}"));
    }
    if let Some(id) = need.quiet.first() {
        return Item::new(format!(
            "{function}: {} may be called, and it has been quiet; a good week to write. {}",
            name(answer, id),
            code(&format!("mentor agenda {id}"))
        ));
    }
    match need.not_asked.first() {
        Some(id) => Item::new(format!(
            "{function}: {} gives it and could be asked whether you may call; once agreed, {}",
            listed(&names(answer, &need.not_asked)),
            code(&format!("mentor set {id} relationship.crisis-contact=true"))
        )),
        None => Item::new(format!("{function}: nobody in touch gives it yet")),
    }
}

fn size(answer: &Gaps<'_>, doc: &mut Doc) {
    let size = answer.now.size;
    let (least, most) = (USUAL.start(), USUAL.end());
    let mut text = format!(
        "{} active; {least} to {most} is usual.",
        count(size.supporters, "supporter is", "supporters are")
    );
    if size.too_few() {
        text.push_str(" A third person would already spread the weight.");
    }
    if size.too_many_monthly() {
        text.push_str(&format!(
            " {} people are to be met monthly or oftener; about {MONTHLY_MOST} is what a month holds, so a slower rhythm for some may be kinder.",
            size.monthly
        ));
    }
    doc.heading(2, "How many");
    doc.para(text);
}
