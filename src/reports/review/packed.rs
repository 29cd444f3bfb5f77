//! Items as bytes, one after the other, and back: ten thousand people have tens of thousands.
//!
//! What may live here: the way there and back. What may not: which items there are, their order.

use super::item::{Item, Key, Last, Way};
use crate::facts::handle::Handle;
use crate::model::attention::{ReviewKind, Urgency};
use crate::model::day::Day;
use crate::model::ids::{CircleId, GoalId, Home, PersonId, Place, RelPath};
use crate::text::pack::{Lexicon, Pack, Unpack};

/// Items in their order, nearly all of them about one person where one is named.
pub(super) fn all(lexicon: &Lexicon, about: Option<&PersonId>, items: &[Item]) -> Box<[u8]> {
    let mut pack = Pack::new(lexicon).about(about.map(PersonId::as_str));
    items.iter().for_each(|item| put(&mut pack, item));
    pack.done()
}

fn put(pack: &mut Pack<'_>, item: &Item) {
    let kind = ReviewKind::ALL.iter().position(|one| *one == item.kind);
    let urgency = Urgency::ALL.iter().position(|one| *one == item.urgency);
    let flags = u64::from(item.theirs) * 2 + u64::from(item.private);
    let urgent = urgency.unwrap_or(0) as u64;
    pack.number((kind.unwrap_or(0) as u64 * 8 + urgent) * 4 + flags);
    put_who(pack, item.who.as_ref());
    pack.maybe(item.name.as_deref());
    put_day(pack, item.since);
    pack.number(u64::from(item.lateness.is_some()));
    item.lateness
        .iter()
        .for_each(|late| pack.number(late.to_bits()));
    put_day(pack, item.last.as_ref().map(|last| last.date));
    item.last.iter().for_each(|last| pack.text(&last.text));
    let parts = item.place.file.as_str().split('/');
    pack.number(parts.clone().count() as u64);
    parts.for_each(|part| pack.text(part));
    pack.number(item.place.line as u64);
    pack.text(&item.text);
    pack.text(&item.command);
    pack.number(item.ways.len() as u64);
    for way in &item.ways {
        pack.text(&way.what);
        pack.text(&way.command);
        pack.number(u64::from(way.of_actions));
    }
    pack.number(item.handles.len() as u64);
    item.handles
        .iter()
        .for_each(|handle| pack.number(handle.number()));
    pack.maybe(item.key.as_ref().map(|key| &*key.path));
    if let Some(key) = &item.key {
        pack.maybe(key.value.as_deref());
    }
}

fn put_who(pack: &mut Pack<'_>, who: Option<&Home>) {
    let (kind, id) = match who {
        None => return pack.number(0),
        Some(Home::Person(id)) => (1, id.as_str()),
        Some(Home::Circle(id)) => (2, id.as_str()),
        Some(Home::Goal(id)) => (3, id.as_str()),
    };
    pack.number(kind);
    pack.text(id);
}

/// What of an item is looked at again and again, and where the next one begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glance {
    pub kind: ReviewKind,
    pub urgency: Urgency,
    pub theirs: bool,
    /// Whether not the line but the key is known.
    pub keyed: bool,
    pub lateness: Option<f64>,
    /// Whether it is about the person that all are about.
    pub own: bool,
    pub end: usize,
}

/// Looks at the item that begins at this byte.
pub(super) fn glance(lexicon: &Lexicon, bytes: &[u8], at: usize) -> Glance {
    let mut unpack = Unpack::new(lexicon, bytes, at);
    let word = size(&mut unpack);
    let own = match unpack.number() {
        0 => false,
        1 => unpack.is_about(),
        _ => {
            unpack.skip();
            false
        }
    };
    unpack.pass_maybe();
    take_day(&mut unpack);
    let lateness = (unpack.number() > 0).then(|| f64::from_bits(unpack.number()));
    if take_day(&mut unpack).is_some() {
        unpack.skip();
    }
    (0..unpack.number()).for_each(|_| unpack.skip());
    unpack.number();
    unpack.skip();
    unpack.skip();
    for _ in 0..unpack.number() {
        unpack.skip();
        unpack.skip();
        unpack.number();
    }
    (0..unpack.number()).for_each(|_| {
        unpack.number();
    });
    let keyed = unpack.pass_maybe();
    if keyed {
        unpack.pass_maybe();
    }
    Glance {
        kind: kind_of(word),
        urgency: urgency_of(word),
        theirs: word & 2 == 2,
        keyed,
        lateness,
        own,
        end: unpack.at(),
    }
}

fn kind_of(word: usize) -> ReviewKind {
    at_or(ReviewKind::ALL, word / 32, ReviewKind::Action)
}

fn urgency_of(word: usize) -> Urgency {
    at_or(Urgency::ALL, word / 4 % 8, Urgency::Soon)
}

