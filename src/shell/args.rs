//! The options that every command takes, and those that many share.

use std::path::PathBuf;

use crate::facts::privacy::Audience;
use crate::model::words::Tone;

/// Options of every command.
#[derive(clap::Args, Clone, Debug, Default)]
pub struct Globals {
    /// Use the network in DIR [default: $MENTOR_NETWORK, else the nearest folder upwards]
    #[arg(
        short = 'C',
        value_name = "DIR",
        global = true,
        help_heading = "Options of every command"
    )]
    pub dir: Option<PathBuf>,

    /// Answer as of this day [default: $MENTOR_TODAY, else the clock's]
    #[arg(
        long,
        value_name = "DATE",
        global = true,
        help_heading = "Options of every command"
    )]
    pub today: Option<String>,

    /// Colour the output: auto, always or never
    #[arg(
        long,
        value_name = "WHEN",
        global = true,
        value_enum,
        hide_possible_values = true,
        hide_default_value = true,
        default_value_t,
        help_heading = "Options of every command"
    )]
    pub color: When,

    /// Print long answers without the pager
    #[arg(long, global = true, help_heading = "Options of every command")]
    pub no_pager: bool,

    /// Stop at the first file that cannot be read
    #[arg(long, global = true, help_heading = "Options of every command")]
    pub fail_fast: bool,

    /// Whether the command was asked for JSON; told from its own options.
    #[arg(skip)]
    pub json: bool,
}

/// When to use colour.
#[derive(clap::ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum When {
    /// On a terminal, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The option of every command that writes.
#[derive(clap::Args, Clone, Copy, Debug, Default)]
pub struct Writing {
    /// Print what would be written as a diff, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// The options of commands that take something away: they say it first, and ask.
#[derive(clap::Args, Clone, Copy, Debug, Default)]
pub struct Agreed {
    /// Do it without asking
    #[arg(long)]
    pub yes: bool,

    /// Whether it is only tried.
    #[command(flatten)]
    pub writing: Writing,

    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// How a command was given.
#[derive(Clone, Copy, Debug)]
pub struct Given {
    /// `--yes`
    pub yes: bool,
    /// `--dry-run`
    pub dry_run: bool,
}

impl Agreed {
    /// How the command was given.
    pub fn given(self) -> Given {
        Given {
            yes: self.yes,
            dry_run: self.writing.dry_run,
        }
    }
}

/// The forms of a report's answer.
#[derive(clap::Args, Clone, Copy, Debug)]
pub struct Form {
    /// The form of the answer; text is Markdown, rendered on a terminal
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,

    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

/// A form as typed.
#[derive(clap::ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Rendered on a terminal, Markdown in a pipe.
    Text,
    /// Markdown wherever it goes.
    Markdown,
    /// One JSON object.
    Json,
}

impl Form {
    /// The form that is meant.
    pub fn meant(self) -> Format {
        if self.json { Format::Json } else { self.format }
    }
}

/// The options of every draft.
#[derive(clap::Args, Clone, Copy, Debug)]
pub struct DraftForm {
    /// The form: markdown, text (a chat), eml (a mail that is not sent yet) or json
    #[arg(long, value_name = "FORMAT", value_enum, hide_possible_values = true, default_value_t = DraftFormat::Markdown)]
    format: DraftFormat,

    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,

    /// How it sounds: warm, plain or formal
    #[arg(long, value_name = "TONE", default_value = "warm", value_parser = tone)]
    tone: Tone,

    /// Use Private sections, confidential notes and confidential people too
    #[arg(long)]
    include_private: bool,
}

/// The form of a draft as typed.
#[derive(clap::ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftFormat {
    /// Markdown, rendered on a terminal.
    Markdown,
    /// Plain text without marks.
    Text,
    /// A mail (RFC 5322).
    Eml,
    /// One JSON object.
    Json,
}

impl Default for DraftForm {
    /// What is meant where nothing is typed.
    fn default() -> Self {
        Self {
            format: DraftFormat::Markdown,
            json: false,
            tone: Tone::Warm,
            include_private: false,
        }
    }
}

impl DraftForm {
    /// The form that is meant.
    pub fn meant(self) -> DraftFormat {
        if self.json {
            DraftFormat::Json
        } else {
            self.format
        }
    }

    /// How it sounds.
    pub fn tone(self) -> Tone {
        self.tone
    }

    /// Who reads it: others, with what is private only where that was asked for.
    pub fn audience(self) -> Audience {
        Audience::Others {
            include_private: self.include_private,
        }
    }
}

/// Reads a whole number between two, both included, and says so where it is none.
pub fn whole<T: TryFrom<u64>>(
    from: u64,
    to: u64,
) -> impl Fn(&str) -> Result<T, String> + Clone + Send + Sync + 'static {
    move |typed| {
        let number = typed.trim().parse().ok();
        let number = number.filter(|number| (from..=to).contains(number));
        let number = number.and_then(|number| T::try_from(number).ok());
        number.ok_or_else(|| match to {
            u64::MAX => "it takes a whole number".to_owned(),
            _ => format!("it takes a whole number from {from} to {to}"),
        })
    }
}

fn tone(typed: &str) -> Result<Tone, String> {
    Tone::parse(typed).ok_or_else(|| format!("a tone is one of {}", Tone::WORDS.join(", ")))
}
