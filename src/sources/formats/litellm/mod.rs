//! LiteLLM's three exports: rows of its spend log, payloads of its logging callbacks, daily sums.

mod daily;
mod spend_logs;
mod standard_logging;
mod usage;

pub(super) use daily::DAILY;
pub(super) use spend_logs::SPEND_LOGS;
pub(super) use standard_logging::STANDARD_LOGGING;

use crate::event::Attribute;
use crate::sources::Sink;
use crate::sources::datum::Datum;
use crate::sources::gateway::Call;
use crate::sources::row::Row;

/// Whether LiteLLM answered from its own cache: spend logs say so in words, and both mark the id of the repeat.
fn is_cache_hit(row: &Row<'_>, id: &str) -> bool {
    let stated = row.get("cache_hit");
    stated.as_ref().and_then(Datum::truth) == Some(true) || id.contains("_cache_hit")
}

/// A call as far as rows and payloads agree: when, how much of what, its cost by the name it has, and what was called.
fn begun<'e>(
    row: &Row<'e>,
    metadata: &Row<'e>,
    cost: &str,
    sink: &mut dyn Sink,
) -> Result<Call<'e>, &'static str> {
    let mut call = Call::at(row.time("startTime")?);
    call.inclusive(&usage::stated(row, metadata)?, sink);
    call.units("web_search", usage::web_searches(metadata)?);
    call.estimate(row.money(cost, 0));
    call.provider(&row.text("custom_llm_provider"));
    call.put(Attribute::Model, row.text("model"));
    call.put(Attribute::Model, row.text("model_group"));
    call.operation(&row.text("call_type"));
    call.status(row.get("status"));
    call.labels(row.get("request_tags"));
    Ok(call)
}

/// What both say last: whose key it was, the group of models, and when the answer ended.
fn rest<'e>(call: &mut Call<'e>, row: &Row<'e>, metadata: &Row<'e>) {
    call.tag("key_alias", &metadata.text("user_api_key_alias"));
    call.tag("model_group", &row.text("model_group"));
    call.ended(row.get("endTime"), row.get("completionStartTime"));
}
