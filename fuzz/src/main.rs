//! One format's reader under libFuzzer: `LLMCOST_FUZZ_FORMAT` names it, `LLMCOST_FUZZ_SAMPLES` is `fixtures/sources`.
//! Without a name it lists them all.
#![no_main]

mod check;
mod mutate;

use std::path::PathBuf;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_mutator;
use libfuzzer_sys::fuzz_target;
use libfuzzer_sys::fuzzer_mutate;
use llmcost::sources::SOURCES;
use llmcost::sources::Source;
use llmcost::sources::source_named;

struct Setting {
    source: &'static dyn Source,
    folder: tempfile::TempDir,
    samples: Vec<Vec<u8>>,
}

static SETTING: LazyLock<Setting> = LazyLock::new(|| {
    let name = std::env::var("LLMCOST_FUZZ_FORMAT").expect("LLMCOST_FUZZ_FORMAT");
    let samples = std::env::var_os("LLMCOST_FUZZ_SAMPLES").map(PathBuf::from);
    let folders = samples.into_iter().flat_map(|samples| samples.read_dir());
    let folders = folders.flatten().filter_map(|folder| folder.ok()?.path().read_dir().ok());
    let files = folders.flatten().filter_map(|file| std::fs::read(file.ok()?.path()).ok());
    Setting {
        source: source_named(&name).expect("a registered format"),
        folder: tempfile::tempdir_in("/dev/shm").expect("a folder"),
        samples: files.collect(),
    }
});

fn list_formats() {
    if std::env::var_os("LLMCOST_FUZZ_FORMAT").is_some() {
        return;
    }
    for source in SOURCES {
        println!("{}", source.name());
    }
    std::process::exit(0);
}

fuzz_target!(init: list_formats(), |bytes: &[u8]| {
    let setting = &*SETTING;
    if let Err(broken) = check::check(setting.source, bytes, setting.folder.path()) {
        panic!("{broken}");
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    let mut chance = mutate::Chance::new(u64::from(seed));
    if chance.below(3) == 0 {
        return fuzzer_mutate(data, size, most);
    }
    let mutated = mutate::mutate(&data[..size], &SETTING.samples, &mut chance);
    let length = mutated.len().min(most);
    data[..length].copy_from_slice(&mutated[..length]);
    length
});
