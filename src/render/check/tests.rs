//! Checks of every verdict, with names that try to be commands, markup or XML, to every consumer.

use super::*;
use crate::render::Options;
use crate::table::{Cell, Column, ColumnKind};
use crate::units::Usd;

fn check(rows: &[(&str, &str, &str)]) -> Table {
    let text = |text: &str| Cell::Text(text.to_owned());
    let money = |text: &str| Cell::Money {
        usd: Usd::parse(text).expect("an amount"),
        lower_bound: false,
    };
    let row = |(name, verdict, message): &(&str, &str, &str)| {
        vec![
            text(name),
            text("agent=coder"),
            text(verdict),
            money("12.5"),
            money("10"),
            text(message),
        ]
    };
    Table {
        title: "Budget check".to_owned(),
        columns: vec![
            Column::new("check", "Budget", ColumnKind::Text, 0),
            Column::new("scope", "Scope", ColumnKind::Text, 2),
            Column::new("verdict", "Verdict", ColumnKind::Text, 0),
            Column::new("spent", "Spent", ColumnKind::Money, 0),
            Column::new("limit", "Limit", ColumnKind::Money, 0),
            Column::new("message", "Message", ColumnKind::Text, u8::MAX),
        ],
        rows: rows.iter().map(row).collect(),
        totals: None,
        context: None,
    }
}

fn written(name: &str, table: &Table) -> String {
    let consumer = CHECKS.iter().find(|consumer| consumer.name == name);
    let mut out = Vec::new();
    (consumer.expect("a consumer").write)(table, &Options::default(), &mut out).expect("written");
    String::from_utf8(out).expect("UTF-8")
}

const ALL: [(&str, &str, &str); 5] = [
    ("team", "pass", "used 40.0 % of $10"),
    ("daily", "warning", "used 85.0 % of $10"),
    (
        "run\n::error::planted, 100%",
        "over",
        "spent $12.50 of $10 <b>",
    ),
    (
        "</testcase>&\u{1b}[31m",
        "undecidable",
        "3 calls have no price",
    ),
    ("each", "skipped", "no call of such an agent"),
];

#[test]
fn annotations_cannot_be_commands_of_their_own() {
    assert_eq!(
        written("github", &check(&ALL)),
        "::error title=run\\u{a}%3A%3Aerror%3A%3Aplanted%2C 100%25%3A over::spent $12.50 of $10 <b>\n\
         ::error title=</testcase>&\\u{1b}[31m%3A undecidable::3 calls have no price\n\
         ::warning title=daily%3A warning::used 85.0 %25 of $10\n"
    );
}

#[test]
fn no_more_annotations_than_are_shown() {
    let many = vec![("a", "over", "m"); 12];
    let lines = written("github", &check(&many));
    assert_eq!(lines.lines().count(), 10);
    assert!(lines.ends_with("::error title=llmcost::and 3 more\n"));
}

#[test]
fn outputs_are_of_the_worst() {
    assert_eq!(
        written("github-output", &check(&ALL)),
        "verdict=over\nspent=12.5\nlimit=10\n"
    );
    assert_eq!(
        written("github-output", &check(&[])),
        "verdict=undecidable\n",
        "nothing was checked: nobody can tell"
    );
}

#[test]
fn a_fingerprint_outlives_the_amounts() {
    let list = |message| written("gitlab", &check(&[("daily", "over", message)]));
    let fingerprint = |text: &str| {
        let list: serde_json::Value = serde_json::from_str(text).expect("JSON");
        list[0]["fingerprint"]
            .as_str()
            .expect("a fingerprint")
            .to_owned()
    };
    assert_eq!(
        fingerprint(&list("spent $1")),
        fingerprint(&list("spent $2"))
    );
    let warning = written("gitlab", &check(&[("daily", "warning", "spent $1")]));
    assert_ne!(fingerprint(&list("spent $1")), fingerprint(&warning));
    assert_eq!(written("gitlab", &check(&[("daily", "pass", "")])), "[]\n");
}

#[test]
fn a_comment_begins_with_its_marker_and_holds_no_markup_of_names() {
    let comment = written("comment", &check(&ALL));
    assert!(comment.starts_with("<!-- llmcost:budget-check -->\n### "));
    assert!(
        !comment.contains("<b>") && !comment.contains("</testcase>"),
        "{comment}"
    );
    let many = vec![("a", "over", "m"); 5000];
    assert!(written("comment", &check(&many)).chars().count() < 65_536);
}

#[test]
fn junit_counts_what_failed() {
    let document = written("junit", &check(&ALL));
    let parsed = quick_junit::Report::deserialize_from_str(&document).expect("JUnit");
    let counts = (parsed.tests, parsed.failures, parsed.errors);
    assert_eq!(counts, (5, 1, 1), "{document}");
}
