//! Whole renderings, and laws over every format.

use super::{FORMATS, Options, format};
use crate::table::{
    Cell, Column, ColumnKind, Completeness, Context, PriceBookLabel, Table, UnpricedModel,
};
use crate::units::{Period, Timestamp, Usd};

fn usd(text: &str, lower_bound: bool) -> Cell {
    Cell::Money {
        usd: Usd::parse(text).unwrap_or_default(),
        lower_bound,
    }
}

fn row(
    agent: Cell,
    calls: u64,
    tokens: u64,
    cost: Cell,
    share: i128,
    time: Option<u64>,
) -> Vec<Cell> {
    let unpriced = if cost == Cell::Unknown { calls } else { 0 };
    vec![
        agent,
        Cell::Count(calls),
        Cell::Count(tokens),
        Cell::Count(0),
        cost,
        Cell::Ratio {
            numerator: share,
            denominator: 1_300,
        },
        time.map_or(Cell::Unknown, Cell::Count),
        Cell::Count(unpriced),
    ]
}

fn table() -> Table {
    Table {
        title: "Cost by agent".to_owned(),
        columns: vec![
            Column::new("agent", "Agent", ColumnKind::Text, 0),
            Column::new("calls", "Calls", ColumnKind::Count, 1),
            Column::new("input_tokens", "Input", ColumnKind::Tokens, 2),
            Column::new("cache_write_tokens", "Cache write", ColumnKind::Tokens, 9),
            Column::new("cost", "Cost", ColumnKind::Money, 0),
            Column::new("cost_share", "Share", ColumnKind::Ratio, 3),
            Column::new("average_duration_ms", "Avg time", ColumnKind::Duration, 8),
            Column::new("unpriced_calls", "Unpriced", ColumnKind::Count, 255),
        ],
        rows: vec![
            row(
                Cell::Text("research-agent-with-a-rather-long-name".to_owned()),
                1_200,
                4_512_000,
                usd("12.3456", true),
                1_235,
                Some(1_840_000),
            ),
            row(
                Cell::Text("=HYPERLINK(\"x\")|<b>\u{1b}[2J".to_owned()),
                7,
                41_200,
                usd("0.65", false),
                65,
                None,
            ),
            row(Cell::Unstated, 2, 41, Cell::Unknown, 0, None),
            row(Cell::Others, 1, 5, usd("0", false), 0, Some(12_300)),
        ],
        totals: Some(row(
            Cell::Unstated,
            1_210,
            4_553_246,
            usd("12.9956", true),
            1_300,
            Some(1_839_000),
        )),
        context: Some(Context {
            command: "report".to_owned(),
            period: Period {
                start: Timestamp(1_785_535_200 * Timestamp::SECOND),
                end: Timestamp(1_788_213_600 * Timestamp::SECOND),
            },
            timezone: "Europe/Berlin".to_owned(),
            price_book: Some(PriceBookLabel {
                digest: "abc".to_owned(),
                as_of: "2026-08-01".to_owned(),
            }),
            completeness: Some(Completeness {
                calls: 1_210,
                unpriced_calls: 2,
                partial_calls: 0,
                unpriced_tokens: 41,
                rejected: 1,
                unpriced_models: vec![UnpricedModel {
                    provider: "openai".to_owned(),
                    model: "my-model".to_owned(),
                    reason: "unknown model; nearest: `gpt-5`".to_owned(),
                    calls: 2,
                    tokens: 41,
                }],
            }),
            notes: Vec::new(),
        }),
    }
}

fn rendered(name: &str, table: &Table, options: Options) -> String {
    let mut out = Vec::new();
    let written = format(name).map(|format| (format.write)(table, &options, &mut out));
    assert!(matches!(written, Some(Ok(()))), "{name}");
    String::from_utf8(out).unwrap_or_default()
}

fn at_width(width: usize) -> String {
    rendered(
        "table",
        &table(),
        Options {
            width: Some(width),
            ..Options::default()
        },
    )
}

