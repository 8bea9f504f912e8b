//! The data file of genai-prices (its second schema), in: rows in the price book's words with the file's own dates, out.
//!
//! Its prices are texts, per million or thousand units as their name says. A model without any price may be free or
//! unknown; the file does not tell, so it is left out.

use std::collections::BTreeMap;

use super::date;
use super::json::Node;
use super::number::{self, Amount, Unit};
use super::reading::{Reading, Row};
use super::table::{self, Rate, Table};
use crate::pricing::schema::PriceFile;
use crate::pricing::values::Instant;

const TOKENS: [(&str, &str); 16] = [
    ("cache_audio_read_mtok", "audio_cache_read"),
    ("cache_image_read_mtok", "image_cache_read"),
    ("cache_read_mtok", "cache_read"),
    ("cache_write_1h_mtok", "cache_write_1h"),
    ("cache_write_30m_mtok", "cache_write_30m"),
    ("cache_write_5m_mtok", "cache_write_5m"),
    ("cache_write_mtok", "cache_write"),
    ("input_audio_mtok", "audio_input"),
    ("input_image_mtok", "image_input"),
    ("input_mtok", "input"),
    ("input_video_mtok", "video_input"),
    ("output_audio_mtok", "audio_output"),
    ("output_image_mtok", "image_output"),
    ("output_mtok", "output"),
    ("output_reasoning_mtok", "reasoning"),
    ("output_text_mtok", "output"),
];

/// Unit, its name in the price book, how many one price buys, and one of them.
const OTHERS: [(&str, &str, u64, &str); 9] = [
    ("audio_hours", "second", 3600, "second"),
    (
        "input_annotated_document_kpages",
        "annotated_page",
        1000,
        "page",
    ),
    ("input_audio_hours", "second", 3600, "second"),
    ("input_document_kpages", "page", 1000, "page"),
    ("input_mchars", "character", 1_000_000, "character"),
    (
        "input_text_messages_kcount",
        "text_message",
        1000,
        "message",
    ),
    ("requests_kcount", "request", 1000, "request"),
    ("storage_searches_kcount", "file_search", 1000, "call"),
    ("web_searches_kcount", "web_search", 1000, "call"),
];

/// A constraint, where there is one, and the prices that hold under it.
type Entry<'a> = (Option<&'a Node>, &'a Node);

pub(super) fn read(document: &Node, reading: &mut Reading) -> Result<Vec<Row>, String> {
    let providers = match document {
        Node::List(providers) => providers,
        _ => document.get("providers").map_or(&[][..], Node::items),
    };
    let models: Vec<(&str, &Node)> = providers
        .iter()
        .flat_map(|provider| {
            let models = provider.get("models").map_or(&[][..], Node::items);
            models.iter().map(|model| (provider.text_of("id"), model))
        })
        .collect();
    let telling = models.iter().filter_map(|(_, model)| {
        let prices = entries(model.get("prices")?).next()?.1;
        base(prices.get("input_mtok")?)
    });
    match number::unit(telling)? {
        Unit::Million => {}
        Unit::Token => return Err("its prices look like USD per token, not per million".to_owned()),
    }
    let mut rows = Vec::new();
    for (provider, model) in models {
        match read_model(provider, model, reading) {
            Ok(row) => rows.push(row),
            Err(reason) => reading.leave_out(reason),
        }
    }
    Ok(rows)
}

/// A list of prices with their constraints, or one price table alone.
fn entries(prices: &Node) -> impl Iterator<Item = Entry<'_>> {
    let listed = prices.items().iter().filter_map(|entry| {
        let constraint = entry
            .get("constraint")
            .filter(|constraint| **constraint != Node::Null);
        Some((constraint, entry.get("prices")?))
    });
    let alone = matches!(prices, Node::Object(_)).then_some((None, prices));
    alone.into_iter().chain(listed)
}

fn base(price: &Node) -> Option<&str> {
    price.get("base").unwrap_or(price).digits()
}

fn read_model(provider: &str, model: &Node, reading: &mut Reading) -> Result<Row, &'static str> {
    let prices = model.get("prices").ok_or("a model has no prices")?;
    let mut offers = offers(entries(prices), reading)?;
    if offers.is_empty() {
        return Err("a model without any price: free or unknown");
    }
    let mut variants: BTreeMap<(&str, &str), Vec<Entry<'_>>> = BTreeMap::new();
    for variant in model.get("price_variants").map_or(&[][..], Node::items) {
        let when = variant.get("when").map_or(&[][..], Node::members);
        let [(term, value)] = when else {
            reading.leave_out("a variant under several conditions");
            continue;
        };
        let constraint = variant
            .get("constraint")
            .filter(|constraint| **constraint != Node::Null);
        if let Some(prices) = variant.get("prices") {
            let key = (term.as_str(), value.text());
            variants.entry(key).or_default().push((constraint, prices));
        }
    }
    for ((term, value), entries) in variants {
        if !matches!(term, "processing" | "service_tier" | "speed") {
            reading.leave_out("a variant under a condition that the price book does not know");
            continue;
        }
        let found = self::offers(entries.into_iter(), reading)?;
        offers.extend(table::under(found, term, value));
    }
    let mut aliases = Vec::new();
    equals(model.get("match").unwrap_or(&Node::Null), &mut aliases);
    Ok(Row {
        provider: provider.to_owned(),
        name: model.text_of("id").to_owned(),
        aliases,
        offers,
        ..Row::default()
    })
}

