//! `llmcost budget check`: limits in, an exit code that a pipeline can trust out.

use std::path::PathBuf;

use clap::Args;

use super::ci;
use super::ci::CiArgs;
use crate::analysis;
use crate::analysis::ColumnChoice;
use crate::analysis::Dimension;
use crate::analysis::Query;
use crate::analysis::budget;
use crate::analysis::budget::Budget;
use crate::analysis::budget::BudgetQuery;
use crate::analysis::budget::Check;
use crate::analysis::budget::Cycle;
use crate::analysis::budget::Evaluation;
use crate::analysis::budget::Leniency;
use crate::analysis::budget::Projecting;
use crate::analysis::budget::Scope;
use crate::analysis::budget::Share;
use crate::analysis::budget::Verdict;
use crate::cli::Session;
use crate::cli::calls;
use crate::cli::calls::CallsArgs;
use crate::cli::diff;
use crate::cli::notify;
use crate::cli::prices;
use crate::cli::prices::BookArgs;
use crate::error::Error;
use crate::table::Table;
use crate::units::Usd;

/// Fail when a limit is passed: for pipelines
///
/// Checks the budgets of llmcost.toml, or with `--max` and `--baseline` the calls that the other flags choose. A limit that
/// cannot be decided never passes: calls without a price, records that could not be read, a log without a call.
#[derive(Debug, Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct CheckArgs {
    /// Only the budgets of these names; `*` matches anything
    #[arg(value_name = "NAME", conflicts_with_all = ["max", "baseline"])]
    names: Vec<String>,
    /// Check these calls against a limit: `0.50`, `20 USD`, `50 cents`
    #[arg(long, value_name = "AMOUNT", value_parser = budget::limit)]
    max: Option<Usd>,
    /// Check these calls against a saved report (`llmcost report … --format json`)
    #[arg(long, value_name = "FILE", requires = "max_increase")]
    baseline: Option<PathBuf>,
    /// How much more than the baseline may be spent: `10%`
    #[arg(long, value_name = "SHARE", requires = "baseline", value_parser = Share::parse)]
    max_increase: Option<Share>,
    /// Fail with exit code 4 on a `warning` too, or on `projected=0.8`: an overrun that is so likely [default: over]
    #[arg(long, value_name = "WHAT", value_parser = FailOn::parse)]
    fail_on: Option<FailOn>,
    /// Pass a limit of which there is no call at all
    #[arg(long)]
    allow_empty: bool,
    /// Count calls without a price, and records that could not be read, as nothing
    #[arg(long)]
    allow_incomplete: bool,
    /// Tell nobody of the thresholds that were crossed
    #[arg(long)]
    no_notify: bool,
    #[command(flatten)]
    ci: CiArgs,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    calls: CallsArgs,
}

const EXIT_CODES: &str = "\
Exit codes: 0 all within their limits, 3 a limit is passed, 5 a limit cannot be decided, 4 a warning (with --fail-on);
1 and 2 when nothing was checked.";

/// So many agents and models are named on which most was spent.
const CONTRIBUTORS: usize = 3;

/// What fails besides an overrun.
#[derive(Clone, Copy, Debug)]
enum FailOn {
    Over,
    Warning,
    Projected(Share),
}

impl FailOn {
    fn parse(text: &str) -> Result<Self, String> {
        let projected = text
            .strip_prefix("projected")
            .map(|rest| rest.trim_start_matches('='));
        match (text, projected) {
            ("over", _) => Ok(Self::Over),
            ("warning", _) => Ok(Self::Warning),
            (_, Some("")) => Ok(Self::Projected(Share::percent(80))),
            (_, Some(share)) => Share::parse(share).map(Self::Projected),
            _ => Err("it is `over`, `warning` or `projected=0.8`".to_owned()),
        }
    }
}

pub(super) fn run(arguments: &CheckArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let budgets = arguments.budgets(session)?;
    let wanted = arguments.wanted(&budgets)?;
    let query = BudgetQuery {
        contributors: CONTRIBUTORS,
        projecting: match arguments.fail_on {
            Some(FailOn::Projected(_)) => Projecting::Always,
            _ => Projecting::WhereAsked,
        },
        ..BudgetQuery::new(&budgets, session.environment.now)
    };
    let baseline = arguments.baseline.as_deref().map(diff::saved).transpose()?;
    let zone = session.settings.timezone()?;
    let period = arguments.calls.query.period(session)?;
    let book = prices::book(&arguments.book, session)?;
    let mut evaluation = Evaluation::default();
    let mut changed = None;
    let mut answer = calls::ask(&arguments.calls, session, &mut |events| {
        evaluation = budget::evaluate(&query, events, &book)?;
        if let Some(baseline) = &baseline {
            let now = Query {
                by: labels(baseline)?,
                filter: arguments.calls.query.filter()?,
                columns: ColumnChoice::parse("calls,total_tokens,cost")?,
                period,
                zone,
                ..Query::default()
            };
            let now = analysis::report(&now, events, &book)?;
            changed = Some(difference(baseline, &now)?);
        }
        Ok(budget::table(&query, &evaluation, &book))
    })?;
    let absent = evaluation.narrow(&wanted);
    let leniency = arguments.leniency(&mut answer);
    let mut check = Check::default();
    check.budgets(&evaluation, &leniency, arguments.max.is_some());
    for (budget, value) in &absent {
        check.absent(budget, value, &leniency);
    }
    if let (Some(changed), Some(most)) = (&changed, arguments.max_increase) {
        check.rise(&arguments.scope()?, changed, most, &leniency);
    }
    let verdict = verdict(&check);
    let mut table = check.table(answer);
    calls::hint(&mut table);
    session.answer(&table)?;
    ci::write(&arguments.ci, &table, session)?;
    if arguments.calls.from.is_empty() && !arguments.is_one_off() && !arguments.no_notify {
        notify::deliver(&evaluation.crossings, session)?;
    }
    verdict
}

