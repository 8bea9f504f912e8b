//! A table to a picture in a file: SVG, PNG, or a page of HTML with the numbers below.
//!
//! What is drawn is laid out once, in whole pixels, as boxes and lines of text; `plotters` writes these down as SVG or
//! as pixels. Labels are measured before they are put, so that none covers another. The same table is the same bytes on
//! every machine.

mod bars;
mod columns;
mod font;
mod frame;
mod heat;
mod html;
mod ink;
mod legend;
mod lines;
mod palette;
mod paper;
mod ranges;
mod scale;

#[cfg(test)]
mod tests;

use std::io;

use super::chart::{Chart, value_column};
use crate::error::Error;
use crate::table::Table;

/// What a picture is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// Shapes and text, sharp at any size.
    Svg,
    /// Pixels, for places that take nothing else.
    Png,
    /// A page that needs no network: the picture and its numbers, light or dark as its reader prefers.
    Html,
}

impl PictureFormat {
    /// The format a file's name ends in.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "svg" => Some(Self::Svg),
            "png" => Some(Self::Png),
            "html" | "htm" => Some(Self::Html),
            _ => None,
        }
    }
}

/// Draws a table.
///
/// # Errors
/// When it holds nothing that can be drawn, or more than a picture can show.
pub fn picture(table: &Table, chart: Chart, format: PictureFormat) -> Result<Vec<u8>, Error> {
    let Some(value) = value_column(table, chart) else {
        return Err(Error::Usage(
            "there is no amount to draw; choose a column with one, such as `--columns cost`"
                .to_owned(),
        ));
    };
    let paper = frame::page(table, chart, value)?;
    let bytes: io::Result<Vec<u8>> = match format {
        PictureFormat::Svg => ink::svg(&paper, &table.title).map(String::into_bytes),
        PictureFormat::Png => ink::png(&paper),
        PictureFormat::Html => ink::svg(&paper, &table.title).map(|svg| html::page(table, &svg)),
    };
    bytes.map_err(Error::Output)
}
