//! A command at work on a store, run again and again from the same state under strace.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::process::Output;

use llmcost::event::Details;
use llmcost::event::EventBatch;
use llmcost::event::Meter;
use llmcost::event::Scan;
use llmcost::store::Store;
use llmcost::units::Period;

use crate::transcript::World;
use crate::transcript::tell;

/// One thread, so that the k-th call is the same call in every run; bounds that make a segment of every other call.
const SEGMENTS: &str = "RAYON_NUM_THREADS=1 POLARS_MAX_THREADS=1 LLMCOST_BOUNDS=2,1";
const ONE_SEGMENT: &str = "RAYON_NUM_THREADS=1 POLARS_MAX_THREADS=1 LLMCOST_BOUNDS=100,1";
const PACKS: &str = "RAYON_NUM_THREADS=1 POLARS_MAX_THREADS=1 LLMCOST_BOUNDS=2,0,2,4096";
const PENDING: &str = "RAYON_NUM_THREADS=1 POLARS_MAX_THREADS=1";

const INGEST: &str = "llmcost ingest logs --store store --quiet";
const RECORD: &str = "llmcost record --model gpt-5.1 --agent one --output-tokens 7 --id r1 --time 2026-03-04T00:00:00Z --store store --quiet";
const COMPACT: &str = "llmcost store compact --store store --quiet";
const PRUNE: &str = "llmcost store prune --older-than 2026-03-04 --store store --quiet";

/// Known calls, and what comes later: new ones, and a snapshot that grows a known one.
const FIRST: [(&str, u32); 3] = [("a", 10), ("b", 20), ("c", 30)];
const SECOND: [(&str, u32); 4] = [("b", 90), ("d", 40), ("e", 50), ("f", 60)];

/// Calls that touch nothing outside the process, or whose number differs from run to run.
const UNCOUNTED: [&str; 3] = ["sched_yield", "futex", "poll"];

/// A command, the store before it, and what the store must be after it.
pub(super) struct Scene {
    pub(super) name: &'static str,
    world: World,
    command: &'static str,
    settings: &'static str,
    pub(super) before: String,
    pub(super) after: String,
    /// How often each system call is made.
    pub(super) calls: BTreeMap<String, usize>,
}

impl Scene {
    /// Every command that changes a store, by the ways its write can take.
    pub(super) fn all() -> [fn() -> Self; 9] {
        [
            || Self::new("the first ingest", INGEST, PENDING, &[]),
            || Self::new("an ingest into the catalogue", INGEST, PENDING, &FIRST),
            || Self::new("an ingest into segments", INGEST, SEGMENTS, &FIRST),
            || Self::new("a compaction", COMPACT, SEGMENTS, &FIRST),
            || Self::new("a recorded call", RECORD, PENDING, &FIRST),
            || Self::new("a pruning", PRUNE, SEGMENTS, &FIRST),
            || Self::new("an ingest into packs", INGEST, PACKS, &FIRST),
            || Self::new("a compaction of packs", COMPACT, PACKS, &FIRST),
            || Self::new("a pruning of packs", PRUNE, PACKS, &FIRST),
        ]
    }

    /// An ingest that writes one segment and looks at it no more.
    pub(super) fn one_segment() -> Self {
        Self::new("an ingest into one segment", INGEST, ONE_SEGMENT, &FIRST)
    }

    fn new(
        name: &'static str,
        command: &'static str,
        settings: &'static str,
        first: &[(&str, u32)],
    ) -> Self {
        let world = World::new();
        fs::create_dir(world.path("work/logs")).expect("logs");
        let logs = world.path("work/logs/calls.jsonl");
        let mut scene = Self {
            name,
            world,
            command,
            settings,
            before: String::new(),
            after: String::new(),
            calls: BTreeMap::new(),
        };
        if !first.is_empty() {
            fs::write(&logs, lines(first)).expect("a log");
            scene.succeed(&format!("{settings} {INGEST}"));
        }
        fs::write(&logs, lines(first) + &lines(&SECOND)).expect("a log");
        if command == COMPACT || command == PRUNE {
            scene.succeed(&format!("{settings} {INGEST}"));
        }
        scene.succeed("mkdir start; if [ -e store ]; then cp -a store start/; fi");
        scene.before = scene.dump().expect("a sound store");
        scene.succeed(&format!("{settings} strace -f -qq -c -o counts {command}"));
        scene.calls = system_calls(&scene.world.path("work/counts"));
        scene.after = scene.dump().expect("a sound store");
        assert_ne!(scene.before, scene.after, "{name} does nothing");
        scene
    }

