//! Laws of the engine over small books, and of the built-in book.

use std::collections::HashSet;
use std::path::Path;

use proptest::prelude::*;

use super::builtin::Builtin;
use super::matching::find;
use super::model_id::ModelId;
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

#[test]
fn every_built_in_file_is_a_valid_book_with_sources() {
    for layer in Builtin::check().expect("valid files") {
        assert_eq!(layer.as_of.as_deref(), Some(super::builtin::AS_OF));
        for model in &layer.models {
            assert!(!model.offers.is_empty(), "{}", model.id);
            for offer in &model.offers {
                assert!(
                    layer.sources.contains(&offer.source),
                    "{}: {}",
                    model.id,
                    offer.source
                );
            }
        }
    }
}

#[test]
fn the_seeds_ids_have_their_true_list_prices() {
    let book = PriceBook::builtin().expect("built in");
    for (provider, model, time, input, output) in [
        ("openai", "gpt-5.1", "2026-01-15", "1.25", "10"),
        (
            "google",
            "gemini-2.5-flash-preview-04-17",
            "2025-05-01",
            "0.15",
            "0.6",
        ),
        ("google", "gemini-2.5-flash", "2026-01-15", "0.3", "2.5"),
        (
            "deepseek",
            "deepseek-chat",
            "2025-06-01T12:00:00Z",
            "0.27",
            "1.1",
        ),
        (
            "deepseek",
            "deepseek-chat",
            "2025-06-01T17:00:00Z",
            "0.135",
            "0.55",
        ),
        ("deepseek", "deepseek-chat", "2026-01-15", "0.28", "0.42"),
        ("deepseek", "DeepSeek-V3", "2026-01-15", "0.28", "0.42"),
        (
            "deepseek",
            "deepseek-reasoner",
            "2026-01-15",
            "0.28",
            "0.42",
        ),
        ("openai", "o3", "2025-06-09T23:59:59Z", "10", "40"),
        ("openai", "o3", "2025-06-10", "2", "8"),
        ("anthropic", "claude-haiku-4-5", "2026-01-15", "1", "5"),
        ("anthropic", "claude-opus-4-5", "2026-01-15", "5", "25"),
        (
            "anthropic",
            "claude-sonnet-4-20250514",
            "2025-06-01",
            "3",
            "15",
        ),
        (
            "anthropic",
            "claude-3-5-haiku-20241022",
            "2025-06-01",
            "0.8",
            "4",
        ),
        ("openai", "gpt-4o", "2026-01-15", "2.5", "10"),
        ("openai", "gpt-4o-mini", "2026-01-15", "0.15", "0.6"),
        ("openai", "gpt-4.1", "2026-01-15", "2", "8"),
        ("openai", "gpt-4-turbo", "2026-01-15", "10", "30"),
        ("google", "gemini-2.5-pro", "2026-01-15", "1.25", "10"),
        ("google", "gemini-2.0-flash", "2025-06-01", "0.1", "0.4"),
        ("mistral", "mistral-large-latest", "2025-06-01", "2", "6"),
        (
            "mistral",
            "mistral-large-latest",
            "2026-06-01",
            "0.5",
            "1.5",
        ),
    ] {
        assert_eq!(
            prices(&book, &query(provider, model), time),
            (input.to_owned(), output.to_owned()),
            "{model} {time}"
        );
    }
    assert_eq!(
        status(&book, &query("openai", "gpt-4-mini"), "2026-01-15"),
        "unknown_model"
    );
    assert_eq!(
        status(&book, &query("deepseek", "deepseek-r1"), "2025-01-01"),
        "before_first_price"
    );
}

