//! An answer to one JSON document: exact decimals as numbers, `null` where unknown.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::ops::Range;

use chrono::{DateTime, SecondsFormat};

use super::Options;
use super::objects::Objects;
use super::sanitize::is_command;
use super::sanitize::is_forbidden;
use super::stretches;
use crate::table::{Completeness, Context, Table};
use crate::units::Timestamp;

/// Rises when a field changes its meaning or goes away; new fields do not count.
const SCHEMA_VERSION: u32 = 1;

/// Writes the document; each row is one line.
pub(super) fn write(table: &Table, _: &Options, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{{")?;
    for (name, value) in head(table.context.as_ref()) {
        writeln!(out, "  {}: {value},", quoted(&name))?;
    }
    write!(out, "  \"rows\": [")?;
    let objects = Objects::of(table);
    let text = |places: Range<usize>| {
        let mut text = String::new();
        for (place, row) in places.clone().zip(table.rows.some(places)) {
            text.push_str(if place == 0 { "\n    " } else { ",\n    " });
            objects.row("", &row, &mut text);
        }
        Ok(text)
    };
    stretches::write(table.rows.len(), text, out)?;
    let end = if table.rows.is_empty() { "]" } else { "\n  ]" };
    write!(out, "{end}")?;
    if let Some(totals) = &table.totals {
        write!(out, ",\n  \"totals\": {}", objects.totals(totals))?;
    }
    writeln!(out, "\n}}")
}

/// The first row of an answer as one object on one line, with nothing around it: an event.
#[must_use]
pub fn row(table: &Table) -> String {
    let row = table.rows.first().map_or(&[][..], Vec::as_slice);
    let mut text = String::new();
    Objects::of(table).row("", row, &mut text);
    text
}

/// Everything but rows and totals, as names and JSON texts.
pub(super) fn head(context: Option<&Context>) -> Vec<(String, String)> {
    let mut head = vec![("schema_version", SCHEMA_VERSION.to_string())];
    if let Some(context) = context {
        head.push(("command", quoted(&context.command)));
        head.push(("period", period(context)));
        head.push(("timezone", quoted(&context.timezone)));
        if let Some(book) = &context.price_book {
            let label = [
                ("digest", quoted(&book.digest)),
                ("as_of", quoted(&book.as_of)),
            ];
            head.push(("price_book", object(&named(label))));
        }
        if let Some(found) = &context.completeness {
            head.push(("completeness", completeness(found)));
        }
        let notes: Vec<String> = context.notes.iter().map(|note| quoted(note)).collect();
        head.push(("notes", format!("[{}]", notes.join(", "))));
    }
    named(head)
}

/// Fields as an object on one line.
pub(super) fn object(fields: &[(String, String)]) -> String {
    let fields: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{}: {value}", quoted(name)))
        .collect();
    format!("{{{}}}", fields.join(", "))
}

/// A JSON string in which nothing can drive a terminal, or a CI system that reads along.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quote(text, &mut quoted);
    quoted
}

/// Adds a text as [`quoted`] says.
pub(super) fn quote(text: &str, quoted: &mut String) {
    quoted.push('"');
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\' | b'#');
    if text.bytes().all(is_plain) {
        quoted.push_str(text);
        quoted.push('"');
        return;
    }
    for (place, character) in text.char_indices() {
        match character {
            '#' if is_command(text.get(place..).unwrap_or_default()) => quoted.push_str("\\u0023"),
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            other if is_forbidden(other) => {
                for unit in other.encode_utf16(&mut [0; 2]) {
                    // Writing to a String cannot fail.
                    let _ = write!(quoted, "\\u{unit:04x}");
                }
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
}

fn named<'a>(fields: impl IntoIterator<Item = (&'a str, String)>) -> Vec<(String, String)> {
    fields
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

fn period(context: &Context) -> String {
    let instant = |instant: Timestamp| {
        let known = DateTime::from_timestamp_micros(instant.0)
            .filter(|_| instant != Timestamp::MIN && instant != Timestamp::MAX);
        known.map_or_else(
            || "null".to_owned(),
            |utc| quoted(&utc.to_rfc3339_opts(SecondsFormat::AutoSi, true)),
        )
    };
    object(&named([
        ("start", instant(context.period.start)),
        ("end", instant(context.period.end)),
    ]))
}

fn completeness(found: &Completeness) -> String {
    let models: Vec<String> = found
        .unpriced_models
        .iter()
        .map(|model| {
            object(&named([
                ("provider", quoted(&model.provider)),
                ("model", quoted(&model.model)),
                ("reason", quoted(&model.reason)),
                ("calls", model.calls.to_string()),
                ("tokens", model.tokens.to_string()),
            ]))
        })
        .collect();
    object(&named([
        ("calls", found.calls.to_string()),
        ("unpriced_calls", found.unpriced_calls.to_string()),
        ("partial_calls", found.partial_calls.to_string()),
        ("unpriced_tokens", found.unpriced_tokens.to_string()),
        ("rejected", found.rejected.to_string()),
        ("lower_bound", found.lower_bound().to_string()),
        ("unpriced_models", format!("[{}]", models.join(", "))),
    ]))
}
