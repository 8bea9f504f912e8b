//! Laws of every picture: all of it is on the page, no text covers another, names are text and nothing else.

use super::frame::page;
use super::paper::{Anchor, Paper, Shape};
use super::{PictureFormat, picture};
use crate::render::chart::{Chart, ChartKind, value_column};
use crate::table::{Cell, Column, ColumnKind, Completeness, Context, Table};
use crate::units::{Period, Usd};

const HOSTILE: &str = "</text><script>alert(1)</script> & \"\u{1b}[31m'\u{202e}\u{ffff}";

fn money(cents: i128) -> Cell {
    Cell::Money {
        usd: Usd(cents * (Usd::ONE.0 / 100)),
        lower_bound: cents % 7 == 3,
    }
}

fn table(labels: &[&str], rows: Vec<Vec<Cell>>) -> Table {
    let names = labels
        .iter()
        .map(|name| Column::new(*name, *name, ColumnKind::Text, 0));
    Table {
        title: "Cost of what was called".to_owned(),
        columns: names
            .chain([Column::new("cost", "Cost", ColumnKind::Money, 0)])
            .collect(),
        rows: rows.into(),
        totals: None,
        context: Some(Context {
            command: "report".to_owned(),
            period: Period::ALL,
            timezone: "Europe/Berlin".to_owned(),
            price_book: None,
            completeness: Some(Completeness::default()),
            notes: vec![HOSTILE.to_owned(), "a long remark ".repeat(40)],
        }),
    }
}

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

/// Tables of every shape, with how they are drawn.
fn samples() -> Vec<(String, Table, Chart)> {
    let chart = |kind, labels| Chart {
        kind,
        labels,
        value: "cost",
    };
    let mut samples = Vec::new();
    for kind in [ChartKind::Bars, ChartKind::Columns] {
        for count in [0_u16, 1, 2, 12, 40, 41, 500] {
            let rows = (0..count).map(|row| vec![text(format!("2026-{row}")), money(row.into())]);
            let one = table(&["day"], rows.collect());
            samples.push((format!("{kind:?} of {count}"), one, chart(kind, 1)));
        }
        for name in [
            HOSTILE.to_owned(),
            "x".repeat(400),
            "模型".repeat(90),
            "اسم".repeat(60),
        ] {
            let rows = (0..30_u16).map(|row| {
                let line = text(format!("{}{name}", row / 9));
                vec![
                    line,
                    text(format!("{name}{}", row % 9)),
                    money((row * row).into()),
                ]
            });
            let named = table(&["agent", "model"], rows.collect());
            samples.push((format!("{kind:?} of {name:.9}"), named, chart(kind, 2)));
        }
        let whole = table(&[], vec![vec![money(123_456_789)]]);
        samples.push((format!("{kind:?} of the total"), whole, chart(kind, 0)));
        let credits = vec![vec![text("a"), money(-500)], vec![text("b"), Cell::Unknown]];
        samples.push((
            format!("{kind:?} of credits"),
            table(&["day"], credits),
            chart(kind, 1),
        ));
    }
    let hours = (0..7 * 24_u16).map(|hour| {
        let names = [
            text(format!("day {}", hour / 24)),
            text(format!("{:02}", hour % 24)),
        ];
        [names.to_vec(), vec![money((hour % 5).into())]].concat()
    });
    let map = table(&["weekday", "hour"], hours.collect());
    samples.push(("map".to_owned(), map, chart(ChartKind::Heat, 2)));
    for (first, count) in [("to", 4_u8), ("agent", 3), ("agent", 60), ("to", 0)] {
        samples.push((
            format!("{count} forecasts by {first}"),
            forecast(first, count),
            Chart {
                value: "total_cost",
                ..chart(ChartKind::Ranges, 1)
            },
        ));
    }
    samples
}

fn forecast(first: &str, count: u8) -> Table {
    let names = [
        "actual_cost",
        "fixed_cost",
        "projected_cost",
        "total_cost",
        "low_80",
        "high_80",
        "low_95",
        "high_95",
    ];
    let row = |row: u8| {
        let amounts = [5, 1, 7, 13, 11, 16, 9, 40].map(|cents| match row {
            1 => Cell::Unknown,
            row => money(cents * i128::from(row) * i128::from(row)),
        });
        [
            vec![text(format!("{HOSTILE}{row}")), text("2026-10")],
            amounts.to_vec(),
        ]
        .concat()
    };
    let mut table = table(&[first, "period"], (0..count).map(row).collect());
    table.columns.pop();
    let amounts = names.map(|name| Column::new(name, name, ColumnKind::Money, 0));
    table.columns.extend(amounts);
    table
}

fn paper(table: &Table, chart: Chart) -> Paper {
    let value = value_column(table, chart).expect("an amount");
    page(table, chart, value).expect("a page")
}

