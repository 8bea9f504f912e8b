//! What is told when a threshold is crossed: to whom, how often, and what the world may do to it.

mod certificates;
mod hooks;
mod once;
pub(crate) mod receiver;
mod webhook;

use std::fs;
use std::process::Output;

use crate::transcript::World;

/// Records a call of 0.45 USD, which crosses 80 % of [`budget`]'s limit.
pub(crate) const CROSS: &str =
    "llmcost record --model gpt-5.1 --output-tokens 45000 --time 2026-11-20T00:00:00Z --id one";

/// A budget whose first threshold asks for `actions`, as they stand in a list.
pub(crate) fn budget(actions: &str) -> String {
    format!(
        "[[budget]]\nname = \"research\"\nlimit = 0.50\nperiod = \"month\"\n\
         thresholds = [{{ at = \"80%\", actions = [{actions}] }}]\n"
    )
}

/// A world with a user's own configuration.
pub(crate) fn world(config: &str) -> World {
    let world = World::new();
    let folder = world.path("home/.config/llmcost");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("llmcost.toml"), config).expect("a configuration");
    world
}

/// What a shell command says on standard error; it must succeed.
pub(crate) fn said(world: &World, script: &str) -> String {
    let output = run(world, script);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{script}: {said}");
    said
}

pub(crate) fn run(world: &World, script: &str) -> Output {
    world.shell(script).output().expect("sh runs")
}
