//! One list after another: what holds when, what is kept, and what is refused.

use std::path::Path;

use proptest::prelude::*;

use super::{Options, PriceList, Summary, date, import};
use crate::event::Meter;
use crate::pricing::{PriceBook, PriceQuery};
use crate::units::Timestamp;
use crate::units::Usd;

/// A LiteLLM map of acme's models at a price a million of input tokens.
fn map(prices: &[(&str, u32)]) -> String {
    let rows: Vec<String> = prices
        .iter()
        .map(|(model, price)| {
            format!(
                r#""{model}": {{"litellm_provider": "acme", "input_cost_per_token": {price}e-6}}"#
            )
        })
        .collect();
    format!("{{{}}}", rows.join(", "))
}

fn day(text: &str) -> Timestamp {
    date(text).expect("a date")
}

fn taken(
    format: PriceList,
    list: &str,
    before: Option<&str>,
    as_of: &str,
) -> Result<(String, Summary), String> {
    let options = Options {
        format,
        as_of: day(as_of),
        now: day(as_of),
        known: &|_, _| false,
    };
    import(list.as_bytes(), before, &options)
}

fn litellm(prices: &[(&str, u32)], before: Option<&str>, as_of: &str) -> (String, Summary) {
    taken(PriceList::LiteLlm, &map(prices), before, as_of).expect("an import")
}

/// The price of a million input tokens at midnight of a day.
fn input(book: &str, model: &str, on: &str) -> Option<String> {
    let book = PriceBook::empty().with_layer("imported", book, Path::new("imported.toml"));
    let query = PriceQuery {
        provider: "acme",
        model,
        kind: "call",
        ..PriceQuery::default()
    };
    let plan = book.expect("a price book").plan(&query);
    let rates = plan.rates().get(plan.rate(day(on), 1))?.clone().ok()?;
    let rate = rates.meters[Meter::UncachedInput as usize]?;
    rate.checked_mul(1_000_000).map(|usd| usd.to_string())
}

fn usd(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn a_change_holds_from_its_day_and_leaves_the_past() {
    let (first, _) = litellm(&[("m", 2), ("n", 7)], None, "2026-01-01");
    let (second, summary) = litellm(&[("m", 3), ("n", 7)], Some(&first), "2026-02-01");
    assert_eq!((summary.changed, summary.unchanged), (1, 1));
    for (on, price) in [
        ("2025-06-01", "2"),
        ("2026-01-31", "2"),
        ("2026-02-01", "3"),
        ("2027-01-01", "3"),
    ] {
        assert_eq!(input(&second, "m", on), usd(price), "{on}");
    }
    let change = &summary.changes[0];
    assert_eq!(
        (change.old, change.new),
        (Some(Usd(2 * Usd::ONE.0)), Some(Usd(3 * Usd::ONE.0)))
    );
    // A correction on the same day replaces what was imported that day.
    let (third, _) = litellm(&[("m", 4), ("n", 7)], Some(&second), "2026-02-01");
    assert_eq!(input(&third, "m", "2026-02-01"), usd("4"));
    assert_eq!(input(&third, "m", "2026-01-31"), usd("2"));
}

#[test]
fn the_same_list_again_changes_nothing() {
    let (first, _) = litellm(&[("m", 2)], None, "2026-01-01");
    let (second, summary) = litellm(&[("m", 2)], Some(&first), "2026-01-01");
    assert_eq!(first, second);
    assert_eq!((summary.new, summary.changed, summary.unchanged), (0, 0, 1));
}

#[test]
fn a_vanished_model_keeps_its_price_until_it_is_back() {
    let (first, _) = litellm(&[("m", 2), ("n", 7)], None, "2026-01-01");
    let (second, summary) = litellm(&[("n", 7)], Some(&first), "2026-02-01");
    assert_eq!(summary.vanished, 1);
    assert!(second.contains("retired = \"2026-02-01\""), "{second}");
    assert_eq!(input(&second, "m", "2026-03-01"), usd("2"));
    let (again, summary) = litellm(&[("n", 7)], Some(&second), "2026-02-02");
    assert_eq!(summary.vanished, 0);
    let (third, _) = litellm(&[("m", 2), ("n", 7)], Some(&again), "2026-03-01");
    assert!(!third.contains("retired"), "{third}");
}

#[test]
fn a_fivefold_change_and_a_new_zero_are_doubtful() {
    let (first, _) = litellm(&[("m", 1), ("n", 1), ("o", 1)], None, "2026-01-01");
    let (_, summary) = litellm(&[("m", 5), ("n", 6), ("o", 1)], Some(&first), "2026-02-01");
    let doubtful = summary
        .changes
        .iter()
        .filter(|change| change.needs_acceptance());
    let doubtful: Vec<&str> = doubtful.map(|change| change.model.as_str()).collect();
    assert_eq!(doubtful, ["n"]);
}

#[test]
fn an_announced_price_waits_for_its_day_and_can_be_called_off() {
    let list = |price: &str, scheduled: &str| {
        format!(
            r#"{{"unit": "USD per 1M tokens", "models": [{{"provider": "acme", "model": "m", "input": {price},
                "output": 9, "scheduled": [{scheduled}]}}]}}"#
        )
    };
    let rise = r#"{"effective": "2026-12-01", "input": 5, "output": 9}"#;
    let take = |list: &str, before, as_of| {
        taken(PriceList::LlmPrices, list, before, as_of).expect("an import")
    };
    let (first, summary) = take(&list("4", rise), None, "2026-11-01");
    assert_eq!(summary.scheduled, 1);
    assert!(
        summary
            .warnings
            .iter()
            .any(|warning| warning.contains("announced"))
    );
    assert_eq!(input(&first, "m", "2026-11-30"), usd("4"));
    assert_eq!(input(&first, "m", "2026-12-01"), usd("5"));
    let (off, _) = take(&list("4", ""), Some(&first), "2026-11-15");
    assert_eq!(input(&off, "m", "2026-12-01"), usd("4"));
    assert!(
        !off.contains("scheduled") && !off.contains("promo"),
        "{off}"
    );
    let (held, summary) = take(&list("5", ""), Some(&first), "2026-12-15");
    assert_eq!(input(&held, "m", "2026-12-01"), usd("5"));
    assert_eq!(input(&held, "m", "2026-11-30"), usd("4"));
    assert!(
        !held.contains("scheduled") && summary.changes.is_empty(),
        "{held}"
    );
}

