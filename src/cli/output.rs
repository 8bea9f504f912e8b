//! A table in, the bytes of the format asked for out.

use std::io::Write;

use clap::builder::PossibleValuesParser;

use crate::cli::Environment;
use crate::cli::output_failed;
use crate::cli::settings::Settings;
use crate::error::Error;
use crate::render;
use crate::table::Table;

/// The names `--format` takes.
pub(super) fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(render::FORMATS.iter().map(|format| format.name))
}

/// Writes an answer as the settings ask.
pub(super) fn render(
    table: &Table,
    settings: &Settings,
    environment: &Environment,
    (to_terminal, chart): (bool, Option<render::Chart>),
    out: &mut dyn Write,
) -> Result<(), Error> {
    let name = settings.text("format");
    let format = render::FORMATS
        .iter()
        .find(|format| format.name == name)
        .ok_or_else(|| {
            let known: Vec<&str> = render::FORMATS.iter().map(|format| format.name).collect();
            Error::Usage(format!(
                "there is no format `{name}`; there are {}",
                known.join(", ")
            ))
        })?;
    let options = render::Options {
        width: Some(environment.width),
        color: match settings.text("color") {
            "always" => true,
            "never" => false,
            _ => {
                to_terminal
                    && environment.variable("NO_COLOR").is_none()
                    && environment.variable("TERM") != Some("dumb")
            }
        },
        chart,
        ascii: is_ascii(environment),
        ..render::Options::default()
    };
    (format.write)(table, &options, out).map_err(output_failed)
}

/// Whether the locale says that the terminal shows ASCII alone; one that says nothing is taken for a modern one.
fn is_ascii(environment: &Environment) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| environment.variable(name));
    locale.is_some_and(|locale| {
        let locale = locale.to_lowercase();
        !locale.contains("utf-8") && !locale.contains("utf8")
    })
}
