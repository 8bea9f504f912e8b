//! One look against many: what `summary` and its shapes say is what `report`, `runs` and `forecast` say, to the last digit.

use std::collections::BTreeMap;

use llmcost::units::Usd;
use serde_json::value::RawValue;

use crate::transcript::World;

/// A row by column, as CSV has it.
type Row = BTreeMap<String, String>;
/// Values of an object, as JSON has them.
type Raw = BTreeMap<String, Box<RawValue>>;

/// Instants in the life of the demo, and zones: midnights, a month's first day, clocks that were moved.
const LOOKS: [(&str, &str); 3] = [
    ("2026-10-25T11:17:31Z", "Europe/Berlin"),
    ("2026-09-30T22:00:01Z", "Europe/Berlin"),
    ("2026-09-05T10:31:07Z", "America/New_York"),
];

struct Look {
    world: World,
    now: &'static str,
    zone: &'static str,
}

impl Look {
    fn bytes(&self, command: &str) -> Vec<u8> {
        let Self { now, zone, .. } = self;
        let flags = format!("--timezone {zone} --from fixtures/demo");
        let script = format!("LLMCOST_NOW={now} llmcost {command} {flags}");
        let output = self.world.shell(&script).output().expect("sh runs");
        assert!(output.status.success(), "{script}: {output:?}");
        output.stdout
    }

    fn rows(&self, command: &str) -> Vec<Row> {
        let bytes = self.bytes(&format!("{command} --format csv"));
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        reader
            .deserialize()
            .map(|row| row.expect("a row"))
            .collect()
    }

    fn row(&self, command: &str) -> Row {
        self.rows(command).pop().expect("a row")
    }

    fn shape(&self, shape: &str, flags: &str) -> Raw {
        let bytes = self.bytes(&format!("summary --shape {shape} {flags}"));
        serde_json::from_slice(&bytes).expect("JSON")
    }
}

fn looks() -> impl Iterator<Item = Look> {
    LOOKS.into_iter().map(|(now, zone)| Look {
        world: World::new(),
        now,
        zone,
    })
}

fn usd(text: &str) -> Usd {
    Usd::parse(text).expect("an amount")
}

fn sum<'a>(amounts: impl Iterator<Item = &'a str>) -> Usd {
    let mut sum = Usd::ZERO;
    for amount in amounts {
        sum = sum.checked_add(usd(amount)).expect("in range");
    }
    sum
}

fn assert_same(left: &Row, right: &Row, columns: &[[&str; 2]], what: &str) {
    for [here, there] in columns {
        assert_eq!(left[*here], right[*there], "{what}: {here}");
    }
}

#[test]
fn every_row_is_what_its_own_command_says() {
    let beside = [
        "cost",
        "compared_cost",
        "difference",
        "change",
        "calls",
        "compared_calls",
        "total_tokens",
    ];
    let beside = beside.map(|name| [name, name]);
    for look in looks() {
        let rows = look.rows("summary --top 3");
        let find = |section: &str, item: &str| {
            let found = rows
                .iter()
                .find(|row| row["section"] == section && row["item"] == item);
            found.unwrap_or_else(|| panic!("{section} {item}"))
        };
        for (item, period) in [
            ("today", "today"),
            ("week", "this-week"),
            ("month", "this-month"),
        ] {
            let row = find("spend", item);
            let report = look.row(&format!("report --period {period} --compare previous"));
            assert_same(row, &report, &beside, look.now);
            let to = if item == "today" { "day" } else { item };
            let forecast = look.row(&format!("forecast --to {to}"));
            let columns = [
                "total_cost",
                "low_80",
                "high_80",
                "low_95",
                "high_95",
                "confidence",
            ];
            assert_same(row, &forecast, &columns.map(|name| [name, name]), look.now);
        }
        for section in ["agent", "model"] {
            let report = look.rows(&format!(
                "report --by {section} --period 30d --compare previous --top 3"
            ));
            let shown = rows.iter().filter(|row| row["section"] == section);
            let (mut here, mut there): (Vec<&Row>, Vec<&Row>) =
                (shown.collect(), report.iter().collect());
            here.sort_by_key(|row| &row["item"]);
            there.sort_by_key(|row| &row[section]);
            assert_eq!(here.len(), there.len(), "{section}");
            for (here, there) in here.iter().zip(&there) {
                assert_eq!(here["item"], there[section]);
                assert_same(here, there, &beside, section);
                assert_same(here, there, &[["share", "cost_share"]], section);
            }
        }
        let runs = look.rows("report --by run --period 30d --compare previous");
        let named: Vec<&Row> = runs
            .iter()
            .filter(|row| !row["run"].is_empty() && row["calls"] != "0")
            .collect();
        let row = find("last_30_days", "runs");
        assert_eq!(row["count"], named.len().to_string());
        assert_eq!(
            usd(&row["cost"]),
            sum(named.iter().map(|row| row["cost"].as_str()))
        );
        let hours =
            look.rows("report --by hour-of-day --period 30d --compare previous --sort -cost");
        let peak = find("last_30_days", "peak hour");
        let dearest = hours.first().expect("an hour");
        assert_eq!(peak["period"], format!("{}:00", dearest["hour-of-day"]));
        assert_same(
            peak,
            dearest,
            &[["cost", "cost"], ["calls", "calls"]],
            "peak",
        );
    }
}

