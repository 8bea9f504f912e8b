//! The built-in book: valid, with sources, at the true list prices, finding the models that logs name.

use std::collections::{BTreeSet, HashSet};

use super::*;
use crate::pricing::builtin::{AS_OF, Builtin};
use crate::pricing::layer::Layer;
use crate::pricing::matching::find;
use crate::pricing::model_id::ModelId;

#[test]
fn every_built_in_file_is_a_valid_book_with_sources() {
    for layer in Builtin::check().expect("valid files") {
        assert_eq!(layer.as_of.as_deref(), Some(AS_OF));
        for model in &layer.models {
            assert!(!model.offers.is_empty(), "{}", model.id);
            for offer in &model.offers {
                // That it is described is checked on reading.
                assert!(!offer.source.is_empty(), "{}", model.id);
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
        ("deepseek", "deepseek-chat", "2026-05-15", "0.14", "0.28"),
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
        let names: HashSet<&str> = book.names(&provider).into_iter().collect();
        for name in &names {
            for extra in ["0", "5", "x", "-", ".", ":", "@", "/", "]", "*"] {
                let longer = format!("{name}{extra}");
                let found = find(&book, &provider, &ModelId::parse(&longer));
                assert_eq!(
                    found.is_some(),
                    names.contains(longer.as_str()),
                    "{provider} {longer}"
                );
                tried += 1;
            }
        }
    }
    assert!(tried > 8_000, "{tried}");
}

#[test]
fn the_index_says_of_a_file_what_reading_it_does() {
    for (layer, provider) in Builtin::check()
        .expect("valid files")
        .iter()
        .zip(Builtin::providers())
    {
        let builtin = Builtin::default();
        let shelf = builtin.shelf(provider).expect("a file");
        let names: BTreeSet<&str> = shelf.names().collect();
        let read = layer.ids.get(provider).into_iter().flatten();
        let read: BTreeSet<&str> = read.map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, read, "{provider}");
        for name in names {
            let cut: BTreeSet<&str> = shelf
                .named(name)
                .flat_map(|layer| layer.models.iter().map(|model| model.id.as_str()))
                .collect();
            let whole = layer.ids[provider][name].iter();
            let whole: BTreeSet<&str> = whole
                .map(|target| layer.models[target.model].id.as_str())
                .collect();
            assert_eq!(cut, whole, "{provider} {name}");
        }
        let uplifts = |layer: &Layer| layer.uplifts.len();
        let resells = |layer: &Layer| layer.resells.clone();
        let (rules, resale) = (builtin.rules(provider), builtin.resale(provider));
        assert_eq!(rules.map_or(0, uplifts), uplifts(layer), "{provider}");
        for found in [rules, resale] {
            let found = found.map(resells).unwrap_or_default();
            assert_eq!(found, resells(layer), "{provider}");
        }
    }
}

#[test]
fn the_book_is_wide_dated_and_without_gaps() {
    let (mut ids, mut dated) = (0, 0);
    for layer in Builtin::check().expect("valid files") {
        for model in &layer.models {
            ids += 1;
            assert_eq!(
                crate::pricing::offer::gap(&model.offers),
                None,
                "{}",
                model.id
            );
            let bounded = model
                .offers
                .iter()
                .any(|offer| offer.from != Timestamp::MIN || offer.until != Timestamp::MAX);
            dated += usize::from(bounded);
        }
    }
    assert!(ids > 3_000 && dated > 200, "{ids} {dated}");
}

#[test]
fn a_name_of_the_users_own_is_priced_by_what_it_stands_for() {
    let aliases = "[[alias]]\nname = \"arn:aws:bedrock:us-east-1:1:application-inference-profile/a1\"\nmodel = \"global.anthropic.claude-sonnet-4-5-20250929-v1:0\"\n\
                   [[alias]]\nname = \"gpt-4o\"\nprovider = \"azure\"\nmodel = \"gpt-4.1\"\n\
                   [[alias]]\nname = \"chat-*\"\nprovider = \"azure\"\nmodel = \"gpt-4o-mini\"\n\
                   [[alias]]\nname = \"*-eu\"\nprovider = \"azure\"\nmodel = \"eu/gpt-4o\"\n";
    let book = PriceBook::builtin()
        .and_then(|book| book.with_layer("user", aliases, Path::new("user.toml")))
        .expect("a valid book");
    let profile = "arn:aws:bedrock:us-east-1:1:application-inference-profile/a1";
    for (provider, model, input) in [
        ("", profile, "3"),
        ("aws", profile, "3"),
        ("azure", "gpt-4o", "2"),
        ("openai", "gpt-4o", "2.5"),
        ("azure", "chat-blue", "0.15"),
        ("", "chat-blue", "0.15"),
    ] {
        let found = prices(&book, &query(provider, model), "2026-11-01").0;
        assert_eq!(found, input, "{provider} {model}");
    }
    let refused = |provider, model| {
        outcome(&book.plan(&query(provider, model)), "2026-11-01", 1).expect_err("unpriced")
    };
    let both = refused("azure", "chat-eu");
    assert_eq!(both.status, "ambiguous");
    assert!(both.reason.contains("chat-*, *-eu"), "{}", both.reason);
    let other = refused(
        "",
        "arn:aws:bedrock:us-east-1:1:application-inference-profile/b2",
    );
    assert!(other.reason.contains("[[alias]]"), "{}", other.reason);
    assert_eq!(refused("openai", "chat-blue").status, "unknown_model");
}

#[test]
fn tiers_of_service_have_their_prices_at_every_time() {
    let book = PriceBook::builtin().expect("built in");
    for (model, term, time, size, input) in [
        ("claude-opus-4-6", "batch", "2026-03-01", 1, "2.5"),
        ("claude-opus-4-6", "batch", "2026-03-01", 200_001, "5"),
        ("claude-opus-4-6", "batch", "2026-04-01", 200_001, "2.5"),
        ("claude-opus-4-6", "fast", "2026-04-01", 1, "30"),
        ("gpt-6-astra", "ultrafast", "2026-11-01", 1, "60"),
        ("gpt-6-astra", "ultrafast", "2026-11-01", 272_001, "120"),
        ("gpt-5.1", "flex", "2026-01-15", 1, "0.625"),
        ("gpt-5.1", "priority", "2026-01-15", 1, "2.5"),
    ] {
        let plan = book.plan(&PriceQuery {
            processing: if term == "batch" { term } else { "" },
            speed: if term == "fast" { term } else { "" },
            service_tier: if matches!(term, "batch" | "fast") {
                ""
            } else {
                term
            },
            ..query("", model)
        });
        let rates = outcome(&plan, time, size).expect("priced");
        assert_eq!(
            million(&rates, Meter::UncachedInput).as_deref(),
            Some(input),
            "{model} {term} {time} {size}"
        );
    }
}

#[test]
fn each_form_of_an_id_has_its_price() {
    let book = PriceBook::builtin().expect("built in");
    for (provider, model, input, output) in [
        (
            "",
            "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
            "3.3",
            "16.5",
        ),
        (
            "aws",
            "anthropic.claude-sonnet-4-5-20250929-v1:0",
            "3.3",
            "16.5",
        ),
        (
            "",
            "global.anthropic.claude-sonnet-4-5-20250929-v1:0",
            "3",
            "15",
        ),
        (
            "",
            "us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0",
            "3.6",
            "18",
        ),
        (
            "",
            "bedrock/us-gov-west-1/anthropic.claude-sonnet-4-5-20250929-v1:0",
            "3.6",
            "18",
        ),
        (
            "",
            "arn:aws:bedrock:eu-west-1:1:inference-profile/eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
            "3.3",
            "16.5",
        ),
        ("vertex_ai", "claude-sonnet-4-5@20250929", "3", "15"),
        ("", "claude-sonnet-4-5[1m]", "3", "15"),
        ("", "gpt-5.1-2025-11-13", "1.25", "10"),
        ("", "models/gemini-2.5-flash", "0.3", "2.5"),
        ("", "google/gemini-2.5-flash", "0.3", "2.5"),
        ("openai", "ft:gpt-4o-2024-08-06:acme::id", "3.75", "15"),
        ("", "azure/eu/gpt-5.1", "1.375", "11"),
        ("", "azure/gpt-5.1", "1.25", "10"),
        (
            "",
            "fireworks_ai/accounts/fireworks/models/kimi-k3",
            "3",
            "15",
        ),
        ("perplexity", "sonar", "1", "1"),
    ] {
        let found = prices(&book, &query(provider, model), "2026-11-01");
        assert_eq!(found, (input.to_owned(), output.to_owned()), "{model}");
    }
    for (provider, model) in [
        ("openrouter", "openai/gpt-5.1:free"),
        ("openai", "ft:gpt-5.1:acme::id"),
        ("", "claude-sonnet-4-55"),
        ("fireworks", "accounts/acme/models/kimi-k3"),
    ] {
        assert_eq!(
            status(&book, &query(provider, model), "2026-11-01"),
            "unknown_model",
            "{model}"
        );
    }
}
