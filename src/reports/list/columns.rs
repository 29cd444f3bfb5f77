//! The columns of a list: their names, their heads, and what stands in their cells.
//!
//! What may live here: one person's values as text. What may not: who is in the list.

use super::row::Row;
use crate::error::Failure;
use crate::model::day::Day;
use crate::model::person::Person;
use crate::text::doc::plain;
use crate::text::figure::fixed;
use crate::text::fold::{fold, slug};
use crate::text::similar;

macro_rules! columns {
    ($($variant:ident $key:literal $short:literal $head:literal,)+) => {
        /// A column.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each is the key that stands beside it")]
        pub enum Column {
            $($variant),+
        }

        impl Column {
            /// Every column, in the order of help.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// How each is typed.
            pub const WORDS: &'static [&'static str] = &[$($short),+];

            /// Its name in CSV: the key of JSON where there is one.
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// How it is typed.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $short),+ }
            }

            /// Its head in a table.
            pub fn head(self) -> &'static str {
                match self { $(Self::$variant => $head),+ }
            }
        }
    };
}

columns! {
    Id "id" "id" "Id",
    Name "name" "name" "Name",
    Roles "roles" "roles" "Roles",
    Stage "stage" "stage" "Stage",
    LastContact "last_contact" "last" "Last contact",
    DueOn "due_on" "due" "Next due",
    Cadence "cadence_days" "cadence" "Every (days)",
    Ratio "ratio" "ratio" "Ratio",
    Freshness "freshness" "freshness" "State",
    OpenActions "open_actions" "actions" "Open actions",
    Organization "organization" "org" "Organization",
    Title "title" "title" "Title",
    Sector "sector" "sector" "Sector",
    Function "function" "function" "Function",
    Level "level" "level" "Level",
    Relation "relation" "relation" "Relation",
    Location "location" "location" "Location",
    Goals "goals" "goals" "Goals",
    Expertise "expertise" "skills" "Expertise",
    Tags "tags" "tags" "Tags",
    Since "since" "since" "Since",
    Until "until" "until" "Until",
    Email "email" "email" "E-mail",
    Phone "phone" "phone" "Phone",
}

impl Column {
    /// What is shown where nothing is asked.
    pub const USUAL: &'static [Self] = &[
        Self::Name,
        Self::Roles,
        Self::Stage,
        Self::LastContact,
        Self::DueOn,
    ];
    /// What CSV holds where nothing is asked.
    pub const PLAIN: &'static [Self] = &[
        Self::Id,
        Self::Name,
        Self::Roles,
        Self::Stage,
        Self::LastContact,
        Self::Cadence,
        Self::Ratio,
        Self::Freshness,
        Self::DueOn,
    ];

    /// Reads a column as it is typed, by its short name or its key.
    pub fn parse(typed: &str) -> Result<Self, Failure> {
        let text = fold(typed).replace('-', "_");
        let found = Self::ALL
            .iter()
            .find(|column| column.word() == text || column.key() == text);
        found.copied().ok_or_else(|| {
            let near = similar::nearest(&text, Self::WORDS.iter().copied(), 1);
            let failure = Failure::usage(format!("there is no column `{}`", typed.trim()));
            let failure = match near.first() {
                Some(near) => failure.hint(format!("did you mean `{near}`?")),
                None => failure,
            };
            failure.hint(format!("columns are {}", Self::WORDS.join(", ")))
        })
    }

    /// Whether its cells stand at the right.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Cadence | Self::Ratio | Self::OpenActions)
    }

    /// A cell of the table, in inline Markdown.
    pub(super) fn cell(self, row: &Row, today: Day) -> String {
        match self {
            Self::Name => {
                let name = plain(&row.name);
                // The id is shown where nobody could guess it.
                if slug(&row.name) == row.id.as_str() {
                    name
                } else {
                    format!("{name} (`{}`)", row.id)
                }
            }
            Self::LastContact if row.last_contact.is_none() => "none yet".to_owned(),
            Self::DueOn => match row.due_on {
                Some(day) if row.due && day < today => format!("since {day}"),
                Some(day) => day.to_string(),
                None => "—".to_owned(),
            },
            Self::Ratio => row
                .ratio
                .map_or_else(|| "—".to_owned(), |ratio| fixed(ratio, 2)),
            _ => match self.value(row) {
                value if value.is_empty() => "—".to_owned(),
                value => plain(&value.replace("; ", ", ")),
            },
        }
    }

    /// The plain value, as in CSV: empty for what is not known; lists with `;` between.
    pub(super) fn value(self, row: &Row) -> String {
        match self {
            Self::Id => row.id.to_string(),
            Self::Name => row.name.clone(),
            Self::Roles => several(&row.roles),
            Self::Stage => known(row.stage),
            Self::LastContact => known(row.last_contact),
            Self::DueOn => known(row.due_on),
            Self::Cadence => known(row.cadence_days),
            Self::Ratio => known(row.ratio),
            Self::Freshness => known(row.freshness.map(|state| state.as_str())),
            Self::OpenActions => known(row.open_actions),
            _ => row.detail(self.key()).to_owned(),
        }
    }

    /// The plain value of a column that only a person holds; `None` for those that every row has.
    pub(super) fn detail(self, person: &Person) -> Option<String> {
        let relationship = &person.relationship;
        Some(match self {
            Self::Organization => known(person.organization.as_ref()),
            Self::Title => known(person.title.as_ref()),
            Self::Sector => known(person.sector.as_ref()),
            Self::Function => known(person.function.as_ref()),
            Self::Level => known(person.level),
            Self::Relation => known(person.relation),
            Self::Location => known(person.location.as_ref()),
            Self::Goals => several(&relationship.goals),
            Self::Expertise => several(&person.expertise),
            Self::Tags => several(&person.tags),
            Self::Since => known(relationship.since),
            Self::Until => known(relationship.until),
            Self::Email => known(person.contact.email.as_ref()),
            Self::Phone => known(person.contact.phone.as_ref()),
            Self::Id
            | Self::Name
            | Self::Roles
            | Self::Stage
            | Self::LastContact
            | Self::DueOn
            | Self::Cadence
            | Self::Ratio
            | Self::Freshness
            | Self::OpenActions => return None,
        })
    }
}

fn known<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn several<T: ToString>(values: &[T]) -> String {
    let values: Vec<String> = values.iter().map(T::to_string).collect();
    values.join("; ")
}
