//! The command line: flags in, one answer and an exit code out. It wires the rooms together and computes nothing.

use std::ffi::OsString;
use std::io;
use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use clap::Parser;
use clap::Subcommand;

use crate::error::Error;

mod account;
mod anomalies;
mod approvals;
mod budget;
mod calls;
mod chart;
mod compare;
mod completions;
mod config;
mod config_files;
mod cost_basis;
mod diff;
mod dry_run;
mod environment;
mod explain;
mod export;
mod follow;
mod forecast;
mod gate;
mod guard;
mod ingest;
mod ingest_file;
mod into_store;
mod list;
mod man;
#[cfg(feature = "net")]
mod net;
mod notify;
mod other_store;
mod output;
mod own_store;
mod peaks;
mod prices;
mod progress;
mod query;
mod reading;
mod record;
mod records;
mod report;
mod reprice;
mod session;
mod settings;
mod shell;
mod simulate;
mod sources;
mod sql;
mod stamp;
mod statusline;
mod store;
mod summary;
mod trend;
mod whole_file;
mod work;

pub use completions::script as completion_script;
pub use environment::Environment;
pub use man::pages as manual_pages;
pub use session::Session;

/// See what language models cost you: usage logs in, exact priced reports out
#[derive(Debug, Parser)]
#[command(
    name = "llmcost",
    version,
    propagate_version = true,
    after_help = EXIT_CODES,
    max_term_width = 100
)]
pub struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "\
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 over budget, 4 warning (when asked for), 5 data incomplete
(with --strict, or a limit that cannot be decided), 7 store damaged, 8 store locked, 9 store from a newer
llmcost, 130 interrupted.";

/// Flags that mean the same everywhere.
#[derive(Debug, Args)]
#[command(next_help_heading = "Common options")]
struct Common {
    /// Folder of the store
    #[arg(long, global = true, value_name = "DIR")]
    store: Option<PathBuf>,
    /// Configuration file to use instead of the user's and the project's
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]
    #[arg(long, global = true, value_name = "ZONE")]
    timezone: Option<String>,
    /// Output format [default: table]
    #[arg(long, global = true, value_name = "FORMAT", value_parser = output::formats())]
    format: Option<String>,
    /// Write the answer to a file instead of standard output
    #[arg(long, short, global = true, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Colour the terminal table
    #[arg(long, global = true, value_name = "WHEN", value_parser = ["auto", "always", "never"])]
    color: Option<String>,
    /// Fail with exit code 5 when a record is rejected or a call has no price
    #[arg(long, global = true)]
    strict: bool,
    /// Say nothing on standard error but errors
    #[arg(long, short, global = true)]
    quiet: bool,
    /// Seconds to wait while another process writes to the store [default: 10]
    #[arg(long, global = true, value_name = "SECONDS", value_parser = clap::value_parser!(u64))]
    lock_timeout: Option<u64>,
    /// Longest record that is read, in bytes [default: 67108864]
    #[arg(long, global = true, value_name = "BYTES", value_parser = clap::value_parser!(u64))]
    max_record_bytes: Option<u64>,
}

/// Every subcommand, one line each. The arguments of those that are not asked for are not laid out: there are so many that it
/// would take a third of the time a command starts in.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum Command {
    /// Read usage logs into the store
    Ingest(ingest::IngestArgs),
    /// Add one call to the store, from flags or as JSON lines on standard input
    Record(record::RecordArgs),
    /// Break cost and tokens down by any dimensions
    Report(report::ReportArgs),
    /// Show everything at one look: today, week and month, where they are going, and what they went to
    Summary(summary::SummaryArgs),
    /// List runs with cost, time, retries and how they ended; or show one as a tree of agents and calls
    Runs(work::RunsArgs),
    /// List sessions with cost, time, retries and how they ended; or show one as a tree of agents and calls
    Sessions(work::SessionsArgs),
    /// List projects with cost, runs, retries and the cost of a successful run; or show one as a tree of agents and models
    Projects(work::ProjectsArgs),
    /// List single calls with their tokens and the cost of each part
    Records(records::RecordsArgs),
    /// Explain what one call cost: its line in the log, the rule and entry of its price, and the arithmetic
    Explain(explain::ExplainArgs),
    /// Show what rose and fell between two reports saved with `--format json`
    Diff(diff::DiffArgs),
    /// Show cost over time as a chart: per day, week or month, and per provider, agent, model …
    Trend(trend::TrendArgs),
    /// Show which hours of the week cost most, as a heat map
    Peaks(peaks::PeaksArgs),
    /// Compare what calls cost with what they would cost at other prices
    Reprice(reprice::RepriceArgs),
    /// Project what the day, week, month and quarter will have cost
    Forecast(forecast::ForecastArgs),
    /// Show days or hours that cost far more than usual, who did it and why
    Anomalies(anomalies::AnomaliesArgs),
    /// Define budgets and see how they stand
    Budget(budget::BudgetArgs),
    /// Decide whether a call may be made: allow, warn, throttle, needs-approval or block
    Gate(gate::GateArgs),
    /// Run a command only if its budgets allow it, and stop it when they are spent
    Guard(guard::GuardArgs),
    /// Print one line for a prompt or status bar: session, today, this month, the budget nearest to its limit
    Statusline(statusline::StatuslineArgs),
    /// See what your calls would cost on other models, in batch, or with better caching
    Simulate(simulate::SimulateArgs),
    /// Write every call as Parquet, by day, for DuckDB, Spark, Trino, BigQuery or ClickHouse
    Export(export::ExportArgs),
    /// Print the SQL that prices and groups an export as `report` does
    Sql(sql::SqlArgs),
    /// Send the budget notifications that still wait, or see what was told
    Notify(notify::NotifyArgs),
    /// List, approve or deny spend that a budget has stopped
    Approvals(approvals::ApprovalsArgs),
    /// Look after the store: count, verify, compact, find it
    Store(store::StoreArgs),
    /// Read, explain, compare, check and edit the price book
    Prices(prices::PricesArgs),
    /// List every format that is read, and see how a file of yours is understood
    Sources(sources::SourcesArgs),
    /// Show every setting, its value and where it comes from
    Config(config::ConfigArgs),
    /// Print the completion script for a shell
    Completions(completions::CompletionsArgs),
    /// Print a manual page
    Man(man::ManArgs),
}

