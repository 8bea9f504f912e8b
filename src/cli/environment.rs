//! The process's world as plain values, so that nothing below the command line asks for it.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;

use chrono::Utc;
use directories::BaseDirs;
use directories::ProjectDirs;

use crate::units::Timestamp;

/// Everything a command may know of the machine it runs on.
#[derive(Clone, Debug)]
pub struct Environment {
    /// Environment variables with valid names and values.
    pub variables: BTreeMap<String, String>,
    /// The current directory.
    pub directory: PathBuf,
    /// The user's home.
    pub home: Option<PathBuf>,
    /// Where `llmcost.toml` of the user lies.
    pub config_directory: Option<PathBuf>,
    /// Where the store lies unless told otherwise.
    pub data_directory: Option<PathBuf>,
    /// The current instant; `LLMCOST_NOW` sets it, so that a report can be made again.
    pub now: Timestamp,
    /// Whether stdout is a terminal.
    pub stdout_is_terminal: bool,
    /// Whether stderr is a terminal.
    pub stderr_is_terminal: bool,
    /// Columns of the terminal; `COLUMNS` sets it.
    pub width: usize,
    /// This process, for the lock's holder.
    pub process: u32,
}

/// Columns assumed where no terminal says otherwise.
const DEFAULT_WIDTH: usize = 120;

impl Environment {
    /// Reads the process's environment once.
    #[must_use]
    pub fn of_this_process() -> Self {
        let variables: BTreeMap<String, String> = std::env::vars_os()
            .filter_map(|(name, value): (OsString, OsString)| {
                Some((name.into_string().ok()?, value.into_string().ok()?))
            })
            .collect();
        let project = ProjectDirs::from("", "", "llmcost");
        let now = variables
            .get("LLMCOST_NOW")
            .and_then(|text| chrono::DateTime::parse_from_rfc3339(text).ok())
            .map_or_else(
                || Utc::now().timestamp_micros(),
                |now| now.timestamp_micros(),
            );
        let stdout_is_terminal = std::io::stdout().is_terminal();
        Self {
            width: width(&variables, stdout_is_terminal),
            directory: std::env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
            home: BaseDirs::new().map(|base| base.home_dir().to_owned()),
            config_directory: project.as_ref().map(|dirs| dirs.config_dir().to_owned()),
            data_directory: project.as_ref().map(|dirs| dirs.data_dir().to_owned()),
            now: Timestamp(now),
            stdout_is_terminal,
            stderr_is_terminal: std::io::stderr().is_terminal(),
            process: std::process::id(),
            variables,
        }
    }

    /// The instant it is by now, for a command that runs on: `LLMCOST_NOW` stands still.
    #[must_use]
    pub fn clock(&self) -> Timestamp {
        match self.variable("LLMCOST_NOW") {
            Some(_) => self.now,
            None => Timestamp(Utc::now().timestamp_micros()),
        }
    }

    /// A variable that is set and not empty.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<&str> {
        self.variables
            .get(name)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }
}

fn width(variables: &BTreeMap<String, String>, stdout_is_terminal: bool) -> usize {
    let stated = variables.get("COLUMNS").and_then(|text| text.parse().ok());
    let measured = || {
        stdout_is_terminal
            .then(terminal_size::terminal_size)
            .flatten()
            .map(|(terminal_size::Width(columns), _)| usize::from(columns))
    };
    stated
        .or_else(measured)
        .filter(|columns| *columns > 0)
        .unwrap_or(DEFAULT_WIDTH)
}
