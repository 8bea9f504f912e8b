//! Anthropic's messages usage report, pages of the Admin API or a table of the Console, to buckets of calls.
//!
//! Fields as in Anthropic's Admin API reference, "Get Messages Usage Report"; input is without the cached parts.

use std::borrow::Cow;

use super::anthropic_costs;
use crate::event::Attribute;
use crate::event::Meter;
use crate::event::Meters;
use crate::event::UsageEvent;
use crate::sources::About;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::aggregate;
use crate::sources::datum::Datum;
use crate::sources::envelope::set_tier;
use crate::sources::pages::Pages;
use crate::sources::row::Row;
use crate::units::Period;

/// Anthropic's usage of an organization.
pub(crate) static ANTHROPIC_USAGE: Pages = Pages {
    name: "anthropic-usage",
    about: About {
        title: "Anthropic usage report: pages of the Admin API and Console tables",
        how_to_get: "GET /v1/organizations/usage_report/messages with group_by[]=model,service_tier,context_window, \
            or Export on the Usage page of the Console",
        layer: "provider",
    },
    is_record,
    is_empty,
    record,
};

/// Names a report has of one thing: the Admin API's, the Console's.
const MODEL: [&str; 2] = ["model", "model_version"];
const WORKSPACE: [&str; 2] = ["workspace_id", "workspace"];
const API_KEY: [&str; 2] = ["api_key_id", "api_key"];
const TIER: [&str; 2] = ["service_tier", "usage_type"];

fn is_record(row: &Row<'_>) -> bool {
    let has = |names: &[&str]| names.iter().all(|name| row.has(name));
    has(&["usage_date_utc", "usage_input_tokens_no_cache"])
        || has(&["starting_at", "uncached_input_tokens"])
}

fn is_empty(row: &Row<'_>) -> bool {
    let has = |names: &[&str]| names.iter().all(|name| row.has(name));
    has(&["starting_at", "ending_at", "results"])
        || (has(&["data", "has_more", "next_page"]) && !row.has("object"))
}

fn record(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    if row.has("amount") {
        return anthropic_costs::charge(row, sink);
    }
    usage(row, sink)
}

/// Reads a result, or a row of the Console's table.
pub(super) fn usage(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    if row
        .first([
            "uncached_input_tokens",
            "usage_input_tokens_no_cache",
            "output_tokens",
        ])
        .is_none()
    {
        return Ok(Verdict::NotUsage("empty bucket"));
    }
    let period = period(row)?;
    let mut event = aggregate::bucket(period);
    event.meters = meters(row)?;
    let searches = match inner(row, "server_tool_use", "web_search_requests") {
        Some(searches) => searches.total()?,
        None => row.total("web_search_count")?,
    };
    event
        .quantities
        .extend(aggregate::units("web_search", searches));
    if event.meters == Meters::default() && event.quantities.is_empty() {
        return Ok(Verdict::NotUsage("zero usage"));
    }
    event.attributes[Attribute::Source] = Cow::Borrowed(ANTHROPIC_USAGE.name);
    event.attributes[Attribute::Layer] = Cow::Borrowed("provider");
    event.attributes[Attribute::Model] = text(row, MODEL);
    event.attributes[Attribute::User] = row.text("account_id");
    event.attributes[Attribute::Tags] = aggregate::tags([
        ("api_key", text(row, API_KEY)),
        ("service_account", row.text("service_account_id")),
    ]);
    describe(&mut event, row);
    if !event.attributes[Attribute::Model].is_empty() && text(row, TIER).is_empty() {
        sink.warn(aggregate::NOT_BY_TIER);
    }
    event.key = aggregate::key(
        sink,
        ANTHROPIC_USAGE.name,
        row,
        period,
        [
            &*text(row, MODEL),
            &text(row, WORKSPACE),
            &text(row, API_KEY),
            &text(row, TIER),
            &event.attributes[Attribute::ContextBand],
            &row.text("inference_geo"),
            &row.text("speed"),
            &row.text("account_id"),
            &row.text("service_account_id"),
        ],
    );
    sink.event(&mut event);
    Ok(Verdict::Usage)
}

/// The bucket's period, or the Console's day.
pub(super) fn period(row: &Row<'_>) -> Result<Period, &'static str> {
    match row.get("usage_date_utc") {
        Some(_) => aggregate::period(row, "usage_date_utc", ""),
        None => aggregate::period(row, "starting_at", "ending_at"),
    }
}

/// What usage and costs say alike: who, where, and on which terms.
pub(super) fn describe<'a>(event: &mut UsageEvent<'a>, row: &Row<'a>) {
    let attributes = &mut event.attributes;
    attributes[Attribute::Provider] = Cow::Borrowed("anthropic");
    attributes[Attribute::Project] = text(row, WORKSPACE);
    attributes[Attribute::ContextBand] = context_band(row.text("context_window"));
    let region = row.text("inference_geo");
    if !matches!(&*region, "global" | "not_available") {
        attributes[Attribute::Region] = region;
    }
    if &*row.text("speed") == "fast" {
        attributes[Attribute::Speed] = Cow::Borrowed("fast");
    }
    let tier = text(row, TIER);
    // The Console's costs call calls of the standard tier so.
    if !tier.is_empty() && tier != "message" {
        set_tier(event, tier);
    }
}

/// The first of several fields, as text.
pub(super) fn text<'a, const N: usize>(row: &Row<'a>, names: [&str; N]) -> Cow<'a, str> {
    let found = row.first(names).and_then(|datum| datum.text());
    found.unwrap_or_default()
}

/// The Console's bands in the Admin API's words.
fn context_band(stated: Cow<'_, str>) -> Cow<'_, str> {
    match &*stated {
        "≤ 200k" | "<= 200k" => Cow::Borrowed("0-200k"),
        "> 200k" => Cow::Borrowed("200k-1M"),
        _ => stated,
    }
}

fn inner<'a>(row: &Row<'a>, outer: &str, name: &str) -> Option<Datum<'a>> {
    let inner = row.get(outer)?.object()?.get(name)?;
    Some(Datum::Json(inner))
}

fn meters(row: &Row<'_>) -> Result<Meters, &'static str> {
    let written = |name: &str| match inner(row, "cache_creation", name) {
        Some(written) => written.total(),
        None => Ok(None),
    };
    let count = |api: &str, console: &str| match row.total(api)? {
        Some(count) => Ok(Some(count)),
        None => row.total(console),
    };
    let mut meters = Meters::default();
    for (meter, count) in [
        (
            Meter::UncachedInput,
            count("uncached_input_tokens", "usage_input_tokens_no_cache")?,
        ),
        (
            Meter::CacheRead,
            count("cache_read_input_tokens", "usage_input_tokens_cache_read")?,
        ),
        (
            Meter::CacheWrite5m,
            written("ephemeral_5m_input_tokens")?
                .or(row.total("usage_input_tokens_cache_write_5m")?),
        ),
        (
            Meter::CacheWrite1h,
            written("ephemeral_1h_input_tokens")?
                .or(row.total("usage_input_tokens_cache_write_1h")?),
        ),
        // An older table does not tell lifetimes apart.
        (
            Meter::CacheWrite,
            row.total("usage_input_tokens_cache_write")?,
        ),
        (
            Meter::Output,
            count("output_tokens", "usage_output_tokens")?,
        ),
    ] {
        meters[meter] = count.unwrap_or(0);
    }
    Ok(meters)
}
