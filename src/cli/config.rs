//! `llmcost config`: every setting, its value, and who said so.

use clap::Args;

use crate::cli::Session;
use crate::error::Error;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::table::Table;

/// Show every setting, its value and where it comes from
#[derive(Debug, Args)]
pub(super) struct ConfigArgs {}

pub(super) fn run(_arguments: &ConfigArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let rows = session
        .settings
        .iter()
        .map(|(setting, values, origin)| {
            let value = match (setting.name, values) {
                ("store", []) => session
                    .settings
                    .store(session.environment)
                    .map_or(Cell::Unknown, |path| Cell::Text(path.display().to_string())),
                (_, []) => Cell::Unknown,
                (_, values) => Cell::Text(values.join(", ")),
            };
            vec![
                text(setting.name),
                value,
                Cell::Text(origin.to_string()),
                text(setting.variable),
                text(setting.about),
            ]
        })
        .collect();
    let column = |name: &str, title: &str, expendable| Column {
        name: name.to_owned(),
        title: title.to_owned(),
        kind: ColumnKind::Text,
        expendable,
    };
    let table = Table {
        title:
            "Settings, weakest to strongest: default, user file, project file, environment, flag"
                .to_owned(),
        columns: vec![
            column("setting", "Setting", 0),
            column("value", "Value", 0),
            column("origin", "From", 0),
            column("variable", "Environment variable", 2),
            column("about", "What it does", 1),
        ],
        rows,
        totals: None,
        context: None,
    };
    session.answer(&table)
}
