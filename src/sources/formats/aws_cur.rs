//! Lines of an AWS cost and usage report, CUR 2.0 or older, to charges for language models.
//!
//! The file holds the whole AWS bill, so the product decides first. The cost taken is the unblended one: what each
//! account is invoiced. Discounts are lines of their own there, whereas net costs have them inside, and amortized costs
//! spread what was paid before. Sources: the CUR 2.0 table dictionary, AWS Data Exports User Guide; "Understanding your
//! Amazon Bedrock Cost and Usage Report data", Amazon Bedrock User Guide.

use std::borrow::Cow;

use crate::event::Attribute;
use crate::event::Key;
use crate::event::KeyHasher;
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
use crate::sources::row::Row;

/// AWS cost and usage reports.
pub(crate) static AWS_CUR: Export = Export {
    name: "aws-cur",
    about: About {
        title: "AWS cost and usage report: CUR 2.0 (Data Exports) and the older CUR",
        how_to_get: "AWS console, Billing and Cost Management, Data Exports: a CUR 2.0 export to S3; download its files",
        layer: "invoice",
    },
    signatures: &[&["line_item_usage_type"], &["lineItem/UsageType"]],
    record,
};

/// A column by its name in CUR 2.0 and in older reports.
type Column = (&'static str, &'static str);

const LINE_ID: Column = ("identity_line_item_id", "identity/LineItemId");
const PAYER: Column = ("bill_payer_account_id", "bill/PayerAccountId");
const ACCOUNT: Column = ("line_item_usage_account_id", "lineItem/UsageAccountId");
const LINE_TYPE: Column = ("line_item_line_item_type", "lineItem/LineItemType");
const START: Column = ("line_item_usage_start_date", "lineItem/UsageStartDate");
const END: Column = ("line_item_usage_end_date", "lineItem/UsageEndDate");
const PRODUCT: Column = ("line_item_product_code", "lineItem/ProductCode");
const USAGE_TYPE: Column = ("line_item_usage_type", "lineItem/UsageType");
const OPERATION: Column = ("line_item_operation", "lineItem/Operation");
const AMOUNT: Column = ("line_item_usage_amount", "lineItem/UsageAmount");
const COST: Column = ("line_item_unblended_cost", "lineItem/UnblendedCost");
const CURRENCY: Column = ("line_item_currency_code", "lineItem/CurrencyCode");
const RESOURCE: Column = ("line_item_resource_id", "lineItem/ResourceId");
const PRINCIPAL: Column = ("line_item_iam_principal", "lineItem/IamPrincipal");
const TEXT: Column = (
    "line_item_line_item_description",
    "lineItem/LineItemDescription",
);
const REGION: Column = ("product_region_code", "product/regionCode");
const PRODUCT_NAME: Column = ("product_product_name", "product/ProductName");
const UNIT: Column = ("pricing_unit", "pricing/unit");

fn get<'a>(row: &Row<'a>, column: Column) -> Option<Datum<'a>> {
    row.first([column.0, column.1])
}

fn text<'a>(row: &Row<'a>, column: Column) -> Cow<'a, str> {
    let text = get(row, column).and_then(|datum| datum.text());
    text.unwrap_or_default()
}

