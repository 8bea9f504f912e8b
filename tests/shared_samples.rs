//! Real logs that cannot be committed: read where they lie, compared with counts made independently here.

use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;

use llmcost::event::Attribute;
use llmcost::event::Ledger;
use llmcost::event::Meter;
use llmcost::event::UsageEvent;
use llmcost::sources::FileOutcome;
use llmcost::sources::ReadOptions;
use llmcost::sources::Reading;
use llmcost::sources::mappings;
use llmcost::sources::read_file;
use llmcost::units::Usd;

use crate::transcript::shared;

/// The sample of that name, where this machine has it.
fn sample(name: &str) -> Option<PathBuf> {
    shared(&format!("samples/{name}"))
}

fn read(path: &Path, options: ReadOptions<'_>) -> Option<(FileOutcome, Vec<UsageEvent<'static>>)> {
    let mut events = Vec::new();
    let mut keep = |event: &UsageEvent<'_>| events.push(event.clone().into_owned());
    match read_file(path, options, None, &mut keep).expect("readable") {
        Reading::Done(outcome) => {
            assert!(
                outcome.tally.is_conserved(),
                "{}: {:?}",
                path.display(),
                outcome.tally
            );
            let records = events.iter().filter(|event| event.part == 0).count();
            assert_eq!(outcome.tally.usage, records as u64, "{}", path.display());
            Some((outcome, events))
        }
        Reading::UnknownFormat => None,
        Reading::NeedsFullRead => panic!("nothing to resume"),
    }
}

fn sum(events: &[UsageEvent<'_>], of: impl Fn(&UsageEvent<'_>) -> u64) -> u64 {
    events.iter().map(of).sum()
}

/// A member of a JSON object as a count; absent is 0.
fn count(object: &serde_json::Value, name: &str) -> u64 {
    let value = &object[name];
    value
        .as_u64()
        .or_else(|| value.as_f64().map(|float| float as u64))
        .unwrap_or(0)
}

/// Input and output of one body of `usages.json`, counted from the body by the rules each provider documents.
///
/// The file's own oracle (`extracted[].usage`) applies every extractor that fits the keys, whoever the provider is,
/// so several of its readings contradict each other; [`oracle_agrees`] holds each of ours against them.
fn expected(body: &serde_json::Value) -> (u64, u64) {
    let usage = &body["usage"];
    let gemini = &body["usageMetadata"];
    if gemini.is_object() {
        let output = count(gemini, "candidatesTokenCount") + count(gemini, "thoughtsTokenCount");
        return (
            count(gemini, "promptTokenCount") + count(gemini, "toolUsePromptTokenCount"),
            output,
        );
    }
    let billed = [&usage["billed_units"], &body["meta"]["billed_units"]];
    if let Some(billed) = billed.into_iter().find(|billed| billed.is_object()) {
        return (
            count(billed, "input_tokens"),
            count(billed, "output_tokens"),
        );
    }
    if usage["inputTokens"].is_number() {
        let cached = count(usage, "cacheReadInputTokens") + count(usage, "cacheWriteInputTokens");
        return (
            count(usage, "inputTokens") + cached,
            count(usage, "outputTokens"),
        );
    }
    if usage["prompt_tokens"].is_number() {
        // Gemini's compatible endpoint leaves its thoughts out of the completion: the total has them.
        let model = body["model"].as_str().unwrap_or_default();
        let input = count(usage, "prompt_tokens");
        let output = if model.contains("gemini") && count(usage, "total_tokens") > 0 {
            count(usage, "total_tokens") - input
        } else {
            count(usage, "completion_tokens")
        };
        return (input, output);
    }
    let mut input = count(usage, "input_tokens");
    let mut output = count(usage, "output_tokens");
    if usage["input_tokens_details"].is_null() {
        let cached = |usage: &serde_json::Value| {
            count(usage, "cache_read_input_tokens") + count(usage, "cache_creation_input_tokens")
        };
        input += cached(usage);
        // Compaction and advisor calls are billed on top of the message.
        for call in usage["iterations"].as_array().into_iter().flatten() {
            if matches!(
                call["type"].as_str(),
                Some("compaction" | "advisor_message")
            ) {
                input += count(call, "input_tokens") + cached(call);
                output += count(call, "output_tokens");
            }
        }
    }
    (input, output)
}

