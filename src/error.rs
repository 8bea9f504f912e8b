//! The one error type: what stopped a command, where, and what to type next.

use std::io;
use std::path::PathBuf;

/// Everything that can stop a command. The message is worded for the user, and never quotes a log's text.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The reader of our output went away; not a failure.
    #[error("output closed")]
    BrokenPipe,
    /// The answer could not be written.
    #[error("cannot write the output: {0}")]
    Output(#[source] io::Error),
    /// A file could not be read or written.
    #[error("cannot {action} `{}`: {source}", path.display())]
    Io {
        /// What was tried, as a verb: `read`, `write`, `create`.
        action: &'static str,
        /// The file in question.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// No reader recognises the file.
    #[error(
        "cannot tell the format of `{}`; name it with `--input-format NAME` (`llmcost sources` lists them), \
         or describe it by a mapping (`llmcost sources map FILE` drafts one)",
        path.display()
    )]
    UnknownFormat {
        /// The file in question.
        path: PathBuf,
    },
    /// A flag, filter, date or setting has no meaning; exit code 2.
    #[error("{0}")]
    Usage(String),
    /// A configuration, mapping or price file is wrong.
    #[error("{}: {reason}", path.display())]
    Invalid {
        /// The file in question.
        path: PathBuf,
        /// What is wrong with it, and where.
        reason: String,
    },
    /// Something could not be fetched over the network.
    #[error("cannot fetch `{url}`: {reason}")]
    Fetch {
        /// The address that was asked for.
        url: String,
        /// What failed, and how to do without.
        reason: String,
    },
    /// Records were rejected or calls unpriced under `--strict`; exit code 5.
    #[error("{0}")]
    Incomplete(String),
    /// A limit is passed; exit code 3.
    #[error("{0}")]
    OverBudget(String),
    /// Something is to be noticed, and the user asked to fail on that; exit code 4.
    #[error("{0}")]
    Warning(String),
    /// The store's bytes are not what was written; exit code 7.
    #[error("the store is damaged: {0}; run `llmcost store check`")]
    Damaged(String),
    /// Another process is writing; exit code 8.
    #[error(
        "the store is locked by {holder}; try again when it is done, or wait longer with `--lock-timeout SECONDS`"
    )]
    Locked {
        /// Process, command and start time of the holder.
        holder: String,
    },
    /// The store was written by a newer llmcost; exit code 9.
    #[error(
        "the store has format {found}, this llmcost reads up to {supported}; install a newer llmcost (the store was not touched)"
    )]
    NewerStore {
        /// Format version on disk.
        found: u32,
        /// Newest version this program reads.
        supported: u32,
    },
    /// The catalogue refused an operation.
    #[error("the store's catalogue failed: {0}")]
    Catalogue(String),
    /// Ctrl-C or SIGTERM; exit code 130.
    #[error("interrupted; nothing of this command was stored")]
    Interrupted,
    /// A promise of the program itself was broken; exit code 1.
    #[error("internal error: {0}; please report it")]
    Internal(String),
}

impl Error {
    /// An [`Error::Io`] for `path`, ready for `map_err`.
    pub fn io(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io {
            action,
            path,
            source,
        }
    }

    /// The documented exit code.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::BrokenPipe => 0,
            Self::Usage(_) => 2,
            Self::OverBudget(_) => 3,
            Self::Warning(_) => 4,
            Self::Incomplete(_) => 5,
            Self::Damaged(_) => 7,
            Self::Locked { .. } => 8,
            Self::NewerStore { .. } => 9,
            Self::Interrupted => 130,
            Self::Output(_)
            | Self::Io { .. }
            | Self::UnknownFormat { .. }
            | Self::Invalid { .. }
            | Self::Fetch { .. }
            | Self::Catalogue(_)
            | Self::Internal(_) => 1,
        }
    }
}
