//! Many processes over one budget: none spends past it by more than the call it is making, no call is lost, and each
//! threshold is told of once.

use std::fs;
use std::process::Child;

use crate::transcript::World;

/// As many at once.
const PROCESSES: usize = 8;
/// What each call costs, in cents, and what all may cost: gpt-4o takes 2.50 USD for a million tokens of input.
const CALL: u64 = 5;
const LIMIT: u64 = 100;

const CONFIG: &str = r#"
[[budget]]
name = "team"
limit = 1
period = "day"
thresholds = [{ at = "50%", actions = ["command:note"] }, { at = "90%", actions = ["command:note", "terminal"] }]

[[command]]
name = "note"
run = ["sh", "-c", "echo $LLMCOST_DELIVERY_ID >> notes"]
"#;

/// Asks before each call, makes it, and writes down that it was made.
const WORKER: &str = "
i=0
while llmcost gate --quiet --lock-timeout 60 --model gpt-4o --input-tokens 20000 > /dev/null 2>> said; do
  i=$((i + 1))
  llmcost record --quiet --lock-timeout 60 --model gpt-4o --input-tokens 20000 --id \"$1-$i\" || exit 9
  echo \"$1-$i\" >> made
done
exit 0
";

#[test]
fn processes_at_once_spend_at_most_one_call_each_past_the_limit() {
    let world = World::new();
    fs::create_dir_all(world.path("home/.config/llmcost")).expect("a folder");
    fs::write(world.path("home/.config/llmcost/llmcost.toml"), CONFIG).expect("settings");
    let start = |number: usize| -> Child {
        let mut command = world.shell(WORKER);
        command.args(["worker", &number.to_string()]);
        command.spawn().expect("sh runs")
    };
    let workers: Vec<Child> = (0..PROCESSES).map(start).collect();
    for mut worker in workers {
        assert!(worker.wait().expect("it ends").success());
    }
    let read = |name: &str| fs::read_to_string(world.path(name)).unwrap_or_default();
    let made = read("work/made").lines().count() as u64;
    let answer = said(&world, "llmcost report --format csv --columns calls,cost");
    assert!(
        answer.contains(&format!("\n{made},")),
        "{made} made: {answer}"
    );
    let (least, most) = (LIMIT / CALL, LIMIT / CALL + PROCESSES as u64 - 1);
    assert!((least..=most).contains(&made), "{made} calls");

    // What one process could not send, because another was sending, is sent by the next command.
    said(&world, "llmcost notify");
    let mut notes: Vec<String> = read("work/notes")
        .lines()
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect();
    notes.sort();
    assert_eq!(notes.len(), 2, "{notes:?}");
    notes.dedup();
    assert_eq!(notes.len(), 2, "{notes:?}");
    assert_eq!(
        said(
            &world,
            "llmcost gate --model gpt-4o --input-tokens 1 > /dev/null; echo $?"
        )
        .trim(),
        "3"
    );
}

fn said(world: &World, script: &str) -> String {
    let output = world.shell(script).output().expect("sh runs");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
