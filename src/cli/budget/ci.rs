//! The answer of a check to the files and lines that CI systems look for.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use clap::Args;

use crate::cli::Session;
use crate::cli::whole_file::write_answer;
use crate::error::Error;
use crate::render;
use crate::table::Table;

/// What is written for CI systems, besides the answer.
#[derive(Debug, Args)]
#[command(next_help_heading = "For CI systems")]
pub(super) struct CiArgs {
    /// Write JUnit XML, which GitLab, Jenkins and most others show
    #[arg(long, value_name = "FILE")]
    junit: Option<PathBuf>,
    /// Write GitLab's code quality JSON
    #[arg(long, value_name = "FILE")]
    gitlab: Option<PathBuf>,
    /// Write Markdown for a comment on a pull request; its first line is a hidden marker to find it again by
    #[arg(long, value_name = "FILE")]
    comment: Option<PathBuf>,
}

/// Writes them. Within GitHub Actions annotations go to stderr, and the summary and outputs to where GitHub says.
pub(super) fn write(
    arguments: &CiArgs,
    table: &Table,
    session: &mut Session<'_>,
) -> Result<(), Error> {
    let files = [
        ("junit", &arguments.junit),
        ("gitlab", &arguments.gitlab),
        ("comment", &arguments.comment),
    ];
    for (name, path) in files {
        if let Some(path) = path {
            write_answer(path, &rendered(name, table)?)?;
        }
    }
    let variable = |name| session.environment.variable(name).map(str::to_owned);
    if variable("GITHUB_ACTIONS").as_deref() != Some("true") {
        return Ok(());
    }
    let places = [
        ("comment", variable("GITHUB_STEP_SUMMARY")),
        ("github-output", variable("GITHUB_OUTPUT")),
    ];
    for (name, path) in places {
        if let Some(path) = path {
            append(Path::new(&path), &rendered(name, table)?)?;
        }
    }
    let annotations = rendered("github", table)?;
    for line in String::from_utf8_lossy(&annotations).lines() {
        session.command(line);
    }
    Ok(())
}

fn rendered(name: &str, table: &Table) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    if let Some(consumer) = render::CHECKS.iter().find(|consumer| consumer.name == name) {
        let options = render::Options::default();
        (consumer.write)(table, &options, &mut bytes).map_err(Error::Output)?;
    }
    Ok(bytes)
}

fn append(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let file = OpenOptions::new().append(true).create(true).open(path);
    file.and_then(|mut file| file.write_all(bytes))
        .map_err(Error::io("write", path))
}