/// Dated offers each end where the next begins; hours hold at any date, as the file says.
fn offers<'a>(
    entries: impl Iterator<Item = Entry<'a>>,
    reading: &mut Reading,
) -> Result<Vec<PriceFile>, &'static str> {
    let mut dated: BTreeMap<Option<crate::units::Timestamp>, Table> = BTreeMap::new();
    let mut hourly: Vec<(Table, Vec<String>)> = Vec::new();
    for (constraint, prices) in entries {
        let table = table(prices, reading);
        if table.is_empty() {
            continue;
        }
        let start = constraint.map_or("", |constraint| constraint.text_of("start_date"));
        let hours = constraint.and_then(hours);
        match (constraint, date(start), hours) {
            (None, ..) => drop(dated.insert(None, table)),
            (Some(_), Some(start), None) => drop(dated.insert(Some(start), table)),
            (Some(_), None, Some(hours)) => {
                match hourly.iter_mut().find(|(known, _)| *known == table) {
                    Some((_, spans)) => spans.push(hours),
                    None => hourly.push((table, vec![hours])),
                }
            }
            _ => return Err("a constraint that the price book does not know"),
        }
    }
    if hourly.len() > 1 {
        return Err("different prices at different hours");
    }
    let starts: Vec<_> = dated.keys().copied().collect();
    let mut offers = Vec::new();
    for (place, (start, table)) in dated.into_iter().enumerate() {
        let until = starts.get(place + 1).copied().flatten();
        offers.extend(table.offers().into_iter().map(|offer| PriceFile {
            from: start.map(Instant),
            until: until.map(Instant),
            ..offer
        }));
    }
    for (table, spans) in hourly {
        offers.extend(table.offers().into_iter().map(|offer| PriceFile {
            hours: spans.clone(),
            ..offer
        }));
    }
    Ok(offers)
}

/// `00:30:00+00:00` to `16:30:00+00:00` → `00:30-16:30`.
fn hours(constraint: &Node) -> Option<String> {
    let clock = |name: &str| {
        let text = constraint.text_of(name);
        let utc = text
            .strip_suffix("+00:00")
            .or_else(|| text.strip_suffix('Z'))?;
        let (clock, seconds) = utc.rsplit_once(':')?;
        (seconds == "00" && clock.len() == 5).then(|| clock.to_owned())
    };
    Some(format!("{}-{}", clock("start_time")?, clock("end_time")?))
}

fn table(prices: &Node, reading: &mut Reading) -> Table {
    let mut table = Table::default();
    for (name, price) in prices.members() {
        let rate = |text: &str| rate(name, text);
        let Some(own) = unit(name) else {
            reading.leave_out("a price of a unit that the price book does not know");
            continue;
        };
        match base(price).and_then(rate) {
            Some(base) => table.add(0, own, base),
            None => reading.leave_out("a price that is no decimal number"),
        }
        for tier in price.get("tiers").map_or(&[][..], Node::items) {
            let start = tier.get("start").and_then(Node::whole);
            let rate = tier.get("price").and_then(Node::digits).and_then(rate);
            if let Some((start, rate)) = start.zip(rate) {
                table.add(start.saturating_add(1), own, rate);
            }
        }
    }
    table
}

fn unit(name: &str) -> Option<&'static str> {
    let tokens = TOKENS.iter().find(|(unit, _)| *unit == name);
    let others = OTHERS.iter().find(|(unit, ..)| *unit == name);
    tokens
        .map(|(_, own)| *own)
        .or(others.map(|(_, own, ..)| *own))
}

fn rate(name: &str, text: &str) -> Option<Rate> {
    let amount = Amount::read(text, 0)?;
    match OTHERS.iter().find(|(unit, ..)| *unit == name) {
        Some((_, _, per, unit)) => Some(table::per(amount, *per, unit)),
        None => Some(table::per_million(amount)),
    }
}

/// The names a match clause takes literally.
fn equals(clause: &Node, names: &mut Vec<String>) {
    for (kind, value) in clause.members() {
        match kind.as_str() {
            "equals" => names.push(value.text().to_owned()),
            "or" => value.items().iter().for_each(|part| equals(part, names)),
            _ => {}
        }
    }
}
