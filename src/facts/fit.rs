//! How well a prospect would fit: criteria, weights, deal-breakers, range and order (domain.md 5).
//!
//! What may live here: the arithmetic of the scorecard, and the question that finds out a criterion. What
//! may not: who is a candidate's neighbour in the network, and any page.

use std::cmp::Ordering;

use crate::error::Failure;
use crate::model::ids::PersonId;
use crate::model::person::Person;
use crate::model::policy::Policy;
use crate::model::words::Criterion;
use crate::text::phrase::listed;
use crate::text::similar::nearest;

/// One criterion of one candidate.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark<'a> {
    /// The criterion.
    pub criterion: Criterion,
    /// 1 (clear contrary evidence) to 5 (strong evidence seen); `None`: unknown.
    pub rating: Option<u32>,
    /// What the rating rests on, as the owner wrote it.
    pub evidence: Option<&'a str>,
    /// How much it counts; 1 unless the settings say otherwise.
    pub weight: f64,
    /// The least that it must reach, where it is a deal-breaker.
    pub at_least: Option<u32>,
}

/// A rating as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// The criterion.
    pub criterion: Criterion,
    /// 1-5, and the sentence it rests on where one was given; `None` takes both out.
    pub mark: Option<(u32, Option<String>)>,
}

impl Rating {
    /// Reads several, each of another criterion.
    ///
    /// # Errors
    /// As [`Rating::parse`], or one criterion is given twice.
    pub fn all<'t>(typed: impl Iterator<Item = &'t str>) -> Result<Vec<Self>, Failure> {
        let mut ratings: Vec<Self> = Vec::new();
        for rating in typed.map(Self::parse) {
            let rating = rating?;
            if ratings.iter().any(|r| r.criterion == rating.criterion) {
                let twice = format!("{} is given twice", rating.criterion);
                return Err(Failure::usage(twice));
            }
            ratings.push(rating);
        }
        Ok(ratings)
    }

    /// Reads `availability=4`, `availability="4 what I saw"` and `availability=`; the criterion may be the
    /// beginning of one.
    ///
    /// # Errors
    /// The criterion is unknown or could be several, or the rating is not 1 to 5.
    pub fn parse(typed: &str) -> Result<Self, Failure> {
        let (name, value) = typed.split_once('=').ok_or_else(|| {
            Failure::usage(format!("`{typed}` rates nothing"))
                .hint("write CRITERION=RATING, or CRITERION=\"RATING what you saw\"")
        })?;
        let criterion = criterion(name)?;
        let value = value.trim();
        if value.is_empty() {
            return Ok(Self {
                criterion,
                mark: None,
            });
        }
        let (number, rest) = match value.split_once(char::is_whitespace) {
            Some((number, rest)) => (number, rest.trim()),
            None => (value, ""),
        };
        let number = number.trim_end_matches([',', ':', ';', '.']);
        let rating = number.parse::<u32>().ok().filter(|n| (1..=5).contains(n));
        let rating = rating.ok_or_else(|| {
            Failure::usage(format!("{criterion} cannot be {number}")).hint(
                "a rating is 1 (clear evidence against it), 3 (adequate) to 5 (strong evidence); what is not known is left out",
            )
        })?;
        let evidence = (!rest.is_empty()).then(|| rest.to_owned());
        Ok(Self {
            criterion,
            mark: Some((rating, evidence)),
        })
    }
}

fn criterion(typed: &str) -> Result<Criterion, Failure> {
    let name = typed.trim().to_lowercase();
    if let Some(criterion) = Criterion::parse(&name) {
        return Ok(criterion);
    }
    let begin = Criterion::ALL.iter().copied();
    let begin = begin.filter(|criterion| !name.is_empty() && criterion.as_str().starts_with(&name));
    match begin.collect::<Vec<_>>().as_slice() {
        [one] => Ok(*one),
        [] => {
            let near = nearest(&name, Criterion::WORDS.iter().copied(), 1);
            let hint = match near.first() {
                Some(near) => format!("did you mean {near}?"),
                None => format!("the criteria are {}", listed(Criterion::WORDS)),
            };
            Err(Failure::usage(format!("`{name}` is no criterion")).hint(hint))
        }
        several => {
            let words: Vec<&str> = several.iter().map(|criterion| criterion.as_str()).collect();
            Err(Failure::usage(format!(
                "`{name}` could be {}",
                words.join(" or ")
            )))
        }
    }
}

/// Where a candidate stands towards the deal-breakers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// All deal-breakers are known and reached.
    Eligible,
    /// A deal-breaker is unknown, none is missed.
    VerifyFirst,
    /// A deal-breaker is known to be missed, whatever the total.
    Excluded,
}

