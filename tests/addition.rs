//! Parts add up to the total to the last digit, read back from the text of every machine format.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use llmcost::analysis::{ColumnChoice, DIMENSIONS, Dimension, Query, report};
use llmcost::event::{Attribute, Key, Ledger, Meter, UsageEvent};
use llmcost::pricing::PriceBook;
use llmcost::render::{Options, format};
use llmcost::table::Table;
use llmcost::units::{Timestamp, Usd};
use serde_json::value::RawValue;

const BOOK: &str = r#"
provider = "acme"
[[model]]
id = "a"
price = [
  { until = 2026-03-15, rates = { input = "0.123456", output = "0.7" } },
  { from = 2026-03-15, rates = { input = "0.1", output = "0.333333", cache_read = "0.000001" } },
]
[[model]]
id = "b"
price = [{ rates = { input = "3" } }, { context_over = 5000, rates = { input = "7.77" } }]
"#;

/// Columns that add up.
const COLUMNS: [&str; 9] = [
    "calls",
    "input_tokens",
    "cache_read_tokens",
    "output_tokens",
    "total_tokens",
    "cost",
    "reported_cost",
    "unpriced_calls",
    "unpriced_tokens",
];

fn ledger() -> Ledger {
    let mut ledger = Ledger::default();
    let mut state = 0x9e37_79b9_u64;
    let mut below = |bound: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % bound
    };
    for number in 1..=2_000 {
        let mut event = UsageEvent::call();
        event.key = Key {
            call: number,
            request: number,
        };
        let seconds = 1_773_000_000 + i64::try_from(below(1_200_000)).unwrap_or(0);
        event.time = Timestamp(seconds * Timestamp::SECOND);
        let mut set = |attribute, choices: &[&'static str]| {
            let pick = usize::try_from(below(choices.len() as u64)).unwrap_or(0);
            event.attributes[attribute] = Cow::Borrowed(choices[pick]);
        };
        set(Attribute::Provider, &["acme", "acme", "acme", "zeta"]);
        set(Attribute::Model, &["a", "b", "c"]);
        set(
            Attribute::Agent,
            &["", "=1+1", "with,comma", "with \"quotes\"", "two\nlines"],
        );
        set(Attribute::Run, &["r1", "r2", "r3", ""]);
        set(Attribute::Status, &["ok", "error"]);
        event.meters[Meter::UncachedInput] = below(9_000);
        event.meters[Meter::CacheRead] = below(3) * below(700);
        event.meters[Meter::Output] = below(2) * below(2_000);
        if below(3) == 0 {
            event.reported_cost = Some(Usd(i128::from(below(1_000_000_000)) * 1_000_003));
        }
        ledger.record(&event);
    }
    ledger
}

fn rendered(table: &Table, name: &str) -> String {
    let mut out = Vec::new();
    let format = format(name).expect("a known format");
    (format.write)(table, &Options::default(), &mut out).expect("a Vec takes everything");
    String::from_utf8(out).expect("UTF-8")
}

/// Rows and totals with every number as it is written, so that no reader's float hides a digit.
#[derive(serde::Deserialize)]
struct Document {
    rows: Vec<BTreeMap<String, Box<RawValue>>>,
    totals: BTreeMap<String, Box<RawValue>>,
}

/// The columns of some rows added up, `null` as nothing.
fn added(rows: &[BTreeMap<String, Box<RawValue>>]) -> Vec<Usd> {
    let value = |row: &BTreeMap<String, Box<RawValue>>, name: &str| {
        row.get(name).map_or(Usd::ZERO, |value| {
            Usd::parse(value.get()).unwrap_or_default()
        })
    };
    let sum = |name: &&str| rows.iter().map(|row| value(row, name)).sum();
    COLUMNS.iter().map(sum).collect()
}

#[test]
fn rows_of_every_dimension_add_up_to_the_totals_in_json_and_csv() {
    let book = PriceBook::empty()
        .with_layer("test", BOOK, Path::new("test.toml"))
        .expect("a sound book");
    let ledger = ledger();
    let mut expected = None;
    let names = DIMENSIONS.iter().map(|entry| entry.name.to_owned());
    for by in names.chain([
        "agent,model,day".to_owned(),
        "run,hour".to_owned(),
        String::new(),
    ]) {
        let query = Query {
            by: Dimension::parse_list(&by).expect("known dimensions"),
            columns: ColumnChoice::parse(&COLUMNS.join(",")).expect("known columns"),
            top: Some(7),
            ..Query::default()
        };
        let table = report(&query, &ledger, &book).expect("a report");

        let json = rendered(&table, "json");
        let document: Document = serde_json::from_str(&json).expect("JSON");
        let total = added(std::slice::from_ref(&document.totals));
        assert_eq!(added(&document.rows), total, "{by}: rows of the JSON");
        assert_eq!(
            *expected.get_or_insert_with(|| total.clone()),
            total,
            "{by}: the total"
        );

        let csv = rendered(&table, "csv");
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let headers = reader.headers().expect("a header").clone();
        let mut sums = vec![Usd::ZERO; COLUMNS.len()];
        for record in reader.records() {
            let record = record.expect("a record");
            for (sum, name) in sums.iter_mut().zip(COLUMNS) {
                let place = headers
                    .iter()
                    .position(|header| header == name)
                    .expect("a column");
                *sum += Usd::parse(&record[place]).unwrap_or_default();
            }
        }
        assert_eq!(sums, total, "{by}: rows of the CSV");
    }
    let total = expected.expect("a total");
    assert!(
        total.iter().all(|sum| *sum > Usd::ZERO),
        "every column is put to the test: {total:?}"
    );
}
