//! Anthropic's Claude Code analytics, a page of days and actors, to a bucket per model.
//!
//! Fields as in Anthropic's Admin API reference, "Claude Code Usage Report": estimated costs are cents.

use std::borrow::Cow;

use crate::event::Attribute;
use crate::event::Meter;
use crate::event::Meters;
use crate::event::UsageEvent;
use crate::sources::About;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::aggregate;
use crate::sources::datum::Datum;
use crate::sources::json::Value;
use crate::sources::members::Members;
use crate::sources::pages::Pages;
use crate::sources::row::Row;
use crate::sources::token_count::total_count;
use crate::units::Period;

/// Claude Code's usage of an organization, for seats and for API keys; the usage report counts the latter too, so that
/// this is coarser than it.
pub(crate) static ANTHROPIC_CLAUDE_CODE_USAGE: Pages = Pages {
    name: "anthropic-claude-code-usage",
    about: About {
        title: "Anthropic Claude Code analytics, per actor and day",
        how_to_get: "GET /v1/organizations/usage_report/claude_code?starting_at=2026-01-31, a page per day",
        layer: "app",
    },
    is_record,
    is_empty: |_| false,
    record,
};

fn is_record(row: &Row<'_>) -> bool {
    ["date", "actor", "model_breakdown"]
        .iter()
        .all(|name| row.has(name))
}

fn record(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    let Some(Datum::Json(Value::Array(models))) = row.get("model_breakdown") else {
        return Ok(Verdict::NotUsage("day without model usage"));
    };
    let period = aggregate::period(row, "date", "")?;
    let mut events = Vec::new();
    for model in models.items() {
        let model = Members::of(model.as_object().ok_or("no JSON object")?);
        events.extend(bucket(row, period, &model)?);
    }
    for (part, event) in (0..).zip(&mut events) {
        event.part = part;
        sink.event(event);
    }
    Ok(match events.is_empty() {
        true => Verdict::NotUsage("day without model usage"),
        false => Verdict::Usage,
    })
}

/// The bucket of one model; none where nothing was used.
fn bucket<'a>(
    row: &Row<'a>,
    period: Period,
    model: &Members<'a>,
) -> Result<Option<UsageEvent<'a>>, &'static str> {
    let mut event = aggregate::bucket(period);
    event.meters = meters(model)?;
    if event.meters == Meters::default() {
        return Ok(None);
    }
    let actor = row.get("actor").and_then(|actor| actor.object());
    let actor = |name: &str| {
        let value = actor.and_then(|actor| actor.get(name));
        let text = value.and_then(|value| Datum::Json(value).text());
        text.unwrap_or_default()
    };
    let model_name = model.get("model").and_then(|name| Datum::Json(name).text());
    let model_name = model_name.unwrap_or_default();
    let dimensions = [
        row.text("organization_id"),
        actor("email_address"),
        actor("api_key_name"),
        row.text("customer_type"),
        row.text("subscription_type"),
        row.text("terminal_type"),
        model_name,
    ];
    event.key = aggregate::page_key(
        ANTHROPIC_CLAUDE_CODE_USAGE.name,
        period,
        dimensions.iter().map(|text| &**text),
    );
    let [
        tenant,
        user,
        api_key,
        customer,
        subscription,
        terminal,
        model_name,
    ] = dimensions;
    let attributes = &mut event.attributes;
    attributes[Attribute::Provider] = Cow::Borrowed("anthropic");
    attributes[Attribute::Agent] = Cow::Borrowed("claude-code");
    attributes[Attribute::Model] = model_name;
    attributes[Attribute::Tenant] = tenant;
    attributes[Attribute::User] = user;
    attributes[Attribute::Tags] = aggregate::tags([
        ("api_key", api_key),
        ("customer_type", customer),
        ("subscription_type", subscription),
        ("terminal", terminal),
    ]);
    estimate(&mut event, model);
    Ok(Some(event))
}

/// Anthropic's estimate at list prices; a subscription pays otherwise.
fn estimate<'a>(event: &mut UsageEvent<'a>, model: &Members<'a>) {
    let Some(cost) = model.inner(["estimated_cost"]) else {
        return;
    };
    let amount = cost.get("amount").map(Datum::Json);
    let Some(amount) = amount.and_then(|cents| cents.money(-2)) else {
        return;
    };
    event.reported_cost = Some(amount);
    event.attributes[Attribute::CostKind] = Cow::Borrowed("estimated");
    let currency = cost.text("currency").map(|code| code.to_uppercase());
    event.attributes[Attribute::Currency] = currency.map_or(Cow::Borrowed("USD"), Cow::Owned);
}

fn meters(model: &Members<'_>) -> Result<Meters, &'static str> {
    let mut meters = Meters::default();
    let Some(tokens) = model.inner(["tokens"]) else {
        return Ok(meters);
    };
    for (meter, name) in [
        (Meter::UncachedInput, "input"),
        (Meter::CacheRead, "cache_read"),
        (Meter::CacheWrite, "cache_creation"),
        (Meter::Output, "output"),
    ] {
        meters[meter] = total_count(tokens.get(name))?;
    }
    Ok(meters)
}
