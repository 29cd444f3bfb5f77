//! Ids and paths: names of folders and files, never text for people.

use std::fmt;

use arcstr::ArcStr;

macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(ArcStr);

        impl $name {
            /// From the folder's or file's name.
            pub fn new(text: impl AsRef<str>) -> Self {
                Self(ArcStr::from(text.as_ref()))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
    };
}

id!(
    /// The name of a folder under `people/`.
    PersonId
);
id!(
    /// The name of a file under `goals/`, without `.md`.
    GoalId
);
id!(
    /// The name of a folder under `circles/`.
    CircleId
);
id!(
    /// The name of a file under `resources/`, without `.md`.
    ResourceId
);
id!(
    /// A path inside the network, relative to its root, with `/` between its parts.
    RelPath
);

impl<'de> serde::Deserialize<'de> for RelPath {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

impl RelPath {
    /// This path with one more part.
    #[must_use]
    pub fn join(&self, part: &str) -> Self {
        if self.0.is_empty() {
            Self::new(part)
        } else {
            let mut path = String::with_capacity(self.0.len() + 1 + part.len());
            path.push_str(&self.0);
            path.push('/');
            path.push_str(part);
            Self::new(path)
        }
    }

    /// The last part.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or("")
    }

    /// What of this path lies below a folder; `None` where it does not, or is that folder.
    pub fn below(&self, folder: &RelPath) -> Option<&str> {
        self.0.strip_prefix(folder.as_str())?.strip_prefix('/')
    }

    /// Everything before the last part, without the slash; empty at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

/// A person, a circle or a goal: where an action lives, whom a command is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Home {
    /// `people/ID/`
    Person(PersonId),
    /// `circles/ID/`
    Circle(CircleId),
    /// `goals/ID.md`
    Goal(GoalId),
}

/// A place in a file: what a report says when it is asked why it says it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Place {
    /// The file, relative to the network's root.
    pub file: RelPath,
    /// The line, from 1.
    pub line: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}