#[test]
fn one_list_does_not_withdraw_what_another_says() {
    let (first, _) = litellm(&[("m", 2), ("n", 3)], None, "2026-01-01");
    let other = r#"{"acme": {"models": {"n": {"cost": {"input": 3, "output": 4}}}}}"#;
    let (second, summary) =
        taken(PriceList::ModelsDev, other, Some(&first), "2026-02-01").expect("an import");
    assert_eq!(summary.vanished, 0);
    assert_eq!(input(&second, "m", "2026-03-01"), usd("2"));
    assert!(second.contains("id = \"litellm\"") && second.contains("id = \"models.dev\""));
}

#[test]
fn what_a_lower_layer_knows_keeps_its_past_there() {
    let options = Options {
        format: PriceList::LiteLlm,
        as_of: day("2026-02-01"),
        now: day("2026-02-01"),
        known: &|provider, model| (provider, model) == ("acme", "m-2026-01-01"),
    };
    let list = map(&[("m-2026-01-01", 3)]);
    let (imported, _) = import(list.as_bytes(), None, &options).expect("an import");
    let below = "provider = \"acme\"\n[[model]]\nid = \"m\"\ndated = true\n[[model.price]]\nrates = { input = \"2\" }\n";
    let book = PriceBook::empty()
        .with_layer("below", below, Path::new("below.toml"))
        .and_then(|book| book.with_layer("imported", &imported, Path::new("imported.toml")))
        .expect("two layers");
    let query = PriceQuery {
        provider: "acme",
        model: "m-2026-01-01",
        ..PriceQuery::default()
    };
    let plan = book.plan(&query);
    for (on, layer) in [("2026-01-31", "below"), ("2026-02-01", "imported")] {
        let rates = plan.rates()[plan.rate(day(on), 1)]
            .clone()
            .expect("a price");
        assert_eq!(rates.provenance.layer, layer, "{on}");
    }
}

#[test]
fn what_is_no_list_or_an_older_one_is_refused() {
    let refused =
        |list: &str| taken(PriceList::LiteLlm, list, None, "2026-01-01").expect_err("refused");
    assert!(refused("{").contains("line 1"));
    assert!(refused("{}").contains("no token price"));
    assert!(refused(&map(&[("m", 2), ("n", 2_000_000)])).contains("mixes no units"));
    let secret =
        refused(r#"{"secret": {"litellm_provider": "acme", "input_cost_per_token": "secret"}}"#);
    assert!(!secret.contains("secret"), "{secret}");
    let (first, _) = litellm(&[("m", 2)], None, "2026-02-01");
    let older = taken(
        PriceList::LiteLlm,
        &map(&[("m", 3)]),
        Some(&first),
        "2026-01-01",
    );
    assert!(older.expect_err("older").contains("2026-02-01"));
}

#[test]
fn an_old_list_is_warned_about() {
    let options = |now| Options {
        format: PriceList::LiteLlm,
        as_of: day("2026-01-01"),
        now: day(now),
        known: &|_, _| false,
    };
    let list = map(&[("m", 2)]);
    let warned = |now| {
        import(list.as_bytes(), None, &options(now))
            .expect("an import")
            .1
            .warnings
    };
    assert!(warned("2026-02-15").is_empty());
    assert_eq!(warned("2026-02-16").len(), 1);
}

proptest! {
    /// Whatever lists follow one another, each day keeps the price its own list gave it.
    #[test]
    fn every_day_keeps_the_price_of_its_list(prices in proptest::collection::vec(proptest::option::of(1..9_u32), 1..8)) {
        let days: Vec<String> = (1..=prices.len()).map(|month| format!("2026-{month:02}-01")).collect();
        let mut book: Option<String> = None;
        let mut listed = Vec::new();
        let mut last = None;
        for (day, price) in days.iter().zip(&prices) {
            let mut rows = vec![("other", 1)];
            rows.extend(price.map(|price| ("m", price)));
            book = Some(litellm(&rows, book.as_deref(), day).0);
            last = price.or(last);
            listed.push(last);
        }
        let book = book.unwrap_or_default();
        for (day, price) in days.iter().zip(listed) {
            let found = input(&book, "m", day);
            // Before it was first listed the first price is the best that is known.
            let first = prices.iter().flatten().next().copied();
            prop_assert_eq!(found, price.or(first).map(|price| price.to_string()), "{}", day);
        }
    }
}
