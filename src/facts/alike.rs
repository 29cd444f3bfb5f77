//! Whether somebody new is somebody who is there already.
//!
//! What may live here: how two people's names and addresses resemble one another, in any script.
//! What may not: what follows from it (`changes::add` refuses the same and names the merely alike).

use crate::model::person::Person;
use crate::text::escape;
use crate::text::fold::{fold, slug};
use crate::text::similar;

/// What is known of somebody: their names as written, the first being the full one, and their address.
#[derive(Clone, Debug)]
pub struct Known<'a> {
    /// The name, then nicknames and other spellings.
    pub names: Vec<&'a str>,
    /// The e-mail address as written.
    pub email: Option<&'a str>,
}

impl<'a> Known<'a> {
    /// What is known of a person of the network.
    pub fn of(person: &'a Person) -> Self {
        let also = person.also.iter().map(String::as_str);
        Self {
            names: std::iter::once(person.name.as_str()).chain(also).collect(),
            email: person.contact.email.as_deref(),
        }
    }
}

/// What two people share who are most likely one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Same {
    /// The full name.
    Name,
    /// A nickname, or another spelling, of one of the two.
    Nickname,
    /// The address.
    Email,
}

impl Same {
    /// `name`, `nickname` or `e-mail address`
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Nickname => "nickname",
            Self::Email => "e-mail address",
        }
    }
}

/// In what two people are alike who may well be two, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alike {
    /// `Okafor, Grace`
    Order,
    /// `Olga Ivanova` and `Ольга Иванова`, `Jean-Paul` and `Jean Paul`
    Letters,
    /// `Julia Petrova` and `Юлия Петрова`
    Transcribed,
    /// `Bob Smith`, where Robert Smith is also Bob
    Nickname,
    /// `G. Okafor`
    Initials,
    /// `Grace Adaeze Okafor`, `Dr. Grace Okafor`
    Words,
    /// `grace+work@example.org`
    Email,
    /// `Bill Gates`, `Bill G.` and `William Gates`
    Short,
    /// `Grace`
    FirstName,
    /// `Okafor`
    LastName,
    /// `Grace Okafro`
    Slip,
    /// `Gina Okafor`
    Family,
}

impl Alike {
    /// Why it is said, in words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Order => "the same words in another order",
            Self::Letters => "the same name in other letters",
            Self::Transcribed => "nearly the same name in other letters",
            Self::Nickname => "a nickname of theirs with a last name that fits",
            Self::Initials => "the same but for an initial",
            Self::Words => "the same but for a word more",
            Self::Slip => "a slip of the keyboard away",
            Self::Email => "the same mailbox with another tag",
            Self::Short => "the same but for a short form of the first name",
            Self::FirstName => "the first name alone",
            Self::LastName => "the last name alone",
            Self::Family => "the same last name and initial",
        }
    }
}

/// What both share so that they are taken for the same person; `None` where it is nothing.
pub fn same(one: &Known<'_>, other: &Known<'_>) -> Option<Same> {
    let (full, theirs) = (first(one), first(other));
    if full.is_some() && full == theirs {
        return Some(Same::Name);
    }
    let spelled = |known: &Known<'_>| -> Vec<String> { spellings(known).collect() };
    let there = spelled(other);
    if spelled(one).iter().any(|name| there.contains(name)) {
        return Some(Same::Nickname);
    }
    let mail = one.email.and_then(address);
    let equal = mail.is_some() && mail == other.email.and_then(address);
    equal.then_some(Same::Email)
}

/// In what two are alike who are not the same; the surest reason.
pub fn alike(one: &Known<'_>, other: &Known<'_>) -> Option<Alike> {
    let pairs = one.names.iter().flat_map(|a| {
        let others = other.names.iter();
        others.filter_map(move |b| names_alike(a, b))
    });
    let nickname = || {
        let (a, b) = (called(one), called(other));
        // In any order: `Smith, Bob`; the rest may be shortened: `Bob S.`
        let like = |a: &Vec<String>, b: &Vec<String>| sorted(a) == sorted(b) || initials(a, b);
        let names = a.iter().enumerate();
        let mut pairs = names.flat_map(|one| b.iter().enumerate().map(move |other| (one, other)));
        // Two full names say nothing of a nickname.
        let shared = pairs.any(|((i, one), (j, other))| i + j > 0 && like(one, other));
        shared.then_some(Alike::Nickname)
    };
    let mailbox = || {
        let untagged = |known: &Known<'_>| known.email.and_then(address).map(untag);
        let mail = untagged(one);
        (mail.is_some() && mail == untagged(other)).then_some(Alike::Email)
    };
    let all = pairs.chain(nickname()).chain(mailbox());
    all.chain(one_name_alone(one, other)).min()
}

