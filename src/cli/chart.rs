//! The flag that draws an answer into a file.

use std::path::PathBuf;

use clap::Args;

use crate::cli::Session;
use crate::cli::whole_file::write_answer;
use crate::error::Error;
use crate::render;
use crate::render::Chart;
use crate::render::PictureFormat;
use crate::table::Table;

/// Where a picture goes.
#[derive(Debug, Args)]
pub(super) struct ChartFileArgs {
    /// Draw the answer into a file too, by its ending: `.svg`, `.png`, or `.html` with the numbers below the picture
    #[arg(long, value_name = "FILE", value_parser = picture_file)]
    chart_file: Option<PictureFile>,
}

/// A file whose ending says what it holds.
#[derive(Clone, Debug)]
struct PictureFile {
    path: PathBuf,
    format: PictureFormat,
}

impl ChartFileArgs {
    /// Draws the table into the file of the flag, if there is one.
    pub(super) fn write(
        &self,
        table: &Table,
        chart: Chart,
        session: &mut Session<'_>,
    ) -> Result<(), Error> {
        let Some(PictureFile { path, format }) = &self.chart_file else {
            return Ok(());
        };
        let bytes = render::picture(table, chart, *format)?;
        write_answer(path, &bytes)?;
        session.say(&format!("drawn to {}", path.display()));
        Ok(())
    }
}

fn picture_file(text: &str) -> Result<PictureFile, String> {
    let path = PathBuf::from(text);
    let ending = path.extension().and_then(|ending| ending.to_str());
    match ending.and_then(PictureFormat::of_extension) {
        Some(format) => Ok(PictureFile { path, format }),
        None => Err("a picture is written as `.svg`, `.png` or `.html`".to_owned()),
    }
}
