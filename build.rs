//! The price files in `src/pricing/data` to an index of them, `prices.rs`: where each model stands, by which names it is asked
//! for, whether a provider has rules, and the fingerprint of all. So nothing of a file is looked at that nobody asks for.

use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::io::Write as _;
use std::path::Path;
use std::path::PathBuf;

use xxhash_rust::xxh3::Xxh3;

const FOLDER: &str = "src/pricing/data";

/// What begins a model. Sources and rules stand before the first.
const MODEL: &str = "\n[[model]]\n";

fn main() -> Result<(), Box<dyn Error>> {
    writeln!(io::stdout(), "cargo::rerun-if-changed={FOLDER}")?;
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join(FOLDER);
    let paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut paths = paths.collect::<io::Result<Vec<PathBuf>>>()?;
    paths.retain(|path| path.extension().is_some_and(|kind| kind == "toml"));
    paths.sort();
    let mut files = String::new();
    let mut digest = Xxh3::new();
    for path in &paths {
        let text = fs::read_to_string(path)?;
        digest.update(&(text.len() as u64).to_le_bytes());
        digest.update(text.as_bytes());
        writeln!(files, "{},", file(path, &text)?)?;
    }
    let (count, digest) = (paths.len(), digest.digest128());
    let index = format!(
        "/// By provider.\nstatic FILES: [File; {count}] = [\n{files}];\n\n\
         /// As [`super::PriceBook::digest`] would tell.\npub(super) const DIGEST: u128 = {digest:#x};\n"
    );
    Ok(fs::write(
        Path::new(&env::var("OUT_DIR")?).join("prices.rs"),
        index,
    )?)
}

/// What is known of a file. Places are numbers, not pointers: nothing of them is touched when the program starts.
fn file(path: &Path, text: &str) -> Result<String, Box<dyn Error>> {
    let provider = path.file_stem().ok_or("a price file without a name")?;
    let head = text.find(MODEL).unwrap_or(text.len());
    let rules: Vec<&str> = text[..head].lines().collect();
    let (mut models, mut names) = (Vec::new(), Vec::new());
    for (begin, _) in text.match_indices(MODEL) {
        let start = begin + MODEL.len();
        let rest = &text[start..];
        let end = start + rest.find(MODEL).unwrap_or(rest.len());
        let place = models.len();
        let found = names_in(&text[start..end]).map(|name| (name, place));
        names.extend(found);
        models.push((start, end));
    }
    names.sort_unstable();
    let start = |name: &str| name.as_ptr() as usize - text.as_ptr() as usize;
    let places = names
        .iter()
        .map(|(name, place)| (start(name), name.len(), *place));
    Ok(format!(
        "File {{ provider: {provider:?}, text: include_str!({path:?}), head: {head}, has_rules: {}, resells: {}, models: &{models:?}, names: &{:?} }}",
        rules.contains(&"[[uplift]]") || rules.contains(&"[[resells]]"),
        rules.contains(&"[[resells]]"),
        places.collect::<Vec<_>>(),
    ))
}

/// The ids, aliases and moving names in a model's text, one line each before its first price.
fn names_in(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().take_while(|line| !line.starts_with('['));
    lines.flat_map(|line| {
        let (id, list, moving) = (
            line.strip_prefix("id = "),
            line.strip_prefix("aliases = "),
            line.strip_prefix("moving = "),
        );
        let quoted = id.or(list).unwrap_or("").split('"').skip(1).step_by(2);
        let moving = moving.unwrap_or("").split("name = \"").skip(1);
        quoted.chain(moving.filter_map(|rest| rest.split('"').next()))
    })
}
