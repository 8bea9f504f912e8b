//! LiteLLM's map of model prices, in: rows in the price book's words, out.
//!
//! The map states USD per token, no dates, and 0 both for what is free and for what is unknown; so a row whose token
//! prices are all 0 is left out unless its id ends in `:free`.

use std::collections::BTreeMap;

use super::json::Node;
use super::litellm_key::Field;
use super::number::{self, Amount, Unit};
use super::off_peak;
use super::reading::{Reading, Row};
use super::table::{self, Table};
use crate::pricing::schema::PriceFile;
use crate::pricing::values::Decimal;
use crate::units::Usd;

/// Terms of the call → prices; the empty terms are the standard ones.
type Tables = BTreeMap<(&'static str, String), Table>;

/// Fields that tell which unit the whole map is in.
const TELLING: [&str; 2] = ["input_cost_per_token", "output_cost_per_token"];

pub(super) fn read(document: &Node, reading: &mut Reading) -> Result<Vec<Row>, String> {
    let prices = document
        .members()
        .iter()
        .flat_map(|(_, row)| TELLING.iter().filter_map(|field| row.get(field)?.digits()));
    let unit = number::unit(prices)?;
    let mut rows = Vec::new();
    for (key, row) in document.members() {
        if key == "sample_spec" || key == "fallback_generalizations" {
            continue;
        }
        match read_row(key, row, unit, reading) {
            Ok(row) => rows.push(row),
            Err(reason) => reading.leave_out(reason),
        }
    }
    Ok(rows)
}

fn read_row(key: &str, row: &Node, unit: Unit, reading: &mut Reading) -> Result<Row, &'static str> {
    let provider = provider(row.text_of("litellm_provider"));
    if provider.is_empty() {
        return Err("a row names no provider");
    }
    // xAI's tiers begin at 200,000 tokens, all others above.
    let inclusive = provider == "xai";
    let mut tables = tables(row, unit, inclusive, reading)?;
    let zero = |table: &Table| {
        let rates = table.0.values().flat_map(|rates| rates.values());
        rates
            .into_iter()
            .all(|(rate, _)| table::price(rate) == Some(Usd::ZERO))
    };
    let free = key.to_ascii_lowercase().ends_with(":free");
    if !free && !tables.is_empty() && tables.values().all(zero) {
        reading.leave_out("every price of the row is 0: free or unknown");
        tables.clear();
    }
    others(row, &mut tables);
    let standard = tables.remove(&("", String::new())).unwrap_or_default();
    let mut offers = standard_offers(row, unit, &standard, reading);
    for ((term, value), table) in tables {
        let geographic = key.starts_with("azure/");
        let table = if geographic {
            table.filled(&standard)
        } else {
            table
        };
        offers.extend(table::under(table.offers(), term, &value));
    }
    if offers.is_empty() {
        return Err("a row has no price in units of the price book");
    }
    if free {
        for offer in &mut offers {
            offer.status = Some("free".to_owned());
        }
    }
    Ok(Row {
        provider,
        name: key.to_owned(),
        aliases: Vec::new(),
        offers,
        uplifts: uplifts(row),
    })
}

/// The provider's name without LiteLLM's variants of its interface.
fn provider(stated: &str) -> String {
    let name = stated.strip_prefix("text-completion-").unwrap_or(stated);
    let family = ["vertex_ai", "fireworks_ai", "bedrock"]
        .into_iter()
        .find(|family| {
            let rest = name.strip_prefix(family);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
        });
    match (family, name) {
        (Some(family), _) => family.to_owned(),
        (None, "cohere_chat") => "cohere".to_owned(),
        (None, "azure_text") => "azure".to_owned(),
        _ => name.to_owned(),
    }
}