/// Whether one of the oracle's readings of a record is ours.
fn oracle_agrees(record: &serde_json::Value, (input, output): (u64, u64)) -> bool {
    let readings = record["extracted"].as_array().into_iter().flatten();
    readings.map(|reading| &reading["usage"]).any(|usage| {
        (count(usage, "input_tokens"), count(usage, "output_tokens")) == (input, output)
    })
}

#[test]
fn every_real_response_body_is_read_right() {
    let Some(path) = sample("genai-prices/usages.json") else {
        return;
    };
    let text = std::fs::read_to_string(&path).expect("readable");
    let records: Vec<serde_json::Value> = serde_json::from_str(&text).expect("an array");
    let (outcome, events) = read(&path, ReadOptions::default()).expect("a known format");
    assert_eq!(records.len(), 1577);
    assert_eq!(
        (outcome.tally.read, outcome.tally.usage),
        (1577, 1577),
        "{:?}",
        outcome.tally
    );
    let mut found: BTreeMap<u64, (u64, u64)> = BTreeMap::new();
    for event in &events {
        let sums = found.entry(event.line).or_default();
        sums.0 += event.meters.input();
        sums.1 += event.meters.output();
    }
    let mut disagreements = Vec::new();
    for (line, record) in (1..).zip(&records) {
        let expected = expected(&record["body"]);
        assert_eq!(
            found.get(&line),
            Some(&expected),
            "record {line}: {}",
            record["body"]
        );
        if !oracle_agrees(record, expected) {
            disagreements.push(record);
        }
    }
    // The oracle does not bill iterations, and not Gemini's hidden thoughts.
    for record in &disagreements {
        let usage = &record["body"]["usage"];
        let has_extra_calls = usage["iterations"]
            .as_array()
            .is_some_and(|calls| calls.len() > 1);
        let model = record["body"]["model"].as_str().unwrap_or_default();
        let has_hidden_output = model.contains("gemini") && usage["prompt_tokens"].is_number();
        assert!(has_extra_calls || has_hidden_output, "{record}");
    }
    assert_eq!(disagreements.len(), 7);
}

#[test]
fn the_azure_traces_count_as_published() {
    for (name, rows, input, output, hours) in [
        (
            "traces/AzureLLMInferenceTrace_code.csv",
            8_819,
            18_059_974,
            245_896,
            [7_717, 1_102],
        ),
        (
            "traces/AzureLLMInferenceTrace_conv.csv",
            19_366,
            22_361_870,
            4_088_665,
            [15_606, 3_760],
        ),
    ] {
        let Some(path) = sample(name) else {
            return;
        };
        let (outcome, events) = read(&path, ReadOptions::default()).expect("a known format");
        assert_eq!(outcome.tally.usage, rows, "{:?}", outcome.tally);
        assert_eq!(sum(&events, |event| event.meters.input()), input);
        assert_eq!(sum(&events, |event| event.meters.output()), output);
        let hour = |event: &UsageEvent<'_>| event.time.0 / 3_600_000_000 % 24;
        let in_hour = |wanted: i64| events.iter().filter(|event| hour(event) == wanted).count();
        assert_eq!([in_hour(18), in_hour(19)], hours);
        let mut ledger = Ledger::default();
        events.iter().for_each(|event| {
            ledger.record(event);
        });
        assert_eq!(ledger.len() as u64, rows, "equal rows are several requests");
    }
}

/// A mapping file with this text, read.
fn mapped(folder: &Path, text: &str) -> ReadOptions<'static> {
    let path = folder.join("mapping.toml");
    std::fs::write(&path, text).expect("a file");
    ReadOptions {
        format: mappings(&path).expect("a mapping").first().copied(),
        ..ReadOptions::default()
    }
}

#[test]
fn a_mapping_supplies_the_model_of_the_azure_traces() {
    let folder = tempfile::tempdir().expect("a folder");
    let options = mapped(
        folder.path(),
        r#"
            [mapping.azure]
            container = "csv"
            ts = "TIMESTAMP"
            input = "ContextTokens"
            output = "GeneratedTokens"
            const = { provider = "azure", model = "gpt-4", agent = "trace" }
        "#,
    );
    for (name, rows, input, output) in [
        (
            "traces/AzureLLMInferenceTrace_code.csv",
            8_819,
            18_059_974,
            245_896,
        ),
        (
            "traces/AzureLLMInferenceTrace_conv.csv",
            19_366,
            22_361_870,
            4_088_665,
        ),
    ] {
        let Some(path) = sample(name) else {
            return;
        };
        let (outcome, events) = read(&path, options).expect("a known format");
        assert_eq!(
            (outcome.format, outcome.tally.usage),
            (Some("azure"), rows),
            "{:?}",
            outcome.tally
        );
        assert_eq!(sum(&events, |event| event.meters.input()), input);
        assert_eq!(sum(&events, |event| event.meters.output()), output);
        assert!(
            events
                .iter()
                .all(|event| event.attributes[Attribute::Model] == "gpt-4")
        );
    }
}