/// Budgets of every kind: of all calls with a projection, of each agent, of some calls of a week, of nothing at all.
const BUDGETS: &str = r#"[[budget]]
name = "team"
limit = 15
period = "month"
thresholds = ["projected 100%"]
[[budget]]
name = "agents"
limit = "0.07"
period = "day"
per = "agent"
thresholds = ["80%", "projected 100%", "anomaly"]
[[budget]]
name = "production"
limit = "2.50"
period = "week"
scope = { "tag:env" = "prod" }
thresholds = ["80%", "projected 80%"]
"#;

#[test]
fn budgets_are_what_budget_status_says_the_most_used_first() {
    let columns = [
        ["period", "period"],
        ["cost", "spent"],
        ["limit", "limit"],
        ["left", "left"],
        ["share", "used_share"],
        ["total_cost", "projected_cost"],
        ["low_80", "low_80"],
        ["high_80", "high_80"],
        ["overrun_probability", "overrun_probability"],
        ["state", "state"],
        ["calls", "calls"],
        ["unpriced_calls", "unpriced_calls"],
    ];
    for look in looks() {
        std::fs::write(look.world.path("work/budgets.toml"), BUDGETS).expect("a file");
        let budgets = |command: &str| look.rows(&format!("{command} --config budgets.toml"));
        let rows = budgets("summary --top 100");
        let here: Vec<&Row> = rows
            .iter()
            .filter(|row| row["section"] == "budget")
            .collect();
        let there = budgets(&format!("budget status --at {}", look.now));
        assert_eq!(here.len(), there.len());
        assert!(here.len() >= 3);
        for row in &here {
            let name = |status: &Row| match status["value"].as_str() {
                "" => status["budget"].clone(),
                value => format!("{} ({value})", status["budget"]),
            };
            let status = there.iter().find(|status| name(status) == row["item"]);
            assert_same(row, status.expect("a status"), &columns, look.now);
        }
        let shares = here.iter().map(|row| usd(&row["share"]));
        assert!(shares.is_sorted_by(|left, right| left >= right));
        let first: Vec<String> = here.iter().take(2).map(|row| row["item"].clone()).collect();
        let few = budgets("summary --top 2");
        let few: Vec<String> = few
            .iter()
            .filter(|row| row["section"] == "budget")
            .map(|row| row["item"].clone())
            .collect();
        assert_eq!(few, first);
        let filtered = budgets("summary --agent writer");
        assert!(filtered.iter().all(|row| row["section"] != "budget"));
    }
}

#[test]
fn shapes_add_up_and_are_what_report_says() {
    for look in looks() {
        let month = look.row("report --period this-month --compare previous");
        let today = look.row("report --period today --compare previous");
        let shape = look.shape("cost-optimization", "");
        assert_eq!(shape["total_cost_month"].get(), month["cost"]);
        assert_eq!(shape["total_cost_today"].get(), today["cost"]);
        let forecast = look.row("forecast --to month");
        let projected = shape["projected_monthly"].get().replace("null", "");
        assert_eq!(projected, forecast["total_cost"]);
        let providers: Raw = serde_json::from_str(shape["by_provider"].get()).expect("an object");
        assert_eq!(
            sum(providers.values().map(|cost| cost.get())),
            usd(&month["cost"])
        );
        let agents: Vec<Raw> = serde_json::from_str(shape["by_agent"].get()).expect("a list");
        assert_eq!(
            sum(agents.iter().map(|agent| agent["cost"].get())),
            usd(&month["cost"])
        );
        for agent in &agents {
            let executions = agent["executions"].get().parse().expect("a count");
            let each = usd(agent["cost"].get())
                .divide(executions)
                .map(|usd| usd.round(12));
            assert_eq!(each, Some(usd(agent["avg_cost_per_run"].get())));
        }

        let all = look.row("report");
        let daily = look.shape("daily", "");
        let days: Vec<Raw> = serde_json::from_str(daily["days"].get()).expect("a list");
        assert_eq!(
            sum(days.iter().map(|day| day["cost"].get())),
            usd(&all["cost"])
        );
        let dates: Vec<&str> = days.iter().map(|day| day["date"].get()).collect();
        assert!(dates.windows(2).all(|pair| pair[0] < pair[1]));

        let tracker = look.shape("tracker-summary", "");
        let metrics = look.shape("usage-metrics", "");
        for (shape, name, column) in [
            (&tracker, "total_cost_usd", "cost"),
            (&tracker, "total_calls", "calls"),
            (&tracker, "total_output_tokens", "output_tokens"),
            (&tracker, "avg_cost_per_call", "average_cost"),
            (&metrics, "total_input_tokens", "input_tokens"),
            (&metrics, "token_efficiency", "token_efficiency"),
            (
                &metrics,
                "cost_per_1k_output_tokens",
                "cost_per_1k_output_tokens",
            ),
        ] {
            assert_eq!(shape[name].get(), all[column], "{name}");
        }
        let summary = look.shape("cost-summary", "");
        assert_eq!(summary["totalCost"].get(), all["cost"]);
        for by in ["byModel", "byProvider"] {
            let by: BTreeMap<String, Raw> =
                serde_json::from_str(summary[by].get()).expect("an object");
            assert_eq!(
                sum(by.values().map(|one| one["cost"].get())),
                usd(&all["cost"])
            );
        }
    }
}
