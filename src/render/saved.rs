//! The JSON of a saved answer to as much of its table as a comparison needs: labels, calls, tokens and cost.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::table::{Cell, Column, ColumnKind, Completeness, Context, PriceBookLabel, Table};
use crate::units::{Period, Timestamp, Usd};

/// The newest `schema_version` that is understood.
const NEWEST: u32 = 1;
/// What is read of a row besides its labels.
const MEASURES: [(&str, &str, ColumnKind); 3] = [
    ("calls", "Calls", ColumnKind::Count),
    ("total_tokens", "Tokens", ColumnKind::Tokens),
    ("cost", "Cost", ColumnKind::Money),
];

#[derive(Deserialize)]
struct Document {
    schema_version: u32,
    #[serde(default)]
    command: String,
    #[serde(default)]
    period: Span,
    #[serde(default)]
    timezone: String,
    price_book: Option<Label>,
    completeness: Option<Found>,
    rows: Vec<Fields>,
    totals: Option<Fields>,
}

#[derive(Default, Deserialize)]
struct Span {
    start: Option<String>,
    end: Option<String>,
}

#[derive(Deserialize)]
struct Label {
    digest: String,
    as_of: String,
}

#[derive(Deserialize)]
struct Found {
    calls: u64,
    unpriced_calls: u64,
    partial_calls: u64,
    unpriced_tokens: u64,
    rejected: u64,
}

/// The members of an object in order, their numbers still text.
struct Fields(Vec<(String, Box<RawValue>)>);

/// Reads what `--format json` wrote; `is_label` knows the names of dimensions. Columns: the labels, then calls, tokens
/// and cost. What the rows of unpriced models say of themselves is not read again.
///
/// # Errors
/// Why this is no answer that can be compared, in words that quote nothing of it.
pub fn saved(bytes: &[u8], is_label: &dyn Fn(&str) -> bool) -> Result<Table, String> {
    let document: Document = serde_json::from_slice(bytes).map_err(|error| {
        format!(
            "this is not what `llmcost report --format json` writes: line {}, column {}",
            error.line(),
            error.column()
        )
    })?;
    if document.schema_version > NEWEST {
        return Err(format!(
            "it has schema_version {}, this llmcost reads up to {NEWEST}",
            document.schema_version
        ));
    }
    let labels = labels(&document, is_label);
    let rows: Result<_, String> = document.rows.iter().map(|row| row.cells(&labels)).collect();
    let text = |name: &String| Column::new(name, name, ColumnKind::Text, 0);
    let measures = MEASURES.map(|(name, title, kind)| Column::new(name, title, kind, 0));
    Ok(Table {
        title: String::new(),
        columns: labels.iter().map(text).chain(measures).collect(),
        rows: rows?,
        totals: document
            .totals
            .as_ref()
            .map(|totals| totals.cells(&labels))
            .transpose()?,
        context: Some(document.context()?),
    })
}

/// The dimensions of the rows, in their order.
fn labels(document: &Document, is_label: &dyn Fn(&str) -> bool) -> Vec<String> {
    let first = document.rows.first();
    let names = first.into_iter().flat_map(|row| &row.0);
    names
        .map(|(name, _)| name.clone())
        .take_while(|name| is_label(name))
        .collect()
}

impl Fields {
    fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.get())
    }

    fn cells(&self, labels: &[String]) -> Result<Vec<Cell>, String> {
        let labels = labels.iter().map(|name| Ok(self.label(name)));
        labels
            .chain(MEASURES.map(|(name, _, kind)| self.measure(name, kind)))
            .collect()
    }

    fn label(&self, name: &str) -> Cell {
        let text = self.get(name).map(serde_json::from_str::<Option<String>>);
        match text {
            Some(Ok(Some(_))) if self.get("others").is_some() => Cell::Others,
            Some(Ok(Some(text))) => Cell::Text(text),
            _ => Cell::Unstated,
        }
    }

    fn measure(&self, name: &str, kind: ColumnKind) -> Result<Cell, String> {
        let text = match self.get(name) {
            None if name == "total_tokens" => return Ok(Cell::Unknown),
            None => return Err(format!("its rows have no `{name}`")),
            Some("null") => return Ok(Cell::Unknown),
            Some(text) => text,
        };
        let cell = match kind {
            ColumnKind::Money => Usd::parse(text).ok().map(|usd| Cell::Money {
                usd,
                lower_bound: self.get(&format!("{name}_lower_bound")) == Some("true"),
            }),
            _ => text.parse().ok().map(Cell::Count),
        };
        cell.ok_or_else(|| format!("`{name}` of a row is no number"))
    }
}

impl Document {
    fn context(self) -> Result<Context, String> {
        let end = |text: &Option<String>, open| match text {
            None => Ok(open),
            Some(text) => chrono::DateTime::parse_from_rfc3339(text)
                .map(|instant| Timestamp(instant.timestamp_micros()))
                .map_err(|_| "its period is no pair of instants".to_owned()),
        };
        Ok(Context {
            period: Period {
                start: end(&self.period.start, Timestamp::MIN)?,
                end: end(&self.period.end, Timestamp::MAX)?,
            },
            command: self.command,
            timezone: self.timezone,
            price_book: self.price_book.map(|label| PriceBookLabel {
                digest: label.digest,
                as_of: label.as_of,
            }),
            completeness: self.completeness.map(|found| Completeness {
                calls: found.calls,
                unpriced_calls: found.unpriced_calls,
                partial_calls: found.partial_calls,
                unpriced_tokens: found.unpriced_tokens,
                rejected: found.rejected,
                unpriced_models: Vec::new(),
            }),
            notes: Vec::new(),
        })
    }
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Fields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Members)
    }
}
