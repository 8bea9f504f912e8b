//! Exports: what is written is read back, the same calls are the same bytes, and other engines price them alike.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use crate::golden;
use crate::transcript::World;
use crate::transcript::checkout;
use crate::transcript::tell;

/// Runs a script that must end well; what it printed.
fn run(world: &World, script: &str) -> String {
    let output = world.shell(script).output().expect("sh runs");
    let failed = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{script}: {failed}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Runs a script over samples, of which one is meant not to be understood.
fn run_loosely(world: &World, script: &str) {
    world.shell(script).output().expect("sh runs");
}

/// Every file of a folder, by its path in it.
fn files(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => folders.push(path),
                false => {
                    let inside = path.strip_prefix(root).expect("inside").to_owned();
                    files.insert(inside, fs::read(path).expect("readable"));
                }
            }
        }
    }
    files
}

/// How many files of a table an export wrote.
fn written(world: &World, script: &str) -> Vec<u64> {
    let answer = run(world, &format!("{script} --format json"));
    let answer: serde_json::Value = serde_json::from_str(&answer).expect("JSON");
    let rows = answer["rows"].as_array().expect("rows").iter();
    let count = |row: &serde_json::Value| row["written_files"].as_u64().expect("a count");
    rows.map(count).collect()
}

/// Texts that nobody would choose, and units, tags and amounts of every kind.
const HOSTILE: &str = r#"
{"timestamp":"2026-03-01T00:00:00.000001Z","id":"1","model":"a\"b,c\nd\\","agent":" padded ","input_tokens":1,"output_tokens":2,"tags":{"k\"e=y":"v\na,l\\u"},"cost":0.000000000123456789}
{"timestamp":"2026-03-01T23:59:59.999999Z","id":"2","model":"gpt-5.1","agent":"\u202eüñ\u0001","run_id":"r'1","input_tokens":5000000000,"output_tokens":7,"web_search_requests":3,"cost":-12.5}
{"timestamp":"2026-03-02T00:00:00Z","id":"3","model":"gpt-5.1","provider":"openai","input_tokens":9,"output_tokens":8,"reasoning_tokens":4,"host":"n1","cost":0,"status":"error","attempt":2}
{"timestamp":"1969-12-31T23:59:59Z","id":"4","model":"gpt-5.1","input_tokens":9,"output_tokens":8}
"#;

/// Stores of the demo, of every sample there is, and of hostile calls.
fn worlds() -> Vec<World> {
    let make = |paths: &str| {
        let world = World::new();
        fs::write(world.path("work/hostile.jsonl"), HOSTILE).expect("written");
        run_loosely(&world, &format!("llmcost ingest {paths}"));
        world
    };
    ["fixtures/demo", "fixtures/sources", "hostile.jsonl"]
        .map(make)
        .into()
}

#[test]
fn an_export_is_read_back_as_it_was() {
    for world in worlds() {
        run(&world, "llmcost export data");
        for by in [
            "agent,model",
            "provider,day",
            "source,layer,kind,host",
            "run,session,status,attempt",
            "tag:env,project",
        ] {
            let report = format!("llmcost report --by {by} --format json");
            let stored = run(&world, &report);
            assert_eq!(
                run(&world, &format!("{report} --from data")),
                stored,
                "{by}"
            );
        }
        let lines = "llmcost records --limit 100000 --format csv";
        let stored = run(&world, lines);
        assert_eq!(run(&world, &format!("{lines} --from data")), stored);
        // Another store that ingests it is the same to the byte of its own export; this one learns nothing.
        run(
            &world,
            "llmcost --store other ingest data && llmcost --store other export again",
        );
        assert!(files(&world.path("work/again")) == files(&world.path("work/data")));
        let again = run(
            &world,
            "llmcost ingest data --format csv | tail -n 1 | cut -d, -f6,8",
        );
        assert_eq!(again.trim(), "0,0");
    }
}

#[test]
fn the_order_of_ingests_does_not_show() {
    let world = World::new();
    run(&world, "llmcost ingest fixtures/demo && llmcost export one");
    let parts = "for path in fixtures/demo/gateway fixtures/demo/claude fixtures/demo/app; do \
                 LLMCOST_BOUNDS=50,7 llmcost --store other ingest $path; done";
    run(
        &world,
        &format!(
            "{parts} && llmcost --store other export two && llmcost export --from fixtures/demo -- three"
        ),
    );
    let one = files(&world.path("work/one"));
    assert!(one.len() > 90 && one == files(&world.path("work/two")));
    assert!(one == files(&world.path("work/three")));
}

