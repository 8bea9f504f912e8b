//! GitHub's usage report of Copilot's premium requests and AI credits to charges, a day, user and model each.
//!
//! The cost taken is `net_amount`: gross less what the plan includes. The `aic_` columns state the same usage again as
//! AI credits, for comparison, and are left out. Source: docs/report-format.md of github/copilot-billing-preview.

use crate::event::Attribute;
use crate::sources::About;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::aggregate;
use crate::sources::bill::Charge;
use crate::sources::bill::NO_COST;
use crate::sources::bill::OTHER_SERVICE;
use crate::sources::bill::amount;
use crate::sources::bill_unit::Unit;
use crate::sources::export::Export;
use crate::sources::row::Row;

/// GitHub's usage report.
pub(crate) static GITHUB_COPILOT_BILLING: Export = Export {
    name: "github-copilot-billing",
    about: About {
        title: "GitHub Copilot premium request and AI credit usage report",
        how_to_get: "GitHub, organisation or personal settings, Billing and licensing, Usage: Get usage report, \
            premium requests",
        layer: "invoice",
    },
    signatures: &[&["applied_cost_per_quantity", "sku"]],
    record,
};

fn record(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    // GitHub bills Actions and storage in reports of the same columns.
    let product = row.text("product");
    if !["copilot", "spark", "models"].contains(&&*product.to_ascii_lowercase()) {
        return Ok(Verdict::NotUsage(OTHER_SERVICE));
    }
    let cost = amount(row.get("net_amount").as_ref())?.ok_or(NO_COST)?;
    let day = aggregate::day(row.time("date")?)?;
    let mut charge = Charge::new("github-copilot", day.start, Some(day.end));
    charge.cost(cost, "USD");
    charge.set(Attribute::User, row.text("username"));
    charge.set(Attribute::Tenant, row.text("organization"));
    charge.set(Attribute::Model, row.text("model"));
    for name in ["product", "sku", "unit_type", "exceeds_quota"] {
        charge.tag(name, &row.text(name));
    }
    charge.tag("cost_center", &row.text("cost_center_name"));
    let name = match row.text("unit_type").eq_ignore_ascii_case("requests") {
        true => "premium_request",
        false => "ai_credit",
    };
    let unit = Unit { name, factor: 1 };
    charge.used(row.get("quantity").as_ref(), unit, sink);
    let fields = IDENTITY.map(|name| (name, row.get(name)));
    let key = sink.content_key("github-copilot-billing", row.identity(fields.into_iter()));
    charge.emit(key, 0, sink);
    Ok(Verdict::Usage)
}

/// What a line is told by; the amounts of a day grow until it is over.
const IDENTITY: [&str; 9] = [
    "date",
    "username",
    "product",
    "sku",
    "model",
    "unit_type",
    "exceeds_quota",
    "organization",
    "cost_center_name",
];