#[test]
fn a_provider_is_found_by_statement_prefix_source_or_ownership() {
    let book = PriceBook::builtin().expect("built in");
    let provider = |query: &PriceQuery<'_>| {
        outcome(&book.plan(query), "2026-10-20", 1)
            .map(|rates| rates.provenance.provider)
            .map_err(|no| no.status)
    };
    for (stated, model, source, expected) in [
        ("", "gpt-5.1", "", Ok("openai")),
        ("", "claude-sonnet-4-5", "", Ok("anthropic")),
        (
            "litellm",
            "anthropic/claude-sonnet-4-5-20250929",
            "",
            Ok("anthropic"),
        ),
        ("", "openrouter/openai/gpt-5.1", "", Ok("openrouter")),
        ("X-AI", "grok-4.20", "", Ok("xai")),
        (
            "",
            "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
            "claude-code",
            Ok("aws"),
        ),
        ("", "claude-sonnet-4-5@20250929", "", Ok("anthropic")),
        ("vertex_ai", "claude-sonnet-4-5@20250929", "", Ok("google")),
        ("", "claude-sonnet-4.5", "claude-code", Ok("anthropic")),
        (
            "anthropic",
            "claude-4.5-haiku-20251001",
            "",
            Ok("anthropic"),
        ),
        ("", "deepseek-chat", "claude-code", Ok("deepseek")),
        ("", "azure/eu/gpt-5.1", "", Ok("azure")),
        ("", "openai/gpt-oss-120b", "", Err("unknown_model")),
        ("", "gpt-oss-120b", "", Err("ambiguous")),
        ("", "amazon.nova-pro-v1:0", "", Ok("aws")),
        (
            "",
            "meta-llama/llama-4-scout-17b-16e-instruct",
            "",
            Err("ambiguous"),
        ),
        ("acme", "gpt-5.1", "", Err("unknown_provider")),
        ("openai", "my-gpt4o-deployment", "", Err("unknown_model")),
        ("openai", "claude-sonnet-4-55", "", Err("unknown_model")),
    ] {
        let query = PriceQuery {
            source,
            ..query(stated, model)
        };
        assert_eq!(
            provider(&query),
            expected.map(str::to_owned),
            "{stated} {model}"
        );
    }
}

#[test]
fn a_typo_is_answered_with_the_nearest_ids() {
    let book = PriceBook::builtin().expect("built in");
    let unpriced = outcome(
        &book.plan(&query("anthropic", "claude-sonet-4-5")),
        "2026-01-01",
        1,
    )
    .expect_err("typo");
    assert!(
        unpriced.reason.contains("claude-sonnet-4-5"),
        "{}",
        unpriced.reason
    );
}

#[test]
fn no_character_can_be_appended_to_a_known_id() {
    let book = PriceBook::builtin().expect("built in");
    let mut tried = 0;
    for provider in book.providers() {
        let names: HashSet<String> = book.names(&provider).into_iter().collect();
        for name in &names {
            for extra in ["0", "5", "x", "-", ".", ":", "@", "/", "]", "*"] {
                let longer = format!("{name}{extra}");
                let found = find(&book, &provider, &ModelId::parse(&longer));
                assert_eq!(
                    found.is_some(),
                    names.contains(&longer),
                    "{provider} {longer}"
                );
                tried += 1;
            }
        }
    }
    assert!(tried > 8_000, "{tried}");
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

#[test]
fn a_higher_layer_wins_for_the_time_it_covers_and_can_remove() {
    let over = "provider = \"acme\"\n[[model]]\nid = \"m\"\naliases = [\"mine\", \"team-*\"]\n[[model.price]]\n\
                from = 2026-01-10\nuntil = 2026-01-20\nstatus = \"user\"\nrates = { input = \"7\", output = \"7\" }\n\
                [[model.price]]\nfrom = 2026-04-01\nremove = true\n";
    let book = layered(&[("imported", SMALL), ("user", over)]);
    for (model, time, input) in [
        ("m", "2026-01-09", "2"),
        ("mine", "2026-01-10", "7"),
        ("team-a", "2026-01-20", "2"),
    ] {
        assert_eq!(
            prices(&book, &query("acme", model), time).0,
            input,
            "{model} {time}"
        );
    }
    assert_eq!(status(&book, &query("acme", "m"), "2026-04-01"), "no_price");
    assert_eq!(
        prices(&book, &query("acme", "m-2026-01-05"), "2026-01-15").0,
        "7"
    );
}

#[test]
fn uplifts_come_before_the_contract_and_rounding_comes_last() {
    let rules = "[[uplift]]\nprovider = \"acme\"\nmodels = [\"m*\"]\nwhen = { region = \"us\" }\nfactor = \"1.1\"\n\
                 [[contract]]\nprovider = \"acme\"\nfrom = 2026-01-15\nfactor = \"0.92\"\non = \"all\"\nfixed = \"0.0005\"\n";
    let book = layered(&[("imported", SMALL), ("project", rules)]);
    let rates = |region: &'static str, time: &str| {
        outcome(
            &book.plan(&PriceQuery {
                region,
                ..query("acme", "m")
            }),
            time,
            1,
        )
        .expect("priced")
    };
    let search = |rates: &Rates| rates.quantities.get("web_search").copied();
    let list = rates("", "2026-01-02");
    assert_eq!(
        (million(&list, Meter::Output).as_deref(), list.per_call),
        (Some("8"), Usd::ZERO)
    );
    let uplifted = rates("US", "2026-01-02");
    assert_eq!(million(&uplifted, Meter::Output).as_deref(), Some("8.8"));
    assert_eq!(search(&uplifted), search(&list), "uplifts are on tokens");
    assert_eq!(uplifted.provenance.uplifts, ["×1.1 region=us"]);
    let net = rates("us", "2026-01-15");
    assert_eq!(million(&net, Meter::Output).as_deref(), Some("8.096"));
    assert_eq!(search(&net), Some(Usd(9_200_000_000_000)));
    assert_eq!(net.per_call.to_string(), "0.0005");
    assert_eq!(net.provenance.contracts, ["×0.92 +0.0005 per call"]);
}