#[test]
fn a_mapping_reads_the_relative_times_of_the_mooncake_traces() {
    let folder = tempfile::tempdir().expect("a folder");
    let options = mapped(
        folder.path(),
        r#"
            [mapping.mooncake]
            container = "jsonl"
            ts = { path = "timestamp", format = "unix_ms", base = "2024-01-01T00:00:00Z" }
            input = "input_length"
            output = "output_length"
            const = { model = "kimi-k2" }
        "#,
    );
    for (name, rows, input, output) in [
        (
            "traces/mooncake_conversation_trace.jsonl",
            12_031,
            144_793_823,
            4_122_048,
        ),
        (
            "traces/mooncake_synthetic_trace.jsonl",
            3_993,
            61_194_628,
            595_432,
        ),
    ] {
        let Some(path) = sample(name) else {
            return;
        };
        let (outcome, events) = read(&path, options).expect("a known format");
        assert_eq!(outcome.tally.usage, rows, "{:?}", outcome.tally);
        assert_eq!(sum(&events, |event| event.meters.input()), input);
        assert_eq!(sum(&events, |event| event.meters.output()), output);
        let start = 1_704_067_200_000_000;
        let last = events.iter().map(|event| event.time.0 - start).max();
        if rows == 12_031 {
            assert_eq!(last, Some(3_536_999_000));
        }
    }
}

#[test]
fn the_ccusage_fixtures_hold_their_calls() {
    for (name, tokens) in [
        ("ccusage/claude-alpha.jsonl", None),
        ("ccusage/claude-beta.jsonl", None::<u64>),
    ] {
        let Some(path) = sample(name) else {
            return;
        };
        let (outcome, events) = read(&path, ReadOptions::default()).expect("a known format");
        assert_eq!(outcome.format, Some("claude-code"));
        assert!(!events.is_empty());
        if let Some(tokens) = tokens {
            assert_eq!(sum(&events, |event| event.meters.total()), tokens);
        }
    }
}

#[test]
fn nothing_in_the_handmade_samples_is_lost_in_silence() {
    let Some(folder) = sample("handmade") else {
        return;
    };
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("readable")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    assert!(files.len() > 40);
    for path in files {
        // Formats of other issues end as unknown, which the command reports, or with their records counted.
        if let Some((outcome, events)) = read(&path, ReadOptions::default()) {
            assert!(outcome.tally.read > 0, "{}", path.display());
            let uncounted = |event: &&UsageEvent<'_>| {
                event.meters[Meter::Reasoning] > event.meters[Meter::Output]
            };
            assert!(
                !events.iter().any(|event| uncounted(&event)),
                "{}",
                path.display()
            );
            assert!(
                events
                    .iter()
                    .all(|event| !event.attributes[Attribute::Source].is_empty())
            );
        }
    }
}

