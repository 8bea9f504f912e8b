//! Killed before any system call of a command, the store is as before or as after, and a second run completes it.
//!
//! Enumerated, because kills at random moments miss what matters (300 of them found a planted fault once). The
//! same harness first has to notice a system whose `rename` lies.

use super::scene::Scene;
use super::scene::spread;
use super::scene::strace_works;
use crate::transcript::tell;

/// Most kills per name of a system call; `LLMCOST_KILL_ALL=1` kills at every one.
const MOST: usize = 12;

struct Points {
    tried: usize,
    wrong: Vec<String>,
}

#[test]
fn a_rename_that_lies_is_noticed() {
    if strace_works() {
        let lying = "-e inject=rename,renameat,renameat2:retval=0";
        let points = kill(&Scene::one_segment(), lying, &["exit_group"]);
        assert!(!points.wrong.is_empty(), "of {} points", points.tried);
    }
}

#[test]
fn a_killed_first_ingest() {
    hold(Scene::all()[0]);
}

#[test]
fn a_killed_ingest_into_the_catalogue() {
    hold(Scene::all()[1]);
}

#[test]
fn a_killed_ingest_into_segments() {
    hold(Scene::all()[2]);
}

#[test]
fn a_killed_compaction() {
    hold(Scene::all()[3]);
}

#[test]
fn a_killed_record() {
    hold(Scene::all()[4]);
}

#[test]
fn a_killed_pruning() {
    hold(Scene::all()[5]);
}

#[test]
fn a_killed_ingest_into_packs() {
    hold(Scene::all()[6]);
}

#[test]
fn a_killed_compaction_of_packs() {
    hold(Scene::all()[7]);
}

#[test]
fn a_killed_pruning_of_packs() {
    hold(Scene::all()[8]);
}

fn hold(scene: fn() -> Scene) {
    if !strace_works() {
        return;
    }
    let scene = scene();
    let points = kill(&scene, "", &[]);
    let (name, tried, wrong) = (scene.name, points.tried, points.wrong);
    tell(&format!(
        "{name}: killed at {tried} points, {} exceptions",
        wrong.len()
    ));
    assert!(tried > 100, "{name}: only {tried} points were tried");
    assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
}

/// Kills the command before its system calls (of the kinds named, if any), on a system with `sabotage`.
fn kill(scene: &Scene, sabotage: &str, only: &[&str]) -> Points {
    let mut points = Points {
        tried: 0,
        wrong: Vec::new(),
    };
    for (call, count) in &scene.calls {
        if !only.is_empty() && !only.contains(&call.as_str()) {
            continue;
        }
        for nth in spread(*count, MOST) {
            scene.run(&format!(
                "{sabotage} -e inject={call}:signal=SIGKILL:when={nth}"
            ));
            points.tried += 1;
            let state = scene.dump();
            if state.as_ref() != Some(&scene.before) && state.as_ref() != Some(&scene.after) {
                points.wrong.push(format!("{call} {nth}: {state:?}"));
            }
            let unfinished = scene.complete().or_else(|| {
                let lies = scene.dump();
                (lies.as_ref() != Some(&scene.after)).then(|| format!("{lies:?}"))
            });
            points
                .wrong
                .extend(unfinished.map(|problem| format!("{call} {nth}: {problem}")));
        }
    }
    points
}
