//! `llmcost sources` alone: the formats that are read, and what `ingest` would read on this machine.

use std::path::PathBuf;

use crate::cli::Session;
use crate::cli::list::list;
use crate::cli::list::text;
use crate::error::Error;
use crate::sources;
use crate::sources::Places;
use crate::sources::Root;
use crate::sources::known_roots;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;

pub(super) fn run(session: &mut Session<'_>) -> Result<u8, Error> {
    let found = agent_folders(session);
    let configured = session.settings.paths("paths");
    let mut rows: Vec<Vec<Cell>> = sources::SOURCES
        .iter()
        .map(|source| {
            let about = source.about();
            let here: Vec<&PathBuf> = found
                .iter()
                .filter(|root| root.format == source.name())
                .map(|root| &root.path)
                .collect();
            row(
                source.name(),
                about.layer,
                &here,
                about.title,
                about.how_to_get,
            )
        })
        .collect();
    if !configured.is_empty() {
        let paths: Vec<&PathBuf> = configured.iter().collect();
        rows.push(row("(by content)", "", &paths, "Paths of llmcost.toml", ""));
    }
    let columns = vec![
        Column::new("source", "Format", ColumnKind::Text, 0),
        Column::new("layer", "Layer", ColumnKind::Text, 0),
        Column::new("files_here", "Files here", ColumnKind::Count, 0),
        Column::new("paths", "Read without a path", ColumnKind::Text, 1),
        Column::new("title", "What it reads", ColumnKind::Text, 0),
        Column::new("how_to_get", "How to get it", ColumnKind::Text, 255),
    ];
    session.answer(&list("Formats", columns, rows))
}

fn row(name: &str, layer: &str, paths: &[&PathBuf], title: &str, how_to_get: &str) -> Vec<Cell> {
    let shown: Vec<String> = paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    let owned: Vec<PathBuf> = paths.iter().map(|path| (*path).clone()).collect();
    let files = sources::expand(&owned).files.len() as u64;
    vec![
        text(name),
        text(layer),
        if paths.is_empty() {
            Cell::Unknown
        } else {
            Cell::Count(files)
        },
        text(shown.join(", ")),
        text(title),
        text(how_to_get),
    ]
}

/// What `ingest` reads without a path: agents' folders that are there, and the paths of the configuration.
pub(in crate::cli) fn default_paths(session: &Session<'_>) -> Vec<PathBuf> {
    let agents = agent_folders(session).into_iter().map(|root| root.path);
    agents.chain(session.settings.paths("paths")).collect()
}

/// As [`default_paths`], with the agents' folders that are not there yet.
pub(in crate::cli) fn possible_paths(session: &Session<'_>) -> Vec<PathBuf> {
    let agents = all_agent_folders(session).into_iter();
    let agents = agents.map(|root| root.path);
    agents.chain(session.settings.paths("paths")).collect()
}

/// Agents' log folders that exist on this machine, with their format.
pub(in crate::cli) fn agent_folders(session: &Session<'_>) -> Vec<Root> {
    let mut roots = all_agent_folders(session);
    roots.retain(|root| root.path.exists());
    roots
}

/// Where agents keep their logs on this machine, whether they are there or not.
pub(in crate::cli) fn all_agent_folders(session: &Session<'_>) -> Vec<Root> {
    let environment = session.environment;
    let Some(home) = environment.home.as_deref() else {
        return Vec::new();
    };
    let config = environment
        .variable("XDG_CONFIG_HOME")
        .map_or_else(|| home.join(".config"), PathBuf::from);
    let data = environment
        .variable("XDG_DATA_HOME")
        .map_or_else(|| home.join(".local/share"), PathBuf::from);
    let places = Places {
        home,
        config: &config,
        data: &data,
        variables: &environment.variables,
        claude_config_dir: environment.variable("CLAUDE_CONFIG_DIR"),
    };
    known_roots(&places)
}