/// Format, calls, and the sums of uncached input, cache reads, cache writes, output and reasoning.
type Sums = (&'static str, u64, [u64; 5]);

#[test]
fn the_samples_of_coding_agents_come_to_what_was_computed_by_hand() {
    let wanted: [(&str, Sums); 8] = [
        (
            "handmade/codex-rollout.jsonl",
            ("codex", 2, [13_181, 30_208, 0, 339, 135]),
        ),
        // Its totals add reasoning to output, which real logs never do: only the parts are taken.
        (
            "ccusage/codex-alpha.jsonl",
            ("codex", 2, [2_750, 750, 0, 425, 275]),
        ),
        // 15,327 - 11,526 + 7 of tools; 23 + 919 thoughts.
        (
            "handmade/gemini-cli.jsonl",
            ("gemini-cli", 1, [3_808, 11_526, 0, 942, 919]),
        ),
        (
            "handmade/qwen-code.jsonl",
            ("qwen-code", 1, [200, 300, 0, 20, 0]),
        ),
        // One call per assistant line; each is stated by telemetry as well.
        (
            "splitrail/qwen_code.jsonl",
            ("qwen-code", 2, [1_050, 50, 0, 25, 0]),
        ),
        (
            "handmade/kimi-wire.jsonl",
            ("kimi", 1, [100, 10, 20, 50, 0]),
        ),
        ("handmade/pi-session.jsonl", ("pi", 1, [200, 0, 0, 10, 0])),
        ("handmade/aider.jsonl", ("aider", 1, [10_000, 0, 0, 100, 0])),
    ];
    for (name, (format, calls, sums)) in wanted {
        let Some(path) = sample(name) else {
            return;
        };
        let (outcome, events) = read(&path, ReadOptions::default()).expect("a known format");
        assert_eq!(outcome.format, Some(format), "{name}");
        assert_eq!(outcome.tally.rejections(), 0, "{name}: {:?}", outcome.tally);
        assert!(
            outcome.tally.warnings.is_empty(),
            "{name}: {:?}",
            outcome.tally
        );
        let mut ledger = Ledger::default();
        for event in &events {
            ledger.record(event);
        }
        let kept: Vec<_> = (0..ledger.len())
            .map(|row| ledger.batch().event(row).into_owned())
            .collect();
        assert_eq!(sum(&kept, |event| event.calls), calls, "{name}");
        let meters = [
            Meter::UncachedInput,
            Meter::CacheRead,
            Meter::CacheWrite,
            Meter::Output,
            Meter::Reasoning,
        ];
        let found = meters.map(|meter| sum(&kept, |event| event.meters[meter]));
        assert_eq!(found, sums, "{name}");
    }
}

/// A column of a table, read by the `csv` package.
fn column<'a>(
    rows: &'a [csv::StringRecord],
    header: &csv::StringRecord,
    name: &str,
) -> Vec<&'a str> {
    let place = header.iter().position(|column| column == name);
    let place = place.expect("a column");
    rows.iter()
        .map(|row| row.get(place).expect("a cell"))
        .collect()
}

fn total<'a>(amounts: impl IntoIterator<Item = &'a str>) -> Usd {
    let amounts = amounts.into_iter();
    amounts
        .map(|amount| Usd::parse(amount).expect("an amount"))
        .sum()
}

