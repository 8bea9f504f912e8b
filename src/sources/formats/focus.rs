//! Rows of a FOCUS cost and usage table, 1.0 to 1.4, to charges for language models.
//!
//! The cost taken is `BilledCost`: what the invoice carries, so that its rows add up to it; `EffectiveCost` spreads what
//! was paid before and is another view of the same money. Every category of charge is taken and kept as a tag: taxes,
//! credits and corrections are part of the invoice. Source: FOCUS specification, columns of the Cost and Usage dataset.

use std::borrow::Cow;

use crate::event::Attribute;
use crate::event::Key;
use crate::event::provider_name;
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
use crate::sources::export::Export;
use crate::sources::row::Row;

/// FOCUS tables.
pub(crate) static FOCUS: Export = Export {
    name: "focus",
    about: About {
        title: "FOCUS 1.0 to 1.4 cost and usage table (AWS, Azure, Google Cloud, LiteLLM and others), CSV or Parquet",
        how_to_get: "AWS Data Exports (FOCUS 1.2), Azure Cost Management exports (FOCUS), Google Cloud's FOCUS view, \
            LiteLLM's FOCUS export",
        layer: "invoice",
    },
    signatures: &[&["BilledCost", "ChargePeriodStart"]],
    record,
};

/// The category FOCUS has for models.
const CATEGORY: &str = "AI and Machine Learning";

/// Services for models that some bills file under another category, in lower case.
const SERVICES: [&str; 12] = [
    "bedrock",
    "openai",
    "anthropic",
    "claude",
    "vertex ai",
    "gemini",
    "generative language",
    "foundry models",
    "cognitive services",
    "mistral",
    "cohere",
    "github copilot",
];

fn record(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    if !is_model(row) {
        return Ok(Verdict::NotUsage(OTHER_SERVICE));
    }
    let cost = amount(row.get("BilledCost").as_ref())?.ok_or(NO_COST)?;
    let start = row.time("ChargePeriodStart")?;
    let end = row.get("ChargePeriodEnd").and_then(|end| end.time().ok());
    let mut charge = Charge::new(provider(row), start, end);
    charge.cost(cost, &row.text("BillingCurrency"));
    if is_of_litellm(row) {
        charge.reckoned_by_gateway();
    }
    if let Some(tags) = row.get("Tags") {
        charge.label(&pairs(&tags));
    }
    charge.account(first(row, ["SubAccountName", "SubAccountId"]));
    charge.set(Attribute::Tenant, tenant(row));
    charge.set(Attribute::Region, first(row, ["RegionId", "RegionName"]));
    charge.set(Attribute::Agent, row.text("x_Agent"));
    charge.set(Attribute::Model, model(row));
    charge.describe(&words(row));
    for (name, column) in TAGS {
        charge.tag(name, &row.text(column));
    }
    // What was consumed is in units of use; where it is not told, what was priced is.
    let consumed = row.get("ConsumedQuantity");
    let unit = first(row, ["ConsumedUnit", "PricingUnit"]);
    charge.tag("unit", &unit);
    let used = consumed.or_else(|| row.get("PricingQuantity"));
    charge.used(used.as_ref(), Unit::of(&unit, UNNAMED), sink);
    charge.emit(key(row, sink), 0, sink);
    Ok(Verdict::Usage)
}

const TAGS: [(&str, &str); 11] = [
    ("charge_category", "ChargeCategory"),
    ("charge_class", "ChargeClass"),
    ("charge", "ChargeDescription"),
    ("service", "ServiceName"),
    ("service_category", "ServiceCategory"),
    ("sku_id", "SkuId"),
    ("sku_price_id", "SkuPriceId"),
    ("sku_meter", "SkuMeter"),
    ("publisher", "PublisherName"),
    ("invoice_issuer", "InvoiceIssuerName"),
    ("resource", "ResourceId"),
];

fn first<'a, const N: usize>(row: &Row<'a>, names: [&str; N]) -> Cow<'a, str> {
    let text = row.first(names).and_then(|datum| datum.text());
    text.unwrap_or_default()
}

fn is_model(row: &Row<'_>) -> bool {
    if row.text("ServiceCategory") == CATEGORY || row.text("ServiceSubcategory") == "Generative AI"
    {
        return true;
    }
    let service = row.text("ServiceName").to_ascii_lowercase();
    SERVICES.iter().any(|known| service.contains(known))
}

