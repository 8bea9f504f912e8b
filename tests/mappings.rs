//! A log and a mapping file to the events they mean.

use std::path::Path;

use llmcost::error::Error;
use llmcost::event::Attribute;
use llmcost::event::Ledger;
use llmcost::event::Meter;
use llmcost::event::UsageEvent;
use llmcost::sources::ReadOptions;
use llmcost::sources::Reading;
use llmcost::sources::mappings;
use llmcost::sources::read_file;

#[test]
fn every_rule_of_a_mapping_is_applied() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/mappings");
    let found = mappings(&folder.join("acme.toml")).expect("a mapping");
    let options = ReadOptions {
        format: found.first().copied(),
        ..ReadOptions::default()
    };
    let mut events: Vec<UsageEvent<'static>> = Vec::new();
    let mut keep = |event: &UsageEvent<'_>| events.push(event.clone().into_owned());
    let read = read_file(&folder.join("acme.jsonl"), options, None, &mut keep);
    let Ok(Reading::Done(outcome)) = read else {
        panic!("{read:?}");
    };
    assert!(outcome.tally.is_conserved());
    assert_eq!(
        (
            outcome.tally.read,
            outcome.tally.usage,
            outcome.tally.rejections()
        ),
        (4, 2, 1)
    );
    let [first, retry, copy] = events.as_slice() else {
        panic!("three events, not {}", events.len());
    };
    let text = |attribute: Attribute| &*first.attributes[attribute];
    assert_eq!(text(Attribute::Model), "gpt-4o");
    assert_eq!(text(Attribute::Agent), "legacy");
    assert_eq!(text(Attribute::Provider), "openai");
    assert_eq!(text(Attribute::Source), "acme");
    assert_eq!(text(Attribute::Tags), "beta=true\nenv=prod\nteam=core");
    assert_eq!(first.time.0, 1_773_583_331_120_000);
    assert_eq!(first.duration, 1_500_000);
    // The input includes what was read (400) and not what was written (50); reasoning is beside the output.
    assert_eq!(first.meters[Meter::UncachedInput], 600);
    assert_eq!(first.meters[Meter::CacheRead], 400);
    assert_eq!(first.meters[Meter::CacheWrite], 50);
    assert_eq!(first.meters.output(), 25);
    assert_eq!(
        first.reported_cost.map(|cost| cost.to_string()).as_deref(),
        Some("0.0125")
    );
    assert_eq!((first.part, retry.part, copy.part), (0, 1, 0));
    let mut ledger = Ledger::default();
    for event in &events {
        ledger.record(event);
    }
    assert_eq!(ledger.len(), 2, "the same request and attempt is one call");
}

#[test]
fn a_wrong_mapping_names_its_file_and_key() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mapping.toml");
    std::fs::write(&path, "[mapping.a]\ninputs = \"x\"\n").expect("a file");
    match mappings(&path).map(|found| found.len()) {
        Err(Error::Invalid {
            path: named,
            reason,
        }) => {
            assert_eq!(named, path);
            assert!(
                reason.starts_with("[mapping.a] has no key `inputs`; allowed: model"),
                "{reason}"
            );
        }
        other => panic!("{other:?}"),
    }
}