/// The dimensions of a saved report.
fn labels(saved: &Table) -> Result<Vec<Dimension>, Error> {
    let names = saved.columns.iter().map(|column| column.name.as_str());
    names
        .map_while(|name| Dimension::parse(name).ok())
        .map(Ok)
        .collect()
}

fn difference(before: &Table, now: &Table) -> Result<Table, Error> {
    analysis::difference(before, now)
        .map_err(|reason| Error::Usage(format!("the baseline cannot be compared: {reason}")))
}

impl CheckArgs {
    /// Whether limits come from flags and hold for the calls that the other flags choose.
    fn is_one_off(&self) -> bool {
        self.max.is_some() || self.baseline.is_some()
    }

    /// The calls that the flags choose.
    fn scope(&self) -> Result<Scope, Error> {
        let mut scope = Scope::default();
        for (dimension, pattern) in self.calls.query.dimensions()? {
            scope.add(dimension, pattern)?;
        }
        Ok(scope)
    }

    fn budgets(&self, session: &Session<'_>) -> Result<Vec<Budget>, Error> {
        if let Some(max) = self.max {
            let cycle = Cycle::Between(self.calls.query.period(session)?);
            let zone = session.settings.timezone()?;
            if matches!(self.fail_on, Some(FailOn::Projected(_))) && !cycle.has_end(zone) {
                return Err(Error::Usage(
                    "`--fail-on projected` asks what a period will have cost: choose one of whole days that ends, such as \
                     `--period this-month`"
                        .to_owned(),
                ));
            }
            return Ok(vec![Budget {
                scope: self.scope()?,
                zone,
                ..Budget::new("max", max, cycle)
            }]);
        }
        if self.is_one_off() {
            return Ok(Vec::new());
        }
        if self.calls.query.names_period() {
            return Err(Error::Usage(
                "a budget has a period of its own; `--since`, `--until` and `--period` go with `--max` or `--baseline`"
                    .to_owned(),
            ));
        }
        super::named(&self.names, session)
    }

    /// Whose budgets are asked for, of those that each run, user … has: all of the others are.
    fn wanted(&self, budgets: &[Budget]) -> Result<Vec<(Dimension, &str)>, Error> {
        if self.is_one_off() {
            return Ok(Vec::new());
        }
        let wanted = self.calls.query.dimensions()?;
        for (dimension, value) in &wanted {
            if !budgets
                .iter()
                .any(|budget| budget.per.as_ref() == Some(dimension))
            {
                let name = dimension.name();
                return Err(Error::Usage(format!(
                    "no budget is kept for each {name}: `--{name} {value}` goes with `--max AMOUNT`"
                )));
            }
        }
        Ok(wanted)
    }

    fn leniency(&self, answer: &mut Table) -> Leniency {
        Leniency {
            allow_empty: self.allow_empty,
            allow_incomplete: self.allow_incomplete,
            fails_on_warning: matches!(self.fail_on, Some(FailOn::Warning)),
            fails_on_projected: match self.fail_on {
                Some(FailOn::Projected(share)) => Some(share),
                _ => None,
            },
            rejected: calls::completeness(answer).map_or(0, |found| found.rejected),
        }
    }
}

/// The exit code, and what to say of it.
fn verdict(check: &Check) -> Result<u8, Error> {
    let verdict = check.verdict();
    let names = check.named(verdict);
    match verdict {
        Verdict::Over => Err(Error::OverBudget(format!("over budget: {names}"))),
        Verdict::Undecidable if check.lacks_calls_alone() => Err(Error::Incomplete(format!(
            "cannot be decided without a call: {names}; if that is right, say `--allow-empty`"
        ))),
        Verdict::Undecidable => Err(Error::Incomplete(format!(
            "cannot be decided: {names}; to count what is not known as nothing, say `--allow-incomplete`"
        ))),
        Verdict::Warning if check.fails() => {
            Err(Error::Warning(format!("budget warning: {names}")))
        }
        Verdict::Warning | Verdict::Pass => Ok(0),
    }
}
