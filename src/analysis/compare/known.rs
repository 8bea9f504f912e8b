//! Two periods and the events, in: what of either is not known, in sentences, out.

use chrono_tz::Tz;

use super::point::{Periods, wall_text};
use crate::analysis::bucket::local_time;
use crate::analysis::sums::Sums;
use crate::error::Error;
use crate::event::{Details, Scan};
use crate::units::{Period, Timestamp};

/// Silence that may be missing logs: before the first call known of all, or up to now in a running period.
const SILENT: i64 = 86_400 * Timestamp::SECOND;

/// What makes one of the costs look smaller than it was: logs that begin late or end early, calls without a price.
pub(in crate::analysis) fn missing(
    periods: &Periods,
    totals: [&Sums; 2],
    events: &dyn Scan,
    zone: Tz,
) -> Result<Vec<String>, Error> {
    let [this, other] = totals;
    let local = |time: i64| wall_text(local_time(zone, Timestamp(time)).0);
    let mut notes = Vec::new();
    notes.extend(late(periods, other, events, zone)?);
    if periods.is_running() && this.rows == 0 {
        notes.push(
            "no call of this period is known: logs that were not read yet look like a fall"
                .to_owned(),
        );
    }
    if periods.is_running() && this.rows > 0 && periods.this.end.0 - this.last > SILENT {
        notes.push(format!(
            "the last of these calls is of {}: logs that were not read yet look like a fall",
            local(this.last)
        ));
    }
    let unpriced = other.unpriced_calls + other.partial_calls;
    if other.lower_bound() {
        notes.push(format!(
            "{unpriced} of {} calls of the other period lack a price or a part of it: its cost is a lower bound, and \
             there is no difference where they count",
            other.calls
        ));
    }
    Ok(notes)
}

/// A sentence where the other period begins before anything is known.
pub(in crate::analysis) fn late(
    periods: &Periods,
    other: &Sums,
    events: &dyn Scan,
    zone: Tz,
) -> Result<Option<String>, Error> {
    let late = begins_late(other, periods.other.start, events)?;
    Ok(late.map(|first| match first {
        None => "no call is known of the other period or of any time before it".to_owned(),
        Some(first) => format!(
            "the first call known is of {}: what the other period cost before it is not known",
            wall_text(local_time(zone, Timestamp(first)).0)
        ),
    }))
}

/// A sentence where a period begins before anything is known: its first days look like days without calls.
pub(in crate::analysis) fn unknown_start(
    total: &Sums,
    start: Timestamp,
    events: &dyn Scan,
    zone: Tz,
) -> Result<Option<String>, Error> {
    let late = match (total.rows, start) {
        (0, _) | (_, Timestamp::MIN) => None,
        _ => begins_late(total, start, events)?.flatten(),
    };
    Ok(late.map(|first| {
        format!(
            "the first call known is of {}: the time before it counts as time without calls",
            wall_text(local_time(zone, Timestamp(first)).0)
        )
    }))
}

/// Whether nothing is known of the start of a period nor of the time before; then the first call, if there is one.
fn begins_late(
    total: &Sums,
    start: Timestamp,
    events: &dyn Scan,
) -> Result<Option<Option<i64>>, Error> {
    let first = (total.rows > 0).then_some(total.first);
    if first.is_some_and(|first| first.saturating_sub(start.0) <= SILENT) {
        return Ok(None);
    }
    Ok((!is_known_before(events, start)?).then_some(first))
}

/// Whether any event is older than an instant.
pub(in crate::analysis) fn is_known_before(
    events: &dyn Scan,
    instant: Timestamp,
) -> Result<bool, Error> {
    let before = Period {
        start: Timestamp::MIN,
        end: instant,
    };
    for part in events.parts(before) {
        let batch = events.read(part, Details::NONE)?;
        if batch.times().iter().any(|time| *time < instant.0) {
            return Ok(true);
        }
    }
    Ok(false)
}