#[test]
fn only_what_changed_is_written_and_what_is_gone_goes() {
    let world = World::new();
    run(
        &world,
        "llmcost ingest fixtures/demo/claude && llmcost export data",
    );
    assert_eq!(written(&world, "llmcost export data"), [0, 0, 0]);
    let call = |day: &str| {
        format!("llmcost record --model gpt-5.1 --input-tokens 9 --id {day} --time {day}T12:00:00Z")
    };
    run(
        &world,
        &format!("{} && {}", call("2026-01-05"), call("2026-01-06")),
    );
    assert_eq!(written(&world, "llmcost export data"), [2, 1, 1]);
    let whole = files(&world.path("work/data"));

    // Killed in the middle: a file lost, another half written under its temporary name, the manifest not finished.
    let day = world.path("work/data/calls/month=2026-01/day=2026-01-05");
    fs::rename(day.join("calls.parquet"), day.join(".calls.parquet.tmp")).expect("renamed");
    fs::write(
        world.path("work/data/_MANIFEST"),
        r#"{"format":"llmcost data set","schema_version":1,"complete":false}"#,
    )
    .expect("written");
    assert_eq!(written(&world, "llmcost export data"), [1, 0, 0]);
    assert!(files(&world.path("work/data")) == whole);

    // Days that another selection of logs does not have are removed, folders and all.
    run(&world, "llmcost export data --from fixtures/demo/claude");
    assert!(!world.path("work/data/calls/month=2026-01").exists());
    run(
        &world,
        "llmcost --store fresh ingest fixtures/demo/claude && llmcost --store fresh export other",
    );
    assert!(files(&world.path("work/data")) == files(&world.path("work/other")));
}

#[test]
fn stores_are_merged_once_and_in_any_order() {
    let world = World::new();
    run(
        &world,
        "llmcost --store a ingest fixtures/demo/app fixtures/demo/claude",
    );
    run(
        &world,
        "llmcost --store b ingest fixtures/demo/gateway fixtures/demo/claude",
    );
    run(
        &world,
        "llmcost --store ab store merge a b && llmcost --store ba ingest b a && llmcost --store ba store merge a",
    );
    run(&world, "llmcost --store all ingest fixtures/demo");
    for store in ["all", "ab", "ba"] {
        run(
            &world,
            &format!(
                "llmcost --store {store} export data-{store} && llmcost --store {store} store check"
            ),
        );
    }
    let all = files(&world.path("work/data-all"));
    assert!(all == files(&world.path("work/data-ab")) && all == files(&world.path("work/data-ba")));
    let hosts = "llmcost --store hosts store merge a --host laptop && llmcost --store hosts store merge b --host build && \
                 llmcost --store hosts report --by host --columns calls --format csv | sort";
    let hosts = run(&world, hosts);
    assert!(
        hosts.ends_with(
            "build,499,0,0\nhost,calls,unpriced_calls,unpriced_tokens\nlaptop,1634,0,0\n"
        ),
        "{hosts}"
    );
}

#[test]
fn the_views_read_as_they_did() {
    let world = World::new();
    for dialect in ["duckdb", "spark", "trino", "bigquery", "clickhouse"] {
        let script =
            format!("llmcost sql --dialect {dialect} --data data --by agent,tag:env,week,hour");
        let path = checkout().join(format!("fixtures/sql/{dialect}.sql"));
        golden::check(&path, &run(&world, &script));
    }
}

/// By the Python of `LLMCOST_PYTHON`, else the machine's own.
#[test]
fn duckdb_prices_and_groups_as_the_report_does() {
    let python = env::var("LLMCOST_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let found = Command::new(&python).args(["-c", "import duckdb"]).output();
    if !found.is_ok_and(|found| found.status.success()) {
        tell(
            "an export in DuckDB: skipped, `pip install duckdb` or name a Python that has it by LLMCOST_PYTHON",
        );
        return;
    }
    let output = Command::new(&python)
        .arg(checkout().join("benches/past_one_machine.py"))
        .arg(env!("CARGO_BIN_EXE_llmcost"))
        .args([
            "--engines",
            "duckdb",
            "--reports",
            "agent,model;provider,day;run;project,month;tag:env,status,hour",
        ])
        .env("HOME", World::new().path("home"))
        .output()
        .expect("Python runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(said.matches("  equal\n").count(), 15, "{said}");
}
