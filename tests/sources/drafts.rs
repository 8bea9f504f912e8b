//! A drafted mapping reads a log as the generic reader does, where the names say what they mean.

use std::fs;
use std::path::Path;

use llmcost::event::Ledger;
use llmcost::event::Meter;
use llmcost::event::UsageEvent;
use llmcost::sources::LINE_LIMIT;
use llmcost::sources::ReadOptions;
use llmcost::sources::Reading;
use llmcost::sources::draft_mapping;
use llmcost::sources::mappings;
use llmcost::sources::read_file;

/// Calls, input and output tokens, and the instants they were made.
fn totals(path: &Path, options: ReadOptions<'_>) -> (usize, u64, u64, Vec<i64>) {
    let mut ledger = Ledger::default();
    let mut consume = |event: &UsageEvent<'_>| {
        ledger.record(event);
    };
    let read = read_file(path, options, None, &mut consume).expect("readable");
    assert!(matches!(read, Reading::Done(_)), "{read:?}");
    let batch = ledger.batch();
    let sum = |meter| {
        (0..batch.len())
            .map(|row| batch.meter(meter).get(row))
            .sum()
    };
    let mut times: Vec<i64> = batch.times().to_vec();
    times.sort_unstable();
    (
        batch.len(),
        sum(Meter::UncachedInput),
        sum(Meter::Output),
        times,
    )
}

#[test]
fn a_draft_reads_what_its_names_say() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [
        (
            "flat.jsonl",
            "{\"timestamp\":\"2026-03-01T00:00:00Z\",\"model\":\"gpt-5\",\"inputTokens\":10,\"outputTokens\":3,\"agent\":\"a\"}\n\
             {\"timestamp\":\"2026-03-01T00:00:01Z\",\"model\":\"gpt-5\",\"inputTokens\":20,\"outputTokens\":4,\"agent\":\"b\"}\n",
        ),
        (
            "nested.json",
            "[{\"timestamp\":1772323200,\"model\":\"gpt-5\",\"usage\":{\"input_tokens\":7,\"output_tokens\":2}}]",
        ),
        (
            "table.csv",
            "time,Model Name,Input Tokens,Output Tokens,my \"team\"\n2026-03-01 00:00:00,gpt-5,\"1,250\",5,x\n",
        ),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("a file");
        let draft = draft_mapping(&path, "my own", LINE_LIMIT).expect("a draft");
        let mapping = folder.path().join("mapping.toml");
        fs::write(&mapping, &draft).expect("a file");
        let found = mappings(&mapping).unwrap_or_else(|error| panic!("{error}\n{draft}"));
        let options = ReadOptions {
            format: found.first().copied(),
            ..ReadOptions::default()
        };
        let by_draft = totals(&path, options);
        assert_eq!(
            by_draft,
            totals(&path, ReadOptions::default()),
            "{name}\n{draft}"
        );
        assert!(by_draft.1 > 0 && by_draft.2 > 0, "{name}");
    }
}