/// The item that begins at this byte.
pub(super) fn take(
    lexicon: &Lexicon,
    (about, bytes): (Option<&PersonId>, &[u8]),
    at: usize,
) -> Item {
    let mut unpack = Unpack::new(lexicon, bytes, at).about(about.map(PersonId::as_str));
    let word = size(&mut unpack);
    let who = take_who(&mut unpack);
    let name = unpack.maybe();
    let since = take_day(&mut unpack);
    let lateness = (unpack.number() > 0).then(|| f64::from_bits(unpack.number()));
    let last = take_day(&mut unpack).map(|date| Last {
        date,
        text: unpack.text(),
    });
    let parts: Vec<String> = (0..unpack.number()).map(|_| unpack.text()).collect();
    let place = Place {
        file: RelPath::new(parts.join("/")),
        line: size(&mut unpack),
    };
    Item {
        kind: kind_of(word),
        who,
        name,
        urgency: urgency_of(word),
        since,
        lateness,
        last,
        place,
        text: unpack.text(),
        command: unpack.text(),
        ways: (0..unpack.number()).map(|_| way(&mut unpack)).collect(),
        theirs: word & 2 == 2,
        private: word & 1 == 1,
        handles: (0..unpack.number())
            .map(|_| Handle::from_number(unpack.number()))
            .collect(),
        key: unpack.maybe().map(|path| Key {
            path: path.into(),
            value: unpack.maybe(),
        }),
    }
}

fn take_who(unpack: &mut Unpack<'_>) -> Option<Home> {
    match unpack.number() {
        0 => None,
        1 => Some(Home::Person(PersonId::new(unpack.text()))),
        2 => Some(Home::Circle(CircleId::new(unpack.text()))),
        _ => Some(Home::Goal(GoalId::new(unpack.text()))),
    }
}

fn way(unpack: &mut Unpack<'_>) -> Way {
    Way {
        what: unpack.text().into(),
        command: unpack.text(),
        of_actions: unpack.number() > 0,
    }
}

fn at_or<T: Copy>(all: &[T], at: usize, otherwise: T) -> T {
    all.get(at).copied().unwrap_or(otherwise)
}

fn put_day(pack: &mut Pack<'_>, day: Option<Day>) {
    // The first day of the calendar has the number 1.
    let number = day.and_then(|day| u64::try_from(day.number()).ok());
    pack.number(number.unwrap_or(0));
}

fn take_day(unpack: &mut Unpack<'_>) -> Option<Day> {
    let number = i32::try_from(unpack.number()).ok()?;
    let number = Some(number).filter(|number| *number > 0);
    number.and_then(Day::from_number)
}

fn size(unpack: &mut Unpack<'_>) -> usize {
    usize::try_from(unpack.number()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(who: Option<Home>) -> Item {
        let mut item = Item::new(
            ReviewKind::Gap,
            who,
            "so much  to do, “here”",
            "mentor done",
        );
        item.place.file = RelPath::new("people/ada/2026-11-18 two words.md");
        item
    }

    #[test]
    fn what_was_packed_comes_back_as_it_was() {
        let ada = Home::Person(PersonId::new("ada"));
        let mut full = item(Some(ada.clone()))
            .urgent(Urgency::WhenYouCan)
            .in_key(RelPath::new("people/ada/person.toml"), "relationship.goals")
            .in_value("director by 2027")
            .or_with_actions("let it go", "mentor action drop")
            .or("what you took from it", "mentor lessons --with ada");
        full.name = Some("Ada Bell".to_owned());
        full.since = Day::parse("2026-10-01");
        full.lateness = Some(-0.25);
        full.last = Day::parse("2026-09-01").map(|date| Last {
            date,
            text: "the ask".to_owned(),
        });
        full.handles = vec![Handle::of(&ada, "x", 0), Handle::of(&ada, "x", 1)];
        (full.theirs, full.private) = (true, true);
        let mut items = vec![
            full,
            item(None),
            item(Some(Home::Goal(GoalId::new("lead")))),
        ];
        items.push(item(Some(Home::Circle(CircleId::new("ops")))));
        for kind in ReviewKind::ALL {
            for urgency in Urgency::ALL {
                items.push(
                    Item {
                        kind: *kind,
                        ..item(None)
                    }
                    .urgent(*urgency),
                );
            }
        }
        for about in [
            None,
            Some(&PersonId::new("ada")),
            Some(&PersonId::new("bo")),
        ] {
            let lexicon = Lexicon::default();
            let bytes = all(&lexicon, about, &items);
            let (mut found, mut at) = (Vec::new(), 0);
            while at < bytes.len() {
                let item = take(&lexicon, (about, &bytes), at);
                let seen = glance(&lexicon, &bytes, at);
                let want = Glance {
                    kind: item.kind,
                    urgency: item.urgency,
                    theirs: item.theirs,
                    keyed: item.key.is_some(),
                    lateness: item.lateness,
                    own: about.is_some() && item.person() == about,
                    end: seen.end,
                };
                assert_eq!(seen, want);
                found.push(item);
                at = seen.end;
            }
            assert_eq!(found, items);
        }
    }
}
