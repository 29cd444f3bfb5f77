//! The ten kinds of meeting as data (domain.md 2.2), and how booked minutes are shared out over their blocks.
//!
//! What may live here: the blocks with their shares, and whole-minute arithmetic. What may not: what
//! stands in a block.

use crate::model::words::MeetingKind;

/// How a kind of meeting is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The kind.
    pub kind: MeetingKind,
    /// How long it usually takes, in minutes.
    pub usual: u32,
    /// Its blocks in order.
    pub blocks: &'static [Block],
}

/// A block of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is called.
    pub title: &'static str,
    /// Its share of the time in percent.
    pub share: u32,
}

/// Below this many minutes only one question fits: a flash meeting.
pub const SHORTEST: u32 = 15;

/// Below this many minutes not even a flash meeting has a minute for each of its blocks.
pub const SHORTEST_FLASH: u32 = 7;

/// The longest meeting that is planned, in minutes: a whole day.
pub const LONGEST: u32 = 1440;

const fn block(title: &'static str, share: u32) -> Block {
    Block { title, share }
}

/// Every kind with its blocks.
pub const SHAPES: &[Shape] = &[
    Shape {
        kind: MeetingKind::First,
        usual: 60,
        blocks: &[
            block("Know each other", 20),
            block("Purpose and what success looks like", 25),
            block("Working agreement", 25),
            block("Self-assessment and first topic", 15),
            block("First actions and dates", 15),
        ],
    },
    Shape {
        kind: MeetingKind::Regular,
        usual: 45,
        blocks: &[
            block("Check-in", 10),
            block("Promises since last time", 20),
            block("Main topics", 45),
            block("Action plan", 15),
            block("Takeaways and next date", 10),
        ],
    },
    Shape {
        kind: MeetingKind::Progress,
        usual: 60,
        blocks: &[
            block("Results against goals", 25),
            block("What helped, what blocked", 20),
            block("Adjust goals and plan", 20),
            block("Health check of the relationship", 20),
            block("Decisions", 15),
        ],
    },
    Shape {
        kind: MeetingKind::Feedback,
        usual: 30,
        blocks: &[
            block("What I want input on", 10),
            block("Own view first", 20),
            block("Observations: situation, behaviour, impact", 25),
            block("What to try next", 25),
            block("Play back in own words", 10),
            block("Thanks and date", 10),
        ],
    },
    Shape {
        kind: MeetingKind::Flash,
        usual: 30,
        blocks: &[
            block("Who and why, in two sentences", 10),
            block("Context", 15),
            block("The one question", 50),
            block("What I take away", 15),
            block("Thanks, and how I will report back", 10),
        ],
    },
    Shape {
        kind: MeetingKind::Coaching,
        usual: 50,
        blocks: &[
            block("Contract", 10),
            block("Goal", 15),
            block("Reality", 30),
            block("Options", 25),
            block("Will", 20),
        ],
    },
    Shape {
        kind: MeetingKind::Circle,
        usual: 90,
        blocks: &[
            block("Opening round", 10),
            block("Theme", 10),
            block("Hot seats", 60),
            block("Harvest", 10),
            block("Commitments round", 10),
        ],
    },
    Shape {
        kind: MeetingKind::Pair,
        usual: 30,
        blocks: &[
            block("A win each", 7),
            block("Partner A", 40),
            block("Partner B", 40),
            block("Written promises", 13),
        ],
    },
    Shape {
        kind: MeetingKind::Crisis,
        usual: 30,
        blocks: &[
            block("Steady: safe to talk?", 10),
            block("Facts", 20),
            block("Feelings: listen only", 20),
            block("Options for the next 24 to 72 hours", 25),
            block("Who else, and who decides", 15),
            block("Next touch within 48 hours", 10),
        ],
    },
    Shape {
        kind: MeetingKind::Closing,
        usual: 60,
        blocks: &[
            block("Results against the purpose", 25),
            block("What worked, what did not", 20),
            block("Each side's lesson for the next relationship", 20),
            block("Open items and who keeps them", 15),
            block("What we become now, and thanks", 20),
        ],
    },
];

impl Shape {
    /// The shape of a kind; `None` only if the table lacked it, which a test refuses.
    pub fn of(kind: MeetingKind) -> Option<&'static Self> {
        SHAPES.iter().find(|shape| shape.kind == kind)
    }

    /// Each block with its whole minutes; their sum is `minutes`.
    pub fn timed(&self, minutes: u32) -> Vec<(&'static Block, u32)> {
        let shares: Vec<u32> = self.blocks.iter().map(|block| block.share).collect();
        self.blocks.iter().zip(split(minutes, &shares)).collect()
    }
}

