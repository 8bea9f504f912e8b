//! A data set of `llmcost export` back to the events it was made of: each with its identity, and where it was first read.
//!
//! Every column is read as it was written, nothing is inferred. Prices that lie beside the calls are no usage.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::event::Attribute;
use crate::event::Key;
use crate::event::Meter;
use crate::event::UsageEvent;
use crate::event::tags;
use crate::sources::About;
use crate::sources::Container;
use crate::sources::FileContext;
use crate::sources::Reader;
use crate::sources::Sample;
use crate::sources::Sink;
use crate::sources::Source;
use crate::sources::Verdict;
use crate::sources::json::object_of;
use crate::sources::row::Header;
use crate::sources::table_rows::cells;
use crate::sources::table_rows::delimiter;
use crate::units::Timestamp;
use crate::units::Usd;

/// What `llmcost export` wrote.
pub(super) struct LlmcostExport;

/// Columns that together only the table of calls has, and those of the tables of prices.
const CALLS: [&str; 4] = ["key", "time", "counted", "price_key"];
const PRICES: [&[&str]; 2] = [
    &["price_key", "valid_from", "rate_call"],
    &["price", "unit", "rate"],
];

/// Where the columns that are texts, and those that are tokens, end up; the rest is named where it is read.
enum Column {
    Text(Attribute),
    Tokens(Meter),
    Other(String),
}

impl Source for LlmcostExport {
    fn name(&self) -> &'static str {
        "llmcost-export"
    }

    fn about(&self) -> About {
        About {
            title: "llmcost data set",
            how_to_get: "llmcost export DIR",
            layer: "app",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        let Container::Csv { delimiter } = sample.container else {
            return false;
        };
        sample.records.first().is_some_and(|header| {
            let header = Header::of(&String::from_utf8_lossy(header), delimiter);
            let has = |names: &[&str]| names.iter().all(|name| header.has(name));
            has(&CALLS) || PRICES.into_iter().any(has)
        })
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        Box::new(RowReader {
            delimiter: delimiter(file.container),
            header: None,
        })
    }
}

struct RowReader {
    delimiter: u8,
    header: Option<Vec<Column>>,
}

impl Reader for RowReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        let text = String::from_utf8_lossy(record);
        let cells = cells(&text, self.delimiter);
        let Some(header) = &self.header else {
            self.header = Some(cells.map(|name| column(name.trim())).collect());
            return Verdict::NotUsage("header");
        };
        let is_key = |column: &Column| matches!(column, Column::Other(name) if name == "key");
        if !header.iter().any(is_key) {
            return Verdict::NotUsage("price of a data set");
        }
        match event(header, cells) {
            Ok(mut event) => {
                sink.event(&mut event);
                Verdict::Usage
            }
            Err(reason) => Verdict::Rejected(reason),
        }
    }
}

fn column(name: &str) -> Column {
    let tokens = name.strip_prefix("tokens_").and_then(Meter::named);
    match (Attribute::named(name), tokens) {
        (Some(Attribute::Tags), _) | (None, None) => Column::Other(name.to_owned()),
        (Some(attribute), _) => Column::Text(attribute),
        (None, Some(meter)) => Column::Tokens(meter),
    }
}

fn event<'a>(
    header: &[Column],
    cells: impl Iterator<Item = Cow<'a, str>>,
) -> Result<UsageEvent<'a>, &'static str> {
    let mut event = UsageEvent::default();
    let (mut has_key, mut has_time) = (false, false);
    for (column, cell) in header.iter().zip(cells) {
        if cell.is_empty() {
            continue;
        }
        match column {
            Column::Text(attribute) => event.attributes[*attribute] = cell,
            Column::Tokens(meter) => event.meters[*meter] = count(&cell)?,
            Column::Other(name) => match name.as_str() {
                "key" => {
                    event.key = key(&cell).ok_or("no key of 32 hexadecimal digits")?;
                    has_key = true;
                }
                "time" => {
                    event.time = Timestamp(cell.parse().map_err(|_| "time not understood")?);
                    has_time = true;
                }
                "tags" => {
                    let tags = members(&cell)?;
                    event.attributes[Attribute::Tags] = Cow::Owned(tags::encode(&tags));
                }
                "span_microseconds" => event.span = count(&cell)?,
                "duration_microseconds" => event.duration = count(&cell)?,
                "time_to_first_token_microseconds" => event.time_to_first_token = count(&cell)?,
                "calls" => event.calls = count(&cell)?,
                "copy" => event.copy = count(&cell)?,
                "line" => event.line = count(&cell)?,
                "quantities" => {
                    for (unit, amount) in members(&cell)? {
                        event.quantities.push((Cow::Owned(unit), count(&amount)?));
                    }
                }
                "reported_cost" => {
                    let cost = Usd::parse(&cell).map_err(|_| "amount of money not understood")?;
                    event.reported_cost = Some(cost);
                }
                // What follows from the rest: whether it counts, and what decides its price.
                _ => {}
            },
        }
    }
    match (has_key, has_time) {
        (true, true) => Ok(event),
        (false, _) => Err("no key"),
        (_, false) => Err("no timestamp"),
    }
}

fn count(text: &str) -> Result<u64, &'static str> {
    text.parse().map_err(|_| "count not understood")
}

fn key(text: &str) -> Option<Key> {
    let half = |range| u64::from_str_radix(text.get(range)?, 16).ok();
    let is_whole = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_whole.then_some(Key {
        call: half(0..16)?,
        request: half(16..32)?,
    })
}

/// The texts of a map, which comes as a JSON object.
fn members(json: &str) -> Result<BTreeMap<String, String>, &'static str> {
    let object = object_of(json.as_bytes())?;
    let members = object.members().map(|(name, value)| {
        let text = value.as_str().ok_or("map not understood")?;
        Ok((name.to_string(), text.into_owned()))
    });
    members.collect()
}
