//! A check to JUnit XML: the report is one suite, each row a test case.
//!
//! What is over is a failure, what cannot be decided an error, a warning passes and says so in its output. Names are
//! stable, so that a CI system's history of a case holds.

use std::io::{self, Write};

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::{Case, Verdict, cases};
use crate::render::Options;
use crate::render::notes::coverage;
use crate::table::Table;

/// Writes the document.
pub(super) fn write(table: &Table, _: &Options, out: &mut dyn Write) -> io::Result<()> {
    let mut suite = TestSuite::new("llmcost");
    if let Some(context) = &table.context {
        suite.set_system_out(coverage(context));
    }
    suite.add_test_cases(cases(table).iter().map(test_case));
    let mut report = Report::new("llmcost");
    report.add_test_suite(suite);
    report.serialize(out).map_err(io::Error::other)
}

fn test_case(case: &Case) -> TestCase {
    let failed = |kind| {
        let mut status = TestCaseStatus::non_success(kind);
        status.set_type(case.verdict.name());
        status.set_message(&case.message);
        status
    };
    let status = match case.verdict {
        Verdict::Pass | Verdict::Warning => TestCaseStatus::success(),
        Verdict::Over => failed(NonSuccessKind::Failure),
        Verdict::Undecidable => failed(NonSuccessKind::Error),
        Verdict::Skipped => {
            let mut status = TestCaseStatus::skipped();
            status.set_message(&case.message);
            status
        }
    };
    let mut test = TestCase::new(&case.name, status);
    test.set_classname(match case.scope.as_str() {
        "" => "all calls",
        scope => scope,
    });
    if matches!(case.verdict, Verdict::Pass | Verdict::Warning) {
        test.set_system_out(&case.message);
    }
    test
}
