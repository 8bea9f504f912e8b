//! The command line: flags in, one answer and an exit code out. It wires the rooms together and computes nothing.

use std::ffi::OsString;
use std::io;
use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use clap::CommandFactory;
use clap::Parser;
use clap::Subcommand;
use clap::error::ErrorKind;

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
mod memory;
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
struct Cli<C: Subcommand> {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: C,
}

/// The whole command line: what help, manual pages and completions tell of.
#[must_use]
pub fn command_line() -> clap::Command {
    Cli::<Whole>::command()
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

/// Names every subcommand once, for both ways of laying them out.
macro_rules! commands {
    ($($name:ident($arguments:ty),)*) => {
        /// Every subcommand; the arguments of those that are not asked for are not laid out. There are so many that it would
        /// take a third of the time a command starts in.
        #[derive(Debug, Subcommand)]
        #[command(defer = true)]
        enum Command {
            $($name($arguments),)*
        }

        /// Every subcommand, laid out: for help, manual pages and completions.
        #[derive(Debug, Subcommand)]
        enum Whole {
            $($name($arguments),)*
        }
    };
}

commands! {
    Ingest(ingest::IngestArgs),
    Record(record::RecordArgs),
    Report(report::ReportArgs),
    Summary(summary::SummaryArgs),
    Runs(work::RunsArgs),
    Sessions(work::SessionsArgs),
    Projects(work::ProjectsArgs),
    Records(records::RecordsArgs),
    Explain(explain::ExplainArgs),
    Diff(diff::DiffArgs),
    Trend(trend::TrendArgs),
    Peaks(peaks::PeaksArgs),
    Reprice(reprice::RepriceArgs),
    Forecast(forecast::ForecastArgs),
    Anomalies(anomalies::AnomaliesArgs),
    Budget(budget::BudgetArgs),
    Gate(gate::GateArgs),
    Guard(guard::GuardArgs),
    Statusline(statusline::StatuslineArgs),
    Simulate(simulate::SimulateArgs),
    Export(export::ExportArgs),
    Sql(sql::SqlArgs),
    Notify(notify::NotifyArgs),
    Approvals(approvals::ApprovalsArgs),
    Store(store::StoreArgs),
    Prices(prices::PricesArgs),
    Sources(sources::SourcesArgs),
    Config(config::ConfigArgs),
    Completions(completions::CompletionsArgs),
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
    memory::keep();
    let mut out = out;
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let cli = match Cli::<Command>::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(version) if version.kind() == ErrorKind::DisplayVersion => {
            return refuse(&version, &mut out, err);
        }
        // Help tells of all commands, and lists a command's own options first.
        Err(refusal) => {
            let refusal = command_line()
                .try_get_matches_from(&arguments)
                .err()
                .unwrap_or(refusal);
            return refuse(&refusal, &mut out, err);
        }
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
