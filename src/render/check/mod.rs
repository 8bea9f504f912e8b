//! The answer of a check to what CI systems read: one file per consumer.
//!
//! Such an answer is a table with the columns `check`, `scope`, `verdict` and `message`; further ones are for people. To
//! add a consumer: its file here, its line in [`CHECKS`].

mod comment;
mod github;
mod gitlab;
mod junit;

#[cfg(test)]
mod tests;

use super::Format;
use super::sanitize::plain;
use crate::table::{Cell, Table};

/// Every consumer of a check's answer.
pub static CHECKS: &[Format] = &[
    Format {
        name: "junit",
        about: "JUnit XML: a test case per check",
        write: junit::write,
    },
    Format {
        name: "github",
        about: "workflow commands: an annotation per check that did not pass",
        write: github::write_annotations,
    },
    Format {
        name: "github-output",
        about: "`name=value` lines for later steps",
        write: github::write_outputs,
    },
    Format {
        name: "gitlab",
        about: "GitLab's code quality JSON",
        write: gitlab::write,
    },
    Format {
        name: "comment",
        about: "Markdown with a hidden marker, to be kept up to date on a pull request",
        write: comment::write,
    },
];

/// What was decided of one check; the mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    /// Not looked at, for nothing says what to look at.
    Skipped,
    /// As it should be.
    Pass,
    /// To be noticed; the check passes.
    Warning,
    /// Nobody can tell.
    Undecidable,
    /// Past its limit, whatever else cannot be told.
    Over,
}

impl Verdict {
    fn of(text: &str) -> Self {
        match text {
            "skipped" => Self::Skipped,
            "pass" => Self::Pass,
            "warning" => Self::Warning,
            "over" => Self::Over,
            // Never let pass what is not understood.
            _ => Self::Undecidable,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Skipped => "skipped",
            Self::Pass => "pass",
            Self::Warning => "warning",
            Self::Over => "over",
            Self::Undecidable => "undecidable",
        }
    }
}

/// One row of the answer; nothing in its texts can drive a terminal.
struct Case {
    name: String,
    scope: String,
    verdict: Verdict,
    message: String,
}

/// The rows of a check.
fn cases(table: &Table) -> Vec<Case> {
    let place = |name: &str| table.columns.iter().position(|column| column.name == name);
    let places = ["check", "scope", "verdict", "message"].map(place);
    let text = |row: &[Cell], place: Option<usize>| match place.and_then(|place| row.get(place)) {
        Some(Cell::Text(text)) => plain(text).into_owned(),
        _ => String::new(),
    };
    let case = |row: &Vec<Cell>| {
        let [name, scope, verdict, message] = places.map(|place| text(row, place));
        Case {
            name,
            scope,
            verdict: Verdict::of(&verdict),
            message,
        }
    };
    table.rows.iter().map(case).collect()
}

/// What the whole check comes to: the worst of its rows; of none nobody can tell.
fn worst(cases: &[Case]) -> Verdict {
    let verdicts = cases.iter().map(|case| case.verdict);
    verdicts.max().unwrap_or(Verdict::Undecidable)
}