/// `Grace` or `Okafor`, where the other is somebody's full name that begins or ends so: a nickname alone says less.
fn one_name_alone(one: &Known<'_>, other: &Known<'_>) -> Option<Alike> {
    let full = |known: &Known<'_>| known.names.first().map(|name| words(name));
    let (one, other) = (full(one)?, full(other)?);
    let alone = (one.len() == 1) != (other.len() == 1);
    if !alone {
        None
    } else if one.first() == other.first() {
        Some(Alike::FirstName)
    } else {
        // `Müller` is also `Mueller`.
        let spelled = |words: &[String]| words.last().map(|word| umlauts(&slug(word)));
        let spelled = spelled(&one).filter(|name| spelled(&other).as_ref() == Some(name));
        let same = one.last() == other.last() || spelled.is_some_and(|name| !name.is_empty());
        same.then_some(Alike::LastName)
    }
}

/// A slug without the letter that stands for two dots.
fn umlauts(slug: &str) -> String {
    slug.replace("ae", "a")
        .replace("oe", "o")
        .replace("ue", "u")
}

fn names_alike(a: &str, b: &str) -> Option<Alike> {
    let (one, other) = (words(a), words(b));
    let (few, many) = if one.len() <= other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    let (Some(first), Some(last)) = (few.first(), few.last()) else {
        return None;
    };
    let (a_slug, b_slug) = (slug(a), slug(b));
    let turned_slug = || slug(&turned(&one).join(" "));
    let joined = |words: &[String]| words.join(" ");
    let other_letters = joined(&one).is_ascii() != joined(&other).is_ascii();
    let near = |a: &str| similar::is_slip(a, &b_slug);
    // `Grace Okafor-Smith` is a word more than `Grace Okafor`.
    let (few_parts, many_parts) = ordered(parts(&one), parts(&other));
    let shared = few_parts.iter().all(|word| many_parts.contains(word));
    if one != other && sorted(&one) == sorted(&other) {
        Some(Alike::Order)
    } else if one == other
        || (!a_slug.is_empty() && bare(&a_slug) == bare(&b_slug))
        || (other_letters && turned_slug() == b_slug)
    {
        Some(Alike::Letters)
    } else if other_letters && (near(&a_slug) || near(&turned_slug())) {
        Some(Alike::Transcribed)
    } else if few.len() == many.len() && initials(few, many) {
        Some(Alike::Initials)
    } else if few_parts.len() > 1 && shared {
        Some(Alike::Words)
    } else if short_form(&latin(&one), &latin(&other)) {
        Some(Alike::Short)
    } else if similar::is_slip(&joined(&one), &joined(&other)) {
        Some(Alike::Slip)
    } else if few.len() > 1
        && many.last() == Some(last)
        && initial(first) == many.first().and_then(|word| initial(word))
    {
        Some(Alike::Family)
    } else {
        None
    }
}

/// Whether the words are the same but for some that one of the two gives by their first letter, in this
/// order or with the last name first.
fn initials(a: &[String], b: &[String]) -> bool {
    let fits = |b: Vec<&String>| {
        let pairs = || a.iter().zip(&b);
        let short = |word: &str| word.chars().count() == 1;
        let like = |(a, b): (&String, &&String)| {
            a == *b || ((short(a) || short(b)) && initial(a) == initial(b))
        };
        pairs().all(like) && pairs().any(|(a, b)| a == *b && !short(a))
    };
    a.len() == b.len() && (fits(b.iter().collect()) || fits(turned(b).iter().collect()))
}

