//! Anthropic's cost report, pages of the Admin API or a table of the Console, to charges.
//!
//! Fields as in Anthropic's Admin API reference, "Get Cost Report": amounts are cents there and dollars in the Console.

use std::borrow::Cow;

use super::anthropic_usage;
use super::anthropic_usage::describe;
use super::anthropic_usage::text;
use crate::event::Attribute;
use crate::sources::About;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::aggregate;
use crate::sources::pages::Pages;
use crate::sources::row::Row;

/// Anthropic's costs of an organization.
pub(crate) static ANTHROPIC_COSTS: Pages = Pages {
    name: "anthropic-costs",
    about: About {
        title: "Anthropic cost report: pages of the Admin API and Console tables",
        how_to_get: "GET /v1/organizations/cost_report with group_by[]=workspace_id,description, \
            or Export on the Cost page of the Console",
        layer: "invoice",
    },
    is_record,
    is_empty: |_| false,
    record,
};

fn is_record(row: &Row<'_>) -> bool {
    let has = |names: &[&str]| names.iter().all(|name| row.has(name));
    has(&["usage_date_utc", "cost_usd"])
        || has(&["starting_at", "amount", "cost_type"])
        || has(&["starting_at", "amount", "list_amount"])
}

fn record(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    if row.has("uncached_input_tokens") {
        return anthropic_usage::usage(row, sink);
    }
    charge(row, sink)
}

/// Reads a result, or a row of the Console's table.
pub(super) fn charge(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    let (amount, exponent) = match row.get("amount") {
        Some(cents) => (Some(cents), -2),
        None => (row.get("cost_usd"), 0),
    };
    let Some(amount) = amount else {
        return Ok(Verdict::NotUsage("empty bucket"));
    };
    if row.get("rbac_group_id").is_some() {
        return Ok(Verdict::NotUsage(
            "share of a group, which overlaps with others",
        ));
    }
    let period = anthropic_usage::period(row)?;
    let mut event = aggregate::charge(period);
    event.reported_cost = Some(amount.money(exponent).ok_or("amount not understood")?);
    let currency = match row.text("currency") {
        stated if stated.is_empty() => "USD".to_owned(),
        stated => stated.to_uppercase(),
    };
    event
        .quantities
        .extend(aggregate::units("request", row.total("requests")?));
    let attributes = &mut event.attributes;
    attributes[Attribute::Currency] = Cow::Owned(currency);
    attributes[Attribute::Source] = Cow::Borrowed(ANTHROPIC_COSTS.name);
    attributes[Attribute::Model] = row.text("model");
    attributes[Attribute::Tags] = aggregate::tags([
        ("line_item", row.text("description")),
        ("cost_type", row.text("cost_type")),
        ("token_type", row.text("token_type")),
        ("api_key", row.text("api_key")),
        ("product", row.text("product")),
    ]);
    describe(&mut event, row);
    event.key = aggregate::key(
        sink,
        ANTHROPIC_COSTS.name,
        row,
        period,
        [
            &*row.text("model"),
            &text(row, ["workspace_id", "workspace"]),
            &text(row, ["api_key_id", "api_key"]),
            &text(row, ["service_tier", "usage_type"]),
            &event.attributes[Attribute::ContextBand],
            &row.text("inference_geo"),
            &row.text("speed"),
            &row.text("cost_type"),
            &row.text("token_type"),
            &aggregate::whole_text(row, "description"),
            &row.text("product"),
        ],
    );
    sink.event(&mut event);
    Ok(Verdict::Usage)
}
