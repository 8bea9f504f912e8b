//! A check to GitLab's code quality report: an entry per check that did not pass, at the file that sets its limit.
//!
//! Fields: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>. A fingerprint names the check and
//! its verdict, not the amounts, so that a merge request shows what is new.

use std::io::{self, Write};

use xxhash_rust::xxh3::xxh3_128;

use super::{Case, Verdict, cases};
use crate::render::Options;
use crate::render::json::{object, quoted};
use crate::table::Table;

/// Where limits are set: GitLab wants a place in the repository.
const PLACE: &str = r#"{"path": "llmcost.toml", "lines": {"begin": 1}}"#;

/// Writes the list.
pub(super) fn write(table: &Table, _: &Options, out: &mut dyn Write) -> io::Result<()> {
    let cases = cases(table);
    let entries: Vec<String> = cases.iter().filter_map(entry).collect();
    match entries.is_empty() {
        true => writeln!(out, "[]"),
        false => writeln!(out, "[\n  {}\n]", entries.join(",\n  ")),
    }
}

fn entry(case: &Case) -> Option<String> {
    let severity = match case.verdict {
        Verdict::Skipped | Verdict::Pass => return None,
        Verdict::Warning => "minor",
        Verdict::Over => "critical",
        Verdict::Undecidable => "major",
    };
    let identity = [&case.name, &case.scope, case.verdict.name()].join("\0");
    let fingerprint = format!("{:032x}", xxh3_128(identity.as_bytes()));
    let field = |name: &str, value: String| (name.to_owned(), value);
    Some(object(&[
        field(
            "description",
            quoted(&format!("{}: {}", case.name, case.message)),
        ),
        field("check_name", quoted("llmcost-budget")),
        field("fingerprint", quoted(&fingerprint)),
        field("severity", quoted(severity)),
        field("location", PLACE.to_owned()),
    ]))
}