/// Short forms of first names, above all those that begin with another letter, where nothing else tells that two are one.
const SHORT: [(&str, &[&str]); 26] = [
    ("alyosha", &["aleksei", "alexei", "alexey"]),
    ("bea", &["beatrice", "beatriz"]),
    ("becky", &["rebecca"]),
    ("beth", &["elizabeth"]),
    ("betty", &["elizabeth"]),
    ("bill", &["william"]),
    ("billy", &["william"]),
    ("bob", &["robert"]),
    ("bobby", &["robert"]),
    ("chuck", &["charles"]),
    ("dick", &["richard"]),
    ("drew", &["andrew"]),
    ("hank", &["henry"]),
    ("jack", &["john"]),
    ("kate", &["catherine", "katherine"]),
    ("lena", &["elena", "helena", "magdalena", "olena"]),
    ("liz", &["elizabeth"]),
    ("nacho", &["ignacio"]),
    ("paco", &["francisco"]),
    ("peggy", &["margaret"]),
    ("pepe", &["jose"]),
    ("sandy", &["alexander", "alexandra", "sandra"]),
    (
        "sasha",
        &[
            "aleksandr",
            "aleksandra",
            "alexander",
            "alexandra",
            "oleksandr",
            "oleksandra",
        ],
    ),
    ("ted", &["edward", "theodore"]),
    ("tina", &["christina", "martina", "valentina"]),
    ("tony", &["anthony", "antonio"]),
];

/// Whether one first name is short for the other, and the rest is the same or shortened to initials.
fn short_form(one: &[String], other: &[String]) -> bool {
    let whole = |words: &[String], name: &str| {
        let rest = words.iter().skip(1).cloned();
        std::iter::once(name.to_owned())
            .chain(rest)
            .collect::<Vec<_>>()
    };
    let spelled = |short: &[String], full: &[String]| {
        let first = short.first().map(String::as_str);
        let mut known = SHORT.iter().filter(|(form, _)| Some(*form) == first);
        let names = known.next().map_or(&[][..], |(_, names)| *names);
        let mut meant = names.iter().map(|name| whole(short, name));
        meant.any(|meant| meant == full || (meant.len() == full.len() && initials(&meant, full)))
    };
    one.len() > 1 && other.len() > 1 && (spelled(one, other) || spelled(other, one))
}

/// The words in Latin letters.
fn latin(words: &[String]) -> Vec<String> {
    let latin = |word: &String| match word.is_ascii() {
        true => word.clone(),
        false => slug(word),
    };
    words.iter().map(latin).collect()
}

fn sorted(words: &[String]) -> Vec<String> {
    let mut words = words.to_vec();
    words.sort_unstable();
    words
}

/// The words with the last one first: `Okafor Grace` of `Grace Okafor`.
fn turned(words: &[String]) -> Vec<String> {
    let rest = words.iter().take(words.len().saturating_sub(1));
    words.last().into_iter().chain(rest).cloned().collect()
}

/// The words, those with a hyphen taken apart.
fn parts(words: &[String]) -> Vec<&str> {
    let parts = words.iter().flat_map(|word| word.split(['-', '‐', '‑']));
    parts.filter(|part| !part.is_empty()).collect()
}

/// The shorter of two first.
fn ordered<T>(a: Vec<T>, b: Vec<T>) -> (Vec<T>, Vec<T>) {
    if a.len() <= b.len() { (a, b) } else { (b, a) }
}

fn initial(word: &str) -> Option<char> {
    word.chars().next()
}

/// What somebody may be called: the full name, then each nickname of one word with the rest of it.
fn called(known: &Known<'_>) -> Vec<Vec<String>> {
    let Some((name, also)) = known.names.split_first() else {
        return Vec::new();
    };
    let full = words(name);
    let rest: Vec<String> = full.iter().skip(1).cloned().collect();
    if rest.is_empty() {
        return Vec::new();
    }
    let nicknames = also.iter().map(|name| words(name));
    let nicknames = nicknames.filter(|words| words.len() == 1);
    let called = nicknames.map(|mut name| {
        name.extend(rest.iter().cloned());
        name
    });
    std::iter::once(full.clone()).chain(called).collect()
}

