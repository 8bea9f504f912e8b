//! `llmcost ingest --follow`: what is appended, rotated or new goes into the store within seconds, until asked to stop.

mod bell;
mod files;
mod follower;
mod grievances;
mod live;
mod pass;
mod rotated;
mod signals;
mod spots;
mod stream;
mod summary;
mod turn;
mod watch;

pub(in crate::cli) use files::Files;

use std::path::PathBuf;

use clap::Args;

use crate::cli::Session;
use crate::cli::follow::follower::Follower;
use crate::cli::follow::live::Live;
use crate::cli::reading::FormatArgs;
use crate::cli::sources::possible_paths;
use crate::error::Error;

/// How to go on after what is there has been read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Following")]
pub(super) struct FollowArgs {
    /// Keep reading as files grow, rotate or appear, until Ctrl-C (exit code 130) or SIGTERM (0)
    #[arg(long)]
    pub(super) follow: bool,
    /// Print each new call as it arrives: time, agent, model, tokens, cost, and what today has come to
    #[arg(long, requires = "follow")]
    live: bool,
    /// Look for changes every so many seconds, for network drives, which do not tell of them
    #[arg(long, requires = "follow", value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=3600))]
    poll: Option<u64>,
}

/// What the help says at its end.
pub(super) const HELP: &str = "\
Following (--follow):
  What is there is read first, then what is appended, within a second or two of being written; paths may appear later.
  A rotated log is read to its end under its new name. Every commit is whole: killed at any moment, the next run goes
  on where the last commit ended. Other commands may write to the store meanwhile. With `-`, standard input is read
  until it ends. --live prints calls that arrive after the start, as lines, or with --format ndjson or csv.
  The first Ctrl-C or SIGTERM stores what was read and stops; the second stops at once.
";

pub(super) fn run(
    arguments: &FollowArgs,
    paths: &[PathBuf],
    format: &FormatArgs,
    session: &mut Session<'_>,
) -> Result<u8, Error> {
    if session.has_output_file() {
        return Err(Error::Usage(
            "`--follow` has no answer to write to a file; redirect the lines of `--live` instead"
                .into(),
        ));
    }
    let live = if arguments.live {
        Some(Live::new(session)?)
    } else {
        None
    };
    if paths.iter().any(|path| path.as_os_str() == "-") {
        if paths.len() > 1 || arguments.poll.is_some() {
            return Err(Error::Usage(
                "`--follow -` reads standard input alone; follow files in a command of their own, without `-`".into(),
            ));
        }
        return stream::follow(live, format, session);
    }
    let roots = if paths.is_empty() {
        possible_paths(session)
    } else {
        paths.to_vec()
    };
    if roots.is_empty() {
        return Err(Error::Usage(
            "there is nothing to follow; name files or folders: `llmcost ingest --follow PATH…`"
                .into(),
        ));
    }
    Follower::new(roots, arguments.poll, live, format, session)?.follow()
}