/// Runs one command; the answer goes to `out`, messages to `err`.
///
/// # Errors
/// What stopped the command; [`Error::exit_code`] is its exit code.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    environment: &Environment,
    out: impl Write,
    err: &mut dyn Write,
) -> Result<u8, Error> {
    let mut out = out;
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(refusal) => return refuse(&refusal, &mut out, err),
    };
    let mut session = match Session::new(&cli.common, environment, &mut out, err) {
        Ok(session) => session,
        // A prompt says what is wrong with the settings, and goes on.
        Err(error) if matches!(cli.command, Command::Statusline(_)) && !cli.common.strict => {
            let written = out.write_all(statusline::short(&error).as_bytes());
            written.and_then(|()| out.flush()).map_err(output_failed)?;
            return Ok(0);
        }
        Err(error) => return Err(error),
    };
    let code = match &cli.command {
        Command::Ingest(arguments) => ingest::run(arguments, &mut session),
        Command::Record(arguments) => record::run(arguments, &mut session),
        Command::Report(arguments) => report::run(arguments, &mut session),
        Command::Summary(arguments) => summary::run(arguments, &mut session),
        Command::Runs(arguments) => work::runs(arguments, &mut session),
        Command::Sessions(arguments) => work::sessions(arguments, &mut session),
        Command::Projects(arguments) => work::projects(arguments, &mut session),
        Command::Explain(arguments) => explain::run(arguments, &mut session),
        Command::Records(arguments) => records::run(arguments, &mut session),
        Command::Diff(arguments) => diff::run(arguments, &mut session),
        Command::Trend(arguments) => trend::run(arguments, &mut session),
        Command::Peaks(arguments) => peaks::run(arguments, &mut session),
        Command::Reprice(arguments) => reprice::run(arguments, &mut session),
        Command::Forecast(arguments) => forecast::run(arguments, &mut session),
        Command::Anomalies(arguments) => anomalies::run(arguments, &mut session),
        Command::Budget(arguments) => budget::run(arguments, &mut session),
        Command::Gate(arguments) => gate::run(arguments, &mut session),
        Command::Guard(arguments) => guard::run(arguments, &mut session),
        Command::Statusline(arguments) => statusline::run(arguments, &mut session),
        Command::Simulate(arguments) => simulate::run(arguments, &mut session),
        Command::Export(arguments) => export::run(arguments, &mut session),
        Command::Sql(arguments) => sql::run(arguments, &mut session),
        Command::Approvals(arguments) => approvals::run(arguments, &mut session),
        Command::Notify(arguments) => notify::run(arguments, &mut session),
        Command::Store(arguments) => store::run(arguments, &mut session),
        Command::Prices(arguments) => prices::run(arguments, &mut session),
        Command::Sources(arguments) => sources::run(arguments, &mut session),
        Command::Config(arguments) => config::run(arguments, &mut session),
        Command::Completions(arguments) => completions::run(arguments, &mut session),
        Command::Man(arguments) => man::run(arguments, &mut session),
    }?;
    out.flush().map_err(output_failed)?;
    Ok(code)
}

/// The message of an error, safe for a terminal.
#[must_use]
pub fn plain_message(error: &Error) -> String {
    crate::render::plain(&error.to_string()).into_owned()
}

/// Prints help, version, or what is wrong with the flags.
fn refuse(refusal: &clap::Error, out: &mut dyn Write, err: &mut dyn Write) -> Result<u8, Error> {
    let text = refusal.render().to_string();
    if refusal.use_stderr() {
        // Usage is wrong whether or not we can say so.
        let _ = err.write_all(text.as_bytes());
    } else {
        let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        written.map_err(output_failed)?;
    }
    Ok(u8::try_from(refusal.exit_code()).unwrap_or(2))
}

fn output_failed(error: io::Error) -> Error {
    if error.kind() == io::ErrorKind::BrokenPipe {
        Error::BrokenPipe
    } else {
        Error::Output(error)
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::Cli;

    /// The list of commands is printed without laying them out.
    #[test]
    fn a_command_is_listed_as_it_says_itself() {
        let listed = Cli::command();
        let mut whole = listed.clone();
        whole.build();
        let mut count = 0;
        for command in listed.get_subcommands() {
            let name = command.get_name();
            let itself = whole
                .find_subcommand(name)
                .and_then(|whole| whole.get_about());
            assert_eq!(command.get_about(), itself, "{name}");
            assert!(itself.is_some(), "{name}");
            count += 1;
        }
        assert!(count > 25);
    }
}
