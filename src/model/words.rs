//! The closed sets of words of the format: roles, stages, kinds … each with its spelling in the files.

use std::fmt;

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$vmeta])* $variant),+
        }

        impl $name {
            /// Every word, in the order of the format.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Every spelling, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($text),+];

            /// The word as it is written in the files and in JSON.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text),+
                }
            }

            /// Reads the word, in any case and with blanks around it; `None` where it is none of these.
            pub fn parse(text: &str) -> Option<Self> {
                let text = text.trim();
                $(if text.eq_ignore_ascii_case($text) { return Some(Self::$variant); })+
                None
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

pub(super) use words;

words!(
    /// What somebody is to the owner (domain.md 1.2).
    Role {
        /// Advises and gives direct feedback from lived experience.
        Mentor = "mentor",
        /// The expert called on one topic.
        Advisor = "advisor",
        /// Asks questions so that the owner finds the answer.
        Coach = "coach",
        /// Looks for openings and speaks for the owner.
        Sponsor = "sponsor",
        /// At a similar stage, best from another organization.
        Peer = "peer",
        /// Whom the owner helps.
        Mentee = "mentee",
    }
);
words!(
    /// The shape of a relationship.
    Style {
        /// Two people, regularly.
        OneToOne = "one-to-one",
        /// In a group.
        Circle = "circle",
        /// Once, on one topic; never late.
        Flash = "flash",
        /// Never defined; no agreement is demanded.
        Informal = "informal",
    }
);
words!(
    /// Where a relationship stands.
    Stage {
        /// Somebody who could be asked.
        Prospect = "prospect",
        /// Asked, not answered yet.
        Invited = "invited",
        /// Living; what is meant where nothing is written.
        Active = "active",
        /// Resting until a date.
        Paused = "paused",
        /// Ended.
        Closed = "closed",
        /// Said no.
        Declined = "declined",
    }
);
words!(
    /// How a relationship ended.
    EndedAs {
        /// The purpose was reached.
        Completed = "completed",
        /// Goes on under a new agreement.
        Renewed = "renewed",
        /// Both agreed to stop before the end.
        AgreedEarly = "agreed-early",
        /// Nobody ended it.
        Faded = "faded",
        /// It did not work.
        Conflict = "conflict",
        /// It never really began.
        Cancelled = "cancelled",
    }
);
words!(
    /// Seen from the owner.
    Level {
        /// Further up.
        Senior = "senior",
        /// At the same level.
        Peer = "peer",
        /// Earlier on the way.
        Junior = "junior",
    }
);
words!(
    /// The stage of a person's career.
    CareerStage {
        /// The first years.
        Early = "early",
        /// The middle.
        Mid = "mid",
        /// The last years.
        Late = "late",
        /// Not working any more.
        Retired = "retired",
    }
);
words!(
    /// Where a person stands towards the owner's organization.
    Relation {
        /// Works elsewhere.
        External = "external",
        /// Works in the same organization.
        Internal = "internal",
        /// The owner's manager.
        Manager = "manager",
        /// Was the owner's manager.
        FormerManager = "former-manager",
        /// Reports to the owner.
        Report = "report",
    }
);
words!(
    /// How the owner met somebody: the six routes, and what else there is.
    Source {
        /// A formal programme.
        Program = "program",
        /// Noticed at work.
        Observed = "observed",
        /// Somebody made the introduction.
        Introduced = "introduced",
        /// A professional network.
        Network = "network",
        /// An event.
        Event = "event",
        /// Online.
        Online = "online",
        /// The owner made the first move.
        Own = "self",
        /// Another way.
        Other = "other",
    }
);
words!(
    /// How people speak with one another.
    Medium {
        /// In the same room.
        InPerson = "in-person",
        /// By camera.
        Video = "video",
        /// By phone.
        Phone = "phone",
        /// In writing, at once.
        Chat = "chat",
        /// In writing, later.
        Email = "email",
    }
);
words!(
    /// The kind of a meeting (domain.md 2.2).
    MeetingKind {
        /// The first one.
        First = "first",
        /// The usual one.
        Regular = "regular",
        /// Every fourth one or 90 days: results against goals.
        Progress = "progress",
        /// Input on one thing.
        Feedback = "feedback",
        /// One question, once.
        Flash = "flash",
        /// Questions only.
        Coaching = "coaching",
        /// A group with hot seats.
        Circle = "circle",
        /// An accountability pair.
        Pair = "pair",
        /// Things are on fire.
        Crisis = "crisis",
        /// The last one.
        Closing = "closing",
    }
);
words!(
    /// The kind of an action (format.md, "Actions").
    ActionKind {
        /// Meet somebody.
        Meet = "meet",
        /// An informational interview.
        Interview = "interview",
        /// Shadow somebody.
        Shadow = "shadow",
        /// An assessment.
        Assess = "assess",
        /// A course.
        Course = "course",
        /// A project.
        Project = "project",
        /// Practise a skill.
        Practise = "practise",
        /// Read something.
        Read = "read",
        /// Introduce somebody.
        Introduce = "introduce",
        /// Ask for feedback.
        AskFeedback = "ask-feedback",
        /// Go to an event.
        Event = "event",
        /// Give something.
        Give = "give",
        /// Send something.
        Send = "send",
        /// Decide something.
        Decide = "decide",
        /// Report back on advice.
        ReportBack = "report-back",
        /// Something else.
        Other = "other",
    }
);
words!(
    /// Where a goal stands.
    GoalStatus {
        /// Worked on; what is meant where nothing is written.
        Active = "active",
        /// Reached.
        Achieved = "achieved",
        /// Reached in part.
        Partly = "partly",
        /// Given up.
        Dropped = "dropped",
    }
);
words!(
    /// The kind of a line in `log.md`.
    TouchKind {
        /// The owner gave something.
        Gave = "gave",
        /// The owner received something.
        Received = "received",
        /// They were in contact.
        Contact = "contact",
        /// The owner said thanks.
        Thanked = "thanked",
        /// The owner introduced somebody.
        Introduced = "introduced",
        /// They owe the owner an answer.
        Asked = "asked",
        /// The owner owes them an answer.
        Owes = "owes",
        /// A point for the next meeting.
        Next = "next",
        /// Somewhere they spoke for the owner.
        Opportunity = "opportunity",
    }
);
words!(
    /// The weight of something given or received (domain.md 7.3): 1, 2, 3.
    Weight {
        /// An article, credit, thanks.
        Light = "light",
        /// An introduction, a review.
        Medium = "medium",
        /// A project, a referral, advocacy.
        Heavy = "heavy",
    }
);
words!(
    /// The twelve support functions of domain.md 1.2; owners may write others.
    Function {
        /// Advises on direction and hard choices from lived experience.
        Guidance = "guidance",
        /// Answers on one topic as an authority.
        Expertise = "expertise",
        /// Helps to practise a named skill.
        SkillCoaching = "skill-coaching",
        /// Speaks for the owner where they are absent.
        Sponsorship = "sponsorship",
        /// Opens rooms and introduces.
        Access = "access",
        /// Says what the owner's behaviour did, with evidence.
        Feedback = "feedback",
        /// Asks for the promise by its date.
        Accountability = "accountability",
        /// Sees it from another place.
        Perspective = "perspective",
        /// Listens while the owner thinks aloud.
        SoundingBoard = "sounding-board",
        /// Steadies and encourages.
        EmotionalSupport = "emotional-support",
        /// Shows by example how it is done.
        RoleModel = "role-model",
        /// Shares the situation.
        Belonging = "belonging",
    }
);
words!(
    /// The eight criteria of fit (domain.md 5).
    Criterion {
        /// Has done what the owner wants to learn.
        RelevantExperience = "relevant-experience",
        /// Makes the owner want to grow.
        Inspiration = "inspiration",
        /// Speaks plainly.
        Communication = "communication",
        /// Has the time.
        Availability = "availability",
        /// They get on.
        Connection = "connection",
        /// Listens.
        ActiveListening = "active-listening",
        /// Both gain.
        Reciprocation = "reciprocation",
        /// Keeps promises.
        Commitment = "commitment",
    }
);
words!(
    /// The kind of a resource.
    ResourceKind {
        /// A book.
        Book = "book",
        /// An article.
        Article = "article",
        /// A talk.
        Talk = "talk",
        /// A tool.
        Tool = "tool",
        /// Something else.
        Other = "other",
    }
);
words!(
    /// How a draft sounds; what it says stays the same.
    Tone {
        /// As to somebody one likes.
        Warm = "warm",
        /// Short, without ornament.
        Plain = "plain",
        /// As to somebody one addresses with respect.
        Formal = "formal",
    }
);
words!(
    /// Days of the week as `[availability]` writes them.
    WeekdayName {
        /// Monday.
        Mon = "mon",
        /// Tuesday.
        Tue = "tue",
        /// Wednesday.
        Wed = "wed",
        /// Thursday.
        Thu = "thu",
        /// Friday.
        Fri = "fri",
        /// Saturday.
        Sat = "sat",
        /// Sunday.
        Sun = "sun",
    }
);