fn record(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    if !is_model(row) {
        return Ok(Verdict::NotUsage(OTHER_SERVICE));
    }
    let cost = amount(get(row, COST).as_ref())?.ok_or(NO_COST)?;
    let start = get(row, START).ok_or("no timestamp")?.time()?;
    let end = get(row, END).and_then(|end| end.time().ok());
    let mut charge = Charge::new("aws", start, end);
    charge.cost(cost, &text(row, CURRENCY));
    for prefix in [
        "resource_tags",
        "resourceTags/",
        "cost_category",
        "costCategory/",
    ] {
        charge.label(&user_tags(row, prefix));
    }
    charge.account(text(row, ACCOUNT));
    charge.set(Attribute::Tenant, text(row, PAYER));
    charge.set(Attribute::Region, region(row));
    charge.set(Attribute::User, text(row, PRINCIPAL));
    // Models sold through the marketplace are named by their product alone.
    if let Some((model, _)) = product_name(row).split_once(" (Amazon Bedrock") {
        charge.set(Attribute::Model, model.to_owned());
    }
    charge.describe(&Words::of(&text(row, USAGE_TYPE)));
    for (name, column) in [
        ("product", PRODUCT),
        ("line_item_type", LINE_TYPE),
        ("usage_type", USAGE_TYPE),
        ("operation", OPERATION),
        ("unit", UNIT),
        ("resource", RESOURCE),
    ] {
        charge.tag(name, &text(row, column));
    }
    let unit = Unit::of(&text(row, UNIT), UNNAMED);
    charge.used(get(row, AMOUNT).as_ref(), unit, sink);
    charge.emit(key(row, sink), 0, sink);
    Ok(Verdict::Usage)
}

/// Bedrock itself, and models that the marketplace sells for it under product codes of their own.
fn is_model(row: &Row<'_>) -> bool {
    let named = |datum: Option<Datum<'_>>| {
        let json = datum.as_ref().and_then(Datum::json);
        match (json, datum) {
            (Some(json), _) => memchr::memmem::find(&json, b"Bedrock").is_some(),
            (None, Some(datum)) => datum
                .long_text()
                .is_some_and(|text| text.contains("Bedrock")),
            (None, None) => false,
        }
    };
    named(get(row, PRODUCT))
        || named(get(row, PRODUCT_NAME))
        || named(row.get("product"))
        || named(get(row, TEXT))
}

/// The product's name, in a column or in the map of CUR 2.0.
fn product_name(row: &Row<'_>) -> String {
    if let Some(name) = get(row, PRODUCT_NAME).and_then(|name| name.text()) {
        return name.into_owned();
    }
    let product = row.get("product").map(|product| pairs(&product));
    let mut names = product.into_iter().flatten();
    let name = names.find(|(name, _)| name == "product_name");
    name.map(|(_, name)| name).unwrap_or_default()
}

fn region<'a>(row: &Row<'a>) -> Cow<'a, str> {
    let region = get(row, REGION).or_else(|| row.get("product/region"));
    region.and_then(|region| region.text()).unwrap_or_default()
}

/// Tags users set: a map in CUR 2.0 (`{"user_team": …}`), columns in others (`resourceTags/user:team`).
fn user_tags(row: &Row<'_>, prefix: &str) -> Vec<(String, String)> {
    let mut tags = Vec::new();
    for (rest, datum) in row.starting(prefix) {
        if rest.is_empty() {
            tags.extend(pairs(&datum));
        } else if let Some(value) = datum.text() {
            tags.push((rest.trim_start_matches('_').to_owned(), value.into_owned()));
        }
    }
    for (name, _) in &mut tags {
        if let Some(own) = name.strip_prefix("user_").or(name.strip_prefix("user:")) {
            *name = own.to_owned();
        }
    }
    tags
}

/// What a line is told by: its id repeats in other partitions of a delivery, and some reports leave it out. Amounts are
/// restated until the month is closed.
const IDENTITY: [Column; 7] = [
    PAYER, ACCOUNT, LINE_TYPE, PRODUCT, USAGE_TYPE, OPERATION, RESOURCE,
];

fn key(row: &Row<'_>, sink: &mut dyn Sink) -> Key {
    let times = [START, END].map(|column| (column.0, same_time(get(row, column))));
    let fields = IDENTITY.map(|column| (column.0, get(row, column)));
    let fields = times.into_iter().chain(fields);
    match get(row, LINE_ID).and_then(|id| id.long_text()) {
        Some(id) => KeyHasher::new("aws-cur")
            .text(&id)
            .bytes(&row.identity(fields).to_le_bytes())
            .key(),
        None => {
            let tags = ("resource_tags", row.get("resource_tags"));
            let others = [(TEXT.0, get(row, TEXT)), tags];
            sink.content_key("aws-cur", row.identity(fields.chain(others)))
        }
    }
}
