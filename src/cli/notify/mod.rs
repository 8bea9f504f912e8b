//! What happens when a threshold is crossed: told once, to whom the budget names, and whatever could not be told is kept.
//!
//! [`deliver()`] is what every command calls that has found crossings. It records them in the store with what is to be
//! done (one transaction), then sends what waits. A delivery is marked as begun before anything leaves this process, and
//! struck off after: killed in between, it is sent again under the same id. `llmcost notify` sends what is left.

mod command_line;
mod courier;
mod deliver;
mod desktop;
mod destinations;
mod event;
mod hook;
mod list;
mod process;
mod watch;
#[cfg(feature = "net")]
mod webhook;

pub(super) use command_line::NotifyArgs;
pub(super) use command_line::run;
pub(super) use deliver::deliver;
pub(super) use event::instant;
pub(super) use watch::watch;
