//! `mentor goal add`: arguments as typed; the change is `changes::goal`.

use crate::changes::goal::{Request, add};
use crate::error::Failure;
use crate::facts::slips;
use crate::model::human_date::{self, Towards};
use crate::model::network::Scope;
use crate::reports::goal::build::show;
use crate::shell::args::{Writing, whole};
use crate::shell::context::{Context, Outcome};
use crate::shell::goals;

/// Write down a new goal, with room for a self-assessment
///
/// Its headings (Strengths, Growth areas, External challenges, Expectations, Milestones) are laid out
/// for you to fill.
///
/// Examples:
///   mentor goal add "Speak at two conferences" --by 2027-06-30 --why "I hide behind my team"
///   mentor goal add "Director by 2027" --id director --functions guidance,sponsorship --priority 3
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// What it is
    title: String,

    /// By when
    #[arg(long, value_name = "DATE")]
    by: Option<String>,

    /// Why it matters
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,

    /// Skills that your network must cover, separated by commas
    #[arg(long, value_name = "SKILLS", value_delimiter = ',')]
    needs: Vec<String>,

    /// Kinds of support that it must cover: guidance, feedback, sponsorship …
    #[arg(long, value_name = "FUNCTIONS", value_delimiter = ',')]
    functions: Vec<String>,

    /// 1 to 3, 3 first [default: 2]
    #[arg(long, value_name = "N", value_parser = whole::<u32>(1, 3))]
    priority: Option<u32>,

    /// The id [default: made from the title]
    #[arg(long, value_name = "ID")]
    id: Option<String>,

    #[command(flatten)]
    writing: Writing,

    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

/// Adds a goal.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    let mean = |typed: &String| human_date::parse(typed, today, Towards::Future);
    let by = args.by.as_ref().map(mean).transpose()?;
    if let Some(by) = by {
        context.note(format!("by {}", by.long()));
    }
    let filled = |texts: &[String]| {
        let texts = texts.iter().filter(|text| !text.trim().is_empty());
        texts.cloned().collect::<Vec<_>>()
    };
    let request = Request {
        title: args.title.clone(),
        id: args.id.clone(),
        by,
        why: args.why.clone().filter(|why| !why.trim().is_empty()),
        needs: filled(&args.needs),
        functions: filled(&args.functions),
        priority: args.priority,
        lines: Vec::new(),
    };
    let mut made = None;
    context.change(&Scope::Shelf, args.writing.dry_run, |network| {
        let (id, change) = add(network, &request, today)?;
        made = Some(id);
        Ok(change)
    })?;
    if args.writing.dry_run {
        return Ok(Outcome::Done);
    }
    if let Some(id) = &made {
        let functions = request.functions.iter().map(String::as_str);
        let slips = slips::lines(functions, &format!("mentor goal set {id}"));
        slips.iter().for_each(|line| context.note(line));
    }
    let goals = goals::read(context, made.as_ref())?;
    if let Some(goal) = made.and_then(|id| goals.goal(&id)) {
        let shown = show(&goals, goal, today);
        match args.json {
            true => context.json("goal-add", &shown)?,
            false => context.print(&shown.to_doc(today)),
        }
    }
    Ok(Outcome::Done)
}
