//! LiteLLM's map, read here a second time and in another way, against the book made of it.

use std::collections::BTreeMap;

use llmcost::event::Meter;
use llmcost::pricing::{PriceList, PriceQuery};
use serde_json::Value;

use super::{NOON, alone, expected, list, rates};
use crate::pricing_oracle as oracle;

const FILE: &str = "litellm_1.109.1_model_prices.json";

/// Everything a field's name can begin with, and the meter it prices.
const STEMS: [(&str, Meter); 15] = [
    (
        "cache_creation_input_token_cost_above_12hr",
        Meter::CacheWrite12h,
    ),
    (
        "cache_creation_input_token_cost_above_1hr",
        Meter::CacheWrite1h,
    ),
    ("cache_creation_input_token_cost", Meter::CacheWrite),
    ("cache_read_input_audio_token_cost", Meter::AudioCacheRead),
    ("cache_read_input_image_token_cost", Meter::ImageCacheRead),
    ("cache_read_input_token_cost", Meter::CacheRead),
    ("input_cost_per_audio_token", Meter::AudioInput),
    ("input_cost_per_image_token", Meter::ImageInput),
    ("input_cost_per_token_cache_hit", Meter::CacheRead),
    ("input_cost_per_token", Meter::UncachedInput),
    ("input_cost_per_video_token", Meter::VideoInput),
    ("output_cost_per_audio_token", Meter::AudioOutput),
    ("output_cost_per_image_token", Meter::ImageOutput),
    ("output_cost_per_reasoning_token", Meter::Reasoning),
    ("output_cost_per_token", Meter::Output),
];

/// A field's meter, size and terms (processing, service tier).
fn field(name: &str) -> Option<(Meter, u64, &'static str, &'static str)> {
    let (stem, meter) = STEMS.iter().find(|(stem, _)| {
        name.strip_prefix(stem)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
    })?;
    let mut rest = &name[stem.len()..];
    let mut size = 0;
    if let Some(tier) = rest.strip_prefix("_above_") {
        let (thousands, after) = tier.split_once("k_tokens")?;
        size = thousands.parse::<u64>().ok()? * 1000 + 1;
        rest = after;
    }
    let (processing, tier) = match rest {
        "" => ("", ""),
        "_batches" => ("batch", ""),
        "_flex" => ("", "flex"),
        "_priority" => ("", "priority"),
        "_ultrafast" => ("", "ultrafast"),
        "_balanced" => ("", "balanced"),
        _ => return None,
    };
    Some((*meter, size, processing, tier))
}

/// LiteLLM's interfaces to one provider.
fn provider(row: &Value) -> &str {
    let name = row["litellm_provider"].as_str().unwrap_or("");
    let name = name.strip_prefix("text-completion-").unwrap_or(name);
    match name {
        "cohere_chat" => "cohere",
        "azure_text" => "azure",
        _ if name.starts_with("vertex_ai") => "vertex_ai",
        _ if name.starts_with("bedrock") => "bedrock",
        _ if name.starts_with("fireworks_ai") => "fireworks_ai",
        _ => name,
    }
}

/// Every token price of a row: field, meter, size, terms, price.
type Stated = (String, Meter, u64, &'static str, &'static str, f64);

fn stated(row: &Value) -> (Vec<Stated>, usize) {
    let (mut all, mut unknown) = (Vec::new(), 0);
    let mut add = |place: &str, name: &str, least: u64, value: &Value| {
        let Some(price) = value.as_f64() else { return };
        match field(name) {
            Some((meter, size, processing, tier)) => {
                all.push((
                    format!("{place}{name}"),
                    meter,
                    size.max(least),
                    processing,
                    tier,
                    price,
                ));
            }
            None if name.contains("token") && name.contains("cost") => unknown += 1,
            None => {}
        }
    };
    for (name, value) in row.as_object().expect("a row") {
        add("", name, 0, value);
    }
    for band in row["tiered_pricing"].as_array().into_iter().flatten() {
        let start = band["range"][0].as_f64().map_or(0, |start| start as u64);
        for (name, value) in band.as_object().expect("a band") {
            add(
                "tiered_pricing.",
                name,
                if start == 0 { 0 } else { start + 1 },
                value,
            );
        }
    }
    (all, unknown)
}

