//! Compares text with a committed file; `LLMCOST_BLESS=1 cargo test` rewrites it, `git diff` is the review.

use std::env;
use std::fs;
use std::path::Path;

/// Fails, showing the first difference, when the file does not hold `actual`.
pub(crate) fn check(path: &Path, actual: &str) {
    if env::var_os("LLMCOST_BLESS").is_some() {
        fs::write(path, actual).expect("the fixture is writable");
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected != actual {
        panic!(
            "{} differs{}\nrun `LLMCOST_BLESS=1 cargo test` if the change is wanted",
            path.display(),
            difference(&expected, actual)
        );
    }
}

/// The first line that differs, with a little around it.
fn difference(expected: &str, actual: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), actual.lines().collect());
    let place = old
        .iter()
        .zip(&new)
        .position(|(old, new)| old != new)
        .unwrap_or(old.len().min(new.len()));
    let excerpt = |lines: &[&str]| {
        let from = place.saturating_sub(2).min(lines.len());
        let to = (place + 6).min(lines.len());
        lines[from..to].join("\n")
    };
    format!(
        " from line {}\n--- expected\n{}\n--- actual\n{}",
        place + 1,
        excerpt(&old),
        excerpt(&new)
    )
}
