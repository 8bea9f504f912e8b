//! OpenAI's organization costs, pages of the API or a table of the dashboard, to charges.
//!
//! Fields as in OpenAI's API reference, "Costs": amounts are dollars, a line item is free text.

use std::borrow::Cow;

use super::openai_usage;
use crate::event::Attribute;
use crate::event::UsageEvent;
use crate::sources::About;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::aggregate;
use crate::sources::bill_unit::UNNAMED;
use crate::sources::datum::Datum;
use crate::sources::envelope::set_tier;
use crate::sources::pages::Pages;
use crate::sources::row::Row;

/// OpenAI's costs of an organization.
pub(crate) static OPENAI_COSTS: Pages = Pages {
    name: "openai-costs",
    about: About {
        title: "OpenAI organization costs: pages of the API and dashboard tables",
        how_to_get: "GET /v1/organization/costs with group_by[]=line_item, or Export on the Usage page of the dashboard",
        layer: "invoice",
    },
    is_record,
    is_empty: |_| false,
    record,
};

fn is_record(row: &Row<'_>) -> bool {
    row.text("object").starts_with("organization.costs.")
        || (row.has("amount_value") && row.has("line_item"))
}

fn record(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    if row.text("object").starts_with("organization.usage.") {
        return openai_usage::usage(row, sink);
    }
    charge(row, sink)
}

/// Reads a result, or a row of the dashboard's table.
pub(super) fn charge(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    let amount = row.get("amount").and_then(|amount| amount.object());
    let (value, currency) = match amount {
        Some(amount) => {
            let [value, currency] = amount.get_many(["value", "currency"]);
            (value.map(Datum::Json), currency.map(Datum::Json))
        }
        None => (row.get("amount_value"), row.get("amount_currency")),
    };
    let Some(value) = value.filter(|value| !value.is_blank()) else {
        return Ok(Verdict::NotUsage("empty bucket"));
    };
    let period = openai_usage::period(row)?;
    let mut event = aggregate::charge(period);
    event.reported_cost = Some(value.money(0).ok_or("amount not understood")?);
    let currency = currency.and_then(|currency| currency.text());
    let currency = currency.map_or_else(|| "USD".to_owned(), |code| code.to_uppercase());
    event.attributes[Attribute::Currency] = Cow::Owned(currency);
    event.quantities.extend(quantity(row));
    let line_item = row.text("line_item");
    read_line_item(&mut event, &line_item);
    describe(&mut event, row, &line_item);
    event.key = aggregate::key(
        sink,
        OPENAI_COSTS.name,
        row,
        period,
        [
            &*row.text("organization_id"),
            &row.text("project_id"),
            &row.text("user_id"),
            &row.text("api_key_id"),
            &aggregate::whole_text(row, "line_item"),
            &row.text("quantity_unit"),
            &row.text("api_source"),
        ],
    );
    sink.event(&mut event);
    Ok(Verdict::Usage)
}

fn describe<'a>(event: &mut UsageEvent<'a>, row: &Row<'a>, line_item: &str) {
    let attributes = &mut event.attributes;
    attributes[Attribute::Source] = Cow::Borrowed(OPENAI_COSTS.name);
    attributes[Attribute::Provider] = Cow::Borrowed("openai");
    attributes[Attribute::Project] = row.text("project_id");
    attributes[Attribute::User] = row
        .first(["user_id", "user_email"])
        .and_then(|user| user.text())
        .unwrap_or_default();
    attributes[Attribute::Tenant] = row.text("organization_id");
    attributes[Attribute::Tags] = aggregate::tags([
        ("line_item", Cow::Borrowed(line_item)),
        ("api_key", row.text("api_key_id")),
        ("project_name", row.text("project_name")),
        ("api_source", row.text("api_source")),
        ("unit", row.text("quantity_unit")),
    ]);
}

/// How much was charged for. Names of quantities are columns of every store: only OpenAI's own become names.
fn quantity(row: &Row<'_>) -> Option<(Cow<'static, str>, u64)> {
    let amount = row.get("quantity")?.thousandths()?;
    let (unit, factor) = match &*row.text("quantity_unit") {
        "" => return None,
        "tokens" => ("token", 1),
        "1000_tokens" => ("token", 1000),
        "images" => ("image", 1),
        "characters" => ("character", 1),
        "duration_seconds" => ("second", 1),
        "duration_minutes" => ("minute", 1),
        "duration_hours" => ("hour", 1),
        "gibibyte_hours" => ("gibibyte_hour", 1),
        _ => (UNNAMED, 1),
    };
    (amount > 0).then(|| (Cow::Borrowed(unit), amount.saturating_mul(factor)))
}

/// `model, kind of token[, tier]`; other line items name no model.
fn read_line_item(event: &mut UsageEvent<'_>, line_item: &str) {
    let mut parts = line_item.split(", ");
    let model = parts.next().unwrap_or_default();
    for part in parts {
        if !model.contains(' ') {
            event.attributes[Attribute::Model] = Cow::Owned(model.to_owned());
        }
        if matches!(part, "batch" | "flex" | "priority" | "scale") {
            set_tier(event, Cow::Owned(part.to_owned()));
        }
    }
}