#[test]
fn litellm_alone_gives_back_every_token_price() {
    let Some(bytes) = list(FILE) else { return };
    let book = alone(PriceList::LiteLlm, &bytes);
    let map: serde_json::Map<String, Value> = serde_json::from_slice(&bytes).expect("JSON");
    let (mut equal, mut rows) = (0, 0);
    let mut out: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (key, row) in map.iter().filter(|(key, _)| *key != "sample_spec") {
        let (prices, unknown) = stated(row);
        *out.entry("a unit the price book does not know")
            .or_default() += unknown;
        let mut sound = true;
        for (name, meter, size, processing, service_tier, price) in &prices {
            let query = PriceQuery {
                provider: provider(row),
                model: key,
                kind: "call",
                processing,
                service_tier,
                ..PriceQuery::default()
            };
            let found = rates(&book, &query, NOON, (*size).max(1));
            let found = found.and_then(|rates| rates.meters[*meter as usize]);
            let price = expected(*price, 0);
            if found == Some(price) {
                equal += 1;
                continue;
            }
            sound = false;
            let zero = prices.iter().all(|(.., price)| *price == 0.0);
            let reason = if zero {
                "every price of the row is 0"
            } else if prices.iter().any(|(.., price)| *price >= 0.001) {
                "a price off by a factor of a thousand"
            } else if twins(&map, key, row) {
                "two rows of one provider and name with two prices"
            } else {
                "?"
            };
            *out.entry(reason).or_default() += 1;
            if reason == "?" {
                wrong.push(format!("{key} {name}: {price} but {found:?}"));
            }
        }
        rows += usize::from(sound && !prices.is_empty());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!((rows, equal), (3611, 15410), "{out:?}");
    let expected = BTreeMap::from([
        ("a price off by a factor of a thousand", 4),
        ("a unit the price book does not know", 209),
        ("every price of the row is 0", 322),
        ("two rows of one provider and name with two prices", 30),
    ]);
    assert_eq!(out, expected);
}

/// Whether another row bills the same model through the same provider, at other prices.
fn twins(map: &serde_json::Map<String, Value>, key: &str, row: &Value) -> bool {
    let tail = |key: &str| {
        key.split_once('/')
            .map_or(key, |(_, tail)| tail)
            .to_ascii_lowercase()
    };
    let family = |row: &Value| match provider(row) {
        "azure_ai" => "azure".to_owned(),
        "gemini" => "vertex_ai".to_owned(),
        name => name.to_owned(),
    };
    map.iter().any(|(other, twin)| {
        other != key
            && tail(other) == tail(key)
            && family(twin) == family(row)
            && stated(twin).0 != stated(row).0
    })
}

#[test]
fn litellm_alone_agrees_with_litellm_on_the_oracle() {
    let Some(bytes) = list(FILE) else { return };
    let cases = oracle::cases();
    if cases.is_empty() {
        return;
    }
    let book = alone(PriceList::LiteLlm, &bytes);
    let map: serde_json::Map<String, Value> = serde_json::from_slice(&bytes).expect("JSON");
    let (mut equal, mut rules, mut wrong) = (0, 0, Vec::new());
    for case in &cases {
        let litellm = &case.expected["litellm"];
        let (Some(exact), Some(key)) = (oracle::amount(litellm, "exact"), litellm["key"].as_str())
        else {
            continue;
        };
        let Some(row) = map.get(key) else { continue };
        let query = PriceQuery {
            provider: provider(row),
            model: key,
            ..oracle::query(&case.event)
        };
        match oracle::priced(&book, &query, &case.event) {
            Ok((total, 0, _)) if total == exact => equal += 1,
            Ok(_)
                if RULES.iter().any(|(scenario, begin)| {
                    oracle::text(&case.event, "scenario") == *scenario && key.starts_with(begin)
                }) =>
            {
                rules += 1
            }
            found => wrong.push(format!(
                "{} {} {key}: {exact} but {:?}",
                oracle::text(&case.event, "id"),
                oracle::text(&case.event, "scenario"),
                found.map(|(total, unpriced, rates)| (
                    total.to_string(),
                    unpriced,
                    rates.provenance.when
                )),
            )),
        }
    }
    assert!(
        wrong.is_empty(),
        "{equal}, {}\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert_eq!((equal, rules), (276, 5));
}

/// What LiteLLM adds to its own map: one-hour batch writes at the batch's five-minute price, a tenth for another host, half
/// of everything where the map has no batch price (pricing.md §2). The map says none of it.
const RULES: [(&str, &str); 3] = [
    ("batch_cache_write_1h", "claude-"),
    ("data_residency_eu", "gpt-5.4"),
    ("batch_plain", "groq/"),
];
