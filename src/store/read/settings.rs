//! `mentor.toml` as settings.
//!
//! What may live here: from a checked table to [`Policy`]. What may not: a file.

use crate::model::keys::SETTINGS;
use crate::model::length::Cadence;
use crate::model::note::SectionKey;
use crate::model::policy::{CoverageWishes, Me, Policy, Rhythm};
use crate::model::problem::Problem;
use crate::model::words::{Criterion, Role};
use crate::store::source::Source;
use crate::store::toml::reader;
use crate::store::toml::tables::{Table, Value};

/// The newest format that this program writes.
pub const FORMAT: i64 = 1;

/// What stands in `mentor.toml`.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The settings.
    pub policy: Policy,
    /// The format as written, where it is newer than this program.
    pub future: Option<i64>,
}

/// Reads `mentor.toml`; what cannot be read counts as not written.
pub fn read(source: Source<'_>, problems: &mut Vec<Problem>) -> Settings {
    let part = source.start()..source.text.len();
    let Some(mut table) = reader::read(source, part, &SETTINGS, problems) else {
        let mut settings = Settings::default();
        // What stands in it nobody knows.
        settings.policy.me.unread = ME.to_vec();
        settings.policy.unread = true;
        return settings;
    };
    let format_at = table.place("format");
    let future = match table.whole("format").map(i64::from) {
        Some(format) if format > FORMAT => Some(format),
        _ => None,
    };
    if let (Some(format), Some(at)) = (future, format_at)
        && source.warnings
    {
        let message =
            format!("this network is of format {format}, and this program knows {FORMAT}");
        problems.push(source.warning("future-format", at, message).hint(
            "it is read as far as it is understood; nothing is written: install a newer mentor",
        ));
    }
    let rhythm = rhythm(source, &mut table, problems);
    let (role_cadence, tag_cadence) = cadences(table.table("cadence"));
    let (fit_weights, deal_breakers) = fit(table.table("fit"));
    let policy = Policy {
        unread: false,
        me: me(table.table("me")),
        role_cadence,
        tag_cadence,
        rhythm,
        coverage: coverage(table.table("coverage")),
        fit_weights,
        deal_breakers,
        aliases: aliases(table.table("aliases")),
        sections: sections(table.table("sections")),
        git_commit: table.table("git").flag("commit").unwrap_or(false),
        check_ignore: table.table("check").texts("ignore"),
        review_off: lower(table.table("review").texts("off")),
    };
    Settings { policy, future }
}

fn lower(texts: Vec<String>) -> Vec<String> {
    texts.iter().map(|text| text.to_lowercase()).collect()
}

/// What is asked of the owner.
const ME: [&str; 4] = ["name", "organization", "intro", "expertise"];

fn me(mut table: Table<'_>) -> Me {
    Me {
        unread: table.unread(&ME),
        name: table.text("name"),
        title: table.text("title"),
        organization: table.text("organization"),
        email: table.text("email"),
        timezone: table.text("timezone"),
        intro: table.text("intro"),
        expertise: table.texts("expertise"),
        interests: table.texts("interests"),
    }
}

type Cadences = (Vec<(Role, Cadence)>, Vec<(String, Cadence)>);

fn cadences(table: Table<'_>) -> Cadences {
    let (mut roles, mut tags) = (Vec::new(), Vec::new());
    for one in table.written {
        let Value::Cadence(cadence) = one.value else {
            continue;
        };
        if let Some(tag) = one.name.strip_prefix("tag:") {
            tags.push((tag.trim().to_owned(), cadence));
        } else if let Some(role) = Role::parse(&one.name) {
            roles.push((role, cadence));
        }
    }
    (roles, tags)
}

/// The three steps must increase, or the defaults hold.
fn rhythm(source: Source<'_>, table: &mut Table<'_>, problems: &mut Vec<Problem>) -> Rhythm {
    let at = table.place("rhythm");
    let mut written = table.table("rhythm");
    let default = Rhythm::default();
    let rhythm = Rhythm {
        due: written.number("due").unwrap_or(default.due),
        fading: written.number("fading").unwrap_or(default.fading),
        dormant: written.number("dormant").unwrap_or(default.dormant),
    };
    if rhythm.due < rhythm.fading && rhythm.fading < rhythm.dormant {
        return rhythm;
    }
    let message = format!(
        "due {}, fading {}, dormant {} do not increase",
        rhythm.due, rhythm.fading, rhythm.dormant
    );
    if let Some(at) = at {
        let hint = format!(
            "until they do, {}, {} and {} are taken",
            default.due, default.fading, default.dormant
        );
        problems.push(source.error("bad-value", at, message).hint(hint));
    }
    default
}

fn coverage(mut table: Table<'_>) -> CoverageWishes {
    let default = CoverageWishes::default();
    let least = table
        .whole("min-people")
        .and_then(|n| usize::try_from(n).ok());
    CoverageWishes {
        skills: table.texts("skills"),
        functions: table.lower_if_written("functions").unwrap_or_default(),
        min_people: least.unwrap_or(default.min_people),
        axes: table.texts_if_written("axes").unwrap_or(default.axes),
    }
}

type Wishes = (Vec<(Criterion, f64)>, Vec<(Criterion, u32)>);

fn fit(mut table: Table<'_>) -> Wishes {
    let mut weights = table.table("weights");
    let mut breakers = table.table("deal-breakers");
    let mut wishes = (Vec::new(), Vec::new());
    for criterion in Criterion::ALL {
        if let Some(weight) = weights.number(criterion.as_str()) {
            wishes.0.push((*criterion, weight));
        }
        if let Some(least) = breakers.whole(criterion.as_str()) {
            wishes.1.push((*criterion, least));
        }
    }
    wishes
}

fn aliases(table: Table<'_>) -> Vec<(String, String)> {
    let pairs = table.written.into_iter().filter_map(|one| match one.value {
        Value::Text(skill) => Some((one.name.trim().to_lowercase(), skill.to_lowercase())),
        _ => None,
    });
    pairs.collect()
}

fn sections(mut table: Table<'_>) -> Vec<(String, SectionKey)> {
    const KEYS: [(&str, SectionKey); 10] = [
        ("takeaways", SectionKey::Takeaways),
        ("actions", SectionKey::Actions),
        ("decisions", SectionKey::Decisions),
        ("feedback", SectionKey::Feedback),
        ("gave", SectionKey::Gave),
        ("received", SectionKey::Received),
        ("stories", SectionKey::Stories),
        ("next-time", SectionKey::NextTime),
        ("send-ahead", SectionKey::SendAhead),
        ("private", SectionKey::Private),
    ];
    let mut headings = Vec::new();
    for (name, key) in KEYS {
        headings.extend(table.texts(name).into_iter().map(|heading| (heading, key)));
    }
    headings
}
