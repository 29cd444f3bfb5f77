//! What a rating says: the mean, what wants a word, where it goes, and one thing to adjust.
//!
//! What may live here: the answer to `rate`. For the owner's eyes alone. What may not: the instruments
//! themselves (`facts::session`, `facts::health`).

mod adjust;

use serde::Serialize;

use crate::facts::contact::standing;
use crate::facts::health::{self, Health, SENTENCES, Verdict};
use crate::facts::next_step::choose;
use crate::facts::next_step::step::Step;
use crate::facts::session::{self, GOOD, PARTS, Trend};
use crate::model::day::Day;
use crate::model::ids::{PersonId, RelPath};
use crate::model::network::Network;
use crate::model::note::Meeting;
use crate::model::person::Person;
use crate::model::words::Stage;
use crate::text::doc::{Doc, Item, code, plain};
use crate::text::figure::fixed;

/// A meeting as it was rated.
#[derive(Clone, Debug, Serialize)]
pub struct Rated {
    /// With whom.
    pub who: PersonId,
    /// Their name.
    pub name: String,
    /// The day of the meeting.
    pub date: Day,
    /// Its note.
    pub file: RelPath,
    /// The parts of the session that were answered.
    pub session: Vec<Part>,
    /// Their mean, else the `rating` of the note; `null`: not rated.
    pub mean: Option<f64>,
    /// The last three ratings up to that meeting against the three before; `null` with fewer than six.
    pub trend: Option<Trend>,
    /// The last health check up to that meeting; `null`: there is none.
    pub health: Option<Checked>,
    /// One thing to adjust; `null`: nothing asks for it, or no meeting will come that it could change.
    pub adjust: Option<Adjust>,
    /// What comes next where the relationship is over or they said no; `null` elsewhere.
    pub next_step: Option<Step>,
}

/// A part of the session.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Part {
    /// Its key.
    pub part: &'static str,
    /// 1-5.
    pub answer: f64,
}

/// A health check.
#[derive(Clone, Debug, Serialize)]
pub struct Checked {
    /// The day of its meeting.
    pub date: Day,
    /// The mean of the owner's answers; `null` with fewer than seven.
    pub mine: Option<f64>,
    /// The mean of the other's.
    pub theirs: Option<f64>,
    /// What the lower of both says; `null` without either.
    pub verdict: Option<&'static str>,
    /// What wants a word: two or less on a side, or both far apart.
    pub flagged: Vec<Flag>,
    /// What the owner left blank, where that is too much for a mean; else empty.
    pub mine_blank: Vec<&'static str>,
    /// What the other left blank, where that is too much for a mean; else empty.
    pub theirs_blank: Vec<&'static str>,
    /// The sides that are short of a mean, in words.
    #[serde(skip)]
    short: Vec<String>,
}

/// A sentence that wants a word.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Flag {
    /// Its word.
    pub item: &'static str,
    /// The sentence.
    pub sentence: &'static str,
    /// The owner's answer; `null`: blank.
    pub me: Option<f64>,
    /// The other's.
    pub them: Option<f64>,
}

/// One thing to adjust.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Adjust {
    /// What, as a sentence without a full stop.
    pub what: String,
    /// The command for it.
    pub command: String,
}

/// What the ratings of a meeting say, with those before it.
pub fn rated(network: &Network, person: &Person, meeting: &Meeting, today: Day) -> Rated {
    let front = meeting.note.as_deref().map(|note| &note.front);
    let session: Vec<Part> = front.map_or_else(Vec::new, |front| {
        let answer = |key: &str| front.session.iter().find(|(part, _)| part == key);
        let parts = PARTS.iter();
        let answered = parts.filter_map(|(part, _)| {
            Some(Part {
                part,
                answer: answer(part)?.1,
            })
        });
        answered.filter(|part| part.answer > 0.0).collect()
    });
    let mean = front.and_then(session::rating);
    let trend = session::trend(person, meeting.day).filter(|_| mean.is_some());
    let found = health::latest(person, meeting.day);
    let over = matches!(person.relationship.stage(), Stage::Closed | Stage::Declined);
    let next = || choose::of(network, person, &standing(network, person, today), today);
    let adjust = || adjust::adjust(person, &session, mean, trend, found.as_ref());
    Rated {
        who: person.id.clone(),
        name: person.name.clone(),
        date: meeting.day,
        file: meeting.path.clone(),
        adjust: (!over).then(adjust).flatten(),
        next_step: over.then(next),
        session,
        mean,
        trend,
        health: found.map(checked),
    }
}

