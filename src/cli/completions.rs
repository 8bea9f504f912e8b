//! `llmcost completions SHELL`: the command line's definition as a completion script.

use clap::Args;
use clap_complete::Shell;

use crate::cli::Session;
use crate::cli::command_line;
use crate::error::Error;

/// Print the completion script for a shell
///
/// Bash: `llmcost completions bash > ~/.local/share/bash-completion/completions/llmcost`
#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// The shell to complete in
    shell: Shell,
}

pub(super) fn run(arguments: &CompletionsArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    session.print(&script(arguments.shell))
}

/// The script of a shell.
#[must_use]
pub fn script(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command_line(), "llmcost", &mut script);
    script
}
