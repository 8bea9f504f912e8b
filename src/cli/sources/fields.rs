//! An event to its stated fields, as names and texts.

use chrono::DateTime;
use chrono::SecondsFormat;

use crate::event::Attribute;
use crate::event::Meter;
use crate::event::UsageEvent;
use crate::event::tags;
use crate::units::Timestamp;

/// Every field the event states; what it does not state is left out.
pub(super) fn fields(event: &UsageEvent<'_>) -> Vec<(String, String)> {
    let mut fields = vec![("time".to_owned(), time(event.time))];
    let mut add = |name: &str, value: String| fields.push((name.to_owned(), value));
    if event.span > 0 {
        let span = i64::try_from(event.span).unwrap_or(i64::MAX);
        add("until", time(Timestamp(event.time.0.saturating_add(span))));
    }
    for attribute in Attribute::ALL {
        let text = &event.attributes[attribute];
        match attribute {
            Attribute::Tags => {
                for (name, value) in tags::decode(text) {
                    add(&format!("tag:{name}"), value);
                }
            }
            _ if text.is_empty() => {}
            _ => add(attribute.name(), text.to_string()),
        }
    }
    if event.calls != 1 {
        add("calls", event.calls.to_string());
    }
    for meter in Meter::ALL {
        if event.meters[meter] > 0 {
            add(&tokens(meter), event.meters[meter].to_string());
        }
    }
    for (name, thousandths) in &event.quantities {
        add(&format!("quantity:{name}"), decimal(*thousandths));
    }
    if let Some(cost) = event.reported_cost {
        add("reported_cost", cost.to_string());
    }
    for (name, micros) in [
        ("duration_ms", event.duration),
        ("time_to_first_token_ms", event.time_to_first_token),
    ] {
        if micros > 0 {
            add(name, decimal(micros));
        }
    }
    if event.copy > 0 {
        add(
            "copy",
            "yields to the original where that is read too".to_owned(),
        );
    }
    let key = event.key;
    add("key", format!("{:016x}{:016x}", key.call, key.request));
    fields
}

/// The column's name in reports, where there is one for this kind of token.
fn tokens(meter: Meter) -> String {
    match meter {
        Meter::UncachedInput => "uncached_input_tokens".to_owned(),
        meter => format!("{}_tokens", meter.name()),
    }
}

/// Thousandths as a decimal.
fn decimal(thousandths: u64) -> String {
    let text = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn time(time: Timestamp) -> String {
    DateTime::from_timestamp_micros(time.0).map_or_else(
        || "out of range".to_owned(),
        |time| time.to_rfc3339_opts(SecondsFormat::AutoSi, true),
    )
}