fn checked(health: Health) -> Checked {
    let numbered = SENTENCES.iter().enumerate();
    let flagged = numbered.filter(|(_, (word, _))| health.flagged.contains(word));
    let flag = |(at, (item, sentence)): (usize, &(&'static str, &'static str))| {
        let (me, them) = health.answers(at);
        Flag {
            item,
            sentence,
            me,
            them,
        }
    };
    let short = [Health::short(&health.me), Health::short(&health.them)];
    let said = short
        .iter()
        .zip(["you", "they"])
        .filter_map(|(short, who)| {
            let (more, open) = short.as_ref()?;
            let given = SENTENCES.len().saturating_sub(open.len());
            Some(format!(
                "{who} answered {given} of {}, and {more} more make a mean (blank: {})",
                SENTENCES.len(),
                open.join(", ")
            ))
        });
    let said = said.collect();
    let [mine_blank, theirs_blank] = short.map(|short| short.map_or(Vec::new(), |(_, open)| open));
    Checked {
        mine_blank,
        theirs_blank,
        short: said,
        date: health.day,
        mine: health.mine,
        theirs: health.theirs,
        verdict: health.verdict().map(Verdict::as_str),
        flagged: flagged.map(flag).collect(),
    }
}

impl Rated {
    /// The page.
    pub fn to_doc(&self) -> Doc {
        let mut doc = Doc::default();
        let (name, day) = (plain(&self.name), self.date.long());
        let rated = self.mean.map_or("", |_| ", rated");
        doc.heading(1, format!("{day} with {name}{rated}"));
        let mut items = Vec::new();
        let number = |n: f64| fixed(n, 2);
        match (self.mean, self.session.as_slice()) {
            (None, _) => items.push(Item::new("The meeting is not rated yet.")),
            (Some(mean), []) => items.push(Item::new(format!("Meeting: {}", number(mean)))),
            (Some(mean), parts) => {
                let told: Vec<String> = parts
                    .iter()
                    .map(|p| format!("{} {}", p.part, p.answer))
                    .collect();
                let low = if mean < GOOD && self.next_step.is_none() {
                    "; below 4: what should we change?"
                } else {
                    ""
                };
                items.push(Item::new(format!(
                    "Meeting: {} ({}){low}",
                    number(mean),
                    told.join(", ")
                )));
            }
        }
        if let Some(trend) = self.trend {
            let falls = if trend.flagged {
                "; it falls by half a point or more"
            } else {
                ""
            };
            items.push(Item::new(format!(
                "Trend: the last three {}, the three before {}: {:+.2}{falls}",
                number(trend.last),
                number(trend.before),
                trend.change
            )));
        }
        if let Some(health) = &self.health {
            items.push(health_item(health));
        }
        doc.list(items);
        doc.para(format!("For your eyes only: {}", code(self.file.as_str())));
        doc.para(self.next());
        doc
    }

    fn next(&self) -> String {
        let id = &self.who;
        if let Some(step) = self.next_step.as_ref().filter(|_| self.mean.is_some()) {
            return step.line();
        }
        match &self.adjust {
            Some(adjust) => format!("Next: {}: {}", adjust.what, code(&adjust.command)),
            None if self.mean.is_none() => {
                let rate = format!(
                    "mentor rate {id} --date {} --heard 4 --topics 4 --way 4 --next-step 4",
                    self.date
                );
                format!("Next: Four numbers from 1 to 5: {}", code(&rate))
            }
            None if self.health.is_none() => {
                let command = code(&format!(
                    "mentor rate {id} --date {} --me \"…\" --them \"…\"",
                    self.date
                ));
                format!("Next: Once a quarter the ten sentences, each of you alone: {command}")
            }
            None if self
                .health
                .as_ref()
                .is_some_and(|one| !one.short.is_empty()) =>
            {
                let command = code(&format!(
                    "mentor rate {id} --date {} --me \"…\" --them \"…\"",
                    self.date
                ));
                format!(
                    "Next: The sentences that are blank; a `-` leaves what was answered: {command}"
                )
            }
            None => format!(
                "Next: Nothing asks for a change; the next agenda: {}",
                code(&format!("mentor agenda {id}"))
            ),
        }
    }
}

