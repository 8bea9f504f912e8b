//! Many at once see the same crossing: one tells it.

use std::process::Stdio;

use llmcost::store::Store;

use super::receiver::OK;
use super::receiver::Receiver;
use super::{budget, world};

const PROCESSES: usize = 8;

#[test]
fn eight_that_see_the_same_crossing_tell_it_once() {
    let receiver = Receiver::start(OK);
    let hook = receiver.config("")
        + "[[command]]\nname = \"page\"\nrun = [\"sh\", \"-c\", \"cat >> told\"]\n";
    // Two budgets: all calls, and each agent for itself.
    let actions = "\"terminal\", \"webhook:team\", \"command:page\", \"block\"";
    let each = budget(actions)
        .replace("research", "each")
        .replace("period", "per = \"agent\"\nperiod");
    let world = world(&(hook + &budget(actions) + &each));
    let processes: Vec<_> = (0..PROCESSES)
        .map(|number| {
            // Each alone is over the limit.
            let script = format!(
                "exec llmcost record --model gpt-5.1 --output-tokens 60000 --agent agent-{} --id {number} --lock-timeout 60",
                number % 2
            );
            let mut command = world.shell(&script);
            let started = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
            started.expect("sh runs")
        })
        .collect();
    let mut said = String::new();
    for process in processes {
        let output = process.wait_with_output().expect("waits");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{told}");
        said += &told;
    }
    // research, each of agent-0, each of agent-1.
    let store = Store::open(&world.path("home/.local/share/llmcost"), false).expect("a store");
    assert_eq!(store.waiting().expect("readable").len(), 0, "{said}");
    assert_eq!(store.snapshot().expect("readable").len(), PROCESSES as u64);
    let crossings = store.crossings().expect("readable");
    assert_eq!(crossings.len(), 3, "{crossings:?}");
    assert!(
        crossings
            .iter()
            .all(|crossing| crossing.outcomes.len() == 3),
        "{crossings:?}"
    );
    assert_eq!(store.holds().expect("readable").len(), 3);
    assert_eq!(said.matches(" crossed 80%").count(), 3, "{said}");
    assert_eq!(said.matches(" is blocked until").count(), 3, "{said}");
    assert_eq!(receiver.requests().len(), 3);
    let told = std::fs::read_to_string(world.path("work/told")).expect("the command ran");
    assert_eq!(told.lines().count(), 3, "{told}");
    assert!(store.check().expect("readable").is_empty());
}
