//! `llmcost config`: every setting, its value, and who said so.

use clap::Args;

use crate::cli::Session;
use crate::cli::list::list;
use crate::cli::list::text;
use crate::error::Error;
use crate::table::Column;
use crate::table::ColumnKind;

/// Show every setting, its value and where it comes from
///
/// Weakest to strongest: default, user llmcost.toml, project llmcost.toml (found from the current folder upwards),
/// environment variable, flag.
#[derive(Debug, Args)]
pub(super) struct ConfigArgs {}

pub(super) fn run(_arguments: &ConfigArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let rows = session
        .settings
        .iter()
        .map(|(setting, values, origin)| {
            let value = match (setting.name, values) {
                ("store", []) => session
                    .settings
                    .store(session.environment)
                    .map(|path| path.display().to_string())
                    .unwrap_or_default(),
                (_, values) => values.join(", "),
            };
            vec![
                text(setting.name),
                text(value),
                text(origin.to_string()),
                text(setting.variable),
                text(setting.about),
            ]
        })
        .collect();
    let columns = vec![
        Column::new("setting", "Setting", ColumnKind::Text, 0),
        Column::new("value", "Value", ColumnKind::Text, 0),
        Column::new("origin", "From", ColumnKind::Text, 0),
        Column::new("variable", "Environment variable", ColumnKind::Text, 2),
        Column::new("about", "What it does", ColumnKind::Text, 1),
    ];
    session.answer(&list("Settings", columns, rows))
}
