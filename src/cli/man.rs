//! `llmcost man [COMMAND]`: the command line's definition as manual pages.

use std::collections::BTreeMap;
use std::io;

use clap::Args;
use clap::Command;

use crate::cli::Session;
use crate::cli::command_line;
use crate::error::Error;

/// Print a manual page
///
/// Read one with `llmcost man report | man -l -`.
#[derive(Debug, Args)]
pub(super) struct ManArgs {
    /// The subcommand to describe, such as `report` or `store check`; the whole program without it
    command: Vec<String>,
}

pub(super) fn run(arguments: &ManArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let mut name = vec!["llmcost".to_owned()];
    name.extend(arguments.command.iter().cloned());
    let pages = pages().map_err(Error::Output)?;
    let page = pages.get(&name.join("-")).ok_or_else(|| {
        Error::Usage(format!(
            "there is no page for `{}`; there are {}",
            arguments.command.join(" "),
            pages.keys().cloned().collect::<Vec<_>>().join(", ")
        ))
    })?;
    session.print(page)
}

/// One page per subcommand, by name: `llmcost`, `llmcost-report`, `llmcost-store-check` …
///
/// # Errors
/// When a page cannot be rendered.
pub fn pages() -> io::Result<BTreeMap<String, Vec<u8>>> {
    let mut pages = BTreeMap::new();
    let mut command = command_line().disable_help_subcommand(true);
    command.build();
    add(&command, "llmcost", &mut pages)?;
    Ok(pages)
}

fn add(command: &Command, name: &str, pages: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    pages.insert(name.to_owned(), page);
    for subcommand in command
        .get_subcommands()
        .filter(|subcommand| !subcommand.is_hide_set())
    {
        add(
            subcommand,
            &format!("{name}-{}", subcommand.get_name()),
            pages,
        )?;
    }
    Ok(())
}