/// The words of a name, folded; what hides or steers in it is no part of it.
fn words(name: &str) -> Vec<String> {
    let folded = folded(name);
    let words =
        folded.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | '(' | ')' | '"'));
    let words = words.filter(|word| !word.is_empty());
    // `O’Brien` and `O'Brien` are one name.
    words
        .map(|word| word.replace(['’', 'ʼ', '‘'], "'"))
        .collect()
}

fn folded(name: &str) -> String {
    let visible: String = name.chars().filter(|c| !escape::is_hidden(*c)).collect();
    fold(&visible)
}

fn first(known: &Known<'_>) -> Option<String> {
    let name = known.names.first().map(|name| folded(name))?;
    (!name.is_empty()).then_some(name)
}

fn spellings(known: &Known<'_>) -> impl Iterator<Item = String> {
    let all = known.names.iter().map(|name| folded(name));
    all.filter(|name| !name.is_empty())
}

/// `grace@example.org` of `Grace <Grace@Example.org>` and `mailto:grace@example.org`; `None` where it is none.
fn address(written: &str) -> Option<String> {
    let inside = written
        .rsplit_once('<')
        .and_then(|(_, rest)| rest.split_once('>'));
    let bare = inside.map_or(written, |(inside, _)| inside).trim();
    let bare = bare.to_lowercase();
    let bare = bare.strip_prefix("mailto:").unwrap_or(&bare).trim();
    bare.contains('@').then(|| bare.to_owned())
}

fn untag(address: String) -> String {
    match address.split_once('@') {
        Some((mailbox, host)) => {
            let mailbox = mailbox
                .split_once('+')
                .map_or(mailbox, |(mailbox, _)| mailbox);
            format!("{mailbox}@{host}")
        }
        None => address,
    }
}

