//! A command hook: a program of the user's configuration is run with the event on its standard input.
//!
//! Its arguments are those of the configuration and nothing else; what a log says reaches it as JSON alone.

use std::time::Duration;

use super::destinations::Hook;
use super::event;
use super::process;
use super::process::Trouble;
use crate::store::Delivery;

/// Runs it once.
///
/// # Errors
/// In words, when it is not there, takes too long or fails.
pub(super) fn run(hook: &Hook, delivery: &Delivery, within: Duration) -> Result<(), String> {
    // A line, so that one after another can be kept in a file.
    let body = event::json(delivery.id, &delivery.crossing) + "\n";
    let variables = [
        ("LLMCOST_EVENT", event::EVENT.to_owned()),
        ("LLMCOST_DELIVERY_ID", delivery.id.to_string()),
    ];
    let within = within.min(hook.timeout);
    process::run(&hook.run, &variables, body.as_bytes(), within).map_err(|trouble| match trouble {
        Trouble::Missing => "there is no such program".to_owned(),
        Trouble::Failed(reason) => reason,
    })
}
