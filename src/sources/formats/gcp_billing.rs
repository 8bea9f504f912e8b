//! Rows of Google Cloud's billing export, as `BigQuery` hands them out, to charges for language models.
//!
//! `cost` is before credits; each credit is a charge of its own with its negative amount, so that their sum is what is
//! invoiced. The model and what was counted stand in the free text of the SKU. Sources: "Structure of Standard data
//! export" and "Structure of Detailed data export", Cloud Billing documentation.

use std::borrow::Cow;

use crate::event::Attribute;
use crate::event::Key;
use crate::sources::About;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::bill::Charge;
use crate::sources::bill::NO_COST;
use crate::sources::bill::OTHER_SERVICE;
use crate::sources::bill::amount;
use crate::sources::bill::pairs;
use crate::sources::bill::same_time;
use crate::sources::bill_unit::UNNAMED;
use crate::sources::bill_unit::Unit;
use crate::sources::bill_words::Words;
use crate::sources::datum::Datum;
use crate::sources::export::Export;
use crate::sources::json::Array;
use crate::sources::json::Value;
use crate::sources::members::Members;
use crate::sources::row::Row;
use crate::units::Usd;

/// Google Cloud's billing export.
pub(crate) static GCP_BILLING: Export = Export {
    name: "gcp-billing",
    about: About {
        title: "Google Cloud billing export (BigQuery, standard or detailed) as JSON lines or CSV",
        how_to_get: "bq query --format=json --max_rows=1000000 'SELECT * FROM DATASET.gcp_billing_export_v1_ACCOUNT \
            WHERE …', or save the query's result as newline-delimited JSON",
        layer: "invoice",
    },
    signatures: &[
        &["service", "sku", "usage_start_time", "cost"],
        &["service.description", "sku.description", "usage_start_time"],
        &["service_description", "sku_description", "usage_start_time"],
    ],
    record,
};

/// Services and partners' products that are language models, in lower case.
const SERVICES: [&str; 10] = [
    "vertex ai",
    "gemini",
    "generative language",
    "claude",
    "anthropic",
    "mistral",
    "llama",
    "ai21",
    "deepseek",
    "qwen",
];

fn record(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    let folded = text(row, "service", "description").to_ascii_lowercase();
    if !SERVICES.iter().any(|known| folded.contains(known)) {
        return Ok(Verdict::NotUsage(OTHER_SERVICE));
    }
    let cost = amount(row.get("cost").as_ref())?.ok_or(NO_COST)?;
    let credits = credits(row)?;
    let start = row.time("usage_start_time")?;
    let end = row.get("usage_end_time").and_then(|end| end.time().ok());
    let base = describe(Charge::new("google", start, end), row);
    let currency = row.text("currency");
    let mut charge = base.clone();
    charge.cost(cost, &currency);
    let unit = Unit::of(&text(row, "usage", "unit"), UNNAMED);
    charge.used(row.inside("usage", "amount").as_ref(), unit, sink);
    let key = key(row, sink);
    charge.emit(key, 0, sink);
    for (part, credit) in (1..).zip(credits) {
        let mut charge = base.clone();
        charge.cost(credit.amount, &currency);
        charge.tag("charge_category", "Credit");
        charge.tag("credit", &credit.name);
        charge.tag("credit_type", &credit.kind);
        charge.emit(key, part, sink);
    }
    Ok(Verdict::Usage)
}

fn text<'a>(row: &Row<'a>, outer: &str, inner: &str) -> Cow<'a, str> {
    let text = row.inside(outer, inner).and_then(|datum| datum.text());
    text.unwrap_or_default()
}

/// All but the money.
fn describe<'a>(mut charge: Charge<'a>, row: &Row<'a>) -> Charge<'a> {
    let labels = ["labels", "tags", "system_labels"].map(|name| row.get(name));
    let of_project = row.inside("project", "labels");
    for labels in labels.into_iter().chain([of_project]).flatten() {
        charge.label(&pairs(&labels));
    }
    charge.account(text(row, "project", "id"));
    charge.set(Attribute::Tenant, row.text("billing_account_id"));
    charge.set(Attribute::Region, text(row, "location", "region"));
    let sku = text(row, "sku", "description");
    charge.describe(&Words::of(&sku));
    for (name, text) in [
        ("service", text(row, "service", "description")),
        ("sku", sku),
        ("sku_id", text(row, "sku", "id")),
        ("cost_type", row.text("cost_type")),
        ("invoice_month", text(row, "invoice", "month")),
        ("resource", text(row, "resource", "name")),
        ("unit", text(row, "usage", "unit")),
    ] {
        charge.tag(name, &text);
    }
    charge
}

struct Credit {
    name: String,
    kind: String,
    amount: Usd,
}

/// What was taken off again: a list, or its text in a table.
fn credits(row: &Row<'_>) -> Result<Vec<Credit>, &'static str> {
    let Some(datum) = row.get("credits") else {
        return Ok(Vec::new());
    };
    if let Datum::Json(Value::Array(list)) = datum {
        return credits_of(list);
    }
    let text = datum.long_text().unwrap_or_default();
    match Value::parse(text.as_bytes()) {
        Ok(Value::Array(list)) => credits_of(list),
        _ => Err("credits not understood"),
    }
}

fn credits_of(list: Array<'_>) -> Result<Vec<Credit>, &'static str> {
    let mut credits = Vec::new();
    for credit in list.items().filter_map(Value::as_object).map(Members::of) {
        let name = |name: &str| {
            let text = credit.get(name).and_then(|value| Datum::Json(value).text());
            text.unwrap_or_default().into_owned()
        };
        credits.push(Credit {
            name: name("name"),
            kind: name("type"),
            amount: amount(credit.get("amount").map(Datum::Json).as_ref())?.ok_or(NO_COST)?,
        });
    }
    Ok(credits)
}

/// Rows are never changed once exported: what is corrected is a further row with an `export_time` of its own. A query
/// that left the time out added rows up, and its sums are restated.
fn key(row: &Row<'_>, sink: &mut dyn Sink) -> Key {
    const OUTER: [(&str, &str); 6] = [
        ("service", "id"),
        ("service", "description"),
        ("sku", "id"),
        ("sku", "description"),
        ("project", "id"),
        ("location", "region"),
    ];
    const TIMES: [&str; 3] = ["usage_start_time", "usage_end_time", "export_time"];
    const OWN: [&str; 6] = [
        "billing_account_id",
        "currency",
        "cost_type",
        "labels",
        "tags",
        "system_labels",
    ];
    let outer = OUTER.into_iter().zip(["0", "1", "2", "3", "4", "5"]);
    let mut fields: Vec<(&str, Option<Datum<'_>>)> = outer
        .map(|((outer, inner), place)| (place, row.inside(outer, inner)))
        .collect();
    fields.push(("resource", row.inside("resource", "name")));
    fields.extend(OWN.map(|name| (name, row.get(name))));
    fields.extend(TIMES.map(|name| (name, same_time(row.get(name)))));
    if row.get("export_time").is_some() {
        fields.push(("amount", row.inside("usage", "amount")));
        fields.extend(["cost", "credits"].map(|name| (name, row.get(name))));
    }
    sink.content_key("gcp-billing", row.identity(fields.into_iter()))
}