fn tables(
    row: &Node,
    unit: Unit,
    inclusive: bool,
    reading: &mut Reading,
) -> Result<Tables, &'static str> {
    let mut tables = Tables::new();
    for (name, value) in row.members() {
        match Field::named(name) {
            Field::Unknown if value.digits().is_some() => {
                reading.leave_out("a token price of a kind that the price book does not know");
            }
            Field::Tokens {
                unit: kind,
                above,
                terms,
            } => {
                let Some(amount) = value
                    .digits()
                    .and_then(|text| Amount::per_million(text, unit))
                else {
                    continue;
                };
                if !number::plausible(amount.usd) {
                    return Err("a token price off by a factor of a thousand or more");
                }
                let at_least = above.map_or(0, |above| above + u64::from(!inclusive));
                let table = tables.entry(terms).or_default();
                table.add(at_least, kind, table::per_million(amount));
            }
            _ => {}
        }
    }
    bands(row, unit, &mut tables);
    Ok(tables)
}

/// `tiered_pricing`: prices by ranges of the prompt's size; a range begins above its lower bound.
fn bands(row: &Node, unit: Unit, tables: &mut Tables) {
    for band in row.get("tiered_pricing").map_or(&[][..], Node::items) {
        let start = band
            .get("range")
            .and_then(|range| range.items().first()?.whole());
        let Some(start) = start else { continue };
        let at_least = if start == 0 { 0 } else { start + 1 };
        for (name, value) in band.members() {
            if let Field::Tokens {
                unit: kind,
                above: None,
                terms,
            } = Field::named(name)
                && let Some(amount) = value
                    .digits()
                    .and_then(|text| Amount::per_million(text, unit))
            {
                let table = tables.entry(terms).or_default();
                table.add(at_least, kind, table::per_million(amount));
            }
        }
    }
}

/// What is not charged by the token.
fn others(row: &Node, tables: &mut Tables) {
    let search = row.get("search_context_cost_per_query");
    let search = search.and_then(|sizes| sizes.get("search_context_size_medium"));
    let stated = row
        .members()
        .iter()
        .filter_map(|(name, value)| match Field::named(name) {
            Field::Other(unit) => Some((unit, value)),
            _ => None,
        });
    for (unit, value) in stated.chain(search.map(|price| ("web_search", price))) {
        if let Some(amount) = value.digits().and_then(|text| Amount::read(text, 0))
            && amount.usd > Usd::ZERO
        {
            let standard = tables.entry(("", String::new())).or_default();
            standard.add(0, unit, table::per(amount, 1, unit));
        }
    }
}

/// The standard offers; where there are off-peak hours, the list prices are those of the hours left.
fn standard_offers(
    row: &Node,
    unit: Unit,
    standard: &Table,
    reading: &mut Reading,
) -> Vec<PriceFile> {
    let Some(rule) = row.get("off_peak_pricing") else {
        return standard.offers();
    };
    let Some(peak) = off_peak::peak(rule) else {
        reading.leave_out("off-peak hours that one set of hours and weekdays cannot say");
        return standard.offers();
    };
    let mut quiet = standard.clone();
    let base = quiet.0.entry(0).or_default();
    for (name, value) in rule.members() {
        if let Field::Tokens { unit: kind, .. } = Field::named(name)
            && let Some(amount) = value
                .digits()
                .and_then(|text| Amount::per_million(text, unit))
        {
            base.insert(kind.to_owned(), table::per_million(amount));
        }
    }
    let mut offers = quiet.offers();
    offers.extend(standard.offers().into_iter().map(|offer| PriceFile {
        hours: peak.hours.clone(),
        days: peak.days.clone(),
        ..offer
    }));
    offers
}

/// Multipliers for a geography or for speed.
fn uplifts(row: &Node) -> Vec<(String, String, Decimal)> {
    let entry = row
        .get("provider_specific_entry")
        .map_or(&[][..], Node::members);
    let factor = |(name, value): &(String, Node)| {
        let (term, stated) = match name.as_str() {
            "us" | "eu" => ("inference_geo", name.as_str()),
            "fast" => ("speed", "fast"),
            _ => return None,
        };
        let factor = Amount::read(value.digits()?, 0)?.usd;
        Some((term.to_owned(), stated.to_owned(), Decimal(factor)))
    };
    entry.iter().filter_map(factor).collect()
}
