//! Portkey's exported logs to calls; the provider's own usage counts where the response is in the export.
//!
//! <https://portkey.ai/docs/product/observability/logs-export>. Whether `cost` is in cents or dollars is not documented:
//! it is left out, and the call is priced by its tokens.

use crate::event::Attribute;
use crate::sources::About;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::convention::Stated;
use crate::sources::envelope;
use crate::sources::export::Export;
use crate::sources::gateway::CACHE_HIT;
use crate::sources::gateway::Call;
use crate::sources::gateway::Response;
use crate::sources::json::Value;
use crate::sources::log_reader::emit;
use crate::sources::response;
use crate::sources::response::Search;
use crate::sources::row::Row;

/// Requests seen by Portkey.
pub(super) static PORTKEY: Export = Export {
    name: "portkey",
    about: About {
        title: "Portkey log exports (JSONL)",
        how_to_get: "Logs → Exports → Request Data, or `POST /v1/logs/exports`; ask for `ai_org`, `ai_model` and `req_units`",
        layer: "gateway",
    },
    signatures: &[
        &["ai_org", "ai_model", "req_units"],
        &["ai_org", "ai_model", "total_units"],
    ],
    record: read,
};

const COST_LEFT_OUT: &str = "cost of an undocumented unit left out";

fn read(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    if row
        .text("cache_status")
        .to_ascii_lowercase()
        .contains("hit")
    {
        return Ok(Verdict::NotUsage(CACHE_HIT));
    }
    let json = row.json("response");
    let mut call = Call::at(row.time("created_at")?);
    if row.get("cost").is_some() {
        sink.warn(COST_LEFT_OUT);
    }
    let id = row.text("id");
    let body = Value::parse(&json).ok().and_then(Value::as_object);
    if let Some(Search::Found(found)) = body.map(response::find) {
        let reading = found.shape.read(&found.body, &row.text("ai_model"))?;
        // What answered, where the row names what was asked for.
        let model = found.body.object.text("model").unwrap_or_default();
        call.put(Attribute::Model, model);
        describe(&mut call, row);
        call.put(Attribute::Operation, reading.operation.into());
        if let Some(tier) = &reading.tier {
            envelope::set_tier(&mut call.event, tier.clone());
        }
        let response = reading.id.clone().unwrap_or_default();
        call.identity(&Response::of(&response), ("portkey", &id), row, sink);
        call.event.quantities.clone_from(&reading.quantities);
        emit(&mut call.described(), reading, sink);
        return Ok(Verdict::Usage);
    }
    describe(&mut call, row);
    let stated = Stated {
        input: row.stated(["req_units"])?,
        output: row.stated(["res_units"])?,
        total: row.stated(["total_units"])?,
        ..Stated::default()
    };
    call.inclusive(&stated, sink);
    call.identity(&Response::default(), ("portkey", &id), row, sink);
    Ok(call.finish(sink))
}

fn describe<'e>(call: &mut Call<'e>, row: &Row<'e>) {
    call.provider(&row.text("ai_org"));
    call.put(Attribute::Model, row.text("ai_model"));
    call.operation(&row.text("request_url"));
    call.status(row.get("response_status_code"));
    call.status(row.get("is_success"));
    call.labels(row.get("metadata"));
    call.attribute_of_tag("_user", Attribute::User);
    call.put(Attribute::Run, row.text("trace_id"));
    call.tag("config", &row.text("config"));
    call.tag("prompt_slug", &row.text("prompt_slug"));
    let duration = row.get("response_time");
    call.event.duration = duration.map_or(0, |time| time.micros(-3));
}