fn billed(events: &[UsageEvent<'_>]) -> Usd {
    events.iter().filter_map(|event| event.reported_cost).sum()
}

#[test]
fn every_row_of_the_focus_sample_is_accounted_for() {
    let Some(path) = sample("focus/focus_sample_1.0.csv") else {
        return;
    };
    let text = std::fs::read_to_string(&path).expect("readable");
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let header = table.headers().expect("a header").clone();
    let rows: Vec<_> = table.records().map(|row| row.expect("a row")).collect();
    let categories = column(&rows, &header, "ServiceCategory");
    let costs = column(&rows, &header, "BilledCost");
    let effective = column(&rows, &header, "EffectiveCost");
    assert_eq!(rows.len(), 1000);
    assert_eq!(total(costs.iter().copied()).to_string(), "20.52022672899");
    assert_eq!(
        total(effective.iter().copied()).to_string(),
        "14.97651418586"
    );

    let (outcome, events) = read(&path, ReadOptions::default()).expect("a known format");
    let is_model = |category: &&str| *category == "AI and Machine Learning";
    let models = categories.iter().copied().filter(is_model).count() as u64;
    let of_models = categories
        .iter()
        .zip(&costs)
        .filter(|(category, _)| is_model(category));
    assert_eq!(
        (outcome.format, outcome.tally.usage),
        (Some("focus"), models)
    );
    assert_eq!(
        outcome.tally.not_usage["charge of another service"],
        1000 - models
    );
    assert_eq!(outcome.tally.read, 1001);
    assert_eq!(billed(&events), total(of_models.map(|(_, cost)| *cost)));
    assert_eq!(billed(&events).to_string(), "-0.15189756178");

    // Were all of it models' charges, every row would be one: in either cost, to the last digit.
    let folder = tempfile::tempdir().expect("a folder");
    let all = folder.path().join("all.csv");
    for (name, expected) in [
        ("BilledCost", "20.52022672899"),
        ("EffectiveCost", "14.97651418586"),
    ] {
        let mut writer = csv::Writer::from_path(&all).expect("a file");
        let renamed = |column: &str| match column {
            "ServiceCategory" => "x_Category".to_owned(),
            // There is a column without a good name in the sample.
            "Id" => "ServiceCategory".to_owned(),
            column if column == name => "BilledCost".to_owned(),
            "BilledCost" => "x_BilledCost".to_owned(),
            column => column.to_owned(),
        };
        writer
            .write_record(header.iter().map(renamed))
            .expect("written");
        let place = header.iter().position(|column| column == "Id");
        for row in &rows {
            let category = |(at, cell)| match Some(at) == place {
                true => "AI and Machine Learning",
                false => cell,
            };
            writer
                .write_record(row.iter().enumerate().map(category))
                .expect("written");
        }
        writer.flush().expect("written");
        let (outcome, events) = read(&all, ReadOptions::default()).expect("a known format");
        assert_eq!(
            (outcome.tally.usage, outcome.tally.rejected.len()),
            (1000, 0)
        );
        assert_eq!(billed(&events).to_string(), expected, "{name}");
        let mut ledger = Ledger::default();
        events.iter().for_each(|event| {
            ledger.record(event);
        });
        assert_eq!(ledger.len(), 1000, "no row is taken for another");
    }
}

/// What a handmade sample of one charge must come to: format, cost, currency, model, quantity in thousandths.
type Billed = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    (&'static str, u64),
);

#[test]
fn the_handmade_bills_come_to_their_amounts() {
    let expected: [(&str, Billed); 5] = [
        (
            "aws-cur2.csv",
            (
                "aws-cur",
                "4.5702",
                "USD",
                "Claude4.6Sonnet",
                ("token", 1_523_400_000),
            ),
        ),
        (
            "gcp-billing.jsonl",
            (
                "gcp-billing",
                "0.25",
                "USD",
                "Gemini 2.5 Flash",
                ("count", 1_000_000_000),
            ),
        ),
        (
            "azure-ea.csv",
            (
                "azure-costs",
                "3.8085",
                "EUR",
                "gpt 4o 0806",
                ("token", 1_523_400_000),
            ),
        ),
        (
            "focus-1.2.csv",
            (
                "focus",
                "1.123456789012345678",
                "USD",
                "claude-sonnet-4-5",
                ("token", 74_897_000),
            ),
        ),
        (
            "github-copilot-billing.csv",
            (
                "github-copilot-billing",
                "0",
                "USD",
                "Claude Sonnet 4.5",
                ("premium_request", 12_000),
            ),
        ),
    ];
    for (name, (format, cost, currency, model, (unit, used))) in expected {
        let Some(path) = sample(&format!("handmade/{name}")) else {
            return;
        };
        let (outcome, events) = read(&path, ReadOptions::default()).expect("a known format");
        assert_eq!(
            (outcome.format, outcome.tally.usage),
            (Some(format), 1),
            "{name}"
        );
        assert_eq!(billed(&events).to_string(), cost, "{name}");
        let event = events.first().expect("a charge");
        assert_eq!(event.attributes[Attribute::Kind], "charge", "{name}");
        assert_eq!(event.attributes[Attribute::Layer], "invoice", "{name}");
        assert_eq!(event.attributes[Attribute::Currency], currency, "{name}");
        assert_eq!(event.attributes[Attribute::Model], model, "{name}");
        assert_eq!(event.quantities, [(unit.into(), used)], "{name}");
        assert_eq!((event.calls, event.meters.total()), (0, 0), "{name}");
    }
}

#[test]
fn the_handmade_invocation_of_bedrock_counts_its_caches_apart() {
    let Some(path) = sample("handmade/bedrock-invocation-log.jsonl") else {
        return;
    };
    let (outcome, events) = read(&path, ReadOptions::default()).expect("a known format");
    assert_eq!(outcome.format, Some("bedrock-invocation-log"));
    let event = events.first().expect("a call");
    assert_eq!(event.meters[Meter::UncachedInput], 2);
    assert_eq!(event.meters[Meter::CacheRead], 95_500);
    assert_eq!(event.meters.sum(&Meter::CACHE_WRITE), 310);
    assert_eq!(event.meters[Meter::Output], 512);
    assert_eq!(event.key, llmcost::event::Key::of_id("aws", "7f0c-1"));
    assert_eq!(event.attributes[Attribute::Project], "search");
}

#[test]
fn a_chat_exported_from_vs_code_counts_no_tokens_and_says_so() {
    let Some(path) = sample("splitrail/copilot.json") else {
        return;
    };
    let (outcome, events) = read(&path, ReadOptions::default()).expect("a known format");
    assert_eq!(outcome.format, Some("copilot-cli"));
    assert!(events.is_empty());
    let kind = "VS Code chat request, which states no token counts";
    assert_eq!(outcome.tally.not_usage.get(kind), Some(&3));
    assert_eq!(outcome.tally.read, 3);
}