impl Status {
    /// The word in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Eligible => "eligible",
            Self::VerifyFirst => "verify-first",
            Self::Excluded => "excluded",
        }
    }
}

/// The scorecard of one candidate. Totals are 0 to 100, and `None` where no criterion has a weight.
#[derive(Clone, Debug)]
pub struct Fit<'a> {
    /// The candidate.
    pub person: &'a Person,
    /// The eight criteria in the order of the reference.
    pub marks: Vec<Mark<'a>>,
    /// The total if everything unknown were at its worst.
    pub lo: Option<f64>,
    /// The total if everything unknown were at its best.
    pub hi: Option<f64>,
    /// The middle of the two: what is unknown sits mid-scale.
    pub point: Option<f64>,
    /// The share of the weight that is known, 0 to 1.
    pub completeness: Option<f64>,
    /// Towards the deal-breakers.
    pub status: Status,
}

/// The scorecard of a person with the weights and deal-breakers of the settings.
pub fn fit<'a>(policy: &Policy, person: &'a Person) -> Fit<'a> {
    let weight = |criterion| {
        let mut weights = policy.fit_weights.iter();
        weights
            .find(|(of, _)| *of == criterion)
            .map_or(1.0, |(_, weight)| *weight)
    };
    with_weights(policy, person, weight)
}

fn with_weights<'a>(
    policy: &Policy,
    person: &'a Person,
    weight: impl Fn(Criterion) -> f64,
) -> Fit<'a> {
    let marks: Vec<Mark<'a>> = Criterion::ALL
        .iter()
        .map(|&criterion| Mark {
            criterion,
            rating: of(&person.fit, criterion).copied(),
            evidence: of(&person.fit_evidence, criterion).map(String::as_str),
            weight: weight(criterion),
            at_least: of(&policy.deal_breakers, criterion).copied(),
        })
        .collect();
    let whole: f64 = marks.iter().map(|mark| mark.weight).sum();
    let known: f64 = marks
        .iter()
        .filter(|mark| mark.rating.is_some())
        .map(|mark| mark.weight)
        .sum();
    let reached: f64 = marks
        .iter()
        .filter_map(|mark| Some(mark.weight * value(mark.rating?)))
        .sum();
    // The sum of nothing is a negative zero, which would be shown as one.
    let part = |of: f64| (whole > 0.0).then(|| of / whole + 0.0);
    let lo = part(reached).map(|share| 100.0 * share);
    let hi = part(reached + (whole - known)).map(|share| 100.0 * share);
    Fit {
        person,
        status: status(&marks),
        marks,
        lo,
        hi,
        point: lo.zip(hi).map(|(lo, hi)| lo.midpoint(hi)),
        completeness: part(known),
    }
}

fn of<T>(list: &[(Criterion, T)], criterion: Criterion) -> Option<&T> {
    let mut list = list.iter();
    list.find(|(of, _)| *of == criterion)
        .map(|(_, value)| value)
}

/// A rating as 0 to 1.
fn value(rating: u32) -> f64 {
    f64::from(rating.saturating_sub(1)) / 4.0
}

fn status(marks: &[Mark<'_>]) -> Status {
    let breakers = marks.iter().filter_map(|mark| {
        let least = mark.at_least?;
        Some(match mark.rating {
            None => Status::VerifyFirst,
            Some(rating) if rating < least => Status::Excluded,
            Some(_) => Status::Eligible,
        })
    });
    breakers.max().unwrap_or(Status::Eligible)
}

impl Fit<'_> {
    /// The deal-breakers that are known to be missed.
    pub fn missed(&self) -> impl Iterator<Item = &Mark<'_>> {
        self.marks
            .iter()
            .filter(|mark| mark.rating.zip(mark.at_least).is_some_and(|(r, l)| r < l))
    }

    /// The unknown criterion that is worth asking about first: a deal-breaker, then the one with the
    /// highest weight, then in the order of the reference. `None` where all are known.
    pub fn ask_first(&self) -> Option<&Mark<'_>> {
        let unknown = self.marks.iter().filter(|mark| mark.rating.is_none());
        // What weighs nothing and bars nobody settles nothing.
        let unknown = unknown.filter(|mark| mark.weight > 0.0 || mark.at_least.is_some());
        unknown.min_by(|a, b| {
            let breaker = b.at_least.is_some().cmp(&a.at_least.is_some());
            breaker.then_with(|| b.weight.total_cmp(&a.weight))
        })
    }

    /// Whether this candidate stays ahead of another whatever the unknown turns out to be.
    pub fn clearly_ahead_of(&self, other: &Self) -> bool {
        self.lo.zip(other.hi).is_some_and(|(lo, hi)| lo > hi)
    }

    fn order(&self, other: &Self) -> Ordering {
        let known = |number: Option<f64>| number.unwrap_or(f64::NEG_INFINITY);
        let status = self.status.cmp(&other.status);
        status
            .then_with(|| known(other.point).total_cmp(&known(self.point)))
            .then_with(|| known(other.completeness).total_cmp(&known(self.completeness)))
            .then_with(|| self.person.id.cmp(&other.person.id))
    }
}

