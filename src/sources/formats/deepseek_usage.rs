//! DeepSeek's monthly table of amounts to buckets: a row per day, model, key and kind of amount.
//!
//! The file `amount-YYYY-M.csv` of the platform's export. Each row is a bucket of its own, so that rows add up in
//! whatever order they come.

use std::borrow::Cow;

use crate::event::Attribute;
use crate::event::Meter;
use crate::sources::About;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::aggregate;
use crate::sources::export::Export;
use crate::sources::row::Row;
use crate::units::Period;

/// DeepSeek's usage of an account.
pub(crate) static DEEPSEEK_USAGE: Export = Export {
    name: "deepseek-usage",
    about: About {
        title: "DeepSeek platform export, amounts",
        how_to_get: "Export on the Usage page of platform.deepseek.com: `amount-*.csv` in the ZIP file",
        layer: "provider",
    },
    signatures: &[
        &["start_time_iso", "model", "api_key_name", "type", "amount"],
        &["utc_date", "model", "api_key_name", "type", "amount"],
    ],
    record,
};

fn record(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    let period = period(row)?;
    let amount = row.total("amount")?.unwrap_or(0);
    let mut event = aggregate::bucket(period);
    match &*row.text("type") {
        "input_cache_hit_tokens" => event.meters[Meter::CacheRead] = amount,
        "input_cache_miss_tokens" => event.meters[Meter::UncachedInput] = amount,
        "output_tokens" => event.meters[Meter::Output] = amount,
        "request_count" => event.calls = amount,
        _ => return Err("unknown kind of amount"),
    }
    if amount == 0 {
        return Ok(Verdict::NotUsage("zero usage"));
    }
    event.attributes[Attribute::Provider] = Cow::Borrowed("deepseek");
    event.attributes[Attribute::Model] = row.text("model");
    event.attributes[Attribute::Tenant] = row.text("user_id");
    event.attributes[Attribute::Tags] = aggregate::tags([("api_key", row.text("api_key_name"))]);
    event.key = aggregate::key(
        sink,
        DEEPSEEK_USAGE.name,
        row,
        period,
        [
            &*row.text("user_id"),
            &row.text("model"),
            &row.text("api_key_name"),
            &row.text("api_key"),
            &row.text("type"),
        ],
    );
    sink.event(&mut event);
    Ok(Verdict::Usage)
}

/// The row's period, or the day of an older export.
pub(super) fn period(row: &Row<'_>) -> Result<Period, &'static str> {
    match row.get("utc_date") {
        Some(_) => aggregate::period(row, "utc_date", ""),
        None => aggregate::period(row, "start_time_iso", "end_time_iso"),
    }
}
