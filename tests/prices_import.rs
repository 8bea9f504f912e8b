//! Each public price list, imported alone, gives back its own prices, all of them, to the last digit.
//!
//! The lists are others' work and lie outside the repository; without them these tests say so and pass.

mod genai_prices;
mod litellm;
#[cfg(feature = "net")]
mod update;

use std::path::Path;

use llmcost::pricing::{ImportOptions, PriceBook, PriceList, PriceQuery, Rates, import};
use llmcost::units::{Timestamp, Usd};

use crate::transcript::shared;

/// A Thursday in the peak hours of every provider that has some.
const NOON: &str = "2026-11-12T02:00:00Z";

fn at(instant: &str) -> Timestamp {
    let instant: chrono::DateTime<chrono::Utc> = instant.parse().expect("an instant");
    Timestamp(instant.timestamp_micros())
}

/// A list's bytes, or a word that they are not here.
fn list(name: &str) -> Option<Vec<u8>> {
    let place = shared(&format!("prices/{name}"));
    place.map(|path| std::fs::read(path).expect("readable"))
}

/// A book of one list alone; nothing lies below it.
fn alone(format: PriceList, bytes: &[u8]) -> PriceBook {
    let options = ImportOptions {
        format,
        as_of: at("2026-11-12T00:00:00Z"),
        now: at(NOON),
        known: &|_, _| false,
    };
    let (text, _) = import(bytes, None, &options).expect("a price list");
    PriceBook::empty()
        .with_layer("imported", &text, Path::new("imported.toml"))
        .expect("a price book")
}

fn rates(book: &PriceBook, query: &PriceQuery<'_>, time: &str, input: u64) -> Option<Rates> {
    let plan = book.plan(query);
    plan.rates()[plan.rate(at(time), input)].clone().ok()
}

/// A price per million or one as a number, in: what a unit must cost, its noise after twelve digits rounded off, out.
fn expected(number: f64, shift: i32) -> Usd {
    let rounded: f64 = format!("{number:.11e}").parse().expect("a number");
    Usd::parse_scaled(&format!("{rounded:e}"), shift).expect("a decimal")
}

#[test]
fn a_small_list_of_each_kind_becomes_the_book_beside_it() {
    for format in PriceList::ALL {
        let folder = crate::transcript::checkout()
            .join("fixtures/pricing/import")
            .join(format.name());
        let bytes = std::fs::read(folder.join("list.json")).expect("a list");
        let options = ImportOptions {
            format,
            as_of: at("2026-11-12T00:00:00Z"),
            now: at("2026-11-23T12:00:00Z"),
            // The built-in book knows this one: its past stays there, and so does its multiplier.
            known: &|provider, model| provider == "xai" && model == "grok-nine",
        };
        let (mut text, summary) = import(&bytes, None, &options).expect("a price list");
        for warning in &summary.warnings {
            text += &format!("\n# warning: {warning}");
        }
        for (reason, count) in &summary.left_out {
            text += &format!("\n# left out: {count} × {reason}");
        }
        crate::golden::check(&folder.join("expected.toml"), &(text + "\n"));
    }
}
