//! Rows of LiteLLM's table `LiteLLM_SpendLogs` to calls, from its API, the database or a CSV of it.
//!
//! <https://docs.litellm.ai/docs/proxy/cost_tracking> and `schema.prisma` of litellm 1.109.1.

use super::begun;
use super::is_cache_hit;
use super::rest;
use crate::event::Attribute;
use crate::sources::About;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::export::Export;
use crate::sources::gateway::CACHE_HIT;
use crate::sources::gateway::Call;
use crate::sources::gateway::Response;
use crate::sources::row::Row;

/// The spend log of a LiteLLM proxy.
pub(in super::super) static SPEND_LOGS: Export = Export {
    name: "litellm-spend-logs",
    about: About {
        title: "LiteLLM proxy spend logs (LiteLLM_SpendLogs)",
        how_to_get: "`GET /spend/logs` of the proxy, or `COPY \"LiteLLM_SpendLogs\" TO STDOUT CSV HEADER` in its database",
        layer: "gateway",
    },
    signatures: &[&["request_id", "call_type", "spend", "startTime"]],
    record: read,
};

fn read(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    let id = row.text("request_id");
    if is_cache_hit(row, &id) {
        return Ok(Verdict::NotUsage(CACHE_HIT));
    }
    let metadata = row.json("metadata");
    let metadata = Row::of_json(&metadata);
    let mut call = begun(row, &metadata, "spend", sink)?;
    describe(&mut call, row, &metadata);
    call.identity(&Response::of(&id), ("litellm", &id), row, sink);
    Ok(call.finish(sink))
}

fn describe<'e>(call: &mut Call<'e>, row: &Row<'e>, metadata: &Row<'e>) {
    let call_type = row.text("call_type");
    // A finished batch has one row with the usage of all its requests.
    if call_type.contains("retrieve_batch") {
        call.put(Attribute::Processing, "batch".into());
    }
    call.labels(metadata.get("spend_logs_metadata"));
    call.put(Attribute::User, row.text("end_user"));
    call.put(Attribute::User, row.text("user"));
    call.put(Attribute::Session, row.text("session_id"));
    call.put(Attribute::Project, metadata.text("user_api_key_team_alias"));
    call.put(Attribute::Project, row.text("team_id"));
    call.put(Attribute::Tenant, row.text("organization_id"));
    call.put(Attribute::Agent, row.text("agent_id"));
    call.event.duration = row
        .get("request_duration_ms")
        .map_or(0, |datum| datum.micros(-3));
    rest(call, row, metadata);
}