/// A slug without its joints: `jeanpaul` of `jean-paul`.
fn bare(slug: &str) -> String {
    slug.chars().filter(|c| *c != '-').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known<'a>(names: &[&'a str], email: Option<&'a str>) -> Known<'a> {
        Known {
            names: names.to_vec(),
            email,
        }
    }

    #[test]
    fn the_same_name_is_the_same_in_any_script_case_and_spelling_of_accents() {
        for (one, other) in [
            ("Grace Okafor", "grace  OKAFOR"),
            ("José Ñandú", "JOSE NANDU"),
            ("Zoe\u{308}", "Zoë"),
            ("Straße", "STRASSE"),
            ("Ольга Иванова", "ОЛЬГА ИВАНОВА"),
            ("Алёна", "Алена"),
            ("ΟΔΥΣΣΕΎΣ", "Οδυσσευς"),
            ("مُحَمَّد", "محمد"),
            ("דָּוִד", "דוד"),
            ("李小龙", "李小龙"),
            ("Ａｄａ", "Ada"),
            ("がく", "か\u{3099}く"),
            ("Bo\u{202e} Berg", "Bo Berg"),
            ("A\u{200b}da", "Ada"),
        ] {
            let found = same(&known(&[one], None), &known(&[other], None));
            assert_eq!(found, Some(Same::Name), "{one} {other}");
        }
        for (one, other) in [
            ("李小龙", "李小虎"),
            ("नेहा", "नाहा"),
            ("Ana", "Eva"),
            ("", ""),
        ] {
            let found = same(&known(&[one], None), &known(&[other], None));
            assert_eq!(found, None, "{one} {other}");
        }
    }

    #[test]
    fn a_nickname_of_either_side_and_an_address_are_the_same_too() {
        let grace = known(&["Grace Okafor", "Gracie"], Some("Grace@Example.org"));
        for (names, email, want) in [
            (&["GRACIE"][..], None, Some(Same::Nickname)),
            (&["Ada", "grace okafor"], None, Some(Same::Nickname)),
            (&["Ada", "gracié"], None, Some(Same::Nickname)),
            (&["Ada"], Some("Gr <grace@example.ORG>"), Some(Same::Email)),
            (
                &["Ada"],
                Some("mailto:grace@example.org"),
                Some(Same::Email),
            ),
            (&["Ada"], Some("ada@example.org"), None),
            (&["Ada"], Some("-"), None),
        ] {
            assert_eq!(
                same(&known(names, email), &grace),
                want,
                "{names:?} {email:?}"
            );
        }
        let nothing = known(&["Ada"], Some("-"));
        assert_eq!(same(&nothing, &known(&["Bo"], Some("-"))), None);
    }

    #[test]
    fn merely_alike_says_in_what() {
        let alike_to =
            |there: &[&str], name: &str| alike(&known(&[name], None), &known(there, None));
        for (there, name, want) in [
            ("Grace Okafor", "Okafor, Grace", Some(Alike::Order)),
            ("Иванова Ольга", "Ольга Иванова", Some(Alike::Order)),
            ("Ольга Иванова", "Olga Ivanova", Some(Alike::Letters)),
            ("Юлия Петрова", "Julia Petrova", Some(Alike::Transcribed)),
            ("Jean-Paul Roy", "Jean Paul Roy", Some(Alike::Letters)),
            ("Sean O'Neil", "Sean ONeil", Some(Alike::Letters)),
            ("Grace Okafor", "G. Okafor", Some(Alike::Initials)),
            ("Grace Okafor", "Okafor G", Some(Alike::Initials)),
            ("J. R. Smith", "John R Smith", Some(Alike::Initials)),
            ("Grace Okafor", "Grace O.", Some(Alike::Initials)),
            ("Grace Okafor", "Dr. Grace Okafor", Some(Alike::Words)),
            ("Grace Okafor", "Okafor Grace Adaeze", Some(Alike::Words)),
            ("Grace Okafor", "Grace Okafro", Some(Alike::Slip)),
            ("Jürgen Müller", "Juergen Mueller", Some(Alike::Slip)),
            ("Grace Okafor", "Grace", Some(Alike::FirstName)),
            ("Grace Okafor", "Gina Okafor", Some(Alike::Family)),
            ("Grace Okafor", "Okafor", Some(Alike::LastName)),
            ("Grace Okafor", "Grace Okafor-Smith", Some(Alike::Words)),
            ("Anna-Lena Berg", "Anna Berg", Some(Alike::Words)),
            ("William Gates", "Bill Gates", Some(Alike::Short)),
            ("William Gates", "Bill G.", Some(Alike::Short)),
            ("Elizabeth Ochoa", "Beth Ochoa", Some(Alike::Short)),
            ("Халеви Мириам", "Miriam Halevi", Some(Alike::Transcribed)),
            ("Иванова Ольга", "Olga Ivanova", Some(Alike::Letters)),
            ("Pat O’Brien", "O'Brien", Some(Alike::LastName)),
            ("Hans Mueller", "Müller", Some(Alike::LastName)),
            ("Александра Иванова", "Sasha Ivanova", Some(Alike::Short)),
            ("李小龙", "李", None),
            ("William Gates", "Bill Lang", None),
            ("William Gates", "Bill", None),
            ("Grace Okafor", "Sam Okafor", None),
            ("Grace Okafor", "Grace Lee", None),
            ("Grace Okafor", "G. O.", None),
            ("Anna", "Anne", None),
            ("李小龙", "李小虎", None),
            ("Grace Okafor", "", None),
        ] {
            assert_eq!(alike_to(&[there], name), want, "{there} {name}");
            assert_eq!(alike_to(&[name], there), want, "{name} {there}");
        }
        let robert = ["Robert Smith", "Bob"];
        assert_eq!(alike_to(&robert, "Bob Smith"), Some(Alike::Nickname));
        assert_eq!(alike_to(&robert, "Smith, Bob"), Some(Alike::Nickname));
        assert_eq!(alike_to(&robert, "Bob S."), Some(Alike::Nickname));
        assert_eq!(alike_to(&robert, "Bob Jones"), None);
    }

    #[test]
    fn a_mailbox_with_another_tag_is_alike() {
        let work = known(&["Ada"], Some("grace+work@example.org"));
        let home = known(&["Bo"], Some("grace@example.org"));
        assert_eq!(same(&work, &home), None);
        assert_eq!(alike(&work, &home), Some(Alike::Email));
        assert_eq!(alike(&home, &known(&["Cy"], None)), None);
    }
}
