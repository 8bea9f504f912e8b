//! Numbers as people see them: what belongs together adds up.

use super::Options;
use super::tests::rendered;
use crate::table::{Cell, Column, ColumnKind, Table};

#[test]
fn percentages_of_a_whole_add_up_as_they_are_shown() {
    let shown = |format: &str, parts: &[i128], whole: i128| {
        let ratio = |numerator| Cell::Ratio {
            numerator,
            denominator: whole,
        };
        let rows = parts.iter().map(|part| vec![ratio(*part)]);
        let table = Table {
            title: String::new(),
            columns: vec![Column::new("cost_share", "Share", ColumnKind::Ratio, 0)],
            rows: rows.collect(),
            totals: None,
            context: None,
        };
        let text = rendered(format, &table, Options::default());
        let tenths = text.lines().filter_map(|line| {
            let number = line.trim_matches(['|', ' ']).strip_suffix(" %")?;
            number.replace('.', "").parse().ok()
        });
        tenths.collect::<Vec<i64>>()
    };
    for format in ["table", "markdown"] {
        assert_eq!(shown(format, &[1, 1, 1], 3), [334, 333, 333]);
        assert_eq!(shown(format, &[5, 5, 5, 9985], 10_000), [1, 1, 0, 998]);
        // Not all of a whole: each for itself.
        assert_eq!(shown(format, &[1, 1], 3), [333, 333]);
        assert_eq!(shown(format, &[0, 0], 1), [0, 0]);
    }
    let hundred: Vec<i128> = (1..=100).collect();
    let sum: i64 = shown("table", &hundred, 5050).iter().sum();
    assert_eq!(sum, 1000);
}