const AT_100: &str = "\
Cost by agent
2026-08-01 to 2026-09-01 (end not included) · Europe/Berlin · prices as of 2026-08-01

Agent                                   Calls      Input      Cost    Share  Avg time
──────────────────────────────────────  ─────  ─────────  ────────  ───────  ────────
research-agent-with-a-rather-long-name  1,200  4,512,000  ≥ $12.34   95.0 %    1.84 s
=HYPERLINK(\"x\")|<b>\\u{1b}[2J                7     41,200     $0.65    5.0 %         –
(none)                                      2         41  unpriced    0.0 %         –
(others)                                    1          5     $0.00    0.0 %   12.3 ms
──────────────────────────────────────  ─────  ─────────  ────────  ───────  ────────
Total                                   1,210  4,553,246  ≥ $12.99  100.0 %    1.84 s

2 of 1,210 calls have no price (41 tokens); the total is a lower bound
  openai/my-model: 2 calls, 41 tokens: unknown model; nearest: `gpt-5`
1 record could not be used
";

const AT_40: &str = "\
Cost by agent
2026-08-01 to 2026-09-01 (end not
  included) · Europe/Berlin · prices as
  of 2026-08-01

Agent                    Calls      Cost
───────────────────────  ─────  ────────
research-agent-with-a-…  1,200  ≥ $12.34
=HYPERLINK(\"x\")|<b>\\u{…      7     $0.65
(none)                       2  unpriced
(others)                     1     $0.00
───────────────────────  ─────  ────────
Total                    1,210  ≥ $12.99

2 of 1,210 calls have no price (41
  tokens); the total is a lower bound
  openai/my-model: 2 calls, 41 tokens:
    unknown model; nearest: `gpt-5`
1 record could not be used
not shown in this width: 3 columns (use
  `--columns` or `--format csv`)
";

#[test]
fn a_terminal_table_shows_what_fits() {
    assert_eq!(at_width(100), AT_100);
    assert_eq!(at_width(40), AT_40);
    for width in [24, 40, 60, 80, 120] {
        let text = at_width(width);
        let longest = text
            .lines()
            .map(unicode_width::UnicodeWidthStr::width)
            .max();
        // A single word may be longer than a very narrow line.
        assert!(
            width < 40 || longest <= Some(width),
            "{width}: {longest:?}\n{text}"
        );
        assert!(
            text.contains("12.34") && text.contains("1,210"),
            "digits are never cut:\n{text}"
        );
    }
}

#[test]
fn an_empty_answer_says_so() {
    let mut empty = table();
    empty.rows.clear();
    empty.totals = None;
    empty.context = None;
    assert_eq!(at_width_of(&empty), "Cost by agent\n\nnothing to show\n");
    assert_eq!(
        rendered("csv", &empty, Options::default()).lines().count(),
        1
    );
    assert_eq!(
        rendered("json", &empty, Options::default()),
        "{\n  \"schema_version\": 1,\n  \"rows\": []\n}\n"
    );
}

fn at_width_of(table: &Table) -> String {
    rendered(
        "table",
        table,
        Options {
            width: Some(80),
            ..Options::default()
        },
    )
}

const CSV: &str = r#"agent,calls,input_tokens,cache_write_tokens,cost,cost_share,average_duration_ms,unpriced_calls
research-agent-with-a-rather-long-name,1200,4512000,0,12.3456,0.95,1840,0
"'=HYPERLINK(""x"")|<b>\u{1b}[2J",7,41200,0,0.65,0.05,,0
,2,41,0,,0,,2
(others),1,5,0,0,0,12.3,0
"#;

const MARKDOWN: &str = r#"### Cost by agent

2026-08-01 to 2026-09-01 (end not included) · Europe/Berlin · prices as of 2026-08-01

| Agent | Calls | Input | Cost | Share | Avg time |
| --- | ---: | ---: | ---: | ---: | ---: |
| research-agent-with-a-rather-long-name | 1,200 | 4,512,000 | ≥ \$12.34 | 95.0 % | 1.84 s |
| =HYPERLINK("x")\|&lt;b&gt;\\u{1b}\[2J | 7 | 41,200 | \$0.65 | 5.0 % | – |
| (none) | 2 | 41 | unpriced | 0.0 % | – |
| (others) | 1 | 5 | \$0.00 | 0.0 % | 12.3 ms |
| **Total** | **1,210** | **4,553,246** | **≥ \$12.99** | **100.0 %** | **1.84 s** |

- 2 of 1,210 calls have no price (41 tokens); the total is a lower bound
  - openai/my-model: 2 calls, 41 tokens: unknown model; nearest: \`gpt-5\`
- 1 record could not be used
"#;

#[test]
fn csv_and_markdown_are_as_they_should_be() {
    assert_eq!(rendered("csv", &table(), Options::default()), CSV);
    assert_eq!(rendered("markdown", &table(), Options::default()), MARKDOWN);
    let raw = rendered(
        "csv",
        &table(),
        Options {
            raw_csv: true,
            ..Options::default()
        },
    );
    assert!(raw.contains("\"=HYPERLINK(\"\"x\"\")|<b>\u{1b}[2J\""));
}

const JSON: &str = r#"{
  "schema_version": 1,
  "command": "report",
  "period": {"start": "2026-07-31T22:00:00Z", "end": "2026-08-31T22:00:00Z"},
  "timezone": "Europe/Berlin",
  "price_book": {"digest": "abc", "as_of": "2026-08-01"},
  "completeness": {"calls": 1210, "unpriced_calls": 2, "partial_calls": 0, "unpriced_tokens": 41, "rejected": 1, "lower_bound": true, "unpriced_models": [{"provider": "openai", "model": "my-model", "reason": "unknown model; nearest: `gpt-5`", "calls": 2, "tokens": 41}]},
  "notes": [],
  "rows": [
    {"agent": "research-agent-with-a-rather-long-name", "calls": 1200, "input_tokens": 4512000, "cache_write_tokens": 0, "cost": 12.3456, "cost_lower_bound": true, "cost_share": 0.95, "average_duration_ms": 1840, "unpriced_calls": 0},
    {"agent": "=HYPERLINK(\"x\")|<b>\u001b[2J", "calls": 7, "input_tokens": 41200, "cache_write_tokens": 0, "cost": 0.65, "cost_share": 0.05, "average_duration_ms": null, "unpriced_calls": 0},
    {"agent": null, "calls": 2, "input_tokens": 41, "cache_write_tokens": 0, "cost": null, "cost_share": 0, "average_duration_ms": null, "unpriced_calls": 2},
    {"agent": "(others)", "calls": 1, "input_tokens": 5, "cache_write_tokens": 0, "cost": 0, "cost_share": 0, "average_duration_ms": 12.3, "unpriced_calls": 0, "others": true}
  ],
  "totals": {"calls": 1210, "input_tokens": 4553246, "cache_write_tokens": 0, "cost": 12.9956, "cost_lower_bound": true, "cost_share": 1, "average_duration_ms": 1839, "unpriced_calls": 0}
}
"#;

#[test]
fn json_is_as_documented_and_ndjson_says_the_same() {
    assert_eq!(rendered("json", &table(), Options::default()), JSON);
    let document: serde_json::Value = serde_json::from_str(JSON).unwrap_or_default();
    let lines = rendered("ndjson", &table(), Options::default());
    let lines: Vec<serde_json::Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_default())
        .collect();
    let (summary, rows) = lines
        .split_last()
        .map(|(last, rows)| (last.clone(), rows))
        .unwrap_or_default();
    assert_eq!(summary["type"], "summary");
    for name in ["schema_version", "period", "completeness", "totals"] {
        assert_eq!(summary[name], document[name], "{name}");
    }
    for (row, expected) in rows
        .iter()
        .zip(document["rows"].as_array().into_iter().flatten())
    {
        let mut row = row.clone();
        let kind = row.as_object_mut().and_then(|row| row.shift_remove("type"));
        assert_eq!(kind, Some("row".into()));
        assert_eq!(&row, expected);
    }
}

/// What GitHub, Azure and TeamCity take for a command in the log of a job: at the beginning of a line, or anywhere.
fn commands_ci(line: &str) -> bool {
    line.trim_start().starts_with("::")
        || ["##[", "##vso[", "##teamcity["]
            .iter()
            .any(|command| line.contains(command))
}

#[test]
fn no_name_commands_the_ci_system_that_reads_along() {
    let names = [
        "::error::x",
        "##vso[task.setvariable variable=A]b",
        "##[group]",
        "##teamcity[x]",
    ];
    let mut table = table();
    table.rows.truncate(1);
    for name in names {
        let mut row = table.rows.first().cloned().unwrap_or_default();
        if let Some(label) = row.first_mut() {
            *label = Cell::Text(name.to_owned());
        }
        table.rows.push(row);
        table.title.push_str(name);
        if let Some(context) = &mut table.context {
            context.notes.push(format!("most on {name}"));
        }
    }
    for format in FORMATS {
        for width in 1..60 {
            let options = Options {
                width: Some(width),
                ..Options::default()
            };
            let text = rendered(format.name, &table, options);
            let found = text.lines().find(|line| commands_ci(line));
            assert_eq!(found, None, "{} at {width}", format.name);
        }
    }
    let json = rendered("json", &table, Options::default());
    let document: serde_json::Value = serde_json::from_str(&json).unwrap_or_default();
    for (row, name) in (1..).zip(names) {
        assert_eq!(document["rows"][row]["agent"], *name);
    }
}

/// Characters that must not reach a terminal, listed apart from the code that escapes them.
fn drives_a_terminal(character: char) -> bool {
    matches!(u32::from(character),
        0..=9 | 11..=31 | 127..=159 | 0x61c | 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x2069 | 0xfeff)
}

#[test]
fn no_text_of_all_of_unicode_gets_through_and_json_reads_back_the_same() {
    let all: Vec<char> = ('\0'..=char::MAX).collect();
    assert_eq!(all.len(), 1_112_064);
    let texts: Vec<String> = all.chunks(256).map(|part| part.iter().collect()).collect();
    let table = Table {
        title: texts.first().cloned().unwrap_or_default(),
        columns: vec![
            Column::new("tag:\u{1b}]0;x\u{7}", "\u{9b}2J", ColumnKind::Text, 0),
            Column::new("calls", "Calls", ColumnKind::Count, 1),
        ],
        rows: texts
            .iter()
            .map(|text| vec![Cell::Text(text.clone()), Cell::Count(1)])
            .collect(),
        totals: None,
        context: None,
    };
    for format in FORMATS {
        for width in [None, Some(60)] {
            let text = rendered(
                format.name,
                &table,
                Options {
                    width,
                    ..Options::default()
                },
            );
            let found = text.chars().find(|character| drives_a_terminal(*character));
            assert_eq!(found, None, "{}", format.name);
        }
    }
    let json = rendered("json", &table, Options::default());
    let document: serde_json::Value = serde_json::from_str(&json).unwrap_or_default();
    for (place, text) in texts.iter().enumerate() {
        assert_eq!(document["rows"][place]["tag:\u{1b}]0;x\u{7}"], *text);
    }
    let csv = rendered(
        "csv",
        &table,
        Options {
            raw_csv: true,
            ..Options::default()
        },
    );
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    for (record, text) in reader.records().zip(&texts) {
        assert_eq!(
            record.ok().as_ref().and_then(|record| record.get(0)),
            Some(text.as_str())
        );
    }
}

#[test]
fn color_changes_nothing_but_color() {
    let plain = at_width(80);
    let colored = rendered(
        "table",
        &table(),
        Options {
            width: Some(80),
            color: true,
            ..Options::default()
        },
    );
    assert!(colored.contains("\u{1b}[1mTotal"));
    let stripped = ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m"]
        .iter()
        .fold(colored, |text, code| text.replace(code, ""));
    assert_eq!(stripped, plain);
}

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
