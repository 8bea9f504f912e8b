//! What every command is given: settings, the world, and the two places it may write to.

use std::io::Write;
use std::path::PathBuf;

use crate::cli::Common;
use crate::cli::Environment;
use crate::cli::output;
use crate::cli::output_failed;
use crate::cli::settings::Settings;
use crate::cli::whole_file::write_answer;
use crate::error::Error;
use crate::render;
use crate::render::Chart;
use crate::table::Table;

/// One run of the program.
pub struct Session<'a> {
    pub(super) environment: &'a Environment,
    pub(super) settings: Settings,
    output: Option<PathBuf>,
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
}

impl<'a> Session<'a> {
    pub(super) fn new(
        common: &Common,
        environment: &'a Environment,
        out: &'a mut dyn Write,
        err: &'a mut dyn Write,
    ) -> Result<Self, Error> {
        let settings = Settings::collect(environment, common.config.as_deref(), &flags(common))?;
        Ok(Self {
            environment,
            settings,
            output: common.output.clone(),
            out,
            err,
        })
    }

    /// Renders an answer in the format asked for.
    pub(super) fn answer(&mut self, table: &Table) -> Result<u8, Error> {
        self.draw(table, None)
    }

    /// The same, drawn as a chart where the format is for a person at a terminal.
    pub(super) fn draw(&mut self, table: &Table, chart: Option<Chart>) -> Result<u8, Error> {
        let to_terminal = self.output.is_none() && self.environment.stdout_is_terminal;
        let bytes = output::render(table, &self.settings, self.environment, to_terminal, chart)?;
        self.print(&bytes)
    }

    /// Writes bytes to standard output or the file of `--output`.
    pub(super) fn print(&mut self, bytes: &[u8]) -> Result<u8, Error> {
        match &self.output {
            None => self.out.write_all(bytes).map_err(output_failed)?,
            Some(path) => write_answer(path, bytes)?,
        }
        Ok(0)
    }

    /// Whether the answer goes to a file.
    pub(super) fn has_output_file(&self) -> bool {
        self.output.is_some()
    }

    /// Writes a part of an answer without end to standard output, to be seen at once.
    pub(super) fn print_now(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let written = self.out.write_all(bytes).and_then(|()| self.out.flush());
        written.map_err(output_failed)
    }

    /// Tells the user something on standard error, unless `--quiet`.
    pub(super) fn say(&mut self, message: &str) {
        if !self.settings.switch("quiet") {
            // A closed stderr is no reason to fail.
            let _ = writeln!(self.err, "{}", render::plain(message));
        }
    }

    /// Says a line to the CI system that reads along, as its own renderer made it safe.
    pub(super) fn command(&mut self, line: &str) {
        if !self.settings.switch("quiet") {
            let _ = writeln!(self.err, "{line}");
        }
    }

    /// Tells an error that does not end the command, `--quiet` or not.
    pub(super) fn complain(&mut self, error: &Error) {
        let _ = writeln!(self.err, "llmcost: {}", render::plain(&error.to_string()));
    }

    /// Warns the user on standard error, unless `--quiet`.
    pub(super) fn warn(&mut self, message: &str) {
        self.say(&format!("warning: {message}"));
    }
}

/// The flags that are settings, as they were typed.
fn flags(common: &Common) -> Vec<(&'static str, Vec<String>)> {
    let path = |path: &PathBuf| path.display().to_string();
    let stated = [
        ("store", common.store.as_ref().map(path)),
        ("timezone", common.timezone.clone()),
        ("format", common.format.clone()),
        ("color", common.color.clone()),
        ("strict", common.strict.then(|| "true".to_owned())),
        ("quiet", common.quiet.then(|| "true".to_owned())),
        (
            "lock-timeout",
            common.lock_timeout.map(|seconds| seconds.to_string()),
        ),
        (
            "max-record-bytes",
            common.max_record_bytes.map(|bytes| bytes.to_string()),
        ),
    ];
    stated
        .into_iter()
        .filter_map(|(name, value)| Some((name, vec![value?])))
        .collect()
}
