//! The data of genai-prices, read here a second time and in another way, against the book made of it.

use std::collections::BTreeMap;

use llmcost::event::Meter;
use llmcost::pricing::{PriceList, PriceQuery};
use serde_json::Value;

use super::{alone, expected, list, rates};

const FILE: &str = "genai_prices_0.2.3.json";

fn meter(unit: &str) -> Option<Meter> {
    Some(match unit {
        "input_mtok" => Meter::UncachedInput,
        "output_mtok" => Meter::Output,
        "cache_read_mtok" => Meter::CacheRead,
        "cache_write_mtok" => Meter::CacheWrite,
        "cache_write_1h_mtok" => Meter::CacheWrite1h,
        "input_audio_mtok" => Meter::AudioInput,
        "cache_audio_read_mtok" => Meter::AudioCacheRead,
        "output_audio_mtok" => Meter::AudioOutput,
        "input_image_mtok" => Meter::ImageInput,
        "cache_image_read_mtok" => Meter::ImageCacheRead,
        "output_image_mtok" => Meter::ImageOutput,
        "input_video_mtok" => Meter::VideoInput,
        "output_reasoning_mtok" => Meter::Reasoning,
        _ => return None,
    })
}

/// An instant at which a constraint holds and no later one does: the last before the next date, or inside the hours.
fn instant(entry: &Value, all: &[&Value]) -> Option<String> {
    let start = entry["constraint"]["start_date"].as_str().unwrap_or("");
    if let Some(clock) = entry["constraint"]["start_time"].as_str() {
        return Some(format!("2026-11-12T{}Z", &clock[..8]));
    }
    let hourly = all
        .iter()
        .any(|other| !other["constraint"]["start_time"].is_null());
    let later = all
        .iter()
        .filter_map(|other| other["constraint"]["start_date"].as_str());
    let next = later.filter(|date| *date > start).min();
    let day: chrono::NaiveDate = match next {
        Some(next) => next
            .parse::<chrono::NaiveDate>()
            .expect("a date")
            .pred_opt()
            .expect("a day"),
        None if start > "2026-11-12" => start.parse().expect("a date"),
        None => "2026-11-12".parse().expect("a date"),
    };
    if start > day.to_string().as_str() {
        return None;
    }
    // Hours with another price are left out of the day.
    let clock = if hourly { "00:10:00" } else { "23:59:59" };
    Some(format!("{day}T{clock}Z"))
}

#[test]
fn genai_prices_alone_gives_back_every_token_price() {
    let Some(bytes) = list(FILE) else { return };
    let book = alone(PriceList::GenaiPrices, &bytes);
    let data: Value = serde_json::from_slice(&bytes).expect("JSON");
    let mut equal = 0;
    let mut out: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for provider in data["providers"].as_array().expect("providers") {
        for model in provider["models"].as_array().expect("models") {
            let alone_entry = serde_json::json!({"constraint": null, "prices": model["prices"]});
            let standard: Vec<&Value> = match model["prices"].as_array() {
                Some(list) => list.iter().collect(),
                None => vec![&alone_entry],
            };
            let variants: Vec<&Value> = model["price_variants"]
                .as_array()
                .into_iter()
                .flatten()
                .collect();
            let same_terms = |entry: &Value| -> Vec<&Value> {
                variants
                    .iter()
                    .copied()
                    .filter(|other| other["when"] == entry["when"])
                    .collect()
            };
            let entries = standard.iter().map(|entry| (*entry, standard.clone()));
            let entries = entries.chain(variants.iter().map(|entry| (*entry, same_terms(entry))));
            for (entry, siblings) in entries {
                let known = ["processing", "service_tier", "speed"];
                let mut terms = entry["when"]
                    .as_object()
                    .into_iter()
                    .flat_map(|when| when.keys());
                if !terms.all(|term| known.contains(&term.as_str())) {
                    *out.entry("a condition the price book does not know")
                        .or_default() += 1;
                    continue;
                }
                let term = |name: &str| entry["when"][name].as_str().unwrap_or("");
                let query = PriceQuery {
                    provider: provider["id"].as_str().expect("an id"),
                    model: model["id"].as_str().expect("an id"),
                    kind: "call",
                    processing: term("processing"),
                    service_tier: term("service_tier"),
                    speed: term("speed"),
                    ..PriceQuery::default()
                };
                let Some(time) = instant(entry, &siblings) else {
                    *out.entry("never in force").or_default() += 1;
                    continue;
                };
                for (unit, price) in entry["prices"].as_object().expect("prices") {
                    let Some(meter) = meter(unit) else {
                        *out.entry(if unit.ends_with("_mtok") {
                            "a unit the price book does not know"
                        } else {
                            "not priced by the token"
                        })
                        .or_default() += 1;
                        continue;
                    };
                    let mut stated = vec![(1, price.get("base").unwrap_or(price))];
                    for tier in price["tiers"].as_array().into_iter().flatten() {
                        stated.push((tier["start"].as_u64().expect("a size") + 1, &tier["price"]));
                    }
                    for (size, price) in stated {
                        let price: f64 = price.as_str().expect("a text").parse().expect("a number");
                        let price = expected(price, -6);
                        let found = rates(&book, &query, &time, size);
                        let found = found.and_then(|rates| rates.meters[meter as usize]);
                        if found == Some(price) {
                            equal += 1;
                        } else {
                            wrong.push(format!(
                                "{query:?} {time} {unit} {size}: {price} but {found:?}"
                            ));
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(equal, 7772, "{out:?}");
    let expected = BTreeMap::from([
        ("a condition the price book does not know", 4),
        ("a unit the price book does not know", 3),
        ("not priced by the token", 212),
    ]);
    assert_eq!(out, expected);
}
