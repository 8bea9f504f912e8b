//! What a session of an agent used in all to the bucket that stands for it: it grows, and the largest is kept.

use std::borrow::Cow;

use super::datum::Datum;
use crate::event::Attribute;
use crate::event::Key;
use crate::event::KeyHasher;
use crate::event::UsageEvent;
use crate::units::Timestamp;
use crate::units::Usd;
use crate::units::parse_decimal;

/// A bucket for a session of calls that are not told apart. `id` names the session within its `family`, whatever it
/// has used so far; a session that does not say when it ended lasts as short as can be.
pub(super) fn session_total(
    family: &str,
    id: &str,
    start: Timestamp,
    end: Option<Timestamp>,
) -> UsageEvent<'static> {
    let mut event = UsageEvent {
        key: session_key(family, id),
        time: start,
        span: end.map_or(1, |end| u64::try_from(end.0 - start.0).unwrap_or(1).max(1)),
        ..UsageEvent::default()
    };
    event.attributes[Attribute::Kind] = Cow::Borrowed("bucket");
    event.attributes[Attribute::Operation] = Cow::Borrowed("chat");
    event.attributes[Attribute::Status] = Cow::Borrowed("ok");
    event.attributes[Attribute::Session] = Cow::Owned(id.to_owned());
    event
}

fn session_key(family: &str, id: &str) -> Key {
    KeyHasher::new(family).text("session").text(id).key()
}

/// Puts what the log says the event cost, in dollars; an agent that was not billed by the token says 0.
pub(super) fn put_cost(event: &mut UsageEvent<'_>, cost: Option<Usd>, kind: &'static str) {
    let Some(cost) = cost.filter(|cost| *cost > Usd::ZERO) else {
        return;
    };
    event.reported_cost = Some(cost);
    event.attributes[Attribute::Currency] = Cow::Borrowed("USD");
    event.attributes[Attribute::CostKind] = Cow::Borrowed(kind);
}

/// Puts what a plan counts a call as, to the thousandth: credits are no money. The amount is in 10^`exponent` units.
///
/// A call without tokens was still a request, whose price is asked for: it must not look free.
pub(super) fn put_plan_unit(
    event: &mut UsageEvent<'_>,
    unit: &'static str,
    amount: Option<Datum<'_>>,
    exponent: i64,
) {
    let text = amount.and_then(|amount| amount.text());
    let scaled = text.and_then(|text| parse_decimal(&text, 3 + exponent).ok());
    if let Some(thousandths @ 1..) = scaled.and_then(|scaled| u64::try_from(scaled).ok()) {
        event.quantities.push((Cow::Borrowed(unit), thousandths));
        if event.meters.total() == 0 {
            event.quantities.push((Cow::Borrowed("request"), 1000));
        }
    }
}
