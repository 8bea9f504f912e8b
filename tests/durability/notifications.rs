//! Killed anywhere between the call that crosses a threshold and its notification, it is notified after the restart: once,
//! or under the same id again where the kill came after it had left and before that was written down.

use std::collections::BTreeSet;
use std::fs;

use llmcost::store::Store;

use super::scene::spread;
use super::scene::strace_works;
use super::scene::system_calls;
use crate::notify::CROSS;
use crate::notify::budget;
use crate::notify::receiver::OK;
use crate::notify::receiver::Receiver;
use crate::notify::run;
use crate::notify::said;
use crate::notify::world;
use crate::transcript::tell;

/// Most kills per name of a system call; `LLMCOST_KILL_ALL=1` kills at every one.
const MOST: usize = 3;

const ONE_THREAD: &str = "RAYON_NUM_THREADS=1 POLARS_MAX_THREADS=1";

#[test]
fn a_killed_notification_is_told_after_the_restart() {
    if !strace_works() {
        return;
    }
    let receiver = Receiver::start(OK);
    let hook =
        receiver.config("") + "[[command]]\nname = \"page\"\nrun = [\"tee\", \"-a\", \"told\"]\n";
    let world = world(&(hook + &budget("\"webhook:team\", \"command:page\"")));
    let cross = format!("{ONE_THREAD} strace -qq {{}} {CROSS} --store store");
    said(&world, &cross.replace("{}", "-c -o counts"));
    let (mut tried, mut again, mut wrong) = (0, 0, Vec::new());
    for (call, count) in system_calls(&world.path("work/counts")) {
        for nth in spread(count, MOST) {
            said(&world, "rm -rf store told");
            let requests = receiver.requests().len();
            let injection = format!("-o /dev/null -e inject={call}:signal=SIGKILL:when={nth}");
            run(&world, &cross.replace("{}", &injection));
            tried += 1;
            let early = receiver.requests().len() - requests;
            // The same work once more, as after a restart, and what was still waiting.
            said(
                &world,
                &format!("{CROSS} --store store; llmcost notify --store store"),
            );
            let requests = receiver.requests().split_off(requests);
            let ids: BTreeSet<_> = requests
                .iter()
                .map(|request| request.body.clone())
                .collect();
            let told = fs::read_to_string(world.path("work/told")).unwrap_or_default();
            let told: Vec<&str> = told.lines().collect();
            let store = Store::open(&world.path("work/store"), false).expect("a store");
            let is_once = |all: usize, early: usize| all == 1 || (early == 1 && all == 2);
            let early_told = usize::from(told.len() == 2);
            again += (requests.len() + told.len()).saturating_sub(2);
            if ids.len() != 1
                || !is_once(requests.len(), early)
                || !is_once(told.len(), early_told)
                || told.iter().collect::<BTreeSet<_>>().len() != 1
                || !store.waiting().expect("readable").is_empty()
                || store.crossings().expect("readable").len() != 1
                || !store.check().expect("readable").is_empty()
            {
                wrong.push(format!("{call} {nth}: {requests:?} {told:?}"));
            }
        }
    }
    tell(&format!(
        "a crossing: killed at {tried} points, {again} sent again under the same id, {} exceptions",
        wrong.len()
    ));
    assert!(tried > 50, "only {tried} points were tried");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
