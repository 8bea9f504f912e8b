//! `llmcost sources`: the formats that are read, and how a file of yours is understood.

mod detect;
mod explain;
mod fields;
mod list;
mod map;

use clap::Args;
use clap::Subcommand;

use crate::cli::Session;
use crate::error::Error;

pub(super) use self::list::all_agent_folders;
pub(super) use self::list::default_paths;
pub(super) use self::list::possible_paths;

/// List every format that is read, and see how a file of yours is understood
///
/// Without a subcommand: every format, how to get such a file, and what `ingest` reads here without a path.
#[derive(Debug, Args)]
pub(super) struct SourcesArgs {
    #[command(subcommand)]
    command: Option<SourcesCommand>,
}

#[derive(Debug, Subcommand)]
enum SourcesCommand {
    Detect(detect::DetectArgs),
    Explain(explain::ExplainArgs),
    Map(map::MapArgs),
}

pub(super) fn run(arguments: &SourcesArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    match &arguments.command {
        None => list::run(session),
        Some(SourcesCommand::Detect(arguments)) => detect::run(arguments, session),
        Some(SourcesCommand::Explain(arguments)) => explain::run(arguments, session),
        Some(SourcesCommand::Map(arguments)) => map::run(arguments, session),
    }
}
