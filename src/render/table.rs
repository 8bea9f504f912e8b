//! An answer to a terminal table: aligned, grouped digits, as wide as there is room.

use std::io::{self, Write};

use comfy_table::{Cell, CellAlignment, ContentArrangement, TableStyle};
use unicode_width::UnicodeWidthStr;

use super::Options;
use super::chart;
use super::layout::{GAP, Layout, fit};
use super::notes::{coverage, remarks};
use super::sanitize::plain;
use super::text::{TextColumn, columns};
use crate::table::Context;
use crate::table::Table;

pub(super) const BOLD: &str = "1";
pub(super) const DIM: &str = "2";

/// Writes title, period, table and remarks.
pub(super) fn write(table: &Table, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let paint = |code: &str, text: &str| paint(options, code, text);
    let width = options.width.unwrap_or(usize::MAX);
    if !table.title.is_empty() {
        writeln!(out, "{}", paint(BOLD, &plain(&table.title)))?;
    }
    if let Some(context) = &table.context {
        let coverage = coverage(context);
        for line in wrap(&coverage, width)
            .iter()
            .filter(|line| !line.is_empty())
        {
            writeln!(out, "{}", paint(DIM, line))?;
        }
    }
    if !table.title.is_empty() || table.context.is_some() {
        writeln!(out)?;
    }
    if table.rows.is_empty() {
        let nothing = match &table.context {
            Some(Context {
                completeness: Some(found),
                ..
            }) if found.calls == 0 => "no calls",
            _ => "nothing to show",
        };
        writeln!(out, "{nothing}")?;
    }
    let chart = options.chart.filter(|_| !table.rows.is_empty());
    if let Some(lines) = chart.and_then(|chart| chart::draw(table, chart, options)) {
        for line in lines {
            writeln!(out, "{line}")?;
        }
        return write_remarks(
            &table.context.as_ref().map(remarks).unwrap_or_default(),
            options,
            out,
        );
    }
    let layout = fit(columns(table), width);
    if !table.rows.is_empty() {
        let last = table.rows.len() + 3;
        for (place, line) in lines(&layout.columns).into_iter().enumerate() {
            match place {
                0 => writeln!(out, "{}", paint(BOLD, &line))?,
                1 => writeln!(out, "{}", paint(DIM, &line))?,
                _ if place + 1 == last => writeln!(out, "{}", paint(DIM, &line))?,
                _ if place == last => writeln!(out, "{}", paint(BOLD, &line))?,
                _ => writeln!(out, "{line}")?,
            }
        }
    }
    write_remarks(&all_remarks(table, &layout, width), options, out)
}

/// Sentences under the table, wrapped.
fn write_remarks(remarks: &[String], options: &Options, out: &mut dyn Write) -> io::Result<()> {
    if !remarks.is_empty() {
        writeln!(out)?;
    }
    for remark in remarks {
        for line in wrap(remark, options.width.unwrap_or(usize::MAX)) {
            writeln!(out, "{}", paint(options, DIM, &line))?;
        }
    }
    Ok(())
}

/// Text in bold or dim, where colours are wanted.
pub(super) fn paint(options: &Options, code: &str, text: &str) -> String {
    match options.color && !text.is_empty() && !code.is_empty() {
        true => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        false => text.to_owned(),
    }
}

fn all_remarks(table: &Table, layout: &Layout, width: usize) -> Vec<String> {
    let mut all = table.context.as_ref().map(remarks).unwrap_or_default();
    if !layout.left_out.is_empty() && !table.rows.is_empty() {
        all.push(left_out(&layout.left_out, is_report(table), width));
    }
    all
}

/// The report alone lets its reader choose the columns.
fn is_report(table: &Table) -> bool {
    let context = table.context.as_ref();
    context.is_some_and(|context| context.command == "report")
}

/// Which columns did not fit, as many by name as two lines hold, and how to see them.
fn left_out(names: &[String], selectable: bool, width: usize) -> String {
    let how = if selectable {
        "`--columns` or `--format csv`"
    } else {
        "`--format csv`"
    };
    let mut shown = names.len();
    loop {
        let more = match names.len() - shown {
            0 => String::new(),
            rest if shown == 0 => format!("{rest} columns"),
            rest => format!(" and {rest} more"),
        };
        let listed = names.get(..shown).unwrap_or(names).join(", ");
        let remark = format!("not shown in this width: {listed}{more} (use {how})");
        if shown == 0 || wrap(&remark, width).len() <= 2 {
            return remark;
        }
        shown -= 1;
    }
}

/// Header, rule, rows, and rule and totals where there are any.
pub(super) fn lines(columns: &[TextColumn]) -> Vec<String> {
    let mut grid = comfy_table::Table::new();
    grid.load_style(TableStyle::new());
    grid.set_content_arrangement(ContentArrangement::Disabled);
    let rules: Vec<String> = columns
        .iter()
        .map(|column| "─".repeat(column.width()))
        .collect();
    grid.add_row(columns.iter().map(|column| Cell::new(&column.title)));
    grid.add_row(&rules);
    let rows = columns
        .iter()
        .map(|column| column.cells.len())
        .max()
        .unwrap_or(0);
    for row in 0..rows {
        grid.add_row(
            columns
                .iter()
                .map(|column| column.cells.get(row).map_or("", String::as_str)),
        );
    }
    if columns.iter().any(|column| column.total.is_some()) {
        grid.add_row(&rules);
        grid.add_row(
            columns
                .iter()
                .map(|column| column.total.as_deref().unwrap_or("")),
        );
    }
    let gap = u16::try_from(GAP).unwrap_or(0);
    for (place, column) in columns.iter().enumerate() {
        if let Some(found) = grid.column_mut(place) {
            let after = if place + 1 == columns.len() { 0 } else { gap };
            found.set_padding((0, after));
            if column.right {
                found.set_cell_alignment(CellAlignment::Right);
            }
        }
    }
    grid.lines()
        .map(|line| line.trim_end().to_owned())
        .collect()
}

/// Breaks a sentence at blanks; further lines are indented.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let words = text.trim_start();
    let mut line = " ".repeat(text.len() - words.len());
    let indent = format!("{line}  ");
    for word in words.split(' ') {
        if !line.trim().is_empty() && line.width() + 1 + word.width() > width {
            lines.push(std::mem::replace(&mut line, indent.clone()));
            line.push_str(word);
            continue;
        }
        if !line.trim().is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}
