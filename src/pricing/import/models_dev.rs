//! The catalogue of models.dev (`api.json`), in: rows in the price book's words, out.
//!
//! It states USD per million tokens and no dates; 0 for input and output means free or unknown, so such a row is left out
//! unless its id ends in `:free`.

use super::json::Node;
use super::number::{self, Amount, Unit};
use super::reading::{Reading, Row};
use super::table::{self, Table};
use crate::units::Usd;

const TOKENS: [(&str, &str); 7] = [
    ("cache_read", "cache_read"),
    ("cache_write", "cache_write"),
    ("input", "input"),
    ("input_audio", "audio_input"),
    ("output", "output"),
    ("output_audio", "audio_output"),
    ("reasoning", "reasoning"),
];

/// The size above which the older field `context_over_200k` holds.
const LONG: u64 = 200_000;

pub(super) fn read(document: &Node, reading: &mut Reading) -> Result<Vec<Row>, String> {
    let models: Vec<(&str, &str, &Node)> = document
        .members()
        .iter()
        .flat_map(|(provider, entry)| {
            let models = entry.get("models").map_or(&[][..], Node::members);
            models
                .iter()
                .map(|(id, model)| (provider.as_str(), id.as_str(), model))
        })
        .collect();
    let telling = models
        .iter()
        .filter_map(|(.., model)| model.get("cost")?.get("input")?.digits());
    let unit = number::unit(telling)?;
    let mut rows = Vec::new();
    for (provider, id, model) in models {
        match read_model(provider, id, model, unit) {
            Ok(row) => rows.push(row),
            Err(reason) => reading.leave_out(reason),
        }
    }
    Ok(rows)
}

fn read_model(provider: &str, id: &str, model: &Node, unit: Unit) -> Result<Row, &'static str> {
    let cost = model.get("cost").ok_or("a model has no prices")?;
    let standard = tiered(cost, unit)?;
    let free = id.ends_with(":free");
    let stated = |name: &str| {
        let rate = standard.0.get(&0).and_then(|rates| rates.get(name));
        rate.and_then(|(rate, _)| table::price(rate))
    };
    let zero = [stated("input"), stated("output")]
        .iter()
        .flatten()
        .all(|usd| *usd == Usd::ZERO);
    if zero && !free {
        return Err("every price of the row is 0: free or unknown");
    }
    let mut offers = standard.offers();
    let modes = model
        .get("experimental")
        .and_then(|extra| extra.get("modes"));
    for (name, mode) in modes.map_or(&[][..], Node::members) {
        if let Some(cost) = mode.get("cost") {
            let term = if name == "fast" {
                "speed"
            } else {
                "service_tier"
            };
            offers.extend(table::under(tiered(cost, unit)?.offers(), term, name));
        }
    }
    if free {
        for offer in &mut offers {
            offer.status = Some("free".to_owned());
        }
    }
    Ok(Row {
        provider: provider.to_owned(),
        name: id.to_owned(),
        offers,
        ..Row::default()
    })
}

fn tiered(cost: &Node, unit: Unit) -> Result<Table, &'static str> {
    let mut table = Table::default();
    add(&mut table, 0, cost, unit)?;
    let tiers = cost.get("tiers").map_or(&[][..], Node::items);
    for tier in tiers {
        let rule = tier
            .get("tier")
            .ok_or("a tier of a kind that the price book does not know")?;
        let size = rule.get("size").and_then(Node::whole);
        match (rule.text_of("type"), size) {
            ("context", Some(size)) => add(&mut table, size.saturating_add(1), tier, unit)?,
            _ => return Err("a tier of a kind that the price book does not know"),
        }
    }
    if let Some(long) = cost.get("context_over_200k").filter(|_| tiers.is_empty()) {
        add(&mut table, LONG + 1, long, unit)?;
    }
    Ok(table)
}

fn add(table: &mut Table, at_least: u64, cost: &Node, unit: Unit) -> Result<(), &'static str> {
    for (name, own) in TOKENS {
        let Some(text) = cost.get(name).and_then(Node::digits) else {
            continue;
        };
        let amount = Amount::per_million(text, unit).ok_or("a price that is no decimal number")?;
        if !number::plausible(amount.usd) {
            return Err("a token price off by a factor of a thousand or more");
        }
        table.add(at_least, own, table::per_million(amount));
    }
    Ok(())
}
