//! Inputs the fuzzer found or learnt from, and samples made slightly wrong: every format keeps its promises on all.

#[path = "../../fuzz/src/check.rs"]
mod check;
#[path = "../../fuzz/src/mutate.rs"]
mod mutate;

use std::fs;
use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::path::Path;

use llmcost::sources::SOURCES;
use llmcost::sources::Source;

use super::cases;
use super::entries;
use super::name;

/// What is wrong with how bytes are read, a panic included.
fn fault(source: &'static dyn Source, bytes: &[u8], folder: &Path) -> Option<String> {
    match catch_unwind(AssertUnwindSafe(|| check::check(source, bytes, folder))) {
        Ok(checked) => checked.err(),
        Err(_) => Some("a panic".to_owned()),
    }
}

/// The inputs in a packed corpus: the length of each, in four bytes, before it.
fn unpack(packed: &[u8]) -> Vec<Vec<u8>> {
    let mut rest = zstd::decode_all(packed).expect("zstd");
    let mut inputs = Vec::new();
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let length = u32::from_le_bytes(*length) as usize;
        inputs.push(after[..length].to_vec());
        rest = after[length..].to_vec();
    }
    inputs
}

#[test]
fn what_the_fuzzer_found_stays_fixed() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/fuzz");
    let mut wrong = Vec::new();
    for source in SOURCES {
        let kept = root.join(source.name());
        let files = if kept.is_dir() {
            entries(&kept)
        } else {
            Vec::new()
        };
        for path in files {
            let bytes = fs::read(&path).expect("an input");
            let inputs = match path.extension().is_some_and(|extension| extension == "zst") {
                true => unpack(&bytes),
                false => vec![bytes],
            };
            for (place, input) in inputs.iter().enumerate() {
                if let Some(fault) = fault(*source, input, folder.path()) {
                    wrong.push(format!("{} input {place}: {fault}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn samples_made_slightly_wrong_are_read_or_rejected() {
    const TRIES: u64 = 4;
    let folder = tempfile::tempdir().expect("a folder");
    let small = |path: &Path| fs::read(path).ok().filter(|bytes| bytes.len() < 1 << 15);
    let cases: Vec<_> = cases().into_iter().collect();
    let samples: Vec<Vec<u8>> = cases.iter().filter_map(|case| small(&case.path)).collect();
    let mut wrong = Vec::new();
    for case in &cases {
        let source = SOURCES.iter().find(|source| source.name() == case.format);
        let (Some(source), Some(sample)) = (source, small(&case.path)) else {
            continue;
        };
        for seed in 0..TRIES {
            let mut chance = mutate::Chance::new(seed + 1);
            let input = mutate::mutate(&sample, &samples, &mut chance);
            if let Some(fault) = fault(*source, &input, folder.path()) {
                wrong.push(format!(
                    "{} {}, seed {seed}: {fault}",
                    case.format,
                    name(&case.path)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
