//! Cloudflare's AI Gateway logs to calls, from its API or pushed to a bucket.
//!
//! <https://developers.cloudflare.com/api/resources/ai_gateway/subresources/logs/>; pushed logs spell the names in
//! Pascal case. Each step of a fallback is a row. Tokens read from the provider's cache are not told apart.

use std::borrow::Cow;

use crate::event::Attribute;
use crate::sources::About;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::convention::Stated;
use crate::sources::datum::Datum;
use crate::sources::export::Export;
use crate::sources::gateway::CACHE_HIT;
use crate::sources::gateway::Call;
use crate::sources::gateway::Response;
use crate::sources::row::Row;

/// Requests seen by Cloudflare's AI Gateway.
pub(super) static CLOUDFLARE: Export = Export {
    name: "cloudflare-ai-gateway",
    about: About {
        title: "Cloudflare AI Gateway logs (API, Logpush)",
        how_to_get: "`GET /accounts/{account}/ai-gateway/gateways/{gateway}/logs`, or a Logpush job",
        layer: "gateway",
    },
    signatures: &[
        &["tokens_in", "tokens_out", "cached"],
        &["tokens_in", "tokens_out", "step"],
        &["TokensIn", "TokensOut", "Cached"],
    ],
    record: read,
};

fn read(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    let cached = row.first(["cached", "Cached"]);
    if cached.as_ref().and_then(Datum::truth) == Some(true) {
        return Ok(Verdict::NotUsage(CACHE_HIT));
    }
    let time = row.first(["created_at", "CreatedAt", "Timestamp"]);
    let mut call = Call::at(time.ok_or("no timestamp")?.time()?);
    let stated = Stated {
        input: row.stated(["tokens_in", "TokensIn"])?,
        output: row.stated(["tokens_out", "TokensOut"])?,
        ..Stated::default()
    };
    call.inclusive(&stated, sink);
    call.estimate(row.first(["cost", "Cost"]).and_then(|cost| cost.money(0)));
    describe(&mut call, row)?;
    let id = text(row, ["id", "ID"]);
    call.identity(&Response::default(), ("cloudflare", &id), row, sink);
    Ok(call.finish(sink))
}

fn text<'a>(row: &Row<'a>, names: [&str; 2]) -> Cow<'a, str> {
    let found = row.first(names).and_then(|datum| datum.text());
    found.unwrap_or_default()
}

fn describe<'e>(call: &mut Call<'e>, row: &Row<'e>) -> Result<(), &'static str> {
    call.provider(&text(row, ["provider", "Provider"]));
    call.put(Attribute::Model, text(row, ["model", "Model"]));
    call.operation(&text(row, ["model_type", "ModelType"]));
    call.operation(&text(row, ["path", "Path"]));
    call.status(row.first(["success", "Success"]));
    call.status(row.first(["status_code", "StatusCode"]));
    call.labels(row.first(["metadata", "Metadata"]));
    call.tag("gateway", &text(row, ["gateway", "Gateway"]));
    // Steps of a fallback are counted from 0.
    if let Some(step) = row.stated(["step", "Step"])? {
        call.put(Attribute::Attempt, Cow::Owned((step + 1).to_string()));
    }
    let duration = row.first(["duration", "Duration"]);
    call.event.duration = duration.map_or(0, |duration| duration.micros(-3));
    Ok(())
}
