//! A picture and its table to a page of HTML that needs nothing from elsewhere.

use std::fmt::Write as _;

use super::palette;
use crate::render::notes::{coverage, remarks};
use crate::render::sanitize::plain;
use crate::render::text::{TextColumn, columns};
use crate::table::Table;

/// A text as HTML and XML hold it.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in plain(text).chars() {
        match character {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            other => safe.push(other),
        }
    }
    safe
}

/// The page.
pub(super) fn page(table: &Table, svg: &str) -> Vec<u8> {
    let title = escaped(&table.title);
    let covered = table.context.as_ref().map(coverage).unwrap_or_default();
    let style = style();
    let numbers = numbers(&columns(table));
    let remarks: String = table
        .context
        .as_ref()
        .map(remarks)
        .unwrap_or_default()
        .iter()
        .fold(String::new(), |mut list, remark| {
            // Writing to a String cannot fail.
            let _ = writeln!(list, "<li>{}</li>", escaped(remark.trim()));
            list
        });
    let remarks = match remarks.as_str() {
        "" => String::new(),
        list => format!("<ul>\n{list}</ul>\n"),
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n\
         {svg}<details open>\n<summary>The numbers: {title}, {covered}</summary>\n\
         <div class=\"numbers\">\n{numbers}</div>\n</details>\n{remarks}</main>\n</body>\n</html>\n",
        covered = escaped(&covered),
    )
    .into_bytes()
}

fn numbers(columns: &[TextColumn]) -> String {
    let mut text = String::from("<table>\n<thead>\n");
    let class = |column: &TextColumn| {
        if column.right {
            " class=\"number\""
        } else {
            ""
        }
    };
    let line = |tag: &str, cell: &dyn Fn(&TextColumn) -> Option<String>| {
        columns
            .iter()
            .fold(String::from("<tr>"), |mut line, column| {
                let text = escaped(&cell(column).unwrap_or_default());
                let _ = write!(line, "<{tag}{}>{text}</{tag}>", class(column));
                line
            })
            + "</tr>\n"
    };
    text += &line("th", &|column| Some(column.title.clone()));
    text += "</thead>\n<tbody>\n";
    let rows = columns.iter().map(|column| column.cells.len()).max();
    for row in 0..rows.unwrap_or(0) {
        text += &line("td", &|column| column.cells.get(row).cloned());
    }
    text += "</tbody>\n";
    if columns.iter().any(|column| column.total.is_some()) {
        text += "<tfoot>\n";
        text += &line("td", &|column| column.total.clone());
        text += "</tfoot>\n";
    }
    text + "</table>\n"
}

/// Colours follow what the reader prefers; the picture's own are changed by name.
fn style() -> String {
    let hex = |light: palette::Color| {
        let dark = palette::DARK.iter().find(|(known, _)| *known == light);
        (light.hex(), dark.map_or(light, |(_, dark)| *dark).hex())
    };
    let (ground, dark_ground) = hex(palette::GROUND);
    let (ink, dark_ink) = hex(palette::INK);
    let (grid, dark_grid) = hex(palette::GRID);
    let (muted, dark_muted) = hex(palette::MUTED);
    let mut style = format!(
        ":root {{ color-scheme: light dark; --ground: {ground}; --ink: {ink}; --grid: {grid}; --muted: {muted} }}\n\
         body {{ margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.45 sans-serif }}\n\
         main {{ max-width: 1120px; margin: 0 auto; padding: 12px 16px 40px }}\n\
         svg {{ display: block; width: 100%; height: auto }}\n\
         summary {{ margin: 12px 0; cursor: pointer }}\n\
         .numbers {{ overflow-x: auto }}\n\
         table {{ border-collapse: collapse; font-variant-numeric: tabular-nums }}\n\
         th, td {{ padding: 4px 12px; text-align: left; border-bottom: 1px solid var(--grid); white-space: pre }}\n\
         .number {{ text-align: right }}\n\
         tfoot td {{ font-weight: bold; border-top: 2px solid var(--grid) }}\n\
         ul {{ color: var(--muted) }}\n\
         @media (prefers-color-scheme: dark) {{\n\
         :root {{ --ground: {dark_ground}; --ink: {dark_ink}; --grid: {dark_grid}; --muted: {dark_muted} }}\n"
    );
    for (light, dark) in palette::DARK {
        let (light, dark) = (light.hex(), dark.hex());
        let _ = writeln!(style, "svg [fill=\"{light}\"] {{ fill: {dark} }}");
    }
    style + "}\n"
}
