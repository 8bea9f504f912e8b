//! LiteLLM's `StandardLoggingPayload`, as its callbacks write it to S3, GCS or a file, to calls.
//!
//! <https://docs.litellm.ai/docs/proxy/logging_spec>

use super::begun;
use super::is_cache_hit;
use super::rest;
use crate::event::Attribute;
use crate::sources::About;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::envelope;
use crate::sources::export::Export;
use crate::sources::gateway::CACHE_HIT;
use crate::sources::gateway::Call;
use crate::sources::gateway::Response;
use crate::sources::row::Row;

/// What LiteLLM hands its logging callbacks.
pub(in super::super) static STANDARD_LOGGING: Export = Export {
    name: "litellm-standard-logging",
    about: About {
        title: "LiteLLM StandardLoggingPayload (S3, GCS and generic callbacks)",
        how_to_get: "set a logging callback such as `s3_v2` or `gcs_bucket` in `litellm_settings`, and take its objects",
        layer: "gateway",
    },
    signatures: &[
        &["response_cost", "litellm_call_id"],
        &["response_cost", "custom_llm_provider", "startTime"],
    ],
    record: read,
};

fn read(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    let id = row.text("id");
    if is_cache_hit(row, &id) {
        return Ok(Verdict::NotUsage(CACHE_HIT));
    }
    let metadata = row.json("metadata");
    let metadata = Row::of_json(&metadata);
    let mut call = begun(row, &metadata, "response_cost", sink)?;
    describe(&mut call, row, &metadata);
    let breakdown = row.json("cost_breakdown");
    let tier = Row::of_json(&breakdown).text("service_tier");
    if !tier.is_empty() {
        envelope::set_tier(&mut call.event, tier.into_owned().into());
    }
    let hidden = row.json("hidden_params");
    let headers = Row::of_json(&hidden)
        .json("additional_headers")
        .into_owned();
    let request = Row::of_json(&headers).text("llm_provider-request-id");
    let response = Response {
        id: &id,
        request: Some(&request),
    };
    let call_id = row.text("litellm_call_id");
    let own = if id.is_empty() { &call_id } else { &id };
    call.identity(&response, ("litellm", own), row, sink);
    Ok(call.finish(sink))
}

fn describe<'e>(call: &mut Call<'e>, row: &Row<'e>, metadata: &Row<'e>) {
    for name in ["spend_logs_metadata", "requester_metadata"] {
        call.labels(metadata.get(name));
    }
    call.put(Attribute::User, row.text("end_user"));
    call.put(Attribute::User, metadata.text("user_api_key_user_id"));
    call.put(Attribute::Session, row.text("session_id"));
    call.put(Attribute::Run, row.text("trace_id"));
    for name in ["user_api_key_team_alias", "user_api_key_team_id"] {
        call.put(Attribute::Project, metadata.text(name));
    }
    call.put(Attribute::Tenant, metadata.text("user_api_key_org_id"));
    call.event.duration = row.get("response_time").map_or(0, |datum| datum.micros(0));
    rest(call, row, metadata);
}
