//! Laws of the engine over small books, and of the built-in book.

use std::path::Path;

mod books;
mod builtin;
mod properties;

use super::{Plan, PriceBook, PriceQuery, Rates, Unpriced, cost};
use crate::event::{Meter, Meters};
use crate::units::Timestamp;
use crate::units::Usd;

fn at(instant: &str) -> Timestamp {
    let text = if instant.contains('T') {
        instant.to_owned()
    } else {
        format!("{instant}T00:00:00Z")
    };
    Timestamp(
        text.parse::<chrono::DateTime<chrono::Utc>>()
            .expect("an instant")
            .timestamp_micros(),
    )
}

fn book(toml: &str) -> PriceBook {
    layered(&[("user", toml)])
}

fn layered(layers: &[(&str, &str)]) -> PriceBook {
    layers
        .iter()
        .fold(PriceBook::empty(), |book, (name, toml)| {
            book.with_layer(name, toml, Path::new("prices.toml"))
                .expect("a valid book")
        })
}

fn refused(toml: &str) -> String {
    let book = PriceBook::empty().with_layer("user", toml, Path::new("prices.toml"));
    book.expect_err("must be refused").to_string()
}

fn query<'a>(provider: &'a str, model: &'a str) -> PriceQuery<'a> {
    PriceQuery {
        provider,
        model,
        kind: "call",
        ..PriceQuery::default()
    }
}

fn outcome(plan: &Plan, time: &str, input: u64) -> Result<Rates, Unpriced> {
    plan.rates()[plan.rate(at(time), input)].clone()
}

/// A rate per million tokens, as text.
fn million(rates: &Rates, meter: Meter) -> Option<String> {
    let rate = rates.meters[meter as usize]?.checked_mul(1_000_000)?;
    Some(rate.to_string())
}

fn prices(book: &PriceBook, query: &PriceQuery<'_>, time: &str) -> (String, String) {
    let rates = outcome(&book.plan(query), time, 1000).expect("priced");
    let price = |meter| million(&rates, meter).unwrap_or_default();
    (price(Meter::UncachedInput), price(Meter::Output))
}

