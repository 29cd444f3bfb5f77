//! The network as a whole: how mixed it is, how it hangs together, who is there when things are on fire.

use super::answer::Gaps;
use super::crisis_page;
use super::words::{part_of, ratio};
use crate::facts::diversity::{Axis, Mixed, OUTSIDE_WARN, SELF_MET_WARN};
use crate::facts::ratio::share;
use crate::facts::size::{MONTHLY_MOST, USUAL};
use crate::facts::ties::{self, Band, Openness, Quadrant, Ties};
use crate::text::doc::{Doc, Table, code, plain};
use crate::text::phrase::{count, listed, shell_word};

/// Adds the sections.
pub(super) fn add(answer: &Gaps<'_>, doc: &mut Doc) {
    mixed(answer, doc);
    hangs_together(answer, doc);
    crisis_page::add(answer, doc);
    size(answer, doc);
}

fn mixed(answer: &Gaps<'_>, doc: &mut Doc) {
    doc.heading(2, "How mixed it is");
    if answer.now.axes.iter().all(|axis| axis.known == 0) {
        let axes: Vec<String> = answer
            .now
            .axes
            .iter()
            .map(|axis| plain(&axis.axis))
            .collect();
        let mut told = format!(
            "Nothing is written about anybody's {}, so nobody can say how mixed it is.",
            listed(&axes).replace(" and ", " or ")
        );
        if let Some(one) = answer.now.supply.first() {
            let command = format!("mentor edit {}", shell_word(one.id().as_str()));
            let name = plain(&one.person.name);
            told.push_str(&format!(
                " To write `organization`, `sector` and `level` of {name}: {}",
                code(&command)
            ));
        }
        doc.para(told);
        return;
    }
    if let [one] = answer.now.supply.as_slice() {
        let side = match answer.now.outside {
            (_, 0) => "",
            (0, _) => ", who is in your own organization",
            _ => ", who is outside your organization",
        };
        doc.para(format!(
            "One person, {}{side}: from two on it can be said how mixed it is. Somebody whose work, place or age is another would show most.",
            plain(&one.person.name)
        ));
        return;
    }
    doc.table(Table {
        head: ["Axis", "Known", "Most frequent", "Mix", "Reading"]
            .map(str::to_owned)
            .to_vec(),
        right: vec![1, 3],
        rows: answer.now.axes.iter().map(row).collect(),
    });
    let shares = shares(answer);
    if !shares.is_empty() {
        doc.para(format!(
            "{}. Mix is 0 where all are alike and 1 where so many people could not be more mixed.",
            shares.join(". ")
        ));
    }
}

/// How many are outside, and how many were met by the own first move; sentences without full stops.
fn shares(answer: &Gaps<'_>) -> Vec<String> {
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
    told
}

fn row(axis: &Axis) -> Vec<String> {
    let frequent = match &axis.most {
        Some((value, many)) => format!("{} ({many})", plain(value)),
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
        None => doc.para(not_known(answer)),
    };
    // How many ties, and how many of them with somebody in touch: strength is what was agreed.
    let mut bands = [(0_usize, 0_usize); 4];
    for supporter in &answer.now.supply {
        let band = ties::strength(supporter, answer.today).mean().map(Band::of);
        let place = match band {
            Some(Band::Strong) => bands.first_mut(),
            Some(Band::Medium) => bands.get_mut(1),
            Some(Band::Weak) => bands.get_mut(2),
            None => bands.get_mut(3),
        };
        if let Some((ties, in_touch)) = place {
            *ties += 1;
            *in_touch += usize::from(supporter.effective);
        }
    }
    let told = |(ties, in_touch): (usize, usize), word: &str| match ties {
        0 => format!("0 {word}"),
        n => format!("{n} {word} ({in_touch} in touch)"),
    };
    let [strong, medium, weak, unknown] = bands;
    let mut parts = vec![
        told(strong, "strong"),
        told(medium, "medium"),
        told(weak, "weak"),
    ];
    if unknown.0 > 0 {
        parts.push(told(unknown, "unknown"));
    }
    if let Some(strength) = answer.now.strength {
        let mut text = format!(
            "Ties as agreed: {}; mean strength {}.",
            parts.join(", "),
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

/// What is said where nobody has the key `knows`.
fn not_known(answer: &Gaps<'_>) -> String {
    let told = "Who knows whom is not written, so nobody can say how news reaches you.";
    match answer.now.supply.as_slice() {
        [one, other, ..] => format!(
            "{told} If {} and {} know one another: {}",
            plain(&one.person.name),
            plain(&other.person.name),
            code(&format!("mentor set {} knows+={}", one.id(), other.id()))
        ),
        _ => "With one person alone there is nobody who could know one another.".to_owned(),
    }
}

fn burt(ties: &Ties) -> String {
    let reading = match ties.openness() {
        Openness::Open => "open: most of them do not know one another, so news finds many ways in",
        Openness::Mixed => "mixed: some news, some trust",
        Openness::Closed => "closed: most know one another, so trust is at home and news is rarer",
    };
    format!(
        "Among {} there {} {} that you know of. They bring as much news as {} people who do not know one another, {} for each ({reading}). Constraint {}, where {} would be the least: how far your ways lead back to the same people.",
        count(ties.people, "person", "people"),
        if ties.ties == 1 { "is" } else { "are" },
        count(ties.ties, "tie", "ties"),
        ratio(ties.effective_size),
        ratio(ties.efficiency),
        ratio(ties.constraint),
        ratio(share(1, ties.people).unwrap_or(0.0))
    )
}

fn size(answer: &Gaps<'_>, doc: &mut Doc) {
    let size = answer.now.size;
    let (least, most) = (USUAL.start(), USUAL.end());
    let mut text = format!(
        "{} active; {least} to {most} is usual.",
        count(size.supporters, "supporter is", "supporters are")
    );
    if size.too_few() {
        text.push_str(" From three on the weight is spread.");
    } else if size.supporters > *most && !size.too_many_monthly() {
        text.push_str(&format!(
            " More is no fault while most are met now and then: {} at a monthly or tighter rhythm, and a month holds about {MONTHLY_MOST}.",
            match size.monthly {
                0 => "nobody is".to_owned(),
                1 => "one person is".to_owned(),
                n => format!("{n} people are"),
            }
        ));
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
