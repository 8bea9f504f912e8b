//! DeepSeek's monthly table of costs to charges, in the currency of the account.
//!
//! The file `cost-YYYY-M.csv` of the platform's export.

use std::borrow::Cow;

use super::deepseek_usage;
use crate::event::Attribute;
use crate::sources::About;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::aggregate;
use crate::sources::export::Export;
use crate::sources::row::Row;

/// DeepSeek's costs of an account.
pub(crate) static DEEPSEEK_COSTS: Export = Export {
    name: "deepseek-costs",
    about: About {
        title: "DeepSeek platform export, costs",
        how_to_get: "Export on the Usage page of platform.deepseek.com: `cost-*.csv` in the ZIP file",
        layer: "invoice",
    },
    signatures: &[
        &["start_time_iso", "model", "wallet_type", "cost", "currency"],
        &["utc_date", "model", "cost", "currency"],
    ],
    record,
};

fn record(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    let Some(cost) = row.get("cost") else {
        return Ok(Verdict::NotUsage("empty bucket"));
    };
    let currency = row.text("currency").to_uppercase();
    if currency.is_empty() {
        return Err("an amount without a currency");
    }
    let period = deepseek_usage::period(row)?;
    let mut event = aggregate::charge(period);
    event.reported_cost = Some(cost.money(0).ok_or("amount not understood")?);
    event.key = aggregate::key(
        sink,
        DEEPSEEK_COSTS.name,
        row,
        period,
        [
            &*row.text("user_id"),
            &row.text("model"),
            &row.text("wallet_type"),
            &currency,
        ],
    );
    event.attributes[Attribute::Provider] = Cow::Borrowed("deepseek");
    event.attributes[Attribute::Model] = row.text("model");
    event.attributes[Attribute::Tenant] = row.text("user_id");
    event.attributes[Attribute::Currency] = Cow::Owned(currency);
    event.attributes[Attribute::Tags] = aggregate::tags([("wallet", row.text("wallet_type"))]);
    sink.event(&mut event);
    Ok(Verdict::Usage)
}