fn status(book: &PriceBook, query: &PriceQuery<'_>, time: &str) -> &'static str {
    outcome(&book.plan(query), time, 1)
        .expect_err("unpriced")
        .status
}

const SMALL: &str = r#"
provider = "acme"
[[model]]
id = "m"
dated = true
[[model.price]]
from = 2026-01-01
rates = { input = "2", output = "8", cache_read = "0.5", cache_write = { "5m" = "2.5", "1h" = "4" }, web_search = { price = "10", per = 1000, unit = "call" } }
[[model.price]]
from = 2026-01-01
context_over = 1000
rates = { input = "4", output = "16", cache_read = "1" }
[[model.price]]
from = 2026-01-01
when = { processing = "batch" }
rates = { input = "1", output = "4" }
[[model.price]]
from = 2026-02-01
until = 2026-03-01
rates = { input = "3", output = "9" }
[[model.price]]
from = 2026-01-01
when = { service_tier = "priority" }
context_over = 1000
not_offered = true
"#;

#[test]
fn the_whole_request_is_priced_at_the_highest_tier_crossed() {
    let plan = book(SMALL).plan(&query("acme", "m"));
    for (time, input, expected) in [
        ("2026-01-01", 1000, "2"),
        ("2026-01-01", 1001, "4"),
        ("2026-02-01", 1000, "3"),
        ("2026-02-28T23:59:59.999999Z", 1000, "3"),
        ("2026-03-01", 1000, "2"),
        ("2026-02-01", u64::MAX, "4"),
    ] {
        let rates = outcome(&plan, time, input).expect("priced");
        assert_eq!(
            million(&rates, Meter::UncachedInput).as_deref(),
            Some(expected),
            "{time} {input}"
        );
        assert!(!rates.provenance.tier_unknown);
    }
    assert_eq!(
        status(&book(SMALL), &query("acme", "m"), "2025-12-31T23:59:59Z"),
        "before_first_price"
    );
    let bucket = book(SMALL).plan(&PriceQuery {
        kind: "bucket",
        ..query("acme", "m")
    });
    let rates = outcome(&bucket, "2026-01-01", 5000).expect("priced");
    assert_eq!(million(&rates, Meter::UncachedInput).as_deref(), Some("2"));
    assert!(rates.provenance.tier_unknown);
    for (context_band, price) in [("0-1k", "2"), ("1k-1M", "4")] {
        let bucket = book(SMALL).plan(&PriceQuery {
            kind: "bucket",
            context_band,
            ..query("acme", "m")
        });
        let rates = outcome(&bucket, "2026-01-01", 5000).expect("priced");
        assert_eq!(
            million(&rates, Meter::UncachedInput).as_deref(),
            Some(price)
        );
        assert!(!rates.provenance.tier_unknown);
    }
}

#[test]
fn what_an_offer_does_not_state_is_inherited_and_marked() {
    let batch = PriceQuery {
        processing: "batch",
        ..query("acme", "m")
    };
    let rates = outcome(&book(SMALL).plan(&batch), "2026-01-01", 1).expect("priced");
    let provenance = &rates.provenance;
    for (meter, price, inherited) in [
        (Meter::UncachedInput, "1", false),
        (Meter::CacheRead, "0.5", true),
        (Meter::CacheWrite1h, "4", true),
        (Meter::CacheWrite, "2.5", true),
        (Meter::CacheWrite12h, "2.5", true),
        (Meter::AudioInput, "1", true),
        (Meter::AudioCacheRead, "0.5", true),
        (Meter::AudioOutput, "4", true),
    ] {
        assert_eq!(million(&rates, meter).as_deref(), Some(price), "{meter:?}");
        assert_eq!(
            provenance.inherited.contains(&meter),
            inherited,
            "{meter:?}"
        );
    }
    assert_eq!(rates.meters[Meter::Reasoning as usize], None);
    assert_eq!(
        rates.quantities.get("web_search"),
        Some(&Usd(10_000_000_000_000))
    );
    // The tier of the standard offer is the one that lends.
    let long = outcome(&book(SMALL).plan(&batch), "2026-01-01", 2000).expect("priced");
    assert_eq!(million(&long, Meter::CacheRead).as_deref(), Some("1"));
    assert_eq!(provenance.when, ["processing=batch"]);
    assert_eq!(
        (provenance.model.as_str(), provenance.layer.as_str()),
        ("m", "user")
    );
}

#[test]
fn a_combination_that_is_not_sold_is_priced_as_standard_and_says_so() {
    let priority = PriceQuery {
        service_tier: "priority",
        ..query("acme", "m")
    };
    let rates = outcome(&book(SMALL).plan(&priority), "2026-01-01", 2000).expect("priced");
    assert!(rates.provenance.not_offered);
    assert_eq!(million(&rates, Meter::UncachedInput).as_deref(), Some("4"));
    let short = outcome(&book(SMALL).plan(&priority), "2026-01-01", 10).expect("priced");
    assert!(!short.provenance.not_offered);
}

#[test]
fn unknown_is_never_zero_and_free_is_zero() {
    let book = book(
        "provider = \"acme\"\n[[model]]\nid = \"in\"\n[[model.price]]\nrates = { input = \"1\" }\n\
         [[model]]\nid = \"free\"\n[[model.price]]\nstatus = \"free\"\nrates = { input = \"0\", output = \"0\" }\n",
    );
    let mut meters = Meters::default();
    (meters[Meter::UncachedInput], meters[Meter::Output]) = (1_000_000, 7);
    let rates = outcome(&book.plan(&query("acme", "in")), "2026-01-01", 1).expect("partly priced");
    assert_eq!(cost(&rates, &meters, &[], 1), (Usd::ONE, 7));
    let rates = outcome(&book.plan(&query("acme", "free")), "2026-01-01", 1).expect("free");
    assert_eq!(cost(&rates, &meters, &[], 1), (Usd::ZERO, 0));
}
