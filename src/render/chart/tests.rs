//! Charts as they look, and that bars are as long as their numbers say.

use proptest::prelude::*;

use super::{Chart, ChartKind, cells};
use crate::render::{Options, format};
use crate::table::{Cell, Column, ColumnKind, Table};
use crate::units::Usd;

fn column(name: &str, title: &str, kind: ColumnKind) -> Column {
    Column::new(name, title, kind, 0)
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn cents(cents: i128) -> Cell {
    Cell::Money {
        usd: Usd(cents * Usd::ONE.0 / 100),
        lower_bound: false,
    }
}

fn table(labels: &[(&str, &str)], rows: Vec<Vec<Cell>>) -> Table {
    let labels = labels
        .iter()
        .map(|(name, title)| column(name, title, ColumnKind::Text));
    Table {
        title: String::new(),
        columns: labels
            .chain([column("cost", "Cost", ColumnKind::Money)])
            .collect(),
        rows,
        totals: None,
        context: None,
    }
}

fn drawn(table: &Table, kind: ChartKind, options: Options) -> String {
    let labels = table.columns.len() - 1;
    let options = Options {
        chart: Some(Chart {
            kind,
            labels,
            value: "cost",
        }),
        ..options
    };
    let mut bytes = Vec::new();
    let format = format("table").expect("a format");
    (format.write)(table, &options, &mut bytes).expect("written");
    String::from_utf8(bytes).expect("text")
}

fn narrow() -> Options {
    Options {
        width: Some(48),
        ..Options::default()
    }
}

fn stacked() -> Table {
    let row = |day: &str, provider: &str, amount| vec![text(day), text(provider), cents(amount)];
    table(
        &[("day", "Day"), ("provider", "Provider")],
        vec![
            row("2026-10-01", "acme", 300),
            row("2026-10-01", "other", 100),
            row("2026-10-02", "acme", 200),
            row("2026-10-02", "other", 600),
            row("2026-10-03", "acme", 0),
            row("2026-10-03", "other", 10),
        ],
    )
}

#[test]
fn bars_of_one_label_end_in_eighths() {
    let rows = [
        ("writer", 1600),
        ("critic", 825),
        ("planner", 10),
        ("idle", 0),
    ];
    let rows = rows.map(|(agent, amount)| vec![text(agent), cents(amount)]);
    let table = table(&[("agent", "Agent")], rows.to_vec());
    let expected = "\
Agent      Cost  0                        $16.00
───────  ──────  ───────────────────────────────
writer   $16.00  ███████████████████████████████
critic    $8.25  ████████████████
planner   $0.10  ▎
idle      $0.00
";
    assert_eq!(drawn(&table, ChartKind::Bars, narrow()), expected);
}

#[test]
fn parts_are_stacked_and_named() {
    let expected = "\
Day          Cost  0                       $8.00
──────────  ─────  ─────────────────────────────
2026-10-01  $4.00  ████░░░░░░░░░░░
2026-10-02  $8.00  ██████████████████████░░░░░░░
2026-10-03  $0.10  ▏

   Provider   Cost   Share
█  other     $7.10  58.7 %
░  acme      $5.00  41.3 %
";
    assert_eq!(drawn(&stacked(), ChartKind::Bars, narrow()), expected);
}

#[test]
fn ascii_says_the_same_and_color_only_adds_to_it() {
    let options = Options {
        ascii: true,
        ..narrow()
    };
    let ascii = drawn(&stacked(), ChartKind::Bars, options);
    assert!(
        ascii.contains("2026-10-01  $4.00  ####-----------\n"),
        "{ascii}"
    );
    assert!(ascii.contains("2026-10-03  $0.10  |\n"), "{ascii}");
    let bars = ascii.replace(['─', '–'], "-");
    assert!(bars.is_ascii(), "{bars}");
    for kind in [ChartKind::Bars, ChartKind::Heat] {
        let plain = drawn(&stacked(), kind, narrow());
        let colored = Options {
            color: true,
            ..narrow()
        };
        let mut colored = drawn(&stacked(), kind, colored);
        while let Some(start) = colored.find('\u{1b}') {
            let end = colored[start..].find('m').expect("an end") + start;
            colored.replace_range(start..=end, "");
        }
        let trimmed = |text: &str| {
            text.lines()
                .map(|line| line.trim_end().to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(trimmed(&colored), trimmed(&plain));
    }
}

#[test]
fn a_map_has_a_shade_per_quarter() {
    let rows = [
        ("1 Mon", "00", 0),
        ("1 Mon", "01", 1),
        ("2 Tue", "00", 26),
        ("2 Tue", "01", 100),
    ];
    let mut rows = rows
        .map(|(day, hour, amount)| vec![text(day), text(hour), cents(amount)])
        .to_vec();
    rows.push(vec![text("2 Tue"), text("02"), Cell::Unknown]);
    let table = table(&[("weekday", "Weekday"), ("hour", "Hour")], rows);
    let expected = "
       00
1 Mon  ·  ░░░
2 Tue  ▒▒▒███

· nothing   ░ up to $0.25   ▒ up to $0.50
▓ up to $0.75   █ up to $1.00 cost
";
    assert_eq!(
        drawn(&table, ChartKind::Heat, narrow()),
        expected.trim_start_matches('\n')
    );
}

#[test]
fn nothing_to_draw_is_a_table() {
    let rows = vec![
        vec![text("writer"), cents(0)],
        vec![text("critic"), Cell::Unknown],
    ];
    let table = table(&[("agent", "Agent")], rows);
    let drawn = drawn(&table, ChartKind::Bars, narrow());
    assert!(drawn.contains("critic  unpriced"), "{drawn}");
}

proptest! {
    #[test]
    fn bars_are_proportional_within_rounding(part in 0..1_u128 << 94, more in 0..1_u128 << 94, width in 1..200_usize) {
        let whole = part + more;
        let drawn = cells(part, whole, width) as u128;
        // Half a cell at most: |drawn − part / whole · width| ≤ ½, in integers.
        prop_assert!((drawn * whole * 2).abs_diff(part * width as u128 * 2) <= whole);
    }

    #[test]
    fn no_size_is_too_large_for_a_bar(part in any::<u128>(), width in 1..200_usize) {
        prop_assert!(cells(part, u128::MAX, width) <= width);
        prop_assert_eq!(cells(u128::MAX, u128::MAX, width), width);
    }
}

#[test]
fn lines_fall_where_rows_do_and_steps_of_time_stay() {
    let row = |line: &str, part: &str, size| vec![text(line), text(part), cents(size)];
    let labels = [("agent", "Agent"), ("model", "Model")];
    let rows = vec![
        row("one", "x", 60),
        row("two", "y", 40),
        row("many", "x", 30),
        row("many", "y", 20),
        row("many", "z", 20),
    ];
    let order = |kind, rows: &[Vec<Cell>]| -> Vec<String> {
        let drawn = drawn(&table(&labels, rows.to_vec()), kind, narrow());
        let lines = drawn.lines().skip(2).take(3);
        let names = lines.filter_map(|line| line.split(' ').next());
        names.map(str::to_owned).collect()
    };
    assert_eq!(order(ChartKind::Bars, &rows), ["many", "one", "two"]);
    assert_eq!(order(ChartKind::Columns, &rows), ["one", "two", "many"]);
    let mut other = rows;
    other.reverse();
    assert_eq!(order(ChartKind::Bars, &other), ["many", "two", "one"]);
    other.swap(0, 3);
    assert_eq!(order(ChartKind::Bars, &other), ["two", "many", "one"]);
}
