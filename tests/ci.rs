//! The examples for CI systems run as they are written: each command of `fixtures/ci`, in order, by `sh -e`.

use std::fs;
use std::process::Command;

use crate::transcript::World;
use crate::transcript::checkout;

/// The agents of the example: they spend 0.03 USD.
const AGENTS: &str = r#"#!/bin/sh
mkdir -p logs
echo '{"timestamp": "2026-11-20T10:00:00Z", "model": "gpt-4o", "agent": "coder", "input_tokens": 4000, "output_tokens": 2000}' > logs/usage.jsonl
"#;

/// What `main` is said to have spent.
fn baseline(world: &World, tokens: u32) {
    let call = format!(
        r#"{{"timestamp": "2026-11-19T10:00:00Z", "model": "gpt-4o", "agent": "coder", "input_tokens": {tokens}, "output_tokens": 0}}"#
    );
    fs::write(world.path("main.jsonl"), call).expect("a log");
    let report =
        "llmcost report --from ../main.jsonl --by agent --format json --output spend-of-main.json";
    assert!(world.shell(report).status().expect("sh").success());
}

/// A working folder with the agents, and a `gh` that writes down what it is asked.
fn world() -> World {
    let world = World::new();
    fs::write(world.path("work/run-agents.sh"), AGENTS).expect("agents");
    fs::create_dir(world.path("work/bin")).expect("a folder");
    let gh = "#!/bin/sh\necho \"$@\" > gh.txt\n";
    fs::write(world.path("work/bin/gh"), gh).expect("gh");
    let modes = world.shell("chmod +x run-agents.sh bin/gh").status();
    assert!(modes.expect("sh").success());
    world
}

/// Runs a step; its exit code and what it said on stderr.
fn step(world: &World, script: &str) -> (Option<i32>, String) {
    let script = format!("set -e\nPATH=\"$PWD/bin:$PATH\"\n{script}");
    let mut command = world.shell(&script);
    command.env("GITHUB_ACTIONS", "true");
    command.env("GITHUB_STEP_SUMMARY", world.path("summary.md"));
    command.env("GITHUB_OUTPUT", world.path("output"));
    let output = command.output().expect("sh");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), said)
}

/// The values under `key:` in YAML, as far as the examples use it: on the line, as a block, or as a list.
fn values(yaml: &str, key: &str) -> Vec<String> {
    let mut values = Vec::new();
    let mut lines = yaml.lines().peekable();
    let indent = |line: &str| line.len() - line.trim_start().len();
    while let Some(line) = lines.next() {
        let Some(value) = line.trim_start().strip_prefix(key) else {
            continue;
        };
        if !value.trim().is_empty() && value.trim() != "|" {
            values.push(value.trim().to_owned());
            continue;
        }
        let own = indent(line);
        let mut block = Vec::new();
        while let Some(line) = lines.next_if(|line| indent(line) > own) {
            block.push(line.trim_start().trim_start_matches("- ").to_owned());
        }
        values.push(block.join("\n"));
    }
    values
}

fn example(name: &str) -> String {
    fs::read_to_string(checkout().join("fixtures/ci").join(name)).expect("an example")
}

#[test]
fn the_readme_shows_the_examples_as_they_are_run() {
    let readme = fs::read_to_string(checkout().join("README.md")).expect("the README");
    for name in ["github-actions.yml", "gitlab-ci.yml"] {
        let shown = format!("```yaml\n{}```\n", example(name));
        assert!(readme.contains(&shown), "the README shows another {name}");
    }
}

/// Reads XML with a parser that is not ours, and checks what JUnit's readers count on.
fn junit(world: &World) -> String {
    let script = "import sys, xml.etree.ElementTree as tree\n\
        root = tree.parse(sys.argv[1]).getroot()\n\
        assert root.tag == 'testsuites', root.tag\n\
        cases = root.findall('testsuite/testcase')\n\
        for suite in [root, *root.findall('testsuite')]:\n\
        \x20   assert int(suite.get('tests')) == len(cases)\n\
        \x20   assert int(suite.get('failures')) == len(root.findall('.//failure'))\n\
        \x20   assert int(suite.get('errors')) == len(root.findall('.//error'))\n\
        print(*(c.get('name') + ':' + (c[0].tag if len(c) else '-') for c in cases))\n";
    let path = world.path("work/spend.xml");
    let output = Command::new("python3")
        .args(["-c", script])
        .arg(path)
        .output();
    let output = output.expect("python3");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

#[test]
fn the_github_example_passes_within_its_limits_and_comments() {
    let world = world();
    baseline(&world, 12_000);
    let yaml = example("github-actions.yml").replace("${{ github.event.number }}", "7");
    let steps = values(&yaml, "run:");
    assert_eq!(steps.len(), 3, "{steps:?}");
    for script in &steps {
        let (code, said) = step(&world, script);
        assert_eq!(code, Some(0), "{script}: {said}");
    }
    assert_eq!(junit(&world), "max:system-out increase:system-out");
    let asked = fs::read_to_string(world.path("work/gh.txt")).expect("gh was called");
    assert!(
        asked.contains("comment 7") && asked.contains("spend.md"),
        "{asked}"
    );
    let comment = fs::read_to_string(world.path("work/spend.md")).expect("a comment");
    assert!(
        comment.starts_with("<!-- llmcost:budget-check -->\n### ✅"),
        "{comment}"
    );
    let output = fs::read_to_string(world.path("output")).expect("outputs");
    assert!(output.starts_with("verdict=pass\nspent=0.03\n"), "{output}");
}

#[test]
fn the_github_example_fails_on_a_rise_and_says_so() {
    let world = world();
    baseline(&world, 1_000);
    let steps = values(&example("github-actions.yml"), "run:");
    assert_eq!(step(&world, &steps[0]).0, Some(0));
    let (code, said) = step(&world, &steps[1]);
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("::error title=increase%3A over::"), "{said}");
    assert_eq!(junit(&world), "increase:failure max:system-out");
    let summary = fs::read_to_string(world.path("summary.md")).expect("a summary");
    assert!(summary.contains("over budget"), "{summary}");
}

#[test]
fn the_gitlab_example_fails_when_the_agents_wrote_no_usage() {
    let world = world();
    let scripts = values(&example("gitlab-ci.yml"), "script:");
    let (code, said) = step(&world, &scripts.join("\n"));
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(junit(&world), "max:system-out");
    let quality = fs::read_to_string(world.path("work/spend.json")).expect("a report");
    assert_eq!(quality, "[]\n");
    fs::write(
        world.path("work/run-agents.sh"),
        "#!/bin/sh\n: > logs/usage.jsonl\n",
    )
    .expect("agents");
    let (code, said) = step(&world, &scripts.join("\n"));
    assert_eq!(code, Some(5), "{said}");
    assert_eq!(junit(&world), "max:error");
}