/// Shares whole minutes out by largest remainder: each share is rounded down, the spare minutes go to the
/// largest fractions, ties to the earlier block. The sum is `minutes`; all shares zero, or none: all zero.
pub fn split(minutes: u32, shares: &[u32]) -> Vec<u32> {
    let total: u64 = shares.iter().map(|share| u64::from(*share)).sum();
    if total == 0 {
        return vec![0; shares.len()];
    }
    let exact = |share: &u32| u64::from(*share) * u64::from(minutes);
    let mut whole: Vec<u64> = shares.iter().map(|share| exact(share) / total).collect();
    let given: u64 = whole.iter().sum();
    let spare = usize::try_from(u64::from(minutes).saturating_sub(given)).unwrap_or(0);
    let mut by_fraction: Vec<(usize, u64)> = shares
        .iter()
        .map(|share| exact(share) % total)
        .enumerate()
        .collect();
    by_fraction.sort_by_key(|(at, fraction)| (std::cmp::Reverse(*fraction), *at));
    for (at, _) in by_fraction.into_iter().take(spare) {
        if let Some(minutes) = whole.get_mut(at) {
            *minutes += 1;
        }
    }
    // No block is longer than the meeting, so every one fits.
    whole
        .into_iter()
        .map(|minutes| u32::try_from(minutes).unwrap_or(u32::MAX))
        .collect()
}

/// How many topics fit into the core of a meeting of this many minutes: one for each ten, one to three.
pub fn topics(core: u32) -> usize {
    match core / 10 {
        0 | 1 => 1,
        2 => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn minutes(kind: MeetingKind, booked: u32) -> Vec<u32> {
        let shape = Shape::of(kind).unwrap();
        shape.timed(booked).into_iter().map(|(_, m)| m).collect()
    }

    #[test]
    fn the_worked_examples_of_the_domain_hold() {
        use MeetingKind::*;
        for (kind, booked, expected) in [
            (Regular, 45, vec![5, 9, 20, 7, 4]),
            (Regular, 25, vec![3, 5, 11, 4, 2]),
            (First, 60, vec![12, 15, 15, 9, 9]),
            (Feedback, 30, vec![3, 6, 8, 7, 3, 3]),
            (Flash, 30, vec![3, 5, 15, 4, 3]),
            (Coaching, 50, vec![5, 8, 15, 12, 10]),
            (Circle, 90, vec![9, 9, 54, 9, 9]),
            (Pair, 30, vec![2, 12, 12, 4]),
            (Crisis, 30, vec![3, 6, 6, 8, 4, 3]),
            (Progress, 60, vec![15, 12, 12, 12, 9]),
            (Closing, 60, vec![15, 12, 12, 9, 12]),
        ] {
            assert_eq!(minutes(kind, booked), expected, "{kind} {booked}");
        }
    }

    #[test]
    fn every_kind_has_one_shape_whose_shares_are_a_hundred() {
        for kind in MeetingKind::ALL {
            let found: Vec<_> = SHAPES.iter().filter(|shape| shape.kind == *kind).collect();
            assert_eq!(found.len(), 1, "{kind}");
            let sum: u32 = found[0].blocks.iter().map(|block| block.share).sum();
            assert_eq!(sum, 100, "{kind}");
        }
    }

    #[test]
    fn no_block_is_without_a_minute_from_the_shortest_time_on() {
        for shape in SHAPES {
            let shortest = match shape.kind {
                MeetingKind::Flash => SHORTEST_FLASH,
                _ => SHORTEST,
            };
            for booked in shortest..=120 {
                let parts = minutes(shape.kind, booked);
                assert!(
                    parts.iter().all(|part| *part > 0),
                    "{} {booked}: {parts:?}",
                    shape.kind
                );
            }
        }
        assert!(minutes(MeetingKind::Flash, SHORTEST_FLASH - 1).contains(&0));
    }

    #[test]
    fn topics_are_one_for_ten_minutes_of_the_core_one_to_three() {
        let counts: Vec<usize> = [0, 9, 10, 19, 20, 29, 30, 99].map(topics).to_vec();
        assert_eq!(counts, [1, 1, 1, 1, 2, 2, 3, 3]);
    }

    #[test]
    fn nothing_to_share_by_gives_nothing() {
        assert_eq!(split(30, &[]), Vec::<u32>::new());
        assert_eq!(split(30, &[0, 0]), [0, 0]);
    }

    proptest! {
        #[test]
        fn the_sum_is_the_booked_time_and_no_block_is_off_by_a_minute(
            booked in 0_u32..=u32::MAX, shares in proptest::collection::vec(1_u32..=100, 1..12)
        ) {
            let parts = split(booked, &shares);
            let sum: u64 = parts.iter().map(|part| u64::from(*part)).sum();
            prop_assert_eq!(sum, u64::from(booked));
            let total: u64 = shares.iter().map(|share| u64::from(*share)).sum();
            for (part, share) in parts.iter().zip(&shares) {
                let exact = u64::from(*share) * u64::from(booked);
                prop_assert!(u64::from(*part) == exact / total || u64::from(*part) == exact / total + 1);
            }
        }

        #[test]
        fn every_shape_fills_any_booked_time(booked in 0_u32..=LONGEST) {
            for shape in SHAPES {
                let sum: u32 = shape.timed(booked).iter().map(|(_, minutes)| minutes).sum();
                prop_assert_eq!(sum, booked);
            }
        }
    }
}
