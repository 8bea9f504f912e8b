//! What a provider adds up over a period to the events that stand for it: buckets of calls, charges on a bill.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Sink;
use super::row::Row;
use crate::event::Attribute;
use crate::event::Key;
use crate::event::KeyHasher;
use crate::event::UsageEvent;
use crate::event::tags;
use crate::units::Period;
use crate::units::Timestamp;

const MINUTE: u64 = 60_000_000;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// The period between two fields; a day where the second is not stated.
///
/// # Errors
/// Why it is no period.
pub(super) fn period(row: &Row<'_>, start: &str, end: &str) -> Result<Period, &'static str> {
    let start = row.time(start)?;
    let end = match row.get(end) {
        Some(end) => end.time()?,
        None => return day(start),
    };
    if end <= start {
        return Err("a period that ends before it starts");
    }
    Ok(Period { start, end })
}

/// The day from an instant on.
///
/// # Errors
/// When it is past the range.
pub(super) fn day(start: Timestamp) -> Result<Period, &'static str> {
    let end = start.0.checked_add_unsigned(DAY);
    let end = end.map(Timestamp).ok_or("time out of range")?;
    Ok(Period { start, end })
}

/// An event of many calls, with nothing stated.
pub(super) fn bucket<'a>(period: Period) -> UsageEvent<'a> {
    over(period, "bucket")
}

/// An event of money billed, with nothing stated.
pub(super) fn charge<'a>(period: Period) -> UsageEvent<'a> {
    let mut event = over(period, "charge");
    event.attributes[Attribute::CostKind] = Cow::Borrowed("billed");
    event.attributes[Attribute::Layer] = Cow::Borrowed("invoice");
    event
}

fn over<'a>(period: Period, kind: &'static str) -> UsageEvent<'a> {
    let mut event = UsageEvent {
        time: period.start,
        span: length(period),
        ..UsageEvent::default()
    };
    event.attributes[Attribute::Kind] = Cow::Borrowed(kind);
    event
}

fn length(period: Period) -> u64 {
    u64::try_from(period.end.0.saturating_sub(period.start.0)).unwrap_or(0)
}

/// What the prices of a bucket leave open.
pub(super) const NOT_BY_TIER: &str =
    "usage not grouped by service tier or batch; priced at standard rates";

/// Free text that tells an aggregate apart, in full.
pub(super) fn whole_text<'a>(row: &Row<'a>, name: &str) -> Cow<'a, str> {
    let text = row.get(name).and_then(|datum| datum.long_text());
    text.unwrap_or_default()
}

/// Who an aggregate is: its period and what it is grouped by, never its amounts, which later exports restate.
///
/// Rows of one table that agree in all of it are different all the same: an older export leaves out what tells them
/// apart. Pages may overlap, so that there they are one.
pub(super) fn key<'a>(
    sink: &mut dyn Sink,
    family: &str,
    row: &Row<'_>,
    period: Period,
    dimensions: impl IntoIterator<Item = &'a str>,
) -> Key {
    match row {
        Row::Cells { .. } => sink.content_key(family, identity(period, dimensions)),
        Row::Object(_) => page_key(family, period, dimensions),
    }
}

/// Who an aggregate on a page is; the same as that of the first such row of a table.
pub(super) fn page_key<'a>(
    family: &str,
    period: Period,
    dimensions: impl IntoIterator<Item = &'a str>,
) -> Key {
    Key::of_content(family, identity(period, dimensions), 0)
}

fn identity<'a>(period: Period, dimensions: impl IntoIterator<Item = &'a str>) -> u128 {
    let hasher = KeyHasher::new("aggregate")
        .number(period.start.0.cast_unsigned())
        .number(width(period));
    let hashed = dimensions.into_iter().fold(hasher, KeyHasher::text).key();
    u128::from(hashed.call) << 64 | u128::from(hashed.request)
}

/// The width asked for: the newest bucket of an export may be cut off by its end.
fn width(period: Period) -> u64 {
    let length = length(period);
    let widths = [MINUTE, HOUR, DAY];
    let width = widths.into_iter().find(|width| length <= *width);
    width.unwrap_or(length)
}

/// Tags of what is stated.
pub(super) fn tags<const N: usize>(pairs: [(&str, Cow<'_, str>); N]) -> Cow<'static, str> {
    let stated = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    let named = stated.map(|(name, value)| (name.to_owned(), value.into_owned()));
    Cow::Owned(tags::encode(&named.collect::<BTreeMap<_, _>>()))
}

/// An amount of whole units, as a quantity; none where there are none.
pub(super) fn units<'a>(name: &'static str, amount: Option<u64>) -> Option<(Cow<'a, str>, u64)> {
    let amount = amount.filter(|amount| *amount > 0);
    amount.map(|amount| (Cow::Borrowed(name), amount.saturating_mul(1000)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_that_is_not_over_is_the_same_bucket() {
        let of = |start: i64, length: u64, model| {
            let start = Timestamp(start);
            let end = Timestamp(start.0.saturating_add_unsigned(length));
            identity(Period { start, end }, [model, ""])
        };
        let whole = of(0, DAY, "m");
        assert_eq!(of(0, 7 * HOUR, "m"), whole);
        for other in [
            of(1, DAY, "m"),
            of(0, HOUR, "m"),
            of(0, 2 * DAY, "m"),
            of(0, DAY, "n"),
        ] {
            assert_ne!(other, whole);
        }
    }
}