/// Orders candidates: eligible ones, those to verify first, excluded ones; inside each the higher point,
/// the more complete, the id.
pub fn sort(fits: &mut [Fit<'_>]) {
    fits.sort_by(Fit::order);
}

/// The order if every criterion counted alike.
pub fn equal_weight_order(policy: &Policy, people: &[&Person]) -> Vec<PersonId> {
    let fits = people.iter().map(|p| with_weights(policy, p, |_| 1.0));
    let mut fits: Vec<Fit<'_>> = fits.collect();
    sort(&mut fits);
    fits.into_iter().map(|fit| fit.person.id.clone()).collect()
}

/// What to ask, or to watch for, to find a criterion out. Their answers to the first two tell of one case,
/// the others are about how they deal with people.
pub fn question(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::RelevantExperience => {
            "When did you last do this yourself, and what would you do differently today?"
        }
        Criterion::Inspiration => "What are you learning at the moment, and from whom?",
        Criterion::Communication => {
            "How would you explain your hardest decision to somebody outside your field?"
        }
        Criterion::Availability => {
            "How much time a month would you have for this, and when is your busy season?"
        }
        Criterion::Connection => "What would we talk about if it were not work?",
        Criterion::ActiveListening => "Before you answer, what did you hear me ask?",
        Criterion::Reciprocation => "What would make this worth your time?",
        Criterion::Commitment => {
            "Whom have you helped for half a year or longer, and how did the two of you keep it up?"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::person;
    use crate::model::words::Role;

    /// The five candidates of domain.md 5; 0 stands for unknown.
    fn worked() -> (Policy, Vec<Person>) {
        let policy = Policy {
            fit_weights: vec![
                (Criterion::RelevantExperience, 3.0),
                (Criterion::Availability, 2.0),
            ],
            deal_breakers: vec![(Criterion::Availability, 3), (Criterion::Commitment, 3)],
            ..Policy::default()
        };
        let people = [
            ("ines", [5, 4, 4, 3, 4, 5, 4, 4]),
            ("jon", [5, 5, 5, 2, 5, 5, 5, 5]),
            ("kim", [4, 4, 0, 4, 4, 0, 0, 0]),
            ("lee", [3, 3, 4, 5, 4, 4, 4, 5]),
            ("max", [5, 0, 0, 0, 0, 0, 0, 0]),
        ];
        let people = people.map(|(id, ratings)| {
            let mut p = person(id, &[Role::Mentor]);
            let rated = Criterion::ALL.iter().copied().zip(ratings);
            p.fit = rated.filter(|(_, rating)| *rating > 0).collect();
            p
        });
        (policy, people.to_vec())
    }

    fn told(number: Option<f64>) -> String {
        format!("{:.2}", number.unwrap())
    }

    #[test]
    fn the_worked_candidates_have_the_numbers_and_the_order_of_the_reference() {
        let (policy, people) = worked();
        let mut fits: Vec<Fit<'_>> = people.iter().map(|p| fit(&policy, p)).collect();
        sort(&mut fits);
        let rows: Vec<String> = fits
            .iter()
            .map(|f| {
                let (id, status) = (&f.person.id, f.status.as_str());
                let (lo, hi, point) = (told(f.lo), told(f.hi), told(f.point));
                format!("{id} {lo}-{hi} {point} {status}")
            })
            .collect();
        assert_eq!(
            rows,
            [
                "ines 79.55-79.55 79.55 eligible",
                "lee 72.73-72.73 72.73 eligible",
                "kim 47.73-84.09 65.91 verify-first",
                "max 27.27-100.00 63.64 verify-first",
                "jon 86.36-86.36 86.36 excluded",
            ]
        );
        let [ines, lee, kim, max, jon] = fits.as_slice() else {
            unreachable!("five candidates");
        };
        assert_eq!(format!("{:.3}", kim.completeness.unwrap()), "0.636");
        assert_eq!(format!("{:.3}", max.completeness.unwrap()), "0.273");
        assert_eq!(ines.completeness, Some(1.0));
        let ask = |fit: &Fit<'_>| fit.ask_first().map(|mark| mark.criterion);
        assert_eq!(ask(kim), Some(Criterion::Commitment));
        assert_eq!(ask(max), Some(Criterion::Availability));
        assert_eq!(ask(ines), None);
        assert!(ines.clearly_ahead_of(lee));
        assert!(!ines.clearly_ahead_of(kim));
        let missed: Vec<_> = jon.missed().map(|m| (m.criterion, m.rating)).collect();
        assert_eq!(missed, [(Criterion::Availability, Some(2))]);
    }

    #[test]
    fn the_worked_order_survives_equal_weights() {
        let (policy, people) = worked();
        let all: Vec<&Person> = people.iter().collect();
        let order = equal_weight_order(&policy, &all);
        let order: Vec<&str> = order.iter().map(PersonId::as_str).collect();
        assert_eq!(order, ["ines", "lee", "kim", "max", "jon"]);
        let points = people
            .iter()
            .map(|p| with_weights(&policy, p, |_| 1.0).point.unwrap());
        let points: Vec<f64> = points.collect();
        assert_eq!(points, [78.125, 90.625, 62.5, 75.0, 56.25]);
    }

    #[test]
    fn nobody_known_sits_mid_scale_and_without_any_weight_nothing_can_be_said() {
        let p = person("a", &[Role::Mentor]);
        let f = fit(&Policy::default(), &p);
        assert_eq!((f.lo, f.hi, f.point), (Some(0.0), Some(100.0), Some(50.0)));
        assert_eq!(
            (told(f.lo), told(f.completeness)),
            ("0.00".into(), "0.00".into())
        );
        assert_eq!((f.completeness, f.status), (Some(0.0), Status::Eligible));
        let f = with_weights(&Policy::default(), &p, |_| 0.0);
        assert_eq!(
            (f.lo, f.hi, f.point, f.completeness),
            (None, None, None, None)
        );
    }

    #[test]
    fn ratings_out_of_a_damaged_file_do_no_harm() {
        let mut p = person("a", &[Role::Mentor]);
        p.fit = vec![(Criterion::Commitment, 0)];
        assert_eq!(fit(&Policy::default(), &p).lo, Some(0.0));
    }

    #[test]
    fn a_rating_is_read_with_the_sentence_it_rests_on() {
        let read = |typed| Rating::parse(typed).map(|rating| (rating.criterion, rating.mark));
        let availability = Criterion::Availability;
        assert_eq!(
            read("availability=4").unwrap(),
            (availability, Some((4, None)))
        );
        assert_eq!(
            read(" Avail = 4: said lunch hours are free ").unwrap(),
            (
                availability,
                Some((4, Some("said lunch hours are free".to_owned())))
            )
        );
        assert_eq!(read("availability=").unwrap(), (availability, None));
        let wrong = |typed| Rating::parse(typed).unwrap_err().message;
        assert_eq!(wrong("availability"), "`availability` rates nothing");
        assert_eq!(wrong("availability=6"), "availability cannot be 6");
        assert_eq!(wrong("availability=0"), "availability cannot be 0");
        assert_eq!(wrong("availability=often"), "availability cannot be often");
        assert_eq!(wrong("com=4"), "`com` could be communication or commitment");
        assert_eq!(wrong("=4"), "`` is no criterion");
        assert_eq!(wrong("humour=4"), "`humour` is no criterion");
    }

    proptest::proptest! {
        #[test]
        fn a_new_rating_only_ever_narrows_the_range(
            ratings in proptest::collection::vec(0_u32..=5, 8),
            weights in proptest::collection::vec(0_u32..=9, 8),
            at in 0_usize..8,
            learned in 1_u32..=5,
        ) {
            let rated = |ratings: &[u32]| {
                let mut p = person("a", &[Role::Mentor]);
                let all = Criterion::ALL.iter().copied().zip(ratings.iter().copied());
                p.fit = all.filter(|(_, rating)| *rating > 0).collect();
                p
            };
            let policy = Policy {
                fit_weights: Criterion::ALL
                    .iter()
                    .copied()
                    .zip(weights.iter().copied().map(f64::from))
                    .collect(),
                ..Policy::default()
            };
            let mut after = ratings.clone();
            if after[at] == 0 {
                after[at] = learned;
            }
            let (before, after) = (rated(&ratings), rated(&after));
            let (before, after) = (fit(&policy, &before), fit(&policy, &after));
            if weights.iter().sum::<u32>() > 0 {
                let slack = 1e-9;
                proptest::prop_assert!(after.lo.unwrap() >= before.lo.unwrap() - slack);
                proptest::prop_assert!(after.hi.unwrap() <= before.hi.unwrap() + slack);
                proptest::prop_assert!(after.lo.unwrap() <= after.point.unwrap() + slack);
                proptest::prop_assert!((0.0..=100.0 + slack).contains(&after.hi.unwrap()));
            } else {
                proptest::prop_assert_eq!(after.point, None);
            }
        }
    }
}
