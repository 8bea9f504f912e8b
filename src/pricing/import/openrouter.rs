//! OpenRouter's list of models (`/api/v1/models`), in: rows in the price book's words, out.
//!
//! It states USD per token as texts. Only ids that end in `:free` are free; -1 means that the price depends on the model
//! chosen, and 0 for anything but prompt and completion that nothing is said.

use super::json::Node;
use super::number::{self, Amount, Unit};
use super::reading::{Reading, Row};
use super::table::{self, Rates, Table};
use crate::pricing::schema::PriceFile;
use crate::units::Usd;

const TOKENS: [(&str, &str); 9] = [
    ("audio", "audio_input"),
    ("audio_output", "audio_output"),
    ("completion", "output"),
    ("input_audio_cache", "audio_cache_read"),
    ("input_cache_read", "cache_read"),
    ("input_cache_write", "cache_write"),
    ("input_cache_write_1h", "cache_write_1h"),
    ("internal_reasoning", "reasoning"),
    ("prompt", "input"),
];

const OTHERS: [(&str, &str, &str); 3] = [
    ("image", "image", "image"),
    ("request", "request", "request"),
    ("web_search", "web_search", "call"),
];

pub(super) fn read(document: &Node, reading: &mut Reading) -> Result<Vec<Row>, String> {
    let models = document.get("data").map_or(&[][..], Node::items);
    let telling = models
        .iter()
        .filter_map(|model| model.get("pricing")?.get("prompt")?.digits());
    let unit = number::unit(telling)?;
    let mut rows = Vec::new();
    for model in models {
        match read_model(model, unit, reading) {
            Ok(row) => rows.push(row),
            Err(reason) => reading.leave_out(reason),
        }
    }
    Ok(rows)
}

fn read_model(model: &Node, unit: Unit, reading: &mut Reading) -> Result<Row, &'static str> {
    let pricing = model.get("pricing").ok_or("a model has no prices")?;
    let name = model.text_of("id");
    let free = name.ends_with(":free");
    let discount = pricing.get("discount").and_then(Node::digits);
    if discount
        .is_some_and(|text| Amount::read(text, 0).is_none_or(|discount| discount.usd != Usd::ZERO))
    {
        return Err("a discount that may or may not be in the price already");
    }
    let mut table = Table::default();
    let base = rates(pricing, unit, free)?;
    let dear = |name: &str| {
        let rate = base.get(name).and_then(|(rate, _)| table::price(rate));
        rate.is_some_and(|usd| usd > Usd::ZERO)
    };
    if !free && !dear("input") && !dear("output") {
        return Err("every price of the row is 0: free or unknown");
    }
    table.0.insert(0, base);
    let mut hourly = Vec::new();
    for rule in pricing.get("overrides").map_or(&[][..], Node::items) {
        let size = rule.get("min_prompt_tokens").and_then(Node::whole);
        let timed = ["utc_start", "utc_end", "utc_days"]
            .iter()
            .any(|name| rule.get(name).is_some());
        match (size, timed) {
            (Some(size), false) => drop(table.0.insert(size, rates(rule, unit, free)?)),
            (None, true) => hourly.push(rule),
            _ => reading.leave_out("an override that the price book cannot say"),
        }
    }
    let mut offers = table.offers();
    match hourly.as_slice() {
        [] => {}
        [rule] => offers.extend(windowed(&table, rule, unit)?),
        _ => reading.leave_out("several overrides by the hour"),
    }
    if free {
        for offer in &mut offers {
            offer.status = Some("free".to_owned());
        }
    }
    Ok(Row {
        provider: "openrouter".to_owned(),
        name: name.to_owned(),
        offers,
        ..Row::default()
    })
}

/// What holds between two times of the day, written as hours and minutes in one number, on some days.
fn windowed(table: &Table, rule: &Node, unit: Unit) -> Result<Vec<PriceFile>, &'static str> {
    const UNKNOWN: &str = "hours that the price book cannot say";
    let clock = |name: &str, absent: u64| {
        let number = rule.get(name).map_or(Some(absent), Node::whole)?;
        let (hour, minute) = (number / 100, number % 100);
        (hour <= 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
    };
    let start = clock("utc_start", 0).ok_or(UNKNOWN)?;
    let end = clock("utc_end", 2400).ok_or(UNKNOWN)?;
    let days = rule.get("utc_days").map_or(&[][..], Node::items);
    let days = days.iter().map(|day| {
        let short = day.text().get(..3).map(str::to_ascii_lowercase);
        short.ok_or(UNKNOWN)
    });
    let days: Vec<String> = days.collect::<Result<_, _>>()?;
    if start >= end && !days.is_empty() {
        return Err(UNKNOWN);
    }
    let changed = rates(rule, unit, false)?;
    let mut table = table.clone();
    for rates in table.0.values_mut() {
        rates.extend(changed.clone());
    }
    let offers = table.offers().into_iter();
    Ok(offers
        .map(|offer| PriceFile {
            hours: vec![format!("{start}-{end}")],
            days: days.clone(),
            ..offer
        })
        .collect())
}

fn rates(pricing: &Node, unit: Unit, free: bool) -> Result<Rates, &'static str> {
    let mut rates = Rates::new();
    for (name, own) in TOKENS {
        let Some(text) = pricing.get(name).and_then(Node::digits) else {
            continue;
        };
        if text.starts_with('-') {
            return Err("the price depends on the model that is chosen");
        }
        let amount = Amount::per_million(text, unit).ok_or("a price that is no decimal number")?;
        if !number::plausible(amount.usd) {
            return Err("a token price off by a factor of a thousand or more");
        }
        let main = matches!(own, "input" | "output");
        if amount.usd > Usd::ZERO || (main && (free || own == "output")) {
            rates.insert(own.to_owned(), table::per_million(amount));
        }
    }
    for (name, own, of) in OTHERS {
        let amount = pricing
            .get(name)
            .and_then(|price| Amount::read(price.digits()?, 0));
        if let Some(amount) = amount.filter(|amount| amount.usd > Usd::ZERO) {
            rates.insert(own.to_owned(), table::per(amount, 1, of));
        }
    }
    Ok(rates)
}
