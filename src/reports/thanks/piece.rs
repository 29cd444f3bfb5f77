//! A piece of evidence, made to stand in a letter.

use serde::Serialize;

use crate::facts::addressed::{as_read, is_third};
use crate::facts::given::{Given, given, named, to_person};
use crate::facts::privacy::Audience;
use crate::model::day::Day;
use crate::model::ids::Place;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::text::deed::{curly, quoted};
use crate::text::phrase::clause;
use crate::text::tally::tally;

/// Who thanks whom, seen by whom, on which day.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// What was read.
    pub network: &'a Network,
    /// Who is thanked.
    pub person: &'a Person,
    /// Who will read it.
    pub audience: Audience,
    /// The day on which it is asked for.
    pub today: Day,
}

/// How a piece stands in a sentence; the template words each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// A thing, after "for".
    For,
    /// A sentence that begins with "You".
    Clause,
    /// What they said to the owner, in quotation marks.
    Told,
    /// What the owner took from it, in quotation marks.
    LeftWith,
    /// The owner's note, in quotation marks.
    Noted,
    /// A story they told; `more` is what it taught.
    Story,
    /// What they set out to do and did, after "to"; `more` is what came of it.
    Did,
    /// A promise they kept, in quotation marks; `more` is what came of it.
    Kept,
    /// What helped most, in quotation marks.
    Helped,
    /// What the owner set out to do and did, after "to"; `more` is what came of it, `on` the day.
    Chain,
    /// The same in quotation marks, where it is no instruction.
    Done,
    /// What came of it, a clause.
    Came,
    /// What the owner will do, after "I will"; `on` is the day.
    Will,
    /// The same in quotation marks.
    Promise,
    /// What the owner gives, as agreed.
    Offer,
    /// What the owner gave lately, a sentence that begins with "I".
    Gave,
    /// What they care about.
    Interest,
    /// The owner tells them at the next meeting; `on` is the day.
    Meeting,
    /// The owner writes to them; `on` is the day.
    Write,
}

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// How it stands in a sentence.
    pub form: Form,
    /// The words.
    pub text: String,
    /// What follows from it, where there is something.
    pub more: Option<String>,
    /// A day as the letter says it.
    pub on: Option<String>,
    /// Where it is written; `None` where it is worked out.
    #[serde(flatten)]
    pub place: Option<Place>,
    /// Whether it speaks of the reader as of a third person, as it stands.
    #[serde(skip)]
    pub third: bool,
}

impl Piece {
    /// A piece at a place.
    pub fn new(form: Form, text: impl Into<String>, place: Option<Place>) -> Self {
        Self {
            form,
            text: text.into(),
            more: None,
            on: None,
            place,
            third: false,
        }
    }

    /// With what follows from it.
    #[must_use]
    pub fn more(mut self, more: Option<String>) -> Self {
        self.more = more;
        self
    }

    /// With its day, as the letter says it.
    #[must_use]
    pub fn on(mut self, on: Option<String>) -> Self {
        self.on = on;
        self
    }

    /// How many words it brings, those that the template puts around it among them.
    pub fn words(&self) -> usize {
        // The most that any tone of the built-in template puts around it.
        let around = match self.form {
            Form::Clause | Form::Gave => 0,
            Form::Told | Form::Will => 3,
            Form::For | Form::Helped => 4,
            Form::LeftWith | Form::Promise => 5,
            Form::Noted | Form::Did | Form::Done | Form::Came | Form::Offer => 6,
            Form::Interest => 7,
            Form::Story | Form::Kept => 8,
            Form::Chain | Form::Meeting | Form::Write => 11,
        };
        let texts = [Some(&self.text), self.more.as_ref(), self.on.as_ref()];
        let words: usize = texts
            .into_iter()
            .flatten()
            .map(|text| tally(text).words)
            .sum();
        around + words
    }

    /// How many questions it quotes.
    pub fn questions(&self) -> usize {
        let texts = [Some(&self.text), self.more.as_ref()];
        texts
            .into_iter()
            .flatten()
            .map(|text| tally(text).questions)
            .sum()
    }
}

impl Case<'_> {
    /// A note turned to the reader, names in place of ids, without tags and the full stop; `None` where it
    /// is not certain whom it speaks of.
    pub fn turned(&self, text: &str) -> Option<String> {
        to_person(text, self.person, self.network)
    }

    /// A note as [`Case::turned`] gives it, or as it stands where that is not certain.
    pub fn kept(&self, text: &str) -> String {
        let turned = self.turned(text);
        turned.unwrap_or_else(|| curly(clause(&named(text, self.person, self.network))))
    }

    /// A note in quotation marks, turned where that is certain.
    pub fn quoted(&self, form: Form, text: &str, place: Option<Place>) -> Piece {
        let text = named(text, self.person, self.network);
        let text = as_read(text.trim(), self.person);
        let mut piece = Piece::new(form, quoted(&text), place);
        piece.third = is_third(&text, self.person);
        piece
    }

    /// Something that they gave or did, as it best stands in a sentence.
    pub fn given(&self, text: &str, place: Option<Place>) -> Piece {
        match given(text, self.person, self.network) {
            Given::Thing(text) => Piece::new(Form::For, text, place),
            Given::Deed(text) => Piece::new(Form::Clause, text, place),
            Given::Quote(_) => self.quoted(Form::Noted, text, place),
        }
    }
}