    /// Runs the command on the store as it was before, under strace with `injections`.
    pub(super) fn run(&self, injections: &str) -> Output {
        let (command, settings) = (self.command, self.settings);
        self.shell(&format!(
            "rm -rf store; cp -a start/. . ; {settings} strace -f -qq -o /dev/null {injections} {command}"
        ))
    }

    /// Runs the command once more, undisturbed, and says what is wrong with the result.
    pub(super) fn complete(&self) -> Option<String> {
        let output = self.shell(&format!("{} {}", self.settings, self.command));
        if !output.status.success() {
            return Some(format!("the second run fails: {}", message(&output)));
        }
        let store = Store::open(&self.store(), false).expect("a store");
        let findings = store.check().expect("checked");
        if !findings.is_empty() {
            return Some(format!("the second run leaves {findings:?}"));
        }
        let state = self.dump();
        (state.as_deref().map(content) != Some(content(&self.after)))
            .then(|| format!("the second run gives {state:?}"))
    }

    /// What the store holds and how it lies there; nothing when it is not sound.
    pub(super) fn dump(&self) -> Option<String> {
        let store = Store::open(&self.store(), false).ok()?;
        let findings = store.check().ok()?;
        if findings.iter().any(|finding| finding.damage) {
            return None;
        }
        let mut events = Vec::new();
        let snapshot = store.snapshot().ok()?;
        let mut take = |batch: &EventBatch| {
            events.extend((0..batch.len()).map(|row| {
                let meters = Meter::ALL.map(|meter| batch.meter(meter).get(row));
                let (time, calls) = (batch.time(row), batch.calls().get(row));
                format!("{time:?} {calls} {meters:?}")
            }));
            true
        };
        for part in snapshot.parts(Period::ALL) {
            match snapshot.is_sums_only(part) {
                true => {
                    let sums = snapshot.sums(part)?;
                    let all = [Period::ALL];
                    sums.hand(Details::NONE, &all, i64::MAX, &mut take).ok()?;
                }
                false => drop(take(&*snapshot.read(part, Details::ALL).ok()?)),
            }
        }
        events.sort();
        let info = store.info().ok()?;
        Some(format!(
            "{} segments, {} waiting: {}",
            info.segments,
            info.pending,
            events.join("; ")
        ))
    }

    fn store(&self) -> PathBuf {
        self.world.path("work/store")
    }

    fn shell(&self, script: &str) -> Output {
        self.world.shell(script).output().expect("sh runs")
    }

    fn succeed(&self, script: &str) {
        let output = self.shell(script);
        assert!(output.status.success(), "{script}: {}", message(&output));
    }
}

/// Log lines of calls, one a day.
fn lines(calls: &[(&str, u32)]) -> String {
    calls
        .iter()
        .map(|(id, output)| {
            let day = id.as_bytes()[0] - b'a' + 1;
            format!(
                r#"{{"timestamp":"2026-03-{day:02}T10:00:00Z","request_id":"{id}","model":"gpt-5.1","input_tokens":100,"output_tokens":{output}}}"#
            ) + "\n"
        })
        .collect()
}

/// What a store holds of [`Scene::dump`], however it lies there: a log that had to be read from its start again
/// gives the same calls in other segments.
pub(super) fn content(state: &str) -> &str {
    state.split_once(": ").map_or(state, |(_, events)| events)
}

/// How often each system call is made, from strace's summary.
pub(super) fn system_calls(summary: &std::path::Path) -> BTreeMap<String, usize> {
    let text = fs::read_to_string(summary).expect("strace's summary");
    let mut calls: BTreeMap<String, usize> = text
        .lines()
        .filter_map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            let (name, count) = (words.last()?, words.get(3)?.parse().ok()?);
            let counted = *name != "total" && !UNCOUNTED.contains(name);
            counted.then(|| ((*name).to_owned(), count))
        })
        .collect();
    // It never returns, which is why strace does not count it.
    calls.insert("exit_group".to_owned(), 1);
    calls
}

/// What a command wrote to standard error.
pub(super) fn message(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr)
        .trim_end()
        .to_owned()
}

/// Whether strace can be used here; says so when it cannot.
pub(super) fn strace_works() -> bool {
    let traced = Command::new("strace")
        .args(["-o", "/dev/null", "true"])
        .status();
    let works = traced.is_ok_and(|status| status.success());
    if !works {
        tell("skipped: strace cannot trace here");
    }
    works
}

/// At most `most` numbers from 1 to `count`, evenly spread, first and last among them.
/// `LLMCOST_KILL_ALL=1` asks for all.
pub(super) fn spread(count: usize, most: usize) -> Vec<usize> {
    if count <= most || std::env::var_os("LLMCOST_KILL_ALL").is_some() {
        return (1..=count).collect();
    }
    let step = |place: usize| 1 + place * (count - 1) / (most - 1);
    (0..most).map(step).collect()
}
