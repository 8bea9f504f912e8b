//! `llmcost runs`, `sessions` and `projects`: a list of them, or the tree of one.

use clap::Args;

use crate::analysis;
use crate::analysis::CostBasis;
use crate::analysis::Query;
use crate::analysis::Work;
use crate::analysis::WorkQuery;
use crate::cli::Session;
use crate::cli::calls;
use crate::cli::calls::CallsArgs;
use crate::cli::cost_basis;
use crate::cli::cost_basis::CostArgs;
use crate::cli::prices::BookArgs;
use crate::error::Error;
use crate::units::Usd;

/// List runs with cost, time, retries and how they ended; or show one as a tree of agents and calls
///
/// A run's status is the worst of what each of its agents' last call came to: a failure that the same agent made good
/// later is none. Costs of retries and of failed calls are parts of the cost; a retry that failed is in both.
#[derive(Debug, Args)]
#[command(after_long_help = long_help(Work::Run))]
pub(super) struct RunsArgs {
    /// Show this run from the inside: its full name, or a beginning that no other run shares
    #[arg(value_name = "RUN")]
    target: Option<String>,
    /// List the runs that cost or used far more than is usual for their agents, with the likely reason and what to try
    #[arg(long, conflicts_with_all = ["target", "sort", "min_cost"])]
    unusual: bool,
    #[command(flatten)]
    shape: ShapeArgs,
}

/// List sessions with cost, time, retries and how they ended; or show one as a tree of agents and calls
///
/// A session's status is the worst of what each of its agents' last call came to. Costs of retries and of failed calls are
/// parts of the cost; a retry that failed is in both.
#[derive(Debug, Args)]
#[command(after_long_help = long_help(Work::Session))]
pub(super) struct SessionsArgs {
    /// Show this session from the inside: its full name, or a beginning that no other session shares
    #[arg(value_name = "SESSION")]
    target: Option<String>,
    /// List the sessions that cost or used far more than is usual for their agents, with the likely reason and what to try
    #[arg(long, conflicts_with_all = ["target", "sort", "min_cost"])]
    unusual: bool,
    #[command(flatten)]
    shape: ShapeArgs,
}

/// List projects with cost, runs, retries and the cost of a successful run; or show one as a tree of agents and models
///
/// A successful run bears what the others cost: the cost of all runs of the project over those that ended ok.
#[derive(Debug, Args)]
#[command(after_long_help = long_help(Work::Project))]
pub(super) struct ProjectsArgs {
    /// Show this project from the inside: its full name, or a beginning that no other project shares
    #[arg(value_name = "PROJECT")]
    target: Option<String>,
    #[command(flatten)]
    shape: ShapeArgs,
}

/// What is shown of the pieces of work, and of which calls they are made.
#[derive(Debug, Args)]
struct ShapeArgs {
    /// Keep the first N rows and fold the rest into one; inside a run or session, the N dearest calls of each agent
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    /// Sort by a column, rising; `-column` falls: `-duration_ms` for the slowest, `-retries` for the most retried
    #[arg(
        long,
        value_name = "COLUMN",
        allow_hyphen_values = true,
        default_value = "-cost"
    )]
    sort: String,
    /// Fold what costs less, in USD, into one row
    #[arg(long, value_name = "USD", conflicts_with = "target")]
    min_cost: Option<String>,
    #[command(flatten)]
    cost: CostArgs,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    calls: CallsArgs,
}

pub(super) fn runs(arguments: &RunsArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    run(
        Work::Run,
        asked(arguments.target.as_deref(), arguments.unusual),
        &arguments.shape,
        session,
    )
}

pub(super) fn sessions(arguments: &SessionsArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    run(
        Work::Session,
        asked(arguments.target.as_deref(), arguments.unusual),
        &arguments.shape,
        session,
    )
}

pub(super) fn projects(arguments: &ProjectsArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    run(
        Work::Project,
        asked(arguments.target.as_deref(), false),
        &arguments.shape,
        session,
    )
}

/// What is asked of the pieces of work.
enum Asked<'a> {
    /// All of them.
    List,
    /// Those that are far outside their habit.
    Unusual,
    /// One from the inside.
    Tree(&'a str),
}

fn asked(target: Option<&str>, unusual: bool) -> Asked<'_> {
    match target {
        Some(name) => Asked::Tree(name),
        None if unusual => Asked::Unusual,
        None => Asked::List,
    }
}

fn run(
    work: Work,
    asked: Asked<'_>,
    arguments: &ShapeArgs,
    session: &mut Session<'_>,
) -> Result<u8, Error> {
    let question = WorkQuery {
        work,
        calls: Query {
            basis: arguments.cost.basis(),
            ..arguments.calls.query.query(session)?
        },
        sort: WorkQuery::parse_sort(work, &arguments.sort)?,
        min_cost: arguments.min_cost.as_deref().map(usd).transpose()?,
        top: arguments.top,
    };
    let (book, at) = arguments.cost.book(&arguments.book, session)?;
    let mut table = calls::ask(&arguments.calls, session, &mut |events| match asked {
        Asked::List => analysis::work(&question, events, &book),
        Asked::Unusual => analysis::unusual_work(&question, events, &book),
        Asked::Tree(name) => analysis::work_tree(&question, name, events, &book),
    })?;
    cost_basis::note(at, &mut table);
    if question.calls.basis != CostBasis::Reported {
        calls::hint(&mut table);
    }
    session.answer(&table)?;
    calls::complete(&mut table, session)
}

fn usd(text: &str) -> Result<Usd, Error> {
    Usd::parse(text.trim().trim_start_matches('$')).map_err(|error| {
        Error::Usage(format!(
            "`--min-cost {text}`: {error}; type dollars, such as `0.50`"
        ))
    })
}

fn long_help(work: Work) -> String {
    let mut help = "Columns (--sort):\n".to_owned();
    for (name, about) in analysis::work_columns(work) {
        help += &format!("  {name:<18} {about}\n");
    }
    help += "
Shares inside a run are tenths of a percent that add up: each is rounded down, and what is missing goes to
those that lost most.
";
    help
}
