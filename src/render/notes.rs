//! What an answer covers and what is missing from it, in sentences.

use std::borrow::Cow;

use chrono::{DateTime, NaiveTime};
use chrono_tz::Tz;

use super::number::grouped;
use super::sanitize::plain;
use crate::table::{Completeness, Context, UnpricedModel};
use crate::units::{Period, Timestamp};

/// Models named before the rest is counted.
const NAMED_MODELS: usize = 5;

/// `2026-08-01 to 2026-09-01 (end not included) · Europe/Berlin · prices as of 2026-08-01`.
pub(super) fn coverage(context: &Context) -> String {
    let zone: Tz = context.timezone.parse().unwrap_or(Tz::UTC);
    let Period { start, end } = context.period;
    let prices = match &context.price_book {
        Some(book) if !book.as_of.is_empty() => format!("prices as of {}", plain(&book.as_of)),
        _ => String::new(),
    };
    // What counts no calls has no period: a price list, for one.
    if context.completeness.is_none() && context.period == Period::ALL {
        return prices;
    }
    let text = match (start == Timestamp::MIN, end == Timestamp::MAX) {
        (true, true) => "all time".to_owned(),
        (false, true) => format!("from {} on", local(start, zone)),
        (true, false) => format!("before {}", local(end, zone)),
        (false, false) => format!(
            "{} to {} (end not included)",
            local(start, zone),
            local(end, zone)
        ),
    };
    let before = if prices.is_empty() { "" } else { " · " };
    format!("{text} · {}{before}{prices}", plain(&context.timezone))
}

/// An instant on the zone's clock: the date alone at midnight.
fn local(instant: Timestamp, zone: Tz) -> String {
    let Some(utc) = DateTime::from_timestamp_micros(instant.0) else {
        return "beyond the calendar".to_owned();
    };
    let local = utc.with_timezone(&zone).naive_local();
    let pattern = if local.time() == NaiveTime::MIN {
        "%Y-%m-%d"
    } else if local.and_utc().timestamp() % 60 == 0 {
        "%Y-%m-%d %H:%M"
    } else {
        "%Y-%m-%d %H:%M:%S"
    };
    local.format(pattern).to_string()
}

/// What is missing and what was left out, one sentence each, the details indented; texts are safe to print.
pub(super) fn remarks(context: &Context) -> Vec<String> {
    let mut remarks = Vec::new();
    if let Some(completeness) = &context.completeness {
        remarks.extend(completeness_remarks(completeness));
    }
    remarks.extend(context.notes.iter().map(|note| plain(note).into_owned()));
    remarks
}

fn completeness_remarks(completeness: &Completeness) -> Vec<String> {
    let mut remarks = Vec::new();
    let all = completeness.calls;
    let tokens = count(completeness.unpriced_tokens, "token");
    match (completeness.unpriced_calls, completeness.partial_calls) {
        (0, 0) if completeness.unpriced_tokens == 0 => {}
        (0, 0) => remarks.push(format!("{tokens} have no price; the total is a lower bound")),
        (0, partial) => remarks.push(format!(
            "{} a price for a part only ({tokens} without); the total is a lower bound",
            some_have(partial, all)
        )),
        (unpriced, 0) => remarks.push(format!(
            "{} no price ({tokens}); the total is a lower bound",
            some_have(unpriced, all)
        )),
        (unpriced, partial) => remarks.push(format!(
            "{} no price and {} a price for a part only ({tokens} without); the total is a lower bound",
            some_have(unpriced, all),
            grouped(&partial.to_string())
        )),
    }
    let models = &completeness.unpriced_models;
    remarks.extend(models.iter().take(NAMED_MODELS).map(model));
    if models.len() > NAMED_MODELS {
        let rest = models.len() - NAMED_MODELS;
        remarks.push(format!(
            "… and {rest} more {} without a price (`--format json` has all)",
            if rest == 1 { "model" } else { "models" }
        ));
    }
    if completeness.rejected > 0 {
        let records = count(completeness.rejected, "record");
        remarks.push(format!("{records} could not be used"));
    }
    remarks
}

fn model(model: &UnpricedModel) -> String {
    let provider = match model.provider.as_str() {
        "" => String::new(),
        provider => format!("{}/", plain(provider)),
    };
    let name = match model.model.as_str() {
        "" => Cow::Borrowed("(no model stated)"),
        name => plain(name),
    };
    format!(
        "  {provider}{name}: {}, {}: {}",
        count(model.calls, "call"),
        count(model.tokens, "token"),
        plain(&model.reason)
    )
}

/// `1 of 3 calls has`, `2 of 3 calls have`.
fn some_have(some: u64, all: u64) -> String {
    let verb = if some == 1 { "has" } else { "have" };
    let some = grouped(&some.to_string());
    format!("{some} of {} {verb}", count(all, "call"))
}

fn count(number: u64, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", grouped(&number.to_string()))
}
