//! One delivery to where it goes.

use std::time::Duration;

use super::desktop;
use super::destinations::Destinations;
use super::event;
use super::hook;
use crate::cli::Session;
use crate::store::Action;
use crate::store::Delivery;

/// Brings it there, within the time that is left.
///
/// # Errors
/// In words, when it did not arrive.
pub(super) fn bring(
    delivery: &Delivery,
    destinations: &Destinations,
    within: Duration,
    session: &mut Session<'_>,
) -> Result<(), String> {
    match &delivery.action {
        Action::Terminal => {
            session.warn(&event::sentence(&delivery.crossing));
            Ok(())
        }
        Action::Desktop => desktop::show(delivery, within),
        Action::Command(name) => hook::run(destinations.command(name)?, delivery, within),
        Action::Webhook(name) => webhook(destinations.webhook(name)?, delivery, within, session),
        Action::Approve | Action::Block | Action::Throttle => Ok(()),
    }
}

#[cfg(feature = "net")]
use super::webhook::send;

#[cfg(feature = "net")]
fn webhook(
    webhook: &super::destinations::Webhook,
    delivery: &Delivery,
    within: Duration,
    session: &Session<'_>,
) -> Result<(), String> {
    send(webhook, delivery, session.environment, within)
}

#[cfg(not(feature = "net"))]
fn webhook(
    _: &super::destinations::Webhook,
    _: &Delivery,
    _: Duration,
    _: &Session<'_>,
) -> Result<(), String> {
    Err(
        "this llmcost was built without the feature `net`; a [[command]] can send it instead"
            .to_owned(),
    )
}
