//! LiteLLM's three exports: rows of its spend log, payloads of its logging callbacks, daily sums.

mod daily;
mod spend_logs;
mod standard_logging;
mod usage;

pub(super) use daily::DAILY;
pub(super) use spend_logs::SPEND_LOGS;
pub(super) use standard_logging::STANDARD_LOGGING;

use crate::sources::datum::Datum;
use crate::sources::row::Row;

/// Whether LiteLLM answered from its own cache: spend logs say so in words, and both mark the id of the repeat.
fn is_cache_hit(row: &Row<'_>, id: &str) -> bool {
    let stated = row.get("cache_hit");
    stated.as_ref().and_then(Datum::truth) == Some(true) || id.contains("_cache_hit")
}