/// Where a shape is: left, top, right, bottom.
fn place(shape: &Shape) -> [i32; 4] {
    match shape {
        Shape::Box {
            left,
            top,
            right,
            bottom,
            ..
        } => [*left, *top, *right, *bottom],
        Shape::Text { x, y, text, style } => {
            let width = style.width(text);
            let left = match style.anchor {
                Anchor::Left => *x,
                Anchor::Center => x - width / 2,
                Anchor::Right => x - width,
            };
            let half = style.size as i32 / 2;
            [left, y - half, left + width, y + half]
        }
    }
}

#[test]
fn everything_is_on_the_page_and_no_text_covers_another() {
    for (name, table, chart) in samples() {
        let paper = paper(&table, chart);
        let mut texts: Vec<(&str, [i32; 4])> = Vec::new();
        for shape in &paper.shapes {
            let [left, top, right, bottom] = place(shape);
            assert!(
                left >= 0 && top >= 0 && right <= paper.width && bottom <= paper.height,
                "{name}: {shape:?} is not on the page of {} × {}",
                paper.width,
                paper.height
            );
            if let Shape::Text { text, .. } = shape {
                texts.push((text, [left, top, right, bottom]));
            }
        }
        for (number, (one, [left, top, right, bottom])) in texts.iter().enumerate() {
            for (other, place) in texts.iter().skip(number + 1) {
                let apart = *right <= place[0]
                    || place[2] <= *left
                    || *bottom <= place[1]
                    || place[3] <= *top;
                assert!(apart, "{name}: `{one:.40}` covers `{other:.40}`");
            }
        }
    }
}

#[test]
fn names_are_text_and_nothing_else() {
    for (name, table, chart) in samples() {
        for format in [PictureFormat::Svg, PictureFormat::Html] {
            let bytes = picture(&table, chart, format).expect("a picture");
            let text = String::from_utf8(bytes).expect("UTF-8");
            assert!(!text.contains("<script"), "{name}");
            let odd =
                |letter: char| (letter.is_control() && letter != '\n') || letter == '\u{ffff}';
            assert!(!text.contains(odd), "{name}");
            assert!(!text.contains('\u{202e}'), "{name}");
            // Whatever opens is closed.
            for tag in ["svg", "text", "title", "table", "tr", "ul"] {
                let count = |what: String| text.matches(&what).count();
                let opened = count(format!("<{tag}>")) + count(format!("<{tag} "));
                assert_eq!(opened, count(format!("</{tag}>")), "{name}: {tag}");
            }
        }
    }
}

#[test]
fn bars_are_as_long_as_their_amounts_and_parts_end_where_sums_do() {
    let rows = [
        ("a", "x", 100),
        ("a", "y", 50),
        ("b", "x", 75),
        ("c", "y", 0),
    ];
    let rows = rows.map(|(one, two, cents)| vec![text(one), text(two), money(cents)]);
    let table = table(&["agent", "model"], rows.to_vec());
    let chart = Chart {
        kind: ChartKind::Bars,
        labels: 2,
        value: "cost",
    };
    let paper = paper(&table, chart);
    let bars: Vec<[i32; 4]> = paper
        .shapes
        .iter()
        .filter(|shape| matches!(shape, Shape::Box { .. }))
        .map(place)
        .filter(|[_, top, _, bottom]| bottom - top == 18)
        .collect();
    let [first, second, third] = bars.as_slice() else {
        panic!("{bars:?}");
    };
    assert_eq!(first[2], second[0], "parts touch");
    let (whole, half) = (second[2] - first[0], third[2] - third[0]);
    assert!((whole - 2 * half).abs() <= 1, "{bars:?}");
}

#[test]
fn the_same_table_is_the_same_bytes_and_a_png_says_its_size() {
    let (_, table, chart) = samples().swap_remove(3);
    for format in [PictureFormat::Svg, PictureFormat::Png, PictureFormat::Html] {
        let draw = || picture(&table, chart, format).expect("a picture");
        assert_eq!(draw(), draw());
    }
    let bytes = picture(&table, chart, PictureFormat::Png).expect("a picture");
    let reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info();
    let reader = reader.expect("a PNG");
    assert_eq!(reader.info().width, 1920);
}

#[test]
fn too_much_and_nothing_to_draw_are_told() {
    let chart = Chart {
        kind: ChartKind::Columns,
        labels: 1,
        value: "cost",
    };
    let rows = (0..2001_u16).map(|row| vec![text(row.to_string()), money(1)]);
    let error = picture(&table(&["hour"], rows.collect()), chart, PictureFormat::Svg);
    assert!(error.is_err_and(|error| error.to_string().contains("2001 steps")));
    let mut shares = table(&["day"], vec![vec![text("a"), Cell::Unknown]]);
    if let Some(last) = shares.columns.last_mut() {
        *last = Column::new("share", "Share", ColumnKind::Ratio, 0);
    }
    let error = picture(&shares, chart, PictureFormat::Svg);
    assert!(error.is_err_and(|error| error.to_string().contains("--columns")));
}