#[test]
fn a_book_that_could_mean_two_things_is_refused() {
    let model = |prices: &str| format!("provider = \"acme\"\n[[model]]\nid = \"m\"\n{prices}");
    let price = "[[model.price]]\nrates = { input = \"1\" }\n";
    for (toml, reason) in [
        (
            model(&format!("{price}{price}")),
            "two prices hold at the same time",
        ),
        (
            model(&format!("{price}[[model]]\nid = \"M\"\n{price}")),
            "listed twice",
        ),
        (
            model(&format!("aliases = [\"m\"]\n{price}")),
            "listed twice",
        ),
        (
            model("[[model.price]]\nrates = { input = 1.5 }\n"),
            "line 5: a price is a decimal number in quotes",
        ),
        (
            model("[[model.price]]\nrates = { input = \"-1\" }\n"),
            "cannot be negative",
        ),
        (
            model("[[model.price]]\nrates = { inputs = \"1\" }\n"),
            "no token kind",
        ),
        (
            model("[[model.price]]\nrates = { input = \"1e9\" }\n"),
            "more than 1 USD a token",
        ),
        (
            model("[[model.price]]\nwhen = { moon = \"full\" }\n"),
            "no condition",
        ),
        (
            model("[[model.price]]\nfrom = 2026-01-01T00:00:00\n"),
            "needs its zone",
        ),
        (
            model("[[model.price]]\nfrom = 2026-01-02\nuntil = 2026-01-01\n"),
            "must end after it starts",
        ),
        (
            "[[model]]\nid = \"m\"\n".to_owned(),
            "a provider is missing",
        ),
        ("schema = 2\n".to_owned(), "schema 2"),
        ("currency = \"EUR\"\n".to_owned(), "must be in USD"),
        ("colour = \"red\"\n".to_owned(), "line 1"),
    ] {
        let message = refused(&toml);
        assert!(
            message.contains(reason) && message.starts_with("prices.toml: "),
            "{message}"
        );
    }
}

#[test]
fn the_digest_follows_the_content_and_nothing_else() {
    let digest = |toml: &str| book(toml).digest();
    let spaced = SMALL.replace(" = ", "  =  ").replace("\"2\"", "\"2.0\"") + "# a remark\n";
    assert_eq!(digest(SMALL), digest(&spaced));
    assert_ne!(digest(SMALL), digest(&SMALL.replace("\"8\"", "\"8.1\"")));
    assert_ne!(digest(SMALL), layered(&[("project", SMALL)]).digest());
    let builtin = PriceBook::builtin().expect("built in");
    assert_ne!(builtin.digest(), PriceBook::empty().digest());
    assert_eq!(builtin.as_of(), "2026-11-12");
}

proptest! {
    #[test]
    fn a_plan_answers_for_every_time_and_size(time in any::<i64>(), input in any::<u64>(), which in 0..4_usize) {
        let book = PriceBook::builtin().expect("built in");
        let (provider, model) = [
            ("deepseek", "deepseek-chat"), ("openai", "gpt-5.6-sol"), ("xai", "grok-4.20"), ("acme", "m"),
        ][which];
        let plan = book.plan(&query(provider, model));
        for time in [time, i64::MIN, i64::MAX, time / 1_000_000] {
            prop_assert!(plan.rate(Timestamp(time), input) < plan.rates().len());
        }
    }

    #[test]
    fn no_text_can_break_a_query(provider in ".{0,12}", model in ".{0,40}", region in ".{0,5}") {
        let book = book(SMALL);
        let plan = book.plan(&PriceQuery { region: &region, ..query(&provider, &model) });
        prop_assert!(!plan.rates().is_empty());
    }
}
