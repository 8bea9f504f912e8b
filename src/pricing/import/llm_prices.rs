//! The table of the crate llm-prices (`prices.json`), in: rows in the price book's words with announced changes, out.

use super::date;
use super::json::Node;
use super::merge::condition;
use super::number::{self, Amount, Unit};
use super::reading::{Reading, Row};
use super::table::{self, Rates, Table};
use crate::pricing::schema::PriceFile;
use crate::pricing::values::Instant;

pub(super) fn read(document: &Node, reading: &mut Reading) -> Result<Vec<Row>, String> {
    let models = document.get("models").map_or(&[][..], Node::items);
    let unit = number::unit(
        models
            .iter()
            .filter_map(|model| model.get("input")?.digits()),
    )?;
    let says_million = document.text_of("unit").contains("1M");
    if says_million && unit != Unit::Million {
        return Err(
            "it says USD per million tokens, but its prices look like USD per token".to_owned(),
        );
    }
    let mut rows = Vec::new();
    for model in models {
        match read_model(model, unit) {
            Ok(row) => rows.push(row),
            Err(reason) => reading.leave_out(reason),
        }
    }
    Ok(rows)
}

fn read_model(model: &Node, unit: Unit) -> Result<Row, &'static str> {
    let mut offers = offers(model, unit)?;
    if offers.is_empty() {
        return Err("a model has no prices");
    }
    for later in model.get("scheduled").map_or(&[][..], Node::items) {
        let start = date(later.text_of("effective")).ok_or("a scheduled price without its date")?;
        let next = self::offers(later, unit)?;
        // An announcement ends what it replaces and nothing else.
        let replaced = |offer: &PriceFile| {
            next.iter()
                .any(|later| condition(later) == condition(offer))
        };
        for offer in offers
            .iter_mut()
            .filter(|offer| offer.until.is_none() && replaced(offer))
        {
            offer.until = Some(Instant(start));
        }
        offers.extend(next.into_iter().map(|offer| PriceFile {
            from: Some(Instant(start)),
            ..offer
        }));
    }
    let aliases = model.get("aliases").map_or(&[][..], Node::items);
    Ok(Row {
        provider: model.text_of("provider").to_owned(),
        name: model.text_of("model").to_owned(),
        aliases: aliases
            .iter()
            .map(|alias| alias.text().to_owned())
            .collect(),
        offers,
        ..Row::default()
    })
}

/// Standard, batch and other tiers of one row, each with its long-context prices.
fn offers(row: &Node, unit: Unit) -> Result<Vec<PriceFile>, &'static str> {
    let long = row.get("long_context").filter(|long| **long != Node::Null);
    let threshold = long.and_then(|long| long.get("threshold_tokens")?.whole());
    let long = long
        .zip(threshold)
        .map(|(long, over)| (long, over.saturating_add(1)));
    let both = |prefix: &str| -> Result<Table, &'static str> {
        let mut table = Table::default();
        table.0.insert(0, rates(row, prefix, unit)?);
        if let Some((long, at_least)) = long {
            table.0.insert(at_least, rates(long, prefix, unit)?);
        }
        Ok(table)
    };
    let mut offers = both("")?.offers();
    offers.extend(table::under(
        both("batch_")?.offers(),
        "processing",
        "batch",
    ));
    for (name, tier) in row.get("other_tiers").map_or(&[][..], Node::members) {
        let mut table = Table::default();
        table.0.insert(0, rates(tier, "", unit)?);
        // Anthropic's fast mode is a speed; elsewhere `fast` is another name of a service tier.
        let speed = name == "fast" && row.text_of("provider") == "anthropic";
        let term = if speed { "speed" } else { "service_tier" };
        offers.extend(table::under(table.offers(), term, name));
    }
    Ok(offers)
}

fn rates(row: &Node, prefix: &str, unit: Unit) -> Result<Rates, &'static str> {
    let mut rates = Rates::new();
    let mut add = |name: String, price: &Node| {
        let Some(text) = price.digits() else {
            return Ok(());
        };
        let amount = Amount::per_million(text, unit).ok_or("a price that is no decimal number")?;
        if !number::plausible(amount.usd) {
            return Err("a token price off by a factor of a thousand or more");
        }
        rates.insert(name, table::per_million(amount));
        Ok(())
    };
    for name in ["input", "output", "cache_read", "cache_write"] {
        match row.get(&format!("{prefix}{name}")) {
            None => {}
            Some(Node::Object(lifetimes)) => {
                for (lifetime, price) in lifetimes {
                    if !matches!(lifetime.as_str(), "5m" | "30m" | "1h" | "12h") {
                        return Err("a cache lifetime that the price book does not know");
                    }
                    add(format!("{name}_{lifetime}"), price)?;
                }
            }
            Some(price) => add(name.to_owned(), price)?,
        }
    }
    Ok(rates)
}
