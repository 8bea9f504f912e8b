//! A generated tree of transcripts to the totals its generator states; timed from outside.
//!
//! `python3 gen_claude_logs.py DIR 200 7 > TOTALS`, then with `LLMCOST_LOGS=DIR LLMCOST_TOTALS=TOTALS`
//! `time cargo test --release --test integration -- --ignored transcripts`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use llmcost::event::{Attribute, Ledger, Meter, UsageEvent};
use llmcost::sources::{ReadOptions, Reading, Tally, expand, read_file};

#[test]
#[ignore = "needs a generated tree"]
fn transcripts_come_to_the_totals_of_their_generator() {
    let setting = |name| std::env::var_os(name).map(PathBuf::from).expect(name);
    let found = expand(&[setting("LLMCOST_LOGS")]);
    let mut ledger = Ledger::default();
    let mut tally = Tally::default();
    for file in &found.files {
        let mut consume = |event: &UsageEvent<'_>| {
            ledger.record(event);
        };
        match read_file(file, ReadOptions::default(), None, &mut consume) {
            Ok(Reading::Done(outcome)) => tally.add(&outcome.tally),
            other => panic!("{}: {other:?}", file.display()),
        }
    }
    assert!(tally.is_conserved() && tally.rejections() == 0);
    let mut totals: BTreeMap<String, [u64; 5]> = BTreeMap::new();
    for row in 0..ledger.len() {
        let event = ledger.batch().event(row);
        let model = event.attributes[Attribute::Model].clone().into_owned();
        let sums = totals.entry(model).or_default();
        let meters = [
            Meter::UncachedInput,
            Meter::CacheWrite5m,
            Meter::CacheRead,
            Meter::Output,
        ];
        sums[0] += 1;
        for (sum, meter) in sums.iter_mut().skip(1).zip(meters) {
            *sum += event.meters[meter];
        }
    }
    let stated = std::fs::read_to_string(setting("LLMCOST_TOTALS")).expect("the totals");
    let stated: serde_json::Value = serde_json::from_str(&stated).expect("JSON");
    let models = stated["models"].as_object().expect("models");
    let expected: BTreeMap<String, [u64; 5]> = models
        .iter()
        .map(|(model, counts)| {
            let names = ["calls", "input", "cache_write", "cache_read", "output"];
            let counts = names.map(|name| counts[name].as_u64().expect("a count"));
            (model.clone(), counts)
        })
        .collect();
    assert_eq!(totals, expected);
}
