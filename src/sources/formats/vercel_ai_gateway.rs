//! Vercel's AI Gateway report to buckets: days by model, provider, user, tag or credential.
//!
//! <https://vercel.com/docs/ai-gateway/observability-and-spend/custom-reporting>. Cached tokens are inside the input.
//! With a key of the user's own the provider bills; else Vercel does, at the provider's price.

use std::borrow::Cow;

use crate::event::Attribute;
use crate::event::KeyHasher;
use crate::sources::About;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::convention::Stated;
use crate::sources::export::Export;
use crate::sources::gateway::Call;
use crate::sources::row::Row;

/// What Vercel reports of its gateway.
pub(super) static VERCEL: Export = Export {
    name: "vercel-ai-gateway",
    about: About {
        title: "Vercel AI Gateway custom report",
        how_to_get: "`GET https://ai-gateway.vercel.sh/v1/report?start_date=…&end_date=…&date_part=day&group_by=model`",
        layer: "gateway",
    },
    signatures: &[&[
        "total_cost",
        "input_tokens",
        "output_tokens",
        "request_count",
    ]],
    record: read,
};

const HOUR: u64 = 3_600_000_000;

/// What tells apart the buckets of a day, in the order hashed.
const DIMENSIONS: [&str; 5] = ["model", "provider", "user", "tag", "credential_type"];

fn read(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    // Reports by user, tag or credential alone are the same requests again; one with two tags is in two rows.
    if row.get("model").is_none() {
        return Ok(Verdict::NotUsage(
            "a view of the report that is not by model",
        ));
    }
    let (time, span) = match (row.get("hour"), row.get("day")) {
        (Some(hour), _) => (hour.time()?, HOUR),
        (None, Some(day)) => (day.time()?, 24 * HOUR),
        // Without a date the row is the sum of a period that the report does not state.
        (None, None) => return Err("no timestamp"),
    };
    let mut call = Call::at(time);
    call.event.attributes[Attribute::Kind] = Cow::Borrowed("bucket");
    call.event.span = span;
    call.event.calls = row.total("request_count")?.unwrap_or(0);
    let stated = Stated {
        input: row.total("input_tokens")?,
        output: row.total("output_tokens")?,
        cache_read: row.total("cached_input_tokens")?,
        cache_write: row.total("cache_creation_input_tokens")?,
        reasoning: row.total("reasoning_tokens")?,
        ..Stated::default()
    };
    call.inclusive(&stated, sink);
    describe(&mut call, row);
    let hasher = KeyHasher::new("vercel report")
        .bytes(&time.0.to_le_bytes())
        .number(span);
    let hasher = DIMENSIONS
        .iter()
        .fold(hasher, |hasher, name| hasher.text(&row.text(name)));
    call.event.key = hasher.key();
    Ok(call.finish(sink))
}

fn describe<'e>(call: &mut Call<'e>, row: &Row<'e>) {
    let model = row.text("model");
    let is_own_key = row.text("credential_type").eq_ignore_ascii_case("byok");
    if is_own_key {
        // Vercel states what the provider asks for it.
        let vendor = model.split_once('/').map_or("", |(vendor, _)| vendor);
        call.provider(&row.text("provider"));
        call.provider(vendor);
        call.estimate(row.money("market_cost", 0));
    } else {
        call.put(Attribute::Provider, Cow::Borrowed("vercel"));
        call.estimate(row.money("total_cost", 0));
        if call.event.reported_cost.is_some() {
            call.event.attributes[Attribute::CostKind] = Cow::Borrowed("billed");
        }
        call.tag("upstream", &row.text("provider"));
    }
    call.put(Attribute::Model, model);
    call.put(Attribute::User, row.text("user"));
    call.tag("tag", &row.text("tag"));
    call.tag("credential_type", &row.text("credential_type"));
}
