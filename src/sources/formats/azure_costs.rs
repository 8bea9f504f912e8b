//! Azure's cost and usage details, of whatever agreement, to charges for language models.
//!
//! Enterprise agreements spell the columns in Pascal case, customer agreements in camel case, and pay-as-you-go names
//! the cost otherwise; they are told by their names in lower case. The cost taken is the one in the billing currency,
//! which the invoice is in. Export the actual costs: amortized ones spread reservations over the days and are another
//! view of the same money. Source: "Understand usage details fields", Microsoft Cost Management documentation.

use std::borrow::Cow;

use crate::event::Attribute;
use crate::event::Key;
use crate::sources::About;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::aggregate;
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

/// Azure's cost details.
pub(crate) static AZURE_COSTS: Export = Export {
    name: "azure-costs",
    about: About {
        title: "Azure cost and usage details (enterprise, customer and pay-as-you-go agreements)",
        how_to_get: "Azure portal, Cost Management, Exports: cost and usage details (actual), CSV; or Usage + charges, \
            Download",
        layer: "invoice",
    },
    signatures: &[
        &["MeterCategory", "CostInBillingCurrency"],
        &["meterCategory", "costInBillingCurrency"],
        &["MeterCategory", "costInBillingCurrency"],
        &["MeterCategory", "PreTaxCost"],
        &["MeterCategory", "Cost"],
        &["meterCategory", "cost"],
    ],
    record,
};

/// What Azure has called its services for models over time, in lower case; parts of the category's name.
const CATEGORIES: [&str; 6] = [
    "cognitive services",
    "openai",
    "foundry",
    "azure ai services",
    "applied ai services",
    "ai model",
];

/// Who sells models in Azure's marketplace, in lower case.
const PUBLISHERS: [&str; 9] = [
    "anthropic",
    "cohere",
    "mistral",
    "meta",
    "deepseek",
    "xai",
    "ai21",
    "nixtla",
    "moonshot",
];

const COSTS: [&str; 3] = ["costinbillingcurrency", "pretaxcost", "cost"];
const CURRENCIES: [&str; 3] = ["billingcurrencycode", "billingcurrency", "currency"];
const DATES: [&str; 2] = ["date", "usagedatetime"];

fn get<'a, const N: usize>(row: &Row<'a>, names: [&str; N]) -> Option<Datum<'a>> {
    names.into_iter().find_map(|name| row.folded(name))
}

fn text<'a, const N: usize>(row: &Row<'a>, names: [&str; N]) -> Cow<'a, str> {
    let text = get(row, names).and_then(|datum| datum.text());
    text.unwrap_or_default()
}

fn record(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    if !is_model(row) {
        return Ok(Verdict::NotUsage(OTHER_SERVICE));
    }
    let cost = amount(get(row, COSTS).as_ref())?.ok_or(NO_COST)?;
    let day = aggregate::day(get(row, DATES).ok_or("no timestamp")?.time()?)?;
    let mut charge = Charge::new("azure", day.start, Some(day.end));
    charge.cost(cost, &text(row, CURRENCIES));
    if let Some(tags) = row.folded("tags") {
        charge.label(&pairs(&tags));
    }
    charge.account(text(
        row,
        ["subscriptionname", "subscriptionid", "subscriptionguid"],
    ));
    let tenant = ["billingaccountname", "billingaccountid", "accountname"];
    charge.set(Attribute::Tenant, text(row, tenant));
    let region = ["resourcelocation", "location", "meterregion"];
    charge.set(Attribute::Region, text(row, region));
    let meter = text(row, ["metername"]);
    let stated_unit = text(row, ["unitofmeasure"]);
    let words = Words::of(&meter);
    charge.describe(&words);
    for (name, text) in [
        ("meter", &meter),
        ("meter_category", &text(row, ["metercategory"])),
        ("meter_subcategory", &text(row, ["metersubcategory"])),
        ("charge_type", &text(row, ["chargetype"])),
        ("pricing_model", &text(row, ["pricingmodel"])),
        (
            "resource_group",
            &text(row, ["resourcegroup", "resourcegroupname"]),
        ),
        (
            "resource",
            &text(row, ["resourceid", "instanceid", "resourcename"]),
        ),
        ("unit", &stated_unit),
    ] {
        charge.tag(name, text);
    }
    let unnamed = if words.are_tokens { "token" } else { UNNAMED };
    let unit = Unit::of(&stated_unit, unnamed);
    charge.used(get(row, ["quantity", "usagequantity"]).as_ref(), unit, sink);
    charge.emit(key(row, sink), 0, sink);
    Ok(Verdict::Usage)
}

fn is_model(row: &Row<'_>) -> bool {
    let category = text(row, ["metercategory"]).to_ascii_lowercase();
    let subcategory = text(row, ["metersubcategory"]).to_ascii_lowercase();
    let publisher = text(row, ["publishername"]).to_ascii_lowercase();
    let mut words = publisher.split(|character: char| !character.is_alphanumeric());
    CATEGORIES.iter().any(|known| category.contains(known))
        || subcategory.contains("openai")
        || words.any(|word| PUBLISHERS.contains(&word))
}

/// What a line is told by: exports of the month to date are whole and replace each other, and the last ones of a month
/// add the invoice's number, which is therefore none of it.
const IDENTITY: [&str; 19] = [
    "billingaccountid",
    "subscriptionid",
    "subscriptionguid",
    "subscriptionname",
    "resourcegroup",
    "resourcegroupname",
    "resourceid",
    "instanceid",
    "meterid",
    "metercategory",
    "metersubcategory",
    "metername",
    "chargetype",
    "pricingmodel",
    "unitofmeasure",
    "reservationid",
    "additionalinfo",
    "costallocationrulename",
    "tags",
];

fn key(row: &Row<'_>, sink: &mut dyn Sink) -> Key {
    let day = [
        ("date", same_time(get(row, DATES))),
        ("currency", get(row, CURRENCIES)),
    ];
    let fields = IDENTITY.map(|name| (name, row.folded(name)));
    sink.content_key("azure-costs", row.identity(day.into_iter().chain(fields)))
}