fn health_item(health: &Checked) -> Item {
    let side =
        |name: &str, mean: Option<f64>| mean.map(|mean| format!("{name} {}", fixed(mean, 2)));
    let means = [side("you", health.mine), side("they", health.theirs)];
    let means: Vec<String> = means.into_iter().flatten().collect();
    let means = match means.as_slice() {
        [] => "too few answers for a mean".to_owned(),
        means => means.join(", "),
    };
    let verdict = health
        .verdict
        .map_or(String::new(), |verdict| format!(": {verdict}"));
    let mut item = Item::new(format!(
        "Relationship, on {}: {means}{verdict}",
        health.date.long()
    ));
    for short in &health.short {
        item = item.with(Item::new(short.as_str()));
    }
    let answer = |n: Option<f64>| n.map_or("blank".to_owned(), |n| n.to_string());
    for flag in &health.flagged {
        item = item.with(Item::new(format!(
            "{}, “{}”: you {}, they {}",
            flag.item,
            flag.sentence,
            answer(flag.me),
            answer(flag.them)
        )));
    }
    item
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, met, person};
    use crate::text::markdown;

    fn page(p: &Person) -> String {
        let (network, today) = (Network::default(), day("2026-11-21"));
        markdown::render(&rated(&network, p, p.meetings.last().unwrap(), today).to_doc())
    }

    #[test]
    fn where_no_meeting_will_come_nothing_is_adjusted() {
        let mut p = person("grace", &[]);
        let note = met(&mut p, "2026-11-18");
        note.front.health_me = vec![1.0; 10];
        note.front.rating = Some(2.0);
        for (stage, end) in [
            (Stage::Declined, "(grace said no). `mentor gaps`\n"),
            (Stage::Invited, "should begin at all: `mentor fit grace`\n"),
            (Stage::Active, "`mentor agenda grace --kind closing`\n"),
        ] {
            p.relationship.written_stage = Some(stage);
            assert!(page(&p).ends_with(end), "{}", page(&p));
        }
        p.relationship.written_stage = Some(Stage::Closed);
        assert!(!page(&p).contains("--next"), "{}", page(&p));
    }

    #[test]
    fn the_worked_health_check_is_healthy_with_direction_flagged() {
        let mut p = person("grace", &[]);
        let note = met(&mut p, "2026-11-18");
        note.front.health_me = vec![4.0, 4.0, 5.0, 3.0, 4.0, 4.0, 3.0, 5.0, 4.0, 4.0];
        note.front.health_them = vec![0.0, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        let page = page(&p);
        assert!(
            page.contains("Relationship, on Wed 18 Nov 2026: you 4.00: healthy\n"),
            "{page}"
        );
        assert!(page.contains("- direction, “we know what we are working on”: you 4, they 2\n"));
        assert!(
            page.ends_with("(direction): `mentor set grace purpose=\"…\"`\n"),
            "{page}"
        );
    }

    #[test]
    fn the_worked_trend_is_told_and_below_four_the_lowest_part_is_asked_about() {
        let mut p = person("grace", &[]);
        for (at, rating) in [4.5, 4.25, 4.5, 4.0, 3.75].iter().enumerate() {
            met(&mut p, &format!("2026-0{}-01", at + 1)).front.rating = Some(*rating);
        }
        let note = met(&mut p, "2026-11-18");
        let parts = [
            ("heard", 4.0),
            ("topics", 3.0),
            ("way", 3.0),
            ("next-step", 4.0),
        ];
        note.front.session = parts.map(|(key, n)| (key.to_owned(), n)).to_vec();
        let page = page(&p);
        assert!(page.contains(
            "Meeting: 3.50 (heard 4, topics 3, way 3, next-step 4); below 4: what should we change?"
        ));
        assert!(page.contains(
            "the last three 3.75, the three before 4.42: -0.67; it falls by half a point or more"
        ));
        assert!(page.ends_with(
            "`mentor touch --next \"@grace what should we change about what we talk about?\"`\n"
        ));
    }

    #[test]
    fn below_three_it_is_agreed_anew_or_ended() {
        let mut p = person("grace", &[]);
        met(&mut p, "2026-11-18").front.health_them = vec![2.5; 10];
        assert!(page(&p).ends_with("`mentor agenda grace --kind closing`\n"));
    }
}
