//! The options of `mentor add`: one for each key of `person.toml` that is worth saying at once.

macro_rules! keys {
    ($($(#[$help:meta])* $field:ident: $kind:ty, $flag:literal $value:literal $path:literal),+ $(,)?) => {
        /// What is known of them: one option for each key of `person.toml`.
        #[derive(clap::Args, Debug)]
        pub struct Keys {
            $($(#[$help])* #[arg(long = $flag, value_name = $value)] $field: $kind),+
        }

        impl Keys {
            /// Each option that was given: how it is typed, its key, its value.
            pub fn given(&self) -> Vec<(&'static str, &'static str, String)> {
                let all = [$((concat!("--", $flag), $path, self.$field.iter().cloned().collect())),+];
                let given = all.into_iter().filter(|(_, _, values): &(_, _, Vec<String>)| !values.is_empty());
                given.map(|(flag, path, values)| (flag, path, values.join(","))).collect()
            }
        }
    };
}

keys! {
    /// What they are to you: mentor, advisor, coach, sponsor, peer, mentee (several with commas)
    role: Vec<String>, "role" "ROLE" "relationship.roles",
    /// Where you stand: prospect, invited, active, paused or declined [default: prospect]
    stage: Option<String>, "stage" "STAGE" "relationship.stage",
    /// Their organization
    org: Option<String>, "org" "NAME" "organization",
    /// Their title
    title: Option<String>, "title" "TITLE" "title",
    /// Their sector
    sector: Option<String>, "sector" "SECTOR" "sector",
    /// Their function at work
    function: Option<String>, "function" "FUNCTION" "function",
    /// Seen from you: senior, peer or junior
    level: Option<String>, "level" "LEVEL" "level",
    /// early, mid, late or retired
    career_stage: Option<String>, "career-stage" "STAGE" "career-stage",
    /// external, internal, manager, former-manager or report
    relation: Option<String>, "relation" "RELATION" "relation",
    /// Where they live
    location: Option<String>, "location" "PLACE" "location",
    /// Their time zone, as Europe/London
    timezone: Option<String>, "timezone" "ZONE" "timezone",
    /// Skills that they could lend you, with commas between
    expertise: Vec<String>, "expertise" "SKILLS" "expertise",
    /// What they care about, with commas between
    interests: Vec<String>, "interests" "WORDS" "interests",
    /// The goals that they serve [default: every goal]
    goal: Vec<String>, "goal" "GOAL" "relationship.goals",
    /// The kinds of support that they give, as guidance,feedback
    functions: Vec<String>, "functions" "WORDS" "relationship.functions",
    /// How often to be in touch, as "4 weeks", monthly or none
    cadence: Option<String>, "cadence" "LENGTH" "relationship.cadence",
    /// What it is for
    purpose: Option<String>, "purpose" "TEXT" "relationship.purpose",
    /// The first day, as 2026-03-02, today or "-3w"
    since: Option<String>, "since" "DATE" "relationship.since",
    /// Their e-mail address
    email: Option<String>, "email" "ADDRESS" "contact.email",
    /// How you met: program, observed, introduced, network, event, online, self or other
    source: Option<String>, "source" "SOURCE" "source",
    /// Who introduced you
    introduced_by: Option<String>, "introduced-by" "WHO" "introduced-by",
    /// Your own tags, with commas between
    tag: Vec<String>, "tag" "TAGS" "tags",
    /// Nicknames and other spellings, with commas between
    also: Vec<String>, "also" "NAMES" "also",
}
