//! `mentor list`: arguments as typed; the report is `reports::list`.

use clap::ValueEnum;
use clap::builder::PossibleValuesParser;

use crate::error::Failure;
use crate::facts::filter::Filter;
use crate::model::network::{Network, Scope};
use crate::model::person::Person;
use crate::reports::list::columns::Column;
use crate::reports::list::{Asking, Request, Sort, open_actions};
use crate::shell::context::{Context, Outcome};
use crate::shell::gather::{gather, with_acquaintances};
use crate::text::markdown;

/// List people with role, stage, last contact and next due
///
/// Each FILTER narrows the list; a dash before it means those who do not fit. A word is looked for
/// in names, titles, organizations, skills, interests and tags.
///
/// Examples:
///   mentor list
///   mentor list role:mentor stage:active --sort due
///   mentor list due:yes -tag:board
///   mentor list skill:k8s goal:director sailing
///   mentor list --columns name,org,actions
///   mentor list stage:prospect --ids
///
/// Filters: role: stage: style: goal: skill: support: tag: sector: org: function: title:
///   level: relation: location: program: source: due:yes|no fresh:fresh|due|fading|dormant
///
/// Columns: id name roles stage last due cadence ratio freshness actions org title sector
///   function level relation location goals skills tags since until email phone
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Who is meant; a person has to fit all of them
    #[arg(value_name = "FILTER")]
    filters: Vec<String>,

    /// The order: last, due and ratio put first who waits longest
    #[arg(long, value_name = "BY", default_value = "id",
        value_parser = PossibleValuesParser::new(Sort::ALL.map(|(word, _)| word)))]
    sort: String,

    /// The columns of the table or of CSV, with commas between
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    columns: Vec<String>,

    /// The form of the answer; text is Markdown, rendered on a terminal
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,

    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,

    /// Print ids alone, one a line, for pipes
    #[arg(long, conflicts_with_all = ["format", "json", "columns"])]
    ids: bool,
}

/// The forms as typed.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Text,
    Markdown,
    Json,
    Csv,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let format = if args.json { Format::Json } else { args.format };
    if format == Format::Json && !args.columns.is_empty() {
        return Err(Failure::usage("JSON always holds the same fields")
            .hint("`--columns` is for tables and CSV"));
    }
    let request = request(args, format)?;
    let today = context.today();
    let asking = Asking::new(&request, today);
    let ask = |network: &Network, person| asking.row(network, person);
    let (network, rows) = gather(context, &Scope::Roster, ask)?;
    let mut list = asking.list(&network, rows)?;
    // Open actions are the one column that needs notes.
    if format == Format::Json || request.columns.contains(&Column::OpenActions) {
        let count = |_: &Network, person: Person| {
            let open = open_actions(&person, today);
            (person.id, open)
        };
        let (_, open) = gather(context, &Scope::People(list.who()), count)?;
        list.count(&open);
    }
    if let Some(id) = list.foremost().cloned() {
        let near = with_acquaintances(context, std::slice::from_ref(&id))?;
        list.say_next(&near, &id);
    }
    match format {
        _ if args.ids => context.print(&list.ids()),
        Format::Text => context.print(&list.doc()),
        Format::Markdown => context.print(&markdown::render(&list.doc())),
        Format::Csv => context.print(&list.csv()),
        Format::Json => context.json("list", &list)?,
    }
    Ok(Outcome::Done)
}

fn request(args: &Args, format: Format) -> Result<Request, Failure> {
    let filters = args.filters.iter().map(|text| Filter::parse(text));
    let columns = args.columns.iter().map(|text| Column::parse(text));
    let mut columns = columns.collect::<Result<Vec<Column>, Failure>>()?;
    if columns.is_empty() && format == Format::Csv {
        columns = Column::PLAIN.to_vec();
    }
    Ok(Request {
        filters: filters.collect::<Result<_, _>>()?,
        sort: Sort::parse(&args.sort).unwrap_or_default(),
        columns,
    })
}
