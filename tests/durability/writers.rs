//! Many at once: writers lose and double nothing, readers see whole states, a lock ends with its holder.

use std::collections::BTreeSet;
use std::fs;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;

use llmcost::store::Store;

use super::scene::message;
use crate::transcript::World;

const WRITERS: usize = 8;
const ROUNDS: usize = 4;

/// What a writer reads in a round: five calls of its own and five that all writers of the round read.
fn log(round: usize, writer: usize) -> String {
    let own = (0..5).map(|number| format!("{round}-{writer}-{number}"));
    let shared = (0..5).map(|number| format!("{round}-{number}"));
    own.chain(shared)
        .map(|id| {
            format!(
                r#"{{"timestamp":"2026-03-01T10:00:00Z","request_id":"{id}","model":"gpt-5.1","input_tokens":1,"output_tokens":1}}"#
            ) + "\n"
        })
        .collect()
}

#[test]
fn eight_writers_at_once_lose_and_double_nothing() {
    let world = World::new();
    for round in 0..ROUNDS {
        let mut writers = Vec::new();
        for writer in 0..WRITERS {
            let name = format!("{round}-{writer}.jsonl");
            fs::write(world.path(&format!("work/{name}")), log(round, writer)).expect("a log");
            // Some write segments, some into the catalogue.
            let pending = writer % 2 * 20;
            let script = format!(
                "LLMCOST_BOUNDS=7,{pending} exec llmcost ingest {name} --store store --lock-timeout 60 --quiet"
            );
            let started = world.shell(&script).stdout(Stdio::null()).spawn();
            writers.push(started.expect("sh runs"));
        }
        let mut totals = BTreeSet::new();
        let store = Store::open(&world.path("work/store"), false).expect("a store");
        let (before, each, shared) = (round as u64 * 45, 5, 5);
        let legal: BTreeSet<u64> = (0..=WRITERS as u64)
            .map(|done| before + if done == 0 { 0 } else { done * each + shared })
            .collect();
        while writers
            .iter_mut()
            .any(|writer| writer.try_wait().expect("waits").is_none())
        {
            totals.insert(store.snapshot().expect("readable").len());
        }
        for mut writer in writers {
            assert!(writer.wait().expect("waits").success());
        }
        totals.insert(store.snapshot().expect("readable").len());
        assert!(totals.is_subset(&legal), "{totals:?}");
        assert_eq!(totals.last(), Some(&(before + 45)));
        // Files that a reader may have needed wait for the next writer.
        let findings = store.check().expect("readable");
        assert!(
            !findings.iter().any(|finding| finding.damage),
            "{findings:?}"
        );
    }
}

#[test]
fn a_lock_names_its_holder_and_ends_with_it() {
    let world = World::new();
    let mut holder = world
        .shell("exec llmcost ingest - --store store")
        .stdin(Stdio::piped())
        .spawn()
        .expect("sh runs");
    let lock = world.path("work/store/lock");
    let patience = Instant::now();
    while fs::metadata(&lock).map_or(0, |about| about.len()) == 0 {
        assert!(
            patience.elapsed() < Duration::from_secs(30),
            "no lock is taken"
        );
    }
    let refused = world
        .shell("llmcost record --model x --store store --lock-timeout 0")
        .output();
    let refused = refused.expect("sh runs");
    assert_eq!(refused.status.code(), Some(8));
    let said = message(&refused);
    assert!(
        said.contains(&format!("locked by process {} since", holder.id())),
        "{said}"
    );
    // Readers do not wait.
    let read = world
        .shell("llmcost report --store store")
        .output()
        .expect("sh runs");
    assert!(read.status.success(), "{}", message(&read));
    holder.kill().expect("killed");
    holder.wait().expect("waits");
    let free = world
        .shell("llmcost record --model x --store store --lock-timeout 0")
        .output();
    let free = free.expect("sh runs");
    assert!(free.status.success(), "{}", message(&free));
}