/// Who bills, under the names of price books.
fn provider(row: &Row<'_>) -> String {
    let names = ["ServiceProviderName", "ProviderName", "InvoiceIssuerName"];
    let stated = first(row, names);
    match &*stated.to_ascii_lowercase() {
        "amazon web services" | "amazon web services, inc." => "aws".to_owned(),
        "microsoft" | "microsoft azure" | "microsoft corporation" => "azure".to_owned(),
        "google" | "google cloud" | "google cloud platform" => "google".to_owned(),
        "github" | "github, inc." => "github-copilot".to_owned(),
        other => provider_name(other),
    }
}

/// `LiteLLM` exports what it reckons itself, and calls its keys accounts.
fn is_of_litellm(row: &Row<'_>) -> bool {
    row.text("BillingAccountType") == "API Key"
}

/// Who is billed; never by a key, even a hashed one.
fn tenant<'a>(row: &Row<'a>) -> Cow<'a, str> {
    if is_of_litellm(row) {
        return row.text("BillingAccountName");
    }
    first(row, ["BillingAccountName", "BillingAccountId"])
}

/// The model where a column says it: price details, a column of one's own, or the resource where it is no resource.
fn model<'a>(row: &Row<'a>) -> Cow<'a, str> {
    let details = row.get("SkuPriceDetails").map(|details| pairs(&details));
    for wanted in ["ModelId", "x_ModelId"] {
        let mut details = details.iter().flatten();
        if let Some((_, model)) = details.find(|(name, _)| name == wanted) {
            return Cow::Owned(model.clone());
        }
    }
    let own = row.text("x_Model");
    let resource = row.text("ResourceId");
    let name = row.text("ResourceName");
    if own.is_empty() && (resource.is_empty() || resource == name) {
        return name;
    }
    own
}

/// What meter and description tell, the first that tells a kind of token.
fn words(row: &Row<'_>) -> Words<'static> {
    for name in ["SkuMeter", "x_TokenType", "ChargeDescription"] {
        let text = row.text(name);
        let words = Words::of(&text);
        if !words.token_type.is_empty() {
            return words.without_model();
        }
    }
    Words::default()
}

/// What a row is told by: costs and quantities are restated until the period is closed, and the invoice's number comes
/// with it.
const IDENTITY: [&str; 21] = [
    "BillingAccountId",
    "SubAccountId",
    "BillingCurrency",
    "ChargeCategory",
    "ChargeClass",
    "ChargeDescription",
    "ProviderName",
    "ServiceProviderName",
    "ServiceName",
    "RegionId",
    "ResourceId",
    "ResourceName",
    "SkuId",
    "SkuPriceId",
    "SkuMeter",
    "CommitmentDiscountId",
    "CommitmentDiscountStatus",
    "PricingCategory",
    "PublisherName",
    "InvoiceIssuerName",
    "Tags",
];

fn key(row: &Row<'_>, sink: &mut dyn Sink) -> Key {
    sink.content_key("focus", identity(row))
}

fn identity(row: &Row<'_>) -> u128 {
    const TIMES: [&str; 3] = ["BillingPeriodStart", "ChargePeriodStart", "ChargePeriodEnd"];
    let times = TIMES.map(|name| (name, same_time(row.get(name))));
    let fields = IDENTITY.map(|name| (name, row.get(name)));
    row.identity(times.into_iter().chain(fields))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::row::Header;

    /// The identity of a row of these columns.
    fn identity_of(header: &str, line: &str) -> u128 {
        let header = Header::of(header, b';');
        identity(&Row::of_line(&header, line, b';').expect("a row"))
    }

    #[test]
    fn a_restated_row_is_the_same_row_in_every_export_of_it() {
        let header = "ChargePeriodStart;SkuId;Tags;BilledCost;InvoiceId";
        let first = identity_of(header, r#"2026-05-08T00:00:00Z;a;{"x":1,"y":"2"};1;"#);
        let columns = "SkuId;Tags;BilledCost;ChargePeriodStart;RegionId";
        let again = identity_of(
            columns,
            r#"a;{ "y" : "2", "x" : 1 };2;1778198400000000;NULL"#,
        );
        assert_eq!(first, again);
        let another = identity_of(header, r#"2026-05-09T00:00:00Z;a;{"x":1,"y":"2"};1;"#);
        assert_ne!(first, another);
    }
}
